/* docket_questions: what a drafted docket still asks the clerk.
 *
 * `vet look` drafts a docket and cannot know everything: whether 02/03/1985 is in March,
 * who was searched in a register. There it writes "? " and what it would like to know,
 * perhaps with a proposal. Such a text is no answer wherever it stands, and nothing is
 * vetted before a person has put one in its place. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/docket_questions.h"

static bool is_question(text t) {
    return text_starts(t, DOCKET_QUESTION);
}

static void ask(docket_reading *r, uint32_t line, text question) {
    docket_wrong(r, line,
                 "an open question: \"%.*s\"; write the answer in its place, without \"? \"",
                 TEXT_ARGS(question));
}

/* How deep and how many: data_read has seen to it. */
void docket_questions(docket_reading *r, const data *root) {
    if (root->kind == DATA_WORDS && is_question(root->words))
        ask(r, root->line, root->words);
    for (size_t i = 0; i < root->item_count; i++) docket_questions(r, root->items[i]);
    for (size_t i = 0; i < root->field_count; i++) {
        if (is_question(root->fields[i].name))
            ask(r, root->fields[i].line, root->fields[i].name);
        docket_questions(r, root->fields[i].value);
    }
}

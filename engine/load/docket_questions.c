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

static void ask(docket_reading *r, uint32_t line, text name, text question) {
    docket_wrong(r, line,
                 "%.*s = \"%.*s\" is an open question: write the answer in its place, without "
                 "\"? \"",
                 TEXT_ARGS(name), TEXT_ARGS(question));
}

/* How deep and how many: data_read has seen to it. `name`: of the field the value stands in. */
static void look_through(docket_reading *r, const data *v, text name) {
    if (v->kind == DATA_WORDS && is_question(v->words)) ask(r, v->line, name, v->words);
    for (size_t i = 0; i < v->item_count; i++) look_through(r, v->items[i], name);
    for (size_t i = 0; i < v->field_count; i++) {
        const data_field *field = &v->fields[i];
        if (is_question(field->name)) ask(r, field->line, name, field->name);
        look_through(r, field->value, field->name);
    }
}

void docket_questions(docket_reading *r, const data *root) {
    look_through(r, root, TEXT("docket"));
}

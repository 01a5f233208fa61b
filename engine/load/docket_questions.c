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

/* Whose value it is: a source and, where there is one, its column. */
typedef struct whose { text source, column; } whose;

static void ask(docket_reading *r, uint32_t line, whose of, text name, text question) {
    bool source = of.source.len > 0, column = of.column.len > 0;
    docket_wrong(
        r, line,
        "%s%.*s%s%.*s%s%.*s = \"%.*s\" is an open question: write the answer in its place, "
        "without \"? \"",
        source ? "source " : "", TEXT_ARGS(of.source), column ? ", column " : "",
        TEXT_ARGS(of.column), source ? ": " : "", TEXT_ARGS(name), TEXT_ARGS(question));
}

/* How deep and how many: data_read has seen to it. `name`: of the field the value stands in. */
static void look_through(docket_reading *r, const data *v, whose of, text name) {
    if (v->kind == DATA_WORDS && is_question(v->words)) ask(r, v->line, of, name, v->words);
    for (size_t i = 0; i < v->item_count; i++) look_through(r, v->items[i], of, name);
    for (size_t i = 0; i < v->field_count; i++) {
        const data_field *field = &v->fields[i];
        whose below = of;
        if (text_is(name, "sources") && of.source.len == 0) below.source = field->name;
        if (text_is(name, "columns") && of.source.len > 0) below.column = field->name;
        if (is_question(field->name)) ask(r, field->line, of, name, field->name);
        look_through(r, field->value, below, field->name);
    }
}

void docket_questions(docket_reading *r, const data *root) {
    look_through(r, root, (whose){ { "", 0 }, { "", 0 } }, TEXT("docket"));
}

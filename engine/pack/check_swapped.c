/* check_swapped: arguments that stand in each other's place.
 *
 * reached(c.day.election_day, 71, c.birth_date) takes a date, a number and a date, as it
 * should, and nobody is ever over 70. is("A1", c.licence) and matches("^A", c.licence) ask
 * what is written in the rule, and not the cell. Each makes a bar that is never found, so
 * it is refused. Only what can mean nothing else is: elapsed(c.day.election_day,
 * r.ends_on) may be the years that are left. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/check_swapped.h"

static bool is_written_text(const syntax_node *n) {
    while (n->kind == SYNTAX_PAREN) n = n->a;
    return n->kind == SYNTAX_STRING;
}

static void day_first(checker *c, const known_word *word, const known_call *call) {
    const operand *first = &call->arguments[0];
    if (first->value.kind != VALUE_DATE || first->value.word.len == 0) return;
    checker_error(c, call->file, first->at,
                  "'%.*s' is a day of the pack, and nobody is born on it: the birth date comes "
                  "first, the day last: %s",
                  TEXT_ARGS(first->value.word), word->usage);
}

static void words_first(checker *c, const known_word *word, const known_call *call) {
    const operand *first = &call->arguments[0];
    if (!is_written_text(first->at)) return;
    checker_error(c, call->file, first->at,
                  "%s asks about what is written here and not about a cell; the cell comes "
                  "first: %s",
                  word->name, word->usage);
}

void check_swapped(checker *c, const known_word *word, const known_call *call) {
    text name = text_of(word->name);
    if (text_is(name, "reached") || text_is(name, "age")) day_first(c, word, call);
    if (text_is(name, "is") || text_is(name, "matches")) words_first(c, word, call);
}

/* check_period: period { from = ..., years = ..., first_day = ... } in a rule.
 *
 * A period without a day it starts from, without a length, or that does not say whether its
 * first day counts is a mistake: laws differ in that, and a day decides who may stand. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/check_period.h"

enum { PRINTED = 256 };

static const text PERIOD_FIELDS[] = { { "from", 4 }, { "years", 5 },  { "months", 6 },
                                      { "days", 4 }, { "length", 6 }, { "first_day", 9 } };
enum { FROM, YEARS, MONTHS, DAYS, LENGTH, FIRST_DAY, PERIOD_FIELD_COUNT };
static const text FIRST_DAYS[] = { { "excluded", 8 }, { "counts", 6 }, { "disputed", 8 } };

static size_t find_text(text wanted, const text *in, size_t count) {
    size_t i = 0;
    while (i < count && !text_equal(in[i], wanted)) i++;
    return i;
}

static void period_value(checker *c, const known_call *call, const check_entry *e,
                         size_t field) {
    static const char *const wanted[] = { "a date", "a number", "a number", "a number",
                                          "a length of time" };
    const check_value *v = &e->value;
    char what[PRINTED];
    text word;
    bool fine = v->kind == VALUE_UNKNOWN || field == FIRST_DAY ||
                (field == FROM     ? v->kind == VALUE_DATE
                 : field == LENGTH ? v->kind == VALUE_DURATION
                                   : value_is_number(v));
    value_print(c->pack, v, what, sizeof what);
    if (!fine)
        checker_error(c, call->file, e->at, "'%.*s' of a period must be %s; %s",
                      TEXT_ARGS(PERIOD_FIELDS[field]), wanted[field], what);
    if (field == FIRST_DAY && value_is_word(v, &word) && find_text(word, FIRST_DAYS, 3) == 3) {
        checker_suggest(word, FIRST_DAYS, 3, what, sizeof what);
        checker_error(c, call->file, e->at,
                      "first_day is '%.*s'; it must be \"excluded\", "
                      "\"counts\" or \"disputed\"%s",
                      TEXT_ARGS(word), what);
    }
}

check_value check_period(checker *c, const known_call *call) {
    const check_value *v = &call->arguments[0].value;
    bool has[PERIOD_FIELD_COUNT + 1] = { false };
    char hint[PRINTED];
    text name;
    if (v->kind != VALUE_TABLE) return value_of_kind(VALUE_PERIOD);
    for (size_t i = 0; i < v->table->count; i++) {
        const check_entry *e = &v->table->entries[i];
        if (!value_is_word(&e->key, &name)) continue;
        size_t field = find_text(name, PERIOD_FIELDS, PERIOD_FIELD_COUNT);
        has[field] = true;
        if (field < PERIOD_FIELD_COUNT) {
            period_value(c, call, e, field);
            continue;
        }
        checker_suggest(name, PERIOD_FIELDS, PERIOD_FIELD_COUNT, hint, sizeof hint);
        checker_error(c, call->file, e->at, "a period has no '%.*s'%s", TEXT_ARGS(name),
                      hint[0] != '\0' ? hint
                                      : "; it has from, years, months, days, length and "
                                        "first_day");
    }
    if (v->table->open) return value_of_kind(VALUE_PERIOD);
    if (!has[FROM])
        checker_error(c, call->file, call->at,
                      "this period has no 'from', the day it starts from");
    if (!has[YEARS] && !has[MONTHS] && !has[DAYS] && !has[LENGTH] && !has[PERIOD_FIELD_COUNT])
        checker_error(c, call->file, call->at,
                      "this period has no length: years, months or days");
    if (!has[FIRST_DAY] && !has[PERIOD_FIELD_COUNT])
        checker_error(c, call->file, call->at,
                      "this period does not say first_day = \"excluded\", "
                      "\"counts\" or \"disputed\"; laws differ");
    return value_of_kind(VALUE_PERIOD);
}

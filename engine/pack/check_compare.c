/* check_compare: operators between values that do not go together.
 *
 * Lua compares anything with anything by == and silently says false, which in a rule
 * means "does not apply to him": the mistakes found here are those that would exclude
 * or admit people without a sound. Each message says what the cell is, what it was
 * compared with, and what to write instead. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/check_compare.h"

#include <stdio.h>
#include <string.h>

#include "ground/day.h"
#include "pack/check_kinds.h"
#include "pack/check_words.h"

enum { PRINTED = 256, VALUES_SHOWN = 8 };

static void describe(const checker *c, const operand *o, char buffer[PRINTED]) {
    value_print(c->pack, &o->value, buffer, PRINTED);
}

static const column_decl *column_of(const checker *c, const check_value *v) {
    return &c->pack->sources[v->source].columns[v->column];
}

static void cell_name(const checker *c, const check_value *v, char buffer[PRINTED]) {
    snprintf(buffer, PRINTED, "%.*s.%.*s", TEXT_ARGS(c->pack->sources[v->source].name),
             TEXT_ARGS(column_of(c, v)->name));
}

/* "use given(c, "x")" */
static void give_advice(const checker *c, const operand *cell, char buffer[PRINTED]) {
    char record[96];
    checker_record(c, cell->at, &cell->value, record);
    snprintf(buffer, PRINTED, "given(%s, \"%.*s\")", record,
             TEXT_ARGS(column_of(c, &cell->value)->name));
}

/* ---- a cell and a word ------------------------------------------------------------ */

static void list_values(const column_decl *d, char *buffer, size_t size) {
    size_t used = (size_t)snprintf(buffer, size, "; its values are");
    for (size_t i = 0; i < d->value_count && i < VALUES_SHOWN && used < size; i++)
        used += (size_t)snprintf(buffer + used, size - used, "%s '%.*s'", i > 0 ? "," : "",
                                 TEXT_ARGS(d->values[i]));
    if (d->value_count > VALUES_SHOWN && used < size)
        snprintf(buffer + used, size - used, ", ...");
}

static void word_is_no_value(checker *c, uint16_t file, const operand *cell,
                             const operand *word) {
    char name[PRINTED], hint[PRINTED];
    const column_decl *d = column_of(c, &cell->value);
    text wrong = word->value.words[0];
    cell_name(c, &cell->value, name);
    checker_suggest(wrong, d->values, d->value_count, hint, sizeof hint);
    if (hint[0] == '\0') list_values(d, hint, sizeof hint);
    checker_error(c, file, word->at, "'%.*s' is no value of %s%s", TEXT_ARGS(wrong), name,
                  hint);
}

/* Only when none of the words it may be fits. */
static bool fits(const column_decl *d, const check_value *words) {
    if (words->word_count == 0) return true;
    for (size_t i = 0; i < words->word_count; i++)
        if (column_find_value(d, words->words[i]) != NO_INDEX) return true;
    return false;
}

static void cell_and_word(checker *c, uint16_t file, const operand *cell, const operand *word) {
    char name[PRINTED], advice[PRINTED];
    text one;
    cell_name(c, &cell->value, name);
    if (value_is_word(&word->value, &one) && one.len == 0) {
        give_advice(c, cell, advice);
        checker_error(c, file, word->at,
                      "%s is compared with \"\": a blank is never \"\"; use %s", name, advice);
    } else if (cell->value.kind == VALUE_TEXT) {
        if (word->value.word_count > 0)
            checker_error(c, file, word->at,
                          "%s is free text and cannot be compared with a word; declare it as a "
                          "list of codes, or use matches(text, pattern)",
                          name);
    } else if (cell->value.kind == VALUE_NAME) {
        if (word->value.word_count > 0)
            checker_error(c, file, word->at,
                          "%s is a name, which is held folded, and cannot be compared with a "
                          "word; write same(a, b)",
                          name);
    } else if (cell->value.kind == VALUE_CODE &&
               !fits(column_of(c, &cell->value), &word->value)) {
        word_is_no_value(c, file, cell, word);
    }
}

/* ---- dates and numbers with the wrong thing ---------------------------------------------- */

static const char *plain_kind(const check_value *v) {
    return value_is_number(v)   ? "a number"
           : value_is_string(v) ? "text"
                                : value_kind_name(v->kind);
}

static void date_and_other(checker *c, uint16_t file, const syntax_node *at,
                           const operand *date, const operand *other) {
    char what[PRINTED];
    text word;
    span ignored;
    describe(c, date, what);
    bool literal =
        value_is_word(&other->value, &word) && date_parse(word, FORM_ISO, &ignored) == NULL;
    if (literal)
        checker_error(c, file, at, "%s and is compared with text; write date \"%.*s\"", what,
                      TEXT_ARGS(word));
    else
        checker_error(
            c, file, at, "%s and is compared with %s; write %s", what,
            plain_kind(&other->value),
            value_is_number(&other->value)
                ? "reached(birth, years, on) for an age, date \"2026-01-01\" for a day"
            : other->value.kind == VALUE_DURATION ? "a date plus or minus the length"
                                                  : "date \"2026-01-01\"");
}

static void number_and_string(checker *c, uint16_t file, const syntax_node *at,
                              const operand *number, const operand *string) {
    char what[PRINTED];
    if (value_is_cell(&string->value)) {
        describe(c, string, what);
        if (number->value.known)
            checker_error(c, file, at,
                          "%s, which is text, and is compared with a number; write "
                          "\"%lld\" in quotes",
                          what, (long long)number->value.integer);
        else
            checker_error(c, file, at, "%s, which is text, and is compared with a number",
                          what);
    } else if (value_is_cell(&number->value)) {
        describe(c, number, what);
        checker_error(c, file, at,
                      "%s and is compared with text; write the number without quotes", what);
    } else {
        checker_error(c, file, at, "a number is compared with text: the two are never equal");
    }
}

static void with_nil(checker *c, uint16_t file, const syntax_node *at, const operand *a) {
    char name[PRINTED], advice[PRINTED];
    if (a->value.maybe_nil) return;
    if (value_is_cell(&a->value)) {
        cell_name(c, &a->value, name);
        give_advice(c, a, advice);
        checker_error(c, file, at, "%s is compared with nil: a blank is never nil; use %s",
                      name, advice);
    } else if (a->value.kind == VALUE_ROWS) {
        checker_error(c, file, at,
                      "rows are never nil; use some(rows, function(r) ... end) or none");
    }
}

static bool is_time(const check_value *v) {
    return v->kind == VALUE_DATE || v->kind == VALUE_DURATION || v->kind == VALUE_PERIOD;
}

static void times_equal(checker *c, uint16_t file, const syntax_node *at, bool equals,
                        const operand *a) {
    const char *what = a->value.kind == VALUE_DATE       ? "dates"
                       : a->value.kind == VALUE_DURATION ? "lengths of time"
                                                         : "periods";
    const char *why = a->value.kind == VALUE_DATE       ? "one may be known only in part"
                      : a->value.kind == VALUE_DURATION ? "a month is no fixed number of days"
                                                        : "compare their days";
    checker_error(c, file, at, "%s are not compared with %s: %s; write a <= b and b <= a", what,
                  equals ? "'==' or '~='" : "is", why);
}

/* Neither a string nor a number nor time: these are never equal to a cell. */
static bool is_thing(const check_value *v) {
    return v->kind == VALUE_BOOLEAN || v->kind == VALUE_CANDIDATE || v->kind == VALUE_ROW ||
           v->kind == VALUE_ROWS || v->kind == VALUE_MEMBER || v->kind == VALUE_MEMBERS;
}

static bool is_person(const check_value *v) {
    return v->kind == VALUE_CANDIDATE || v->kind == VALUE_MEMBER;
}

/* rel.person_a == a: the key is meant. */
static void person_and_id(checker *c, uint16_t file, const syntax_node *at,
                          const operand *person, const operand *id) {
    const source_decl *list = &c->pack->sources[c->pack->candidates];
    bool named = person->at->kind == SYNTAX_NAME;
    char what[PRINTED];
    describe(c, id, what);
    checker_error(c, file, at,
                  "%s and is compared with a candidate: the two are never equal; write "
                  "%.*s.%.*s",
                  what, TEXT_ARGS(named ? person->at->words : TEXT("c")),
                  TEXT_ARGS(list->columns[list->key].name));
}

static bool ordered(checker *c, uint16_t file, const syntax_node *at, bool equals,
                    const operand *a, const operand *b) {
    value_kind y = b->value.kind;
    char what[PRINTED];
    if (is_time(&a->value)) {
        if (a->value.kind == y) times_equal(c, file, at, equals, a);
        else if (a->value.kind == VALUE_DATE) date_and_other(c, file, at, a, b);
        else {
            describe(c, a, what);
            checker_error(c, file, at, "%s and is compared with %s", what,
                          plain_kind(&b->value));
        }
    } else if (value_is_string(&a->value) && value_is_cell(&a->value) && y == VALUE_WORDS) {
        cell_and_word(c, file, a, b);
    } else if (value_is_number(&a->value) && value_is_string(&b->value)) {
        number_and_string(c, file, at, a, b);
    } else if (is_person(&a->value) && b->value.kind == VALUE_ID) {
        person_and_id(c, file, at, a, b);
    } else if (is_thing(&a->value) &&
               (value_is_string(&b->value) || value_is_number(&b->value))) {
        describe(c, a, what);
        checker_error(c, file, at, "%s and is compared with %s: the two are never equal", what,
                      plain_kind(&b->value));
    } else {
        return false;
    }
    return true;
}

static bool is_comparable(const check_value *v) {
    return v->kind != VALUE_UNKNOWN && (v->kind <= VALUE_ROWS || is_thing(v));
}

/* standing(b) == "refered": one of a few words that are known, and none of them. */
static bool is_none_of(checker *c, uint16_t file, const operand *words, const operand *other) {
    const check_value *v = &words->value;
    char hint[PRINTED];
    text word;
    if (v->word.len == 0 || !value_is_word(&other->value, &word)) return false;
    for (size_t i = 0; i < v->word_count; i++)
        if (text_equal(v->words[i], word)) return false;
    checker_suggest(word, v->words, v->word_count, hint, sizeof hint);
    checker_error(c, file, other->at, "%.*s is never '%.*s'%s", TEXT_ARGS(v->word),
                  TEXT_ARGS(word), hint);
    return true;
}

void check_equal(checker *c, uint16_t file, const syntax_node *at, bool equals,
                 const operand *a, const operand *b) {
    check_kinds_compared(c, &a->value, &b->value);
    if (b->value.kind == VALUE_NIL) with_nil(c, file, at, a);
    else if (a->value.kind == VALUE_NIL) with_nil(c, file, at, b);
    else if (a->value.kind == VALUE_WORDS && b->value.kind == VALUE_WORDS)
        (void)(is_none_of(c, file, a, b) || is_none_of(c, file, b, a));
    else if (is_comparable(&a->value) && is_comparable(&b->value) &&
             !ordered(c, file, at, equals, a, b))
        ordered(c, file, at, equals, b, a);
}

/* ---- < and arithmetic ------------------------------------------------------------ */

static void check_order(checker *c, uint16_t file, const syntax_node *at, const operand *a,
                        const operand *b) {
    value_kind x = a->value.kind, y = b->value.kind;
    char what[PRINTED];
    if (!is_comparable(&a->value) || !is_comparable(&b->value)) return;
    bool fine = (x == y && (x == VALUE_DATE || x == VALUE_DURATION)) ||
                (value_is_number(&a->value) && value_is_number(&b->value)) ||
                (value_is_string(&a->value) && value_is_string(&b->value));
    if (fine) return;
    if (x == VALUE_DATE && y != VALUE_NIL) date_and_other(c, file, at, a, b);
    else if (y == VALUE_DATE && x != VALUE_NIL) date_and_other(c, file, at, b, a);
    else {
        const operand *odd = value_is_number(&a->value) ? b : a, *other = odd == a ? b : a;
        describe(c, odd, what);
        checker_error(c, file, at, "%s and has no order with %s", what,
                      plain_kind(&other->value));
    }
}

static const char *arithmetic_advice(syntax_op op, const check_value *a, const check_value *b) {
    if (a->kind == VALUE_DATE && b->kind == VALUE_DATE)
        return op == OP_SUB ? "; for the time between two dates use elapsed(from, on)" : "";
    if ((a->kind == VALUE_DATE && value_is_number(b)) ||
        (b->kind == VALUE_DATE && value_is_number(a)))
        return "; say of what: days(n), months(n) or years(n)";
    if ((a->kind == VALUE_DURATION && value_is_number(b) && (op == OP_ADD || op == OP_SUB)) ||
        (b->kind == VALUE_DURATION && value_is_number(a) && (op == OP_ADD || op == OP_SUB)))
        return "; say of what: days(n), months(n) or years(n)";
    return "";
}

static const char *const OP_WORDS[] = {
    [OP_ADD] = "+",    [OP_SUB] = "-", [OP_MUL] = "*", [OP_DIV] = "/",
    [OP_FLOOR] = "//", [OP_MOD] = "%", [OP_POW] = "^"
};

static check_value wrong_arithmetic(checker *c, uint16_t file, const syntax_node *n,
                                    const operand *a, const operand *b) {
    char what[PRINTED] = "";
    const operand *cell = value_is_cell(&a->value) ? a : value_is_cell(&b->value) ? b : NULL;
    if (cell != NULL) describe(c, cell, what);
    checker_error(c, file, n, "'%s' between %s and %s%s%s%s", OP_WORDS[n->op],
                  plain_kind(&a->value), plain_kind(&b->value), cell != NULL ? ": " : "", what,
                  arithmetic_advice((syntax_op)n->op, &a->value, &b->value));
    return value_of_kind(VALUE_UNKNOWN);
}

/* No arithmetic at all is done with these. */
static bool never_counts(const check_value *v) {
    return v->kind == VALUE_BOOLEAN || v->kind == VALUE_CODE || v->kind == VALUE_ID ||
           v->kind == VALUE_NAME || v->kind == VALUE_TEXT ||
           (v->kind >= VALUE_PERIOD && v->kind <= VALUE_TABLE);
}

static check_value check_arithmetic(checker *c, uint16_t file, const syntax_node *n,
                                    const operand *a, const operand *b) {
    value_kind x = a->value.kind, y = b->value.kind;
    bool sum = n->op == OP_ADD || n->op == OP_SUB;
    bool number_x = value_is_number(&a->value), number_y = value_is_number(&b->value);
    if (never_counts(&a->value) || never_counts(&b->value))
        return wrong_arithmetic(c, file, n, a, b);
    if (number_x && number_y) {
        bool whole =
            x == VALUE_INTEGER && y == VALUE_INTEGER && n->op != OP_DIV && n->op != OP_POW;
        return value_of_kind(whole ? VALUE_INTEGER : VALUE_DECIMAL);
    }
    if (x == VALUE_UNKNOWN || y == VALUE_UNKNOWN || x > VALUE_DURATION || y > VALUE_DURATION)
        return value_of_kind(VALUE_UNKNOWN);
    if (sum && x == VALUE_DATE && y == VALUE_DURATION) return value_of_kind(VALUE_DATE);
    if (n->op == OP_ADD && x == VALUE_DURATION && y == VALUE_DATE)
        return value_of_kind(VALUE_DATE);
    if (n->op == OP_ADD && x == VALUE_DURATION && y == VALUE_DURATION)
        return value_of_kind(VALUE_DURATION);
    bool time = x == VALUE_DATE || y == VALUE_DATE ||
                (sum && (x == VALUE_DURATION || y == VALUE_DURATION));
    if (time && x != VALUE_NIL && y != VALUE_NIL) return wrong_arithmetic(c, file, n, a, b);
    return value_of_kind(VALUE_UNKNOWN);
}

/* Texts and numbers are joined; days and answers would fail on every candidate. */
static check_value check_join(checker *c, uint16_t file, const syntax_node *n, const operand *a,
                              const operand *b) {
    const operand *sides[] = { a, b };
    for (size_t i = 0; i < 2; i++) {
        value_kind kind = sides[i]->value.kind;
        char what[PRINTED];
        bool fails = kind == VALUE_BOOLEAN || kind == VALUE_DATE || kind == VALUE_DURATION ||
                     kind == VALUE_PERIOD;
        if (!fails) continue;
        describe(c, sides[i], what);
        checker_error(c, file, n,
                      "%s and is joined with '..'; hand it over, as reject(\"code\", { when = "
                      "... }), and write {when} in the reason's text",
                      what);
        break;
    }
    return value_of_kind(VALUE_WORDS);
}

check_value check_operator(checker *c, uint16_t file, const syntax_node *n, const operand *a,
                           const operand *b) {
    switch (n->op) {
    case OP_EQ:
    case OP_NE: check_equal(c, file, n, true, a, b); return value_of_kind(VALUE_BOOLEAN);
    case OP_LT:
    case OP_GT:
    case OP_LE:
    case OP_GE: check_order(c, file, n, a, b); return value_of_kind(VALUE_BOOLEAN);
    case OP_CONCAT: return check_join(c, file, n, a, b);
    case OP_ADD:
    case OP_SUB:
    case OP_MUL:
    case OP_DIV:
    case OP_FLOOR:
    case OP_MOD:
    case OP_POW: return check_arithmetic(c, file, n, a, b);
    default: return value_of_kind(VALUE_UNKNOWN);
    }
}

void check_condition(checker *c, uint16_t file, const operand *a) {
    char name[PRINTED], advice[PRINTED];
    if (a->value.maybe_nil) return;
    if (a->value.kind == VALUE_ROWS) {
        checker_error(c, file, a->at,
                      "rows are always true here, even when there are none; use some(rows, "
                      "function(r) ... end) or none");
        return;
    }
    if (a->value.kind == VALUE_BUILTIN) {
        const known_word *word = check_word(a->value.word);
        checker_error(c, file, a->at,
                      "%s is named here and not asked, so this is always true: write %s",
                      word->name, word->usage);
    }
    if (!value_is_cell(&a->value)) return;
    cell_name(c, &a->value, name);
    if (a->value.kind == VALUE_CODE) {
        char record[96];
        const column_decl *d = column_of(c, &a->value);
        checker_record(c, a->at, &a->value, record);
        snprintf(advice, sizeof advice, "is(%s.%.*s, \"%.*s\")", record, TEXT_ARGS(d->name),
                 TEXT_ARGS(d->value_count > 0 ? d->values[0] : TEXT("...")));
    } else {
        give_advice(c, a, advice);
    }
    checker_error(c, file, a->at,
                  "%s is never false: a blank ends the rule, anything else is "
                  "true; use %s",
                  name, advice);
}

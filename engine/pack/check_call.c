/* check_call: calls of the engine's functions.
 *
 * Numbers and kinds of arguments come from the table in check_words; what is particular
 * to one function (the words of is, the fields of period) stands here or in check_period.
 * Functions handed to some, each, none and the like are gone through with a row of the rows
 * they are handed with. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/check_call.h"

#include <stdio.h>
#include <string.h>

#include "ground/day.h"
#include "pack/check_answer.h"
#include "pack/check_compare.h"
#include "pack/check_effect.h"
#include "pack/check_name.h"
#include "pack/check_period.h"
#include "pack/check_swapped.h"
#include "pack/check_words.h"

enum { PRINTED = 256 };

/* ---- what every function asks of its arguments ------------------------------------------- */

static bool right_kind(char wanted, const check_value *v) {
    if (v->kind == VALUE_UNKNOWN || wanted == '?' || wanted == '\0') return true;
    switch (wanted) {
    case 'd': return v->kind == VALUE_DATE;
    case 'n': return value_is_number(v);
    case 'p': return v->kind == VALUE_PERIOD;
    case 'R': return v->kind == VALUE_ROWS || v->kind == VALUE_MEMBERS;
    case 'M': return v->kind == VALUE_MEMBERS;
    case 'm': return v->kind == VALUE_MEMBER;
    case 't': return v->kind == VALUE_TABLE || v->kind == VALUE_HELD;
    default: return v->kind == VALUE_FUNCTION || v->kind == VALUE_BUILTIN;
    }
}

static const char *wanted_name(char wanted) {
    switch (wanted) {
    case 'd': return "a date";
    case 'n': return "a number";
    case 'p': return "a period";
    case 'R': return "the rows of a source, such as c.records";
    case 'M': return "the slate or a list of its members";
    case 'm': return "a member of the slate";
    case 't': return "a list";
    default: return "a function";
    }
}

static void check_argument(checker *c, const known_word *word, const known_call *call,
                           size_t i) {
    size_t last = strlen(word->kinds) - 1;
    char wanted = word->kinds[i < last ? i : last], what[PRINTED];
    const operand *o = &call->arguments[i];
    if (right_kind(wanted, &o->value)) return;
    value_print(c->pack, &o->value, what, sizeof what);
    checker_error(c, call->file, o->at, "argument %zu of %s must be %s; %s: %s", i + 1,
                  word->name, wanted_name(wanted), what, word->usage);
}

static bool check_arguments(checker *c, const known_word *word, const known_call *call) {
    if ((call->count < word->least && !call->open) || call->count > word->most) {
        checker_error(c, call->file, call->at, "%s is called with %zu argument%s: %s",
                      word->name, call->count, call->count == 1 ? "" : "s", word->usage);
        return false;
    }
    for (size_t i = 0; i < call->count; i++) check_argument(c, word, call, i);
    return true;
}

/* ---- is, given, date ------------------------------------------------------------ */

static void is_in_list(checker *c, const known_call *call, size_t i) {
    const operand *list = &call->arguments[i];
    operand one = { list->at, value_of_kind(VALUE_UNKNOWN) };
    const check_table *t = list->value.kind == VALUE_TABLE ? list->value.table : NULL;
    const const_value *held = list->value.kind == VALUE_HELD ? list->value.held : NULL;
    for (size_t j = 0; held != NULL && j < held->pair_count; j++) {
        one.value = value_of_const(&c->scratch, &held->pairs[j].value);
        check_equal(c, call->file, list->at, false, &call->arguments[0], &one);
    }
    if (t == NULL) return;
    for (size_t j = 0; j < t->count; j++) {
        one = (operand){ t->entries[j].at, t->entries[j].value };
        check_equal(c, call->file, one.at, false, &call->arguments[0], &one);
    }
}

static check_value call_is(checker *c, const known_call *call) {
    for (size_t i = 1; i < call->count; i++) {
        const operand *o = &call->arguments[i];
        if (o->value.kind == VALUE_TABLE || o->value.kind == VALUE_HELD) is_in_list(c, call, i);
        else check_equal(c, call->file, o->at, false, &call->arguments[0], o);
    }
    return value_of_kind(VALUE_BOOLEAN);
}

static check_value call_given(checker *c, const known_call *call) {
    text name;
    const check_value *record = &call->arguments[0].value;
    bool candidate = record->kind == VALUE_CANDIDATE || record->kind == VALUE_MEMBER,
         row = record->kind == VALUE_ROW;
    if (record->kind != VALUE_UNKNOWN && !candidate && !row) {
        checker_error(
            c, call->file, call->arguments[0].at,
            "given asks a candidate or a row for a column by name: given(c, \"column\")");
    } else if ((candidate || row) && value_is_word(&call->arguments[1].value, &name)) {
        check_name_of_column(c, call->file, call->arguments[1].at,
                             candidate ? c->pack->candidates : record->source, name);
    } else if ((candidate || row) && value_is_cell(&call->arguments[1].value)) {
        checker_error(c, call->file, call->arguments[1].at,
                      "given wants the name of a column in quotes: given(c, \"column\")");
    }
    return value_of_kind(VALUE_BOOLEAN);
}

static check_value call_date(checker *c, const known_call *call) {
    text word;
    span ignored;
    if (value_is_word(&call->arguments[0].value, &word)) {
        const char *wrong = date_parse(word, FORM_ISO, &ignored);
        if (wrong != NULL)
            checker_error(c, call->file, call->arguments[0].at,
                          "'%.*s' is %s; write it as in date \"2026-01-31\"", TEXT_ARGS(word),
                          wrong);
    }
    return value_of_kind(VALUE_DATE);
}

static check_value given_back(char gives) {
    switch (gives) {
    case 'b': return value_of_kind(VALUE_BOOLEAN);
    case 'd': return value_of_kind(VALUE_DATE);
    case 'l': return value_of_kind(VALUE_DURATION);
    case 'n': return value_of_kind(VALUE_INTEGER);
    default: return value_of_kind(VALUE_UNKNOWN);
    }
}

/* ---- rows ------------------------------------------------------------ */

/* The column named, for latest, sorted and sum. */
static void column_over_rows(checker *c, const known_call *call, text word, uint16_t source,
                             const operand *o) {
    text name;
    char what[PRINTED];
    if (!value_is_word(&o->value, &name)) return;
    check_value cell = check_name_of_row(c, call->file, o->at, source, name);
    bool sum = text_is(word, "sum");
    bool fine = cell.kind == VALUE_UNKNOWN ||
                (sum ? cell.kind == VALUE_INTEGER || cell.kind == VALUE_DURATION
                     : cell.kind == VALUE_DATE);
    value_print(c->pack, &cell, what, sizeof what);
    if (!fine)
        checker_error(c, call->file, o->at, "%.*s wants a column of %s; %s", TEXT_ARGS(word),
                      sum ? "whole numbers or lengths of time" : "dates", what);
}

/* All but each want to hear something of every row. */
static void asked_function(checker *c, text word, const known_call *call, const operand *o,
                           const check_value *row) {
    c->call(c, &o->value, row, 1);
    if (text_is(word, "each")) return;
    check_answer_given(c, call->file, o->at, o->value.function, true, check_word(word)->name);
}

/* Functions over a row get a row of these rows; of an unknown source when the rows are
 * unknown. */
static void over_rows(checker *c, text word, const known_call *call, const check_value *rows,
                      size_t first) {
    check_value row = value_of_kind(rows->kind == VALUE_ROWS ? VALUE_ROW : VALUE_UNKNOWN);
    row.source = rows->source;
    for (size_t i = first; i < call->count; i++) {
        const operand *o = &call->arguments[i];
        if (o->value.kind == VALUE_FUNCTION) asked_function(c, word, call, o, &row);
        else if (row.kind == VALUE_ROW) column_over_rows(c, call, word, row.source, o);
    }
}

/* unbroken reads the columns from and to by itself. */
static void need_stays(checker *c, const known_call *call, const check_value *rows) {
    static const text names[] = { { "from", 4 }, { "to", 2 } };
    if (rows->kind != VALUE_ROWS) return;
    const source_decl *s = &c->pack->sources[rows->source];
    for (size_t i = 0; i < 2; i++) {
        uint16_t found = source_find_column(s, names[i]);
        if (found != NO_INDEX && s->columns[found].type == TYPE_DATE) continue;
        checker_error(
            c, call->file, call->arguments[0].at,
            "unbroken needs columns 'from' and 'to' with dates; %.*s has no date '%.*s'",
            TEXT_ARGS(s->name), TEXT_ARGS(names[i]));
    }
}

/* Any number of rows like this one. */
static check_value list_of(checker *c, const known_call *call, check_value row) {
    check_table *t = arena_take_zero(&c->scratch, 1, sizeof *t);
    check_entry *one = arena_take_zero(&c->scratch, 1, sizeof *one);
    check_value out = value_of_kind(VALUE_TABLE);
    if (t == NULL || one == NULL) return value_of_kind(VALUE_UNKNOWN);
    *one = (check_entry){ value_of_kind(VALUE_INTEGER), row, call->at, NULL };
    *t = (check_table){ .entries = one, .count = 1, .alike = true };
    out.table = t;
    return out;
}

/* some, none, at_least and each over members of a slate. */
static check_value call_members(checker *c, const known_word *word, const known_call *call,
                                size_t at) {
    static const char *const fine[] = { "each", "some", "none", "at_least" };
    check_value member = value_of_kind(VALUE_MEMBER);
    size_t i = 0;
    while (i < 4 && strcmp(fine[i], word->name) != 0) i++;
    if (i == 4)
        checker_error(
            c, call->file, call->at,
            "%s asks rows; members of a slate are asked with each, some, none, at_least, "
            "pairs_of, related and ranked",
            word->name);
    else if (call->count > at + 1 && call->arguments[at + 1].value.kind == VALUE_FUNCTION)
        asked_function(c, text_of(word->name), call, &call->arguments[at + 1], &member);
    return given_back(word->gives);
}

static check_value call_rows(checker *c, const known_word *word, const known_call *call) {
    size_t at = strchr(word->kinds, 'R') == word->kinds ? 0 : 1;
    text name = text_of(word->name);
    if (call->count > at && call->arguments[at].value.kind == VALUE_MEMBERS)
        return call_members(c, word, call, at);
    bool unbroken = text_is(name, "unbroken");
    check_value result = given_back(word->gives);
    if (call->count <= at) return result;
    const check_value *rows = &call->arguments[at].value;
    if (unbroken) need_stays(c, call, rows);
    over_rows(c, name, call, rows, unbroken ? 3 : at + 1);
    bool sorts = text_is(name, "sorted");
    if (!sorts && !text_is(name, "latest")) return result;
    result = value_of_kind(rows->kind == VALUE_ROWS ? VALUE_ROW : VALUE_UNKNOWN);
    result.source = rows->source;
    result.maybe_nil = !sorts;
    return sorts ? list_of(c, call, result) : result;
}

/* ---- facts ------------------------------------------------------------ */

static void check_fact(checker *c, const known_call *call, const syntax_node *at,
                       const check_value *v) {
    text name;
    if (value_is_word(v, &name)) check_name_of_fact(c, call->file, at, name);
}

static check_value call_facts(checker *c, const known_call *call) {
    const operand *who = &call->arguments[0], *list = &call->arguments[1];
    if (who->value.kind != VALUE_UNKNOWN && who->value.kind != VALUE_CANDIDATE)
        checker_error(
            c, call->file, who->at,
            "facts are asked of the candidate: any_of(c, { \"fact\", ... }), all_of likewise");
    if (list->value.kind == VALUE_TABLE)
        for (size_t i = 0; i < list->value.table->count; i++)
            check_fact(c, call, list->value.table->entries[i].at,
                       &list->value.table->entries[i].value);
    if (list->value.kind == VALUE_HELD)
        for (size_t i = 0; i < list->value.held->pair_count; i++) {
            check_value v = value_of_const(&c->scratch, &list->value.held->pairs[i].value);
            check_fact(c, call, list->at, &v);
        }
    return value_of_kind(VALUE_BOOLEAN);
}

/* ---- slates ------------------------------------------------------------ */

uint16_t check_call_between(const checker *c, const syntax_node *call) {
    const syntax_node *a = call->list;
    while (a != NULL && a->kind != SYNTAX_STRING) a = a->next;
    uint16_t found = a != NULL ? pack_find_source(c->pack, a->words) : NO_INDEX;
    return found != NO_INDEX && c->pack->sources[found].between ? found : NO_INDEX;
}

static void no_such_source(checker *c, const known_call *call, const syntax_node *at,
                           text name) {
    text names[SOURCE_MAX];
    char hint[PRINTED];
    size_t n = 0;
    for (size_t i = 0; i < c->pack->source_count; i++)
        if (c->pack->sources[i].between) names[n++] = c->pack->sources[i].name;
    checker_suggest(name, names, n, hint, sizeof hint);
    checker_error(c, call->file, at, "'%.*s' is no source between two candidates%s",
                  TEXT_ARGS(name),
                  hint[0] != '\0' ? hint : "; declare it with between = { \"a\", \"b\" }");
}

/* The kinds asked for are values of the source's column `kind`. */
static void check_kinds(checker *c, const known_call *call, uint16_t source,
                        const operand *list) {
    const source_decl *s = &c->pack->sources[source];
    uint16_t kind = source_find_column(s, TEXT("kind"));
    if (kind == NO_INDEX || s->columns[kind].type != TYPE_CODE) {
        checker_error(c, call->file, list->at, "%.*s has no column 'kind' with a list of codes",
                      TEXT_ARGS(s->name));
        return;
    }
    operand cell = { list->at, value_of_cell(c->pack, source, kind) };
    if (list->value.kind == VALUE_TABLE)
        for (size_t i = 0; i < list->value.table->count; i++) {
            const check_entry *e = &list->value.table->entries[i];
            operand one = { e->at, e->value };
            check_equal(c, call->file, e->at, false, &cell, &one);
        }
    else if (value_is_string(&list->value))
        checker_error(
            c, call->file, list->at,
            "the kinds are a list: related(slate, \"%.*s\", { \"%.*s\" })", TEXT_ARGS(s->name),
            TEXT_ARGS(list->value.word_count > 0 ? list->value.words[0] : TEXT("kind")));
    else if (list->value.kind == VALUE_HELD)
        for (size_t i = 0; i < list->value.held->pair_count; i++) {
            operand one = { list->at,
                            value_of_const(&c->scratch, &list->value.held->pairs[i].value) };
            check_equal(c, call->file, list->at, false, &cell, &one);
        }
}

static check_value call_related(checker *c, const known_call *call) {
    size_t at = call->count > 1 && call->arguments[1].value.kind == VALUE_MEMBERS ? 2 : 1;
    text name;
    if (call->count <= at) {
        checker_error(c, call->file, call->at, "related names no source: %s",
                      check_word(TEXT("related"))->usage);
    } else if (value_is_word(&call->arguments[at].value, &name)) {
        uint16_t source = pack_find_source(c->pack, name);
        if (source == NO_INDEX || !c->pack->sources[source].between)
            no_such_source(c, call, call->arguments[at].at, name);
        else
            check_name_refuse_later(c, call->file, call->arguments[at].at,
                                    &c->pack->sources[source]);
        bool between = source != NO_INDEX && c->pack->sources[source].between;
        if (between && call->count > at + 1)
            check_kinds(c, call, source, &call->arguments[at + 1]);
    }
    return value_of_kind(VALUE_UNKNOWN);
}

/* { "office.rank", "low" }: a column with an order, and which end is best. */
static void check_rank(checker *c, const known_call *call, const operand *o) {
    const pack *p = c->pack;
    text name, end;
    if (o->value.kind != VALUE_TABLE || o->value.table->count != 2 ||
        !value_is_word(&o->value.table->entries[0].value, &name) ||
        !value_is_word(&o->value.table->entries[1].value, &end))
        return;
    const syntax_node *at = o->value.table->entries[0].at;
    if (!text_is(end, "high") && !text_is(end, "low"))
        checker_error(c, call->file, o->value.table->entries[1].at,
                      "'%.*s' is neither \"high\" nor \"low\"", TEXT_ARGS(end));
    const char *dot = memchr(name.at, '.', name.len);
    uint16_t source = p->candidates;
    if (dot != NULL) {
        text of = { name.at, (size_t)(dot - name.at) };
        source = pack_find_source(p, of);
        name = (text){ dot + 1, name.len - of.len - 1 };
        if (source == NO_INDEX || p->sources[source].kind != SOURCE_ONE) {
            checker_error(c, call->file, at, "'%.*s' is no source with one row per candidate",
                          TEXT_ARGS(of));
            return;
        }
    }
    check_name_refuse_later(c, call->file, at, &p->sources[source]);
    check_value cell = check_name_of_row(c, call->file, at, source, name);
    char what[PRINTED];
    value_print(p, &cell, what, sizeof what);
    if (cell.kind != VALUE_UNKNOWN && cell.kind != VALUE_INTEGER &&
        cell.kind != VALUE_DECIMAL && cell.kind != VALUE_DATE && cell.kind != VALUE_CODE)
        checker_error(c, call->file, at, "ranked wants a column of numbers, dates or codes; %s",
                      what);
}

static check_value call_ranked(checker *c, const known_call *call) {
    for (size_t i = 1; i < call->count; i++) check_rank(c, call, &call->arguments[i]);
    return value_of_kind(VALUE_UNKNOWN);
}

static check_value call_standing(checker *c, const known_call *call) {
    static const text words[] = { { "accepted", 8 }, { "referred", 8 }, { "rejected", 8 } };
    (void)c;
    (void)call;
    check_value v = value_of_kind(VALUE_WORDS);
    v.words = words;
    v.word_count = 3;
    v.word = TEXT("standing");
    return v;
}

/* These are words of a rule over a group. */
static bool fits_site(checker *c, const known_word *word, const known_call *call) {
    bool slate = c->rule != NULL && c->rule->slate != NULL && c->site->kind == SITE_RULE_TEST;
    if (slate || strpbrk(word->kinds, "Mm") == NULL) return true;
    checker_error(c, call->file, call->at,
                  "%s belongs in the test of a rule over a group: group = { \"column\" }",
                  word->name);
    return false;
}

static check_value call_list(checker *c, const known_call *call) {
    if (call->count > 0 && call->arguments[0].value.kind == VALUE_MEMBERS)
        checker_error(
            c, call->file, call->at,
            "members of a slate are gone through with each(slate, function(a) ... end)");
    if (call->count > 0 && call->arguments[0].value.kind == VALUE_ROWS)
        checker_error(c, call->file, call->at,
                      "rows are gone through with each(rows, function(r) ... end)");
    return value_of_kind(VALUE_UNKNOWN);
}

/* ---- all ------------------------------------------------------------ */

check_value check_call(checker *c, text word, const known_call *call) {
    static const struct {
        const char *name;
        check_value (*check)(checker *c, const known_call *call);
    } particular[] = {
        { "is", call_is },         { "given", call_given },  { "date", call_date },
        { "period", check_period }, { "any_of", call_facts }, { "all_of", call_facts },
        { "related", call_related }, { "ranked", call_ranked }, { "standing", call_standing },
        { "ipairs", call_list },   { "list", call_list },
    };
    const known_word *known = check_word(word);
    if (known == NULL) return value_of_kind(VALUE_UNKNOWN);
    if (!fits_site(c, known, call)) return value_of_kind(VALUE_UNKNOWN);
    bool fine = check_arguments(c, known, call) && call->count >= known->least;
    if (fine) check_swapped(c, known, call);
    if (known->gives == 'e') return check_effect(c, word, call);
    if (strchr(known->kinds, 'R') != NULL) return call_rows(c, known, call);
    for (size_t i = 0; fine && i < sizeof particular / sizeof particular[0]; i++)
        if (text_is(word, particular[i].name)) return particular[i].check(c, call);
    return given_back(known->gives);
}

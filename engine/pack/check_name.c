/* check_name: names of columns, sources, facts, days, parameters and reasons.
 *
 * A name that does not exist is an error wherever it stands, with the nearest one that
 * does. What the pack forbids exists, but not for anything that decides. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/check_name.h"

#include <stdio.h>

enum { PRINTED = 256, NAMES_MAX = COLUMN_MAX + SOURCE_MAX + 1024 };

typedef struct name_list {
    text *names;
    size_t count;
} name_list;

static void add_name(name_list *l, text name) {
    if (l->names != NULL && l->count < NAMES_MAX) l->names[l->count++] = name;
}

static void add_columns(const checker *c, const source_decl *s, name_list *l) {
    for (size_t i = 0; i < s->column_count; i++)
        if (!s->columns[i].forbidden || checker_site_counts(c->site))
            add_name(l, s->columns[i].name);
}

static void add_candidate_names(const checker *c, name_list *l) {
    const pack *p = c->pack;
    add_columns(c, &p->sources[p->candidates], l);
    for (size_t i = 0; i < p->source_count; i++)
        if (p->sources[i].kind != SOURCE_CANDIDATES && p->sources[i].kind != SOURCE_LIST)
            add_name(l, p->sources[i].name);
    for (size_t i = 0; i < p->fact_count; i++) add_name(l, p->facts[i].name);
    add_name(l, TEXT("day"));
}

static name_list empty_list(checker *c) {
    return (name_list){ arena_take(&c->scratch, NAMES_MAX * sizeof(text)), 0 };
}

/* Tallies may count by a forbidden column; nothing that decides may read it. */
static bool is_forbidden(const checker *c, const source_decl *s, text name) {
    const pack *p = c->pack;
    if (checker_site_counts(c->site)) return false;
    uint16_t column = source_find_column(s, name);
    if (column != NO_INDEX) return s->columns[column].forbidden;
    for (size_t i = 0; i < p->forbidden_count; i++)
        if (text_equal(p->forbidden[i], name)) return true;
    return false;
}

static check_value forbidden_name(checker *c, uint16_t file, const syntax_node *at, text name) {
    const source_decl *s = &c->pack->sources[c->pack->candidates];
    uint16_t column = source_find_column(s, name);
    bool checked = column != NO_INDEX && s->columns[column].check_age;
    checker_error(c, file, at, "'%.*s' may not be used by rules: %s", TEXT_ARGS(name),
                  checked ? "it is only checked (check_only)" : "the pack forbids it");
    return value_of_kind(VALUE_UNKNOWN);
}

static check_value unknown_name(checker *c, uint16_t file, const syntax_node *at, text name,
                                const char *what, const name_list *l) {
    char hint[PRINTED];
    checker_suggest(name, l->names, l->count, hint, sizeof hint);
    checker_error(c, file, at, "'%.*s' is %s%s", TEXT_ARGS(name), what, hint);
    return value_of_kind(VALUE_UNKNOWN);
}

/* The evidence that has this column: what the rule goes over, else the first. */
static uint16_t rows_with(const checker *c, text name) {
    const pack *p = c->pack;
    uint16_t each = c->rule != NULL ? c->rule->each : NO_INDEX;
    if (each != NO_INDEX && source_find_column(&p->sources[each], name) != NO_INDEX)
        return each;
    for (uint16_t i = 0; i < p->source_count; i++)
        if (p->sources[i].kind == SOURCE_EVIDENCE &&
            source_find_column(&p->sources[i], name) != NO_INDEX)
            return i;
    return NO_INDEX;
}

/* Of the candidate is asked what only rows have. */
static check_value column_of_rows(checker *c, uint16_t file, const syntax_node *at, text name,
                                  uint16_t source) {
    text rows = c->pack->sources[source].name;
    if (c->rule != NULL && c->rule->each == source)
        checker_error(c, file, at,
                      "'%.*s' is a column of %.*s, and the candidate is asked for it: "
                      "function(r, c) gets the row first, then the candidate",
                      TEXT_ARGS(name), TEXT_ARGS(rows));
    else
        checker_error(c, file, at,
                      "'%.*s' is a column of %.*s, of which a candidate may have any number of "
                      "rows: a rule over them has each = \"%.*s\" and function(r, c)",
                      TEXT_ARGS(name), TEXT_ARGS(rows), TEXT_ARGS(rows));
    return value_of_kind(VALUE_UNKNOWN);
}

/* The stage at which the site is judged; of facts and tallies it is not known: the last. */
static uint16_t stage_of_site(const checker *c) {
    const pack *p = c->pack;
    if (c->rule != NULL) return c->rule->stage;
    bool hides = c->site->kind == SITE_SUPPRESS_TEST || c->site->kind == SITE_SUPPRESS_APPLIES;
    return hides ? p->sources[p->suppresses[c->site->number].source].stage : NO_INDEX;
}

void check_name_refuse_later(checker *c, uint16_t file, const syntax_node *at,
                                const source_decl *s) {
    const pack *p = c->pack;
    uint16_t stage = stage_of_site(c);
    if (stage >= s->stage) return;
    checker_error(c, file, at,
                  "'%.*s' is gathered for stage '%.*s' and is read here at '%.*s', before it",
                  TEXT_ARGS(s->name), TEXT_ARGS(p->stages[s->stage].id),
                  TEXT_ARGS(p->stages[stage].id));
}

static check_value candidate_name(checker *c, uint16_t file, const syntax_node *at, text name) {
    const pack *p = c->pack;
    const source_decl *s = &p->sources[p->candidates];
    uint16_t found = source_find_column(s, name);
    if (text_is(name, "day")) return value_of_kind(VALUE_DAYS);
    if (is_forbidden(c, s, name)) return forbidden_name(c, file, at, name);
    if (found != NO_INDEX) return value_of_cell(p, p->candidates, found);
    found = pack_find_source(p, name);
    if (found != NO_INDEX && p->sources[found].kind == SOURCE_LIST) {
        checker_error(c, file, at,
                      "'%.*s' is a list about nobody here; only a tally counts its rows: "
                      "over = \"%.*s\"",
                      TEXT_ARGS(name), TEXT_ARGS(name));
        return value_of_kind(VALUE_UNKNOWN);
    }
    if (found != NO_INDEX && found != p->candidates) {
        check_name_refuse_later(c, file, at, &p->sources[found]);
        check_value v =
            value_of_kind(p->sources[found].kind == SOURCE_ONE ? VALUE_ROW : VALUE_ROWS);
        v.source = found;
        return v;
    }
    if (pack_find_fact(p, name) != NO_INDEX) return value_of_kind(VALUE_BOOLEAN);
    found = rows_with(c, name);
    if (found != NO_INDEX) return column_of_rows(c, file, at, name, found);
    name_list l = empty_list(c);
    add_candidate_names(c, &l);
    return unknown_name(c, file, at, name, "no column, source or fact of a candidate", &l);
}

static bool candidate_has(const pack *p, text name) {
    return text_is(name, "day") || pack_find_source(p, name) != NO_INDEX ||
           pack_find_fact(p, name) != NO_INDEX ||
           source_find_column(&p->sources[p->candidates], name) != NO_INDEX;
}

check_value check_name_of_row(checker *c, uint16_t file, const syntax_node *at, uint16_t source,
                              text name) {
    const pack *p = c->pack;
    const source_decl *s = &p->sources[source];
    char what[PRINTED];
    uint16_t found = source_find_column(s, name);
    if (is_forbidden(c, s, name)) return forbidden_name(c, file, at, name);
    if (found != NO_INDEX) return value_of_cell(p, source, found);
    if (candidate_has(p, name)) {
        checker_error(c, file, at,
                      "'%.*s' is no column of %.*s; the candidate has it: "
                      "function(r, c) gets the row first, then the candidate",
                      TEXT_ARGS(name), TEXT_ARGS(s->name));
        return value_of_kind(VALUE_UNKNOWN);
    }
    name_list l = empty_list(c);
    add_columns(c, s, &l);
    snprintf(what, sizeof what, "no column of %.*s", TEXT_ARGS(s->name));
    return unknown_name(c, file, at, name, what, &l);
}

/* What a name after a member of a slate gives: columns, rows of one_by sources and days. */
static check_value member_name(checker *c, uint16_t file, const syntax_node *at, text name) {
    const pack *p = c->pack;
    check_value v = candidate_name(c, file, at, name);
    bool fact = source_find_column(&p->sources[p->candidates], name) == NO_INDEX &&
                pack_find_source(p, name) == NO_INDEX && pack_find_fact(p, name) != NO_INDEX;
    if (v.kind != VALUE_ROWS && !fact) return v;
    checker_error(
        c, file, at,
        "'%.*s' is asked of one candidate in a rule of his own; a member of a slate has "
        "columns, rows of one_by sources and days",
        TEXT_ARGS(name));
    return value_of_kind(VALUE_UNKNOWN);
}

/* slate.unit_id, slate.unit: what all members have in common. */
static check_value slate_name(checker *c, uint16_t file, const syntax_node *at,
                              const check_value *of, text name) {
    const pack *p = c->pack;
    const slate_decl *s = c->rule->slate;
    uint16_t source = pack_find_source(p, name);
    name_list l = empty_list(c);
    for (size_t i = 0; of->known && i < s->key_count; i++) {
        if (s->keys[i].source != p->candidates) continue;
        text key = p->sources[p->candidates].columns[s->keys[i].column].name;
        if (text_equal(key, name)) return value_of_cell(p, p->candidates, s->keys[i].column);
        add_name(&l, key);
    }
    for (uint16_t i = 0; of->known && i < p->source_count; i++)
        if (slate_shares(p, s, i)) add_name(&l, p->sources[i].name);
    if (of->known && source != NO_INDEX && slate_shares(p, s, source)) {
        check_name_refuse_later(c, file, at, &p->sources[source]);
        check_value v = value_of_kind(VALUE_ROW);
        v.source = source;
        return v;
    }
    return unknown_name(c, file, at, name,
                        of->known
                            ? "nothing that all members of the slate have in common (those "
                              "are the columns of group)"
                            : "nothing that a list of members has",
                        &l);
}

static check_value day_name(checker *c, uint16_t file, const syntax_node *at, text name) {
    check_value day = value_of_kind(VALUE_DATE);
    day.word = name;
    if (pack_find_day(c->pack, name) != NO_INDEX) return day;
    name_list l = empty_list(c);
    for (size_t i = 0; i < c->pack->day_count; i++) add_name(&l, c->pack->days[i].name);
    return unknown_name(c, file, at, name, "no day of the pack", &l);
}

static check_value param_name(checker *c, uint16_t file, const syntax_node *at, text name) {
    uint16_t found = pack_find_param(c->pack, name);
    if (found != NO_INDEX) return value_of_param(c->pack, found);
    name_list l = empty_list(c);
    for (size_t i = 0; i < c->pack->param_count; i++) add_name(&l, c->pack->params[i].name);
    return unknown_name(c, file, at, name, "no parameter of the pack", &l);
}

static check_value period_part(checker *c, uint16_t file, const syntax_node *at, text name) {
    if (text_is(name, "last_day") || text_is(name, "free_from") || text_is(name, "from"))
        return value_of_kind(VALUE_DATE);
    checker_error(c, file, at, "a period has last_day, free_from and from, not '%.*s'",
                  TEXT_ARGS(name));
    return value_of_kind(VALUE_UNKNOWN);
}

check_value check_name(checker *c, uint16_t file, const syntax_node *at, const operand *object,
                       text name) {
    const check_value *v = &object->value;
    switch (v->kind) {
    case VALUE_CANDIDATE: return candidate_name(c, file, at, name);
    case VALUE_ROW: return check_name_of_row(c, file, at, v->source, name);
    case VALUE_MEMBER: return member_name(c, file, at, name);
    case VALUE_MEMBERS:
        return c->rule != NULL && c->rule->slate != NULL ? slate_name(c, file, at, v, name)
                                                         : value_of_kind(VALUE_UNKNOWN);
    case VALUE_DAYS: return day_name(c, file, at, name);
    case VALUE_PARAMS: return param_name(c, file, at, name);
    case VALUE_ROWS:
        checker_error(c, file, at,
                      "'.%.*s' after the rows of %.*s: a candidate may have any number "
                      "of them; use some, none, each, ... with function(r) ... end",
                      TEXT_ARGS(name), TEXT_ARGS(c->pack->sources[v->source].name));
        return value_of_kind(VALUE_UNKNOWN);
    case VALUE_PERIOD: return period_part(c, file, at, name);
    case VALUE_DATE:
    case VALUE_DURATION:
        checker_error(c, file, at, "%s has no parts to name, and no '%.*s'",
                      value_kind_name(v->kind), TEXT_ARGS(name));
        return value_of_kind(VALUE_UNKNOWN);
    default: return value_of_kind(VALUE_UNKNOWN);
    }
}

void check_name_of_column(checker *c, uint16_t file, const syntax_node *at, uint16_t source,
                          text name) {
    const pack *p = c->pack;
    const source_decl *s = &p->sources[source];
    char what[PRINTED];
    uint16_t other = pack_find_source(p, name);
    if (is_forbidden(c, s, name)) {
        forbidden_name(c, file, at, name);
        return;
    }
    if (source_find_column(s, name) != NO_INDEX) return;
    if (source == p->candidates && other != NO_INDEX && p->sources[other].kind == SOURCE_ONE)
        return;
    name_list l = empty_list(c);
    add_columns(c, s, &l);
    snprintf(what, sizeof what, "no column of %.*s", TEXT_ARGS(s->name));
    unknown_name(c, file, at, name, what, &l);
}

void check_name_of_fact(checker *c, uint16_t file, const syntax_node *at, text name) {
    if (pack_find_fact(c->pack, name) != NO_INDEX) return;
    name_list l = empty_list(c);
    for (size_t i = 0; i < c->pack->fact_count; i++) add_name(&l, c->pack->facts[i].name);
    unknown_name(c, file, at, name, "no fact of the pack", &l);
}

void check_name_of_reason(checker *c, uint16_t file, const syntax_node *at, text code) {
    char hint[PRINTED];
    name_list l = empty_list(c);
    for (size_t i = 0; i < c->rule->reason_count; i++) add_name(&l, c->rule->reasons[i].code);
    checker_suggest(code, l.names, l.count, hint, sizeof hint);
    checker_error(c, file, at, "'%.*s' is no reason of rule %.*s%s", TEXT_ARGS(code),
                  TEXT_ARGS(c->rule->id),
                  hint[0] != '\0' ? hint
                                  : "; declare it: reasons = { code = { en = \"...\" } }");
}

/* case_expect: what a case says should come out.
 *
 * Every rule and code is looked up in the pack: a misspelt code that never occurs would
 * make "this reason is not given" true for ever. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "check/case_expect.h"
#include "tally/ruled.h"

#include <stdio.h>
#include <string.h>

static const text fields[] = {
    { "decision", 8 }, { "reasons", 7 }, { "unknown", 7 },
    { "warns", 5 },    { "tasks", 5 },   { "failed", 6 },
    { "held", 4 },     { "grade", 5 },   { "eligible_from", 13 },
    { "ruled", 5 },    { "idle", 4 },     { "again", 5 },
};
enum { FIELDS = sizeof fields / sizeof *fields };

static size_t find_text(text t, const text *among, size_t count) {
    size_t i = 0;
    while (i < count && !text_equal(t, among[i])) i++;
    return i;
}

/* ---- rules and codes */

static void check_rule(case_reading *r, uint32_t line, const char *what, text id,
                       const text *others, size_t other_count) {
    text known[RULE_MAX + 4];
    size_t count = 0;
    if (pack_find_rule(r->p, id) != NO_INDEX ||
        find_text(id, others, other_count) < other_count)
        return;
    for (size_t i = 0; i < r->p->rule_count && i < RULE_MAX; i++)
        known[count++] = r->p->rules[i].id;
    for (size_t i = 0; i < other_count; i++) known[count++] = others[i];
    case_unknown(r, line, what, id, known, count);
}

/* What the engine itself may find: that refers, and that only warns. */
static const text engine_refers[] = {
    { "same_key", 8 }, { "no_law", 6 }, { "law_day", 7 },   { "near", 4 },
    { "two_places", 10 }, { "two_names", 9 }, { "maybe_same", 10 },
};
static const text engine_warns[] = {
    { "namesake", 8 }, { "birth_differs", 13 }, { "age_differs", 11 },
    { "spellings", 9 }, { "twice", 5 }, { "merged", 6 },
};
enum {
    ENGINE_REFERS = sizeof engine_refers / sizeof *engine_refers,
    ENGINE_WARNS = sizeof engine_warns / sizeof *engine_warns,
};

static void check_rules(case_reading *r, const word_list *list, const char *what) {
    for (size_t i = 0; i < list->count; i++)
        check_rule(r, list->items[i]->line, what, list->items[i]->words, engine_refers,
                   ENGINE_REFERS);
}

static void check_code(case_reading *r, uint32_t line, const rule_decl *rule, text code) {
    char what[160];
    text *known = case_take(r, rule->reason_count, sizeof *known);
    if (known == NULL || rule_find_reason(rule, code) != NO_INDEX) return;
    for (size_t i = 0; i < rule->reason_count; i++) known[i] = rule->reasons[i].code;
    snprintf(what, sizeof what, "reasons of rule %.*s", TEXT_ARGS(rule->id));
    case_unknown(r, line, what, code, known, rule->reason_count);
}

/* "RULE:code"; of warnings also the engine's own. */
static void check_reasons(case_reading *r, const word_list *list, const char *what) {
    for (size_t i = 0; i < list->count; i++) {
        text words = list->items[i]->words;
        const char *colon = words.len > 0 ? memrchr(words.at, ':', words.len) : NULL;
        if (strcmp(what, "warns") == 0 &&
            find_text(words, engine_warns, ENGINE_WARNS) < ENGINE_WARNS)
            continue;
        if (colon == NULL) {
            case_wrong(r, list->items[i]->line,
                       "%s: '%.*s'; write the rule and the code: "
                       "\"RULE:code\"",
                       what, TEXT_ARGS(words));
            continue;
        }
        text id = { words.at, (size_t)(colon - words.at) };
        text code = { colon + 1, words.len - id.len - 1 };
        uint16_t rule = pack_find_rule(r->p, id);
        if (rule == NO_INDEX) check_rule(r, list->items[i]->line, what, id, NULL, 0);
        else check_code(r, list->items[i]->line, &r->p->rules[rule], code);
    }
}

/* ---- single fields */

/* A word out of a list of words; its place, or `count` and a mistake. */
static size_t read_choice(case_reading *r, const data *v, const char *what, const text *known,
                          size_t count) {
    if (v->kind != DATA_WORDS) {
        case_wrong(r, v->line, "%s is %s; expected words in quotes", what,
                   data_kind_name(v->kind));
        return count;
    }
    size_t at = find_text(v->words, known, count);
    if (at == count) case_unknown(r, v->line, what, v->words, known, count);
    return at;
}

static void read_decision(case_reading *r, const data *v, expected *out) {
    static const text names[] = { { "accept", 6 }, { "refer", 5 }, { "reject", 6 } };
    static const uint8_t decisions[] = { ACCEPT, REFER, REJECT };
    if (v == NULL) return;
    size_t at = read_choice(r, v, "decision", names, 3);
    out->has_decision = at < 3;
    if (at < 3) out->decision = decisions[at];
}

static void read_grade(case_reading *r, const data *v, expected *out) {
    static const text names[] = { { "sure", 4 }, { "close", 5 }, { "none", 4 } };
    static const uint8_t grades[] = { GRADE_SURE, GRADE_CLOSE, GRADE_NONE };
    if (v == NULL) return;
    size_t at = read_choice(r, v, "grade", names, 3);
    out->has_grade = at < 3;
    if (at < 3) out->grade = grades[at];
}

static void read_held(case_reading *r, const data *v, expected *out) {
    if (v == NULL) return;
    out->has_held = v->kind == DATA_YES_NO;
    out->held = v->yes;
    if (!out->has_held) case_wrong(r, v->line, "held is true or false");
}

static void read_eligible(case_reading *r, const data *v, expected *out) {
    if (v == NULL) return;
    out->has_eligible = true;
    out->eligible_from = (span){ DAY_NONE, DAY_NONE };
    if (v->kind == DATA_WORDS && text_is(v->words, "none")) return;
    if (v->kind != DATA_WORDS || date_parse(v->words, FORM_ISO, &out->eligible_from) != NULL)
        case_wrong(r, v->line, "eligible_from is a date like \"2026-12-05\", or \"none\"");
}

static void check_states(case_reading *r, const word_list *list) {
    text known[RULING_STATES];
    for (int i = 0; i < RULING_STATES; i++) known[i] = text_of(ruling_state_name(i));
    for (size_t i = 0; i < list->count; i++)
        if (find_text(list->items[i]->words, known + 1, RULING_STATES - 1) == RULING_STATES - 1)
            case_unknown(r, list->items[i]->line, "idle", list->items[i]->words, known + 1,
                         RULING_STATES - 1);
}

/* ---- the whole */

static void read_one(case_reading *r, const data *v, text key, expected *out) {
    *out = (expected){ .key = key, .line = v->line };
    for (size_t i = 0; i < v->field_count; i++)
        if (find_text(v->fields[i].name, fields, FIELDS) == FIELDS)
            case_unknown(r, v->fields[i].line, "expect", v->fields[i].name, fields, FIELDS);
    if (v->item_count > 0 || v->field_count == 0)
        case_wrong(r, v->line, "expect is written { decision = \"refer\", reasons = { ... } }");
    read_decision(r, data_find(v, "decision"), out);
    read_grade(r, data_find(v, "grade"), out);
    read_held(r, data_find(v, "held"), out);
    read_eligible(r, data_find(v, "eligible_from"), out);
    case_list(r, data_find(v, "reasons"), "reasons", &out->reasons);
    case_list(r, data_find(v, "warns"), "warns", &out->warns);
    case_list(r, data_find(v, "tasks"), "tasks", &out->tasks);
    case_list(r, data_find(v, "unknown"), "unknown", &out->unknown);
    case_list(r, data_find(v, "failed"), "failed", &out->failed);
    case_list(r, data_find(v, "ruled"), "ruled", &out->ruled);
    case_list(r, data_find(v, "idle"), "idle", &out->idle);
    case_list(r, data_find(v, "again"), "again", &out->again);
    check_rules(r, &out->again, "again");
    check_reasons(r, &out->reasons, "reasons");
    check_reasons(r, &out->warns, "warns");
    check_reasons(r, &out->tasks, "tasks");
    check_rules(r, &out->unknown, "unknown");
    check_rules(r, &out->failed, "failed");
    check_states(r, &out->idle);
}

/* Per candidate: a field that is a table says so where none has a name of what is expected;
 * beside one it is misspelt. */
static bool is_keyed(const data *v) {
    bool tables = false;
    for (size_t i = 0; i < v->field_count; i++) {
        if (find_text(v->fields[i].name, fields, FIELDS) < FIELDS) return false;
        tables |= v->fields[i].value != NULL && v->fields[i].value->kind == DATA_TABLE;
    }
    return tables;
}

void case_expect_read(case_reading *r, const data *v, const text *keys, size_t key_count,
                      expected **out, size_t *count) {
    *count = 0;
    if (!case_is_table(r, v, "expect")) return;
    bool keyed = is_keyed(v);
    *out = case_take(r, keyed ? v->field_count : 1, sizeof **out);
    if (*out == NULL) return;
    if (!keyed) {
        read_one(r, v, (text){ NULL, 0 }, &(*out)[(*count)++]);
        return;
    }
    for (size_t i = 0; i < v->field_count; i++) {
        const data_field *field = &v->fields[i];
        if (find_text(field->name, keys, key_count) == key_count)
            case_wrong(r, field->line, "expect: no candidate of this case has the key '%.*s'",
                       TEXT_ARGS(field->name));
        else if (case_is_table(r, field->value, "what is expected of a candidate"))
            read_one(r, field->value, field->name, &(*out)[(*count)++]);
    }
}

void case_expect_alerts(case_reading *r, const data *v, word_list *out) {
    if (v == NULL) return;
    case_list(r, v, "alerts", out);
    for (size_t i = 0; i < out->count; i++) {
        const data *item = out->items[i];
        text words = item->words;
        const char *colon = words.len > 0 ? memrchr(words.at, ':', words.len) : NULL;
        text id = { words.at, colon != NULL ? (size_t)(colon - words.at) : words.len };
        uint16_t rule = pack_find_rule(r->p, id);
        if (rule == NO_INDEX) check_rule(r, item->line, "alerts", id, NULL, 0);
        else if (colon != NULL)
            check_code(r, item->line, &r->p->rules[rule],
                       (text){ colon + 1, words.len - id.len - 1 });
    }
}

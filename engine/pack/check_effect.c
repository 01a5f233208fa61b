/* check_effect: reject, refer, hold, warn, task and pass.
 *
 * Whose reasons they speak of is known from the site, so a helper that rejects is checked
 * for every rule that uses it. Codes said are remembered: a reason nobody ever says is a
 * misspelling somewhere else. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/check_effect.h"

#include <string.h>

#include "pack/check_name.h"

enum { PRINTED = 256, NAMES_MAX = 128 };

static bool hands_over(const check_table *t, text name) {
    text key;
    for (size_t i = 0; i < t->count; i++)
        if (value_is_word(&t->entries[i].key, &key) && text_equal(key, name)) return true;
    return false;
}

/* Where the code of the reason stands: after the member in a rule over a group. */
static size_t code_at(const checker *c, text verb) {
    return c->rule->slate != NULL && !text_is(verb, "alert") ? 1 : 0;
}

/* What has to be handed over for {p.last_day}: p. */
static text root_of(text words) {
    const char *dot = memchr(words.at, '.', words.len);
    return (text){ words.at, dot != NULL ? (size_t)(dot - words.at) : words.len };
}

/* {p.last_day} needs p. {why} is filled by any_of and all_of. */
static void check_slot(checker *c, const known_call *call, text verb, text code, text words) {
    size_t handed = code_at(c, verb) + 1;
    text root = root_of(words);
    const operand *given = call->count > handed ? &call->arguments[handed] : NULL;
    if (text_is(root, "why") || (given == NULL && call->open)) return;
    if (given != NULL && given->value.kind == VALUE_TABLE) {
        if (given->value.table->open || hands_over(given->value.table, root)) return;
    } else if (given != NULL && given->value.kind != VALUE_NIL) {
        return;
    }
    checker_error(c, call->file, call->at,
                  "the text of reason '%.*s' names {%.*s}, but '%.*s' is not handed over: "
                  "%.*s(%s\"%.*s\", { %.*s = ... })",
                  TEXT_ARGS(code), TEXT_ARGS(words), TEXT_ARGS(root), TEXT_ARGS(verb),
                  handed > 1 ? "x, " : "", TEXT_ARGS(code), TEXT_ARGS(root));
}

/* An alert is about all members: what belongs to one of them has no place in its text. */
static void check_slot_of_one(checker *c, const known_call *call, text code, slot_kind kind) {
    if (kind != SLOT_CANDIDATE && kind != SLOT_ONE && kind != SLOT_DAY) return;
    checker_error(c, call->file, call->at,
                  "the text of alert '%.*s' names %s, but an alert is about all members of the "
                  "slate: use {slate.column}, or hand the value over",
                  TEXT_ARGS(code), kind == SLOT_DAY ? "a day of one candidate" : "{c. ...}");
}

static void check_slots(checker *c, const known_call *call, text verb, const reason_decl *r) {
    for (size_t i = 0; i < LANGUAGE_MAX; i++)
        for (size_t j = 0; j < r->words[i].count; j++) {
            const slot *s = &r->words[i].slots[j];
            if (s->kind == SLOT_GIVEN) check_slot(c, call, verb, r->code, s->words);
            if (text_is(verb, "alert")) check_slot_of_one(c, call, r->code, s->kind);
        }
}

/* reject(a, "code", { other = a }): nobody is another to himself. */
static void check_himself(checker *c, const known_call *call, const syntax_node *other) {
    const syntax_node *whom = call->arguments[0].at;
    if (other == NULL || other->kind != SYNTAX_NAME || whom->kind != SYNTAX_NAME ||
        other->variable == NULL || other->variable != whom->variable ||
        call->arguments[0].value.kind != VALUE_MEMBER)
        return;
    checker_error(
        c, call->file, other,
        "'other' is '%.*s', of whom this is said; name the candidate it rests on beside "
        "him",
        TEXT_ARGS(other->words));
}

/* other = y, rel = rel: a member or a list of them; a row between two. */
static void check_other(checker *c, const known_call *call, const check_entry *e, text key) {
    const check_value *v = &e->value;
    char what[PRINTED];
    bool list = v->kind == VALUE_TABLE || v->kind == VALUE_HELD;
    bool other = text_is(key, "other");
    if (other) check_himself(c, call, e->written);
    for (size_t i = 0; other && v->kind == VALUE_TABLE && i < v->table->count; i++)
        check_himself(c, call, v->table->entries[i].written);
    bool fine = v->kind == VALUE_UNKNOWN ||
                (other ? v->kind == VALUE_MEMBER || list
                       : v->kind == VALUE_ROW && c->pack->sources[v->source].between);
    value_print(c->pack, v, what, sizeof what);
    if (!fine)
        checker_error(c, call->file, e->at, "'%.*s' must be %s; %s", TEXT_ARGS(key),
                      other ? "a member of the slate, or a list of them"
                            : "the row between two that related gives",
                      what);
}

/* What the texts of the reason name, in any language. */
static size_t names_in_texts(const reason_decl *r, text *names, size_t room) {
    size_t n = 0;
    for (size_t i = 0; i < LANGUAGE_MAX; i++)
        for (size_t j = 0; j < r->words[i].count && n < room; j++)
            if (r->words[i].slots[j].kind == SLOT_GIVEN)
                names[n++] = root_of(r->words[i].slots[j].words);
    return n;
}

/* reject("young", { eligble_from = ... }): what nobody reads was meant to be something else. */
static void check_keys(checker *c, const known_call *call, text verb, const reason_decl *r) {
    static const text engine[] = {
        { "eligible_from", 13 }, { "to", 2 }, { "other", 5 }, { "rel", 3 }
    };
    size_t handed = code_at(c, verb) + 1;
    text names[NAMES_MAX], key;
    char hint[PRINTED];
    if (call->count <= handed || call->arguments[handed].value.kind != VALUE_TABLE) return;
    const check_table *t = call->arguments[handed].value.table;
    size_t known = c->rule->slate != NULL ? 4 : 2;
    memcpy(names, engine, known * sizeof *names);
    size_t n = known + names_in_texts(r, names + known, NAMES_MAX - known);
    for (size_t i = 0; i < t->count && n < NAMES_MAX; i++) {
        size_t k = 0;
        if (!value_is_word(&t->entries[i].key, &key)) continue;
        while (k < n && !text_equal(names[k], key)) k++;
        if (k < n) continue;
        checker_suggest(key, names, n, hint, sizeof hint);
        checker_error(c, call->file, t->entries[i].at,
                      "'%.*s' is handed over, but no text of reason '%.*s' names it%s",
                      TEXT_ARGS(key), TEXT_ARGS(r->code), hint);
    }
}

static void check_handed(checker *c, const known_call *call, size_t handed) {
    if (call->count <= handed || call->arguments[handed].value.kind != VALUE_TABLE) return;
    const check_table *t = call->arguments[handed].value.table;
    text key;
    for (size_t i = 0; c->rule->slate != NULL && i < t->count; i++)
        if (value_is_word(&t->entries[i].key, &key) &&
            (text_is(key, "other") || text_is(key, "rel")))
            check_other(c, call, &t->entries[i], key);
    char what[PRINTED];
    for (size_t i = 0; i < t->count; i++) {
        if (!value_is_word(&t->entries[i].key, &key) || !text_is(key, "eligible_from"))
            continue;
        value_kind kind = t->entries[i].value.kind;
        if (kind == VALUE_DATE || kind == VALUE_UNKNOWN) continue;
        value_print(c->pack, &t->entries[i].value, what, sizeof what);
        checker_error(c, call->file, t->entries[i].at, "eligible_from must be a date; %s",
                      what);
    }
}

static void check_code(checker *c, text verb, const known_call *call) {
    size_t at = code_at(c, verb);
    if (call->count <= at) return;
    const check_value *v = &call->arguments[at].value;
    bool pass = text_is(verb, "pass");
    c->acts |= !pass;
    if (v->kind != VALUE_WORDS || v->word_count == 0) {
        if (v->kind == VALUE_UNKNOWN || v->kind == VALUE_WORDS) c->all_said = true;
        else
            checker_error(c, call->file, call->arguments[at].at,
                          "%.*s wants the code of a reason in quotes: %.*s(%s\"code\")",
                          TEXT_ARGS(verb), TEXT_ARGS(verb), at > 0 ? "x, " : "");
        return;
    }
    bool any = pass;
    for (size_t i = 0; i < v->word_count; i++) {
        uint16_t reason = rule_find_reason(c->rule, v->words[i]);
        if (reason == NO_INDEX) continue;
        any = true;
        c->said[reason] = true;
        if (pass || v->word_count != 1) continue;
        check_slots(c, call, verb, &c->rule->reasons[reason]);
        check_keys(c, call, verb, &c->rule->reasons[reason]);
    }
    if (!any) check_name_of_reason(c, call->file, call->arguments[at].at, v->words[0]);
}

/* reject(x, "code"): of whom it is said. */
static void check_whom(checker *c, text verb, const known_call *call) {
    const check_value *v = &call->arguments[0].value;
    bool code = v->kind == VALUE_WORDS;
    char what[PRINTED];
    c->of_members = true;
    if (v->kind == VALUE_UNKNOWN || v->kind == VALUE_MEMBER) return;
    value_print(c->pack, v, what, sizeof what);
    checker_error(c, call->file, call->arguments[0].at,
                  "in a rule over a group %.*s says of whom: %.*s(x, \"code\"); %s",
                  TEXT_ARGS(verb), TEXT_ARGS(verb),
                  code ? "of all together: alert(\"code\")" : what);
}

static void check_said(checker *c, text verb, const known_call *call) {
    bool slate = c->rule->slate != NULL, alert = text_is(verb, "alert");
    size_t most = slate && !alert ? 3 : 2;
    if (alert && !slate) {
        checker_error(c, call->file, call->at,
                      "alert belongs in a rule over a group: group = { \"column\" }");
        return;
    }
    if (call->count > most) {
        checker_error(
            c, call->file, call->at,
            "%.*s is called with %zu arguments, of whom is said in rules over a group only: "
            "%.*s(\"code\", { name = value })",
            TEXT_ARGS(verb), call->count, TEXT_ARGS(verb));
        return;
    }
    c->alerts |= alert;
    if (slate && !alert) check_whom(c, verb, call);
    check_code(c, verb, call);
    check_handed(c, call, code_at(c, verb) + 1);
}

check_value check_effect(checker *c, text verb, const known_call *call) {
    static const char *const answers[] = {
        [SITE_RULE_APPLIES] = "'applies' only answers true or false",
        [SITE_SUPPRESS_TEST] = "a suppression only answers true or false",
        [SITE_SUPPRESS_APPLIES] = "'applies' only answers true or false",
        [SITE_FACT] = "a fact only answers true or false",
        [SITE_TALLY] = "a tally only gives a number or a word",
        [SITE_TALLY_APPLIES] = "'applies' only answers true or false",
        [SITE_PREVIOUS] = "a tally only gives a number or a word",
        [SITE_PREVIOUS_APPLIES] = "'applies' only answers true or false",
    };
    if (c->site->kind != SITE_RULE_TEST) {
        checker_error(c, call->file, call->at, "%.*s belongs into the test of a rule: %s",
                      TEXT_ARGS(verb), answers[c->site->kind]);
    } else if (call->count > 0) {
        check_said(c, verb, call);
    }
    return value_of_kind(VALUE_UNKNOWN);
}

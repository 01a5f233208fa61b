/* check_effect: reject, refer, hold, warn, task and pass.
 *
 * Whose reasons they speak of is known from the site, so a helper that rejects is checked
 * for every rule that uses it. Codes said are remembered: a reason nobody ever says is a
 * misspelling somewhere else. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/check_effect.h"

#include <string.h>

#include "pack/check_name.h"

enum { PRINTED = 256 };

static bool hands_over(const check_table *t, text name) {
    text key;
    for (size_t i = 0; i < t->count; i++)
        if (value_is_word(&t->entries[i].key, &key) && text_equal(key, name)) return true;
    return false;
}

/* {p.last_day} needs p. {why} is filled by any_of and all_of. */
static void check_slot(checker *c, const known_call *call, text verb, text code, text words) {
    const char *dot = memchr(words.at, '.', words.len);
    text root = { words.at, dot != NULL ? (size_t)(dot - words.at) : words.len };
    const operand *given = call->count > 1 ? &call->arguments[1] : NULL;
    if (text_is(root, "why") || (given == NULL && call->open)) return;
    if (given != NULL && given->value.kind == VALUE_TABLE) {
        if (given->value.table->open || hands_over(given->value.table, root)) return;
    } else if (given != NULL && given->value.kind != VALUE_NIL) {
        return;
    }
    checker_error(c, call->file, call->at,
                  "the text of reason '%.*s' names {%.*s}, but '%.*s' is not handed over: "
                  "%.*s(\"%.*s\", { %.*s = ... })",
                  TEXT_ARGS(code), TEXT_ARGS(words), TEXT_ARGS(root), TEXT_ARGS(verb),
                  TEXT_ARGS(code), TEXT_ARGS(root));
}

static void check_slots(checker *c, const known_call *call, text verb, const reason_decl *r) {
    for (size_t i = 0; i < LANGUAGE_MAX; i++)
        for (size_t j = 0; j < r->words[i].count; j++)
            if (r->words[i].slots[j].kind == SLOT_GIVEN)
                check_slot(c, call, verb, r->code, r->words[i].slots[j].words);
}

static void check_handed(checker *c, const known_call *call) {
    if (call->count < 2 || call->arguments[1].value.kind != VALUE_TABLE) return;
    const check_table *t = call->arguments[1].value.table;
    text key;
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
    const check_value *v = &call->arguments[0].value;
    bool pass = text_is(verb, "pass");
    if (v->kind != VALUE_WORDS || v->word_count == 0) {
        if (v->kind == VALUE_UNKNOWN || v->kind == VALUE_WORDS) c->all_said = true;
        else
            checker_error(c, call->file, call->arguments[0].at,
                          "%.*s wants the code of a reason in quotes: %.*s(\"code\")",
                          TEXT_ARGS(verb), TEXT_ARGS(verb));
        return;
    }
    bool any = pass;
    for (size_t i = 0; i < v->word_count; i++) {
        uint16_t reason = rule_find_reason(c->rule, v->words[i]);
        if (reason == NO_INDEX) continue;
        any = true;
        c->said[reason] = true;
        if (!pass && v->word_count == 1) check_slots(c, call, verb, &c->rule->reasons[reason]);
    }
    if (!any) check_name_of_reason(c, call->file, call->arguments[0].at, v->words[0]);
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
        check_code(c, verb, call);
        check_handed(c, call);
    }
    return value_of_kind(VALUE_UNKNOWN);
}

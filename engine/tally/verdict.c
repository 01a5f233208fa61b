/* verdict: what one candidate's reasons come to, and the words programs read for it.
 *
 * Derived, never stored beside the result, so that every writer says the same: the first
 * decisive reason, the day from which a rejected candidate may stand, the code and citation
 * of a reason. The names here are part of the file formats: decisions.csv, tallies.json,
 * audit.sqlite. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "tally/verdict.h"

#include <assert.h>

/* As written, but for blanks around it and the apostrophe of a spreadsheet. */
static text as_shown(text raw) {
    text t = text_trim(raw);
    return t.len > 0 && t.at[0] == '\'' ? text_trim((text){ t.at + 1, t.len - 1 }) : t;
}

text candidate_cell(const evidence *e, uint32_t candidate, uint16_t column) {
    if (column == NO_INDEX) return (text){ "", 0 };
    return as_shown(table_raw(&e->tables[e->pack->candidates], candidate, column));
}

text candidate_key(const evidence *e, uint32_t candidate) {
    return candidate_cell(e, candidate, e->tables[e->pack->candidates].decl->key);
}

uint16_t candidate_name_column(const evidence *e) {
    const source_decl *list = e->tables[e->pack->candidates].decl;
    for (size_t i = 0; i < list->column_count; i++)
        if (list->columns[i].type == TYPE_NAME && !list->columns[i].forbidden)
            return (uint16_t)i;
    return NO_INDEX;
}

text candidate_name(const evidence *e, uint32_t candidate) {
    return candidate_cell(e, candidate, candidate_name_column(e));
}

void candidate_bring_near(const evidence *e, uint32_t candidate) {
    if (candidate < e->candidates) table_fetch_raw(&e->tables[e->pack->candidates], candidate);
}

bool reason_is_rulable(const reason *r) {
    return (r->rule != NO_INDEX || r->cause == CAUSE_NEAR) &&
           (reason_counts(r) || r->ruled != RULED_NOT);
}

/* A reason that decides: of the rule that decided, with the weight of the decision. */
static bool is_decisive(const result *of, const reason *r) {
    if (r->rule != of->first_rule || !reason_counts(r)) return false;
    return (of->decision == REJECT) == (r->effect == EFFECT_REJECT);
}

static span eligible_from(const reason *reasons, size_t count) {
    span latest = { DAY_NONE, DAY_NONE };
    for (size_t i = 0; i < count; i++) {
        const span *end = &reasons[i].eligible_from;
        if (reasons[i].effect != EFFECT_REJECT) continue;
        if (end->lo == DAY_NONE || end->hi == DAY_OPEN) return (span){ DAY_NONE, DAY_NONE };
        if (end->lo > latest.lo) latest.lo = end->lo;
        if (end->hi > latest.hi) latest.hi = end->hi;
    }
    return latest;
}

void verdict_of(const outcome_set *o, uint32_t candidate, verdict *out) {
    uint32_t within;
    const block *b = outcome_block(o, candidate, &within);
    *out = (verdict){ .candidate = candidate, .result = block_result(b, within),
                      .eligible_from = { DAY_NONE, DAY_NONE } };
    out->count = out->result->reason_count;
    if (out->count > 0) out->reasons = b->reasons + out->result->first_reason;
    if (out->result->decision == ACCEPT) return;
    for (size_t i = 0; i < out->count && out->first == NULL; i++)
        if (is_decisive(out->result, &out->reasons[i])) out->first = &out->reasons[i];
    if (out->result->decision == REJECT)
        out->eligible_from = eligible_from(out->reasons, out->count);
}

text reason_code(const pack *p, const reason *r) {
    if (r->rule != NO_INDEX && r->code != NO_INDEX)
        return p->rules[r->rule].reasons[r->code].code;
    return text_of(cause_name(r->cause));
}

void reason_citation(const outcome_set *o, const reason *r, char *buffer, size_t size) {
    const evidence *e = o->evidence;
    span on = { DAY_NONE, DAY_OPEN };
    buffer[0] = '\0';
    if (r->rule == NO_INDEX) return;
    if (!evidence_law_day(e, r->candidate, &on))
        on = (span){ DAY_NONE, DAY_OPEN };
    cites_on(e->pack->rules[r->rule].cites, e->pack->rules[r->rule].cite_count, on, buffer,
             size);
}

uint16_t reason_stage(const pack *p, const reason *r) {
    if (r->rule == NO_INDEX || p->rules[r->rule].stage == NO_INDEX) return 0;
    return p->rules[r->rule].stage;
}

const char *decision_name(int n) {
    static const char *const names[] = { "none", "accept", "refer", "reject" };
    assert(n >= 0 && n < DECISIONS);
    return names[n];
}

const char *effect_name(int n) {
    static const char *const names[] = { "pass", "task", "warn", "refer", "hold", "reject" };
    assert(n >= 0 && n <= EFFECT_REJECT);
    return names[n];
}

const char *severity_name(int n) {
    static const char *const names[] = { "statute", "regulation", "policy" };
    assert(n >= 0 && n <= POLICY);
    return names[n];
}

const char *grade_name(int n) {
    static const char *const names[] = { "", "sure", "close", "never" };
    assert(n >= 0 && n <= GRADE_NEVER);
    return names[n];
}

const char *cause_name(int n) {
    static const char *const names[] = { "said",     "unknown", "failed",  "void",
                                         "close",    "theirs",  "policy",  "broken",
                                         "same_key", "no_law",  "law_day", "suppression",
                                         "near",     "namesake",
                                         "birth_differs", "age_differs",
                                         "two_places", "two_names", "maybe_same", "spellings",
                                         "twice", "merged", "other" };
    assert(n >= 0 && n < CAUSES);
    return names[n];
}

text alert_code(const pack *p, const alert *a) {
    return a->code != NO_INDEX ? p->rules[a->rule].reasons[a->code].code
                               : text_of(cause_name(a->cause));
}

void alert_citation(const outcome_set *o, const alert *a, char *buffer, size_t size) {
    const rule_decl *r = &o->evidence->pack->rules[a->rule];
    if (a->first == NO_ROW) cites_on(r->cites, r->cite_count, a->law_days, buffer, size);
    else reason_citation(o, &(reason){ .candidate = a->first, .rule = a->rule }, buffer, size);
}

/* examine: one candidate through all rules.
 *
 * For each rule in force: ask `applies`, ask `test`, and take down what was said, what was
 * missing, what went wrong. A row rule is asked once per row, each row alone, and then
 * whether anybody searched. Where closely matched rows were looked at, the rule is asked
 * again without them: only what stands either way is certain. Whatever happens in a rule
 * becomes a reason; only a want of memory of our own is a fault. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/examine.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evaluate/cited.h"
#include "evaluate/confirm.h"
#include "evaluate/explain.h"
#include "evaluate/hide.h"
#include "evaluate/identify.h"
#include "evaluate/notice.h"
#include "evaluate/quick.h"
#include "evaluate/retell.h"
#include "evaluate/rows.h"
#include "evaluate/sift.h"
#include "evaluate/unknown.h"

/* ---- a rule over rows ------------------------------------------------------------ */

static void keep_rule_part(examiner *x, uint16_t rule, uint8_t outcome, size_t first,
                           const script *known) {
    ask_keep_part(x,
                  (part){ .kind = PART_RULE,
                          .outcome = outcome,
                          .number = rule,
                          .source = NO_INDEX,
                          .row = NO_ROW,
                          .step_count = (uint32_t)(x->view.step_count - first) },
                  first, false, known);
}

/* Of replies each missing one is a reason by itself: every department is told what it owes. */
static void add_search(examiner *x, uint16_t rule, missing *why) {
    uint16_t source = x->pack->rules[rule].each, which;
    bool reply = why->kind == MISSING_SEARCH && evidence_has_replies(x->view.evidence, source);
    size_t next = 0;
    searched is = SEARCHED;
    which = NO_INDEX;
    if (reply) is = evidence_next_reply(x->view.evidence, source, x->candidate, &next, &which);
    if (is != why->searched || which != why->which) {
        judge_add_unknown(x, rule, why, NULL);
        return;
    }
    while (is != SEARCHED) {
        why->searched = (uint8_t)is;
        why->which = which;
        judge_add_reply(x, rule, why);
        is = evidence_next_reply(x->view.evidence, source, x->candidate, &next, &which);
    }
}

/* How the rule ends for the candidate (`a` NULL) or a row; what it says becomes reasons.
 * *known: the script that tells what it read; NULL: the steps are in the view. */
static uint8_t judge_or_retell(examiner *x, uint16_t rule, const attached *a,
                               const script **known) {
    uint32_t row = a != NULL ? a->row : NO_ROW;
    ending e;
    if (x->profile != NULL) x->profile[rule].asked++;
    if (retell_rule(x, rule, row, &e, known) == NULL)
        return judge_and_record(x, rule, row, a).outcome;
    if (*known == NULL)
        judge_take_down(x, rule, &e, a); /* otherwise it says and lacks nothing */
    return e.outcome;
}

static uint8_t judge_rows(examiner *x, uint16_t rule) {
    const rule_decl *r = &x->pack->rules[rule];
    view *v = &x->view;
    uint8_t worst = OUTCOME_PASS;
    missing why;
    seen_rows rows = v->sources[r->each];
    size_t header = x->part_count, first = v->step_count;
    keep_rule_part(x, rule, OUTCOME_PASS, first, NULL);
    for (size_t i = 0; i < rows.count; i++) {
        size_t start = v->step_count;
        table_fetch_raw(&v->evidence->tables[r->each], rows.rows[i].row);
        const script *known;
        uint8_t outcome = judge_or_retell(x, rule, &rows.rows[i], &known);
        if (outcome != OUTCOME_NOT_APPLICABLE) worst = judge_graver(worst, outcome);
        ask_keep_part(x,
                      (part){ .kind = PART_ROW,
                              .outcome = outcome,
                              .number = rule,
                              .source = r->each,
                              .grade = rows.rows[i].grade,
                              .row = rows.rows[i].row,
                              .step_count = (uint32_t)(v->step_count - start) },
                      start, false, known);
    }
    size_t asked = v->step_count;
    if (rows_covered(v, r->each, &why) != YES) {
        v->stops++;
        add_search(x, rule, &why);
        worst = judge_graver(worst, OUTCOME_UNKNOWN);
    }
    if (x->part_count > header) { /* the rule's own steps are its question about coverage */
        x->parts[header].about.outcome = worst;
        x->parts[header].about.step_count = (uint32_t)(v->step_count - asked);
        x->parts[header].first = asked;
    }
    return worst;
}

/* ---- counting ------------------------------------------------------------ */

static void count_rule(examiner *x, uint16_t rule, uint8_t outcome, size_t first_reason) {
    bool stands = judge_count(x, rule, outcome, first_reason);
    bool clean = outcome == OUTCOME_PASS || (outcome == OUTCOME_SAID && stands);
    if (x->pack->rules[rule].severity == STATUTE && clean) x->statute_passed = true;
    x->counts.troubles[rule].candidates += outcome == OUTCOME_FAILED || outcome == OUTCOME_VOID;
}

/* What a rule said beyond the limit is not kept; that there was more is. */
static uint8_t leave_out_rest(examiner *x, uint16_t rule, uint8_t outcome) {
    judge_leave_out_rest(x, rule);
    judge_note_trouble(x, &x->counts.troubles[rule], rule);
    return judge_graver(outcome, OUTCOME_FAILED);
}

static void examine_rule(examiner *x, uint16_t rule) {
    const rule_decl *r = &x->pack->rules[rule];
    size_t first_reason = x->into->reason_count, first_step = x->view.step_count;
    uint8_t outcome;
    const script *known = NULL;
    x->first_of_rule = first_reason;
    x->overflowed = false;
    if (!judge_in_force(r, x->view.law_day.lo)) {
        outcome = OUTCOME_NOT_IN_FORCE;
        keep_rule_part(x, rule, outcome, first_step, NULL);
    } else if (r->keeps_state != NULL || x->shared->is_void[rule]) {
        outcome = OUTCOME_VOID;
        judge_add_trouble(x, rule, true);
        keep_rule_part(x, rule, outcome, first_step, NULL);
    } else if (r->each != NO_INDEX) {
        outcome = judge_rows(x, rule);
    } else {
        outcome = judge_or_retell(x, rule, NULL, &known);
        keep_rule_part(x, rule, outcome, first_step, known);
    }
    if (x->overflowed) outcome = leave_out_rest(x, rule, outcome);
    count_rule(x, rule, outcome, first_reason);
}

/* ---- the candidate ------------------------------------------------------------ */

static void add_engine_reason(examiner *x, cause cause, const char *en, const char *zh,
                              text waits) {
    reason *r = judge_add_reason(x, NO_INDEX, EFFECT_REFER, cause);
    unknown_say(&x->view, &x->into->words, en, zh, r->words);
    r->waits = judge_keep_text(x, waits);
}

static void examine_rules(examiner *x) {
    if (!x->view.law_day_known) {
        add_engine_reason(
            x, CAUSE_LAW_DAY,
            "the day that says which law is in force is not known for this candidate",
            "此人适用法律的基准日未知", TEXT("docket"));
        return;
    }
    for (size_t i = 0; i < x->pack->rule_count; i++)
        if (judge_alone(x, (uint16_t)i)) examine_rule(x, (uint16_t)i);
}

static void add_last_reasons(examiner *x, size_t first) {
    bool stands = true;
    identify_candidate(x);
    if (x->shared->evidence->same_key[x->candidate] & SAME_KEY)
        add_engine_reason(x, CAUSE_SAME_KEY,
                          "another row of the list has this key with other content",
                          "名单中另有一行使用相同编号而内容不同", TEXT("candidates"));
    for (size_t i = first; i < x->into->reason_count; i++)
        stands &= x->into->reasons[i].effect < EFFECT_REFER;
    notice_add(x);
    if (stands && !x->statute_passed)
        add_engine_reason(x, CAUSE_NO_LAW, UNKNOWN_NO_LAW_EN, UNKNOWN_NO_LAW_ZH,
                          TEXT("rule author"));
}

/* Of whom there is something to say all that is written is read in the end: it is on its way
 * meanwhile. */
static void fetch_written(const examiner *x) {
    const table *tables = x->view.evidence->tables;
    table_fetch_raw(&tables[x->pack->candidates], x->candidate);
    for (size_t s = 0; s < x->pack->source_count; s++)
        for (size_t i = 0; i < x->view.sources[s].count; i++)
            table_fetch_place(&tables[s], x->view.sources[s].rows[i].row);
}

static int begin_candidate(examiner *x, uint32_t candidate, block *into) {
    x->candidate = candidate;
    x->into = into;
    x->part_count = x->fact_step_count = 0;
    x->statute_passed = false;
    view_begin(&x->view, candidate);
    x->view.hearing = NULL;
    x->first_reason = x->first_of_rule = into->reason_count;
    x->overflowed = false;
    ask_forget_facts(x);
    if (hide_show_sources(x) != 0) return FAULT_MEMORY;
    ask_forget_facts(x); /* suppressions may have asked them before all rows were to be seen */
    x->part_count = x->fact_step_count = x->view.step_count = 0;
    return 0;
}

/* Our own troubles on the way, if any. */
static int finish(examiner *x, const fault *inner, fault *f) {
    if (inner->code != 0) *f = *inner;
    return inner->code != 0                              ? inner->code
           : x->view.no_memory || x->into->traces.failed ? fault_memory(f)
                                                         : 0;
}

static bool is_traced(const examiner *x, const result *found) {
    traced whom = x->shared->traced;
    return whom == TRACED_ALL || (whom == TRACED_TOLD && found->reason_count > 0);
}

/* Whoever is not known to be simply accepted, or is counted in a tally or confirmed for all
 * that. */
static int examine_closely(examiner *x, uint32_t candidate, block *into, result *out,
                           fault *f) {
    size_t first = into->reason_count;
    bool clean = out->statute_passed, chosen = confirm_chooses(x, candidate);
    fault inner;
    /* a kilobyte of words is not cleared for everybody */
    inner.code = FAULT_NONE;
    x->fault = &inner;
    if (begin_candidate(x, candidate, into) != 0) return fault_memory(f);
    if (clean || quick_accept(x)) {
        out->statute_passed = true;            /* or it would not be an accept */
        if (chosen) confirm_candidate(x, true);
        return finish(x, &inner, f);
    }
    quick_forget(x);
    if (ask_keeps_steps(x)) fetch_written(x);
    examine_rules(x);
    add_last_reasons(x, first);
    out->reason_count = (uint16_t)(into->reason_count - first);
    if (into->reason_count - first >= NO_INDEX)
        return fault_plain(f, FAULT_DATA, "more than 65,534 reasons about one candidate");
    out->statute_passed = x->statute_passed;
    if (out->reason_count > 0 && !x->shared->undigested) cited_take(x, first);
    if (is_traced(x, out)) explain_candidate(x);
    x->counts.unknown_values += x->view.stops;
    x->view.stops = 0;
    if (chosen) confirm_candidate(x, false);
    return finish(x, &inner, f);
}

int examine(examiner *x, uint32_t candidate, block *into, result *out, fault *f) {
    bool clean = sift_found(x, candidate) == SIFTED_CLEAN;
    *out = (result){ .first_rule = NO_INDEX,
                     .first_reason = (uint32_t)into->reason_count,
                     .statute_passed = clean };
    if (clean && !x->counts_candidates && !confirm_chooses(x, candidate)) return 0;
    return examine_closely(x, candidate, into, out, f);
}

/* ---- making ------------------------------------------------------------ */

static bool make_counts(examiner *x) {
    const pack *p = x->pack;
    examiner_counts *c = &x->counts;
    c->rules = calloc(p->rule_count + 1, sizeof *c->rules);
    c->suppressed = calloc(p->suppress_count + 1, sizeof *c->suppressed);
    c->troubles = calloc(p->rule_count + 1, sizeof *c->troubles);
    c->found_void = calloc(p->rule_count + 1, sizeof *c->found_void);
    c->suppress_troubles = calloc(p->suppress_count + 1, sizeof *c->suppress_troubles);
    c->tally_troubles = calloc(p->tally_count + 1, sizeof *c->tally_troubles);
    x->hide_failed = calloc(p->suppress_count + 1, sizeof *x->hide_failed);
    x->unlike = calloc(p->rule_count + 1, sizeof *x->unlike);
    x->about = calloc(p->source_count + 1, sizeof *x->about);
    x->facts[0] = calloc(p->fact_count + 1, sizeof *x->facts[0]);
    x->facts[1] = calloc(p->fact_count + 1, sizeof *x->facts[1]);
    return c->rules && c->suppressed && c->troubles && c->found_void && c->suppress_troubles &&
           c->tally_troubles && x->hide_failed && x->unlike && x->about && x->facts[0] &&
           x->facts[1];
}

/* What is learned, and what is known by it; nothing in a plain run. */
static int make_learned(examiner *x, fault *f) {
    if (x->shared->plain) return 0;
    x->paths = path_book_new(x->pack, &x->view, f);
    if (x->paths != NULL) x->sieve = sift_new(x, f);
    return x->sieve != NULL ? 0 : FAULT_MEMORY;
}

static bool has_tally_of_candidates(const pack *p) {
    for (size_t i = 0; i < p->tally_count; i++)
        if (p->tallies[i].over == p->candidates) return true;
    return false;
}

int examiner_new(examiner **out, const examination *shared, fault *f) {
    examiner *x = calloc(1, sizeof *x);
    *out = x;
    if (x == NULL) return fault_memory(f);
    x->shared = shared;
    x->hearing.said = x->said[0];
    x->pack = shared->evidence->pack;
    int status = make_counts(x) ? 0 : fault_memory(f);
    if (shared->clock != NULL) x->profile = calloc(x->pack->rule_count + 1, sizeof *x->profile);
    if (status == 0 && shared->clock != NULL && x->profile == NULL) status = fault_memory(f);
    if (status == 0) status = view_init(&x->view, shared->evidence, shared->params, f);
    if (status == 0) status = make_learned(x, f);
    x->counts_candidates = has_tally_of_candidates(x->pack);
    if (status == 0) status = ask_open_cage(x, f);
    if (status != 0) {
        examiner_free(x);
        *out = NULL;
    }
    return status;
}

static void free_troubles(rule_trouble *troubles, size_t n) {
    for (size_t i = 0; troubles != NULL && i < n; i++) free((char *)troubles[i].words.at);
    free(troubles);
}

void examiner_free(examiner *x) {
    if (x == NULL) return;
    ask_close_cage(x);
    view_clear(&x->view);
    free_troubles(x->counts.troubles, x->pack->rule_count);
    free(x->counts.rules);
    free(x->counts.suppressed);
    free(x->counts.found_void);
    free_troubles(x->counts.suppress_troubles, x->pack->suppress_count);
    free_troubles(x->counts.tally_troubles, x->pack->tally_count);
    free(x->hide_failed);
    sift_free(x->sieve);
    path_book_free(x->paths);
    free(x->unlike);
    free(x->profile);
    free(x->about);
    cited_forget(x);
    explain_forget(x);
    free(x->facts[0]);
    free(x->facts[1]);
    free(x->fact_steps);
    trace_writer_clear(&x->trace);
    free(x->parts);
    free(x);
}

const examiner_counts *examiner_counted(examiner *x) {
    quick_settle(x);
    return &x->counts;
}

const rule_profile *examiner_profiled(examiner *x) {
    for (uint16_t i = 0; x->paths != NULL && i < x->pack->rule_count; i++)
        profile_take_tree(&x->profile[i], path_tree_of(x->paths, TREE_RULE, i));
    return x->profile;
}

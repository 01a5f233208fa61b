/* decide: what was found of a candidate becomes accept, refer or reject.
 *
 * Effects have a weight, and the heaviest wins: reject, then refer (a hold refers),
 * then accept. The first decisive reason, by which the candidate is listed, is that of
 * the lowest stage, statute before regulation before policy, then by rule id; all
 * others are kept. What persons ruled is settled before (decide/ruling). Nothing here can
 * turn an unknown into an accept: it only ranks. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "decide/decide.h"

#include "decide/again.h"
#include "decide/ruling.h"
#include "decide/slates.h"
#include "decide/twins.h"
#include "ground/jobs.h"
#include "pack/through.h"

static decision decision_of(const reason *r) {
    if (r->effect == EFFECT_REJECT) return REJECT;
    return r->effect >= EFFECT_REFER ? REFER : ACCEPT;
}

static uint16_t stage_of(const pack *p, const reason *r) {
    return r->rule == NO_INDEX ? 0 : p->rules[r->rule].stage;
}

/* Does `a` come before `b` among decisive reasons? The engine's own come last within a
 * stage. */
static bool comes_first(const pack *p, const reason *a, const reason *b) {
    uint16_t sa = stage_of(p, a), sb = stage_of(p, b);
    if (sa != sb) return sa < sb;
    if (a->rule == NO_INDEX || b->rule == NO_INDEX)
        return b->rule == NO_INDEX && a->rule != NO_INDEX;
    const rule_decl *ra = &p->rules[a->rule], *rb = &p->rules[b->rule];
    if (ra->severity != rb->severity) return ra->severity < rb->severity;
    return text_compare(ra->id, rb->id) < 0;
}

static void weigh_rejections(const pack *p, result *out, const reason *reasons, size_t n) {
    uint16_t only = NO_INDEX;
    bool one = true, policy = true;
    for (size_t i = 0; i < n; i++) {
        if (reasons[i].effect != EFFECT_REJECT) continue;
        uint16_t source = reasons[i].source == NO_INDEX ? p->candidates : reasons[i].source;
        one &= only == NO_INDEX || only == source;
        only = source;
        policy &= reasons[i].rule != NO_INDEX && p->rules[reasons[i].rule].severity == POLICY;
    }
    if (one) out->flags |= RESULT_ONE_SOURCE;
    if (policy) out->flags |= RESULT_POLICY_ONLY;
}

/* Of whom nothing was said, and of most nothing is. */
static void accept(const pack *p, result *out) {
    out->decision = ACCEPT;
    out->grade = GRADE_NONE;
    out->first_rule = NO_INDEX;
    out->stage = (uint8_t)through_last(p);
}

static void decide_one(const pack *p, result *out, const reason *reasons, size_t n) {
    const reason *first = NULL;
    accept(p, out);
    for (size_t i = 0; i < n; i++) {
        decision d = decision_of(&reasons[i]);
        if (d > out->decision) out->decision = (uint8_t)d;
        if (reasons[i].effect == EFFECT_HOLD) out->flags |= RESULT_HELD;
        if (reasons[i].effect == EFFECT_WARN) out->flags |= RESULT_WARNED;
    }
    for (size_t i = 0; i < n && out->decision != ACCEPT; i++) {
        if (decision_of(&reasons[i]) != out->decision) continue;
        if (reasons[i].grade > out->grade) out->grade = reasons[i].grade;
        if (first == NULL || comes_first(p, &reasons[i], first)) first = &reasons[i];
    }
    if (first != NULL) {
        out->first_rule = first->rule;
        out->stage = (uint8_t)stage_of(p, first);
    }
    /* no gate opens for them */
    if (out->decision == REJECT) out->flags &= (uint8_t)~RESULT_HELD;
    if (out->decision == REJECT) weigh_rejections(p, out, reasons, n);
}

static int decide_block(outcome_set *o, block *b, fault *f) {
    const pack *p = o->evidence->pack;
    int status = 0;
    accept(p, &b->others);
    for (uint32_t k = block_next_told(b, 0); k < b->count && status == 0;
         k = block_next_told(b, k + 1)) {
        result *r = &b->results[block_place(b, k)];
        bool again = false;
        if (!evidence_is_candidate(o->evidence, b->first + k)) continue;
        if (r->reason_count == 0) {            /* nor is there anything to rule on */
            accept(p, r);
            continue;
        }
        decide_one(p, r, b->reasons + r->first_reason, r->reason_count);
        if (b->stored) continue;               /* no person ruled on it */
        status = ruling_keep_law(o, b, k, &again, f);
        if (again) decide_one(p, r, b->reasons + r->first_reason, r->reason_count);
    }
    return status;
}

/* Blocks know nothing of each other. */
typedef struct deciding {
    outcome_set *o;
    bool no_memory; /* atomic; nothing else can go wrong */
} deciding;

static void decide_job(void *payload, size_t number) {
    deciding *d = payload;
    if (decide_block(d->o, &d->o->blocks[number], NULL) != 0)
        __atomic_store_n(&d->no_memory, true, __ATOMIC_RELAXED);
}

int decide_all(outcome_set *o, unsigned workers, fault *f) {
    deciding d = { .o = o };
    int status = ruling_apply(o, f);
    if (status == 0) jobs_do(o->block_count, workers, decide_job, &d);
    return d.no_memory ? fault_memory(f) : status;
}

bool decide_any_statute(const outcome_set *o) {
    const pack *p = o->evidence->pack;
    bool anybody = false;
    for (size_t i = 0; i < p->rule_count; i++) {
        const rule_count *c = &o->rules[i];
        anybody |= c->applied + c->not_applicable + c->not_in_force > 0;
        if (p->rules[i].severity == STATUTE && c->applied + c->not_applicable > 0) return true;
    }
    return !anybody; /* nobody was judged (an empty list, unknown law days): nothing to say */
}

int decide_judge(outcome_set *out, const crew_terms *terms, fault *f) {
    int status = crew_judge(out, terms, f);
    if (status != 0) return status;
    if (!decide_any_statute(out))
        return fault_plain(
            f, FAULT_PACK,
            "no statute of pack %s is in force on the law day of anybody on this "
            "list; nobody could be accepted: check the day, or take another pack",
            terms->evidence->pack->id.at);
    status = slates_judge(out, terms, terms->keep_one ? terms->kept : NO_ROW, f);
    if (status == 0) status = decide_all(out, terms->workers, f);
    if (status == 0) status = twins_settle(out, f);
    return status == 0 ? again_find(out, f) : status;
}

int decide_judge_one(outcome_set *out, const crew_terms *terms, const bool *is_void,
                     uint32_t candidate, fault *f) {
    int status = crew_judge_one(out, terms, is_void, candidate, f);
    return status == 0 ? decide_all(out, 1, f) : status;
}

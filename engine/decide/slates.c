/* slates: the rules over groups, stage by stage, after everybody was judged alone.
 *
 * All rules over groups of one stage see the same snapshot: what was decided of everybody
 * through that stage by all other rules, with rulings, and with the rules over groups of the
 * stages before. They never see each other's findings. What they say is put among the
 * reasons of the candidates it is about, in the order of rules, as if each had been judged
 * there. What was read is told in a second round, of those only who have anything to say or
 * are asked about.
 *
 * A ruling may lift what such a rule said of somebody because of another. What the rule found
 * of others may rest on that, so the stage is judged once more with the two set apart, and
 * whoever comes out otherwise is referred (evaluate/slate_doubt). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "decide/slates.h"

#include <stdlib.h>
#include <string.h>

#include "decide/ruling.h"
#include "evaluate/retrace.h"
#include "evaluate/together.h"
#include "pack/through.h"

enum { REASONS_ROOM = 1 << 28 };

typedef struct rounds {
    outcome_set *o;
    const crew_terms *terms;
    examination shared;
    examiner *x;
    bool *is_void;             /* per rule */
    uint32_t *order; size_t order_count;
    uint32_t *member_of;
    lifted *lifts; size_t lift_count, lift_room; /* of the stage under way, then of all */
    uint8_t *standing[STAGE_MAX]; /* per stage with such rules: per candidate */
    found_together found;
    told_parts told;
    fault *f;
} rounds;

static bool is_of(const rounds *r, size_t rule, size_t stage) {
    const rule_decl *d = &r->o->evidence->pack->rules[rule];
    return d->slate != NULL && d->stage == stage &&
           through_judges(r->o->evidence->pack, d->stage);
}

static bool stage_has_any(const rounds *r, size_t stage) {
    bool any = false;
    for (size_t i = 0; i < r->o->evidence->pack->rule_count; i++) any |= is_of(r, i, stage);
    return any;
}

/* ---- the snapshot ------------------------------------------------------------ */

/* What stands of a candidate through a stage. */
static uint8_t stands(const outcome_set *o, const block *b, uint32_t k, size_t stage) {
    const pack *p = o->evidence->pack;
    const result *of = &b->results[k];
    uint8_t so_far = ACCEPT;
    for (size_t i = 0; i < of->reason_count; i++) {
        const reason *r = &b->reasons[of->first_reason + i];
        if (r->rule != NO_INDEX && p->rules[r->rule].stage > stage) continue;
        uint8_t is = r->effect == EFFECT_REJECT  ? REJECT
                     : r->effect >= EFFECT_REFER ? REFER
                                                 : ACCEPT;
        if (is > so_far) so_far = is;
    }
    if (so_far == ACCEPT && ruling_lacks_law(o, b, k)) so_far = REFER;
    return so_far;
}

static int take_snapshot(rounds *r, size_t stage) {
    outcome_set *o = r->o;
    uint8_t *all = calloc(o->evidence->candidates + 1, 1);
    if (all == NULL) return fault_memory(r->f);
    r->standing[stage] = all;
    int status = ruling_try(o, r->f);
    for (size_t i = 0; i < o->block_count && status == 0; i++)
        for (uint32_t k = 0; k < o->blocks[i].count; k++) {
            uint32_t candidate = o->blocks[i].first + k;
            if (evidence_is_candidate(o->evidence, candidate))
                all[candidate] = stands(o, &o->blocks[i], k, stage);
        }
    ruling_undo(o);
    return status;
}

/* ---- one rule ------------------------------------------------------------ */

typedef struct mark { size_t reasons, alerts, rests; } mark;

static mark mark_of(const found_together *f) {
    return (mark){ f->said.reason_count, f->alert_count, f->rest_count };
}

static void back_to(found_together *f, mark m) {
    f->said.reason_count = m.reasons;
    f->alert_count = m.alerts;
    f->rest_count = m.rests;
}

/* A rule that is found to keep state is void for everybody: what it said is forgotten. */
static int judge_rule(rounds *r, uint16_t rule, examiner *x, found_together *to,
                      told_parts *told) {
    const pack *p = r->o->evidence->pack;
    size_t stage = p->rules[rule].stage;
    muster m = { 0 };
    bool found_void = false;
    together_terms t = { .x = x, .rule = rule, .muster = &m, .standing = r->standing[stage],
                         .member_of = r->member_of, .lifts = r->lifts,
                         .lift_count = r->lift_count, .to = to, .told = told,
                         .is_void = r->is_void[rule] || p->rules[rule].keeps_state != NULL };
    int status = muster_make(&m,
                             &(muster_terms){ .evidence = r->o->evidence,
                                              .rule = &p->rules[rule],
                                              .order = r->order,
                                              .count = r->order_count,
                                              .standing = r->standing[stage] },
                             r->f);
    mark before = to != NULL ? mark_of(to) : (mark){ 0 };
    rule_count counted = x->counts.rules[rule];
    if (status == 0) status = together_judge(&t, &found_void, r->f);
    if (status == 0 && found_void) {
        r->is_void[rule] = t.is_void = true;
        if (to != NULL) back_to(to, before);
        x->counts.rules[rule] = counted;
        x->counts.troubles[rule].candidates = 0;
        status = together_judge(&t, &found_void, r->f);
    }
    muster_clear(&m);
    return status;
}

/* ---- reasons to where they belong -------------------------------------------------------- */

typedef struct new_reason { const reason *at; size_t seq; } new_reason;

static int by_candidate(const void *a, const void *b) {
    const new_reason *x = a, *y = b;
    if (x->at->candidate != y->at->candidate)
        return x->at->candidate < y->at->candidate ? -1 : 1;
    if (x->at->rule != y->at->rule) return x->at->rule < y->at->rule ? -1 : 1;
    return (x->seq > y->seq) - (x->seq < y->seq);
}

/* A candidate's old reasons and new ones, in the order of rules; the engine's own stay last. */
static void merge_reasons(reason *to, const reason *old, size_t n, const new_reason *add,
                          size_t more) {
    size_t i = 0, k = 0, at = 0;
    while (i < n || k < more) {
        bool take_new = k < more && (i == n || add[k].at->rule < old[i].rule);
        to[at++] = take_new ? *add[k++].at : old[i++];
    }
}

static int merge_block(block *b, const new_reason *add, size_t count, fault *f) {
    reason *all = malloc((b->reason_count + count + 1) * sizeof *all);
    size_t at = 0, k = 0;
    if (all == NULL) return fault_memory(f);
    for (uint32_t i = 0; i < b->count; i++) {
        result *r = &b->results[i];
        size_t more = 0;
        while (k + more < count && add[k + more].at->candidate == b->first + i) more++;
        if (r->reason_count + more >= NO_INDEX) {
            free(all);
            return fault_plain(f, FAULT_DATA, "more than 65,534 reasons about one candidate");
        }
        merge_reasons(all + at, b->reasons + r->first_reason, r->reason_count, add + k, more);
        r->first_reason = (uint32_t)at;
        r->reason_count = (uint16_t)(r->reason_count + more);
        at += r->reason_count;
        k += more;
    }
    free(b->reasons);
    b->reasons = all;
    b->reason_count = at;
    b->reason_room = at + 1;
    return 0;
}

static int hand_out(rounds *r) {
    const found_together *found = &r->found;
    size_t n = found->said.reason_count, k = 0;
    new_reason *all = malloc((n + 1) * sizeof *all);
    int status = all == NULL ? fault_memory(r->f) : 0;
    for (size_t i = 0; i < n && status == 0; i++)
        all[i] = (new_reason){ &found->said.reasons[i], i };
    if (status == 0 && n > 1) qsort(all, n, sizeof *all, by_candidate);
    for (size_t i = 0; i < r->o->block_count && status == 0; i++) {
        block *b = &r->o->blocks[i];
        size_t more = 0;
        while (k + more < n && all[k + more].at->candidate < b->first + b->count) more++;
        if (more > 0) status = merge_block(b, all + k, more, r->f);
        k += more;
    }
    free(all);
    r->found.said.reason_count = 0;
    return status;
}

/* ---- what rulings lift ------------------------------------------------------------ */

static bool add_lift(rounds *r, const reason *of) {
    for (size_t i = 0; i < of->other_count; i++) {
        if (!grow((void **)&r->lifts, &r->lift_room, r->lift_count, sizeof *r->lifts,
                  REASONS_ROOM))
            return false;
        uint32_t row = of->source != NO_INDEX ? of->row : NO_ROW;
        r->lifts[r->lift_count++] = (lifted){ of->candidate, of->others[i], row, of->rule };
    }
    return true;
}

/* Those of this stage's rules that rulings lift as they stand; the rulings are undone again. */
static int find_lifts(rounds *r, size_t stage) {
    int status = ruling_try(r->o, r->f);
    for (size_t i = 0; i < r->o->block_count && status == 0; i++)
        for (size_t k = 0; k < r->o->blocks[i].reason_count && status == 0; k++) {
            const reason *of = &r->o->blocks[i].reasons[k];
            bool gone = of->ruled != RULED_NOT && of->effect == EFFECT_PASS;
            if (!gone || of->rule == NO_INDEX || !is_of(r, of->rule, stage)) continue;
            if (!add_lift(r, of)) status = fault_memory(r->f);
        }
    ruling_undo(r->o);
    return status;
}

/* What the rules of the stage said is forgotten, to be said again. */
static void take_back(rounds *r, size_t stage) {
    for (size_t i = 0; i < r->o->block_count; i++) {
        block *b = &r->o->blocks[i];
        size_t at = 0;
        for (uint32_t k = 0; k < b->count; k++) {
            result *of = &b->results[k];
            size_t first = of->first_reason, n = of->reason_count;
            of->first_reason = (uint32_t)at;
            for (size_t m = first; m < first + n; m++)
                if (b->reasons[m].rule == NO_INDEX || !is_of(r, b->reasons[m].rule, stage))
                    b->reasons[at++] = b->reasons[m];
            of->reason_count = (uint16_t)(at - of->first_reason);
        }
        b->reason_count = at;
    }
}

static void forget_counts(rounds *r, size_t stage) {
    for (size_t i = 0; i < r->o->evidence->pack->rule_count; i++) {
        if (!is_of(r, i, stage)) continue;
        r->x->counts.rules[i] = (rule_count){ 0 };
        r->x->counts.troubles[i].candidates = 0;
    }
}

/* ---- one stage ------------------------------------------------------------ */

static int ask_rules(rounds *r, size_t stage) {
    int status = 0;
    for (size_t i = 0; i < r->o->evidence->pack->rule_count && status == 0; i++)
        if (is_of(r, i, stage)) status = judge_rule(r, (uint16_t)i, r->x, &r->found, NULL);
    return status == 0 ? hand_out(r) : status;
}

static int judge_stage(rounds *r, size_t stage) {
    mark before = mark_of(&r->found);
    size_t known = r->lift_count;
    uint64_t unknown = r->x->counts.unknown_values;
    int status = take_snapshot(r, stage);
    if (status == 0) status = ask_rules(r, stage);
    if (status == 0) status = find_lifts(r, stage);
    if (status != 0 || r->lift_count == known) return status;
    take_back(r, stage);
    back_to(&r->found, before);
    forget_counts(r, stage);
    r->x->counts.unknown_values = unknown;
    return ask_rules(r, stage);
}

/* ---- telling ------------------------------------------------------------ */

static int part_order(const void *a, const void *b) {
    const told_part *x = a, *y = b;
    if (x->candidate != y->candidate) return x->candidate < y->candidate ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

typedef struct trace_walk {
    const rounds *r;
    const block *made;
    const uint32_t *who;
    size_t next, part;
} trace_walk;

/* The traces of a block again: what there was, or was made now, and the parts of rules over
 * groups. */
static int rewrite_block(trace_walk *t, block *b, fault *f) {
    const told_parts *told = &t->r->told;
    sink to;
    sink_memory(&to);
    for (uint32_t i = 0; i < b->count; i++) {
        uint32_t candidate = b->first + i;
        uint64_t at = b->trace_at[i], end = b->trace_at[i + 1];
        b->trace_at[i] = to.used;
        if (!told->wanted[candidate]) continue;
        if (end > at) sink_bytes(&to, b->traces.buffer + at, end - at);
        else {
            uint64_t from = t->made->trace_at[t->next];
            sink_bytes(&to, t->made->traces.buffer + from,
                       t->made->trace_at[t->next + 1] - from);
            t->next++;
        }
        for (; t->part < told->count && told->parts[t->part].candidate == candidate; t->part++)
            sink_bytes(&to, told->bytes.buffer + told->parts[t->part].at,
                       told->parts[t->part].len);
    }
    b->trace_at[b->count] = to.used;
    sink_drop(&b->traces);
    b->traces = to;
    return to.failed ? fault_memory(f) : 0;
}

static int rewrite_traces(rounds *r, const block *made, const uint32_t *who) {
    trace_walk t = { .r = r, .made = made, .who = who };
    int status = 0;
    if (r->told.count > 1)
        qsort(r->told.parts, r->told.count, sizeof *r->told.parts, part_order);
    for (size_t i = 0; i < r->o->block_count && status == 0; i++)
        status = rewrite_block(&t, &r->o->blocks[i], r->f);
    return status;
}

/* Whose traces are kept, and which of them have none yet. */
static size_t choose(rounds *r, bool *wanted, uint32_t *bare, uint32_t kept) {
    size_t n = 0;
    for (size_t i = 0; i < r->o->block_count; i++) {
        const block *b = &r->o->blocks[i];
        for (uint32_t k = 0; k < b->count; k++) {
            uint32_t candidate = b->first + k;
            if (!evidence_is_candidate(r->o->evidence, candidate)) continue;
            wanted[candidate] = b->results[k].reason_count > 0 || candidate == kept;
            if (wanted[candidate] && b->trace_at[k] == b->trace_at[k + 1])
                bare[n++] = candidate;
        }
    }
    return n;
}

static int tell_rules(rounds *r) {
    examiner *again = NULL;              /* whose counts nobody wants */
    int status = examiner_new(&again, &r->shared, r->f);
    for (size_t i = 0; i < r->o->evidence->pack->rule_count && status == 0; i++) {
        size_t stage = r->o->evidence->pack->rules[i].stage;
        if (is_of(r, i, stage) && r->standing[stage] != NULL)
            status = judge_rule(r, (uint16_t)i, again, NULL, &r->told);
    }
    examiner_free(again);
    return status;
}

static int tell(rounds *r, uint32_t kept) {
    size_t n = r->o->evidence->candidates;
    bool *wanted = calloc(n + 1, sizeof *wanted);
    uint32_t *bare = malloc((n + 1) * sizeof *bare);
    block made = { 0 };
    int status = wanted == NULL || bare == NULL ? fault_memory(r->f) : 0;
    r->told.wanted = wanted;
    sink_memory(&r->told.bytes);
    size_t count = status == 0 ? choose(r, wanted, bare, kept) : 0;
    if (status == 0) status = tell_rules(r);
    if (status == 0) status = retrace(&made, r->o, r->terms, bare, count, r->f);
    if (status == 0) status = rewrite_traces(r, &made, bare);
    block_clear(&made);
    sink_drop(&r->told.bytes);
    free(r->told.parts);
    free(wanted);
    free(bare);
    return status;
}

/* ---- counts and troubles ------------------------------------------------------------ */

static int trouble_order(const void *a, const void *b) {
    const rule_trouble *x = a, *y = b;
    return (x->rule > y->rule) - (x->rule < y->rule);
}

static int add_trouble(rounds *r, uint16_t rule, const rule_trouble *t) {
    outcome_set *o = r->o;
    const char *keeps = o->evidence->pack->rules[rule].keeps_state;
    rule_trouble *more = realloc(o->troubles, (o->trouble_count + 1) * sizeof *more);
    if (more == NULL) return fault_memory(r->f);
    o->troubles = more;
    rule_trouble *to = &more[o->trouble_count];
    *to = (rule_trouble){ .rule = rule, .is_void = t->is_void, .candidates = t->candidates,
                          .first_candidate = t->first_candidate };
    text words = keeps != NULL ? text_of(keeps) : t->words;
    if (words.at != NULL && !arena_text(&o->memory, words, &to->words))
        return fault_memory(r->f);
    o->trouble_count++;
    qsort(o->troubles, o->trouble_count, sizeof *o->troubles, trouble_order);
    return 0;
}

static int settle_counts(rounds *r) {
    const examiner_counts *c = examiner_counted(r->x);
    const pack *p = r->o->evidence->pack;
    int status = 0;
    r->o->unknown_values += c->unknown_values;
    for (size_t i = 0; i < p->rule_count && status == 0; i++) {
        if (p->rules[i].slate == NULL) continue;
        r->o->rules[i] = c->rules[i];
        const rule_trouble *t = &c->troubles[i];     /* one that only alerts refers nobody */
        if (t->candidates > 0 || t->is_void || t->words.at != NULL)
            status = add_trouble(r, (uint16_t)i, t);
    }
    return status;
}

static int keep_found(rounds *r) {
    outcome_set *o = r->o;
    o->alerts = arena_take(&o->memory, (r->found.alert_count + 1) * sizeof *o->alerts);
    o->again = arena_take(&o->memory, (r->found.rest_count + 1) * sizeof *o->again);
    if (o->alerts == NULL || o->again == NULL) return fault_memory(r->f);
    if (r->found.alert_count > 0)
        memcpy(o->alerts, r->found.alerts, r->found.alert_count * sizeof *o->alerts);
    if (r->found.rest_count > 0)
        memcpy(o->again, r->found.rests, r->found.rest_count * sizeof *o->again);
    o->alert_count = r->found.alert_count;
    o->again_count = r->found.rest_count; /* until all is decided: those who rest on others */
    /* handed out to the blocks of their candidates; the words stay */
    free(r->found.said.reasons);
    r->found.said.reasons = NULL;
    o->together = r->found.said;
    r->found.said = (block){ 0 };
    return 0;
}

/* ---- all stages ------------------------------------------------------------ */

static int begin(rounds *r) {
    const evidence *e = r->o->evidence;
    r->is_void = calloc(e->pack->rule_count + 1, sizeof *r->is_void);
    r->member_of = malloc((e->candidates + 1) * sizeof *r->member_of);
    if (r->is_void == NULL || r->member_of == NULL) return fault_memory(r->f);
    memset(r->member_of, 0xff, (e->candidates + 1) * sizeof *r->member_of);
    r->shared = (examination){ .evidence = e,
                               .params = r->terms->params,
                               .is_void = r->is_void,
                               .plain = true,
                               .clock = r->terms->profile != NULL ? r->terms->profile->clock
                                                                  : NULL };
    int status = examiner_new(&r->x, &r->shared, r->f);
    return status == 0 ? muster_order(e, &r->order, &r->order_count, r->f) : status;
}

static void end(rounds *r) {
    const rule_profile *cost = r->x != NULL ? examiner_profiled(r->x) : NULL;
    if (cost != NULL && r->terms->profile != NULL) profile_add(r->terms->profile, cost);
    examiner_free(r->x);
    free(r->is_void);
    free(r->member_of);
    free(r->order);
    free(r->lifts);
    for (size_t i = 0; i < STAGE_MAX; i++) free(r->standing[i]);
    found_clear(&r->found);
}

int slates_judge(outcome_set *o, const crew_terms *terms, uint32_t kept, fault *f) {
    rounds r = { .o = o, .terms = terms, .f = f };
    if (o->evidence->pack->slate_count == 0) return 0;
    int status = begin(&r);
    for (size_t stage = 0; stage < o->evidence->pack->stage_count && status == 0; stage++)
        if (stage_has_any(&r, stage)) status = judge_stage(&r, stage);
    if (status == 0) status = settle_counts(&r);
    if (status == 0 && !o->decisions_only) status = tell(&r, kept);
    if (status == 0) status = keep_found(&r);
    end(&r);
    return status;
}

/* impact: how often each group gets through, against the group that gets through most often.
 *
 * 29 CFR 1607.4(D): a selection rate of less than four fifths of the highest group's is
 * evidence of adverse impact, unless numbers are small. The bottom line comes first, then each
 * component. Selected is accepted, of those accepted or rejected; who is referred has not been
 * decided and counts in neither. Of one rule everybody is decided whom it does not refer, and
 * gets through whom it does not reject, the rules being all asked about everybody. What is
 * compared is exact. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "tally/impact.h"

#include <stdlib.h>

int impact_open(impact_book *b, size_t rules, size_t groups, fault *f) {
    size_t cells = (groups + 1) * (rules + 1);
    *b = (impact_book){ .rule_count = rules, .group_count = groups };
    b->groups = calloc(groups + 1, sizeof *b->groups);
    b->rejected = calloc(cells, sizeof *b->rejected);
    b->referred = calloc(cells, sizeof *b->referred);
    b->last = calloc(rules + 1, sizeof *b->last);
    b->worst = calloc(rules + 1, sizeof *b->worst);
    bool good = b->groups && b->rejected && b->referred && b->last && b->worst;
    return good ? 0 : fault_memory(f);
}

void impact_clear(impact_book *b) {
    free(b->groups);
    free(b->rejected);
    free(b->referred);
    free(b->last);
    free(b->worst);
    *b = (impact_book){ 0 };
}

void impact_decide(impact_book *b, size_t group, uint8_t decision) {
    b->candidates++;
    b->group = group;
    b->groups[group][DECISION_NONE]++;
    b->groups[group][decision]++;
}

/* A rule counts once for a candidate, by the gravest of its reasons. */
void impact_reason(impact_book *b, uint16_t rule, uint8_t effect) {
    if (rule >= b->rule_count || effect < EFFECT_REFER) return;
    size_t at = b->group * b->rule_count + rule;
    if (b->last[rule] != b->candidates) b->worst[rule] = EFFECT_PASS;
    b->last[rule] = b->candidates;
    bool was_referred = b->worst[rule] == EFFECT_REFER || b->worst[rule] == EFFECT_HOLD;
    if (effect <= b->worst[rule]) return;
    b->worst[rule] = effect;
    if (effect == EFFECT_REJECT) {
        b->rejected[at]++;
        b->referred[at] -= was_referred;
    } else {
        b->referred[at] += !was_referred;
    }
}

/* ---- rates and ratios ------------------------------------------------------------ */

/* Is the rate of a higher than that of b? */
static bool is_higher(const impact_group *a, const impact_group *b) {
    return (__int128)a->through * b->decided > (__int128)b->through * a->decided;
}

static void compare(impact_group *groups, size_t count) {
    const impact_group *best = NULL;
    for (size_t i = 0; i < count; i++)
        if (groups[i].decided > 0 && (best == NULL || is_higher(&groups[i], best)))
            best = &groups[i];
    for (size_t i = 0; i < count; i++) {
        impact_group *g = &groups[i];
        g->rate = share_tenths(g->through, g->decided);
        g->has_ratio = g->decided > 0 && best->through > 0;
        if (!g->has_ratio) continue;
        uint64_t whole = g->decided * best->through; /* counts are of rows: below 2^32 */
        g->ratio = rounded((__int128)g->through * best->decided, whole, 1000);
        g->below = (__int128)5 * g->through * best->decided < (__int128)4 * whole;
        g->few = g->decided < IMPACT_FEW || best->decided < IMPACT_FEW;
    }
}

static void fill_total(const impact_book *b, impact_group *groups) {
    for (size_t i = 0; i < b->group_count; i++) {
        const uint64_t *n = b->groups[i];
        groups[i] = (impact_group){ .decided = n[ACCEPT] + n[REJECT],
                                    .through = n[ACCEPT],
                                    .referred = n[REFER] };
    }
}

static void fill_rule(const impact_book *b, size_t rule, impact_group *groups) {
    for (size_t i = 0; i < b->group_count; i++) {
        size_t at = i * b->rule_count + rule;
        uint64_t all = b->groups[i][DECISION_NONE] - b->referred[at];
        groups[i] = (impact_group){ .decided = all,
                                    .through = all - b->rejected[at],
                                    .referred = b->referred[at] };
    }
}

static bool rejects_somebody(const impact_book *b, size_t rule) {
    for (size_t i = 0; i < b->group_count; i++)
        if (b->rejected[i * b->rule_count + rule] > 0) return true;
    return false;
}

int impact_make(impact *out, arena *a, const impact_book *b, fault *f) {
    size_t tables = 1;
    *out = (impact){ .group_count = b->group_count };
    for (size_t r = 0; r < b->rule_count; r++) tables += rejects_somebody(b, r);
    out->tables = arena_take_zero(a, tables, sizeof *out->tables);
    if (out->tables == NULL) return fault_memory(f);
    for (size_t r = 0; r <= b->rule_count; r++) {
        if (r > 0 && !rejects_somebody(b, r - 1)) continue;
        impact_table *t = &out->tables[out->table_count++];
        t->rule = r == 0 ? (uint16_t)NO_INDEX : (uint16_t)(r - 1);
        t->groups = arena_take_zero(a, b->group_count + 1, sizeof *t->groups);
        if (t->groups == NULL) return fault_memory(f);
        if (r == 0) fill_total(b, t->groups);
        else fill_rule(b, r - 1, t->groups);
        compare(t->groups, b->group_count);
    }
    return 0;
}

/* ---- of a declared tally ------------------------------------------------------------ */

static void add_candidate(impact_book *b, size_t group, const outcome_set *o,
                          uint32_t candidate) {
    size_t n;
    const reason *reasons = outcome_reasons(o, candidate, &n);
    impact_decide(b, group, outcome_result(o, candidate)->decision);
    for (size_t i = 0; i < n; i++) impact_reason(b, reasons[i].rule, reasons[i].effect);
}

int impact_of_tally(impact *out, arena *a, const tally_decl *d, const counted *c,
                    const value_count *v, const outcome_set *o, fault *f) {
    impact_book b;
    int code = impact_open(&b, o->evidence->pack->rule_count, v->group_count, f);
    for (uint32_t row = 0; row < c->rows && code == 0; row++)
        if (c->state[row] == COUNT_VALUE) add_candidate(&b, spread_group(d, c, v, row), o, row);
    if (code == 0) code = impact_make(out, a, &b, f);
    impact_clear(&b);
    return code;
}

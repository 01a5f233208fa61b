/* tally: counts over the whole list.
 *
 * One walk over the candidates counts decisions, stages, reasons and what is waited for; a
 * second over each declared tally counts its groups (spread). A candidate may have many
 * reasons of one kind; `last` remembers who was counted, so that counts are of candidates. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "tally/tally.h"

#include <stdlib.h>
#include <string.h>

#include "ground/dict.h"
#include "pack/through.h"

enum { WAITS_MAX = 1 << 16 };
enum { NOBODY = 0xffffffffu };

typedef struct counter {
    tally *t;
    const outcome_set *o;
    const pack *pack;
    size_t *start;       /* per rule, and one for the engine: its first kind of reason */
    reason_count *kinds; /* per rule: its codes, then causes without a code */
    uint32_t *last;      /* per kind: the candidate counted last */
    size_t kind_count;
    dict waits;
    wait_count *wait;
    uint32_t *wait_last;
    size_t wait_count, wait_room, last_room;
    uint64_t clean; /* candidates nothing stands against: they pass every stage */
} counter;

/* ---- set-up ------------------------------------------------------------ */

static int make_kinds(counter *k, fault *f) {
    const pack *p = k->pack;
    k->start = calloc(p->rule_count + 1, sizeof *k->start);
    if (k->start == NULL) return fault_memory(f);
    for (size_t r = 0; r <= p->rule_count; r++) {
        k->start[r] = k->kind_count;
        k->kind_count += (r < p->rule_count ? p->rules[r].reason_count : 0) + CAUSES;
    }
    k->kinds = calloc(k->kind_count, sizeof *k->kinds);
    k->last = calloc(k->kind_count, sizeof *k->last);
    if (k->kinds == NULL || k->last == NULL) return fault_memory(f);
    memset(k->last, 0xff, k->kind_count * sizeof *k->last);
    for (size_t r = 0; r <= p->rule_count; r++) {
        size_t codes = r < p->rule_count ? p->rules[r].reason_count : 0;
        for (size_t i = 0; i < codes + CAUSES; i++)
            k->kinds[k->start[r] + i] = (reason_count){
                .rule = r < p->rule_count ? (uint16_t)r : (uint16_t)NO_INDEX,
                .code = i < codes ? (uint16_t)i : (uint16_t)NO_INDEX,
                .cause = i < codes ? (uint8_t)CAUSE_SAID : (uint8_t)(i - codes),
            };
    }
    return 0;
}

static size_t kind_of(const counter *k, const reason *r) {
    if (r->rule == NO_INDEX) return k->start[k->pack->rule_count] + r->cause;
    if (r->code != NO_INDEX) return k->start[r->rule] + r->code;
    return k->start[r->rule] + k->pack->rules[r->rule].reason_count + r->cause;
}

size_t tally_stages(const pack *p) {
    return p->stage_count > 0 ? through_count(p) : 1;
}

/* ---- one candidate ------------------------------------------------------------ */

static int count_wait(counter *k, const reason *r, fault *f) {
    uint32_t at = (uint32_t)k->wait_count, was;
    if (r->waits.len == 0) return 0;
    if (!dict_add(&k->waits, r->waits, at, &was)) return fault_memory(f);
    if (was == at) {
        if (!grow((void **)&k->wait, &k->wait_room, at, sizeof *k->wait, WAITS_MAX) ||
            !grow((void **)&k->wait_last, &k->last_room, at, sizeof *k->wait_last, WAITS_MAX))
            return fault_memory(f);
        k->wait[at] = (wait_count){ .what = r->waits };
        k->wait_last[at] = NOBODY;
        k->wait_count++;
    }
    if (k->wait_last[was] != r->candidate) k->wait[was].candidates++;
    k->wait_last[was] = r->candidate;
    return 0;
}

static void count_kind(counter *k, const verdict *v, const reason *r) {
    size_t i = kind_of(k, r);
    if (r->effect == EFFECT_PASS) return; /* taken away by a ruling: counted there */
    k->kinds[i].effect[r->effect]++;
    if (k->last[i] != r->candidate) k->kinds[i].any++;
    k->last[i] = r->candidate;
    if (r == v->first) k->kinds[i].first++;
    if (r->effect == EFFECT_TASK) k->t->tasks++;
}

/* What each stage says: the first to reject is the last that is entered. */
static void count_stages(counter *k, const verdict *v) {
    uint8_t worst[STAGE_MAX] = { 0 };
    for (size_t i = 0; i < v->count; i++) {
        uint8_t *at = &worst[reason_stage(k->pack, &v->reasons[i])];
        if (reason_counts(&v->reasons[i]) && v->reasons[i].effect > *at)
            *at = v->reasons[i].effect;
    }
    for (size_t s = 0; s < tally_stages(k->pack); s++) {
        stage_count *count = &k->t->stages[s];
        count->entered++;
        if (worst[s] == EFFECT_REJECT) {
            count->rejected++;
            return;
        }
        count->held += worst[s] == EFFECT_HOLD;
        count->referred += worst[s] == EFFECT_REFER;
        count->passed += worst[s] == 0;
    }
}

static void count_rejected(counter *k, const verdict *v) {
    int gravest = POLICY;
    for (size_t i = 0; i < v->count; i++) {
        const reason *r = &v->reasons[i];
        if (r->effect != EFFECT_REJECT || r->rule == NO_INDEX) continue;
        int ground = (int)k->pack->rules[r->rule].severity;
        if (ground < gravest) gravest = ground;
    }
    k->t->rejected_by[gravest]++;
    k->t->one_source_rejected += (v->result->flags & RESULT_ONE_SOURCE) != 0;
    k->t->eligible_later += v->eligible_from.lo != DAY_NONE;
}

static int count_referred(counter *k, const verdict *v, fault *f) {
    unsigned causes = 0;
    bool for_hole = false;
    int code = 0;
    for (size_t i = 0; i < v->count && code == 0; i++) {
        const reason *r = &v->reasons[i];
        if (!reason_counts(r)) continue;
        causes |= 1u << r->cause;
        for_hole |= r->cause == CAUSE_UNKNOWN && r->lacks == MISSING_LIST;
        code = count_wait(k, r, f);
    }
    k->t->for_holes += for_hole;
    for (unsigned i = 0; i < CAUSES; i++) k->t->referred_by[i] += causes >> i & 1;
    return code;
}

static int count_candidate(counter *k, uint32_t candidate, fault *f) {
    verdict v;
    tally *t = k->t;
    verdict_of(k->o, candidate, &v);
    t->candidates++;
    t->by[v.result->decision]++;
    t->held += (v.result->flags & RESULT_HELD) != 0;
    t->warned += (v.result->flags & RESULT_WARNED) != 0;
    t->one_source += (v.result->flags & RESULT_ONE_SOURCE) != 0;
    for (size_t i = 0; i < v.count; i++) count_kind(k, &v, &v.reasons[i]);
    if (v.result->decision == ACCEPT) k->clean++;
    else count_stages(k, &v);
    if (v.result->decision == REJECT) count_rejected(k, &v);
    return v.result->decision == REFER ? count_referred(k, &v, f) : 0;
}

/* ---- what was met, in a fixed order ------------------------------------------------------ */

static int wait_order(const void *a, const void *b) {
    const wait_count *x = a, *y = b;
    if (x->candidates != y->candidates) return x->candidates < y->candidates ? 1 : -1;
    return text_compare(x->what, y->what);
}

static int keep_met(counter *k, fault *f) {
    tally *t = k->t;
    size_t met = 0;
    for (size_t i = 0; i < k->kind_count; i++) met += k->kinds[i].any > 0;
    t->reasons = arena_take_zero(&t->memory, met + 1, sizeof *t->reasons);
    t->waits = arena_take_zero(&t->memory, k->wait_count + 1, sizeof *t->waits);
    if (t->reasons == NULL || t->waits == NULL) return fault_memory(f);
    for (size_t i = 0; i < k->kind_count; i++)
        if (k->kinds[i].any > 0) t->reasons[t->reason_count++] = k->kinds[i];
    if (k->wait_count > 0) {
        memcpy(t->waits, k->wait, k->wait_count * sizeof *t->waits);
        qsort(t->waits, k->wait_count, sizeof *t->waits, wait_order);
    }
    t->wait_count = k->wait_count;
    for (size_t s = 0; s < tally_stages(k->pack); s++) {
        t->stages[s].entered += k->clean;
        t->stages[s].passed += k->clean;
    }
    return 0;
}

/* Of whom nothing was said, and of most nothing is. */
static bool is_plain_accept(const result *r) {
    return r->decision == ACCEPT && r->reason_count == 0 && r->flags == 0;
}

static int count_block(counter *k, const block *b, fault *f) {
    uint64_t plain = 0;
    uint32_t next = 0;
    int code = 0;
    for (uint32_t i = 0; code == 0 && i < b->count; i = next + 1) {
        next = block_next_told(b, i);
        plain += next - i;
        if (next == b->count || !evidence_is_candidate(k->o->evidence, b->first + next))
            continue;
        if (is_plain_accept(block_result(b, next))) plain++;
        else code = count_candidate(k, b->first + next, f);
    }
    k->clean += plain;
    k->t->candidates += plain;
    k->t->by[ACCEPT] += plain;
    return code;
}

static int count_list(tally *t, const outcome_set *o, fault *f) {
    counter k = { .t = t, .o = o, .pack = o->evidence->pack };
    int code = make_kinds(&k, f);
    t->stages = arena_take_zero(&t->memory, tally_stages(k.pack), sizeof *t->stages);
    if (code == 0 && t->stages == NULL) code = fault_memory(f);
    for (size_t i = 0; code == 0 && i < o->block_count; i++)
        code = count_block(&k, &o->blocks[i], f);
    if (code == 0) code = keep_met(&k, f);
    free(k.start);
    free(k.kinds);
    free(k.last);
    free(k.wait);
    free(k.wait_last);
    dict_clear(&k.waits);
    return code;
}

/* ---- declared tallies, units, what could not be read ------------------------------------- */

/* One tally over its rows and over the list before, and how they differ. */
static int count_value(tally *t, const outcome_set *o, size_t i, fault *f) {
    const pack *p = o->evidence->pack;
    const tally_decl *d = &p->tallies[i];
    const outcome_set *decided = d->over == p->candidates ? o : NULL;
    int code = spread_count(&t->values[i], &t->memory, d, &o->tallies[i], decided, f);
    if (code == 0 && d->impact)
        code = impact_of_tally(&t->impacts[i], &t->memory, d, &o->tallies[i], &t->values[i], o,
                               f);
    if (code != 0 || d->previous == NO_INDEX) return code;
    if (o->evidence->docket->sources[d->previous].not_asked) return 0;
    code = spread_count(&t->previous[i], &t->memory, d, &o->previous[i], NULL, f);
    if (code != 0) return code;
    return change_make(&t->changes[i], &t->memory, d, &t->values[i], d->among, &t->previous[i],
                       f);
}

static int count_values(tally *t, const outcome_set *o, fault *f) {
    size_t n = o->evidence->pack->tally_count;
    int code = 0;
    t->values = arena_take_zero(&t->memory, n + 1, sizeof *t->values);
    t->previous = arena_take_zero(&t->memory, n + 1, sizeof *t->previous);
    t->changes = arena_take_zero(&t->memory, n + 1, sizeof *t->changes);
    t->impacts = arena_take_zero(&t->memory, n + 1, sizeof *t->impacts);
    if (t->values == NULL || t->previous == NULL || t->changes == NULL || t->impacts == NULL)
        return fault_memory(f);
    for (size_t i = 0; code == 0 && i < n; i++) code = count_value(t, o, i, f);
    return code;
}

typedef struct placed {
    text key;
    uint32_t row;
} placed;

static int placed_order(const void *a, const void *b) {
    const placed *x = a, *y = b;
    int order = text_compare(x->key, y->key);
    return order != 0 ? order : (x->row > y->row) - (x->row < y->row);
}

/* The key of a row as written; of several columns, with a byte below every letter between
 * them. */
static bool key_of_row(arena *a, const table *t, uint32_t row, text *out) {
    const key_list *k = t->decl->key_count > 0 ? &t->decl->keys[0] : NULL;
    *out = k == NULL ? TEXT("") : cell_trim(table_raw(t, row, k->here[0]));
    for (size_t i = 1; k != NULL && i < k->count; i++) {
        text next = cell_trim(table_raw(t, row, k->here[i]));
        char *at = arena_print(a, "%.*s\x01%.*s", TEXT_ARGS(*out), TEXT_ARGS(next));
        if (at == NULL) return false;
        *out = text_of(at);
    }
    return true;
}

/* The rows of a table of units may come in any order; what is said of them must not show it. */
static int order_units(tally *t, const table *rows, unit_count *u, fault *f) {
    arena keys = { 0 };
    bool sorted = true, memory = true;
    size_t count = 0;
    for (uint32_t row = 0; row < u->rows; row++) count += u->by[row][0] > 0;
    placed *all = arena_take(&keys, (count + 1) * sizeof *all);
    u->used = arena_take(&t->memory, (count + 1) * sizeof *u->used);
    memory = all != NULL && u->used != NULL;
    for (uint32_t row = 0; row < u->rows && memory; row++) {
        if (u->by[row][0] == 0) continue;
        placed *at = &all[u->used_count];
        at->row = row;
        memory = key_of_row(&keys, rows, row, &at->key);
        if (memory && u->used_count > 0) sorted &= placed_order(at - 1, at) < 0;
        u->used_count++;
    }
    if (memory && !sorted) qsort(all, count, sizeof *all, placed_order);
    for (size_t i = 0; i < count && memory; i++) u->used[i] = all[i].row;
    arena_clear(&keys);
    return memory ? 0 : fault_memory(f);
}

static int count_unit(tally *t, const outcome_set *o, uint16_t source, fault *f) {
    const evidence *e = o->evidence;
    unit_count *u = &t->units[t->unit_count++];
    u->source = source;
    u->rows = e->tables[source].rows;
    u->by = arena_take_zero(&t->memory, u->rows + 1, sizeof *u->by);
    if (u->by == NULL) return fault_memory(f);
    for (uint32_t c = 0; c < e->candidates; c++) {
        if (!evidence_is_candidate(e, c)) continue;
        const uint32_t *one = e->sources[source].one;
        size_t row = one == NULL || one[c] == NO_ROW ? u->rows : one[c];
        u->by[row][0]++;
        u->by[row][outcome_result(o, c)->decision]++;
    }
    return order_units(t, &e->tables[source], u, f);
}

static int count_units(tally *t, const outcome_set *o, fault *f) {
    const pack *p = o->evidence->pack;
    int code = 0;
    t->remarks = remark_count(o->evidence);
    t->units = arena_take_zero(&t->memory, p->source_count + 1, sizeof *t->units);
    if (t->units == NULL) return fault_memory(f);
    for (size_t s = 0; code == 0 && s < p->source_count; s++) {
        const table *rows = &o->evidence->tables[s];
        t->unreadable_cells += rows->bad_cell_count;
        t->unreadable_rows += rows->bad_row_count;
        if (p->sources[s].kind == SOURCE_ONE) code = count_unit(t, o, (uint16_t)s, f);
    }
    return code;
}

int tally_make(tally *out, const outcome_set *o, fault *f) {
    *out = (tally){ 0 };
    int code = count_list(out, o, f);
    if (code == 0) code = count_values(out, o, f);
    if (code == 0) code = count_units(out, o, f);
    if (code == 0) code = ruled_make(&out->ruled, &out->memory, o, f);
    if (code == 0)
        code = answers_count(&out->answers, &out->answer_count, &out->memory, o, f);
    if (code != 0) tally_clear(out);
    return code;
}

void tally_clear(tally *t) {
    arena_clear(&t->memory);
    *t = (tally){ 0 };
}

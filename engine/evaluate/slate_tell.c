/* slate_tell: what a rule over a group read of whom.
 *
 * The view has what was read of all members, each thing once. A member is told of his own
 * cells, of the rows between him and others of the slate, and of the cells of whoever his
 * reasons name: not of all the others, who may be twenty thousand. A digest is over more:
 * over everything read of all those whose findings hang together with his, because a cell
 * that changes there may change what is found of him. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/slate_tell.h"

#include <stdlib.h>
#include <string.h>

#include "evaluate/cited.h"
#include "evaluate/explain.h"
#include "evaluate/muster.h"
#include "join/relations.h"

enum { GATHERED_MAX = 1 << 28 };

/* ---- what was read of whom ------------------------------------------------------------ */

/* Cells by source and row, so that those of one candidate stand together; days and parameters
 * last. */
static int step_order(const void *a, const void *b) {
    const step *x = a, *y = b;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    if (x->source != y->source) return x->source < y->source ? -1 : 1;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    if (x->column != y->column) return x->column < y->column ? -1 : 1;
    return (x->x.lo > y->x.lo) - (x->x.lo < y->x.lo);
}

static void sort_steps(examiner *x, slate *s) {
    if (!s->sorted && x->view.step_count > 1)
        qsort(x->view.steps, x->view.step_count, sizeof *x->view.steps, step_order);
    s->sorted = true;
}

typedef struct gathered { step *steps; size_t count, room; bool no_memory; } gathered;

static void add(gathered *g, step s) {
    if (!grow((void **)&g->steps, &g->room, g->count, sizeof s, GATHERED_MAX))
        g->no_memory = true;
    else g->steps[g->count++] = s;
}

/* The cells of one row that were read. */
static void add_row(const view *v, gathered *g, uint16_t source, uint32_t row) {
    size_t low = 0, high = v->step_count;
    if (row == NO_ROW) return;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const step *s = &v->steps[middle];
        bool before = s->kind < STEP_CELL ||
                      (s->kind == STEP_CELL &&
                       (s->source < source || (s->source == source && s->row < row)));
        if (before) low = middle + 1;
        else high = middle;
    }
    for (; low < v->step_count && v->steps[low].kind == STEP_CELL &&
           v->steps[low].source == source && v->steps[low].row == row;
         low++)
        add(g, v->steps[low]);
}

/* His own cells, and those of the rows that one_by sources have for him. */
static void add_candidate(const view *v, gathered *g, uint32_t candidate) {
    add_row(v, g, v->pack->candidates, candidate);
    for (uint16_t i = 0; i < v->pack->source_count; i++)
        if (v->pack->sources[i].kind == SOURCE_ONE && v->evidence->sources[i].one != NULL)
            add_row(v, g, i, v->evidence->sources[i].one[candidate]);
}

/* His days and the parameters of the run. */
static void add_days(view *v, gathered *g, uint32_t candidate) {
    span on;
    view_turn(v, candidate);
    for (size_t i = v->step_count; i > 0 && v->steps[i - 1].kind != STEP_CELL; i--) {
        const step *s = &v->steps[i - 1];
        if (s->kind == STEP_PARAM) add(g, *s);
        if (s->kind != STEP_DAY || view_peek_day(v, s->source, &on) != s->a) continue;
        if (s->a != CELL_OK || (on.lo == s->x.lo && on.hi == s->x.hi)) add(g, *s);
    }
}

/* ---- telling ------------------------------------------------------------ */

static void add_cells_of(const view *v, gathered *g, uint16_t source, uint32_t row) {
    const source_decl *d = &v->pack->sources[source];
    for (uint16_t i = 0; i < d->column_count; i++) {
        if (d->columns[i].forbidden) continue;
        add(g, (step){ .kind = STEP_CELL, .source = source, .column = i, .row = row,
                       .a = table_state(&v->evidence->tables[source], row, i) });
    }
}

/* Rows between the member and others of the slate, and whether he was searched. */
static void add_rows_between(const view *v, const slate *s, gathered *g, uint32_t candidate) {
    for (uint16_t i = 0; i < v->pack->source_count; i++) {
        size_t n, ends;
        uint16_t which = NO_INDEX;
        int64_t seen = 0;
        if ((s->asked >> i & 1) == 0) continue;
        const attached *rows = evidence_rows(v->evidence, i, candidate, &n);
        for (size_t k = 0; k < n; k++) {
            const uint32_t *at = relations_end(&v->evidence->sources[i], rows[k].row,
                                               rows[k].list == 0 ? 1 : 0, &ends);
            bool within = ends == 0;
            for (size_t e = 0; e < ends; e++) within |= s->scene->member_of[at[e]] != NO_MEMBER;
            if (!within) continue;
            add_cells_of(v, g, i, rows[k].row);
            seen++;
        }
        add(g, (step){ .kind = STEP_ROWS, .source = i, .column = which, .n = seen,
                       .a = (uint8_t)evidence_searched(v->evidence, i, candidate, &which) });
    }
}

/* Who else a reason is about: key and name, and what was read of him. */
static void add_others(const view *v, gathered *g, const reason *r) {
    uint16_t list = v->pack->candidates, key = v->pack->sources[list].key;
    for (size_t i = 0; i < r->other_count; i++) {
        add(g, (step){ .kind = STEP_CELL, .source = list, .column = key, .row = r->others[i],
                       .a = table_state(&v->evidence->tables[list], r->others[i], key) });
        add_candidate(v, g, r->others[i]);
    }
}

static void write_part(examiner *x, told_parts *to, uint16_t rule, uint32_t candidate,
                       uint8_t outcome, const gathered *g) {
    uint64_t at = to->bytes.used;
    explain_rule(x, &to->bytes, rule, outcome, g->steps, g->count);
    if (!grow((void **)&to->parts, &to->room, to->count, sizeof *to->parts, GATHERED_MAX)) {
        x->view.no_memory = true;
        return;
    }
    to->parts[to->count++] = (told_part){ candidate, at, to->bytes.used - at };
    x->view.no_memory |= g->no_memory || to->bytes.failed;
}

void slate_tell(examiner *x, slate *s, told_parts *to, uint16_t rule, uint32_t member,
                uint8_t outcome, const reason *reasons, size_t reason_count) {
    gathered g = { 0 };
    view *v = &x->view;
    text name;
    sort_steps(x, s);
    if (!muster_name(v->evidence, s->rule->slate, &s->place, &v->scratch, &name))
        g.no_memory = true;
    else add(&g, (step){ .kind = STEP_SLATE, .n = (int64_t)s->count, .raw = name });
    add_candidate(v, &g, s->members[member]);
    add_days(v, &g, s->members[member]);
    add_rows_between(v, s, &g, s->members[member]);
    for (size_t i = 0; i < reason_count; i++) add_others(v, &g, &reasons[i]);
    write_part(x, to, rule, s->members[member], outcome, &g);
    free(g.steps);
}

void slate_tell_unplaced(examiner *x, told_parts *to, uint16_t rule, uint32_t candidate,
                         uint8_t outcome, const missing *why) {
    gathered g = { 0 };
    if (why->row != NO_ROW)
        add(&g, (step){ .kind = STEP_CELL, .source = why->source, .column = why->column,
                        .row = why->row, .a = why->state });
    write_part(x, to, rule, candidate, outcome, &g);
    free(g.steps);
}

/* ---- the digests ------------------------------------------------------------ */

typedef struct bodies { digest *of; bool *made; } bodies;

/* What was read of all whose findings hang together with the member's. */
static const digest *body_of(examiner *x, slate *s, bodies *b, uint32_t member) {
    bool all = s->all_dark || s->pooled || s->rule->slate->carries;
    uint32_t root = all ? 0 : slate_root(s, member);
    if (b->made[root]) return &b->of[root];
    gathered g = { 0 };
    uint32_t *members = malloc((s->count + 1) * sizeof *members);
    cited_slate of = { .members = members, .standing = s->scene->standing, .asked = s->asked,
                       .all = s->counted ? s->count : 0 };
    for (uint32_t i = 0; i < s->count && members != NULL; i++) {
        if (!all && slate_root(s, i) != root) continue;
        members[of.count++] = s->members[i];
        add_candidate(&x->view, &g, s->members[i]);
        add_days(&x->view, &g, s->members[i]);
    }
    of.steps = g.steps;
    of.step_count = g.count;
    if (g.no_memory || members == NULL) x->view.no_memory = true;
    else cited_together(x, &of, &b->of[root]);
    b->made[root] = true;
    free(members);
    free(g.steps);
    return &b->of[root];
}

void slate_cite(examiner *x, slate *s, size_t first) {
    block *b = x->into;
    bodies made = { arena_take(&x->view.scratch, (s->count + 1) * sizeof(digest)),
                    arena_take_zero(&x->view.scratch, s->count + 1, sizeof(bool)) };
    if (made.of == NULL || made.made == NULL) {
        x->view.no_memory = true;
        return;
    }
    sort_steps(x, s);
    for (size_t i = first; i < b->reason_count && !x->view.no_memory; i++) {
        if (!reason_counts(&b->reasons[i])) continue;
        x->candidate = b->reasons[i].candidate;
        const digest *body =
            body_of(x, s, &made, s->scene->member_of[b->reasons[i].candidate]);
        view_turn(&x->view, x->candidate);
        cited_of(x, &b->reasons[i], body);
    }
}

void slate_cite_unplaced(examiner *x, uint32_t candidate, const missing *why, size_t first) {
    digest body;
    uint8_t none = 0;
    step read = {
        .kind = STEP_CELL, .source = why->source, .column = why->column, .row = why->row
    };
    cited_slate of = { .steps = &read, .step_count = why->row != NO_ROW, .standing = &none };
    cited_together(x, &of, &body);
    for (size_t i = first; i < x->into->reason_count; i++) {
        x->candidate = candidate;
        if (reason_counts(&x->into->reasons[i])) cited_of(x, &x->into->reasons[i], &body);
    }
}

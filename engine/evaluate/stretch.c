/* stretch: the next candidates of the list, and what is asked of each of them once.
 *
 * Many rules ask the same: was he searched, how many rows are there about him, is his birth
 * date one a living person can have? It is asked when the first of them wants to know it, of
 * everybody who is still left, and kept while the stretch is at hand. Evidence is const, so
 * that the answer cannot be another one later. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/stretch.h"

#include <stdlib.h>
#include <string.h>

int stretch_init(stretch *s, path_book *book, view *v, fault *f) {
    const pack *p = book->pack;
    *s = (stretch){ .book = book, .view = v };
    s->facts = calloc(p->fact_count + 1, STRETCH_ROOM);
    s->sources = calloc(p->source_count + 1, sizeof *s->sources);
    s->days = calloc(p->day_count + 1, sizeof *s->days);
    return s->facts == NULL || s->sources == NULL || s->days == NULL ? fault_memory(f) : 0;
}

void stretch_clear(stretch *s) {
    free(s->facts);
    free(s->sources);
    free(s->days);
}

void stretch_begin(stretch *s, uint32_t first, uint32_t count) {
    const pack *p = s->book->pack;
    s->first = first;
    s->count = count;
    s->in = s->aside = (crowd){ { 0 } };
    memset(s->facts, STRETCH_UNASKED, p->fact_count * STRETCH_ROOM);
    for (size_t i = 0; i < p->source_count; i++) {
        s->sources[i].with_row_count = 0;
        s->sources[i].counted = s->sources[i].glanced = false;
        memset(s->sources[i].searched, STRETCH_UNASKED, STRETCH_ROOM);
    }
    for (size_t i = 0; i < p->day_count; i++) s->days[i].known = false;
    s->births_known = false;
}

uint8_t stretch_searched(stretch *s, uint16_t source, uint16_t place) {
    uint8_t *known = &s->sources[source].searched[place];
    if (*known == STRETCH_UNASKED && s->aside.in[place] == 0)
        *known = (uint8_t)evidence_searched(s->view->evidence, source, s->first + place, NULL);
    return *known;
}

/* Nearly everybody is, and is told so with the others. */
static void find_plain(stretch *s, uint16_t source) {
    source_found *of = &s->sources[source];
    uint8_t plain[STRETCH_ROOM] = { 0 };
    evidence_are_searched(s->view->evidence, source, s->first, s->count, plain);
    for (size_t i = 0; i < STRETCH_ROOM; i++) {
        uint8_t is = (uint8_t)(0 - plain[i]) & s->in.in[i] & (uint8_t)~s->aside.in[i];
        of->searched[i] = (uint8_t)((of->searched[i] & ~is) | (SEARCHED & is));
    }
    of->glanced = true;
}

const uint8_t *stretch_search(stretch *s, uint16_t source, const crowd *who) {
    const uint8_t *known = s->sources[source].searched;
    uint8_t unasked = 0;
    if (!s->sources[source].glanced) find_plain(s, source);
    for (size_t i = 0; i < STRETCH_ROOM; i++)
        unasked = (uint8_t)(unasked | (who->in[i] & ~s->aside.in[i] &
                                       (known[i] == STRETCH_UNASKED)));
    for (uint16_t i = 0; i < STRETCH_MAX && unasked != 0; i++)
        if (who->in[i] != 0) stretch_searched(s, source, i);
    return known;
}

const uint8_t *stretch_rows_seen(stretch *s, uint16_t source) {
    source_found *of = &s->sources[source];
    if (of->counted) return of->rows_seen;
    for (size_t i = 0; i < STRETCH_ROOM; i++)
        of->rows_seen[i] = s->aside.in[i] != 0 ? PLACE_NONE : 0;
    for (size_t i = 0; i < of->with_row_count; i++) {
        uint16_t place = of->with_rows[i];
        size_t n;
        if (s->aside.in[place] != 0) continue;
        const attached *rows = evidence_rows(s->view->evidence, source, s->first + place, &n);
        view_show(s->view, source, rows, n);
        of->rows_seen[place] = (uint8_t)path_rows_seen(s->view, source);
    }
    of->counted = true;
    return of->rows_seen;
}

const day_found *stretch_day(stretch *s, uint16_t day) {
    day_found *d = &s->days[day];
    const table *from;
    uint32_t row;
    uint16_t column;
    for (uint32_t i = 0; i < s->count && !d->known; i++) {
        d->at[i] = (span){ DAY_NONE, DAY_NONE };
        d->state[i] = (uint8_t)evidence_day(s->view->evidence, day, s->first + i, &d->at[i],
                                            &from, &row, &column);
    }
    d->known = true;
    return d;
}

cell_state stretch_state(stretch *s, uint16_t place, uint16_t source, uint32_t row,
                         const column *c) {
    view *v = s->view;
    span unused;
    if (v->births[source] != c || c->state[row] != CELL_OK ||
        view_is_plausible(v, s->law[place].lo, c->dates[row]))
        return (cell_state)c->state[row];
    v->law_day = s->law[place];
    v->law_day_known = true;
    return view_peek_date(v, source, row, c, &unused);
}

const uint8_t *stretch_states(stretch *s, const column *c) {
    uint16_t list = s->view->pack->candidates;
    if (s->view->births[list] != c) return c->state + s->first;
    for (uint16_t i = 0; i < s->count && !s->births_known; i++)
        s->births[i] = (uint8_t)(s->in.in[i] != 0 ? stretch_state(s, i, list, s->first + i, c)
                                                  : CELL_BLANK);
    s->births_known = true;
    return s->births;
}

bool stretch_same_date(const stretch *s, const tree *t, uint16_t number, span *out) {
    const expr *e = &t->exprs[number];
    const docket_day *days = s->view->evidence->docket->days;
    switch ((expr_op)e->op) {
    case EXPR_CONSTANT: *out = e->constant; return true;
    case EXPR_DAY: *out = days[e->place].value; return days[e->place].constant;
    case EXPR_ADD:
        if (!stretch_same_date(s, t, e->of, out)) return false;
        *out = span_add(*out, e->by, e->sign, s->view->pack->no_such_day);
        return true;
    case EXPR_CELL: break;
    }
    return false;
}

size_t crowd_count(const crowd *c) {
    uint8_t lanes[STRETCH_LANES] = { 0 };
    size_t sum = 0;
    for (size_t i = 0; i < STRETCH_ROOM; i += STRETCH_LANES)
        for (size_t k = 0; k < STRETCH_LANES; k++)
            /* CROWD_IN is one less than none */
            lanes[k] = (uint8_t)(lanes[k] - c->in[i + k]);
    for (size_t k = 0; k < STRETCH_LANES; k++) sum += lanes[k];
    return sum;
}

void crowd_put(const crowd *c, uint8_t value, uint8_t *to) {
    for (size_t i = 0; i < STRETCH_ROOM; i++)
        to[i] = (uint8_t)((to[i] & ~c->in[i]) | (value & c->in[i]));
}

size_t crowd_list(const crowd *c, uint16_t places[STRETCH_MAX]) {
    uint64_t eight;
    size_t n = 0;
    for (size_t i = 0; i < STRETCH_ROOM; i += sizeof eight) {
        memcpy(&eight, c->in + i, sizeof eight);       /* mostly they are few */
        for (size_t k = i; eight != 0 && k < i + sizeof eight; k++)
            if (c->in[k] != 0) places[n++] = (uint16_t)k;
    }
    return n;
}

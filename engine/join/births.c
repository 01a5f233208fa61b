/* births: which birth dates may be those of living persons, whatever the law day.
 *
 * 2062-03-02 for 1962-03-02 is a slip of the pen and tells nobody apart: who bears the name is
 * not another person for it. The evaluation asks more narrowly, by each candidate's own law day
 * and the ages the pack names; of a record nobody knows whose it is before it is joined.
 * Children are living persons: a namesake may be one. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/births.h"

enum { OLDEST = 122, SLACK = 2 }; /* years */

static void widen(span *all, span by) {
    if (by.lo == DAY_NONE || by.hi == DAY_OPEN) return;
    if (all->lo == DAY_NONE || by.lo < all->lo) all->lo = by.lo;
    if (all->hi == DAY_NONE || by.hi > all->hi) all->hi = by.hi;
}

static void widen_by_column(span *all, const table *t, uint16_t at) {
    for (uint32_t row = 0; row < t->rows; row++)
        if (table_state(t, row, at) == CELL_OK) widen(all, t->columns[at].dates[row]);
}

span births_law_days(const evidence *e) {
    span all = { DAY_NONE, DAY_NONE };
    if (e->pack->law_day >= e->docket->day_count) return all;
    const docket_day *d = &e->docket->days[e->pack->law_day];
    if (d->constant) widen(&all, d->value);
    else if (d->own_column != NO_INDEX)
        widen_by_column(&all, &e->tables[e->pack->candidates], d->own_column);
    else if (d->days.decl != NULL)
        widen_by_column(&all, &d->days, (uint16_t)(d->days.decl->column_count - 1));
    return all;
}

void births_bound(evidence *e, span law) {
    const pack *p = e->pack;
    int32_t most = p->plausible_hi > OLDEST ? p->plausible_hi : OLDEST;
    duration oldest = { (most + SLACK) * 12, 0 };
    if (law.lo == DAY_NONE) return;
    for (size_t i = 0; i < p->source_count; i++) {
        uint16_t at = source_find_column(&p->sources[i], TEXT("birth_date"));
        if (at == NO_INDEX || p->sources[i].columns[at].type != TYPE_DATE) continue;
        column *c = &e->tables[i].columns[at];
        c->possible = (span){ day_add(law.lo, oldest, -1, p->no_such_day), law.hi };
        c->bounded = true;
    }
}

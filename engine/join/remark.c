/* remark: what in a candidate's own row does not fit together, and what nobody is judged by.
 *
 * A birth date that is not the one in the id, an age that is not the one of the birth date:
 * somebody mistyped, or copied an old list. Such a row is judged as the pack says and the
 * candidate is warned of, whatever the decision; an age beside a birth date is only ever
 * compared, since the law asks for the birth date. What is blank, unreadable or open cannot
 * be compared, and is not remarked on: the cell itself says so. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/remark.h"

#include <stdio.h>

#include "load/identifier.h"

enum { LINES_SHOWN = 5 };

static const table *list_of(const evidence *e) {
    return &e->tables[e->pack->candidates];
}

static bool birth_differs(const table *t, uint32_t row, uint16_t at, remark *out) {
    char id[IDENTIFIER_SIZE];
    day born;
    uint16_t other = t->decl->columns[at].from_id;
    if ((t->row_flag[row] & ROW_BIRTH_CONFLICT) == 0 || table_state(t, row, at) != CELL_OK)
        return false;
    column_type type = t->decl->columns[other].type;
    if (identifier_read(type, cell_trim(table_raw(t, row, other)), id) != NULL ||
        !identifier_birth(type, id, &born))
        return false;
    *out = (remark){
        .kind = REMARK_BIRTH, .column = at, .other = other, .born = { born, born }
    };
    return true;
}

/* Could it be compared? Then *out says with what. */
static bool compare_age(const evidence *e, uint32_t row, uint16_t at, remark *out) {
    const table *t = list_of(e), *from;
    const column_decl *c = &t->decl->columns[at];
    uint32_t where;
    uint16_t column;
    span on;
    if (table_state(t, row, at) != CELL_OK || table_state(t, row, c->age_of) != CELL_OK)
        return false;
    if (evidence_day(e, c->age_on, row, &on, &from, &where, &column) != CELL_OK ||
        !span_whole(on))
        return false;
    span born = t->columns[c->age_of].dates[row];
    *out = (remark){ .kind = REMARK_AGE, .column = at, .other = c->age_of,
                     .stated = t->columns[at].integers[row], .on = on };
    day_policy policy = e->pack->no_such_day;
    return years_between((span){ born.hi, born.hi }, on, policy, &out->least) &&
           years_between((span){ born.lo, born.lo }, on, policy, &out->most);
}

bool remark_next(const evidence *e, uint32_t candidate, uint16_t from, remark *out) {
    const table *t = list_of(e);
    if (!t->decl->remarks) return false;
    for (uint16_t at = from; at < t->decl->column_count; at++) {
        const column_decl *c = &t->decl->columns[at];
        if (c->from_id != NO_INDEX && birth_differs(t, candidate, at, out)) return true;
        if (c->check_age && compare_age(e, candidate, at, out) &&
            (out->stated < out->least || out->stated > out->most))
            return true;
    }
    return false;
}

static void count_row(const evidence *e, uint32_t row, remark_counts *c) {
    const table *t = list_of(e);
    remark r = { 0 };
    c->births_taken += (t->row_flag[row] & ROW_DERIVED_BIRTH) != 0;
    for (uint16_t at = 0; at < t->decl->column_count; at++)
        c->ages_checked += t->decl->columns[at].check_age && compare_age(e, row, at, &r);
    for (uint16_t at = 0; remark_next(e, row, at, &r); at = (uint16_t)(r.column + 1)) {
        c->births_differ += r.kind == REMARK_BIRTH;
        c->ages_differ += r.kind == REMARK_AGE;
    }
}

remark_counts remark_count(const evidence *e) {
    remark_counts c = { 0 };
    if (!list_of(e)->decl->remarks) return c;
    for (uint32_t row = 0; row < e->candidates; row++)
        if (evidence_is_candidate(e, row)) count_row(e, row, &c);
    return c;
}

typedef struct told {
    uint64_t count;
    uint32_t rows[LINES_SHOWN];
    uint16_t column, other;
} told;

static void tell(const evidence *e, const told *of, const char *what, notes *n) {
    const table *t = list_of(e);
    char lines[200] = "";
    size_t used = 0, shown = of->count < LINES_SHOWN ? (size_t)of->count : LINES_SHOWN;
    if (of->count == 0) return;
    for (size_t i = 0; i < shown && used < sizeof lines; i++) {
        int len = snprintf(lines + used, sizeof lines - used, "%s%u", i > 0 ? ", " : "",
                           t->line[of->rows[i]]);
        used += len > 0 ? (size_t)len : 0;
    }
    notes_add(n, NOTE_WARNING, table_file(t, of->rows[0]).at, 0, 0,
              "%.*s is not %s %.*s in %llu row%s (%sline%s %s)",
              TEXT_ARGS(t->decl->columns[of->column].name), what,
              TEXT_ARGS(t->decl->columns[of->other].name), (unsigned long long)of->count,
              of->count == 1 ? "" : "s", of->count > LINES_SHOWN ? "first: " : "",
              of->count == 1 ? "" : "s", lines);
}

void remark_tell(const evidence *e, notes *n) {
    const table *t = list_of(e);
    if (!t->decl->remarks) return;
    for (uint16_t at = 0; at < t->decl->column_count; at++) {
        told of = { 0 };
        remark r;
        for (uint32_t row = 0; row < e->candidates; row++) {
            if (!evidence_is_candidate(e, row)) continue;
            if (!remark_next(e, row, at, &r) || r.column != at) continue;
            if (of.count < LINES_SHOWN) of.rows[of.count] = row;
            of.column = r.column;
            of.other = r.other;
            of.count++;
        }
        bool birth = t->decl->columns[at].from_id != NO_INDEX;
        tell(e, &of, birth ? "the birth date in" : "the age that follows from", n);
    }
}

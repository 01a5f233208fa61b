/* store_units: units and who stands in them, and the counts of the whole list, into the store.
 *
 * Reports are made from the record alone. What the tally has counted is therefore kept as it
 * was counted, so that a page need not read a million rows to say it again. A unit is a row of
 * a one_by source; its number is its place in the order of the keys, whatever the order of the
 * file. Who is not accepted is also told by unit: those are the ones a page shows singly. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/store_units.h"

#include "load/cell.h"

static bool is_held(const result *of) {
    return of->decision == REFER && (of->flags & RESULT_HELD) != 0;
}

/* ---- the whole list ------------------------------------------------------------ */

/* Held and not rejected: who may yet be accepted when the gate opens. */
static uint64_t count_held(const writer *w) {
    uint64_t held = 0;
    for (uint32_t c = 0; w->t->held > 0 && c < w->e->candidates; c++)
        held += evidence_is_candidate(w->e, c) && is_held(outcome_result(w->o, c));
    return held;
}

static int write_totals(writer *w) {
    const tally *t = w->t;
    const remark_counts *c = &t->remarks;
    const struct { const char *name; uint64_t n; } totals[] = {
        { "held", count_held(w) },
        { "warned", t->warned },
        { "tasks", t->tasks },
        { "rejected_by_statute", t->rejected_by[STATUTE] },
        { "rejected_by_regulation", t->rejected_by[REGULATION] },
        { "rejected_by_policy", t->rejected_by[POLICY] },
        { "one_source_rejected", t->one_source_rejected },
        { "eligible_later", t->eligible_later },
        { "unknown_values", w->o->unknown_values },
        { "unreadable_cells", t->unreadable_cells },
        { "unreadable_rows", t->unreadable_rows },
        { "births_taken", c->births_taken },
        { "births_differ", c->births_differ },
        { "ages_differ", c->ages_differ },
        { "ages_checked", c->ages_checked },
    };
    put p = put_begin(w, "INSERT INTO total VALUES(?,?)");
    for (size_t i = 0; i < sizeof totals / sizeof *totals; i++)
        put_row(&p, "ti", text_of(totals[i].name), (int64_t)totals[i].n);
    return put_end(&p);
}

static int write_reasons(writer *w) {
    put p = put_begin(w, "INSERT INTO reason_count VALUES(?,?,?,?,?,?,?,?,?,?,?)");
    for (size_t i = 0; i < w->t->reason_count; i++) {
        const reason_count *r = &w->t->reasons[i];
        bool coded = r->rule != NO_INDEX && r->code != NO_INDEX;
        text code = coded ? w->pack->rules[r->rule].reasons[r->code].code
                          : text_of(cause_name(r->cause));
        put_row(&p, "ixtiiiiiiii", (int64_t)i, (int)r->rule, code, (int64_t)r->cause,
                (int64_t)r->any, (int64_t)r->first, (int64_t)r->effect[EFFECT_TASK],
                (int64_t)r->effect[EFFECT_WARN], (int64_t)r->effect[EFFECT_REFER],
                (int64_t)r->effect[EFFECT_HOLD], (int64_t)r->effect[EFFECT_REJECT]);
    }
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO wait_count VALUES(?,?,?)");
    for (size_t i = 0; i < w->t->wait_count; i++)
        put_row(&p, "iti", (int64_t)i, w->t->waits[i].what, (int64_t)w->t->waits[i].candidates);
    return put_end(&p);
}

/* ---- units ------------------------------------------------------------ */

/* One source of units, and for each of its rows the unit's number and who is held. */
typedef struct numbering {
    const unit_count *units;
    uint32_t *number;
    uint64_t *held; /* one more at the end: of no unit */
} numbering;

static size_t row_of(const writer *w, const unit_count *u, uint32_t candidate) {
    const uint32_t *one = w->e->sources[u->source].one;
    return one == NULL || one[candidate] == NO_ROW ? u->rows : one[candidate];
}

static bool make_numbering(numbering *n, arena *a, const writer *w, const unit_count *u) {
    *n = (numbering){ .units = u,
                      .number = arena_take_zero(a, u->rows + 1, sizeof *n->number),
                      .held = arena_take_zero(a, u->rows + 1, sizeof *n->held) };
    if (n->number == NULL || n->held == NULL) return false;
    for (size_t i = 0; i < u->used_count; i++) n->number[u->used[i]] = (uint32_t)i;
    n->number[u->rows] = (uint32_t)u->used_count;
    for (uint32_t c = 0; w->t->held > 0 && c < w->e->candidates; c++)
        if (evidence_is_candidate(w->e, c) && is_held(outcome_result(w->o, c)))
            n->held[row_of(w, u, c)]++;
    return true;
}

/* The key as written; of several columns, with a stroke between them. */
static text unit_key(writer *w, const table *rows, uint32_t row) {
    const key_list *k = rows->decl->key_count > 0 ? &rows->decl->keys[0] : NULL;
    text key = { "", 0 };
    for (size_t i = 0; k != NULL && i < k->count; i++) {
        text next = cell_trim(table_raw(rows, row, k->here[i]));
        key = i == 0 ? next
                     : put_made(w, arena_print(&w->scratch, "%.*s / %.*s", TEXT_ARGS(key),
                                               TEXT_ARGS(next)));
    }
    return key;
}

/* What the unit is called: its first column of names that rules may see. */
static text unit_name(const table *rows, uint32_t row) {
    const source_decl *d = rows->decl;
    for (size_t i = 0; i < d->column_count; i++)
        if (d->columns[i].type == TYPE_NAME && !d->columns[i].forbidden)
            return cell_trim(table_raw(rows, row, (uint16_t)i));
    return (text){ "", 0 };
}

static void put_unit(put *p, const numbering *n, size_t row, text key, text name) {
    const uint64_t *by = n->units->by[row];
    put_row(p, "iiooiiii", (int64_t)n->units->source, (int64_t)n->number[row], key, name,
            (int64_t)by[ACCEPT], (int64_t)by[REFER], (int64_t)by[REJECT],
            (int64_t)n->held[row]);
}

static int write_units(writer *w, const numbering *n) {
    const unit_count *u = n->units;
    const table *rows = &w->e->tables[u->source];
    put p = put_begin(w, "INSERT INTO unit VALUES(?,?,?,?,?,?,?,?)");
    for (size_t i = 0; i < u->used_count; i++)
        put_unit(&p, n, u->used[i], unit_key(w, rows, u->used[i]),
                 unit_name(rows, u->used[i]));
    if (u->by[u->rows][0] > 0) put_unit(&p, n, u->rows, (text){ "", 0 }, (text){ "", 0 });
    return put_end(&p);
}

static int write_members(writer *w, const numbering *all) {
    put p = put_begin(w, "INSERT INTO unit_of VALUES(?,?,?)");
    for (uint32_t c = 0; c < w->e->candidates && p.code == 0; c++) {
        if (!evidence_is_candidate(w->e, c) || outcome_result(w->o, c)->decision == ACCEPT)
            continue;
        for (size_t i = 0; i < w->t->unit_count; i++)
            put_row(&p, "iii", (int64_t)c, (int64_t)all[i].units->source,
                    (int64_t)all[i].number[row_of(w, all[i].units, c)]);
    }
    return put_end(&p);
}

int store_units_write(writer *w) {
    arena a = { 0 };
    size_t count = w->t->unit_count;
    numbering *all = arena_take(&a, (count + 1) * sizeof *all);
    int code = all == NULL ? fault_memory(w->f) : write_totals(w);
    if (code == 0) code = write_reasons(w);
    for (size_t i = 0; i < count && code == 0; i++) {
        if (!make_numbering(&all[i], &a, w, &w->t->units[i])) code = fault_memory(w->f);
        if (code == 0) code = write_units(w, &all[i]);
    }
    if (code == 0 && count > 0) code = write_members(w, all);
    arena_clear(&a);
    return code;
}

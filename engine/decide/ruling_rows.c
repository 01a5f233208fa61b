/* ruling_rows: the rows of rulings.csv as rulings.
 *
 * A row that cannot be read is a ruling too, of which as much is kept as can be told: it may
 * contradict another one. Every order of the file gives the same. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "decide/ruling_rows.h"

#include <stdlib.h>

#include "load/docket_rulings.h"
#include "pack/through.h"

static bool read_text(arena *a, const table *t, uint32_t row, uint16_t column, text *out) {
    arena scratch = { 0 };
    text found;
    bool good = table_text(t, row, column, &scratch, &found) && arena_text(a, found, out);
    arena_clear(&scratch);
    return good;
}

static bool is_given(const table *t, uint32_t row, uint16_t column, bool may_lack_evidence) {
    if (column == RULING_EVIDENCE && may_lack_evidence) return true;
    if (column == RULING_RULE && table_state(t, row, column) == CELL_BLANK) return true;
    if (table_state(t, row, column) != CELL_OK) return false;
    return column != RULING_ON || span_whole(t->columns[RULING_ON].dates[row]);
}

static bool knows_reason(const rule_decl *r, text code) {
    return rule_find_reason(r, code) != NO_INDEX || text_is(code, "unknown") ||
           text_is(code, "failed") || text_is(code, "void");
}

static bool read_ruling(outcome_set *o, const table *t, uint32_t row, ruling *out) {
    const docket *d = o->evidence->docket;
    const pack *p = o->evidence->pack;
    text *texts[] = { [RULING_CANDIDATE] = &out->candidate,
                      [RULING_RULE] = &out->rule,
                      [RULING_REASON] = &out->reason,
                      [RULING_EVIDENCE] = &out->evidence,
                      [RULING_BY] = &out->by,
                      [RULING_DOCUMENT] = &out->document };
    bool good = (t->row_flag[row] & ROW_UNREADABLE) == 0;
    bool kind_read = table_state(t, row, RULING_KIND) == CELL_OK;
    *out = (ruling){ .number = NO_INDEX, .row = row, .line = t->line[row], .about = NO_ROW };
    for (uint16_t i = 0; i < RULING_COLUMNS; i++) {
        good &= is_given(t, row, i, d->rulings_as_found);
        if (i == RULING_KIND) continue;
        if (i == RULING_ON) {
            if (!arena_text(&o->memory, cell_trim(table_raw(t, row, i)), &out->on))
                return false;
        } else if (!read_text(&o->memory, t, row, i, texts[i])) {
            return false;
        }
    }
    good &= out->rule.len > 0 || text_is(out->reason, RULING_NEAR);
    out->state = good ? RULING_COUNTS : RULING_UNREADABLE;
    out->kind_unread = !kind_read;
    if (kind_read) out->kind = (uint8_t)t->columns[RULING_KIND].codes[row];
    if (!good) return true;
    out->number = pack_find_rule(p, out->rule);
    if (out->rule.len == 0) out->state = RULING_NOBODY;
    else if (out->number == NO_INDEX) out->state = RULING_NO_RULE;
    else if (!knows_reason(&p->rules[out->number], out->reason)) out->state = RULING_NO_REASON;
    else if (!through_judges(p, p->rules[out->number].stage)) out->state = RULING_LATER;
    else out->state = RULING_NOBODY; /* until somebody is found */
    return true;
}

/* Every order of the file gives the same. */
static int ruling_order(const void *a, const void *b) {
    const ruling *x = a, *y = b;
    const text xs[] = {
        x->candidate, x->rule, x->reason, x->evidence, x->on, x->by, x->document
    };
    const text ys[] = {
        y->candidate, y->rule, y->reason, y->evidence, y->on, y->by, y->document
    };
    for (size_t i = 0; i < sizeof xs / sizeof *xs; i++) {
        int order = text_compare(xs[i], ys[i]);
        if (order != 0) return order;
    }
    return x->kind != y->kind ? (x->kind < y->kind ? -1 : 1)
                              : (x->line > y->line) - (x->line < y->line);
}

int ruling_rows_read(outcome_set *o, fault *f) {
    const table *t = &o->evidence->docket->rulings;
    size_t room = t->rows + t->bad_row_count;
    o->ruling_count = 0;
    o->rulings = arena_take_zero(&o->memory, room + 1, sizeof *o->rulings);
    if (o->rulings == NULL) return fault_memory(f);
    for (uint32_t row = 0; row < t->rows; row++)
        if (!read_ruling(o, t, row, &o->rulings[o->ruling_count++])) return fault_memory(f);
    for (size_t i = 0; i < t->bad_row_count; i++) {
        if (t->bad_rows[i].row != UINT32_MAX) continue; /* among the rows already */
        o->rulings[o->ruling_count++] = (ruling){ .number = NO_INDEX,
                                                  .row = NO_ROW,
                                                  .line = t->bad_rows[i].line,
                                                  .about = NO_ROW,
                                                  .kind_unread = true,
                                                  .state = RULING_UNREADABLE };
    }
    if (o->ruling_count > 1)
        qsort(o->rulings, o->ruling_count, sizeof *o->rulings, ruling_order);
    return 0;
}

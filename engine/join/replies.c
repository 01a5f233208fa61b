/* replies: what every department that was asked about a candidate has answered.
 *
 * A row that holds nothing but who is asked about whom, and since when, is no answer: it is
 * a line of a worklist on its way back, and no rule may take its blanks for a finding. Of
 * the answers the latest counts; one withdrawn, too old, dated after the day on which it is
 * judged, or beside another that differs is none either. In doubt an answer is too old, and a
 * department has not answered. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/replies.h"

const char *standing_name(standing s) {
    static const char *const names[STANDINGS] = { "clear",     "adverse",  "unclear",
                                                  "stale",     "ahead",    "withdrawn",
                                                  "differ",    "unreadable", "no_reply",
                                                  "overdue" };
    return names[s];
}

/* ---- rows that are no answer */

/* A column that is filled in before anybody answers. */
static bool is_asking(const source_decl *d, uint16_t at) {
    if (at == d->expects_column || at == d->replies.asked_on || at == d->replies.due_on)
        return true;
    for (size_t i = 0; i < d->key_count; i++)
        for (size_t k = 0; k < d->keys[i].count; k++)
            if (d->keys[i].here[k] == at) return true;
    return false;
}

static bool is_waiting(const table *t, uint32_t row) {
    const source_decl *d = t->decl;
    if (t->row_flag[row] & ROW_UNREADABLE) return false;
    if (table_state(t, row, d->expects_column) != CELL_OK) return false;
    for (uint16_t at = 0; at < d->column_count; at++)
        if (!is_asking(d, at) && table_state(t, row, at) != CELL_BLANK) return false;
    return true;
}

void replies_mark_waiting(joined *to, const table *rows) {
    if (rows->decl->replies.kinds == NULL) return;
    for (size_t i = 0; i < to->item_count; i++)
        if (is_waiting(rows, to->items[i].row)) to->items[i].flags |= ATTACHED_NO_ANSWER;
}

static bool is_kind(const table *t, uint32_t row, reply_kind *kind) {
    const replies_decl *r = &t->decl->replies;
    if (table_state(t, row, r->result) != CELL_OK) return false;
    *kind = (reply_kind)r->kinds[t->columns[r->result].codes[row]];
    return true;
}

void replies_mark_withdrawn(joined *to, const table *rows) {
    if (rows->decl->replies.kinds == NULL) return;
    for (size_t i = 0; i < to->item_count; i++) {
        reply_kind kind;
        attached *item = &to->items[i];
        if (item->flags & (ATTACHED_UNREADABLE | ATTACHED_HISTORY)) continue;
        if (is_kind(rows, item->row, &kind) && kind == REPLY_WITHDRAWN)
            item->flags |= ATTACHED_NO_ANSWER;
    }
}

/* ---- one department, one candidate */

/* A withdrawn answer has a word in it, a row that waits has none. */
static bool waits(const table *t, const attached *item) {
    return (item->flags & ATTACHED_NO_ANSWER) != 0 &&
           table_state(t, item->row, t->decl->replies.result) != CELL_OK;
}

bool replies_waits(const reply_terms *t, uint32_t candidate, uint16_t code) {
    const uint16_t at = t->rows->decl->expects_column;
    for (uint32_t i = t->to->start[candidate]; i < t->to->start[candidate + 1]; i++)
        if (waits(t->rows, &t->to->items[i]) &&
            t->rows->columns[at].codes[t->to->items[i].row] == code)
            return true;
    return false;
}

static span date_at(const table *t, uint32_t row, uint16_t at) {
    if (at == NO_INDEX || table_state(t, row, at) != CELL_OK)
        return (span){ DAY_NONE, DAY_NONE };
    return t->columns[at].dates[row];
}

static standing standing_of(const table *t, uint32_t row) {
    static const standing kinds[REPLY_KINDS] = { STANDING_CLEAR, STANDING_ADVERSE,
                                                 STANDING_UNCLEAR, STANDING_WITHDRAWN };
    reply_kind kind;
    return is_kind(t, row, &kind) ? kinds[kind] : STANDING_UNREADABLE;
}

/* Of several askings the last: who was reminded has the longer time. */
static void take_asking(const reply_terms *t, uint32_t row, reply *out) {
    span on = date_at(t->rows, row, t->rows->decl->replies.asked_on);
    span due = date_at(t->rows, row, t->rows->decl->replies.due_on);
    if (on.hi > out->asked_on.hi) out->asked_on = on;
    if (due.hi > out->due_on.hi) out->due_on = due;
}

static bool is_answer(const reply *out) {
    return out->row != NO_ROW;
}

static void take_answer(const reply_terms *t, uint32_t row, reply *out) {
    standing is = standing_of(t->rows, row);
    span on = date_at(t->rows, row, t->rows->decl->latest_by);
    if (!is_answer(out)) {
        out->is = is;
        out->row = row;
        out->replied_on = on;
        return;
    }
    if (out->is != is && out->is != STANDING_DIFFER) {
        out->is = STANDING_DIFFER;
        out->other = row;
    }
    if (on.lo < out->replied_on.lo) out->replied_on = on; /* the older counts for validity */
}

/* Surely still good on the check day? */
static bool is_fresh(const reply_terms *t, const reply *r) {
    if (t->months == 0) return true;
    if (t->check_day.lo == DAY_NONE || r->replied_on.lo == DAY_NONE) return false;
    span end = span_add(r->replied_on, (duration){ t->months, 0 }, 1, t->policy);
    return span_before(end, t->check_day) == NO;
}

/* Surely dated after the check day? Such a date is wrong, and yet it makes its answer the
 * latest. */
static bool is_ahead(const reply_terms *t, const reply *r) {
    return t->check_day.lo != DAY_NONE && r->replied_on.lo != DAY_NONE &&
           span_before(t->check_day, r->replied_on) == YES;
}

static bool is_past(const reply_terms *t, span due) {
    return due.lo != DAY_NONE && t->check_day.lo != DAY_NONE &&
           span_before(due, t->check_day) == YES;
}

void replies_look(const reply_terms *t, uint32_t candidate, uint16_t code, reply *out) {
    const joined *to = t->to;
    const uint16_t *codes = t->rows->columns[t->rows->decl->expects_column].codes;
    *out = (reply){ .is = STANDING_NO_REPLY,
                    .asked_on = { DAY_NONE, DAY_NONE },
                    .due_on = { DAY_NONE, DAY_NONE },
                    .replied_on = { DAY_NONE, DAY_NONE },
                    .check_day = t->check_day,
                    .months = t->months,
                    .row = NO_ROW,
                    .other = NO_ROW };
    for (uint32_t i = to->start[candidate]; i < to->start[candidate + 1]; i++) {
        const attached *item = &to->items[i];
        uint32_t row = item->row;
        if (item->grade != GRADE_SURE || (item->flags & ATTACHED_UNREADABLE) != 0) continue;
        if (table_state(t->rows, row, t->rows->decl->expects_column) != CELL_OK ||
            codes[row] != code)
            continue;
        out->rows++;
        if (item->flags & ATTACHED_HISTORY) out->earlier++;
        else if (waits(t->rows, item)) take_asking(t, row, out);
        else take_answer(t, row, out);
    }
    const docket_asked *asked = t->docket->asked != NULL ? &t->docket->asked[code] : NULL;
    if (asked != NULL && out->asked_on.lo == DAY_NONE) out->asked_on = asked->on;
    if (asked != NULL && out->due_on.lo == DAY_NONE) out->due_on = asked->due;
    if (!is_answer(out) && is_past(t, out->due_on)) out->is = STANDING_OVERDUE;
    if (out->is < STANDING_STALE && is_ahead(t, out)) out->is = STANDING_AHEAD;
    else if (out->is < STANDING_STALE && !is_fresh(t, out)) out->is = STANDING_STALE;
}

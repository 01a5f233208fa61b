/* roll: all candidates of a record in list order, whether they have a row of their own or not.
 *
 * Two streams that are each in list order, the rows of `decision` and the bodies of `accepted`,
 * are read side by side and the lower number goes first. A filter is asked of the rows in SQL;
 * of those of whom nothing was said it is decided here, mostly before any is read: they are
 * accepted, and have no reasons, rules or anything to wait for. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/roll.h"

#include <string.h>

/* ---- those with a row ------------------------------------------------------------ */

void roll_decision(const record *r, query *q, record_decision *out) {
    size_t inputs = r->sources[r->pack.candidates].input_count;
    *out = (record_decision){ .no = (uint32_t)query_number(q, UINT32_MAX) };
    out->key = query_text(q);
    out->name = query_text(q);
    out->input = query_index(q, inputs, false);
    out->line = (uint32_t)query_number(q, UINT32_MAX);
    out->decision = (uint8_t)query_index(q, DECISIONS, false);
    out->stage = query_index(q, r->pack.stage_count > 0 ? r->pack.stage_count : 1, false);
    out->flags = (uint8_t)query_number(q, UINT8_MAX);
    out->law_day = query_span(q);
    if (out->law_day.lo == DAY_NONE) out->law_day = r->law_day;
    out->first_rule = query_index(q, r->pack.rule_count, true);
    out->grade = (uint8_t)query_index(q, GRADE_NEVER + 1, true);
    if (out->grade > GRADE_NEVER) out->grade = GRADE_NONE;
    out->waits = query_text(q);
    out->eligible_from = query_span(q);
    out->reason_count = (uint32_t)query_number(q, UINT32_MAX);
}

static int flags_of(const record_filter *filter) {
    return (filter->one_source ? RESULT_ONE_SOURCE : 0) | (filter->ruled ? RESULT_RULED : 0) |
           (filter->held ? RESULT_HELD : 0);
}

/* What a filter's names stand for; checked before the walk. */
static int bind_filter(const record *r, query *q, const record_filter *filter,
                       uint16_t *stage) {
    *stage =
        filter->stage.len > 0 ? pack_find_stage(&r->pack, filter->stage) : (uint16_t)NO_INDEX;
    uint16_t rule =
        filter->rule.len > 0 ? pack_find_rule(&r->pack, filter->rule) : (uint16_t)NO_INDEX;
    if (filter->stage.len > 0 && *stage == NO_INDEX)
        return fault_plain(q->f, FAULT_USAGE, "no stage '%.*s' in this run",
                           TEXT_ARGS(filter->stage));
    if (filter->rule.len > 0 && rule == NO_INDEX)
        return fault_plain(q->f, FAULT_USAGE, "no rule '%.*s' in this run",
                           TEXT_ARGS(filter->rule));
    query_bind_number(q, 1, filter->decision);
    if (*stage != NO_INDEX) query_bind_number(q, 2, *stage);
    query_bind_number(q, 3, flags_of(filter));
    if (rule != NO_INDEX) query_bind_number(q, 4, rule);
    if (filter->reason.len > 0) query_bind_text(q, 5, filter->reason);
    if (filter->waits.len > 0) query_bind_text(q, 6, filter->waits);
    return 0;
}

static bool asks_for_reasons(const record_filter *filter) {
    return filter->rule.len > 0 || filter->reason.len > 0 || filter->waits.len > 0;
}

/* Most filters ask for no reason: what SQLite need not look up it need not prepare either. */
static void ask_rows(roll *all, const record_filter *filter) {
    const char *sql = "SELECT " DECISION_COLUMNS " FROM decision d WHERE (?1=0 OR decision=?1)"
                      " AND (?2 IS NULL OR stage=?2) AND (flags&?3)=?3 ORDER BY no";
    if (asks_for_reasons(filter))
        sql = "SELECT " DECISION_COLUMNS " FROM decision d WHERE (?1=0 OR decision=?1)"
              " AND (?2 IS NULL OR stage=?2) AND (flags&?3)=?3"
              " AND EXISTS (SELECT 1 FROM reason_row r JOIN reason_kind k ON k.no=r.kind"
              "  WHERE r.no BETWEEN d.no<<16 AND (d.no<<16)+65535"
              "  AND (?4 IS NULL OR k.rule=?4) AND (?5 IS NULL OR k.code=?5)"
              "  AND (?6 IS NULL OR (k.waits=?6 AND k.effect>=3))) ORDER BY no";
    all->rows = query_ask(all->of->db, &all->row_memory, sql, all->f);
    if (all->rows.code == 0)
        all->rows.code = bind_filter(all->of, &all->rows, filter, &all->stage);
}

static void next_row(roll *all) {
    if (all->rows.stmt == NULL) return;
    arena_reset(&all->row_memory);
    all->has_row = query_next(&all->rows);
    if (all->has_row) roll_decision(all->of, &all->rows, &all->row);
    if (all->rows.code != 0) all->has_row = false;
}

/* ---- those who are packed ------------------------------------------------------------ */

static bool may_be_packed(const record_filter *filter) {
    return (filter->decision == DECISION_NONE || filter->decision == ACCEPT) &&
           !asks_for_reasons(filter);
}

static void ask_bodies(roll *all) {
    all->bodies =
        query_ask(all->of->db, NULL, "SELECT no,body FROM accepted ORDER BY no", all->f);
}

static bool is_sound(const roll *all, const accepted *one) {
    const record *r = all->of;
    return one->input < r->sources[r->pack.candidates].input_count && one->flags <= UINT8_MAX &&
           one->stage < (r->pack.stage_count > 0 ? r->pack.stage_count : 1);
}

static bool is_wanted(const roll *all, const accepted *one) {
    return (all->stage == NO_INDEX || one->stage == all->stage) &&
           (one->flags & all->flags) == all->flags;
}

/* The next body begins behind the last one, or the rows would come in another order. */
static bool next_body(roll *all) {
    uint32_t behind = all->body.end;
    if (!query_next(&all->bodies)) return false;
    uint32_t first = (uint32_t)query_number(&all->bodies, UINT32_MAX);
    accepted_open(&all->body, query_text(&all->bodies), first);
    if (all->bodies.code == 0 && first < behind) all->bodies.code = query_bad(all->f, "a row");
    return all->bodies.code == 0;
}

static void next_one(roll *all) {
    all->has_one = false;
    while (all->bodies.stmt != NULL && !all->has_one && all->bodies.code == 0) {
        int more = accepted_next(&all->body, &all->one);
        if (all->body.key.failed) all->bodies.code = fault_memory(all->f);
        else if (more < 0 || (more == 1 && !is_sound(all, &all->one)))
            all->bodies.code = query_bad(all->f, "an accepted candidate");
        else if (more == 1) all->has_one = is_wanted(all, &all->one);
        else if (!next_body(all)) return;
    }
}

static void unpack(const roll *all, record_decision *out) {
    const accepted *one = &all->one;
    *out = (record_decision){ .no = one->no,
                              .key = one->key,
                              .name = one->name,
                              .input = (uint16_t)one->input,
                              .line = one->line,
                              .decision = ACCEPT,
                              .flags = (uint8_t)one->flags,
                              .grade = GRADE_NONE,
                              .stage = (uint16_t)one->stage,
                              .first_rule = NO_INDEX,
                              .waits = { "", 0 },
                              .law_day = one->law_day,
                              .eligible_from = { DAY_NONE, DAY_NONE } };
    if (out->law_day.lo == DAY_NONE) out->law_day = all->of->law_day;
}

/* ---- side by side ------------------------------------------------------------ */

static int begin(roll *all) {
    next_row(all);
    next_one(all);
    return all->rows.code != 0 ? all->rows.code : all->bodies.code;
}

int roll_open(roll *all, record *r, const record_filter *filter, fault *f) {
    *all = (roll){ .of = r, .f = f, .stage = NO_INDEX };
    all->flags = (uint8_t)flags_of(filter);
    ask_rows(all, filter);
    if (all->rows.code != 0) return all->rows.code;
    if (may_be_packed(filter)) ask_bodies(all);
    return begin(all);
}

int roll_open_accepted(roll *all, record *r, fault *f) {
    *all = (roll){ .of = r, .f = f, .stage = NO_INDEX };
    ask_bodies(all);
    return begin(all);
}

static bool keep(arena *a, text *t) {
    return t->len == 0 || arena_text(a, *t, t);
}

int roll_next(roll *all, arena *a, record_decision *out) {
    if (all->rows.code != 0 || all->bodies.code != 0)
        return all->rows.code != 0 ? all->rows.code : all->bodies.code;
    if (!all->has_row && !all->has_one) return 0;
    bool row = all->has_row && (!all->has_one || all->row.no < all->one.no);
    if (row) *out = all->row;
    else unpack(all, out);
    if (!keep(a, &out->key) || !keep(a, &out->name) || !keep(a, &out->waits))
        return fault_memory(all->f);
    if (row) next_row(all);
    else next_one(all);
    return 1;
}

void roll_close(roll *all) {
    query_end(&all->rows);
    query_end(&all->bodies);
    accepted_close(&all->body);
    arena_clear(&all->row_memory);
}

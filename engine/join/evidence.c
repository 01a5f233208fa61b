/* evidence: every candidate with the rows about them, as everybody asks for them.
 *
 * Made by assemble and const since: what rows there are about somebody, what it means that
 * there are none, what a department answered, which day counts. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/evidence.h"

#include <stdlib.h>

enum { MONTHS_MOST = 1200 };   /* an answer is good for: beyond it, for ever is meant */

static const table *candidate_table(const evidence *e) {
    return &e->tables[e->pack->candidates];
}

static void joined_clear(joined *to, spill *where) {
    spill_drop(where, to->start);
    free(to->items);
    spill_drop(where, to->namesake_start);
    free(to->namesakes);
    free(to->near);
    spill_drop(where, to->one);
    free(to->covered);
    free(to->end_start);
    free(to->ends);
}

void evidence_clear(evidence *e) {
    const pack *p = e->pack;
    for (size_t i = 0; e->sources != NULL && i < p->source_count; i++)
        joined_clear(&e->sources[i], e->tables[i].spill);
    for (size_t i = 0; e->day_row != NULL && i < p->day_count; i++)
        spill_drop(e->docket->spill, e->day_row[i]);
    for (size_t i = 0; e->tables != NULL && i < p->source_count; i++)
        table_clear(&e->tables[i]);
    free(e->sources);
    free(e->day_row);
    free(e->tables);
    free(e->same_key);
    person_clear(&e->persons);
    free(e->merged);
    *e = (evidence){ 0 };
}

/* Asking */

bool evidence_is_candidate(const evidence *e, uint32_t candidate) {
    return (candidate_table(e)->row_flag[candidate] & (ROW_UNREADABLE | ROW_MERGED)) == 0;
}

const attached *evidence_rows(const evidence *e, uint16_t source, uint32_t candidate,
                              size_t *count) {
    const joined *s = &e->sources[source];
    *count = s->start == NULL ? 0 : s->start[candidate + 1] - s->start[candidate];
    return *count == 0 ? NULL : s->items + s->start[candidate];
}

const attached *evidence_namesakes(const evidence *e, uint16_t source, uint32_t candidate,
                                   size_t *count) {
    const joined *s = &e->sources[source];
    const uint32_t *start = s->namesake_start;
    *count = start == NULL ? 0 : start[candidate + 1] - start[candidate];
    return *count == 0 ? NULL : s->namesakes + start[candidate];
}

/* By what the candidate's answers in the source are judged. */
static reply_terms terms_of(const evidence *e, uint16_t source, uint32_t candidate) {
    const replies_decl *d = &e->pack->sources[source].replies;
    reply_terms t = { .to = &e->sources[source],
                      .docket = &e->docket->sources[source],
                      .rows = &e->tables[source],
                      .check_day = { DAY_NONE, DAY_NONE },
                      .policy = e->pack->no_such_day };
    const table *from;
    uint32_t row;
    uint16_t at;
    span on;
    if (d->kinds == NULL) return t;
    if (d->check_day != NO_INDEX &&
        evidence_day(e, d->check_day, candidate, &on, &from, &row, &at) == CELL_OK)
        t.check_day = on;
    int64_t months = d->valid_param == NO_INDEX
                         ? d->valid_months
                         : e->docket->params[d->valid_param].value.integer;
    t.months = months < 0 ? 0 : months > MONTHS_MOST ? 0 : (int32_t)months;
    return t;
}

static coverage_view view_of(const evidence *e, uint16_t source, uint32_t candidate) {
    coverage_view v = { .to = &e->sources[source],
                        .docket = &e->docket->sources[source],
                        .rows = &e->tables[source],
                        .candidates = candidate_table(e),
                        .replies = terms_of(e, source, candidate),
                        .law_day = { DAY_NONE, DAY_NONE } };
    if (v.to->ages && !evidence_law_day(e, candidate, &v.law_day))
        v.law_day = (span){ DAY_NONE, DAY_NONE };
    return v;
}

/* By itself, so that whoever is plainly searched costs no more than that. */
__attribute__((noinline)) static searched search_case(const evidence *e, uint16_t source,
                                                      uint32_t candidate, uint16_t *which) {
    coverage_view v = view_of(e, source, candidate);
    return coverage_of(&v, candidate, which);
}

searched evidence_searched(const evidence *e, uint16_t source, uint32_t candidate,
                           uint16_t *which) {
    const joined *s = &e->sources[source];
    bool has_row = s->one != NULL && s->one[candidate] != NO_ROW;
    bool is_plain = evidence_is_candidate(e, candidate) &&
                    (e->same_key[candidate] & SAID_OF_IDENTITY) == 0;
    if (which != NULL) *which = NO_INDEX;
    if (has_row) return SEARCHED;
    if (is_plain && coverage_is_plain(s, candidate_table(e), candidate)) return SEARCHED;
    return search_case(e, source, candidate, which);
}

void evidence_are_searched(const evidence *e, uint16_t source, uint32_t first, size_t count,
                           uint8_t *plain) {
    const uint8_t *flag = candidate_table(e)->row_flag + first, *said = e->same_key + first;
    for (size_t i = 0; i < count; i++)
        plain[i] = (flag[i] & (ROW_UNREADABLE | ROW_MERGED)) == 0 &&
                   (said[i] & SAID_OF_IDENTITY) == 0;
    coverage_are_plain(&e->sources[source], candidate_table(e), first, count, plain);
}

searched evidence_searched_but_for_rows(const evidence *e, uint16_t source,
                                        uint32_t candidate) {
    uint16_t which;
    coverage_view v = view_of(e, source, candidate);
    return coverage_but_for_rows(&v, candidate, &which);
}

searched evidence_next_reply(const evidence *e, uint16_t source, uint32_t candidate,
                             size_t *next, uint16_t *which) {
    coverage_view v = view_of(e, source, candidate);
    return coverage_next_reply(&v, candidate, next, which);
}

void evidence_reply(const evidence *e, uint16_t source, uint32_t candidate, uint16_t code,
                    reply *out) {
    reply_terms t = terms_of(e, source, candidate);
    replies_look(&t, candidate, code, out);
}

bool evidence_has_replies(const evidence *e, uint16_t source) {
    return e->pack->sources[source].replies.kinds != NULL &&
           !e->docket->sources[source].not_asked && e->sources[source].start != NULL;
}

cell_state evidence_day(const evidence *e, uint16_t day_number, uint32_t candidate, span *out,
                        const table **from, uint32_t *row, uint16_t *at) {
    const docket_day *d = &e->docket->days[day_number];
    *from = NULL;
    *row = NO_ROW;
    *at = NO_INDEX;
    if (d->constant) {
        *out = d->value;
        return CELL_OK;
    }
    if (candidate == NO_ROW) return CELL_BLANK;
    if (d->own_column != NO_INDEX) {
        *from = candidate_table(e);
        *row = candidate;
        *at = d->own_column;
    } else if (e->day_row[day_number] != NULL) {
        *from = &d->days;
        *row = e->day_row[day_number][candidate];
        *at = (uint16_t)(d->days.decl->column_count - 1);
    }
    if (*row == NO_ROW) return CELL_BLANK;
    cell_state state = table_state(*from, *row, *at);
    if (state == CELL_OK || state == CELL_OPEN) *out = (*from)->columns[*at].dates[*row];
    return state;
}

bool evidence_law_day(const evidence *e, uint32_t candidate, span *out) {
    const table *from;
    uint32_t row;
    uint16_t at;
    return evidence_day(e, e->pack->law_day, candidate, out, &from, &row, &at) == CELL_OK;
}

/* answers: what every department has answered, counted over the list.
 *
 * The same question the decisions were made by (evidence_reply) is asked again of every
 * candidate and department, and counted; the rows it saw are held against the rows that
 * join attached, so that no answer is counted twice or lost. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "tally/answers.h"

static bool is_expected(const source_decl *d, uint16_t code) {
    for (size_t i = 0; i < d->expects_count; i++)
        if (d->expects[i] == code) return true;
    return false;
}

static void count_department(answer_count *c, const outcome_set *o) {
    const evidence *e = o->evidence;
    bool expected = is_expected(&e->pack->sources[c->source], c->code);
    for (uint32_t candidate = 0; candidate < e->candidates; candidate++) {
        reply r;
        if (!evidence_is_candidate(e, candidate)) continue;
        evidence_reply(e, c->source, candidate, c->code, &r);
        if (!expected && r.rows == 0) continue;
        c->asked++;
        c->by[r.is]++;
        c->earlier += r.earlier;
        c->rows += r.rows;
    }
}

int answers_count(answer_count **out, size_t *count, arena *a, const outcome_set *o, fault *f) {
    const evidence *e = o->evidence;
    size_t all = 0, n = 0;
    for (uint16_t s = 0; s < e->pack->source_count; s++) {
        const source_decl *d = &e->pack->sources[s];
        if (evidence_has_replies(e, s)) all += d->columns[d->expects_column].value_count;
    }
    *count = 0;
    *out = arena_take_zero(a, all + 1, sizeof **out);
    if (*out == NULL) return fault_memory(f);
    for (uint16_t s = 0; s < e->pack->source_count; s++) {
        const source_decl *d = &e->pack->sources[s];
        if (!evidence_has_replies(e, s)) continue;
        for (uint16_t code = 0; code < d->columns[d->expects_column].value_count; code++) {
            answer_count *c = &(*out)[n];
            *c = (answer_count){ .source = s, .code = code };
            count_department(c, o);
            n += c->asked > 0;
        }
    }
    *count = n;
    return 0;
}

static uint64_t rows_joined(const answer_count *c, const outcome_set *o) {
    const joined *to = &o->evidence->sources[c->source];
    const table *t = &o->evidence->tables[c->source];
    uint16_t at = t->decl->expects_column;
    uint64_t n = 0;
    for (size_t i = 0; i < to->item_count; i++) {
        const attached *item = &to->items[i];
        n += item->grade == GRADE_SURE && (item->flags & ATTACHED_UNREADABLE) == 0 &&
             table_state(t, item->row, at) == CELL_OK &&
             t->columns[at].codes[item->row] == c->code;
    }
    return n;
}

const char *answers_differ(const answer_count *c, const outcome_set *o, uint64_t *one,
                           uint64_t *other) {
    *one = c->asked;
    *other = 0;
    for (int i = 0; i < STANDINGS; i++) *other += c->by[i];
    if (*one != *other) return "asked";
    *one = c->rows;
    *other = rows_joined(c, o);
    return *one != *other ? "rows of replies" : NULL;
}

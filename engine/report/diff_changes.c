/* diff_changes: who is decided otherwise in one run than in another.
 *
 * Each record is read once into a short entry per candidate, sorted by key, and the two are
 * merged: that needs no index and no order of the lists. Reasons are fetched only of those
 * who have any, with one prepared query; the full rows only of those who changed. Reasons are
 * the same when rule, code, effect and the digest of what they rest on are: a line that moved
 * in its file changes nothing. Everything is sorted, so that a hostile record of equal keys or
 * a hundred thousand equal reasons costs no more than an honest one of that size. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/diff_changes.h"

#include <stdlib.h>
#include <string.h>

/* ---- reasons ------------------------------------------------------------ */

/* A reason with the id of its rule: numbers of rules mean something in one record only. */
typedef struct named { const record_reason *r; text rule; } named;

static int compare_numbers(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

static int same_question(const named *a, const named *b) {
    int order = text_compare(a->rule, b->rule);
    return order != 0 ? order : text_compare(a->r->code, b->r->code);
}

/* What the reason rests on; of one that does not count, what it says. What the engine says by
 * itself names lines of files, which move. */
static text rests_on(const record_reason *r) {
    if (r->cited.len > 0) return r->cited;
    return r->rule == NO_INDEX ? (text){ "", 0 } : r->words[0];
}

static int compare_named(const void *left, const void *right) {
    const named *a = left, *b = right;
    const record_reason *x = a->r, *y = b->r;
    int order = same_question(a, b);
    if (order == 0) order = text_compare(rests_on(x), rests_on(y));
    if (order == 0) order = compare_numbers(x->effect, y->effect);
    if (order == 0) order = compare_numbers(x->cause, y->cause);
    if (order == 0) order = compare_numbers(x->ruled, y->ruled);
    if (order == 0) order = text_compare(x->document, y->document);
    if (order == 0) order = compare_numbers(x->eligible_from.lo, y->eligible_from.lo);
    if (order == 0) order = compare_numbers(x->eligible_from.hi, y->eligible_from.hi);
    return order != 0 ? order : text_compare(x->waits, y->waits);
}

static named *name_reasons(const pack *p, const record_reason *reasons, size_t count,
                           arena *a) {
    named *out = arena_take(a, (count + 1) * sizeof *out);
    for (size_t i = 0; out != NULL && i < count; i++)
        out[i] = (named){ &reasons[i], reasons[i].rule == NO_INDEX
                                           ? (text){ "", 0 }
                                           : p->rules[reasons[i].rule].id };
    if (out != NULL) qsort(out, count, sizeof *out, compare_named);
    return out;
}

/* Takes out what both have; what is left stands at the head of each, in order. */
static void drop_same(named *x, size_t *xs, named *y, size_t *ys) {
    size_t i = 0, j = 0, left = 0, right = 0;
    while (i < *xs || j < *ys) {
        int order = i == *xs ? 1 : j == *ys ? -1 : compare_named(&x[i], &y[j]);
        if (order == 0) i++, j++;
        else if (order < 0) x[left++] = x[i++];
        else y[right++] = y[j++];
    }
    *xs = left;
    *ys = right;
}

int diff_reasons(const pack *before, const record_reason *was, size_t was_count,
                 const pack *after, const record_reason *is, size_t is_count, arena *a,
                 diff_reason **out, size_t *count, fault *f) {
    named *x = name_reasons(before, was, was_count, a),
          *y = name_reasons(after, is, is_count, a);
    *count = 0;
    if (x == NULL || y == NULL) return fault_memory(f);
    drop_same(x, &was_count, y, &is_count);
    *out = arena_take(a, (was_count + is_count + 1) * sizeof **out);
    if (*out == NULL) return fault_memory(f);
    for (size_t i = 0, j = 0; i < was_count || j < is_count;) {
        int order = i == was_count ? 1 : j == is_count ? -1 : same_question(&x[i], &y[j]);
        (*out)[(*count)++] = (diff_reason){ order <= 0 ? x[i++].r : NULL,
                                            order >= 0 ? y[j++].r : NULL };
    }
    return 0;
}

/* ---- everybody ------------------------------------------------------------ */

typedef struct people { diff_person *items; size_t count, room; arena keys; } people;

typedef struct pair { diff_kind kind; diff_person *before, *after; } pair;

typedef struct comparing {
    record *records[2];
    people lists[2];
    reason_rows reasons[2];
    arena fetched;                        /* of the candidate in hand */
    pair *pairs; size_t count, room;
    diff_changes *out;
    fault *f;
} comparing;

static int compare_people(const void *left, const void *right) {
    const diff_person *a = left, *b = right;
    int order = text_compare(a->key, b->key);
    if (order == 0) order = compare_numbers(a->decision, b->decision);
    if (order == 0) order = compare_numbers(a->stage, b->stage);
    if (order == 0) order = compare_numbers(a->reasons, b->reasons);
    return order != 0 ? order : compare_numbers(a->no, b->no);
}

static int add_person(people *p, const record_decision *d, fault *f) {
    text key;
    if (!grow((void **)&p->items, &p->room, p->count, sizeof *p->items, UINT32_MAX) ||
        (key.at = arena_bytes(&p->keys, d->key.at, d->key.len)) == NULL)
        return fault_memory(f);
    key.len = d->key.len;
    p->items[p->count++] = (diff_person){ .key = key,
                                          .no = d->no,
                                          .reasons = d->reason_count,
                                          .stage = d->stage,
                                          .first_rule = d->first_rule,
                                          .decision = d->decision };
    return 0;
}

static int read_people(people *p, record *r, fault *f) {
    static const record_filter everybody = { 0 };
    arena scratch = { 0 };
    record_decision d;
    roll all;
    bool sorted = true;
    int code = roll_open(&all, r, &everybody, f);
    while (code == 0 && (code = roll_next(&all, &scratch, &d)) == 1) {
        code = add_person(p, &d, f);
        if (code == 0 && p->count > 1)
            sorted &= compare_people(&p->items[p->count - 2], &p->items[p->count - 1]) < 0;
        arena_reset(&scratch);
    }
    roll_close(&all);
    arena_clear(&scratch);
    if (code == 0 && !sorted) qsort(p->items, p->count, sizeof *p->items, compare_people);
    return code;
}

static int fetch(comparing *c, int side, const diff_person *p, record_reason **out,
                 size_t *count) {
    *count = 0;
    if (p->reasons == 0) return 0;
    return record_next_reasons(c->records[side], &c->reasons[side], p->no, out, count);
}

/* 1: they are given for other reasons; 0: for the same. */
static int other_reasons(comparing *c, const diff_person *a, const diff_person *b) {
    record_reason *was = NULL, *is = NULL;
    size_t was_count, is_count, count = 0;
    diff_reason *differ;
    if (a->reasons + b->reasons == 0) return 0;
    arena_reset(&c->fetched);
    int code = fetch(c, 0, a, &was, &was_count);
    if (code == 0) code = fetch(c, 1, b, &is, &is_count);
    if (code == 0)
        code = diff_reasons(&c->records[0]->pack, was, was_count, &c->records[1]->pack, is,
                            is_count, &c->fetched, &differ, &count, c->f);
    return code != 0 ? code : count > 0;
}

static int keep_pair(comparing *c, diff_kind kind, diff_person *a, diff_person *b) {
    if (!grow((void **)&c->pairs, &c->room, c->count, sizeof *c->pairs, UINT32_MAX))
        return fault_memory(c->f);
    c->pairs[c->count++] = (pair){ kind, a, b };
    c->out->kinds[kind]++;
    return 0;
}

static int compare_pair(comparing *c, diff_person *a, diff_person *b) {
    c->out->table[a != NULL ? a->decision : 0][b != NULL ? b->decision : 0]++;
    if (a == NULL) return keep_pair(c, DIFF_JOINED, a, b);
    if (b == NULL) return keep_pair(c, DIFF_LEFT, a, b);
    if (a->decision != b->decision) return keep_pair(c, DIFF_DECIDED, a, b);
    int other = other_reasons(c, a, b);
    return other <= 0 ? other : keep_pair(c, DIFF_REASONS, a, b);
}

static int merge(comparing *c) {
    people *x = &c->lists[0], *y = &c->lists[1];
    int code = 0;
    for (size_t i = 0, j = 0; code == 0 && (i < x->count || j < y->count);) {
        int order = i == x->count   ? 1
                    : j == y->count ? -1
                                    : text_compare(x->items[i].key, y->items[j].key);
        diff_person *a = order <= 0 ? &x->items[i++] : NULL,
                    *b = order >= 0 ? &y->items[j++] : NULL;
        code = compare_pair(c, a, b);
    }
    return code;
}

/* ---- those who changed, in full ---------------------------------------------------------- */

/* A person and the place where his row of the record goes. */
typedef struct wanted { uint32_t no; const record_decision **to; } wanted;

static int compare_wanted(const void *left, const void *right) {
    const wanted *a = left, *b = right;
    return compare_numbers(a->no, b->no);
}

static int keep_decision(arena *a, const record_decision *d, const record_decision **to,
                         fault *f) {
    record_decision *kept = arena_take(a, sizeof *kept);
    if (kept == NULL) return fault_memory(f);
    *kept = *d;
    if (!arena_text(a, d->key, &kept->key) || !arena_text(a, d->name, &kept->name) ||
        !arena_text(a, d->waits, &kept->waits))
        return fault_memory(f);
    *to = kept;
    return 0;
}

/* Both are in list order: the record's rows and who is wanted. */
static int fill_in(record *r, const wanted *list, size_t count, arena *a, fault *f) {
    static const record_filter everybody = { 0 };
    arena scratch = { 0 };
    record_decision d;
    roll all;
    size_t at = 0;
    int code = count == 0 ? 0 : roll_open(&all, r, &everybody, f);
    if (count == 0) return 0;
    while (code == 0 && at < count && (code = roll_next(&all, &scratch, &d)) == 1) {
        code = d.no == list[at].no ? keep_decision(a, &d, list[at].to, f) : 0;
        at += d.no == list[at].no;
        arena_reset(&scratch);
    }
    roll_close(&all);
    arena_clear(&scratch);
    if (code >= 0 && at < count) return query_bad(f, "a row");
    return code < 0 ? code : 0;
}

/* The pairs become changes, by kind; then the rows of the record are put into them. */
static int hand_over(comparing *c, wanted *lists[2]) {
    diff_changes *out = c->out;
    size_t counts[2] = { 0, 0 };
    for (int kind = 0; kind < DIFF_KINDS; kind++)
        for (size_t i = 0; i < c->count; i++) {
            const pair *p = &c->pairs[i];
            if ((int)p->kind != kind) continue;
            diff_change *to = &out->items[out->count++];
            *to = (diff_change){ .kind = p->kind };
            if (p->before != NULL)
                lists[0][counts[0]++] = (wanted){ p->before->no, &to->before };
            if (p->after != NULL) lists[1][counts[1]++] = (wanted){ p->after->no, &to->after };
        }
    for (int side = 0; side < 2; side++) {
        qsort(lists[side], counts[side], sizeof **lists, compare_wanted);
        int code = fill_in(c->records[side], lists[side], counts[side], &out->memory, c->f);
        if (code != 0) return code;
    }
    return 0;
}

static int find_rows(comparing *c) {
    wanted *lists[2] = { malloc((c->count + 1) * sizeof **lists),
                         malloc((c->count + 1) * sizeof **lists) };
    c->out->items = malloc((c->count + 1) * sizeof *c->out->items);
    bool good = lists[0] != NULL && lists[1] != NULL && c->out->items != NULL;
    int code = good ? hand_over(c, lists) : fault_memory(c->f);
    free(lists[0]);
    free(lists[1]);
    return code;
}

static void free_people(people *p) {
    free(p->items);
    arena_clear(&p->keys);
}

int diff_changes_find(diff_changes *out, record *before, record *after, fault *f) {
    comparing c = { .records = { before, after }, .out = out, .f = f };
    int code = 0;
    *out = (diff_changes){ 0 };
    for (int side = 0; side < 2 && code == 0; side++) {
        c.reasons[side] = record_ask_reasons(c.records[side], &c.fetched, f);
        code = c.reasons[side].q.code;
        if (code == 0) code = read_people(&c.lists[side], c.records[side], f);
    }
    if (code == 0) code = merge(&c);
    if (code == 0) code = find_rows(&c);
    for (int side = 0; side < 2; side++) {
        record_end_reasons(&c.reasons[side]);
        free_people(&c.lists[side]);
    }
    free(c.pairs);
    arena_clear(&c.fetched);
    return code;
}

void diff_changes_clear(diff_changes *c) {
    free(c->items);
    arena_clear(&c->memory);
    *c = (diff_changes){ 0 };
}

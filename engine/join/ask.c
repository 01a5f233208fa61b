/* ask: every candidate asks every source and every table of days for rows.
 *
 * Sources and tables of days are shared out among as many askers as there are threads.
 * Each asker indexes its share, then the candidates pass once, in order, a block at a
 * time, and ask all of it; a key that several sources ask for is read once per asker.
 * Most have no row anywhere and are sifted out, source by source; the others ask one by one.
 * What is found of one source does not depend on any other, so the shares change
 * nothing but the time. A fault has a place, that of its source while indexing, of its
 * candidate and source while asking; the one with the lowest place is told. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground/jobs.h"

/* One thread's share of the sources and days. */
typedef struct asker {
    key_block block;   /* of candidates */
    size_t weight;     /* how much there is to ask for each candidate */
    fault wrong;
    uint64_t place;    /* ... and where it went wrong */
} asker;

/* Sources are numbered as in the pack, tables of days after them. */
typedef struct asking {
    asked *of;
    evidence *e;
    asker *askers; size_t count;
    uint16_t *whose;   /* per source and day: which asker's, or NO_INDEX: nothing to ask */
    size_t sources, all;
} asking;

bool asked_new(asked *a, const pack *p) {
    a->matches = calloc(p->source_count + 1, sizeof *a->matches);
    a->ones = calloc(p->source_count + 1, sizeof *a->ones);
    a->days = calloc(p->day_count + 1, sizeof *a->days);
    return a->matches != NULL && a->ones != NULL && a->days != NULL;
}

void asked_clear(asked *a, const pack *p) {
    for (size_t i = 0; a->matches != NULL && i < p->source_count; i++)
        match_close(&a->matches[i]);
    for (size_t i = 0; a->ones != NULL && i < p->source_count; i++) lookup_close(&a->ones[i]);
    for (size_t i = 0; a->days != NULL && i < p->day_count; i++) lookup_close(&a->days[i]);
    free(a->matches);
    free(a->ones);
    free(a->days);
    *a = (asked){ 0 };
}

static const table *candidate_table(const evidence *e) {
    return &e->tables[e->pack->candidates];
}

/* Indexing */

static int no_row_for_anybody(const evidence *e, spill *where, uint32_t **out, fault *f) {
    size_t bytes = (e->candidates + 1) * sizeof **out;
    *out = spill_resize(where, NULL, bytes);
    if (*out == NULL) return fault_memory(f);
    memset(*out, 0xff, bytes);
    return 0;
}

/* The keys of row `row` as a person would name them: "unit_id V01". */
static void name_key(const table *t, uint32_t row, const key_list *list, char *buffer,
                     size_t size) {
    size_t used = 0;
    buffer[0] = '\0';
    for (size_t i = 0; i < list->count && used < size; i++) {
        text name = t->decl->columns[list->here[i]].name;
        text raw = text_trim(table_raw(t, row, list->here[i]));
        int n = snprintf(buffer + used, size - used, "%s%.*s %.*s", i > 0 ? ", " : "",
                         TEXT_ARGS(name), TEXT_ARGS(raw));
        used += n > 0 ? (size_t)n : 0;
    }
}

static int refuse_second(const table *t, uint32_t first, uint32_t second, const key_list *list,
                         fault *f) {
    char key[256];
    name_key(t, second, list, key, sizeof key);
    text file = table_file(t, second), before = table_file(t, first);
    return fault_set(f, FAULT_DATA, file.at, t->line[second], 0,
                     "%s stands also at %.*s:%u with other content, expected one row for each",
                     key, TEXT_ARGS(before), t->line[first]);
}

static int open_one(asking *a, size_t source, key_block *candidates, fault *f) {
    const table *t = &a->e->tables[source];
    joined *to = &a->e->sources[source];
    int error = no_row_for_anybody(a->e, t->spill, &to->one, f);
    if (error != 0 || t->decl->key_count == 0) return error;
    lookup *l = &a->of->ones[source];
    error = lookup_open(l, to->one, t, &t->decl->keys[0], candidates, f);
    for (uint32_t row = 0; row < t->rows && error == 0; row++)
        if (l->index.next[row] < KEY_UNUSABLE)
            error = refuse_second(t, row, l->index.next[row], &t->decl->keys[0], f);
    return error;
}

/* Two rows of a table of days that name the same day may stand; others may not. */
static bool same_day(const table *t, uint32_t a, uint32_t b) {
    uint16_t at = (uint16_t)(t->decl->column_count - 1);
    cell_state state = table_state(t, a, at);
    if (state != table_state(t, b, at)) return false;
    if (state == CELL_UNREADABLE) return text_equal(table_raw(t, a, at), table_raw(t, b, at));
    const span *dates = t->columns[at].dates;
    return state != CELL_OK || (dates[a].lo == dates[b].lo && dates[a].hi == dates[b].hi);
}

static bool is_table(const docket_day *d) {
    return !d->constant && d->own_column == NO_INDEX && d->days.decl != NULL && d->by_count > 0;
}

static int open_day(asking *a, size_t number, key_block *candidates, fault *f) {
    const docket_day *d = &a->e->docket->days[number];
    key_list list = { .grade = GRADE_SURE, .count = d->by_count };
    for (uint16_t i = 0; i < d->by_count; i++) {
        list.here[i] = i;
        list.there[i] = d->by[i];
    }
    uint32_t **rows = &a->e->day_row[number];
    int error = no_row_for_anybody(a->e, a->e->docket->spill, rows, f);
    if (error != 0) return error;
    lookup *l = &a->of->days[number];
    error = lookup_open(l, *rows, &d->days, &list, candidates, f);
    for (uint32_t row = 0; row < d->days.rows && error == 0; row++) {
        uint32_t next = l->index.next[row];
        if (next < KEY_UNUSABLE && !same_day(&d->days, row, next))
            error = refuse_second(&d->days, row, next, &list, f);
    }
    return error;
}

static int open_asked(asking *a, size_t number, key_block *candidates, fault *f) {
    if (number >= a->sources) return open_day(a, number - a->sources, candidates, f);
    if (a->e->pack->sources[number].kind == SOURCE_ONE)
        return open_one(a, number, candidates, f);
    return match_open(&a->of->matches[number], &a->e->sources[number], &a->e->tables[number],
                      candidates, a->e->candidates, f);
}

static void open_share(void *payload, size_t number) {
    asking *a = payload;
    asker *who = &a->askers[number];
    int error = 0;
    for (size_t i = 0; i < a->all && error == 0; i++) {
        if (a->whose[i] != number) continue;
        who->place = i;
        error = open_asked(a, i, &who->block, &who->wrong);
    }
}

/* Asking */

static bool is_match(const asking *a, size_t number) {
    return number < a->sources && a->of->matches[number].of != NULL;
}

/* NULL: a source that was not opened because it has no key. */
static lookup *lookup_of(const asking *a, size_t number) {
    lookup *l = number < a->sources ? &a->of->ones[number] : &a->of->days[number - a->sources];
    return l->to != NULL ? l : NULL;
}

static key_rows begin_block(const evidence *e, key_block *b, uint32_t first, size_t count) {
    const uint8_t *flag = candidate_table(e)->row_flag + first;
    key_rows who = 0;
    key_block_take(b, first, count);
    for (size_t i = 0; i < count; i++)
        who |= (key_rows)((flag[i] & (ROW_UNREADABLE | ROW_MERGED)) == 0) << i;
    return who;
}

/* Those of the candidates who may have a row in some source or table of the share. */
static key_rows sift_share(asking *a, size_t number, key_rows who) {
    key_block *block = &a->askers[number].block;
    key_rows any = 0;
    for (size_t i = 0; i < a->all; i++) {
        if (a->whose[i] != number) continue;
        if (is_match(a, i)) any |= match_sift(&a->of->matches[i], block, who);
        else if (lookup_of(a, i) != NULL) any |= lookup_sift(lookup_of(a, i), block, who);
    }
    return any;
}

static int ask_for(asking *a, size_t number, size_t at) {
    asker *by = &a->askers[number];
    int error = 0;
    for (size_t i = 0; i < a->all && error == 0; i++) {
        if (a->whose[i] != number) continue;
        by->place = (uint64_t)by->block.row[at] * a->all + i;
        if (is_match(a, i))
            error = match_candidate(&a->of->matches[i], &by->block, at, &by->wrong);
        else if (lookup_of(a, i) != NULL) lookup_candidate(lookup_of(a, i), &by->block, at);
    }
    return by->block.no_memory ? fault_memory(&by->wrong) : error;
}

static void ask_share(void *payload, size_t number) {
    asking *a = payload;
    key_block *block = &a->askers[number].block;
    size_t people = a->e->candidates;
    int error = 0;
    if (a->askers[number].weight == 0) return;
    for (size_t first = 0; first < people && error == 0; first += KEY_BLOCK) {
        size_t count = people - first < KEY_BLOCK ? people - first : KEY_BLOCK;
        key_rows who = begin_block(a->e, block, (uint32_t)first, count);
        for (key_rows left = sift_share(a, number, who); left != 0 && error == 0;)
            error = ask_for(a, number, key_rows_next(&left));
    }
    if (error == 0 && block->no_memory) (void)fault_memory(&a->askers[number].wrong);
    for (size_t i = 0; i < a->all; i++)
        if (a->whose[i] == number && is_match(a, i))
            match_pass(&a->of->matches[i], (uint32_t)people);
}

/* Everybody */

static size_t weight_of(const asking *a, size_t number) {
    const evidence *e = a->e;
    if (number >= a->sources) return is_table(&e->docket->days[number - a->sources]);
    const source_decl *s = &e->pack->sources[number];
    if (s->kind == SOURCE_ONE) return 1;
    return s->kind == SOURCE_EVIDENCE ? s->key_count + 1 : 0;
}

/* Each goes to who has least to do so far. */
static void share_out(asking *a) {
    for (size_t i = 0; i < a->all; i++) {
        size_t weight = weight_of(a, i), least = 0;
        a->whose[i] = NO_INDEX;
        if (weight == 0) continue;
        for (size_t k = 1; k < a->count; k++)
            if (a->askers[k].weight < a->askers[least].weight) least = k;
        a->askers[least].weight += weight;
        a->whose[i] = (uint16_t)least;
    }
}

static int lowest_fault(const asking *a, fault *f) {
    const asker *lowest = NULL;
    for (size_t i = 0; i < a->count; i++)
        if (a->askers[i].wrong.code != 0 &&
            (lowest == NULL || a->askers[i].place < lowest->place))
            lowest = &a->askers[i];
    return lowest != NULL ? fault_take(f, &lowest->wrong) : 0;
}

static int ask_shares(asking *a, const uint64_t *hashes, fault *f) {
    unsigned threads = (unsigned)a->count;
    const table *people = candidate_table(a->e);
    const column_decl *key = &people->decl->columns[people->decl->key];
    share_out(a);
    for (size_t i = 0; i < a->count; i++) {
        a->askers[i].block.of = people;
        a->askers[i].block.kept =
            (key_hashes){ hashes, people->decl->key, key_form_of(key, key) };
    }
    jobs_do(a->count, threads, open_share, a);
    int error = lowest_fault(a, f);
    if (error == 0) jobs_do(a->count, threads, ask_share, a);
    return error == 0 ? lowest_fault(a, f) : error;
}

int ask_everybody(asked *of, evidence *e, const uint64_t *hashes, fault *f) {
    const pack *p = e->pack;
    size_t days = e->docket->day_count < p->day_count ? e->docket->day_count : p->day_count;
    asking a = { .of = of, .e = e, .sources = p->source_count, .all = p->source_count + days };
    a.count = e->docket->workers > 1 ? e->docket->workers : 1;
    if (a.count > a.all) a.count = a.all;
    a.askers = calloc(a.count, sizeof *a.askers);
    a.whose = calloc(a.all, sizeof *a.whose);
    int error =
        a.askers != NULL && a.whose != NULL ? ask_shares(&a, hashes, f) : fault_memory(f);
    for (size_t i = 0; a.askers != NULL && i < a.count; i++)
        key_block_clear(&a.askers[i].block);
    free(a.askers);
    free(a.whose);
    return error;
}

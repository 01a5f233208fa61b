/* match: which rows of a source are about which candidate.
 *
 * Each source is indexed once per key list; then the candidates pass one by one and
 * ask every list, sure ones first, so that the first list that finds a row gives its
 * grade. Rows come out in candidate order, which is the order they are stored in.
 * A row that only a `never` list finds is a namesake's, unless nothing surer could
 * be compared: then it may be the candidate's own, and is marked so.
 *
 * Where a name has a character nobody can read, a second, loose index of the list asks
 * whether the two names may be one. What it finds is close at best: not sure, and not
 * somebody else's either. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/match.h"

#include <stdlib.h>
#include <string.h>

#include "join/loose.h"
#include "join/merge.h"

enum {
    COMPARED_MAX = 1 << 26, /* names with characters nobody can read against others: seconds */
    MATCHES_MAX = 1 << 26, /* rows x candidates of one source: 512 MiB */
    LISTS_MAX = 255,
};

/* Opening */

static int add_list(match *m, size_t number, grade as, bool loose, key_cache *here,
                    key_cache *candidates, fault *f) {
    match_list *list = &m->lists[m->list_count];
    list->keys = &m->of->decl->keys[number];
    list->grade = (uint8_t)as;
    list->number = (uint8_t)number;
    list->loose = loose;
    int error = key_index_open(&list->index, list->keys, loose, here, candidates, f);
    if (error == 0) m->list_count++;
    return error;
}

static int add_lists(match *m, bool loose, grade first, grade last, key_cache *here,
                     key_cache *candidates, fault *f) {
    const source_decl *decl = m->of->decl;
    int error = 0;
    for (int wanted = (int)first; wanted <= (int)last; wanted++)
        for (size_t i = 0; i < decl->key_count && error == 0; i++) {
            if ((int)decl->keys[i].grade != wanted) continue;
            if (loose && !loose_is_wanted(&decl->keys[i], m->of, candidates->of)) continue;
            grade as = loose && wanted == GRADE_SURE ? GRADE_CLOSE : (grade)wanted;
            error = add_list(m, i, as, loose, here, candidates, f);
        }
    return error;
}

static int add_all_lists(match *m, key_cache *here, key_cache *candidates, fault *f) {
    int error = add_lists(m, false, GRADE_SURE, GRADE_CLOSE, here, candidates, f);
    if (error == 0) error = add_lists(m, true, GRADE_SURE, GRADE_CLOSE, here, candidates, f);
    if (error == 0) error = add_lists(m, false, GRADE_NEVER, GRADE_NEVER, here, candidates, f);
    if (error == 0) error = add_lists(m, true, GRADE_NEVER, GRADE_NEVER, here, candidates, f);
    return error;
}

static bool takes_part(const table *t, uint32_t row) {
    uint8_t flag = t->row_flag[row];
    if (flag & ROW_MERGED) return false;
    return (flag & (ROW_UNREADABLE | ROW_SKIPPED)) != (ROW_UNREADABLE | ROW_SKIPPED);
}

static int index_row(match *m, key_cache *here, const table *candidates, fault *f) {
    int error = 0;
    for (size_t i = 0; i < m->list_count && error == 0; i++) {
        match_list *list = &m->lists[i];
        if (list->loose && !loose_takes(list->keys, m->of, here->row, candidates)) continue;
        error = key_index_add(&list->index, here, f);
    }
    return error;
}

/* The next rows that take part, as many as a block holds, from `*left` down. */
static size_t fill_block(const match *m, key_block *b, uint32_t *left) {
    size_t n = 0;
    while (*left > 0 && n < KEY_BLOCK)
        if (takes_part(m->of, --*left)) key_cache_move(&b->rows[n++], *left);
    return n;
}

static int index_rows(match *m, key_block *here, const table *candidates, fault *f) {
    uint32_t left = (uint32_t)m->of->rows;
    int error = 0;
    for (size_t n; error == 0 && (n = fill_block(m, here, &left)) > 0;) {
        for (size_t k = 0; k < m->list_count; k++)
            for (size_t i = 0; i < n; i++)
                key_index_fetch_place(&m->lists[k].index, &here->rows[i]);
        for (size_t i = 0; i < n && error == 0; i++)
            error = index_row(m, &here->rows[i], candidates, f);
    }
    return error;
}

static bool take_room(match *m, size_t people) {
    const source_decl *decl = m->of->decl;
    bool has_never = false;
    for (size_t i = 0; i < decl->key_count; i++)
        has_never |= decl->keys[i].grade == GRADE_NEVER;
    m->lists = calloc(decl->key_count * 2 + 1, sizeof *m->lists);
    m->stamp = calloc(m->of->rows + 1, sizeof *m->stamp);
    m->to->start = spill_take_zero(m->of->spill, people + 1, sizeof *m->to->start);
    if (m->lists == NULL || m->stamp == NULL || m->to->start == NULL) return false;
    if (!has_never) return true;
    m->noted = calloc(m->of->rows + 1, sizeof *m->noted);
    m->to->namesake_start =
        spill_take_zero(m->of->spill, people + 1, sizeof *m->to->namesake_start);
    return m->noted != NULL && m->to->namesake_start != NULL;
}

int match_open(match *m, joined *to, const table *rows, key_cache *candidates, size_t people,
               fault *f) {
    *m = (match){ .of = rows, .to = to };
    if (rows->decl->key_count > LISTS_MAX)
        return fault_plain(f, FAULT_PACK, "source %.*s has more than %d key lists",
                           TEXT_ARGS(rows->decl->name), LISTS_MAX);
    if (!take_room(m, people)) return fault_memory(f);
    key_block here = { .rows = { { .of = rows } } };
    int error = add_all_lists(m, &here.rows[0], candidates, f);
    if (error == 0) error = key_block_share(&here, f);
    if (error == 0) error = index_rows(m, &here, candidates->of, f);
    key_block_clear(&here);
    return error;
}

void match_close(match *m) {
    for (size_t i = 0; i < m->list_count; i++) key_index_clear(&m->lists[i].index);
    free(m->lists);
    free(m->stamp);
    free(m->noted);
    free(m->rank);
    arena_clear(&m->scratch);
    *m = (match){ 0 };
}

bool match_has_key(const match *m, uint32_t row) {
    for (size_t i = 0; i < m->list_count; i++)
        if (m->lists[i].index.next[row] != KEY_UNUSABLE) return true;
    return false;
}

bool match_has_found(const match *m, uint32_t row) {
    return m->stamp[row] != 0;
}

/* One candidate */

static int add_match(attached **items, size_t *room, size_t *count, attached item,
                     const match *m, fault *f) {
    if (*count >= MATCHES_MAX)
        return fault_plain(
            f, FAULT_DATA,
            "%.*s: more than %d matches with candidates: the keys in the pack say too "
            "little to tell persons apart",
            TEXT_ARGS(m->of->decl->name), MATCHES_MAX);
    if (!grow((void **)items, room, *count, sizeof **items, MATCHES_MAX))
        return fault_memory(f);
    (*items)[(*count)++] = item;
    return 0;
}

/* Whether anything surer than a name could be compared between the row and the candidate. */
static bool is_comparable(const match *m, uint32_t row, key_cache *candidates) {
    for (size_t i = 0; i < m->list_count && m->lists[i].grade != GRADE_NEVER; i++)
        if (!m->lists[i].loose && m->lists[i].index.next[row] != KEY_UNUSABLE &&
            key_index_usable(&m->lists[i].index, candidates))
            return true;
    return false;
}

static int take_row(match *m, const match_list *list, uint32_t row, key_cache *candidates,
                    fault *f) {
    joined *to = m->to;
    attached item = { .row = row, .grade = list->grade, .list = list->number };
    if (m->of->row_flag[row] & ROW_UNREADABLE) item.flags |= ATTACHED_UNREADABLE;
    if (!list->loose && list->grade == GRADE_SURE) {
        int other = loose_is_variant(list->keys, m->of, row, candidates->of, candidates->row,
                                     &m->scratch);
        if (other < 0) return fault_memory(f);
        if (other > 0) item.flags |= ATTACHED_VARIANT;
    }
    if (list->grade != GRADE_NEVER) {
        m->stamp[row] = candidates->row + 1;
        return add_match(&to->items, &m->item_room, &to->item_count, item, m, f);
    }
    m->noted[row] = candidates->row + 1;
    if (!is_comparable(m, row, candidates)) item.flags |= ATTACHED_POSSIBLE;
    return add_match(&to->namesakes, &m->namesake_room, &to->namesake_count, item, m, f);
}

/* Order: by grade, then by content. Rows are compared cell by cell; once more of them have been
 * put in order than the source has, all are ranked, which gives the same order faster. */

static int compare_rows(const match *m, uint32_t a, uint32_t b) {
    int order = m->rank == NULL ? merge_compare(m->of, a, b) : 0;
    if (order != 0) return order;
    uint32_t one = m->rank == NULL ? a : m->rank[a], other = m->rank == NULL ? b : m->rank[b];
    return one < other ? -1 : one > other;
}

static int by_rows(const void *a, const void *b, void *of) {
    return compare_rows(of, *(const uint32_t *)a, *(const uint32_t *)b);
}

static int by_content(const void *a, const void *b, void *of) {
    const attached *one = a, *other = b;
    if (one->grade != other->grade) return one->grade < other->grade ? -1 : 1;
    return compare_rows(of, one->row, other->row);
}

static bool rank_rows(match *m) {
    size_t rows = m->of->rows;
    uint32_t *order = malloc(rows * sizeof *order), *rank = malloc(rows * sizeof *rank);
    bool good = order != NULL && rank != NULL;
    for (uint32_t i = 0; i < rows && good; i++) order[i] = i;
    if (good) qsort_r(order, rows, sizeof *order, by_rows, m);
    for (uint32_t i = 0; i < rows && good; i++) rank[order[i]] = i;
    free(order);
    if (good) m->rank = rank;
    else free(rank);
    return good;
}

static int sort(match *m, attached *items, size_t count, fault *f) {
    if (count < 2) return 0;
    m->sorted += count;
    if (m->sorted > m->of->rows && m->rank == NULL && !rank_rows(m)) return fault_memory(f);
    qsort_r(items, count, sizeof *items, by_content, m);
    return 0;
}

/* Of a loose list: may the names be one? 0: no; below 0: a fault. */
static int may_be_same(match *m, const match_list *list, uint32_t row, key_cache *candidates,
                       fault *f) {
    if (m->compared++ == COMPARED_MAX)
        return fault_set(f, FAULT_DATA, table_file(m->of, row).at, 0, 0,
                         "%.*s: too many names have lost characters (?, \u25a1) or ones of private "
                         "use to be compared with the list; ask for the file again, saved as UTF-8",
                         TEXT_ARGS(m->of->decl->name));
    int may = loose_may_agree(list->keys, m->of, row, candidates->of, candidates->row, &m->scratch);
    return may < 0 ? fault_memory(f) : may;
}

int match_candidate(match *m, key_cache *candidates, fault *f) {
    joined *to = m->to;
    size_t items = to->item_count, namesakes = to->namesake_count;
    uint32_t stamp = candidates->row + 1;
    for (size_t i = 0; i < m->list_count; i++) {
        const match_list *list = &m->lists[i];
        uint32_t row = key_index_find(&list->index, candidates);
        for (; row != NO_ROW; row = list->index.next[row]) {
            if (m->stamp[row] == stamp || (m->noted != NULL && m->noted[row] == stamp))
                continue;
            int error = list->loose ? may_be_same(m, list, row, candidates, f) : 1;
            if (error == 0) continue;
            if (error < 0) return error;
            error = take_row(m, list, row, candidates, f);
            if (error != 0) return error;
        }
    }
    match_pass_over(m, candidates->row);
    int error = 0;
    if (to->item_count > items) error = sort(m, to->items + items, to->item_count - items, f);
    if (to->namesake_count > namesakes && error == 0)
        error = sort(m, to->namesakes + namesakes, to->namesake_count - namesakes, f);
    return error;
}

static void fetch(const key_index *x, key_block *candidates, size_t count) {
    for (size_t i = 0; i < count; i++) key_index_fetch_filter(x, &candidates->rows[i]);
    for (size_t i = 0; i < count; i++) key_index_fetch_entry(x, &candidates->rows[i]);
}

void match_fetch(const match *m, key_block *candidates, size_t count) {
    for (size_t i = 0; i < m->list_count; i++) fetch(&m->lists[i].index, candidates, count);
}

void match_pass_over(match *m, uint32_t candidate) {
    m->to->start[candidate + 1] = (uint32_t)m->to->item_count;
    if (m->to->namesake_start != NULL)
        m->to->namesake_start[candidate + 1] = (uint32_t)m->to->namesake_count;
}

/* One row per candidate */

int lookup_open(lookup *l, uint32_t *to, const table *rows, const key_list *list,
                key_cache *candidates, fault *f) {
    *l = (lookup){ .of = rows, .to = to };
    l->used = calloc(rows->rows + 1, 1);
    if (l->used == NULL) return fault_memory(f);
    key_cache here = { .of = rows };
    int error = key_index_open(&l->index, list, false, &here, candidates, f);
    for (uint32_t row = (uint32_t)rows->rows; row-- > 0 && error == 0;) {
        if (!takes_part(rows, row)) continue;
        key_cache_move(&here, row);
        error = key_index_add(&l->index, &here, f);
    }
    key_cache_clear(&here);
    return error;
}

void lookup_fetch(const lookup *l, key_block *candidates, size_t count) {
    fetch(&l->index, candidates, count);
}

void lookup_candidate(lookup *l, key_cache *candidates) {
    uint32_t row = key_index_find(&l->index, candidates);
    l->to[candidates->row] = row;
    if (row != NO_ROW) l->used[row] = 1;
}

void lookup_close(lookup *l) {
    key_index_clear(&l->index);
    free(l->used);
    *l = (lookup){ 0 };
}

/* match: which rows of a source are about which candidate.
 *
 * Each source is indexed once per key list; then the candidates pass, a block at a time.
 * Who surely has no row is sifted out; the others ask one by one every list, sure ones
 * first, so that the first list that finds a row gives its grade. Rows come out in
 * candidate order, which is the order they are stored in.
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

static int add_list(match *m, size_t number, grade as, bool loose, key_block *here,
                    key_block *candidates, fault *f) {
    match_list *list = &m->lists[m->list_count];
    list->keys = &m->of->decl->keys[number];
    list->grade = (uint8_t)as;
    list->number = (uint8_t)number;
    list->loose = loose;
    int error = key_index_open(&list->index, list->keys, loose, here, candidates, f);
    if (error == 0) m->list_count++;
    return error;
}

static int add_lists(match *m, bool loose, grade first, grade last, key_block *here,
                     key_block *candidates, fault *f) {
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

static int add_all_lists(match *m, key_block *here, key_block *candidates, fault *f) {
    int error = add_lists(m, false, GRADE_SURE, GRADE_CLOSE, here, candidates, f);
    if (error == 0) error = add_lists(m, true, GRADE_SURE, GRADE_CLOSE, here, candidates, f);
    if (error == 0) error = add_lists(m, false, GRADE_NEVER, GRADE_NEVER, here, candidates, f);
    if (error == 0) error = add_lists(m, true, GRADE_NEVER, GRADE_NEVER, here, candidates, f);
    return error;
}

/* A list of one column says of most candidates that no list that asks for it first knows
 * them. */
static void find_within(match *m) {
    for (size_t k = 0; k < m->list_count; k++) {
        m->lists[k].within = NO_INDEX;
        for (size_t all = 0; all < m->list_count; all++)
            if (all != k && !m->lists[all].loose && m->lists[k].index.parts > 1 &&
                key_index_is_within(&m->lists[k].index, &m->lists[all].index))
                m->lists[k].within = (uint16_t)all;
    }
}

static bool takes_part(const table *t, uint32_t row) {
    uint8_t flag = t->row_flag[row];
    if (flag & ROW_MERGED) return false;
    return (flag & (ROW_UNREADABLE | ROW_SKIPPED)) != (ROW_UNREADABLE | ROW_SKIPPED);
}

static int index_row(match *m, key_block *here, size_t i, const table *candidates, fault *f) {
    int error = 0;
    for (size_t k = 0; k < m->list_count && error == 0; k++) {
        match_list *list = &m->lists[k];
        if (list->loose && !loose_takes(list->keys, m->of, here->row[i], candidates)) continue;
        error = key_index_add(&list->index, here, i, f);
    }
    return error;
}

/* The next rows that take part, as many as a block holds, from `*left` down. */
static size_t fill_block(const table *t, key_block *b, uint32_t *left) {
    size_t n = 0;
    key_block_begin(b);
    while (*left > 0 && n < KEY_BLOCK)
        if (takes_part(t, --*left)) b->row[n++] = *left;
    return n;
}

static int index_rows(match *m, key_block *here, const table *candidates, fault *f) {
    uint32_t left = (uint32_t)m->of->rows;
    int error = 0;
    for (size_t n; error == 0 && (n = fill_block(m->of, here, &left)) > 0;) {
        for (size_t k = 0; k < m->list_count; k++)
            key_index_fetch(&m->lists[k].index, here, key_rows_first(n));
        for (size_t i = 0; i < n && error == 0; i++)
            error = index_row(m, here, i, candidates, f);
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

int match_open(match *m, joined *to, const table *rows, key_block *candidates, size_t people,
               fault *f) {
    *m = (match){ .of = rows, .to = to };
    if (rows->decl->key_count > LISTS_MAX)
        return fault_plain(f, FAULT_PACK, "source %.*s has more than %d key lists",
                           TEXT_ARGS(rows->decl->name), LISTS_MAX);
    if (!take_room(m, people)) return fault_memory(f);
    key_block here = { .of = rows };
    int error = add_all_lists(m, &here, candidates, f);
    find_within(m);
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
static bool is_comparable(const match *m, uint32_t row, key_block *candidates, size_t i) {
    for (size_t k = 0; k < m->list_count && m->lists[k].grade != GRADE_NEVER; k++)
        if (!m->lists[k].loose && m->lists[k].index.next[row] != KEY_UNUSABLE &&
            key_index_usable(&m->lists[k].index, candidates, i))
            return true;
    return false;
}

static int take_row(match *m, const match_list *list, uint32_t row, key_block *candidates,
                    size_t i, fault *f) {
    joined *to = m->to;
    uint32_t who = candidates->row[i];
    attached item = { .row = row, .grade = list->grade, .list = list->number };
    if (m->of->row_flag[row] & ROW_UNREADABLE) item.flags |= ATTACHED_UNREADABLE;
    if (m->of->row_flag[row] & ROW_TWICE) item.flags |= ATTACHED_TWICE;
    if (!list->loose && list->grade == GRADE_SURE) {
        int other = loose_is_variant(list->keys, m->of, row, candidates->of, who, &m->scratch);
        if (other < 0) return fault_memory(f);
        if (other > 0) item.flags |= ATTACHED_VARIANT;
    }
    if (list->grade != GRADE_NEVER) {
        m->stamp[row] = who + 1;
        return add_match(&to->items, &m->item_room, &to->item_count, item, m, f);
    }
    m->noted[row] = who + 1;
    if (!is_comparable(m, row, candidates, i)) item.flags |= ATTACHED_POSSIBLE;
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
static int may_be_same(match *m, const match_list *list, uint32_t row, const table *people,
                       uint32_t who, fault *f) {
    if (m->compared++ == COMPARED_MAX)
        return fault_set(
            f, FAULT_DATA, table_file(m->of, row).at, 0, 0,
            "%.*s: too many names have lost characters (?, □) or ones of private "
            "use to be compared with the list; ask for the file again, saved as UTF-8",
            TEXT_ARGS(m->of->decl->name));
    int may = loose_may_agree(list->keys, m->of, row, people, who, &m->scratch);
    return may < 0 ? fault_memory(f) : may;
}

/* The rows one list finds for candidate `i`, but for those that a list before it has found. */
static int ask_list(match *m, const match_list *list, key_block *candidates, size_t i,
                    fault *f) {
    uint32_t who = candidates->row[i], row = key_index_find(&list->index, candidates, i);
    for (; row != NO_ROW; row = list->index.next[row]) {
        if (m->stamp[row] == who + 1 || (m->noted != NULL && m->noted[row] == who + 1))
            continue;
        int error = list->loose ? may_be_same(m, list, row, candidates->of, who, f) : 1;
        if (error == 0) continue;
        if (error < 0) return error;
        error = take_row(m, list, row, candidates, i, f);
        if (error != 0) return error;
    }
    return 0;
}

int match_candidate(match *m, key_block *candidates, size_t i, fault *f) {
    joined *to = m->to;
    size_t items = to->item_count, namesakes = to->namesake_count;
    int error = 0;
    match_pass(m, candidates->row[i]);
    for (size_t k = 0; k < m->list_count && error == 0; k++)
        if (key_rows_has(m->lists[k].may, i))
            error = ask_list(m, &m->lists[k], candidates, i, f);
    if (error == 0 && to->item_count > items)
        error = sort(m, to->items + items, to->item_count - items, f);
    if (error == 0 && to->namesake_count > namesakes)
        error = sort(m, to->namesakes + namesakes, to->namesake_count - namesakes, f);
    return error;
}

key_rows match_sift(match *m, key_block *candidates, key_rows who) {
    key_rows any = 0;
    for (size_t k = 0; k < m->list_count; k++) {
        match_list *list = &m->lists[k];
        if (list->within == NO_INDEX)
            any |= list->may = key_index_sift(&list->index, candidates, who);
    }
    for (size_t k = 0; k < m->list_count; k++) {
        match_list *list = &m->lists[k];
        if (list->within != NO_INDEX)
            list->may = key_index_sift(&list->index, candidates, m->lists[list->within].may);
    }
    return any;
}

void match_pass(match *m, uint32_t candidate) {
    joined *to = m->to;
    uint32_t items = (uint32_t)to->item_count, namesakes = (uint32_t)to->namesake_count;
    uint32_t *start = to->start, *namesake_start = to->namesake_start;
    for (uint32_t i = m->passed; i < candidate; i++) start[i + 1] = items;
    for (uint32_t i = m->passed; i < candidate && namesake_start != NULL; i++)
        namesake_start[i + 1] = namesakes;
    m->passed = candidate;
}

/* One row per candidate */

int lookup_open(lookup *l, uint32_t *to, const table *rows, const key_list *list,
                key_block *candidates, fault *f) {
    *l = (lookup){ .of = rows, .to = to };
    l->used = calloc(rows->rows + 1, 1);
    if (l->used == NULL) return fault_memory(f);
    key_block here = { .of = rows };
    int error = key_index_open(&l->index, list, false, &here, candidates, f);
    uint32_t left = (uint32_t)rows->rows;
    for (size_t n; error == 0 && (n = fill_block(rows, &here, &left)) > 0;) {
        key_index_fetch(&l->index, &here, key_rows_first(n));
        for (size_t i = 0; i < n && error == 0; i++)
            error = key_index_add(&l->index, &here, i, f);
    }
    key_block_clear(&here);
    return error;
}

key_rows lookup_sift(lookup *l, key_block *candidates, key_rows who) {
    return l->may = key_index_sift(&l->index, candidates, who);
}

void lookup_candidate(lookup *l, key_block *candidates, size_t i) {
    uint32_t row = key_rows_has(l->may, i) ? key_index_find(&l->index, candidates, i) : NO_ROW;
    l->to[candidates->row[i]] = row;
    if (row != NO_ROW) l->used[row] = 1;
}

void lookup_close(lookup *l) {
    key_index_clear(&l->index);
    free(l->used);
    *l = (lookup){ 0 };
}

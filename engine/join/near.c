/* near: rows about nobody on the list that may be somebody's all the same.
 *
 * A record under a mistyped number finds nobody, and its owner would pass as clear. So every
 * row that was matched with nobody is held against the candidates once more, by numbers that
 * are one slip apart (join/near_id) and, where there is no number to compare, by name. How near
 * one is to the other is a matter of these two alone (join/near_side).
 *
 * Only what is damaged is indexed: rows whose number fails its check or has none, then
 * candidates of that kind; the other side asks, by as many threads as there are. A clean source
 * is over after one look at its rows. Nothing here attaches a row: who is near is referred,
 * never rejected. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/near.h"

#include <stdlib.h>

#include "join/near_index.h"
#include "join/near_keep.h"
#include "join/near_key.h"
#include "join/near_moved.h"
#include "join/near_side.h"

enum {
    COMPARED_MAX = 1 << 24, /* pairs of one source that are looked at closely */
    ASKING = 64,            /* who ask together */
};

typedef struct near_search {
    joined *to;
    const match *m;
    const docket_source *docket;
    near_sides sides;
    bool known;           /* rows of the same name are: only parts of names are asked for */
    bool any_part;        /* ... the index has names of several parts */
    near_index index;
    near_births births;   /* of the index */
    near_list found;
    unsigned threads;
    arena numbers;        /* of the one who is indexed or asks */
    uint32_t last_row, last_person;     /* who were compared last */
    fault *f;
} near_search;

static int memory_of(const near_search *n) {
    return n->sides.no_memory ? fault_memory(n->f) : 0;
}

/* ---- what is found ------------------------------------------------------------ */

static int refuse(const void *of, fault *f) {
    const near_search *n = of;
    return fault_plain(f, FAULT_DATA,
                       "%.*s: too many rows look like candidates whose they are not: near "
                       "misses cannot be told; is the right column declared as the key?",
                       TEXT_ARGS(n->sides.rows.t->decl->name));
}

static int add_found(near_search *n, near_row found) {
    if (n->found.count >= NEAR_FOUND_MAX || n->sides.compared > COMPARED_MAX)
        return refuse(n, n->f);
    if (found.how == NEAR_NOT) return 0;
    return near_list_add(&n->found, found, refuse, n, n->f);
}

/* ---- the index ------------------------------------------------------------ */

static int add_to_index(near_search *n, uint64_t raw, uint64_t hash, uint32_t who) {
    return near_index_add(&n->index, raw, hash, who) ? 0 : fault_memory(n->f);
}

static int close_index(near_search *n) {
    return near_index_close(&n->index) ? 0 : fault_memory(n->f);
}

static int ask_index(near_search *n, const near_side *from, uint32_t who, uint64_t hash) {
    int error = 0;
    const near_node *at = near_index_find(&n->index, hash);
    for (; at != NULL && error == 0; at = near_index_next(&n->index, at)) {
        near_row found;
        uint32_t row = from->is_rows ? who : at->of, person = from->is_rows ? at->of : who;
        if (row == n->last_row && person == n->last_person) continue;
        n->last_row = row;
        n->last_person = person;
        if (!near_sides_compare(&n->sides, row, person, &found)) return fault_memory(n->f);
        error = add_found(n, found);
    }
    return error;
}

/* ---- keys of one side ------------------------------------------------------------ */

static bool name_hash(near_search *n, const near_side *s, uint32_t who, uint64_t *hash) {
    uint64_t keys[NEAR_NAME_KEYS];
    bool plain;
    if (near_side_name_keys(&n->sides, s, who, true, &plain, keys) == 0) return false;
    *hash = keys[0];
    return true;
}

static bool birth_hash(const near_side *s, uint32_t who, uint64_t *hash) {
    day born;
    if (!near_side_birth(s, who, &born)) return false;
    *hash = dict_hash(&born, sizeof born);
    return true;
}

/* A number without a check is indexed together with the name, or, without one, the birth
 * date. */
static int index_number(near_search *n, const near_side *s, uint32_t who, const near_id *id) {
    uint64_t keys[NEAR_ID_KEYS], more = 0;
    bool plain = id->kind == NEAR_ID_PLAIN;
    if (plain && !name_hash(n, s, who, &more) && !birth_hash(s, who, &more))
        return memory_of(n);
    size_t count = near_id_keys(id, true, keys);
    int error = memory_of(n);
    for (size_t i = 0; i < count && error == 0; i++)
        error = add_to_index(n, keys[i], plain ? key_mix(keys[i], more) : keys[i], who);
    return error;
}

static int ask_number(near_search *n, const near_side *s, uint32_t who, const near_id *id) {
    uint64_t keys[NEAR_ID_KEYS], more;
    size_t count = near_id_keys(id, false, keys);
    int error = memory_of(n);
    for (size_t i = 0; i < count && error == 0; i++) {
        if (!near_index_may_have(&n->index, keys[i])) continue;
        error = ask_index(n, s, who, keys[i]);
        if (id->kind != NEAR_ID_PLAIN || error != 0) continue;
        if (name_hash(n, s, who, &more)) error = ask_index(n, s, who, key_mix(keys[i], more));
        if (error == 0 && birth_hash(s, who, &more))
            error = ask_index(n, s, who, key_mix(keys[i], more));
    }
    return error;
}

/* ---- who takes part ------------------------------------------------------------ */

static bool takes_part(const near_search *n, const near_side *s, uint32_t who) {
    uint8_t flag = s->t->row_flag[who];
    if (!s->is_rows) return (flag & (ROW_MERGED | ROW_UNREADABLE)) == 0;
    return (flag & (ROW_MERGED | ROW_SKIPPED)) == 0 && !match_has_found(n->m, who);
}

/* Without reading it: is there a number that its check, or the want of one, leaves open? */
static bool is_damaged(const near_search *n, const near_side *s, uint32_t who) {
    for (size_t i = 0; i < n->sides.pairs; i++) {
        bool checked = near_id_is_checked(s->t->decl->columns[s->ids[i]].type);
        cell_state state = table_state(s->t, who, s->ids[i]);
        if (state == CELL_UNREADABLE || (!checked && s->is_rows && state == CELL_OK))
            return true;
    }
    return false;
}

static bool has_number(const near_search *n, const near_side *s, uint32_t who) {
    for (size_t i = 0; i < n->sides.pairs; i++)
        if (table_state(s->t, who, s->ids[i]) == CELL_OK) return true;
    return false;
}

static int each_number(near_search *n, const near_side *s, uint32_t who,
                       int (*use)(near_search *, const near_side *, uint32_t,
                                  const near_id *)) {
    int error = 0;
    near_id id;
    arena_reset(&n->numbers);
    arena_reset(&n->sides.scratch);
    for (size_t i = 0; i < n->sides.pairs && error == 0; i++) {
        if (!near_id_read(s->t, who, s->ids[i], &n->numbers, &id)) return fault_memory(n->f);
        if (id.kind == NEAR_ID_NONE) continue;
        do error = use(n, s, who, &id);
        while (error == 0 && near_id_next(&id));
    }
    return error;
}

/* ---- those who ask ------------------------------------------------------------ */

typedef struct asking {
    const near_search *of;     /* whose index is asked: nothing of it changes */
    const near_side *from;
    int (*ask)(near_search *n, const near_side *from, const near_slice *who);
    size_t compared;           /* by all so far; atomic */
} asking;

/* One slice asks with a search of its own. */
static void ask_slice(void *payload, near_slice *s) {
    asking *a = payload;
    near_search own = *a->of;
    if (__atomic_load_n(&a->compared, __ATOMIC_RELAXED) > COMPARED_MAX) return;
    own.sides.scratch = own.numbers = (arena){ 0 };
    own.sides.compared = 0;
    own.found = (near_list){ 0 };
    own.last_row = own.last_person = NO_ROW;
    own.f = &s->wrong;
    (void)a->ask(&own, a->from, s);
    s->found = own.found;
    __atomic_fetch_add(&a->compared, own.sides.compared, __ATOMIC_RELAXED);
    near_sides_clear(&own.sides);
    arena_clear(&own.numbers);
}

static int refuse_slices(const void *of, fault *f) {
    const asking *a = of;
    return refuse(a->of, f);
}

/* All of one side ask, if there is anybody to ask for. */
static int ask_all(near_search *n, const near_side *from,
                   int (*ask)(near_search *, const near_side *, const near_slice *)) {
    asking a = { n, from, ask, n->sides.compared };
    near_asking all = { from->t->rows, n->threads, ask_slice, refuse_slices, &a };
    if (n->index.count == 0) return 0;
    int error = near_slices_ask(&all, &n->found, n->f);
    n->sides.compared = a.compared;
    return error == 0 && a.compared > COMPARED_MAX ? refuse(n, n->f) : error;
}

/* ---- the searches ------------------------------------------------------------ */

static int ask_numbers(near_search *n, const near_side *asking, const near_slice *who) {
    int error = 0;
    for (uint32_t i = who->first; i < who->end && error == 0; i++)
        if (takes_part(n, asking, i)) error = each_number(n, asking, i, ask_number);
    return error;
}

/* The damaged of one side are indexed, all of the other ask. */
static int by_number(near_search *n, const near_side *indexed, const near_side *asking) {
    int error = 0;
    for (uint32_t i = 0; i < indexed->t->rows && error == 0; i++)
        if (is_damaged(n, indexed, i) && takes_part(n, indexed, i))
            error = each_number(n, indexed, i, index_number);
    if (error == 0 && n->index.count > 0) error = close_index(n);
    if (error == 0) error = ask_all(n, asking, ask_numbers);
    near_index_clear(&n->index);
    return error;
}

/* Who has no number at all is near somebody by the name alone, and two birth dates that differ
 * speak against it. So of most people who ask the date is enough, and no name is read. */
static void note_birth(near_search *n, const near_side *s, uint32_t who) {
    day born;
    near_births *b = &n->births;
    if (!near_side_birth(s, who, &born) || is_damaged(n, s, who)) b->anybody = true;
    else near_births_add(b, born);
    if (near_side_birth(s, who, &born) && day_mirror(born, &born)) near_births_add(b, born);
}

static bool may_be_born(const near_search *n, const near_side *s, uint32_t who) {
    day born;
    if (n->births.anybody || !near_side_birth(s, who, &born)) return true;
    return near_births_may_have(&n->births, born);
}

/* What somebody is known by who has no number: the name, and where there are no columns of
 * numbers name and birth date together, beside which names may differ more. */
static size_t keys_without_number(near_search *n, const near_side *s, uint32_t who,
                                  bool indexed, bool *plain, uint64_t keys[NEAR_NAME_KEYS]) {
    day born, mirrored;
    arena_reset(&n->sides.scratch);
    size_t count = near_side_name_keys(&n->sides, s, who, indexed, plain, keys);
    if (!n->sides.with_birth) return count;
    if (!near_side_birth(s, who, &born)) return 0;
    /* one stands for both */
    if (day_mirror(born, &mirrored) && mirrored < born) born = mirrored;
    uint64_t birth = dict_hash(&born, sizeof born);
    for (size_t i = 0; i < count; i++) keys[i] = key_mix(keys[i], birth);
    return count;
}

static int index_name(near_search *n, const near_side *s, uint32_t who) {
    uint64_t keys[NEAR_NAME_KEYS];
    bool plain;
    int error = 0;
    size_t count = keys_without_number(n, s, who, true, &plain, keys);
    n->any_part |= !plain;
    for (size_t i = 0; i < count && error == 0; i++)
        error = add_to_index(n, keys[i], keys[i], who);
    return error == 0 ? memory_of(n) : error;
}

/* Without columns of numbers a name says something only together with a birth date. */
static bool is_known_by_name(const near_search *n, const near_side *s, uint32_t who) {
    day born;
    if (has_number(n, s, who) || !takes_part(n, s, who)) return false;
    return !n->sides.with_birth || near_side_birth(s, who, &born);
}

static int index_by_name(near_search *n, const near_side *indexed) {
    int error = 0;
    n->any_part = false;
    n->births = (near_births){ .anybody = false };
    for (uint32_t i = 0; i < indexed->t->rows && error == 0; i++) {
        if (!is_known_by_name(n, indexed, i)) continue;
        note_birth(n, indexed, i);
        error = index_name(n, indexed, i);
    }
    return error == 0 && n->index.count > 0 ? close_index(n) : error;
}

static int ask_by_name(near_search *n, const near_side *asking, uint32_t who) {
    uint64_t keys[NEAR_NAME_KEYS];
    bool plain;
    int error = 0;
    size_t count = keys_without_number(n, asking, who, false, &plain, keys);
    if (plain && !n->any_part && count > 0) count = n->known ? 0 : 1;
    for (size_t i = 0; i < count && error == 0; i++)
        if (near_index_may_have(&n->index, keys[i])) error = ask_index(n, asking, who, keys[i]);
    return error == 0 ? memory_of(n) : error;
}

/* The next few who have to ask, from *next on. Their names are far apart: all are sent for
 * before the first is read. */
static size_t take_asking(const near_search *n, const near_side *asking, uint32_t *next,
                          uint32_t end, uint32_t who[ASKING]) {
    size_t count = 0;
    for (; *next < end && count < ASKING; ++*next) {
        if (!may_be_born(n, asking, *next) || !takes_part(n, asking, *next)) continue;
        table_fetch_place(asking->t, *next);
        who[count++] = *next;
    }
    for (size_t i = 0; i < count; i++) table_fetch_raw(asking->t, who[i]);
    return count;
}

static int ask_names(near_search *n, const near_side *asking, const near_slice *slice) {
    uint32_t who[ASKING], next = slice->first;
    int error = 0;
    for (size_t count = 1; error == 0 && count > 0;) {
        count = take_asking(n, asking, &next, slice->end, who);
        for (size_t i = 0; i < count && error == 0; i++) error = ask_by_name(n, asking, who[i]);
    }
    return error;
}

/* Those of one side who have no number are indexed by name, all of the other ask. */
static int by_name(near_search *n, const near_side *indexed, const near_side *asking) {
    int error = index_by_name(n, indexed);
    if (error == 0) error = ask_all(n, asking, ask_names);
    near_index_clear(&n->index);
    return error;
}

/* A namesake's row that may be theirs, unless a birth date that is no key tells them apart. */
static int take_namesake(near_search *n, attached *a, uint32_t who) {
    near_row found;
    if (near_sides_births_differ(&n->sides, a->row, who)) {
        a->flags &= (uint8_t)~ATTACHED_POSSIBLE;
        return 0;
    }
    if (!near_sides_compare(&n->sides, a->row, who, &found)) return fault_memory(n->f);
    if (docket_skips(n->docket, n->sides.rows.t->line[a->row]))
        a->flags &= (uint8_t)~ATTACHED_POSSIBLE;
    if (found.how == NEAR_NOT) found = (near_row){ who, a->row, n->sides.rows.name, NEAR_NAME };
    return add_found(n, found);
}

/* A namesake by match, whose birth date differs, though only as day and month in each other's
 * place do, and no number tells the two apart. */
static int take_mirrored(near_search *n, attached *a, uint32_t who) {
    near_row found;
    if (docket_skips(n->docket, n->sides.rows.t->line[a->row])) return 0;
    n->sides.by_name = true;
    bool good = near_sides_compare(&n->sides, a->row, who, &found);
    n->sides.by_name = false;
    if (!good) return fault_memory(n->f);
    if (found.how == NEAR_NAME) a->flags |= ATTACHED_POSSIBLE;
    return found.how == NEAR_NAME ? add_found(n, found) : 0;
}

static int take_of(near_search *n, attached *a, uint32_t who) {
    if ((a->flags & ATTACHED_POSSIBLE) != 0) return take_namesake(n, a, who);
    return near_sides_births_mirrored(&n->sides, a->row, who) ? take_mirrored(n, a, who) : 0;
}

static int take_possible(near_search *n) {
    joined *to = n->to;
    int error = 0;
    if (to->namesake_count == 0) return 0;
    for (uint32_t who = 0; who < n->sides.people.t->rows; who++)
        for (uint32_t i = to->namesake_start[who]; i < to->namesake_start[who + 1]; i++)
            if (error == 0) error = take_of(n, &to->namesakes[i], who);
    return error;
}

static bool any_takes_part(const near_search *n) {
    for (uint32_t i = 0; i < n->sides.rows.t->rows; i++)
        if (takes_part(n, &n->sides.rows, i)) return true;
    return false;
}

static int by_key(near_search *n) {
    const table *rows = n->sides.rows.t, *people = n->sides.people.t;
    int error = near_key_find(n->m, rows, people, n->threads, &n->found, n->f);
    return error == 0 ? near_moved_find(n->m, &n->sides, n->threads, &n->found, n->f) : error;
}

/* Are rows of a name that nothing surer can be compared with marked already? */
static bool has_namesakes(const near_search *n) {
    const source_decl *rows = n->sides.rows.t->decl;
    for (size_t i = 0; i < rows->key_count; i++)
        if (rows->keys[i].grade == GRADE_NEVER && rows->keys[i].count == 1 &&
            rows->keys[i].there[0] == n->sides.people.name)
            return true;
    return false;
}

/* Do names say something of these rows: beside numbers, as a key or with a birth date as
 * one? */
static bool goes_by_name(const near_search *n) {
    const source_decl *rows = n->sides.rows.t->decl;
    bool name = false, birth = false;
    for (size_t i = 0; i < rows->key_count; i++)
        for (size_t k = 0; k < rows->keys[i].count && rows->keys[i].grade != GRADE_NEVER; k++) {
            name |= rows->keys[i].here[k] == n->sides.rows.name;
            birth |= rows->keys[i].here[k] == n->sides.rows.birth;
        }
    if (n->sides.rows.name == NO_INDEX) return false;
    if (n->sides.pairs > 0 || near_side_name_alone(rows, n->sides.rows.name)) return true;
    return name && birth && n->sides.rows.birth != NO_INDEX;
}

static int search(near_search *n) {
    int error = take_possible(n);
    if (error == 0) error = by_key(n);
    if (error != 0 || !any_takes_part(n)) return error;
    bool numbers = n->sides.pairs > 0;
    if (numbers) error = by_number(n, &n->sides.rows, &n->sides.people);
    if (numbers && error == 0) error = by_number(n, &n->sides.people, &n->sides.rows);
    if (error != 0 || !goes_by_name(n)) return error;
    n->sides.by_name = true;
    n->known = has_namesakes(n);
    error = by_name(n, &n->sides.rows, &n->sides.people);
    if (!numbers || n->known) return error;
    return error == 0 ? by_name(n, &n->sides.people, &n->sides.rows) : error;
}

int near_find(joined *to, const match *m, const docket_source *docket, const table *rows,
              const table *candidates, unsigned threads, fault *f) {
    near_search n = { .to = to, .m = m, .docket = docket, .threads = threads, .f = f };
    near_sides_init(&n.sides, rows, candidates);
    int error = search(&n);
    near_index_clear(&n.index);
    near_sides_clear(&n.sides);
    arena_clear(&n.numbers);
    if (error == 0) error = near_keep(to, &n.found, docket, rows, f);
    free(n.found.items);
    return error;
}

const near_row *near_of(const joined *from, uint32_t candidate, size_t *count) {
    size_t low = 0, high = from->near_count;
    *count = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (from->near[middle].candidate < candidate) low = middle + 1;
        else high = middle;
    }
    while (low + *count < from->near_count && from->near[low + *count].candidate == candidate)
        ++*count;
    return *count == 0 ? NULL : from->near + low;
}

/* near: rows about nobody on the list that may be somebody's all the same.
 *
 * A record under a mistyped number finds nobody, and its owner would pass as clear. So every row
 * that was matched with nobody is held against the candidates once more, by numbers that are one
 * slip apart (join/near_id) and, where there is no number to compare, by name. A number alone
 * names somebody only when it carries a check; another needs the name, or the birth date of a
 * row without one. Names and birth dates speak against it too.
 *
 * Only what is damaged is indexed: rows whose number fails its check or has none, then
 * candidates of that kind; the other side asks. A clean source is over after one look at its
 * rows. Nothing here attaches a row: who is near is referred, never rejected. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/near.h"

#include <stdlib.h>
#include <string.h>

#include "join/merge.h"
#include "join/near_key.h"
#include "load/identifier.h"

enum {
    PAIRS_MAX = 4,
    COMPARED_MAX = 1 << 24, /* pairs of one source that are looked at closely */
    FOUND_MAX = 1 << 24,
    FILTER_BITS = 8,        /* per node */
    BIRTH_BITS = 1 << 16,   /* a bit for each day of 179 years */
    ASKING = 64,            /* who ask together */
};

/* One side of the comparison: the rows, or the candidates. */
typedef struct side {
    const table *t;
    uint16_t ids[PAIRS_MAX];
    uint16_t name, birth; /* NO_INDEX: not there */
    bool is_rows;
} side;

/* raw is the hash of a number's key, hash the same with what a number without a check needs. */
typedef struct node { uint64_t raw, hash; uint32_t of, next; } node;

typedef struct near_search {
    joined *to;
    const match *m;
    const docket_source *docket;
    side rows, people;
    size_t pairs;
    bool by_name;         /* this search compares names, not numbers */
    bool noted_only;      /* ... of rows with a note behind the name: all others are known */
    node *nodes; size_t count, room;
    uint32_t *heads; uint64_t *filter; size_t head_mask, filter_mask;
    uint64_t births[BIRTH_BITS / 64];   /* days on which somebody of the index was born */
    bool any_birth;       /* ... and somebody whom no birth date tells from others */
    near_row *found; size_t found_count, found_room;
    size_t compared;
    arena scratch;
    bool no_memory;       /* sticky */
    fault *f;
} near_search;

static int memory_of(const near_search *n) {
    return n->no_memory ? fault_memory(n->f) : 0;
}

/* ---- what can be compared ------------------------------------------------------------ */

static uint16_t first_of_type(const source_decl *d, column_type type) {
    for (size_t i = 0; i < d->column_count; i++)
        if (d->columns[i].type == type) return (uint16_t)i;
    return NO_INDEX;
}

/* The candidates' birth date: what is taken from an id, else a date that is a key. */
static uint16_t birth_column(const source_decl *rows, const source_decl *people) {
    for (size_t i = 0; i < people->column_count; i++)
        if (people->columns[i].from_id != NO_INDEX) return (uint16_t)i;
    for (size_t i = 0; i < rows->key_count; i++)
        for (size_t k = 0; k < rows->keys[i].count; k++)
            if (people->columns[rows->keys[i].there[k]].type == TYPE_DATE)
                return rows->keys[i].there[k];
    return NO_INDEX;
}

/* The column of the rows that says the same: by a key list, else by its name and type. */
static uint16_t partner_of(const source_decl *rows, const source_decl *people, uint16_t there) {
    if (there == NO_INDEX) return NO_INDEX;
    column_type type = people->columns[there].type;
    for (size_t i = 0; i < rows->key_count; i++)
        for (size_t k = 0; k < rows->keys[i].count; k++)
            if (rows->keys[i].there[k] == there &&
                rows->columns[rows->keys[i].here[k]].type == type)
                return rows->keys[i].here[k];
    uint16_t same = source_find_column(rows, people->columns[there].name);
    return same != NO_INDEX && rows->columns[same].type == type ? same : NO_INDEX;
}

static void add_pair(near_search *n, uint16_t here, uint16_t there) {
    for (size_t i = 0; i < n->pairs; i++)
        if (n->rows.ids[i] == here && n->people.ids[i] == there) return;
    if (n->pairs == PAIRS_MAX) return;
    n->rows.ids[n->pairs] = here;
    n->people.ids[n->pairs++] = there;
}

/* A number that stands with others in a list may be a place's; alone it is a person's. The key of
 * the list numbers candidacies one after the other: its neighbours are other people. */
static void find_pairs(near_search *n) {
    const source_decl *rows = n->rows.t->decl, *people = n->people.t->decl;
    for (size_t i = 0; i < rows->key_count; i++) {
        const key_list *list = &rows->keys[i];
        for (size_t k = 0; k < list->count && list->grade != GRADE_NEVER; k++) {
            column_type here = rows->columns[list->here[k]].type;
            if (here != people->columns[list->there[k]].type) continue;
            bool plain = here == TYPE_ID && list->count == 1 && list->there[k] != people->key;
            if (identifier_is(here) || plain) add_pair(n, list->here[k], list->there[k]);
        }
    }
    n->people.name = first_of_type(people, TYPE_NAME);
    n->people.birth = birth_column(rows, people);
    n->rows.name = partner_of(rows, people, n->people.name);
    n->rows.birth = partner_of(rows, people, n->people.birth);
}

/* Are rows of a name that nothing surer can be compared with marked already? */
static bool has_namesakes(const near_search *n) {
    const source_decl *rows = n->rows.t->decl;
    for (size_t i = 0; i < rows->key_count; i++)
        if (rows->keys[i].grade == GRADE_NEVER && rows->keys[i].count == 1 &&
            rows->keys[i].there[0] == n->people.name)
            return true;
    return false;
}

/* ---- one row and one candidate ------------------------------------------------------------ */

/* Does the docket say that this line is nobody's? */
static bool is_set_aside(const near_search *n, uint32_t row) {
    for (size_t i = 0; i < n->docket->skip_count; i++)
        if (n->docket->skip_lines[i] == n->rows.t->line[row]) return true;
    return false;
}

typedef enum agreement { SAME, DIFFERS, NOT_KNOWN } agreement;

/* The name without a note behind it: 李秀英(女), 李秀英(曾用名李英). Names are held folded. */
static bool read_name(const side *s, uint32_t who, arena *a, text *out, bool *noted) {
    if (!table_text(s->t, who, s->name, a, out)) return false;
    const char *open = out->len > 0 && out->at[out->len - 1] == ')' ? memchr(out->at, '(', out->len) : NULL;
    if (noted != NULL) *noted = open != NULL && open > out->at;
    if (open != NULL && open > out->at) out->len = (size_t)(open - out->at);
    while (out->len > 0 && out->at[out->len - 1] == ' ') out->len--;
    return true;
}

static agreement compare_names(near_search *n, uint32_t row, uint32_t person) {
    text here, there;
    if (n->rows.name == NO_INDEX || n->people.name == NO_INDEX) return NOT_KNOWN;
    if (!read_name(&n->rows, row, &n->scratch, &here, NULL) ||
        !read_name(&n->people, person, &n->scratch, &there, NULL)) {
        n->no_memory = true;
        return NOT_KNOWN;
    }
    if (here.len == 0 || there.len == 0) return NOT_KNOWN;
    return text_equal(here, there) ? SAME : DIFFERS;
}

static agreement compare_births(const near_search *n, uint32_t row, uint32_t person) {
    uint16_t here = n->rows.birth, there = n->people.birth;
    if (here == NO_INDEX || there == NO_INDEX ||
        table_state(n->rows.t, row, here) != CELL_OK ||
        table_state(n->people.t, person, there) != CELL_OK)
        return NOT_KNOWN;
    span a = n->rows.t->columns[here].dates[row], b = n->people.t->columns[there].dates[person];
    if (!span_whole(a) || !span_whole(b)) return NOT_KNOWN;
    return a.lo == b.lo ? SAME : DIFFERS;
}

/* The table of the guide: does this likeness of numbers count? */
static bool counts(near_how how, bool checked, agreement name, agreement birth) {
    switch (how) {
    case NEAR_SAME:
    case NEAR_WITHIN:
    case NEAR_ONE:
    case NEAR_SWAPPED:
        if (checked) return name != DIFFERS || birth == SAME;
        return name == SAME || (name == NOT_KNOWN && birth == SAME);
    case NEAR_DIGITS: return name != DIFFERS || birth != DIFFERS;
    case NEAR_FEW: return name == SAME && birth != DIFFERS;
    case NEAR_NAME: return name == SAME && birth != DIFFERS;
    case NEAR_KEY:
    case NEAR_NOT: break;
    }
    return false;
}

static bool is_usable(const near_id *id) {
    return id->kind == NEAR_ID_GOOD || id->kind == NEAR_ID_PLAIN;
}

/* The likeness of the numbers of one pair of columns; *comparable: neither leaves it open. */
static near_how compare_pair(near_search *n, size_t i, uint32_t row, uint32_t person,
                             bool *comparable, near_id *here, near_id *there) {
    if (!near_id_read(n->rows.t, row, n->rows.ids[i], &n->scratch, here) ||
        !near_id_read(n->people.t, person, n->people.ids[i], &n->scratch, there))
        n->no_memory = true;
    *comparable |= is_usable(here) && is_usable(there);
    return near_id_compare(here, there);
}

static int compare(near_search *n, uint32_t row, uint32_t person, near_row *out) {
    bool comparable = false;
    *out = (near_row){ person, row, NO_INDEX, NEAR_NOT };
    arena_reset(&n->scratch);
    for (size_t i = 0; i < n->pairs; i++) {
        near_id here, there;
        near_how how = compare_pair(n, i, row, person, &comparable, &here, &there);
        bool checked = here.kind != NEAR_ID_PLAIN || there.kind != NEAR_ID_PLAIN;
        if (how == NEAR_NOT || (out->how != NEAR_NOT && out->how <= how)) continue;
        agreement born = compare_births(n, row, person);
        if (born == NOT_KNOWN && checked && near_id_same_birth(&here, &there)) born = SAME;
        if (!counts(how, checked, compare_names(n, row, person), born)) continue;
        out->how = (uint8_t)how;
        out->column = n->rows.ids[i];
    }
    if (out->how == NEAR_NOT && n->by_name && !comparable &&
        counts(NEAR_NAME, false, compare_names(n, row, person),
               compare_births(n, row, person))) {
        out->how = NEAR_NAME;
        out->column = n->rows.name;
    }
    return memory_of(n);
}

static int add_found(near_search *n, near_row found) {
    if (n->found_count >= FOUND_MAX || n->compared > COMPARED_MAX)
        return fault_plain(n->f, FAULT_DATA,
                           "%.*s: too many numbers differ in one character only: near misses "
                           "cannot be told; is the right column declared as the key?",
                           TEXT_ARGS(n->rows.t->decl->name));
    if (found.how == NEAR_NOT) return 0;
    if (!grow((void **)&n->found, &n->found_room, n->found_count, sizeof found, FOUND_MAX))
        return fault_memory(n->f);
    n->found[n->found_count++] = found;
    return 0;
}

/* ---- the index ------------------------------------------------------------ */

static int add_node(near_search *n, uint64_t raw, uint64_t hash, uint32_t of) {
    if (!grow((void **)&n->nodes, &n->room, n->count, sizeof *n->nodes, NO_ROW))
        return fault_memory(n->f);
    n->nodes[n->count++] = (node){ raw, hash, of, NO_ROW };
    return 0;
}

/* The nodes become chains, and bits that say at once that there is none. */
static int close_index(near_search *n) {
    size_t heads = 64, bits = 64;
    while (heads < n->count * 2) heads *= 2;
    while (bits < n->count * FILTER_BITS) bits *= 2;
    n->heads = malloc(heads * sizeof *n->heads);
    n->filter = calloc(bits / 64, sizeof *n->filter);
    if (n->heads == NULL || n->filter == NULL) return fault_memory(n->f);
    memset(n->heads, 0xff, heads * sizeof *n->heads);
    n->head_mask = heads - 1;
    n->filter_mask = bits - 1;
    for (size_t i = 0; i < n->count; i++) {
        node *at = &n->nodes[i];
        size_t bit = (size_t)at->raw & n->filter_mask;
        n->filter[bit / 64] |= (uint64_t)1 << bit % 64;
        at->next = n->heads[at->hash & n->head_mask];
        n->heads[at->hash & n->head_mask] = (uint32_t)i;
    }
    return 0;
}

static void clear_index(near_search *n) {
    free(n->nodes);
    free(n->heads);
    free(n->filter);
    n->nodes = NULL;
    n->heads = NULL;
    n->filter = NULL;
    n->count = n->room = 0;
}

static bool may_have(const near_search *n, uint64_t raw) {
    size_t bit = (size_t)raw & n->filter_mask;
    return (n->filter[bit / 64] >> bit % 64 & 1) != 0;
}

static int ask_chain(near_search *n, const side *from, uint32_t who, uint64_t hash) {
    int error = 0;
    for (uint32_t i = n->heads[hash & n->head_mask]; i != NO_ROW && error == 0;
         i = n->nodes[i].next) {
        near_row found;
        uint32_t other = n->nodes[i].of;
        if (n->nodes[i].hash != hash) continue;
        n->compared++;
        error = from->is_rows ? compare(n, who, other, &found) : compare(n, other, who, &found);
        if (error == 0) error = add_found(n, found);
    }
    return error;
}

/* ---- keys of one side ------------------------------------------------------------ */

static bool name_hash(near_search *n, const side *s, uint32_t who, uint64_t *hash) {
    text name = { "", 0 };
    if (s->name == NO_INDEX) return false;
    if (!read_name(s, who, &n->scratch, &name, NULL)) n->no_memory = true;
    *hash = dict_hash(name.at, name.len);
    return name.len > 0;
}

static bool birth_of(const side *s, uint32_t who, day *out) {
    if (s->birth == NO_INDEX || table_state(s->t, who, s->birth) != CELL_OK) return false;
    span born = s->t->columns[s->birth].dates[who];
    *out = born.lo;
    return span_whole(born);
}

static bool birth_hash(const side *s, uint32_t who, uint64_t *hash) {
    day born;
    if (!birth_of(s, who, &born)) return false;
    *hash = dict_hash(&born, sizeof born);
    return true;
}

/* A number without a check is indexed together with the name, or, without one, the birth date. */
static int index_number(near_search *n, const side *s, uint32_t who, const near_id *id) {
    uint64_t keys[NEAR_ID_KEYS], more = 0;
    bool plain = id->kind == NEAR_ID_PLAIN;
    if (plain && !name_hash(n, s, who, &more) && !birth_hash(s, who, &more))
        return memory_of(n);
    size_t count = near_id_keys(id, true, keys);
    int error = memory_of(n);
    for (size_t i = 0; i < count && error == 0; i++)
        error = add_node(n, keys[i], plain ? key_mix(keys[i], more) : keys[i], who);
    return error;
}

static int ask_number(near_search *n, const side *s, uint32_t who, const near_id *id) {
    uint64_t keys[NEAR_ID_KEYS], more;
    size_t count = near_id_keys(id, false, keys);
    int error = memory_of(n);
    for (size_t i = 0; i < count && error == 0; i++) {
        if (!may_have(n, keys[i])) continue;
        error = ask_chain(n, s, who, keys[i]);
        if (id->kind != NEAR_ID_PLAIN || error != 0) continue;
        if (name_hash(n, s, who, &more)) error = ask_chain(n, s, who, key_mix(keys[i], more));
        if (error == 0 && birth_hash(s, who, &more))
            error = ask_chain(n, s, who, key_mix(keys[i], more));
    }
    return error;
}

/* ---- who takes part ------------------------------------------------------------ */

static bool takes_part(const near_search *n, const side *s, uint32_t who) {
    uint8_t flag = s->t->row_flag[who];
    if (!s->is_rows) return (flag & (ROW_MERGED | ROW_UNREADABLE)) == 0;
    return (flag & (ROW_MERGED | ROW_SKIPPED)) == 0 && !match_has_found(n->m, who);
}

/* Without reading it: is there a number that its check, or the want of one, leaves open? */
static bool is_damaged(const near_search *n, const side *s, uint32_t who) {
    for (size_t i = 0; i < n->pairs; i++) {
        bool checked = near_id_is_checked(s->t->decl->columns[s->ids[i]].type);
        cell_state state = table_state(s->t, who, s->ids[i]);
        if (state == CELL_UNREADABLE || (!checked && s->is_rows && state == CELL_OK))
            return true;
    }
    return false;
}

static bool has_number(const near_search *n, const side *s, uint32_t who) {
    for (size_t i = 0; i < n->pairs; i++)
        if (table_state(s->t, who, s->ids[i]) == CELL_OK) return true;
    return false;
}

static int each_number(near_search *n, const side *s, uint32_t who,
                       int (*use)(near_search *, const side *, uint32_t, const near_id *)) {
    int error = 0;
    arena_reset(&n->scratch);
    for (size_t i = 0; i < n->pairs && error == 0; i++) {
        near_id id;
        if (!near_id_read(s->t, who, s->ids[i], &n->scratch, &id)) return fault_memory(n->f);
        if (id.kind != NEAR_ID_NONE) error = use(n, s, who, &id);
    }
    return error;
}

/* ---- the searches ------------------------------------------------------------ */

/* The damaged of one side are indexed, all of the other ask. */
static int by_number(near_search *n, const side *indexed, const side *asking) {
    int error = 0;
    for (uint32_t i = 0; i < indexed->t->rows && error == 0; i++)
        if (is_damaged(n, indexed, i) && takes_part(n, indexed, i))
            error = each_number(n, indexed, i, index_number);
    if (error == 0 && n->count > 0) error = close_index(n);
    for (uint32_t i = 0; i < asking->t->rows && n->count > 0 && error == 0; i++)
        if (takes_part(n, asking, i)) error = each_number(n, asking, i, ask_number);
    clear_index(n);
    return error;
}

/* Who has no number at all is near somebody by the name alone, and two birth dates that differ
 * speak against it (counts). So of most people who ask the date is enough, and no name is read. */
static void note_birth(near_search *n, const side *s, uint32_t who) {
    day born;
    if (!birth_of(s, who, &born) || is_damaged(n, s, who)) n->any_birth = true;
    else n->births[(uint32_t)born % BIRTH_BITS / 64] |= (uint64_t)1 << (uint32_t)born % 64;
}

static bool may_be_born(const near_search *n, const side *s, uint32_t who) {
    day born;
    if (n->any_birth || !birth_of(s, who, &born)) return true;
    return (n->births[(uint32_t)born % BIRTH_BITS / 64] >> (uint32_t)born % 64 & 1) != 0;
}

static bool is_noted(near_search *n, const side *s, uint32_t who) {
    text name;
    bool noted = false;
    arena_reset(&n->scratch);
    if (!read_name(s, who, &n->scratch, &name, &noted)) n->no_memory = true;
    return noted;
}

static int index_by_name(near_search *n, const side *indexed) {
    int error = 0;
    uint64_t hash;
    n->any_birth = false;
    memset(n->births, 0, sizeof n->births);
    for (uint32_t i = 0; i < indexed->t->rows && error == 0; i++) {
        if (has_number(n, indexed, i) || !takes_part(n, indexed, i)) continue;
        if (n->noted_only && !is_noted(n, indexed, i)) continue;
        note_birth(n, indexed, i);
        arena_reset(&n->scratch);
        if (name_hash(n, indexed, i, &hash)) error = add_node(n, hash, hash, i);
        if (error == 0) error = memory_of(n);
    }
    return error == 0 && n->count > 0 ? close_index(n) : error;
}

static int ask_by_name(near_search *n, const side *asking, uint32_t who) {
    uint64_t hash;
    int error = 0;
    arena_reset(&n->scratch);
    if (name_hash(n, asking, who, &hash) && may_have(n, hash)) error = ask_chain(n, asking, who, hash);
    return error == 0 ? memory_of(n) : error;
}

/* The next few who have to ask, from *next on. Their names are far apart: all are sent for before
 * the first is read. */
static size_t take_asking(const near_search *n, const side *asking, uint32_t *next,
                          uint32_t who[ASKING]) {
    size_t count = 0;
    for (; *next < asking->t->rows && count < ASKING; ++*next) {
        if (!may_be_born(n, asking, *next) || !takes_part(n, asking, *next)) continue;
        table_fetch_place(asking->t, *next);
        who[count++] = *next;
    }
    for (size_t i = 0; i < count; i++) table_fetch_raw(asking->t, who[i]);
    return count;
}

/* Those of one side who have no number are indexed by name, all of the other ask. */
static int by_name(near_search *n, const side *indexed, const side *asking) {
    uint32_t who[ASKING], next = 0;
    int error = index_by_name(n, indexed);
    size_t count = 1;
    while (n->count > 0 && error == 0 && count > 0) {
        count = take_asking(n, asking, &next, who);
        for (size_t i = 0; i < count && error == 0; i++) error = ask_by_name(n, asking, who[i]);
    }
    clear_index(n);
    return error;
}

/* A namesake's row that may be theirs, unless a birth date that is no key tells them apart. */
static int take_namesake(near_search *n, attached *a, uint32_t who) {
    near_row found;
    if (compare_births(n, a->row, who) == DIFFERS) {
        a->flags &= (uint8_t)~ATTACHED_POSSIBLE;
        return 0;
    }
    int error = compare(n, a->row, who, &found);
    if (is_set_aside(n, a->row)) a->flags &= (uint8_t)~ATTACHED_POSSIBLE;
    if (found.how == NEAR_NOT) found = (near_row){ who, a->row, n->rows.name, NEAR_NAME };
    return error == 0 ? add_found(n, found) : error;
}

static int take_possible(near_search *n) {
    joined *to = n->to;
    int error = 0;
    if (to->namesake_count == 0) return 0;
    for (uint32_t who = 0; who < n->people.t->rows; who++)
        for (uint32_t i = to->namesake_start[who]; i < to->namesake_start[who + 1]; i++)
            if ((to->namesakes[i].flags & ATTACHED_POSSIBLE) != 0 && error == 0)
                error = take_namesake(n, &to->namesakes[i], who);
    return error;
}

static bool any_takes_part(const near_search *n) {
    for (uint32_t i = 0; i < n->rows.t->rows; i++)
        if (takes_part(n, &n->rows, i)) return true;
    return false;
}

static int by_key(near_search *n) {
    near_keys keys = { 0 };
    int error = near_key_find(n->m, n->rows.t, n->people.t, &keys, n->f);
    for (size_t i = 0; i < keys.count && error == 0; i++) error = add_found(n, keys.items[i]);
    free(keys.items);
    return error;
}

static int search(near_search *n) {
    int error = take_possible(n);
    if (error == 0) error = by_key(n);
    if (error != 0 || n->pairs == 0 || !any_takes_part(n)) return error;
    error = by_number(n, &n->rows, &n->people);
    if (error == 0) error = by_number(n, &n->people, &n->rows);
    if (error != 0 || n->rows.name == NO_INDEX) return error;
    n->by_name = true;
    n->noted_only = has_namesakes(n);
    error = by_name(n, &n->rows, &n->people);
    return error == 0 && !n->noted_only ? by_name(n, &n->people, &n->rows) : error;
}

/* ---- keeping ------------------------------------------------------------ */

static int by_candidate(const void *a, const void *b, void *rows) {
    const near_row *x = a, *y = b;
    if (x->candidate != y->candidate) return x->candidate < y->candidate ? -1 : 1;
    int order = x->row == y->row ? 0 : merge_compare(rows, x->row, y->row);
    if (order != 0) return order;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    return (x->how > y->how) - (x->how < y->how);
}

/* How many rows there are, however many candidates each is near. */
static int count_rows(near_search *n) {
    const table *t = n->rows.t;
    uint8_t *seen = n->found_count > 0 ? calloc(t->rows + 1, 1) : NULL;
    if (n->found_count > 0 && seen == NULL) return fault_memory(n->f);
    for (size_t i = 0; i < n->found_count; i++)
        if (seen[n->found[i].row]++ == 0) n->to->near_rows++;
        else seen[n->found[i].row] = 1;
    free(seen);
    return 0;
}

/* What the docket sets aside is near nobody, and is told on the first page. */
static int drop_set_aside(near_search *n) {
    size_t kept = 0;
    int error = count_rows(n);
    uint64_t all = n->to->near_rows;
    if (error != 0 || n->docket->skip_count == 0) return error;
    for (size_t i = 0; i < n->found_count; i++)
        if (!is_set_aside(n, n->found[i].row)) n->found[kept++] = n->found[i];
    n->found_count = kept;
    n->to->near_rows = 0;
    error = count_rows(n);
    n->to->near_set_aside = all - n->to->near_rows;
    return error;
}

/* In order, each row once for a candidate, by the weightiest likeness. */
static void keep(near_search *n) {
    size_t kept = 0;
    near_row *at = n->found;
    if (n->found_count > 1)
        qsort_r(at, n->found_count, sizeof *at, by_candidate, (void *)n->rows.t);
    for (size_t i = 0; i < n->found_count; i++)
        if (kept == 0 || at[kept - 1].candidate != at[i].candidate ||
            at[kept - 1].row != at[i].row)
            at[kept++] = at[i];
    near_row *fitting = kept > 0 ? realloc(at, kept * sizeof *at) : NULL;
    if (kept == 0) free(at);
    n->to->near = fitting != NULL ? fitting : kept > 0 ? at : NULL;
    n->to->near_count = kept;
}

int near_find(joined *to, const match *m, const docket_source *docket, const table *rows,
              const table *candidates, fault *f) {
    near_search n = { .to = to,
                      .m = m,
                      .docket = docket,
                      .rows = { .t = rows, .is_rows = true },
                      .people = { .t = candidates },
                      .f = f };
    find_pairs(&n);
    int error = search(&n);
    if (error == 0) error = drop_set_aside(&n);
    clear_index(&n);
    arena_clear(&n.scratch);
    if (error == 0) keep(&n);
    else free(n.found);
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

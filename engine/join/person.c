/* person: who stands on the list twice, or may.
 *
 * A list of candidacies is not a list of persons. Rows that agree in a sure list of one_person
 * are one person's: in two places that refers both, in one place it is told, and whatever is on
 * record of one spelling of the name is on record of the other. Rows that agree only in a close
 * list may be one person's where one of them has no number to compare. Rows of one name and two
 * good numbers in one place are two persons, and are told of each other.
 *
 * Each question is a key; rows with one key are found by hash and make a group. Within a group
 * rows stand by place, name and key of the list, so that the order of the file does not
 * show. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/person.h"

#include <stdlib.h>
#include <string.h>

#include "join/keys.h"

enum { PARTS_MAX = KEY_PARTS_MAX + 1 };

typedef struct pair { uint32_t first, row; } pair;      /* of a group: its first row, another */
typedef struct key_node { uint64_t hash; uint32_t row, next; } key_node;

typedef struct search {
    person_list *to;
    const table *t;
    uint16_t name;                /* column, or NO_INDEX */
    uint64_t *has_sure;           /* a bit per row: some sure list can be used */
    /* one question */
    uint16_t parts[PARTS_MAX]; size_t part_count;
    key_block one, other;         /* of one row each */
    key_node *nodes; size_t node_count, node_room;
    uint32_t *heads; size_t mask;
    pair *pairs; size_t pair_count, pair_room;
    arena words;                  /* of one group */
    bool usable;                  /* the row placed last has a key */
    fault *f;
} search;

static bool takes_part(const search *s, uint32_t row) {
    return (s->t->row_flag[row] & (ROW_MERGED | ROW_UNREADABLE)) == 0;
}

static bool has_sure(const search *s, uint32_t row) {
    return (s->has_sure[row / 64] >> row % 64 & 1) != 0;
}

static int add_note(search *s, person_kind kind, uint32_t candidate, uint32_t other,
                    size_t more) {
    person_list *to = s->to;
    if (!grow((void **)&to->notes, &to->room, to->count, sizeof *to->notes, NO_ROW))
        return fault_memory(s->f);
    to->notes[to->count++] = (person_note){ candidate, other, (uint32_t)more, (uint8_t)kind };
    return 0;
}

/* ---- rows with one key ------------------------------------------------------------ */

static int begin_question(search *s, const uint16_t *columns, size_t count) {
    const column_decl *decl = s->t->decl->columns;
    size_t heads = 64;
    while (heads < s->t->rows * 2) heads *= 2;
    s->one.of = s->other.of = s->t;
    s->part_count = count;
    s->heads = malloc(heads * sizeof *s->heads);
    if (s->heads == NULL) return fault_memory(s->f);
    memset(s->heads, 0xff, heads * sizeof *s->heads);
    s->mask = heads - 1;
    for (size_t i = 0; i < count; i++) {
        key_form form = key_form_of(&decl[columns[i]], &decl[columns[i]]);
        s->parts[i] = key_block_add(&s->one, columns[i], form);
        if (s->parts[i] == NO_INDEX ||
            key_block_add(&s->other, columns[i], form) != s->parts[i])
            return fault_memory(s->f);
    }
    return 0;
}

static void end_question(search *s) {
    key_block_clear(&s->one);
    key_block_clear(&s->other);
    free(s->heads);
    free(s->nodes);
    free(s->pairs);
    arena_clear(&s->words);
    s->heads = NULL;
    s->nodes = NULL;
    s->pairs = NULL;
    s->node_count = s->node_room = s->pair_count = s->pair_room = 0;
}

static bool read_hash(search *s, uint32_t row, uint64_t *hash) {
    key_block_begin(&s->one);
    s->one.row[0] = row;
    *hash = 0;
    for (size_t i = 0; i < s->part_count; i++) {
        const key_part *part = key_block_at(&s->one, s->parts[i], 0);
        if (part == NULL) return false;
        *hash = key_mix(*hash, part->hash);
    }
    return true;
}

/* Does the row have the key of the row that was read last? */
static bool has_this_key(search *s, uint32_t row) {
    key_block_begin(&s->other);
    s->other.row[0] = row;
    for (size_t i = 0; i < s->part_count; i++) {
        const key_part *a = key_block_at(&s->one, s->parts[i], 0);
        const key_part *b = key_block_at(&s->other, s->parts[i], 0);
        if (a == NULL || b == NULL || !text_equal(a->value, b->value)) return false;
    }
    return true;
}

static int add_pair(search *s, uint32_t first, uint32_t row) {
    if (!grow((void **)&s->pairs, &s->pair_room, s->pair_count, sizeof *s->pairs, NO_ROW))
        return fault_memory(s->f);
    s->pairs[s->pair_count++] = (pair){ first, row };
    return 0;
}

static int add_key(search *s, uint32_t row, uint64_t hash) {
    if (!grow((void **)&s->nodes, &s->node_room, s->node_count, sizeof *s->nodes, NO_ROW))
        return fault_memory(s->f);
    s->nodes[s->node_count] = (key_node){ hash, row, s->heads[hash & s->mask] };
    s->heads[hash & s->mask] = (uint32_t)s->node_count++;
    return 0;
}

/* Puts the row with those of its key; a key nobody has yet is kept when `adds`. */
static int place_row(search *s, uint32_t row, bool adds) {
    uint64_t hash;
    int error = 0;
    s->usable = read_hash(s, row, &hash);
    if (s->usable) {
        uint32_t at = s->heads[hash & s->mask];
        while (at != NO_ROW &&
               (s->nodes[at].hash != hash || !has_this_key(s, s->nodes[at].row)))
            at = s->nodes[at].next;
        if (at != NO_ROW) error = add_pair(s, s->nodes[at].row, row);
        else if (adds) error = add_key(s, row, hash);
    }
    return s->one.no_memory || s->other.no_memory ? fault_memory(s->f) : error;
}

/* ---- a group ------------------------------------------------------------ */

typedef struct member { uint32_t row; text place, name, key; } member;

static bool word_of(search *s, uint32_t row, uint16_t at, text *out) {
    text words;
    *out = (text){ "", 0 };
    return at == NO_INDEX || (table_text(s->t, row, at, &s->words, &words) &&
                              arena_text(&s->words, words, out));
}

static bool place_of(search *s, uint32_t row, text *out) {
    const key_list *place = s->t->decl->one_place;
    *out = (text){ "", 0 };
    for (size_t i = 0; place != NULL && i < place->count; i++) {
        text part;
        if (!word_of(s, row, place->here[i], &part)) return false;
        const char *both =
            arena_print(&s->words, "%.*s\n%.*s", TEXT_ARGS(*out), TEXT_ARGS(part));
        if (both == NULL) return false;
        *out = text_of(both);
    }
    return true;
}

static int by_place(const void *a, const void *b) {
    const member *x = a, *y = b;
    int order = text_compare(x->place, y->place);
    if (order == 0) order = text_compare(x->name, y->name);
    if (order == 0) order = text_compare(x->key, y->key);
    return order != 0 ? order : x->row < y->row ? -1 : x->row > y->row;
}

/* The group as members in order; *count of them, from malloc. */
static member *take_group(search *s, const pair *pairs, size_t count) {
    member *m = malloc((count + 1) * sizeof *m);
    bool good = m != NULL;
    arena_reset(&s->words);
    for (size_t i = 0; i <= count && good; i++) {
        m[i].row = i == 0 ? pairs[0].first : pairs[i - 1].row;
        good = place_of(s, m[i].row, &m[i].place) &&
               word_of(s, m[i].row, s->name, &m[i].name) &&
               word_of(s, m[i].row, s->t->decl->key, &m[i].key);
    }
    if (good) qsort(m, count + 1, sizeof *m, by_place);
    else free(m);
    if (!good) fault_memory(s->f);
    return good ? m : NULL;
}

static bool is_head(char c) {
    return ((unsigned char)c & 0xc0) != 0x80;
}

static size_t characters(text t) {
    size_t n = 0;
    for (size_t i = 0; i < t.len; i++) n += is_head(t.at[i]);
    return n;
}

static text next_character(text *rest) {
    size_t len = 1;
    while (len < rest->len && !is_head(rest->at[len])) len++;
    text c = { rest->at, len };
    rest->at += len;
    rest->len -= len;
    return c;
}

/* Two spellings of one name have two thirds of their characters in common, in any order. */
static bool is_spelling(text a, text b) {
    enum { NAME_MAX = 256 };
    bool used[NAME_MAX] = { false };
    size_t longer = characters(a) > characters(b) ? characters(a) : characters(b), common = 0;
    if (b.len > NAME_MAX) return text_equal(a, b);
    while (a.len > 0) {
        text c = next_character(&a), rest = b;
        while (rest.len > 0) {
            size_t at = (size_t)(rest.at - b.at);
            if (!text_equal(next_character(&rest), c) || used[at]) continue;
            used[at] = true;
            common++;
            break;
        }
    }
    return common * 3 >= longer * 2;
}

/* ---- one person ------------------------------------------------------------ */

static int share(search *s, const member *m, size_t count) {
    person_list *to = s->to;
    for (size_t i = 0; i < count; i++) {
        if (!grow((void **)&to->shares, &to->share_room, to->share_count, sizeof *to->shares,
                  NO_ROW))
            return fault_memory(s->f);
        to->shares[to->share_count++] = (person_share){ m[0].row, m[i].row };
    }
    return 0;
}

/* One person's rows in one place: `count` of them, by name. */
static int tell_place(search *s, const member *m, size_t count) {
    person_kind kind = PERSON_TWICE;
    size_t second = 1;
    int error = 0;
    while (second < count && text_equal(m[second].name, m[0].name)) second++;
    if (second < count) kind = PERSON_SPELLINGS;
    for (size_t i = second; i < count; i++)
        if (!is_spelling(m[0].name, m[i].name)) kind = PERSON_TWO_NAMES;
    if (second == count) second = 1;
    for (size_t i = 0; i < count && count > 1 && error == 0; i++)
        error = add_note(s, kind, m[i].row, m[i < second ? second : 0].row, count - 2);
    if (error == 0 && kind == PERSON_SPELLINGS) error = share(s, m, count);
    return error;
}

static int tell_one_person(search *s, const member *m, size_t count) {
    size_t first = 0, second = 0;         /* where the first place's rows end */
    int error = 0;
    while (second < count && text_equal(m[second].place, m[0].place)) second++;
    for (size_t i = 0; i < count && second < count && error == 0; i++)
        error = add_note(s, PERSON_TWO_PLACES, m[i].row, m[i < second ? second : 0].row, 0);
    while (first < count && error == 0) {
        size_t end = first + 1;
        while (end < count && text_equal(m[end].place, m[first].place)) end++;
        error = tell_place(s, m + first, end - first);
        first = end;
    }
    return error;
}

/* ---- possibly one person, and namesakes -------------------------------------------------- */

/* Who has no number may be any of them; those who have one are told by it. */
static int tell_maybe(search *s, const member *m, size_t count) {
    size_t lacking = 0, having = 0;
    int error = 0;
    while (lacking < count && has_sure(s, m[lacking].row)) lacking++;
    while (having < count && !has_sure(s, m[having].row)) having++;
    for (size_t i = 0; i < count && error == 0; i++) {
        size_t other = has_sure(s, m[i].row) ? lacking : having < count ? having : i == 0;
        if (other != i) error = add_note(s, PERSON_MAYBE, m[i].row, m[other].row, 0);
    }
    return error;
}

static bool is_one_person(search *s, uint32_t a, uint32_t b) {
    const source_decl *decl = s->t->decl;
    for (size_t i = 0; i < decl->person_count; i++) {
        bool equal = decl->person[i].grade == GRADE_SURE;
        for (size_t k = 0; k < decl->person[i].count && equal; k++) {
            const column_decl *c = &decl->columns[decl->person[i].here[k]];
            key_form form = key_form_of(c, c);
            key_part x, y;
            equal = key_read(s->t, a, decl->person[i].here[k], form, &s->words, &x) ==
                        KEY_READY &&
                    key_read(s->t, b, decl->person[i].here[k], form, &s->words, &y) ==
                        KEY_READY &&
                    text_equal(x.value, y.value);
        }
        if (equal) return true;
    }
    return false;
}

static int tell_namesakes(search *s, const member *m, size_t count) {
    enum { LOOKED_AT = 16 };
    int error = 0;
    for (size_t i = 0; i < count && error == 0; i++) {
        size_t other = 0, last = count < LOOKED_AT ? count : LOOKED_AT;
        if (!has_sure(s, m[i].row)) continue;
        while (other < last && (other == i || !has_sure(s, m[other].row) ||
                                is_one_person(s, m[i].row, m[other].row)))
            other++;
        if (other < last) error = add_note(s, PERSON_NAMESAKE, m[i].row, m[other].row, 0);
    }
    return error;
}

/* ---- the questions ------------------------------------------------------------ */

static int by_first(const void *a, const void *b) {
    const pair *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static int tell_groups(search *s, int (*tell)(search *, const member *, size_t)) {
    int error = 0;
    if (s->pair_count > 1) qsort(s->pairs, s->pair_count, sizeof *s->pairs, by_first);
    for (size_t i = 0; i < s->pair_count && error == 0;) {
        size_t end = i + 1;
        while (end < s->pair_count && s->pairs[end].first == s->pairs[i].first) end++;
        member *m = take_group(s, s->pairs + i, end - i);
        error = m == NULL ? FAULT_MEMORY : tell(s, m, end - i + 1);
        free(m);
        i = end;
    }
    return error;
}

static void mark_sure(search *s, uint32_t row) {
    s->has_sure[row / 64] |= (uint64_t)1 << row % 64;
}

static int ask_sure(search *s, const key_list *list) {
    int error = begin_question(s, list->here, list->count);
    for (uint32_t row = 0; row < s->t->rows && error == 0; row++) {
        if (!takes_part(s, row)) continue;
        error = place_row(s, row, true);
        if (s->usable) mark_sure(s, row);
    }
    if (error == 0) error = tell_groups(s, tell_one_person);
    end_question(s);
    return error;
}

/* Rows without a number first; those with one only where they meet them. */
static int ask_close(search *s, const key_list *list) {
    int error = begin_question(s, list->here, list->count);
    for (int with = 0; with < 2 && error == 0; with++)
        for (uint32_t row = 0; row < s->t->rows && error == 0; row++) {
            if (with == 1 && s->node_count == 0) break;
            if (takes_part(s, row) && has_sure(s, row) == (with == 1))
                error = place_row(s, row, with == 0);
        }
    if (error == 0) error = tell_groups(s, tell_maybe);
    end_question(s);
    return error;
}

static int ask_names(search *s, const key_list *place) {
    uint16_t columns[PARTS_MAX];
    memcpy(columns, place->here, place->count * sizeof *columns);
    columns[place->count] = s->name;
    int error = begin_question(s, columns, place->count + 1);
    for (uint32_t row = 0; row < s->t->rows && error == 0; row++)
        if (takes_part(s, row)) error = place_row(s, row, true);
    if (error == 0) error = tell_groups(s, tell_namesakes);
    end_question(s);
    return error;
}

static int ask_all(search *s) {
    const source_decl *decl = s->t->decl;
    int error = 0;
    s->name = NO_INDEX;
    for (size_t i = 0; i < decl->column_count && s->name == NO_INDEX; i++)
        if (decl->columns[i].type == TYPE_NAME) s->name = (uint16_t)i;
    s->has_sure = calloc(s->t->rows / 64 + 1, sizeof *s->has_sure);
    if (s->has_sure == NULL) return fault_memory(s->f);
    for (size_t i = 0; i < decl->person_count && error == 0; i++)
        error = decl->person[i].grade == GRADE_SURE ? ask_sure(s, &decl->person[i])
                                                    : ask_close(s, &decl->person[i]);
    if (error == 0 && decl->one_place != NULL && s->name != NO_INDEX &&
        decl->one_place->count < PARTS_MAX)
        error = ask_names(s, decl->one_place);
    free(s->has_sure);
    return error;
}

/* ---- keeping ------------------------------------------------------------ */

static int by_candidate(const void *a, const void *b) {
    const person_note *x = a, *y = b;
    if (x->candidate != y->candidate) return x->candidate < y->candidate ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return (x->other > y->other) - (x->other < y->other);
}

static int by_group(const void *a, const void *b) {
    const person_share *x = a, *y = b;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/* In order; of several sure lists that find the same, one note stays. */
static void put_in_order(person_list *to) {
    size_t kept = 0;
    if (to->count > 1) qsort(to->notes, to->count, sizeof *to->notes, by_candidate);
    if (to->share_count > 1) qsort(to->shares, to->share_count, sizeof *to->shares, by_group);
    for (size_t i = 0; i < to->count; i++) {
        bool again = kept > 0 && to->notes[kept - 1].candidate == to->notes[i].candidate &&
                     to->notes[kept - 1].kind == to->notes[i].kind &&
                     to->notes[i].kind != PERSON_MERGED;
        if (!again) to->notes[kept++] = to->notes[i];
    }
    to->count = kept;
}

int person_find(person_list *to, const table *t, uint16_t source, const merged_row *merged,
                size_t merged_count, fault *f) {
    search s = { .to = to, .t = t, .f = f };
    int error = t->decl->person_count > 0 ? ask_all(&s) : 0;
    for (size_t i = 0; i < merged_count && error == 0; i++)
        if (merged[i].source == source)
            error = add_note(&s, PERSON_MERGED, merged[i].kept, merged[i].dropped, 0);
    put_in_order(to);
    return error;
}

const person_note *person_of(const person_list *from, uint32_t candidate, size_t *count) {
    size_t low = 0, high = from->count;
    *count = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (from->notes[middle].candidate < candidate) low = middle + 1;
        else high = middle;
    }
    while (low + *count < from->count && from->notes[low + *count].candidate == candidate)
        ++*count;
    return *count == 0 ? NULL : from->notes + low;
}

void person_clear(person_list *p) {
    free(p->notes);
    free(p->shares);
    *p = (person_list){ 0 };
}

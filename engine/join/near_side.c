/* near_side: the two sides that are held against each other for near misses.
 *
 * In come the rows of a source and the candidates. Which columns of both hold the same numbers,
 * names and birth dates is found once. Then one row and one candidate at a time: out comes how
 * near they are. The likeness of their numbers (join/near_id) is the first word; names and
 * birth dates speak for it or against it. A number alone names somebody only when it carries a
 * check; another needs the name, or the birth date of a row without one. What cannot be read
 * says nothing.
 *
 * Who is held against whom, and what comes of it, is not known here (join/near). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/near_side.h"

#include "ground/dict.h"
#include "join/keys.h"
#include "load/identifier.h"

/* Of names IN_PART, or, where it is asked, LIKE another spelling; of birth dates MIRRORED: day
 * and month are in each other's place, as where a spreadsheet reads what another has
 * written. */
typedef enum agreement { SAME, IN_PART, MIRRORED, LIKE, DIFFERS, NOT_KNOWN } agreement;

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

static void add_pair(near_sides *s, uint16_t here, uint16_t there) {
    for (size_t i = 0; i < s->pairs; i++)
        if (s->rows.ids[i] == here && s->people.ids[i] == there) return;
    if (s->pairs == NEAR_PAIRS_MAX) return;
    s->rows.ids[s->pairs] = here;
    s->people.ids[s->pairs++] = there;
}

bool near_side_name_alone(const source_decl *rows, uint16_t name) {
    for (size_t i = 0; i < rows->key_count; i++)
        if (rows->keys[i].count == 1 && rows->keys[i].grade != GRADE_NEVER &&
            rows->keys[i].here[0] == name)
            return true;
    return false;
}

/* A number that stands with others in a list may be a place's; alone it is a person's. The key
 * of the list numbers candidacies one after the other: its neighbours are other people. */
static void find_pairs(near_sides *s) {
    const source_decl *rows = s->rows.t->decl, *people = s->people.t->decl;
    for (size_t i = 0; i < rows->key_count; i++) {
        const key_list *list = &rows->keys[i];
        for (size_t k = 0; k < list->count && list->grade != GRADE_NEVER; k++) {
            column_type here = rows->columns[list->here[k]].type;
            if (here != people->columns[list->there[k]].type) continue;
            bool plain = here == TYPE_ID && list->count == 1 && list->there[k] != people->key;
            if (identifier_is(here) || plain) add_pair(s, list->here[k], list->there[k]);
        }
    }
    s->people.name = first_of_type(people, TYPE_NAME);
    s->people.birth = birth_column(rows, people);
    s->rows.name = partner_of(rows, people, s->people.name);
    s->rows.birth = partner_of(rows, people, s->people.birth);
    s->with_birth = s->pairs == 0 && !near_side_name_alone(rows, s->rows.name);
}

void near_sides_init(near_sides *s, const table *rows, const table *candidates) {
    *s = (near_sides){ .rows = { .t = rows, .is_rows = true }, .people = { .t = candidates } };
    find_pairs(s);
}

void near_sides_clear(near_sides *s) {
    arena_clear(&s->scratch);
}

/* ---- one row and one candidate --------------------------------------------------------- */

/* Names are held folded. Empty: there is none. */
static text name_of(near_sides *n, const near_side *s, uint32_t who) {
    text name = { "", 0 };
    if (s->name != NO_INDEX && !table_text(s->t, who, s->name, &n->scratch, &name))
        n->no_memory = true;
    return name;
}

/* A word together with how another begins, since half a list may have one of them in common.
 * A name of one word is looked for among all that have it. */
static size_t add_words(const name_parts *of, bool indexed, uint64_t *out, size_t count) {
    static const uint64_t ALONE = 1, OF_SEVERAL = 2;
    bool alone = of->initial_count < 2;
    for (size_t i = 0; i < of->word_count; i++) {
        if (alone || !indexed) out[count++] = key_mix(of->words[i], ALONE);
        if (alone || indexed) out[count++] = key_mix(of->words[i], OF_SEVERAL);
        for (size_t k = 0; k < of->initial_count; k++)
            if (k != of->initial_of[i])
                out[count++] = key_mix(of->words[i], OF_SEVERAL + 1 + of->initials[k]);
    }
    return count;
}

/* A part of the name is looked for among names and among notes, a part of a note among names
 * only: what half a list has in its notes, as (member), would bring all of these together. */
static size_t add_part(text part, bool of_note, bool indexed, uint64_t *out, size_t count) {
    static const uint64_t IN_NOTE = 1;
    if (part.len == 0) return count;
    uint64_t hash = dict_hash(part.at, part.len);
    if (!indexed || !of_note) out[count++] = hash;
    if (indexed == of_note) out[count++] = key_mix(hash, IN_NOTE);
    return count;
}

/* 李秀英(女), 李秀英(曾用名李英). */
size_t near_side_name_keys(near_sides *n, const near_side *s, uint32_t who, bool indexed,
                           bool *plain, uint64_t out[NEAR_NAME_KEYS]) {
    text name = name_of(n, s, who), bare = text_without_note(name);
    name_parts parts;
    *plain = name_parts_is_one(name);
    if (bare.len == 0) return 0;
    size_t count = add_part(bare, false, indexed, out, 0);
    if (*plain) return count;
    if (!name_parts_read(name, &n->scratch, &parts)) n->no_memory = true;
    if (n->no_memory) return 0;
    for (size_t i = 0; i < parts.run_count; i++)
        count = add_part(parts.runs[i], i >= parts.of_name, indexed, out, count);
    count = add_part(parts.letters, false, indexed, out, count);
    if (!text_equal(parts.untitled, parts.letters))
        count = add_part(parts.untitled, false, indexed, out, count);
    count = add_part(parts.of_note, true, indexed, out, count);
    return n->with_birth ? add_words(&parts, indexed, out, count) : count;
}

bool near_side_birth(const near_side *s, uint32_t who, day *out) {
    if (s->birth == NO_INDEX || table_state(s->t, who, s->birth) != CELL_OK) return false;
    *out = s->t->columns[s->birth].dates[who].lo;
    return key_day_tells(&s->t->columns[s->birth], who);
}

static agreement compare_names(near_sides *s, uint32_t row, uint32_t person) {
    name_parts ours, theirs;
    text here = name_of(s, &s->rows, row), there = name_of(s, &s->people, person);
    text bare = text_without_note(here), other = text_without_note(there);
    if (bare.len == 0 || other.len == 0 || s->no_memory) return NOT_KNOWN;
    if (text_equal(bare, other)) return SAME;
    if (name_parts_is_one(here) && name_parts_is_one(there)) return DIFFERS;
    s->no_memory = !name_parts_read(here, &s->scratch, &ours) ||
                   !name_parts_read(there, &s->scratch, &theirs);
    if (s->no_memory) return NOT_KNOWN;
    bool words = s->with_birth && (name_parts_share_words(&ours, &theirs) ||
                                   name_parts_may_be_short(bare, other));
    return words || name_parts_agree(&ours, &theirs) ? IN_PART : DIFFERS;
}

static agreement compare_births(const near_sides *s, uint32_t row, uint32_t person) {
    day here, there, mirrored;
    if (!near_side_birth(&s->rows, row, &here) || !near_side_birth(&s->people, person, &there))
        return NOT_KNOWN;
    if (here == there) return SAME;
    return day_mirror(here, &mirrored) && mirrored == there ? MIRRORED : DIFFERS;
}

bool near_sides_births_differ(const near_sides *s, uint32_t row, uint32_t person) {
    return compare_births(s, row, person) == DIFFERS;
}

bool near_sides_births_mirrored(const near_sides *s, uint32_t row, uint32_t person) {
    return compare_births(s, row, person) == MIRRORED;
}

/* The table of the guide: does this likeness of numbers count? */
static bool counts(near_how how, bool checked, agreement name, agreement birth) {
    if (name == IN_PART) name = SAME;
    switch (how) {
    case NEAR_SAME:
    case NEAR_ONE:
    case NEAR_SWAPPED:
        if (checked) return name != DIFFERS || birth == SAME;
        return name == SAME || (name == NOT_KNOWN && birth == SAME);
    case NEAR_DIGITS: return name != DIFFERS || birth != DIFFERS;
    case NEAR_FEW: return name == SAME && birth != DIFFERS;
    case NEAR_MASKED:
        return birth == SAME || name == SAME || (name != DIFFERS && birth != DIFFERS);
    case NEAR_NAME:
    case NEAR_PART: return name == SAME && birth != DIFFERS;
    case NEAR_WITHIN: return true;
    case NEAR_KEY:
    case NEAR_MOVED:
    case NEAR_NOT: break;
    }
    return false;
}

/* Of a number that is half hidden another spelling of the name is enough. */
static agreement compare_spellings(near_sides *s, uint32_t row, uint32_t person) {
    agreement as = compare_names(s, row, person);
    if (as != DIFFERS) return as;
    text here = name_of(s, &s->rows, row), there = name_of(s, &s->people, person);
    return name_parts_are_alike(here, there) ? LIKE : DIFFERS;
}

static bool is_usable(const near_id *id) {
    return id->kind == NEAR_ID_GOOD || id->kind == NEAR_ID_PLAIN;
}

/* Holds one number of the row against the candidate's, for and against which the rest
 * speaks. */
static void compare_number(near_sides *s, size_t i, const near_id *here, const near_id *there,
                           near_row *out) {
    bool checked = here->kind != NEAR_ID_PLAIN || there->kind != NEAR_ID_PLAIN;
    near_how how = near_id_compare(here, there);
    if (how == NEAR_NOT || (out->how != NEAR_NOT && out->how <= how)) return;
    agreement born = compare_births(s, out->row, out->candidate);
    if (born == NOT_KNOWN && checked && near_id_same_birth(here, there)) born = SAME;
    agreement name = how == NEAR_MASKED ? compare_spellings(s, out->row, out->candidate)
                                        : compare_names(s, out->row, out->candidate);
    if (!counts(how, checked, name, born)) return;
    out->how = (uint8_t)how;
    out->column = s->rows.ids[i];
}

/* All numbers of one pair of columns; *comparable: neither side leaves open which it is. */
static void compare_pair(near_sides *s, size_t i, bool *comparable, near_row *out) {
    enum { BYTES_AT_ONCE = 16 };
    near_id here, there;
    if (!near_id_read(s->rows.t, out->row, s->rows.ids[i], &s->scratch, &here) ||
        !near_id_read(s->people.t, out->candidate, s->people.ids[i], &s->scratch, &there)) {
        s->no_memory = true;
        return;
    }
    *comparable |= is_usable(&here) && is_usable(&there);
    s->compared += here.rest.len / BYTES_AT_ONCE;
    do compare_number(s, i, &here, &there, out);
    while (near_id_next(&here));
}

static void compare_by_name(near_sides *s, uint32_t row, uint32_t person, near_row *out) {
    agreement name = compare_names(s, row, person), born = compare_births(s, row, person);
    bool known = born == SAME || (born == MIRRORED && name == SAME);
    if (!counts(NEAR_NAME, false, name, born) || (s->with_birth && !known)) return;
    out->how = name == SAME ? NEAR_NAME : NEAR_PART;
    out->column = s->rows.name;
}

bool near_sides_compare(near_sides *s, uint32_t row, uint32_t person, near_row *out) {
    bool comparable = false;
    *out = (near_row){ person, row, NO_INDEX, NEAR_NOT };
    arena_reset(&s->scratch);
    s->compared++;
    for (size_t i = 0; i < s->pairs; i++) compare_pair(s, i, &comparable, out);
    if (out->how == NEAR_NOT && s->by_name && !comparable) compare_by_name(s, row, person, out);
    return !s->no_memory;
}

/* merge: rows that say the same are one row.
 *
 * Few rows say what another one says, so each is looked at briefly first: equal
 * candidates have equal keys (join/list_keys); equal rows of evidence have equal dates,
 * codes and numbers and the same id. Only rows that agree in that with one before them are
 * looked at as a whole: their content is written as bytes in which equal meaning
 * gives equal bytes (names folded, dates as days, ...), hashed, and looked up; on a
 * hit the bytes themselves are compared. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/merge.h"

#include <stdlib.h>
#include <string.h>

#include "ground/dict.h"
#include "ground/unicode.h"
#include "join/key_block.h"
#include "join/list_keys.h"

/* Content as bytes */

typedef struct content {
    char *bytes;
    size_t len, room;
    arena scratch;
} content;

static bool put(content *to, const void *bytes, size_t len) {
    if (len > to->room - to->len) {
        size_t room = (to->len + len) * 2 + 256;
        char *wider = realloc(to->bytes, room);
        if (wider == NULL) return false;
        to->bytes = wider;
        to->room = room;
    }
    if (len > 0) memcpy(to->bytes + to->len, bytes, len);
    to->len += len;
    return true;
}

static bool put_text(content *to, text words) {
    uint32_t len = (uint32_t)words.len;
    return put(to, &len, sizeof len) && put(to, words.at, words.len);
}

static bool put_words(content *to, const table *t, uint32_t row, uint16_t at) {
    text words;
    if (!table_text(t, row, at, &to->scratch, &words)) return false;
    if (t->columns[at].decl->type == TYPE_TEXT && !unicode_fold(&to->scratch, words, &words))
        return false;
    return put_text(to, words);
}

static bool put_value(content *to, const table *t, uint32_t row, uint16_t at) {
    const struct column *c = &t->columns[at];
    switch (c->decl->type) {
    case TYPE_CODE: return put(to, &c->codes[row], sizeof *c->codes);
    case TYPE_INTEGER: return put(to, &c->integers[row], sizeof *c->integers);
    case TYPE_DECIMAL: return put(to, &c->decimals[row], sizeof *c->decimals);
    case TYPE_DATE: return put(to, &c->dates[row], sizeof *c->dates);
    case TYPE_DURATION: return put(to, &c->durations[row], sizeof *c->durations);
    case TYPE_ID:
    case TYPE_NAME:
    case TYPE_TEXT:
    default: break;
    }
    return put_words(to, t, row, at);
}

/* A cell nobody can read is compared as it is written; a value taken from another column (a
 * birth date from an id) is not the same as one somebody wrote. */
static bool put_cell(content *to, const table *t, uint32_t row, uint16_t at) {
    cell_state state = table_state(t, row, at);
    text raw = text_trim(table_raw(t, row, at));
    char head[2] = { (char)state, raw.len > 0 };
    if (!put(to, head, sizeof head)) return false;
    if (state == CELL_OK) return put_value(to, t, row, at);
    if (state != CELL_UNREADABLE) return true;
    return unicode_plain(&to->scratch, raw, &raw) && put_text(to, raw);
}

static bool write_content(content *to, const table *t, uint32_t row) {
    to->len = 0;
    arena_reset(&to->scratch);
    for (size_t i = 0; i < t->decl->column_count; i++)
        if (!put_cell(to, t, row, (uint16_t)i)) return false;
    return true;
}

static void content_clear(content *c) {
    free(c->bytes);
    arena_clear(&c->scratch);
    *c = (content){ 0 };
}

int merge_compare(const table *t, uint32_t a, uint32_t b) {
    for (size_t i = 0; i < t->decl->column_count; i++) {
        int order = text_compare(table_raw(t, a, (uint16_t)i), table_raw(t, b, (uint16_t)i));
        if (order != 0) return order;
    }
    return 0;
}

/* Merging */

typedef struct merger {
    table *t;
    uint16_t source;
    bool first_stays; /* candidates: the first is kept; evidence: the one that sorts first */
    row_set set;
    content one, other;
    merged_list *to;
    fault *f;
} merger;

static int note_merged(merger *m, uint32_t kept, uint32_t dropped) {
    merged_list *to = m->to;
    if (!grow((void **)&to->items, &to->room, to->count, sizeof *to->items, TABLE_ROWS_MAX))
        return fault_memory(m->f);
    to->items[to->count++] = (merged_row){ m->source, kept, dropped };
    m->t->row_flag[dropped] |= ROW_MERGED;
    return 0;
}

/* The hash of the row's content, and its place in the set fetched. */
static bool hash_row(merger *m, uint32_t row, uint64_t *hash) {
    if (!write_content(&m->one, m->t, row)) return false;
    *hash = dict_hash(m->one.bytes, m->one.len);
    row_set_fetch(&m->set, *hash);
    return true;
}

static int merge_row(merger *m, uint32_t row, uint64_t hash) {
    for (size_t at = (size_t)hash;; at++) {
        row_slot *spot = row_set_next(&m->set, hash, &at);
        if (spot->row == NO_ROW) {
            row_set_put(spot, hash, row);
            return 0;
        }
        if (!write_content(&m->one, m->t, row) || !write_content(&m->other, m->t, spot->row))
            return fault_memory(m->f);
        if (m->one.len != m->other.len || memcmp(m->one.bytes, m->other.bytes, m->one.len) != 0)
            continue;
        uint32_t before = spot->row;
        if (m->first_stays || merge_compare(m->t, before, row) <= 0)
            return note_merged(m, before, row);
        spot->row = row;
        return note_merged(m, row, before);
    }
}

/* Rows that gave way to a row which gave way later: everyone learns who was kept in the end. */
static int settle_kept(const table *t, merged_row *items, size_t count, fault *f) {
    if (count == 0) return 0;
    uint32_t *heir = malloc(t->rows * sizeof *heir);
    if (heir == NULL) return fault_memory(f);
    memset(heir, 0xff, t->rows * sizeof *heir);
    for (size_t i = count; i-- > 0;) {
        if (heir[items[i].kept] != NO_ROW) items[i].kept = heir[items[i].kept];
        heir[items[i].dropped] = items[i].kept;
    }
    free(heir);
    return 0;
}

static void merger_clear(merger *m) {
    row_set_clear(&m->set, m->t->spill);
    content_clear(&m->one);
    content_clear(&m->other);
}

/* Twins: rows that agree in what is looked at first */

static int ask_twin(merger *m, uint8_t *seen, uint32_t row) {
    uint64_t hash;
    if (seen[row] || (m->t->row_flag[row] & ROW_UNREADABLE)) return 0;
    seen[row] = 1;
    return hash_row(m, row, &hash) ? merge_row(m, row, hash) : fault_memory(m->f);
}

/* Merges what is equal among them. Twins come in row order; their first row is asked before
 * them. */
static int merge_twins(merger *m, const twin_list *twins) {
    if (twins->count == 0) return 0;
    bool good = row_set_open(&m->set, twins->count * 2, m->t->spill);
    uint8_t *seen = calloc(m->t->rows + 1, 1);
    int error = good && seen != NULL ? 0 : fault_memory(m->f);
    for (size_t i = 0; i < twins->count && error == 0; i++) {
        error = ask_twin(m, seen, twins->items[i].first);
        if (error == 0) error = ask_twin(m, seen, twins->items[i].again);
    }
    free(seen);
    merger_clear(m);
    return error;
}

/* Evidence */

typedef struct head_search {
    const table *t;
    uint16_t leading;        /* the text that is looked at first, or NO_INDEX */
    row_set set;
    content head;
    twin_list twins;
    fault *f;
} head_search;

static bool is_typed(const column *c) {
    return c->size > 0;
}

/* A text by which rows are told apart: of the first key, else the first there is. */
static uint16_t leading_column(const table *t) {
    const source_decl *decl = t->decl;
    for (size_t i = 0; decl->key_count > 0 && i < decl->keys[0].count; i++)
        if (!is_typed(&t->columns[decl->keys[0].here[i]])) return decl->keys[0].here[i];
    for (size_t i = 0; i < decl->column_count; i++)
        if (!is_typed(&t->columns[i])) return (uint16_t)i;
    return NO_INDEX;
}

/* The next few rows, from `first` on, and what is looked at of them first. */
typedef struct heads {
    uint32_t first;
    size_t count;
    uint64_t values[KEY_BLOCK];    /* of all typed cells and the states of the others */
    uint64_t hashes[KEY_BLOCK];    /* ... and of the leading text: where each is looked for */
} heads;

/* Cells of one column as numbers, of which equal cells have the same, mixed into those before
 * them. Values of one size are read in a loop without a call. */
static void mix_states(const column *c, heads *h) {
    for (size_t i = 0; i < h->count; i++)
        h->values[i] = key_mix(h->values[i], c->state[h->first + i]);
}

static inline void mix_values(const column *c, size_t size, heads *h) {
    const char *at = (const char *)c->codes + (size_t)h->first * size;
    for (size_t i = 0; i < h->count; i++, at += size) {
        uint64_t value = 0, state = c->state[h->first + i];
        memcpy(&value, at, size);
        h->values[i] = key_mix(h->values[i], state == CELL_OK ? value : state);
    }
}

/* A column at a time: its cells lie one behind the other, those of a row far apart. */
static void mix_columns(const table *t, heads *h) {
    memset(h->values, 0, sizeof h->values);
    for (size_t i = 0; i < t->decl->column_count; i++) {
        const column *c = &t->columns[i];
        if (c->size == sizeof(uint16_t)) mix_values(c, sizeof(uint16_t), h);
        else if (c->size == sizeof(uint64_t)) mix_values(c, sizeof(uint64_t), h);
        else mix_states(c, h);
    }
}

/* Numbers are mixed without a key: who makes two rows agree in this has them compared as a
 * whole. Where a row is looked for depends on the hash, which is keyed. */
static bool hash_head(head_search *s, uint32_t row, uint64_t values, uint64_t *hash) {
    s->head.len = 0;
    arena_reset(&s->head.scratch);
    if (!put(&s->head, &values, sizeof values)) return false;
    if (s->leading != NO_INDEX && table_state(s->t, row, s->leading) == CELL_OK &&
        !put_words(&s->head, s->t, row, s->leading))
        return false;
    *hash = dict_hash(s->head.bytes, s->head.len);
    row_set_fetch(&s->set, *hash);
    return true;
}

static int find_head(head_search *s, uint32_t row, uint64_t hash) {
    size_t at = (size_t)hash;
    row_slot *spot = row_set_next(&s->set, hash, &at);
    if (spot->row != NO_ROW) return twin_list_add(&s->twins, spot->row, row, s->f);
    row_set_put(spot, hash, row);
    return 0;
}

/* The next few rows from *row on: first where each will be looked for, then the looking. */
static int find_some(head_search *s, uint32_t *row) {
    size_t left = s->t->rows - *row;
    heads h = { .first = *row, .count = left < KEY_BLOCK ? left : KEY_BLOCK };
    const uint8_t *flag = s->t->row_flag + h.first;
    int error = 0;
    mix_columns(s->t, &h);
    for (uint32_t i = 0; i < h.count; i++)
        if ((flag[i] & ROW_UNREADABLE) == 0 &&
            !hash_head(s, h.first + i, h.values[i], &h.hashes[i]))
            return fault_memory(s->f);
    for (uint32_t i = 0; i < h.count && error == 0; i++)
        if ((flag[i] & ROW_UNREADABLE) == 0) error = find_head(s, h.first + i, h.hashes[i]);
    *row += (uint32_t)h.count;
    return error;
}

int merge_evidence(table *t, uint16_t source, merged_list *to, fault *f) {
    if (t->rows == 0) return 0;
    head_search s = { .t = t, .leading = leading_column(t), .f = f };
    merger m = { .t = t, .source = source, .to = to, .f = f };
    size_t before = to->count;
    int error = row_set_open(&s.set, t->rows, t->spill) ? 0 : fault_memory(f);
    for (uint32_t row = 0; row < t->rows && error == 0;) error = find_some(&s, &row);
    row_set_clear(&s.set, t->spill);
    content_clear(&s.head);
    if (error == 0) error = merge_twins(&m, &s.twins);
    if (error == 0) error = settle_kept(t, to->items + before, to->count - before, f);
    for (size_t i = before; i < to->count && error == 0; i++)
        t->row_flag[to->items[i].kept] |= ROW_TWICE;
    free(s.twins.items);
    return error;
}

/* Candidates */

static void flag_twins(const table *t, const twin_list *twins, uint8_t *same_key, notes *n) {
    text name = t->decl->columns[t->decl->key].name;
    for (size_t i = 0; i < twins->count; i++) {
        twin w = twins->items[i];
        if (t->row_flag[w.again] & ROW_MERGED) continue;
        same_key[w.first] = same_key[w.again] = 1;
        text file = table_file(t, w.again), other = table_file(t, w.first);
        text key = text_trim(table_raw(t, w.again, t->decl->key));
        notes_add(n, NOTE_WARNING, file.at, t->line[w.again], 0,
                  "%.*s %.*s stands also at %.*s:%u with other content: both are referred",
                  TEXT_ARGS(name), TEXT_ARGS(key), TEXT_ARGS(other), t->line[w.first]);
    }
}

int merge_candidates(table *t, uint16_t source, uint8_t *same_key, const uint64_t *hashes,
                     merged_list *to, notes *n, fault *f) {
    merger m = { .t = t, .source = source, .first_stays = true, .to = to, .f = f };
    twin_list twins = { 0 };
    int error = list_keys_find(t, hashes, &twins, n, f);
    if (error == 0) error = merge_twins(&m, &twins); /* of equal rows the first stays */
    if (error == 0) flag_twins(t, &twins, same_key, n);
    free(twins.items);
    return error;
}

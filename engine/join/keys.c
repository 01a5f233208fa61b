/* keys: cells as keys that can be compared.
 *
 * In comes a cell, out goes what it means as bytes: equal bytes, equal key. Which form
 * that is depends on the columns on both sides of a comparison. What has no such meaning,
 * because it is blank or nobody can read it, is no key, and says which of the two. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/keys.h"

#include <string.h>

#include "ground/dict.h"
#include "ground/name.h"
#include "ground/unicode.h"
#include "load/identifier.h"

/* Forms */

static bool is_words(column_type type) {
    return type == TYPE_ID || type == TYPE_NAME || type == TYPE_TEXT ||
           identifier_is(type);
}

key_form key_form_of(const column_decl *here, const column_decl *there) {
    if (here->type != there->type) return KEY_FOLDED;
    switch (here->type) {
    case TYPE_TEXT: return KEY_FOLDED;
    case TYPE_CODE: return KEY_CODE;
    case TYPE_INTEGER: return KEY_INTEGER;
    case TYPE_DECIMAL: return KEY_DECIMAL;
    case TYPE_DATE: return KEY_DAY;
    case TYPE_DURATION: return KEY_DURATION;
    case TYPE_ID:
    case TYPE_NAME:
    default: break;
    }
    return KEY_TEXT;
}

static key_state take_bytes(key_part *out, const void *bytes, size_t len) {
    memcpy(out->own, bytes, len);
    out->value = (text){ out->own, len };
    return KEY_READY;
}

static key_state take_words(key_part *out, text words) {
    out->value = words;
    return words.len > 0 ? KEY_READY : KEY_EMPTY;
}

/* The cell as words that somebody could have written in a column of another type. */
static key_state read_folded(const table *t, uint32_t row, uint16_t at, arena *scratch,
                             key_part *out) {
    const struct column *c = &t->columns[at];
    text words = table_raw(t, row, at);
    if (c->decl->type == TYPE_CODE) words = c->decl->values[c->codes[row]];
    else if (is_words(c->decl->type) && !table_text(t, row, at, scratch, &words))
        return KEY_NO_MEMORY;
    return unicode_fold(scratch, words, &words) ? take_words(out, words) : KEY_NO_MEMORY;
}

static key_state read_value(const table *t, uint32_t row, uint16_t at, key_form form,
                            arena *scratch, key_part *out) {
    const struct column *c = &t->columns[at];
    switch (form) {
    case KEY_TEXT: {
        text words;
        if (!table_text(t, row, at, scratch, &words)) return KEY_NO_MEMORY;
        if (c->gaps && name_look(words) >= GAPS_SOME_LOST) return KEY_BROKEN;
        return take_words(out, words);
    }
    case KEY_ANY: return take_bytes(out, "*", 1);
    case KEY_FOLDED: return read_folded(t, row, at, scratch, out);
    case KEY_CODE: return take_words(out, c->decl->values[c->codes[row]]);
    case KEY_INTEGER: return take_bytes(out, &c->integers[row], sizeof *c->integers);
    case KEY_DURATION: return take_bytes(out, &c->durations[row], sizeof *c->durations);
    case KEY_DECIMAL: {
        double number = c->decimals[row] + 0.0; /* -0 becomes 0 */
        return take_bytes(out, &number, sizeof number);
    }
    case KEY_DAY: break;
    }
    if (!key_day_tells(c, row)) return KEY_BROKEN;
    return take_bytes(out, &c->dates[row].lo, sizeof c->dates[row].lo);
}

static key_state of_cell(cell_state state) {
    if (state == CELL_OK) return KEY_READY;
    return state == CELL_BLANK || state == CELL_NONE ? KEY_EMPTY : KEY_BROKEN;
}

key_state key_read_value(const table *t, uint32_t row, uint16_t at, key_form form,
                         arena *scratch, key_part *out) {
    key_state state = of_cell(table_state(t, row, at));
    return state == KEY_READY ? read_value(t, row, at, form, scratch, out) : state;
}

key_state key_read(const table *t, uint32_t row, uint16_t at, key_form form, arena *scratch,
                   key_part *out) {
    key_state state = key_read_value(t, row, at, form, scratch, out);
    if (state == KEY_READY) out->hash = dict_hash(out->value.at, out->value.len);
    return state;
}

/* Letters, digits and the common Han characters: whatever folding does, something stays. */
static bool has_substance(text t) {
    for (size_t i = 0; i < t.len; i++) {
        unsigned char c = (unsigned char)t.at[i];
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            return true;
        if (c >= 0xe4 && c <= 0xe9) return true;
    }
    return false;
}

key_state key_look(const table *t, uint32_t row, uint16_t at, key_form form) {
    key_state state = of_cell(table_state(t, row, at));
    if (state != KEY_READY) return state;
    if (form == KEY_DAY) return key_day_tells(&t->columns[at], row) ? KEY_READY : KEY_BROKEN;
    if (form != KEY_TEXT && form != KEY_FOLDED) return KEY_READY;
    /* a good one has its characters */
    if (identifier_is(t->columns[at].decl->type)) return KEY_READY;
    if (!t->columns[at].gaps && has_substance(table_raw(t, row, at))) return KEY_READY;
    /* Twice, because nobody above can tell want of memory from a broken key: who has none left
     * for these few bytes has none to write the run. */
    arena scratch = { 0 };
    key_part part;
    state = key_read(t, row, at, form, &scratch, &part);
    if (state == KEY_NO_MEMORY) state = key_read(t, row, at, form, &scratch, &part);
    arena_clear(&scratch);
    return state;
}

/* A good cell of such a column is a key, whatever is in it. */
static bool is_told_by_state(column_type type, key_form form) {
    return form != KEY_DAY && ((form != KEY_TEXT && form != KEY_FOLDED) || identifier_is(type));
}

void key_look_each(const table *t, uint32_t first, size_t count, uint16_t at, key_form form,
                   uint8_t *good) {
    const uint8_t *state = t->columns[at].state + first;
    if (is_told_by_state(t->columns[at].decl->type, form))
        for (size_t i = 0; i < count; i++) good[i] &= state[i] == CELL_OK;
    else
        for (size_t i = 0; i < count; i++)
            good[i] = good[i] != 0 && key_look(t, first + (uint32_t)i, at, form) == KEY_READY;
}

bool key_day_tells(const column *c, uint32_t row) {
    span s = c->dates[row];
    if (!span_whole(s) || day_stands_for_none(s.lo)) return false;
    return !c->bounded || (s.lo >= c->possible.lo && s.lo <= c->possible.hi);
}

bool key_is_name(const key_list *list, size_t part, const table *here, const table *there) {
    return here->decl->columns[list->here[part]].type == TYPE_NAME &&
           there->decl->columns[list->there[part]].type == TYPE_NAME;
}

uint64_t key_mix(uint64_t before, uint64_t hash) {
    uint64_t mixed = (before << 23 | before >> 41) * 0x9e3779b97f4a7c15u + hash;
    return mixed ^ mixed >> 29;
}

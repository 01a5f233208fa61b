/* reader: the cells of one column, one after the other; plain ones at a glance.
 *
 * Nearly every cell of a long list is written in the one plain way of its type: a word
 * without blanks around it, 2006-12-05, a declared value letter by letter, eighteen
 * digits. These are told by a table of first bytes and a few steps; whatever has
 * anything odd about it is left to load/cell, which knows every way of writing. A byte
 * with which a word of the docket for blank, open or none begins is odd. A test holds
 * both ways against each other on many thousand cells. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/reader.h"

#include <string.h>

#include "ground/name.h"
#include "load/identifier.h"

enum { PLAIN_NONE, PLAIN_WORDS, PLAIN_NAME, PLAIN_ID, PLAIN_DATE, PLAIN_CODE, PLAIN_CN_ID };
enum { TRIES = 512, ISO_DAY = 10 };

/* What is asked of every cell is compiled into the loop over the cells of each kind of
 * column. */
#define INLINE __attribute__((always_inline)) static inline

/* ---- setting up */

static void set_odd(cell_reader *r) {
    const cell_form *f = r->form;
    for (int c = 0; c < 256; c++)
        r->odd[c] = c <= '\'' || (c >= 0x80 && (c < 0xe4 || c > 0xe9));
    for (size_t i = 0; i < f->blank_count; i++)
        if (f->blank[i].len > 0) r->odd[(unsigned char)f->blank[i].at[0]] = true;
    for (size_t i = 0; i < f->open_count; i++)
        if (f->open[i].len > 0) r->odd[(unsigned char)f->open[i].at[0]] = true;
    for (size_t i = 0; i < f->none_count; i++)
        if (f->none[i].len > 0) r->odd[(unsigned char)f->none[i].at[0]] = true;
}

/* The first eight bytes of a word as a number, zeroes in place of what stands behind it.
 * `slack`: so much can be read whatever its length, and no length is asked for. */
INLINE uint64_t first_eight(text t, bool slack) {
    static const uint64_t first[] = {
        0,           0xff,          0xffff,          0xffffff,
        0xffffffffu, 0xffffffffffu, 0xffffffffffffu, 0xffffffffffffffu,
        UINT64_MAX
    };
    uint64_t eight = 0;
    size_t len = t.len < 8 ? t.len : 8;
    memcpy(&eight, t.at, slack ? 8 : len);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    eight = __builtin_bswap64(eight);
#endif
    return eight & first[len];
}

/* A number for the bytes of a word; up to eight bytes it and the length are the word. */
INLINE uint64_t head_of(text t, bool slack) {
    uint64_t head = first_eight(t, slack), end;
    if (t.len <= 8) return head;
    memcpy(&end, t.at + t.len - 8, 8);
    return head ^ (end << 24 | end >> 40);
}

static size_t slot_of(const cell_reader *r, uint64_t head) {
    return (size_t)(head * r->multiply >> 58);
}

static bool starts_plain(const cell_reader *r, text t) {
    return !r->odd[(unsigned char)t.at[0]];
}

/* Nothing that could be taken off the end. */
static bool ends_plain(text t) {
    unsigned char last = (unsigned char)t.at[t.len - 1];
    if (last < 0x80) return last > ' ';
    unsigned char lead = t.len >= 3 ? (unsigned char)t.at[t.len - 3] : 0;
    return lead >= 0xe4 && lead <= 0xe9;
}

/* Puts a word in its slot, if it is plain; false: somebody else is there. The first of equal
 * words stays. */
static bool put_word(cell_reader *r, text word, uint16_t code) {
    if (word.len == 0 || word.len > UINT32_MAX || !starts_plain(r, word) || !ends_plain(word))
        return true;
    uint64_t head = head_of(word, false);
    code_slot *slot = &r->slots[slot_of(r, head)];
    if (slot->len > 0) return text_equal((text){ slot->at, slot->len }, word);
    *slot = (code_slot){ head, word.at, (uint32_t)word.len, code };
    return true;
}

static bool put_words(cell_reader *r) {
    const cell_form *f = r->form;
    memset(r->slots, 0, READER_SLOTS * sizeof *r->slots);
    for (size_t i = 0; i < f->value_count; i++)
        if (!put_word(r, f->from[i], f->to[i])) return false;
    for (size_t i = 0; i < r->decl->value_count; i++)
        if (!put_word(r, r->decl->values[i], (uint16_t)i)) return false;
    return true;
}

/* Looks for a multiplier by which no two words meet. Where there is none, no cell is plain. */
static bool set_codes(cell_reader *r, arena *a) {
    size_t words = r->form->value_count + r->decl->value_count;
    if (words > READER_SLOTS / 2) return true;
    r->slots = arena_take(a, READER_SLOTS * sizeof *r->slots);
    if (r->slots == NULL) return false;
    uint64_t next = 0x9e3779b97f4a7c15u;
    for (int i = 0; i < TRIES && r->plain == PLAIN_NONE; i++) {
        next = next * 6364136223846793005u + 1442695040888963407u;
        r->multiply = next | 1;
        if (put_words(r)) r->plain = PLAIN_CODE;
    }
    return true;
}

uint8_t reader_size(column_type type) {
    switch (type) {
    case TYPE_CODE: return sizeof(uint16_t);
    case TYPE_INTEGER: return sizeof(int64_t);
    case TYPE_DECIMAL: return sizeof(double);
    case TYPE_DATE: return sizeof(span);
    case TYPE_DURATION: return sizeof(duration);
    default: return 0;
    }
}

static bool is_letter_or_digit(unsigned char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

bool reader_init(cell_reader *r, const column_decl *decl, const cell_form *form, arena *a) {
    *r = (cell_reader){ .decl = decl, .form = form, .size = reader_size(decl->type) };
    set_odd(r);
    switch (decl->type) {
    case TYPE_ID:
        r->plain = PLAIN_ID;
        for (int c = 0; c < 256; c++) r->odd[c] |= !is_letter_or_digit((unsigned char)c);
        break;
    case TYPE_NAME:
        r->plain = PLAIN_NAME;
        for (int c = 0; c < 'a'; c++) r->odd[c] |= c < 'A' || c > 'Z'; /* a number, or a mark */
        break;
    case TYPE_TEXT: r->plain = PLAIN_WORDS; break;
    case TYPE_DATE: r->plain = form->dates == FORM_ISO ? PLAIN_DATE : PLAIN_NONE; break;
    case TYPE_CN_ID: r->plain = PLAIN_CN_ID; break;
    case TYPE_CODE: return set_codes(r, a);
    default: break;
    }
    return true;
}

/* ---- plain cells, each of one kind; no cell here is empty */

/* Eight marks, letters and digits of ASCII: every byte less than 0x7f, and 0x21 or more. */
static bool are_visible(uint64_t eight) {
    static const uint64_t every = 0x0101010101010101u, high = 0x8080808080808080u;
    return ((eight | (eight + every)) & high) == 0 &&
           ((eight + every * (0x80 - 0x21)) & high) == high;
}

INLINE bool is_visible(text t, bool slack) {
    static const uint64_t zeroes = 0x3030303030303030u;
    uint64_t eight;
    if (t.len <= 8)
        return are_visible(first_eight(t, slack) | zeroes << 4 * t.len << 4 * t.len);
    for (size_t i = 0; i + 8 < t.len; i += 8) {
        memcpy(&eight, t.at + i, 8);
        if (!are_visible(eight)) return false;
    }
    memcpy(&eight, t.at + t.len - 8, 8);
    return are_visible(eight);
}

INLINE bool is_nothing(text t) {
    return t.len <= CELL_NOTHING_MAX && cell_is_nothing(t);
}

/* What load/cell takes for no name, by its first bytes: 同上, 如上, 待定, 见备注, 見備註, 附后. Nearly
 * every name is told from all of them by its second byte. */
static const bool second_of_nobody[256] = {
    [0x90] = true, [0xbe] = true, [0xa6] = true, [0xa7] = true, [0x99] = true,
};

/* ditto, as above, see above, same as above, the same, idem; and what has a mark behind it.
 * Nearly every id ends with a digit. */
INLINE bool may_be_ditto(text t) {
    unsigned char last = (unsigned char)t.at[t.len - 1], first = (unsigned char)t.at[0] | 0x20;
    if (last >= '0' && last <= '9') return false;
    if (last < 0x80 && ((last | 0x20) < 'a' || (last | 0x20) > 'z')) return true;
    if (t.len != 4 && t.len != 5 && t.len != 8 && t.len != 9 && t.len != 12 && t.len != 13)
        return false;
    return first == 'd' || first == 'a' || first == 's' || first == 't' || first == 'i';
}

INLINE bool may_be_nobody(text t) {
    const unsigned char *c = (const unsigned char *)t.at;
    if (c[0] < 0x80) return may_be_ditto(t);
    /* a mark */
    if (c[0] == 0xe2 || c[0] == 0xef || (c[0] == 0xe3 && c[1] == 0x80)) return true;
    if (t.len < 5 || !second_of_nobody[c[1]]) return false;
    switch (c[0]) {
    case 0xe5: return c[2] == 0x8c || c[2] == 0x85 || c[2] == 0x82;
    case 0xe8: return c[2] == 0x81 || c[2] == 0x8b;
    case 0xe9: return c[2] == 0x84;
    default: return false;
    }
}

INLINE bool plain_id(const cell_reader *r, text t, void *value, bool slack) {
    (void)value;
    return starts_plain(r, t) && is_visible(t, slack) && !is_nothing(t) && !may_be_ditto(t) &&
           !identifier_may_be_rounded(t);
}

/* By itself, so that names without gaps cost no more than a look. */
__attribute__((noinline)) static bool plain_gap(text t, bool *gap) {
    if (name_is_lost(t)) return false;
    *gap = *gap || name_look(t) != GAPS_NONE; /* one such name is enough to know */
    return true;
}

INLINE bool plain_name(const cell_reader *r, text t, void *value, bool slack) {
    (void)slack;
    return starts_plain(r, t) && ends_plain(t) && !is_nothing(t) && !may_be_nobody(t) &&
           (!name_may_have_gap(t) || plain_gap(t, value));
}

INLINE bool plain_words(const cell_reader *r, text t, void *value, bool slack) {
    (void)value, (void)slack;
    return starts_plain(r, t) && ends_plain(t) && !is_nothing(t);
}

/* 2006-12-05: the eight bytes in front and the two behind less what they are if all digits are
 * 0. What is left must be digits where digits stand, and nothing where the strokes stand. */
INLINE bool plain_day(const cell_reader *r, text t, void *value, bool slack) {
    (void)slack;
    uint64_t front;
    uint16_t back;
    day made;
    if (t.len != ISO_DAY || !starts_plain(r, t)) return false;
    memcpy(&front, t.at, 8);
    memcpy(&back, t.at + 8, 2);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    front = __builtin_bswap64(front);
    back = __builtin_bswap16(back);
#endif
    front ^= 0x2d30302d30303030u;
    unsigned tail = back ^ 0x3030u;
    if ((((front + 0x0006060006060606u) | front) & 0xfff0f0fff0f0f0f0u) != 0) return false;
    if ((((tail + 0x0606u) | tail) & 0xf0f0u) != 0) return false;
    /* every byte with the one behind it, as a number of two digits */
    front = front * 10 + (front >> 8);
    int year = (int)((front & 0xff) * 100 + (front >> 16 & 0xff)),
        month = (int)(front >> 40 & 0xff);
    if (!day_make(year, month, (int)((tail & 15) * 10 + (tail >> 8)), &made)) return false;
    *(span *)value = (span){ made, made };
    return true;
}

INLINE bool plain_code(const cell_reader *r, text t, void *value, bool slack) {
    uint64_t head = head_of(t, slack);
    const code_slot *slot = &r->slots[slot_of(r, head)];
    if (slot->len != t.len || slot->head != head) return false;
    if (t.len > 8 && memcmp(slot->at, t.at, t.len) != 0) return false;
    *(uint16_t *)value = slot->code;
    return true;
}

INLINE bool plain_cn_id(const cell_reader *r, text t, void *value, bool slack) {
    (void)slack;
    return starts_plain(r, t) && identifier_cn_plain(t, value);
}

/* ---- one cell, many cells */

bool reader_plain(const cell_reader *r, text t, cell_value *value) {
    bool gap = false;
    if (t.len == 0) return false;
    switch (r->plain) {
    case PLAIN_ID: return plain_id(r, t, value, false);
    case PLAIN_NAME: return plain_name(r, t, &gap, false);
    case PLAIN_WORDS: return plain_words(r, t, value, false);
    case PLAIN_DATE: return plain_day(r, t, &value->date, false);
    case PLAIN_CODE: return plain_code(r, t, &value->code, false);
    case PLAIN_CN_ID: return plain_cn_id(r, t, &value->born, false);
    default: return false;
    }
}

typedef bool plain_way(const cell_reader *r, text t, void *value, bool slack);

INLINE bool never_plain(const cell_reader *r, text t, void *value, bool slack) {
    return (void)r, (void)t, (void)value, (void)slack, false;
}

typedef struct column_cells {
    const reader_rows *rows;
    size_t cell, count;
    uint8_t *state;
    char *values;
} column_cells;

/* Compiled once for each way, which is then no call. */
INLINE uint64_t each(const cell_reader *r, plain_way *plain, column_cells c, size_t size) {
    int nothing = size == sizeof(uint16_t) ? NO_INDEX & 0xff : 0;
    const char *bytes = c.rows->bytes;
    const size_t *starts = c.rows->starts, stride = c.rows->stride;
    const uint32_t *mark = c.rows->marks + c.cell;
    uint64_t others = 0;
    for (size_t i = 0; i < c.count; i++, mark += stride) {
        text t = { bytes + starts[i] + mark[0], mark[1] - mark[0] };
        if (t.len == 0) {
            c.state[i] = CELL_BLANK;
            memset(c.values + i * size, nothing, size);
        } else if (plain(r, t, c.values + i * size, true)) {
            c.state[i] = CELL_OK;
        } else {
            others |= (uint64_t)1 << i;
        }
    }
    return others;
}

uint64_t reader_batch(const cell_reader *r, const reader_rows *rows, size_t cell, size_t count,
                      uint8_t *state, void *values) {
    column_cells c = { rows, cell, count, state, values };
    switch (r->plain) {
    case PLAIN_ID: return each(r, plain_id, c, 0);
    case PLAIN_NAME: return each(r, plain_name, c, 0);
    case PLAIN_WORDS: return each(r, plain_words, c, 0);
    case PLAIN_DATE: return each(r, plain_day, c, sizeof(span));
    case PLAIN_CODE: return each(r, plain_code, c, sizeof(uint16_t));
    case PLAIN_CN_ID: return each(r, plain_cn_id, c, sizeof(day));
    default: return each(r, never_plain, c, r->size);
    }
}

cell_state reader_read(const cell_reader *r, text written, cell_value *value,
                       const char **why) {
    if (written.len == 0) return CELL_BLANK;
    if (reader_plain(r, written, value)) return CELL_OK;
    return cell_read(r->decl, r->form, written, value, why);
}

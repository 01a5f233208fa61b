/* shape: what one written cell looks like, whatever column it stands in.
 *
 * The readers of load/cell say yes or no under a declared type and form; here a cell is
 * shown to all of them, because nothing is declared yet. Nothing is decided: a cell that
 * two forms read differently has two bits, and stays a question. Most cells are words and
 * are known by their first character not to be a number, a date or an id. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "look/shape.h"

#include <string.h>

#include "load/identifier.h"

enum {
    TYPED_MAX = 96,   /* bytes: no number, date or id is longer, full-width digits included */
    LEAST_DIGITS = 6, /* of any identifier */
    TYPE_LAST_ID = TYPE_US_SSN,
    ID_DIGITS = 12, /* a number of so many digits is meant as an id */
};

/* ---- words for "not known" and "none" */

static bool same_ascii(text t, text word) {
    if (t.len != word.len) return false;
    for (size_t i = 0; i < t.len; i++) {
        char c = t.at[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c + ('a' - 'A'));
        if (c != word.at[i]) return false;
    }
    return true;
}

static bool among(text t, const text *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (same_ascii(t, words[i])) return true;
    return false;
}

#define WORD(literal)                                                                          \
    { (literal), sizeof(literal) - 1 }

word_sense shape_sense(text words) {
    static const text unknown[] = {
        WORD("na"),         WORD("n/a"),        WORD("#n/a"),
        WORD("null"),       WORD("#null!"),     WORD("#nulo#"),
        WORD("#ne#"),       WORD("-"),          WORD("--"),
        WORD("---"),        WORD("—"),          WORD("——"),
        WORD("/"),          WORD("\\"),         WORD("?"),
        WORD("？"),         WORD("??"),         WORD("不详"),
        WORD("不詳"),       WORD("未知"),       WORD("不明"),
        WORD("未填"),       WORD("空"),         WORD("空白"),
        WORD("00000000"),   WORD("0000-00-00"), WORD("0000/00/00"),
        WORD("1900-01-00"), WORD("1900/1/0"),   WORD("unknown"),
        WORD("not known"),  WORD("not given"),  WORD("not recorded"),
        WORD("#value!"),    WORD("#ref!"),      WORD("nan")
    };
    static const text nothing[] = { WORD("无"),   WORD("無"),   WORD("没有"), WORD("沒有"),
                                    WORD("暂无"), WORD("none"), WORD("nil"),  WORD("nenhum") };
    if (words.len == 0 || words.len > 16) return SENSE_NONE;
    if (among(words, unknown, sizeof unknown / sizeof *unknown)) return SENSE_UNKNOWN;
    return among(words, nothing, sizeof nothing / sizeof *nothing) ? SENSE_NOTHING : SENSE_NONE;
}

/* ---- how it is written */

static unsigned marks_of_three(const unsigned char *c) {
    if (c[0] == 0xe3 && c[1] == 0x80 && c[2] == 0x80) return 1u << MARK_BLANKS;
    if (c[0] == 0xe2 && c[1] == 0x80 && c[2] <= 0x8d) return 1u << MARK_BLANKS;
    if (c[0] == 0xe2 && c[1] == 0x80 && c[2] == 0xaf) return 1u << MARK_BLANKS;
    if (c[0] == 0xe2 && c[1] == 0x80 && c[2] >= 0x8e && c[2] <= 0xae && c[2] != 0x90)
        return c[2] <= 0x8f || c[2] >= 0xaa ? 1u << MARK_CONTROL : 0;
    if (c[0] == 0xe2 && c[1] == 0x81 && c[2] >= 0xa6 && c[2] <= 0xaf) return 1u << MARK_CONTROL;
    if (c[0] == 0xe2 && c[1] == 0x96 && c[2] == 0xa1) return 1u << MARK_LOST; /* □ */
    if (c[0] == 0xee || (c[0] == 0xef && c[1] < 0xa4)) return 1u << MARK_PRIVATE;
    if (c[0] != 0xef) return 0;
    if (c[1] == 0xbf && c[2] == 0xbd) return 1u << MARK_LOST;
    if (c[1] == 0xbb && c[2] == 0xbf) return 1u << MARK_BLANKS;
    bool wide = (c[1] == 0xbc && c[2] >= 0x81) || (c[1] == 0xbd && c[2] <= 0x9e);
    return wide ? 1u << MARK_WIDE : 0;
}

/* The text is UTF-8: the decoder has seen to it. A line break within quotes is no control. */
unsigned shape_marks(text t) {
    const unsigned char *c = (const unsigned char *)t.at, *end = c + t.len;
    unsigned marks = t.len > 0 && *c == '\'' ? 1u << MARK_APOSTROPHE : 0;
    for (; c < end; c++) {
        if (*c < 0x80) {
            if ((*c < ' ' && *c != '\n' && *c != '\r') || *c == 0x7f)
                marks |= 1u << MARK_CONTROL;
        } else if (*c == 0xc2 && end - c >= 2) {
            if (c[1] == 0xa0) marks |= 1u << MARK_BLANKS;
            if (c[1] < 0xa0) marks |= 1u << MARK_CONTROL;
        } else if (*c >= 0xe0 && *c < 0xf0 && end - c >= 3) {
            marks |= marks_of_three(c);
        } else if (*c == 0xf3 && end - c >= 4 && c[1] >= 0xb0) {
            marks |= 1u << MARK_PRIVATE; /* planes 15 and 16 */
        } else if (*c == 0xf4) {
            marks |= 1u << MARK_PRIVATE;
        }
    }
    return marks;
}

/* ---- what it can be read as */

static bool reads_as(column_type type, date_form dates, text t, cell_value *value) {
    column_decl decl = { .type = type, .from_id = NO_INDEX };
    cell_form form = { .dates = dates };
    const char *why;
    return cell_read(&decl, &form, t, value, &why) == CELL_OK;
}

static size_t count_digits(text t) {
    size_t n = 0;
    for (size_t i = 0; i < t.len; i++) {
        const unsigned char *c = (const unsigned char *)t.at + i;
        n += *c >= '0' && *c <= '9';
        n += *c == 0xef && i + 2 < t.len && c[1] == 0xbc && c[2] >= 0x90 && c[2] <= 0x99;
    }
    return n;
}

/* 5.10104E+17: too short to be taken for an id by its digits. */
static bool is_scientific(text t) {
    const char *power = t.len > 0 ? memchr(t.at, 'E', t.len) : NULL;
    if (power == NULL) power = t.len > 0 ? memchr(t.at, 'e', t.len) : NULL;
    if (power == NULL || power == t.at) return false;
    size_t after = (size_t)(t.at + t.len - power);
    return after >= 3 && power[1] == '+' && power[2] >= '0' && power[2] <= '9';
}

unsigned shape_fits_id(column_type type) {
    return (unsigned)FITS_ID << (type - TYPE_CN_ID);
}

static void read_ids(shape *s) {
    char id[IDENTIFIER_SIZE];
    size_t digits = count_digits(s->words);
    if (digits >= ID_DIGITS || is_scientific(s->words)) {
        s->why = identifier_read(TYPE_CN_ID, s->words, id);
        if (s->why == NULL) s->fits |= FITS_ID;
    }
    for (int type = TYPE_CN_ID + 1; type <= TYPE_LAST_ID && digits >= LEAST_DIGITS; type++)
        if (identifier_read((column_type)type, s->words, id) == NULL)
            s->fits |= shape_fits_id((column_type)type);
}

static void read_typed(shape *s) {
    cell_value value;
    if (reads_as(TYPE_INTEGER, FORM_ISO, s->words, &value)) {
        s->fits |= FITS_WHOLE;
        s->whole = value.integer;
    } else if (reads_as(TYPE_DECIMAL, FORM_ISO, s->words, &value)) {
        s->fits |= FITS_DECIMAL;
    }
    if (reads_as(TYPE_DURATION, FORM_ISO, s->words, &value)) s->fits |= FITS_DURATION;
    for (int i = 0; i < FORM_SHOWN; i++) {
        if (!reads_as(TYPE_DATE, (date_form)i, s->words, &value)) continue;
        s->forms |= 1u << i;
        s->date[i] = value.date;
    }
}

static bool may_be_typed(text t) {
    unsigned char first = (unsigned char)t.at[0];
    return t.len <= TYPED_MAX &&
           ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == 0xef);
}

void shape_of(text written, shape *out) {
    out->words = cell_trim(written);
    out->fits = out->forms = 0;
    out->why = NULL;
    out->sense = shape_sense(out->words);
    if (out->words.len == 0 || out->sense != SENSE_NONE || out->words.len > TYPED_MAX) return;
    if (may_be_typed(out->words)) read_typed(out);
    read_ids(out);
}

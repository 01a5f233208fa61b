/* cell: one written cell to one typed value.
 *
 * In comes what stood between two separators, out comes a value of the column's type
 * or the reason why there is none. Nothing is guessed: a word means blank, open or
 * none because the docket says so, a date is read in the declared form only, a number
 * as it can be read in one way only. An id is checked here but its text stays in the
 * table: it is compared, never calculated with. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/cell.h"

#include <string.h>

#include "ground/name.h"
#include "load/identifier.h"
#include "load/plain.h"

enum {
    CODE_MAX = 200,   /* bytes of a code that may be written in another width */
    WORDS_SHOWN = 12, /* values named in "not one of: ..." */
};

/* ---- blanks and words */

/* U+4000..U+9FFF: ideographs, none of them blank. */
static bool is_han(unsigned char lead) {
    return lead >= 0xe4 && lead <= 0xe9;
}

/* Nothing but letters, digits, marks and ideographs at both ends: nearly every cell. */
static bool is_tight(text t) {
    const unsigned char *at = (const unsigned char *)t.at;
    unsigned char last = at[t.len - 1];
    if ((at[0] <= '\'' || at[0] >= 0x80) && !is_han(at[0])) return false;
    return (last > ' ' && last < 0x80) || (t.len >= 3 && last >= 0x80 && is_han(at[t.len - 3]));
}

text cell_trim(text written) {
    if (written.len == 0 || is_tight(written)) return written;
    text t = plain_trim(written);
    if (t.len == 0 || t.at[0] != '\'') return t;
    return plain_trim((text){ t.at + 1, t.len - 1 });
}

static bool is_among(text t, const text *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(t, words[i])) return true;
    return false;
}

/* ---- words for nothing */

/* What people and programs write where there is nothing to write. Unless the docket says that
 * it means blank or none it is unreadable: two cells of 无 are not one person's number. */
static const char *const nothings[] = {
    "-",     "/",      "\\",      "--",      "—",    "——",    "无",     "無",     "空",
    "不详",  "不詳",   "未详",    "未詳",    "不明", "未知",  "暂无",   "暫無",   "NA",
    "N/A",   "n/a",    "NULL",    "null",    "#N/A", "#NULO", "#NULO#", "#NULL!", "#REF!",
    "#NUM!", "#NAME?", "#VALUE!", "#DIV/0!", "#NE#", "#NE",
};
enum { NOTHING_HAN_MAX = 6 }; /* bytes */

/* First bytes of the words above: nearly every cell is told by its length or its first byte. */
static const bool begins_nothing[256] = {
    ['-'] = true,  ['/'] = true,  ['\\'] = true, ['N'] = true,  ['n'] = true,  ['#'] = true,
    [0xe2] = true, [0xe4] = true, [0xe6] = true, [0xe7] = true,
};

/* Second bytes of those that have one: most names are told by it, and "No. 12" is. */
static const bool goes_on_as_nothing[256] = {
    ['-'] = true,  ['/'] = true,  ['A'] = true,  ['D'] = true,  ['N'] = true,  ['R'] = true,
    ['U'] = true,  ['V'] = true,  ['u'] = true,  [0x80] = true, [0x84] = true, [0x97] = true,
    [0x9a] = true, [0x9c] = true, [0xa9] = true, [0xb8] = true,
};

/* By itself, so that cells that are told at once cost no more than that. */
__attribute__((noinline)) static bool is_nothing(text t) {
    for (size_t i = 0; i < sizeof nothings / sizeof *nothings; i++)
        if (text_is(t, nothings[i])) return true;
    return false;
}

bool cell_is_nothing(text t) {
    if (t.len == 0 || t.len > CELL_NOTHING_MAX || !begins_nothing[(unsigned char)t.at[0]])
        return false;
    if (t.len > 1 && !goes_on_as_nothing[(unsigned char)t.at[1]]) return false;
    if ((unsigned char)t.at[0] >= 0x80 && (t.len > NOTHING_HAN_MAX || t.len < 3)) return false;
    return is_nothing(t);
}

/* What stands where the number or the name above is meant, or one that nobody has found yet. */
static const char *const nobodies[] = { "同上", "同前", "如上",   "同上行", "同上一行",
                                        "〃",   "″",    "↑",      "do.",    "-do-",
                                        "待查", "待定", "见备注", "見備註", "见附件", "附后" };
enum { NOBODY_MAX = 24 }; /* bytes of one with the marks around it; nothing longer is one */
/* The same in letters, large or small, with marks around them or without. */
static const char *const dittos[] = { "ditto",         "as above", "as before", "see above",
                                      "same as above", "the same", "idem",     "see attached" };
static const char *const between_ids[] = { "、", "；", "\n" };
#define IS_AMONG(t, words) is_word(t, words, sizeof(words) / sizeof *(words))

static bool has_letter(text t) {
    for (size_t i = 0; i < t.len; i++)
        if (!text_is_sign(t.at[i])) return true;
    return false;
}

static bool is_word(text t, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text_alike(text_of(words[i]), t)) return true;
    return false;
}

static bool is_quote(text t) {
    return !has_letter(t) && (memchr(t.at, '"', t.len) != NULL || text_is(t, "''"));
}

/* （同上）, “同上”, 同上。, 同 上: the bytes of one mark or blank; 0: it is none. */
static size_t sign_len(text t) {
    static const char *const wide[] = { "（", "）", "“", "”", "‘", "’", "「", "」", "《", "》",
                                        "【", "】", "。", "，", "、", "；", "：", "…", "—", "　" };
    if (text_is_sign(t.at[0])) return 1;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (text_starts(t, wide[i])) return strlen(wide[i]);
    return 0;
}

static text without_any_signs(text t, char buffer[NOBODY_MAX]) {
    size_t used = 0;
    for (size_t i = 0, len; i < t.len; i += len > 0 ? len : 1) {
        len = sign_len((text){ t.at + i, t.len - i });
        if (len == 0) buffer[used++] = t.at[i];
    }
    return (text){ buffer, used };
}

/* False: the first character is an ideograph, and none of these words begins with it. So it is
 * with nearly every name, masked ones too. */
static bool begins_nobody(text t) {
    static const char firsts[] = "同如待见見附";
    for (size_t i = 0; i < sizeof firsts - 1 && t.len >= 3; i += 3)
        if (memcmp(t.at, firsts + i, 3) == 0) return true;
    return !is_han((unsigned char)t.at[0]);
}

static bool is_nobody(text t) {
    char buffer[NOBODY_MAX];
    if (!begins_nobody(t)) return false;
    if (IS_AMONG(t, nobodies) || is_quote(t) || IS_AMONG(text_without_signs(t), dittos))
        return true;
    bool begins = (unsigned char)t.at[0] >= 0x80 || text_is_sign(t.at[0]);
    return begins && t.len <= NOBODY_MAX && IS_AMONG(without_any_signs(t, buffer), nobodies);
}

/* A date or a number: the cell of another column, in a row or under headers that are
 * swapped. */
static bool is_number(text t) {
    enum { LEAST = 4 };   /* digits: No. 12 may be a place */
    char buffer[64];
    size_t digits = 0;
    unsigned char first = (unsigned char)t.at[0];
    if (first >= 0x80 && first != 0xef) return false; /* nor is it of full width */
    text plain = plain_number(t, buffer, sizeof buffer);
    if (plain.len == 0 || plain.at[0] < '0' || plain.at[0] > '9') return false;
    for (size_t i = 0, len; i < plain.len; i += len) {
        len = day_mark(plain.at + i, plain.len - i);
        bool digit = plain.at[i] >= '0' && plain.at[i] <= '9';
        if (digit) digits++;
        else if (len == 0 && memchr("xX :", plain.at[i], 4) == NULL) return false;
        if (len == 0) len = 1;
    }
    return digits >= LEAST;
}

static const char *read_words(column_type type, text t) {
    if (cell_is_nothing(t))
        return "a word for nothing: say in the docket whether it means blank or none";
    if (type != TYPE_NAME) return NULL;
    if (is_nobody(t))
        return "no name, but a word or mark in place of one: write the name itself";
    if (is_number(t)) return "no name, but a number or a date: are two columns swapped?";
    return name_is_lost(t) ? "every character of it is lost" : NULL;
}

/* An id tells one from all others: a word that everybody uses does not, nor do two of them. */
static const char *read_id(text t) {
    static const char no_id[] =
        "no id, but a word or mark in place of one: write the id itself";
    if (!has_letter(t)) return cell_is_nothing(t) ? read_words(TYPE_ID, t) : no_id;
    if (identifier_is_rounded(t)) return identifier_damaged;
    if (is_nobody(t)) return no_id;
    for (size_t i = 0; i < sizeof between_ids / sizeof *between_ids; i++)
        if (memmem(t.at, t.len, between_ids[i], strlen(between_ids[i])) != NULL)
            return "several ids in one cell: a row for each is expected";
    return read_words(TYPE_ID, t);
}

/* ---- codes */

/* The same word in another width or with other blanks: １ is 1, Man （sex） is Man (sex). */
static bool same_plain(text a, text plain) {
    char buffer[CODE_MAX];
    return text_equal(plain_words(a, buffer, sizeof buffer), plain);
}

static uint16_t find_plain_code(const column_decl *decl, const cell_form *form, text t) {
    char buffer[CODE_MAX];
    text plain = plain_words(t, buffer, sizeof buffer);
    for (size_t i = 0; i < form->value_count; i++)
        if (same_plain(form->from[i], plain)) return form->to[i];
    for (size_t i = 0; i < decl->value_count; i++)
        if (same_plain(decl->values[i], plain)) return (uint16_t)i;
    return NO_INDEX;
}

static const char *read_code(const column_decl *decl, const cell_form *form, text t,
                             uint16_t *out) {
    for (size_t i = 0; i < form->value_count; i++) {
        if (!text_equal(t, form->from[i])) continue;
        *out = form->to[i];
        return NULL;
    }
    *out = column_find_value(decl, t);
    if (*out != NO_INDEX || (*out = find_plain_code(decl, form, t)) != NO_INDEX) return NULL;
    return form->not_one != NULL ? form->not_one : "not one of the declared values";
}

const char *cell_not_one(const column_decl *decl, arena *a) {
    const char *words = "not one of:";
    for (size_t i = 0; i < decl->value_count && i < WORDS_SHOWN && words != NULL; i++)
        words =
            arena_print(a, "%s%s %.*s", words, i > 0 ? "," : "", TEXT_ARGS(decl->values[i]));
    if (words != NULL && decl->value_count > WORDS_SHOWN)
        words = arena_print(a, "%s, and %zu more", words, decl->value_count - WORDS_SHOWN);
    return words;
}

/* ---- the cell */

static const char *read_identifier(column_type type, text t, day *born) {
    char id[IDENTIFIER_SIZE];
    const char *wrong = identifier_read(type, t, id);
    if (wrong != NULL || !identifier_birth(type, id, born)) *born = DAY_NONE;
    return wrong;
}

static const char *read_typed(const column_decl *decl, const cell_form *form, text t,
                              cell_value *value) {
    char buffer[64];
    switch (decl->type) {
    case TYPE_ID: return read_id(t);
    case TYPE_NAME:
    case TYPE_TEXT: return read_words(decl->type, t);
    case TYPE_CODE: return read_code(decl, form, t, &value->code);
    default: break;
    }
    if (identifier_is(decl->type)) return read_identifier(decl->type, t, &value->born);
    t = plain_number(t, buffer, sizeof buffer);
    switch (decl->type) {
    case TYPE_INTEGER: return number_integer(t, form->numbers, &value->integer);
    case TYPE_DECIMAL: return number_decimal(t, form->numbers, &value->decimal);
    case TYPE_DATE: return date_parse(t, form->dates, &value->date);
    case TYPE_DURATION: return duration_parse(t, &value->duration);
    default: break;
    }
    return "of no known type";
}

cell_state cell_read(const column_decl *decl, const cell_form *form, text written,
                     cell_value *value, const char **why) {
    text t = cell_trim(written);
    if (t.len == 0 || is_among(t, form->blank, form->blank_count)) return CELL_BLANK;
    if (decl->or_none && is_among(t, form->none, form->none_count)) return CELL_NONE;
    if (decl->or_open && is_among(t, form->open, form->open_count)) {
        value->date = (span){ DAY_OPEN, DAY_OPEN };
        return CELL_OPEN;
    }
    const char *wrong = read_typed(decl, form, t, value);
    if (wrong == NULL) return CELL_OK;
    *why = wrong;
    return CELL_UNREADABLE;
}

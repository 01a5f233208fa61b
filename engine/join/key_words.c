/* key_words: what stands in the cell of a key in its place or around it.
 *
 * Who fills in a form by hand writes 全体, "all" or V1-01至V1-03 where the form wants a key, puts
 * words around it (No.V1-01, 编号7), or two of them into one cell (V1-01/03). Read as keys, all
 * of these are nobody's. Words for anybody and ranges say of no single candidate that he is not
 * meant: such a row may be about anybody. Of the others each part that may be a key is told,
 * and is no more than a likeness. Only cells that nobody on the list has as his key come
 * here. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/key_words.h"

#include <string.h>

enum {
    RANGE_MAX = 100,   /* numbers of a range that is told whole */
    NUMBER_MAX = 6,    /* their digits */
    RANGE_BYTES = 128, /* no range is longer, */
    KEY_BYTES = 64     /* and no key of which others are given by their ends alone */
};

/* ---- characters ------------------------------------------------------------ */

bool key_words_may_hold(char c) {
    return text_is_letter(c) || text_is_digit(c) || c == '-' || c == '_' || c == '.';
}

static bool has_digit(text t) {
    for (size_t i = 0; i < t.len; i++)
        if (text_is_digit(t.at[i])) return true;
    return false;
}

/* The bytes of the first of these words that the text begins with; 0: none. */
static size_t starts_with(text t, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        text word = text_of(words[i]);
        if (t.len >= word.len && text_alike((text){ t.at, word.len }, word)) return word.len;
    }
    return 0;
}
#define STARTS_WITH(t, words) starts_with(t, words, sizeof(words) / sizeof *(words))

/* ---- anybody ------------------------------------------------------------ */

static const char *const anybody[] = {
    "all", "everybody", "everyone", "anybody", "all candidates", "all of them",
    "all of the above", "the above", "the following", "same", "none", "nil", "nan", "null",
    "n.a", "unknown", "tba", "tbc", "tbd", "pending", "various", "several", "multiple",
    "many", "others", "the others", "同", "上同", "均", "各", "若干", "多人", "全村", "全员",
};
/* What begins so means the same, whatever it is: 全体候选人, 上述人员. */
static const char *const anybody_before[] = { "全体", "全部", "所有", "上述", "以上", "以下",
                                              "其他", "其余", "各候选人" };

/* Wherever it stands: V06全体, V06村所有候选人. */
static const char *const anybody_within[] = { "全体", "全部", "所有" };

static bool holds_anybody(text t) {
    for (; t.len > 0; t.at++, t.len--)
        if ((unsigned char)t.at[0] >= 0x80 && STARTS_WITH(t, anybody_within) > 0) return true;
    return false;
}

/* Nothing that is longer is a word of these. */
enum { WORDS_MAX = 40 };

static bool is_anybody(text t) {
    if (t.len > WORDS_MAX || has_digit(t)) return false;
    t = text_without_signs(t);
    for (size_t i = 0; i < sizeof anybody / sizeof *anybody; i++)
        if (text_alike(text_of(anybody[i]), t)) return true;
    return STARTS_WITH(t, anybody_before) > 0;
}

/* Between two ends of a range, where a key has none of them. */
static const char *const range_marks[] = { "至",  "到",   "~",       "〜", "…", "..",
                                           "->", " to ", " through ", " thru " };
/* These part the numbers of one key too. */
static const char *const dashes[] = { "-", "‐", "‑", "‒", "–", "—", "―", "−" };

static bool is_dash(char c) {
    return c == '-' || c == ' ';
}

/* A 12, V06-02: the same letters and marks at the same places, numbers in between. */
static bool have_one_shape(text a, text b) {
    size_t i = 0, k = 0;
    while (i < a.len && k < b.len) {
        bool number = text_is_digit(a.at[i]);
        if (number != text_is_digit(b.at[k]) || (!number && a.at[i] != b.at[k])) return false;
        if (!number) i++, k++;
        while (number && i < a.len && text_is_digit(a.at[i])) i++;
        while (number && k < b.len && text_is_digit(b.at[k])) k++;
    }
    return i == a.len && k == b.len;
}

/* Where a range may be parted; asked of every byte first. */
static bool may_part(char c) {
    return c == '-' || c == '~' || c == '.' || c == ' ' || (unsigned char)c >= 0x80;
}

/* V1-01-V1-03: two whole keys of one kind. 11-12 may be one key. */
static bool are_ends(text from, text to) {
    bool letter = false;
    while (from.len > 0 && is_dash(from.at[from.len - 1])) from.len--;
    while (to.len > 0 && is_dash(to.at[0])) to.at++, to.len--;
    for (size_t i = 0; i < from.len; i++)
        letter |= !text_is_digit(from.at[i]) && !is_dash(from.at[i]);
    return letter && has_digit(from) && !text_equal(from, to) && have_one_shape(from, to);
}

static bool is_range(text t) {
    t = text_without_signs(t);
    for (size_t i = 1; i < t.len && t.len <= RANGE_BYTES; i++) {
        if (!may_part(t.at[i])) continue;
        text from = { t.at, i }, rest = { t.at + i, t.len - i };
        size_t mark = STARTS_WITH(rest, range_marks), dash = STARTS_WITH(rest, dashes);
        size_t len = mark > 0 ? mark : dash;
        text to = { rest.at + len, rest.len - len };
        if (mark > 0 && has_digit(from) && has_digit(to)) return true;
        if (dash > 0 && are_ends(from, to)) return true;
    }
    return false;
}

bool key_words_mean_anybody(text key) {
    return is_anybody(key) || holds_anybody(key) || (has_digit(key) && is_range(key));
}

/* Nothing but letters and digits, and one of these among them: nearly every key. */
static bool is_plain(text t) {
    for (size_t i = 0; i < t.len; i++)
        if (!text_is_letter(t.at[i]) && !text_is_digit(t.at[i])) return false;
    return has_digit(t);
}

/* The cell of a list that is an id alone. 1: it means anybody; 0: it does not; -1: no
 * memory. */
static int is_list_of_anybody(const table *rows, uint32_t row, const key_list *list,
                              arena *scratch) {
    uint16_t at = list->here[0];
    text key;
    if (list->count != 1 || rows->decl->columns[at].type != TYPE_ID ||
        is_plain(table_raw(rows, row, at)))
        return 0;
    arena_reset(scratch);
    if (!table_text(rows, row, at, scratch, &key)) return -1;
    return key_words_mean_anybody(key);
}

static bool is_readable(const table *rows, uint32_t row, const key_list *list) {
    for (size_t i = 0; i < list->count; i++)
        if (table_state(rows, row, list->here[i]) != CELL_OK) return false;
    return true;
}

int key_words_of_anybody(const table *rows, uint32_t row, arena *scratch) {
    int found = 0;
    for (size_t i = 0; i < rows->decl->key_count; i++) {
        const key_list *list = &rows->decl->keys[i];
        if (list->grade == GRADE_NEVER || !is_readable(rows, row, list)) continue;
        int means = is_list_of_anybody(rows, row, list, scratch);
        if (means <= 0) return means;       /* it names somebody, who is not on the list */
        found = 1;
    }
    return found;
}

/* ---- parts ------------------------------------------------------------ */

typedef struct parting {
    arena *a;
    key_part_use *use;
    void *payload;
    text before;      /* the last part that has more than digits */
} parting;

static bool tell(parting *p, text part) {
    return p->use(p->payload, part);
}

/* "No.V06-02", "id 7": what stands behind. */
static bool tell_behind(parting *p, text t) {
    static const char *const heads[] = { "no",  "nr", "number",    "num",  "ref", "key",
                                         "code", "id", "candidate", "cand" };
    size_t head = STARTS_WITH(t, heads);
    text rest = text_without_signs((text){ t.at + head, t.len - head });
    return head == 0 || !has_digit(rest) || tell(p, rest);
}

/* V06-02/03 is V06-02 and V06-03. */
static bool tell_short(parting *p, text digits) {
    size_t head = p->before.len;
    while (head > 0 && text_is_digit(p->before.at[head - 1])) head--;
    if (head == 0 || head > KEY_BYTES || digits.len > p->before.len - head) return true;
    char *made = arena_take(p->a, head + digits.len);
    if (made == NULL) return false;
    memcpy(made, p->before.at, head);
    memcpy(made + head, digits.at, digits.len);
    return tell(p, (text){ made, head + digits.len });
}

/* The parts that may be keys: with a digit, and beside words that are none with a letter
 * too. */
static bool tell_among(parting *p, text key) {
    bool words = false, good = true;
    for (size_t i = 0; i < key.len; i++) words |= (unsigned char)key.at[i] >= 0x80;
    for (size_t i = 0, end; i < key.len && good; i = end + 1) {
        bool digit = false, more = false, letter = false;
        for (end = i; end < key.len && key_words_may_hold(key.at[end]); end++) {
            digit |= text_is_digit(key.at[end]);
            letter |= text_is_letter(key.at[end]);
            more |= !text_is_digit(key.at[end]);
        }
        text part = { key.at + i, end - i };
        if (!digit) continue;
        if (part.len < key.len && (letter || !words)) good = tell(p, part);
        if (good) good = more ? tell_behind(p, part) : tell_short(p, part);
        if (more) p->before = part;
    }
    return good;
}

/* "编号7", "第7号", "7等3人": a number that words say is a key. */
static bool tell_numbered(parting *p, text key) {
    static const char *const around[] = { "编号", "编码", "序号", "号码", "代码", "候选人", "第", "号" };
    text number = { "", 0 };
    for (size_t i = 0, len; i < key.len; i += len) {
        text rest = { key.at + i, key.len - i };
        len = 1;
        if (text_is_digit(rest.at[0])) {
            if (number.len > 0 && number.at + number.len != rest.at) return true;
            if (number.len == 0) number.at = rest.at;
            number.len++;
        } else if (number.len > 0 && text_starts(rest, "等")) {
            break;
        } else if (!text_is_sign(rest.at[0]) && (len = STARTS_WITH(rest, around)) == 0) {
            return true;
        }
    }
    return number.len == 0 || number.len == key.len || tell(p, number);
}

static bool take_number(text *rest, uint32_t *out) {
    size_t n = 0;
    while (rest->len > 0 && rest->at[0] == ' ') rest->at++, rest->len--;
    for (*out = 0; n < rest->len && n < NUMBER_MAX && text_is_digit(rest->at[n]); n++)
        *out = *out * 10 + (uint32_t)(rest->at[n] - '0');
    *rest = (text){ rest->at + n, rest->len - n };
    while (rest->len > 0 && rest->at[0] == ' ') rest->at++, rest->len--;
    return n > 0;
}

/* "3-7" where the keys are numbers: 3, 4, 5, 6, 7. Of a long one, which is rather one key, its
 * ends. */
static bool tell_numbers(parting *p, text key) {
    uint32_t from, to;
    bool good = true;
    if (!take_number(&key, &from)) return true;
    size_t dash = STARTS_WITH(key, dashes);
    key = (text){ key.at + dash, key.len - dash };
    if (dash == 0 || !take_number(&key, &to) || key.len > 0 || from >= to) return true;
    uint32_t step = to - from > RANGE_MAX ? to - from : 1;
    for (uint32_t i = from; i <= to && good; i += step) {
        const char *made = arena_print(p->a, "%u", (unsigned)i);
        good = made != NULL && tell(p, text_of(made));
    }
    return good;
}

bool key_words_may_be_ranges(const table *list) {
    for (uint32_t row = 0; row < list->rows; row++) {
        text key = table_raw(list, row, list->decl->key), from = key;
        while (key.len > 0 && text_is_digit(key.at[0])) key.at++, key.len--;
        if (key.at > from.at && STARTS_WITH(key, dashes) > 0) return false;
    }
    return true;
}

bool key_words_parts(text key, bool ranges, arena *a, key_part_use *use, void *payload) {
    parting p = { .a = a, .use = use, .payload = payload };
    return tell_among(&p, key) && tell_numbered(&p, key) && (!ranges || tell_numbers(&p, key));
}

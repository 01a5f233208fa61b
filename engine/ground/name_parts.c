/* name_parts: what of a name somebody may write alone, or in another order.
 *
 * A list says "张三 Zhang San" or "张三（曾用名张小三）", a record one of the two; a name in letters
 * stands with the surname in front or behind, with a hyphen or a comma, with accents or
 * without. So a name in ideographs is any run of them, and one in letters is its letters in the
 * order of the alphabet: whoever shuffles words, blanks and marks does not change them. What
 * departments write beside a name (被告人张三, 张三先生, 张三等2人, Mr John Smith, SMITH, John QC) is left
 * out of another reading of it, beside the first: somebody may be called so after all. That two
 * people have anagrams for names is rare; nothing that rests on this rejects anybody. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/name_parts.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "ground/dict.h"

enum { LETTERS_MIN = 4, LETTERS_MAX = 64, DECOMPOSED_MAX = 8, HAN_BYTES = 3 };

/* Of a name or of the note behind it; from `word` on those of the last word. */
typedef struct letters {
    utf8proc_int32_t at[LETTERS_MAX]; size_t count, word;
    utf8proc_int32_t untitled[LETTERS_MAX]; size_t untitled_count;
} letters;

static const char *const before_names[] = { "曾用名", "原名", "又名", "别名", "化名", "本名", "即" };
/* The longer of two that begin alike stands first. */
static const char *const before_persons[] = {
    "失信被执行人", "被执行人", "犯罪嫌疑人", "嫌疑人", "被告人", "被告", "原告", "被处罚人", "违法行为人", "违法人员",
    "被申请人", "申请人", "上诉人", "当事人", "社区服刑人员", "社区矫正对象", "矫正对象", "服刑人员", "刑满释放人员",
    "吸毒人员", "罪犯", "候选人", "被提名人", "姓名", "村民", "居民", "党员", "原村主任", "村主任", "村支书",
};
static const char *const behind_persons[] = {
    "先生", "女士", "小姐", "同志", "老师", "村长", "书记", "主任", "委员", "支书", "一案", "等人", "等",
};
/* Words of letters that are nobody's name beside others. */
static const char *const titles[] = {
    "mr",        "mrs",        "ms",   "miss",   "mx",       "dr",  "dra",      "prof",
    "professor", "sir",        "dame", "lady",   "lord",     "rev", "reverend", "hon",
    "cllr",      "councillor", "the",  "late",   "deceased", "esq", "qc",       "kc",
    "jp",        "mp",         "mep",  "obe",    "mbe",      "cbe", "jr",       "jnr",
    "sr",        "sra",        "snr",  "junior", "senior",   "phd", "shri",     "smt",
};
/* letters of a title; bytes of a name that has one */
enum { TITLE_MAX = 10, TITLED_MIN = 4 * HAN_BYTES };
#define COUNT(of) (sizeof(of) / sizeof *(of))

/* U+4E00 to U+9FFF, which nearly all names are written in. */
static bool is_ideograph(const char *at, size_t left) {
    const unsigned char *c = (const unsigned char *)at;
    return left >= HAN_BYTES && c[0] >= 0xe4 && c[0] <= 0xe9 && !(c[0] == 0xe4 && c[1] < 0xb8);
}

/* The bytes of a run of ideographs at `i`; the dot within 买买提·吐尔逊 is part of it. */
static size_t run_len(text t, size_t i) {
    size_t first = i;
    while (i < t.len && is_ideograph(t.at + i, t.len - i)) {
        i += HAN_BYTES;
        if (i + 1 < t.len && t.at[i] == '.' && is_ideograph(t.at + i + 1, t.len - i - 1)) i++;
    }
    return i - first;
}

static bool ends(text t, const char *with) {
    size_t len = strlen(with);
    return t.len >= len && memcmp(t.at + t.len - len, with, len) == 0;
}

/* What is left of a run without words for persons around it: two ideographs at least. */
static text without_titles(text run) {
    text t = run;
    if (t.len < TITLED_MIN && !ends(t, "等")) return run;
    for (size_t i = 0; i < COUNT(before_persons); i++)
        if (text_starts(t, before_persons[i])) {
            size_t len = strlen(before_persons[i]);
            t = (text){ t.at + len, t.len - len };
            break;
        }
    for (size_t i = 0; i < COUNT(behind_persons); i++)
        if (ends(t, behind_persons[i])) {
            t.len -= strlen(behind_persons[i]);
            break;
        }
    return t.len >= 2 * HAN_BYTES ? t : run;
}

bool name_parts_is_one(text name) {
    return run_len(name, 0) == name.len && without_titles(name).len == name.len;
}

static text without_word_before(text run) {
    for (size_t i = 0; i < sizeof before_names / sizeof *before_names; i++) {
        size_t len = strlen(before_names[i]);
        if (text_starts(run, before_names[i])) return (text){ run.at + len, run.len - len };
    }
    return run;
}

static void add_run(name_parts *to, text run) {
    run = without_word_before(run);
    text bare = without_titles(run);
    if (run.len >= 2 * HAN_BYTES && to->run_count < NAME_RUNS_MAX)
        to->runs[to->run_count++] = run;
    if (bare.len < run.len && to->run_count < NAME_RUNS_MAX) to->runs[to->run_count++] = bare;
}

static bool is_letter(utf8proc_int32_t c) {
    utf8proc_category_t kind = utf8proc_category(c);
    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

static void add_letter(letters *to, utf8proc_int32_t c) {
    utf8proc_int32_t bare[DECOMPOSED_MAX];
    int class = 0;
    utf8proc_option_t how = UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD;
    utf8proc_ssize_t n = utf8proc_decompose_char(c, bare, DECOMPOSED_MAX, how, &class);
    for (utf8proc_ssize_t i = 0; i < n && i < DECOMPOSED_MAX && to->count < LETTERS_MAX; i++)
        to->at[to->count++] = bare[i];
}

static bool is_title(const utf8proc_int32_t *word, size_t len) {
    char bytes[TITLE_MAX + 1];
    if (len < 2 || len > TITLE_MAX) return false;
    for (size_t i = 0; i < len; i++) bytes[i] = (char)(word[i] < 0x80 ? word[i] : '?');
    bytes[len] = '\0';
    for (size_t i = 0; i < COUNT(titles); i++)
        if (strcmp(bytes, titles[i]) == 0) return true;
    return false;
}

/* Each word once, or Lee Lee would have two in common with Ann Lee. */
static void end_word(letters *all, name_parts *to) {
    size_t len = all->count - all->word, i = 0;
    uint64_t word = dict_hash(all->at + all->word, len * sizeof *all->at);
    size_t initial = NAME_WORDS_MAX;
    if (!is_title(all->at + all->word, len)) {
        memcpy(all->untitled + all->untitled_count, all->at + all->word, len * sizeof *all->at);
        all->untitled_count += len;
        initial = to->initial_count;
        if (len > 0 && initial < NAME_WORDS_MAX)
            to->initials[to->initial_count++] = (uint32_t)all->at[all->word];
    }
    all->word = all->count;
    while (i < to->word_count && to->words[i] != word) i++;
    if (len < 2 || i < to->word_count || i == NAME_WORDS_MAX) return;
    to->initial_of[i] = (uint8_t)initial;
    to->words[to->word_count++] = word;
}

static int by_number(const void *a, const void *b) {
    const utf8proc_int32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static bool keep_letters(utf8proc_int32_t *at, size_t count, arena *a, text *out) {
    *out = (text){ "", 0 };
    if (count < LETTERS_MIN) return true;
    qsort(at, count, sizeof *at, by_number);
    char *made = arena_bytes(a, (const char *)at, count * sizeof *at);
    if (made != NULL) *out = (text){ made, count * sizeof *at };
    return made != NULL;
}

static bool take(name_parts *to, text part, arena *a, text *found, text *untitled) {
    letters all;
    all.count = all.word = all.untitled_count = 0;
    for (size_t i = 0, len; i < part.len; i += len) {
        len = run_len(part, i);
        if (len > 0) add_run(to, (text){ part.at + i, len });
        if (len > 0) continue;
        utf8proc_int32_t c;
        utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)part.at + i,
                                              (utf8proc_ssize_t)(part.len - i), &c);
        if (n > 0 && is_letter(c)) add_letter(&all, c);
        else end_word(&all, to);
        len = n > 0 ? (size_t)n : 1;
    }
    end_word(&all, to);
    if (!keep_letters(all.at, all.count, a, found)) return false;
    *untitled = *found;
    return all.untitled_count == all.count ||
           keep_letters(all.untitled, all.untitled_count, a, untitled);
}

bool name_parts_read(text name, arena *a, name_parts *out) {
    text own = text_without_note(name), note = { name.at + own.len, name.len - own.len };
    text untitled;
    out->run_count = out->word_count = out->initial_count = 0;
    if (!take(out, own, a, &out->letters, &out->untitled)) return false;
    out->of_name = out->run_count;
    return take(out, note, a, &out->of_note, &untitled);
}

static bool same(text a, text b) {
    return a.len > 0 && text_equal(a, b);
}

bool name_parts_agree(const name_parts *a, const name_parts *b) {
    for (size_t i = 0; i < a->run_count; i++)
        for (size_t k = 0; k < b->run_count; k++)
            if ((i < a->of_name || k < b->of_name) && same(a->runs[i], b->runs[k])) return true;
    if (a->of_name > 0 && b->of_name > 0) return false;
    return same(a->letters, b->letters) || same(a->untitled, b->untitled) ||
           same(a->letters, b->of_note) || same(a->of_note, b->letters);
}

bool name_parts_share_words(const name_parts *a, const name_parts *b) {
    size_t common = 0;
    for (size_t i = 0; i < a->word_count; i++) {
        size_t k = 0;
        while (k < b->word_count && b->words[k] != a->words[i]) k++;
        common += k < b->word_count;
    }
    return common >= 2;
}

/* ---- short forms ---------------------------------------------------------------------- */

/* The words of a name in letters, without titles; those of one letter too. */
typedef struct word { const utf8proc_int32_t *at; size_t len; bool used; } word;
typedef struct words { letters all; word of[NAME_WORDS_MAX]; size_t count; } words;

static void close_word(words *to) {
    const utf8proc_int32_t *at = to->all.at + to->all.word;
    size_t len = to->all.count - to->all.word;
    if (len > 0 && !is_title(at, len) && to->count < NAME_WORDS_MAX)
        to->of[to->count++] = (word){ at, len, false };
    to->all.word = to->all.count;
}

static void split(text name, words *to) {
    to->all.count = to->all.word = to->count = 0;
    for (size_t i = 0; i < name.len;) {
        utf8proc_int32_t c;
        size_t run = run_len(name, i);
        utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)name.at + i,
                                              (utf8proc_ssize_t)(name.len - i), &c);
        if (run == 0 && n > 0 && is_letter(c)) add_letter(&to->all, c);
        else close_word(to);
        i += run > 0 ? run : n > 0 ? (size_t)n : 1;
    }
    close_word(to);
}

/* One letter is another, missing or too many. */
static bool differ_by_a_slip(const word *a, const word *b) {
    enum { LONG = 4 };
    size_t i = 0, n = a->len, m = b->len;
    if (n < LONG || m < LONG || (n > m ? n - m : m - n) > 1) return false;
    while (i < n && i < m && a->at[i] == b->at[i]) i++;
    size_t left = n - i - (n >= m), right = m - i - (m >= n);
    return memcmp(a->at + n - left, b->at + m - right, left * sizeof *a->at) == 0;
}

static bool begins_with(const word *a, const word *b) {
    return a->len >= b->len && memcmp(a->at, b->at, b->len * sizeof *a->at) == 0;
}

typedef enum fit { WHOLE, BEGINNING, SLIP } fit;

static bool fits(const word *a, const word *b, fit how) {
    if (how == WHOLE) return a->len == b->len && begins_with(a, b);
    if (how == BEGINNING) return begins_with(a, b) || begins_with(b, a);
    return differ_by_a_slip(a, b);
}

/* Each word of `of` meets one of `in` at most, the surest first. Returns how many do so. */
static size_t meet(words *of, words *in, fit how) {
    size_t met = 0;
    for (size_t i = 0; i < of->count; i++)
        for (size_t k = 0; k < in->count && !of->of[i].used; k++) {
            if (in->of[k].used || !fits(&of->of[i], &in->of[k], how)) continue;
            of->of[i].used = in->of[k].used = true;
            met++;
        }
    return met;
}

/* JA Rowan: the first of two letters begins a word of the other; he may have more names. */
static bool are_initials(const word *one, words *in) {
    enum { FEW = 2 };
    for (size_t k = 0; k < in->count; k++) {
        word *other = &in->of[k];
        if (other->used || other->at[0] != one->at[0]) continue;
        if (one->len > FEW && other->len > FEW) continue;
        other->used = true;
        return true;
    }
    return false;
}

bool name_parts_may_be_short(text a, text b) {
    words one, other;
    split(text_without_note(a), &one);
    split(text_without_note(b), &other);
    words *of = one.count <= other.count ? &one : &other, *in = of == &one ? &other : &one;
    if (meet(of, in, WHOLE) == 0) return false;
    meet(of, in, BEGINNING);
    meet(of, in, SLIP);
    for (size_t i = 0; i < of->count; i++)
        if (!of->of[i].used && !are_initials(&of->of[i], in)) return false;
    return true;
}

static size_t character_len(text t) {
    size_t len = 1;
    while (len < t.len && ((unsigned char)t.at[len] & 0xc0) == 0x80) len++;
    return len;
}

static size_t characters(text t) {
    size_t n = 0;
    for (size_t i = 0; i < t.len; n++) i += character_len((text){ t.at + i, t.len - i });
    return n;
}

/* Each of b's is met once at most. */
static size_t common_characters(text a, text b) {
    bool used[LETTERS_MAX] = { false };
    size_t common = 0;
    for (size_t i = 0, len; i < a.len; i += len) {
        len = character_len((text){ a.at + i, a.len - i });
        for (size_t k = 0, n; k < b.len && k < LETTERS_MAX; k += n) {
            n = character_len((text){ b.at + k, b.len - k });
            if (used[k] || n != len || memcmp(a.at + i, b.at + k, n) != 0) continue;
            used[k] = true;
            common++;
            break;
        }
    }
    return common;
}

bool name_parts_are_alike(text a, text b) {
    a = text_without_note(a), b = text_without_note(b);
    if (a.len == 0 || b.len == 0) return true;
    if (is_ideograph(a.at, a.len) != is_ideograph(b.at, b.len)) return true;
    size_t n = characters(a), m = characters(b);
    return 2 * common_characters(a, b) >= (n > m ? n : m);
}

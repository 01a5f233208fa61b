/* name_parts: what of a name somebody may write alone, or in another order.
 *
 * A list says "张三 Zhang San" or "张三（曾用名张小三）", a record one of the two; a name in letters
 * stands with the surname in front or behind, with a hyphen or a comma, with accents or without.
 * So a name in ideographs is any run of them, and one in letters is its letters in the order of
 * the alphabet: whoever shuffles words, blanks and marks does not change them. That two people
 * have anagrams for names is rare; nothing that rests on this rejects anybody. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/name_parts.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "ground/dict.h"

enum { LETTERS_MIN = 4, LETTERS_MAX = 64, DECOMPOSED_MAX = 8, HAN_BYTES = 3 };

/* Of a name or of the note behind it; from `word` on those of the last word. */
typedef struct letters { utf8proc_int32_t at[LETTERS_MAX]; size_t count, word; } letters;

static const char *const before_names[] = { "曾用名", "原名", "又名", "别名", "化名", "本名", "即" };

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

bool name_parts_is_one(text name) {
    return run_len(name, 0) == name.len;
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
    if (run.len >= 2 * HAN_BYTES && to->run_count < NAME_RUNS_MAX)
        to->runs[to->run_count++] = run;
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

/* Each word once, or Lee Lee would have two in common with Ann Lee. */
static void end_word(letters *all, name_parts *to) {
    size_t len = all->count - all->word, i = 0;
    uint64_t word = dict_hash(all->at + all->word, len * sizeof *all->at);
    all->word = all->count;
    while (i < to->word_count && to->words[i] != word) i++;
    if (len >= 2 && i == to->word_count && i < NAME_WORDS_MAX) to->words[to->word_count++] = word;
}

static int by_number(const void *a, const void *b) {
    const utf8proc_int32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static bool keep_letters(letters *from, arena *a, text *out) {
    *out = (text){ "", 0 };
    if (from->count < LETTERS_MIN) return true;
    qsort(from->at, from->count, sizeof *from->at, by_number);
    char *made = arena_bytes(a, (const char *)from->at, from->count * sizeof *from->at);
    if (made != NULL) *out = (text){ made, from->count * sizeof *from->at };
    return made != NULL;
}

static bool take(name_parts *to, text part, arena *a, text *found) {
    letters all = { .count = 0, .word = 0 };
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
    return keep_letters(&all, a, found);
}

bool name_parts_read(text name, arena *a, name_parts *out) {
    text own = text_without_note(name), note = { name.at + own.len, name.len - own.len };
    out->run_count = out->word_count = 0;
    if (!take(out, own, a, &out->letters)) return false;
    out->of_name = out->run_count;
    return take(out, note, a, &out->of_note);
}

static bool same(text a, text b) {
    return a.len > 0 && text_equal(a, b);
}

bool name_parts_agree(const name_parts *a, const name_parts *b) {
    for (size_t i = 0; i < a->run_count; i++)
        for (size_t k = 0; k < b->run_count; k++)
            if ((i < a->of_name || k < b->of_name) && same(a->runs[i], b->runs[k])) return true;
    if (a->of_name > 0 && b->of_name > 0) return false;
    return same(a->letters, b->letters) || same(a->letters, b->of_note) ||
           same(a->of_note, b->letters);
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

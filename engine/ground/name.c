/* name: the form in which names are compared, and names that it cannot settle.
 *
 * Names are folded further than other texts: 眞 and 真 are one character in two shapes,
 * the same dot is written with six code points, and 王　明 is padded to the width of
 * three characters. What is one character is data, name_variants.csv, compiled in: what
 * a decision rests on must not change with a file beside the program. Characters that
 * only some people write the same way (余 and 餘 are two surnames) are not in it.
 *
 * Folding cannot settle everything. A rare character reaches a list as private use
 * (one department's font), as "?" or "□" (lost on the way), or described in parts
 * ("[王+炎]"), or is masked by whoever hands the list on ("王*国", "王○", "王某"). Each of them may be
 * the character that stands in the other list. So two names are the same, not the same, or
 * maybe: a gap stands for any one character, a run of lost ones for as many or fewer (a lost
 * character of two bytes leaves two "?"). Maybe is never a match that rejects and never "not
 * them". A private-use character does equal itself: two lists that agree in it agree in the
 * table it came from; lost characters agree in nothing. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/name.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "ground/unicode.h"

typedef struct variant { uint32_t from, to; } variant;
/* variants, sorted; variant_bits over U+4E00..U+9FFF; made by CMake */
#include <name_variants.inc>

enum {
    HAN_FIRST = 0x4e00,
    HAN_LAST = 0x9fff,
    GAPS_MAX = 100, /* characters of a name that is compared in spite of gaps */
    MASKED_MAX = 64 /* bytes */
};

/* ---- folding */

static uint32_t variant_of(uint32_t c) {
    size_t low = 0, high = sizeof variants / sizeof *variants;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (variants[middle].from < c) low = middle + 1;
        else high = middle;
    }
    return low < sizeof variants / sizeof *variants && variants[low].from == c
               ? variants[low].to
               : c;
}

static bool is_variant(const unsigned char *at) {
    unsigned c = (at[0] & 0xfu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu);
    return c >= HAN_FIRST && c <= HAN_LAST &&
           (variant_bits[(c - HAN_FIRST) / 32] >> (c - HAN_FIRST) % 32 & 1) != 0;
}

/* Ideographs, small letters and digits with single blanks between letters: as nearly all
 * are. */
bool name_is_settled(text t) {
    const unsigned char *at = (const unsigned char *)t.at;
    for (size_t i = 0; i < t.len;) {
        unsigned char c = at[i];
        if (c >= 0xe4 && c <= 0xe9 && i + 2 < t.len && !(c == 0xe4 && at[i + 1] < 0xb8)) {
            if (is_variant(at + i)) return false;
            i += 3;
        } else if (c == ' ') {
            if (i == 0 || i + 1 == t.len || at[i + 1] <= ' ' || at[i + 1] >= 0x7f ||
                at[i - 1] >= 0x80)
                return false;
            i++;
        } else if (c < ' ' || c >= 0x7f || c == '.' || (c >= 'A' && c <= 'Z')) {
            return false;
        } else {
            i++;
        }
    }
    return true;
}

static size_t step(text t, size_t at, uint32_t *c) {
    utf8proc_int32_t point;
    utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)t.at + at,
                                          (utf8proc_ssize_t)(t.len - at), &point);
    *c = n > 0 ? (uint32_t)point : (unsigned char)t.at[at];
    return n > 0 ? (size_t)n : 1;
}

static bool is_ideograph(uint32_t c) {
    return (c >= 0x3400 && c <= HAN_LAST) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0x20000 && c <= 0x3ffff) || c == 0x3007;
}

/* Beside these a blank says nothing. */
static bool swallows_blanks(uint32_t c) {
    return c == '.' || is_ideograph(c);
}

/* No variant is longer than what it stands for: the text fits where it was. */
static size_t rewrite(text t, char *out) {
    size_t n = 0;
    uint32_t before = '.', c;
    bool gap = false;
    for (size_t i = 0, len; i < t.len; i += len) {
        len = step(t, i, &c);
        if (c == ' ') {
            gap = true;
            continue;
        }
        uint32_t to = variant_of(c);
        if (gap && !swallows_blanks(before) && !swallows_blanks(to)) out[n++] = ' ';
        gap = false;
        before = to;
        if (to != c) n += (size_t)utf8proc_encode_char((utf8proc_int32_t)to,
                                                       (utf8proc_uint8_t *)out + n);
        else memmove(out + n, t.at + i, len), n += len;
    }
    return n;
}

bool name_fold(arena *a, text t, text *out) {
    *out = t;
    if (name_is_settled(t)) return true;
    text folded;
    if (!unicode_fold(a, t, &folded)) return false;
    *out = folded;
    if (folded.len == 0 || name_is_settled(folded) || unicode_bad_byte(folded) < folded.len)
        return true;
    char *made = arena_take(a, folded.len);
    if (made == NULL) return false;
    *out = (text){ made, rewrite(folded, made) };
    return true;
}

/* ---- gaps */

static bool is_private(uint32_t c) {
    return (c >= 0xe000 && c <= 0xf8ff) || (c >= 0xf0000 && c <= 0x10fffd);
}

enum { SOMEBODY = 0x67d0 };   /* 某: one character of a name, or more */

/* "?", "？", "□", "〓", U+FFFD; masks: "*", "＊", "×", "○", "●", "■", "〇" */
static bool is_lost(uint32_t c) {
    static const uint32_t marks[] = { '?',    0xff1f, 0x25a1, 0x3013, 0xfffd, '*',     0xff0a,
                                      0xd7,   0x25cb, 0x25cf, 0x25a0, 0x3007 };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (c == marks[i]) return true;
    return false;
}

static bool is_x(uint32_t c) {
    return c == 'x' || c == 'X';
}

/* In "王XX" letters are a mask: ideographs, and no other letters of the alphabet. What is longer
 * than any name is none. */
static bool masks_with_x(text t) {
    bool any = false;
    uint32_t c;
    for (size_t i = 0, len; i < t.len && t.len <= MASKED_MAX; i += len) {
        len = step(t, i, &c);
        any |= is_ideograph(c);
        if (((c | 0x20) >= 'a' && (c | 0x20) <= 'z') && !is_x(c)) return false;
    }
    return any;
}

/* "[王+炎]" at `at`: its length, or 0. */
static size_t bracketed(text t, size_t at) {
    bool sum = false;
    uint32_t c;
    size_t i = at, len = step(t, i, &c);
    if (c != '[' && c != 0xff3b && c != 0x3014) return 0;
    for (i += len; i < t.len; i += len) {
        len = step(t, i, &c);
        if (c == ']' || c == 0xff3d || c == 0x3015) return sum ? i + len - at : 0;
        sum |= c == '+' || c == '-' || c == '*' || c == '/' || c == 0xff0b;
    }
    return 0;
}

/* "⿰王炎" at `at`: its length, or 0. */
static size_t described(text t, size_t at) {
    size_t wanted = 1, i = at, len;
    uint32_t c;
    for (; wanted > 0 && i < t.len; i += len) {
        len = step(t, i, &c);
        bool joins = c >= 0x2ff0 && c <= 0x2ffb;
        if (i == at && !joins) return 0;
        if (joins) wanted += c == 0x2ff2 || c == 0x2ff3 ? 2 : 1;
        else wanted--;
    }
    return wanted == 0 ? i - at : 0;
}

/* "王某", "王某某", "某某": behind the first character nothing else. In 陳查某, a name, it is no mask. */
static bool masks_with_somebody(text t) {
    uint32_t c;
    size_t i = step(t, 0, &c);
    bool all = c == SOMEBODY || (is_ideograph(c) && i < t.len);
    for (size_t len; i < t.len && all; i += len) {
        len = step(t, i, &c);
        all = c == SOMEBODY;
    }
    return all;
}

enum { LETTER, GAP, LOST, LOST_MORE }; /* LOST_MORE: one more of a run, or none */
typedef struct piece { uint32_t letter; uint8_t kind; } piece;

/* The next piece of a name; its length in bytes. */
static size_t piece_at(text t, size_t at, uint8_t before, piece *out) {
    uint32_t c;
    size_t len = step(t, at, &c), whole = bracketed(t, at);
    if (whole == 0) whole = described(t, at);
    *out = (piece){ c, LETTER };
    if (whole > 0) out->kind = GAP;
    else if (is_private(c)) out->kind = GAP;
    else if (is_lost(c) || (is_x(c) && masks_with_x(t)) ||
             (c == SOMEBODY && masks_with_somebody(t)))
        out->kind = before >= LOST ? LOST_MORE : LOST;
    return whole > 0 ? whole : len;
}

/* The first bytes of gaps: a name without them has none, and nearly all names are without. A
 * few stand in thousands of others too: of "×", of 某, and x. */
enum { NO_GAP, BEGINS_GAP, MAY_BEGIN_GAP };
static const uint8_t begins_gap[256] = {
    ['?'] = BEGINS_GAP,  ['['] = BEGINS_GAP,  ['*'] = BEGINS_GAP,  [0xe2] = BEGINS_GAP,
    [0xe3] = BEGINS_GAP, [0xee] = BEGINS_GAP, [0xef] = BEGINS_GAP, [0xf3] = BEGINS_GAP,
    [0xf4] = BEGINS_GAP, [0xc3] = MAY_BEGIN_GAP, [0xe6] = MAY_BEGIN_GAP,
    ['x'] = MAY_BEGIN_GAP, ['X'] = MAY_BEGIN_GAP,
};

static bool begins_mask(text t, size_t at) {
    const unsigned char *c = (const unsigned char *)t.at + at;
    size_t left = t.len - at;
    if (c[0] == 0xc3) return left > 1 && c[1] == 0x97;
    if (c[0] == 0xe6) return left > 2 && c[1] == 0x9f && c[2] == 0x90;
    return masks_with_x(t);
}

static bool gap_at(text t, size_t at) {
    uint8_t kind = begins_gap[(unsigned char)t.at[at]];
    return kind == BEGINS_GAP || (kind == MAY_BEGIN_GAP && begins_mask(t, at));
}

/* U+4000 to U+9FFF. */
static bool is_ideograph_at(const char *at) {
    return (unsigned char)at[0] >= 0xe4 && (unsigned char)at[0] <= 0xe9;
}

static bool is_somebody(const char *at) {
    return memcmp(at, "\xe6\x9f\x90", 3) == 0; /* 某 */
}

/* Ideographs are passed over as a whole: 某 alone begins a gap, and no byte within does. */
bool name_may_have_gap(text t) {
    bool any = false;
    size_t i = 0;
    for (;;) {
        for (; t.len - i >= 3 && is_ideograph_at(t.at + i); i += 3)
            any |= is_somebody(t.at + i);
        if (i == t.len) return any;
        if (gap_at(t, i++)) return true;
    }
}

/* By itself, so that names without gaps cost no more than a look. */
__attribute__((noinline)) static name_gaps look_closely(text t) {
    size_t rare = 0, lost = 0, letters = 0;
    piece p = { 0, LETTER };
    for (size_t i = 0; i < t.len;) {
        i += piece_at(t, i, p.kind, &p);
        rare += p.kind == GAP;
        lost += p.kind >= LOST;
        letters += p.kind == LETTER && p.letter != ' ' && p.letter != 0x3000 && p.letter != '.';
    }
    if (lost > 0) return letters + rare > 0 ? GAPS_SOME_LOST : GAPS_ALL_LOST;
    return rare > 0 ? GAPS_RARE : GAPS_NONE;
}

name_gaps name_look(text t) {
    return name_may_have_gap(t) ? look_closely(t) : GAPS_NONE;
}

/* GAPS_MAX + 1: too long. */
static size_t pieces_of(text t, piece *out) {
    size_t n = 0;
    uint8_t before = LETTER;
    for (size_t i = 0; i < t.len; n++) {
        if (n >= GAPS_MAX - 1) return GAPS_MAX + 1;
        i += piece_at(t, i, before, &out[n]);
        before = out[n].kind;
        if (out[n].letter == SOMEBODY && before >= LOST)
            out[++n] = (piece){ SOMEBODY, LOST_MORE };
    }
    return n;
}

static bool may_be_one(piece a, piece b) {
    return a.kind != LETTER || b.kind != LETTER || a.letter == b.letter;
}

/* Can the pieces of both be laid side by side? The usual table, row by row: can[j] says it of
 * the pieces before i and the pieces before j. */
static bool may_agree(const piece *a, size_t n, const piece *b, size_t m) {
    bool can[GAPS_MAX + 1] = { true };
    for (size_t j = 1; j <= m; j++) can[j] = can[j - 1] && b[j - 1].kind == LOST_MORE;
    for (size_t i = 1; i <= n; i++) {
        bool corner = can[0];
        can[0] = can[0] && a[i - 1].kind == LOST_MORE;
        for (size_t j = 1; j <= m; j++) {
            bool above = can[j];
            can[j] = (corner && may_be_one(a[i - 1], b[j - 1])) ||
                     (above && a[i - 1].kind == LOST_MORE) ||
                     (can[j - 1] && b[j - 1].kind == LOST_MORE);
            corner = above;
        }
    }
    return can[m];
}

static bool has_lost(const piece *p, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (p[i].kind >= LOST) return true;
    return false;
}

bool name_is_lost(text t) {
    return t.len > 0 && gap_at(t, 0) && name_look(t) == GAPS_ALL_LOST;
}

answer name_same(text a, text b) {
    piece one[GAPS_MAX], other[GAPS_MAX];
    bool equal = text_equal(a, b);
    if (!name_may_have_gap(a) && !name_may_have_gap(b)) return equal ? YES : NO;
    size_t n = pieces_of(a, one), m = pieces_of(b, other);
    if (n > GAPS_MAX || m > GAPS_MAX) return MAYBE;
    if (equal && !has_lost(one, n)) return YES;
    return may_agree(one, n, other, m) ? MAYBE : NO;
}

/* unicode: UTF-8 checks, and the folded form in which names and ids are compared.
 *
 * Folding is NFKC plus case folding (utf8proc's own data), then every run of
 * blanks becomes one space. Plain ASCII and plain ideographs, which is nearly
 * all of a real list, are recognised without asking utf8proc. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/unicode.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* The first byte from `i` on that is not ASCII, looked for eight, or four times eight, at a
 * time. */
static size_t skip_ascii(text t, size_t i) {
    for (uint64_t a, b, c, d; i + 32 <= t.len; i += 32) {
        memcpy(&a, t.at + i, 8);
        memcpy(&b, t.at + i + 8, 8);
        memcpy(&c, t.at + i + 16, 8);
        memcpy(&d, t.at + i + 24, 8);
        if (((a | b | c | d) & 0x8080808080808080u) != 0) break;
    }
    for (uint64_t eight; i + 8 <= t.len; i += 8) {
        memcpy(&eight, t.at + i, 8);
        eight &= 0x8080808080808080u;
        if (eight == 0) continue;
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        eight = __builtin_bswap64(eight);
#endif
        return i + (size_t)__builtin_ctzll(eight) / 8;
    }
    while (i < t.len && (unsigned char)t.at[i] < 0x80) i++;
    return i;
}

static bool goes_on(utf8proc_uint8_t c) {
    return (c & 0xc0) == 0x80;
}

/* U+1000 to U+CFFF: three bytes, each good whatever the others are. */
static bool is_plain_three(const utf8proc_uint8_t *at) {
    return at[0] >= 0xe1 && at[0] <= 0xec && goes_on(at[1]) && goes_on(at[2]);
}

size_t unicode_bad_byte(text t) {
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)t.at;
    size_t i = 0;
    while ((i = skip_ascii(t, i)) < t.len) {
        size_t before = i;
        while (t.len - i >= 3 && is_plain_three(at + i)) i += 3;
        if (i > before) continue;
        utf8proc_int32_t point;
        utf8proc_ssize_t n = utf8proc_iterate(at + i, (utf8proc_ssize_t)(t.len - i), &point);
        if (n <= 0) return i;
        i += (size_t)n;
    }
    return t.len;
}

/* Eight visible ASCII characters, which no form changes; without capitals if case is folded.
 * Each sum carries into the high bit of its byte from a certain character on. */
static bool is_solid(const char *at, bool fold_case) {
    static const uint64_t every = 0x0101010101010101u, high = 0x8080808080808080u;
    uint64_t x;
    memcpy(&x, at, 8);
    if (((x | (x + every)) & high) != 0 || ((x + every * (0x80 - '!')) & high) != high)
        return false;
    return !fold_case || ((x + every * (0x80 - 'A')) & ~(x + every * (0x7f - 'Z')) & high) == 0;
}

/* True when neither NFKC nor squeezing blanks nor, if asked, case folding could change it. */
static bool is_settled(text t, bool fold_case) {
    const unsigned char *at = (const unsigned char *)t.at;
    for (size_t i = 0; i < t.len;) {
        unsigned char c = at[i];
        if (c < 0x80 && t.len - i >= 8 && is_solid(t.at + i, fold_case)) {
            i += 8;
        } else if (c < 0x80) {
            if (c <= ' ' && (c != ' ' || i == 0 || i + 1 == t.len || at[i + 1] == ' '))
                return false;
            if (c == 0x7f || (fold_case && c >= 'A' && c <= 'Z')) return false;
            i++;
        } else if (c >= 0xe4 && c <= 0xe9 && i + 2 < t.len &&
                   !(c == 0xe4 && at[i + 1] < 0xb8)) {
            i += 3;               /* U+4E00..U+9FFF: ideographs that every form leaves alone */
        } else {
            return false;
        }
    }
    return true;
}

static bool is_space(utf8proc_int32_t c) {
    if (c == ' ' || (c >= 9 && c <= 13) || c == 0x85) return true;
    utf8proc_category_t kind = utf8proc_category(c);
    return kind == UTF8PROC_CATEGORY_ZS || kind == UTF8PROC_CATEGORY_ZL ||
           kind == UTF8PROC_CATEGORY_ZP;
}

/* Rewrites in place: blanks squeezed and trimmed. */
static size_t squeeze(utf8proc_uint8_t *bytes, size_t len) {
    size_t in = 0, out = 0;
    bool gap = false;
    while (in < len) {
        utf8proc_int32_t c;
        utf8proc_ssize_t n = utf8proc_iterate(bytes + in, (utf8proc_ssize_t)(len - in), &c);
        if (n <= 0) {
            bytes[out++] = bytes[in++];
            continue;
        }
        in += (size_t)n;
        if (is_space(c)) {
            gap = out > 0;
            continue;
        }
        if (gap) bytes[out++] = ' ';
        gap = false;
        out += (size_t)utf8proc_encode_char(c, bytes + out);
    }
    return out;
}

static bool is_ascii_line(text t) {
    for (size_t i = 0; i < t.len; i++)
        if (t.at[i] < ' ' || t.at[i] > '~') return false;
    return true;
}

/* ASCII without control characters: its only other forms are small letters and fewer blanks. */
static bool fold_ascii(arena *a, text t, bool fold_case, text *out) {
    char *made = arena_bytes(a, t.at, t.len);
    size_t n = 0;
    if (made == NULL) return false;
    for (size_t i = 0; i < t.len; i++) {
        char c = t.at[i];
        if (c == ' ' && (n == 0 || made[n - 1] == ' ')) continue;
        made[n++] = fold_case && c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    if (n > 0 && made[n - 1] == ' ') n--;
    *out = (text){ made, n };
    return true;
}

/* The form of a text that is not settled; *out is the text itself before. */
static bool normalize(arena *a, text t, bool fold_case, text *out) {
    if (is_ascii_line(t)) return fold_ascii(a, t, fold_case, out);
    utf8proc_uint8_t *made = NULL;
    /* Characters that show nothing carry no letter. They go before composing, or a mark after
     * one would not meet its letter and folding twice would differ from folding once. */
    utf8proc_option_t how =
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_IGNORE;
    if (fold_case) how |= UTF8PROC_CASEFOLD;
    utf8proc_ssize_t len =
        utf8proc_map((const utf8proc_uint8_t *)t.at, (utf8proc_ssize_t)t.len, &made, how);
    if (len == UTF8PROC_ERROR_NOMEM) return false;
    if (len < 0) return true;           /* not UTF-8: compared as it is */
    size_t kept = squeeze(made, (size_t)len);
    bool good = arena_text(a, (text){ (const char *)made, kept }, out);
    free(made);
    return good;
}

bool unicode_fold(arena *a, text t, text *out) {
    *out = t;
    return is_settled(t, true) || normalize(a, t, true, out);
}

bool unicode_plain(arena *a, text t, text *out) {
    *out = t;
    return is_settled(t, false) || normalize(a, t, false, out);
}

static size_t step_width(const char *at, size_t left, size_t *bytes) {
    utf8proc_int32_t c;
    utf8proc_ssize_t n =
        utf8proc_iterate((const utf8proc_uint8_t *)at, (utf8proc_ssize_t)left, &c);
    *bytes = n > 0 ? (size_t)n : 1;
    if (n <= 0) return 1;
    int width = utf8proc_charwidth(c);
    return width > 0 ? (size_t)width : 0;
}

size_t unicode_width(text t) {
    size_t width = 0, bytes;
    for (size_t i = 0; i < t.len; i += bytes) width += step_width(t.at + i, t.len - i, &bytes);
    return width;
}

text unicode_cut(text t, size_t columns) {
    size_t width = 0, bytes, i = 0;
    for (; i < t.len; i += bytes) {
        width += step_width(t.at + i, t.len - i, &bytes);
        if (width > columns) break;
    }
    return (text){ t.at, i < t.len ? i : t.len };
}

/* sink: buffered, checked output, and the escaping functions.
 *
 * The first failure sticks: writers need not look after every call, and
 * sink_close says it once, with the file's name. All escaping of text that comes
 * from data is here: CSV (spreadsheet formulas), JSON, terminals, HTML. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <utf8proc.h>

/* What is written of a long file at once: whole blocks that stand where a block begins, which
 * the kernel takes in large pieces. Some room is behind a block, so that it is full. */
enum { SINK_ROOM = 1 << 16, BLOCK = 1 << 18, BLOCK_ROOM = BLOCK + 4096, LARGE_FILE = 1 << 20 };

int sink_create(sink *s, int folder_fd, const char *name, fault *f) {
    *s = (sink){ .name = name };
    s->fd = openat(folder_fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (s->fd < 0) {
        s->failed = true;
        return fault_set(f, FAULT_OUTPUT, name, 0, 0, "cannot be created: %s", strerror(errno));
    }
    s->file = true;
    return 0;
}

void sink_wrap(sink *s, int fd, const char *name) {
    *s = (sink){ .file = true, .fd = fd, .name = name };
}

void sink_memory(sink *s) {
    *s = (sink){ 0 };
}

/* What has failed has no room: so whoever writes need ask one thing only. */
static void fail(sink *s, int error) {
    if (!s->failed) s->error = error;
    s->failed = true;
    s->room = s->used;
}

static void write_all(sink *s, const char *at, size_t left) {
    while (left > 0 && !s->failed) {
        ssize_t n = write(s->fd, at, left);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) {
            fail(s, n < 0 ? errno : EIO);
            return;
        }
        at += n;
        left -= (size_t)n;
        s->written += (uint64_t)n;
    }
}

static void write_blocks(sink *s) {
    size_t whole = s->used - s->used % BLOCK;
    write_all(s, s->buffer, whole);
    if (s->failed) return;
    s->used -= whole;
    memmove(s->buffer, s->buffer + whole, s->used);
}

/* A short file needs no room for a block. */
static size_t room_after(const sink *s) {
    if (!s->file || s->room >= BLOCK_ROOM) return s->room + s->room / 2 + 256;
    return s->room == 0 ? SINK_ROOM : BLOCK_ROOM;
}

/* Room for `len` more bytes in the buffer; memory sinks grow, files are written. */
static bool make_room(sink *s, size_t len) {
    if (s->failed) return false;
    if (s->room - s->used >= len) return true;
    if (s->file && s->used >= BLOCK) {
        write_blocks(s);
        if (s->failed) return false;
        if (s->room - s->used >= len) return true;
    }
    size_t room = room_after(s);
    if (room - s->used < len) room = s->used + len;
    char *bigger = room < s->used ? NULL : realloc(s->buffer, room);
    if (bigger == NULL) {
        fail(s, ENOMEM);
        return false;
    }
    s->buffer = bigger;
    s->room = room;
    return true;
}

void sink_more(sink *s, const void *bytes, size_t len) {
    if (len == 0 || !make_room(s, len)) return;
    memcpy(s->buffer + s->used, bytes, len);
    s->used += len;
}

void sink_print(sink *s, const char *format, ...) {
    va_list words, again;
    size_t room = s->failed ? 0 : s->room - s->used;
    va_start(words, format);
    va_copy(again, words);
    int len = vsnprintf(room > 0 ? s->buffer + s->used : NULL, room, format, words);
    va_end(words);
    bool fits = len >= 0 && (size_t)len < room;
    if (len >= 0 && !fits && make_room(s, (size_t)len + 1)) {
        vsnprintf(s->buffer + s->used, (size_t)len + 1, format, again);
        fits = true;
    }
    va_end(again);
    if (fits) s->used += (size_t)len;
}

char *sink_more_room(sink *s, size_t len) {
    return make_room(s, len) ? s->buffer + s->used : NULL;
}

void sink_number(sink *s, int64_t n) {
    char digits[24];
    size_t i = sizeof digits;
    uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    do digits[--i] = (char)('0' + rest % 10), rest /= 10;
    while (rest > 0);
    if (n < 0) digits[--i] = '-';
    sink_bytes(s, digits + i, sizeof digits - i);
}

/* Where full-width letters are typed, spreadsheets take them for the plain ones: U+FF0B, FF0D,
 * FF1D, FF20, all of which begin with 0xEF 0xBC. The text is not empty. */
static bool is_formula(text t) {
    static const char wide[] = "\x8b\x8d\x9d\xa0";
    switch ((unsigned char)t.at[0]) {
    case '=': case '+': case '-': case '@': case '\t': case '\r': case '\n': return true;
    case 0xef:
        return t.len >= 3 && (unsigned char)t.at[1] == 0xbc &&
               memchr(wide, t.at[2], sizeof wide - 1) != NULL;
    default: return false;
    }
}

/* ---- many bytes at a time ------------------------------------------------------------ */

enum { WIDE = 8, WIDEST = 16 };
static const uint64_t every = 0x0101010101010101u, high = 0x8080808080808080u;
/* Processors that have no such thing are given two of eight bytes by the compiler. */
typedef unsigned char sixteen __attribute__((vector_size(WIDEST)));
typedef uint64_t eights __attribute__((vector_size(WIDEST)));

static uint64_t eight_at(const char *at) {
    uint64_t x;
    memcpy(&x, at, WIDE);
    return x;
}

static sixteen sixteen_at(const char *at) {
    sixteen x;
    memcpy(&x, at, WIDEST);
    return x;
}

static sixteen sixteen_of(char c) {
    sixteen x;
    memset(&x, c, WIDEST);
    return x;
}

/* Does some byte break a field of CSV? */
static bool has_break(sixteen x, char separator) {
    eights found = (eights)((x == sixteen_of('"')) | (x == sixteen_of('\n')) |
                            (x == sixteen_of('\r')) | (x == sixteen_of(separator)));
    return (found[0] | found[1]) != 0;
}

/* The bytes of a field of less than eight, some of them twice, and zeros, which separate
 * nothing. */
static uint64_t fewer_than_eight(text t) {
    uint32_t first, last;
    if (t.len < sizeof first)
        return (uint64_t)(unsigned char)t.at[0] << 16 |
               (uint64_t)(unsigned char)t.at[t.len / 2] << 8 | (unsigned char)t.at[t.len - 1];
    memcpy(&first, t.at, sizeof first);
    memcpy(&last, t.at + t.len - sizeof last, sizeof last);
    return (uint64_t)first << 32 | last;
}

static sixteen fewer_than_sixteen(text t) {
    if (t.len < WIDE) return (sixteen)(eights){ fewer_than_eight(t), 0 };
    return (sixteen)(eights){ eight_at(t.at), eight_at(t.at + t.len - WIDE) };
}

/* Would the field, which is not empty, be cut or broken without quotes? The last sixteen bytes
 * are looked at together, whether some of them were looked at before or not. */
static bool needs_quotes(text t, char separator) {
    if (t.len < WIDEST) return has_break(fewer_than_sixteen(t), separator);
    for (size_t i = 0; i + WIDEST < t.len; i += WIDEST)
        if (has_break(sixteen_at(t.at + i), separator)) return true;
    return has_break(sixteen_at(t.at + t.len - WIDEST), separator);
}

void sink_csv(sink *s, text t, bool guard) {
    sink_csv_by(s, t, guard, ',');
}

static void put_quoted(sink *s, text t, bool formula) {
    sink_words(s, formula ? "\"'" : "\"");
    while (t.len > 0) {
        const char *quote = memchr(t.at, '"', t.len);
        size_t len = quote == NULL ? t.len : (size_t)(quote - t.at) + 1;
        sink_bytes(s, t.at, len);
        if (quote != NULL) sink_bytes(s, "\"", 1);
        t = (text){ t.at + len, t.len - len };
    }
    sink_words(s, "\"");
}

void sink_csv_by(sink *s, text t, bool guard, char separator) {
    if (t.len == 0) return;
    bool formula = guard && is_formula(t);
    if (formula || needs_quotes(t, separator)) put_quoted(s, t, formula);
    else sink_text(s, t);
}

void sink_csv_then(sink *s, text t, bool guard, text then) {
    bool plain = t.len > 0 && !(guard && is_formula(t)) && !needs_quotes(t, ',');
    char *at = plain ? sink_room(s, t.len + then.len) : NULL;
    if (at == NULL) {
        sink_csv(s, t, guard);
        sink_text(s, then);
        return;
    }
    memcpy(at, t.at, t.len);
    if (then.len > 0) memcpy(at + t.len, then.at, then.len);
    s->used += t.len + then.len;
}

/* One code point from t at i; -1 for a byte that is not UTF-8. */
static utf8proc_int32_t next_point(text t, size_t i, size_t *bytes) {
    utf8proc_int32_t c;
    utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)t.at + i,
                                          (utf8proc_ssize_t)(t.len - i), &c);
    *bytes = n > 0 ? (size_t)n : 1;
    return n > 0 ? c : -1;
}

/* Eight bytes of printable ASCII, none of which begins or ends markup or a string. No byte
 * carries into the next: all are below 0x7f where the sums are taken. */
static bool is_wide_plain(const char *at) {
    uint64_t x = eight_at(at), low = every * 0x7f;
    if (((x | (x + every)) & high) != 0) return false;
    uint64_t plain = x + every * (0x80 - ' ');
    plain &= (x ^ every * '"') + low;
    plain &= (x ^ every * '\\') + low;
    plain &= ((x | every) ^ every * '\'') + low;       /* & and ' differ in this bit, */
    plain &= ((x | every * 2) ^ every * '>') + low;    /* < and > in that one */
    return (plain & high) == high;
}

static bool is_plain(unsigned char c) {
    return c >= ' ' && c < 0x7f && c != '<' && c != '>' && c != '&' && c != '"' && c != '\'' &&
           c != '\\';
}

/* U+3000..9FFF */
static bool is_ideograph(const unsigned char *b) {
    return b[0] >= 0xe3 && b[0] <= 0xe9 && (b[1] & 0xc0) == 0x80 && (b[2] & 0xc0) == 0x80;
}

/* How many bytes from `at` on are characters that mean nothing to anybody who is written for
 * here: printable ASCII but for what begins or ends markup or a string, and U+3000..9FFF. */
static size_t plain_run(text t, size_t at) {
    const unsigned char *b = (const unsigned char *)t.at;
    size_t i = at, before;
    do {
        before = i;
        while (t.len - i >= WIDE && is_wide_plain(t.at + i)) i += WIDE;
        if (t.len - i < WIDE && t.len >= WIDE && is_wide_plain(t.at + t.len - WIDE))
            return t.len - at;           /* some of the last eight were looked at before */
        while (i < t.len && is_plain(b[i])) i++;
        while (t.len - i >= 3 && is_ideograph(b + i)) i += 3;
    } while (i > before);
    return i - at;
}

/* Writes what is plain from *at on; then the next character, which is not. false: the text is
 * at its end. */
static bool next_odd(sink *s, text t, size_t *at, utf8proc_int32_t *c, size_t *bytes) {
    size_t run = plain_run(t, *at);
    if (run > 0) sink_bytes(s, t.at + *at, run);
    *at += run;
    if (*at >= t.len) return false;
    *c = next_point(t, *at, bytes);
    return true;
}

void sink_json(sink *s, text t) {
    sink_words(s, "\"");
    size_t bytes;
    utf8proc_int32_t c;
    for (size_t i = 0; next_odd(s, t, &i, &c, &bytes); i += bytes) {
        if (c == '"' || c == '\\')
            sink_print(s, "\\%c", (char)c);
        else if (c < 0)
            sink_words(s, "\xef\xbf\xbd");
        else if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029)
            sink_print(s, "\\u%04x", (unsigned)c);
        else
            sink_bytes(s, t.at + i, bytes);
    }
    sink_words(s, "\"");
}

/* Characters that move the cursor, change direction or hide. */
static bool is_treacherous(utf8proc_int32_t c) {
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x61c || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

void sink_terminal(sink *s, text t) {
    size_t bytes;
    utf8proc_int32_t c;
    for (size_t i = 0; next_odd(s, t, &i, &c, &bytes); i += bytes) {
        if (c < 0)
            sink_words(s, "\xef\xbf\xbd");
        else if (is_treacherous(c))
            sink_print(s, "\\u{%x}", (unsigned)c);
        else
            sink_bytes(s, t.at + i, bytes);
    }
}

void sink_html(sink *s, text t) {
    static const char marks[] = "&<>\"'";
    static const char *const entities[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#39;" };
    size_t bytes;
    utf8proc_int32_t c;
    for (size_t i = 0; next_odd(s, t, &i, &c, &bytes); i += bytes) {
        const char *mark = c > 0 && c < 0x80 ? strchr(marks, (char)c) : NULL;
        if (mark != NULL)
            sink_words(s, entities[mark - marks]);
        else
            sink_terminal(s, (text){ t.at + i, bytes });
    }
}

/* What begins or ends markup is written by its number; the rest of the page never sees it. */
void sink_script(sink *s, text t) {
    size_t bytes;
    utf8proc_int32_t c;
    sink_words(s, "\"");
    for (size_t i = 0; next_odd(s, t, &i, &c, &bytes); i += bytes) {
        if (c == '<' || c == '>' || c == '&' || c == '"' || c == '\\' || c == '\'')
            sink_print(s, "\\u%04x", (unsigned)c);
        else if (c < 0)
            sink_words(s, "\xef\xbf\xbd");
        else if (is_treacherous(c))
            sink_print(s, "\\\\u{%x}", (unsigned)c);
        else
            sink_bytes(s, t.at + i, bytes);
    }
    sink_words(s, "\"");
}

static int say(const sink *s, fault *f) {
    if (!s->failed) return 0;
    if (s->error == ENOMEM) return fault_memory(f);
    return fault_set(f, FAULT_OUTPUT, s->name, 0, 0, "could not be written: %s",
                     strerror(s->error));
}

int sink_flush(sink *s, fault *f) {
    if (s->file && s->used > 0) {
        write_all(s, s->buffer, s->used);
        s->used = 0;
    }
    return say(s, f);
}

int sink_close(sink *s, bool sync, fault *f) {
    sink_flush(s, NULL);
    if (s->file) {
        if (!sync && s->written >= LARGE_FILE)
            sync_file_range(s->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
        if (sync && !s->failed && fsync(s->fd) != 0 && errno != EINVAL && errno != EROFS)
            fail(s, errno);
        if (close(s->fd) != 0) fail(s, errno);
        s->file = false;
        free(s->buffer);
        s->buffer = NULL;
        s->used = s->room = 0;
    }
    return say(s, f);
}

void sink_drop(sink *s) {
    if (s->file) close(s->fd);
    free(s->buffer);
    *s = (sink){ 0 };
}

/* page: text for people in lines of at most 80 columns.
 *
 * Words gather in memory until a line is ended; only then is it known where it must be
 * broken. A line breaks at a blank, or anywhere between two wide (Chinese) characters, but
 * not before a closing mark; what has neither is cut hard. Text from data is escaped when it
 * is put on the line, so its width is the width of what is shown. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/page.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground/unicode.h"
#include "tally/spread.h"

static sink *line_of(page *p) {
    if (!p->ready) sink_memory(&p->line);
    p->ready = true;
    return &p->line;
}

void page_words(page *p, const char *ours) {
    sink_words(line_of(p), ours);
}

void page_text(page *p, text theirs) {
    sink_terminal(line_of(p), theirs);
}

void page_print(page *p, const char *format, ...) {
    char words[512];
    va_list values;
    va_start(values, format);
    vsnprintf(words, sizeof words, format, values);
    va_end(values);
    sink_words(line_of(p), words);
}

text number_words(uint64_t n, char buffer[32]) {
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%" PRIu64, n);
    size_t used = 0;
    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0) buffer[used++] = ',';
        buffer[used++] = digits[i];
    }
    buffer[used] = '\0';
    return (text){ buffer, used };
}

text percent_words(uint64_t n, uint64_t of, char buffer[48]) {
    char shown[32];
    if (of == 0) return TEXT("-");
    tenths_print(share_tenths(n, of), shown);
    snprintf(buffer, 48, "%s %%", shown);
    return text_of(buffer);
}

text points_words(int64_t tenths, char buffer[48]) {
    char shown[32];
    tenths_print(tenths, shown);
    snprintf(buffer, 48, "%s%s", tenths > 0 ? "+" : "", shown);
    return text_of(buffer);
}

text place_words(text file, uint32_t line, char *buffer, size_t size) {
    char digits[12];
    size_t at = sizeof digits, len;
    do digits[--at] = (char)('0' + line % 10), line /= 10;
    while (line > 0);
    digits[--at] = ':';
    len = file.len < size ? file.len : size;
    if (len > 0) memcpy(buffer, file.at, len);
    size_t more = sizeof digits - at < size - len ? sizeof digits - at : size - len;
    memcpy(buffer + len, digits + at, more);
    return (text){ buffer, len + more };
}

void page_number(page *p, uint64_t n) {
    char buffer[32];
    sink_text(line_of(p), number_words(n, buffer));
}

/* ---- breaking ------------------------------------------------------------ */

static bool is_wide(const char *at) {
    return (unsigned char)*at >= 0xe0; /* first byte of three or four: Chinese and its marks */
}

/* Marks that must not begin a line. */
static bool closes(text t, size_t at) {
    static const char *const marks[] = { "，", "。", "；", "：", "、",
                                         "）", "」", "》", "！", "？" };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (t.len - at >= 3 && memcmp(t.at + at, marks[i], 3) == 0) return true;
    return false;
}

static size_t point_before(text t, size_t at) {
    do at--;
    while (at > 0 && ((unsigned char)t.at[at] & 0xc0) == 0x80);
    return at;
}

static bool may_break(text t, size_t at) {
    if (t.at[at] == ' ') return true;
    if (closes(t, at)) return false;
    return is_wide(t.at + at) || is_wide(t.at + point_before(t, at));
}

/* How many bytes of `t` go on a line of `columns`. */
static size_t line_length(text t, size_t columns) {
    size_t fits = unicode_cut(t, columns).len;
    if (fits == t.len) return fits;
    for (size_t at = fits; at > 0; at = point_before(t, at))
        if (may_break(t, at)) return at;
    return fits > 0 ? fits : t.len;
}

static void put_blanks(sink *to, size_t n) {
    for (; n > 0; n--) sink_words(to, " ");
}

void page_end(page *p, size_t indent, size_t hang) {
    sink *line = line_of(p);
    text rest = { line->buffer != NULL ? line->buffer : "", line->used };
    size_t from = indent;
    do {
        size_t len = line_length(rest, PAGE_WIDTH - from);
        text head = { rest.at, len };
        while (head.len > 0 && head.at[head.len - 1] == ' ') head.len--;
        if (head.len > 0) put_blanks(p->to, from);
        sink_text(p->to, head);
        sink_words(p->to, "\n");
        rest.at += len;
        rest.len -= len;
        while (rest.len > 0 && rest.at[0] == ' ') rest.at++, rest.len--;
        from = hang;
    } while (rest.len > 0);
    line->used = 0;
}

void page_blank(page *p) {
    sink_words(p->to, "\n");
}

void page_heading(page *p, const char *ours) {
    page_blank(p);
    page_words(p, ours);
    page_end(p, 0, 0);
}

/* ---- rows ------------------------------------------------------------ */

void page_cell(page *p, text theirs, size_t columns, bool right) {
    sink shown;
    sink_memory(&shown);
    sink_terminal(&shown, theirs);
    text words = { shown.buffer != NULL ? shown.buffer : "", shown.used };
    bool cut = unicode_width(words) > columns;
    if (cut) words = unicode_cut(words, columns > 3 ? columns - 3 : 0);
    size_t width = unicode_width(words) + (cut ? 3 : 0);
    size_t blanks = width < columns ? columns - width : 0;
    if (right) put_blanks(line_of(p), blanks);
    sink_text(line_of(p), words);
    if (cut) sink_words(line_of(p), "...");
    if (!right) put_blanks(line_of(p), blanks);
    if (shown.failed && !p->line.failed) p->line.failed = true, p->line.error = shown.error;
    sink_drop(&shown);
}

void page_cell_title(page *p, text theirs, size_t columns) {
    bool wide = unicode_width(theirs) >= columns;
    if (wide) {
        page_text(p, theirs);
        page_end(p, 0, 4);
    }
    page_cell(p, wide ? TEXT("") : theirs, columns, false);
}

void page_cell_number(page *p, uint64_t n, size_t columns) {
    char buffer[32];
    page_cell(p, number_words(n, buffer), columns, true);
}

void page_row(page *p) {
    sink *line = line_of(p);
    while (line->used > 0 && line->buffer[line->used - 1] == ' ') line->used--;
    sink_bytes(p->to, line->buffer, line->used);
    sink_words(p->to, "\n");
    line->used = 0;
}

int page_close(page *p, fault *f) {
    bool failed = p->ready && p->line.failed;
    if (p->ready) sink_drop(&p->line);
    p->ready = false;
    if (failed) return fault_memory(f);
    return p->to->failed ? sink_flush(p->to, f) : 0;
}

/* layout: which of a file's rows are titles above the list, the header, totals below.
 *
 * Lists come out of spreadsheets with a heading over the table and a sum under it. A
 * title fills one cell or few of a wide row; a header has words where the rows below
 * have numbers; a total says so in its first word. What is found here is shown and put
 * into the draft, where the clerk sees it: nothing is left out in silence. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "look/layout.h"

#include <string.h>

#include "look/shape.h"

/* ---- names */

/* The next character of a header as compared: blanks passed over, small, narrow. 0: the end. */
static unsigned next_plain(text *t) {
    while (t->len > 0) {
        const unsigned char *c = (const unsigned char *)t->at;
        size_t step = 1;
        unsigned plain = *c;
        if (t->len >= 3 && c[0] == 0xe3 && c[1] == 0x80 && c[2] == 0x80) plain = ' ', step = 3;
        else if (t->len >= 2 && c[0] == 0xc2 && c[1] == 0xa0) plain = ' ', step = 2;
        else if (t->len >= 3 && c[0] == 0xef && (c[1] == 0xbc || c[1] == 0xbd))
            plain = (unsigned)(c[1] - 0xbc) * 0x40 + c[2] - 0x80 + 0x20, step = 3;
        t->at += step;
        t->len -= step;
        if (plain == ' ' || plain == '\n' || plain == '\r' || plain == '\t') continue;
        return plain >= 'A' && plain <= 'Z' ? plain + ('a' - 'A') : plain;
    }
    return 0;
}

bool layout_same_header(text a, text b) {
    unsigned here = next_plain(&a), there = next_plain(&b);
    if (here == 0) return false;
    while (here == there && here != 0) here = next_plain(&a), there = next_plain(&b);
    return here == there;
}

static bool has_header(const column_decl *c, text header) {
    if (layout_same_header(c->name, header)) return true;
    for (size_t i = 0; i < c->header_count; i++)
        if (layout_same_header(c->headers[i], header)) return true;
    return false;
}

const column_decl *layout_known(const source_decl *s, text header, bool *exact) {
    const column_decl *found = source_find_header(s, cell_trim(header));
    *exact = found != NULL;
    for (size_t i = 0; i < s->column_count && found == NULL; i++)
        if (has_header(&s->columns[i], header)) found = &s->columns[i];
    return found;
}

/* The most columns of one source that the cells of the row name. */
static size_t count_known(const csv_row *row, const pack *p) {
    size_t most = 0;
    for (size_t i = 0; p != NULL && i < p->source_count; i++) {
        size_t n = 0;
        for (size_t k = 0; k < row->count && k < COLUMN_MAX; k++) {
            bool exact;
            text cell = cell_trim(csv_field(row, k));
            n += cell.len > 0 && layout_known(&p->sources[i], cell, &exact) != NULL;
        }
        if (n > most) most = n;
    }
    return most;
}

/* ---- rows */

static size_t count_filled(const csv_row *row) {
    size_t n = 0;
    for (size_t i = 0; i < row->count; i++) n += cell_trim(csv_field(row, i)).len > 0;
    return n;
}

static bool is_typed(text cell) {
    shape s;
    shape_of(cell, &s);
    return s.fits != 0 || s.forms != 0 || s.why != NULL || s.sense != SENSE_NONE;
}

/* The width most rows have; of two, the greater. */
static size_t usual_width(const csv_row *rows, size_t count) {
    size_t best = 0, votes = 0;
    for (size_t i = 0; i < count; i++) {
        size_t n = 0;
        for (size_t k = 0; k < count; k++) n += rows[k].count == rows[i].count;
        if (n > votes || (n == votes && rows[i].count > best)) {
            votes = n;
            best = rows[i].count;
        }
    }
    return best;
}

/* One cell of two, or a third of many, and no pack knows them. */
static bool is_title(const csv_row *row, size_t width) {
    size_t filled = count_filled(row);
    return width >= 2 && filled < width && (filled == 1 || filled * 3 <= width);
}

/* Words that stand over their own kind are no header; nor are two alike, or a number. */
static bool is_header(const csv_row *rows, size_t count, size_t at) {
    const csv_row *row = &rows[at];
    size_t over_typed = 0, again = 0, filled = count_filled(row);
    if (filled * 2 < row->count) return false;
    for (size_t i = 0; i < row->count; i++) {
        text cell = cell_trim(csv_field(row, i));
        if (cell.len == 0) continue;
        if (is_typed(cell)) return false;
        for (size_t k = at + 1; k < count; k++) {
            if (i >= rows[k].count) continue;
            text below = cell_trim(csv_field(&rows[k], i));
            over_typed += below.len > 0 && is_typed(below);
            again += text_equal(below, cell);
        }
    }
    return over_typed > 0 || again == 0;
}

void layout_find(const csv_row *rows, size_t count, const pack *p, layout *out) {
    size_t width = usual_width(rows, count), best = 0, known = 1;
    *out = (layout){ 0, false };
    for (size_t i = 0; i < count; i++) {
        size_t n = count_known(&rows[i], p);
        if (n > known) best = i, known = n;
    }
    if (known >= 2) {
        *out = (layout){ best, true };
        return;
    }
    while (out->start + 1 < count && is_title(&rows[out->start], width)) out->start++;
    if (out->start >= count || is_title(&rows[out->start], width)) out->start = 0;
    if (count > 0)
        out->header = (width == 1 && known > 1) || is_header(rows, count, out->start);
}

/* The word, and then no letter: a name may begin with the same characters. */
static bool begins(text cell, const char *word) {
    size_t len = strlen(word);
    if (!text_starts(cell, word)) return false;
    if (cell.len == len) return true;
    unsigned char next = (unsigned char)cell.at[len];
    if (next < 0x80)
        return next == ' ' || next == ':' || next == '(' || (next >= '0' && next <= '9');
    return cell.len - len >= 3 &&
           (memcmp(cell.at + len, "：", 3) == 0 || memcmp(cell.at + len, "（", 3) == 0 ||
            memcmp(cell.at + len, "\xe3\x80\x80", 3) == 0);
}

const char *layout_foot(const csv_row *row, size_t width) {
    static const char *const words[] = { "合计",   "总计", "小计",     "共计",       "总数",
                                         "合計",   "總計", "共計",     "制表人",     "制表",
                                         "填表人", "填表", "审核人",   "审核",       "審核",
                                         "备注",   "注",   "说明",     "Total",      "TOTAL",
                                         "total",  "Sum",  "Subtotal", "Grand total" };
    size_t filled = count_filled(row);
    for (size_t i = 0; i < row->count; i++) {
        text cell = cell_trim(csv_field(row, i));
        if (cell.len == 0) continue;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (begins(cell, words[k]) && (filled < width || row->count != width))
                return words[k];
        return NULL; /* the first word says it */
    }
    return "";
}

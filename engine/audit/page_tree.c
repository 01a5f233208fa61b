/* page_tree: rows that come in key order, as the pages of a table in an SQLite file.
 *
 * Through SQLite a row costs more than it takes to judge somebody: every column passes through its
 * machine, and every row is looked up before it goes in. Rows that come in order need none of that.
 * A leaf is filled from its end to its front and written when it is full; what separates it from
 * the next goes into the page above, which is filled the same way. So every page is written once,
 * one behind the other, and only the top goes to a place that was there before. The format is
 * SQLite's own promise (sqlite.org/fileformat2.html, 1.3 to 1.6); SQLite's own check of a file made
 * this way is among the tests.
 *
 *   leaf   of rows   size, row, record              of keys   size, record
 *   above            child, last row beneath it               child, size, record
 *
 * A table by row keeps all rows in leaves; a table by key keeps some above, each between two
 * children. A long record keeps its beginning in its page and the rest in pages of its own. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/page_tree.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "audit/page_row.h"

enum {
    LEAF_HEAD = 8, ABOVE_HEAD = 12,
    REST_BYTES = PAGE_BYTES - 4,                             /* of a record in a page of its own */
    ROW_MOST = PAGE_BYTES - 35,                              /* of a record in a leaf of rows, */
    KEY_MOST = (PAGE_BYTES - 12) * 64 / 255 - 23,            /* in any page of keys; */
    LONG_LEAST = (PAGE_BYTES - 12) * 32 / 255 - 23,          /* of a longer one at least */
    CELL_MOST = 2 * VARINT_MAX + ROW_MOST + 4,
    SEPARATOR_MOST = 4 + VARINT_MAX + KEY_MOST + 4,
    LOCK_PAGE = 0x40000000 / PAGE_BYTES + 1,                 /* SQLite locks bytes in it: never used */
    COUNT_AT = 28                                            /* where a file says how many pages it has */
};

typedef struct tree_page {
    size_t cells, top;       /* how many; where the last begins */
    size_t last;             /* how long the last is */
    unsigned char bytes[PAGE_BYTES];
} tree_page;

static void put_u16(unsigned char *to, size_t n) {
    to[0] = (unsigned char)(n >> 8), to[1] = (unsigned char)n;
}

static void put_u32(unsigned char *to, uint32_t n) {
    put_u16(to, n >> 16), put_u16(to + 2, n & 0xffff);
}

static uint32_t get_u32(const unsigned char *from) {
    return (uint32_t)from[0] << 24 | (uint32_t)from[1] << 16 | (uint32_t)from[2] << 8 | from[3];
}

/* ---- the file ------------------------------------------------------------ */

static void fail(page_file *to, int error) {
    if (!to->out.failed) to->out.error = error;
    to->out.failed = true;
}

void page_file_open(page_file *to, int fd) {
    sink_wrap(&to->out, fd, "audit.sqlite");
    off_t end = lseek(fd, 0, SEEK_END);
    if (end < 0) fail(to, errno);
    to->last = end < 0 ? 0 : (uint32_t)(end / PAGE_BYTES);
}

/* Over what is there, at a place of its own. */
static void write_at(page_file *to, const unsigned char *bytes, size_t left, off_t at) {
    while (left > 0 && !to->out.failed) {
        ssize_t n = pwrite(to->out.fd, bytes, left, at);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) fail(to, n < 0 ? errno : EIO);
        else bytes += n, left -= (size_t)n, at += n;
    }
}

int page_file_close(page_file *to, fault *f) {
    unsigned char count[4];
    put_u32(count, to->last);
    if (sink_flush(&to->out, f) == 0) write_at(to, count, sizeof count, COUNT_AT);
    free(to->out.buffer);
    to->out.buffer = NULL;
    to->out.used = to->out.room = 0;
    return sink_flush(&to->out, f);
}

static uint32_t after(uint32_t page) {
    return page + 1 == LOCK_PAGE ? page + 2 : page + 1;
}

/* Puts a page at the end; its number. */
static uint32_t append(page_file *to, const unsigned char bytes[PAGE_BYTES]) {
    static const unsigned char nothing[PAGE_BYTES];
    uint32_t no = after(to->last);
    if (no != to->last + 1) sink_bytes(&to->out, nothing, sizeof nothing);
    sink_bytes(&to->out, bytes, PAGE_BYTES);
    return to->last = no;
}

/* The rest of a long record, in pages that begin with the number of the next; the first. */
static uint32_t append_rest(page_file *to, text rest) {
    unsigned char page[PAGE_BYTES];
    uint32_t first = after(to->last);
    while (rest.len > 0) {
        size_t n = rest.len < REST_BYTES ? rest.len : REST_BYTES;
        memset(page, 0, sizeof page);
        put_u32(page, n < rest.len ? after(after(to->last)) : 0);
        memcpy(page + 4, rest.at, n);
        append(to, page);
        rest = (text){ rest.at + n, rest.len - n };
    }
    return first;
}

/* ---- one page ------------------------------------------------------------ */

static void empty(tree_page *p) {
    p->cells = p->last = 0;
    p->top = PAGE_BYTES;
}

static size_t head_of(size_t level) {
    return level == 0 ? LEAF_HEAD : ABOVE_HEAD;
}

static bool has_room(const tree_page *p, size_t level, size_t len) {
    return p->top - (head_of(level) + 2 * p->cells) >= len + 2;
}

static void put_cell(tree_page *p, size_t level, const unsigned char *cell, size_t len) {
    p->top -= len;
    p->last = len;
    memcpy(p->bytes + p->top, cell, len);
    put_u16(p->bytes + head_of(level) + 2 * p->cells++, p->top);
}

/* Takes the last cell out again. It stands to be read until the next goes in. */
static const unsigned char *take_last(tree_page *p) {
    const unsigned char *cell = p->bytes + p->top;
    p->cells--;
    p->top += p->last;
    return cell;
}

/* Writes the head, and nothing where nothing is. `right`: the child behind the last cell. */
static void seal(const page_tree *t, tree_page *p, size_t level, uint32_t right) {
    unsigned char *head = p->bytes;
    size_t end = head_of(level) + 2 * p->cells;
    memset(head, 0, head_of(level));
    head[0] = (unsigned char)((level == 0 ? 8 : 0) | (t->keyed ? 2 : 5));
    put_u16(head + 3, p->cells);
    put_u16(head + 5, p->top);
    if (level > 0) put_u32(head + 8, right);
    memset(p->bytes + end, 0, p->top - end);
}

/* ---- the tree ------------------------------------------------------------ */

/* The page in the making at a level; NULL: no memory for one, or more rows than there are numbers. */
static tree_page *page_at(page_tree *t, size_t level) {
    if (level < t->depth) return t->levels[level];
    tree_page *p = level < TREE_DEPTH ? malloc(sizeof *p) : NULL;
    if (p == NULL) {
        fail(t->to, level < TREE_DEPTH ? ENOMEM : EFBIG);
        return NULL;
    }
    empty(p);
    t->levels[t->depth++] = p;
    return p;
}

/* What a full page leaves to the page above: its number, and what separates it from the next. */
static size_t close_page(page_tree *t, size_t level, unsigned char separator[SEPARATOR_MOST]) {
    tree_page *p = t->levels[level];
    uint32_t right = 0;
    size_t len;
    if (level == 0 && !t->keyed) {
        len = 4 + row_varint(separator + 4, t->row);
    } else {
        const unsigned char *cell = take_last(p);
        size_t child = level == 0 ? 0 : 4;
        if (child > 0) right = get_u32(cell);
        len = 4 + p->last - child;
        memcpy(separator + 4, cell + child, p->last - child);
    }
    seal(t, p, level, right);
    put_u32(separator, append(t->to, p->bytes));
    empty(p);
    return len;
}

static void add_cell(page_tree *t, size_t level, const unsigned char *cell, size_t len) {
    unsigned char separator[SEPARATOR_MOST];
    tree_page *p = page_at(t, level);
    if (p == NULL || t->to->out.failed) return;
    if (!has_room(p, level, len))
        add_cell(t, level + 1, separator, close_page(t, level, separator));
    put_cell(p, level, cell, len);
}

/* How much of a record stays in its page. */
static size_t stays(const page_tree *t, size_t len) {
    size_t most = t->keyed ? KEY_MOST : ROW_MOST;
    if (len <= most) return len;
    size_t even = LONG_LEAST + (len - LONG_LEAST) % REST_BYTES;
    return even <= most ? even : LONG_LEAST;
}

void page_tree_add(page_tree *t, uint64_t row, text record) {
    unsigned char cell[CELL_MOST];
    size_t here = stays(t, record.len);
    size_t len = row_varint(cell, record.len);
    if (!t->keyed) len += row_varint(cell + len, row);
    memcpy(cell + len, record.at, here);
    len += here;
    if (here < record.len) {
        put_u32(cell + len, append_rest(t->to, (text){ record.at + here, record.len - here }));
        len += 4;
    }
    add_cell(t, 0, cell, len);
    t->row = row;
}

void page_tree_end(page_tree *t, uint32_t root) {
    uint32_t below = 0;
    for (size_t level = 0; level < t->depth; level++) {
        tree_page *p = t->levels[level];
        seal(t, p, level, below);
        if (level + 1 < t->depth) below = append(t->to, p->bytes);
        else write_at(t->to, p->bytes, PAGE_BYTES, (off_t)(root - 1) * PAGE_BYTES);
        free(p);
    }
    t->depth = 0;
}

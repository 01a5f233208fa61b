/* page_tree: rows that come in key order, as the pages of a table in an SQLite file. */
#ifndef AUDIT_PAGE_TREE_H
#define AUDIT_PAGE_TREE_H
#include "ground/sink.h"

enum { PAGE_BYTES = 16384, TREE_DEPTH = 20 };

/* The end of a file that SQLite wrote and closed. The first failure sticks in `out`. */
typedef struct page_file {
    sink out;
    uint32_t last;           /* number of the last page; pages count from 1 */
} page_file;

void page_file_open(page_file *to, int fd);      /* for writing; stays the caller's */
/* Writes down how many pages there are now; says the first failure. */
int page_file_close(page_file *to, fault *f);

/* One table. Zeroed but for `to` and `keyed` is an empty one. */
typedef struct page_tree {
    page_file *to;
    bool keyed;              /* WITHOUT ROWID: ordered by its first columns */
    struct tree_page *levels[TREE_DEPTH];        /* the page in the making of each, leaves first */
    size_t depth;
    uint64_t row;            /* the last */
} page_tree;

/* The next row, of at least four bytes. `row` is its number, which grows from row to row; of a keyed
 * tree the record is enough, and its key is what grows. */
void page_tree_add(page_tree *t, uint64_t row, text record);
/* Writes what is left, the top over the page `root`, where SQLite keeps the empty table. */
void page_tree_end(page_tree *t, uint32_t root);
#endif

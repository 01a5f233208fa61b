/* small_cells: which numbers of a table the public may not see. */
#ifndef REPORT_SMALL_CELLS_H
#define REPORT_SMALL_CELLS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum cell_view {
    CELL_SEEN,
    CELL_SMALL,  /* fewer than the smallest number shown */
    CELL_BESIDE, /* hidden so that a small one cannot be worked out from a total */
} cell_view;

/* One line of numbers whose sum is known. */
typedef struct cell_line {
    const uint64_t *numbers;
    cell_view *views;   /* both by cell; */
    const size_t *cells; /* ... the cells of this line */
    size_t count;
} cell_line;

/* Can every hidden number of the line be at least two numbers, for whoever knows the sum, what
 * is seen, and which are small? */
bool small_cells_are_safe(const cell_line *l, uint64_t smallest);
/* Hides the smallest seen numbers of the line until it is safe; *any says whether one was
 * hidden. false: all are hidden and it is not safe: the sum itself must not be shown. */
bool small_cells_hide(const cell_line *l, uint64_t smallest, bool *any);
#endif

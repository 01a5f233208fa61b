/* tally_group: the groups of a table of counts: parts of a row, means, what is hidden. */
#ifndef REPORT_TALLY_GROUP_H
#define REPORT_TALLY_GROUP_H
#include "ground/fault.h"
#include "ground/text.h"
#include "report/small_cells.h"

enum { TALLY_BY_MAX = 8 };

/* The value of a candidate to whom a declared tally does not apply: told from others by its
 * place. */
extern const text tally_not_counted;

typedef struct tally_group {
    text values[TALLY_BY_MAX]; /* at == NULL: not known */
    uint64_t candidates;
    uint32_t last, number;     /* counted last; its number before sorting */
    uint64_t row;              /* candidates in all groups that differ in the last value only */
    cell_view view;
    /* of a measure: how many have it, mean and median in thousandths */
    uint64_t known;
    int64_t mean, median;
} tally_group;

/* A number of one candidate, in the group with this number. */
typedef struct measured {
    uint32_t group;
    int64_t n;
} measured;

/* Groups are sorted by their values, the first first. */
void tally_group_rows(tally_group *groups, size_t count, size_t by_count);
/* Means and medians, exact; sorts the items. */
int tally_group_measure(tally_group *groups, size_t count, measured *items, size_t item_count,
                        fault *f);
/* Hides what is smaller than `smallest`, and what must be hidden beside it: in every line of
 * groups that differ in one value only, and in the whole table. *total: not even the total may
 * be shown. Of groups that overlap a total says nothing, and only small ones are hidden. */
int tally_group_hide(tally_group *groups, size_t count, size_t by_count, uint64_t smallest,
                     bool overlap, bool *total, fault *f);
#endif

/* change: how the counts of one list differ from those of the list before, exactly. */
#ifndef TALLY_CHANGE_H
#define TALLY_CHANGE_H
#include "tally/spread.h"

/* Of a mean in its unit, of a share in points of a percent; each rounded once, half up. */
typedef struct value_change {
    bool known;          /* both lists have somebody whose value is known */
    int64_t thousandths; /* of a mean or median */
    int64_t tenths;      /* of the same, or of a percentage point */
} value_change;

typedef struct list_change {
    value_change mean, median; /* of numbers */
    value_change *groups;      /* per group of the list: its share of those known */
    value_change *shares;      /* per share of the declaration */
} list_change;

/* `now`, of those decided `by` (0: all), against all of `before`. Words are found by name; a
 * group the list before does not have was nobody's there. Lives in `a`. */
int change_make(list_change *out, arena *a, const tally_decl *d, const value_count *now, int by,
                const value_count *before, fault *f);
#endif

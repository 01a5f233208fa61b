/* why: why a cell or a row cannot be read, in the other language. */
#ifndef LOAD_WHY_H
#define LOAD_WHY_H
#include "ground/text.h"

enum { WHY_BYTES = 1200 };
/* Behind the header of a column that a file repeats beside those of its source
 * (join/beside). */
#define WHY_BESIDE                                                                             \
    " is not that of the candidate whose key the row has; was one column sorted alone?"

/* The Chinese of what a reader said, in `buffer` or constant; what no reader says comes back as
 * it is. */
text why_chinese(text why, char buffer[WHY_BYTES]);
#endif

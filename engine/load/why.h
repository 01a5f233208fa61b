/* why: why a cell or a row cannot be read, in the other language. */
#ifndef LOAD_WHY_H
#define LOAD_WHY_H
#include "ground/text.h"

enum { WHY_BYTES = 1200 };

/* The Chinese of what a reader said, in `buffer` or constant; what no reader says comes back as it is. */
text why_chinese(text why, char buffer[WHY_BYTES]);
#endif

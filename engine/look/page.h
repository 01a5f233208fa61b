/* page: what the clerk reads: every file, every column, what is odd in them. */
#ifndef LOOK_PAGE_H
#define LOOK_PAGE_H
#include "look/looking.h"
#include "look/phrases.h"

int look_page(sink *to, const looking *l, tongue in, fault *f);
#endif

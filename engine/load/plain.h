/* plain: what is around and within the characters of a cell that says nothing: blanks of every
 * kind, full-width forms, the marks of a spreadsheet. */
#ifndef LOAD_PLAIN_H
#define LOAD_PLAIN_H
#include <stdbool.h>
#include <stddef.h>

#include "ground/text.h"

/* Length of the blank character the text starts with; 0: none. Those of Unicode that occur in
 * lists: no-break, ideographic, the general spaces, zero-width, marks of direction, byte-order
 * mark. */
size_t plain_blank(const char *at, size_t len);
/* Blanks of every kind off both ends. */
text plain_trim(text t);
/* The first character, as ASCII when it is a full-width form (U+FF01..U+FF5E); its length in
 * *step. */
char plain_character(text t, size_t *step);
/* Words as plain characters in the buffer: full-width forms as ASCII, blanks that show nothing
 * left out, runs of others as one; `t` itself when it does not fit. */
text plain_words(text t, char *buffer, size_t size);
/* The same but for width and blanks: １ is 1. Of words longer than 200 bytes: letter by
 * letter. */
bool plain_same(text a, text b);
/* A number or date as plain characters in the buffer: full-width forms as ASCII, blanks that
 * show nothing left out, others only where they do not part two digits; `t` itself when there
 * is nothing to do or it does not fit. */
text plain_number(text t, char *buffer, size_t size);
#endif

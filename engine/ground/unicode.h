/* unicode: UTF-8 checks, and the folded form in which names and ids are compared. */
#ifndef GROUND_UNICODE_H
#define GROUND_UNICODE_H
#include <stdbool.h>
#include <stddef.h>

#include "ground/arena.h"
#include "ground/text.h"

/* The offset of the first byte that is not UTF-8, or len. */
size_t unicode_bad_byte(text t);
/* NFKC, case folded, blanks of every kind squeezed to one space and trimmed. `*out` is `t`
 * itself when nothing changes, otherwise lives in the arena. false: no memory. */
bool unicode_fold(arena *a, text t, text *out);
/* NFKC and trimmed, case kept: for ids. Same ownership. */
bool unicode_plain(arena *a, text t, text *out);
/* Columns a terminal needs for the text. */
size_t unicode_width(text t);
/* The longest head of `t` that fits `columns`. */
text unicode_cut(text t, size_t columns);
#endif

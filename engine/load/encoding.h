/* encoding: the bytes of a file as a stream of UTF-8. */
#ifndef LOAD_ENCODING_H
#define LOAD_ENCODING_H
#include <stdbool.h>
#include <stdint.h>

#include "ground/digest.h"
#include "ground/fault.h"
#include "ground/text.h"

/* "utf-8", "iso-8859-1", "utf-16", "utf-16le", "utf-16be", "gb18030", "big5". "utf-16" is
 * big-endian if the file's byte-order mark says so. engine/load/ENCODINGS.md says how each is
 * read. */
extern const text encoding_names[];
enum { ENCODING_COUNT = 7 };
bool encoding_known(text name);

typedef struct decoder decoder;
/* Reads from `fd`, which stays the caller's; `file` (borrowed) is how messages name it. */
int decoder_new(decoder **out, int fd, const char *file, text encoding, fault *f);
/* The next piece of UTF-8 without byte-order mark and without NUL, good until the next call; an
 * empty piece is the end. What cannot be decoded is FAULT_DATA after everything before it has
 * been handed out: the caller knows the line. DECODER_SLACK bytes behind a piece can be
 * read. */
enum { DECODER_SLACK = 16 };
int decoder_next(decoder *d, text *out, fault *f);
/* True when decoder_next failed for a byte that does not fit: it stands where the text
 * stops. */
bool decoder_misfit(const decoder *d);
/* True when the file began with a byte-order mark. */
bool decoder_marked(const decoder *d);
/* After the end: the size of the file and its SHA-256 as read. */
int decoder_totals(decoder *d, uint64_t *bytes, digest *sha256, fault *f);
void decoder_free(decoder *d);
#endif

/* detect: which encoding a file is in, when nobody says. */
#ifndef LOAD_DETECT_H
#define LOAD_DETECT_H
#include <stdbool.h>
#include <stddef.h>

#include "ground/fault.h"
#include "ground/text.h"

/* How the encoding of a file became known. */
typedef enum encoding_how {
    ENCODING_DECLARED, /* the docket says it */
    ENCODING_BY_MARK,  /* the file begins with a byte-order mark */
    ENCODING_BY_FIT,   /* every byte of the file fits it */
    ENCODING_BY_ZEROS, /* the zero bytes lie as in UTF-16, and every unit fits */
} encoding_how;

typedef struct detection {
    text encoding; /* "utf-8", "utf-16le", "utf-16be" or "gb18030"; lives for ever */
    encoding_how how;
} detection;

/* Looks at the whole file, which must be seekable and stays the caller's, and goes back to its
 * beginning. A byte-order mark decides; then UTF-8 when all of it fits, UTF-16 by its zeros,
 * GB18030 when all of it fits and most characters are common ones. Big5 and ISO-8859-1 cannot
 * be told from GB18030 for sure and are never guessed. FAULT_DATA with line and column of the
 * first byte that is not UTF-8 when nothing fits, for a NUL, and for a workbook. */
int encoding_detect(int fd, const char *file, detection *out, fault *f);

/* "declared", "byte-order mark", ... : for records; people are told by report/words. */
const char *encoding_how_word(encoding_how how);

/* The encoding whose byte-order mark these bytes begin with, and how long that is; 0: none. */
size_t detect_mark(const char *bytes, size_t len, text *encoding);
/* True when a file that begins so is an Excel workbook; at least 4 bytes, if there are. */
bool detect_workbook(const char *bytes, size_t len);
/* FAULT_DATA for a file that begins so and is no text: a workbook, an archive, a compressed
 * file, a PDF. */
int detect_refuse(const char *bytes, size_t len, const char *file, fault *f);
#endif

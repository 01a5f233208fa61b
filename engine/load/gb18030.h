/* gb18030: the codes of GB18030 that are read by a table of ours, not by the C library. */
#ifndef LOAD_GB18030_H
#define LOAD_GB18030_H
#include <stddef.h>
#include <stdint.h>

typedef struct gb18030_code {
    unsigned char bytes[4];
    uint8_t len;
    uint16_t point; /* what it is read as */
} gb18030_code;

/* In the order of their bytes; engine/load/ENCODINGS.md says why each. */
extern const gb18030_code gb18030_codes[];
enum { GB18030_CODES = 26 };

/* The head of these bytes in which no such code begins and no character is cut in two. Bytes
 * that are no GB18030 are part of it: the C library refuses them. */
size_t gb18030_head(const char *bytes, size_t len);
/* The code of the table that begins here, or NULL. */
const gb18030_code *gb18030_find(const char *bytes, size_t len);
#endif

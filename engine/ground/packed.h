/* packed: numbers, spans and texts as few bytes, and back. */
#ifndef GROUND_PACKED_H
#define GROUND_PACKED_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ground/day.h"
#include "ground/text.h"

enum { PACKED_NUMBER_MAX = 10, PACKED_SPAN_MAX = 20 };     /* bytes they take at most */

/* Each writes to `to`, which has room for the most it can take, and returns how many bytes it
 * was. */
size_t packed_long(unsigned char *to, uint64_t n); /* packed_number, of more than one byte */
static inline size_t packed_number(unsigned char *to, uint64_t n) {
    if (n >= 0x80) return packed_long(to, n);
    *to = (unsigned char)n;
    return 1;
}
static inline size_t packed_signed(unsigned char *to, int64_t n) {
    return packed_number(to, n < 0 ? ~((uint64_t)n << 1) : (uint64_t)n << 1);
}
size_t packed_span(unsigned char *to, span s);

typedef struct packed_reader { const unsigned char *at, *end; } packed_reader;
/* True and *out, or false: the bytes end too early, or the value is out of range. */
bool packed_get_number(packed_reader *r, uint64_t limit, uint64_t *out);
bool packed_get_byte(packed_reader *r, uint8_t *out);
bool packed_get_u16(packed_reader *r, uint16_t *out);
bool packed_get_u32(packed_reader *r, uint32_t *out);
bool packed_get_signed(packed_reader *r, int64_t least, int64_t most, int64_t *out);
bool packed_get_i32(packed_reader *r, int32_t *out);
bool packed_get_span(packed_reader *r, span *out);
bool packed_get_text(packed_reader *r, text *out);         /* borrowed from the bytes */
#endif

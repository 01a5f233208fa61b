/* plain_key: cells that are keys as they are written: nothing to trim, to fold or to look
 * up. */
#ifndef JOIN_PLAIN_KEY_H
#define JOIN_PLAIN_KEY_H
#include <stddef.h>
#include <stdint.h>

#include "load/table.h"

enum { PLAIN_KEYS_MAX = 64 };
/* Cells of the column that are CELL_OK and written so, up to PLAIN_KEYS_MAX of them: which of
 * them, a bit for each, are surely keys of their own type (KEY_TEXT) that equal what is
 * written? Of the others some may be all the same. */
uint64_t plain_key_some(const column *c, const text *written, size_t count);
#endif

/* big5: the user-defined characters of Big5, which the C library refuses. */
#ifndef LOAD_BIG5_H
#define LOAD_BIG5_H
#include <stddef.h>
#include <stdint.h>

/* The head of these bytes in which no such character begins and none is cut in two. Bytes that
 * are no Big5 are part of it: the C library refuses them. */
size_t big5_head(const char *bytes, size_t len);
/* The private-use character that begins here, of two bytes; 0: none. */
uint16_t big5_user(const char *bytes, size_t len);
#endif

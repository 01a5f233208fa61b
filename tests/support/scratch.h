/* scratch: a temporary folder of one test, and files in it. */
#ifndef SUPPORT_SCRATCH_H
#define SUPPORT_SCRATCH_H
#include <stddef.h>

typedef struct scratch { char path[256]; } scratch;

/* Each asserts that it worked: a test without its folder proves nothing. */
void scratch_open(scratch *s);                                   /* makes a folder of mode 0700 */
void scratch_write(const scratch *s, const char *name, const char *words);   /* folders of `name` too */
void scratch_bytes(const scratch *s, const char *name, const void *bytes, size_t len);
/* The whole file, NUL after it; free() it. NULL: there is none. */
char *scratch_read(const scratch *s, const char *name, size_t *len);
/* folder + "/" + name, in the buffer that is returned. */
char *scratch_name(const scratch *s, const char *name, char buffer[512]);
void scratch_close(scratch *s);                                  /* removes all of it */
#endif

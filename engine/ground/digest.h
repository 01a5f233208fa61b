/* digest: SHA-256. */
#ifndef GROUND_DIGEST_H
#define GROUND_DIGEST_H
#include <stddef.h>
#include <stdint.h>

typedef struct digest { uint8_t byte[32]; } digest;
typedef struct digest_run digest_run;

int digest_of(const void *bytes, size_t len, digest *out); /* 0, or -1 */
/* Of all bytes of an open file, from its start; an errno, or 0. */
int digest_of_file(int fd, digest *out);
digest_run *digest_new(void);                                   /* NULL: no memory */
int digest_add(digest_run *run, const void *bytes, size_t len); /* 0 or -1 */
int digest_end(digest_run *run, digest *out); /* 0 or -1; the run is not freed */
int digest_again(digest_run *run); /* of other bytes, from the start; 0 or -1 */
void digest_free(digest_run *run);
void digest_hex(const digest *d, char out[65]);
#endif

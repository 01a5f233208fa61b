/* options: the words of a command line, read against a table. */
#ifndef DESK_OPTIONS_H
#define DESK_OPTIONS_H
#include <stddef.h>

#include "ground/fault.h"

typedef enum option_kind { OPTION_FLAG, OPTION_WORDS, OPTION_NUMBER, OPTION_SIZE } option_kind;
typedef struct option_decl {
    const char *name;          /* "--out" */
    const char *letter;        /* "-o" or NULL */
    option_kind kind;
    void *into;                /* bool *, const char **, unsigned *, uint64_t * of bytes */
} option_decl;

/* Reads argv[from..]: options anywhere, "--" ends them. Plain words go to `plain`, at most
 * `most`. "--out=x" and "--out x" are the same. FAULT_USAGE with the nearest option, or the
 * page of the command, which is argv[1]. */
int options_read(int argc, char **argv, int from, const option_decl *options, size_t count,
                 const char **plain, size_t most, size_t *plain_count, fault *f);
#endif

/* docket_words: what all readers of a docket share: mistakes as notes, words, known names. */
#ifndef LOAD_DOCKET_WORDS_H
#define LOAD_DOCKET_WORDS_H
#include <stdbool.h>
#include <stdint.h>

#include "ground/fault.h"
#include "ground/notes.h"
#include "load/data.h"
#include "load/docket.h"
#include "pack/decl.h"

#define DOCKET_FILE "docket.lua"

/* A file or pattern that the docket names; aside: of a source that is not read. */
typedef struct docket_named {
    text word, stem; /* stem: for load/docket_unread */
    bool pattern, aside;
    struct docket_named *next;
} docket_named;

/* One docket being read. Readers go on after a mistake, so that a person sees all of them. */
typedef struct docket_reading {
    docket *d;
    const docket_terms *t;
    const pack *p;
    notes *n;
    fault *f; /* the first mistake, or no memory */
    docket_named *named; /* everything docket_files was given, the latest first */
    uint32_t piped_line; /* where a source is said to come through standard input; 0: none is */
    size_t mistakes;
    bool no_memory;
} docket_reading;

void docket_wrong(docket_reading *r, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Takes from the docket's arena, zeroed; NULL: no memory, which is then noted. */
void *docket_take(docket_reading *r, size_t count, size_t size);

/* "'WHAT' knows no 'x'; did you mean 'y'?", or all there are when none is near. */
void docket_unknown(docket_reading *r, uint32_t line, const char *what, text given,
                    const text *known, size_t count);
/* Every named field of `from`, a table, is one of `known` (blank-separated), and there is no
 * positional value beyond `items`. */
void docket_fields(docket_reading *r, const data *from, const char *what, const char *known,
                   size_t items);
/* Each of these: false: no value (v NULL) or a mistake, which is noted. `what` is the field's
 * name. */
bool docket_is_table(docket_reading *r, const data *v, const char *what);
bool docket_text(docket_reading *r, const data *v, const char *what, text *out);
bool docket_yes_no(docket_reading *r, const data *v, const char *what, bool *out);
bool docket_whole(docket_reading *r, const data *v, const char *what, int64_t least,
                  int64_t most, int64_t *out);
/* A word, a whole number taken as a word, or a list of them; appended to what is there. */
bool docket_words(docket_reading *r, const data *v, const char *what, text **words,
                  size_t *count);
/* A column of the source by name, or NO_INDEX and a mistake. */
uint16_t docket_find_column(docket_reading *r, uint32_t line, const source_decl *decl,
                            text name);
#endif

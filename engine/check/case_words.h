/* case_words: what all readers of a case file share: mistakes as notes, names, word lists. */
#ifndef CHECK_CASE_WORDS_H
#define CHECK_CASE_WORDS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ground/arena.h"
#include "ground/notes.h"
#include "ground/text.h"
#include "load/data.h"
#include "pack/decl.h"

/* One case file being read. Readers go on after a mistake: a person wants to see all. */
typedef struct case_reading {
    const pack *p;
    const char *file;         /* "cases/age.lua" */
    arena *a;                 /* where everything read lives */
    notes *n;
    size_t mistakes;
    bool no_memory;           /* sticky */
} case_reading;

void case_wrong(case_reading *r, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* "WHAT knows no 'x'; did you mean 'y'?", or all there are when none is near. */
void case_unknown(case_reading *r, uint32_t line, const char *what, text given,
                  const text *known, size_t count);
/* Zeroed, from the arena; NULL: no memory, which is then remembered. */
void *case_take(case_reading *r, size_t count, size_t size);

/* The value is a table, or there is none (then false without a word). */
bool case_is_table(case_reading *r, const data *v, const char *what);
/* One word or a list of words; each item is DATA_WORDS and knows its line. */
typedef struct word_list { bool given; const data **items; size_t count; } word_list;
void case_list(case_reading *r, const data *v, const char *what, word_list *out);
#endif

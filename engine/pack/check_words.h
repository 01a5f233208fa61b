/* check_words: every name a pack may use, and how its functions are called. */
#ifndef PACK_CHECK_WORDS_H
#define PACK_CHECK_WORDS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ground/fault.h"
#include "ground/notes.h"
#include "ground/text.h"

/* A function of the engine. */
typedef struct known_word {
    const char *name;
    uint8_t least, most; /* arguments */
    /* per argument: d date, n number, p period, R rows, f function, t list, M members of a
     * slate, m one of them, ? anything; the last one goes on */
    const char *kinds;
    /* w what was decided so far, b true or false, d date, l length of time, n whole number,
     * e nothing: it says an effect, ? anything */
    char gives;
    const char *usage; /* "reached(birth, years, on)" */
} known_word;

const known_word *check_word(text name); /* NULL: no function of the engine */
size_t check_word_count(void);                 /* functions of the engine */
bool check_word_exists(text name);       /* a function, a declaring word, or `param` */
bool check_word_standard(text name);     /* a name of standard Lua that is not let in */
/* The nearest existing name, or empty. */
text check_word_near(text name);

/* Before a file runs: its syntax (as notes), every name in it that does not exist, and every
 * name that a table is given twice. 0 or FAULT_MEMORY; mistakes are NOTE_ERROR. A name of
 * standard Lua that is not let in is a NOTE_WARNING inside a function: the pack can be used,
 * the rule will fail when it gets there. */
int check_names(const char *file, text body, notes *n, fault *f);
#endif

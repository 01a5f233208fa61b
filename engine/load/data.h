/* data: a Lua file that is only data, as values that know their place in the file. */
#ifndef LOAD_DATA_H
#define LOAD_DATA_H
#include <stdbool.h>
#include <stdint.h>

#include "ground/arena.h"
#include "ground/fault.h"
#include "ground/text.h"

typedef enum data_kind {
    DATA_YES_NO,
    DATA_INTEGER,
    DATA_DECIMAL,
    DATA_WORDS,
    DATA_TABLE
} data_kind;

typedef struct data data;
typedef struct data_field {
    text name;             /* of [3] = ...: "3" */
    bool number;           /* the key was written as a number */
    uint32_t line, column; /* of the key */
    const data *value;
} data_field;

struct data {
    data_kind kind;
    uint32_t line, column;
    bool yes;
    int64_t integer;
    double decimal;
    text words; /* DATA_DECIMAL too: as written */
    const data **items;
    size_t item_count; /* DATA_TABLE: the positional values ... */
    data_field *fields;
    size_t field_count; /* ... and the named ones, as they stand in the file */
};

/* Reads a file that says `call { ... }` once, and beside it nothing but `local name = value`.
 * Values are words, numbers, true, false, tables of these, names of such locals, and words
 * joined by "..". Nothing is run. FAULT_DATA with the place for anything else, for a name given
 * twice, and for what Lua would not read. Everything lives in the arena; `body` is borrowed. */
int data_read(const char *file, text body, const char *call, arena *a, const data **out,
              fault *f);

/* What a file may say: word { ... } once, or, when named, word "name" { ... } again and
 * again. */
typedef struct data_word {
    const char *word;
    bool named;
} data_word;
typedef struct data_words {
    const char *what; /* what such a file is, for messages: "a docket" */
    const data_word *words;
    size_t count;
} data_words;
typedef struct data_said {
    const data_word *word;
    uint32_t line, column;
    text name;         /* of a named word */
    const data *value; /* a table */
} data_said;
/* As data_read, of a file that says several words, in its order. */
int data_read_words(const char *file, text body, const data_words *may, arena *a,
                    data_said **out, size_t *count, fault *f);
const data *data_find(const data *table, const char *name); /* NULL: absent, or no table */
const char *data_kind_name(data_kind kind); /* "words in quotes", "a table", ... */
#endif

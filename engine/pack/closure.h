/* closure: a function of the running Lua state and what its variables hold, free of Lua's own
 * types. */
#ifndef PACK_CLOSURE_H
#define PACK_CLOSURE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ground/arena.h"
#include "ground/text.h"

typedef struct closure closure;
typedef struct const_pair const_pair;

typedef enum const_kind {
    /* nothing is known of it: silences the checks. Of a table too deep or too large to be
     * described, pairs hold the functions in it */
    CONST_OTHER,
    CONST_NIL,
    CONST_BOOLEAN, /* yes */
    CONST_INTEGER, /* integer */
    CONST_DECIMAL,
    CONST_WORDS,    /* words */
    CONST_DATE,     /* date "2026-01-01" */
    CONST_DURATION, /* years(5) */
    CONST_PARAMS,   /* the table `param` */
    CONST_TABLE,    /* pairs; a deep or endless table is cut off with CONST_OTHER */
    CONST_FUNCTION, /* function: one written in the pack */
    CONST_BUILTIN,  /* words: the name of an engine function, such as "reject" */
} const_kind;

typedef struct const_value {
    const_kind kind;
    bool yes;
    int64_t integer;
    text words;
    const const_pair *pairs;
    size_t pair_count;
    const closure *function;
} const_value;

struct const_pair {
    const_value key, value;
};

typedef struct upvalue {
    text name;
    const_value value;
} upvalue;

/* A function of the running state. The same function is one closure, however often it is
 * reached. */
struct closure {
    uint16_t file;                  /* pack->files[file] */
    uint32_t first_line, last_line; /* lua_Debug linedefined, lastlinedefined */
    const char *field; /* the field it was given in: "test", "applies", "value"; or NULL */
    const upvalue *upvalues; /* in Lua's order; _ENV may be left out */
    size_t upvalue_count;
};

/* Every function reachable from `from` through variables and tables, itself first, each once.
 * The list lives in the arena. false: no memory. */
bool closure_reach(const closure *from, arena *memory, const closure ***out, size_t *count);
#endif

/* check_value: what the checks know of a value before anything runs, and what they say of
 * it. */
#ifndef PACK_CHECK_VALUE_H
#define PACK_CHECK_VALUE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ground/arena.h"
#include "ground/notes.h"
#include "pack/closure.h"
#include "pack/decl.h"
#include "pack/lua_tree.h"

typedef enum value_kind {
    VALUE_UNKNOWN, /* anything: silences the checks */
    VALUE_NIL,
    VALUE_BOOLEAN,
    VALUE_INTEGER,
    VALUE_DECIMAL,
    VALUE_WORDS, /* a string; `words` when it is known which */
    VALUE_CODE,
    VALUE_ID,
    VALUE_NAME,
    VALUE_TEXT, /* cells that are strings */
    VALUE_DATE,
    VALUE_DURATION,
    VALUE_PERIOD,
    VALUE_CANDIDATE,
    VALUE_ROW,  /* of `source`; also c.unit */
    VALUE_ROWS, /* of `source` */
    VALUE_DAYS,
    VALUE_PARAMS,
    VALUE_TABLE,    /* made by the function itself: `table` */
    VALUE_HELD,     /* a table that was there before the function ran: `held` */
    VALUE_FUNCTION, /* function, frame */
    VALUE_BUILTIN,  /* one of the engine's: word */
    VALUE_MEMBER,   /* one of the candidates who are judged together */
    VALUE_MEMBERS,  /* the slate (`known`), or a list of its members */
} value_kind;

typedef struct check_value check_value;
typedef struct check_frame check_frame;
typedef struct check_table check_table;

struct check_value {
    value_kind kind;
    bool maybe_nil;
    bool known;              /* VALUE_INTEGER: `integer` is its value */
    uint16_t source, column; /* cells, rows; NO_INDEX: not a cell */
    int64_t integer;
    const text *words; /* what a VALUE_WORDS may be; word_count 0: any string */
    size_t word_count;
    check_table *table;
    const const_value *held;
    const syntax_function *function;
    const check_frame *frame; /* where the function was made: what its outer names mean */
    /* VALUE_BUILTIN: which; VALUE_WORDS: whose words they are, VALUE_DATE: which day of the
     * pack it is, where it is known */
    text word;
};

/* One running of one function: what its variables hold. */
struct check_frame {
    const check_frame *outer; /* of the function it was made in; NULL: a closure of the state */
    const syntax_function *function;
    const closure *base; /* the closure of the outermost frame */
    uint16_t file;
    check_value *values; /* by variable->index */
};

typedef struct check_entry {
    check_value key, value;
    const syntax_node *at;
    const syntax_node *written; /* the value's expression, or NULL */
} check_entry;
struct check_table {
    check_entry *entries;
    size_t count;
    bool open;    /* it may hold more than these */
    bool changed; /* it is assigned to after it was made: nothing in it is certain */
    bool alike;   /* any number of values like the one entry: what sorted gives */
};

enum { CHECK_WORDS_MAX = 64 };

check_value value_of_kind(value_kind kind);
/* A cell of a column: its kind and where it comes from. */
check_value value_of_cell(const pack *p, uint16_t source, uint16_t column);
check_value value_of_words(arena *memory, text words); /* VALUE_UNKNOWN without memory */
check_value value_of_param(const pack *p, uint16_t param);
/* Of one and the same place that is sometimes this, sometimes that. */
check_value value_join(arena *memory, check_value a, check_value b);
bool value_same(const check_value *a, const check_value *b);
/* The one string it is, when that is known. */
bool value_is_word(const check_value *v, text *out);
bool value_is_cell(const check_value *v);
bool value_is_string(const check_value *v); /* cells and others */
bool value_is_number(const check_value *v);
/* What stands under `key` in a table; VALUE_UNKNOWN when that is not certain. Functions in held
 * tables are left to the caller: the result is VALUE_UNKNOWN with `held` set to the
 * const_value. */
check_value value_in_table(arena *memory, const check_value *table, const check_value *key);
/* The join of all elements of a list. Same words on functions. */
check_value value_in_list(arena *memory, const check_value *table);
check_value value_of_const(arena *memory, const const_value *v);
/* "a date", "a row of unit", "free text": for messages. */
const char *value_kind_name(value_kind kind);
/* "candidates.birth_date is a date", "this is a date". */
void value_print(const pack *p, const check_value *v, char *buffer, size_t size);
#endif

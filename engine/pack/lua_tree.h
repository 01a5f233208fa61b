/* lua_tree: a Lua 5.4 file as a tree, every local tied to its declaration. Made by
 * lua_syntax. */
#ifndef PACK_LUA_TREE_H
#define PACK_LUA_TREE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ground/text.h"

enum {
    SYNTAX_SOURCE_MAX = 2 * 1024 * 1024, /* bytes of one file */
    SYNTAX_NODE_MAX = 500 * 1000,
    SYNTAX_LEVEL_MAX = 180,  /* nesting; Lua has 200, of which whoever loads spends some */
    SYNTAX_TARGET_MAX = 100, /* names before one '=': Lua counts each as nesting */
    SYNTAX_DEPTH_MAX = 1000, /* of the tree: 1+1+1+... and a.b.c.d... */
    SYNTAX_LOCAL_MAX = 200,  /* locals alive in one function, as in Lua itself */
    SYNTAX_UPVALUE_MAX = 255,
};

typedef enum syntax_kind {
    /* expressions */
    SYNTAX_NIL,
    SYNTAX_TRUE,
    SYNTAX_FALSE,
    SYNTAX_INTEGER, /* integer */
    SYNTAX_FLOAT,   /* words as written */
    SYNTAX_STRING,  /* words */
    SYNTAX_VARARG,
    SYNTAX_FUNCTION, /* function */
    SYNTAX_NAME,     /* words; variable, or NULL: a global */
    SYNTAX_INDEX,    /* a = object, b = key; dotted: b is a SYNTAX_STRING at the name's place */
    SYNTAX_CALL,     /* a = function, list = arguments */
    SYNTAX_METHOD,   /* a = object, words = name, list = arguments */
    SYNTAX_BINARY,   /* op, a, b */
    SYNTAX_UNARY,    /* op, a */
    SYNTAX_PAREN,    /* a */
    SYNTAX_TABLE,    /* list of SYNTAX_FIELD */
    SYNTAX_FIELD,    /* a = key or NULL (positional), b = value; dotted: name = value */
    /* statements */
    SYNTAX_BLOCK,          /* list */
    SYNTAX_LOCAL,          /* list of SYNTAX_NAME, more = values */
    SYNTAX_LOCAL_FUNCTION, /* a = SYNTAX_NAME, b = SYNTAX_FUNCTION */
    SYNTAX_ASSIGN,         /* list of targets, more = values; `function f()` is one too */
    SYNTAX_CALL_ALONE,     /* a = call */
    SYNTAX_DO,             /* a = block */
    SYNTAX_WHILE,          /* a = condition, b = block */
    SYNTAX_REPEAT,         /* a = condition, b = block */
    SYNTAX_IF,             /* list of SYNTAX_CLAUSE */
    SYNTAX_CLAUSE,         /* a = condition or NULL (else), b = block */
    SYNTAX_FOR_NUMBER,     /* list = the name, more = from, to and perhaps step, b = block */
    SYNTAX_FOR_IN,         /* list of names, more = expressions, b = block */
    SYNTAX_RETURN,         /* list */
    SYNTAX_BREAK,
    SYNTAX_GOTO,  /* words */
    SYNTAX_LABEL, /* words */
} syntax_kind;

typedef enum syntax_op {
    OP_NONE,
    OP_OR,
    OP_AND,
    OP_LT,
    OP_GT,
    OP_LE,
    OP_GE,
    OP_NE,
    OP_EQ,
    OP_BIT_OR,
    OP_BIT_XOR,
    OP_BIT_AND,
    OP_SHL,
    OP_SHR,
    OP_CONCAT,
    OP_ADD,
    OP_SUB,
    OP_MUL,
    OP_DIV,
    OP_FLOOR,
    OP_MOD,
    OP_POW,
    OP_NOT,
    OP_LEN,
    OP_MINUS,
    OP_BIT_NOT,
} syntax_op;

typedef struct syntax_node syntax_node;
typedef struct syntax_function syntax_function;

typedef enum variable_attribute {
    ATTRIBUTE_NONE,
    ATTRIBUTE_CONST,
    ATTRIBUTE_CLOSE
} variable_attribute;

/* One declaration: a local, a parameter, a loop variable. */
typedef struct syntax_variable {
    text name;
    uint32_t line, column;
    syntax_function *owner; /* the function it is declared in */
    uint32_t index;         /* among the owner's variables, in order of declaration */
    variable_attribute attribute;
    bool reassigned;          /* assigned somewhere after its declaration */
    const syntax_node *value; /* what `local x = value` gives it, when that is one expression */
} syntax_variable;

struct syntax_function {
    syntax_function *parent; /* NULL: the file itself */
    syntax_function *next;   /* all functions of the file in order of their first token */
    uint32_t first_line, last_line; /* as lua_Debug has them: linedefined, lastlinedefined */
    uint32_t line, column;          /* of the word `function` */
    uint32_t number;                /* in that order; the file itself is 0 */
    text field; /* `field = function`, `local function field`; empty: neither */
    syntax_variable **params;
    size_t param_count;
    bool varargs;
    size_t variable_count;
    syntax_variable **upvalues; /* in Lua's own order; NULL stands for _ENV */
    size_t upvalue_count;
    syntax_node *body; /* a block */
};

struct syntax_node {
    uint8_t kind, op;
    bool dotted;
    uint16_t depth; /* of the tree below it */
    uint32_t line, column;
    text words;
    int64_t integer;
    syntax_node *a, *b;
    syntax_node *list, *more; /* chained by next */
    syntax_node *next;
    syntax_variable *variable;
    syntax_function *function;
};

typedef struct syntax_file {
    const char *name;
    syntax_function *main; /* the file as a function; first of the chain of all functions */
    size_t function_count;
} syntax_file;

/* Whether `inner` is `outer` or stands inside it. */
bool syntax_within(const syntax_function *inner, const syntax_function *outer);
/* Calls `visit` on the node and everything below it, functions included, parents first. */
typedef void syntax_visit(void *payload, const syntax_node *node);
void syntax_walk(const syntax_node *node, syntax_visit *visit, void *payload);
#endif

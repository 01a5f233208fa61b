/* lua_lex: Lua 5.4 source text to tokens. */
#ifndef PACK_LUA_LEX_H
#define PACK_LUA_LEX_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ground/arena.h"
#include "ground/fault.h"
#include "ground/text.h"

typedef enum token_kind {
    TOKEN_END,
    TOKEN_NAME,    /* words = the name */
    TOKEN_STRING,  /* words = the bytes it stands for */
    TOKEN_INTEGER, /* integer */
    TOKEN_FLOAT,   /* words = as written; nobody here needs its value */
    TOKEN_AND,
    TOKEN_BREAK,
    TOKEN_DO,
    TOKEN_ELSE,
    TOKEN_ELSEIF,
    TOKEN_END_WORD,
    TOKEN_FALSE,
    TOKEN_FOR,
    TOKEN_FUNCTION,
    TOKEN_GOTO,
    TOKEN_IF,
    TOKEN_IN,
    TOKEN_LOCAL,
    TOKEN_NIL,
    TOKEN_NOT,
    TOKEN_OR,
    TOKEN_REPEAT,
    TOKEN_RETURN,
    TOKEN_THEN,
    TOKEN_TRUE,
    TOKEN_UNTIL,
    TOKEN_WHILE,
    TOKEN_DOTS,
    TOKEN_CONCAT,
    TOKEN_EQ,
    TOKEN_NE,
    TOKEN_LE,
    TOKEN_GE,
    TOKEN_SHL,
    TOKEN_SHR,
    TOKEN_FLOOR,
    TOKEN_LABEL,
    TOKEN_SYMBOL, /* one character: symbol */
} token_kind;

typedef struct token {
    token_kind kind;
    char symbol;
    uint32_t line, column; /* of its first character; columns count characters, not bytes */
    uint32_t last_line;    /* of its last character */
    int64_t integer;
    text words; /* borrowed from the source, or in the arena */
} token;

typedef struct lua_lexer {
    text source;
    const char *file; /* for faults; zero-terminated, borrowed */
    arena *memory;    /* strings with escapes live here */
    size_t at;        /* next byte */
    uint32_t line;
    uint32_t column; /* of the byte `at` */
} lua_lexer;

/* Starts at the first byte; a byte-order mark and a first line "#..." are skipped as Lua
 * does. */
void lua_lex_init(lua_lexer *lexer, const char *file, text source, arena *memory);
/* The next token; TOKEN_END for ever at the end. 0, FAULT_PACK or FAULT_MEMORY. */
int lua_lex_next(lua_lexer *lexer, token *out, fault *f);
/* How a message names the token: "'then'", "the word 'x'", "the end of the file". >= 64
 * bytes. */
void token_print(const token *t, char buffer[64]);
#endif

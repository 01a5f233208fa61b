/* lua_reader: what reading a Lua file's expressions and statements shares: the token at hand,
 * new nodes, the limits. */
#ifndef PACK_LUA_READER_H
#define PACK_LUA_READER_H
#include "ground/arena.h"
#include "ground/fault.h"
#include "pack/lua_lex.h"
#include "pack/lua_scope.h"
#include "pack/lua_tree.h"

typedef struct reader reader;
struct reader {
    lua_lexer lexer;
    token now, ahead;
    scope scope;
    arena *memory;
    const char *file;
    size_t nodes;
    int level;
    uint32_t else_if; /* line of the last `else if`, which many write for `elseif`; 0: none */
    fault *f;
    /* A block up to the word that ends it: statements come after expressions, functions need
     * them. */
    int (*block)(reader *r, syntax_node **out);
};

/* Whoever returns a code or NULL has filled the fault. */
int reader_advance(reader *r);
bool reader_at(const reader *r, token_kind kind);
bool reader_at_symbol(const reader *r, char symbol);
/* "expected `wanted`, found ...": FAULT_PACK. */
int reader_refuse(reader *r, const char *wanted);
/* The same for anything: at a place, in words. Returns NULL. */
syntax_node *reader_wrong(reader *r, uint32_t line, uint32_t column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
int reader_expect(reader *r, token_kind kind, const char *wanted);
int reader_expect_symbol(reader *r, char symbol, const char *wanted);
/* For closing words far from what they close. */
int reader_expect_closing(reader *r, bool there, const char *wanted, const char *opened,
                          uint32_t line);
syntax_node *reader_node_at(reader *r, syntax_kind kind, uint32_t line, uint32_t column);
syntax_node *reader_node(reader *r, syntax_kind kind); /* where the reader is */
/* The tree below `n` grew by `child`, which may be NULL. */
int reader_deepen(reader *r, syntax_node *n, const syntax_node *child);
/* Adds a child at *end, the place of the chain's next. */
int reader_append(reader *r, syntax_node *parent, syntax_node ***end, syntax_node *child);
int reader_enter(reader *r); /* one level deeper */
void reader_leave(reader *r);
syntax_node *reader_name(reader *r, const char *wanted); /* a SYNTAX_NAME, not yet resolved */
#endif

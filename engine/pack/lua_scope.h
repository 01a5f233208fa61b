/* lua_scope: which declaration a name means while a Lua file is read; labels and breaks. */
#ifndef PACK_LUA_SCOPE_H
#define PACK_LUA_SCOPE_H
#include "ground/arena.h"
#include "ground/fault.h"
#include "pack/lua_tree.h"

typedef struct scope_block {   /* on the reader's stack */
    struct scope_block *outer; /* within the same function */
    size_t first_variable, first_label, first_goto;
    bool loop;
} scope_block;

typedef struct scope_upvalue {
    struct scope_upvalue *next;
    syntax_variable *variable;
} scope_upvalue;
typedef struct scope_function { /* on the reader's stack */
    struct scope_function *outer;
    syntax_function *function;
    scope_block *block;
    size_t first_variable, first_label;
    scope_upvalue *upvalues, *last_upvalue;
} scope_function;

typedef struct scope_label {
    const syntax_node *node;
    size_t variables;
} scope_label;
/* {0} with file and memory set is the scope of a file not yet begun. */
typedef struct scope {
    const char *file;
    arena *memory;
    scope_function *function; /* innermost */
    syntax_function *newest;  /* end of the chain of functions */
    syntax_variable **active; /* of all functions being read */
    size_t active_count, active_room;
    scope_label *labels, *gotos; /* gotos: not yet met by their label */
    size_t label_count, label_room, goto_count, goto_room;
} scope;

void scope_open_function(scope *s, scope_function *of, syntax_function *function);
/* Fills the function's upvalues. */
int scope_close_function(scope *s, fault *f);
void scope_open_block(scope *s, scope_block *block, bool loop);
int scope_close_block(scope *s, fault *f);
/* A local of the innermost function, at a SYNTAX_NAME node, which becomes its declaration. */
int scope_declare(scope *s, syntax_node *name, variable_attribute attribute, fault *f);
/* Sets name->variable (NULL: global) and records upvalues. */
int scope_resolve(scope *s, syntax_node *name, fault *f);
/* `last`: nothing but labels and semicolons follows in its block. */
int scope_label_here(scope *s, const syntax_node *label, bool last, fault *f);
int scope_goto_here(scope *s, const syntax_node *jump, fault *f);
bool scope_in_loop(const scope *s);
void scope_clear(scope *s);
#endif

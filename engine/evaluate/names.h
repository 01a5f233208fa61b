/* names: the one table of names a rule may use, each with the reason it is let in. */
#ifndef EVALUATE_NAMES_H
#define EVALUATE_NAMES_H
#include "evaluate/hearing.h"

typedef struct name_let_in {
    const char *name;
    int (*function)(struct lua_State *L);   /* NULL: `param` */
    const char *reason;
} name_let_in;

const name_let_in *names_let_in(size_t *count);
/* A pack_fill: puts the names into the table on top of the stack and makes the kinds of
 * objects. The payload is not used. */
void names_fill(struct lua_State *L, void *payload);
#endif

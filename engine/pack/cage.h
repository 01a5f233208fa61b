/* cage: one Lua state that cannot hang, eat the memory, escape or remember.
 *
 * Starts empty; what a rule can name is put in by its user, one table of names. A cage belongs
 * to one thread. Only pack/ and evaluate/ know that rules are Lua. */
#ifndef PACK_CAGE_H
#define PACK_CAGE_H
#include <stddef.h>
#include <stdint.h>

#include "ground/fault.h"
#include "ground/text.h"

struct lua_State;
typedef struct cage cage;

enum {
    CAGE_MEMORY = 32 << 20,       /* bytes one state may hold */
    CAGE_LOAD_STEPS = 20000000,   /* for running one pack file */
    CAGE_CALL_STEPS = 200000,     /* for one rule on one candidate */
    CAGE_FILE_MAX = 1 << 20,      /* bytes of one pack file */
};

typedef enum caged {
    CAGED_DONE,
    CAGED_STOPPED,      /* a C function asked for a stop (cage_stop): no error of the rule */
    CAGED_ERROR,        /* a Lua error; the message is on the stack */
    CAGED_IMPURE,       /* it tried to keep something; the message is on the stack */
    CAGED_BUDGET,       /* too many steps; the message is on the stack */
    CAGED_MEMORY,       /* the cage is full; the message is on the stack; throw the cage away */
} caged;

/* Did the rule not come to its end? A stop that was asked for is an end. */
static inline bool caged_failed(caged how) {
    return how != CAGED_DONE && how != CAGED_STOPPED;
}

cage *cage_new(fault *f);                                   /* NULL: no memory */
void cage_free(cage *c);
struct lua_State *cage_lua(cage *c);
size_t cage_memory(const cage *c);                          /* bytes held now */
/* The most bytes held since cage_mark, which begins to watch and returns what is held now. */
size_t cage_mark(cage *c);
size_t cage_most(const cage *c);
/* After CAGED_MEMORY: was it the system that had no memory, not the cage that was full? */
int cage_starved(const cage *c);

/* What the C functions of this cage serve; NULL until it is set. */
void cage_set_payload(cage *c, void *payload);
void *cage_payload(struct lua_State *L);

/* lua_pcall with a budget of steps. Nested calls from C functions share the running budget. */
caged cage_call(cage *c, int arguments, int results, uint64_t steps);
/* For C functions called by rules: pay for work done; raises when the budget is spent. */
void cage_charge(struct lua_State *L, uint64_t steps);
/* Ends the running finding: unwinds to cage_call (or to cage_try). Never returns. */
_Noreturn void cage_stop(struct lua_State *L);
/* Raises for an attempt to change what outlives a call. */
void cage_refuse_write(struct lua_State *L, const char *words);
/* Calls the function below its arguments and catches a stop, nothing else: 1 done, 0 stopped
 * (the stack is as before the call, function and arguments gone). Errors go on upwards; too
 * many of them within each other are one. */
int cage_try(struct lua_State *L, int arguments, int results);
/* The same for an answer that is kept and given again: it has a budget and a stack of its own,
 * so that whoever asks pays as much for a new answer as for a kept one, however deep he stands.
 * Whoever asks calls cage_pay_answer first, for either. */
int cage_try_apart(struct lua_State *L, int arguments, int results, uint64_t steps);
void cage_pay_answer(struct lua_State *L);
/* The message on top of the stack as text, at most 500 bytes, popped. Parses "file:line:
 * words". */
void cage_message(struct lua_State *L, caged how, fault *f, int code);

/* Loads a file's text (text mode only) with the environment on top of the stack as its _ENV;
 * pops it, pushes the chunk. */
caged cage_load(cage *c, text body, const char *name);
/* The same from within a call: Lua's own status, and its message on the stack when it is not
 * LUA_OK. */
int cage_load_chunk(struct lua_State *L, text body, const char *name);
#endif

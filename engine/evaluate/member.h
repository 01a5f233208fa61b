/* member: what Lua sees of candidates who are judged together: the slate, lists of members,
 * each one. */
#ifndef EVALUATE_MEMBER_H
#define EVALUATE_MEMBER_H
#include "evaluate/lens.h"
#include "evaluate/slate.h"

/* A run of places in one order of members; the slate itself is all of order 0. */
typedef struct members_ref {
    uint32_t kind;
    uint32_t order, first, count;
    /* those above a level: who they are depends on who is below */
    bool above;
    uint64_t judged;
} members_ref;

/* Makes the kinds. Once per cage, protected. */
void member_make(struct lua_State *L);
/* Begins a slate: one object per member for the whole call. Protected. */
void member_begin(struct lua_State *L);
/* The slate under way; raises outside a rule over a group. `what` is the function that asks. */
slate *member_slate(struct lua_State *L, const char *what);
void member_push(struct lua_State *L, view *v, uint32_t number);
/* The member at `index`; raises when it is none, or one of an earlier slate. */
const member_ref *member_at(struct lua_State *L, int index, const char *what);
void member_push_list(struct lua_State *L, view *v, const members_ref *list);
const members_ref *member_list(struct lua_State *L, int index, const char *what);
/* The `place`th member of the list. */
uint32_t member_in(const slate *s, const members_ref *list, uint32_t place);
#endif

/* lens: what Lua sees of a candidate: c, its rows, its days, the parameters. Read only. */
#ifndef EVALUATE_LENS_H
#define EVALUATE_LENS_H
#include "evaluate/values.h"

/* One row as Lua holds it. */
typedef struct row_ref {
    uint32_t kind;
    uint16_t source;
    uint8_t place;             /* how it was come by, for a path (evaluate/tree) */
    uint32_t row;
    /* of a slate: the candidate it was reached through, or NO_ROW */
    uint32_t of;
    uint64_t judged;
} row_ref;
/* One of several candidates who are judged together (evaluate/member). */
typedef struct member_ref {
    uint32_t kind;
    uint32_t number, candidate;    /* of the slate; of the list */
    uint64_t judged;
} member_ref;
/* The rows of one source about the current candidate. */
typedef struct rows_ref { uint32_t kind; uint16_t source; } rows_ref;

/* A fact's answer, asked of whoever examines (evaluate/examine): YES, NO, or MAYBE with the
 * view's `missing` filled. */
typedef answer lens_fact(struct lua_State *L, void *payload, uint16_t fact);
answer lens_ask_fact(struct lua_State *L, uint16_t fact);

/* Makes the kinds and the handles for a pack. Once per cage, protected. */
void lens_make(struct lua_State *L, const pack *p, lens_fact *fact, void *payload);
/* Pushes `c`, the one object every candidate in turn is seen through. */
void lens_push_candidate(struct lua_State *L);
/* Pushes the days alone, for rows that are about nobody. */
void lens_push_days(struct lua_State *L);
void lens_push_row(struct lua_State *L, view *v, uint16_t source, uint32_t row, uint8_t place);
/* The row as reached through one of a slate. */
void lens_push_row_of(struct lua_State *L, view *v, uint16_t source, uint32_t row, uint32_t of);
row_ref *lens_row(struct lua_State *L, int index); /* raises when it is no row, or an old one */
/* The rows visible now, close ones left out while the view hides them. */
size_t lens_rows(view *v, uint16_t source, const attached **out);
bool lens_is_hidden(const view *v, const attached *a);
/* `param` for the environment. */
void lens_push_params(struct lua_State *L);
/* The names table of columns a rule may read: used by given(). NO_INDEX: raises. */
uint16_t lens_column(struct lua_State *L, const pack *p, uint16_t source, const char *name);
/* Pushes a cell's value, or ends the finding. */
int lens_push_cell(struct lua_State *L, view *v, const row_ref *r, uint16_t column);
/* Raises: a name after a dot that does not exist, with the nearest of `names`. */
_Noreturn void lens_unknown_part(struct lua_State *L, const char *of, text name,
                                 const text *names, size_t n);
/* Raises: nothing a rule sees is written to. */
int lens_refuse_write(struct lua_State *L);
/* The candidate, member or row at `index`. Raises when it is none. */
row_ref lens_subject(struct lua_State *L, int index);
#endif

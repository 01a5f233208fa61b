/* reading: what the declaring words share: the declarer, and readers of one field, list or
 * text.
 *
 * Every reader raises (a Lua error at the line of the declaration) on a mistake or for want of
 * memory. `index` is an absolute stack index; `what` names the declaration in messages, as rule
 * "X". */
#ifndef PACK_READING_H
#define PACK_READING_H
#include "ground/notes.h"
#include "pack/decl.h"

struct lua_State;

/* Where a cage keeps the functions of a pack: registry references, LUA_NOREF where there is
 * none. */
typedef struct rulebook {
    int *test, *applies;                       /* per rule */
    int *suppress_test, *suppress_applies;     /* per suppression */
    int *fact;                                 /* per fact */
    int *tally, *tally_applies;                /* per tally */
    int *previous, *previous_applies;          /* per tally: of the list before */
    size_t rooms[9];
} rulebook;

/* The lists of a rulebook, in their order there. */
typedef enum book_kind {
    BOOK_TEST,
    BOOK_APPLIES,
    BOOK_SUPPRESS_TEST,
    BOOK_SUPPRESS_APPLIES,
    BOOK_FACT,
    BOOK_TALLY,
    BOOK_TALLY_APPLIES,
    BOOK_PREVIOUS,
    BOOK_PREVIOUS_APPLIES
} book_kind;

typedef struct declarer declarer;
struct declarer {
    pack *p; /* being built; NULL for a worker, who only wants the functions */
    const pack *built;         /* always: the pack */
    rulebook *book;
    notes *n;
    uint16_t file;             /* whose chunk runs */
    bool has_pack;
    declarer **box;            /* what the words hold; emptied when all is loaded */
    text law_day;              /* a name until all days are declared */
    place pack_at;             /* ... and where it stands */
    size_t rules, suppresses, facts, tallies;                   /* seen so far */
    struct {
        size_t laws, days, params, stages, forbidden, sources, rules, suppresses, facts,
            tallies;
    } room;                    /* of the pack's growing lists */
};

/* The declarer of the running word (its first upvalue). */
declarer *reading_declarer(struct lua_State *L);
void *reading_take(struct lua_State *L, declarer *d, size_t count,
                   size_t size); /* zeroed, in the pack's arena */
text reading_text(struct lua_State *L, declarer *d, int index);                    /* copied */
void reading_room(struct lua_State *L, void **items, size_t *room, size_t count, size_t size,
                  size_t limit, const char *what);
place reading_place(struct lua_State *L, declarer *d);
/* Raises: what is declared here stands at `first` already. */
void reading_twice(struct lua_State *L, const declarer *d, const char *what, place first);
const char *reading_key(struct lua_State *L, int index);
/* Every string key of the table must be one of `allowed` (NULL-ended). */
void reading_only(struct lua_State *L, int index, const char *what,
                  const char *const allowed[]);
/* Pushes the field and says whether it is there; `type` >= 0: anything else is a mistake. */
bool reading_field(struct lua_State *L, int index, const char *name, int type,
                   const char *what);
text reading_words(struct lua_State *L, declarer *d, int index, const char *name,
                   const char *what, bool required);
text *reading_keys_at(struct lua_State *L, declarer *d, int index, const char *what,
                      size_t *count);
text *reading_keys(struct lua_State *L, declarer *d, const char *what,
                   size_t *count); /* of the table at 1 */
text *reading_texts(struct lua_State *L, declarer *d, int index, const char *what,
                    size_t *count);
label reading_label(struct lua_State *L, declarer *d, const char *what,
                    const char *also); /* pops */
label reading_field_label(struct lua_State *L, declarer *d, int index, const char *name,
                          const char *what);
/* The stage that field `stage` of the table at 1 names; NO_INDEX: it is not there. */
uint16_t reading_stage(struct lua_State *L, declarer *d, const char *what);
day reading_day(struct lua_State *L, const char *what, const char *name, int index,
                day otherwise);
/* Keeps the function in field `name` of the table at `index` under its number in a list of the
 * book; false: there is no such field. */
bool reading_function(struct lua_State *L, declarer *d, book_kind list, size_t number,
                      int index, const char *name, const char *what);
citation *reading_cites(struct lua_State *L, declarer *d, int index, const char *what,
                        bool required, size_t *count);
#endif

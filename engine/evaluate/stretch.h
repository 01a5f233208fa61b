/* stretch: the next candidates of the list, and what is asked of each of them once.
 *
 * They stand side by side: what is kept of one of them has the same place in every array. Of
 * each the law day is known, and rules see all rows about them, but for those who are aside:
 * about their rows nothing is known here. */
#ifndef EVALUATE_STRETCH_H
#define EVALUATE_STRETCH_H
#include "evaluate/path.h"

#ifdef VET_PATH_TINY /* for tests/learned: whatever can run out of room, does */
enum { STRETCH_MAX = 5 };
#else
enum { STRETCH_MAX = 256 };
#endif
enum {
    STRETCH_LANES = 16,    /* a processor takes so many bytes at once, or more */
    STRETCH_ROOM = (STRETCH_MAX + STRETCH_LANES - 1) / STRETCH_LANES * STRETCH_LANES
};
/* How a rule or fact ends for somebody: an outcome or answer, or these. */
enum { STRETCH_LOST = 0xfe, /* the path is not known */ STRETCH_UNASKED = 0xff };

/* Some of them: CROWD_IN whoever belongs to it, 0 the others and all places beyond the
 * stretch. */
typedef struct crowd { uint8_t in[STRETCH_ROOM]; } crowd;
enum { CROWD_IN = 0xff };

/* What was found of one source; for whoever it was not asked it means nothing. */
typedef struct source_found {
    uint16_t with_rows[STRETCH_MAX]; size_t with_row_count;    /* places, in order */
    bool glanced;                      /* who is searched plainly is known, */
    uint8_t searched[STRETCH_ROOM];    /* or STRETCH_UNASKED */
    bool counted;
    uint8_t rows_seen[STRETCH_ROOM];   /* as path_rows_seen */
} source_found;
/* A day of each. */
typedef struct day_found {
    bool known;
    span at[STRETCH_ROOM];
    uint8_t state[STRETCH_ROOM];
} day_found;

typedef struct stretch {
    path_book *book;
    view *view;                /* its law day and shown rows are changed on the way */
    uint32_t first, count;     /* candidates first .. first + count - 1; count 0: none */
    span law[STRETCH_ROOM];    /* the law day: whole, of all that are `in` */
    crowd in;                  /* of whom anything may be asked, */
    crowd aside;               /* but of these not about rows: which are to be seen is open */
    /* STRETCH_ROOM per fact: its answer, STRETCH_LOST, STRETCH_UNASKED */
    uint8_t *facts;
    source_found *sources;
    day_found *days;
    bool births_known;
    uint8_t births[STRETCH_ROOM];      /* the state of the birth date of the list */
} stretch;

int stretch_init(stretch *s, path_book *book, view *v, fault *f);
void stretch_clear(stretch *s);
/* Other candidates, none of whom is in; what was found of the last is forgotten. The owner says
 * who is in, and who has rows. */
void stretch_begin(stretch *s, uint32_t first, uint32_t count);

/* What "no row" of the source means for one of them; STRETCH_UNASKED: he is aside. */
uint8_t stretch_searched(stretch *s, uint16_t source, uint16_t place);
/* The same for many: by place. */
const uint8_t *stretch_search(stretch *s, uint16_t source, const crowd *who);
/* How many rows of a source there are to be seen about each who is in, or PLACE_NONE. */
const uint8_t *stretch_rows_seen(stretch *s, uint16_t source);
const day_found *stretch_day(stretch *s, uint16_t day);
/* The state of a cell as one of them sees it: a birth date that is impossible on his law day is
 * unreadable. */
cell_state stretch_state(stretch *s, uint16_t place, uint16_t source, uint32_t row,
                         const column *c);
/* The same of a column of the list, for all who are in. */
const uint8_t *stretch_states(stretch *s, const column *c);
/* The date of an expression that is the same for everybody; false: it is not. */
bool stretch_same_date(const stretch *s, const tree *t, uint16_t number, span *out);
static inline uint8_t *stretch_fact(stretch *s, uint16_t fact) {
    return s->facts + (size_t)fact * STRETCH_ROOM;
}

/* How many belong to the crowd. */
size_t crowd_count(const crowd *c);
/* Puts a value in their places of an array with STRETCH_ROOM. */
void crowd_put(const crowd *c, uint8_t value, uint8_t *to);
/* Their places, in order; how many. */
size_t crowd_list(const crowd *c, uint16_t places[STRETCH_MAX]);
#endif

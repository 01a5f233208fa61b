/* person: who stands on the list twice, or may. */
#ifndef JOIN_PERSON_H
#define JOIN_PERSON_H
#include "ground/fault.h"
#include "join/match.h"
#include "join/merge.h"
#include "load/table.h"

/* What one row of the list has to do with another, by the pack's one_person and one_place. */
typedef enum person_kind {
    PERSON_TWO_PLACES, /* one person, in two places: refers */
    PERSON_TWO_NAMES,  /* one number, two names that are no spellings of each other: refers */
    PERSON_MAYBE,      /* possibly one person: nothing surer can be compared; refers */
    PERSON_SPELLINGS,  /* one person in one place, two spellings of the name */
    PERSON_TWICE,      /* one person in one place, twice */
    PERSON_NAMESAKE,   /* another person of this name in the same place */
    PERSON_MERGED,     /* the other row says the same and is counted once with this one */
} person_kind;

typedef struct person_note {
    uint32_t candidate, other; /* rows of the list; `other` stands for `more` others like it */
    uint32_t more;
    uint8_t kind;
} person_note;

/* Rows of one person under several spellings, whose records are all of theirs. */
typedef struct person_share { uint32_t group, row; } person_share;

/* {0} is empty. */
typedef struct person_list {
    person_note *notes; size_t count, room;      /* by candidate, then kind */
    person_share *shares; size_t share_count, share_room;     /* by group, then row */
} person_list;

/* Compares the rows of the list with each other, where the pack says how; and takes up what was
 * merged, in every case. */
int person_find(person_list *to, const table *t, uint16_t source, const merged_row *merged,
                size_t merged_count, fault *f);
/* What there is to say of a candidate; borrowed. */
const person_note *person_of(const person_list *from, uint32_t candidate, size_t *count);
void person_clear(person_list *p);
#endif

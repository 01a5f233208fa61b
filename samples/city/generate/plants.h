/* plants: what is planted of single persons, and what must come of it. */
#ifndef CITY_PLANTS_H
#define CITY_PLANTS_H
#include "papers.h"
#include "people.h"

/* What one of the two departments that write about everybody answered. */
typedef enum answer {
    CLEAR,
    SILENT,
    BY_NAME,
    BEING_CHECKED,
    TOO_OLD,
    ADVERSE,
    ADVERSE_OTHER,
    CLEAR_AFTER_ADVERSE,
    WITHDRAWN_THEN_CLEAR
} answer;
typedef enum writer { DISCIPLINE_WRITES, POLICE_WRITES, WRITERS } writer;

typedef struct letter {
    uint8_t said;           /* an answer */
    bool second;            /* a second letter, clear, comes before the inspection */
    char other_id[ID_ROOM]; /* of ADVERSE_OTHER: whom it is really about */
} letter;

typedef enum outcome { ACCEPTED, REFERRED, REJECTED, OUTCOMES } outcome;
typedef enum stage {
    NO_STAGE,
    PRELIMINARY,
    JOINT_REVIEW,
    INSPECTION_STAGE,
    AFTER_VOTE,
    STAGES
} stage;
typedef enum moment { AT_JOINT_REVIEW, AT_INSPECTION, AT_THE_END, MOMENTS } moment;

/* The kinds of plants: `family` is the ground in plain words, the same for
 * whatever spelling it comes in. */
typedef struct plant_kind {
    const char *name, *family;
    unsigned count;
    outcome comes[MOMENTS]; /* at joint review; after inspection; after the vote */
    stage at;               /* of a rejection or referral */
} plant_kind;

typedef struct planted {
    uint32_t person;
    const plant_kind *kind;
    bool ruling;
} planted;

typedef struct plants {
    city *city;
    papers *papers;
    chance by;
    letter letters[PEOPLE_MAX][WRITERS];
    planted list[2000];
    size_t count;
} plants;

void plants_make(plants *p, city *c, papers *to);
/* The candidate's outcome, gates apart; stage NO_STAGE when accepted. */
outcome plants_outcome(const plants *p, const person *who, moment when, stage *at);
#endif

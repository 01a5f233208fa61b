/* people: the units of the city, their candidates, the committees before them,
 * and the reserve pool. */
#ifndef CITY_PEOPLE_H
#define CITY_PEOPLE_H
#include "chance.h"

enum { UNITS = 3039, GATED = 41, JOINT_COUNCILS = 1871, PART_TIME = 3337 };
enum { SECRETARIES = UNITS, MEMBERS = 12500, RESERVE = 10750, BEFORE_MEMBERS = 12210 };
enum { SPARE_MEMBERS = 2, PEOPLE_MAX = 30000 };

typedef enum post { POST_SECRETARY, POST_DEPUTY, POST_MEMBER, POST_PART_TIME, POSTS } post;
typedef enum schooling { JUNIOR, SENIOR, COLLEGE, BACHELOR, POSTGRADUATE } schooling;
typedef enum origin { INCUMBENT, LOCAL, OUTSIDE, PROVEN } origin;

typedef struct unit {
    char id[12], name[NAME_ROOM];
    bool village, joint_council, gated;
    unsigned seats;     /* of members, the secretary apart */
    unsigned part_time; /* seats in the joint council */
    day votes_on;
} unit;

typedef struct person {
    char name[NAME_ROOM], id[ID_ROOM];
    day birth;
    bool male, field, experience, elected;
    uint8_t schooling, origin, post;
    uint16_t unit;
    unsigned number; /* on the list of the unit */
    unsigned votes;
    uint32_t plant; /* 1 + index of what is planted of this person, or 0 */
    bool registered;
    bool won_too;                         /* won a seat that is not his to keep */
    char listed_id[64], listed_birth[16]; /* as the list has them, where it is not plainly */
    unsigned listed_times;                /* rows of the list */
} person;

/* One who was elected the time before, or waits in the reserve pool. */
typedef struct fellow {
    char name[NAME_ROOM];
    day birth;
    uint8_t schooling, post;
    uint16_t unit;
    bool practice;
} fellow;

typedef struct city {
    unit units[UNITS];
    person people[PEOPLE_MAX];
    size_t count;
    fellow before[SECRETARIES + BEFORE_MEMBERS], reserve[RESERVE];
    uint32_t names;         /* taken so far */
    uint8_t serials[40000]; /* taken so far, by the day of birth + 20000 */
} city;

extern const day before_day, pool_day; /* the vote before; the day the pool is counted on */

void people_make(city *c);
/* Another day of birth, and the number that goes with it. */
void people_bear(city *c, person *p, day birth);
void people_write_key(char out[24], const city *c, const person *p);
#endif

/* sow: what the plants of every subject share. A sowing is a kind of plant, the
 * function that writes the facts about one person, and whom it fits. */
#ifndef CITY_SOW_H
#define CITY_SOW_H
#include "plants.h"

typedef void plant_one(plants *p, person *w, unsigned n); /* n: the how many-th of its kind */
typedef bool fits(const plants *p, const person *w);

typedef struct sowing {
    plant_kind kind;
    plant_one *sow;
    fits *fit;
    bool ruling;      /* settled by a ruling before the inspection */
    bool elected_too; /* nothing changes what is tallied of the elected: may be of
                       anybody */
} sowing;

typedef struct sowings {
    const sowing *list;
    size_t count;
} sowings;

sowings plants_of_crime(void);
sowings plants_of_measures(void);
sowings plants_of_review(void);
sowings plants_of_the_vote(void);

/* Kept out at the joint review; held against nobody (of a loser only, where the
 * birth date changes); out at the preliminary review; out at the inspection;
 * referred, and accepted once a letter came or a ruling was made; referred to
 * the end. */
#define OUT(name, family, count, sow, fit)                                                     \
    { { name, family, count, { REJECTED, REJECTED, REJECTED }, JOINT_REVIEW },                 \
      sow,                                                                                     \
      fit,                                                                                     \
      false,                                                                                   \
      false }
#define FINE(name, family, count, sow, fit)                                                    \
    { { name, family, count, { ACCEPTED, ACCEPTED, ACCEPTED }, NO_STAGE },                     \
      sow,                                                                                     \
      fit,                                                                                     \
      false,                                                                                   \
      true }
#define FINE_LOSER(name, family, count, sow, fit)                                              \
    { { name, family, count, { ACCEPTED, ACCEPTED, ACCEPTED }, NO_STAGE },                     \
      sow,                                                                                     \
      fit,                                                                                     \
      false,                                                                                   \
      false }
#define EARLY(name, family, count, sow)                                                        \
    { { name, family, count, { REJECTED, REJECTED, REJECTED }, PRELIMINARY },                  \
      sow,                                                                                     \
      anyone,                                                                                  \
      false,                                                                                   \
      false }
#define LATE(name, family, count, sow)                                                         \
    { { name, family, count, { ACCEPTED, REJECTED, REJECTED }, INSPECTION_STAGE },             \
      sow,                                                                                     \
      grown,                                                                                   \
      false,                                                                                   \
      false }
#define LETTER(name, family, count, sow)                                                       \
    { { name, family, count, { REFERRED, ACCEPTED, ACCEPTED }, JOINT_REVIEW },                 \
      sow,                                                                                     \
      grown,                                                                                   \
      false,                                                                                   \
      false }
#define RULED(name, family, count, sow, fit, at)                                               \
    { { name, family, count, { REFERRED, ACCEPTED, ACCEPTED }, at }, sow, fit, true, false }
#define GIVES_WAY(name, family, count, sow, fit, last)                                         \
    { { name, family, count, { ACCEPTED, ACCEPTED, last }, AFTER_VOTE },                       \
      sow,                                                                                     \
      fit,                                                                                     \
      false,                                                                                   \
      false }
#define STAYS(name, family, count, sow, at)                                                    \
    { { name, family, count, { REFERRED, REFERRED, REFERRED }, at }, sow, grown, false, false }

/* Takes down that somebody stays, whatever is planted of his relative. */
void plants_add_kept(plants *p, person *w);
/* Takes down that what is planted of one person is planted of another as well.
 */
void plants_add_like(plants *p, person *w, const person *like);

extern const day letters_day; /* the departments' first letters */

/* The person as a department may spell him. */
named as_listed(const person *w);
named in_old_number(const person *w);
named in_small_x(const person *w);
named in_variant(const person *w);
named with_blanks(const person *w);
named damaged(const person *w);
/* Somebody else of the same name, seven years older or younger, with a good
 * number of his own. */
named namesake(plants *p, const person *w);

day vote(const plants *p, const person *w);
/* Some day at least a month within the last `years` before the vote, or at
 * least a month before them. */
day lately(plants *p, const person *w, int years);
day long_ago(plants *p, const person *w, int years);

bool anyone(const plants *p, const person *w);
bool ends_in_x(const plants *p, const person *w);
bool grown(const plants *p, const person *w); /* of age at every offence that is planted */
bool has_variant(const plants *p, const person *w);
bool x_and_grown(const plants *p, const person *w);
bool around_26(const plants *p, const person *w);
bool around_24(const plants *p, const person *w);
bool fits_damage(const plants *p, const person *w);
bool votes_in_march(const plants *p, const person *w);
bool votes_on_28_february(const plants *p, const person *w);
bool votes_on_1_march(const plants *p, const person *w);
#endif

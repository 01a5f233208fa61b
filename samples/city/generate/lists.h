/* lists: the list of candidates and everything else that is about all of them.
 */
#ifndef CITY_LISTS_H
#define CITY_LISTS_H
#include "plants.h"

/* Each writes one file beneath a folder; 0, or -1 after saying why on standard
 * error. */
int lists_candidates(const plants *p, const char *folder);
int lists_offices(const char *folder);
int lists_units(const plants *p, const char *folder, bool gates_open);
int lists_letters(const plants *p, writer of, bool second, const char *folder);
int lists_votes(const plants *p, const char *folder);
int lists_before(const plants *p, const char *folder);
int lists_reserve(const plants *p, const char *folder);
int lists_answers(const plants *p, const char *folder);
int lists_rulings(const plants *p, const char *folder);
#endif

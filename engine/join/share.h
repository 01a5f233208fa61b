/* share: records of one person whose name is spelt in several ways. */
#ifndef JOIN_SHARE_H
#define JOIN_SHARE_H
#include "join/person.h"

/* Gives each row of a person the records of all of them, at the surest grade any has, after all
 * candidates were asked. A source that finds candidates by the key of the list (`key`) speaks
 * of candidacies, not of persons, and stays as it is. */
int share_records(const person_list *from, joined *to, const table *rows, size_t people,
                  uint16_t key, fault *f);
#endif

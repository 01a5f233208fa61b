/* loose: may a row and a candidate be about one person, where a name in their keys has a
 * character nobody can read as written? */
#ifndef JOIN_LOOSE_H
#define JOIN_LOOSE_H
#include <stdbool.h>
#include <stdint.h>

#include "ground/arena.h"
#include "load/table.h"
#include "pack/decl.h"

/* Is there such a name on either side, in a column of this list? */
bool loose_is_wanted(const key_list *list, const table *rows, const table *candidates);
/* Does the row belong in the loose index: has it such a name, or may a candidate have one? */
bool loose_takes(const key_list *list, const table *rows, uint32_t row,
                 const table *candidates);
/* All else in the list being equal: 1: the names may be one, but it cannot be settled; 0: they
 * are the same or are not, which the list itself has said; -1: no memory. `scratch` is
 * reset. */
int loose_may_agree(const key_list *list, const table *rows, uint32_t row,
                    const table *candidates, uint32_t candidate, arena *scratch);
/* Names that agree: 1: one of them is written in other characters (眞, 真); 0: no; -1: no
 * memory. */
int loose_is_variant(const key_list *list, const table *rows, uint32_t row,
                     const table *candidates, uint32_t candidate, arena *scratch);
#endif

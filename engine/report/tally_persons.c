/* tally_persons: columns that tell persons apart, by which nothing is counted for the public.
 *
 * A small number can be hidden; the value it stands beside cannot, and a table by names or keys
 * is a list of persons whatever its numbers say. The key, names, identifiers and dates are such
 * columns by their type, in every form of theirs. A declared list of values never is one. Of
 * any other column its cells decide: when most values are of one person each, they tell persons
 * apart. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/tally_persons.h"

#include <stdlib.h>

#include "ground/dict.h"

tells tells_of(const source_decl *candidates, uint16_t column) {
    column_type type = candidates->columns[column].type;
    if (column == candidates->key || type == TYPE_NAME || type == TYPE_DATE)
        return TELLS_PERSONS;
    if (type >= TYPE_CN_ID) return TELLS_PERSONS;
    return type == TYPE_CODE ? TELLS_GROUPS : TELLS_ANY;
}

/* How many values there are, and how many of them one person alone has. */
static int count_values(const tally_column *c, size_t *all, size_t *single, fault *f) {
    dict index = { 0 };
    uint32_t *persons = calloc(c->count + 1, sizeof *persons), at;
    int code = persons == NULL ? fault_memory(f) : 0;
    *all = *single = 0;
    for (size_t i = 0; i < c->count && code == 0; i++) {
        if (c->values[i].at == NULL || c->values[i].at == tally_not_counted.at) continue;
        if (!dict_add(&index, c->values[i], (uint32_t)*all, &at)) {
            code = fault_memory(f);
            break;
        }
        *all += at == *all;
        persons[at]++;
        if (persons[at] == 1) *single += 1;
        else if (persons[at] == 2) *single -= 1;
    }
    dict_clear(&index);
    free(persons);
    return code;
}

int tally_persons_check(const tally_column *c, fault *f) {
    size_t all, single;
    bool persons = c->tells == TELLS_PERSONS;
    if (c->tells == TELLS_ANY) {
        int code = count_values(c, &all, &single, f);
        if (code != 0) return code;
        persons = single * 2 > all;
    }
    if (!persons) return 0;
    return fault_plain(f, FAULT_USAGE,
                       "--by: '%.*s' tells persons apart and cannot be published; group by a "
                       "column with few values",
                       TEXT_ARGS(c->name));
}

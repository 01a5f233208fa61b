/* identifier: the numbers by which states know people, each checked by its public rule. */
#ifndef LOAD_IDENTIFIER_H
#define LOAD_IDENTIFIER_H
#include <stdbool.h>

#include "ground/day.h"
#include "ground/text.h"
#include "pack/decl.h"

enum { IDENTIFIER_SIZE = 20 }; /* the longest, with its 0 */

/* NULL: good, its plain form in `out`: ASCII capitals and digits, no blanks, hyphens, dots or
 * brackets. Otherwise what is wrong, a constant: "check digit does not fit",
 * identifier_damaged, ... Full-width forms, inner blanks and small letters are understood. Only
 * for types of identifiers. */
const char *identifier_read(column_type type, text written, char out[IDENTIFIER_SIZE]);
/* At a glance: a good cn-id of 18 characters in its plain form, and the birth date in it;
 * false: ask identifier_read. */
bool identifier_cn_plain(text t, day *born);
/* Nothing but ASCII digits and capitals. */
bool identifier_is_plain(text t);
/* Does a good one, as written, stand in its plain form already? */
bool identifier_is_canonical(column_type type, text good);
/* Is the type one of these? */
bool identifier_is(column_type type);
/* The birth date in a good one; false: there is none in this type, or the id is bad. */
bool identifier_birth(column_type type, const char *id, day *out);
/* Of any kind: 4.40106E+17, as spreadsheets show long numbers. */
bool identifier_is_rounded(text t);
/* At a glance: its plus stands where that of a power of two or three digits does; false: it is
 * not rounded. */
static inline bool identifier_may_be_rounded(text t) {
    return t.len > 4 && (t.at[t.len - 3] == '+' || t.at[t.len - 4] == '+');
}
/* What a spreadsheet made of it: its last digits are gone. Never "a false id". */
extern const char identifier_damaged[];
#endif

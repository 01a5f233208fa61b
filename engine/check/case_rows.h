/* case_rows: the rows of one source as a case gives them. */
#ifndef CHECK_CASE_ROWS_H
#define CHECK_CASE_ROWS_H
#include "check/case_words.h"

/* Rows of decl->column_count cells each, in declaration order; at == NULL: blank. */
typedef struct case_rows { text *cells; uint32_t *lines; size_t count; } case_rows;

/* Is the value a list of rows whose fields are columns of the source? Mistakes are noted. */
void case_rows_check(case_reading *r, const source_decl *decl, const data *list);
/* The rows of a case over those of the base, both checked and either NULL. A list that the case
 * gives takes the place of the base's. Named fields of a list stand for every row of it, those
 * of the base's list for every row of the case too. What a candidate lacks then is taken from
 * the base's candidate in the same place, or from its last, whose key is not taken. A key that
 * nobody gives is "1", "2", ... `line` is the case's, for rows that nobody wrote. */
void case_rows_make(case_reading *r, const source_decl *decl, const data *base,
                    const data *given, uint32_t line, case_rows *out);
#endif

/* number: written numbers, whole and decimal. */
#ifndef LOAD_NUMBER_H
#define LOAD_NUMBER_H
#include <stdbool.h>
#include <stdint.h>

#include "ground/text.h"

/* How a column writes its numbers, from the docket. */
typedef enum number_form {
    /* nothing declared: digits and a point; marks of thousands where unmistakable */
    NUMBER_PLAIN,
    NUMBER_POINT, /* 1,234.5 */
    NUMBER_COMMA, /* 1.234,5 */
    NUMBER_SPACE, /* 1 234,5 */
    NUMBER_FORMS
} number_form;

bool number_form_named(text name, number_form *out); /* "1,234.5", "1.234,5", "1 234,5" */
const char *number_form_name(number_form form);      /* NUMBER_PLAIN: "plain" */
/* NULL: read into *out. Otherwise what is wrong, a constant. For texts of plain_number. */
const char *number_integer(text t, number_form form, int64_t *out);
const char *number_decimal(text t, number_form form, double *out);
#endif

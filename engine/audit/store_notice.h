/* store_notice: what the pack says of letters to candidates, into the store. */
#ifndef AUDIT_STORE_NOTICE_H
#define AUDIT_STORE_NOTICE_H
#include "audit/put.h"

/* Names of the table `notice`: a template's format; what columns and codes are called. */
#define STORE_NOTICE_NAME "name:"
extern const char *const store_notice_formats[LETTER_FORMATS];

int store_notice(writer *w);
#endif

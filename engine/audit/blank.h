/* blank: the record of a short list before its first row. */
#ifndef AUDIT_BLANK_H
#define AUDIT_BLANK_H
#include "ground/fault.h"

/* Writes an empty record, in pages of 4096 bytes, into an empty file; the file stays open. */
int blank_write(int fd, fault *f);
#endif

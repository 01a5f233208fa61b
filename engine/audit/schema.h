/* schema: the tables of audit.sqlite, as SQL. */
#ifndef AUDIT_SCHEMA_H
#define AUDIT_SCHEMA_H
#include <stdbool.h>
#include <stddef.h>

/* The file's marks; user_version and application_id in the SQL below say the same. */
enum { STORE_APPLICATION = 0x76657431, STORE_DECISIONS_ONLY = 0x76657464, STORE_VERSION = 6 };

/* how the file is written; nothing of it is in the file */
extern const char store_ways[];
extern const char store_marks[];            /* what kind of file it is; before the tables */
extern const char store_schema[];           /* the tables */
extern const char store_decisions_only[];   /* gives a record without people its own mark */
/* Are its rows among those that store_end writes? */
bool store_comes_last(const char *table);
/* The columns of words in so many languages; none counts as one. */
const char *store_words(size_t languages);
#endif

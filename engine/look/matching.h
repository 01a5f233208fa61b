/* matching: which files feed which source of a pack, and which of their columns which of
 * its. */
#ifndef LOOK_MATCHING_H
#define LOOK_MATCHING_H
#include "look/sheet.h"

/* A column of a source and where it was found: `position` counts from 1; 0: nowhere. */
typedef struct pairing {
    uint32_t position;
    bool exact; /* under its own name or a header of the pack: the loader finds it by itself */
} pairing;

typedef struct matched_source {
    size_t *sheets; /* of the looked-at files, in their order */
    size_t sheet_count;
    bool alike;       /* all its files are written the same way */
    pairing *columns; /* per column of the source, by the first file */
} matched_source;

typedef struct matching {
    matched_source *sources; /* one per source of the pack */
    uint16_t *source;        /* per sheet: its source, or NO_INDEX */
} matching;

/* What the clerk says herself: SOURCE=FILE. */
typedef struct claim {
    uint16_t source;
    text file;
} claim;

/* Everything lives in the arena. */
int matching_make(matching *out, const sheet *sheets, size_t count, const pack *p,
                  const claim *claims, size_t claim_count, arena *a, fault *f);
/* Of the sources without a file the one most of whose columns the sheet has, two at least, and
 * how many; NO_INDEX: none. What the clerk may mean. */
uint16_t matching_near(const matching *m, const sheet *s, const pack *p, size_t *columns);
/* The column of the source that column `at` (from 0) of its first file feeds, or NO_INDEX. */
uint16_t matching_fed(const matched_source *m, const source_decl *s, size_t at);
#endif

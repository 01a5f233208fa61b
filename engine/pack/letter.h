/* letter: templates of letters to candidates, cut at their {placeholders} and checked. */
#ifndef PACK_LETTER_H
#define PACK_LETTER_H
#include "ground/notes.h"
#include "pack/decl.h"

/* What a letter may say. Those up to LETTER_LINES are one line, the next are paragraphs and
 * lists of their own, the last can only be asked about: {#held}...{/held}. */
typedef enum letter_value {
    LETTER_KEY, LETTER_NAME, LETTER_DECISION, LETTER_STAGE, LETTER_LAW_DAY, LETTER_NOTICE_DAY,
    LETTER_ELIGIBLE_FROM, LETTER_OBJECT_BY, LETTER_OBJECT_WITHIN, LETTER_OBJECT_TO,
    LETTER_OBJECT_HOW, LETTER_OBJECT_LAW, LETTER_OFFICE, LETTER_CONTACT, LETTER_PACK,
    LETTER_DOCKET, LETTER_REFERENCE, LETTER_DAY, LETTER_PARAM,
    LETTER_LINES,
    LETTER_OUTCOME = LETTER_LINES, LETTER_REASONS, LETTER_OPEN, LETTER_SETTLED, LETTER_ENTRY,
    LETTER_OBJECTION,
    LETTER_BLOCKS,
    LETTER_REJECTED = LETTER_BLOCKS, LETTER_REFERRED, LETTER_HELD,
    LETTER_VALUES
} letter_value;

typedef enum letter_piece_kind {
    LETTER_WORDS,   /* the author's own, as they stand */
    LETTER_PUT,     /* a value */
    LETTER_IF,      /* to the LETTER_END of the same value: only where it is not empty, */
    LETTER_IF_NOT,  /* only where it is */
    LETTER_END,
} letter_piece_kind;
typedef struct letter_piece {
    uint8_t kind, value;
    uint16_t number;        /* LETTER_DAY, LETTER_PARAM: of the pack */
    text words;
} letter_piece;
typedef struct letter_text { letter_piece *pieces; size_t count; } letter_text;

/* Cuts the body of a template; pieces live in `a`, their words in `body`. Every mistake is a
 * note of an error at its line and column; `out` is then not to be used. FAULT_MEMORY alone is
 * returned. */
int letter_cut(const pack *p, const char *file, text body, letter_format format, arena *a,
               notes *n, letter_text *out, fault *f);
/* .md or .html; LETTER_FORMATS: neither. */
letter_format letter_format_of(text file);
#endif

/* trace: what one candidate's rules read and found, as bytes that outlive the run.
 *
 * Written while a candidate is examined, kept in audit.sqlite for everybody who is not simply
 * accepted, made again from inputs/ for the others; `vet why` prints nothing else. It holds the
 * raw cells, so it needs no other file; names are numbers of the store's rule, source, column, day tables. */
#ifndef EVALUATE_TRACE_H
#define EVALUATE_TRACE_H
#include "ground/packed.h"
#include "ground/sink.h"
#include "load/table.h"
#include "pack/decl.h"

typedef enum outcome {
    OUTCOME_NOT_IN_FORCE,
    OUTCOME_NOT_APPLICABLE,
    OUTCOME_PASS,
    OUTCOME_SAID, /* said: it has reasons */
    OUTCOME_UNKNOWN,
    OUTCOME_FAILED,
    OUTCOME_VOID,
} outcome;

typedef enum step_kind {
    STEP_CELL = 1,      /* source, column, row -> input, line, state, raw */
    STEP_DAY,           /* day number, value */
    STEP_PARAM,         /* param number */
    STEP_GIVEN,         /* source, column, row; yes: a = 1 */
    STEP_AGE,           /* x = birth, y = on, n = completed years */
    STEP_REACHED,       /* x = birth, y = on, n = years wanted, answer a */
    STEP_PERIOD,        /* x = from, length, y = last day, a = first_day */
    STEP_ELAPSED,       /* x = from, y = on, n = years */
    STEP_ROWS,          /* source, n = rows seen, a = searched */
    STEP_FACT,          /* fact number, answer a */
    STEP_UNBROKEN,      /* source, x = from, y = to, answer a */
    STEP_PASS_CODE,     /* raw = the code a pass was said with */
    STEP_SLATE,         /* a rule over a group: n = how many are judged together, raw = what they have
                           in common */
} step_kind;

/* Whose row a cell stands in: what a person may be told depends on it. */
typedef enum whose {
    WHOSE_THEIRS,       /* the candidate's own row of the list, or a row that is surely about them */
    WHOSE_PERHAPS,      /* a row that is attached and may be about somebody else */
    WHOSE_OTHERS,       /* a row of another candidate */
} whose;

typedef struct step {
    uint8_t kind, a;            /* a: answer, searched, first_day, cell_state */
    uint16_t source, column;    /* or day, param, fact number in `source` */
    uint32_t row;               /* while running: row of the table; stored: line */
    uint16_t input;             /* stored only: number of the input within the source's files */
    span x, y;
    duration length;
    int64_t n;                  /* years, rows; of a cell, stored: whose */
    text raw;                   /* stored: raw text of the cell */
} step;

/* A rule (or fact, or suppression) as judged once: for the candidate, or for one row. */
typedef enum part_kind { PART_RULE = 1, PART_ROW, PART_FACT, PART_TALLY } part_kind;
typedef struct part {
    uint8_t kind, outcome;
    uint8_t grade;              /* of the row; PART_FACT: its answer */
    uint16_t number;            /* rule, or fact */
    uint16_t source;
    uint32_t row;
    uint16_t input; /* PART_ROW: the row judged (stored: line) */
    uint32_t step_count;
} part;

/* Writing: parts in order, each followed by its steps. Canonical: little-endian, length-prefixed. */
void trace_begin(sink *to);                                       /* the format's version */
void trace_part(sink *to, const part *p);
void trace_step(sink *to, const step *s);
/* Reading. */
typedef packed_reader trace_reader;
bool trace_open(trace_reader *r, text bytes);                     /* false: not a trace */
int trace_next_part(trace_reader *r, part *out); /* 1, 0 at the end, -1 damaged */
int trace_next_step(trace_reader *r, step *out);                  /* 1, or -1 damaged */
#endif

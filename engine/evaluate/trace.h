/* trace: what one candidate's rules read and found, as bytes that outlive the run.
 *
 * Written while a candidate is examined, kept in audit.sqlite for everybody who is not simply
 * accepted, made again from inputs/ for the others; `vet why` prints nothing else. It holds the
 * raw cells, so it needs no other file; names are numbers of the store's rule, source, column,
 * day tables. */
#ifndef EVALUATE_TRACE_H
#define EVALUATE_TRACE_H
#include "ground/arena.h"
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
    STEP_CELL = 1,  /* source, column, row -> input, line, state, raw */
    STEP_DAY,       /* day number, value */
    STEP_PARAM,     /* param number */
    STEP_GIVEN,     /* source, column, row; yes: a = 1 */
    STEP_AGE,       /* x = birth, y = on, n = completed years */
    STEP_REACHED,   /* x = birth, y = on, n = years wanted, answer a */
    STEP_PERIOD,    /* x = from, length, y = last day, a = first_day */
    STEP_ELAPSED,   /* x = from, y = on, n = years */
    STEP_ROWS,      /* source, n = rows seen, a = searched */
    STEP_FACT,      /* fact number, answer a */
    STEP_UNBROKEN,  /* source, x = from, y = to, answer a */
    STEP_PASS_CODE, /* raw = the code a pass was said with */
    STEP_SLATE, /* a rule over a group: n = how many are judged together, raw = what they have
                           in common */
} step_kind;

/* Whose row a cell stands in: what a person may be told depends on it. */
typedef enum whose {
    /* the candidate's own row of the list, or a row that is surely about them */
    WHOSE_THEIRS,
    WHOSE_PERHAPS,      /* a row that is attached and may be about somebody else */
    WHOSE_OTHERS,       /* a row of another candidate */
} whose;

typedef struct step {
    uint8_t kind, a;            /* a: answer, searched, first_day, cell_state */
    uint16_t source, column;    /* or day, param, fact number in `source` */
    uint32_t row;               /* while running: row of the table; stored: line */
    uint16_t input;             /* stored only: number of the input within the source's files */
    bool usual;                 /* when written: the raw text is one of few, as codes are */
    /* the same was read shortly before: not written (evaluate/explain) */
    bool again;
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

enum { TRACE_RAWS = 16 };

/* What was told last, as writer and reader both remember it. */
typedef struct trace_told {
    uint32_t row;
    span x, on;                               /* of a step; of a day */
    /* the last ones told, by place among the values */
    struct { size_t at, len; } raws[TRACE_RAWS];
    size_t raw_count;                         /* told in all */
} trace_told;

/* Writing: parts in order, each followed by its steps. {0} is a writer that has written nothing
 * and keeps its memory until it is cleared. The same trace has the same bytes. */
typedef struct trace_writer {
    sink *to;
    sink shapes, values;
    size_t shape;                             /* where the one in hand begins */
    trace_told told;
} trace_writer;
void trace_begin(trace_writer *w, sink *to);
void trace_go_on(trace_writer *w, sink *to);  /* for parts that are appended to a trace */
void trace_part(trace_writer *w, const part *p);
void trace_step(trace_writer *w, const step *s);
void trace_end(trace_writer *w);              /* a failure is the sink's */

/* The same bytes for who writes steps that are known but for what of them is the
 * candidate's. */
/* What of a step's shape can be written beforehand: of a cell all but input, whose and a usual
 * text; of others all of it. In memory of the caller's; NULL in `at`: the step has values of
 * its own, or there is no memory. */
text trace_shape(arena *memory, const step *s);
/* What of a cell is the candidate's own. */
typedef struct trace_own {
    uint32_t line;
    uint16_t input;
    uint8_t whose;
    bool usual;
    span x;
    text raw;
} trace_own;
void trace_cell(trace_writer *w, text shape, const trace_own *own);
/* A step all of which is its shape. `day`: of a STEP_DAY. */
void trace_known(trace_writer *w, text shape, span day);
/* A part of one step is written, and its bytes are kept if all of it is its shape; how many
 * they are. 0: it has values of its own, it takes more than TRACE_PART_MAX, or there is no
 * memory. */
enum { TRACE_PART_MAX = 48 };
size_t trace_part_kept(trace_writer *w, const part *p, const step *s, unsigned char *to);
void trace_known_part(trace_writer *w, text shape);
void trace_writer_clear(trace_writer *w);

/* Reading. */
typedef struct trace_reader {
    packed_reader in, shapes, shape, values;
    const unsigned char *first_value;
    trace_told told;
} trace_reader;
bool trace_open(trace_reader *r, text bytes);                     /* false: not a trace */
int trace_next_part(trace_reader *r, part *out); /* 1, 0 at the end, -1 damaged */
int trace_next_step(trace_reader *r, step *out);                  /* 1, or -1 damaged */
/* bytes of the part: every step takes three or more */
size_t trace_left(const trace_reader *r);

/* For who keeps many: a trace is sections, a section shapes and values. Shapes are shared by
 * very many traces, values are not. */
typedef struct trace_section { packed_reader shapes; text values; } trace_section;
bool trace_sections(text bytes, packed_reader *out);              /* false: not a trace */
/* 1, 0 at the end, -1 damaged */
int trace_next_section(packed_reader *in, trace_section *out);
int trace_next_shape(packed_reader *shapes, text *out);           /* the same */
/* The other way round. */
void trace_put_version(sink *to);
void trace_put_shape(sink *shapes, text shape);
void trace_put_section(sink *to, text shapes, text values);
#endif

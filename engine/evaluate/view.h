/* view: one candidate as the rules see it now.
 *
 * view_observe is the only function through which a rule's view touches columns; every read is
 * recorded there, because the reads are the explanation. One view per worker. */
#ifndef EVALUATE_VIEW_H
#define EVALUATE_VIEW_H
#include "evaluate/result.h"
#include "ground/arena.h"
#include "join/evidence.h"

struct lua_State;

/* What ended a finding: the missing thing, named. */
typedef struct missing {
    missing_kind kind;
    uint16_t source, column;   /* day number in column for MISSING_DAY */
    uint32_t row;
    uint8_t state;             /* cell_state */
    uint8_t searched;          /* searched */
    uint16_t which;            /* expected value or key column */
    span about;                /* MISSING_DECIDED: the partial date */
    const char *why;           /* an unreadable cell: what is wrong with it */
    uint8_t met; /* at which edge of the running record (evaluate/path), counted from 1;
                                  0: at none */
} missing;

/* The rows of one source that rules may see, for the current candidate. */
/* unsure: a suppression could not be decided; the row is neither used nor ignored. has_twice:
 * one stands more than once, for one event or for several. */
typedef struct seen_rows {
    const attached *rows;
    size_t count;
    bool has_close, has_twice, unsure;
    bool asked; searched searched; uint16_t which;     /* coverage, once asked */
} seen_rows;

enum { SAID_MAX = 64, WHY_MAX = 16, READS_MAX = 20000 };

/* A row of evidence; source NO_INDEX: none. place: where it stands for a path
 * (evaluate/tree). */
typedef struct rest { uint16_t source; uint8_t place; uint32_t row; } rest;
typedef struct why_fact { uint16_t fact; uint8_t answer; } why_fact;

/* One thing a rule said. */
typedef struct said {
    uint8_t effect;
    uint16_t code;
    span eligible_from;            /* lo == DAY_NONE: none */
    uint16_t source; /* the evidence it rests on: the row being asked, else the last row that
                                      answered yes; NO_INDEX: none */
    uint32_t row;
    text to;                       /* a task: for whom */
    text words[LANGUAGE_MAX];      /* rendered; scratch */
} said;

typedef struct hearing {
    const rule_decl
        *rule; /* NULL: a fact, suppression or tally is asked; nothing may be said */
    bool counting;                 /* a tally counts: it may read what rules are forbidden */
    bool deciding_whether;         /* `applies` runs: nothing may be said yet */
    uint16_t source;               /* row rules: the row, else NO_INDEX */
    uint32_t row;
    /* whether anything is said is all that is asked: the first word ends it */
    bool quick;
    bool passed;                   /* pass() was said */
    rest rests; /* the row that some, each, ... ask now, or that answered yes last */
    why_fact why[WHY_MAX];         /* what any_of or all_of found last: {why} */
    size_t why_count;
    said *said;                    /* room for SAID_MAX; NULL where nothing may be said */
    size_t count;
    /* where in Lua's stack the table handed over stands; 0: none */
    int handed;
    int (*speak)(struct lua_State *L, uint8_t effect,
                 const char *what); /* of a slate: who takes the words
                                      down (evaluate/slate_say); NULL: this hearing */
} hearing;

typedef struct view {
    const pack *pack;
    const evidence *evidence;
    const param_value *params;     /* one per pack parameter */
    uint32_t candidate;
    uint64_t judged;               /* counts candidates: a handle of an earlier one is stale */
    bool law_day_known;
    span law_day;
    seen_rows *sources;            /* one per pack source */
    const column **births;         /* per source: its birth_date when that is a date, or NULL */
    day plausible_first, plausible_last; /* birth dates of a living person on `plausible_on` */
    /* ... from here on whatever century two digits of a year mean */
    day plausible_sure;
    day plausible_on;
    bool hide_close, saw_close;    /* judged without closely matched rows; one was visited */
    bool counting;                 /* a tally is asked: forbidden columns may be read */
    bool given_no;                 /* given() answered no in this judgement */
    missing missing;               /* why the judgement stopped */
    missing given_missing;         /* which blank given() saw */
    step *steps;
    size_t step_count, step_room;
    size_t step_first;             /* where the running judgement's begin */
    bool too_many; /* it read more than READS_MAX things; what is beyond is not kept */
    uint64_t reads;                /* of the candidate, since the running judgement began */
    struct path_record
        *record; /* what the running rule reads (evaluate/path); NULL: nobody learns */
    bool no_memory;                /* sticky: a step or text could not be kept */
    uint64_t stops;                /* reads that ended a finding */
    hearing *hearing;              /* the judgement under way, or NULL */
    /* several candidates are judged together (evaluate/slate); NULL: one */
    struct slate *slate;
    uint32_t asked_of;             /* ... whose cell was read last */
    uint64_t *once;                /* ... what was read already, so that it is kept once; */
    size_t once_mask, once_count;
    step nowhere;                  /* where a step is written that is not kept */
    /* the cells read last, kept before or not: the last stands first */
    step recent[4];
    arena scratch;                 /* forgotten with the candidate */
} view;

int view_init(view *v, const evidence *e, const param_value *params, fault *f);
void view_clear(view *v);
/* The next candidate, or NO_ROW for a row about nobody: forgets steps and scratch, finds the
 * law day. Rows are all visible until view_hide. */
void view_begin(view *v, uint32_t candidate);
/* For a slate: looks at another candidate and keeps what was read of the others. */
void view_turn(view *v, uint32_t candidate);
/* Whether each thing read is kept once only; what was kept is forgotten. */
void view_keep_once(view *v, bool once);
/* Is a birth date surely one of a living person on that law day, for all that is known? */
static inline bool view_is_plausible(const view *v, day law_day, span birth) {
    return law_day == v->plausible_on && birth.lo >= v->plausible_sure &&
           birth.hi <= v->plausible_last;
}
/* Which attached rows of a source rules see: borrowed until the next view_begin. */
void view_show(view *v, uint16_t source, const attached *rows, size_t count);

typedef struct observed {
    cell_state state;
    cell_value value;              /* CELL_OK and CELL_OPEN of dates, codes, integers, ... */
    text words;                    /* text-like cells, as compared; scratch */
    const char *why;               /* CELL_UNREADABLE */
} observed;

/* Reads one cell for a rule and records it. row: of that source; the candidate's own for
 * candidates. */
observed view_observe(view *v, uint16_t source, uint32_t row, uint16_t column);
/* The same without recording: for walking a path that was learned from recorded reads. */
observed view_peek(view *v, uint16_t source, uint32_t row, uint16_t column);
/* Records, of a cell whose state is known from a walk, what view_observe records. */
void view_retell(view *v, uint16_t source, uint32_t row, uint16_t column, cell_state state);
/* The same of a date whose column is known: state and value (open: open); else the state. */
cell_state view_peek_date(view *v, uint16_t source, uint32_t row, const column *c, span *out);
cell_state view_peek_day(view *v, uint16_t day, span *out);
searched view_peek_searched(view *v, uint16_t source, uint16_t *which);
/* Is the cell given? Records; unreadable is reported as it is. */
cell_state view_given(view *v, uint16_t source, uint32_t row, uint16_t column);
/* A day of this candidate. CELL_OK with *out, or why not; records. */
cell_state view_day(view *v, uint16_t day, span *out);
/* Does "no row" mean clear? Records. */
searched view_searched(view *v, uint16_t source, uint16_t *which);
/* The row of a one_by source, or NO_ROW. */
uint32_t view_one(const view *v, uint16_t source);
/* Where the next step is to be written; nobody reads it there when it cannot be kept. */
step *view_new_step(view *v);
/* The step written last is forgotten if the same was read before: of a view that keeps what is
 * read once. */
void view_drop_known(view *v, const step *last);
/* Records, in two: a step of that kind, in which there is nothing yet, and, once it is filled
 * in, its end. It is put together where it stays, field by field: a step that is copied right
 * after it was put together makes the processor wait. */
static inline step *view_begin_step(view *v, uint8_t kind) {
    step *s = view_new_step(v);
    *s = (step){ 0 };
    s->kind = kind;
    return s;
}
/* Everything but a parameter and a pass code is a read of the candidate. */
static inline void view_end_step(view *v, const step *s) {
    if (s->kind != STEP_PARAM && s->kind != STEP_PASS_CODE) v->reads++;
    if (v->once != NULL) view_drop_known(v, s);
}
/* Records, at once: where Lua asks, which takes far longer. */
static inline void view_step(view *v, step s) {
    step *to = view_begin_step(v, s.kind);
    *to = s;
    view_end_step(v, to);
}
/* What is missing to whoever needs a value of this cell and was shown `seen`. */
missing view_lack(uint16_t source, uint32_t row, uint16_t column, const observed *seen);
/* The same to whoever asked given() of it: it cannot be read, or it is blank and the rule is
 * silent. */
missing view_lack_given(const view *v, uint16_t source, uint32_t row, uint16_t column,
                        cell_state state);
/* The partial date read last: what leaves a question open. */
void view_undecided(view *v);
/* The open day read last: what needs a day has none. */
void view_unended(view *v);
/* The name read last that has a character nobody can read: why two names cannot be told
 * apart. */
void view_unsettled_name(view *v);
/* How a cell reads in a sentence: dates ISO, codes as the pack names them (notice), texts as
 * written, blank "not recorded" in the language (zh: 未记载). Not a rule's read: texts only. In
 * scratch. */
text view_phrase(view *v, uint16_t source, uint32_t row, uint16_t column, size_t language);
#endif

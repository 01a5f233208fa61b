/* ask: the state of an examiner, and calling a function of the pack about a candidate. */
#ifndef EVALUATE_ASK_H
#define EVALUATE_ASK_H
#include "evaluate/hearing.h"
#include "evaluate/profile.h"
#include "pack/cage.h"
#include "pack/reading.h"

typedef struct examiner examiner;

/* What is said of a rule or fact that is no pure function, though nobody saw what it keeps. */
#define ASK_IMPURE "it answers otherwise though it reads the same"

/* Those of whom something is told; everybody, for `why` of somebody accepted; nobody. */
typedef enum traced { TRACED_TOLD, TRACED_ALL, TRACED_NONE } traced;

/* What all examiners of a run share. Const while they work but for the marked members. */
typedef struct examination {
    const evidence *evidence;
    const param_value *params;
    const bool *is_void;              /* per rule: found impure in an earlier pass */
    const text *void_words;           /* per rule: how that was found out */
    unsigned char *
        *row_marks; /* per source with suppressions: per row, ROW_SEEN | ..., atomic */
    traced traced;                    /* of whom it is written down what was read */
    /* no reason says what it rests on: nobody will rule on it */
    bool undigested;
    bool unworded;                    /* no reason says why, in words: nobody will read it */
    bool plain;                       /* nothing is learned: every rule is asked in Lua */
    uint64_t (*clock)(void);          /* for the profile; NULL: none is made */
} examination;
/* ROW_UNSURE: whether a law hides it is not known. */
enum { ROW_SEEN = 1, ROW_HIDDEN = 2, ROW_UNSURE = 4 };

/* Per examiner; summed by the crew. */
typedef struct examiner_counts {
    rule_count *rules;
    uint64_t *suppressed;             /* per suppression */
    uint64_t unknown_values;
    rule_trouble *troubles;           /* per rule: candidates 0 when there was none */
    bool *found_void;                 /* per rule: impure in this pass */
    rule_trouble *suppress_troubles;  /* per suppression: it erred, and settles nothing */
    rule_trouble *tally_troubles;     /* per tally: it erred, or gave no whole number or word */
} examiner_counts;

/* ---- inside evaluate only: what ask, judge, hide, quick, explain and examine share ------- */

/* About one candidate: reasons of one rule, and of all rules but for one more of each. */
enum { REASONS_OF_RULE = 4000, REASONS_OF_ALL = 60000 };

typedef enum book_list {
    LIST_TEST,
    LIST_APPLIES,
    LIST_HIDE,
    LIST_HIDE_APPLIES,
    LIST_TALLY,
    LIST_TALLY_APPLIES,
    LIST_PREVIOUS,
    LIST_PREVIOUS_APPLIES
} book_list;
typedef enum memo_state { MEMO_NONE, MEMO_ASKING, MEMO_NO, MEMO_YES, MEMO_UNKNOWN } memo_state;
typedef struct memo { uint8_t state; bool saw_close; missing missing; } memo;

typedef struct unlike_pass unlike_pass;
/* `script`: what it read, when that is told by a known path (evaluate/retell); NULL: its steps
 * begin at `first`. */
typedef struct kept_part {
    part about;
    size_t first;
    bool in_facts;
    const struct script *script;
} kept_part;

struct examiner {
    const examination *shared;
    const pack *pack;
    cage *cage;
    struct lua_State *L;
    rulebook book;
    view view;
    hearing hearing, again; /* the judgement; the one with close rows, while judging without */
    said said[2][SAID_MAX];           /* what they say */
    memo *facts[2];                   /* by hide_close */
    path_book *paths;                 /* NULL: nothing is learned */
    uint32_t *hide_failed;            /* per suppression: who met its failure last, plus one */
    struct sieve *sieve;              /* of those who come next; NULL: nothing is learned */
    bool counts_candidates;           /* a tally is asked of everybody, whatever is known */
    struct unlike_pass { uint16_t rule; uint8_t outcome; } *unlike; /* see evaluate/quick */
    rule_profile *profile;            /* per rule; NULL: nobody wants it */
    uint64_t quickly;                 /* accepted so, and not counted rule by rule yet */
    bool facts_asked;                 /* since they were forgotten last */
    bool asked_anew;                  /* a call wanted too much memory and was made once more */
    step *fact_steps; size_t fact_step_count, fact_step_room;
    kept_part *parts; size_t part_count, part_room;
    trace_writer trace;
    size_t told_row;               /* among those of a source: where the trace found the last */
    struct search_part *searches;  /* evaluate/explain's own */
    examiner_counts counts;
    uint32_t candidate;
    block *into;
    size_t first_reason,
        first_of_rule;                /* in the block: of the candidate, of the running rule */
    bool overflowed;                  /* the running rule had more reasons than are kept */
    reason nowhere;                   /* they go here */
    bool statute_passed;
    struct about_rows { bool made; digest rows; } *about; /* per source: see evaluate/cited */
    struct citing *citing;            /* evaluate/cited's own */
    char trouble[1100];               /* what the last failed call said */
    fault *fault;                     /* ours, while examining */
};

/* Is what rules read kept: for a trace, or for what a reason rests on? */
static inline bool ask_keeps_steps(const examiner *x) {
    return x->shared->traced != TRACED_NONE || !x->shared->undigested;
}

int ask_open_cage(examiner *x, fault *f);
void ask_close_cage(examiner *x);
/* After a call that wanted too much memory; `again`: not for the first time, so that a cage
 * that got none from the system is a fault of ours. x->L is NULL when none could be made. */
void ask_fresh_cage(examiner *x, bool again);
/* The references of a list of functions in the cage that is open now. */
const int *ask_refs_of(const examiner *x, book_list list);
/* Takes down what a failed call said, with the place of its declaration where it names none. */
void ask_take_trouble(examiner *x, book_list list, size_t number, const fault *why);
/* Calls a function of the pack; on CAGED_DONE its one result is on the stack, otherwise
 * x->trouble says what happened. Out of memory: once more, alone, in a fresh cage. `row`
 * NO_ROW: of the candidate. */
caged ask_function(examiner *x, book_list list, size_t number, uint16_t source, uint32_t row);
/* Room for a part of the trace; NULL: it is not kept. */
kept_part *ask_new_part(examiner *x);
/* Keeps a part of the trace whose steps begin at `first`, or that a script tells. Written where
 * it stays, as steps are. */
static inline void ask_keep_part(examiner *x, part p, size_t first, bool in_facts,
                                 const struct script *script) {
    kept_part *to = ask_new_part(x);
    if (to != NULL) *to = (kept_part){ p, first, in_facts, script };
}
/* A fact answered without Lua: remembered for the candidate; its steps begin at `first`.
 * `lack`: what it lacks when the answer is MAYBE. */
void ask_settle_fact(examiner *x, uint16_t number, size_t first, answer said,
                     const missing *lack);
/* The same of one that lacks nothing, and is told by a script. */
void ask_settle_known_fact(examiner *x, uint16_t number, answer said,
                           const struct script *script);
/* Since the cage held `held` bytes: so little that the same reads take no candidate to its
 * limit. */
bool ask_took_little(const examiner *x, size_t held);
void ask_forget_facts(examiner *x);
#endif

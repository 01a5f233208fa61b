/* result: what was found of each candidate. Written by one worker per block, read by everyone
 * after. */
#ifndef EVALUATE_RESULT_H
#define EVALUATE_RESULT_H
#include "evaluate/trace.h"
#include "join/evidence.h"

typedef enum decision { DECISION_NONE = 0, ACCEPT = 1, REFER = 2, REJECT = 3 } decision;

typedef enum cause {             /* why a reason counts as it does */
                     CAUSE_SAID, /* the rule said so */
                     /* something the rule needs is blank, unreadable, undecidable, not
                      * searched */
                     CAUSE_UNKNOWN,
                     CAUSE_FAILED,   /* the rule met an error */
                     CAUSE_VOID,     /* the rule keeps state and is void for this run */
                     CAUSE_CLOSE,    /* said reject, but the record is matched closely only */
                     CAUSE_THEIRS,   /* depends on whether a closely matched record is theirs */
                     CAUSE_POLICY,   /* said reject, but a policy nobody adopted */
                     CAUSE_BROKEN,   /* said reject, then the same rule met an error */
                     CAUSE_SAME_KEY, /* two different rows with one key */
                     CAUSE_NO_LAW,   /* no statute applied */
                     CAUSE_LAW_DAY,  /* the law day of this candidate is not known */
                     CAUSE_SUPPRESSION, /* whether a record may be used is not known */
                     CAUSE_NEAR,        /* a record matched with nobody may be theirs */
                     /* a record, or a row of the list, is somebody else's of this name */
                     CAUSE_NAMESAKE,
                     CAUSE_BIRTH, /* a warning: the birth date and the one in the id differ */
                     CAUSE_AGE,   /* a warning: a stated age is not the one of the birth date */
                     CAUSE_TWO_PLACES, /* the person stands in another place too */
                     CAUSE_TWO_NAMES,  /* one number under two names */
                     CAUSE_MAYBE_SAME, /* another row of the list may be the same person's */
                     CAUSE_SPELLINGS,  /* one person, two spellings of the name */
                     CAUSE_TWICE,      /* one person, twice in one place */
                     /* a row that says the same is counted once with this one */
                     CAUSE_MERGED,
                     CAUSE_OTHER, /* said reject, but it rests on a candidate of whom it is not
                                          known whether he stands */
} cause;

/* What a finding lacked. */
typedef enum missing_kind {
    MISSING_NOTHING,
    MISSING_CELL,        /* a cell is blank, unreadable, or none/open where a value is needed */
    MISSING_SILENT,      /* given() answered no and the rule then said nothing */
    MISSING_DECIDED,     /* a partial date leaves the question open */
    MISSING_NAME,        /* a name has a character that could be the one in another name */
    MISSING_LENGTH,      /* a length in months and one in days are compared */
    MISSING_SEARCH,      /* no row, but nobody says the person was searched */
    MISSING_DAY,         /* a day of this candidate is not known */
    MISSING_ONE,         /* no row in a one_by source */
    MISSING_ORDER,       /* which row is the latest cannot be told */
    MISSING_SUPPRESSION, /* whether a row may be used is not known */
    MISSING_THEIRS,      /* depends on whether a closely matched row is theirs */
    MISSING_SLATE,       /* where a candidate stands who is related to this one */
    MISSING_LIST,        /* a row of the list cannot be read: who is judged together */
    MISSING_OTHER,       /* something of another candidate, with whom this one is judged */
    MISSING_TWICE,       /* whether rows that say the same are about one event or several */
    MISSING_KINDS
} missing_kind;

typedef struct reason {
    uint32_t candidate;
    uint16_t rule;             /* NO_INDEX: the engine itself (same key, no law, law day) */
    uint16_t code;             /* of the rule's reasons; NO_INDEX: none */
    uint8_t effect;            /* as it counts */
    uint8_t said;              /* as the rule said */
    uint8_t cause;
    uint8_t grade;             /* of the row it rests on; GRADE_NONE: no row */
    uint16_t source;           /* evidence row it rests on, or NO_INDEX */
    uint32_t row;              /* or NO_ROW */
    span eligible_from;        /* lo == DAY_NONE: none */
    text words[LANGUAGE_MAX];  /* rendered, one per pack language */
    /* what would settle it: source, department or column; empty: nothing is awaited */
    text waits;
    text to;                   /* a task: for whom; empty otherwise */
    /* of what it rests on (evaluate/cited); only of reasons that count */
    digest cited;
    /* CAUSE_UNKNOWN: what kind of thing is missing (missing_kind), */
    uint8_t lacks;
    uint8_t lacks_how;         /* the state of that cell, or how the source was searched, */
    uint16_t lacks_source,
        lacks_column;          /* which; of a search: the key or the expected value; of a day:
                                            its number. NO_INDEX: none */
    uint8_t ruled;             /* how a person ruled about it (decide/ruling) */
    uint8_t was;               /* its effect before that */
    uint32_t ruling;           /* of the outcome's rulings; only when ruled */
    /* of a rule over a group: candidates it names beside this one, */
    uint8_t other_count;
    const uint32_t *others;    /* who they are, */
    const uint8_t *stood;      /* and what was decided of them when the rule ran */
} reason;

/* What a rule over a group said of all its members together, or could not tell of them. */
typedef struct alert {
    uint16_t rule;
    uint16_t code;             /* NO_INDEX: none */
    uint8_t cause;             /* CAUSE_SAID, CAUSE_UNKNOWN, CAUSE_FAILED, CAUSE_VOID */
    uint8_t other_count;
    uint32_t members;          /* how many they are */
    /* a candidate of the group: the first by key; NO_ROW: the list has none, */
    uint32_t first;
    span law_days;             /* and the law is that of all these days */
    /* "V01": what they have in common, as written; empty: the whole list */
    text group;
    text words[LANGUAGE_MAX];
    text waits;
    const uint32_t *others;    /* candidates it names */
} alert;

/* Who has to be judged again: a finding rests on a candidate of whom something else was decided
 * later. */
typedef struct again {
    uint32_t candidate, other;
    uint16_t rule, code;
    uint8_t was, now;          /* decision of the other: when the rule ran, and in the end */
} again;

typedef enum ruled { RULED_NOT, RULED_LIFTED, RULED_UPHELD, RULED_CLEARED } ruled;

/* What became of one ruling. */
typedef enum ruling_state {
    RULING_COUNTS,
    RULING_UNREADABLE,   /* a column is blank or cannot be read */
    RULING_NOBODY,       /* nobody on the list has this key */
    RULING_NO_RULE,      /* the pack has no such rule */
    RULING_NO_REASON,    /* the rule knows no such reason */
    RULING_NOT_GIVEN,    /* lapsed: the reason is not given about this candidate */
    RULING_CHANGED,      /* lapsed: it rests on other cells now */
    RULING_DIFFERS,      /* another ruling says otherwise of the same reason */
    RULING_HELD,         /* a hold: no reviewer opens it */
    RULING_BROKEN,       /* the rule met an error or is void: to be mended, not ruled on */
    RULING_UNFIT,        /* lift of an unknown, clear of a rejection */
    /* the rule's stage is not judged in this run; nothing is wrong with it */
    RULING_LATER,
    RULING_STATES
} ruling_state;

typedef struct ruling {
    text candidate, rule, reason, evidence, by, on, document;
    uint8_t kind;            /* ruling_kind */
    bool kind_unread;        /* ... nobody can read which */
    uint8_t state;
    uint16_t number;         /* of the rule, or NO_INDEX */
    uint32_t row;            /* of docket.rulings; NO_ROW: a row that cannot be read at all */
    uint32_t line;
    uint32_t about;          /* the candidate, or NO_ROW */
    uint64_t reasons;        /* that it settles */
} ruling;

enum {
    RESULT_HELD = 1,
    RESULT_POLICY_ONLY = 2,
    RESULT_ONE_SOURCE = 4,
    RESULT_WARNED = 8,
    RESULT_RULED = 16 /* a ruling counts for this candidate */
};

typedef struct result {
    uint8_t decision;
    uint8_t flags;
    uint8_t grade;             /* worst grade any counting reason rests on */
    uint8_t stage;             /* where it was decided; accepted: the last stage */
    uint16_t first_rule;       /* first decisive reason's rule, or NO_INDEX */
    uint16_t reason_count;
    uint32_t first_reason;     /* in the block's reasons */
    bool statute_passed;       /* some statute rule passed; only told of those with reasons */
} result;

/* A run of candidates judged by one worker: results by position, reasons in candidate then rule
 * order. Of a block that was stored only those are told of whom there is something to say, and
 * rows that are no candidates: results and offsets of traces are theirs, in order, and
 * everybody else shares one result. */
typedef struct block {
    uint32_t first, count;     /* candidates first .. first + count - 1 */
    result *results;
    reason *reasons; size_t reason_count, reason_room;
    arena words;               /* the reasons' texts */
    sink traces;               /* memory: traces of those who are not simply accepted */
    /* One offset into it for each result, and one more; equal neighbours: none. */
    uint64_t *trace_at;
    bool stored;               /* nothing of it is its own: all of it was handed to a spill */
    uint64_t *told; /* of a stored one: a bit for each of the block, set of those told; */
    uint32_t *told_before;     /* per 64 of the block: how many are told before them */
    result others;             /* and what the others share */
} block;

/* Per rule, summed over blocks. */
typedef struct rule_count {
    uint64_t applied, not_applicable, not_in_force, passed, rejected, referred, held, warned,
        tasks, unknown, failed;
} rule_count;

typedef struct
    rule_trouble { /* a rule that erred or is void, for the first screen and stderr */
    uint16_t rule; bool is_void;
    uint64_t candidates;       /* touched */
    uint32_t first_candidate;
    text words;                /* "age.lua:14: ..." of the first candidate */
} rule_trouble;

/* What became of one row in a tally. */
typedef enum count_state {
    COUNT_NO_ROW,  /* unreadable, merged, hidden: there is no row to count */
    COUNT_VALUE,
    COUNT_UNKNOWN, /* something its value needs is not known */
    COUNT_NOT,     /* the tally does not apply to it */
} count_state;
/* One declared tally over one list: a state per row of its table, and a number or a word. */
typedef struct counted {
    size_t rows;
    spill *spill;      /* where what there is for every row lies; NULL: in memory */
    uint8_t *state;    /* count_state */
    int64_t *numbers;  /* a tally of numbers; */
    uint32_t *words;   /* of words: numbers of declared words, or of `known` where none are */
    text *known;
    size_t known_count; /* in no order */
} counted;

typedef struct outcome_set {   /* everything examine hands on */
    const evidence *evidence;
    /* nobody will ask why: no traces, no digests where no ruling needs them */
    bool decisions_only;
    block *blocks; size_t block_count, block_size;
    rule_count *rules;         /* per rule */
    rule_trouble *troubles; size_t trouble_count;
    /* The same of suppressions and declared tallies: `rule` is their number. */
    rule_trouble *suppress_troubles; size_t suppress_trouble_count;
    rule_trouble *tally_troubles; size_t tally_trouble_count;
    uint64_t *suppressed;      /* per suppress rule: rows */
    uint64_t *visible_rows,
        *suppressed_rows;      /* per source: rows some rule could see; hidden from all */
    uint64_t unknown_values;   /* reads that ended a finding */
    /* Per declared tally: over its rows, and over the list before (no rows: there is none).
     * NULL when one candidate alone was judged. */
    counted *tallies, *previous;
    ruling *rulings; size_t ruling_count;     /* in an order of their own, not of the file */
    block together;            /* the words of reasons and alerts of rules over groups */
    alert *alerts; size_t alert_count;
    again *again; size_t again_count;
    arena memory;
} outcome_set;

/* A reason of no code that rests on no row, has no end and waits for nothing. */
reason reason_of(uint32_t candidate, uint16_t rule, uint8_t effect, uint8_t cause);
/* Does the reason stand in the way of an accept (refer, hold, reject)? */
static inline bool reason_counts(const reason *r) {
    return r->effect == EFFECT_REFER || r->effect == EFFECT_HOLD || r->effect == EFFECT_REJECT;
}

enum { TOLD_WORD = 64 };
static inline bool block_tells(const block *b, uint32_t i) {
    return b->told == NULL || (b->told[i / TOLD_WORD] >> i % TOLD_WORD & 1) != 0;
}
/* Which result of the block is that of the i-th of it, who is told. */
static inline uint32_t block_place(const block *b, uint32_t i) {
    if (b->told == NULL) return i;
    uint64_t before = b->told[i / TOLD_WORD] & (((uint64_t)1 << i % TOLD_WORD) - 1);
    return b->told_before[i / TOLD_WORD] + (uint32_t)__builtin_popcountll(before);
}
static inline const result *block_result(const block *b, uint32_t i) {
    return block_tells(b, i) ? &b->results[block_place(b, i)] : &b->others;
}
/* The first from the i-th on who is told; `count`: nobody. Those passed over are accepted
 * without a word. */
uint32_t block_next_told(const block *b, uint32_t i);

/* The block somebody is in; *within: which of it he is. */
block *outcome_block(const outcome_set *o, uint32_t candidate, uint32_t *within);
const result *outcome_result(const outcome_set *o, uint32_t candidate);
/* The first candidate from that one on who is told; behind the last: nobody. */
uint32_t outcome_next_told(const outcome_set *o, uint32_t candidate);
const reason *outcome_reasons(const outcome_set *o, uint32_t candidate, size_t *count);
text outcome_trace(const outcome_set *o, uint32_t candidate);    /* empty: not kept */
void outcome_clear(outcome_set *o);
void block_clear(block *b);       /* keeps only which candidates it is about */
/* Puts all there is of a block to where it stays until the spill is freed, as the block
 * `stored`. Nothing can be added to that; what is there can be changed. Of candidates without
 * reasons nothing is kept: they must have no traces either. Reasons that name others cannot be
 * moved. false: no memory, nothing was put. */
bool block_store(const block *b, const evidence *e, spill *where, block *stored);
#endif

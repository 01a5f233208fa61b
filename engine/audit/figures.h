/* figures: what a run counted, read back from its record, a row at a time. */
#ifndef AUDIT_FIGURES_H
#define AUDIT_FIGURES_H
#include "audit/record.h"
#include "tally/tally.h"

/* A number the record keeps by name, of the list as a whole; 0 when it has none. */
int figures_total(record *r, const char *name, uint64_t *out, fault *f);
/* A text of the manifest; empty when it has none. */
int figures_manifest(record *r, const char *part, const char *name, arena *a, text *out,
                     fault *f);
/* Candidates by number of the decision ([0] all), and how many of the referred are held. */
int figures_decisions(record *r, uint64_t by[DECISIONS], uint64_t *held, fault *f);

/* Each list is asked for with a figures_ask_ function, read with figures_next_ until false and
 * given back with query_end, which says whether it was whole. Texts live in `a`. */
typedef struct figure_reason {
    uint16_t rule; /* NO_INDEX: the engine itself */
    text code;
    uint8_t cause;
    uint64_t candidates, decisive, effect[EFFECT_REJECT + 1];
} figure_reason;
query figures_ask_reasons(record *r, arena *a, fault *f); /* most candidates first */
bool figures_next_reason(query *q, const record *r, figure_reason *out);

typedef struct figure_unit {
    uint16_t source;
    text key, words; /* key empty: those who stand in no unit */
    uint64_t by[DECISIONS], held;
} figure_unit;
query figures_ask_units(record *r, uint16_t source, arena *a, fault *f);
bool figures_next_unit(query *q, const record *r, figure_unit *out);

/* Rows about candidates in list order, for who goes through the candidates in that order: those
 * about one are read until false; those about candidates before him are passed over. End it
 * with query_end(&b.rows). */
typedef struct figure_beside {
    query rows;
    bool in_hand, ended; /* a row is read and nobody had it; there are no more */
    uint32_t candidate;  /* of the row in hand */
} figure_beside;
void figures_from_the_start(figure_beside *b); /* for another way through the candidates */
/* The units somebody stands in who is not accepted. */
figure_beside figures_beside_places(record *r, arena *a, fault *f);
bool figures_next_place(figure_beside *b, const record *r, uint32_t candidate,
                        figure_unit *out);

typedef struct figure_count {
    uint64_t n;
    text what;
} figure_count;
query figures_ask_waits(record *r, arena *a, fault *f);
bool figures_next_wait(query *q, figure_count *out);

query figures_ask_stages(record *r, fault *f); /* in the order of the stages */
bool figures_next_stage(query *q, stage_count *out);
query figures_ask_rules(record *r, fault *f); /* in the order of the rules */
bool figures_next_rule(query *q, rule_count *out);

/* One answer of a department: which standing ("clear", "adverse", ..., "earlier"), how
 * often. */
typedef struct figure_reply {
    uint16_t source;
    text department, standing;
    uint64_t n;
} figure_reply;
query figures_ask_replies(record *r, arena *a, fault *f);
bool figures_next_reply(query *q, const record *r, figure_reply *out);

/* A row or cell that could not be read; column NO_INDEX: the whole row. */
typedef struct figure_unreadable {
    uint16_t source, input, column;
    uint32_t line;
    text raw, why;
} figure_unreadable;
query figures_ask_unreadable(record *r, arena *a, fault *f);
bool figures_next_unreadable(query *q, const record *r, figure_unreadable *out);

/* A file in the docket's folders that nothing read; those that may belong to a source first. */
query figures_ask_unread(record *r, arena *a, fault *f);
bool figures_next_unread(query *q, text *file, bool *may_belong);

typedef struct figure_merged {
    uint16_t source, kept_input, input;
    uint32_t kept_line, line;
} figure_merged;
query figures_ask_merged(record *r, fault *f);
bool figures_next_merged(query *q, const record *r, figure_merged *out);

/* Every ruling of the docket. */
typedef struct figure_ruling {
    text candidate;
    record_ruling ruling;
    uint64_t reasons; /* that it settles */
} figure_ruling;
query figures_ask_rulings(record *r, arena *a, fault *f);
bool figures_next_ruling(query *q, figure_ruling *out);

/* A declared tally, and what its groups and means are, of this run and of the list or run it is
 * compared with. */
enum { FIGURE_LIST_OWN, FIGURE_LIST_PREVIOUS, FIGURE_LIST_AGAINST };
typedef struct figure_tally {
    uint16_t no, over; /* over: the source whose rows are counted */
    text name;
    bool numbers;
    uint8_t among; /* the decision lists are compared by; DECISION_NONE: all */
} figure_tally;
query figures_ask_tallies(record *r, arena *a, fault *f);
bool figures_next_tally(query *q, const record *r, figure_tally *out);
/* The title in a language of the record, else in any; `name` when there is none. */
int figures_tally_title(record *r, const figure_tally *t, size_t language, arena *a, text *out,
                        fault *f);
typedef struct figure_group {
    uint16_t no;
    text name;
    uint64_t by[DECISIONS];
} figure_group;
query figures_ask_groups(record *r, uint16_t tally, int list, arena *a, fault *f);
bool figures_next_group(query *q, figure_group *out);
typedef struct figure_spread {
    bool is_there; /* the record has this list */
    uint64_t known, unknown, not_counted;
    bool has_mean;
    int64_t mean, median; /* in tenths, in thousandths */
} figure_spread;
int figures_spread(record *r, uint16_t tally, int list, int decision, figure_spread *out,
                   fault *f);
/* The shares a tally declares, with their titles in a language of the record; of one, how many
 * of those whose value is known. */
typedef struct figure_share {
    uint16_t no;
    text title;
} figure_share;
query figures_ask_shares(record *r, uint16_t tally, size_t language, arena *a, fault *f);
bool figures_next_share(query *q, figure_share *out);
int figures_share(record *r, uint16_t tally, int list, uint16_t share, int decision,
                  uint64_t *n, uint64_t *known, fault *f);
/* How this run differs from a list, in tenths of a year or of a percentage point: `what` is
 * "mean", "median", "group" or "share". *known false: the record does not say. */
int figures_change(record *r, uint16_t tally, int list, const char *what, uint16_t no,
                   bool *known, int64_t *tenths, fault *f);

/* What was said of a group of candidates, not of one of them. */
typedef struct figure_alert {
    uint16_t no, rule;
    text code, unit, citation, waits, words[LANGUAGE_MAX];
    uint8_t cause;
    uint64_t members;
} figure_alert;
query figures_ask_alerts(record *r, arena *a, fault *f);
bool figures_next_alert(query *q, const record *r, figure_alert *out);
/* The keys of the candidates an alert names. */
query figures_ask_alerted(record *r, uint16_t alert, arena *a, fault *f);
bool figures_next_key(query *q, text *out);

/* Whom a reason (by its place among a candidate's) names beside the candidate, and what was
 * decided of them when the rule ran; in the order of the reasons. */
typedef struct figure_other {
    uint32_t reason;
    text key;
    uint8_t stood; /* a decision */
} figure_other;
figure_beside figures_beside_others(record *r, arena *a, fault *f);
bool figures_next_other(figure_beside *b, uint32_t candidate, figure_other *out);

/* Who must be judged again by a rule, because another candidate came out otherwise in the
 * end. */
typedef struct figure_again {
    text key, code, other;
    uint16_t rule;
    uint8_t was, now; /* decisions about the other */
} figure_again;
query figures_ask_again(record *r, arena *a, fault *f);
bool figures_next_again(query *q, const record *r, figure_again *out);
#endif

/* decl: what a pack declares, as plain data. Built by declare, const afterwards, shared by
 * threads. All texts live in the pack's arena. */
#ifndef PACK_DECL_H
#define PACK_DECL_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ground/arena.h"
#include "ground/day.h"
#include "ground/digest.h"
#include "ground/text.h"

enum {
    LANGUAGE_MAX = 4,      /* languages of one pack */
    COLUMN_MAX = 256,      /* columns of one source */
    SOURCE_MAX = 64,
    RULE_MAX = 1000,
    STAGE_MAX = 32,
    SHARE_MAX = 32,        /* shares of one tally */
    NO_INDEX = 0xffff,
};

typedef struct place { uint16_t file; uint32_t line; } place;    /* pack->files[file] */
typedef struct label {
    text in[LANGUAGE_MAX];
} label; /* empty: not given in that language */

typedef enum column_type {
    TYPE_ID,          /* opaque, compared NFKC and trimmed */
    TYPE_NAME,        /* a person's or place's name, compared folded */
    TYPE_TEXT,        /* free text, never compared with a literal */
    TYPE_CODE,        /* one of a declared list; yes-no is the list {"yes","no"} */
    TYPE_INTEGER,
    TYPE_DECIMAL,
    TYPE_DATE,
    TYPE_DURATION,
    TYPE_CN_ID,       /* identifiers, checked (load/identifier): PRC resident id, */
    TYPE_TW_ID,       /* Taiwan, */
    TYPE_HK_ID,       /* Hong Kong, */
    TYPE_BR_CPF,      /* Brazil, */
    TYPE_UK_NINO,     /* UK National Insurance number, */
    TYPE_IN_EPIC,     /* India, voter's card, */
    TYPE_US_SSN,      /* USA, social security number */
} column_type;

/* A birth date and the one in the id differ: judged over both, or by the one the law of the
 * place prefers. */
typedef enum prevails { PREVAILS_NEITHER, PREVAILS_ID, PREVAILS_LISTED } prevails;

typedef struct column_decl {
    text name;
    column_type type;
    bool or_open, or_none;        /* "date or open", "id or none" */
    bool optional;                /* may be absent from the file */
    bool forbidden;               /* loaded for tallies only: no rule sees it */
    text *values;                 /* TYPE_CODE */
    size_t value_count;
    text *headers;                /* other header texts it is known under; may be empty */
    size_t header_count;
    uint16_t from_id;             /* a birth date taken from this cn-id column, or NO_INDEX */
    prevails prevails;            /* ... and which holds when the two differ */
    bool check_age;               /* an age that is only checked, against */
    uint16_t age_of, age_on;      /* this birth date, on this day of the pack */
} column_decl;

typedef enum grade { GRADE_NONE = 0, GRADE_SURE = 1, GRADE_CLOSE = 2, GRADE_NEVER = 3 } grade;

/* One list of keys that must all agree: column of the source, column of the candidates. */
typedef struct key_list {
    grade grade;
    size_t count;
    uint16_t here[8], there[8];
} key_list;

/* What an answer in a source of replies means. */
typedef enum reply_kind {
    REPLY_CLEAR, REPLY_ADVERSE, REPLY_UNCLEAR, REPLY_WITHDRAWN, REPLY_KINDS
} reply_kind;
enum { REPLY_MONTHS_MAX = 1200 }; /* for which one may be good */
typedef struct replies_decl {
    uint16_t result;              /* the column that holds the answer */
    uint8_t *kinds; /* reply_kind per value of that column; NULL: the pack does not
                                     say what answers mean, and nothing here is meant */
    /* date columns of a row that waits for an answer, or NO_INDEX */
    uint16_t asked_on, due_on;
    uint16_t check_day;           /* the day of the pack replies are judged on, or NO_INDEX */
    uint16_t valid_param;         /* the parameter that says how many months one is good for, */
    int32_t valid_months;         /* or NO_INDEX and the months; 0: for ever */
} replies_decl;

/* A list is about nobody here: its rows are only counted. */
typedef enum source_kind {
    SOURCE_CANDIDATES,
    SOURCE_EVIDENCE,
    SOURCE_ONE,
    SOURCE_LIST
} source_kind;

typedef struct source_decl {
    text name;
    label title;
    source_kind kind;
    place at;
    uint16_t stage;               /* that it is gathered for: an earlier run does not read it */
    column_decl *columns;
    size_t column_count;
    bool remarks;                 /* some column has from_id or check_age (join/remark) */
    uint16_t key;                 /* candidates: the key column */
    key_list *keys;               /* evidence, one_by: how rows find their candidates */
    size_t key_count;
    bool between; /* evidence: each row is about two candidates, found by keys[0] and
                                     keys[1] */
    uint16_t expects_column;      /* or NO_INDEX */
    uint16_t *expects;            /* code numbers of that column that must have answered */
    size_t expects_count;
    uint16_t latest_by;           /* date column, or NO_INDEX */
    uint16_t latest_per[8];
    size_t latest_per_count;
    replies_decl replies;
    /* candidates: sure lists, then close ones; `there` is `here` */
    key_list *person;
    size_t person_count;
    key_list *one_place;          /* columns that say where somebody stands, or NULL */
} source_decl;

typedef enum severity { STATUTE, REGULATION, POLICY } severity;
typedef enum effect {             /* in rising order of weight for a decision */
    EFFECT_PASS, EFFECT_TASK, EFFECT_WARN, EFFECT_REFER, EFFECT_HOLD, EFFECT_REJECT
} effect;

typedef struct citation {
    text words;
    day from, to;
} citation; /* DAY_NONE / DAY_OPEN: no limit */

/* Reason text cut at its {placeholders}. */
typedef enum slot_kind {
    SLOT_WORDS,     /* literal */
    SLOT_CANDIDATE, /* {c.birth_date}: column */
    SLOT_ONE,       /* {c.unit.gate}: source, column */
    SLOT_ROW,       /* {r.offence}: column of the rule's `each` source */
    SLOT_DAY,       /* {day.election_day} */
    SLOT_PARAM,     /* {param.reply_months} */
    /* {p.last_day}, {on}, {why}: handed over with the reason; words = "p.last_day" */
    SLOT_GIVEN,
    SLOT_SLATE, /* {slate.unit_id}: number of the slate rule's group key */
    SLOT_MEMBERS, /* {slate.members}: how many they are */
} slot_kind;
typedef struct slot { slot_kind kind; uint16_t a, b; text words; } slot;
typedef struct template { slot *slots; size_t count; } template;

typedef struct reason_decl {
    text code;
    template words[LANGUAGE_MAX]; /* count 0: not given in that language */
} reason_decl;

/* What candidates who are judged together have in common: a column of theirs, or of the one row
 * a one_by source has for them. */
typedef struct group_key { uint16_t source, column; } group_key;

/* A rule over candidates who are judged together. */
typedef struct slate_decl {
    group_key *keys;              /* none: the whole list is one slate */
    size_t key_count;
    bool standing;                /* only those not rejected so far */
    bool carries; /* it may take something from one member over to the next: what is
                                     unknown of one leaves all in the dark */
    bool of_members;              /* it may say something of a member; otherwise alerts only */
} slate_decl;

typedef struct rule_decl {
    text id, version;
    label title;
    severity severity;
    uint16_t stage;
    uint16_t each;                /* source, or NO_INDEX: a rule over the candidate */
    slate_decl *slate;            /* NULL: a rule over one candidate */
    day from, to;                 /* in force; DAY_NONE / DAY_OPEN: no limit */
    citation *cites;
    size_t cite_count;
    reason_decl *reasons;
    size_t reason_count;
    bool has_applies;
    place at;
    digest text;                  /* of the file that holds it */
    const char *keeps_state;      /* NULL, or why the rule is void: "file:line: ..." */
} rule_decl;

/* keeps_state: as of a rule. Without an answer of its own it leaves whoever asks it in the
 * dark. */
typedef struct suppress_decl {
    text id;
    label title;
    uint16_t source;
    citation *cites;
    size_t cite_count;
    bool has_applies;
    place at;
    const char *keeps_state;
} suppress_decl;
typedef struct fact_decl { text name; label title; citation *cites; size_t cite_count; place at;
                           const char *keeps_state; } fact_decl;
/* A named part of those whose value is known: low <= number < below, or some of the words. */
typedef struct share_decl {
    text name;
    label title;
    int64_t low, below;           /* INT64_MIN, INT64_MAX: no limit */
    bool *words;                  /* per word of the tally; NULL: a tally of numbers */
} share_decl;
/* A number or a word per candidate, or per row of a source; for counting only. */
typedef struct tally_decl {
    text name;
    label title;
    /* bands were declared, perhaps none: values are whole numbers */
    bool numbers;
    int64_t *edges;               /* bands are half open, [edge, next edge) */
    size_t edge_count;
    text *words;                  /* the only words there are, in their order; else any word */
    size_t word_count;
    share_decl *shares;
    size_t share_count;
    uint16_t over;                /* the source whose rows are counted; mostly the candidates */
    uint16_t previous;            /* the source that is the list before this one, or NO_INDEX */
    uint8_t among;                /* the decision whose candidates are compared; 0: all */
    bool impact;                  /* selection rates of its groups are compared */
    bool has_applies, previous_has_applies;
    place at;
    const char *keeps_state;
} tally_decl;

typedef struct law_decl {
    text id;
    label title;
    text url, checked_by, checked_on;
    place at;
} law_decl;
typedef struct day_decl { text name; label title; text per; place at; } day_decl;
typedef enum param_type { PARAM_INTEGER, PARAM_DECIMAL, PARAM_TEXT, PARAM_YES_NO } param_type;
typedef struct param_value {
    param_type type;
    int64_t integer;
    double decimal;
    text words;
    bool yes;
} param_value;
typedef struct param_decl { text name; param_value standard; place at; } param_decl;
typedef struct stage_decl { text id; label title; } stage_decl;
/* How letters to candidates are written (report/letter). Empty: the built-in one. */
typedef enum letter_format { LETTER_MARKDOWN, LETTER_HTML, LETTER_FORMATS } letter_format;
typedef struct notice_name { text name; label words; } notice_name;
typedef struct notice_decl {
    bool declared;
    place at;
    text letters[LANGUAGE_MAX][LETTER_FORMATS];   /* files of the pack */
    label office, contact;        /* who signs; whom to ask */
    label object_to, object_how;  /* to whom an objection goes, and how */
    text object_cites;
    /* day from which the days are counted; NO_INDEX: of the letter */
    uint16_t object_from;
    uint16_t object_param;        /* whole number of days, or NO_INDEX and */
    int32_t object_days;          /* the days; 0: nobody sets a limit */
    first_day object_first;
    /* what letters call columns, codes and departments */
    notice_name *names; size_t name_count;
} notice_decl;
/* letter: a template, not Lua. shared: asked for by include, run where it is asked for
 * (pack/include). */
typedef struct pack_file { text name, body; digest sha256; bool shared, letter; } pack_file;

typedef struct pack {
    arena memory;
    char folder[4096];
    pack_file *files;
    size_t file_count; /* pack.lua first, then by name, then shared ones, then letters */
    text languages[LANGUAGE_MAX]; size_t language_count;   /* "en" first when present */
    text id, version;
    label title;
    uint16_t law_day;                          /* index of days */
    age_policy age;
    day_policy no_such_day;
    int32_t plausible_lo, plausible_hi;        /* years of a living person on the law day */
    text policy_adopted_by;                    /* empty: policy rejections sink to refer */
    law_decl *laws;            size_t law_count;
    day_decl *days;            size_t day_count;
    param_decl *params;        size_t param_count;
    stage_decl *stages;        size_t stage_count;
    uint16_t left_out; /* so many of the last stages are not judged in this
                                                  run (pack/through) */
    text *forbidden;           size_t forbidden_count;
    source_decl *sources;      size_t source_count;
    uint16_t candidates;                       /* index of the candidate source */
    rule_decl *rules;          size_t rule_count, slate_count;
    suppress_decl *suppresses; size_t suppress_count;
    fact_decl *facts;          size_t fact_count;
    tally_decl *tallies;       size_t tally_count;
    notice_decl notice;
    digest sha256;                             /* over names and bodies of all files */
} pack;

/* Index by name, or NO_INDEX. */
uint16_t pack_find_source(const pack *p, text name);
uint16_t pack_find_day(const pack *p, text name);
uint16_t pack_find_param(const pack *p, text name);
uint16_t pack_find_fact(const pack *p, text name);
uint16_t pack_find_rule(const pack *p, text id);
uint16_t pack_find_stage(const pack *p, text id);
uint16_t source_find_column(const source_decl *s, text name);
/* The column that is called so, or known under this header; NULL: none. */
const column_decl *source_find_header(const source_decl *s, text header);
/* Has every member of the slate the same row of this one_by source? */
bool slate_shares(const pack *p, const slate_decl *s, uint16_t source);
uint16_t column_find_value(const column_decl *c, text value);
uint16_t rule_find_reason(const rule_decl *r, text code);
const char *column_type_name(column_type type);
/* The label in a language number; falls back to English, then to any, then to `otherwise`. */
text label_text(const label *l, size_t language, text otherwise);
size_t pack_language(const pack *p, text name);   /* language number; language_count: unknown */
/* The citations in force on a day, joined by "; ", into the buffer. */
void cites_on(const citation *cites, size_t count, span on, char *buffer, size_t size);
#endif

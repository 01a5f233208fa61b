/* checker: what the checks of a pack share: the trees of its files, the place of a function in
 * them, the site being checked, and how a mistake is said. */
#ifndef PACK_CHECKER_H
#define PACK_CHECKER_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ground/arena.h"
#include "ground/fault.h"
#include "ground/notes.h"
#include "pack/check_value.h"
#include "pack/closure.h"
#include "pack/decl.h"
#include "pack/lua_tree.h"

enum { CHECK_STEPS_MAX = 200000, CHECK_DEPTH_MAX = 500, CHECK_MEMO_MAX = 512 };

typedef enum site_kind {
    SITE_RULE_TEST,
    SITE_RULE_APPLIES,
    SITE_SUPPRESS_TEST,
    SITE_SUPPRESS_APPLIES,
    SITE_FACT,
    SITE_TALLY,
    SITE_TALLY_APPLIES,
    SITE_PREVIOUS,       /* of a tally: the list before */
    SITE_PREVIOUS_APPLIES
} site_kind;

typedef struct site {
    site_kind kind;
    uint16_t number; /* of the rule, suppression, fact or tally */
    closure *function;
} site;

typedef struct checked_file {
    const char *name;
    syntax_file tree;                  /* main NULL: it could not be read */
    const syntax_function **functions; /* by number */
    text *ids;    /* by number: "CN-AGE" for a function within rule "CN-AGE" {...} */
    bool *called; /* by number: the present site has gone through it */
} checked_file;

/* An expression and what is known of its value. */
typedef struct operand {
    const syntax_node *at;
    check_value value;
} operand;

enum { CALL_ARGUMENTS_MAX = 32 };
/* A call of one of the engine's functions. */
typedef struct known_call {
    const syntax_node *at; /* the SYNTAX_CALL */
    uint16_t file;
    const operand *arguments; /* at most CALL_ARGUMENTS_MAX */
    size_t count;
    bool open; /* more may follow: f(...), f(g()) */
} known_call;

typedef struct checker checker;
struct checker {
    const pack *pack;
    arena *memory; /* of the trees, gone after the checks */
    arena scratch; /* of the values, gone after each site */
    notes *notes;
    size_t first_note; /* in `notes`: where ours begin */
    checked_file *files;
    const site *site;
    const syntax_function *root; /* of the site */
    const rule_decl *rule;       /* of the site, or NULL */
    bool *said;                  /* per reason of the rule */
    bool all_said;               /* some code is not known, so any may have been said */
    bool acts;                   /* the rule says something that is not a pass */
    size_t errors_before;        /* in `notes`, when the site was begun */
    /* a rule over a group may take something from member to member */
    bool carries;
    bool of_members;             /* ... and may say something of one */
    bool alerts;                 /* ... and says something of all together */
    uint32_t loops;              /* within how many loops of the running function */
    uint32_t steps, depth;
    bool no_memory;
    check_value *waiting; /* functions made, perhaps not called by anybody known */
    size_t waiting_count, waiting_room;
    struct check_memo *memo;
    struct check_kinds *kinds; /* what check_kinds notes */
    size_t memo_count, memo_room;
    const syntax_function *running[32];
    size_t running_count;
    check_value *result; /* of the function being gone through */
    bool returned;       /* *result holds something */
    /* A table made outside a function is changed in it. */
    void (*changes)(checker *c, uint16_t file, const syntax_node *at, text name);
    void *payload; /* for changes */
    /* Goes through a function called with these and says what it returns. */
    check_value (*call)(checker *c, const check_value *function, const check_value *arguments,
                        size_t count);
};

/* Reads the files of the pack; what cannot be read becomes a note. 0 or FAULT_MEMORY. */
int checker_init(checker *c, const pack *p, arena *memory, notes *n, fault *f);
void checker_clear(checker *c);
/* The function in the tree, or NULL when it is not certain which it is. `name` is the name it
 * is known by where it was found (may be empty), `id` of what it belongs to (may be empty). */
const syntax_function *checker_find(const checker *c, const closure *of, text name, text id);
/* The value of a variable declared outside the closure's function; unknown when not certain. */
const const_value *checker_upvalue(const closure *of, const syntax_function *function,
                                   const syntax_variable *variable);
/* Each mistake is said once, however often it is met. */
void checker_error(checker *c, uint16_t file, const syntax_node *at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* "; did you mean 'x'?", or "" */
void checker_suggest(text wrong, const text *names, size_t count, char *buffer, size_t size);
/* How the text calls the row or candidate a cell was read from: "c", "r", "c.unit". */
void checker_record(const checker *c, const syntax_node *read, const check_value *cell,
                    char buffer[96]);
/* "rule CN-AGE-18", "fact elector" */
void checker_site_name(const checker *c, char *buffer, size_t size);
/* Does the site belong to a tally, which counts and never decides? */
bool checker_site_counts(const site *s);
/* The source whose rows such a site is given with the days; NO_INDEX: it is given
 * candidates. */
uint16_t checker_rows_of(const pack *p, const site *s);
text checker_site_id(const pack *p, const site *s);
#endif

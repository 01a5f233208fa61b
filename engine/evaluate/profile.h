/* profile: what each rule cost to ask, and why one learns nothing. For rule authors, never for
 * the output: how often Lua is called depends on who judges what. */
#ifndef EVALUATE_PROFILE_H
#define EVALUATE_PROFILE_H
#include "evaluate/path.h"

/* Summed over workers; `nodes` is the largest of their trees. */
typedef struct rule_profile {
    /* of a candidate, a row or a group, by a known path or by Lua */
    uint64_t asked;
    uint64_t by_lua, nanoseconds;  /* asked in Lua, and the time it took */
    uint64_t learning[LEARNINGS];  /* what became of each answer of Lua */
    uint64_t nodes, bytes;         /* of the trees */
} rule_profile;

typedef struct profile {
    uint64_t (*clock)(void);       /* nanoseconds of the caller's clock: the library has none */
    rule_profile *rules;
    size_t count;
    unsigned workers;
} profile;

int profile_init(profile *p, uint64_t (*clock)(void), size_t rules, fault *f);
void profile_clear(profile *p);
void profile_add(profile *p, const rule_profile *worker);
/* One answer of Lua. */
void profile_note(rule_profile *r, learning how, uint64_t nanoseconds);
void profile_take_tree(rule_profile *r, const tree *t);
/* Why the rule learns nothing or little, in a few words; NULL: there is nothing to say. */
const char *profile_why(const rule_profile *r);
#endif

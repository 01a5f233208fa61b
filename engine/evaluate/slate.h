/* slate: candidates who are judged together, while one rule judges them.
 *
 * Plain data: who they are, what the rule said of whom, and about whom it could not tell.
 * Members are numbered 0 .. count - 1 in the order of their keys, so that no order of the list
 * shows. */
#ifndef EVALUATE_SLATE_H
#define EVALUATE_SLATE_H
#include "evaluate/view.h"

enum {
    OTHERS_MAX = 16,               /* candidates one reason may name */
    NO_MEMBER = 0xffffffffu,
};

/* What the rule said of one member, or (NO_MEMBER) of all of them together: an alert. */
typedef struct slate_word {
    uint32_t member;
    uint8_t effect;                /* EFFECT_PASS: passed aloud */
    uint16_t code;                 /* NO_INDEX: a pass */
    uint16_t rel_source;           /* the row between the two, or NO_INDEX */
    uint32_t rel_row;
    uint32_t *others;              /* members named with it; scratch */
    size_t other_count;
    span eligible_from;
    text to;
    text words[LANGUAGE_MAX];      /* rendered; scratch */
} slate_word;

/* One order of members: the slate's own (number 0), or what `ranked` made. */
typedef struct slate_order {
    uint32_t *at;                  /* member numbers; scratch */
    uint32_t *level;               /* per place: where its level ends */
    size_t count;
    bool lacks_some;               /* members whose place is not known are left out */
    bool of_above;                 /* made of those above a level */
} slate_order;

typedef struct member_state {
    uint32_t with;                 /* union of those looked at together */
    bool blamed;                   /* something about this one could not be told: `why` */
    bool given_no;                 /* given() answered no */
    /* the rule said something of this one, or passed him aloud */
    bool spoken;
    missing why;
} member_state;

/* Two members who are not handed out together: by this row, or (NO_ROW) by none. */
typedef struct slate_pair { uint32_t a, b, row; } slate_pair;

/* A member that an iteration has handed out last: whatever is done now may depend on him. */
typedef struct at_hand { uint32_t member, by; } at_hand;

/* What the rounds know of the list when the rule runs; shared by its slates. */
typedef struct slate_scene {
    const evidence *evidence;
    const uint8_t *standing;       /* per candidate: the decision so far */
    /* per candidate: its number in the slate that runs, or NO_MEMBER */
    uint32_t *member_of;
    const bool *unplaced;          /* per candidate: which slate is not known */
} slate_scene;

/* Where it stands what the members of a slate have in common: with a candidate, mostly one of
 * them; where the list has nobody (candidate NO_ROW), in the row of a unit. */
typedef struct slate_place { uint32_t candidate, row; uint16_t source; } slate_place;
typedef struct common_cell { uint32_t row; uint16_t source, column; } common_cell;

typedef struct slate {
    const slate_scene *scene;
    const rule_decl *rule;
    slate_place place;
    const uint32_t *members;       /* candidates */
    size_t count;
    member_state *state;           /* per member */
    const uint8_t *as; /* per member: his open case is taken as settled so, ACCEPT or REJECT;
                                      0: as it stands. NULL: all as they stand */
    const slate_pair *apart; size_t apart_count;
    bool all_dark;                 /* what is missing concerns all of them: */
    missing all_why;
    /* what the view read is in the order of evaluate/slate_tell */
    bool sorted;
    bool looked;                   /* the rule looked at who they are at all */
    bool counted;                  /* the rule asked how many they are */
    bool asked_standing;           /* the rule asked what is decided of somebody */
    bool pooled;                   /* ... or of what some of them hold, with nobody at hand */
    uint64_t asked;                /* bit per source: rows between members were asked for */
    at_hand *hand; size_t hand_count, hand_room;
    uint32_t iterations;           /* begun: each has a number */
    slate_word *words; size_t word_count, word_room;
    slate_order *orders; size_t order_count, order_room;
} slate;

/* The cell of a column of the group; row NO_ROW: there is none. */
common_cell slate_common(const evidence *e, const slate_decl *s, const slate_place *p,
                         size_t key);
/* The row that a one_by source has for all members, or NO_ROW. */
uint32_t slate_row_of(const evidence *e, const slate_place *p, uint16_t source);
/* Begins, or begins again: forgets what was said and looked at; those blamed stay blamed. */
void slate_begin(slate *s);
/* The two are looked at together: what is not known of one leaves the other in the dark. */
void slate_join(slate *s, uint32_t a, uint32_t b);
uint32_t slate_root(slate *s, uint32_t member);
/* The member is read or spoken of: what comes of it may depend on all who are at hand. */
void slate_touch(slate *s, uint32_t member);
/* Those whose place in an order is not known might have been among its list: so may whatever is
 * done with them, when they are handed out with others. */
void slate_touch_missing(slate *s, const slate_order *o, uint32_t with);
/* Iteration `by` hands the member out; false: no memory. It lets go of all it handed out. */
bool slate_hand(slate *s, uint32_t member, uint32_t by);
void slate_let_go(slate *s, uint32_t by);
/* What is decided of the member so far. */
uint8_t slate_standing(const slate *s, uint32_t member);
/* Is he left out of the list, which is of those who stand? */
bool slate_is_out(const slate *s, uint32_t member);
bool slate_is_apart(const slate *s, uint32_t a, uint32_t b, uint32_t row);
/* Something about a member cannot be told. The first thing counts. False: known before. */
bool slate_blame(slate *s, uint32_t member, const missing *why);
void slate_darken(slate *s, const missing *why);             /* about all */
/* What is missing of the first who is blamed concerns all; nothing where nobody is. */
void slate_darken_by_members(slate *s);
/* Whom the missing thing is about: a member, or NO_MEMBER: nobody in particular. */
uint32_t slate_whose(const slate *s, const view *v, const missing *m);
/* Whoever has a blank that was asked for, or was looked at together with such a one, and of
 * whom nothing was said: silence is no pass then. `roots`: room for a number per member. */
void slate_settle_silence(slate *s, uint32_t *roots);
/* The lowest member because of whom this one is in the dark; NO_MEMBER: he is not. `roots` has
 * room for a number per member and is filled by slate_find_dark. */
void slate_find_dark(slate *s, uint32_t *roots);
uint32_t slate_dark_by(slate *s, const uint32_t *roots, uint32_t member);
#endif

/* match: which rows of a source are about which candidate, and how surely. */
#ifndef JOIN_MATCH_H
#define JOIN_MATCH_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ground/fault.h"
#include "join/key_index.h"
#include "load/table.h"
#include "pack/decl.h"

enum {                          /* attached.flags */
       ATTACHED_UNSETTLED = 1,  /* which reply is the latest cannot be told: counts as close */
       ATTACHED_HISTORY = 2,    /* an earlier reply: no rule sees it */
       ATTACHED_UNREADABLE = 4, /* a row whose key could be read and nothing else */
       ATTACHED_POSSIBLE = 8, /* namesakes only: nothing but the name could be compared, so that
                                the row may be about this candidate */
       ATTACHED_VARIANT = 16, /* sure, though a name is written in other characters (眞, 真) */
       ATTACHED_TWICE = 32,  /* other rows say the same and are counted once with this one */
       ATTACHED_NO_ANSWER =
           64, /* of a source that declares replies: a row that waits for its answer,
                                or an answer withdrawn: no rule sees it */
};
typedef struct attached {
    uint32_t row;
    uint8_t grade, flags;
    uint8_t list;            /* which key list */
} attached;

/* A row matched with nobody that may be this candidate's (join/near). `how` is a near_how,
 * `column` the column of the row that is near the candidate's. */
typedef struct near_row { uint32_t candidate, row; uint16_t column; uint8_t how; } near_row;

/* Columns of candidates that have to hold a key, and in which form. */
typedef struct search_keys {
    uint16_t column[KEY_PARTS_MAX];
    uint8_t form[KEY_PARTS_MAX];
    uint8_t count;
} search_keys;

typedef struct joined {      /* one evidence source against the candidates */
    uint32_t *start;         /* candidates + 1: where each one's rows start in items;
                                NULL: SOURCE_ONE */
    attached *items;         /* per candidate by grade, then content, never by file order */
    size_t item_count;
    uint32_t *namesake_start;/* the same for namesakes (grade never), shown to the reviewer; */
    attached *namesakes;     /* NULL: no list of grade never */
    size_t namesake_count;
    near_row *near;          /* by candidate, then content */
    size_t near_count;
    uint64_t near_rows;      /* how many rows these are */
    uint64_t near_set_aside; /* ... that the docket says are nobody's */
    uint32_t *one;           /* SOURCE_ONE: the row per candidate or NO_ROW */
    uint32_t *end_start; /* rows between two candidates (join/relations): per row and end, where
                                those it names begin in `ends`; NULL otherwise */
    uint32_t *ends;
    bool is_void;            /* coverage voided by an unreadable row */
    uint32_t void_line; uint16_t void_file;
    uint64_t void_rows;      /* how many rows did, */
    uint64_t void_says;      /* and what they say: the same whatever their order */
    uint64_t *covered;       /* a bit per candidate: among those the docket says were searched;
                                NULL: all or none of them, as the docket's `covers` says */
    /* everybody was searched and nothing speaks against it: a candidate of the list who has
     * these keys, if any, and no near row was; */
    bool all_searched;
    search_keys searched_by; /* false: each case is looked at */
    /* the search was made by keys that by the pack identify nobody, or long before any law
     * day */
    bool clears_nobody;
    bool ages;               /* it was long before some law days: whose is later than this */
    day last_cleared;        /* is not cleared */
    /* the sums of promise 6, before suppression: rows = attached_rows + nobody + merged +
     * unreadable. A row is attached once, however many candidates it is about; a row that is
     * only a namesake's is about nobody. */
    uint64_t rows, attached_rows, nobody, merged, unreadable;
} joined;

/* A source in the making. */
typedef struct match_list {
    key_index index;
    const key_list *keys;
    key_rows may;            /* of the candidates sifted last: those it may find rows for */
    uint8_t grade, number;
    uint16_t within; /* a list without which this one finds nobody either, or NO_INDEX */
    /* finds what the list of this number might, were a name readable (join/loose) */
    bool loose;
} match_list;
typedef struct match {
    const table *of;
    joined *to;
    /* sure first, never last; loose ones before those of grade never */
    match_list *lists;
    size_t list_count;
    uint64_t compared;       /* names, by loose lists */
    arena scratch;
    uint32_t *stamp;         /* per row: the last candidate it was attached to, + 1 */
    uint32_t *noted;         /* ... whose namesake it was, + 1; NULL: no list of grade never */
    uint32_t *rank;          /* per row: its place by content; NULL until it pays */
    size_t sorted;           /* items put in order so far */
    uint32_t passed;         /* candidates whose rows are all found */
    size_t item_room, namesake_room;
} match;

/* Indexes the rows (not the merged and skipped ones), makes `start` for `people` candidates. */
int match_open(match *m, joined *to, const table *rows, key_block *candidates, size_t people,
               fault *f);
/* Those of the candidates for whom match_candidate may find rows; for the others it is not
 * needed. */
key_rows match_sift(match *m, key_block *candidates, key_rows who);
/* Finds the rows about candidate `i` of those sifted last; candidates must come in order. */
int match_candidate(match *m, key_block *candidates, size_t i, fault *f);
/* All candidates before this one have what rows there are about them: after the last, and
 * whenever it is convenient. */
void match_pass(match *m, uint32_t candidate);
bool match_has_key(const match *m, uint32_t row);    /* some key list of the row can be used */
bool match_has_found(const match *m, uint32_t row);  /* the row is attached to somebody */
void match_close(match *m);                          /* `to` stays */

/* One row per candidate at most: SOURCE_ONE and tables of days. */
typedef struct lookup {
    const table *of;
    key_index index;
    key_rows may;            /* of the candidates sifted last: those who may have a row */
    /* per candidate: the row, or NO_ROW as it was at first; not owned */
    uint32_t *to;
    uint8_t *used;           /* per row */
} lookup;
int lookup_open(lookup *l, uint32_t *to, const table *rows, const key_list *list,
                key_block *candidates, fault *f);
/* As match_sift and match_candidate. */
key_rows lookup_sift(lookup *l, key_block *candidates, key_rows who);
void lookup_candidate(lookup *l, key_block *candidates, size_t i);
void lookup_close(lookup *l);
#endif

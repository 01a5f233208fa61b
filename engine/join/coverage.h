/* coverage: what it means that a source has no row about a candidate. */
#ifndef JOIN_COVERAGE_H
#define JOIN_COVERAGE_H
#include <stdint.h>

#include "ground/fault.h"
#include "ground/notes.h"
#include "join/match.h"
#include "join/replies.h"
#include "load/docket.h"
#include "load/table.h"
#include "pack/decl.h"

/* Why a source says nothing of a candidate who has no row in it. */
typedef enum searched {
    SEARCHED,                /* somebody says so */
    SEARCH_NOT_ASKED,        /* the docket says the source was not asked */
    SEARCH_NOT_COVERED,      /* nobody says this candidate was searched, or only by a name that
                                by the pack identifies nobody */
    SEARCH_KEY_BLANK,        /* with these keys nobody could have been found: *which */
    SEARCH_KEY_UNREADABLE,   /* ... a partial date used as a key is unreadable too */
    SEARCH_VOID,             /* an unreadable row may be about anybody */
    SEARCH_NO_REPLY,         /* an expected answer is missing: *which says whose */
    SEARCH_UNREADABLE_ROW,   /* a row about this candidate cannot be read */
    SEARCH_POSSIBLE,         /* a row matched with nobody may be theirs (join/near) */
    /* where the pack says what answers mean; *which says whose: */
    SEARCH_OVERDUE,          /* no answer, and the deadline is past */
    SEARCH_WITHDRAWN,        /* an answer withdrawn */
    SEARCH_STALE,            /* an answer too old, or nobody can tell */
    SEARCH_DIFFER,           /* two that differ */
    SEARCH_UNCLEAR,          /* an answer that says neither */
    SEARCH_BAD_REPLY,        /* an answer that is blank or no word for one */
    SEARCH_AHEAD,            /* an answer dated after the day it is judged */
    SEARCH_KINDS
} searched;

typedef struct coverage_view {
    const joined *to;
    const docket_source *docket;
    const table *rows, *candidates;
    reply_terms replies;     /* where the pack says what answers mean */
    span law_day;            /* of the candidate; lo == DAY_NONE: not known */
} coverage_view;

/* Works out once who is among those the docket names, and whether its keys are worth anything.
 * Values of `covers` that no candidate has get a note. */
int coverage_open(joined *to, const docket_source *d, const table *rows,
                  const table *candidates, notes *n, fault *f);
/* A search clears nobody whose law day is more than a year after it: of what came after it, it
 * says nothing. `law`: from the first law day of the run to the last (DAY_NONE: not known). */
void coverage_age(joined *to, const docket_source *d, const table *rows, span law, notes *n);

/* Works out once whether the claim is good for all who have its keys (joined.all_searched),
 * when all else is known of the source but for near rows, which are asked about each time. */
void coverage_settle(joined *to, const docket_source *d, const table *rows,
                     const table *candidates);
/* Was the candidate, who is vetted and has no near row, searched by what coverage_settle found?
 * If not, coverage_of knows. */
bool coverage_is_plain(const joined *to, const table *candidates, uint32_t candidate);

/* The same of `count` candidates from `first` on: plain[i], which is 1 for those who are vetted
 * and have no near row, becomes 0 where it is not so. */
void coverage_are_plain(const joined *to, const table *candidates, uint32_t first, size_t count,
                        uint8_t *plain);

/* The first that holds of: not asked; a row about the candidate unreadable; a row that may be
 * theirs; for sources with `expects`: a reply missing (told as a bad key when there is one),
 * void; for others: not covered, a bad key, void. *which: the expected value (code number), the
 * candidates' key column, or NO_INDEX.
 * A reply is there when a readable row has it that is matched surely and is not history; where
 * the pack says what answers mean, when it stands as clear or adverse. */
searched coverage_of(const coverage_view *v, uint32_t candidate, uint16_t *which);
/* The same, were there no unreadable row and none that may be theirs. */
searched coverage_but_for_rows(const coverage_view *v, uint32_t candidate, uint16_t *which);
/* The first missing reply from number *next on, which is then the number after it; SEARCHED:
 * none is missing any more. Those expected come first, then others that a row waits for. */
searched coverage_next_reply(const coverage_view *v, uint32_t candidate, size_t *next,
                             uint16_t *which);
#endif

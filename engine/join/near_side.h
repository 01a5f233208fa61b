/* near_side: the two sides of a search for near misses, the rows of a source and the
 * candidates: what of them can be compared, and how near one row is to one candidate. */
#ifndef JOIN_NEAR_SIDE_H
#define JOIN_NEAR_SIDE_H
#include "ground/name_parts.h"
#include "join/match.h"
#include "join/near_id.h"

enum { NEAR_PAIRS_MAX = 4 };

/* One side: the rows, or the candidates. The ids of both stand in pairs. */
typedef struct near_side {
    const table *t;
    uint16_t ids[NEAR_PAIRS_MAX];
    uint16_t name, birth; /* NO_INDEX: not there */
    bool is_rows;
} near_side;

typedef struct near_sides {
    near_side rows, people;
    size_t pairs;
    bool by_name;         /* the name alone counts where there are no numbers to compare */
    bool with_birth;      /* no columns of numbers, and the name is no key by itself: it counts
                             together with the birth date */
    arena scratch;        /* what is read of the two who are looked at */
    /* how often two were held against each other; a long cell counts more */
    size_t compared;
    bool no_memory;       /* sticky */
} near_sides;

/* The tables stay the caller's. The columns that say the same on both sides are told by the key
 * lists of the rows, else by name and type. */
void near_sides_init(near_sides *s, const table *rows, const table *candidates);
void near_sides_clear(near_sides *s);
/* Is a sure or close key list of the rows this column of names, and nothing else? */
bool near_side_name_alone(const source_decl *rows, uint16_t name);
/* Hashes such that two names that are one, or of which one is part of the other, share one,
 * where one of the two is `indexed` and the other asks; the first is that of the folded name
 * without a note; with a birth date a word of it and how another begins. Two notes share none.
 * Returns their number; 0: there is no name. *plain: it has no other part, and only the first
 * finds such a one. */
enum {
    NEAR_NAME_KEYS = 2 * (1 + NAME_RUNS_MAX + 2) + 1 + NAME_WORDS_MAX * (NAME_WORDS_MAX + 2),
};
size_t near_side_name_keys(near_sides *n, const near_side *s, uint32_t who, bool indexed,
                           bool *plain, uint64_t out[NEAR_NAME_KEYS]);
/* false: there is no whole birth date. */
bool near_side_birth(const near_side *s, uint32_t who, day *out);
/* The days on which those were born who are searched for, a bit for each day of 179 years: of
 * nearly everybody the date tells that he is not meant. {0} is nobody. */
enum { NEAR_BIRTH_BITS = 1 << 16 };
typedef struct near_births {
    uint64_t bits[NEAR_BIRTH_BITS / 64];
    bool anybody;         /* ... and somebody whom no birth date tells from others */
} near_births;
static inline void near_births_add(near_births *b, day born) {
    b->bits[(uint32_t)born % NEAR_BIRTH_BITS / 64] |= (uint64_t)1 << (uint32_t)born % 64;
}
static inline bool near_births_may_have(const near_births *b, day born) {
    return (b->bits[(uint32_t)born % NEAR_BIRTH_BITS / 64] >> (uint32_t)born % 64 & 1) != 0;
}
/* Do both say when they were born, and not the same? */
bool near_sides_births_differ(const near_sides *s, uint32_t row, uint32_t person);
/* ... and not the same, but day and month in each other's place? */
bool near_sides_births_mirrored(const near_sides *s, uint32_t row, uint32_t person);
/* By what the two are near, the weightiest if by several; NEAR_NOT in out->how: by nothing that
 * counts. Empties the scratch. false: no memory, now or before. */
bool near_sides_compare(near_sides *s, uint32_t row, uint32_t person, near_row *out);
#endif

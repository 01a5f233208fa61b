/* name_parts: what of a name somebody may write alone, or in another order. */
#ifndef GROUND_NAME_PARTS_H
#define GROUND_NAME_PARTS_H
#include <stdbool.h>
#include <stdint.h>

#include "ground/arena.h"
#include "ground/text.h"

enum { NAME_RUNS_MAX = 8, NAME_WORDS_MAX = 8 };

typedef struct name_parts {
    /* ideographs with nothing between them, two at least; and what is left of one without what
     * somebody is called beside it: 被告人张三, 张三先生 */
    text runs[NAME_RUNS_MAX];
    /* the first so many are the name's, the others of the note behind */
    size_t run_count, of_name;
    text letters, of_note;     /* the other letters, without accents, in the order of their
                                  numbers; bytes to be compared. Empty: fewer than four */
    text untitled; /* letters of the name without Mr, Dr, QC and the like; where there are
                                  none, the same as `letters` */
    uint64_t words[NAME_WORDS_MAX]; /* hashes of the words of two letters and more */
    size_t word_count;
    uint32_t initials[NAME_WORDS_MAX]; /* of all words but titles, those of one letter too */
    size_t initial_count;
    uint8_t initial_of[NAME_WORDS_MAX]; /* where among them that of a word of `words` stands */
} name_parts;

/* Of a folded name: 张三 and zhang san of "张三 zhang san", 李英 of "李秀英(曾用名李英)". The runs
 * lie in the name, the letters in the arena. false: no memory. */
bool name_parts_read(text name, arena *a, name_parts *out);
/* May both be one name? Two that have ideographs are told by these alone; what both have in the
 * note only (男, 化名) says nothing. */
bool name_parts_agree(const name_parts *a, const name_parts *b);
/* May one be a spelling of the other, both folded? At least half of the characters are the
 * same, in any order, without notes behind; or they are written in two scripts. */
bool name_parts_are_alike(text a, text b);
/* Have both two words in common? Ann Lee and Lee, Ann Mary do. */
bool name_parts_share_words(const name_parts *a, const name_parts *b);
/* May one of two names in letters be the other, shortened or with a slip? A. Rowan, Rowan,
 * JA Rowan and Alba Rowen may be Jane Alba Rowan: one word of both is the same, and each other
 * word of the shorter one begins a word of the other, or is a letter off. */
bool name_parts_may_be_short(text a, text b);
/* Nothing but ideographs, and no word for somebody among them: the only part is the name. */
bool name_parts_is_one(text name);
#endif

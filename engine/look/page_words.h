/* page_words: phrases and lists on a page of `vet look`. */
#ifndef LOOK_PAGE_WORDS_H
#define LOOK_PAGE_WORDS_H
#include "look/holding.h"
#include "look/phrases.h"
#include "report/page.h"

typedef struct paging {
    page p;
    tongue in;
} paging;

/* A phrase as a line of its own, from column `indent`, wrapped two further in. */
void page_say(paging *g, size_t indent, phrase which, const text *given, size_t count);
#define PAGE_SAY(g, indent, which, ...)                                                        \
    page_say((g), (indent), (which), (const text[]){ __VA_ARGS__ },                            \
             sizeof((const text[]){ __VA_ARGS__ }) / sizeof(text))

/* A list in the making: pieces with ", " between them (Chinese: "、"). */
typedef struct listing {
    sink words;
    word_language in;
    size_t count;
} listing;
void listing_begin(listing *l, word_language in);
sink *listing_next(listing *l); /* where the next piece is written */
text listing_text(const listing *l);
/* `words (count)`, `line n "words"`. */
void listing_value(listing *l, text words, uint64_t count);
void listing_example(listing *l, const example *e);
void listing_end(listing *l, paging *g); /* gives back; a failure is passed on */
#endif

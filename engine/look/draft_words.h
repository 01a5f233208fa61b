/* draft_words: how a draft is put down: names, quoted words, comments, questions. */
#ifndef LOOK_DRAFT_WORDS_H
#define LOOK_DRAFT_WORDS_H
#include "look/looking.h"
#include "look/phrases.h"

typedef struct drafting {
    sink *to;
    const looking *l;
    tongue in;
    size_t questions;
} drafting;

void draft_indent(drafting *d, int depth);
void draft_name(drafting *d, text name); /* as the name of a field: plain where Lua allows it */
void draft_quote(drafting *d, text words); /* "..." : no character of it can end the text */
void draft_question(drafting *d, phrase which, const text *given, size_t count);
void draft_propose(drafting *d, text words); /* "? words" */
void draft_comment(drafting *d, int depth, phrase which, const text *given, size_t count);
/* A list made aside: its text, and its end, which hands on a failure. */
text draft_aside(const sink *list);
void draft_drop(drafting *d, sink *list);
#define DRAFT_QUESTION(d, which, ...)                                                          \
    draft_question((d), (which), (const text[]){ __VA_ARGS__ },                                \
                   sizeof((const text[]){ __VA_ARGS__ }) / sizeof(text))
#define DRAFT_COMMENT(d, depth, which, ...)                                                    \
    draft_comment((d), (depth), (which), (const text[]){ __VA_ARGS__ },                        \
                  sizeof((const text[]){ __VA_ARGS__ }) / sizeof(text))
#endif

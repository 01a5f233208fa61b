/* subject: what the candidate may be told of a reason. */
#ifndef REPORT_SUBJECT_H
#define REPORT_SUBJECT_H
#include "report/notice_words.h"
#include "report/why_view.h"

/* How a reason is told: one sentence of ours with up to two names in it, the pack's own words,
 * or both. */
typedef struct told {
    notice_word sentence;       /* NOTICE_WORDS: none */
    text one, two;              /* in it */
    bool words;                 /* the reason's text from the pack, and what it rests on */
    /* who is waited for: NOTICE_YOU, NOTICE_OFFICE, or NOTICE_WORDS and */
    notice_word from_us;
    text from;                  /* this one; empty: nobody in particular */
} told;

/* Of a reason that counts or was settled. Nothing of it is about anybody else, about a record
 * that may be somebody else's, or about one that must not be used: nor that there is one. */
told subject_tell(const why_view *v, const record_reason *r);
bool told_same(const told *a, const told *b);

/* The parts of the trace on which the reason rests, one after the other (from 0); NULL: no
 * more. */
const why_finding *subject_finding(const why_view *v, const record_reason *r, size_t *next);
/* Is the cell one the candidate may see, as a thing this reason rests on? */
bool subject_may_see(const record_reason *r, const step *s);
/* The findings of the fact; NULL: it was not asked. */
const why_finding *subject_fact(const why_view *v, uint16_t fact);

/* What letters call things: by the pack's notice { names = ... }, else by their titles, else as
 * they are. */
text subject_source(const why_view *v, uint16_t source);
text subject_column(const why_view *v, uint16_t source, uint16_t column);
text subject_name(const why_view *v, text name);
#endif

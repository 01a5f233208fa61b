/* notice_blocks: the paragraphs of a letter to a candidate, block by block. */
#ifndef REPORT_NOTICE_BLOCKS_H
#define REPORT_NOTICE_BLOCKS_H
#include "pack/letter.h"
#include "report/notice_words.h"
#include "report/paper.h"
#include "report/why_view.h"

/* What all letters of a run have in common. */
typedef struct notice_run {
    record *record;
    tongue in;
    letter_format format;
    letter_text letter; /* the pack's template; no pieces: the built-in letter */
    span on;            /* the letter's day; lo == DAY_NONE: nobody says */
    /* until when one may object; lo == DAY_NONE: within ... of receiving it, */
    span object_by;
    int32_t within;     /* these days; 0: no limit is set */
} notice_run;

/* One letter in the making. */
typedef struct letter {
    const notice_run *run;
    why_view *v;
    paper paper;
    bool rejected, held;
} letter;

/* LETTER_OUTCOME to LETTER_OBJECTION: is there anything to say, and says it. */
bool notice_has_block(const letter *l, letter_value which);
void notice_put_block(letter *l, letter_value which);
const char *notice_phrase(const letter *l, notice_word which);
text notice_label(const letter *l, const label *words);
void notice_paragraph(letter *l, notice_word which, text one, text two);
#endif

/* paper: text for a letter, as Markdown or as HTML; nothing of data can be more than text. */
#ifndef REPORT_PAPER_H
#define REPORT_PAPER_H
#include "ground/sink.h"
#include "pack/decl.h"

typedef struct paper {
    sink *to;
    letter_format format;
    const char *end;   /* of the block in the making */
} paper;

/* A whole page around what is written: begin and end. Only HTML has one; it lets nothing run
 * and nothing be fetched. */
void paper_begin(paper *p, const char *language, text title);
void paper_end(paper *p);

/* Blocks: begun, filled, ended. Items stand between paper_list and paper_list_end. */
void paper_heading(paper *p, int level);
void paper_paragraph(paper *p);
void paper_list(paper *p);
void paper_list_end(paper *p);
void paper_item(paper *p);
void paper_close(paper *p);

void paper_words(paper *p, const char *ours);   /* our own words */
void paper_text(paper *p, text theirs);         /* from data: escaped */
void paper_strong(paper *p, text theirs);
/* Our words with %1, %2, %3 in them, where what is given stands escaped. */
void paper_fill(paper *p, const char *ours, text one, text two, text three);
/* What paper_text writes, into any sink. */
void paper_escape(sink *to, letter_format format, text theirs);
#endif

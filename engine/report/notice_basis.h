/* notice_basis: what one reason of a letter rests on: law, values, calculations, rulings. */
#ifndef REPORT_NOTICE_BASIS_H
#define REPORT_NOTICE_BASIS_H
#include "report/paper.h"
#include "report/subject.h"

/* The items of a list, on the paper; the law only of a rejection. `told`: what the candidate
 * may be told of the reason. */
void notice_basis(paper *p, const why_view *v, const record_reason *r, const told *told);
/* The citation alone, with the titles of the laws; empty: nothing. */
void notice_law(paper *p, const why_view *v, notice_word phrase, text citation);
/* How a person ruled, when a person did. */
void notice_ruling(paper *p, const why_view *v, const record_reason *r);
#endif

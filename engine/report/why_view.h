/* why_view: what the record keeps of one candidate, read and checked, for the page and the
 * JSON. */
#ifndef REPORT_WHY_VIEW_H
#define REPORT_WHY_VIEW_H
#include "audit/aside.h"
#include "audit/others.h"
#include "audit/record.h"
#include "evaluate/trace.h"
#include "join/evidence.h"
#include "report/page.h"
#include "report/words.h"

typedef struct why_terms {
    record *record;
    const record_decision *decision;
    text trace; /* from the store, or made again; empty: the rules are not shown */
    tongue in;
    const evidence *evidence; /* from the inputs of the run, read again; NULL: not at hand */
} why_terms;

typedef struct why_finding {
    part part;
    step *steps;
} why_finding;

typedef struct why_view {
    page page; /* page.to is where both forms are written */
    tongue in;
    const why_terms *terms;
    record *record;
    const pack *pack;
    const record_decision *d;
    why_finding *findings;
    size_t count; /* in the order of the trace; numbers in it fit the pack */
    record_reason *reasons;
    size_t reason_count;
    record_ruling *idle; /* rulings about the candidate that do not count */
    size_t idle_count;
    aside *asides; /* rows of replies that no rule saw */
    size_t aside_count;
    /* candidates whom reasons name, or because of whom he must be judged again */
    other *others;
    size_t other_count;
    span law_day; /* lo == DAY_NONE: not known */
    arena memory;
} why_view;

/* FAULT_DATA: the trace is damaged. To be closed even then; close returns `code` or the
 * first fault of writing. */
int why_open(why_view *v, const why_terms *terms, sink *to, fault *f);
/* The same with the reasons already in hand, for who needs neither rulings that do not count
 * nor rows no rule saw: nothing more is asked of the record. Given back with why_forget. */
int why_open_given(why_view *v, const why_terms *terms, record_reason *reasons, size_t count,
                   fault *f);
void why_forget(why_view *v);
int why_close(why_view *v, int code, fault *f);

/* "file:line", in the buffer; empty when the record does not know the file. */
text why_place(const why_view *v, uint16_t source, uint16_t number, uint32_t line, char *buffer,
               size_t size);
/* The place of the row a reason rests on: of the evidence, or else the candidate's own. */
text why_evidence(const why_view *v, const record_reason *r, char *buffer, size_t size);
/* The citations in force on the candidate's law day; all of them when the day is not known. */
void why_cites(const why_view *v, const citation *cites, size_t count, char *buffer,
               size_t size);
/* The gravest effect among the reasons of a rule (of one row, when the finding is about a
 * row). */
int why_effect(const why_view *v, const part *p);
/* What the rules met of a source: the most rows one saw, and whether the candidate was
 * searched; NULL: nobody asked. */
const step *why_rows(const why_view *v, uint16_t source);
/* Did a rule or a fact read a row of a source? It may, and never ask who was searched. */
bool why_read(const why_view *v, uint16_t source);
#endif

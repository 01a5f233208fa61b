/* page: text for people in lines of at most 80 columns: wrapped, aligned, escaped. */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H
#include "ground/sink.h"

enum { PAGE_WIDTH = 80 };

/* {.to = sink} is a page at the start of a line. What is put on it gathers in `line` until
 * it is ended; failures are sticky in the two sinks. */
typedef struct page {
    sink *to;
    sink line; /* memory: the words of the line in the making */
    bool ready;
} page;

void page_words(page *p, const char *ours); /* our own words */
void page_text(page *p, text theirs);       /* from data: escaped */
void page_print(page *p, const char *format, ...)
    __attribute__((format(printf, 2, 3))); /* ours */
void page_number(page *p, uint64_t n);     /* 14,021 */
/* Ends the line: written from column `indent`, wrapped lines from column `hang`. */
void page_end(page *p, size_t indent, size_t hang);
void page_blank(page *p);
void page_heading(page *p, const char *ours); /* a line of its own behind a blank one */
/* A cell of a table row: `columns` wide, cut with "..." when longer; `right`: set to the
 * right. */
void page_cell(page *p, text theirs, size_t columns, bool right);
/* The first cell of a table, its title: one that is too wide has a line of its own, uncut. */
void page_cell_title(page *p, text theirs, size_t columns);
void page_cell_number(page *p, uint64_t n, size_t columns);
/* Ends a row made of cells: written as it is, blanks at the end taken off. */
void page_row(page *p);
/* Gives the line's memory back; the first failure of the line is passed to the sink. */
int page_close(page *p, fault *f);

/* "14,021" into 32 bytes. */
text number_words(uint64_t n, char buffer[32]);
/* "33.3 %", or "-" of nobody; "+2.5", "-2.5", "0.0". */
text percent_words(uint64_t n, uint64_t of, char buffer[48]);
text points_words(int64_t tenths, char buffer[48]);
/* "records/court.csv:3": a line of a file; cut where the buffer ends. */
text place_words(text file, uint32_t line, char *buffer, size_t size);
#endif

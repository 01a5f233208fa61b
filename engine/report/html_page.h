/* html_page: the pieces report.html is built of: escaped text, numbers, bars, tables. */
#ifndef REPORT_HTML_PAGE_H
#define REPORT_HTML_PAGE_H
#include "audit/figures.h"
#include "ground/sink.h"
#include "report/html_words.h"

enum {
    PAGE_STATIC = 100,   /* rows of a long table that stand in the page itself */
    PAGE_ROWS = 20000,   /* rows of a long table that the page holds for its script */
    PUBLIC_SMALL = 10,     /* for the public: counts below this are not shown, */
    PUBLIC_ROUND = 5       /* others are rounded to the nearest multiple of this */
};

typedef struct html_page {
    sink *to;
    record *record;
    tongue in;
    uint64_t most_rows; /* of a long table, for the script: PAGE_ROWS, or all */
    bool is_public; /* rounded counts, nobody named */
    arena memory;   /* of the row in hand; whoever is done with a row resets it */
    fault *f;
} html_page;

const char *html_say(const html_page *h, html_word which);
/* The phrase with its places filled, in the page's memory; not escaped yet. */
text html_fill(html_page *h, html_word which, const text *given, size_t count);
#define HTML_FILL(h, which, ...)                                                               \
    html_fill((h), (which), (const text[]){ __VA_ARGS__ },                                     \
              sizeof((const text[]){ __VA_ARGS__ }) / sizeof(text))

/* Our markup with things between: %t a text, %s a string, %w a phrase (escaped, all three), %n
 * a count (uint64_t) as it may be shown. */
void html_put(html_page *h, const char *markup, ...);
/* A count as it may be shown, and the same for lengths of bars. */
text html_number(const html_page *h, uint64_t n, char buffer[32]);
uint64_t html_shown(const html_page *h, uint64_t n);
/* "67.8 %", for the public "68 %", of the counts as shown; empty when `of` is 0 or what may be
 * shown says too little. */
text html_share(const html_page *h, uint64_t n, uint64_t of, char buffer[32]);

/* A bar of parts side by side, against `of`. Hidden from those who listen: the numbers stand
 * beside it. */
typedef struct html_part {
    const char *class;
    uint64_t n;
} html_part;
void html_bar(html_page *h, const html_part *parts, size_t count, uint64_t of);

/* <section> with its heading. */
void html_section(html_page *h, const char *id, text title);
void html_section_end(html_page *h);
/* A table that may be wider than the window, with a caption and a row of heads; the class of a
 * head ("": text, "n": number) comes before its phrase. */
typedef struct html_head {
    const char *class;
    html_word title;
} html_head;
void html_table(html_page *h, const char *class, text caption, const html_head *heads,
                size_t count);
void html_table_end(html_page *h);
/* Of a long table: that without its script the page shows only the first, and how many it holds
 * not. */
void html_left_out(html_page *h, uint64_t rows);

/* A label with a choice: any, then numbered options. */
void html_choice(html_page *h, const char *name, html_word label);
void html_option(html_page *h, int value, text words);
void html_choice_end(html_page *h);

/* What a thing is called: its title in the page's language, or its id. */
text html_stage(const html_page *h, uint16_t stage);
text html_rule_title(const html_page *h, uint16_t rule);
text html_source(const html_page *h, uint16_t source);
/* "records/court.csv:3", in the page's memory. */
text html_place(html_page *h, uint16_t source, uint16_t input, uint32_t line);
/* A text in the page's memory, made as printf does; empty, and the page failed, without
 * memory. */
text html_print(html_page *h, const char *format, ...) __attribute__((format(printf, 2, 3)));
#endif

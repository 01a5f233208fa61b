/* screen: the lines the page of a run is made of.
 *
 * Small enough to be read at once; the sections that use them are in screen_rows and
 * summary. Chinese and English differ in their marks, so no section writes a comma itself. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/screen.h"

const char *screen_say(const screen *s, word which) {
    return word_in(s->in, which);
}

const char *screen_colon(const screen *s) {
    return word_in(s->in, WORD_COLON);
}

const char *screen_comma(const screen *s) {
    return word_in(s->in, WORD_COMMA);
}

const char *screen_gap(const screen *s) {
    return word_in(s->in, WORD_GAP);
}

void screen_head(screen *s, word which) {
    page_words(&s->page, screen_say(s, which));
    page_words(&s->page, screen_colon(s));
}

void screen_head_count(screen *s, word which, uint64_t n) {
    screen_head(s, which);
    page_number(&s->page, n);
    page_end(&s->page, 0, 4);
}

void screen_heading(screen *s, word which) {
    page_heading(&s->page, screen_say(s, which));
}

void screen_count(screen *s, text what, uint64_t n) {
    page_words(&s->page, "  ");
    page_cell(&s->page, what, 58, false);
    page_cell_number(&s->page, n, 10);
    page_row(&s->page);
}

void screen_more(screen *s, size_t count, size_t shown) {
    char words[128];
    if (count <= shown) return;
    word_print(s->in, words, sizeof words, WORD_AND_MORE, (unsigned)(count - shown));
    page_words(&s->page, words);
    page_end(&s->page, 2, 6);
}

void screen_count_any(screen *s, word which, uint64_t n) {
    if (n > 0) screen_count(s, text_of(screen_say(s, which)), n);
}

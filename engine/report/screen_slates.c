/* screen_slates: what rules over groups said of whole units, and who has to be judged again.
 *
 * An alert keeps nobody out, so it would be seen by nobody who reads decisions only. A row of
 * the list that cannot be read is told before all else: it may be why everybody is referred. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/screen_slates.h"

#include <stdio.h>

static void more(screen *s, word which, size_t count) {
    char words[128];
    if (count == 0) return;
    word_print(s->in, words, sizeof words, which, (unsigned)count);
    page_words(&s->page, words);
    page_end(&s->page, 2, 6);
}

/* ---- rows of the list that cannot be read ------------------------------------------------ */

enum { LINES_NAMED = 5 };

typedef struct holes { char first[300], lines[160]; size_t count; } holes;

static void find_holes(const table *list, holes *h) {
    size_t used = 0;
    *h = (holes){ .count = 0 };
    for (size_t i = 0; i < list->bad_row_count; i++) {
        const bad_row *b = &list->bad_rows[i];
        if (b->skipped) continue;
        if (h->count == 0)
            snprintf(h->first, sizeof h->first, "%s:%u", list->inputs[b->file].name.at,
                     b->line);
        if (h->count < LINES_NAMED)
            used += (size_t)snprintf(h->lines + used, sizeof h->lines - used, "%s%u",
                                     h->count > 0 ? ", " : "", b->line);
        if (h->count++ == LINES_NAMED)
            snprintf(h->lines + used, sizeof h->lines - used, ", ...");
    }
}

void screen_holes(screen *s) {
    char words[WORDS_LINE * 4], people[32];
    holes h;
    if (s->t->for_holes == 0) return;
    find_holes(&s->e->tables[s->pack->candidates], &h);
    number_words(s->t->for_holes, people);
    if (h.count == 1)
        word_print(s->in, words, sizeof words, WORD_HOLE, h.first, people, h.lines);
    else
        word_print(s->in, words, sizeof words, WORD_HOLES, h.first, (unsigned)(h.count - 1),
                   people, h.lines);
    page_blank(&s->page);
    page_text(&s->page, text_of(words));
    page_end(&s->page, 0, 2);
}

/* ---- alerts ------------------------------------------------------------------------------ */

/* What could not be told of many units for one reason is one line. */
typedef struct alert_line { const alert *at; size_t units; } alert_line;

static bool says_the_same(const screen *s, const alert *a, const alert *b) {
    return a->cause != CAUSE_SAID && a->cause == b->cause && a->rule == b->rule &&
           text_equal(a->words[s->in.pack], b->words[s->in.pack]);
}

/* The lines that are shown; how many alerts are in none of them. */
static size_t choose_lines(const screen *s, alert_line lines[SCREEN_TOP], size_t *count) {
    size_t left = 0;
    *count = 0;
    for (size_t i = 0; i < s->o->alert_count; i++) {
        const alert *a = &s->o->alerts[i];
        size_t k = 0;
        while (k < *count && !says_the_same(s, lines[k].at, a)) k++;
        if (k < *count) lines[k].units++;
        else if (*count < SCREEN_TOP) lines[(*count)++] = (alert_line){ a, 1 };
        else left++;
    }
    return left;
}

static void write_alerts(screen *s) {
    alert_line lines[SCREEN_TOP];
    size_t count, left = choose_lines(s, lines, &count);
    if (s->o->alert_count == 0) return;
    screen_heading(s, WORD_ALERTS);
    for (size_t i = 0; i < count; i++) {
        const alert *a = lines[i].at;
        char others[64] = "";
        if (lines[i].units > 1)
            word_print(s->in, others, sizeof others, WORD_AND_UNITS,
                       (unsigned)(lines[i].units - 1));
        page_text(&s->page, a->group);
        page_words(&s->page, others);
        if (a->group.len > 0) page_words(&s->page, " ");
        page_text(&s->page, s->pack->rules[a->rule].id);
        page_words(&s->page, screen_colon(s));
        page_text(&s->page, a->words[s->in.pack]);
        page_end(&s->page, 2, 6);
    }
    more(s, WORD_MORE_ALERTS, left);
}

static void write_again(screen *s) {
    if (s->o->again_count == 0) return;
    screen_heading(s, WORD_AGAIN);
    for (size_t i = 0; i < s->o->again_count && i < SCREEN_TOP; i++) {
        const again *a = &s->o->again[i];
        page_text(&s->page, candidate_key(s->e, a->candidate));
        page_words(&s->page, " ");
        page_text(&s->page, s->pack->rules[a->rule].id);
        page_words(&s->page, screen_colon(s));
        page_text(&s->page, candidate_key(s->e, a->other));
        page_words(&s->page, " ");
        page_words(&s->page, word_decision(s->in, a->was));
        page_words(&s->page, " -> ");
        page_words(&s->page, word_decision(s->in, a->now));
        page_end(&s->page, 2, 6);
    }
    size_t shown = s->o->again_count < SCREEN_TOP ? s->o->again_count : SCREEN_TOP;
    more(s, WORD_MORE_AGAIN, s->o->again_count - shown);
}

void screen_slates(screen *s) {
    write_alerts(s);
    write_again(s);
}

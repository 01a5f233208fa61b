/* screen_replies: what every department has answered, a line for each.
 *
 * The parts of a line but the last add up to those asked; parts that are zero are left out.
 * What a later reply has replaced is history and counted apart, in rows. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/screen_replies.h"

static void put_part(screen *s, uint64_t n, word which) {
    if (n == 0) return;
    page_words(&s->page, screen_comma(s));
    page_number(&s->page, n);
    page_words(&s->page, " ");
    page_words(&s->page, screen_say(s, which));
}

static void put_department(screen *s, const answer_count *c) {
    const source_decl *d = &s->pack->sources[c->source];
    page_text(&s->page, d->columns[d->expects_column].values[c->code]);
    page_words(&s->page, screen_colon(s));
    page_number(&s->page, c->asked);
    page_words(&s->page, " ");
    page_words(&s->page, screen_say(s, WORD_ASKED));
    for (int i = 0; i < STANDINGS; i++)
        put_part(s, c->by[i], (word)(WORD_STANDING_CLEAR + i));
    put_part(s, c->earlier, WORD_EARLIER);
    page_end(&s->page, 2, 6);
}

void screen_replies(screen *s) {
    uint16_t source = NO_INDEX;
    for (size_t i = 0; i < s->t->answer_count; i++) {
        const answer_count *c = &s->t->answers[i];
        const source_decl *d = &s->pack->sources[c->source];
        if (c->source != source) {
            page_blank(&s->page);
            page_text(&s->page, label_text(&d->title, s->in.pack, d->name));
            page_end(&s->page, 0, 0);
        }
        source = c->source;
        put_department(s, c);
    }
}

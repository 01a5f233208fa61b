/* screen_slates: what rules over groups said of whole units, and who has to be judged again.
 *
 * An alert keeps nobody out, so it would be seen by nobody who reads decisions only. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/screen_slates.h"

static void more(screen *s, size_t count, size_t shown) {
    char words[128];
    if (count <= shown) return;
    word_print(s->in, words, sizeof words, WORD_AND_MORE, (unsigned)(count - shown));
    page_words(&s->page, words);
    page_end(&s->page, 2, 6);
}

static void write_alerts(screen *s) {
    if (s->o->alert_count == 0) return;
    screen_heading(s, WORD_ALERTS);
    for (size_t i = 0; i < s->o->alert_count && i < SCREEN_TOP; i++) {
        const alert *a = &s->o->alerts[i];
        if (a->group.len > 0) {
            page_text(&s->page, a->group);
            page_words(&s->page, " ");
        }
        page_text(&s->page, s->pack->rules[a->rule].id);
        page_words(&s->page, screen_colon(s));
        page_text(&s->page, a->words[s->in.pack]);
        page_end(&s->page, 2, 6);
    }
    more(s, s->o->alert_count, SCREEN_TOP);
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
    more(s, s->o->again_count, SCREEN_TOP);
}

void screen_slates(screen *s) {
    write_alerts(s);
    write_again(s);
}

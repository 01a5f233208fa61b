/* screen_rulings: what rests on rulings, by whose word, and the rulings that do not count.
 *
 * Whoever signs a list must see on its first page how much of it a person decided and who,
 * and which rulings somebody believes in force are not. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/screen_rulings.h"

void ruling_line(page *to, tongue in, word how, text by, text on, text document) {
    const char *comma = word_in(in, WORD_COMMA);
    page_words(to, word_in(in, how));
    page_words(to, word_in(in, WORD_COLON));
    page_text(to, by);
    page_words(to, comma);
    page_text(to, on);
    page_words(to, comma);
    page_text(to, document);
}

static void write_name(screen *s, const ruled_by *of) {
    bool any = false;
    page_text(&s->page, of->by);
    page_words(&s->page, screen_colon(s));
    for (int i = RULED_LIFTED; i <= RULED_CLEARED; i++) {
        if (of->reasons[i] == 0) continue;
        if (any) page_words(&s->page, screen_comma(s));
        any = true;
        page_number(&s->page, of->reasons[i]);
        page_words(&s->page, word_in(s->in, WORD_BLANK));
        page_words(&s->page, screen_say(s, (word)(WORD_RULED_NOT + i)));
    }
    page_end(&s->page, 2, 6);
}

/* A ruling that does not count: about whom and what, and why not. */
static void write_idle(screen *s, const ruling *w) {
    const char *blank = word_in(s->in, WORD_BLANK);
    if (w->candidate.len > 0) {
        page_text(&s->page, w->candidate);
        page_words(&s->page, " ");
    }
    if (w->reason.len > 0) {
        page_text(&s->page, w->rule);
        page_words(&s->page, w->rule.len > 0 ? ":" : "");
        page_text(&s->page, w->reason);
        page_words(&s->page, blank);
    }
    if (w->by.len > 0) {
        page_words(&s->page, "(");
        page_text(&s->page, w->by);
        page_words(&s->page, ")");
    }
    page_words(&s->page, screen_colon(s));
    page_words(&s->page, screen_say(s, (word)(WORD_RULING_COUNTS + w->state)));
    page_end(&s->page, 2, 6);
}

static void write_idles(screen *s) {
    size_t shown = 0;
    uint64_t idle = ruled_idle(&s->t->ruled);
    if (idle == 0) return;
    screen_count(s, text_of(screen_say(s, WORD_RULINGS_IDLE)), idle);
    for (size_t i = 0; i < s->o->ruling_count && shown < SCREEN_TOP; i++) {
        uint8_t state = s->o->rulings[i].state;
        if (state == RULING_COUNTS || state == RULING_LATER) continue;
        write_idle(s, &s->o->rulings[i]);
        shown++;
    }
    if (idle <= shown) return;
    char words[128];
    word_print(s->in, words, sizeof words, WORD_AND_MORE, (unsigned)(idle - shown));
    page_words(&s->page, words);
    page_end(&s->page, 2, 6);
}

void screen_rulings(screen *s) {
    const ruled_count *r = &s->t->ruled;
    if (r->rulings == 0) return;
    screen_heading(s, WORD_RULINGS);
    for (size_t i = 0; i < r->name_count; i++) write_name(s, &r->names[i]);
    screen_count_any(s, WORD_RULED_ACCEPTED, r->by[ACCEPT]);
    screen_count_any(s, WORD_RULED_REJECTED, r->by[REJECT]);
    screen_count_any(s, WORD_RULED_REFERRED, r->by[REFER]);
    screen_count_any(s, WORD_RULINGS_LATER, r->states[RULING_LATER]);
    write_idles(s);
}

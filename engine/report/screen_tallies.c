/* screen_tallies: declared tallies on the first screen.
 *
 * A tally of candidates is a table by decision; one over the rows of a source has a number per
 * line. The share is of those whose value is known, among all or among the decision the pack
 * compares. Where there is a list before, the mean is set against it in words and the shares in
 * a table: now, before, and the difference in points, made before anything is rounded. What
 * nobody's value is known of yet, as who won before the vote, is named and not drawn. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/screen_tallies.h"

#include <stdio.h>
#include <stdlib.h>

#include "report/impact_table.h"

enum { GROUPS_SHOWN = 2 * SCREEN_TOP };

/* The columns of a table of candidates, in the order shown. */
static const int columns[] = { ACCEPT, REJECT, REFER, DECISION_NONE };

/* One tally and what it is shown from. */
typedef struct showing {
    screen *s;
    const tally_decl *d;
    const value_count *v, *before; /* before: NULL, there is no such list */
    const list_change *than;
    bool decided;                  /* counts are of candidates */
} showing;

static text title_of(const showing *w) {
    return label_text(&w->d->title, w->s->in.pack, w->d->name);
}

static text source_title(const showing *w, uint16_t source) {
    const source_decl *d = &w->s->pack->sources[source];
    return label_text(&d->title, w->s->in.pack, d->name);
}

static text group_name(const showing *w, size_t g, char band[48]) {
    if (!w->v->words) return band_print(w->d, g, band), text_of(band);
    text word = w->v->groups[g].word;
    return word.len > 0 ? word : text_of(screen_say(w->s, WORD_EMPTY));
}

/* ---- the table of counts ------------------------------------------------------------ */

static void head(const showing *w) {
    static const word heads[] = { WORD_ACCEPTED, WORD_REJECTED, WORD_REFERRED, WORD_ALL };
    page *p = &w->s->page;
    page_blank(p);
    page_cell_title(p, title_of(w), NAME_COLUMNS);
    for (size_t i = 0; w->decided && i < 4; i++)
        page_cell(p, text_of(screen_say(w->s, heads[i])), NUMBER_COLUMNS, true);
    if (!w->decided) page_cell(p, text_of(screen_say(w->s, WORD_ROWS)), NUMBER_COLUMNS, true);
    page_cell(p, text_of(screen_say(w->s, WORD_SHARE)), NUMBER_COLUMNS, true);
    page_row(p);
}

static void counts(const showing *w, text name, const uint64_t n[DECISIONS], bool share) {
    char shown[48];
    page *p = &w->s->page;
    page_words(p, "  ");
    page_cell(p, name, NAME_COLUMNS - 2, false);
    for (size_t i = 0; w->decided && i < 4; i++)
        page_cell_number(p, n[columns[i]], NUMBER_COLUMNS);
    if (!w->decided) page_cell_number(p, n[0], NUMBER_COLUMNS);
    if (share)
        page_cell(p, percent_words(n[w->d->among], w->v->known[w->d->among], shown),
                  NUMBER_COLUMNS, true);
    page_row(p);
}

static void spread_row(const showing *w, word which, bool mean) {
    page *p = &w->s->page;
    page_words(p, "  ");
    page_cell(p, text_of(screen_say(w->s, which)), NAME_COLUMNS - 2, false);
    for (size_t i = w->decided ? 0 : 3; i < 4; i++) {
        char number[32];
        const spread *at = &w->v->spread[columns[i]];
        thousandths_print(mean ? at->mean : at->median, number);
        page_cell(p, at->count > 0 ? text_of(number) : TEXT("-"), NUMBER_COLUMNS, true);
    }
    page_row(p);
}

static const word decided_words[DECISIONS] = { WORD_ALL, WORD_ACCEPTED, WORD_REFERRED,
                                               WORD_REJECTED };

/* Of whom the share is, where it is not of all. */
static void among_line(const showing *w) {
    char words[200];
    if (w->d->among == DECISION_NONE) return;
    word_print(w->s->in, words, sizeof words, WORD_SHARE_AMONG,
               screen_say(w->s, decided_words[w->d->among]));
    page_words(&w->s->page, words);
    page_end(&w->s->page, 2, 6);
}

static void table_of_counts(const showing *w) {
    const value_count *v = w->v;
    head(w);
    for (size_t g = 0; g < v->group_count && g < GROUPS_SHOWN; g++) {
        char band[48];
        counts(w, group_name(w, g, band), v->groups[g].candidates, true);
    }
    screen_more(w->s, v->group_count, GROUPS_SHOWN);
    for (size_t i = 0; i < w->d->share_count; i++)
        counts(w, label_text(&w->d->shares[i].title, w->s->in.pack, w->d->shares[i].name),
               v->shares[i], true);
    if (v->unknown[0] > 0)
        counts(w, text_of(screen_say(w->s, WORD_TALLY_UNKNOWN)), v->unknown, false);
    if (v->not_counted[0] > 0)
        counts(w, text_of(screen_say(w->s, WORD_TALLY_NOT_COUNTED)), v->not_counted, false);
    if (!v->words && v->spread[0].count > 0) {
        spread_row(w, WORD_TALLY_MEAN, true);
        spread_row(w, WORD_TALLY_MEDIAN, false);
    }
    among_line(w);
}

/* ---- against the list before ------------------------------------------------------------ */

/* "accepted: mean 44.8, 2.5 lower than the last term" */
static void mean_line(const showing *w) {
    const value_change *c = &w->than->mean;
    char words[600], mean[32], by[32], than[300];
    if (!c->known) return;
    tenths_print(w->v->spread[w->d->among].mean_tenths, mean);
    tenths_print(c->tenths < 0 ? -c->tenths : c->tenths, by);
    snprintf(than, sizeof than, "%.*s", TEXT_ARGS(source_title(w, w->d->previous)));
    page_words(&w->s->page, screen_say(w->s, decided_words[w->d->among]));
    page_words(&w->s->page, screen_colon(w->s));
    if (c->tenths == 0)
        word_print(w->s->in, words, sizeof words, WORD_MEAN_SAME, mean, than);
    else if (w->s->in.engine == WORDS_ZH)
        word_print(w->s->in, words, sizeof words,
                   c->tenths < 0 ? WORD_MEAN_LOWER : WORD_MEAN_HIGHER, mean, than, by);
    else
        word_print(w->s->in, words, sizeof words,
                   c->tenths < 0 ? WORD_MEAN_LOWER : WORD_MEAN_HIGHER, mean, by, than);
    page_text(&w->s->page, text_of(words));
    page_end(&w->s->page, 2, 6);
}

static void change_row(const showing *w, text name, uint64_t now, uint64_t before,
                       const value_change *c) {
    char a[48], b[48], points[48];
    page *p = &w->s->page;
    if (!c->known) return;
    page_words(p, "    ");
    page_cell(p, name, NAME_COLUMNS - 4, false);
    page_cell(p, percent_words(now, w->v->known[w->d->among], a), NUMBER_COLUMNS, true);
    page_cell(p, percent_words(before, w->before->known[0], b), NUMBER_COLUMNS, true);
    page_cell(p, points_words(c->tenths, points), NUMBER_COLUMNS, true);
    page_row(p);
}

static uint64_t before_of(const showing *w, size_t g) {
    const value_count *b = w->before;
    if (!w->v->words) return g < b->group_count ? b->groups[g].candidates[0] : 0;
    for (size_t i = 0; i < b->group_count; i++)
        if (text_equal(b->groups[i].word, w->v->groups[g].word))
            return b->groups[i].candidates[0];
    return 0;
}

static void table_of_changes(const showing *w) {
    static const word heads[] = { WORD_NOW, WORD_BEFORE, WORD_POINTS };
    const int by = w->d->among;
    page *p = &w->s->page;
    if (w->v->known[by] == 0 || w->before->known[0] == 0) return;
    page_words(p, "  ");
    page_cell(p, source_title(w, w->d->previous), NAME_COLUMNS - 2, false);
    for (size_t i = 0; i < 3; i++)
        page_cell(p, text_of(screen_say(w->s, heads[i])), NUMBER_COLUMNS, true);
    page_row(p);
    for (size_t g = 0; g < w->v->group_count && g < GROUPS_SHOWN; g++) {
        char band[48];
        change_row(w, group_name(w, g, band), w->v->groups[g].candidates[by], before_of(w, g),
                   &w->than->groups[g]);
    }
    for (size_t i = 0; i < w->d->share_count; i++)
        change_row(w, label_text(&w->d->shares[i].title, w->s->in.pack, w->d->shares[i].name),
                   w->v->shares[i][by], w->before->shares[i][0], &w->than->shares[i]);
}

/* ---- selection rates ------------------------------------------------------------ */

static int impact_of(const showing *w, const impact *of, fault *f) {
    const size_t n = w->v->group_count;
    text *names = calloc(n + 1, sizeof *names);
    char (*bands)[48] = calloc(n + 1, sizeof *bands);
    bool good = names != NULL && bands != NULL;
    for (size_t g = 0; g < n && good; g++) names[g] = group_name(w, g, bands[g]);
    if (good)
        impact_table_put(&w->s->page, &(impact_terms){ .of = of,
                                                       .names = names,
                                                       .rules = w->s->pack->rules,
                                                       .in = w->s->in });
    free(names);
    free(bands);
    return good ? 0 : fault_memory(f);
}

/* ---- all of them ------------------------------------------------------------ */

static showing showing_of(screen *s, size_t i) {
    const tally_decl *d = &s->pack->tallies[i];
    return (showing){ s,
                      d,
                      &s->t->values[i],
                      s->t->previous[i].given ? &s->t->previous[i] : NULL,
                      &s->t->changes[i],
                      d->over == s->pack->candidates };
}

/* Are there some of whom it is asked, and is nothing known of any of them? */
static bool is_bare(const showing *w) {
    return w->v->known[DECISION_NONE] == 0 && w->v->unknown[DECISION_NONE] > 0;
}

static void name_bare(screen *s) {
    bool first = true;
    for (size_t i = 0; i < s->pack->tally_count; i++) {
        showing w = showing_of(s, i);
        if (!is_bare(&w)) continue;
        if (first) screen_heading(s, WORD_TALLIES_BARE);
        first = false;
        page_text(&s->page, title_of(&w));
        page_end(&s->page, 2, 6);
    }
}

int screen_tallies(screen *s, fault *f) {
    int code = 0;
    for (size_t i = 0; i < s->pack->tally_count && code == 0; i++) {
        showing w = showing_of(s, i);
        if (is_bare(&w)) continue;
        table_of_counts(&w);
        if (w.before != NULL) mean_line(&w);
        if (w.before != NULL) table_of_changes(&w);
        if (w.d->impact) code = impact_of(&w, &s->t->impacts[i], f);
    }
    name_bare(s);
    return code;
}

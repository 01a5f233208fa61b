/* page_column: what the clerk reads of one column.
 *
 * First what is there (dates, numbers, words, blanks), then what is odd. With a pack,
 * odd is what the pack cannot read; without one, what is unlike nearly all the rest. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "look/page_column.h"

#include <stdio.h>

#include "load/identifier.h"
#include "look/asking.h"

enum {
    FEW = 12,          /* so many values are all shown */
    SHOWN = 12,        /* words of one list */
    RULE_PERCENT = 90, /* cells alike of a hundred, for the rest to be odd */
};

text page_form(word_language in, date_form form) {
    switch (form) {
    case FORM_ISO: return text_of(phrase_in(in, PHRASE_FORM_ISO));
    case FORM_DAY_FIRST: return text_of(phrase_in(in, PHRASE_FORM_DAY));
    case FORM_MONTH_FIRST: return text_of(phrase_in(in, PHRASE_FORM_MONTH));
    case FORM_ROC: return text_of(phrase_in(in, PHRASE_FORM_ROC));
    default: return text_of(date_form_name(form));
    }
}

/* ---- what is there */

typedef enum sort {
    SORT_ID,
    SORT_BAD_ID,
    SORT_DATE,
    SORT_WHOLE,
    SORT_DECIMAL,
    SORT_DURATION,
    SORT_WORDS,
    SORTS
} sort;

/* A number that may be a date is one where the pack wants a date, or where it has the eight
 * digits of one; 1985 alone is a number. */
static sort sort_of(const likeness *k, const column_decl *decl, bool ids) {
    bool wanted = decl != NULL && decl->type == TYPE_DATE;
    bool id = decl == NULL ? ids : identifier_is(decl->type);
    unsigned fits = id && decl != NULL ? shape_fits_id(decl->type) : FITS_ID;
    if ((k->fits & fits) != 0 && id) return SORT_ID;
    if (id && (k->why != NULL || decl != NULL)) return SORT_BAD_ID;
    if (k->forms != 0 && (wanted || (k->fits & (FITS_WHOLE | FITS_DECIMAL)) == 0))
        return SORT_DATE;
    if ((k->fits & FITS_WHOLE) != 0) return SORT_WHOLE;
    if ((k->fits & FITS_DECIMAL) != 0) return SORT_DECIMAL;
    return (k->fits & FITS_DURATION) != 0 ? SORT_DURATION : SORT_WORDS;
}

/* Without a pack, long numbers are ids where some of them are good ones, or were once. */
static bool has_ids(const holding *h) {
    for (size_t i = 0; i < h->kind_count; i++) {
        const likeness *k = &h->kinds[i];
        if ((k->fits & FITS_ID) != 0) return true;
        if (k->why == identifier_damaged) return true;
    }
    return false;
}

static void count_sorts(const holding *h, const column_decl *decl, uint64_t count[SORTS]) {
    bool ids = has_ids(h);
    for (size_t i = 0; i < SORTS; i++) count[i] = 0;
    for (size_t i = 0; i < h->kind_count; i++)
        count[sort_of(&h->kinds[i], decl, ids)] += h->kinds[i].count;
}

/* Where two readings are left open there is no first and no last day either. */
static void put_dates(listing *l, const holding *h, uint64_t count) {
    const column_decl decl = { .type = TYPE_DATE, .from_id = NO_INDEX };
    char n[32], first[32], last[32];
    asking a;
    asking_of(&decl, &h, 1, &a);
    date_form form = a.form;
    if (a.dates == DATES_AMBIGUOUS || a.dates == DATES_MIXED) {
        PHRASE_PUT(listing_next(l), l->in, PHRASE_SEEN_DATES_ONLY, number_words(count, n));
        return;
    }
    date_print((span){ h->first[form], h->first[form] }, first);
    date_print((span){ h->last[form], h->last[form] }, last);
    PHRASE_PUT(listing_next(l), l->in, PHRASE_SEEN_DATES, number_words(count, n),
               text_of(first), text_of(last));
}

static void print_whole(int64_t n, char buffer[32]) {
    snprintf(buffer, 32, "%lld", (long long)n);
}

static void put_sorts(listing *l, const holding *h, const uint64_t count[SORTS]) {
    static const phrase plain[SORTS] = { PHRASE_SEEN_IDS,      PHRASE_SEEN_BAD_IDS,
                                         PHRASE_SEEN_DATES,    PHRASE_SEEN_NUMBERS,
                                         PHRASE_SEEN_DECIMALS, PHRASE_SEEN_DURATIONS,
                                         PHRASE_SEEN_WORDS };
    for (int i = 0; i < SORTS; i++) {
        char n[32], lo[32], hi[32];
        if (count[i] == 0) continue;
        if (i == SORT_DATE) {
            put_dates(l, h, count[i]);
            continue;
        }
        print_whole(h->lo, lo);
        print_whole(h->hi, hi);
        PHRASE_PUT(listing_next(l), l->in, plain[i], number_words(count[i], n), text_of(lo),
                   text_of(hi));
    }
}

static void say_seen(paging *g, const holding *h, const column_decl *decl) {
    uint64_t count[SORTS];
    char n[32];
    listing l;
    listing_begin(&l, g->in.engine);
    count_sorts(h, decl, count);
    put_sorts(&l, h, count);
    if (h->blank > 0)
        PHRASE_PUT(listing_next(&l), l.in, PHRASE_SEEN_BLANK, number_words(h->blank, n));
    if (h->distinct > 1)
        PHRASE_PUT(listing_next(&l), l.in,
                   h->more_distinct ? PHRASE_DISTINCT_MORE : PHRASE_DISTINCT,
                   number_words(h->distinct, n));
    page_text(&g->p, listing_text(&l));
    page_end(&g->p, 7, 9);
    listing_end(&l, g);
}

/* Of codes the known ones: the others have a line of their own. Dates have their range. */
static void say_values(paging *g, const holding *h, const column_decl *decl) {
    bool codes = decl != NULL && decl->type == TYPE_CODE;
    listing l;
    if (decl != NULL && (decl->type == TYPE_DATE || identifier_is(decl->type))) return;
    listing_begin(&l, g->in.engine);
    bool all = !h->more_values && (codes || h->value_count <= FEW);
    for (size_t i = 0, shown = 0; i < h->value_count && shown < (all ? VALUES_MAX : 3); i++) {
        const value_count *v = &h->values[i];
        if (v->sense != SENSE_NONE) continue;
        if (codes && column_find_value(decl, v->words) == NO_INDEX) continue;
        shown++;
        if (all) listing_value(&l, v->words, v->count);
        else sink_text(listing_next(&l), v->words);
    }
    if (l.count > 0) PAGE_SAY(g, 7, all ? PHRASE_VALUES : PHRASE_FOR_EXAMPLE, listing_text(&l));
    listing_end(&l, g);
}

/* ---- words in place of values */

static void say_senses(paging *g, const holding *h, word_sense sense, phrase which) {
    listing l;
    listing_begin(&l, g->in.engine);
    for (size_t i = 0; i < h->value_count && l.count < SHOWN; i++)
        if (h->values[i].sense == sense)
            listing_value(&l, h->values[i].words, h->values[i].count);
    if (l.count > 0) PAGE_SAY(g, 7, which, listing_text(&l));
    listing_end(&l, g);
}

static void say_words(paging *g, const asking *a, word_sense sense, phrase which) {
    listing l;
    char n[32], line[32];
    size_t left = sense == SENSE_NONE ? a->words_left : 0;
    listing_begin(&l, g->in.engine);
    for (size_t i = 0; i < a->word_count; i++) {
        const asked_word *w = &a->words[i];
        if (w->sense != sense) continue;
        if (l.count == SHOWN) left++;
        else
            PHRASE_PUT(listing_next(&l), l.in, PHRASE_WORD_AT, w->words,
                       number_words(w->count, n), number_words(w->line, line));
    }
    if (left > 0) PHRASE_PUT(listing_next(&l), l.in, PHRASE_WORDS_LEFT, number_words(left, n));
    if (l.count > 0) PAGE_SAY(g, 7, which, listing_text(&l));
    listing_end(&l, g);
}

/* ---- what is odd */

/* Why an id is wrong, in the words of load/cell, and those of the page. */
static text why_in(word_language in, const char *why) {
    static const char *const chinese[][2] = {
        { "damaged by a spreadsheet: precision lost", "经电子表格损坏：精度丢失" },
        { "check digit does not fit", "校验码不符" },
        { "no such birth date", "其中的出生日期不存在" },
        { "characters that no id has", "有身份证号不会有的字符" },
        { "not 18 characters (or 15, before 1999)", "不是18位（或1999年前的15位）" },
    };
    for (size_t i = 0; in == WORDS_ZH && i < sizeof chinese / sizeof *chinese; i++)
        if (text_is(text_of(why), chinese[i][0])) return text_of(chinese[i][1]);
    return text_of(why);
}

/* What is wrong with an id that is none of the type. */
static const char *why_of(const likeness *k, const column_decl *decl) {
    char id[IDENTIFIER_SIZE];
    if (decl == NULL || !identifier_is(decl->type)) return k->why;
    return identifier_read(decl->type, k->examples[0].words, id);
}

static void say_kind(paging *g, const likeness *k, const column_decl *decl, phrase plain) {
    const char *why = why_of(k, decl);
    listing l;
    char n[32];
    listing_begin(&l, g->in.engine);
    for (size_t i = 0; i < k->example_count; i++) listing_example(&l, &k->examples[i]);
    if (why != NULL)
        PAGE_SAY(g, 7, PHRASE_DIRTY_WHY, why_in(l.in, why), number_words(k->count, n),
                 listing_text(&l));
    else PAGE_SAY(g, 7, plain, number_words(k->count, n), listing_text(&l));
    listing_end(&l, g);
}

static void say_dates(paging *g, const asking *a) {
    char n[32];
    listing l;
    if (a->dates == DATES_NONE || a->dates == DATES_PLAIN) return;
    if (a->dates == DATES_OTHER)
        PAGE_SAY(g, 7, PHRASE_DATES_OTHER, page_form(g->in.engine, a->form),
                 a->proof[a->form]->examples[0].words);
    listing_begin(&l, g->in.engine);
    for (int i = 0; i < FORM_SHOWN; i++)
        if (a->proof[i] != NULL)
            PHRASE_PUT(listing_next(&l), l.in, PHRASE_DATES_AS, page_form(l.in, (date_form)i),
                       a->proof[i]->examples[0].words);
    if (a->dates == DATES_MIXED) PAGE_SAY(g, 7, PHRASE_DATES_MIXED, listing_text(&l));
    listing_end(&l, g);
    if (a->either == 0 || a->dates == DATES_OTHER) return;
    listing_begin(&l, g->in.engine);
    for (size_t i = 0; i < a->doubt->example_count; i++)
        listing_example(&l, &a->doubt->examples[i]);
    PAGE_SAY(g, 7, PHRASE_DATES_EITHER, number_words(a->either, n), listing_text(&l));
    listing_end(&l, g);
}

static void say_asked(paging *g, const holding *h, const column_decl *decl) {
    asking a;
    asking_of(decl, &h, 1, &a);
    say_dates(g, &a);
    say_words(g, &a, SENSE_NOTHING, PHRASE_NOTHING_WORDS);
    say_words(g, &a, SENSE_NONE,
              decl->type == TYPE_CODE ? PHRASE_UNKNOWN_VALUES : PHRASE_ODD_WORDS);
    for (size_t i = 0; i < a.bad_count; i++)
        if (a.bad[i]->forms == 0 || decl->type != TYPE_DATE || a.dates != DATES_MIXED)
            say_kind(g, a.bad[i], decl, PHRASE_DIRTY);
}

/* Without a pack: ids that are none, and the few that are unlike the many. */
static void say_unlike(paging *g, const holding *h) {
    uint64_t count[SORTS], all = holding_said(h);
    size_t most = 0;
    bool ids = has_ids(h);
    count_sorts(h, NULL, count);
    for (size_t i = 1; i < SORTS; i++)
        if (count[i] > count[most]) most = i;
    bool rule = count[most] * 100 >= all * RULE_PERCENT && most != SORT_WORDS;
    for (size_t i = 0; i < h->kind_count; i++) {
        sort is = sort_of(&h->kinds[i], NULL, ids);
        if (is == SORT_BAD_ID || (rule && is != most))
            say_kind(g, &h->kinds[i], NULL, PHRASE_ODD_ONES);
    }
}

static void say_maybe_dates(paging *g, const holding *h) {
    asking a;
    dates_found found = asking_dates(h, &a);
    if (found == DATES_OTHER)
        PAGE_SAY(g, 7, PHRASE_MAYBE_DATES, page_form(g->in.engine, a.form),
                 a.proof[a.form]->examples[0].words);
    else if (found != DATES_NONE) say_dates(g, &a);
}

static void say_marks(paging *g, const holding *h) {
    listing l;
    listing_begin(&l, g->in.engine);
    for (int i = 0; i < MARKS; i++) {
        char n[32], line[32];
        if (h->marks[i] == 0) continue;
        PHRASE_PUT(listing_next(&l), l.in, PHRASE_MARK_ONE,
                   text_of(phrase_in(l.in, (phrase)(PHRASE_MARK_APOSTROPHE + i))),
                   number_words(h->marks[i], n), number_words(h->mark_line[i], line));
    }
    if (l.count > 0) PAGE_SAY(g, 7, PHRASE_MARKS, listing_text(&l));
    listing_end(&l, g);
}

/* ---- the column */

static void say_name(paging *g, const holding *h, size_t position, const column_decl *decl) {
    page_cell_number(&g->p, position, 5);
    page_words(&g->p, "  ");
    if (h->header.len > 0) page_text(&g->p, h->header);
    else page_text(&g->p, text_of(phrase_in(g->in.engine, PHRASE_NO_NAME)));
    if (decl != NULL) {
        page_words(&g->p, " = ");
        page_text(&g->p, decl->name);
        page_print(&g->p, " (%s)", column_type_name(decl->type));
    }
    page_end(&g->p, 0, 9);
}

void page_column(paging *g, const holding *h, size_t position, const column_decl *decl) {
    say_name(g, h, position, decl);
    if (h->cells > 0 && h->blank == h->cells) {
        PAGE_SAY(g, 7, PHRASE_ALL_BLANK, TEXT(""));
        return;
    }
    say_seen(g, h, decl);
    say_values(g, h, decl);
    say_senses(g, h, SENSE_UNKNOWN, PHRASE_BLANK_WORDS);
    if (decl == NULL) say_senses(g, h, SENSE_NOTHING, PHRASE_NOTHING_WORDS);
    if (decl != NULL) say_asked(g, h, decl);
    else say_maybe_dates(g, h), say_unlike(g, h);
    say_marks(g, h);
}

/* draft_column: what a draft says of one column.
 *
 * Where it is, if the loader would not find it; which words mean blank, open or none;
 * which written words stand for which codes; how dates are written. Words that mean "not
 * known" are declared at once, because a blank can only refer somebody to a person.
 * Everything that could change a decision is a question. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "look/draft_column.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "look/asking.h"

enum { DEPTH = 4, OFTEN = 3, HEADERS_BYTES = 160 };

static text number(uint64_t n, char buffer[24]) {
    int len = snprintf(buffer, 24, "%llu", (unsigned long long)n);
    return (text){ buffer, len > 0 ? (size_t)len : 0 };
}

/* ---- where */

static bool is_twice(const sheet *s, uint32_t position) {
    size_t n = 0;
    for (size_t i = 0; i < s->width; i++)
        n += text_equal(s->columns[i].header, s->columns[position - 1].header);
    return n > 1;
}

static void put_where(drafting *d, const sheet *s, uint32_t position) {
    if (!s->header || is_twice(s, position)) sink_number(d->to, position);
    else draft_quote(d, s->columns[position - 1].header);
}

/* The headers nobody claims, as the clerk may choose among them. */
static void ask_where(drafting *d, const matched_source *m, const source_decl *s,
                      const sheet *first) {
    sink list;
    char digits[24];
    sink_memory(&list);
    for (size_t i = 0; i < first->width; i++) {
        if (matching_fed(m, s, i) != NO_INDEX || first->columns[i].header.len == 0) continue;
        if (list.used > 0) sink_words(&list, ", ");
        if (list.used > HEADERS_BYTES) {
            sink_words(&list, "...");
            break;
        }
        sink_text(&list, first->columns[i].header);
    }
    if (list.used > 0) DRAFT_QUESTION(d, PHRASE_D_WHICH_COLUMN, draft_aside(&list));
    else DRAFT_QUESTION(d, PHRASE_D_WHICH_NUMBER, number(first->width, digits));
    draft_drop(d, &list);
}

/* ---- dates */

static void put_dates(drafting *d, const asking *a) {
    if (a->dates == DATES_NONE || a->dates == DATES_PLAIN) return;
    sink_words(d->to, ", dates = ");
    if (a->dates == DATES_OTHER) draft_propose(d, text_of(date_form_name(a->form)));
    else if (a->dates == DATES_MIXED) draft_question(d, PHRASE_D_DATES_MIXED, NULL, 0);
    else DRAFT_QUESTION(d, PHRASE_D_DATES_EITHER, a->doubt->examples[0].words);
}

static void tell_dates(drafting *d, const asking *a, int depth) {
    if (a->dates != DATES_MIXED && a->dates != DATES_OTHER) return;
    for (int i = 0; i < FORM_SHOWN; i++)
        if (a->proof[i] != NULL)
            DRAFT_COMMENT(d, depth, PHRASE_D_PROOF, text_of(date_form_name((date_form)i)),
                          a->proof[i]->examples[0].words);
    if (a->dates == DATES_MIXED && a->doubt != NULL)
        DRAFT_COMMENT(d, depth, PHRASE_D_DATES_EITHER, a->doubt->examples[0].words);
}

/* ---- words */

typedef enum word_use {
    USE_BLANK,
    USE_MAYBE_BLANK,
    USE_NONE,
    USE_OPEN,
    USE_VALUE,
    USE_ODD
} word_use;

/* Words by which people say that something goes on. */
static bool says_open(text t) {
    static const char *const words[] = { "至今",     "未生效",  "未撤销", "未结", "终身",
                                         "長期",     "长期",    "有效",   "无期", "现在",
                                         "終身",     "present", "open",   "now",  "life",
                                         "for life", "ongoing", "not yet" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(t, words[i])) return true;
    return false;
}

/* A word that comes again and again may stand for it, too. A date that does not exist never
 * does: taken for open it would be later than every day, and a judgment of that day would not
 * count. */
static bool may_be_open(const asked_word *w) {
    if (says_open(w->words)) return true;
    for (size_t i = 0; i < w->words.len; i++)
        if (w->words.at[i] >= '0' && w->words.at[i] <= '9') return false;
    return w->count >= OFTEN;
}

static word_use use_of(const column_decl *c, const asked_word *w) {
    if (w->sense == SENSE_UNKNOWN) return USE_BLANK;
    if (c->type == TYPE_CODE) return USE_VALUE;
    if (w->sense == SENSE_NOTHING) return c->or_none ? USE_NONE : USE_MAYBE_BLANK;
    if (c->or_open && may_be_open(w)) return USE_OPEN;
    return USE_ODD;
}

static bool is_wordy(const column_decl *c) {
    return c->type == TYPE_TEXT || c->type == TYPE_NAME || c->type == TYPE_ID;
}

/* `name = { "a", "? b" }` of the words with one of two uses. */
static void put_list(drafting *d, const char *name, const column_decl *c, const asking *a,
                     word_use sure, word_use asked) {
    size_t n = 0;
    for (size_t i = 0; i < a->word_count; i++) {
        word_use use = use_of(c, &a->words[i]);
        if (use != sure && use != asked) continue;
        if (use == USE_MAYBE_BLANK && is_wordy(c)) continue;
        if (n++ == 0) sink_print(d->to, ", %s = {", name);
        sink_words(d->to, n > 1 ? ", " : " ");
        if (use == sure) draft_quote(d, a->words[i].words);
        else draft_propose(d, a->words[i].words);
    }
    if (n > 0) sink_words(d->to, " }");
}

static void list_values(sink *to, const column_decl *c) {
    for (size_t i = 0; i < c->value_count && to->used < 200; i++) {
        if (i > 0) sink_words(to, ", ");
        sink_text(to, c->values[i]);
    }
}

/* "list.csv:12", as messages name a place. */
static text place_of(const drafting *d, const matched_source *m, const asked_word *w,
                     char buffer[300]) {
    text name = w->file < m->sheet_count ? d->l->sheets[m->sheets[w->file]].name : TEXT("");
    int len = snprintf(buffer, 300, "%.*s:%u", name.len < 250 ? (int)name.len : 250, name.at,
                       w->line);
    return (text){ buffer, len > 0 ? (size_t)len : 0 };
}

static void put_value(drafting *d, const matched_source *m, const column_decl *c,
                      const asked_word *w) {
    char times[24], place[300];
    sink list;
    draft_indent(d, DEPTH + 1);
    sink_words(d->to, "[");
    draft_quote(d, w->words);
    sink_words(d->to, "] = ");
    sink_memory(&list);
    list_values(&list, c);
    if (w->proposal.len > 0) draft_propose(d, w->proposal);
    else if (list.used > 0) DRAFT_QUESTION(d, PHRASE_D_VALUE, draft_aside(&list));
    draft_drop(d, &list);
    sink_words(d->to, ", -- ");
    PHRASE_PUT(d->to, d->in.engine, PHRASE_D_TIMES, number(w->count, times),
               place_of(d, m, w, place));
    sink_words(d->to, "\n");
}

static void put_values(drafting *d, const matched_source *m, const column_decl *c,
                       const asking *a) {
    size_t n = 0;
    for (size_t i = 0; i < a->word_count; i++) {
        if (use_of(c, &a->words[i]) != USE_VALUE) continue;
        if (n++ == 0) sink_words(d->to, ", values = {\n");
        put_value(d, m, c, &a->words[i]);
    }
    if (n == 0) return;
    draft_indent(d, DEPTH);
    sink_words(d->to, "}");
}

/* Odd words stay as they are: cells nobody can read. */
static void tell_odd(drafting *d, const matched_source *m, const column_decl *c,
                     const asking *a) {
    char place[300];
    for (size_t i = 0, told = 0; i < a->word_count && told < OFTEN; i++) {
        if (use_of(c, &a->words[i]) != USE_ODD || is_wordy(c)) continue;
        told++;
        DRAFT_COMMENT(d, DEPTH, PHRASE_D_WORD_ODD, a->words[i].words,
                      place_of(d, m, &a->words[i], place));
    }
}

static bool has_use(const column_decl *c, const asking *a, word_use use) {
    for (size_t i = 0; i < a->word_count; i++)
        if (use_of(c, &a->words[i]) == use && !(use == USE_MAYBE_BLANK && is_wordy(c)))
            return true;
    return false;
}

static bool has_details(const column_decl *c, const asking *a) {
    bool any = a->dates != DATES_NONE && a->dates != DATES_PLAIN;
    for (int use = USE_BLANK; use < USE_ODD; use++) any |= has_use(c, a, (word_use)use);
    return any;
}

static void put_details(drafting *d, const matched_source *m, const column_decl *c,
                        const asking *a) {
    put_dates(d, a);
    put_list(d, "blank", c, a, USE_BLANK, USE_MAYBE_BLANK);
    put_list(d, "none", c, a, USE_ODD + 1, USE_NONE);
    put_list(d, "open", c, a, USE_ODD + 1, USE_OPEN);
    put_values(d, m, c, a);
}

/* ---- the column */

/* What the column holds in every file of its source. */
static void ask_all(drafting *d, const matched_source *m, const column_decl *c,
                    uint32_t position, asking *out) {
    size_t n = 0;
    const holding **files = calloc(m->sheet_count, sizeof *files);
    *out = (asking){ 0 };
    if (files == NULL) {
        if (!d->to->failed) d->to->failed = true, d->to->error = ENOMEM;
        return;
    }
    for (size_t i = 0; i < m->sheet_count; i++) {
        const sheet *s = &d->l->sheets[m->sheets[i]];
        if (position <= s->width) files[n++] = &s->columns[position - 1];
    }
    asking_of(c, files, n, out);
    free(files);
}

void draft_place(drafting *d, const sheet *s, uint32_t position, const column_decl *decl) {
    asking a;
    const matched_source none = { .sheet_count = 0 };
    const holding *file = &s->columns[position - 1];
    asking_of(decl, &file, 1, &a);
    if (!has_details(decl, &a)) {
        put_where(d, s, position);
        return;
    }
    sink_words(d->to, "{ ");
    put_where(d, s, position);
    put_details(d, &none, decl, &a);
    sink_words(d->to, " }");
}

static void put_line(drafting *d, const matched_source *m, const source_decl *s,
                     const column_decl *c, const asking *a, bool details) {
    const sheet *first = &d->l->sheets[m->sheets[0]];
    uint32_t position = m->columns[c - s->columns].position;
    tell_dates(d, a, DEPTH);
    tell_odd(d, m, c, a);
    draft_indent(d, DEPTH);
    draft_name(d, c->name);
    sink_words(d->to, details ? " = { " : " = ");
    if (position == 0) ask_where(d, m, s, first);
    else put_where(d, first, position);
    if (details) put_details(d, m, c, a);
    sink_words(d->to, details ? " },\n" : ",\n");
}

bool draft_column(drafting *d, const matched_source *m, const source_decl *s, size_t at,
                  const char *heading) {
    const column_decl *c = &s->columns[at];
    const sheet *first = &d->l->sheets[m->sheets[0]];
    asking a = { 0 };
    uint32_t position = m->columns[at].position;
    if (position == 0 && c->optional) return false;
    if (position > 0) ask_all(d, m, c, position, &a);
    bool details = has_details(c, &a);
    bool plain = position > 0 && text_equal(first->columns[position - 1].header, c->name) &&
                 !is_twice(first, position);
    if (plain && !details) return false;
    sink_words(d->to, heading);
    put_line(d, m, s, c, &a, details);
    return true;
}

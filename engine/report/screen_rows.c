/* screen_rows: every row read accounted for, source by source.
 *
 * One line says what became of a source's rows (parts that are zero are left out), the next
 * by whose word who was searched in it; lines the docket names as skipped and rows that void
 * a coverage follow, since both are somebody's decision and must be seen. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/screen_rows.h"

#include <stdio.h>

enum { MERGED_SHOWN = 3 };

static void part_of_rows(screen *s, uint64_t n, word which) {
    if (n == 0) return;
    page_words(&s->page, screen_comma(s));
    page_number(&s->page, n);
    page_words(&s->page, " ");
    page_words(&s->page, screen_say(s, which));
}

static text column_name(const screen *s, uint16_t column_number) {
    return s->pack->sources[s->pack->candidates].columns[column_number].name;
}

/* "those whose unit_id is V01, V02" */
static void write_some(screen *s, const coverage *c) {
    char name[256], words[512];
    snprintf(name, sizeof name, "%.*s", TEXT_ARGS(column_name(s, c->column)));
    word_print(s->in, words, sizeof words, WORD_WHERE_COLUMN, name);
    page_words(&s->page, words);
    page_words(&s->page, " ");
    for (size_t i = 0; i < c->value_count && i < SCREEN_TOP; i++) {
        if (i > 0) page_words(&s->page, screen_comma(s));
        page_text(&s->page, c->values[i]);
    }
    if (c->value_count > SCREEN_TOP) page_words(&s->page, ", ...");
}

static void write_claim(screen *s, const coverage *c) {
    screen_head(s, WORD_SEARCHED);
    if (c->everybody || c->column == NO_INDEX)
        page_words(&s->page, screen_say(s, WORD_EVERYBODY));
    else write_some(s, c);
    if (c->says.len > 0) {
        page_words(&s->page, screen_comma(s));
        page_words(&s->page, screen_say(s, WORD_SAYS));
        page_words(&s->page, screen_gap(s));
        page_text(&s->page, c->says);
    }
    if (c->on.len > 0) {
        page_words(&s->page, screen_comma(s));
        page_words(&s->page, screen_say(s, WORD_ON));
        page_words(&s->page, screen_gap(s));
        page_text(&s->page, c->on);
    }
    for (size_t i = 0; i < c->key_count; i++) {
        page_words(&s->page, screen_comma(s));
        page_words(&s->page, i == 0 ? screen_say(s, WORD_BY_KEYS) : "");
        page_words(&s->page, i == 0 ? " " : "");
        page_text(&s->page, column_name(s, c->keys[i]));
    }
    page_end(&s->page, 4, 6);
}

static void write_searched(screen *s, size_t source) {
    const source_decl *d = &s->pack->sources[source];
    const docket_source *in = &s->e->docket->sources[source];
    const joined *j = &s->e->sources[source];
    char words[512], file[256];
    if (d->kind != SOURCE_EVIDENCE || in->not_asked) return;
    if (in->covers.claimed) {
        write_claim(s, &in->covers);
    } else {
        page_words(&s->page, screen_say(s, d->expects_column != NO_INDEX ? WORD_BY_REPLIES
                                                                         : WORD_NOBODY_SAYS));
        page_end(&s->page, 4, 6);
    }
    if (!j->is_void) return;
    const table *rows = &s->e->tables[source];
    snprintf(file, sizeof file, "%.*s", TEXT_ARGS(rows->inputs[j->void_file].name));
    word_print(s->in, words, sizeof words, WORD_VOID, (unsigned)j->void_line, file);
    page_text(&s->page, text_of(words));
    page_end(&s->page, 4, 6);
}

static void write_skipped(screen *s, const table *rows) {
    for (size_t i = 0; i < rows->bad_row_count; i++) {
        char words[512], file[256];
        const bad_row *b = &rows->bad_rows[i];
        if (!b->skipped) continue;
        snprintf(file, sizeof file, "%.*s", TEXT_ARGS(rows->inputs[b->file].name));
        word_print(s->in, words, sizeof words, WORD_SKIPPED, (unsigned)b->line, file);
        page_text(&s->page, text_of(words));
        page_end(&s->page, 4, 6);
    }
}

static bool is_found_so(const input *a, const input *b) {
    return a->how == b->how && text_equal(a->encoding, b->encoding);
}

/* What a file was taken for when nobody said and it is not plain UTF-8: one line for all files
 * of the source that were taken for the same. */
static void write_found(screen *s, const table *rows) {
    char words[600], file[256], encoding[24];
    for (size_t i = 0; i < rows->input_count; i++) {
        const input *in = &rows->inputs[i];
        unsigned alike = 0;
        if (in->how == ENCODING_DECLARED || text_is(in->encoding, "utf-8")) continue;
        for (size_t k = 0; k < i; k++) alike += is_found_so(&rows->inputs[k], in);
        if (alike > 0) continue;
        for (size_t k = i; k < rows->input_count; k++)
            alike += is_found_so(&rows->inputs[k], in);
        const char *how = screen_say(s, (word)(WORD_DECLARED + (int)in->how));
        snprintf(file, sizeof file, "%.*s", TEXT_ARGS(in->name));
        snprintf(encoding, sizeof encoding, "%.*s", TEXT_ARGS(in->encoding));
        if (alike == 1)
            word_print(s->in, words, sizeof words, WORD_READ_AS, file, encoding, how);
        else
            word_print(s->in, words, sizeof words, WORD_READ_AS_MORE, file, alike - 1, encoding,
                       how);
        page_text(&s->page, text_of(words));
        page_end(&s->page, 4, 6);
    }
}

static void row_place(const table *rows, uint32_t row, char *out, size_t size) {
    snprintf(out, size, "%.*s:%u", TEXT_ARGS(table_file(rows, row)), rows->line[row]);
}

/* The lines of rows that say the same, the first few of a source. */
static void write_merged(screen *s, const table *rows, size_t source) {
    unsigned met = 0;
    char words[700], kept[300], dropped[300];
    for (size_t i = 0; i < s->e->merged_count; i++) {
        const merged_row *m = &s->e->merged[i];
        if (m->source != source || met++ >= MERGED_SHOWN) continue;
        row_place(rows, m->kept, kept, sizeof kept);
        row_place(rows, m->dropped, dropped, sizeof dropped);
        word_print(s->in, words, sizeof words, WORD_SAYS_THE_SAME, dropped, kept);
        page_text(&s->page, text_of(words));
        page_end(&s->page, 4, 6);
    }
    if (met <= MERGED_SHOWN) return;
    word_print(s->in, words, sizeof words, WORD_MORE_MERGED, met - MERGED_SHOWN);
    page_words(&s->page, words);
    page_end(&s->page, 4, 6);
}

static void near_line(screen *s, uint64_t rows, word which) {
    char n[32], words[256];
    if (rows == 0) return;
    number_words(rows, n);
    word_print(s->in, words, sizeof words, which, n);
    page_words(&s->page, words);
    page_end(&s->page, 4, 6);
}

static void write_near(screen *s, const joined *j) {
    near_line(s, j->near_rows, j->near_rows == 1 ? WORD_NEAR_ROW : WORD_NEAR_ROWS);
    near_line(s, j->near_set_aside, WORD_NEAR_SET_ASIDE);
}

static void write_not_read(screen *s, const source_decl *d) {
    char words[256], stage[160];
    const stage_decl *of = &s->pack->stages[d->stage];
    snprintf(stage, sizeof stage, "%.*s",
             TEXT_ARGS(label_text(&of->title, s->in.pack, of->id)));
    word_print(s->in, words, sizeof words, WORD_NOT_READ, stage);
    page_text(&s->page, text_of(words));
}

static void write_source(screen *s, size_t source) {
    const source_decl *d = &s->pack->sources[source];
    const table *rows = &s->e->tables[source];
    const joined *j = &s->e->sources[source];
    bool list = source == s->pack->candidates;
    uint64_t hidden = s->o->suppressed_rows != NULL ? s->o->suppressed_rows[source] : 0;
    page_text(&s->page, d->name);
    page_words(&s->page, screen_colon(s));
    if (s->e->docket->sources[source].later) {
        write_not_read(s, d);
    } else if (s->e->docket->sources[source].not_asked) {
        page_words(&s->page, screen_say(s, WORD_NOT_ASKED));
    } else {
        page_number(&s->page, rows->read_rows);
        page_words(&s->page, " ");
        page_words(&s->page, screen_say(s, rows->read_rows == 1 ? WORD_ROW : WORD_ROWS));
        part_of_rows(s, list ? s->t->candidates : j->attached_rows - hidden,
                     list                    ? WORD_CANDIDATES
                     : d->kind == SOURCE_LIST ? WORD_ONLY_COUNTED
                                              : WORD_ATTACHED);
        part_of_rows(s, list ? 0 : j->nobody, WORD_NOBODY);
        part_of_rows(s, hidden, WORD_SUPPRESSED);
        part_of_rows(s, list ? s->e->candidate_merged : j->merged, WORD_MERGED);
        part_of_rows(s, list ? s->e->candidate_unreadable : j->unreadable, WORD_UNREADABLE);
        part_of_rows(s, rows->left_out, WORD_LEFT_OUT);
    }
    page_end(&s->page, 2, 6);
    write_found(s, rows);
    write_searched(s, source);
    write_skipped(s, rows);
    write_merged(s, rows, source);
    write_near(s, j);
}

static bool has_file(const table *rows, text name) {
    for (size_t i = 0; i < rows->input_count; i++)
        if (text_equal(rows->inputs[i].name, name)) return true;
    return false;
}

/* Days come from tables too, often from the file of a source, which has been told then. */
static void write_days_found(screen *s) {
    const docket *d = s->e->docket;
    for (size_t i = 0; i < d->day_count; i++) {
        const table *rows = &d->days[i].days;
        bool told = rows->input_count == 0;
        for (size_t k = 0; k < s->pack->source_count && !told; k++)
            told = has_file(&s->e->tables[k], rows->inputs[0].name);
        for (size_t k = 0; k < i && !told; k++)
            told = has_file(&d->days[k].days, rows->inputs[0].name);
        if (!told) write_found(s, rows);
    }
}

/* "3 unreadable cells"; nothing when there are none. */
static void count_line(screen *s, uint64_t n, const char *what) {
    if (n == 0) return;
    page_number(&s->page, n);
    page_words(&s->page, " ");
    page_words(&s->page, what);
    page_end(&s->page, 2, 6);
}

/* Somebody in such a file may be accepted all the same. */
static void write_unread(screen *s) {
    const docket *d = s->e->docket;
    if (d->unread_file_count == 0) return;
    screen_heading(s, WORD_UNREAD_FILES);
    for (size_t i = 0; i < d->unread_file_count && i < SCREEN_TOP; i++) {
        page_text(&s->page, d->unread_files[i]);
        page_end(&s->page, 2, 6);
    }
    screen_more(s, d->unread_file_count, SCREEN_TOP);
}

void screen_rows(screen *s) {
    write_unread(s);
    screen_heading(s, WORD_ROWS_READ);
    write_source(s, s->pack->candidates);
    for (size_t i = 0; i < s->pack->source_count; i++)
        if (i != s->pack->candidates) write_source(s, i);
    write_days_found(s);
    uint64_t bad = s->t->unreadable_cells;
    count_line(s, bad, screen_say(s, bad == 1 ? WORD_UNREADABLE_CELL : WORD_UNREADABLE_CELLS));
    const remark_counts *c = &s->t->remarks;
    char checked[32], words[256];
    number_words(c->ages_checked, checked);
    word_print(s->in, words, sizeof words, WORD_AGES_DIFFER, checked);
    count_line(s, c->births_taken,
               screen_say(s, c->births_taken == 1 ? WORD_BIRTH_TAKEN : WORD_BIRTHS_TAKEN));
    count_line(s, c->births_differ,
               screen_say(s, c->births_differ == 1 ? WORD_BIRTH_DIFFERS : WORD_BIRTHS_DIFFER));
    count_line(s, c->ages_differ, words);
}

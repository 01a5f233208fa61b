/* draft: a docket.lua for what was looked at.
 *
 * It says what the loader would otherwise not know: files, encodings, separators, where
 * the header stands, which columns are which. It never says what only a person can: who
 * was searched, on which day the vote is, what a word stands for. There it asks, in words
 * the docket's reader refuses until they are replaced. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "look/draft.h"

#include <stdio.h>
#include <string.h>

#include "look/asking.h"
#include "look/draft_column.h"
#include "look/layout.h"

static text number(uint64_t n, char buffer[24]) {
    int len = snprintf(buffer, 24, "%llu", (unsigned long long)n);
    return (text){ buffer, len > 0 ? (size_t)len : 0 };
}

/* ---- how a file is read */

static void put_file(drafting *d, const sheet *s) {
    char words[24];
    if (s->assumed) { /* an encoding that was found, the loader finds again */
        sink_words(d->to, ", encoding = ");
        draft_question(d, PHRASE_D_ENCODING, NULL, 0);
    }
    if (s->separator == '\t') sink_words(d->to, ", separator = \"\\t\"");
    else if (s->separator != ',') sink_print(d->to, ", separator = \"%c\"", s->separator);
    if (!s->header) sink_words(d->to, ", header = false");
    if (s->title_count > 0)
        sink_print(d->to, ", first_row = %.*s", TEXT_ARGS(number(s->start, words)));
}

static text folder_part(text name) {
    const char *slash = memchr(name.at, '/', name.len);
    return (text){ name.at, slash != NULL ? (size_t)(slash - name.at) + 1 : 0 };
}

/* All files of one folder, and no others from there: a pattern says so shortly. */
static bool is_whole_folder(const drafting *d, const matched_source *m, uint16_t source) {
    text folder = folder_part(d->l->sheets[m->sheets[0]].name);
    if (folder.len == 0 || m->sheet_count < 2) return false;
    for (size_t i = 0; i < d->l->count; i++) {
        text name = d->l->sheets[i].name;
        bool here = text_equal(folder_part(name), folder);
        bool ours = d->l->found.source[i] == source;
        bool list = name.len > 4 && memcmp(name.at + name.len - 4, ".csv", 4) == 0;
        if (here != ours || (here && !list)) return false;
    }
    return true;
}

static void put_files(drafting *d, const matched_source *m, uint16_t source) {
    const sheet *sheets = d->l->sheets;
    sink_words(d->to, "file = ");
    if (m->sheet_count == 1) {
        draft_quote(d, sheets[m->sheets[0]].name);
    } else if (is_whole_folder(d, m, source)) {
        char pattern[600];
        snprintf(pattern, sizeof pattern, "%.*s*.csv",
                 TEXT_ARGS(folder_part(sheets[m->sheets[0]].name)));
        sink_words(d->to, "{ ");
        draft_quote(d, text_of(pattern));
        sink_words(d->to, " }");
    } else {
        for (size_t i = 0; i < m->sheet_count; i++) {
            sink_words(d->to, i == 0 ? "{ " : ", ");
            draft_quote(d, sheets[m->sheets[i]].name);
        }
        sink_words(d->to, " }");
    }
    put_file(d, &sheets[m->sheets[0]]);
    sink_words(d->to, ",\n");
}

/* ---- days */

/* The file that has a column called like the day and says for whom it is: its source has one
 * row per key of the candidates. */
static bool find_day(const drafting *d, const day_decl *day, size_t *sheet_at,
                     uint32_t *position) {
    const looking *l = d->l;
    for (size_t i = 0; i < l->count; i++) {
        uint16_t at = l->found.source[i];
        const source_decl *s = at != NO_INDEX ? &l->p->sources[at] : NULL;
        if (s == NULL || s->kind != SOURCE_ONE || s->keys[0].count != 1) continue;
        if (l->found.sources[at].columns[s->keys[0].here[0]].position == 0) continue;
        for (size_t k = 0; k < l->sheets[i].width; k++) {
            if (!layout_same_header(l->sheets[i].columns[k].header, day->name)) continue;
            *sheet_at = i;
            *position = (uint32_t)k + 1;
            return true;
        }
    }
    return false;
}

static void put_day_table(drafting *d, const day_decl *day, const sheet *s, uint16_t source,
                          uint32_t position) {
    const pack *p = d->l->p;
    const matched_source *m = &d->l->found.sources[source];
    const key_list *key = &p->sources[source].keys[0];
    text by = p->sources[p->candidates].columns[key->there[0]].name;
    text header = s->columns[m->columns[key->here[0]].position - 1].header;
    column_decl decl = { .name = day->name, .type = TYPE_DATE, .from_id = NO_INDEX };
    sink_words(d->to, "{ file = ");
    draft_quote(d, s->name);
    put_file(d, s);
    sink_words(d->to, ", by = ");
    if (text_equal(header, by)) {
        draft_quote(d, by);
    } else {
        sink_words(d->to, "{ ");
        draft_name(d, by);
        sink_words(d->to, " = ");
        draft_quote(d, header);
        sink_words(d->to, " }");
    }
    sink_words(d->to, ", column = ");
    draft_place(d, s, position, &decl);
    sink_words(d->to, " },\n");
}

static void put_days(drafting *d) {
    const pack *p = d->l->p;
    if (p->day_count == 0) return;
    sink_words(d->to, "  days = {\n");
    for (size_t i = 0; i < p->day_count; i++) {
        const day_decl *day = &p->days[i];
        size_t sheet_at;
        uint32_t position;
        draft_indent(d, 2);
        draft_name(d, day->name);
        sink_words(d->to, " = ");
        text title = label_text(&day->title, d->in.pack, day->name);
        if (find_day(d, day, &sheet_at, &position))
            put_day_table(d, day, &d->l->sheets[sheet_at], d->l->found.source[sheet_at],
                          position);
        else {
            if (day->per.len > 0) DRAFT_QUESTION(d, PHRASE_D_DAY_PER, title, day->per);
            else DRAFT_QUESTION(d, PHRASE_D_DAY, title);
            sink_words(d->to, ",\n");
        }
    }
    sink_words(d->to, "  },\n");
}

static void put_param(drafting *d, const param_decl *p) {
    const param_value *v = &p->standard;
    draft_indent(d, 1);
    sink_words(d->to, "--   ");
    draft_name(d, p->name);
    sink_words(d->to, " = ");
    switch (v->type) {
    case PARAM_INTEGER: sink_number(d->to, v->integer); break;
    case PARAM_DECIMAL: sink_print(d->to, "%g", v->decimal); break;
    case PARAM_TEXT: draft_quote(d, v->words); break;
    case PARAM_YES_NO: sink_words(d->to, v->yes ? "true" : "false"); break;
    }
    sink_words(d->to, "\n");
}

static void put_params(drafting *d) {
    const pack *p = d->l->p;
    if (p->param_count == 0) return;
    draft_comment(d, 1, PHRASE_D_PARAMS, NULL, 0);
    for (size_t i = 0; i < p->param_count; i++) put_param(d, &p->params[i]);
}

/* ---- sources */

static bool is_told(const drafting *d, const matched_source *m, size_t sheets, size_t feet,
                    const char *word) {
    for (size_t i = 0; i <= sheets; i++) {
        const sheet *s = &d->l->sheets[m->sheets[i]];
        for (size_t k = 0; k < (i < sheets ? s->foot_count : feet); k++)
            if (strcmp(s->foot_word[k], word) == 0) return true;
    }
    return false;
}

/* The words by which rows below the lists are no data, each once, and the rows for the clerk to
 * see. */
static void put_feet(drafting *d, const matched_source *m) {
    char line[24];
    size_t n = 0;
    for (size_t i = 0; i < m->sheet_count; i++) {
        const sheet *s = &d->l->sheets[m->sheets[i]];
        for (size_t k = 0; k < s->foot_count; k++, n++)
            DRAFT_COMMENT(d, 3, PHRASE_FOOT_ROW, number(s->feet[k].line, line),
                          s->feet[k].words);
    }
    if (n == 0) return;
    draft_indent(d, 3);
    sink_words(d->to, "leave_out = {");
    n = 0;
    for (size_t i = 0; i < m->sheet_count; i++) {
        const sheet *s = &d->l->sheets[m->sheets[i]];
        for (size_t k = 0; k < s->foot_count; k++) {
            if (is_told(d, m, i, k, s->foot_word[k])) continue;
            sink_words(d->to, n++ > 0 ? ", " : " ");
            draft_quote(d, text_of(s->foot_word[k]));
        }
    }
    sink_words(d->to, " },\n");
}

/* Without a header row the clerk needs to see the columns to say which is which. */
static void tell_columns(drafting *d, const sheet *s) {
    char digits[24];
    for (size_t i = 0; i < s->width && !s->header; i++) {
        const holding *h = &s->columns[i];
        sink list;
        sink_memory(&list);
        for (size_t k = 0; k < h->value_count && k < 4; k++) {
            if (k > 0) sink_words(&list, ", ");
            sink_text(&list, h->values[k].words);
        }
        text words = draft_aside(&list);
        asking a;
        if (asking_dates(h, &a) == DATES_OTHER)
            DRAFT_COMMENT(d, 3, PHRASE_D_COLUMN_DATES, number(i + 1, digits), words,
                          text_of(date_form_name(a.form)));
        else DRAFT_COMMENT(d, 3, PHRASE_D_COLUMN, number(i + 1, digits), words);
        draft_drop(d, &list);
    }
}

static void put_columns(drafting *d, const matched_source *m, const source_decl *s) {
    bool any = false;
    for (size_t i = 0; i < s->column_count; i++)
        any |= draft_column(d, m, s, i, any ? "" : "      columns = {\n");
    if (any) sink_words(d->to, "      },\n");
}

static void put_source(drafting *d, uint16_t at) {
    const source_decl *s = &d->l->p->sources[at];
    const matched_source *m = &d->l->found.sources[at];
    const sheet *first = &d->l->sheets[m->sheets[0]];
    sink_words(d->to, "{\n");
    draft_indent(d, 3);
    put_files(d, m, at);
    put_feet(d, m);
    tell_columns(d, first);
    put_columns(d, m, s);
    if (s->expects_column != NO_INDEX) draft_comment(d, 3, PHRASE_D_ASKED, NULL, 0);
    if (s->kind == SOURCE_EVIDENCE && s->expects_column == NO_INDEX) {
        draft_indent(d, 3);
        sink_words(d->to, "covers = ");
        draft_question(d, PHRASE_D_COVERS, NULL, 0);
        sink_words(d->to, ",\n");
    }
    sink_words(d->to, "    },\n");
}

static void ask_alike(drafting *d, const matched_source *m) {
    sink list;
    sink_memory(&list);
    for (size_t i = 0; i < m->sheet_count; i++) {
        if (i > 0) sink_words(&list, ", ");
        sink_text(&list, d->l->sheets[m->sheets[i]].name);
    }
    DRAFT_QUESTION(d, PHRASE_D_NOT_ALIKE, draft_aside(&list));
    draft_drop(d, &list);
    sink_words(d->to, ",\n");
}

static void put_sources(drafting *d) {
    const pack *p = d->l->p;
    for (size_t i = 0; i < p->source_count; i++) {
        const matched_source *m = &d->l->found.sources[i];
        sink_words(d->to, "\n");
        draft_indent(d, 2);
        draft_name(d, p->sources[i].name);
        sink_words(d->to, " = ");
        if (m->sheet_count > 0 && m->alike) {
            put_source(d, (uint16_t)i);
        } else if (m->sheet_count > 0) {
            ask_alike(d, m);
        } else {
            draft_question(d, i == p->candidates ? PHRASE_D_NO_FILE_LIST : PHRASE_D_NO_FILE,
                           NULL, 0);
            sink_words(d->to, ",\n");
        }
    }
}

/* Without a pack there are no sources: every file is one of its own name. */
static void put_bare(drafting *d) {
    for (size_t i = 0; i < d->l->count; i++) {
        const sheet *s = &d->l->sheets[i];
        text name = s->name;
        for (size_t k = name.len; k > 0; k--)
            if (name.at[k - 1] == '.') {
                name.len = k - 1;
                break;
            }
        if (s->encoding.len == 0) continue;
        draft_indent(d, 2);
        draft_name(d, name);
        sink_words(d->to, " = {\n");
        draft_indent(d, 3);
        sink_words(d->to, "file = ");
        draft_quote(d, s->name);
        put_file(d, s);
        sink_words(d->to, ",\n");
        put_feet(d, &(matched_source){ .sheets = &i, .sheet_count = 1 });
        sink_words(d->to, "    },\n");
    }
}

static void tell_unmatched(drafting *d) {
    for (size_t i = 0; i < d->l->count && d->l->p != NULL; i++)
        if (d->l->found.source[i] == NO_INDEX)
            DRAFT_COMMENT(d, 2, PHRASE_D_UNMATCHED, d->l->sheets[i].name);
}

int draft_write(sink *to, const looking *l, tongue in, size_t *questions, fault *f) {
    drafting d = { to, l, in, 0 };
    draft_comment(&d, 0, PHRASE_D_HEAD, NULL, 0);
    draft_comment(&d, 0, PHRASE_D_HEAD2, NULL, 0);
    sink_words(to, "docket {\n");
    draft_comment(&d, 1, PHRASE_D_TITLE, NULL, 0);
    if (l->p != NULL) {
        put_days(&d);
        put_params(&d);
    }
    sink_words(to, "  sources = {\n");
    tell_unmatched(&d);
    if (l->p != NULL) put_sources(&d);
    else put_bare(&d);
    sink_words(to, "  },\n}\n");
    *questions = d.questions;
    if (!to->failed) return 0;
    return sink_flush(to, f);
}

/* docket_files: which files a docket names, and how they are read.
 *
 * Every name is looked for now, with its line in the docket, so that a file that is not there,
 * is a link or a folder is a mistake of the docket and not of a run that has begun. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/docket_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground/folder.h"
#include "load/encoding.h"

enum { FILES_MAX = 10000, FIRST_ROW_MAX = 1000000 };

/* ---- files */

static int by_bytes(const void *a, const void *b) {
    return text_compare(*(const text *)a, *(const text *)b);
}

static void sort_once(docket_source *s) {
    size_t kept = 0;
    if (s->file_count == 0) return;
    qsort(s->files, s->file_count, sizeof *s->files, by_bytes);
    for (size_t i = 1; i < s->file_count; i++)
        if (!text_equal(s->files[i], s->files[kept])) s->files[++kept] = s->files[i];
    s->file_count = kept + 1;
}

static bool is_pattern(text name) {
    return memchr(name.at, '*', name.len) != NULL || memchr(name.at, '?', name.len) != NULL ||
           memchr(name.at, '[', name.len) != NULL;
}

static void remember_name(docket_reading *r, text name, bool aside) {
    docket_named *named = docket_take(r, 1, sizeof *named);
    if (named == NULL) return;
    *named = (docket_named){
        .word = name, .pattern = is_pattern(name), .aside = aside, .next = r->named
    };
    r->named = named;
}

/* Appends the files a pattern finds. */
static void add_pattern(docket_reading *r, uint32_t line, text pattern, docket_source *out) {
    text *found = NULL;
    size_t count = 0;
    fault trouble = { 0 };
    int status = folder_list(r->d->folder, pattern.at, FAULT_DATA, &r->d->memory, &found,
                             &count, &trouble);
    if (status == FAULT_MEMORY) {
        r->no_memory = true;
        return;
    }
    if (status != 0)
        docket_wrong(r, line, "file '%.*s': %s", TEXT_ARGS(pattern), trouble.message);
    else if (count == 0) docket_wrong(r, line, "no file matches '%.*s'", TEXT_ARGS(pattern));
    if (status != 0 || count == 0) return;
    text *all = docket_take(r, out->file_count + count, sizeof *all);
    if (all == NULL) return;
    if (out->file_count > 0) memcpy(all, out->files, out->file_count * sizeof *all);
    memcpy(all + out->file_count, found, count * sizeof *all);
    out->files = all;
    out->file_count += count;
}

/* "-" is what is piped in; or, when a finished run is asked again, the copy of it. */
static void check_pipe(docket_reading *r, uint32_t line, bool may_pipe) {
    char path[sizeof r->d->folder + sizeof STANDARD_INPUT + 1];
    snprintf(path, sizeof path, "%s/%s", r->d->folder, STANDARD_INPUT);
    if (!may_pipe)
        docket_wrong(r, line, "only a source can come through standard input (\"-\")");
    else if (r->t->input == NULL && !folder_exists(path))
        docket_wrong(r, line, "file \"-\" is standard input, which only vet run reads");
    else if (r->piped_line > 0)
        docket_wrong(r, line, "standard input feeds one source only; line %u names it already",
                     r->piped_line);
    r->piped_line = line;
}

static text trim_slash(text name) {
    while (name.len > 1 && name.at[name.len - 1] == '/') name.len--;
    return name;
}

static bool is_folder(docket_reading *r, text name) {
    const char *path = arena_print(&r->d->memory, "%s/%.*s", r->d->folder, TEXT_ARGS(name));
    if (path == NULL) r->no_memory = true;
    return path != NULL && folder_is(path);
}

static bool is_link(docket_reading *r, text name) {
    text *found;
    size_t count = 0;
    fault trouble = { 0 };
    int status = folder_list_links(r->d->folder, name.at, FAULT_DATA, &r->d->memory, &found,
                                   &count, &trouble);
    if (status == FAULT_MEMORY) r->no_memory = true;
    return status == 0 && count > 0;
}

/* A file that is not there is found out now, with the line that names it. */
static void check_file(docket_reading *r, uint32_t line, text name) {
    text *found;
    size_t count = 0;
    fault trouble = { 0 };
    if (memchr(name.at, '\0', name.len) != NULL) {
        docket_wrong(r, line, "a file name with a NUL in it");
        return;
    }
    int status =
        folder_list(r->d->folder, name.at, FAULT_DATA, &r->d->memory, &found, &count, &trouble);
    if (status == FAULT_MEMORY) r->no_memory = true;
    else if (status != 0)
        docket_wrong(r, line, "file '%.*s': %s", TEXT_ARGS(name), trouble.message);
    else if (count == 0 && is_link(r, name))
        docket_wrong(r, line, "file '%.*s' is a link; put the file itself there",
                     TEXT_ARGS(name));
    else if (count == 0 && is_folder(r, name))
        docket_wrong(r, line,
                     "'%.*s' is a folder; name the files in it, as file = \"%.*s/*.csv\"",
                     TEXT_ARGS(name), (int)trim_slash(name).len, name.at);
    else if (count == 0)
        docket_wrong(r, line,
                     "there is no file '%.*s' in the folder of the docket; put it there or "
                     "correct the name (nobody asked: \"not asked\")",
                     TEXT_ARGS(name));
}

void docket_files(docket_reading *r, const data *v, bool may_pipe, docket_source *out) {
    text *names = NULL;
    size_t count = 0;
    if (!docket_words(r, v, "file", &names, &count)) return;
    if (count == 0) docket_wrong(r, v->line, "file: the list is empty");
    for (size_t i = 0; i < count; i++)
        if (!text_is(names[i], "-")) remember_name(r, names[i], out->later);
    if (out->later) return;
    out->files = docket_take(r, count, sizeof *out->files);
    for (size_t i = 0; i < count && out->files != NULL; i++) {
        if (is_pattern(names[i])) {
            add_pattern(r, v->line, names[i], out);
            continue;
        }
        bool piped = text_is(names[i], "-");
        if (piped) check_pipe(r, v->line, may_pipe);
        else check_file(r, v->line, names[i]);
        text *all = docket_take(r, out->file_count + 1, sizeof *all);
        if (all == NULL) return;
        if (out->file_count > 0) memcpy(all, out->files, out->file_count * sizeof *all);
        all[out->file_count++] = piped ? TEXT(STANDARD_INPUT) : names[i];
        out->files = all;
    }
    if (out->file_count > FILES_MAX) docket_wrong(r, v->line, "more than %d files", FILES_MAX);
    sort_once(out);
}

void docket_own_file(docket_reading *r, const source_decl *decl, docket_source *out) {
    fault trouble = { 0 };
    if (out->later) return;
    char *name = arena_print(&r->d->memory, "%.*s.csv", TEXT_ARGS(decl->name));
    if (name == NULL || folder_list(r->d->folder, name, FAULT_DATA, &r->d->memory, &out->files,
                                    &out->file_count, &trouble) == FAULT_MEMORY) {
        r->no_memory = true;
        return;
    }
    if (out->file_count > 0) return;
    if (decl->kind == SOURCE_CANDIDATES)
        docket_wrong(
            r, out->line,
            "source '%.*s' has no file: put %s into the folder, or write %.*s = { file = "
            "\"...\" } under sources",
            TEXT_ARGS(decl->name), name, TEXT_ARGS(decl->name));
    else
        docket_wrong(r, out->line,
                     "source '%.*s' has no file: put %s into the folder, write %.*s = { file = "
                     "\"...\" } under sources, or %.*s = \"not asked\"",
                     TEXT_ARGS(decl->name), name, TEXT_ARGS(decl->name), TEXT_ARGS(decl->name));
}

/* ---- how they are read */

static void read_separator(docket_reading *r, const data *v, char *out) {
    text word;
    if (!docket_text(r, v, "separator", &word)) return;
    if (word.len == 1 && memchr(",;\t|", word.at[0], 4) != NULL) *out = word.at[0];
    else docket_wrong(r, v->line, "separator is one of \",\", \";\", \"\\t\", \"|\"");
}

/* What programs call the older standards that GB18030 contains. */
static bool is_older_gb(text word) {
    static const char *const older[] = { "gb2312", "gbk",   "gb_2312-80",  "gb-2312",
                                         "cp936",  "ms936", "windows-936", "euc-cn" };
    for (size_t i = 0; i < sizeof older / sizeof *older; i++)
        if (text_alike(word, text_of(older[i]))) return true;
    return false;
}

static void read_encoding(docket_reading *r, const data *v, text *out) {
    text word;
    if (!docket_text(r, v, "encoding", &word)) return;
    if (encoding_known(word)) *out = word;
    else if (is_older_gb(word))
        docket_wrong(r, v->line,
                     "encoding: '%.*s' is a part of gb18030; write encoding = \"gb18030\"",
                     TEXT_ARGS(word));
    else docket_unknown(r, v->line, "encoding", word, encoding_names, ENCODING_COUNT);
}

static void add_only(docket_reading *r, docket_only only, const data *words,
                     docket_source *out) {
    if (docket_words(r, words, "only", &only.words, &only.word_count))
        out->only[out->only_count++] = only;
}

/* { round = { "1" }, [3] = "x" }: by header or column, or by position. */
static void read_only(docket_reading *r, const data *v, docket_source *out) {
    if (!docket_is_table(r, v, "only")) return;
    out->only = docket_take(r, v->field_count + v->item_count, sizeof *out->only);
    if (out->only == NULL) return;
    for (size_t i = 0; i < v->item_count; i++)
        docket_wrong(r, v->items[i]->line,
                     "only: a value without a name; write only = { round = { \"1\" } }");
    for (size_t i = 0; i < v->field_count; i++) {
        const data_field *field = &v->fields[i];
        docket_only only = { .header = field->name };
        unsigned long position = field->number ? strtoul(field->name.at, NULL, 10) : 1;
        if (position < 1 || position > 4096) {
            docket_wrong(r, field->line, "only: there is no column %.*s",
                         TEXT_ARGS(field->name));
            continue;
        }
        if (field->number) only.position = (uint32_t)position;
        add_only(r, only, field->value, out);
    }
}

/* Rows of totals and footers, and headers that come again on every page. */
static void read_leave_out(docket_reading *r, const data *v, docket_source *out) {
    if (!docket_words(r, v, "leave_out", &out->leave_out, &out->leave_out_count)) return;
    for (size_t i = 0; i < out->leave_out_count; i++) {
        out->leave_out[i] = cell_trim(out->leave_out[i]);
        if (out->leave_out[i].len == 0)
            docket_wrong(r, v->line, "leave_out: a blank word would leave out every row");
    }
}

void docket_reading_of(docket_reading *r, const data *v, docket_source *out) {
    int64_t first = 1;
    out->encoding = (text){ "", 0 };
    out->separator = ',';
    out->header = true;
    read_encoding(r, data_find(v, "encoding"), &out->encoding);
    read_separator(r, data_find(v, "separator"), &out->separator);
    docket_yes_no(r, data_find(v, "header"), "header", &out->header);
    docket_whole(r, data_find(v, "first_row"), "first_row", 1, FIRST_ROW_MAX, &first);
    out->first_row = (uint32_t)first;
    out->expect_rows = -1;
    read_only(r, data_find(v, "only"), out);
    read_leave_out(r, data_find(v, "leave_out"), out);
}

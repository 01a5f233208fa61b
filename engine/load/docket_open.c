/* docket_open: docket.lua against the pack.
 *
 * In comes a folder and a pack, out comes everything the run needs to know of its data:
 * sources, days, parameters, each checked against the pack's declarations. All mistakes
 * are found in one go. Tables of days are small lists beside the sources and are read
 * here, because days are part of what the run is about, not evidence. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "ground/folder.h"
#include "load/docket_columns.h"
#include "load/docket_files.h"
#include "load/docket_questions.h"
#include "load/docket_rulings.h"
#include "load/docket_sources.h"
#include "load/docket_unread.h"
#include "load/docket_words.h"

enum { DOCKET_BYTES_MAX = 1 << 20, BY_MAX = 8, WHAT_BYTES = 160 };

/* ---- days */

static void read_constant(docket_reading *r, const data *v, docket_day *out) {
    const char *why = date_parse(v->words, FORM_ISO, &out->value);
    if (why == NULL && !span_whole(out->value)) why = "not one day";
    if (why != NULL)
        docket_wrong(r, v->line, "day '%.*s' = \"%.*s\" is %s; write it like \"2026-12-05\"",
                     TEXT_ARGS(r->p->days[out->day].name), TEXT_ARGS(v->words), why);
    out->constant = true;
}

static void read_own_column(docket_reading *r, const data *v, docket_day *out) {
    const source_decl *candidates = &r->p->sources[r->p->candidates];
    text name;
    if (!docket_text(r, v, "column", &name)) return;
    out->own_column = docket_find_column(r, v->line, candidates, name);
    if (out->own_column == NO_INDEX) return;
    column_type type = candidates->columns[out->own_column].type;
    if (type != TYPE_DATE)
        docket_wrong(r, v->line, "day '%.*s': column '%.*s' is no date but '%s'",
                     TEXT_ARGS(r->p->days[out->day].name), TEXT_ARGS(name),
                     column_type_name(type));
}

/* The columns by which a table of days is looked up, and what the docket says of where each is;
 * NULL: under its own name. */
typedef struct by_columns {
    const data *where[BY_MAX];
} by_columns;

static void add_by(docket_reading *r, uint32_t line, text name, const data *where,
                   docket_day *out, by_columns *by) {
    const source_decl *candidates = &r->p->sources[r->p->candidates];
    uint16_t found = docket_find_column(r, line, candidates, name);
    if (found == NO_INDEX) return;
    if (out->by_count == BY_MAX) {
        docket_wrong(r, line, "by: at most %d columns", BY_MAX);
        return;
    }
    by->where[out->by_count] = where;
    out->by[out->by_count++] = found;
}

/* by = "unit_id", { "state", "post" } or { state = "uf", post = { 1, 2, join = "-" } }. */
static void read_by(docket_reading *r, const data *v, docket_day *out, by_columns *by) {
    text *names = NULL;
    size_t count = 0;
    if (v->kind == DATA_TABLE && v->item_count == 0)
        for (size_t i = 0; i < v->field_count; i++)
            add_by(r, v->fields[i].line, v->fields[i].name, v->fields[i].value, out, by);
    else if (docket_words(r, v, "by", &names, &count))
        for (size_t i = 0; i < count; i++) add_by(r, v->line, names[i], NULL, out, by);
}

/* The table as a source of its own: the looked-up columns, then the date. */
static source_decl *declare_table(docket_reading *r, const docket_day *from) {
    const source_decl *candidates = &r->p->sources[r->p->candidates];
    source_decl *decl = docket_take(r, 1, sizeof *decl);
    column_decl *columns = docket_take(r, from->by_count + 1, sizeof *columns);
    if (decl == NULL || columns == NULL) return NULL;
    for (size_t i = 0; i < from->by_count; i++) {
        columns[i] = candidates->columns[from->by[i]];
        columns[i].optional = false;
        columns[i].header_count = 0;
        columns[i].from_id = NO_INDEX;
    }
    columns[from->by_count] = (column_decl){ .name = r->p->days[from->day].name,
                                             .type = TYPE_DATE,
                                             .from_id = NO_INDEX };
    *decl = (source_decl){ .name = r->p->days[from->day].name,
                           .kind = SOURCE_ONE,
                           .columns = columns,
                           .column_count = from->by_count + 1,
                           .expects_column = NO_INDEX,
                           .latest_by = NO_INDEX };
    return decl;
}

/* Columns of which nothing is said are found by their own names. */
static void place_day_columns(docket_reading *r, const by_columns *by, const data *dated,
                              const source_decl *decl, docket_source *files) {
    size_t last = decl->column_count - 1;
    if (files->columns == NULL) return;
    for (size_t i = 0; i <= last; i++) {
        const data *where = i < last ? by->where[i] : dated;
        if (where != NULL) docket_one_column(r, where, &decl->columns[i], &files->columns[i]);
    }
}

static void read_day_table(docket_reading *r, const data *v, docket_day *out) {
    by_columns by;
    docket_source files = { .source = NO_INDEX, .line = out->line };
    const data *named = data_find(v, "by"), *dated = data_find(v, "column");
    size_t mistakes = r->mistakes;
    if (named == NULL) {
        docket_wrong(r, v->line,
                     "day '%.*s' from a file needs by = \"...\": the candidates' column "
                     "by which it is looked up",
                     TEXT_ARGS(r->p->days[out->day].name));
        return;
    }
    read_by(r, named, out, &by);
    docket_reading_of(r, v, &files);
    docket_files(r, data_find(v, "file"), false, &files);
    source_decl *decl = declare_table(r, out);
    if (decl == NULL) return;
    docket_columns(r, v, decl, &files);
    place_day_columns(r, &by, dated, decl, &files);
    if (r->mistakes > mistakes || r->no_memory) {
        out->by_count = 0;
        return;
    }
    fault trouble = { 0 };
    int status = load_source(&out->days, r->d, &files, decl, r->n, &trouble);
    if (status == FAULT_MEMORY) r->no_memory = true;
    if (status == 0 || status == FAULT_MEMORY) return;
    notes_add(r->n, NOTE_ERROR, trouble.file, trouble.line, trouble.column, "%s",
              trouble.message);
    if (r->mistakes++ == 0) *r->f = trouble;
}

/* 20261108: what a day looks like to whoever leaves the quotes out. */
static void number_for_day(docket_reading *r, const data_field *field) {
    int64_t n = field->value->integer;
    bool dated = n >= 10000101 && n <= 99991231;
    docket_wrong(r, field->value->line,
                 "day '%.*s' is the number %lld; write \"%04d-%02d-%02d\", in quotes",
                 TEXT_ARGS(field->name), (long long)n, dated ? (int)(n / 10000) : 2026,
                 dated ? (int)(n / 100 % 100) : 12, dated ? (int)(n % 100) : 5);
}

static void read_day(docket_reading *r, const data_field *field, docket_day *out) {
    const data *v = field->value;
    char what[WHAT_BYTES];
    out->line = field->line;
    if (v->kind == DATA_INTEGER) {
        number_for_day(r, field);
        return;
    }
    if (v->kind == DATA_WORDS) {
        read_constant(r, v, out);
        return;
    }
    snprintf(what, sizeof what, "day %.*s", TEXT_ARGS(field->name));
    if (!docket_is_table(r, v, what)) return;
    docket_fields(r, v, what, DOCKET_FILE_FIELDS " by column dates blank open none values", 0);
    if (data_find(v, "file") != NULL) read_day_table(r, v, out);
    else if (data_find(v, "column") != NULL) read_own_column(r, data_find(v, "column"), out);
    else docket_wrong(r, v->line, "%s says neither a file nor a column", what);
}

static void missing_day(docket_reading *r, uint32_t line, const day_decl *decl) {
    if (decl->per.len == 0)
        docket_wrong(r, line, "day '%.*s' is not given: write days = { %.*s = \"2026-12-05\" }",
                     TEXT_ARGS(decl->name), TEXT_ARGS(decl->name));
    else
        docket_wrong(
            r, line,
            "day '%.*s' is not given: write days = { %.*s = \"2026-12-05\" }, or, as it may "
            "differ per %.*s, { file = \"...\", by = \"...\", column = \"%.*s\" }",
            TEXT_ARGS(decl->name), TEXT_ARGS(decl->name), TEXT_ARGS(decl->per),
            TEXT_ARGS(decl->name));
}

static void read_days(docket_reading *r, const data *v, uint32_t line) {
    const pack *p = r->p;
    text *names = docket_take(r, p->day_count, sizeof *names);
    r->d->days = docket_take(r, p->day_count, sizeof *r->d->days);
    if (names == NULL || r->d->days == NULL) return;
    r->d->day_count = p->day_count;
    if (v != NULL && !docket_is_table(r, v, "days")) return;
    for (size_t i = 0; i < p->day_count; i++) {
        names[i] = p->days[i].name;
        r->d->days[i].day = (uint16_t)i;
        r->d->days[i].own_column = NO_INDEX;
    }
    for (size_t i = 0; v != NULL && i < v->field_count; i++) {
        uint16_t at = pack_find_day(p, v->fields[i].name);
        if (at != NO_INDEX) read_day(r, &v->fields[i], &r->d->days[at]);
        else
            docket_unknown(r, v->fields[i].line, "days", v->fields[i].name, names,
                           p->day_count);
    }
    for (size_t i = 0; i < p->day_count; i++)
        if (r->d->days[i].line == 0) missing_day(r, v != NULL ? v->line : line, &p->days[i]);
}

/* ---- parameters */

static bool same_param(const param_value *a, const param_value *b) {
    switch (a->type) {
    case PARAM_INTEGER: return a->integer == b->integer;
    case PARAM_DECIMAL: return a->decimal == b->decimal;
    case PARAM_TEXT: return text_equal(a->words, b->words);
    case PARAM_YES_NO: return a->yes == b->yes;
    }
    return false;
}

/* Does it say how many months replies are good for? 0: for ever. */
static bool is_months_of_replies(const pack *p, uint16_t param) {
    for (size_t i = 0; i < p->source_count; i++)
        if (p->sources[i].replies.kinds != NULL && p->sources[i].replies.valid_param == param)
            return true;
    return false;
}

static void read_param(docket_reading *r, const data_field *field, docket_param *out) {
    bool months = is_months_of_replies(r->p, out->param);
    char what[WHAT_BYTES];
    const data *v = field->value;
    param_value *to = &out->value;
    snprintf(what, sizeof what, "parameter %.*s", TEXT_ARGS(field->name));
    switch (to->type) {
    case PARAM_INTEGER:
        docket_whole(r, v, what, months ? 0 : INT64_MIN, months ? REPLY_MONTHS_MAX : INT64_MAX,
                     &to->integer);
        break;
    case PARAM_TEXT: docket_text(r, v, what, &to->words); break;
    case PARAM_YES_NO: docket_yes_no(r, v, what, &to->yes); break;
    case PARAM_DECIMAL:
        if (v->kind == DATA_INTEGER) to->decimal = (double)v->integer;
        else if (v->kind == DATA_DECIMAL) to->decimal = v->decimal;
        else
            docket_wrong(r, v->line, "%s is %s; expected a number", what,
                         data_kind_name(v->kind));
        break;
    }
    out->differs = !same_param(to, &r->p->params[out->param].standard);
}

static void read_params(docket_reading *r, const data *v) {
    const pack *p = r->p;
    text *names = docket_take(r, p->param_count, sizeof *names);
    r->d->params = docket_take(r, p->param_count, sizeof *r->d->params);
    if (names == NULL || r->d->params == NULL) return;
    r->d->param_count = p->param_count;
    for (size_t i = 0; i < p->param_count; i++) {
        names[i] = p->params[i].name;
        r->d->params[i] = (docket_param){ (uint16_t)i, p->params[i].standard, false };
    }
    if (!docket_is_table(r, v, "params")) return;
    for (size_t i = 0; i < v->field_count; i++) {
        uint16_t at = pack_find_param(p, v->fields[i].name);
        if (at != NO_INDEX) read_param(r, &v->fields[i], &r->d->params[at]);
        else
            docket_unknown(r, v->fields[i].line, "params", v->fields[i].name, names,
                           p->param_count);
    }
}

/* ---- the whole */

/* The file as values; *root stays NULL when there is no docket.lua. */
static int read_body(docket_reading *r, const data **root) {
    docket *d = r->d;
    char path[sizeof d->folder + sizeof DOCKET_FILE + 1];
    snprintf(path, sizeof path, "%s/%s", d->folder, DOCKET_FILE);
    *root = NULL;
    d->body = (text){ "", 0 };
    if (!folder_exists(path)) return 0;
    int status = folder_read(d->folder, DOCKET_FILE, DOCKET_BYTES_MAX, FAULT_DATA, &d->memory,
                             &d->body, r->f);
    if (status == 0 && digest_of(d->body.at, d->body.len, &d->sha256) != 0)
        status =
            fault_plain(r->f, FAULT_DATA,
                        "SHA-256 could not be taken: no memory, or a libcrypto without it");
    if (status == 0) status = data_read(DOCKET_FILE, d->body, "docket", &d->memory, root, r->f);
    return status;
}

static void read_docket(docket_reading *r, const data *root) {
    if (root != NULL) docket_fields(r, root, "docket", "title days params sources rulings", 0);
    docket_text(r, data_find(root, "title"), "title", &r->d->title);
    read_days(r, data_find(root, "days"), root != NULL ? root->line : 0);
    read_params(r, data_find(root, "params"));
    docket_sources(r, data_find(root, "sources"));
    docket_rulings(r, data_find(root, "rulings"));
}

/* Whoever has no docket.lua at all is told that before what would have to stand in it. */
static void say_missing(docket_reading *r, size_t from) {
    docket_wrong(
        r, 0, "there is no docket.lua in the folder; vet look FOLDER PACK --draft writes one");
    if (r->n->count <= from + 1) return;
    note said = r->n->items[r->n->count - 1];
    memmove(&r->n->items[from + 1], &r->n->items[from], (r->n->count - 1 - from) * sizeof said);
    r->n->items[from] = said;
}

/* Mistakes in the order of the file, as a person will mend them; the first is the fault. */
static void sort_mistakes(docket_reading *r, size_t from) {
    note *items = r->n->items;
    for (size_t i = from + 1; i < r->n->count; i++) {
        note moved = items[i];
        size_t at = i;
        for (; at > from && items[at - 1].at.line > moved.at.line; at--)
            items[at] = items[at - 1];
        items[at] = moved;
    }
    if (r->n->count == from) return;
    *r->f = items[from].at;
    r->f->code = FAULT_DATA;
}

/* Nobody is asked for the list before all that is written is right. */
static int keep_input(docket *d, const docket_terms *t, fault *f) {
    for (size_t i = 0; i < d->source_count && d->piped == 0; i++)
        for (size_t k = 0; k < d->sources[i].file_count && d->piped == 0; k++)
            if (t->input != NULL && text_is(d->sources[i].files[k], STANDARD_INPUT)) {
                int kept = folder_keep(*t->input, t->temporary, STANDARD_INPUT, f);
                if (kept < 0) return kept;
                d->piped = kept;
            }
    return 0;
}

int docket_open(docket *out, const docket_terms *t, const pack *p, notes *n, fault *f) {
    fault own = { 0 };
    const char *folder = t->folder;
    docket_reading r = { .d = out, .t = t, .p = p, .n = n, .f = f != NULL ? f : &own };
    const data *root = NULL;
    size_t noted = n->count;
    *out = (docket){ .title = { "", 0 }, .all_libcsv = t->all_libcsv, .workers = t->workers,
                     .spill = t->spill };
    if (strlen(folder) >= sizeof out->folder)
        return fault_plain(f, FAULT_DATA, "the name of the docket folder is too long");
    memcpy(out->folder, folder, strlen(folder) + 1);
    if (!folder_exists(folder))
        return fault_set(f, FAULT_DATA, folder, 0, 0,
                         "there is no such folder: the docket is a "
                         "folder of CSV files");
    if (!folder_is(folder))
        return fault_set(f, FAULT_DATA, folder, 0, 0,
                         "is a file: the docket is the folder it stands in");
    int status = read_body(&r, &root);
    if (status != 0)
        notes_add(n, NOTE_ERROR, r.f->file, r.f->line, r.f->column, "%s", r.f->message);
    else if (root != NULL) docket_questions(&r, root);
    /* an unanswered question makes nonsense of what would be said of the rest */
    if (status == 0 && r.mistakes == 0) read_docket(&r, root);
    if (status == 0 && r.mistakes > 0 && root == NULL) say_missing(&r, noted);
    if (status == 0 && r.mistakes == 0 && !r.no_memory) docket_unread(&r);
    if (status == 0 && r.no_memory) status = fault_memory(f);
    if (status == 0 && r.mistakes > 0) {
        sort_mistakes(&r, noted);
        status = FAULT_DATA;
    }
    if (status == 0) status = keep_input(out, t, f);
    if (status != 0) docket_clear(out);
    return status;
}

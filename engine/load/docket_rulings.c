/* docket_rulings: what persons ruled about single reasons.
 *
 * rulings.csv lies in the docket like any other file, with columns that are the same for
 * every pack: candidate, rule, reason, evidence, ruling, by, on, document. It is read by
 * the same door as evidence, so that encodings, separators and lines are what they are
 * elsewhere. What a ruling does is decided in decide/ruling; here it is only read. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/docket_rulings.h"

#include "ground/folder.h"
#include "load/docket_columns.h"
#include "load/docket_files.h"

#define RULINGS_FILE "rulings.csv"

const char *const ruling_kind_names[] = { "lift", "uphold", "clear" };
enum { KINDS = 3 };

source_decl *ruling_declare(arena *a, const pack *p) {
    static const struct { const char *name; column_type type;
    } known[RULING_COLUMNS] = {
        [RULING_CANDIDATE] = { "candidate", TYPE_ID },
        [RULING_RULE] = { "rule", TYPE_ID },
        [RULING_REASON] = { "reason", TYPE_ID },
        [RULING_EVIDENCE] = { "evidence", TYPE_ID },
        [RULING_KIND] = { "ruling", TYPE_CODE },
        [RULING_BY] = { "by", TYPE_TEXT },
        [RULING_ON] = { "on", TYPE_DATE },
        [RULING_DOCUMENT] = { "document", TYPE_TEXT },
    };
    const source_decl *list = &p->sources[p->candidates];
    source_decl *decl = arena_take_zero(a, 1, sizeof *decl);
    column_decl *columns = arena_take_zero(a, RULING_COLUMNS, sizeof *columns);
    text *kinds = arena_take_zero(a, KINDS, sizeof *kinds);
    if (decl == NULL || columns == NULL || kinds == NULL) return NULL;
    for (size_t i = 0; i < KINDS; i++) kinds[i] = text_of(ruling_kind_names[i]);
    for (size_t i = 0; i < RULING_COLUMNS; i++)
        columns[i] = (column_decl){ .name = text_of(known[i].name),
                                    .type = known[i].type,
                                    .from_id = NO_INDEX };
    columns[RULING_CANDIDATE].type = list->columns[list->key].type;
    columns[RULING_KIND].values = kinds;
    columns[RULING_KIND].value_count = KINDS;
    *decl = (source_decl){ .name = TEXT("rulings"),
                           .kind = SOURCE_EVIDENCE,
                           .columns = columns,
                           .column_count = RULING_COLUMNS,
                           .key = NO_INDEX,
                           .expects_column = NO_INDEX,
                           .latest_by = NO_INDEX };
    return decl;
}

/* The file that is named, or the one of that name if it is there. */
static void find_file(docket_reading *r, const data *v, docket_source *out) {
    fault trouble = { 0 };
    const data *named = v != NULL && v->kind == DATA_TABLE ? data_find(v, "file") : v;
    if (named != NULL) docket_files(r, named, false, out);
    else if (folder_list(r->d->folder, RULINGS_FILE, FAULT_DATA, &r->d->memory, &out->files,
                         &out->file_count, &trouble) == FAULT_MEMORY)
        r->no_memory = true;
}

void docket_rulings(docket_reading *r, const data *v) {
    docket_source files = { .source = r->p->candidates, .line = v != NULL ? v->line : 0 };
    fault trouble = { 0 };
    size_t mistakes = r->mistakes;
    if (v == NULL && pack_find_source(r->p, TEXT("rulings")) != NO_INDEX) return;
    if (v != NULL && v->kind == DATA_TABLE)
        docket_fields(r, v, "rulings", DOCKET_FILE_FIELDS " " DOCKET_COLUMN_FIELDS, 0);
    source_decl *decl = ruling_declare(&r->d->memory, r->p);
    if (decl == NULL) {
        r->no_memory = true;
        return;
    }
    docket_reading_of(r, v, &files);
    docket_columns(r, v, decl, &files);
    find_file(r, v, &files);
    if (files.file_count == 0 || r->mistakes > mistakes || r->no_memory) return;
    int status = load_source(&r->d->rulings, r->d, &files, decl, r->n, &trouble);
    if (status == FAULT_MEMORY) r->no_memory = true;
    if (status == 0 || status == FAULT_MEMORY) return;
    notes_add(r->n, NOTE_ERROR, trouble.file, trouble.line, trouble.column, "%s",
              trouble.message);
    if (r->mistakes++ == 0) *r->f = trouble;
}

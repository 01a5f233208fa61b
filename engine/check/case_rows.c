/* case_rows: the rows of one source as a case gives them.
 *
 * A case should say what is different and nothing else, so each cell is looked for in
 * layers: the row itself, what its list says of all rows, what the base says of all
 * rows, and for candidates the base's own candidate. Numbers and yes or no become the
 * text a file would have held: a case goes through the same reading as a list. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "check/case_rows.h"

#include <stdio.h>

enum { LAYERS = 4, ROWS_MAX = 10000 };

/* ---- shape and names */

static void check_cell(case_reading *r, const source_decl *decl, const data_field *field) {
    text names[COLUMN_MAX];
    char what[160];
    snprintf(what, sizeof what, "%.*s", TEXT_ARGS(decl->name));
    if (field->number || source_find_column(decl, field->name) == NO_INDEX) {
        size_t count = decl->column_count < COLUMN_MAX ? decl->column_count : COLUMN_MAX;
        for (size_t i = 0; i < count; i++) names[i] = decl->columns[i].name;
        case_unknown(r, field->line, what, field->name, names, count);
    } else if (field->value != NULL && field->value->kind == DATA_TABLE) {
        case_wrong(r, field->line, "%s: column '%.*s' is a table; expected words or a number",
                   what, TEXT_ARGS(field->name));
    }
}

static void check_row(case_reading *r, const source_decl *decl, const data *row) {
    for (size_t i = 0; i < row->field_count; i++) check_cell(r, decl, &row->fields[i]);
}

void case_rows_check(case_reading *r, const source_decl *decl, const data *list) {
    char what[160];
    snprintf(what, sizeof what, "%.*s", TEXT_ARGS(decl->name));
    if (!case_is_table(r, list, what)) return;
    if (list->item_count > ROWS_MAX)
        case_wrong(r, list->line, "%s: %zu rows; a case may have %d", what, list->item_count,
                   ROWS_MAX);
    check_row(r, decl, list);
    for (size_t i = 0; i < list->item_count; i++) {
        const data *row = list->items[i];
        if (row->kind != DATA_TABLE || row->item_count > 0)
            case_wrong(r, row->line, "%s: a row is written { %.*s = \"...\" }", what,
                       TEXT_ARGS(decl->columns[0].name));
        else check_row(r, decl, row);
    }
}

/* ---- cells */

static const data *find_field(const data *table, text name) {
    for (size_t i = 0; table != NULL && i < table->field_count; i++)
        if (text_equal(table->fields[i].name, name)) return table->fields[i].value;
    return NULL;
}

static text cell_text(case_reading *r, const data *v) {
    if (v->kind == DATA_YES_NO) return v->yes ? TEXT("yes") : TEXT("no");
    if (v->kind != DATA_INTEGER) return v->words;
    char *digits = arena_print(r->a, "%lld", (long long)v->integer);
    if (digits == NULL) r->no_memory = true;
    return text_of(digits);
}

static const data *row_at(const data *list, size_t at) {
    return list != NULL && at < list->item_count ? list->items[at] : NULL;
}

/* The base's candidate that this one is like. */
static const data *model_of(const data *base, size_t at) {
    if (base == NULL || base->item_count == 0) return NULL;
    return base->items[at < base->item_count ? at : base->item_count - 1];
}

typedef struct layers {
    const data *of[LAYERS];
    bool borrowed;
} layers;

static void fill_row(case_reading *r, const source_decl *decl, const layers *l, text *cells) {
    for (size_t c = 0; c < decl->column_count; c++) {
        bool is_key = decl->kind == SOURCE_CANDIDATES && c == decl->key;
        const data *v = NULL;
        for (size_t i = 0; i < LAYERS && v == NULL; i++)
            if (i + 1 < LAYERS || !(is_key && l->borrowed))
                v = find_field(l->of[i], decl->columns[c].name);
        if (v != NULL) cells[c] = cell_text(r, v);
    }
}

static void number_key(case_reading *r, const source_decl *decl, size_t row, text *cells) {
    if (decl->kind != SOURCE_CANDIDATES || cells[decl->key].at != NULL) return;
    char *digits = arena_print(r->a, "%zu", row + 1);
    if (digits == NULL) r->no_memory = true;
    cells[decl->key] = text_of(digits);
}

void case_rows_make(case_reading *r, const source_decl *decl, const data *base,
                    const data *given, uint32_t line, case_rows *out) {
    bool candidates = decl->kind == SOURCE_CANDIDATES;
    const data *list = given != NULL ? given : base;
    size_t count = list != NULL ? list->item_count : 0;
    if (candidates && count == 0) count = 1;
    *out = (case_rows){ .cells = case_take(r, count * decl->column_count, sizeof *out->cells),
                        .lines = case_take(r, count, sizeof *out->lines) };
    if (out->cells == NULL || out->lines == NULL) return;
    out->count = count;
    for (size_t i = 0; i < count; i++) {
        const data *row = row_at(list, i);
        text *cells = out->cells + i * decl->column_count;
        layers l = { { row, given, base, candidates ? model_of(base, i) : NULL },
                     base != NULL && i >= base->item_count };
        out->lines[i] = row != NULL ? row->line : given != NULL ? given->line : line;
        fill_row(r, decl, &l, cells);
        number_key(r, decl, i, cells);
    }
}

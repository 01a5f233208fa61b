/* docket_columns: where the columns of a source are in its files, and how they are written.
 *
 * What stands at the source (blank words, date form, value maps) holds for all its
 * columns; what stands at a column is added to that. Words for "open" and "none" go
 * only to columns that can be so, and a value map must lead to values the pack knows:
 * a map to nowhere would make every such cell unreadable without anybody noticing. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/docket_columns.h"

#include <stdio.h>

enum { POSITION_MAX = 4096, WHAT_BYTES = 160 };

static void read_dates(docket_reading *r, const data *v, date_form *out) {
    text forms[FORM_COUNT], word;
    for (int i = 0; i < FORM_COUNT; i++) forms[i] = text_of(date_form_name((date_form)i));
    if (!docket_text(r, v, "dates", &word)) return;
    if (!date_form_named(word, out))
        docket_unknown(r, v->line, "dates", word, forms, FORM_COUNT);
}

static void read_numbers(docket_reading *r, const data *v, number_form *out) {
    static const text forms[] = { { "1,234.5", 7 }, { "1.234,5", 7 }, { "1 234,5", 7 } };
    text word;
    if (!docket_text(r, v, "numbers", &word)) return;
    if (!number_form_named(word, out))
        docket_unknown(r, v->line, "numbers", word, forms, sizeof forms / sizeof *forms);
}

/* One pair of a value map: "1" = "m". */
static void add_value(docket_reading *r, const data_field *field, const column_decl *c,
                      cell_form *form) {
    text to;
    if (!docket_text(r, field->value, "what a value stands for", &to)) return;
    uint16_t code = column_find_value(c, to);
    if (code == NO_INDEX) {
        char what[WHAT_BYTES];
        snprintf(what, sizeof what, "values of %.*s", TEXT_ARGS(c->name));
        docket_unknown(r, field->line, what, to, c->values, c->value_count);
        return;
    }
    form->from[form->value_count] = field->name;
    form->to[form->value_count++] = code;
}

static void read_values(docket_reading *r, const data *v, const column_decl *c,
                        cell_form *form) {
    if (!docket_is_table(r, v, "values")) return;
    if (c->type != TYPE_CODE) {
        docket_wrong(r, v->line, "values: %.*s is no list of codes but '%s'",
                     TEXT_ARGS(c->name), column_type_name(c->type));
        return;
    }
    if (v->item_count > 0)
        docket_wrong(r, v->line, "values: write { [\"as in the file\"] = \"%.*s\" }",
                     TEXT_ARGS(c->values[0]));
    size_t room = form->value_count + v->field_count;
    text *from = docket_take(r, room, sizeof *from);
    uint16_t *to = docket_take(r, room, sizeof *to);
    if (from == NULL || to == NULL) return;
    for (size_t i = 0; i < form->value_count; i++) from[i] = form->from[i], to[i] = form->to[i];
    form->from = from;
    form->to = to;
    for (size_t i = 0; i < v->field_count; i++) add_value(r, &v->fields[i], c, form);
}

/* ---- what stands at the source */

static void read_form_words(docket_reading *r, const data *from, cell_form *form) {
    docket_words(r, data_find(from, "blank"), "blank", &form->blank, &form->blank_count);
    docket_words(r, data_find(from, "open"), "open", &form->open, &form->open_count);
    docket_words(r, data_find(from, "none"), "none", &form->none, &form->none_count);
}

static void spread(docket_reading *r, const data *source, const source_decl *decl,
                   docket_source *out) {
    cell_form common = { .dates = FORM_ISO };
    read_form_words(r, source, &common);
    read_dates(r, data_find(source, "dates"), &common.dates);
    read_numbers(r, data_find(source, "numbers"), &common.numbers);
    for (size_t i = 0; i < decl->column_count; i++) {
        docket_column *c = &out->columns[i];
        c->column = (uint16_t)i;
        c->form = common;
        if (decl->columns[i].type != TYPE_CODE) continue;
        c->form.not_one = cell_not_one(&decl->columns[i], &r->d->memory);
        if (c->form.not_one == NULL) r->no_memory = true;
    }
    const data *values = data_find(source, "values");
    if (!docket_is_table(r, values, "values")) return;
    for (size_t i = 0; i < values->field_count; i++) {
        const data_field *field = &values->fields[i];
        uint16_t at = docket_find_column(r, field->line, decl, field->name);
        if (at == NO_INDEX) continue;
        read_values(r, field->value, &decl->columns[at], &out->columns[at].form);
    }
}

/* ---- what stands at a column */

static void read_place(docket_reading *r, const data *v, const column_decl *decl,
                       docket_place *to) {
    int64_t position;
    if (v->kind == DATA_WORDS) {
        to->header = cell_trim(v->words);
        if (to->header.len == 0)
            docket_wrong(r, v->line, "columns: %.*s = \"\" names no header",
                         TEXT_ARGS(decl->name));
    } else if (v->kind != DATA_INTEGER) {
        docket_wrong(
            r, v->line,
            "columns: %.*s is %s; expected the number of the column or the text of its "
            "header",
            TEXT_ARGS(decl->name), data_kind_name(v->kind));
    } else if (docket_whole(r, v, "the number of a column", 1, POSITION_MAX, &position)) {
        to->position = (uint32_t)position;
    }
}

static void read_first(docket_reading *r, const data *v, const column_decl *decl,
                       docket_column *c) {
    docket_place first = { 0, { "", 0 } };
    read_place(r, v, decl, &first);
    c->position = first.position;
    c->header = first.header;
}

/* { 1, 2, 3, join = "-" }: one cell from several columns. */
static void read_joined(docket_reading *r, const data *v, const column_decl *decl,
                        docket_column *c) {
    const data *join = data_find(v, "join");
    if (v->item_count < 2) {
        if (join != NULL)
            docket_wrong(r, join->line,
                         "join: %.*s is made of one column; write { 1, 2, join = "
                         "\"-\" }",
                         TEXT_ARGS(decl->name));
        return;
    }
    if (join == NULL)
        docket_wrong(r, v->line,
                     "columns: %.*s is made of several columns; say what goes between "
                     "them: join = \"-\"",
                     TEXT_ARGS(decl->name));
    if (data_find(v, "cut") != NULL)
        docket_wrong(r, v->line, "columns: %.*s is either cut or joined",
                     TEXT_ARGS(decl->name));
    docket_text(r, join, "join", &c->join);
    c->more = docket_take(r, v->item_count - 1, sizeof *c->more);
    if (c->more == NULL) return;
    c->more_count = v->item_count - 1;
    for (size_t i = 0; i < c->more_count; i++)
        read_place(r, v->items[i + 1], decl, &c->more[i]);
}

static void read_cut(docket_reading *r, const data *v, docket_column *c) {
    int64_t part = 0;
    bool cut = docket_text(r, data_find(v, "cut"), "cut", &c->cut);
    bool which = docket_whole(r, data_find(v, "part"), "part", 1, POSITION_MAX, &part);
    c->part = (uint32_t)part;
    if (cut != which || (cut && c->cut.len == 0))
        docket_wrong(r, v->line, "cut and part belong together: cut = \" > \", part = 2");
}

/* Words for a state the column cannot be in are a mistake, unless they stand at the source. */
static void refuse_words(docket_reading *r, const data *v, const column_decl *decl) {
    const data *dates = data_find(v, "dates"), *numbers = data_find(v, "numbers"),
               *open = data_find(v, "open"), *none = data_find(v, "none");
    const char *type = column_type_name(decl->type);
    if (dates != NULL && decl->type != TYPE_DATE)
        docket_wrong(r, dates->line, "dates: %.*s is no date but '%s'", TEXT_ARGS(decl->name),
                     type);
    if (numbers != NULL && decl->type != TYPE_INTEGER && decl->type != TYPE_DECIMAL)
        docket_wrong(r, numbers->line, "numbers: %.*s is no number but '%s'",
                     TEXT_ARGS(decl->name), type);
    if (open != NULL && !decl->or_open)
        docket_wrong(r, open->line, "open: %.*s is '%s' in the pack, not '%s or open'",
                     TEXT_ARGS(decl->name), type, type);
    if (none != NULL && !decl->or_none)
        docket_wrong(r, none->line, "none: %.*s is '%s' in the pack, not '%s or none'",
                     TEXT_ARGS(decl->name), type, type);
}

void docket_one_column(docket_reading *r, const data *v, const column_decl *decl,
                       docket_column *c) {
    char what[WHAT_BYTES];
    if (v->kind != DATA_TABLE) {
        read_first(r, v, decl, c);
        return;
    }
    snprintf(what, sizeof what, "columns: %.*s", TEXT_ARGS(decl->name));
    docket_fields(r, v, what, "dates numbers blank open none values cut part join",
                  v->item_count);
    if (v->item_count > 0) read_first(r, v->items[0], decl, c);
    read_joined(r, v, decl, c);
    read_form_words(r, v, &c->form);
    read_dates(r, data_find(v, "dates"), &c->form.dates);
    read_numbers(r, data_find(v, "numbers"), &c->form.numbers);
    read_values(r, data_find(v, "values"), decl, &c->form);
    read_cut(r, v, c);
    refuse_words(r, v, decl);
}

void docket_columns(docket_reading *r, const data *source, const source_decl *decl,
                    docket_source *out) {
    out->columns = docket_take(r, decl->column_count, sizeof *out->columns);
    if (out->columns == NULL) return;
    out->column_count = decl->column_count;
    spread(r, source, decl, out);
    const data *columns = data_find(source, "columns");
    if (!docket_is_table(r, columns, "columns")) return;
    if (columns->item_count > 0)
        docket_wrong(r, columns->items[0]->line,
                     "columns: a value without a name; write columns = { name = 7 }");
    for (size_t i = 0; i < columns->field_count; i++) {
        const data_field *field = &columns->fields[i];
        uint16_t at = docket_find_column(r, field->line, decl, field->name);
        if (at != NO_INDEX)
            docket_one_column(r, field->value, &decl->columns[at], &out->columns[at]);
    }
}

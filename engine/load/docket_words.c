/* docket_words: what all readers of a docket share.
 *
 * A docket is written by hand, and a misspelt field that is passed over in silence may
 * change who is rejected. So every name is looked up, and every mistake is a note with
 * its line and, where one is near, the name that was probably meant. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/docket_words.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { KNOWN_MAX = 64, LIST_BYTES = 400 };

void docket_wrong(docket_reading *r, uint32_t line, const char *format, ...) {
    char words[sizeof r->f->message];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    notes_add(r->n, NOTE_ERROR, DOCKET_FILE, line, 0, "%s", words);
    if (r->mistakes++ == 0 && !r->no_memory)
        fault_set(r->f, FAULT_DATA, DOCKET_FILE, line, 0, "%s", words);
}

void *docket_take(docket_reading *r, size_t count, size_t size) {
    void *piece = arena_take_zero(&r->d->memory, count, size);
    if (piece == NULL) r->no_memory = true;
    return piece;
}

/* Other words for a field; and "sep" begins "separator". */
static size_t find_meant(text given, const text *known, size_t count) {
    static const char *const others[][2] = { { "delimiter", "separator" },
                                             { "charset", "encoding" },
                                             { "coverage", "covers" },
                                             { "path", "file" } };
    size_t near = text_nearest(given, known, count);
    for (size_t i = 0; i < count && near == count; i++)
        if (given.len >= 3 && given.len < known[i].len &&
            memcmp(given.at, known[i].at, given.len) == 0)
            near = i;
    for (size_t k = 0; k < sizeof others / sizeof *others && near == count; k++)
        for (size_t i = 0; i < count && near == count && text_is(given, others[k][0]); i++)
            if (text_is(known[i], others[k][1])) near = i;
    return near;
}

void docket_unknown(docket_reading *r, uint32_t line, const char *what, text given,
                    const text *known, size_t count) {
    char list[LIST_BYTES];
    size_t near = find_meant(given, known, count);
    if (near < count) {
        docket_wrong(r, line, "%s: unknown name '%.*s'; did you mean '%.*s'?", what,
                     TEXT_ARGS(given), TEXT_ARGS(known[near]));
        return;
    }
    text_list(known, count, list, sizeof list);
    docket_wrong(r, line, "%s: unknown name '%.*s'; %s%s", what, TEXT_ARGS(given),
                 count > 0 ? "there are: " : "there are none", list);
}

static size_t split(const char *known, text names[KNOWN_MAX]) {
    size_t count = 0;
    while (*known != '\0' && count < KNOWN_MAX) {
        size_t len = strcspn(known, " ");
        names[count++] = (text){ known, len };
        known += len + (known[len] == ' ');
    }
    return count;
}

void docket_fields(docket_reading *r, const data *from, const char *what, const char *known,
                   size_t items) {
    text names[KNOWN_MAX];
    size_t count = split(known, names);
    for (size_t i = 0; i < from->field_count; i++) {
        const data_field *field = &from->fields[i];
        size_t at = 0;
        while (at < count && !text_equal(field->name, names[at])) at++;
        if (at == count) docket_unknown(r, field->line, what, field->name, names, count);
    }
    if (from->item_count > items)
        docket_wrong(r, from->items[items]->line,
                     "%s: a value without a name; write name = value", what);
}

static bool is_kind(docket_reading *r, const data *v, const char *what, data_kind kind) {
    if (v == NULL) return false;
    if (v->kind == kind) return true;
    docket_wrong(r, v->line, "%s is %s; expected %s", what, data_kind_name(v->kind),
                 data_kind_name(kind));
    return false;
}

bool docket_is_table(docket_reading *r, const data *v, const char *what) {
    return is_kind(r, v, what, DATA_TABLE);
}

bool docket_text(docket_reading *r, const data *v, const char *what, text *out) {
    if (!is_kind(r, v, what, DATA_WORDS)) return false;
    *out = v->words;
    return true;
}

bool docket_yes_no(docket_reading *r, const data *v, const char *what, bool *out) {
    if (!is_kind(r, v, what, DATA_YES_NO)) return false;
    *out = v->yes;
    return true;
}

bool docket_whole(docket_reading *r, const data *v, const char *what, int64_t least,
                  int64_t most, int64_t *out) {
    if (!is_kind(r, v, what, DATA_INTEGER)) return false;
    if (v->integer < least || v->integer > most) {
        docket_wrong(r, v->line, "%s is %lld; expected %lld to %lld", what,
                     (long long)v->integer, (long long)least, (long long)most);
        return false;
    }
    *out = v->integer;
    return true;
}

static bool one_word(docket_reading *r, const data *v, const char *what, text *out) {
    if (v->kind == DATA_INTEGER) {
        *out = text_of(arena_print(&r->d->memory, "%lld", (long long)v->integer));
        if (out->len == 0) r->no_memory = true;
        return out->len > 0;
    }
    if (v->kind == DATA_WORDS) {
        *out = v->words;
        return true;
    }
    docket_wrong(r, v->line, "%s is %s; expected words in quotes, or a list of them", what,
                 data_kind_name(v->kind));
    return false;
}

bool docket_words(docket_reading *r, const data *v, const char *what, text **words,
                  size_t *count) {
    if (v == NULL) return false;
    bool list = v->kind == DATA_TABLE;
    size_t more = list ? v->item_count : 1;
    if (list && v->field_count > 0) {
        docket_wrong(r, v->fields[0].line, "%s is a list of words; '%.*s' is a name in it",
                     what, TEXT_ARGS(v->fields[0].name));
        return false;
    }
    text *all = docket_take(r, *count + more, sizeof *all);
    if (all == NULL) return false;
    if (*count > 0) memcpy(all, *words, *count * sizeof *all);
    for (size_t i = 0; i < more; i++)
        if (!one_word(r, list ? v->items[i] : v, what, &all[*count + i])) return false;
    *words = all;
    *count += more;
    return true;
}

uint16_t docket_find_column(docket_reading *r, uint32_t line, const source_decl *decl,
                            text name) {
    text names[COLUMN_MAX], what = decl->name;
    char source[128];
    uint16_t found = source_find_column(decl, name);
    if (found != NO_INDEX) return found;
    size_t count = decl->column_count < COLUMN_MAX ? decl->column_count : COLUMN_MAX;
    for (size_t i = 0; i < count; i++) names[i] = decl->columns[i].name;
    snprintf(source, sizeof source, "columns of %.*s", TEXT_ARGS(what));
    docket_unknown(r, line, source, name, names, count);
    return NO_INDEX;
}

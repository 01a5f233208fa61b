/* check_value: what the checks know of a value before anything runs.
 *
 * A small lattice: a value is known by its kind and, for cells, by its column; for
 * strings, by the set of strings it may be. Everything else is "unknown", and unknown
 * silences every check, so a doubt never becomes an error. Joining two values keeps
 * what both have in common. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/check_value.h"

#include <stdio.h>
#include <string.h>

check_value value_of_kind(value_kind kind) {
    return (check_value){ .kind = kind, .source = NO_INDEX, .column = NO_INDEX };
}

check_value value_of_cell(const pack *p, uint16_t source, uint16_t column) {
    static const value_kind kinds[] = {
        [TYPE_ID] = VALUE_ID,           [TYPE_NAME] = VALUE_NAME,
        [TYPE_TEXT] = VALUE_TEXT,       [TYPE_CODE] = VALUE_CODE,
        [TYPE_INTEGER] = VALUE_INTEGER, [TYPE_DECIMAL] = VALUE_DECIMAL,
        [TYPE_DATE] = VALUE_DATE,       [TYPE_DURATION] = VALUE_DURATION,
        [TYPE_CN_ID] = VALUE_ID,        [TYPE_TW_ID] = VALUE_ID,
        [TYPE_HK_ID] = VALUE_ID,        [TYPE_BR_CPF] = VALUE_ID,
        [TYPE_UK_NINO] = VALUE_ID,      [TYPE_IN_EPIC] = VALUE_ID,
        [TYPE_US_SSN] = VALUE_ID,
    };
    const column_decl *c = &p->sources[source].columns[column];
    check_value v = value_of_kind(kinds[c->type]);
    v.source = source;
    v.column = column;
    v.maybe_nil = c->or_none;
    return v;
}

check_value value_of_words(arena *memory, text words) {
    text *one = arena_take(memory, sizeof *one);
    if (one == NULL) return value_of_kind(VALUE_UNKNOWN);
    *one = words;
    check_value v = value_of_kind(VALUE_WORDS);
    v.words = one;
    v.word_count = 1;
    return v;
}

check_value value_of_param(const pack *p, uint16_t param) {
    switch (p->params[param].standard.type) {
    case PARAM_INTEGER: return value_of_kind(VALUE_INTEGER);
    case PARAM_DECIMAL: return value_of_kind(VALUE_DECIMAL);
    case PARAM_TEXT: return value_of_kind(VALUE_WORDS);
    case PARAM_YES_NO: break;
    }
    return value_of_kind(VALUE_UNKNOWN);
}

bool value_is_cell(const check_value *v) {
    return v->column != NO_INDEX;
}

bool value_is_string(const check_value *v) {
    return v->kind >= VALUE_WORDS && v->kind <= VALUE_TEXT;
}

bool value_is_number(const check_value *v) {
    return v->kind == VALUE_INTEGER || v->kind == VALUE_DECIMAL;
}

bool value_is_word(const check_value *v, text *out) {
    if (v->kind != VALUE_WORDS || v->word_count != 1) return false;
    *out = v->words[0];
    return true;
}

static bool same_words(const check_value *a, const check_value *b) {
    if (a->word_count != b->word_count) return false;
    for (size_t i = 0; i < a->word_count; i++)
        if (!text_equal(a->words[i], b->words[i])) return false;
    return true;
}

bool value_same(const check_value *a, const check_value *b) {
    return a->kind == b->kind && a->maybe_nil == b->maybe_nil && a->known == b->known &&
           a->source == b->source && a->column == b->column &&
           (!a->known || a->integer == b->integer) && same_words(a, b) &&
           a->table == b->table && a->held == b->held && a->function == b->function &&
           a->frame == b->frame && text_equal(a->word, b->word);
}

static check_value join_words(arena *memory, check_value a, check_value b) {
    check_value any = value_of_kind(VALUE_WORDS);
    any.maybe_nil = a.maybe_nil || b.maybe_nil;
    if (a.word_count == 0 || b.word_count == 0) return any;
    text *all = arena_take(memory, (a.word_count + b.word_count) * sizeof *all);
    if (all == NULL) return any;
    size_t n = a.word_count;
    memcpy(all, a.words, n * sizeof *all);
    for (size_t i = 0; i < b.word_count; i++) {
        size_t j = 0;
        while (j < n && !text_equal(all[j], b.words[i])) j++;
        if (j == n) all[n++] = b.words[i];
    }
    if (n > CHECK_WORDS_MAX) return any;
    any.words = all;
    any.word_count = n;
    return any;
}

check_value value_join(arena *memory, check_value a, check_value b) {
    if (value_same(&a, &b)) return a;
    if (a.kind == VALUE_NIL || b.kind == VALUE_NIL) {
        check_value kept = a.kind == VALUE_NIL ? b : a;
        kept.maybe_nil = true;
        return kept;
    }
    if (a.kind != b.kind) return value_of_kind(VALUE_UNKNOWN);
    if (a.kind == VALUE_WORDS) return join_words(memory, a, b);
    check_value kept = a;
    kept.maybe_nil = a.maybe_nil || b.maybe_nil;
    b.maybe_nil = a.maybe_nil = kept.maybe_nil;
    if (value_same(&a, &b)) return kept;
    switch (a.kind) {
    case VALUE_BOOLEAN:
    case VALUE_INTEGER:
    case VALUE_DECIMAL:
    case VALUE_DATE:
    case VALUE_DURATION:
        kept = value_of_kind(a.kind);
        kept.maybe_nil = a.maybe_nil;
        return kept;
    default: return value_of_kind(VALUE_UNKNOWN);
    }
}

check_value value_of_const(arena *memory, const const_value *v) {
    static const value_kind kinds[] = {
        [CONST_OTHER] = VALUE_UNKNOWN,    [CONST_NIL] = VALUE_NIL,
        [CONST_BOOLEAN] = VALUE_BOOLEAN,  [CONST_INTEGER] = VALUE_INTEGER,
        [CONST_DECIMAL] = VALUE_DECIMAL,  [CONST_WORDS] = VALUE_WORDS,
        [CONST_DATE] = VALUE_DATE,        [CONST_DURATION] = VALUE_DURATION,
        [CONST_PARAMS] = VALUE_PARAMS,    [CONST_TABLE] = VALUE_HELD,
        [CONST_FUNCTION] = VALUE_UNKNOWN, [CONST_BUILTIN] = VALUE_BUILTIN,
    };
    if (v->kind == CONST_WORDS) return value_of_words(memory, v->words);
    check_value out = value_of_kind(kinds[v->kind]);
    if (v->kind == CONST_INTEGER) {
        out.known = true;
        out.integer = v->integer;
    } else if (v->kind == CONST_TABLE || v->kind == CONST_FUNCTION) {
        out.held = v;
    } else if (v->kind == CONST_BUILTIN) {
        out.word = v->words;
    }
    return out;
}

static bool keys_equal(const check_value *a, const check_value *b) {
    text x, y;
    if (value_is_word(a, &x) && value_is_word(b, &y)) return text_equal(x, y);
    return a->kind == VALUE_INTEGER && b->kind == VALUE_INTEGER && a->known && b->known &&
           a->integer == b->integer;
}

static check_value in_held(arena *memory, const const_value *table, const check_value *key) {
    text word;
    bool is_word = value_is_word(key, &word);
    for (size_t i = 0; i < table->pair_count; i++) {
        const const_value *k = &table->pairs[i].key;
        bool found = is_word
                         ? k->kind == CONST_WORDS && text_equal(k->words, word)
                         : key->known && k->kind == CONST_INTEGER && k->integer == key->integer;
        if (found) return value_of_const(memory, &table->pairs[i].value);
    }
    return value_of_kind(VALUE_UNKNOWN);
}

check_value value_in_table(arena *memory, const check_value *table, const check_value *key) {
    if (table->kind == VALUE_HELD) return in_held(memory, table->held, key);
    if (table->kind == VALUE_TABLE && table->table->alike && !table->table->changed &&
        key->kind == VALUE_INTEGER) {
        check_value one = table->table->entries[0].value;
        one.maybe_nil = true;
        return one;
    }
    if (table->kind == VALUE_TABLE && !table->table->changed)
        for (size_t i = 0; i < table->table->count; i++)
            if (keys_equal(&table->table->entries[i].key, key))
                return table->table->entries[i].value;
    return value_of_kind(VALUE_UNKNOWN);
}

check_value value_in_list(arena *memory, const check_value *list) {
    check_value all = value_of_kind(VALUE_UNKNOWN);
    if (list->kind == VALUE_HELD) {
        for (size_t i = 0; i < list->held->pair_count; i++) {
            check_value one = value_of_const(memory, &list->held->pairs[i].value);
            all = i == 0 ? one : value_join(memory, all, one);
        }
    } else if (list->kind == VALUE_TABLE && !list->table->open && !list->table->changed) {
        for (size_t i = 0; i < list->table->count; i++) {
            check_value one = list->table->entries[i].value;
            all = i == 0 ? one : value_join(memory, all, one);
        }
    }
    return all;
}

const char *value_kind_name(value_kind kind) {
    static const char *const names[] = {
        [VALUE_UNKNOWN] = "something",
        [VALUE_NIL] = "nothing",
        [VALUE_BOOLEAN] = "true or false",
        [VALUE_INTEGER] = "a number",
        [VALUE_DECIMAL] = "a number",
        [VALUE_WORDS] = "text",
        [VALUE_CODE] = "a code",
        [VALUE_ID] = "an id",
        [VALUE_NAME] = "a name",
        [VALUE_TEXT] = "free text",
        [VALUE_DATE] = "a date",
        [VALUE_DURATION] = "a length of time",
        [VALUE_PERIOD] = "a period",
        [VALUE_CANDIDATE] = "the candidate",
        [VALUE_ROW] = "a row",
        [VALUE_ROWS] = "rows",
        [VALUE_DAYS] = "the days",
        [VALUE_PARAMS] = "the parameters",
        [VALUE_TABLE] = "a table",
        [VALUE_HELD] = "a table",
        [VALUE_FUNCTION] = "a function",
        [VALUE_BUILTIN] = "a function",
        [VALUE_MEMBER] = "a member of the slate",
        [VALUE_MEMBERS] = "members of the slate",
    };
    return names[kind];
}

void value_print(const pack *p, const check_value *v, char *buffer, size_t size) {
    const char *kind = value_kind_name(v->kind);
    if (v->source == NO_INDEX) {
        snprintf(buffer, size, "this is %s", kind);
        return;
    }
    const source_decl *s = &p->sources[v->source];
    if (value_is_cell(v))
        snprintf(buffer, size, "%.*s.%.*s is %s", TEXT_ARGS(s->name),
                 TEXT_ARGS(s->columns[v->column].name), kind);
    else snprintf(buffer, size, "this is %s of %.*s", kind, TEXT_ARGS(s->name));
}

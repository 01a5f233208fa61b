/* data: a Lua file that is only data.
 *
 * A docket comes from whoever prepares a list, and must not be able to do anything. So
 * it is not run at all: its syntax tree is read, and only what is a value there is let
 * in. That also gives every value its line, which running would have lost, and finds
 * what Lua passes over in silence: a name given twice, a word without its quotes. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/data.h"

#include <stdio.h>
#include <string.h>

#include "load/cell.h"
#include "pack/lua_syntax.h"

enum { DEEPEST = 32, VALUES_MAX = 200000 };

typedef struct reader {
    const char *file, *what; /* what the file is, for messages: "a docket" */
    const data_word *words;
    size_t word_count;
    arena *a;
    size_t made; /* values so far: a local may be used twice and twice again */
    fault *f;
} reader;

static int make(reader *r, const syntax_node *node, int depth, const data **out);

static int wrong(reader *r, const syntax_node *at, const char *words) {
    return fault_set(r->f, FAULT_DATA, r->file, at->line, at->column, "%s", words);
}

static int no_value(reader *r, const syntax_node *node) {
    if (node->kind == SYNTAX_NAME)
        return fault_set(r->f, FAULT_DATA, r->file, node->line, node->column,
                         "'%.*s' is no value here: words stand in quotes",
                         TEXT_ARGS(node->words));
    if (node->kind == SYNTAX_FUNCTION || node->kind == SYNTAX_CALL ||
        node->kind == SYNTAX_METHOD)
        return fault_set(r->f, FAULT_DATA, r->file, node->line, node->column,
                         "%s is data: no functions; write the value itself", r->what);
    bool minus = node->kind == SYNTAX_BINARY && node->op == OP_SUB;
    return fault_set(r->f, FAULT_DATA, r->file, node->line, node->column,
                     "%s is data: write the value itself%s", r->what,
                     minus ? "; a day stands in quotes: \"2026-11-08\"" : "");
}

static int make_decimal(reader *r, const syntax_node *node, data *out) {
    static const column_decl decimal = { .type = TYPE_DECIMAL };
    static const cell_form plain = { .dates = FORM_ISO };
    cell_value value;
    const char *why = NULL;
    if (cell_read(&decimal, &plain, node->words, &value, &why) != CELL_OK)
        return wrong(r, node, "write numbers in plain digits, at most 15 of them");
    out->kind = DATA_DECIMAL;
    out->decimal = value.decimal;
    return arena_text(r->a, node->words, &out->words) ? 0 : fault_memory(r->f);
}

static int make_minus(reader *r, const syntax_node *node, int depth, data *out) {
    const data *of = NULL;
    if (node->op != OP_MINUS) return no_value(r, node);
    int status = make(r, node->a, depth + 1, &of);
    if (status != 0) return status;
    if (of == NULL || (of->kind != DATA_INTEGER && of->kind != DATA_DECIMAL))
        return no_value(r, node);
    out->kind = of->kind;
    out->integer = of->integer == INT64_MIN ? INT64_MIN : -of->integer;
    out->decimal = -of->decimal;
    if (of->kind == DATA_INTEGER) return 0;
    const char *written = of->words.at[0] == '-' ? arena_print(r->a, "%s", of->words.at + 1)
                                                 : arena_print(r->a, "-%s", of->words.at);
    out->words = text_of(written);
    return written != NULL ? 0 : fault_memory(r->f);
}

static int make_joined(reader *r, const syntax_node *node, int depth, data *out) {
    const data *a = NULL, *b = NULL;
    if (node->op != OP_CONCAT) return no_value(r, node);
    int status = make(r, node->a, depth + 1, &a);
    if (status == 0) status = make(r, node->b, depth + 1, &b);
    if (status != 0) return status;
    if (a == NULL || b == NULL || a->kind != DATA_WORDS || b->kind != DATA_WORDS)
        return no_value(r, node);
    char *both = arena_take(r->a, a->words.len + b->words.len + 1);
    if (both == NULL) return fault_memory(r->f);
    memcpy(both, a->words.at, a->words.len);
    memcpy(both + a->words.len, b->words.at, b->words.len);
    both[a->words.len + b->words.len] = '\0';
    out->kind = DATA_WORDS;
    out->words = (text){ both, a->words.len + b->words.len };
    return 0;
}

/* ---- tables */

static int name_field(reader *r, const syntax_node *node, int depth, data_field *field) {
    const data *key = NULL;
    field->line = node->a->line;
    field->column = node->a->column;
    int status = make(r, node->a, depth + 1, &key);
    if (status != 0) return status;
    if (key != NULL && key->kind == DATA_WORDS) {
        field->name = key->words;
        return 0;
    }
    if (key == NULL || key->kind != DATA_INTEGER)
        return wrong(r, node->a, "a name here is words in quotes or a whole number");
    char *digits = arena_print(r->a, "%lld", (long long)key->integer);
    field->name = text_of(digits);
    field->number = true;
    return digits != NULL ? 0 : fault_memory(r->f);
}

static int add_field(reader *r, const syntax_node *node, int depth, data *table) {
    data_field field = { .name = { "", 0 } };
    int status = name_field(r, node, depth, &field);
    if (status == 0) status = make(r, node->b, depth + 1, &field.value);
    if (status != 0 || field.value == NULL) return status;
    for (size_t i = 0; i < table->field_count; i++)
        if (text_equal(table->fields[i].name, field.name))
            return fault_set(r->f, FAULT_DATA, r->file, field.line, field.column,
                             "'%.*s' is given twice; the first is in line %u",
                             TEXT_ARGS(field.name), table->fields[i].line);
    table->fields[table->field_count++] = field;
    return 0;
}

static int make_table(reader *r, const syntax_node *node, int depth, data *out) {
    size_t count = 0;
    for (const syntax_node *n = node->list; n != NULL; n = n->next) count++;
    out->kind = DATA_TABLE;
    out->items = arena_take_zero(r->a, count, sizeof *out->items);
    out->fields = arena_take_zero(r->a, count, sizeof *out->fields);
    if (out->items == NULL || out->fields == NULL) return fault_memory(r->f);
    for (const syntax_node *n = node->list; n != NULL; n = n->next) {
        int status = 0;
        if (n->a != NULL) {
            status = add_field(r, n, depth, out);
        } else {
            const data *item = NULL;
            status = make(r, n->b, depth + 1, &item);
            if (status == 0 && item == NULL)
                status = wrong(r, n->b, "nil cannot stand in a list");
            out->items[out->item_count++] = item;
        }
        if (status != 0) return status;
    }
    return 0;
}

/* ---- one value */

static int fill(reader *r, const syntax_node *node, int depth, data *out) {
    switch (node->kind) {
    case SYNTAX_TRUE:
    case SYNTAX_FALSE:
        out->kind = DATA_YES_NO;
        out->yes = node->kind == SYNTAX_TRUE;
        return 0;
    case SYNTAX_INTEGER:
        out->kind = DATA_INTEGER;
        out->integer = node->integer;
        return 0;
    case SYNTAX_STRING:
        out->kind = DATA_WORDS;
        return arena_text(r->a, node->words, &out->words) ? 0 : fault_memory(r->f);
    case SYNTAX_FLOAT: return make_decimal(r, node, out);
    case SYNTAX_UNARY: return make_minus(r, node, depth, out);
    case SYNTAX_BINARY: return make_joined(r, node, depth, out);
    case SYNTAX_TABLE: return make_table(r, node, depth, out);
    default: return no_value(r, node);
    }
}

/* *out stays NULL for nil. A local is its value, with the place of the value. */
static int make(reader *r, const syntax_node *node, int depth, const data **out) {
    if (depth > DEEPEST) return wrong(r, node, "tables or names nested too deeply");
    if (++r->made > VALUES_MAX) return wrong(r, node, "more than 200000 values, the limit");
    if (node->kind == SYNTAX_NIL) return 0;
    if (node->kind == SYNTAX_PAREN) return make(r, node->a, depth + 1, out);
    if (node->kind == SYNTAX_NAME && node->variable != NULL && node->variable->value != NULL &&
        !node->variable->reassigned)
        return make(r, node->variable->value, depth + 1, out);
    data *fresh = arena_take_zero(r->a, 1, sizeof *fresh);
    if (fresh == NULL) return fault_memory(r->f);
    fresh->line = node->line;
    fresh->column = node->column;
    *out = fresh;
    return fill(r, node, depth, fresh);
}

/* ---- the file */

/* word { ... } has one argument list, word "name" { ... } two: the name is called and gives a
 * function that is called with the table. */
static const syntax_node *word_of(const syntax_node *call, const syntax_node **name) {
    const syntax_node *called = call->a;
    *name = NULL;
    if (called->kind == SYNTAX_CALL && called->list != NULL && called->list->next == NULL &&
        called->list->kind == SYNTAX_STRING) {
        *name = called->list;
        called = called->a;
    }
    return called->kind == SYNTAX_NAME && called->variable == NULL ? called : NULL;
}

/* "docket { ... }", or "base { ... } and case \"...\" { ... }". */
static void list_words(const reader *r, char *buffer, size_t size) {
    size_t used = 0;
    buffer[0] = '\0';
    for (size_t i = 0; i < r->word_count && used < size; i++) {
        int n = snprintf(buffer + used, size - used, "%s%s%s { ... }", i > 0 ? ", " : "",
                         r->words[i].word, r->words[i].named ? " \"...\"" : "");
        used += n > 0 ? (size_t)n : 0;
    }
}

static int only_words(const reader *r, const syntax_node *at) {
    char words[160];
    list_words(r, words, sizeof words);
    return fault_set(r->f, FAULT_DATA, r->file, at->line, at->column,
                     "%s is data: only %s and local names may stand here", r->what, words);
}

static const data_word *find_word(const reader *r, const syntax_node *name) {
    for (size_t i = 0; i < r->word_count; i++)
        if (text_is(name->words, r->words[i].word)) return &r->words[i];
    return NULL;
}

static int refuse_call(const reader *r, const syntax_node *node, const data_word *w,
                       bool again) {
    if (again)
        return fault_set(r->f, FAULT_DATA, r->file, node->line, node->column,
                         "%s { ... } stands here a second time", w->word);
    if (w->named)
        return fault_set(r->f, FAULT_DATA, r->file, node->line, node->column,
                         "%s takes a name and one table: %s \"...\" { ... }", w->word, w->word);
    return fault_set(r->f, FAULT_DATA, r->file, node->line, node->column,
                     "%s takes one table: %s { ... }", w->word, w->word);
}

static int read_call(reader *r, const syntax_node *node, const data_said *before, size_t count,
                     data_said *out) {
    const syntax_node *name = NULL, *argument = node->a->list;
    const syntax_node *word = word_of(node->a, &name);
    const data_word *w = word != NULL ? find_word(r, word) : NULL;
    if (w == NULL) return only_words(r, node);
    for (size_t i = 0; i < count; i++)
        if (!w->named && before[i].word == w) return refuse_call(r, node, w, true);
    if (argument == NULL || argument->next != NULL || w->named != (name != NULL))
        return refuse_call(r, node, w, false);
    *out = (data_said){ .word = w, .line = word->line, .column = word->column };
    if (name != NULL && !arena_text(r->a, name->words, &out->name)) return fault_memory(r->f);
    int status = make(r, argument, 0, &out->value);
    if (status == 0 && (out->value == NULL || out->value->kind != DATA_TABLE))
        status = refuse_call(r, node, w, false);
    return status;
}

static int read_file(reader *r, const syntax_file *file, data_said **out, size_t *count) {
    size_t statements = 0;
    for (const syntax_node *n = file->main->body->list; n != NULL; n = n->next) statements++;
    *out = arena_take_zero(r->a, statements + 1, sizeof **out);
    if (*out == NULL) return fault_memory(r->f);
    for (const syntax_node *n = file->main->body->list; n != NULL; n = n->next) {
        if (n->kind == SYNTAX_LOCAL) continue;
        if (n->kind != SYNTAX_CALL_ALONE || n->a->kind != SYNTAX_CALL) return only_words(r, n);
        int status = read_call(r, n, *out, *count, &(*out)[*count]);
        if (status != 0) return status;
        (*count)++;
    }
    return 0;
}

int data_read_words(const char *file, text body, const data_words *may, arena *a,
                    data_said **out, size_t *count, fault *f) {
    reader r = { .file = file,
                 .what = may->what,
                 .words = may->words,
                 .word_count = may->count,
                 .a = a,
                 .f = f };
    arena tree = { 0 };
    syntax_file parsed = { 0 };
    fault trouble = { 0 };
    *out = NULL;
    *count = 0;
    int status = syntax_read(file, body, &tree, &parsed, &trouble);
    if (status == FAULT_MEMORY) status = fault_memory(f);
    else if (status != 0)
        status = fault_set(f, FAULT_DATA, trouble.file, trouble.line, trouble.column, "%s",
                           trouble.message);
    else status = read_file(&r, &parsed, out, count);
    arena_clear(&tree);
    return status;
}

int data_read(const char *file, text body, const char *call, arena *a, const data **out,
              fault *f) {
    const data_word word = { call, false };
    const data_words may = { "a docket", &word, 1 };
    data_said *said = NULL;
    size_t count = 0;
    *out = NULL;
    int status = data_read_words(file, body, &may, a, &said, &count, f);
    if (status == 0 && count == 0)
        status = fault_set(f, FAULT_DATA, file, 1, 0, "says no %s { ... }", call);
    if (status == 0) *out = said[0].value;
    return status;
}

const data *data_find(const data *table, const char *name) {
    if (table == NULL || table->kind != DATA_TABLE) return NULL;
    for (size_t i = 0; i < table->field_count; i++)
        if (!table->fields[i].number && text_is(table->fields[i].name, name))
            return table->fields[i].value;
    return NULL;
}

const char *data_kind_name(data_kind kind) {
    static const char *const names[] = { "true or false", "a whole number", "a number",
                                         "words in quotes", "a table" };
    return names[kind];
}

/* check_kinds: words of a column that no rule answers.
 *
 * A gate is a question about a word of the row that `applies` cannot do without: is(r.kind,
 * "a", "b"), alone or joined by `and`; under `or` or `not` it is none. Where every rule over a
 * source has a gate at one column, its words are answered by the rules that name them, and by
 * no other. A word named anywhere (a test, a fact, a suppression) counts as answered: whoever
 * wrote it knew of it. Only what is certain is said: where the column is compared with
 * something that is not known, or some function could not be followed, nothing is. Columns of
 * yes and no are left out: who asks for the one has thought of the other. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/check_kinds.h"

#include <stdio.h>
#include <string.h>

enum { SHOWN = 400 };

typedef struct asked_column {
    bool *words;  /* by number: something names it */
    size_t gates; /* rules over the source that ask for the column before anything else */
} asked_column;
struct check_kinds {
    asked_column **columns; /* by source and column */
    bool lost;              /* something could not be followed */
};

static asked_column *columns_of(checker *c, const source_decl *s) {
    asked_column *out = arena_take_zero(c->memory, s->column_count + 1, sizeof *out);
    for (size_t i = 0; out != NULL && i < s->column_count; i++) {
        out[i].words = arena_take_zero(c->memory, s->columns[i].value_count + 1, sizeof(bool));
        if (out[i].words == NULL) return NULL;
    }
    return out;
}

bool check_kinds_start(checker *c) {
    const pack *p = c->pack;
    c->kinds = arena_take_zero(c->memory, 1, sizeof *c->kinds);
    asked_column **columns = arena_take_zero(c->memory, p->source_count + 1, sizeof *columns);
    for (size_t i = 0; columns != NULL && i < p->source_count; i++)
        if ((columns[i] = columns_of(c, &p->sources[i])) == NULL) return false;
    if (c->kinds != NULL) c->kinds->columns = columns;
    return c->kinds != NULL && columns != NULL;
}

/* ---- words that are named ------------------------------------------------------------ */

static void name_words(checker *c, const check_value *cell, const check_value *other) {
    const column_decl *d = &c->pack->sources[cell->source].columns[cell->column];
    bool *named = c->kinds->columns[cell->source][cell->column].words;
    bool known = other->kind == VALUE_WORDS && other->word_count > 0;
    for (size_t i = 0; !known && i < d->value_count; i++) named[i] = true;
    for (size_t i = 0; known && i < other->word_count; i++) {
        uint16_t found = column_find_value(d, other->words[i]);
        if (found != NO_INDEX) named[found] = true;
    }
}

static bool is_code(const check_value *v) {
    return v->kind == VALUE_CODE && v->source != NO_INDEX && v->column != NO_INDEX;
}

void check_kinds_compared(checker *c, const check_value *a, const check_value *b) {
    if (checker_site_counts(c->site)) return;
    if (is_code(a)) name_words(c, a, b);
    if (is_code(b)) name_words(c, b, a);
}

/* ---- gates ------------------------------------------------------------ */

/* The column of is(r.column, ...), r being the first parameter; NO_INDEX: another question. */
static uint16_t gate_at(const source_decl *s, const syntax_function *fn, const syntax_node *n) {
    const syntax_node *cell = n->kind == SYNTAX_CALL ? n->list : NULL;
    bool is = cell != NULL && n->a->kind == SYNTAX_NAME && n->a->variable == NULL &&
              text_is(n->a->words, "is");
    bool row = is && cell->kind == SYNTAX_INDEX && cell->a->kind == SYNTAX_NAME &&
               cell->b->kind == SYNTAX_STRING && cell->a->variable == fn->params[0] &&
               !fn->params[0]->reassigned;
    return row ? source_find_column(s, cell->b->words) : NO_INDEX;
}

static void find_gates(const source_decl *s, const syntax_function *fn, const syntax_node *n,
                       bool *found) {
    while (n->kind == SYNTAX_PAREN) n = n->a;
    if (n->kind == SYNTAX_BINARY && n->op == OP_AND) {
        find_gates(s, fn, n->a, found);
        find_gates(s, fn, n->b, found);
        return;
    }
    uint16_t column = gate_at(s, fn, n);
    if (column != NO_INDEX) found[column] = true;
}

static void count_gates(checker *c, uint16_t source, const syntax_function *fn) {
    const source_decl *s = &c->pack->sources[source];
    const syntax_node *only = fn->body->list;
    bool *found = arena_take_zero(&c->scratch, s->column_count + 1, sizeof *found);
    if (found == NULL || only == NULL || only->kind != SYNTAX_RETURN || only->list == NULL ||
        fn->param_count == 0)
        return;
    find_gates(s, fn, only->list, found);
    for (size_t i = 0; i < s->column_count; i++) c->kinds->columns[source][i].gates += found[i];
}

void check_kinds_site(checker *c, const syntax_function *function) {
    if (checker_site_counts(c->site)) return;
    c->kinds->lost |= function == NULL || c->all_said;
    if (c->site->kind == SITE_RULE_APPLIES && c->rule->each != NO_INDEX && function != NULL)
        count_gates(c, c->rule->each, function);
}

/* ---- what nobody answers ------------------------------------------------------------ */

static size_t rules_over(const pack *p, size_t source) {
    size_t count = 0;
    for (size_t i = 0; i < p->rule_count; i++) count += p->rules[i].each == source;
    return count;
}

static bool asks_yes_or_no(const column_decl *d) {
    return d->value_count == 2 && column_find_value(d, TEXT("yes")) != NO_INDEX &&
           column_find_value(d, TEXT("no")) != NO_INDEX;
}

/* "'fine', 'caution'"; false: every word is named. */
static bool list_unnamed(const column_decl *d, const bool *named, char shown[SHOWN]) {
    size_t used = 0;
    shown[0] = '\0';
    for (size_t i = 0; i < d->value_count && used < SHOWN; i++)
        if (!named[i])
            used += (size_t)snprintf(shown + used, SHOWN - used, "%s'%.*s'",
                                     used > 0 ? ", " : "", TEXT_ARGS(d->values[i]));
    return used > 0;
}

static void note_column(const checker *c, const source_decl *s, const column_decl *d,
                        const bool *named) {
    char shown[SHOWN];
    const char *file = s->at.file < c->pack->file_count ? c->files[s->at.file].name : "";
    if (asks_yes_or_no(d) || !list_unnamed(d, named, shown)) return;
    notes_add(
        c->notes, NOTE_WARNING, file, s->at.line, 0,
        "no rule names %s of %.*s.%.*s, and every rule over %.*s asks for a word of it first: "
        "such a row is judged by none; let a rule name the word, with pass(\"...\") if it bars "
        "nobody",
        shown, TEXT_ARGS(s->name), TEXT_ARGS(d->name), TEXT_ARGS(s->name));
}

void check_kinds_note(const checker *c) {
    const pack *p = c->pack;
    for (size_t i = 0; i < p->source_count && !c->kinds->lost; i++) {
        const source_decl *s = &p->sources[i];
        const asked_column *asked = c->kinds->columns[i];
        size_t rules = rules_over(p, i);
        for (size_t j = 0; rules > 0 && j < s->column_count; j++)
            if (asked[j].gates == rules) note_column(c, s, &s->columns[j], asked[j].words);
    }
}

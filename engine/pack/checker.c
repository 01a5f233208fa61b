/* checker: what the checks of a pack share.
 *
 * A function of the running state is found again in the text by its file, its first and
 * last line, the field or name it was given, the variables it holds and the id of the
 * rule around it: Lua keeps no more. Where two functions fit equally well nothing is
 * said of either, because a check of the wrong one would accuse an honest author. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/checker.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pack/lua_syntax.h"

enum { WORDS_MAX = 700 };

/* ---- files ------------------------------------------------------------ */

static void name_function(checked_file *file, const syntax_node *value, text id) {
    if (value != NULL && value->kind == SYNTAX_FUNCTION)
        file->ids[value->function->number] = id;
}

/* rule "X" { test = function ... }: the functions in the table belong to X. */
static void visit_declaration(void *payload, const syntax_node *n) {
    checked_file *file = payload;
    if (n->kind != SYNTAX_CALL || n->a->kind != SYNTAX_CALL || n->a->a->kind != SYNTAX_NAME)
        return;
    const syntax_node *id = n->a->list, *body = n->list;
    if (id == NULL || id->kind != SYNTAX_STRING || body == NULL || body->kind != SYNTAX_TABLE)
        return;
    for (const syntax_node *field = body->list; field != NULL; field = field->next)
        name_function(file, field->b, id->words);
}

static int read_file(checker *c, const pack_file *from, checked_file *file, fault *f) {
    fault own = { 0 };
    file->name = arena_bytes(c->memory, from->name.at, from->name.len);
    if (file->name == NULL) return fault_memory(f);
    if (syntax_read(file->name, from->body, c->memory, &file->tree, &own) != 0) {
        if (own.code == FAULT_MEMORY) return fault_memory(f);
        notes_add(c->notes, NOTE_ERROR, file->name, own.line, own.column, "%s", own.message);
        file->tree.main = NULL;
        return 0;
    }
    size_t n = file->tree.function_count;
    file->functions = arena_take_zero(c->memory, n, sizeof *file->functions);
    file->ids = arena_take_zero(c->memory, n, sizeof *file->ids);
    file->called = arena_take_zero(c->memory, n, sizeof *file->called);
    if (file->functions == NULL || file->ids == NULL || file->called == NULL)
        return fault_memory(f);
    for (const syntax_function *fn = file->tree.main; fn != NULL; fn = fn->next)
        file->functions[fn->number] = fn;
    syntax_walk(file->tree.main->body, visit_declaration, file);
    return 0;
}

int checker_init(checker *c, const pack *p, arena *memory, notes *n, fault *f) {
    *c = (checker){ .pack = p, .memory = memory, .notes = n, .first_note = n->count };
    c->files = arena_take_zero(memory, p->file_count, sizeof *c->files);
    if (c->files == NULL) return fault_memory(f);
    for (size_t i = 0; i < p->file_count; i++) {
        int error = p->files[i].letter ? 0 : read_file(c, &p->files[i], &c->files[i], f);
        if (error != 0) return error;
    }
    return 0;
}

void checker_clear(checker *c) {
    free(c->waiting);
    free(c->memo);
    arena_clear(&c->scratch);
    c->waiting = NULL;
    c->memo = NULL;
}

/* ---- functions ------------------------------------------------------------ */

static bool is_env(text name) {
    return text_is(name, "_ENV");
}

/* A constant with a constant value is no upvalue for Lua. */
static bool skipped_by_lua(const syntax_variable *v) {
    return v == NULL || v->attribute == ATTRIBUTE_CONST;
}

static bool same_upvalues(const closure *c, const syntax_function *fn) {
    size_t i = 0;
    for (size_t j = 0; j < c->upvalue_count; j++) {
        if (is_env(c->upvalues[j].name)) continue;
        while (i < fn->upvalue_count && skipped_by_lua(fn->upvalues[i]) &&
               (fn->upvalues[i] == NULL ||
                !text_equal(fn->upvalues[i]->name, c->upvalues[j].name)))
            i++;
        if (i == fn->upvalue_count) return false;
        if (!text_equal(fn->upvalues[i++]->name, c->upvalues[j].name)) return false;
    }
    while (i < fn->upvalue_count && skipped_by_lua(fn->upvalues[i])) i++;
    return i == fn->upvalue_count;
}

static int fitness(const checked_file *file, const syntax_function *fn, const closure *c,
                   text name, text id) {
    bool known = c->field != NULL;
    text field = known ? text_of(c->field) : name;
    int points = same_upvalues(c, fn) ? 4 : 0;
    if (field.len > 0 && text_equal(fn->field, field)) points += 2;
    if (id.len > 0 && text_equal(file->ids[fn->number], id)) points += 1;
    return points;
}

const syntax_function *checker_find(const checker *c, const closure *of, text name, text id) {
    if (of == NULL || of->file >= c->pack->file_count) return NULL;
    const checked_file *file = &c->files[of->file];
    const syntax_function *best = NULL;
    int most = -1;
    if (file->tree.main == NULL) return NULL;
    for (const syntax_function *fn = file->tree.main->next; fn != NULL; fn = fn->next) {
        if (fn->first_line != of->first_line || fn->last_line != of->last_line) continue;
        int points = fitness(file, fn, of, name, id);
        if (points == most) best = NULL;
        if (points > most) best = fn, most = points;
    }
    return best;
}

const const_value *checker_upvalue(const closure *of, const syntax_function *function,
                                   const syntax_variable *variable) {
    const const_value *by_name = NULL;
    size_t same_name = 0, i = 0;
    bool in_step = same_upvalues(of, function);
    for (size_t j = 0; j < of->upvalue_count; j++) {
        const upvalue *u = &of->upvalues[j];
        if (is_env(u->name)) continue;
        while (in_step && (function->upvalues[i] == NULL ||
                           !text_equal(function->upvalues[i]->name, u->name)))
            i++;
        if (in_step && function->upvalues[i++] == variable) return &u->value;
        if (text_equal(u->name, variable->name)) by_name = &u->value, same_name++;
    }
    return !in_step && same_name == 1 ? by_name : NULL;
}

/* ---- words ------------------------------------------------------------ */

static bool said_before(const checker *c, const char *file, const syntax_node *at,
                        const char *words) {
    for (size_t i = c->first_note; i < c->notes->count; i++) {
        const fault *f = &c->notes->items[i].at;
        if (f->line == at->line && f->column == at->column && strcmp(f->message, words) == 0 &&
            strcmp(f->file, file) == 0)
            return true;
    }
    return false;
}

void checker_error(checker *c, uint16_t file, const syntax_node *at, const char *format, ...) {
    char words[WORDS_MAX];
    va_list list;
    va_start(list, format);
    vsnprintf(words, sizeof words, format, list);
    va_end(list);
    const char *name = c->files[file].name;
    if (!said_before(c, name, at, words))
        notes_add(c->notes, NOTE_ERROR, name, at->line, at->column, "%s", words);
}

void checker_suggest(text wrong, const text *names, size_t count, char *buffer, size_t size) {
    size_t near = text_nearest(wrong, names, count);
    if (near < count) snprintf(buffer, size, "; did you mean '%.*s'?", TEXT_ARGS(names[near]));
    else buffer[0] = '\0';
}

void checker_record(const checker *c, const syntax_node *read, const check_value *cell,
                    char buffer[96]) {
    const source_decl *s = &c->pack->sources[cell->source];
    const syntax_node *object = read->kind == SYNTAX_INDEX ? read->a : NULL;
    if (object != NULL && object->kind == SYNTAX_NAME)
        snprintf(buffer, 96, "%.*s", TEXT_ARGS(object->words));
    else if (object != NULL && object->kind == SYNTAX_INDEX && object->dotted &&
             object->a->kind == SYNTAX_NAME)
        snprintf(buffer, 96, "%.*s.%.*s", TEXT_ARGS(object->a->words),
                 TEXT_ARGS(object->b->words));
    else if (s->kind == SOURCE_ONE) snprintf(buffer, 96, "c.%.*s", TEXT_ARGS(s->name));
    else snprintf(buffer, 96, "%s", s->kind == SOURCE_CANDIDATES ? "c" : "r");
}

bool checker_site_counts(const site *s) {
    return s->kind >= SITE_TALLY && s->kind <= SITE_PREVIOUS_APPLIES;
}

uint16_t checker_rows_of(const pack *p, const site *s) {
    const tally_decl *t = &p->tallies[s->number];
    if (s->kind == SITE_PREVIOUS || s->kind == SITE_PREVIOUS_APPLIES) return t->previous;
    return t->over == p->candidates ? NO_INDEX : t->over;
}

text checker_site_id(const pack *p, const site *s) {
    switch (s->kind) {
    case SITE_RULE_TEST:
    case SITE_RULE_APPLIES: return p->rules[s->number].id;
    case SITE_SUPPRESS_TEST:
    case SITE_SUPPRESS_APPLIES: return p->suppresses[s->number].id;
    case SITE_FACT: return p->facts[s->number].name;
    case SITE_TALLY:
    case SITE_TALLY_APPLIES:
    case SITE_PREVIOUS:
    case SITE_PREVIOUS_APPLIES: break;
    }
    return p->tallies[s->number].name;
}

void checker_site_name(const checker *c, char *buffer, size_t size) {
    static const char *const kinds[] = { "rule",  "rule",  "suppression", "suppression", "fact",
                                         "tally", "tally", "tally",       "tally" };
    snprintf(buffer, size, "%s %.*s", kinds[c->site->kind],
             TEXT_ARGS(checker_site_id(c->pack, c->site)));
}

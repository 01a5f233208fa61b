/* lua_scope: which declaration a name means.
 *
 * The locals alive at the present place stand in one array for all functions being
 * read, as in Lua's own compiler; each function and block remembers where its part
 * starts. A name found in an outer function becomes an upvalue of every function in
 * between, in Lua's order, so that the upvalues of a running closure can be told apart
 * by position even when two have one name. Labels follow Lua's rules: unique among the
 * visible ones, and no jump into the life of a local. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/lua_scope.h"

#include <stdlib.h>

static int fault_at(const scope *s, const syntax_node *n, fault *f, const char *format) {
    return fault_set(f, FAULT_PACK, s->file, n->line, n->column, format, TEXT_ARGS(n->words));
}

void scope_open_function(scope *s, scope_function *of, syntax_function *function) {
    *of = (scope_function){ .outer = s->function,
                            .function = function,
                            .first_variable = s->active_count,
                            .first_label = s->label_count };
    function->parent = s->function != NULL ? s->function->function : NULL;
    if (s->newest != NULL) {
        s->newest->next = function;
        function->number = s->newest->number + 1;
    }
    s->newest = function;
    s->function = of;
}

int scope_close_function(scope *s, fault *f) {
    scope_function *of = s->function;
    syntax_function *function = of->function;
    s->function = of->outer;
    if (function->upvalue_count == 0) return 0;
    function->upvalues =
        arena_take_zero(s->memory, function->upvalue_count, sizeof(syntax_variable *));
    if (function->upvalues == NULL) return fault_memory(f);
    size_t i = 0;
    for (scope_upvalue *u = of->upvalues; u != NULL; u = u->next)
        function->upvalues[i++] = u->variable;
    return 0;
}

void scope_open_block(scope *s, scope_block *block, bool loop) {
    *block = (scope_block){ .outer = s->function->block,
                            .first_variable = s->active_count,
                            .first_label = s->label_count,
                            .first_goto = s->goto_count,
                            .loop = loop };
    s->function->block = block;
}

int scope_close_block(scope *s, fault *f) {
    scope_block *block = s->function->block;
    s->active_count = block->first_variable;
    s->label_count = block->first_label;
    s->function->block = block->outer;
    if (block->outer == NULL && s->goto_count > block->first_goto)
        return fault_at(s, s->gotos[block->first_goto].node, f,
                        "no label '%.*s' is visible for this goto");
    for (size_t i = block->first_goto; i < s->goto_count; i++)
        if (s->gotos[i].variables > s->active_count) s->gotos[i].variables = s->active_count;
    return 0;
}

int scope_declare(scope *s, syntax_node *name, variable_attribute attribute, fault *f) {
    scope_function *of = s->function;
    if (s->active_count - of->first_variable >= SYNTAX_LOCAL_MAX)
        return fault_set(f, FAULT_PACK, s->file, name->line, name->column,
                         "more than %d locals in one function; put them into a table",
                         SYNTAX_LOCAL_MAX);
    if (!grow((void **)&s->active, &s->active_room, s->active_count, sizeof *s->active,
              SYNTAX_NODE_MAX))
        return fault_memory(f);
    syntax_variable *v = arena_take_zero(s->memory, 1, sizeof *v);
    if (v == NULL) return fault_memory(f);
    *v = (syntax_variable){ .name = name->words,
                            .line = name->line,
                            .column = name->column,
                            .owner = of->function,
                            .index = (uint32_t)of->function->variable_count++,
                            .attribute = attribute };
    name->variable = v;
    s->active[s->active_count++] = v;
    return 0;
}

static bool has_upvalue(const scope_function *of, const syntax_variable *variable) {
    for (const scope_upvalue *u = of->upvalues; u != NULL; u = u->next)
        if (u->variable == variable) return true;
    return false;
}

/* Of every function from the innermost out to the owner, without it. `variable` NULL: _ENV,
 * which belongs to nobody. */
static int add_upvalues(scope *s, const syntax_node *name, syntax_variable *variable,
                        fault *f) {
    const syntax_function *owner = variable != NULL ? variable->owner : NULL;
    for (scope_function *of = s->function; of != NULL && of->function != owner;
         of = of->outer) {
        if (has_upvalue(of, variable)) return 0;
        if (of->function->upvalue_count >= SYNTAX_UPVALUE_MAX)
            return fault_set(f, FAULT_PACK, s->file, name->line, name->column,
                             "one function uses more than %d locals of functions around it",
                             SYNTAX_UPVALUE_MAX);
        scope_upvalue *u = arena_take_zero(s->memory, 1, sizeof *u);
        if (u == NULL) return fault_memory(f);
        u->variable = variable;
        if (of->last_upvalue != NULL) of->last_upvalue->next = u;
        else of->upvalues = u;
        of->last_upvalue = u;
        of->function->upvalue_count++;
    }
    return 0;
}

int scope_resolve(scope *s, syntax_node *name, fault *f) {
    for (size_t i = s->active_count; i-- > 0;) {
        if (!text_equal(s->active[i]->name, name->words)) continue;
        name->variable = s->active[i];
        if (name->variable->owner == s->function->function) return 0;
        return add_upvalues(s, name, name->variable, f);
    }
    return add_upvalues(s, name, NULL, f);
}

static const scope_label *find_label(const scope *s, text words) {
    for (size_t i = s->function->first_label; i < s->label_count; i++)
        if (text_equal(s->labels[i].node->words, words)) return &s->labels[i];
    return NULL;
}

/* Jumps that waited for this label leave the list. */
static int settle_gotos(scope *s, const scope_label *label, fault *f) {
    size_t kept = s->function->block->first_goto;
    for (size_t i = kept; i < s->goto_count; i++) {
        if (!text_equal(s->gotos[i].node->words, label->node->words))
            s->gotos[kept++] = s->gotos[i];
        else if (s->gotos[i].variables < label->variables)
            return fault_at(s, s->gotos[i].node, f,
                            "goto '%.*s' jumps into the life of a local declared on the way");
    }
    s->goto_count = kept;
    return 0;
}

int scope_label_here(scope *s, const syntax_node *label, bool last, fault *f) {
    if (find_label(s, label->words) != NULL)
        return fault_at(s, label, f, "label '%.*s' is here already");
    if (!grow((void **)&s->labels, &s->label_room, s->label_count, sizeof *s->labels,
              SYNTAX_NODE_MAX))
        return fault_memory(f);
    scope_label *added = &s->labels[s->label_count++];
    *added =
        (scope_label){ label, last ? s->function->block->first_variable : s->active_count };
    return settle_gotos(s, added, f);
}

int scope_goto_here(scope *s, const syntax_node *jump, fault *f) {
    if (find_label(s, jump->words) != NULL) return 0;
    if (!grow((void **)&s->gotos, &s->goto_room, s->goto_count, sizeof *s->gotos,
              SYNTAX_NODE_MAX))
        return fault_memory(f);
    s->gotos[s->goto_count++] = (scope_label){ jump, s->active_count };
    return 0;
}

bool scope_in_loop(const scope *s) {
    for (const scope_block *b = s->function->block; b != NULL; b = b->outer)
        if (b->loop) return true;
    return false;
}

void scope_clear(scope *s) {
    free(s->active);
    free(s->labels);
    free(s->gotos);
    s->active = NULL;
    s->labels = s->gotos = NULL;
}

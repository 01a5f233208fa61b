/* check_known: what a name or a literal holds before anything runs.
 *
 * A variable of a function being gone through holds what its frame says; one of the running
 * state, what the state holds, if nothing can put something else there. Any other name is a
 * word of the engine, or nothing is known of it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/check_known.h"

#include "pack/check_words.h"

static check_value unknown(void) {
    return value_of_kind(VALUE_UNKNOWN);
}

check_value check_known_held(checker *c, const const_value *v, text name) {
    check_value out = value_of_const(&c->scratch, v);
    if (v->kind != CONST_FUNCTION || v->function == NULL) return out;
    const syntax_function *fn = checker_find(c, v->function, name, TEXT(""));
    if (fn == NULL) return unknown();
    check_frame *frame = arena_take_zero(&c->scratch, 1, sizeof *frame);
    if (frame == NULL) return unknown();
    /* stands for the closure only: it has no variables of its own */
    *frame = (check_frame){ .base = v->function, .file = v->function->file };
    out = value_of_kind(VALUE_FUNCTION);
    out.function = fn;
    out.frame = frame;
    return out;
}

check_value check_known_literal(checker *c, const syntax_node *n) {
    check_value v;
    switch (n->kind) {
    case SYNTAX_NIL: return value_of_kind(VALUE_NIL);
    case SYNTAX_TRUE:
    case SYNTAX_FALSE: return value_of_kind(VALUE_BOOLEAN);
    case SYNTAX_FLOAT: return value_of_kind(VALUE_DECIMAL);
    case SYNTAX_STRING: return value_of_words(&c->scratch, n->words);
    case SYNTAX_INTEGER:
        v = value_of_kind(VALUE_INTEGER);
        v.known = true;
        v.integer = n->integer;
        return v;
    default: return unknown();
    }
}

static check_value of_variable(checker *c, const check_frame *f, const syntax_variable *v) {
    const check_frame *root = f;
    for (; f != NULL; f = f->outer) {
        if (f->function == v->owner) return v->reassigned ? unknown() : f->values[v->index];
        if (f->function != NULL) root = f;
    }
    const const_value *held = checker_upvalue(root->base, root->function, v);
    /* assigned after it was declared: what it holds now is certain for functions only */
    bool steady = held != NULL && (!v->reassigned || held->kind == CONST_FUNCTION);
    if (held != NULL) return steady ? check_known_held(c, held, v->name) : unknown();
    if (!v->reassigned && v->value != NULL) return check_known_literal(c, v->value);
    return unknown();
}

check_value check_known_name(checker *c, const check_frame *f, const syntax_node *n) {
    if (n->variable != NULL) return of_variable(c, f, n->variable);
    if (text_is(n->words, "param")) return value_of_kind(VALUE_PARAMS);
    if (check_word(n->words) == NULL) return unknown();
    check_value v = value_of_kind(VALUE_BUILTIN);
    v.word = n->words;
    return v;
}

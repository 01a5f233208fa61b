/* check_answer: answers that come to nothing, so that a rule asks and never acts.
 *
 * is(c.post, "chair") on a line of its own, a function handed to some that forgets to return,
 * is(c.post, "chair" or "deputy"): Lua runs all of them, and each means that a bar is never
 * found. Only what is certain is said: a function with one return of something is left alone,
 * however many ends it has without one, for those mean no. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/check_answer.h"

#include <string.h>

#include "pack/check_words.h"

void check_answer_alone(checker *c, uint16_t file, const syntax_node *call, text word) {
    const known_word *known = check_word(word);
    if (known == NULL || strchr("bdlnw", known->gives) == NULL) return;
    checker_error(c, file, call,
                  known->gives == 'b'
                      ? "what %s answers is used by nobody: write if %s(...) then "
                        "... end, or return it"
                      : "what %s gives is used by nobody: write local x = %s(...)",
                  known->name, known->name);
}

static bool gives_back(const syntax_node *block);

static bool statement_gives(const syntax_node *n) {
    switch (n->kind) {
    case SYNTAX_RETURN: return n->list != NULL;
    case SYNTAX_DO: return gives_back(n->a);
    case SYNTAX_WHILE:
    case SYNTAX_REPEAT:
    case SYNTAX_FOR_NUMBER:
    case SYNTAX_FOR_IN: return gives_back(n->b);
    case SYNTAX_IF:
        for (const syntax_node *clause = n->list; clause != NULL; clause = clause->next)
            if (gives_back(clause->b)) return true;
        return false;
    default: return false;
    }
}

/* Blocks within blocks are as deep as the tree may be, which lua_syntax bounds. */
static bool gives_back(const syntax_node *block) {
    for (const syntax_node *n = block->list; n != NULL; n = n->next)
        if (statement_gives(n)) return true;
    return false;
}

void check_answer_given(checker *c, uint16_t file, const syntax_node *at,
                        const syntax_function *function, const char *who) {
    if (gives_back(function->body)) return;
    checker_error(
        c, file, at,
        "this function returns nothing, so %s never hears yes: write return before what "
        "it asks",
        who);
}

void check_answer_effect(checker *c, uint16_t file, const operand *returned) {
    if (returned->value.kind != VALUE_BUILTIN) return;
    const known_word *known = check_word(returned->value.word);
    if (known == NULL || known->gives != 'e') return;
    checker_error(c, file, returned->at, "%s is named here and not called, so nothing is said: "
                  "write %s(\"code\")", known->name, known->name);
}

static bool is_written(const syntax_node *n) {
    while (n->kind == SYNTAX_PAREN) n = n->a;
    return n->kind == SYNTAX_STRING || n->kind == SYNTAX_INTEGER || n->kind == SYNTAX_FLOAT;
}

void check_answer_constant(checker *c, uint16_t file, const syntax_node *or_node,
                           const operand *a) {
    bool first = is_written(or_node->a);
    if (!first && !(a->value.kind == VALUE_BOOLEAN && is_written(or_node->b))) return;
    checker_error(
        c, file, first ? or_node->a : or_node->b,
        "in 'or' this is always true, and so is the whole; for one of several words write "
        "is(c.column, \"a\", \"b\")");
}

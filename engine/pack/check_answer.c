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

/* `even_no`: what it answers may be false too. */
static bool gives_back(const syntax_node *block, bool even_no);

/* false, nil, not true, and what is joined to them by and. */
static bool is_never(const syntax_node *n) {
    while (n->kind == SYNTAX_PAREN) n = n->a;
    if (n->kind == SYNTAX_BINARY && n->op == OP_AND) return is_never(n->a) || is_never(n->b);
    if (n->kind == SYNTAX_UNARY && n->op == OP_NOT) return n->a->kind == SYNTAX_TRUE;
    return n->kind == SYNTAX_FALSE || n->kind == SYNTAX_NIL;
}

static bool statement_gives(const syntax_node *n, bool even_no) {
    switch (n->kind) {
    case SYNTAX_RETURN: return n->list != NULL && (even_no || !is_never(n->list));
    case SYNTAX_DO: return gives_back(n->a, even_no);
    case SYNTAX_WHILE:
    case SYNTAX_REPEAT:
    case SYNTAX_FOR_NUMBER:
    case SYNTAX_FOR_IN: return gives_back(n->b, even_no);
    case SYNTAX_IF:
        for (const syntax_node *clause = n->list; clause != NULL; clause = clause->next)
            if (gives_back(clause->b, even_no)) return true;
        return false;
    default: return false;
    }
}

/* Blocks within blocks are as deep as the tree may be, which lua_syntax bounds. */
static bool gives_back(const syntax_node *block, bool even_no) {
    for (const syntax_node *n = block->list; n != NULL; n = n->next)
        if (statement_gives(n, even_no)) return true;
    return false;
}

void check_answer_given(checker *c, uint16_t file, const syntax_node *at,
                        const syntax_function *function, bool even_no, const char *who) {
    if (gives_back(function->body, even_no)) return;
    checker_error(
        c, file, at,
        "this function returns nothing%s, so %s never hears yes: write return before what "
        "it asks",
        gives_back(function->body, true) ? " but false" : "", who);
}

void check_answer_effect(checker *c, uint16_t file, const operand *returned) {
    if (returned->value.kind != VALUE_BUILTIN) return;
    const known_word *known = check_word(returned->value.word);
    if (known == NULL || known->gives != 'e') return;
    checker_error(c, file, returned->at, "%s is named here and not called, so nothing is said: "
                  "write %s(\"code\")", known->name, known->name);
}

/* What says nothing because of a mistake that was named is not named a second time. */
static bool is_blamed(const checker *c) {
    return c->notes->errors > c->errors_before;
}

/* Of a function of the pack it may be what it returns after it has said something. */
void check_answer_unheard(checker *c, uint16_t file, const operand *returned) {
    value_kind kind = returned->value.kind;
    const syntax_node *n = returned->at;
    bool own = n->kind == SYNTAX_CALL &&
               (n->a->kind != SYNTAX_NAME || check_word(n->a->words) == NULL);
    bool answers = kind == VALUE_BOOLEAN || kind == VALUE_WORDS || kind == VALUE_INTEGER;
    if (own || !answers || is_blamed(c)) return;
    checker_error(c, file, n,
                  "what a test returns is heard by nobody, so this passes everybody: write "
                  "if ... then reject(\"code\") end");
}

void check_answer_silent(checker *c, uint16_t file, const syntax_function *test) {
    syntax_node at = { .line = test->line, .column = test->column };
    char name[200];
    text code = c->rule->reason_count > 0 ? c->rule->reasons[0].code : TEXT("code");
    if (is_blamed(c)) return;
    checker_site_name(c, name, sizeof name);
    checker_error(c, file, &at,
                  "%s says none of its reasons, so it passes everybody: write if ... then "
                  "reject(\"%.*s\") end",
                  name, TEXT_ARGS(code));
}

void check_answer_never(checker *c, uint16_t file, const syntax_node *condition) {
    if (!is_never(condition)) return;
    checker_error(c, file, condition,
                  "this is never true, so what stands under it is never said: take it out, or "
                  "let a parameter say whether it counts: if param.name then");
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

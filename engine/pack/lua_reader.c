/* lua_reader: the token at hand, new nodes, the limits.
 *
 * A function that fails has filled the fault and returns NULL or a code; nobody goes on
 * after that. Hostile text ends in a clean error: nesting, nodes and the depth of the
 * tree are bounded here, so that no walk over it can exhaust the stack. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/lua_reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int reader_advance(reader *r) {
    r->now = r->ahead;
    return lua_lex_next(&r->lexer, &r->ahead, r->f);
}

bool reader_at(const reader *r, token_kind kind) {
    return r->now.kind == kind;
}
bool reader_at_symbol(const reader *r, char symbol) {
    return r->now.kind == TOKEN_SYMBOL && r->now.symbol == symbol;
}

/* What people used to other languages write, and how Lua writes it. */
static const char *habit(const reader *r) {
    if (reader_at_symbol(r, '=')) return "; to compare, write ==";
    if (reader_at_symbol(r, '&')) return "; for && write and";
    if (reader_at_symbol(r, '|')) return "; for || write or";
    if (r->ahead.kind == TOKEN_SYMBOL && r->ahead.symbol == '=' && reader_at(r, TOKEN_SYMBOL))
        return "; for x += 1 write x = x + 1";
    return "";
}

int reader_refuse(reader *r, const char *wanted) {
    char found[64];
    token_print(&r->now, found);
    return fault_set(r->f, FAULT_PACK, r->file, r->now.line, r->now.column,
                     "expected %s, found %s%s", wanted, found, habit(r));
}

int reader_expect(reader *r, token_kind kind, const char *wanted) {
    return reader_at(r, kind) ? reader_advance(r) : reader_refuse(r, wanted);
}

int reader_expect_symbol(reader *r, char symbol, const char *wanted) {
    return reader_at_symbol(r, symbol) ? reader_advance(r) : reader_refuse(r, wanted);
}

syntax_node *reader_wrong(reader *r, uint32_t line, uint32_t column, const char *format, ...) {
    char words[512];
    va_list list;
    va_start(list, format);
    vsnprintf(words, sizeof words, format, list);
    va_end(list);
    fault_set(r->f, FAULT_PACK, r->file, line, column, "%s", words);
    return NULL;
}

static bool starts_field(const reader *r) {
    return reader_at(r, TOKEN_NAME) || reader_at(r, TOKEN_STRING) || reader_at_symbol(r, '{') ||
           reader_at_symbol(r, '[');
}

int reader_expect_closing(reader *r, bool there, const char *wanted, const char *opened,
                          uint32_t line) {
    char found[64], hint[96] = "";
    if (there) return reader_advance(r);
    if (line == r->now.line) return reader_refuse(r, wanted);
    token_print(&r->now, found);
    if (*opened == '{' && reader_at(r, TOKEN_NAME) && r->now.column == 1)
        snprintf(hint, sizeof hint, "; is a comma missing before it, or a '}' above it?");
    else if (*opened == '{' && starts_field(r))
        snprintf(hint, sizeof hint, "; is there a comma missing before it?");
    if (strcmp(wanted, "'end'") == 0 && r->else_if > 0)
        snprintf(hint, sizeof hint,
                 "; 'else if' in line %u needs an 'end' of its own, elseif does not",
                 r->else_if);
    return fault_set(r->f, FAULT_PACK, r->file, r->now.line, r->now.column,
                     "expected %s to close '%s' of line %u, found %s%s", wanted, opened, line,
                     found, hint);
}

/* ---- nodes ------------------------------------------------------------ */

syntax_node *reader_node_at(reader *r, syntax_kind kind, uint32_t line, uint32_t column) {
    if (++r->nodes > SYNTAX_NODE_MAX) {
        fault_set(r->f, FAULT_PACK, r->file, line, column,
                  "the file has more than %d pieces; split it", SYNTAX_NODE_MAX);
        return NULL;
    }
    syntax_node *n = arena_take_zero(r->memory, 1, sizeof *n);
    if (n == NULL) {
        fault_memory(r->f);
        return NULL;
    }
    n->kind = (uint8_t)kind;
    n->line = line;
    n->column = column;
    n->depth = 1;
    return n;
}

syntax_node *reader_node(reader *r, syntax_kind kind) {
    return reader_node_at(r, kind, r->now.line, r->now.column);
}

int reader_deepen(reader *r, syntax_node *n, const syntax_node *child) {
    if (child == NULL || child->depth < n->depth) return 0;
    n->depth = (uint16_t)(child->depth + 1);
    if (n->depth <= SYNTAX_DEPTH_MAX) return 0;
    return fault_set(
        r->f, FAULT_PACK, r->file, n->line, n->column,
        "more than %d parts in one expression; give parts of it names with 'local'",
        SYNTAX_DEPTH_MAX);
}

int reader_append(reader *r, syntax_node *parent, syntax_node ***end, syntax_node *child) {
    **end = child;
    *end = &child->next;
    return reader_deepen(r, parent, child);
}

int reader_enter(reader *r) {
    if (++r->level <= SYNTAX_LEVEL_MAX) return 0;
    return fault_set(r->f, FAULT_PACK, r->file, r->now.line, r->now.column,
                     "nested more than %d deep", SYNTAX_LEVEL_MAX);
}

void reader_leave(reader *r) {
    r->level--;
}

syntax_node *reader_name(reader *r, const char *wanted) {
    if (!reader_at(r, TOKEN_NAME)) {
        reader_refuse(r, wanted);
        return NULL;
    }
    syntax_node *n = reader_node(r, SYNTAX_NAME);
    if (n == NULL) return NULL;
    n->words = r->now.words;
    return reader_advance(r) == 0 ? n : NULL;
}

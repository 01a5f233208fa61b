/* lua_syntax: reads a Lua 5.4 file into a tree.
 *
 * The statements, one function per construct of the grammar in the Lua manual, §9, and
 * what holds of whole blocks: locals are known from the statement after their own,
 * labels in their block, `break` in a loop. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/lua_syntax.h"

#include "pack/lua_expression.h"

static int read_block(reader *r, syntax_node **out);

static int read_attribute(reader *r, variable_attribute *out) {
    *out = ATTRIBUTE_NONE;
    if (!reader_at_symbol(r, '<')) return 0;
    if (reader_advance(r) != 0) return FAULT_PACK;
    if (reader_at(r, TOKEN_NAME) && text_is(r->now.words, "const")) *out = ATTRIBUTE_CONST;
    else if (reader_at(r, TOKEN_NAME) && text_is(r->now.words, "close")) *out = ATTRIBUTE_CLOSE;
    else return reader_refuse(r, "<const> or <close>");
    if (reader_advance(r) != 0) return FAULT_PACK;
    return reader_expect_symbol(r, '>', "'>'");
}

/* Names are known only after the values: `local x = x` reads the outer x. */
static int declare_names(reader *r, syntax_node *statement,
                         const variable_attribute *attributes, size_t count) {
    syntax_node *name = statement->list, *value = statement->more;
    for (size_t i = 0; i < count; i++) {
        syntax_node *next = name->next;
        if (scope_declare(&r->scope, name, attributes[i], r->f) != 0) return FAULT_PACK;
        bool spreads = value != NULL && value->next == NULL && next != NULL;
        if (!spreads) name->variable->value = value;
        if (value != NULL) value = value->next;
        name = next;
    }
    return 0;
}

static syntax_node *read_local(reader *r) {
    variable_attribute attributes[SYNTAX_LOCAL_MAX];
    size_t count = 0, closes = 0;
    syntax_node *n = reader_node(r, SYNTAX_LOCAL);
    if (n == NULL) return NULL;
    syntax_node **end = &n->list;
    do {
        if (count > 0 && reader_advance(r) != 0) return NULL;
        syntax_node *name = reader_name(r, "a name");
        if (name == NULL) return NULL;
        if (count == SYNTAX_LOCAL_MAX) {
            return reader_wrong(r, name->line, name->column,
                                "more than %d locals in one statement", SYNTAX_LOCAL_MAX);
        }
        if (read_attribute(r, &attributes[count]) != 0) return NULL;
        closes += attributes[count++] == ATTRIBUTE_CLOSE;
        if (closes > 1) {
            return reader_wrong(r, name->line, name->column,
                                "more than one <close> in one statement");
        }
        if (reader_append(r, n, &end, name) != 0) return NULL;
    } while (reader_at_symbol(r, ','));
    if (reader_at_symbol(r, '=')) {
        if (reader_advance(r) != 0) return NULL;
        syntax_node **values = &n->more;
        syntax_node *first = expression_read_value(r, n->list->words);
        if (first == NULL || reader_append(r, n, &values, first) != 0) return NULL;
        if (reader_at_symbol(r, ',') &&
            (reader_advance(r) != 0 || expression_read_list(r, n, &values) != 0))
            return NULL;
    }
    return declare_names(r, n, attributes, count) == 0 ? n : NULL;
}

static syntax_node *read_local_function(reader *r, const token *word) {
    syntax_node *n = reader_node_at(r, SYNTAX_LOCAL_FUNCTION, word->line, word->column);
    if (n == NULL || reader_advance(r) != 0) return NULL;
    n->a = reader_name(r, "the name of the function");
    if (n->a == NULL || scope_declare(&r->scope, n->a, ATTRIBUTE_NONE, r->f) != 0) return NULL;
    n->b = expression_read_function(r, word, r->now.line, n->a->words, false);
    if (n->b == NULL || reader_deepen(r, n, n->b) != 0) return NULL;
    n->a->variable->value = n->b;
    return n;
}

static int mark_assigned(reader *r, const syntax_node *target) {
    syntax_variable *v = target->kind == SYNTAX_NAME ? target->variable : NULL;
    if (v == NULL) return 0;
    v->reassigned = true;
    if (v->attribute == ATTRIBUTE_NONE) return 0;
    return fault_set(r->f, FAULT_PACK, r->file, target->line, target->column,
                     "'%.*s' is constant (line %u) and cannot be assigned", TEXT_ARGS(v->name),
                     v->line);
}

/* function a.b:c() ... end, as an assignment to a.b.c. */
static syntax_node *read_function_statement(reader *r) {
    token word = r->now;
    syntax_node *n = reader_node(r, SYNTAX_ASSIGN);
    if (n == NULL || reader_advance(r) != 0) return NULL;
    syntax_node *target = reader_name(r, "the name of the function");
    if (target == NULL || scope_resolve(&r->scope, target, r->f) != 0) return NULL;
    text field = target->words;
    bool self = false;
    while (!self && (reader_at_symbol(r, '.') || reader_at_symbol(r, ':'))) {
        self = reader_at_symbol(r, ':');
        syntax_node *index = reader_node_at(r, SYNTAX_INDEX, target->line, target->column);
        if (index == NULL || reader_advance(r) != 0) return NULL;
        index->a = target;
        index->dotted = true;
        if ((index->b = reader_name(r, "a name")) == NULL) return NULL;
        index->b->kind = SYNTAX_STRING;
        field = index->b->words;
        if (reader_deepen(r, index, target) != 0) return NULL;
        target = index;
    }
    n->list = target;
    n->more = expression_read_function(r, &word, word.line, field, self);
    if (n->more == NULL || reader_deepen(r, n, target) != 0 ||
        reader_deepen(r, n, n->more) != 0)
        return NULL;
    return mark_assigned(r, target) == 0 ? n : NULL;
}

/* Lua counts every further target as a level of nesting until the values are read; so is it
 * here, or Lua would refuse without a line what this has taken. */
static int read_targets(reader *r, syntax_node *n, syntax_node *target, uint32_t *levels) {
    for (syntax_node **targets = &n->list;;) {
        if (target->kind != SYNTAX_NAME && target->kind != SYNTAX_INDEX) {
            reader_wrong(r, target->line, target->column,
                         "only names and fields can be assigned");
            return FAULT_PACK;
        }
        if (mark_assigned(r, target) != 0 || reader_append(r, n, &targets, target) != 0)
            return FAULT_PACK;
        if (!reader_at_symbol(r, ',')) return 0;
        if (++*levels > SYNTAX_TARGET_MAX)
            return fault_set(r->f, FAULT_PACK, r->file, r->now.line, r->now.column,
                             "more than %d names before one '='; write several assignments",
                             SYNTAX_TARGET_MAX);
        if (reader_enter(r) != 0 || reader_advance(r) != 0 ||
            (target = expression_read_suffixed(r)) == NULL)
            return FAULT_PACK;
    }
}

static syntax_node *read_assignment(reader *r, syntax_node *n, syntax_node *first) {
    uint32_t levels = 0;
    syntax_node **values = &n->more;
    if (read_targets(r, n, first, &levels) != 0 || reader_expect_symbol(r, '=', "'='") != 0 ||
        expression_read_list(r, n, &values) != 0)
        return NULL;
    while (levels-- > 0) reader_leave(r);
    return n;
}

/* A call, or targets = values. */
static syntax_node *read_expression_statement(reader *r) {
    syntax_node *n = reader_node(r, SYNTAX_ASSIGN);
    syntax_node *first = n == NULL ? NULL : expression_read_suffixed(r);
    if (first == NULL) return NULL;
    bool call = first->kind == SYNTAX_CALL || first->kind == SYNTAX_METHOD;
    if (!reader_at_symbol(r, '=') && !reader_at_symbol(r, ',')) {
        if (!call) {
            bool else_if = first->kind == SYNTAX_NAME &&
                           (text_is(first->words, "elif") || text_is(first->words, "elsif"));
            if (else_if)
                return reader_wrong(r, first->line, first->column,
                                    "'%.*s' is no word of Lua; write elseif",
                                    TEXT_ARGS(first->words));
            bool more = reader_at(r, TOKEN_SYMBOL) && r->ahead.kind == TOKEN_SYMBOL;
            reader_refuse(r, more ? "'=' or a call"
                                  : "'=' or a call; a value alone is no statement, and to "
                                    "answer with it write return before it");
            return NULL;
        }
        n->kind = SYNTAX_CALL_ALONE;
        n->a = first;
        return reader_deepen(r, n, first) == 0 ? n : NULL;
    }
    return read_assignment(r, n, first);
}

/* A block with a scope of its own, up to the word that ends it, which is not read. */
static syntax_node *read_scoped(reader *r, bool loop) {
    scope_block block;
    syntax_node *n;
    scope_open_block(&r->scope, &block, loop);
    if (read_block(r, &n) != 0) return NULL;
    return scope_close_block(&r->scope, r->f) == 0 ? n : NULL;
}

static int close_with_end(reader *r, const syntax_node *n, const char *opened) {
    return reader_expect_closing(r, reader_at(r, TOKEN_END_WORD), "'end'", opened, n->line);
}

static syntax_node *read_do(reader *r) {
    syntax_node *n = reader_node(r, SYNTAX_DO);
    if (n == NULL || reader_advance(r) != 0 || (n->a = read_scoped(r, false)) == NULL)
        return NULL;
    return close_with_end(r, n, "do") == 0 && reader_deepen(r, n, n->a) == 0 ? n : NULL;
}

static syntax_node *read_while(reader *r) {
    syntax_node *n = reader_node(r, SYNTAX_WHILE);
    if (n == NULL || reader_advance(r) != 0 || (n->a = expression_read(r)) == NULL) return NULL;
    if (reader_expect(r, TOKEN_DO, "'do'") != 0 || (n->b = read_scoped(r, true)) == NULL)
        return NULL;
    if (close_with_end(r, n, "while") != 0) return NULL;
    return reader_deepen(r, n, n->a) == 0 && reader_deepen(r, n, n->b) == 0 ? n : NULL;
}

/* The condition sees the locals of the body. */
static syntax_node *read_repeat(reader *r) {
    scope_block loop, block;
    syntax_node *n = reader_node(r, SYNTAX_REPEAT);
    if (n == NULL || reader_advance(r) != 0) return NULL;
    scope_open_block(&r->scope, &loop, true);
    scope_open_block(&r->scope, &block, false);
    if (read_block(r, &n->b) != 0) return NULL;
    if (reader_expect_closing(r, reader_at(r, TOKEN_UNTIL), "'until'", "repeat", n->line) != 0)
        return NULL;
    if ((n->a = expression_read(r)) == NULL) return NULL;
    if (scope_close_block(&r->scope, r->f) != 0 || scope_close_block(&r->scope, r->f) != 0)
        return NULL;
    return reader_deepen(r, n, n->a) == 0 && reader_deepen(r, n, n->b) == 0 ? n : NULL;
}

static syntax_node *read_clause(reader *r, bool condition) {
    syntax_node *n = reader_node(r, SYNTAX_CLAUSE);
    if (n == NULL || reader_advance(r) != 0) return NULL;
    if (!condition && reader_at(r, TOKEN_IF) && r->now.line == n->line) r->else_if = n->line;
    if (condition) {
        if ((n->a = expression_read(r)) == NULL) return NULL;
        if (reader_expect(r, TOKEN_THEN, "'then'") != 0) return NULL;
    }
    if ((n->b = read_scoped(r, false)) == NULL) return NULL;
    return reader_deepen(r, n, n->a) == 0 && reader_deepen(r, n, n->b) == 0 ? n : NULL;
}

static syntax_node *read_if(reader *r) {
    syntax_node *n = reader_node(r, SYNTAX_IF);
    if (n == NULL) return NULL;
    syntax_node **end = &n->list;
    bool more = true;
    while (more) {
        bool condition = !reader_at(r, TOKEN_ELSE);
        syntax_node *clause = read_clause(r, condition);
        if (clause == NULL || reader_append(r, n, &end, clause) != 0) return NULL;
        more = condition && (reader_at(r, TOKEN_ELSEIF) || reader_at(r, TOKEN_ELSE));
    }
    return close_with_end(r, n, "if") == 0 ? n : NULL;
}

static int read_for_head(reader *r, syntax_node *n) {
    syntax_node **names = &n->list, **values = &n->more;
    do {
        if (n->list != NULL && reader_advance(r) != 0) return FAULT_PACK;
        syntax_node *name = reader_name(r, "a name");
        if (name == NULL || reader_append(r, n, &names, name) != 0) return FAULT_PACK;
    } while (reader_at_symbol(r, ','));
    bool number = reader_at_symbol(r, '=') && n->list->next == NULL;
    n->kind = number ? SYNTAX_FOR_NUMBER : SYNTAX_FOR_IN;
    if (number ? reader_advance(r) != 0 : reader_expect(r, TOKEN_IN, "'=' or 'in'") != 0)
        return FAULT_PACK;
    if (expression_read_list(r, n, &values) != 0) return FAULT_PACK;
    size_t count = 0;
    for (syntax_node *v = n->more; v != NULL; v = v->next) count++;
    if (number && (count < 2 || count > 3))
        return reader_refuse(r, "two or three numbers: for i = from, to, step");
    return reader_expect(r, TOKEN_DO, "'do'");
}

static syntax_node *read_for(reader *r) {
    scope_block loop, block;
    syntax_node *n = reader_node(r, SYNTAX_FOR_IN);
    if (n == NULL || reader_advance(r) != 0 || read_for_head(r, n) != 0) return NULL;
    scope_open_block(&r->scope, &loop, true);
    scope_open_block(&r->scope, &block, false);
    for (syntax_node *name = n->list; name != NULL; name = name->next)
        if (scope_declare(&r->scope, name, ATTRIBUTE_NONE, r->f) != 0) return NULL;
    if (read_block(r, &n->b) != 0) return NULL;
    if (scope_close_block(&r->scope, r->f) != 0 || scope_close_block(&r->scope, r->f) != 0)
        return NULL;
    return close_with_end(r, n, "for") == 0 && reader_deepen(r, n, n->b) == 0 ? n : NULL;
}

/* No statement starts with these either: most likely an `end` is missing before them. */
static bool closes_something(const reader *r) {
    return reader_at_symbol(r, '}') || reader_at_symbol(r, ')') || reader_at_symbol(r, ']') ||
           reader_at_symbol(r, ',');
}

static bool block_ends(const reader *r) {
    return closes_something(r) || reader_at(r, TOKEN_END) || reader_at(r, TOKEN_END_WORD) ||
           reader_at(r, TOKEN_ELSE) || reader_at(r, TOKEN_ELSEIF) || reader_at(r, TOKEN_UNTIL);
}

static syntax_node *read_return(reader *r) {
    syntax_node *n = reader_node(r, SYNTAX_RETURN);
    if (n == NULL || reader_advance(r) != 0) return NULL;
    syntax_node **end = &n->list;
    if (!block_ends(r) && !reader_at_symbol(r, ';') && expression_read_list(r, n, &end) != 0)
        return NULL;
    if (reader_at_symbol(r, ';') && reader_advance(r) != 0) return NULL;
    if (block_ends(r)) return n;
    reader_refuse(r, "the end of the block after 'return'");
    return NULL;
}

static syntax_node *read_goto(reader *r) {
    syntax_node *n = reader_node(r, SYNTAX_GOTO);
    if (n == NULL || reader_advance(r) != 0) return NULL;
    syntax_node *name = reader_name(r, "the name of a label");
    if (name == NULL) return NULL;
    n->words = name->words;
    return scope_goto_here(&r->scope, n, r->f) == 0 ? n : NULL;
}

static syntax_node *read_break(reader *r) {
    syntax_node *n = reader_node(r, SYNTAX_BREAK);
    if (n == NULL) return NULL;
    if (!scope_in_loop(&r->scope)) {
        return reader_wrong(r, n->line, n->column, "'break' outside a loop");
    }
    return reader_advance(r) == 0 ? n : NULL;
}

static syntax_node *read_local_or_function(reader *r) {
    if (r->ahead.kind == TOKEN_FUNCTION) {
        if (reader_advance(r) != 0) return NULL;
        token word = r->now;
        return read_local_function(r, &word);
    }
    return reader_advance(r) == 0 ? read_local(r) : NULL;
}

static syntax_node *read_statement(reader *r) {
    switch (r->now.kind) {
    case TOKEN_IF: return read_if(r);
    case TOKEN_WHILE: return read_while(r);
    case TOKEN_DO: return read_do(r);
    case TOKEN_FOR: return read_for(r);
    case TOKEN_REPEAT: return read_repeat(r);
    case TOKEN_FUNCTION: return read_function_statement(r);
    case TOKEN_LOCAL: return read_local_or_function(r);
    case TOKEN_RETURN: return read_return(r);
    case TOKEN_BREAK: return read_break(r);
    case TOKEN_GOTO: return read_goto(r);
    default: return read_expression_statement(r);
    }
}

/* Labels are settled when it is known what follows them: see read_block. */
static syntax_node *read_label(reader *r) {
    if (reader_advance(r) != 0) return NULL;
    syntax_node *n = reader_name(r, "the name of a label");
    if (n == NULL || reader_expect(r, TOKEN_LABEL, "'::'") != 0) return NULL;
    n->kind = SYNTAX_LABEL;
    return n;
}

/* A run of labels and semicolons; the labels belong to the end of the block when it follows. */
static int read_labels(reader *r, syntax_node *block, syntax_node ***end) {
    syntax_node *first = NULL;
    while (reader_at_symbol(r, ';') || reader_at(r, TOKEN_LABEL)) {
        if (reader_at_symbol(r, ';')) {
            if (reader_advance(r) != 0) return FAULT_PACK;
            continue;
        }
        syntax_node *label = read_label(r);
        if (label == NULL || reader_append(r, block, end, label) != 0) return FAULT_PACK;
        if (first == NULL) first = label;
    }
    /* in repeat, the condition still sees the locals */
    bool last = block_ends(r) && !reader_at(r, TOKEN_UNTIL);
    for (const syntax_node *n = first; n != NULL; n = n->next)
        if (scope_label_here(&r->scope, n, last, r->f) != 0) return FAULT_PACK;
    return 0;
}

static int read_block(reader *r, syntax_node **out) {
    syntax_node *block = *out = reader_node(r, SYNTAX_BLOCK);
    if (block == NULL || reader_enter(r) != 0) return FAULT_PACK;
    syntax_node **end = &block->list;
    for (bool returned = false; !returned;) {
        if (read_labels(r, block, &end) != 0) return FAULT_PACK;
        if (block_ends(r)) break;
        syntax_node *statement = read_statement(r);
        if (statement == NULL || reader_append(r, block, &end, statement) != 0)
            return FAULT_PACK;
        returned = statement->kind == SYNTAX_RETURN;
    }
    reader_leave(r);
    return 0;
}

static int read_main(reader *r, syntax_function *main) {
    scope_function of;
    scope_block block;
    main->varargs = true;
    scope_open_function(&r->scope, &of, main);
    scope_open_block(&r->scope, &block, false);
    if (reader_advance(r) != 0 || reader_advance(r) != 0 || read_block(r, &main->body) != 0)
        return FAULT_PACK;
    if (!reader_at(r, TOKEN_END)) return reader_refuse(r, "a statement");
    main->last_line = r->now.line;
    if (scope_close_block(&r->scope, r->f) != 0) return FAULT_PACK;
    return scope_close_function(&r->scope, r->f);
}

int syntax_read(const char *name, text source, arena *memory, syntax_file *out, fault *f) {
    fault own = { 0 };
    reader r = { .scope = { .file = name, .memory = memory },
                 .memory = memory,
                 .file = name,
                 .f = &own,
                 .block = read_block };
    *out = (syntax_file){ .name = name };
    if (source.len > SYNTAX_SOURCE_MAX)
        return fault_set(f, FAULT_PACK, name, 0, 0,
                         "the file has %zu bytes; a rule file may have at most %d", source.len,
                         SYNTAX_SOURCE_MAX);
    out->main = arena_take_zero(memory, 1, sizeof *out->main);
    if (out->main == NULL) return fault_memory(f);
    lua_lex_init(&r.lexer, name, source, memory);
    read_main(&r, out->main);
    if (r.scope.newest != NULL) out->function_count = r.scope.newest->number + 1;
    scope_clear(&r.scope);
    if (own.code == 0) return 0;
    return fault_set(f, own.code, own.file[0] != '\0' ? own.file : NULL, own.line, own.column,
                     "%s", own.message);
}

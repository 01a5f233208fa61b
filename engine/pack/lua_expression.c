/* lua_expression: the expressions of a Lua file.
 *
 * A descent by hand, one function per construct of the grammar in the Lua manual, §9;
 * operators by how tightly they bind, §3.4.8. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/lua_expression.h"

static syntax_node *read_expression(reader *r, int limit);

int expression_read_list(reader *r, syntax_node *parent, syntax_node ***end) {
    for (;;) {
        syntax_node *e = expression_read(r);
        if (e == NULL || reader_append(r, parent, end, e) != 0) return FAULT_PACK;
        if (!reader_at_symbol(r, ',')) return 0;
        if (reader_advance(r) != 0) return FAULT_PACK;
    }
}

static int read_params(reader *r, syntax_function *fn, bool self) {
    syntax_node *names = NULL, **end = &names;
    if (self) {
        syntax_node *n = reader_node(r, SYNTAX_NAME);
        if (n == NULL) return FAULT_PACK;
        n->words = TEXT("self");
        *end = n, end = &n->next;
        fn->param_count++;
    }
    if (reader_expect_symbol(r, '(', "'(' before the parameters") != 0) return FAULT_PACK;
    while (!reader_at_symbol(r, ')')) {
        if (reader_at(r, TOKEN_DOTS)) {
            fn->varargs = true;
            if (reader_advance(r) != 0) return FAULT_PACK;
            break;
        }
        syntax_node *n = reader_name(r, "the name of a parameter");
        if (n == NULL) return FAULT_PACK;
        *end = n, end = &n->next;
        fn->param_count++;
        if (!reader_at_symbol(r, ',')) break;
        if (reader_advance(r) != 0) return FAULT_PACK;
        if (reader_at_symbol(r, ')')) return reader_refuse(r, "the name of a parameter");
    }
    if (reader_expect_symbol(r, ')', "')' after the parameters") != 0) return FAULT_PACK;
    if (fn->param_count == 0) return 0;
    fn->params = arena_take_zero(r->memory, fn->param_count, sizeof *fn->params);
    if (fn->params == NULL) return fault_memory(r->f);
    size_t i = 0;
    for (syntax_node *n = names; n != NULL; n = n->next) {
        if (scope_declare(&r->scope, n, ATTRIBUTE_NONE, r->f) != 0) return FAULT_PACK;
        fn->params[i++] = n->variable;
    }
    return 0;
}

static int read_inside(reader *r, syntax_function *fn, bool self, const token *word) {
    scope_block block;
    scope_open_block(&r->scope, &block, false);
    if (read_params(r, fn, self) != 0 || r->block(r, &fn->body) != 0) return FAULT_PACK;
    fn->last_line = r->now.line;
    if (reader_expect_closing(r, reader_at(r, TOKEN_END_WORD), "'end'", "function",
                              word->line) != 0)
        return FAULT_PACK;
    return scope_close_block(&r->scope, r->f);
}

/* After the word `function` (and, in a statement, the name): parameters, body, `end`. */
syntax_node *expression_read_function(reader *r, const token *word, uint32_t first_line,
                                      text field, bool self) {
    syntax_node *n = reader_node_at(r, SYNTAX_FUNCTION, word->line, word->column);
    syntax_function *fn = n == NULL ? NULL : arena_take_zero(r->memory, 1, sizeof *fn);
    if (fn == NULL) {
        if (n != NULL) fault_memory(r->f);
        return NULL;
    }
    n->function = fn;
    fn->first_line = first_line;
    fn->line = word->line;
    fn->column = word->column;
    fn->field = field;
    scope_function of;
    scope_open_function(&r->scope, &of, fn);
    int error = read_inside(r, fn, self, word);
    if (error == 0) error = scope_close_function(&r->scope, r->f);
    else r->scope.function = of.outer;
    return error == 0 && reader_deepen(r, n, fn->body) == 0 ? n : NULL;
}

/* The value of a field or local, which gives a function its name. */
syntax_node *expression_read_value(reader *r, text field) {
    bool function = reader_at(r, TOKEN_FUNCTION);
    size_t before = r->nodes;
    syntax_node *n = expression_read(r);
    if (n != NULL && function && n->kind == SYNTAX_FUNCTION && r->nodes > before)
        n->function->field = field;
    return n;
}

static syntax_node *read_field(reader *r) {
    syntax_node *field = reader_node(r, SYNTAX_FIELD);
    if (field == NULL) return NULL;
    bool next_assigns = r->ahead.kind == TOKEN_SYMBOL && r->ahead.symbol == '=';
    text name = TEXT("");
    if (reader_at(r, TOKEN_NAME) && next_assigns) {
        field->dotted = true;
        field->a = reader_name(r, "a name");
        if (field->a == NULL) return NULL;
        field->a->kind = SYNTAX_STRING;
        name = field->a->words;
    } else if (reader_at_symbol(r, '[')) {
        if (reader_advance(r) != 0 || (field->a = expression_read(r)) == NULL) return NULL;
        if (reader_expect_symbol(r, ']', "']'") != 0) return NULL;
        if (field->a->kind == SYNTAX_STRING) name = field->a->words;
    }
    if (field->a != NULL && reader_expect_symbol(r, '=', "'='") != 0) return NULL;
    if ((field->b = expression_read_value(r, name)) == NULL) return NULL;
    return reader_deepen(r, field, field->a) == 0 && reader_deepen(r, field, field->b) == 0
               ? field
               : NULL;
}

static syntax_node *read_table(reader *r) {
    syntax_node *table = reader_node(r, SYNTAX_TABLE);
    if (table == NULL || reader_advance(r) != 0) return NULL;
    syntax_node **end = &table->list;
    while (!reader_at_symbol(r, '}') && !reader_at(r, TOKEN_END)) {
        syntax_node *field = read_field(r);
        if (field == NULL || reader_append(r, table, &end, field) != 0) return NULL;
        if (!reader_at_symbol(r, ',') && !reader_at_symbol(r, ';')) break;
        if (reader_advance(r) != 0) return NULL;
    }
    return reader_expect_closing(r, reader_at_symbol(r, '}'), "'}'", "{", table->line) == 0
               ? table
               : NULL;
}

static syntax_node *read_constant(reader *r) {
    static const struct {
        token_kind token;
        syntax_kind kind;
    } kinds[] = {
        { TOKEN_NIL, SYNTAX_NIL },     { TOKEN_TRUE, SYNTAX_TRUE },
        { TOKEN_FALSE, SYNTAX_FALSE }, { TOKEN_INTEGER, SYNTAX_INTEGER },
        { TOKEN_FLOAT, SYNTAX_FLOAT }, { TOKEN_STRING, SYNTAX_STRING },
        { TOKEN_DOTS, SYNTAX_VARARG },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (!reader_at(r, kinds[i].token)) continue;
        syntax_node *n = reader_node(r, kinds[i].kind);
        if (n == NULL) return NULL;
        n->words = r->now.words;
        n->integer = r->now.integer;
        return reader_advance(r) == 0 ? n : NULL;
    }
    reader_refuse(r, "a value");
    return NULL;
}

static int read_arguments(reader *r, syntax_node *call) {
    syntax_node **end = &call->list;
    if (reader_at_symbol(r, '(')) {
        uint32_t line = r->now.line;
        if (reader_advance(r) != 0) return FAULT_PACK;
        if (!reader_at_symbol(r, ')') && expression_read_list(r, call, &end) != 0)
            return FAULT_PACK;
        return reader_expect_closing(r, reader_at_symbol(r, ')'), "')'", "(", line);
    }
    syntax_node *only = reader_at_symbol(r, '{') ? read_table(r) : read_constant(r);
    return only == NULL ? FAULT_PACK : reader_append(r, call, &end, only);
}

static syntax_node *read_primary(reader *r) {
    if (reader_at(r, TOKEN_NAME)) {
        syntax_node *n = reader_name(r, "a name");
        return n != NULL && scope_resolve(&r->scope, n, r->f) == 0 ? n : NULL;
    }
    if (!reader_at_symbol(r, '(')) {
        reader_refuse(r, "a name or a value");
        return NULL;
    }
    syntax_node *n = reader_node(r, SYNTAX_PAREN);
    if (n == NULL || reader_advance(r) != 0 || (n->a = expression_read(r)) == NULL) return NULL;
    if (reader_expect_closing(r, reader_at_symbol(r, ')'), "')'", "(", n->line) != 0)
        return NULL;
    return reader_deepen(r, n, n->a) == 0 ? n : NULL;
}

static syntax_node *read_index(reader *r, syntax_node *object) {
    bool dotted = reader_at_symbol(r, '.');
    syntax_node *n = reader_node_at(r, SYNTAX_INDEX, object->line, object->column);
    if (n == NULL || reader_advance(r) != 0) return NULL;
    n->a = object;
    n->dotted = dotted;
    n->b = dotted ? reader_name(r, "a name after the dot") : expression_read(r);
    if (n->b == NULL) return NULL;
    if (dotted) n->b->kind = SYNTAX_STRING;
    else if (reader_expect_symbol(r, ']', "']'") != 0) return NULL;
    return reader_deepen(r, n, object) == 0 && reader_deepen(r, n, n->b) == 0 ? n : NULL;
}

static syntax_node *read_call(reader *r, syntax_node *callee) {
    bool method = reader_at_symbol(r, ':');
    syntax_node *n =
        reader_node_at(r, method ? SYNTAX_METHOD : SYNTAX_CALL, callee->line, callee->column);
    if (n == NULL) return NULL;
    n->a = callee;
    if (method) {
        if (reader_advance(r) != 0) return NULL;
        syntax_node *name = reader_name(r, "a name after ':'");
        if (name == NULL) return NULL;
        n->words = name->words;
        if (!reader_at_symbol(r, '(') && !reader_at_symbol(r, '{') &&
            !reader_at(r, TOKEN_STRING)) {
            reader_refuse(r, "'(' for a call");
            return NULL;
        }
    }
    return reader_deepen(r, n, callee) == 0 && read_arguments(r, n) == 0 ? n : NULL;
}

syntax_node *expression_read_suffixed(reader *r) {
    syntax_node *n = read_primary(r);
    while (n != NULL) {
        if (reader_at_symbol(r, '.') || reader_at_symbol(r, '[')) n = read_index(r, n);
        else if (reader_at_symbol(r, ':') || reader_at_symbol(r, '(') ||
                 reader_at_symbol(r, '{') || reader_at(r, TOKEN_STRING))
            n = read_call(r, n);
        else break;
    }
    return n;
}

static syntax_node *read_simple(reader *r) {
    if (reader_at(r, TOKEN_NAME) || reader_at_symbol(r, '('))
        return expression_read_suffixed(r);
    if (reader_at_symbol(r, '{')) return read_table(r);
    if (reader_at(r, TOKEN_FUNCTION)) {
        token word = r->now;
        if (reader_advance(r) != 0) return NULL;
        return expression_read_function(r, &word, r->now.line, TEXT(""), false);
    }
    if (reader_at(r, TOKEN_DOTS) && !r->scope.function->function->varargs) {
        return reader_wrong(r, r->now.line, r->now.column,
                            "'...' outside a function that has '...' among its parameters");
    }
    return read_constant(r);
}

typedef struct binding {
    syntax_op op;
    int left, right;
} binding; /* how tightly it binds */
enum { UNARY_BINDS = 12 };

static binding binary_here(const reader *r) {
    static const struct {
        token_kind kind;
        char symbol;
        binding binding;
    } table[] = {
        { TOKEN_OR, 0, { OP_OR, 1, 1 } },
        { TOKEN_AND, 0, { OP_AND, 2, 2 } },
        { TOKEN_SYMBOL, '<', { OP_LT, 3, 3 } },
        { TOKEN_SYMBOL, '>', { OP_GT, 3, 3 } },
        { TOKEN_LE, 0, { OP_LE, 3, 3 } },
        { TOKEN_GE, 0, { OP_GE, 3, 3 } },
        { TOKEN_NE, 0, { OP_NE, 3, 3 } },
        { TOKEN_EQ, 0, { OP_EQ, 3, 3 } },
        { TOKEN_SYMBOL, '|', { OP_BIT_OR, 4, 4 } },
        { TOKEN_SYMBOL, '~', { OP_BIT_XOR, 5, 5 } },
        { TOKEN_SYMBOL, '&', { OP_BIT_AND, 6, 6 } },
        { TOKEN_SHL, 0, { OP_SHL, 7, 7 } },
        { TOKEN_SHR, 0, { OP_SHR, 7, 7 } },
        { TOKEN_CONCAT, 0, { OP_CONCAT, 9, 8 } },
        { TOKEN_SYMBOL, '+', { OP_ADD, 10, 10 } },
        { TOKEN_SYMBOL, '-', { OP_SUB, 10, 10 } },
        { TOKEN_SYMBOL, '*', { OP_MUL, 11, 11 } },
        { TOKEN_SYMBOL, '/', { OP_DIV, 11, 11 } },
        { TOKEN_FLOOR, 0, { OP_FLOOR, 11, 11 } },
        { TOKEN_SYMBOL, '%', { OP_MOD, 11, 11 } },
        { TOKEN_SYMBOL, '^', { OP_POW, 14, 13 } },
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (r->now.kind == table[i].kind && r->now.symbol == table[i].symbol)
            return table[i].binding;
    return (binding){ OP_NONE, 0, 0 };
}

static syntax_op unary_here(const reader *r) {
    if (reader_at(r, TOKEN_NOT)) return OP_NOT;
    if (reader_at_symbol(r, '-')) return OP_MINUS;
    if (reader_at_symbol(r, '#')) return OP_LEN;
    return reader_at_symbol(r, '~') ? OP_BIT_NOT : OP_NONE;
}

static syntax_node *read_operand(reader *r) {
    syntax_op op = unary_here(r);
    if (op == OP_NONE) return read_simple(r);
    syntax_node *n = reader_node(r, SYNTAX_UNARY);
    if (n == NULL || reader_advance(r) != 0) return NULL;
    n->op = (uint8_t)op;
    n->a = read_expression(r, UNARY_BINDS);
    return n->a != NULL && reader_deepen(r, n, n->a) == 0 ? n : NULL;
}

/* Operators that bind more tightly than `limit`. */
static syntax_node *read_expression(reader *r, int limit) {
    if (reader_enter(r) != 0) return NULL;
    syntax_node *left = read_operand(r);
    for (binding b; left != NULL && (b = binary_here(r)).left > limit;) {
        syntax_node *n = reader_node(r, SYNTAX_BINARY);
        if (n == NULL || reader_advance(r) != 0) return NULL;
        n->op = (uint8_t)b.op;
        n->a = left;
        n->b = read_expression(r, b.right);
        if (n->b == NULL || reader_deepen(r, n, n->a) != 0 || reader_deepen(r, n, n->b) != 0)
            return NULL;
        left = n;
    }
    reader_leave(r);
    return left;
}

syntax_node *expression_read(reader *r) {
    return read_expression(r, 0);
}

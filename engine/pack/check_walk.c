/* check_walk: goes through a function without running it.
 *
 * Every branch is taken once, every expression gives what is known of its value, and a
 * call of a function of the pack goes through that function with what is known of its
 * arguments, so a helper is checked for each way it is used. A local that is assigned
 * again is unknown. Steps, depth and calls within calls are bounded: beyond them a value
 * is unknown and the checks fall silent. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/check_walk.h"

#include <stdlib.h>
#include <string.h>

#include "pack/check_answer.h"
#include "pack/check_call.h"
#include "pack/check_compare.h"
#include "pack/check_known.h"
#include "pack/check_memo.h"
#include "pack/check_name.h"

enum { RUNNING_MAX = 32, WAITING_MAX = 10000 };

static check_value evaluate(checker *c, const check_frame *f, const syntax_node *n);
static void go_through(checker *c, const check_frame *f, const syntax_node *block);

static check_value unknown(void) {
    return value_of_kind(VALUE_UNKNOWN);
}

/* ---- tables and fields ------------------------------------------------------------ */

static bool may_be_many(const syntax_node *n) {
    return n->kind == SYNTAX_CALL || n->kind == SYNTAX_METHOD || n->kind == SYNTAX_VARARG;
}

static check_value of_table(checker *c, const check_frame *f, const syntax_node *n) {
    size_t count = 0, i = 0;
    int64_t position = 0;
    for (const syntax_node *e = n->list; e != NULL; e = e->next) count++;
    check_table *t = arena_take_zero(&c->scratch, 1, sizeof *t);
    check_entry *entries = arena_take_zero(&c->scratch, count + 1, sizeof *entries);
    for (const syntax_node *e = n->list; e != NULL; e = e->next, i++) {
        check_value key = value_of_kind(VALUE_INTEGER), value;
        text word;
        key.known = true;
        key.integer = e->a == NULL ? ++position : 0;
        if (e->a != NULL) key = evaluate(c, f, e->a);
        value = evaluate(c, f, e->b);
        if (t == NULL || entries == NULL) continue;
        entries[i] = (check_entry){ key, value, e->a != NULL && e->dotted ? e->a : e->b,
                                    e->b };
        if (e->a == NULL && e->next == NULL && may_be_many(e->b)) t->open = true;
        if (e->a != NULL && !value_is_word(&key, &word) && !key.known) t->open = true;
    }
    if (t == NULL || entries == NULL) return unknown();
    t->entries = entries;
    t->count = count;
    check_value v = value_of_kind(VALUE_TABLE);
    v.table = t;
    return v;
}

static check_value in_table(checker *c, const check_value *table, const check_value *key) {
    check_value v = value_in_table(&c->scratch, table, key);
    text name = TEXT("");
    value_is_word(key, &name);
    if (v.kind == VALUE_UNKNOWN && v.held != NULL) return check_known_held(c, v.held, name);
    return v;
}

static check_value of_index(checker *c, const check_frame *f, const syntax_node *n) {
    operand object = { n->a, evaluate(c, f, n->a) };
    check_value key = evaluate(c, f, n->b);
    text name;
    if (object.value.kind == VALUE_TABLE || object.value.kind == VALUE_HELD)
        return in_table(c, &object.value, &key);
    if (value_is_word(&key, &name)) return check_name(c, f->file, n->b, &object, name);
    return unknown();
}

/* ---- calls ------------------------------------------------------------ */

static bool is_running(const checker *c, const syntax_function *fn) {
    for (size_t i = 0; i < c->running_count; i++)
        if (c->running[i] == fn) return true;
    return false;
}

/* `outer` is the frame the function was made in, or one that only names its closure. */
static check_value run(checker *c, const syntax_function *fn, const check_frame *outer,
                       const check_value *arguments, size_t count) {
    check_frame *f = arena_take_zero(&c->scratch, 1, sizeof *f);
    check_value *values = arena_take_zero(&c->scratch, fn->variable_count + 1, sizeof *values);
    if (f == NULL || values == NULL) {
        c->no_memory = true;
        return unknown();
    }
    *f = (check_frame){ .outer = outer->function != NULL ? outer : NULL,
                        .function = fn,
                        .base = outer->base,
                        .file = outer->file,
                        .values = values };
    for (size_t i = 0; i < fn->variable_count; i++) values[i] = unknown();
    for (size_t i = 0; i < fn->param_count && i < count; i++)
        values[fn->params[i]->index] = arguments[i];
    check_value result = unknown(), *result_before = c->result;
    bool returned_before = c->returned;
    uint32_t loops_before = c->loops;
    c->loops = 0;
    c->running[c->running_count++] = fn;
    c->files[f->file].called[fn->number] = true;
    c->result = &result;
    c->returned = false;
    go_through(c, f, fn->body);
    c->result = result_before;
    c->returned = returned_before;
    c->loops = loops_before;
    c->running_count--;
    return result;
}

static check_value call_function(checker *c, const check_value *fn,
                                 const check_value *arguments, size_t count) {
    if (c->running_count == RUNNING_MAX || is_running(c, fn->function)) {
        c->all_said = true;
        return unknown();
    }
    const check_value *known = check_memo_find(c, fn, arguments, count);
    if (known != NULL) return *known;
    check_value result = run(c, fn->function, fn->frame, arguments, count);
    check_memo_keep(c, fn, arguments, count, result);
    return result;
}

static size_t evaluate_arguments(checker *c, const check_frame *f, const syntax_node *list,
                                 operand *out, bool *open) {
    size_t count = 0;
    *open = false;
    for (const syntax_node *a = list; a != NULL; a = a->next) {
        check_value v = evaluate(c, f, a);
        if (count < CALL_ARGUMENTS_MAX) out[count++] = (operand){ a, v };
        if (a->next == NULL && may_be_many(a)) *open = true;
    }
    return count;
}

static check_value of_call(checker *c, const check_frame *f, const syntax_node *n) {
    operand arguments[CALL_ARGUMENTS_MAX];
    check_value values[CALL_ARGUMENTS_MAX];
    bool open;
    check_value callee = evaluate(c, f, n->a);
    size_t count = evaluate_arguments(c, f, n->list, arguments, &open);
    if (callee.kind == VALUE_BUILTIN)
        return check_call(c, callee.word, &(known_call){ n, f->file, arguments, count, open });
    for (size_t i = 0; i < count; i++) {
        values[i] = arguments[i].value;
        /* somebody unknown may say any code with it */
        if (callee.kind != VALUE_FUNCTION && values[i].kind == VALUE_BUILTIN)
            c->all_said = true;
    }
    if (callee.kind == VALUE_FUNCTION) return call_function(c, &callee, values, count);
    c->all_said = true;
    return unknown();
}

/* ---- other expressions ------------------------------------------------------------ */

static check_value of_function(checker *c, const check_frame *f, const syntax_node *n) {
    check_value v = value_of_kind(VALUE_FUNCTION);
    v.function = n->function;
    v.frame = f;
    if (grow((void **)&c->waiting, &c->waiting_room, c->waiting_count, sizeof *c->waiting,
             WAITING_MAX))
        c->waiting[c->waiting_count++] = v;
    return v;
}

static check_value of_and(const check_value *a, check_value b) {
    if (a->kind == VALUE_BOOLEAN && b.kind == VALUE_BOOLEAN) return b;
    if (a->kind == VALUE_NIL) return *a;
    b.maybe_nil = true; /* or false: what matters is that nothing is certain */
    return b;
}

static check_value of_or(checker *c, check_value a, check_value b) {
    if (a.kind == VALUE_NIL) return b;
    if (a.kind == VALUE_BOOLEAN && b.kind != VALUE_BOOLEAN) return unknown();
    a.maybe_nil = false;
    return value_join(&c->scratch, a, b);
}

static check_value of_binary(checker *c, const check_frame *f, const syntax_node *n) {
    operand a = { n->a, evaluate(c, f, n->a) };
    if (n->op == OP_AND || n->op == OP_OR) {
        check_condition(c, f->file, &a);
        if (n->op == OP_OR) check_answer_constant(c, f->file, n, &a);
        check_value b = evaluate(c, f, n->b);
        return n->op == OP_AND ? of_and(&a.value, b) : of_or(c, a.value, b);
    }
    operand b = { n->b, evaluate(c, f, n->b) };
    return check_operator(c, f->file, n, &a, &b);
}

static check_value of_unary(checker *c, const check_frame *f, const syntax_node *n) {
    operand a = { n->a, evaluate(c, f, n->a) };
    if (n->op == OP_NOT) {
        check_condition(c, f->file, &a);
        return value_of_kind(VALUE_BOOLEAN);
    }
    if (n->op == OP_LEN && a.value.kind == VALUE_ROWS)
        checker_error(c, f->file, n,
                      "rows are not counted with '#': only some, none, at_least, "
                      "latest, sorted and sum know who was searched");
    if (n->op == OP_MINUS && value_is_number(&a.value)) return value_of_kind(a.value.kind);
    return n->op == OP_LEN ? value_of_kind(VALUE_INTEGER) : unknown();
}

static check_value of_method(checker *c, const check_frame *f, const syntax_node *n) {
    operand ignored[CALL_ARGUMENTS_MAX];
    bool open;
    check_value of = evaluate(c, f, n->a);
    evaluate_arguments(c, f, n->list, ignored, &open);
    c->all_said = true;
    if (value_is_cell(&of) || of.kind == VALUE_ROWS) {
        char what[256];
        value_print(c->pack, &of, what, sizeof what);
        checker_error(c, f->file, n,
                      "%s and has no ':%.*s(...)'; is, same and matches ask about text, some "
                      "and each about rows",
                      what, TEXT_ARGS(n->words));
    }
    return unknown();
}

static check_value evaluate_inside(checker *c, const check_frame *f, const syntax_node *n) {
    switch (n->kind) {
    case SYNTAX_NAME: return check_known_name(c, f, n);
    case SYNTAX_INDEX: return of_index(c, f, n);
    case SYNTAX_CALL: return of_call(c, f, n);
    case SYNTAX_METHOD: return of_method(c, f, n);
    case SYNTAX_FUNCTION: return of_function(c, f, n);
    case SYNTAX_BINARY: return of_binary(c, f, n);
    case SYNTAX_UNARY: return of_unary(c, f, n);
    case SYNTAX_PAREN: return evaluate(c, f, n->a);
    case SYNTAX_TABLE: return of_table(c, f, n);
    default: return check_known_literal(c, n);
    }
}

static check_value evaluate(checker *c, const check_frame *f, const syntax_node *n) {
    if (++c->steps > CHECK_STEPS_MAX || c->depth >= CHECK_DEPTH_MAX) {
        c->all_said = true;
        return unknown();
    }
    c->depth++;
    check_value v = evaluate_inside(c, f, n);
    c->depth--;
    return v;
}

/* ---- statements ------------------------------------------------------------ */

static void bind(const check_frame *f, const syntax_node *name, check_value v) {
    f->values[name->variable->index] = v;
}

static void of_local(checker *c, const check_frame *f, const syntax_node *n) {
    const syntax_node *name = n->list, *last = NULL;
    for (const syntax_node *e = n->more; e != NULL; e = e->next) {
        check_value v = evaluate(c, f, e);
        if (name != NULL && e->next == NULL && name->next != NULL && may_be_many(e))
            v = unknown();
        if (name != NULL) bind(f, name, v), name = name->next;
        last = e;
    }
    bool many = last != NULL && may_be_many(last);
    for (; name != NULL; name = name->next)
        bind(f, name, many ? unknown() : value_of_kind(VALUE_NIL));
}

static void of_assignment(checker *c, const check_frame *f, const syntax_node *n) {
    for (const syntax_node *e = n->more; e != NULL; e = e->next) evaluate(c, f, e);
    for (const syntax_node *t = n->list; t != NULL; t = t->next) {
        if (t->kind != SYNTAX_INDEX) c->carries = true;
        if (t->kind != SYNTAX_INDEX) continue;
        check_value object = evaluate(c, f, t->a);
        /* a note kept under a member goes where he goes; any other may go to anybody */
        if (evaluate(c, f, t->b).kind != VALUE_MEMBER) c->carries = true;
        const syntax_node *base = t->a;
        while (base->kind == SYNTAX_INDEX) base = base->a;
        if (object.kind == VALUE_HELD) c->changes(c, f->file, t, base->words);
        if (object.kind == VALUE_TABLE) object.table->changed = object.table->open = true;
    }
}

static void go_round(checker *c, const check_frame *f, const syntax_node *block) {
    c->loops++;
    go_through(c, f, block);
    c->loops--;
}

/* for a, b in pairs_of(slate), for a, b, rel in related(...), for level, above in
 * ranked(...). */
static bool of_for_members(checker *c, const check_frame *f, const syntax_node *n, text word) {
    bool ranked = text_is(word, "ranked"), related = text_is(word, "related");
    if (!ranked && !related && !text_is(word, "pairs_of")) return false;
    size_t i = 0;
    for (const syntax_node *name = n->list; name != NULL; name = name->next, i++) {
        check_value v = value_of_kind(i > 1    ? VALUE_UNKNOWN
                                      : ranked ? VALUE_MEMBERS
                                               : VALUE_MEMBER);
        if (related && i == 2) {
            v = value_of_kind(VALUE_ROW);
            v.source = check_call_between(c, n->more);
            if (v.source == NO_INDEX) v = unknown();
        }
        bind(f, name, v);
    }
    go_round(c, f, n->b);
    return true;
}

static void of_for_in(checker *c, const check_frame *f, const syntax_node *n) {
    const syntax_node *e = n->more;
    check_value element = unknown();
    bool called = e != NULL && e->kind == SYNTAX_CALL && e->list != NULL;
    bool walk = called && e->list->next == NULL;
    check_value callee = called ? evaluate(c, f, e->a) : unknown();
    walk = walk && callee.kind == VALUE_BUILTIN &&
           (text_is(callee.word, "ipairs") || text_is(callee.word, "list"));
    for (; e != NULL; e = e->next) evaluate(c, f, e);
    if (walk) {
        check_value list = evaluate(c, f, n->more->list);
        element = value_in_list(&c->scratch, &list);
        if (element.kind == VALUE_UNKNOWN && element.held != NULL)
            element = check_known_held(c, element.held, TEXT(""));
    }
    if (of_for_members(c, f, n, callee.kind == VALUE_BUILTIN ? callee.word : TEXT(""))) return;
    size_t i = 0;
    for (const syntax_node *name = n->list; name != NULL; name = name->next, i++) {
        check_value v = i == 0 && walk ? value_of_kind(VALUE_INTEGER)
                        : i == 1       ? element
                                       : unknown();
        bind(f, name, v);
    }
    go_round(c, f, n->b);
}

static void of_for_number(checker *c, const check_frame *f, const syntax_node *n) {
    bool whole = true;
    for (const syntax_node *e = n->more; e != NULL; e = e->next)
        whole = evaluate(c, f, e).kind == VALUE_INTEGER && whole;
    bind(f, n->list, whole ? value_of_kind(VALUE_INTEGER) : unknown());
    go_round(c, f, n->b);
}

static void condition(checker *c, const check_frame *f, const syntax_node *n) {
    operand o = { n, evaluate(c, f, n) };
    check_condition(c, f->file, &o);
}

/* Answers that are never false say yes of everybody. */
static void check_answer(checker *c, const check_frame *f, const operand *o) {
    bool asks = c->site->kind != SITE_RULE_TEST && c->site->kind != SITE_TALLY &&
                c->site->kind != SITE_PREVIOUS;
    if (asks && f->function == c->root) check_condition(c, f->file, o);
    if (c->site->kind != SITE_RULE_TEST || f->function != c->root) return;
    check_answer_effect(c, f->file, o);
    check_answer_unheard(c, f->file, o);
}

static void of_return(checker *c, const check_frame *f, const syntax_node *n) {
    check_value first = value_of_kind(VALUE_NIL);
    for (const syntax_node *e = n->list; e != NULL; e = e->next) {
        operand o = { e, evaluate(c, f, e) };
        if (e != n->list) continue;
        first = o.value;
        check_answer(c, f, &o);
    }
    *c->result = c->returned ? value_join(&c->scratch, *c->result, first) : first;
    c->returned = true;
}

static void of_call_alone(checker *c, const check_frame *f, const syntax_node *call) {
    evaluate(c, f, call);
    check_value callee = call->kind == SYNTAX_CALL ? evaluate(c, f, call->a) : unknown();
    if (callee.kind == VALUE_BUILTIN) check_answer_alone(c, f->file, call, callee.word);
}

static void statement(checker *c, const check_frame *f, const syntax_node *n) {
    check_value v;
    switch (n->kind) {
    case SYNTAX_LOCAL: of_local(c, f, n); break;
    case SYNTAX_LOCAL_FUNCTION:
        v = evaluate(c, f, n->b);
        bind(f, n->a, v);
        break;
    case SYNTAX_ASSIGN: of_assignment(c, f, n); break;
    case SYNTAX_CALL_ALONE: of_call_alone(c, f, n->a); break;
    case SYNTAX_DO: go_through(c, f, n->a); break;
    case SYNTAX_WHILE:
        condition(c, f, n->a);
        go_round(c, f, n->b);
        break;
    case SYNTAX_REPEAT:
        go_round(c, f, n->b);
        condition(c, f, n->a);
        break;
    case SYNTAX_IF:
        for (const syntax_node *clause = n->list; clause != NULL; clause = clause->next) {
            if (clause->a != NULL) condition(c, f, clause->a);
            if (clause->a != NULL) check_answer_never(c, f->file, clause->a);
            go_through(c, f, clause->b);
        }
        break;
    case SYNTAX_FOR_NUMBER: of_for_number(c, f, n); break;
    case SYNTAX_FOR_IN: of_for_in(c, f, n); break;
    case SYNTAX_RETURN:
        c->carries |= c->loops > 0;      /* what is left out depends on who came before */
        of_return(c, f, n);
        break;
    case SYNTAX_BREAK:
    case SYNTAX_GOTO: c->carries = true; break;
    default: break;
    }
}

static void go_through(checker *c, const check_frame *f, const syntax_node *block) {
    if (c->depth >= CHECK_DEPTH_MAX) {
        c->all_said = true;
        return;
    }
    c->depth++;
    for (const syntax_node *n = block->list; n != NULL; n = n->next) statement(c, f, n);
    c->depth--;
}

void check_walk(checker *c, const closure *base, const syntax_function *function,
                const check_value *arguments, size_t count) {
    check_frame *state = arena_take_zero(&c->scratch, 1, sizeof *state);
    if (state == NULL) {
        c->no_memory = true;
        return;
    }
    *state = (check_frame){ .base = base, .file = base->file };
    c->call = call_function;
    c->root = function;
    c->steps = c->depth = 0;
    c->waiting_count = c->memo_count = c->running_count = 0;
    for (size_t i = 0; i < c->pack->file_count; i++)
        if (c->files[i].tree.main != NULL)
            memset(c->files[i].called, 0, c->files[i].tree.function_count * sizeof(bool));
    run(c, function, state, arguments, count);
    for (size_t i = 0; i < c->waiting_count; i++) {
        check_value waiting = c->waiting[i];
        if (!c->files[waiting.frame->file].called[waiting.function->number])
            call_function(c, &waiting, NULL, 0);
    }
}

/* rule_check: what can be said against a pack's functions before they ever run.
 *
 * Each function of the running state is found again in its text and gone through with
 * the candidate, row and names it will be called with (check_walk). State is found by
 * looking, not by following: an assignment to a name or table declared outside the
 * function, in it or in any function it can reach, outlives the call. It does not refuse
 * the pack; the rule is void and everybody it applies to is referred, as it would be if
 * the engine had met the assignment while judging. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/rule_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pack/check_answer.h"
#include "pack/check_kinds.h"
#include "pack/check_walk.h"

enum { REPORTS_MAX = 10000 };

typedef struct reports {
    state_report *items;
    size_t count, room;
    arena *memory; /* of the messages */
    bool no_memory;
} reports;

/* ---- state ------------------------------------------------------------ */

/* One report for each site is enough: it is void then. */
static void report_state(checker *c, uint16_t file, const syntax_node *at, text name) {
    reports *r = c->payload;
    char site_name[200];
    const state_report *last = r->count > 0 ? &r->items[r->count - 1] : NULL;
    if (last != NULL && last->what == STATE_KEEPS && last->kind == c->site->kind &&
        last->number == c->site->number)
        return;
    checker_site_name(c, site_name, sizeof site_name);
    const char *message = arena_print(
        r->memory,
        "%s:%u:%u: %s keeps state between candidates in '%.*s'; it is void for this run: "
        "declare '%.*s' with 'local' inside the function",
        c->files[file].name, at->line, at->column, site_name, TEXT_ARGS(name), TEXT_ARGS(name));
    if (message == NULL ||
        !grow((void **)&r->items, &r->room, r->count, sizeof *r->items, REPORTS_MAX)) {
        r->no_memory = true;
        return;
    }
    r->items[r->count++] = (state_report){ STATE_KEEPS, c->site->kind, c->site->number,
                                           message };
}

/* What the engine has to know of a rule over a group before it asks it. What is not certain
 * is taken to be so: only a rule that alerts, and does nothing else, leaves its members alone
 * when it fails. */
static void report_slate(checker *c, bool found) {
    reports *r = c->payload;
    const bool is[] = { [STATE_CARRIES] = c->carries || c->all_said || !found,
                        [STATE_OF_MEMBERS] =
                            c->of_members || !c->alerts || c->all_said || !found };
    for (state_what what = STATE_CARRIES; what <= STATE_OF_MEMBERS; what++) {
        if (!is[what]) continue;
        if (!grow((void **)&r->items, &r->room, r->count, sizeof *r->items, REPORTS_MAX)) {
            r->no_memory = true;
            return;
        }
        r->items[r->count++] = (state_report){ what, c->site->kind, c->site->number, NULL };
    }
}

typedef struct state_walk {
    checker *checker;
    const syntax_function *function;
    uint16_t file;
} state_walk;

static void visit_assignment(void *payload, const syntax_node *n) {
    const state_walk *w = payload;
    if (n->kind != SYNTAX_ASSIGN) return;
    for (const syntax_node *target = n->list; target != NULL; target = target->next) {
        const syntax_node *base = target;
        while (base->kind == SYNTAX_INDEX || base->kind == SYNTAX_PAREN) base = base->a;
        if (base->kind != SYNTAX_NAME) continue;
        bool own = base->variable != NULL && syntax_within(base->variable->owner, w->function);
        if (!own) report_state(w->checker, w->file, target, base->words);
    }
}

static text name_of_helper(const closure *holder, const closure *helper) {
    for (size_t i = 0; i < holder->upvalue_count; i++)
        if (holder->upvalues[i].value.kind == CONST_FUNCTION &&
            holder->upvalues[i].value.function == helper)
            return holder->upvalues[i].name;
    return TEXT("");
}

static void find_assignments(checker *c, const syntax_function *fn, uint16_t file) {
    state_walk w = { c, fn, file };
    syntax_walk(fn->body, visit_assignment, &w);
}

/* Of several functions on one line it may be any: one that keeps state is enough to trust
 * none. */
static void find_in_any(checker *c, const closure *of) {
    const syntax_function *fn =
        of->file < c->pack->file_count ? c->files[of->file].tree.main : NULL;
    for (fn = fn != NULL ? fn->next : NULL; fn != NULL; fn = fn->next)
        if (fn->first_line == of->first_line && fn->last_line == of->last_line)
            find_assignments(c, fn, of->file);
}

static int find_state(checker *c, const closure *from, text id, fault *f) {
    const closure **reached;
    size_t count;
    if (!closure_reach(from, &c->scratch, &reached, &count)) return fault_memory(f);
    for (size_t i = 0; i < count; i++) {
        text name = TEXT("");
        for (size_t j = 0; j < count && name.len == 0; j++)
            name = name_of_helper(reached[j], reached[i]);
        const syntax_function *fn = checker_find(c, reached[i], name, i == 0 ? id : TEXT(""));
        if (fn != NULL) find_assignments(c, fn, reached[i]->file);
        else find_in_any(c, reached[i]);
    }
    return 0;
}

/* ---- sites ------------------------------------------------------------ */

static size_t site_arguments(const checker *c, check_value out[2]) {
    const pack *p = c->pack;
    const site *s = c->site;
    uint16_t source = NO_INDEX;
    if (s->kind == SITE_RULE_TEST || s->kind == SITE_RULE_APPLIES)
        source = p->rules[s->number].each;
    if (s->kind == SITE_SUPPRESS_TEST || s->kind == SITE_SUPPRESS_APPLIES)
        source = p->suppresses[s->number].source;
    if (checker_site_counts(s)) source = checker_rows_of(p, s);
    size_t count = 0;
    if (c->rule != NULL && c->rule->slate != NULL) {
        out[0] = value_of_kind(VALUE_MEMBERS);
        out[0].known = true;
        return 1;
    }
    if (source != NO_INDEX) {
        out[count] = value_of_kind(VALUE_ROW);
        out[count++].source = source;
    }
    bool about_rows = source != NO_INDEX && checker_site_counts(s);
    out[count++] = value_of_kind(about_rows ? VALUE_DAYS : VALUE_CANDIDATE);
    return count;
}

static bool site_is_sound(const pack *p, const site *s) {
    const size_t counts[] = { p->rule_count,     p->rule_count,  p->suppress_count,
                              p->suppress_count, p->fact_count,  p->tally_count,
                              p->tally_count,    p->tally_count, p->tally_count };
    return s->kind <= SITE_PREVIOUS_APPLIES && s->number < counts[s->kind] &&
           s->function != NULL && s->function->file < p->file_count &&
           p->candidates < p->source_count;
}

/* test = function(r, c) without each: c would be nothing. */
static void check_parameters(checker *c, const syntax_function *fn, size_t count) {
    if (fn->param_count <= count) return;
    syntax_node at = { .line = fn->params[count]->line, .column = fn->params[count]->column };
    char name[200];
    checker_site_name(c, name, sizeof name);
    checker_error(
        c, c->site->function->file, &at, "'%.*s' will be nothing: %s is given %s",
        TEXT_ARGS(fn->params[count]->name), name,
        checker_site_counts(c->site) ? count == 1 ? "the candidate only, function(c)"
                                                  : "a row and the days, function(r, day)"
        : c->rule != NULL && c->rule->slate != NULL ? "the slate only, function(slate)"
        : count == 1 ? "the candidate only, function(c); rows need each = \"source\""
                     : "a row and the candidate, function(r, c)");
}

/* applies, facts and suppressions are asked for yes or no. */
static void check_site_answers(checker *c, const syntax_function *fn) {
    site_kind kind = c->site->kind;
    syntax_node at = { .line = fn->line, .column = fn->column };
    bool applies = kind == SITE_RULE_APPLIES || kind == SITE_SUPPRESS_APPLIES ||
                   kind == SITE_TALLY_APPLIES || kind == SITE_PREVIOUS_APPLIES;
    char name[200], who[220];
    if (kind == SITE_RULE_TEST || kind == SITE_TALLY || kind == SITE_PREVIOUS) return;
    checker_site_name(c, name, sizeof name);
    snprintf(who, sizeof who, "%s%s", applies ? "applies of " : "", name);
    check_answer_given(c, c->site->function->file, &at, fn, false, who);
}

static int check_site(checker *c, const site *s, bool *said, fault *f) {
    check_value arguments[2];
    bool rule = s->kind == SITE_RULE_TEST || s->kind == SITE_RULE_APPLIES;
    c->site = s;
    c->rule = rule ? &c->pack->rules[s->number] : NULL;
    c->said = said;
    c->errors_before = c->notes->errors;
    c->all_said = c->carries = c->of_members = c->alerts = c->acts = false;
    text id = checker_site_id(c->pack, s);
    const syntax_function *fn = checker_find(c, s->function, TEXT(""), id);
    if (fn != NULL) {
        size_t count = site_arguments(c, arguments);
        check_parameters(c, fn, count);
        check_site_answers(c, fn);
        check_walk(c, s->function, fn, arguments, count);
    }
    check_kinds_site(c, fn);
    if (rule && c->rule->slate != NULL) report_slate(c, fn != NULL);
    if (fn == NULL || c->all_said)
        for (size_t i = 0; rule && i < c->rule->reason_count; i++) said[i] = true;
    if (s->kind == SITE_RULE_TEST && fn != NULL && !c->all_said && !c->acts)
        check_answer_silent(c, s->function->file, fn);
    return find_state(c, s->function, id, f);
}

/* ---- reasons ------------------------------------------------------------ */

static void note_silent_reasons(const checker *c, bool **said, const bool *checked) {
    const pack *p = c->pack;
    for (size_t i = 0; i < p->rule_count; i++) {
        const rule_decl *r = &p->rules[i];
        for (size_t j = 0; checked[i] && j < r->reason_count; j++) {
            if (said[i][j]) continue;
            const char *file = r->at.file < p->file_count ? c->files[r->at.file].name : "";
            notes_add(c->notes, NOTE_WARNING, file, r->at.line, 0,
                      "rule %.*s never says its reason '%.*s'", TEXT_ARGS(r->id),
                      TEXT_ARGS(r->reasons[j].code));
        }
    }
}

static int check_all(checker *c, const site *sites, size_t count, fault *f) {
    const pack *p = c->pack;
    bool **said = arena_take_zero(c->memory, p->rule_count + 1, sizeof *said);
    bool *checked = arena_take_zero(c->memory, p->rule_count + 1, sizeof *checked);
    if (said == NULL || checked == NULL || !check_kinds_start(c)) return fault_memory(f);
    for (size_t i = 0; i < p->rule_count; i++) {
        said[i] = arena_take_zero(c->memory, p->rules[i].reason_count + 1, sizeof **said);
        if (said[i] == NULL) return fault_memory(f);
    }
    for (size_t i = 0; i < count; i++) {
        if (!site_is_sound(p, &sites[i])) continue;
        bool rule = sites[i].kind == SITE_RULE_TEST || sites[i].kind == SITE_RULE_APPLIES;
        if (sites[i].kind == SITE_RULE_TEST) checked[sites[i].number] = true;
        int error = check_site(c, &sites[i], rule ? said[sites[i].number] : NULL, f);
        arena_reset(&c->scratch);
        if (error != 0) return error;
    }
    note_silent_reasons(c, said, checked);
    check_kinds_note(c);
    return c->no_memory || c->notes->no_memory ? fault_memory(f) : 0;
}

static int hand_over(reports *r, state_report **states, size_t *count, fault *f) {
    *states = NULL;
    *count = 0;
    if (r->no_memory) return fault_memory(f);
    if (r->count == 0) return 0;
    *states = arena_take(r->memory, r->count * sizeof **states);
    if (*states == NULL) return fault_memory(f);
    memcpy(*states, r->items, r->count * sizeof **states);
    *count = r->count;
    return 0;
}

int rule_check(const pack *p, const site *sites, size_t count, arena *memory,
               state_report **states, size_t *state_count, notes *n, fault *f) {
    arena own = { 0 };
    checker c;
    reports r = { .memory = memory };
    int error = checker_init(&c, p, &own, n, f);
    c.changes = report_state;
    c.payload = &r;
    if (error == 0) error = check_all(&c, sites, count, f);
    int handed = hand_over(&r, states, state_count, error == 0 ? f : NULL);
    checker_clear(&c);
    arena_clear(&own);
    free(r.items);
    return error != 0 ? error : handed;
}

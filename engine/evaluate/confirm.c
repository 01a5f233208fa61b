/* confirm: a walk that Lua does not confirm voids the rule.
 *
 * Paths are walked because a rule is a pure function of what it reads. The cage sees to that;
 * here it is put to the test, and so is what C does in Lua's stead. Of about one candidate in a
 * thousand, chosen by number, every rule and every row whose path is known is asked of Lua as
 * well, after he has been examined. What Lua finds must be what the path tells: the same
 * ending, the same thing missing, the same said in the same words, and the same path read. If
 * not, the rule is void for the whole run, as any that is found to keep something: everybody is
 * judged again without it (evaluate/crew). A fact that flips changes the paths of the rules
 * that ask it.
 *
 * What holds: nothing is taken from the second asking but whether it differs, so no byte
 * depends on it where rules are pure; and who is chosen depends on no thread or order. Once a
 * rule is found, all is the same in every way: it is void for everybody, in words that name
 * nobody. Whether one that is not pure differs just then is another matter. One that knows more
 * of the candidate than it reads is found whenever two such candidates are chosen; one that
 * changes its mind, by whoever knew its paths before and walks for a chosen candidate after. In
 * a plain run nothing is walked and no path is given to another: there it answers of each as it
 * pleases. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/confirm.h"

#include <string.h>

#include "evaluate/retell.h"

#ifdef VET_PATH_TINY /* for tests/learned: every fourth */
enum { ONE_IN_BITS = 2 };
#else
enum { ONE_IN_BITS = 10 };
#endif

bool confirm_chooses(const examiner *x, uint32_t candidate) {
    /* lists have their own periods: units, households */
    uint32_t mixed = (candidate + 1) * 0x9e3779b1u;
    return x->paths != NULL && mixed >> (32 - ONE_IN_BITS) == 0;
}

/* ---- what Lua finds is what the path tells ----------------------------------------------- */

static bool same_span(span a, span b) {
    return a.lo == b.lo && a.hi == b.hi;
}

static bool same_words(const char *a, const char *b) {
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool same_missing(const missing *a, const missing *b) {
    return a->kind == b->kind && a->source == b->source && a->column == b->column &&
           a->row == b->row && a->state == b->state && a->searched == b->searched &&
           a->which == b->which && same_span(a->about, b->about) && same_words(a->why, b->why);
}

static bool same_thing(const said *a, const said *b, size_t languages) {
    bool same = a->effect == b->effect && a->code == b->code && a->source == b->source &&
                a->row == b->row && same_span(a->eligible_from, b->eligible_from) &&
                text_equal(a->to, b->to);
    for (size_t i = 0; i < languages; i++) same = same && text_equal(a->words[i], b->words[i]);
    return same;
}

/* Where nobody reads words, the path tells none. */
static bool says_the_same(const examiner *x) {
    const hearing *a = &x->hearing, *b = &x->again;
    size_t languages = x->shared->unworded ? 0 : x->pack->language_count;
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = same_thing(&a->said[i], &b->said[i], languages);
    return same;
}

/* ---- asking ------------------------------------------------------------ */

/* Nothing was asked of him yet, nor is anything of this told. */
static void forget(examiner *x, size_t steps) {
    ask_forget_facts(x);
    x->view.step_count = steps;
    x->part_count = x->fact_step_count = 0;
}

static ending ask_lua(examiner *x, uint16_t rule, uint32_t row) {
    uint64_t start = x->profile != NULL ? x->shared->clock() : 0;
    ending e = judge_once(x, rule, row);
    if (x->profile != NULL)
        profile_note(&x->profile[rule], LEARN_CONFIRMED, x->shared->clock() - start);
    return e;
}

/* The facts on the way take room in the rule's record, which had room for the path when they
 * were known: then it is asked once more, now that they are. */
static ending ask_with_room(examiner *x, uint16_t rule, uint32_t row) {
    x->asked_anew = false;
    ending e = ask_lua(x, rule, row);
    if (x->view.record->full) e = ask_lua(x, rule, row);
    return e;
}

/* Does Lua confirm the path, if one is known? What had to be asked twice for want of memory
 * says nothing. */
static bool holds(examiner *x, uint16_t rule, uint32_t row, bool accepted) {
    ending told;
    const script *unused;
    size_t steps = x->view.step_count;
    forget(x, steps);
    const node *leaf = retell_rule(x, rule, row, &told, &unused);
    forget(x, steps);
    if (leaf == NULL) return true;
    x->again = x->hearing;
    x->hearing.said = x->again.said == x->said[0] ? x->said[1] : x->said[0];
    ending asked = ask_with_room(x, rule, row);
    bool same = asked.outcome == told.outcome && same_missing(&asked.missing, &told.missing) &&
                says_the_same(x) && path_find(x->paths, &x->view, TREE_RULE, rule) == leaf;
    bool clean = asked.outcome <= OUTCOME_PASS;
    forget(x, steps);
    return x->asked_anew || x->L == NULL || (same && (clean || !accepted));
}

static void confirm_rule(examiner *x, uint16_t rule, bool accepted) {
    uint16_t each = x->pack->rules[rule].each;
    seen_rows rows = { 0 };
    bool same = true;
    if (each == NO_INDEX) same = holds(x, rule, NO_ROW, accepted);
    else rows = x->view.sources[each];
    for (size_t i = 0; i < rows.count && same; i++)
        same = holds(x, rule, rows.rows[i].row, accepted);
    if (!same) judge_find_impure(x, rule);
}

void confirm_candidate(examiner *x, bool accepted) {
    const pack *p = x->pack;
    if (!x->view.law_day_known) return;
    for (uint16_t i = 0; i < p->rule_count; i++)
        if (judge_in_force(&p->rules[i], x->view.law_day.lo)) confirm_rule(x, i, accepted);
}

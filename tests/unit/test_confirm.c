/* Known paths are confirmed (evaluate/confirm): a rule that knows more than it reads is void.
 *
 * No rule that the cage lets in can do this. So years(), of which the rules here ask nothing of a
 * candidate, is replaced: it answers by something it was never told of. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <lua.h>

#include "desk/prepared.h"
#include "evaluate/confirm.h"
#include "evaluate/examine.h"
#include "evaluate/values.h"
#include "ground/sink.h"
#include "support/scratch.h"

enum { COUNT = 9000 };    /* eight are chosen or more */

/* ---- what knows more than it was told ------------------------------------------------------------ */

enum { HONEST, BY_CANDIDATE, BY_TIME } knows;
static unsigned calls;

int __real_values_lua_years(lua_State *L);
int __wrap_values_lua_years(lua_State *L);
int __wrap_values_lua_years(lua_State *L) {
    unsigned before = __atomic_fetch_add(&calls, 1, __ATOMIC_RELAXED);
    bool lies = (knows == BY_CANDIDATE && values_view(L)->candidate % 2 == 1) ||
                     (knows == BY_TIME && before > 3);
    if (!lies) return __real_values_lua_years(L);
    return values_push_duration(L, (duration){ 1200, 0 }), 1;
}

/* ---- judging ------------------------------------------------------------ */

#define RULE(id, body)                                                                         \
    "rule '" id "' { title = '" id "', severity = 'statute', stage = 'one', cites = 'L art. 1',\n" \
    "  reasons = { no = '{why}', look = '{why}' }, test = function(c)" NEVER "\n" body "\n  end }\n"
/* A pack of a rule that says nothing is refused; this is never called. */
#define NEVER " local function never() refer('look') end"

static void write_all(const scratch *s, const char *rules) {
    sink list;
    scratch_write(s, "pack/pack.lua",
                  "pack { id = 'p', version = '1', law_day = 'vote', age_reached = 'birthday',\n"
                  "  no_such_day = 'month_end', title = 'P' }\nlaw 'L' { title = 'Law' }\n"
                  "days { vote = { en = 'vote' } }\nstages { 'one' }\n"
                  "source 'candidates' { key = 'id', columns = { id = 'id', a = { 'p', 'q' }, n = 'integer' } }\n"
                  "source 'notes' { about = 'candidates', by = 'id', columns = { id = 'id', kind = { 'x', 'y' } } }\n");
    scratch_write(s, "pack/rules.lua", rules);
    scratch_write(s, "docket/docket.lua",
                  "docket { days = { vote = '2026-06-01' }, sources = {\n"
                  "  notes = { file = 'notes.csv', covers = { everybody = true, says = 'a letter' } } } }\n");
    sink_memory(&list);
    sink_words(&list, "id,a,n\n");
    for (int i = 0; i < COUNT; i++)
        sink_print(&list, "%d,%s,%s\n", i, i % 5 == 4 ? "q" : "p", i % 7 == 6 ? "" : i % 7 == 5 ? "2" : "1");
    scratch_bytes(s, "docket/candidates.csv", list.buffer, list.used);
    list.used = 0;
    sink_words(&list, "id,kind\n");
    for (int i = 0; i < COUNT; i++)
        if (i % 11 < 9) sink_print(&list, "%d,x\n%d,y\n", i, i); /* of the others there are none */
    scratch_bytes(s, "docket/notes.csv", list.buffer, list.used);
    sink_drop(&list);
}

static void tell(sink *to, const outcome_set *o) {
    for (uint32_t i = 0; i < COUNT; i++) {
        size_t count;
        const reason *reasons = outcome_reasons(o, i, &count);
        sink_print(to, "%d", outcome_result(o, i)->decision);
        for (size_t k = 0; k < count; k++)
            sink_print(to, " %d %d %.*s", reasons[k].rule, reasons[k].cause, TEXT_ARGS(reasons[k].words[0]));
        sink_words(to, "\n");
    }
    for (size_t i = 0; i < o->trouble_count; i++)
        sink_print(to, "trouble %d: %.*s\n", o->troubles[i].rule, TEXT_ARGS(o->troubles[i].words));
    sink_print(to, "unknown %u", (unsigned)o->unknown_values);
    sink_bytes(to, "", 1);
}

static void prepare_all(scratch *s, prepared *p, const char *rules) {
    fault f = { 0 };
    char pack[512], docket[512];
    scratch_open(s);
    write_all(s, rules);
    prepare_terms from = { .pack = scratch_name(s, "pack", pack), .docket = scratch_name(s, "docket", docket) };
    if (prepare(p, &from, &f) != 0) fail_msg("%s:%u: %s", f.file, f.line, f.message);
    calls = 0;
}

/* Judges the list; the words of all that was found. Each rule is void or none is. */
static char *judge(const char *rules, bool plain, unsigned workers, bool is_void) {
    scratch s;
    prepared p;
    outcome_set o;
    sink told;
    fault f = { 0 };
    prepare_all(&s, &p, rules);
    crew_terms terms = { .evidence = &p.evidence, .params = p.params, .workers = workers, .plain = plain };
    if (decide_judge(&o, &terms, &f) != 0) fail_msg("%s", f.message);
    sink_memory(&told);
    tell(&told, &o);
    size_t voids = 0;
    for (size_t i = 0; i < o.trouble_count; i++) voids += o.troubles[i].is_void;
    assert_int_equal(voids, is_void ? p.pack.rule_count : 0);
    for (uint32_t i = 0; i < COUNT && is_void; i++)
        assert_int_equal(outcome_result(&o, i)->decision, REFER);
    outcome_clear(&o);
    prepared_clear(&p);
    scratch_close(&s);
    return told.buffer;
}

/* Void with any number of workers, for everybody, in the same words. */
static void expect_void(const char *rules) {
    static const unsigned workers[] = { 1, 2, 8 };
    char *first = NULL;
    for (size_t i = 0; i < 3; i++) {
        char *told = judge(rules, false, workers[i], true);
        if (first == NULL) first = told;
        assert_string_equal(told, first);
        if (told != first) free(told);
    }
    assert_non_null(strstr(first, "void for this run: rules.lua:"));
    assert_non_null(strstr(first, "it answers otherwise though it reads the same"));
    free(first);
}

/* In Lua each is answered as the rule pleases; nobody's answer was given to another. */
static void expect_only_walks_are_confirmed(const char *rules) {
    free(judge(rules, true, 1, false));
}

/* ---- the tests ------------------------------------------------------------ */

static const char otherwise[] = RULE("R", "if is(c.a, 'p') and years(1) > months(30) then reject('no') end");

static void whoever_answers_by_what_he_never_read_is_void(void **state) {
    (void)state;
    knows = BY_CANDIDATE;
    expect_void(otherwise);
    expect_only_walks_are_confirmed(otherwise);
    expect_void(RULE("R", "reject(years(1) > months(30) and 'no' or 'look')"));
    expect_void(RULE("R", "if years(1) > months(30) then reject('no') else refer('no') end"));
    expect_void(RULE("R", "reject('no', { why = years(1) > months(30) and 'this' or 'that' })"));
    expect_void(RULE("R", "reject('no', { eligible_from = c.day.vote + years(1) })"));
    expect_void(RULE("R", "task('no', { to = years(1) > months(30) and 'this' or 'that' })"));
    expect_void(RULE("R", "reject('no')\nif years(1) > months(30) then reject('look') end"));
    expect_void(RULE("R", "reject('no')\nif years(1) < months(30) then reject('look') end"));
    expect_void("rule 'R' { title = 'R', severity = 'statute', stage = 'one', cites = 'L art. 1', reasons = { no = 'no' },\n"
                "  applies = function(c) return years(1) < months(30) end, test = function(c) local function never() reject('no') end end }\n"
                RULE("S", "if years(1) > months(30) then reject('no') end"));
    expect_void(RULE("R", "if years(1) > months(30) and c.n > 1 then refer('look') end\n" /* lacks something, or not */
                          "if is(c.a, 'q') then refer('look') end"));
    knows = HONEST;
    free(judge(otherwise, false, 1, false));
}

/* Nothing else differs but what was read: the same cell once more, and one that no path holds. */
static void whoever_reads_otherwise_is_void(void **state) {
    (void)state;
    knows = BY_CANDIDATE;
    expect_void(RULE("R", "if is(c.a, 'p') and years(1) > months(30) then local a = c.a end"));
    expect_void(RULE("R", "if is(c.a, 'p') and years(1) < months(30) then local a = c.a end"));
    expect_void(RULE("R", "if is(c.a, 'p') and years(1) > months(30) then local id = c.id end"));
}

static void rows_are_confirmed_each(void **state) {
    (void)state;
    knows = BY_CANDIDATE;
    expect_void("rule 'R' { title = 'R', severity = 'statute', stage = 'one', cites = 'L art. 1', each = 'notes',\n"
                "  reasons = { no = 'no', look = 'look' },\n"
                "  test = function(r) if is(r.kind, 'y') and years(1) > months(30) then reject('no') end end }\n");
    expect_void(RULE("R", "if some(c.notes, function(r) return is(r.kind, 'y') and years(1) > months(30) end)\n"
                          "then reject('no') end"));
    /* the same is read and said, but of another row */
    expect_void(RULE("R", "if some(c.notes, function(r)\n"
                          "  if is(r.kind, 'x') == (years(1) < months(30)) then refer('look') end\n"
                          "  return false end) then reject('no') end"));
}

/* What is asked of a fact is asked anew. */
static void facts_are_asked_anew(void **state) {
    (void)state;
    knows = BY_CANDIDATE;
    expect_void("fact 'f' { title = 'f', test = function(c) return is(c.a, 'p') and years(1) > months(30) end }\n"
                RULE("R", "if c.f then reject('no') end") RULE("S", "if any_of(c, { 'f' }) then refer('look') end"));
}

static void whoever_changes_his_mind_is_void(void **state) {
    (void)state;
    knows = BY_TIME;
    free(judge(otherwise, false, 1, true));
    free(judge(RULE("R", "if is(c.a, 'p') and years(1) > months(30) then local n = c.n end"), false, 1, true));
}

/* Two whose reads were the same, and then were not: that is seen as it is learned. */
static void a_path_that_contradicts_what_is_known_voids_the_rule(void **state) {
    (void)state;
    static const char part[] = "if years(1) > months(30) then local a = c.a end\nlocal n = c.n\n";
    char rules[2000];
    knows = BY_CANDIDATE;
    snprintf(rules, sizeof rules, RULE("R", "%s"), part);
    expect_void(rules);
    snprintf(rules, sizeof rules, "fact 'f' { title = 'f', test = function(c) %s return true end }\n"
             RULE("R", "if not c.f then reject('no') end"), part);
    expect_void(rules);
}

/* The walks are at fault, not the rule: confirmed is what they come to. */
static void confirm_by_hand(const char *rules, void (*damage)(examiner *x), bool accepted) {
    enum { HE = 13 };                  /* p, and n is blank */
    scratch s;
    prepared p;
    examiner *x;
    fault f = { 0 };
    block b = { .count = HE + 1 };
    result found;
    bool is_void[1] = { false };
    text words[1] = { { NULL, 0 } };
    unsigned char *marks[3] = { NULL };
    knows = HONEST;
    prepare_all(&s, &p, rules);
    examination shared = { .evidence = &p.evidence, .params = p.params, .is_void = is_void,
                           .void_words = words, .row_marks = marks };
    sink_memory(&b.traces);
    assert_int_equal(examiner_new(&x, &shared, &f), 0);
    for (uint32_t i = 0; i <= HE; i++) assert_int_equal(examine(x, i, &b, &found, &f), 0);
    confirm_candidate(x, false);
    assert_false(examiner_counted(x)->found_void[0]);
    if (damage != NULL) damage(x);
    confirm_candidate(x, accepted);
    assert_true(examiner_counted(x)->found_void[0]);
    examiner_free(x);
    block_clear(&b);
    prepared_clear(&p);
    scratch_close(&s);
}

/* Whatever was missing was met at the first edge. */
static void damage_lacks(examiner *x) {
    tree *t = &x->paths->rules[0];
    for (size_t i = 0; i < t->count; i++)
        if (t->nodes[i].leaf && t->nodes[i].lacks != 0) t->nodes[i].lacks = 1;
}

static void what_walks_come_to_is_confirmed(void **state) {
    (void)state;
    confirm_by_hand(RULE("R", "if is(c.a, 'p') then refer('look') end"), NULL, true);
    confirm_by_hand(RULE("R", "if is(c.a, 'p') and c.n > 1 then refer('look') end"), damage_lacks, false);
}

static void whoever_answers_by_what_he_reads_is_not_void(void **state) {
    (void)state;
    static const char pure[] =
        "fact 'f' { title = 'f', test = function(c) return c.n > 1 end }\n"
        RULE("R", "if is(c.a, 'q') then reject('no') end\nif c.n > 1 then refer('look') end")
        RULE("S", "if not any_of(c, { 'f' }) then refer('look') end")
        RULE("T", "if some(c.notes, function(r) return is(r.kind, 'y') end) then refer('look') end")
        RULE("V", "if given(c, 'n') then return end");
    knows = HONEST;
    char *plain = judge(pure, true, 1, false);
    for (unsigned workers = 1; workers <= 8; workers *= 2) {
        char *told = judge(pure, false, workers, false);
        assert_string_equal(told, plain);
        free(told);
    }
    free(plain);
}

/* What a fact needs of the room there is for a rule's dates, it needs when the rule is the first to ask it. T is
 * not: its path is learned, and when it is confirmed the fact is asked anew. */
static void room_that_facts_take_is_not_held_against_the_rule(void **state) {
    (void)state;
    char rules[8000];
    size_t at = (size_t)sprintf(rules, "fact 'f' { title = 'f', test = function(c)\n");
    for (int i = 0; i < 20; i++)
        at += (size_t)sprintf(rules + at, "  if c.day.vote < date '20%02d-01-01' then return false end\n", i);
    at += (size_t)sprintf(rules + at, "  return true end }\n%s", RULE("S", "if not c.f then reject('no') end"));
    at += (size_t)sprintf(rules + at, "rule 'T' { title = 'T', severity = 'statute', stage = 'one', cites = 'L art. 1',\n"
                                      "  reasons = { no = 'no' }, test = function(c)\n");
    for (int i = 0; i < 20; i++)
        at += (size_t)sprintf(rules + at, "  if c.day.vote < date '19%02d-01-01' then reject('no') end\n", i);
    sprintf(rules + at, "  if not c.f then reject('no') end\nend }\n");
    knows = HONEST;
    free(judge(rules, false, 1, false));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_answers_by_what_he_never_read_is_void),
        cmocka_unit_test(whoever_reads_otherwise_is_void),
        cmocka_unit_test(rows_are_confirmed_each),
        cmocka_unit_test(facts_are_asked_anew),
        cmocka_unit_test(whoever_changes_his_mind_is_void),
        cmocka_unit_test(a_path_that_contradicts_what_is_known_voids_the_rule),
        cmocka_unit_test(what_walks_come_to_is_confirmed),
        cmocka_unit_test(whoever_answers_by_what_he_reads_is_not_void),
        cmocka_unit_test(room_that_facts_take_is_not_held_against_the_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

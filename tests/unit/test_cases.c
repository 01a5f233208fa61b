/* Cases: what a pack's author reads when something comes out otherwise, and which mistakes of a
 * case file are found. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "check/cases.h"
#include "support/scratch.h"

static const char pack_words[] =
    "pack { id = 'p', version = '1', law_day = 'vote', age_reached = 'birthday',\n"
    "       no_such_day = 'month_end', title = { en = 'P', zh = '甲' } }\n"
    "law 'L' { title = { en = 'Law', zh = '法' } }\n"
    "days { vote = { en = 'day of the vote', zh = '选举日' } }\n"
    "params { minimum = 18, plan = '', share = 0.5, strict = false }\n"
    "stages { 'review' }\n"
    "source 'candidates' { key = 'number', columns = { number = 'id', name = 'name',\n"
    "  birth_date = 'date', unit_id = 'id', points = 'integer', member = 'yes-no' } }\n"
    "source 'unit' { one_by = 'unit_id', columns = { unit_id = 'id', gate = { 'open', 'shut' } } }\n"
    "source 'court' { about = 'candidates',\n"
    "  match = { sure = { { 'number', 'name' } }, close = { { 'number' } } },\n"
    "  columns = { number = 'id', name = 'name', to = 'date or open' } }\n";

static const char rules_words[] =
    "rule 'AGE' { title = { en = 'Age', zh = '年龄' }, severity = 'statute', stage = 'review',\n"
    "  cites = 'L art. 1',\n"
    "  reasons = { young = { en = 'born {c.birth_date}', zh = '{c.birth_date}出生' },\n"
    "              just = { en = 'only just', zh = '刚满' } },\n"
    "  test = function(c)\n"
    "    if not reached(c.birth_date, param.minimum, c.day.vote) then\n"
    "      reject('young', { eligible_from = c.birth_date + years(param.minimum) })\n"
    "    end\n"
    "    if not reached(c.birth_date, param.minimum + 1, c.day.vote) then warn('just') end\n"
    "  end }\n"
    "rule 'COURT' { title = { en = 'Court', zh = '法院' }, severity = 'statute',\n"
    "  stage = 'review', cites = 'L art. 2', each = 'court',\n"
    "  reasons = { barred = { en = 'barred until {r.to}', zh = '至{r.to}' } },\n"
    "  test = function(r, c) if r.to >= c.day.vote then reject('barred') end end }\n"
    "rule 'GATE' { title = { en = 'Gate', zh = '门' }, severity = 'regulation',\n"
    "  stage = 'review', cites = 'L art. 3',\n"
    "  reasons = { shut = { en = 'shut', zh = '关' }, look = { en = 'look', zh = '查' } },\n"
    "  test = function(c)\n"
    "    if is(c.unit.gate, 'shut') then hold('shut') end\n"
    "    if is(c.member, 'yes') then task('look', { to = 'unit' }) end\n"
    "  end }\n"
    "rule 'POINTS' { title = { en = 'Points', zh = '分' }, severity = 'regulation',\n"
    "  stage = 'review', cites = 'L art. 4',\n"
    "  reasons = { none = { en = 'none', zh = '无' } },\n"
    "  test = function(c) if 100 // (c.points - 11) > 90 then refer('none') end end }\n";

static const char base_words[] =
    "base {\n"
    "  days = { vote = '2026-06-01' },\n"
    "  candidates = { name = 'A', birth_date = '1980-01-01', unit_id = 'U', points = 1, member = false },\n"
    "  unit = { { unit_id = 'U', gate = 'open' } },\n"
    "  court = { number = '1', name = 'A', to = 'open' },\n"
    "}\n";

typedef struct bench {
    scratch folder;
    notes notes;
    sink to;
    cases_result result;
    fault fault;
} bench;

static int open_bench(void **state) {
    bench *b = calloc(1, sizeof *b);
    assert_non_null(b);
    scratch_open(&b->folder);
    scratch_write(&b->folder, "pack.lua", pack_words);
    scratch_write(&b->folder, "rules.lua", rules_words);
    sink_memory(&b->to);
    *state = b;
    return 0;
}

static int close_bench(void **state) {
    bench *b = *state;
    scratch_close(&b->folder);
    notes_clear(&b->notes);
    sink_drop(&b->to);
    free(b);
    return 0;
}

/* Runs the base with these cases under it. */
static int run_in(bench *b, size_t language, const char *cases) {
    char words[8000];
    snprintf(words, sizeof words, "%s%s", base_words, cases);
    scratch_write(&b->folder, "cases/a.lua", words);
    return cases_run(b->folder.path, 1, language, &b->notes, &b->to, &b->result, &b->fault);
}

/* Few of these cases bring about every reason of the pack: that is asked of one test alone. */
static void expect_output(bench *b, const char *expected) {
    sink_bytes(&b->to, "", 1);
    char *untried = strstr(b->to.buffer, "No case brings about");
    if (untried != NULL && strstr(expected, "No case brings about") == NULL) *untried = '\0';
    assert_string_equal(b->to.buffer, expected);
}

static void tells(bench *b, const char *cases, const char *expected) {
    int status = run_in(b, 0, cases);
    assert_string_equal(b->fault.message, "");
    assert_int_equal(status, 0);
    expect_output(b, expected);
}

/* The cases have mistakes, and these are the notes. */
static void refuses(bench *b, const char *cases, const char *expected) {
    char line[1200], all[8000] = "";
    assert_int_equal(run_in(b, 0, cases), FAULT_PACK);
    for (size_t i = 0; i < b->notes.count; i++) {
        note_print(&b->notes.items[i], line, sizeof line);
        strncat(all, line, sizeof all - strlen(all) - 1);
        strncat(all, "\n", sizeof all - strlen(all) - 1);
    }
    assert_string_equal(all, expected);
}

/* ---- what passes */

static void a_case_is_the_base_with_what_is_different(void **state) {
    tells(*state,
          "case 'nothing' { expect = { decision = 'accept', reasons = {}, unknown = {} } }\n"
          "case 'a list' { candidates = { { birth_date = '2010-01-01' } },\n"
          "  expect = { decision = 'reject', reasons = { 'AGE:young' } } }\n"
          "case 'fields alone' { candidates = { birth_date = '2010-01-01' },\n"
          "  expect = { decision = 'reject', reasons = 'AGE:young' } }\n"
          "case 'a parameter' { params = { minimum = 50 }, expect = { decision = 'reject' } }\n"
          "case 'a day' { days = { vote = '1990-01-01' }, expect = { decision = 'reject' } }\n"
          "case 'rows in place of rows' { unit = {}, \n"
          "  expect = { decision = 'refer', unknown = { 'GATE' } } }\n",
          "6 cases passed, 0 failed\n");
}

static void fields_of_a_list_stand_for_all_its_rows(void **state) {
    tells(*state,
          "case 'of the base' { court = { {} }, expect = { reasons = { 'COURT:barred' } } }\n"
          "case 'of the case' { court = { to = '2020-01-01', {} }, expect = { decision = 'accept' } }\n"
          "case 'of the row' { court = { to = '2020-01-01', { to = '2026-06-01' } },\n"
          "  expect = { reasons = { 'COURT:barred' } } }\n"
          "case 'no rows' { court = { to = '2030-01-01' }, expect = { decision = 'accept' } }\n",
          "4 cases passed, 0 failed\n");
}

static void candidates_are_numbered_and_expected_by_number(void **state) {
    tells(*state,
          "case 'three' { candidates = { {}, { birth_date = '2010-01-01' }, { number = 'X' } },\n"
          "  expect = { ['1'] = { decision = 'accept' }, ['X'] = { decision = 'accept' },\n"
          "             [2] = { decision = 'reject', eligible_from = '2028-01-01' } } }\n"
          "case 'the same of all' { candidates = { {}, {} }, expect = { decision = 'accept' } }\n",
          "2 cases passed, 0 failed\n");
}

static void sources_are_searched_unless_the_case_says_otherwise(void **state) {
    tells(*state,
          "case 'not asked' { not_asked = { 'court' },\n"
          "  expect = { decision = 'refer', unknown = { 'COURT' } } }\n"
          "case 'covered' { covers = { 'court' }, expect = { decision = 'accept' } }\n"
          "case 'nobody searched' { covers = {}, expect = { unknown = 'COURT' } }\n",
          "3 cases passed, 0 failed\n");
}

static void a_day_that_nobody_gives_is_not_known(void **state) {
    bench *b = *state;
    scratch_write(&b->folder, "cases/b.lua",
                  "case 'no day' { candidates = { name = 'A' },\n"
                  "  expect = { decision = 'refer', unknown = { 'law_day' } } }\n");
    tells(b, "", "1 case passed, 0 failed\n");
}

static void flags_grades_warnings_and_tasks_are_compared(void **state) {
    tells(*state,
          "case 'held' { unit = { { unit_id = 'U', gate = 'shut' } },\n"
          "  expect = { decision = 'refer', held = true, reasons = { 'GATE:shut' } } }\n"
          "case 'sunk' { court = { { name = 'B' } },\n"
          "  expect = { decision = 'refer', grade = 'close', reasons = { 'COURT:barred' } } }\n"
          "case 'warned' { candidates = { birth_date = '2008-01-01', member = true },\n"
          "  expect = { decision = 'accept', warns = 'AGE:just', tasks = { 'GATE:look' } } }\n"
          "case 'among the reasons' { candidates = { birth_date = '2008-01-01', member = 'yes' },\n"
          "  expect = { decision = 'accept', reasons = { 'AGE:just', 'GATE:look' } } }\n"
          "case 'a failure' { candidates = { points = 11 },\n"
          "  expect = { decision = 'refer', failed = { 'POINTS' } } }\n"
          "case 'the same key twice' { candidates = { { number = '1' }, { number = '1', points = 2 } },\n"
          "  expect = { decision = 'refer', unknown = { 'same_key' } } }\n",
          "6 cases passed, 0 failed\n");
}

static void numbers_become_the_text_of_a_file(void **state) {
    tells(*state,
          "case 'negative' { candidates = { points = -3 }, expect = { decision = 'accept' } }\n"
          "case 'no whole number' { candidates = { points = -3.50 },\n"
          "  expect = { decision = 'refer', unknown = 'POINTS' } }\n"
          "case 'a decimal' { params = { share = 1, plan = 'x', strict = true },\n"
          "  expect = { decision = 'accept' } }\n",
          "3 cases passed, 0 failed\n");
}

static void a_list_no_law_applies_to_is_referred(void **state) {
    bench *b = *state;
    scratch_write(&b->folder, "rules.lua",
                  "rule 'AGE' { title = { en = 'Age', zh = '年龄' }, severity = 'statute',\n"
                  "  stage = 'review', cites = 'L art. 1', in_force = { from = '2030-01-01' },\n"
                  "  reasons = { young = { en = 'young', zh = '小' } },\n"
                  "  test = function(c) reject('young') end }\n");
    tells(b, "case 'early' { expect = { decision = 'refer', unknown = { 'no_law' } } }\n",
          "1 case passed, 0 failed\n");
}

/* ---- what is told */

static void reasons_that_no_case_brings_about_are_named(void **state) {
    tells(*state,
          "case 'young' { candidates = { { birth_date = '2010-01-01' } },\n"
          "  expect = { decision = 'reject', reasons = { 'AGE:young' } } }\n"
          "case 'barred' { court = { {} }, expect = { reasons = { 'COURT:barred' } } }\n",
          "2 cases passed, 0 failed\n"
          "No case brings about these reasons; a rule that never says one passes everybody:\n"
          "  GATE: look, shut\n"
          "  POINTS: none\n");
    assert_int_equal(((bench *)*state)->result.untried, 3);
}

static void names_of_many_reasons_fit_a_terminal(void **state) {
    bench *b = *state;
    scratch_write(&b->folder, "rules.lua",
                  "rule 'MANY' { title = { en = 'x', zh = 'x' }, severity = 'statute',\n"
                  "  stage = 'review', cites = 'L art. 1',\n"
                  "  reasons = { aaaaaaaaaaaaaaaaaaaa = { en = 'x', zh = 'x' },\n"
                  "    bbbbbbbbbbbbbbbbbbbb = { en = 'x', zh = 'x' },\n"
                  "    cccccccccccccccccccc = { en = 'x', zh = 'x' },\n"
                  "    dddddddddddddddddddd = { en = 'x', zh = 'x' } },\n"
                  "  test = function(c) if c.points > 1000 then reject('aaaaaaaaaaaaaaaaaaaa') end\n"
                  "    if c.points > 1001 then reject('bbbbbbbbbbbbbbbbbbbb') end\n"
                  "    if c.points > 1002 then reject('cccccccccccccccccccc') end\n"
                  "    if c.points > 1003 then reject('dddddddddddddddddddd') end end }\n");
    tells(b, "case 'x' { expect = { decision = 'accept' } }\n",
          "1 case passed, 0 failed\n"
          "No case brings about these reasons; a rule that never says one passes everybody:\n"
          "  MANY: aaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbb, cccccccccccccccccccc,\n"
          "    dddddddddddddddddddd\n");
}

static void nothing_is_named_while_a_case_fails(void **state) {
    bench *b = *state;
    assert_int_equal(run_in(b, 0, "case 'x' { expect = { decision = 'reject' } }\n"), 0);
    sink_bytes(&b->to, "", 1);
    assert_null(strstr(b->to.buffer, "No case brings about"));
}

static void what_differs_is_told_with_all_reasons(void **state) {
    tells(*state,
          "case 'young' { candidates = { birth_date = '2010-01-01' }, court = { { name = 'B' } },\n"
          "  expect = { decision = 'accept', reasons = { 'GATE:shut' }, unknown = { 'POINTS' } } }\n",
          "cases/a.lua:7: case 'young': candidate 1: expected accept, got reject\n"
          "cases/a.lua:7: case 'young': candidate 1: expected reason GATE:shut, which did not come\n"
          "cases/a.lua:7: case 'young': candidate 1: got reason AGE:young, which was not expected\n"
          "cases/a.lua:7: case 'young': candidate 1: got reason COURT:barred, which was not expected\n"
          "cases/a.lua:7: case 'young': candidate 1: expected unknown POINTS, which did not come\n"
          "    reject AGE:young: born 2010-01-01\n"
          "    warn AGE:just: only just\n"
          "    refer COURT:barred (said reject, sunk: close): barred until open\n"
          "0 cases passed, 1 failed\n");
}

static void unknowns_name_the_line_of_the_case_file(void **state) {
    tells(*state,
          "case 'blank' {\n"
          "  candidates = { { birth_date = '' } },\n"
          "  expect = { decision = 'accept' },\n"
          "}\n",
          "cases/a.lua:7: case 'blank': candidate 1: expected accept, got refer\n"
          "    unknown AGE: birth_date is blank (cases/a.lua:8)\n"
          "0 cases passed, 1 failed\n");
}

static void reasons_are_told_in_the_language_asked_for(void **state) {
    bench *b = *state;
    assert_int_equal(run_in(b, 1, "case 'young' { candidates = { birth_date = '2010-01-01' },\n"
                                  "  expect = { decision = 'accept' } }\n"), 0);
    expect_output(b, "cases/a.lua:7: case 'young': candidate 1: expected accept, got reject\n"
                     "    reject AGE:young: 2010-01-01出生\n"
                     "    warn AGE:just: 刚满\n"
                     "0 cases passed, 1 failed\n");
}

static void a_failed_rule_is_told_where_a_referral_was_expected(void **state) {
    tells(*state,
          "case 'error' { candidates = { points = 11 }, expect = { decision = 'refer' } }\n",
          "cases/a.lua:7: case 'error': candidate 1: got failure of POINTS, which was not expected\n"
          "    refer POINTS:failed: rule POINTS met an error: rules.lua:25: attempt to "
          "divide by zero\n"
          "0 cases passed, 1 failed\n");
}

static void a_rule_that_failed_is_told_once(void **state) {
    tells(*state,
          "case 'error' { candidates = { points = 11 }, expect = { decision = 'accept' } }\n"
          "case 'again' { candidates = { points = 11 }, expect = { decision = 'reject' } }\n"
          "case 'two' { candidates = { { points = 11 }, { points = 11, number = '88' } },\n"
          "  expect = { decision = 'refer' } }\n"
          "case 'young' { candidates = { birth_date = '2010-01-01' },\n"
          "  expect = { decision = 'accept' } }\n",
          "cases/a.lua:7: case 'error': candidate 1: expected accept, got refer\n"
          "cases/a.lua:7: case 'error': candidate 1: got failure of POINTS, which was not expected\n"
          "    refer POINTS:failed: rule POINTS met an error: rules.lua:25: attempt to "
          "divide by zero\n"
          "cases/a.lua:11: case 'young': candidate 1: expected accept, got reject\n"
          "    reject AGE:young: born 2010-01-01\n"
          "    warn AGE:just: only just\n"
          "POINTS failed in the same way in 2 more cases\n"
          "0 cases passed, 4 failed\n");
}

static void rows_that_belong_to_nobody_are_told_with_a_difference(void **state) {
    tells(*state,
          "case 'astray' {\n"
          "  court = { { number = '7' } }, expect = { decision = 'reject' } }\n",
          "cases/a.lua:7: case 'astray': candidate 1: expected reject, got accept\n"
          "    (no reasons)\n"
          "    cases/a.lua: warning: 1 row is about nobody on the list (line 8)\n"
          "0 cases passed, 1 failed\n");
}

static void rows_that_cannot_be_joined_fail_the_case_alone(void **state) {
    tells(*state,
          "case 'two gates' { unit = {\n"
          "  { unit_id = 'U', gate = 'open' },\n"
          "  { unit_id = 'U', gate = 'shut' } }, expect = { decision = 'accept' } }\n"
          "case 'nobody' { candidates = { number = '' }, expect = { decision = 'accept' } }\n"
          "case 'good' { expect = { decision = 'accept' } }\n",
          "cases/a.lua:7: case 'two gates': cannot be judged: line 9: unit_id U stands also at "
          "cases/a.lua:8 with other content, expected one row for each\n"
          "cases/a.lua:10: case 'nobody': nobody to judge: the candidate has no key, or is the same "
          "row twice\n"
          "    cases/a.lua:10: warning: the number is blank: this row is counted as "
          "unreadable and not vetted\n"
          "1 case passed, 2 failed\n");
}

static void a_pack_without_cases_gets_a_first_one(void **state) {
    bench *b = *state;
    assert_int_equal(
        cases_run(b->folder.path, 1, 0, &b->notes, &b->to, &b->result, &b->fault), 0);
    sink_bytes(&b->to, "", 1);
    const char *advice = strstr(b->to.buffer, "\n\n");
    assert_non_null(advice);
    assert_string_equal(advice + 2,
                        "base {\n"
                        "  days = { vote = \"2026-12-05\" },\n"
                        "  candidates = { birth_date = \"\", member = \"\", name = \"\", "
                        "points = \"\", unit_id = \"\", },\n"
                        "}\n"
                        "case \"what this case shows\" {\n"
                        "  candidates = { {  } },      -- what is different from the base\n"
                        "  expect = { decision = \"refer\" },\n"
                        "}\n");
    scratch_write(&b->folder, "cases/first.lua", advice + 2);
    sink_drop(&b->to);
    sink_memory(&b->to);
    assert_int_equal(
        cases_run(b->folder.path, 1, 0, &b->notes, &b->to, &b->result, &b->fault), 0);
    expect_output(b, "1 case passed, 0 failed\n");
}

/* ---- mistakes */

static void misspelt_names_are_told_with_the_nearest(void **state) {
    refuses(*state,
            "case 'a' { candidate = {}, expect = { decision = 'accept' } }\n"
            "case 'b' { candidates = { { birthdate = '' } }, expect = { decision = 'accept' } }\n"
            "case 'c' { days = { votes = '2026-01-01' }, expect = { decision = 'accept' } }\n"
            "case 'd' { params = { minimun = 1 }, expect = { decision = 'accept' } }\n"
            "case 'e' { not_asked = { 'courts' }, expect = { decision = 'accept' } }\n"
            "case 'f' { expect = { decison = 'accept' } }\n"
            "case 'g' { expect = { decision = 'acept' } }\n"
            "case 'h' { expect = { reasons = { 'AGES:young' } } }\n"
            "case 'i' { expect = { reasons = { 'AGE:yuong' } } }\n"
            "case 'j' { expect = { unknown = { 'CORT' } } }\n"
            "case 'k' { candidates = { {}, {} }, expect = { ['3'] = { decision = 'accept' } } }\n",
            "cases/a.lua:7: error: case: unknown name 'candidate'; did you mean 'candidates'?\n"
            "cases/a.lua:8: error: candidates: unknown name 'birthdate'; did you mean 'birth_date'?\n"
            "cases/a.lua:9: error: days: unknown name 'votes'; did you mean 'vote'?\n"
            "cases/a.lua:10: error: params: unknown name 'minimun'; did you mean 'minimum'?\n"
            "cases/a.lua:11: error: not_asked: unknown name 'courts'; did you mean 'court'?\n"
            "cases/a.lua:12: error: expect: unknown name 'decison'; did you mean 'decision'?\n"
            "cases/a.lua:13: error: decision: unknown name 'acept'; did you mean 'accept'?\n"
            "cases/a.lua:14: error: reasons: unknown name 'AGES'; did you mean 'AGE'?\n"
            "cases/a.lua:15: error: reasons of rule AGE: unknown name 'yuong'; did you mean "
            "'young'?\n"
            "cases/a.lua:16: error: unknown: unknown name 'CORT'; did you mean 'COURT'?\n"
            "cases/a.lua:17: error: expect: no candidate of this case has the key '3'\n");
}

static void values_of_the_wrong_kind_are_told(void **state) {
    refuses(*state,
            "case 'a' { days = { vote = '2026-06' }, expect = { decision = 'accept' } }\n"
            "case 'b' { params = { minimum = '18' }, expect = { decision = 'accept' } }\n"
            "case 'c' { candidates = { 'A' }, expect = { decision = 'accept' } }\n"
            "case 'd' { candidates = { name = {} }, expect = { decision = 'accept' } }\n"
            "case 'e' { covers = 3, expect = { decision = 'accept' } }\n"
            "case 'f' { expect = { reasons = { 'AGE' } } }\n"
            "case 'g' { expect = { held = 'yes' } }\n"
            "case 'h' { expect = { eligible_from = 'soon' } }\n"
            "case 'i' { expect = {} }\n"
            "case 'j' {}\n",
            "cases/a.lua:7: error: day 'vote' is not one day; write it like \"2026-12-05\"\n"
            "cases/a.lua:8: error: parameter 'minimum' is words in quotes; expected a whole number\n"
            "cases/a.lua:9: error: candidates: a row is written { birth_date = \"...\" }\n"
            "cases/a.lua:10: error: candidates: column 'name' is a table; expected words or a "
            "number\n"
            "cases/a.lua:11: error: covers is a whole number; expected a table\n"
            "cases/a.lua:12: error: reasons: 'AGE'; write the rule and the code: \"RULE:code\"\n"
            "cases/a.lua:13: error: held is true or false\n"
            "cases/a.lua:14: error: eligible_from is a date like \"2026-12-05\", or \"none\"\n"
            "cases/a.lua:15: error: expect is written { decision = \"refer\", reasons = { ... } }\n"
            "cases/a.lua:16: error: case 'j' expects nothing; write expect = { decision = "
            "\"accept\" }\n");
}

static void cases_without_mistakes_are_run_beside_others(void **state) {
    bench *b = *state;
    scratch_write(&b->folder, "cases/b.lua", "local function f() end\n");
    scratch_write(&b->folder, "cases/c.lua", "base { day = {} }\n"
                                             "case 'of a bad base' { expect = {} }\n");
    refuses(b,
            "case 'bad' { expct = {} }\n"
            "case 'good' { expect = { decision = 'accept' } }\n",
            "cases/a.lua:7: error: case: unknown name 'expct'; did you mean 'expect'?\n"
            "cases/b.lua:1:7: error: a case file is data: only base { ... }, case \"...\" { ... } "
            "and local names may stand here\n"
            "cases/c.lua:1: error: base: unknown name 'day'; did you mean 'days'?\n");
    expect_output(b, "1 case passed, 0 failed, 2 could not be run\n");
}

static void only_cases_and_one_base_may_stand_in_a_file(void **state) {
    static const struct { const char *words, *told; } tries[] = {
        { "base {}", "base { ... } stands here a second time" },
        { "case { expect = {} }", "case takes a name and one table: case \"...\" { ... }" },
        { "case 'x' 'y' {}", "a case file is data: only base { ... }, case \"...\" { ... } and local "
                             "names may stand here" },
        { "case 'x' { expect = os.time() }",
          "a case file is data: no functions; write the value itself" },
        { "csae 'x' {}", "a case file is data: only base { ... }, case \"...\" { ... } and local "
                         "names may stand here" },
        { "case 'x' {", "'}' expected (to close '{' at line 7) near <eof>" },
    };
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        bench *b = *state;
        b->fault = (fault){ 0 };
        assert_int_equal(run_in(b, 0, tries[i].words), FAULT_PACK);
        if (i + 1 < sizeof tries / sizeof *tries)
            assert_string_equal(b->fault.message, tries[i].told);
        notes_clear(&b->notes);
    }
}

static void a_broken_pack_is_a_fault_of_the_pack(void **state) {
    bench *b = *state;
    scratch_write(&b->folder, "rules.lua", "rule 'AGE' {\n");
    assert_int_equal(run_in(b, 0, "case 'good' { expect = { decision = 'accept' } }\n"), FAULT_PACK);
    expect_output(b, "");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, open_bench, close_bench)

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(a_case_is_the_base_with_what_is_different),
        CASE(fields_of_a_list_stand_for_all_its_rows),
        CASE(candidates_are_numbered_and_expected_by_number),
        CASE(sources_are_searched_unless_the_case_says_otherwise),
        CASE(a_day_that_nobody_gives_is_not_known),
        CASE(flags_grades_warnings_and_tasks_are_compared),
        CASE(numbers_become_the_text_of_a_file),
        CASE(a_list_no_law_applies_to_is_referred),
        CASE(reasons_that_no_case_brings_about_are_named),
        CASE(names_of_many_reasons_fit_a_terminal),
        CASE(nothing_is_named_while_a_case_fails),
        CASE(what_differs_is_told_with_all_reasons),
        CASE(unknowns_name_the_line_of_the_case_file),
        CASE(reasons_are_told_in_the_language_asked_for),
        CASE(a_rule_that_failed_is_told_once),
        CASE(a_failed_rule_is_told_where_a_referral_was_expected),
        CASE(rows_that_belong_to_nobody_are_told_with_a_difference),
        CASE(rows_that_cannot_be_joined_fail_the_case_alone),
        CASE(a_pack_without_cases_gets_a_first_one),
        CASE(misspelt_names_are_told_with_the_nearest),
        CASE(values_of_the_wrong_kind_are_told),
        CASE(cases_without_mistakes_are_run_beside_others),
        CASE(only_cases_and_one_base_may_stand_in_a_file),
        CASE(a_broken_pack_is_a_fault_of_the_pack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

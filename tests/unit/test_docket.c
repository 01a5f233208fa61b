/* docket: docket.lua against a pack; every mistake a note with its line and what to write. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "load_world.h"

#define DAYS "days = { election_day = \"2026-12-05\", count_day = \"2026-12-06\" }"

static load_world w;

static int open_world(void **state) {
    (void)state;
    world_open(&w);
    scratch_write(&w.folder, "candidates.csv", "x\n");
    scratch_write(&w.folder, "police.csv", "x\n");
    scratch_write(&w.folder, "unit.csv", "x\n");
    return 0;
}

static int close_world(void **state) {
    (void)state;
    world_close(&w);
    return 0;
}

static void refuse(const char *words, const char *expected) {
    world_docket(&w, words);
    world_bad(&w, expected);
}

static void refuse_source(const char *source, const char *expected) {
    world_sources(&w, source);
    world_bad(&w, expected);
}

static day day_of(int year, int month, int dom) {
    day d;
    assert_true(day_make(year, month, dom, &d));
    return d;
}

static void what_is_not_said_has_its_default(void **state) {
    (void)state;
    world_docket(&w, "docket { " DAYS " }");
    world_good(&w);
    const docket *d = &w.docket;
    assert_int_equal(d->source_count, SOURCES);
    assert_int_equal(d->day_count, 2);
    assert_int_equal(d->param_count, 4);
    assert_int_equal(d->title.len, 0);
    const docket_source *s = &d->sources[POLICE];
    assert_int_equal(s->file_count, 1);
    assert_true(text_is(s->files[0], "police.csv"));
    assert_true(text_is(s->encoding, ""));
    assert_int_equal(s->separator, ',');
    assert_true(s->header);
    assert_int_equal(s->first_row, 1);
    assert_int_equal(s->expect_rows, -1);
    assert_false(s->covers.claimed);
    assert_false(s->not_asked);
    assert_int_equal(s->column_count, P_COLUMNS);
    assert_int_equal(d->params[0].value.integer, 18);
    assert_false(d->params[0].differs);
    assert_true(d->days[0].constant);
    assert_int_equal(d->days[0].value.lo, day_of(2026, 12, 5));
}

static void everything_that_can_be_said_is_read(void **state) {
    (void)state;
    scratch_write(&w.folder, "p/1.csv", "x");
    world_docket(
        &w, "-- a comment\n"
            "local everybody = { everybody = true, says = 'PSB ' .. 'letter 117',\n"
            "  keys = { 'id_number', 'name' }, on = '2026-04-20' }\n"
            "docket {\n"
            "  title = [[Village heads]],\n"
            "  " DAYS ",\n"
            "  params = { minimum_age = 23, share = 0.25, office = 'town', strict = true },\n"
            "  sources = {\n"
            "    police = { file = { 'p/*.csv', 'police.csv' }, covers = everybody, encoding = "
            "'gb18030',\n"
            "      separator = '\\t', first_row = 3, header = true, expect = { rows = 212 },\n"
            "      only = { round = { '1', 2 }, [4] = 'x' }, blank = { 'NA' },\n"
            "      columns = { name = 'the name', points = 7, final_on = { 3, dates = 'day "
            "first', blank = "
            "'-' } } },\n"
            "    unit = 'not asked',\n"
            "    candidates = { values = { sex = { ['1'] = 'm', ['2'] = 'f' } }, skip_lines = "
            "{ 17, 30 },\n"
            "      columns = { resident_since = { open = { 'now' } } } },\n"
            "  },\n"
            "}\n");
    world_good(&w);
    const docket *d = &w.docket;
    const docket_source *s = &d->sources[POLICE];
    assert_true(text_is(d->title, "Village heads"));
    assert_int_equal(d->params[0].value.integer, 23);
    assert_true(d->params[0].differs);
    assert_true(d->params[1].value.decimal == 0.25 && d->params[1].differs);
    assert_true(text_is(d->params[2].value.words, "town") && d->params[2].differs);
    assert_true(d->params[3].value.yes && d->params[3].differs);
    assert_int_equal(s->line, 9);
    assert_int_equal(s->file_count, 2);
    assert_true(text_is(s->files[0], "p/1.csv"));
    assert_true(text_is(s->files[1], "police.csv"));
    assert_true(text_is(s->encoding, "gb18030"));
    assert_int_equal(s->separator, '\t');
    assert_int_equal(s->first_row, 3);
    assert_int_equal(s->expect_rows, 212);
    assert_true(s->covers.claimed && s->covers.everybody);
    assert_true(text_is(s->covers.says, "PSB letter 117"));
    assert_true(text_is(s->covers.on, "2026-04-20"));
    assert_int_equal(s->covers.key_count, 2);
    assert_int_equal(s->covers.keys[0], C_NUMBER);
    assert_int_equal(s->only_count, 2);
    assert_true(text_is(s->only[0].header, "round"));
    assert_true(text_is(s->only[0].words[1], "2"));
    assert_int_equal(s->only[1].position, 4);
    assert_true(text_is(s->columns[P_NAME].header, "the name"));
    assert_int_equal(s->columns[P_POINTS].position, 7);
    assert_int_equal(s->columns[P_FINAL].form.dates, FORM_DAY_FIRST);
    assert_int_equal(s->columns[P_FINAL].form.blank_count, 2);
    assert_int_equal(s->columns[P_NAME].form.blank_count, 1);
    assert_true(d->sources[UNIT].not_asked);
    assert_int_equal(d->sources[CANDIDATES].skip_count, 2);
    assert_int_equal(d->sources[CANDIDATES].columns[C_SEX].form.value_count, 2);
    assert_int_equal(d->sources[CANDIDATES].columns[C_SEX].form.to[1], 1);
    assert_int_equal(d->sources[CANDIDATES].columns[C_SINCE].form.open_count, 1);
}

static void coverage_may_be_by_a_column(void **state) {
    (void)state;
    world_sources(&w, "police = { covers = { unit_id = { 'V01', 2 }, says = 'court' } }");
    world_good(&w);
    const coverage *c = &w.docket.sources[POLICE].covers;
    assert_true(c->claimed && !c->everybody);
    assert_int_equal(c->column, C_UNIT);
    assert_int_equal(c->value_count, 2);
    assert_true(text_is(c->values[1], "2"));
}

static void days_may_come_from_a_table_or_a_column(void **state) {
    (void)state;
    scratch_write(&w.folder, "days.csv",
                  "uf;cargo;when\nV1;PRES;05/12/2026\nV2;VICE;06/12/2026\n");
    world_docket(
        &w, "docket { days = {\n"
            " election_day = { file = 'days.csv', by = { unit_id = 'uf', post = 'cargo' },\n"
            "   column = 'when', dates = 'day first', separator = ';',\n"
            "   values = { post = { PRES = 'chair', VICE = 'deputy' } } },\n"
            " count_day = { column = 'resident_since' } } }");
    world_good(&w);
    const docket_day *d = &w.docket.days[0];
    assert_false(d->constant);
    assert_int_equal(d->by_count, 2);
    assert_int_equal(d->by[0], C_UNIT);
    assert_int_equal(d->by[1], C_POST);
    assert_int_equal(d->days.rows, 2);
    assert_int_equal(d->days.columns[1].codes[1], 1);
    assert_int_equal(d->days.columns[2].dates[1].lo, day_of(2026, 12, 6));
    assert_cell(&d->days, 0, 0, CELL_OK, "V1");
    assert_int_equal(w.docket.days[1].own_column, C_SINCE);
    scratch_write(&w.folder, "days.csv", "unit_id,election_day\nV1,2026-12-05\n");
    world_docket(&w, "docket { days = { election_day = { file = 'days.csv', by = 'unit_id' },\n"
                     "count_day = '2026-12-06' } }");
    world_good(&w);
    assert_int_equal(w.docket.days[0].days.rows, 1);
    scratch_write(&w.folder, "days.csv", "'63,001,x > chair,1151205\n64,,x > member,1151206\n");
    world_docket(&w, "docket { days = { count_day = '2026-12-06', election_day = {\n"
                     " file = 'days.csv', header = false, column = { 4, dates = 'roc' },\n"
                     " by = { unit_id = { 1, 2, join = '-' },\n"
                     "        post = { 3, cut = ' > ', part = 2 } } } } }");
    world_good(&w);
    d = &w.docket.days[0];
    assert_cell(&d->days, 0, 0, CELL_OK, "63-001");
    assert_cell(&d->days, 0, 1, CELL_OK, "chair");
    assert_int_equal(d->days.columns[2].dates[0].lo, day_of(2026, 12, 5));
    assert_cell(&d->days, 1, 0, CELL_BLANK, "");
}

static void mistakes_in_days_are_told(void **state) {
    (void)state;
    refuse(
        "docket { }",
        "docket.lua:1: error: day 'election_day' is not given: write days = { election_day = "
        "\"2026-12-05\" }, or, as it may differ per unit, { file = \"...\", by = \"...\", "
        "column = "
        "\"election_day\" }\n"
        "docket.lua:1: error: day 'count_day' is not given: write days = { count_day = "
        "\"2026-12-05\" }\n");
    refuse(
        "docket { days = {\n elction_day = '2026-12-05', election_day = '2026-12',\n"
        " count_day = { column = 'name' } } }",
        "docket.lua:2: error: days: unknown name 'elction_day'; did you mean 'election_day'?\n"
        "docket.lua:2: error: day 'election_day' = \"2026-12\" is not one day; write it like "
        "\"2026-12-05\"\n"
        "docket.lua:3: error: day 'count_day': column 'name' is no date but 'name'\n");
    scratch_write(&w.folder, "days.csv", "unit,election_day\nV1,2026-12-05\n");
    refuse(
        "docket { days = { count_day = '2026-12-05', election_day = {\n"
        "  file = 'days.csv', by = 'unit_id' } } }",
        "days.csv:1: error: no column 'unit_id'; the file has: unit, election_day; map it in "
        "docket.lua: by = { unit_id = \"unit\" }\n");
    refuse("docket { days = { count_day = '2026-12-05', election_day = {\n"
           "  file = 'days.csv', by = { unit_id = 'unit' }, column = 'day' } } }",
           "days.csv:1: error: no column 'day'; the file has: unit, election_day; map it in "
           "docket.lua: column = \"...\"\n");
    refuse("docket { days = { count_day = '2026-12-05', election_day = {\n"
           "  file = 'days.csv', header = false, by = { unit_id = 1 } } } }",
           "days.csv:1: error: nothing says which column is 'election_day': the file has no "
           "header "
           "row; say its number in docket.lua: column = 1\n");
    refuse(
        "docket { days = { count_day = '2026-12-05', election_day = {\n"
        "  file = 'days.csv', by = { unit_id = { 1, 2 } }, column = { 2, dates = 'us' } } } }",
        "docket.lua:2: error: columns: unit_id is made of several columns; say what goes "
        "between "
        "them: join = \"-\"\n"
        "docket.lua:2: error: dates: unknown name 'us'; there are: iso, day first, month "
        "first, "
        "roc, 19yy, 20yy, excel serial, excel serial 1904\n");
    refuse("docket { days = { count_day = 7, election_day = { file = 'days.csv' } } }",
           "docket.lua:1: error: day 'count_day' is the number 7; write \"2026-12-05\", in quotes\n"
           "docket.lua:1: error: day 'election_day' from a file needs by = \"...\": the "
           "candidates' "
           "column by which it is looked up\n");
}

static void mistakes_in_parameters_are_told(void **state) {
    (void)state;
    refuse(
        "docket { " DAYS
        ", params = {\n minimum_aeg = 23,\n minimum_age = '23',\n office = 1,\n"
        " share = 'x', strict = 'yes' } }",
        "docket.lua:2: error: params: unknown name 'minimum_aeg'; did you mean 'minimum_age'?\n"
        "docket.lua:3: error: parameter minimum_age is words in quotes; expected a whole "
        "number\n"
        "docket.lua:4: error: parameter office is a whole number; expected words in quotes\n"
        "docket.lua:5: error: parameter share is words in quotes; expected a number\n"
        "docket.lua:5: error: parameter strict is words in quotes; expected true or false\n");
}

static void a_source_without_a_file_says_what_to_do(void **state) {
    (void)state;
    char name[512];
    assert_int_equal(remove(scratch_name(&w.folder, "police.csv", name)), 0);
    assert_int_equal(remove(scratch_name(&w.folder, "candidates.csv", name)), 0);
    refuse(
        "docket { " DAYS " }",
        "docket.lua: error: source 'candidates' has no file: put candidates.csv into the "
        "folder, "
        "or write candidates = { file = \"...\" } under sources\n"
        "docket.lua: error: source 'police' has no file: put police.csv into the folder, write "
        "police = { file = \"...\" } under sources, or police = \"not asked\"\n");
    scratch_write(&w.folder, "candidates.csv", "x");
    refuse_source(
        "police = { file = 'polizei.csv' }",
        "docket.lua:2: error: there is no file 'polizei.csv' in the folder of the docket; "
        "put it there or correct the name (nobody asked: \"not asked\")\n");
    refuse_source("police = { file = 'p*.csv' }",
                  "docket.lua:2: error: no file matches 'p*.csv'\n");
    refuse_source("police = { file = '/etc/passwd' }",
                  "docket.lua:2: error: file '/etc/passwd': files are named relative to their "
                  "folder\n");
    refuse_source(
        "police = { file = '../x.csv' }",
        "docket.lua:2: error: file '../x.csv': files are named relative to their folder\n");
    refuse_source("police = 'not aksed'",
                  "docket.lua:2: error: 'not aksed': did you mean \"not asked\"?\n");
    refuse_source("police = 'not asked', candidates = 'not asked'",
                  "docket.lua:2: error: the candidates cannot be \"not asked\"\n");
}

static void mistakes_in_sources_are_told(void **state) {
    (void)state;
    refuse_source(
        "polic = 'not asked'",
        "docket.lua:2: error: sources: unknown name 'polic'; did you mean 'police'?\n");
    refuse_source(
        "police = {\n seperator = ';',\n separator = 'x',\n encoding = 'gb18o30',\n"
        " first_row = 0, header = 'no' }",
        "docket.lua:3: error: source police: unknown name 'seperator'; did you mean "
        "'separator'?\n"
        "docket.lua:4: error: separator is one of \",\", \";\", \"\\t\", \"|\"\n"
        "docket.lua:5: error: encoding: unknown name 'gb18o30'; did you mean 'gb18030'?\n"
        "docket.lua:6: error: header is words in quotes; expected true or false\n"
        "docket.lua:6: error: first_row is 0; expected 1 to 1000000\n");
    refuse_source(
        "police = { columns = {\n naem = 1,\n name = { 1, blanc = 'x' },\n points = true,\n"
        " term = { 2, dates = 'roc' },\n final_on = { 3, dates = 'us' },\n"
        " offence = { 'x', cut = '>' } } }",
        "docket.lua:3: error: columns of police: unknown name 'naem'; did you mean 'name'?\n"
        "docket.lua:4: error: columns: name: unknown name 'blanc'; did you mean 'blank'?\n"
        "docket.lua:5: error: columns: points is true or false; expected the number of the "
        "column or the text of its header\n"
        "docket.lua:6: error: dates: term is no date but 'duration'\n"
        "docket.lua:7: error: dates: unknown name 'us'; there are: iso, day first, month "
        "first, roc, 19yy, 20yy, excel serial, excel serial 1904\n"
        "docket.lua:8: error: cut and part belong together: cut = \" > \", part = 2\n");
    refuse_source(
        "police = { columns = {\n name = { 1, 2 },\n note = { 1, join = '-' },\n"
        " id_number = { 1, 2, join = '-', cut = '>', part = 1 } } }",
        "docket.lua:3: error: columns: name is made of several columns; say what goes "
        "between them: join = \"-\"\n"
        "docket.lua:4: error: join: note is made of one column; write { 1, 2, join = \"-\" "
        "}\n"
        "docket.lua:5: error: columns: id_number is either cut or joined\n");
    refuse_source(
        "police = { columns = { final_on = { open = 'x' }, name = { none = 'x' } } }",
        "docket.lua:2: error: open: final_on is 'date' in the pack, not 'date or open'\n"
        "docket.lua:2: error: none: name is 'name' in the pack, not 'name or none'\n");
    refuse_source("candidates = { values = { sex = { ['1'] = 'male' }, post = { 'chair' },\n"
                  " name = { a = 'b' } } }",
                  "docket.lua:2: error: values of sex: unknown name 'male'; there are: m, f\n"
                  "docket.lua:2: error: values: write { [\"as in the file\"] = \"chair\" }\n"
                  "docket.lua:3: error: values: name is no list of codes but 'name'\n");
}

static void mistakes_in_coverage_are_told(void **state) {
    (void)state;
    refuse_source(
        "police = { covers = { everybody = true } }",
        "docket.lua:2: error: covers does not say by whose word: says = \"letter of ...\"\n");
    refuse_source(
        "police = { covers = { says = 'x' } }",
        "docket.lua:2: error: covers says either everybody = true, or by a column of the "
        "candidates who was searched: { unit_id = { \"V01\" } }\n");
    refuse_source(
        "police = { covers = { everybody = true, says = 'x', keys = 'number_id', on = 'May' } "
        "}",
        "docket.lua:2: error: columns of candidates: unknown name 'number_id'; there are: "
        "candidate_id, name, id_number, birth_date, sex, post, resident_since, unit_id\n"
        "docket.lua:2: error: covers: on = \"May\" is not a date in the declared form; write "
        "\"2026-04-20\"\n");
    refuse_source("candidates = { covers = { everybody = true, says = 'x' } }",
                  "docket.lua:2: error: covers belongs to evidence, not to the candidates\n");
    refuse_source(
        "police = { covers = { unit = 'V', says = 'x' }, skip_lines = { 0 } }",
        "docket.lua:2: error: a line of skip_lines is 0; expected 1 to 4294967295\n"
        "docket.lua:2: error: columns of candidates: unknown name 'unit'; did you mean "
        "'unit_id'?\n"
        "docket.lua:2: error: covers says either everybody = true, or by a column of the "
        "candidates who was searched: { unit_id = { \"V01\" } }\n");
}

static void a_docket_is_data(void **state) {
    (void)state;
    refuse("docket { title = function() end }",
           "docket.lua:1:18: error: a docket is data: no functions; write the value itself\n");
    refuse("docket {\n title = os.getenv('HOME') }",
           "docket.lua:2:10: error: a docket is data: no functions; write the value itself\n");
    refuse("docket {\n title = utf8 }",
           "docket.lua:2:10: error: 'utf8' is no value here: words stand in quotes\n");
    refuse("x = 1\ndocket { }", "docket.lua:1:1: error: a docket is data: only docket { ... } "
                                "and local names may stand "
                                "here\n");
    refuse("for i = 1, 2 do end docket { }", "docket.lua:1:1: error: a docket is data: only "
                                             "docket { ... } and local names may stand "
                                             "here\n");
    refuse("docket { title = 'a', title = 'b' }",
           "docket.lua:1:23: error: 'title' is given twice; the first is in line 1\n");
    refuse("docket { }\ndocket { }",
           "docket.lua:2:1: error: docket { ... } stands here a second time\n");
    refuse("docket(1)", "docket.lua:1:1: error: docket takes one table: docket { ... }\n");
    refuse("-- nothing", "docket.lua:1: error: says no docket { ... }\n");
    refuse("local a = 1; a = 2; docket { title = a }",
           "docket.lua:1:14: error: a docket is data: only docket { ... } and local names may "
           "stand "
           "here\n");
    refuse("docket { titel = 'x', " DAYS " }",
           "docket.lua:1: error: docket: unknown name 'titel'; did you mean 'title'?\n");
}

static void a_hostile_docket_is_refused_without_harm(void **state) {
    (void)state;
    char *deep = malloc(200000), doubled[4000] = "local a0 = { 1, 1 }\n";
    assert_non_null(deep);
    strcpy(deep, "docket ");
    for (size_t i = 0; i < 150; i++) strcat(deep, "{");
    for (size_t i = 0; i < 150; i++) strcat(deep, "}");
    world_docket(&w, deep);
    assert_int_equal(docket_open(&w.docket, &(docket_terms){ .folder = w.folder.path }, &w.pack, &w.notes, &w.fault),
                     FAULT_DATA);
    assert_int_equal(w.notes.count, 1);
    for (int i = 1; i < 10; i++) {
        char line[128];
        snprintf(line, sizeof line, "local a%d = { a%d, a%d, a%d, a%d, a%d, a%d, a%d, a%d }\n",
                 i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
        strcat(doubled, line);
    }
    strcat(doubled, "docket { title = a9 }");
    refuse(doubled, "docket.lua:2:42: error: more than 200000 values, the limit\n");
    scratch_bytes(&w.folder, "docket.lua", "\x1bLua\x54\0", 6);
    notes_clear(&w.notes);
    w.fault = (fault){ 0 };
    assert_int_equal(docket_open(&w.docket, &(docket_terms){ .folder = w.folder.path }, &w.pack, &w.notes, &w.fault),
                     FAULT_DATA);
    free(deep);
}

static void a_docket_needs_its_folder_and_not_its_file(void **state) {
    (void)state;
    char name[512];
    fault f = { 0 };
    assert_int_equal(
        docket_open(&w.docket, &(docket_terms){ .folder = scratch_name(&w.folder, "none", name) }, &w.pack, &w.notes, &f),
        FAULT_DATA);
    assert_string_equal(f.message,
                        "there is no such folder: the docket is a folder of CSV files");
    w.pack.day_count = 0;
    world_good(&w);
    assert_int_equal(w.docket.body.len, 0);
    assert_true(text_is(w.docket.sources[CANDIDATES].files[0], "candidates.csv"));
}

static void every_open_question_is_told_and_nothing_else(void **state) {
    (void)state;
    world_docket(&w, "docket { " DAYS ", titel = 'misspelt', sources = {\n"
                     "  police = { covers = '? who was searched' },\n"
                     "  unit = { blank = { '?', '? none' } } } }");
    world_bad(&w, "docket.lua:2: error: source police: covers = \"? who was searched\" is an open question: write the "
                  "answer in its place, without \"? \"\n"
                  "docket.lua:3: error: source unit: blank = \"? none\" is an open question: write the answer in its "
                  "place, without \"? \"\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_is_not_said_has_its_default),
        TEST(everything_that_can_be_said_is_read),
        TEST(coverage_may_be_by_a_column),
        TEST(days_may_come_from_a_table_or_a_column),
        TEST(mistakes_in_days_are_told),
        TEST(mistakes_in_parameters_are_told),
        TEST(a_source_without_a_file_says_what_to_do),
        TEST(mistakes_in_sources_are_told),
        TEST(mistakes_in_coverage_are_told),
        TEST(every_open_question_is_told_and_nothing_else),
        TEST(a_docket_is_data),
        TEST(a_hostile_docket_is_refused_without_harm),
        TEST(a_docket_needs_its_folder_and_not_its_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

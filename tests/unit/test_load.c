/* load: files to tables; every row and every cell accounted for, every mistake with its place. */
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

#define HEADER "candidate_id,name,id_number,birth_date,sex,post,resident_since,unit_id\n"
#define ID     "510104198503021231"

#define POLICE_HEADER "name,id_number,offence,final_on,term,points,note\n"

static load_world w;

static int open_world(void **state) {
    (void)state;
    world_open(&w);
    return 0;
}

static int close_world(void **state) {
    (void)state;
    world_close(&w);
    return 0;
}

static void put(const char *name, const char *words) {
    scratch_write(&w.folder, name, words);
}

/* Candidates in candidates.csv, with everything else not asked. */
static void load_candidates(const char *words, const char *how) {
    char sources[2000];
    put("candidates.csv", words);
    snprintf(sources, sizeof sources,
             "candidates = { file = \"candidates.csv\", %s }, police = \"not asked\", unit = "
             "\"not asked\"",
             how);
    world_sources(&w, sources);
    world_good(&w);
}

static void load_police(const char *words, const char *how) {
    char sources[2000];
    put("candidates.csv", HEADER);
    put("police.csv", words);
    snprintf(sources, sizeof sources, "police = { %s }, unit = \"not asked\"", how);
    world_sources(&w, sources);
    world_good(&w);
}

static span day_of(int year, int month, int dom) {
    day d;
    assert_true(day_make(year, month, dom, &d));
    return (span){ d, d };
}

static void assert_text(uint32_t row, uint16_t at, const char *expected) {
    arena made = { 0 };
    text t;
    assert_true(table_text(&w.table, row, at, &made, &t));
    assert_int_equal(t.len, strlen(expected));
    assert_memory_equal(t.at, expected, t.len);
    arena_clear(&made);
}

static void a_table_holds_every_cell_typed_and_as_written(void **state) {
    (void)state;
    load_candidates(HEADER "C1, Li  Ming ,51010419850302123 1,1985-03-02,m,chair,open,V01\n"
                           "'007,\xef\xbc\xa1"
                           "B," ID ",1985,x,,,\n",
                    "");
    world_load_good(&w, CANDIDATES);
    const table *t = &w.table;
    assert_int_equal(t->rows, 2);
    assert_int_equal(t->read_rows, 2);
    assert_int_equal(t->line[1], 3);
    assert_true(text_is(table_file(t, 1), "candidates.csv"));
    assert_cell(t, 0, C_NAME, CELL_OK, "Li  Ming");
    assert_text(0, C_NAME, "li ming");
    assert_cell(t, 0, C_NUMBER, CELL_OK, "51010419850302123 1");
    assert_text(0, C_NUMBER, ID);
    assert_cell(t, 0, C_BIRTH, CELL_OK, "1985-03-02");
    assert_int_equal(t->columns[C_BIRTH].dates[0].lo, day_of(1985, 3, 2).lo);
    assert_cell(t, 0, C_SEX, CELL_OK, "m");
    assert_int_equal(t->columns[C_SEX].codes[0], 0);
    assert_text(0, C_SEX, "m");
    assert_cell(t, 0, C_SINCE, CELL_UNREADABLE, "open"); /* no word is declared for it */
    assert_cell(t, 1, C_ID, CELL_OK, "'007");
    assert_text(1, C_ID, "007");
    assert_text(1, C_NAME, "ab");
    assert_cell(t, 1, C_SEX, CELL_UNREADABLE, "x");
    assert_string_equal(table_why(t, 1, C_SEX), "not one of: m, f");
    assert_null(table_why(t, 1, C_NAME));
    assert_cell(t, 1, C_POST, CELL_BLANK, "");
    assert_text(1, C_POST, "");
    assert_int_equal(t->bad_cell_count, 2);
    assert_int_equal(t->inputs[0].rows, 2);
    assert_true(text_is(t->inputs[0].encoding, "utf-8"));
}

static void a_birth_date_is_taken_from_the_id_or_spans_both(void **state) {
    (void)state;
    load_candidates(HEADER "C1,a," ID ",,m,chair,,V\n"
                           "C2,b," ID ",1985-03-12,m,chair,,V\n"
                           "C3,c," ID ",1985,m,chair,,V\n"
                           "C4,d,510104198503021232,,m,chair,,V\n"
                           "C5,e," ID ",abc,m,chair,,V\n",
                    "");
    world_load_good(&w, CANDIDATES);
    const table *t = &w.table;
    const span *birth = t->columns[C_BIRTH].dates;
    assert_cell(t, 0, C_BIRTH, CELL_OK, "");
    assert_int_equal(birth[0].lo, day_of(1985, 3, 2).lo);
    assert_int_equal(birth[0].hi, day_of(1985, 3, 2).lo);
    assert_int_equal(t->row_flag[0], ROW_DERIVED_BIRTH);
    assert_int_equal(birth[1].lo, day_of(1985, 3, 2).lo);
    assert_int_equal(birth[1].hi, day_of(1985, 3, 12).lo);
    assert_int_equal(t->row_flag[1], ROW_BIRTH_CONFLICT);
    assert_int_equal(birth[2].hi, day_of(1985, 12, 31).lo);
    assert_int_equal(t->row_flag[2], 0);
    assert_int_equal(table_state(t, 3, C_BIRTH), CELL_BLANK);
    assert_int_equal(table_state(t, 3, C_NUMBER), CELL_UNREADABLE);
    assert_int_equal(table_state(t, 4, C_BIRTH), CELL_UNREADABLE);
}

static void columns_are_found_by_name_other_name_header_or_position(void **state) {
    (void)state;
    load_candidates(
        "\"N\xc2\xba\";nome;x;\xef\xbb\xbfsexo;unit;cargo;nasc;doc\r\n"
        "7;Ana;ignored;1;V9;T\xc3\xadtulo;02/03/1985;" ID "\r\n",
        "separator = \";\", dates = \"day first\", columns = { candidate_id = 1, name = "
        "\"nome\", sex = { \"sexo\", values = { [\"1\"] = \"f\" } }, post = \"cargo\", "
        "birth_date = { 7 }, id_number = \"doc\" }, values = { post = { "
        "[\"T\xc3\xadtulo\"] = \"member\" } }");
    world_load_good(&w, CANDIDATES);
    assert_text(0, C_ID, "7");
    assert_int_equal(w.table.columns[C_SEX].codes[0], 1);
    assert_text(0, C_POST, "member");
    assert_text(0, C_UNIT, "V9");
    assert_int_equal(w.table.columns[C_BIRTH].dates[0].hi, day_of(1985, 3, 2).lo);
    assert_true(w.table.columns[C_SINCE].absent);
    assert_int_equal(table_state(&w.table, 0, C_SINCE), CELL_BLANK);
    assert_false(w.table.columns[C_SEX].absent);
}

static void a_file_without_header_goes_by_position(void **state) {
    (void)state;
    load_candidates(
        "title\n1,a," ID ",0740302,m,chair,V\n2,b," ID ",0000000,f,chair,V\n",
        "header = false, first_row = 2, columns = { candidate_id = 1, name = 2, id_number "
        "= 3, birth_date = { 4, dates = \"roc\", blank = \"0000000\" }, sex = 5, post = "
        "6, unit_id = 7 }");
    world_load_good(&w, CANDIDATES);
    assert_int_equal(w.table.rows, 2);
    assert_int_equal(w.table.line[0], 2);
    assert_cell(&w.table, 0, C_BIRTH, CELL_OK, "0740302");
    assert_cell(&w.table, 1, C_BIRTH, CELL_OK, "0000000"); /* blank, so taken from the id */
    assert_int_equal(w.table.row_flag[1], ROW_DERIVED_BIRTH);
}

static void a_cell_may_be_joined_from_several_columns(void **state) {
    (void)state;
    load_candidates(
        "'63,x,'0001,a," ID ",1985,m,chair,V\n64,y,,b," ID ",1985,m,chair,V\n",
        "header = false, columns = { candidate_id = { 1, 3, 2, join = \"-\" }, name = 4, "
        "id_number = 5, birth_date = 6, sex = 7, post = 8, unit_id = { 9, 1, join = "
        "\"\" } }");
    world_load_good(&w, CANDIDATES);
    assert_cell(&w.table, 0, C_ID, CELL_OK, "63-0001-x");
    assert_cell(&w.table, 0, C_UNIT, CELL_OK, "V63");
    assert_cell(&w.table, 1, C_ID, CELL_BLANK, ""); /* half a key is none */
    assert_cell(&w.table, 1, C_UNIT, CELL_OK, "V64");
    load_candidates(
        "'63,'x,0001,a," ID ",1985,m,chair,V\n64,y,2,b," ID ",1985,m,chair,V\n",
        "header = false, columns = { candidate_id = { 1, 2, join = \"-\" }, name = 4, "
        "id_number = 5, birth_date = 6, sex = 7, post = 8, unit_id = 9 }, only = { "
        "candidate_id = { \"63-x\" } }");
    world_load_good(&w, CANDIDATES);
    assert_int_equal(w.table.rows, 1);
    assert_int_equal(w.table.left_out, 1);
    assert_cell(&w.table, 0, C_ID, CELL_OK, "63-x");
    load_candidates(HEADER,
                    "columns = { candidate_id = { \"unit_id\", \"uint\", join = \"-\" } }");
    world_load_bad(
        &w, CANDIDATES,
        "candidates.csv:1: error: no column 'uint'; the file has: candidate_id, name, "
        "id_number, birth_date, sex, post, resident_since, unit_id; map it in docket.lua: "
        "columns = { candidate_id = \"...\" }");
    load_candidates("1,2\n", "header = false, columns = { candidate_id = \"id\" }");
    world_load_bad(
        &w, CANDIDATES,
        "candidates.csv:1: error: 'candidate_id' is said to be headed 'id', but the docket "
        "says header = false; say its number");
}

static void mistakes_in_the_header_say_what_to_write(void **state) {
    (void)state;
    load_candidates("candidate_id,name,id_number,birthdate,sex,post,unit_id\n", "");
    world_load_bad(
        &w, CANDIDATES,
        "candidates.csv:1: error: no column 'birth_date'; the file has: candidate_id, "
        "name, id_number, birthdate, sex, post, unit_id; map it in docket.lua: columns = "
        "{ birth_date = \"birthdate\" }");
    load_candidates("candidate_id,name,id_number,birth_date,sex,post,unit_id,name\n", "");
    world_load_bad(
        &w, CANDIDATES,
        "candidates.csv:1: error: columns 2 and 8 are both headed 'name'; say which one "
        "you mean in docket.lua: columns = { name = 2 }");
    load_candidates("candidate_id;name;id_number;birth_date;sex;post;unit_id\n", "");
    world_load_bad(
        &w, CANDIDATES,
        "candidates.csv:1: error: no column 'candidate_id': the file is separated by ';', "
        "not ','; say separator = \";\" for this source in docket.lua");
    load_candidates("", "");
    world_load_bad(&w, CANDIDATES,
                   "candidates.csv:1: error: the file is empty from here on: a header "
                   "row was expected");
    load_candidates("1,2,3\n", "header = false, columns = { candidate_id = 4 }");
    world_load_bad(&w, CANDIDATES,
                   "candidates.csv:1: error: 'candidate_id' is said to be column 4, "
                   "but this row has 3");
    load_candidates("1,2,3\n", "header = false");
    world_load_bad(
        &w, CANDIDATES,
        "candidates.csv:1: error: nothing says which column is 'candidate_id': the file "
        "has no header row; say its number in docket.lua: columns = { candidate_id = 1 }");
}

static void a_workbook_and_a_wrong_encoding_are_told(void **state) {
    (void)state;
    load_candidates("PK\x03\x04 and so on", "");
    world_load_bad(
        &w, CANDIDATES,
        "candidates.csv: error: is an Excel workbook, not a CSV file: open it, save the "
        "sheet as \"CSV UTF-8\" and name that file");
    load_candidates(HEADER "C1,\xc0\xee\xc3\xf7,x,1985,m,chair,,V\n", "encoding = 'utf-8'");
    world_load_bad(
        &w, CANDIDATES,
        "candidates.csv:2:4: error: byte 0xC0 is not UTF-8: if the file is in another "
        "encoding, say so for this source in docket.lua: encoding = \"gb18030\" (or "
        "\"big5\", \"iso-8859-1\", \"utf-16\")");
    load_candidates(HEADER "C1,Jos\xe9,x,1985,m,chair,,V\n", "");
    world_load_bad(
        &w, CANDIDATES,
        "candidates.csv:2:7: error: byte 0xE9 is not UTF-8, and the file is neither UTF-16 nor "
        "GB18030; say for this source in docket.lua what it is: encoding = \"iso-8859-1\" (or "
        "\"big5\")");
    load_candidates(HEADER "C1,\xc0\xee\xc3\xf7," ID ",1985,m,chair,,V\n",
                    "encoding = \"gb18030\"");
    world_load_good(&w, CANDIDATES);
    assert_text(0, C_NAME, "\xe6\x9d\x8e\xe6\x98\x8e");
    assert_true(text_is(w.table.inputs[0].encoding, "gb18030"));
}

static void assert_found(size_t file, const char *encoding, encoding_how how) {
    assert_true(text_is(w.table.inputs[file].encoding, encoding));
    assert_int_equal(w.table.inputs[file].how, how);
}

static void what_nobody_declares_is_found_by_looking(void **state) {
    (void)state;
    static const char wide[] = "\xff\xfen\0,\0c\0\n\0\x4e\x67,\0\x31\0";
    load_candidates("\xef\xbb\xbf" HEADER "C1,a," ID ",1985,m,chair,,V\n", "");
    world_load_good(&w, CANDIDATES);
    assert_found(0, "utf-8", ENCODING_BY_MARK);
    load_candidates(HEADER "C1,a," ID ",1985,m,chair,,V\n", "");
    world_load_good(&w, CANDIDATES);
    assert_found(0, "utf-8", ENCODING_BY_FIT);
    load_candidates(HEADER "C1,a," ID ",1985,m,chair,,V\n", "encoding = 'utf-8'");
    world_load_good(&w, CANDIDATES);
    assert_found(0, "utf-8", ENCODING_DECLARED);
    load_candidates(HEADER "C1,\xc0\xee\xc3\xf7," ID ",1985,m,chair,,V\n", "");
    world_load_good(&w, CANDIDATES);
    assert_found(0, "gb18030", ENCODING_BY_FIT);
    assert_text(0, C_NAME, "\xe6\x9d\x8e\xe6\x98\x8e");
    load_candidates(
        "", "columns = { name = 'n', candidate_id = 'c', id_number = 'n', birth_date = 'n',"
            " sex = 'n', post = 'n', unit_id = 'n' }");
    scratch_bytes(&w.folder, "candidates.csv", wide, sizeof wide - 1);
    world_load_good(&w, CANDIDATES);
    assert_found(0, "utf-16le", ENCODING_BY_MARK);
    scratch_bytes(&w.folder, "candidates.csv", wide + 2, sizeof wide - 3);
    world_load_good(&w, CANDIDATES);
    assert_found(0, "utf-16le", ENCODING_BY_ZEROS);
    assert_int_equal(w.table.rows, 1);
    assert_int_equal(w.table.line[0], 2);
}

/* Rows read before the first byte that is not UTF-8 are read again, and counted once. */
static void a_file_that_is_read_twice_is_counted_once(void **state) {
    (void)state;
    char body[4000] = "kind," POLICE_HEADER "x,a," ID ",t,2020-01-02,1y,1,n\nb\ny,c," ID
                      ",t,2020-01-02,1y,bad,n\nz,d," ID ",t,2020-01-02,1y,1,n\nx,\xc0\xee," ID
                      ",t,2020-01-02,1y,1,n\n";
    put("p/1.csv", "kind," POLICE_HEADER "x,\xe6\x9d\x8e," ID ",t,2020-01-02,1y,1,n\n");
    put("p/2.csv", body);
    load_police("", "file = 'p/*.csv', only = { kind = { 'x', 'y' } }");
    world_load_good(&w, POLICE);
    assert_found(0, "utf-8", ENCODING_BY_FIT);
    assert_found(1, "gb18030", ENCODING_BY_FIT);
    assert_int_equal(w.table.read_rows, 6);
    assert_int_equal(w.table.rows, 4);
    assert_int_equal(w.table.left_out, 1);
    assert_int_equal(w.table.bad_row_count, 1);
    assert_int_equal(w.table.bad_cell_count, 1);
    assert_int_equal(w.table.inputs[1].rows, 5);
    assert_text(3, P_NAME, "\xe6\x9d\x8e");
    assert_int_equal(w.table.line[3], 6);
}

/* A header in GBK that is UTF-8 by chance, then what only GBK can be. */
static void a_header_read_wrongly_at_first_is_read_again(void **state) {
    (void)state;
    put("p/1.csv", "\xc5\xae,id_number,offence,final_on,term,points,note\n\xc0\xee," ID
                   ",t,2020-01-02,1y,1,n\n");
    load_police("", "file = 'p/*.csv', columns = { name = '\xe5\xa5\xb3' }");
    world_load_good(&w, POLICE);
    assert_found(0, "gb18030", ENCODING_BY_FIT);
    assert_text(0, P_NAME, "\xe6\x9d\x8e");
}

static void rows_of_the_wrong_width_are_kept_where_their_key_can_be_read(void **state) {
    (void)state;
    load_police(POLICE_HEADER "a," ID ",theft,2020-01-02,3y,1,x\n"
                              "b," ID ",theft\n"                      /* key readable */
                              ",bad\n"                                /* no key at all */
                              "c,,fraud, and more,2020-01-02,1y,2,\n" /* by name */
                              "d," ID ",x,2020-01-02,1y,2,y\n"
                              ",,,,,,\n" /* nothing at all */
                              "\"e\n\",,\n",
                "skip_lines = { 4, 5 }");
    world_load_good(&w, POLICE);
    const table *t = &w.table;
    assert_int_equal(t->read_rows, 6);
    assert_int_equal(t->rows, 5);
    assert_int_equal(t->bad_row_count, 4);
    assert_int_equal(t->bad_cell_count, 0);
    assert_int_equal(t->row_flag[0], 0);
    assert_int_equal(t->row_flag[1], ROW_UNREADABLE);
    assert_int_equal(t->row_flag[2], ROW_UNREADABLE | ROW_SKIPPED);
    assert_int_equal(t->row_flag[3], 0);
    assert_int_equal(t->row_flag[4], ROW_UNREADABLE);
    assert_int_equal(t->bad_rows[0].line, 3);
    assert_int_equal(t->bad_rows[0].row, 1);
    assert_string_equal(t->bad_rows[0].why, "3 fields where 7 are expected");
    assert_false(t->bad_rows[0].skipped);
    assert_int_equal(t->bad_rows[1].line, 4);
    assert_int_equal(t->bad_rows[1].row, UINT32_MAX);
    assert_true(t->bad_rows[1].skipped);
    assert_int_equal(t->bad_rows[2].line, 5);
    assert_string_equal(t->bad_rows[2].why, "8 fields where 7 are expected");
    assert_int_equal(t->bad_rows[3].line, 8);
    assert_int_equal(w.notes.count, 2); /* all but those the docket names */
    load_police(POLICE_HEADER "a," ID ",theft,2020-01-02,3y,1,x\n", "skip_lines = { 2 }");
    world_load_good(&w, POLICE);
    assert_int_equal(w.notes.count, 1);
    assert_string_equal(w.notes.items[0].at.message,
                        "police: skip_lines names line 2, but no unreadable row starts there");
}

static void trailing_separators_of_the_header_are_no_columns(void **state) {
    (void)state;
    load_police("name,id_number,offence,final_on,term,points, ,\n"
                "a," ID ",t,2020-01-02,1y,1\n"
                "b," ID ",t,2020-01-02,1y,1,,\n"
                "c," ID ",t,2020-01-02,1y,1,,,\n"
                "d," ID ",t,2020-01-02,1y,,\n",
                "");
    world_load_good(&w, POLICE);
    assert_int_equal(w.table.read_rows, 4);
    assert_int_equal(w.table.bad_row_count, 1);
    assert_int_equal(w.table.bad_rows[0].line, 4);
    assert_string_equal(w.table.bad_rows[0].why, "9 fields where 6 are expected");
}

/* Between two rows that follow each other no whole line stands, but the second one is swallowed all the same. */
static void two_rows_in_one_are_not_read(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "a," ID ",\"theft,2020-01-02,3y,1,x\nb," ID ",fraud\",2020-01-02,3y,1,x\n",      /* in one column */
        "a," ID ",\"theft,2020-01-02,3y,1,x\r\nb," ID ",fraud\",2020-01-02,3y,1,x\r\n",
        "a," ID ",theft,2020-01-02,3y,1,\"x\nb," ID ",fraud,2020-01-02,3y,1,x\"\n",      /* in the last */
        "\"a," ID ",theft,2020-01-02,3y,1,x\nb\"," ID ",fraud,2020-01-02,3y,1,x\n",      /* in the first */
        "a," ID ",\"theft,2020-01-02,3y,1,x\nb," ID ",fraud,2020-01-02\",3y,1,x\n",      /* in two of them */
        "a," ID ",theft,2020-01-02,\"3y,1,x\nb," ID ",fraud\",2020-01-02,3y,1,x\n",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        char file[600];
        snprintf(file, sizeof file, POLICE_HEADER "%s", bodies[i]);
        load_police(file, "");
        world_load_good(&w, POLICE);
        assert_int_equal(w.table.rows, 0);
        assert_int_equal(w.table.bad_row_count, 1);
        assert_int_equal(w.table.bad_rows[0].row, UINT32_MAX);      /* nor is its key believed */
        assert_non_null(strstr(w.table.bad_rows[0].why, "whole rows"));
    }
    static const char *const good[] = {
        "a," ID ",\"theft,\nand, as he says, hunger\",2020-01-02,3y,1,x\n",
        "a," ID ",\"theft\nand fraud\",2020-01-02,3y,1,x\n",
        "a," ID ",theft,2020-01-02,3y,1,\"x\ny\"\n",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        char file[600];
        snprintf(file, sizeof file, POLICE_HEADER "%s", good[i]);
        load_police(file, "");
        world_load_good(&w, POLICE);
        assert_int_equal(w.table.rows, 1);
        assert_int_equal(w.table.bad_row_count, 0);
    }
}

/* A line break that was lost between two rows: the key of the one says nothing of the other. */
static void two_rows_in_one_line_are_not_read(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "a," ID ",theft,2020-01-02,3y,1,xb," ID ",fraud,2020-01-02,3y,1,x\n",
        "a," ID ",theft,2020-01-02,3y,1,x,b," ID ",fraud,2020-01-02,3y,1,x\n",
        "a," ID ",theft,2020-01-02,3y,1,b," ID ",fraud,2020-01-02,3y,1,\n",
        "a," ID ",t,2020-01-02,3y,1,b," ID ",t,2020-01-02,3y,1,c," ID ",t,2020-01-02,3y,1,\n",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        char file[600];
        snprintf(file, sizeof file, POLICE_HEADER "%s", bodies[i]);
        load_police(file, "");
        world_load_good(&w, POLICE);
        assert_int_equal(w.table.rows, 0);
        assert_int_equal(w.table.bad_row_count, 1);
        assert_int_equal(w.table.bad_rows[0].row, UINT32_MAX);
        assert_string_equal(w.table.bad_rows[0].why,
                            "as many fields as two rows have; is a line break missing?");
    }
    static const char *const one[] = {
        "a," ID ",theft,2020-01-02,3y,1,x,and,more\n",
        "a," ID ",theft,2020-01-02,3y,1,x,,,,,,,,,,\n",     /* blanks behind it are no row */
    };
    for (size_t i = 0; i < sizeof one / sizeof *one; i++) {
        char file[600];
        snprintf(file, sizeof file, POLICE_HEADER "%s", one[i]);
        load_police(file, "");
        world_load_good(&w, POLICE);
        assert_int_equal(w.table.rows, 1);
        assert_int_equal(w.table.bad_rows[0].row, 0);
    }
}

/* Two stray quotes in one column: the rows between them are about nobody knows whom. */
static void a_quoted_field_that_holds_rows_is_not_read(void **state) {
    (void)state;
    load_police(POLICE_HEADER "a," ID ",\"theft,2020-01-02,3y,1,x\n"
                              "b," ID ",fraud,2020-01-02,3y,1,x\n"
                              "c," ID ",arson\",2020-01-02,3y,1,x\n"
                              "d," ID ",\"two\nor, well,\nthree lines\",2020-01-02,3y,1,x\n",
                "");
    world_load_good(&w, POLICE);
    assert_int_equal(w.table.read_rows, 2);
    assert_int_equal(w.table.rows, 1);
    assert_int_equal(w.table.line[0], 5);
    assert_int_equal(w.table.bad_row_count, 1);
    assert_int_equal(w.table.bad_rows[0].row, UINT32_MAX);
    assert_int_equal(w.table.bad_rows[0].line, 2);
    assert_string_equal(
        w.table.bad_rows[0].why,
        "a quoted field holds what looks like whole rows; is a quote missing or "
        "one too many?");
}

/* Title rows before the header, totals and footers after the rows, a header on every page. */
static void titles_and_totals_are_no_rows(void **state) {
    (void)state;
    static const char body[] =
        "\xe5\x90\x8d\xe5\x8d\x95,,,,,,\n\"made\nin May\",,,,,,\n" POLICE_HEADER "a," ID
        ",t,2020-01-02,1y,1,n\n"
        ",,,,,,\n" POLICE_HEADER "name-sake," ID ",t,2020-01-02,1y,1,n\n"
        "names," ID ",t,2020-01-02,1y,1,n\n"
        "\xe5\x90\x88\xe8\xae\xa1\xe5\x88\x92," ID ",t,2020-01-02,1y,1,n\n"
        ",\xe5\x90\x88\xe8\xae\xa1,,,,3,\n"
        "\xe5\x90\x88\xe8\xae\xa1\xef\xbc\x9a"
        "3\n"
        "\xe5\x88\xb6\xe8\xa1\xa8\xe4\xba\xba: x\n";
    static const char how[] =
        "first_row = 4, expect = { rows = %d }, leave_out = { 'name', "
        "'\xe5\x90\x88\xe8\xae\xa1', ' \xe5\x88\xb6\xe8\xa1\xa8\xe4\xba\xba' }";
    char words[300];
    snprintf(words, sizeof words, how, 4);
    load_police(body, words);
    world_load_good(&w, POLICE);
    assert_int_equal(w.table.rows, 4);
    assert_int_equal(w.table.left_out, 4);
    assert_int_equal(w.table.read_rows, 8);
    assert_int_equal(w.table.bad_row_count, 0);
    assert_int_equal(w.table.line[0], 5);
    assert_int_equal(w.table.line[1], 8);
    snprintf(words, sizeof words, how, 8);
    load_police(body, words);
    world_load_bad(
        &w, POLICE,
        "docket.lua:2: error: police: expect = { rows = 8 }, but the file has 4; ask who "
        "sent it, or correct the number");
}

static void rows_are_left_out_by_header_column_or_position(void **state) {
    (void)state;
    static const char rows[] = "kind,name,id_number,offence,final_on,term,points\n"
                               "A > x,a," ID ",t,2020-01-02,1y,1\n"
                               "B > y,b," ID ",t,2020-01-02,1y,1\n"
                               "'A > z,c," ID ",t,2020-01-02,1y,2\n";
    load_police(rows, "only = { kind = { \"A > x\", \"A > z\" } }");
    world_load_good(&w, POLICE);
    assert_int_equal(w.table.rows, 2);
    assert_int_equal(w.table.left_out, 1);
    assert_int_equal(w.table.read_rows, 3);
    load_police(rows, "only = { [1] = \"B > y\" }");
    world_load_good(&w, POLICE);
    assert_text(0, P_NAME, "b");
    load_police(rows,
                "columns = { note = { \"kind\", cut = \" > \", part = 1 } }, only = { note = "
                "\"A\", points = { 2 } }");
    world_load_good(&w, POLICE);
    assert_int_equal(w.table.rows, 1);
    assert_text(0, P_NAME, "c");
    assert_cell(&w.table, 0, P_NOTE, CELL_OK, "'A");
    load_police(rows, "columns = { note = { \"kind\", cut = \" > \", part = 3 } }");
    world_load_good(&w, POLICE);
    assert_cell(&w.table, 0, P_NOTE, CELL_BLANK, "");
    load_police("kind,name,id_number,offence,final_on,term,points\nA,a," ID ",t,2020-01-02,1y,1\n"
                "\xef\xbc\xa1,b," ID ",t,2020-01-02,1y,1\n,c," ID ",t,2020-01-02,1y,1\n", "only = { kind = \"A\" }");
    world_load_good(&w, POLICE);
    assert_int_equal(w.table.rows, 2);      /* full width says the same; nothing says nothing */
    assert_text(1, P_NAME, "b");
    load_police(rows, "only = { round = \"1\" }");
    world_load_bad(&w, POLICE,
                   "police.csv:1: error: no column 'round' to filter by (only = ...); the "
                   "file has: kind, name, id_number, offence, final_on, term, points");
}

static void assert_span(const span *s, const char *shown) {
    char buffer[32];
    date_print(*s, buffer);
    assert_string_equal(buffer, shown);
}

static size_t notes_with(const char *words) {
    size_t count = 0;
    for (size_t i = 0; i < w.notes.count; i++)
        count += strstr(w.notes.items[i].at.message, words) != NULL;
    return count;
}

/* One cell that is no day in the declared order, and is one in the other. */
static void a_file_that_shows_another_order_of_dates_leaves_both_open(void **state) {
    (void)state;
    static const char *const rows =
        POLICE_HEADER "a," ID ",t,25/03/2019,1y,1,n\nb," ID ",t,05/03/2019,1y,1,n\nc," ID ",t,%s,1y,1,n\n"
                      "d," ID ",t,05/05/2019,1y,1,n\ne," ID ",t,2019,1y,1,n\nf," ID ",t,04/12/2018,1y,1,n\n";
    static const struct { const char *cell; bool doubt; } cells[] = {
        { "03/25/2019", true }, { " 3/25/2019 ", true }, { "30/03/2019", false }, { "25/25/2019", false },
        { "03/25/19", false },  { "", false },           { "x", false },
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        char body[1000];
        snprintf(body, sizeof body, rows, cells[i].cell);
        put("p/1.csv", body);
        put("p/2.csv", POLICE_HEADER "g," ID ",t,05/03/2019,1y,1,n\n");
        load_police("", "file = 'p/*.csv', dates = 'day first'");
        world_load_good(&w, POLICE);
        const span *on = w.table.columns[P_FINAL].dates;
        assert_span(&on[0], "2019-03-25");
        assert_span(&on[1], cells[i].doubt ? "2019-03-05..2019-05-03" : "2019-03-05");
        assert_span(&on[3], "2019-05-05");
        assert_span(&on[4], "2019");
        assert_span(&on[5], cells[i].doubt ? "2018-04-12..2018-12-04" : "2018-12-04");
        assert_span(&on[6], "2019-03-05");                 /* of another file */
        assert_int_equal(notes_with("can only be read 'month first': '05/03/2019' in line 3, and 2 "
                                    "dates in all of this file, may be either"), cells[i].doubt);
    }
    assert_int_equal(w.table.bad_cell_count, 1);
}

static void the_id_says_which_order_a_birth_date_is_in(void **state) {
    (void)state;
    load_candidates(HEADER "C1,a," ID ",03/02/1985,m,chair,,V\n"
                           "C2,b,,03/02/1985,m,chair,,V\n"
                           "C3,c,,25/02/1985,m,chair,,V\n",
                    "dates = 'month first'");
    world_load_good(&w, CANDIDATES);
    const span *birth = w.table.columns[C_BIRTH].dates;
    assert_span(&birth[0], "1985-03-02");
    assert_span(&birth[1], "1985-02-03..1985-03-02");
    assert_cell(&w.table, 2, C_BIRTH, CELL_UNREADABLE, "25/02/1985");
}

/* ", kind of the first of two rows, whose name is a; the second is kind 1. */
static void expect_only(const char *kind, const char *words, size_t rows, size_t left_out, size_t unreadable) {
    char body[400], only[80];
    snprintf(body, sizeof body, "kind,%s%s,a,%s,t,2020-01-02,1y,1,n\n1,b,%s,t,2020-01-02,1y,1,n\n", POLICE_HEADER, kind,
             ID, ID);
    snprintf(only, sizeof only, "only = { kind = { %s } }", words);
    load_police(body, only);
    world_load_good(&w, POLICE);
    if (w.table.left_out != left_out || w.table.bad_row_count != unreadable) fail_msg("kind %s, only %s", kind, words);
    assert_int_equal(w.table.rows, rows + unreadable);      /* whose key can be read */
    assert_int_equal(w.table.read_rows, 2);
}

static void a_row_that_is_asked_for_in_another_writing_is_not_left_out(void **state) {
    (void)state;
    static const char *const same[] = { "1", " 1 ", "'1", "１", "1.0", "1.00", "\xc2\xa0" "1" };
    static const char *const nearly[] = { "01", "1.", "(1)", "001.0" };
    static const char *const others[] = { "", "2", "1.5", "11", "-1", "10", "1.01", "0", "a1" };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) expect_only(same[i], "'1'", 2, 0, 0);
    for (size_t i = 0; i < sizeof nearly / sizeof *nearly; i++) expect_only(nearly[i], "'1'", 1, 0, 1);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) expect_only(others[i], "'1'", 1, 1, 0);
    expect_only("A+", "'A'", 0, 2, 0);
    expect_only("C#", "'C'", 0, 2, 0);
    expect_only("YES", "'1', 'yes'", 1, 0, 1);
    expect_only("yes", "'1', 'yes'", 2, 0, 0);
    expect_only("no", "'1', 'yes'", 1, 1, 0);
    expect_only("*", "'*', '1'", 2, 0, 0);
    expect_only("**", "'*', '1'", 1, 1, 0);
    expect_only("0000", "'0', '1'", 1, 0, 1);
}

/* A record without the word it is measured by may be meant all the same. */
static void a_blank_that_is_not_asked_for_is_told(void **state) {
    (void)state;
    expect_only("", "'1'", 1, 1, 0);
    assert_int_equal(notes_with("police: rows left out because kind is blank, which `only` does "
                                "not ask for: 1; if they belong, ask for \"\" too"),
                     1);
    expect_only("2", "'1'", 1, 1, 0);
    assert_int_equal(notes_with("is blank"), 0);
    expect_only("", "'1', ''", 2, 0, 0);
    assert_int_equal(notes_with("is blank"), 0);
}

static void a_second_header_in_another_order_is_refused(void **state) {
    (void)state;
    load_police("name,id_number,offence,final_on,term,points,note\n"
                "a," ID ",s,2020-01-02,1y,1,x\n"
                "name,id_number,offence,final_on,term,points,note\n"
                "b," ID ",s,2020-01-02,1y,1,final_on\n", "");
    world_load_good(&w, POLICE);
    assert_int_equal(w.table.rows, 3);
    load_police("name,id_number,offence,final_on,term,points,note\n"
                "a," ID ",s,2020-01-02,1y,1,x\n"
                "name,id_number,offence,term,final_on,points,note\n"
                "b," ID ",s,1y,2020-01-02,1,x\n", "");
    world_load_bad(&w, POLICE,
                   "police.csv:3: error: a second header, its columns in another order: 'term' stands where "
                   "'final_on' is read; put the rows below it into a file of their own");
}

static void columns_may_stand_in_any_order(void **state) {
    (void)state;
    load_police("note,points,term,final_on,offence,id_number,name\n"
                "x,1,1y,2020-01-02,s," ID ",a\n"
                "y,2,2y,2020-01-03,t," ID ",b\n"
                "z,2,3y,2020-01-04,u," ID ",c,more\n"
                "z,2,3y,2020-01-04,v," ID "\n",
                "only = { points = { 2 } }");
    world_load_good(&w, POLICE);
    static const char *const cells[] = { "b", ID, "t", "2020-01-03", "2y", "2", "y" };
    assert_int_equal(w.table.rows, 3);
    assert_int_equal(w.table.left_out, 1);
    for (uint16_t i = 0; i < P_COLUMNS; i++) assert_cell(&w.table, 0, i, CELL_OK, cells[i]);
    assert_int_equal(w.table.row_flag[1],
                     ROW_UNREADABLE); /* whose name and number can be read */
    assert_cell(&w.table, 1, P_NAME, CELL_OK, "c");
    assert_cell(&w.table, 1, P_OFFENCE, CELL_OK, "u");
    assert_int_equal(w.table.row_flag[2], ROW_UNREADABLE);
    assert_cell(&w.table, 2, P_NAME, CELL_BLANK, "");
    assert_cell(&w.table, 2, P_NUMBER, CELL_OK, ID);
}

/* What a worklist says of a candidate stands behind the columns of a row. */
static void what_stands_beside_the_columns_is_kept(void **state) {
    (void)state;
    w.sources[POLICE].expects_column = P_NOTE;
    load_police("name,id_number,offence,final_on,term,points,note,candidate_id\n"
                "a," ID ",t,2020-01-02,1y,1,x,\" C9 \"\n",
                "");
    world_load_good(&w, POLICE);
    assert_int_equal(w.table.raw_cells, P_COLUMNS + 1);
    assert_cell(&w.table, 0, P_NOTE, CELL_OK, "x");
    assert_true(text_is(table_raw(&w.table, 0, P_COLUMNS), "C9"));
}

static void several_files_are_read_in_the_order_of_their_names(void **state) {
    (void)state;
    put("p/b.csv", "offence,name,id_number,final_on,term,points\nt,b," ID ",2020-01-02,1y,1\n");
    put("p/a.csv", POLICE_HEADER "a," ID ",t,2020-01-02,1y,1,none\n");
    put("p/c.txt", "no");
    load_police("",
                "file = { \"p/*.csv\", \"p/a.csv\" }, none = \"none\", expect = { rows = 2 }");
    world_load_good(&w, POLICE);
    assert_int_equal(w.table.rows, 2);
    assert_int_equal(w.table.input_count, 2);
    assert_true(text_is(table_file(&w.table, 0), "p/a.csv"));
    assert_true(text_is(table_file(&w.table, 1), "p/b.csv"));
    assert_text(1, P_NAME, "b");
    assert_text(1, P_OFFENCE, "t");
    assert_cell(&w.table, 0, P_NOTE, CELL_NONE, "none");
    assert_cell(&w.table, 1, P_NOTE, CELL_BLANK, "");
    assert_false(w.table.columns[P_NOTE].absent);
}

static void a_control_total_that_does_not_match_names_both_numbers(void **state) {
    (void)state;
    load_police(POLICE_HEADER "a," ID ",t,2020-01-02,1y,1,\n", "expect = { rows = 212 }");
    world_load_bad(&w, POLICE,
                   "docket.lua:2: error: police: expect = { rows = 212 }, but the file "
                   "has 1; ask who sent it, or correct the number");
    load_police(POLICE_HEADER "a\na," ID ",t,2020-01-02,1y,1,\n", "expect = { rows = 2 }");
    world_load_good(&w, POLICE);
}

static void a_source_that_was_not_asked_is_an_empty_table(void **state) {
    (void)state;
    load_police(POLICE_HEADER, "");
    world_load_good(&w, UNIT);
    assert_int_equal(w.table.rows, 0);
    assert_int_equal(w.table.input_count, 0);
    world_load_good(&w, POLICE);
    assert_int_equal(w.table.rows, 0);
    assert_int_equal(w.table.input_count, 1);
}

static void rows_from_memory_are_typed_alike(void **state) {
    (void)state;
    text cells[C_COLUMNS] = { [C_ID] = TEXT("C1"),
                              [C_NAME] = TEXT("Li"),
                              [C_SINCE] = TEXT("open"),
                              [C_BIRTH] = TEXT("abc"),
                              [C_SEX] = TEXT("m") };
    assert_int_equal(load_memory_begin(&w.table, &w.sources[CANDIDATES], "case 1", &w.fault),
                     0);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(load_memory_row(&w.table, cells, i == 0 ? 2 : C_COLUMNS, &w.fault), 0);
    assert_int_equal(load_memory_end(&w.table, &w.fault), 0);
    assert_int_equal(w.table.rows, 1000);
    assert_int_equal(w.table.read_rows, 1000);
    assert_cell(&w.table, 0, C_SEX, CELL_BLANK, "");
    assert_cell(&w.table, 999, C_SINCE, CELL_OPEN, "open");
    assert_int_equal(w.table.columns[C_SINCE].dates[999].hi, DAY_OPEN);
    assert_cell(&w.table, 7, C_BIRTH, CELL_UNREADABLE, "abc");
    assert_non_null(table_why(&w.table, 7, C_BIRTH));
    assert_cell(&w.table, 7, C_NUMBER, CELL_BLANK, "");
    assert_int_equal(w.table.line[999], 1000);
    assert_true(text_is(table_file(&w.table, 0), "case 1"));
    assert_int_equal(load_memory_row(&w.table, cells, C_COLUMNS + 1, &w.fault), FAULT_DATA);
}

static void long_cells_keep_their_length(void **state) {
    (void)state;
    size_t lengths[] = { 0, 127, 128, 16383, 16384, 1 << 20 };
    char *longest = malloc(1 << 20);
    assert_non_null(longest);
    memset(longest, 'y', 1 << 20);
    text cells[C_COLUMNS] = { [C_ID] = TEXT("C1"), [C_UNIT] = TEXT("V") };
    assert_int_equal(load_memory_begin(&w.table, &w.sources[CANDIDATES], "m", &w.fault), 0);
    for (size_t i = 0; i < 6; i++) {
        cells[C_NAME] = (text){ longest, lengths[i] };
        assert_int_equal(load_memory_row(&w.table, cells, C_COLUMNS, &w.fault), 0);
    }
    assert_int_equal(load_memory_end(&w.table, &w.fault), 0);
    for (uint32_t i = 0; i < 6; i++) {
        assert_int_equal(table_raw(&w.table, i, C_NAME).len, lengths[i]);
        assert_cell(&w.table, i, C_UNIT, CELL_OK, "V");
    }
    free(longest);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)

/* Memory: the linker sends these three here (see tests/CMakeLists.txt). */

static bool counting;
static size_t asked, refuse_at;

static bool refused(void) {
    return counting && asked++ == refuse_at;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

void *__wrap_malloc(size_t size) {
    return refused() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    return refused() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size) {
    return refused() ? NULL : __real_realloc(old, size);
}

/* Opens the docket and loads the records while the allocation of this number fails. */
static int load_refusing(size_t at) {
    docket_clear(&w.docket);
    table_clear(&w.table);
    notes_clear(&w.notes);
    w.notes = (notes){ 0 };
    w.fault = (fault){ 0 };
    asked = 0;
    refuse_at = at;
    counting = true;
    int code = docket_open(&w.docket, &(docket_terms){ .folder = w.folder.path }, &w.pack, &w.notes, &w.fault);
    if (code == 0)
        code = load_source(&w.table, &w.docket, &w.docket.sources[POLICE], &w.sources[POLICE],
                           &w.notes, &w.fault);
    counting = false;
    return code;
}

/* A file read twice, quoted rows of several lines, ragged rows, rows of totals, joined columns. */
static void without_memory_loading_gives_up_or_is_right(void **state) {
    (void)state;
    size_t given_up = 0, at = 0;
    put("candidates.csv", HEADER);
    put("p/1.csv", POLICE_HEADER "a," ID ",\"x\ny\",2020-01-02,1y,bad,n\nb,c\n");
    put("p/2.csv", POLICE_HEADER "a," ID ",t,2020-01-02,1y,1,n\nb,c,d,e\n\xc0\xee," ID
                                 ",\"\xfe\x51\",2020-01-02,1y,1,n\n\xba\xcf\xbc\xc6,3\n");
    world_sources(&w, "police = { file = 'p/*.csv', leave_out = '\xe5\x90\x88\xe8\xae\xa1', "
                      "columns = { note = { 'note', "
                      "'name', join = '-' } } }, unit = \"not asked\"");
    assert_int_equal(load_refusing(SIZE_MAX), 0);
    for (bool reached = true; reached; at++) {
        int code = load_refusing(at);
        reached = asked > at;
        if (code != 0) {
            assert_int_equal(code, FAULT_MEMORY);
            assert_int_equal(w.fault.code, FAULT_MEMORY);
            assert_null(w.table.columns);
            given_up++;
            continue;
        }
        assert_int_equal(w.table.read_rows, 6);
        assert_int_equal(w.table.rows, 5);
        assert_int_equal(w.table.left_out, 1);
        assert_int_equal(w.table.bad_row_count, 2);
        assert_int_equal(w.table.bad_cell_count, 1);
        assert_found(1, "gb18030", ENCODING_BY_FIT);
        assert_text(4, P_NAME, "\xe6\x9d\x8e");
        assert_text(4, P_OFFENCE, "\xee\xa0\x96");
    }
    assert_true(given_up > 20);
}

/* Rows good and bad, in a file long enough for a second thread. */
static char *many_rows(size_t count) {
    char *words = malloc(count * 80 + 200), *at = words;
    assert_non_null(words);
    at += sprintf(at, POLICE_HEADER);
    for (size_t i = 0; i < count; i++)
        at += sprintf(at, i % 500 == 7 ? "n%zu,short\n" : "n%zu," ID ",\"t, %zu\",2020-01-02,1y,%zu,%s\n",
                      i, i, i, i % 90 == 1 ? "\"two\nlines\"" : "n");
    return words;
}

static void a_long_file_is_the_same_table_by_two_threads(void **state) {
    (void)state;
    enum { ROWS = 6000, BAD = 12 };
    char *words = many_rows(ROWS);
    uint64_t sum[2] = { 0, 0 };
    put("candidates.csv", HEADER);
    put("p.csv", words);
    world_sources(&w, "police = { file = 'p.csv', columns = { points = { 'points', blank = { '5' } } } }, "
                      "unit = \"not asked\"");
    for (unsigned workers = 1; workers <= 2; workers++) {
        world_good(&w);
        w.docket.workers = workers;
        world_load_good(&w, POLICE);
        assert_int_equal(w.table.read_rows, ROWS);
        assert_int_equal(w.table.bad_row_count, BAD);
        assert_int_equal(w.notes.count, 6);
        for (uint32_t row = 0; row < w.table.rows; row++)
            for (uint16_t at = 0; at < P_COLUMNS; at++) {
                text raw = table_raw(&w.table, row, at);
                sum[workers - 1] += w.table.line[row] * dict_hash(raw.at, raw.len);
            }
    }
    assert_true(sum[0] == sum[1]);
    free(words);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_table_holds_every_cell_typed_and_as_written),
        TEST(a_birth_date_is_taken_from_the_id_or_spans_both),
        TEST(columns_are_found_by_name_other_name_header_or_position),
        TEST(a_file_without_header_goes_by_position),
        TEST(a_cell_may_be_joined_from_several_columns),
        TEST(mistakes_in_the_header_say_what_to_write),
        TEST(a_workbook_and_a_wrong_encoding_are_told),
        TEST(what_nobody_declares_is_found_by_looking),
        TEST(a_file_that_is_read_twice_is_counted_once),
        TEST(a_header_read_wrongly_at_first_is_read_again),
        TEST(rows_of_the_wrong_width_are_kept_where_their_key_can_be_read),
        TEST(trailing_separators_of_the_header_are_no_columns),
        TEST(two_rows_in_one_are_not_read),
        TEST(two_rows_in_one_line_are_not_read),
        TEST(a_quoted_field_that_holds_rows_is_not_read),
        TEST(titles_and_totals_are_no_rows),
        TEST(rows_are_left_out_by_header_column_or_position),
        TEST(a_file_that_shows_another_order_of_dates_leaves_both_open),
        TEST(the_id_says_which_order_a_birth_date_is_in),
        TEST(a_row_that_is_asked_for_in_another_writing_is_not_left_out),
        TEST(a_blank_that_is_not_asked_for_is_told),
        TEST(a_second_header_in_another_order_is_refused),
        TEST(columns_may_stand_in_any_order),
        TEST(what_stands_beside_the_columns_is_kept),
        TEST(several_files_are_read_in_the_order_of_their_names),
        TEST(a_control_total_that_does_not_match_names_both_numbers),
        TEST(a_source_that_was_not_asked_is_an_empty_table),
        TEST(rows_from_memory_are_typed_alike),
        TEST(long_cells_keep_their_length),
        TEST(without_memory_loading_gives_up_or_is_right),
        TEST(a_long_file_is_the_same_table_by_two_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* html: report.html from a record: what it says to whom, what becomes of hostile data, and how
 * much of a long list it holds. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "report/html.h"
#include "report/html_assets.h"
#include "report/html_page.h"
#include "run_world.h"
#include "support/scratch.h"

typedef struct fixture {
    run_world r;
    scratch folder;
    char path[512];
    sink out;
    fault fault;
} fixture;

static int open_fixture(void **state) {
    static fixture x;
    memset(&x, 0, sizeof x);
    run_world_open(&x.r);
    scratch_open(&x.folder);
    scratch_name(&x.folder, "audit.sqlite", x.path);
    assert_int_equal(run_world_store(&x.r, x.path, &x.fault), 0);
    sink_memory(&x.out);
    *state = &x;
    return 0;
}

static int close_fixture(void **state) {
    fixture *x = *state;
    sink_drop(&x->out);
    run_world_close(&x->r);
    scratch_close(&x->folder);
    return 0;
}

static void damage(fixture *x, const char *sql) {
    sqlite3 *db;
    char *words = NULL;
    assert_int_equal(sqlite3_open(x->path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &words) != SQLITE_OK) fail_msg("%s", words);
    sqlite3_close(db);
}

static int write_as(fixture *x, const char *lang, bool is_public, bool whole) {
    html_terms t = { .in = run_world_tongue(&x->r, lang), .is_public = is_public, .all = whole };
    assert_int_equal(record_open(&t.record, x->folder.path, &x->fault), 0);
    x->out.used = 0;
    int code = html_write(&x->out, &t, &x->fault);
    record_free(t.record);
    sink_bytes(&x->out, "", 1);
    return code;
}

static int write(fixture *x, const char *lang, bool is_public) {
    return write_as(x, lang, is_public, false);
}

static const char *page(fixture *x, const char *lang, bool is_public) {
    assert_int_equal(write(x, lang, is_public), 0);
    return x->out.buffer;
}

static void has(const char *all, const char *words) {
    if (strstr(all, words) == NULL) fail_msg("not found: %s", words);
}

static void has_not(const char *all, const char *words) {
    const char *at = strstr(all, words);
    if (at != NULL) fail_msg("found: %.60s", at);
}

static size_t count(const char *all, const char *words) {
    size_t n = 0;
    for (; (all = strstr(all, words)) != NULL; all++) n++;
    return n;
}

/* The block of data, as JSON, asked with SQLite: the value at a path. */
static void data_is(const char *all, const char *path, const char *value) {
    sqlite3 *db;
    sqlite3_stmt *s;
    const char *from = strstr(all, "id=\"report-data\">");
    assert_non_null(from);
    from += strlen("id=\"report-data\">");
    const char *to = strstr(from, "</script>");
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT json_extract(?1,?2)", -1, &s, NULL), SQLITE_OK);
    sqlite3_bind_text(s, 1, from, (int)(to - from), SQLITE_STATIC);
    sqlite3_bind_text(s, 2, path, -1, SQLITE_STATIC);
    if (sqlite3_step(s) != SQLITE_ROW) fail_msg("%s: %s", path, sqlite3_errmsg(db));
    assert_string_equal(sqlite3_column_text(s, 0), value);
    sqlite3_finalize(s);
    sqlite3_close(db);
}

static void the_reviewer_sees_everybody_who_is_not_accepted(void **state) {
    fixture *x = *state;
    const char *all = page(x, "en", false);
    has(all, "<html lang=\"en\">");
    has(all, "<p class=\"view\">For the reviewer.");
    has(all, "<h1>Village of the test</h1>");
    has(all, "minimum_age</th><td>23</td><td>18</td>");
    has(all, "<b>C3</b> Cai");
    has(all, "<p>criminal punishment: theft</p>");
    has(all, "court.csv:");
    has(all, "said reject, counts as refer");
    has(all, "may stand from 2028-05-05");
    has(all, "<span class=\"quiet\">V2</span>");
    has_not(all, "<b>C1</b>");
    data_is(all, "$.people[0][0]", "C2");
    data_is(all, "$.people[0][2]", "3");
    data_is(all, "$.people[1][6][0][2]", "criminal punishment: theft");
    data_is(all, "$.units.\"units-2\"[0][0]", "V1");
    data_is(all, "$.units.\"units-2\"[1][5]", "1");
    data_is(all, "$.units.\"units-2\"[2][0]", "(in no unit)");
}

static void it_is_chinese_when_asked(void **state) {
    fixture *x = *state;
    const char *all = page(x, "zh", false);
    has(all, "<html lang=\"zh-CN\">");
    has(all, "供审查人员使用");
    has(all, "资格联审");
    has(all, "因犯罪受过刑事处罚：theft");
    has(all, "依据：VCL art. 18");
    has_not(all, "For the reviewer");
}

static void the_public_sees_nobody(void **state) {
    fixture *x = *state;
    const char *all = page(x, "en", true);
    has(all, "<p class=\"view\">For the public.");
    static const char *const hidden[] = { "C2",      "Bob",        "C3",     "Cai",     "theft",
                                          "V1",      "court.csv:", "<script", "punished", "Suppressed",
                                          "gate.lua" };
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) has_not(all, hidden[i]);
    has(all, "<b>&lt;10</b>");
    has(all, "CN-CRIM"); /* the law is no secret */
}

static void counts_for_the_public_are_rounded(void **state) {
    (void)state;
    static const struct { uint64_t n; const char *is; } cases[] = {
        { 0, "0" }, { 1, "<10" }, { 9, "<10" }, { 10, "10" }, { 12, "10" }, { 13, "15" },
        { 1012, "1,010" }
    };
    html_page h = { .is_public = true, .in = { 0, WORDS_EN } };
    char buffer[32];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_true(text_is(html_number(&h, cases[i].n, buffer), cases[i].is));
    assert_true(text_is(html_share(&h, 9, 100, buffer), ""));
    assert_true(text_is(html_share(&h, 33, 102, buffer), "35 %"));
}

static void hostile_data_stays_text(void **state) {
    fixture *x = *state;
    damage(x, "UPDATE decision SET name='</script><img src=x onerror=alert(1)>',"
              " key='</td><b>' || char(0x202e) WHERE no=2;"
              "UPDATE reason_row SET words='\"]};alert(1)//<!--<script>' || char(0x2028) WHERE no>>16=2;"
              "UPDATE unit SET words='<svg onload=1>&amp;';"
              "UPDATE manifest SET value='</title></style><script>1' WHERE part='docket' AND name='title';"
              "UPDATE label SET words='<a href=javascript:1>' WHERE kind='stage';"
              "UPDATE trouble SET words='</ul><iframe>';");
    const char *all = page(x, "en", false);
    static const char *const markup[] = { "<img", "<svg o", "<a href=j", "<iframe", "</td><b>\\", "<!--",
                                          "\xe2\x80\xae", "\xe2\x80\xa8" };
    for (size_t i = 0; i < sizeof markup / sizeof *markup; i++) has_not(all, markup[i]);
    assert_int_equal(count(all, "<script"), 2);
    assert_int_equal(count(all, "</script"), 2);
    assert_int_equal(count(all, "</style"), 1);
    assert_int_equal(count(all, "<title"), 1);
    data_is(all, "$.people[1][0]", "</td><b>\\u{202e}");
    data_is(all, "$.people[1][1]", "</script><img src=x onerror=alert(1)>");
    data_is(all, "$.people[1][6][0][2]", "\"]};alert(1)//<!--<script>\\u{2028}");
    has(all, "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;");
    page(x, "en", true);
    assert_int_equal(count(x->out.buffer, "<script"), 0);
}

/* The policy names the digests of the very bytes that stand in the page. */
static void the_policy_fits_the_page(void **state) {
    fixture *x = *state;
    char style[64], script[64];
    const char *all = page(x, "en", false);
    assert_true(html_integrity(html_style(), style));
    assert_true(html_integrity(html_script(), script));
    has(all, style);
    has(all, script);
    const char *at = strstr(all, "<style>") + strlen("<style>");
    assert_memory_equal(at, html_style().at, html_style().len);
    assert_int_equal(strncmp(at + html_style().len, "</style>", 8), 0);
    assert_true(html_integrity(TEXT(""), style));
    assert_string_equal(style, "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    has_not(all, " style=");
    has_not(all, "onclick");
}

static void a_long_list_is_cut_and_says_so(void **state) {
    fixture *x = *state;
    damage(x, "WITH RECURSIVE more(n) AS (SELECT 1000 UNION ALL SELECT n+1 FROM more WHERE n<21092)"
              " INSERT INTO decision SELECT n,'R'||n,'Somebody',input,line,2,stage,flags,law_day,"
              "first_rule,grade,waits,eligible_from,0 FROM more,decision d WHERE d.no=3;"
              "UPDATE manifest SET value='20097' WHERE part='count' AND name='referred'");
    const char *all = page(x, "en", false);
    has(all, "100 more are not in this page, which holds 20,000 at most.");
    has(all, "vet report OUT --all -o all.html");
    data_is(all, "$.people[19999][0]", "R20992");
    assert_int_equal(count(all, "<b>R"), PAGE_STATIC - 7);
    data_is(all, "$.people[0][0]", "C2"); /* the rejected first */
    assert_int_equal(write_as(x, "en", false, true), 0);
    has_not(x->out.buffer, "more are not in this page");
    data_is(x->out.buffer, "$.people[20092][0]", "R21085");
    data_is(x->out.buffer, "$.people[20099][0]", "R21092");
}

static void old_stands_against_new(void **state) {
    fixture *x = *state;
    damage(x, "INSERT INTO tally_group SELECT tally,1,no,name,low,below,40,0,0,0 FROM tally_group WHERE list=0"
              " AND tally=0;"
              "INSERT INTO tally_group VALUES(1,1,0,'retired',NULL,NULL,7,0,0,0);"
              "INSERT INTO tally_spread VALUES(0,1,0,120,3,0,'6000',50123,501,49000,20,70);"
              "INSERT INTO tally_spread VALUES(1,1,0,7,0,0,NULL,NULL,NULL,NULL,NULL,NULL);"
              "INSERT INTO tally_change VALUES(0,1,'group',0,NULL,-83),(0,1,'mean',0,-7123,-71);"
              "INSERT INTO share VALUES(0,0,'young');INSERT INTO label VALUES('share',0,0,'under 36');"
              "INSERT INTO tally_share VALUES(0,0,0,0,2,8,250),(0,1,0,0,30,120,250);"
              "INSERT INTO tally_change VALUES(0,1,'share',0,NULL,0)");
    const char *all = page(x, "en", false);
    has(all, "Previous list</th><th scope=\"col\" class=\"n\">Change");
    has(all, "<td class=\"n\">40</td><td class=\"n\">33.3 %</td><td class=\"n\">\xe2\x88\x92" "8.3</td>");
    has(all, "<td class=\"n\" colspan=\"2\">50.1</td><td class=\"n\">\xe2\x88\x92" "7.1</td>");
    has(all, "under 36</th><td class=\"n\">2</td><td class=\"n\">25.0 %</td><td class=\"n\">30</td>");
    assert_int_equal(count(all, ">retired</th>"), 1); /* only the other list has it */
    all = page(x, "zh", false);
    has(all, "上届名单");
    has(all, "under 36");
}

static void groups_and_who_is_named_beside_whom(void **state) {
    fixture *x = *state;
    has_not(page(x, "en", false), "id=\"groups\"");
    damage(x, "INSERT INTO alert VALUES(0,2,'too_few',0,'V2','Document 7',4,4,'unit','V2 has <4> for 4 seats',"
              "'V2名额不足',NULL,NULL),(1,2,'too_few',0,NULL,'Document 7',9,0,NULL,'few',NULL,NULL,NULL);"
              "INSERT INTO alert_other VALUES(0,0,4,'C5'),(0,1,5,'C6');"
              "INSERT INTO again VALUES(0,5,'C6',2,'relative',2,'C3',1,3);"
              "INSERT INTO other VALUES(5,0,0,2,'C3',2),(5,0,1,3,'C4',1)");
    const char *all = page(x, "en", false);
    has(all, "<section id=\"groups\"");
    has(all, "href=\"#groups\"");
    has(all, "<th scope=\"row\">V2</th><td class=\"n\">4</td>");
    has(all, "V2 has &lt;4&gt; for 4 seats");
    has(all, "C5, C6");
    has(all, "the whole list</th>");
    has(all, "<td>C3</td><td>accepted</td><td>rejected</td>");
    has(all, "with C3 (referred), C4 (accepted)");
    data_is(all, "$.people[2][6][0][3][1]", "with C3 (referred), C4 (accepted)");
    has(page(x, "zh", false), "V2名额不足");
    all = page(x, "en", true);
    has_not(all, "V2");
    has_not(all, "too_few");
}

static void a_hundred_reasons_are_cut_and_say_so(void **state) {
    fixture *x = *state;
    damage(x, "CREATE TABLE more AS WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM up WHERE n<99)"
              " SELECT r.* FROM up,reason_row r WHERE no=2<<16;"
              "UPDATE more SET no=(2<<16)+rowid+9,words='no. '||(rowid+9);"
              "INSERT INTO reason_row SELECT * FROM more;DROP TABLE more;"
              "UPDATE decision SET reasons=101 WHERE no=2");
    const char *all = page(x, "en", false);
    has(all, "<li class=\"quiet\">Further reasons: 51. This command tells all: vet why OUT C3</li>");
    has(all, "<p>no. 57</p>");
    has_not(all, "no. 58");
    data_is(all, "$.people[1][7]", "Further reasons: 51. This command tells all: vet why OUT C3");
    data_is(all, "$.people[0][7]", "");
}

static void the_same_record_gives_the_same_bytes(void **state) {
    fixture *x = *state;
    page(x, "zh", false);
    char *first = strdup(x->out.buffer);
    page(x, "zh", false);
    assert_string_equal(first, x->out.buffer);
    free(first);
}

static void a_damaged_record_is_refused(void **state) {
    static const char *const damages[] = {
        "UPDATE reason_count SET rule=99", "UPDATE unreadable SET input=9, source=0",
        "UPDATE unit SET held=-1", "DELETE FROM tally_spread; DROP TABLE tally_group",
        "UPDATE tally SET among=9", "UPDATE decision SET stage=40 WHERE no=2",
    };
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        void *again = NULL;
        fixture *x = *state;
        damage(x, "INSERT INTO unreadable(source,input,line,col,raw,why) VALUES(1,0,1,NULL,'','x')");
        damage(x, damages[i]);
        memset(&x->fault, 0, sizeof x->fault);
        assert_int_equal(write(x, "en", false), FAULT_DATA);
        close_fixture(state);
        open_fixture(&again);
        *state = again;
    }
}

static void every_phrase_has_the_same_places_in_both_languages(void **state) {
    (void)state;
    for (int i = 0; i < HTML_WORDS; i++)
        for (char n = '1'; n <= '9'; n++) {
            char place[] = { '{', n, '}', '\0' };
            const char *en = html_word_in(WORDS_EN, (html_word)i);
            const char *zh = html_word_in(WORDS_ZH, (html_word)i);
            if (en == NULL || zh == NULL || *en == '\0' || *zh == '\0') fail_msg("phrase %d is empty", i);
            if (count(en, place) != count(zh, place)) fail_msg("'%s' and '%s' differ in %s", en, zh, place);
        }
}

#define IN_A_STORE(test) cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_STORE(the_reviewer_sees_everybody_who_is_not_accepted),
        IN_A_STORE(it_is_chinese_when_asked),
        IN_A_STORE(the_public_sees_nobody),
        cmocka_unit_test(counts_for_the_public_are_rounded),
        IN_A_STORE(hostile_data_stays_text),
        IN_A_STORE(the_policy_fits_the_page),
        IN_A_STORE(a_long_list_is_cut_and_says_so),
        IN_A_STORE(old_stands_against_new),
        IN_A_STORE(groups_and_who_is_named_beside_whom),
        IN_A_STORE(a_hundred_reasons_are_cut_and_say_so),
        IN_A_STORE(the_same_record_gives_the_same_bytes),
        IN_A_STORE(a_damaged_record_is_refused),
        cmocka_unit_test(every_phrase_has_the_same_places_in_both_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* report: what people and programs are given: CSV, JSON, the first screen, why, list, tally. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "audit/record.h"
#include "ground/unicode.h"
#include "report/csv_out.h"
#include "report/list.h"
#include "report/page.h"
#include "report/summary.h"
#include "report/tallies_json.h"
#include "report/tally_view.h"
#include "report/why.h"
#include "run_world.h"
#include "support/scratch.h"

typedef struct fixture {
    run_world r;
    scratch folder;
    record *record;
    arena memory;
    sink out;
    fault fault;
} fixture;

static int open_fixture(void **state) {
    static fixture x;
    char path[512];
    memset(&x, 0, sizeof x);
    run_world_open(&x.r);
    scratch_open(&x.folder);
    scratch_name(&x.folder, "audit.sqlite", path);
    assert_int_equal(run_world_store(&x.r, path, &x.fault), 0);
    assert_int_equal(record_open(&x.record, x.folder.path, &x.fault), 0);
    sink_memory(&x.out);
    *state = &x;
    return 0;
}

static int close_fixture(void **state) {
    fixture *x = *state;
    sink_drop(&x->out);
    record_free(x->record);
    arena_clear(&x->memory);
    run_world_close(&x->r);
    scratch_close(&x->folder);
    return 0;
}

/* What was written, NUL after it; the sink is empty again. */
static char *written(fixture *x) {
    sink_bytes(&x->out, "", 1);
    x->out.used = 0;
    return x->out.buffer;
}

static void has(const char *all, const char *words) {
    if (strstr(all, words) == NULL) fail_msg("not found: %s\nin:\n%s", words, all);
}

static void has_not(const char *all, const char *words) {
    if (strstr(all, words) != NULL) fail_msg("found: %s\nin:\n%s", words, all);
}

static void every_line_fits(const char *all) {
    for (const char *end; (end = strchr(all, '\n')) != NULL; all = end + 1) {
        text line = { all, (size_t)(end - all) };
        if (unicode_width(line) > PAGE_WIDTH) fail_msg("too wide: %.*s", TEXT_ARGS(line));
        if (line.len > 0 && all[line.len - 1] == ' ')
            fail_msg("blank at the end: %.*s", TEXT_ARGS(line));
    }
    assert_int_equal(*all, '\0');
}

static void is_json(const char *words) {
    sqlite3 *db;
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT json_valid(?1)", -1, &s, NULL), SQLITE_OK);
    sqlite3_bind_text(s, 1, words, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    if (sqlite3_column_int(s, 0) != 1) fail_msg("no JSON: %s", words);
    sqlite3_finalize(s);
    sqlite3_close(db);
}

/* ---- CSV ---- */

static void decisions_csv_has_one_row_per_candidate(void **state) {
    fixture *x = *state;
    assert_int_equal(csv_decisions(&x->out, &x->r.outcomes, &x->fault), 0);
    assert_string_equal(written(x),
                        "\xef\xbb\xbfkey,decision,stage,first_rule,ground,reasons,grade,waits,"
                        "ruling,eligible_from,through\n"
                        "C1,accept,inspection,,,,,,,,inspection\n"
                        "C2,reject,joint-review,CN-AGE,statute,too_young,,,,2028-05-05,inspection\n"
                        "C3,reject,joint-review,CN-CRIM,statute,punished; relative,sure,,,,inspection\n"
                        "C4,refer,joint-review,CN-CRIM,statute,punished,close,,,,inspection\n"
                        "C5,refer,joint-review,CN-AGE,statute,unknown; weak,,birth_date,,,inspection\n"
                        "C6,reject,inspection,LOCAL-KIN,policy,relative,,,,,inspection\n"
                        "C7,refer,inspection,UNIT-GATE,regulation,gate,,unit.gate,,,inspection\n"
                        "C8,accept,inspection,,,,,,,,inspection\n"
                        "C9,refer,joint-review,,,same_key,,,,,inspection\n");
}

static void reasons_csv_has_words_law_and_place(void **state) {
    fixture *x = *state;
    assert_int_equal(
        csv_reasons(&x->out, &x->r.outcomes, run_world_tongue(&x->r, "en"), &x->fault), 0);
    const char *all = written(x);
    has(all, "\xef\xbb\xbfkey,rule,stage,severity,ground,effect,said,cause,code,words,citation,"
             "grade,evidence,"
             "waits,eligible_from,digest,ruling,ruled_by,ruled_on,document,others\n");
    has(all, "\nC3,CN-CRIM,joint-review,statute,law,reject,reject,said,punished,criminal "
             "punishment: theft,"
             "VCL art. 18,sure,court.csv:1,,,");
    has(all, "\nC4,CN-CRIM,joint-review,statute,law,refer,reject,close,punished,");
    has(all, "\nC2,CN-AGE,joint-review,statute,law,reject,reject,said,too_young,born "
             "2010-05-05: not yet 18,"
             "VCL art. 16,,candidates.csv:2,,2028-05-05,");
    has(all, "\"weak \"\"evidence\"\"\"");
    has_not(all, "the old law");
    has_not(all, "tell the police");
}

static void reasons_csv_speaks_the_language_asked_for(void **state) {
    fixture *x = *state;
    assert_int_equal(
        csv_reasons(&x->out, &x->r.outcomes, run_world_tongue(&x->r, "zh"), &x->fault), 0);
    const char *all = written(x);
    has(all, ",punished,因犯罪受过刑事处罚：theft,");
    has_not(all, "criminal punishment");
}

static void what_a_spreadsheet_would_run_is_guarded(void **state) {
    fixture *x = *state;
    x->r.reasons[0].words[0] = TEXT("=HYPERLINK(\"x\")");
    assert_int_equal(
        csv_reasons(&x->out, &x->r.outcomes, run_world_tongue(&x->r, "en"), &x->fault), 0);
    has(written(x), ",\"'=HYPERLINK(\"\"x\"\")\",");
    assert_int_equal(
        csv_tasks(&x->out, &x->r.outcomes, run_world_tongue(&x->r, "en"), &x->fault), 0);
    has(written(x),
        "\nC8,UNIT-GATE,weak,\"'@public_security\",tell the police,Rule 3,candidates.csv:8\n");
}

static void the_old_law_is_cited_on_an_old_day(void **state) {
    fixture *x = *state;
    x->r.w.docket_days[0].value = (span){ 18000, 18000 };
    assert_int_equal(
        csv_reasons(&x->out, &x->r.outcomes, run_world_tongue(&x->r, "en"), &x->fault), 0);
    const char *all = written(x);
    has(all, "the old law");
    has_not(all, "VCL art. 16");
}

static void a_full_disk_is_told(void **state) {
    fixture *x = *state;
    sink full;
    int fd = open("/dev/full", O_WRONLY);
    assert_true(fd >= 0);
    sink_wrap(&full, fd, "decisions.csv");
    assert_int_equal(csv_decisions(&full, &x->r.outcomes, &x->fault), FAULT_OUTPUT);
    assert_string_equal(x->fault.message, "could not be written: No space left on device");
    sink_drop(&full);
}

/* ---- JSON ---- */

static void every_decision_is_one_line_of_json_and_counts_end_them(void **state) {
    fixture *x = *state;
    assert_int_equal(
        ndjson_decisions(&x->out, &x->r.outcomes, run_world_tongue(&x->r, "en"), &x->fault), 0);
    char *all = written(x);
    size_t lines = 0;
    for (char *end; (end = strchr(all, '\n')) != NULL; all = end + 1, lines++) {
        *end = '\0';
        is_json(all);
        if (end[1] == '\0')
            assert_string_equal(
                all, "{\"candidates\":9,\"accepted\":2,\"rejected\":3,\"referred\":4}");
    }
    assert_int_equal(lines, PEOPLE + 1);
}

static void tallies_json_is_json_with_every_count(void **state) {
    fixture *x = *state;
    assert_int_equal(tallies_json(&x->out, &x->r.outcomes, &x->r.tally, &x->fault), 0);
    const char *all = written(x);
    is_json(all);
    has(all, "{\"stage\": \"joint-review\", \"entered\": 9, \"passed\": 4, \"rejected\": 2, "
             "\"referred\": 3, "
             "\"held\": 0}");
    has(all,
        "{\"source\": \"court\", \"asked\": true, \"rows\": 3, \"attached\": 1, \"nobody\": 1, \"near\": 0, "
        "\"suppressed\": 1, \"merged\": 0, \"unreadable\": 0, \"left_out\": 0}");
    has(all,
        "{\"band\": \"36-45\", \"candidates\": 1, \"accept\": 1, \"reject\": 0, \"refer\": 0, \"percent\": 12.5}");
    has(all, "\"mean\": 43.750, \"median\": 49.500");
    has(all,
        "{\"key\": [\"V1\"], \"candidates\": 4, \"accept\": 1, \"reject\": 2, \"refer\": 1}");
    has(all, "{\"key\": null, \"candidates\": 1,");
}

/* ---- the first screen ---- */

static const char *screen(fixture *x, const char *lang) {
    static const char *const files[] = { "decisions.csv", "audit.sqlite" };
    summary_terms terms = { .outcomes = &x->r.outcomes,
                            .tally = &x->r.tally,
                            .version = "0.1.0",
                            .in = run_world_tongue(&x->r, lang),
                            .files = files,
                            .file_count = 2 };
    assert_int_equal(summary_write(&x->out, &terms, &x->fault), 0);
    return written(x);
}

static void the_first_screen_says_what_an_office_asks(void **state) {
    const char *all = screen(*state, "en");
    every_line_fits(all);
    has(all, "Pack: A test of a village (cn-test 2026.1)");
    has(all, "Law day: 2026-03-01 (day of the vote)");
    has(all, "PARAMETERS DIFFER FROM THE PACK\n  minimum_age = 23 instead of 18\n");
    has(all, "Policy rules adopted by: Document 7");
    has(all, "  rejected                 3    33.3 %\n");
    has(all, "court: 3 rows, 1 attached, 1 about nobody here, 1 suppressed\n"
             "    searched: everybody, says PSB letter 117, on 2026-02-01, by name\n");
    has(all,
        "  Joint review                            9        4        2        3        0\n");
    has(all, "by policy only");
    has(all, "Rules that applied to nobody: LOCAL-KIN\nRules not in force: OLD-RULE\n");
    has(all, "UNIT-GATE: met an error for 1,200 candidates");
    has(all, "SEAL (CPL art. 286): 1");
    has(all, "Files: decisions.csv audit.sqlite\n");
}

static void the_first_screen_speaks_chinese(void **state) {
    const char *all = screen(*state, "zh");
    every_line_fits(all);
    has(all, "规则包：村级测试 (cn-test 2026.1)");
    has(all, "参数与规则包不同");
    has(all, "资格联审");
    has(all, "查询范围：全体，说明：PSB letter 117");
}

static void no_text_of_others_moves_the_cursor(void **state) {
    fixture *x = *state;
    x->r.w.docket.title = TEXT("evil\x1b[2J\xe2\x80\xaetitle");
    const char *all = screen(x, "en");
    has(all, "evil\\u{1b}[2J\\u{202e}title");
    has_not(all, "\x1b");
}

static void a_source_nobody_asked_is_said_to_be_so(void **state) {
    fixture *x = *state;
    x->r.w.docket_sources[COURT].not_asked = true;
    has(screen(x, "en"), "  court: not asked\n");
    x->r.w.docket_sources[COURT].not_asked = false;
    x->r.w.docket_sources[COURT].covers.claimed = false;
    has(screen(x, "en"), "    nobody says who was searched\n");
}

/* ---- why ---- */

static const char *why(fixture *x, const char *key, const char *lang, bool json) {
    record_decision d;
    text trace = { "", 0 };
    assert_int_equal(record_find(x->record, text_of(key), -1, &x->memory, &d, &x->fault), 1);
    assert_true(record_trace(x->record, d.no, &x->memory, &trace, &x->fault) >= 0);
    why_terms terms = {
        .record = x->record, .decision = &d, .trace = trace, .in = run_world_tongue(&x->r, lang)
    };
    int code =
        json ? why_json(&x->out, &terms, &x->fault) : why_text(&x->out, &terms, &x->fault);
    assert_int_equal(code, 0);
    return written(x);
}

static void why_shows_every_rule_with_what_it_read(void **state) {
    const char *all = why(*state, "C3", "en", false);
    every_line_fits(all);
    has(all, "C3  Cai: rejected\n");
    has(all,
        "  CN-CRIM punished: reject\n      criminal punishment: theft\n      law: VCL art. 18\n"
        "      evidence: court.csv:1 (sure match)\n");
    has(all, "  CN-AGE  At least 18 on election day [statute]\n      law: VCL art. 16\n      "
             "finding: pass\n"
             "        birth_date 2010-05-05 (candidates.csv:2)\n"
             "        18 years reached on 2026-03-01 (born 2010-05-05): no\n");
    has(all, "      row court.csv:1 (sure match): reject\n");
    has(all, "        5 years from 2019-03-15: last day 2024-03-15\n");
    has(all, "  OLD-RULE [statute]\n      law: Act 1\n      finding: not in force\n");
    has(all, "  court: 1 row\n      searched: everybody, says PSB letter 117, on 2026-02-01, "
             "by name\n");
}

static void why_says_what_a_fact_answered_and_what_it_read(void **state) {
    const char *all = why(*state, "C2", "en", false);
    has(all, "\nFacts\n  elector: yes\n      unbroken from 2019-03-15 to 2024-03-15: yes\n");
    has(all, "  court: its rows were read\n");
    has_not(all, "court: no rule looked at it");
    has(why(*state, "C2", "zh", false), "  elector：是\n");
    all = why(*state, "C2", "en", true);
    is_json(all);
    has(all, "{\"fact\":\"elector\",\"findings\":[{\"outcome\":\"pass\",\"answer\":\"yes\",");
    has(all, "\"read\":true");
}

static void why_says_from_when_somebody_may_stand(void **state) {
    has(why(*state, "C2", "en", false), "  may stand from 2028-05-05\n");
}

static void why_says_what_was_lowered_and_why(void **state) {
    has(why(*state, "C4", "en", false),
        "      said reject, counts as refer: a record matches closely only\n");
}

static void why_says_what_is_missing(void **state) {
    has(why(*state, "C5", "en", false), "      waits for: birth_date\n");
}

static void why_speaks_chinese(void **state) {
    const char *all = why(*state, "C3", "zh", false);
    every_line_fits(all);
    has(all,
        "C3  Cai：不通过\n  名单位置：candidates.csv:3；阶段：资格联审；基准日：2026-03-01\n");
    has(all, "自2019-03-15起5年：最后一日2024-03-15");
    has(all, "2026-03-01是否满18岁（2010-05-05出生）：否");
}

static void why_says_when_the_replies_are_the_evidence(void **state) {
    fixture *x = *state;
    x->record->sources[COURT].claimed = false;
    has(why(x, "C1", "en", false),
        "      nobody says who was searched, the rows speak for themselves\n");
    x->record->pack.sources[COURT].expects_column = 2;
    has(why(x, "C1", "en", false), "      the replies themselves say who was asked\n");
}

static void why_as_json_holds_the_same(void **state) {
    const char *all = why(*state, "C3", "en", true);
    is_json(all);
    has(all, "{\"step\":\"period\",\"from\":\"2019-03-15\",\"last_day\":\"2024-03-15\","
             "\"length\":\"5y\","
             "\"first_day\":\"excluded\"}");
    has(all, "\"evidence\":\"court.csv:1\"");
    is_json(why(*state, "C1", "en", true));
    is_json(why(*state, "C9", "en", true));
}

static void a_damaged_trace_is_refused(void **state) {
    fixture *x = *state;
    record_decision d;
    sink bytes;
    assert_int_equal(record_find(x->record, TEXT("C3"), -1, &x->memory, &d, &x->fault), 1);
    trace_writer w = { 0 };
    sink_memory(&bytes);
    trace_begin(&w, &bytes);
    trace_part(&w, &(part){ .kind = PART_RULE, .number = RULES });
    trace_end(&w);
    trace_writer_clear(&w);
    why_terms terms = { .record = x->record,
                        .decision = &d,
                        .trace = { bytes.buffer, bytes.used } };
    assert_int_equal(why_text(&x->out, &terms, &x->fault), FAULT_DATA);
    assert_string_equal(x->fault.message, "the trace of 'C3' is damaged");
    sink_drop(&bytes);
}

/* Everything a reader of a foreign folder calls; faults are fine, a crash is not. */
static void read_it_all(fixture *x, uint32_t *opened) {
    record_filter everybody = { 0 };
    record_decision d;
    text trace = { "", 0 };
    tongue in = { 0, WORDS_EN };
    text by[] = { TEXT("rule"), TEXT("stage") };
    record *r;
    fault f = { 0 };
    if (record_open(&r, x->folder.path, &f) != 0) return;
    ++*opened;
    list_text(&x->out, r, &everybody, in, &f);
    if (record_find(r, TEXT("C3"), -1, &x->memory, &d, &f) == 1 &&
        record_trace(r, d.no, &x->memory, &trace, &f) >= 0) {
        why_terms why_of = { .record = r, .decision = &d, .trace = trace, .in = in };
        why_text(&x->out, &why_of, &f);
        why_json(&x->out, &why_of, &f);
    }
    tally_terms counts = { .record = r, .by = by, .by_count = 2, .in = in };
    tally_view_text(&x->out, &counts, &f);
    x->out.used = 0;
    arena_reset(&x->memory);
    record_free(r);
}

static void no_changed_byte_of_a_record_does_harm(void **state) {
    fixture *x = *state;
    size_t len;
    uint32_t opened = 0, at = 12345;
    char *good = scratch_read(&x->folder, "audit.sqlite", &len);
    for (int i = 0; i < 400; i++) {
        at = at * 1664525u + 1013904223u; /* the same bytes every time */
        size_t byte = at % len;
        while (good[byte] == 0) byte = (byte + 1) % len; /* most of the file is empty */
        char was = good[byte];
        good[byte] = (char)(was ^ (char)(1 << at / 65536 % 8));
        scratch_bytes(&x->folder, "audit.sqlite", good, len);
        good[byte] = was;
        read_it_all(x, &opened);
    }
    assert_true(opened > 0);
    free(good);
}

/* ---- list ---- */

static const char *list(fixture *x, record_filter filter) {
    assert_int_equal(
        list_text(&x->out, x->record, &filter, run_world_tongue(&x->r, "en"), &x->fault), 0);
    return written(x);
}

static void list_has_a_line_per_candidate(void **state) {
    const char *all = list(*state, (record_filter){ .decision = REFER });
    every_line_fits(all);
    assert_string_equal(all, "key     name      decision  first rule  reasons\n"
                             "C4      Dan       referred  CN-CRIM     punished\n"
                             "C5      Eve       referred  CN-AGE      unknown, weak\n"
                             "C7      Gao       referred  UNIT-GATE   gate\n"
                             "C9      =SUM(A1)  referred              same_key\n"
                             "4 of 9 candidates\n");
}

static void list_of_nobody_says_so(void **state) {
    assert_string_equal(list(*state, (record_filter){ .waits = TEXT("unit") }),
                        "0 of 9 candidates\n");
}

static void list_names_the_nearest_rule(void **state) {
    fixture *x = *state;
    record_filter filter = { .rule = TEXT("CN-CRIME") };
    assert_int_equal(
        list_text(&x->out, x->record, &filter, run_world_tongue(&x->r, "en"), &x->fault),
        FAULT_USAGE);
    assert_string_equal(x->fault.message,
                        "no rule 'CN-CRIME' in this run; did you mean 'CN-CRIM'?");
}

/* An empty list would say that nobody waits, of a department that does not exist. */
static void list_names_the_nearest_that_may_be_waited_for(void **state) {
    fixture *x = *state;
    record_filter filter = { .waits = TEXT("unti") };
    assert_int_equal(
        list_text(&x->out, x->record, &filter, run_world_tongue(&x->r, "en"), &x->fault),
        FAULT_USAGE);
    assert_string_equal(x->fault.message,
                        "no department or source 'unti' in this run; did you mean 'unit'?");
}

static void list_as_json_is_json(void **state) {
    fixture *x = *state;
    record_filter all = { 0 }, nobody = { .waits = TEXT("unit") };
    assert_int_equal(
        list_json(&x->out, x->record, &all, run_world_tongue(&x->r, "en"), &x->fault), 0);
    is_json(written(x));
    assert_int_equal(
        list_json(&x->out, x->record, &nobody, run_world_tongue(&x->r, "en"), &x->fault), 0);
    is_json(written(x));
}

/* ---- tally ---- */

static const char *counted_by(fixture *x, const text *by, size_t count, const tally_column *own,
                           uint64_t least, bool json) {
    tally_terms terms = { .record = x->record,
                          .by = by,
                          .by_count = count,
                          .columns = own,
                          .column_count = own != NULL,
                          .at_least = least,
                          .in = run_world_tongue(&x->r, "en") };
    int code = json ? tally_view_json(&x->out, &terms, &x->fault)
                    : tally_view_text(&x->out, &terms, &x->fault);
    assert_int_equal(code, 0);
    return written(x);
}

static void decisions_are_counted(void **state) {
    text by[] = { TEXT("decision") };
    assert_string_equal(counted_by(*state, by, 1, NULL, 0, false),
                        "decision  candidates     share\n"
                        "accept             2    22.2 %\n"
                        "refer              4    44.4 %\n"
                        "reject             3    33.3 %\n"
                        "\n"
                        "3 groups: 0 of one, 3 of several with 9 candidates\n"
                        "candidates: 9\n");
}

static void a_candidate_counts_once_in_each_group_of_reasons(void **state) {
    text by[] = { TEXT("effect") };
    const char *all = counted_by(*state, by, 1, NULL, 0, false);
    has(all, "reject           3    33.3 %\n");
    has(all,
        "\n6 groups: 4 of one, 2 of several\ncandidates: 9; a candidate may count in several "
        "groups\n");
    has(all, "(none)           1    11.1 %\n");
}

static void columns_handed_in_are_counted_with_the_unknown_last(void **state) {
    text by[] = { TEXT("unit_id"), TEXT("decision") };
    text values[PEOPLE] = { TEXT("10"), TEXT("9"),  TEXT("9"),  { NULL, 0 }, TEXT("9"),
                            TEXT("10"), TEXT("10"), TEXT("10"), TEXT("V 1") };
    tally_column own = { .name = TEXT("unit_id"), .values = values, .count = PEOPLE };
    const char *all = counted_by(*state, by, 2, &own, 0, true);
    is_json(all);
    const char *nine = strstr(all, "\"unit_id\":\"9\""),
               *ten = strstr(all, "\"unit_id\":\"10\"");
    assert_true(nine != NULL && ten != NULL && nine < ten);
    assert_true(strstr(all, "\"unit_id\":null") > strstr(all, "\"unit_id\":\"V 1\""));
    has(all, "\"groups_of_one\":5,\"groups_of_several\":2,\"candidates_in_several\":4,");
}

static void numbers_and_bands_come_by_size_before_words(void **state) {
    static const char *const order[] = {
        "<=8", "9", "9-10", "11-20", ">=100", "1a", "36-b", "x"
    };
    text by[] = { TEXT("age") };
    text values[PEOPLE];
    for (size_t i = 0; i < PEOPLE; i++) values[i] = text_of(order[(i * 5 + 3) % 8]);
    tally_column own = { .name = TEXT("age"), .values = values, .count = PEOPLE };
    const char *at = counted_by(*state, by, 1, &own, 0, true);
    for (size_t i = 0; i < 8; i++) {
        char shown[32];
        snprintf(shown, sizeof shown, "\"age\":\"%s\"", order[i]);
        at = strstr(at, shown);
        assert_non_null(at);
    }
}

static void small_groups_can_be_left_out(void **state) {
    text by[] = { TEXT("unit_id") };
    text values[PEOPLE] = { TEXT("a"), TEXT("b"), TEXT("b"), TEXT("c"), TEXT("d"),
                            TEXT("e"), TEXT("f"), TEXT("g"), TEXT("h") };
    tally_column own = { .name = TEXT("unit_id"), .values = values, .count = PEOPLE };
    const char *all = counted_by(*state, by, 1, &own, 2, false);
    has(all,
        "b                 2    22.2 %\n\n8 groups: 7 of one, 1 of several with 2 candidates\n"
        "7 smaller groups are not shown\n");
}

static void an_unknown_dimension_is_answered_with_the_nearest(void **state) {
    fixture *x = *state;
    text by[] = { TEXT("decison") };
    tally_terms terms = { .record = x->record, .by = by, .by_count = 1 };
    assert_int_equal(tally_view_text(&x->out, &terms, &x->fault), FAULT_USAGE);
    assert_string_equal(x->fault.message,
                        "nothing is called 'decison' here; did you mean 'decision'?");
}

/* ---- pages and words ---- */

static void long_lines_are_broken_at_blanks_and_between_wide_letters(void **state) {
    fixture *x = *state;
    page p = { .to = &x->out };
    for (int i = 0; i < 40; i++) page_words(&p, "word ");
    page_end(&p, 2, 6);
    for (int i = 0; i < 60; i++) page_words(&p, "村，");
    page_end(&p, 0, 4);
    for (int i = 0; i < 200; i++) page_words(&p, "x");
    page_end(&p, 2, 2);
    page_end(&p, 2, 2);
    assert_int_equal(page_close(&p, &x->fault), 0);
    const char *all = written(x);
    every_line_fits(all);
    has_not(all, "\n，");
    has_not(all, "    ，");
}

static size_t places(const char *phrase) {
    size_t n = 0;
    for (; (phrase = strchr(phrase, '%')) != NULL; phrase++) n++;
    return n;
}

static void every_phrase_is_there_in_both_languages_with_the_same_places(void **state) {
    (void)state;
    for (int i = 0; i < WORDS; i++) {
        const char *en = word_in((tongue){ 0, WORDS_EN }, (word)i);
        const char *zh = word_in((tongue){ 0, WORDS_ZH }, (word)i);
        assert_non_null(en);
        assert_non_null(zh);
        assert_int_equal(places(en), places(zh));
    }
}

static void durations_have_words(void **state) {
    (void)state;
    char words[96];
    word_duration((tongue){ 0, WORDS_EN }, (duration){ 66, 1 }, words);
    assert_string_equal(words, "5 years 6 months 1 day");
    word_duration((tongue){ 0, WORDS_ZH }, (duration){ 66, 0 }, words);
    assert_string_equal(words, "5年6个月");
    word_duration((tongue){ 0, WORDS_EN }, (duration){ 0, 0 }, words);
    assert_string_equal(words, "0 days");
}

#define IN_A_RUN(test) cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_RUN(decisions_csv_has_one_row_per_candidate),
        IN_A_RUN(reasons_csv_has_words_law_and_place),
        IN_A_RUN(reasons_csv_speaks_the_language_asked_for),
        IN_A_RUN(what_a_spreadsheet_would_run_is_guarded),
        IN_A_RUN(the_old_law_is_cited_on_an_old_day),
        IN_A_RUN(a_full_disk_is_told),
        IN_A_RUN(every_decision_is_one_line_of_json_and_counts_end_them),
        IN_A_RUN(tallies_json_is_json_with_every_count),
        IN_A_RUN(the_first_screen_says_what_an_office_asks),
        IN_A_RUN(the_first_screen_speaks_chinese),
        IN_A_RUN(no_text_of_others_moves_the_cursor),
        IN_A_RUN(a_source_nobody_asked_is_said_to_be_so),
        IN_A_RUN(why_shows_every_rule_with_what_it_read),
        IN_A_RUN(why_says_what_a_fact_answered_and_what_it_read),
        IN_A_RUN(why_says_from_when_somebody_may_stand),
        IN_A_RUN(why_says_what_was_lowered_and_why),
        IN_A_RUN(why_says_what_is_missing),
        IN_A_RUN(why_speaks_chinese),
        IN_A_RUN(why_says_when_the_replies_are_the_evidence),
        IN_A_RUN(why_as_json_holds_the_same),
        IN_A_RUN(a_damaged_trace_is_refused),
        IN_A_RUN(no_changed_byte_of_a_record_does_harm),
        IN_A_RUN(list_has_a_line_per_candidate),
        IN_A_RUN(list_of_nobody_says_so),
        IN_A_RUN(list_names_the_nearest_rule),
        IN_A_RUN(list_names_the_nearest_that_may_be_waited_for),
        IN_A_RUN(list_as_json_is_json),
        IN_A_RUN(decisions_are_counted),
        IN_A_RUN(a_candidate_counts_once_in_each_group_of_reasons),
        IN_A_RUN(columns_handed_in_are_counted_with_the_unknown_last),
        IN_A_RUN(numbers_and_bands_come_by_size_before_words),
        IN_A_RUN(small_groups_can_be_left_out),
        IN_A_RUN(an_unknown_dimension_is_answered_with_the_nearest),
        IN_A_RUN(long_lines_are_broken_at_blanks_and_between_wide_letters),
        IN_A_RUN(every_phrase_is_there_in_both_languages_with_the_same_places),
        IN_A_RUN(durations_have_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

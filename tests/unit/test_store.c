/* store and record: what is written is read back; the same run gives the same bytes; a file
 * that was damaged, made by somebody else or by another version is refused in words. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "audit/blank.h"
#include "audit/figures.h"
#include "audit/kinds.h"
#include "audit/record.h"
#include "audit/schema.h"
#include "run_world.h"
#include "support/scratch.h"

typedef struct fixture {
    run_world r;
    scratch folder;
    char path[512];
    record *record;
    arena memory;
    fault fault;
} fixture;

static int open_fixture(void **state) {
    static fixture x;
    memset(&x, 0, sizeof x);
    run_world_open(&x.r);
    scratch_open(&x.folder);
    scratch_name(&x.folder, "audit.sqlite", x.path);
    assert_int_equal(run_world_store(&x.r, x.path, &x.fault), 0);
    assert_int_equal(record_open(&x.record, x.folder.path, &x.fault), 0);
    *state = &x;
    return 0;
}

static int close_fixture(void **state) {
    fixture *x = *state;
    record_free(x->record);
    arena_clear(&x->memory);
    run_world_close(&x->r);
    scratch_close(&x->folder);
    return 0;
}

static void the_declarations_come_back(void **state) {
    const fixture *x = *state;
    const pack *p = &x->record->pack;
    assert_true(text_is(p->id, "cn-test"));
    assert_int_equal(p->language_count, 2);
    assert_true(text_is(p->title.in[1], "村级测试"));
    assert_int_equal(p->rule_count, RULES);
    assert_true(text_is(p->rules[AGE].id, "CN-AGE"));
    assert_true(text_is(p->rules[AGE].title.in[0], "At least 18 on election day"));
    assert_int_equal(p->rules[KIN].severity, POLICY);
    assert_int_equal(p->rules[CRIM].each, COURT);
    assert_int_equal(p->rules[CRIM].cite_count, 2);
    assert_true(text_is(p->rules[CRIM].cites[0].words, "VCL art. 18"));
    assert_int_equal(p->rules[CRIM].cites[0].from, x->r.rules[CRIM].cites[0].from);
    assert_int_equal(p->rules[CRIM].cites[0].to, DAY_OPEN);
    assert_true(text_is(p->sources[COURT].columns[2].name, "offence"));
    assert_true(text_is(p->facts[0].name, "elector"));
    assert_true(text_is(p->stages[1].title.in[1], "考察"));
}

static void the_terms_of_the_run_come_back(void **state) {
    const fixture *x = *state;
    char hex[65];
    assert_int_equal(x->record->candidates, PEOPLE);
    assert_true(text_is(x->record->days[0], "2026-03-01"));
    assert_true(text_is(x->record->params[0].value, "23"));
    assert_true(text_is(x->record->params[0].standard, "18"));
    assert_true(x->record->params[0].differs);
    assert_true(text_is(x->record->params[1].value, "0.5"));
    const record_source *s = &x->record->sources[COURT];
    assert_true(s->asked && s->claimed && s->everybody);
    assert_int_equal(s->rows, 3);
    assert_int_equal(s->attached, 1);
    assert_int_equal(s->suppressed, 1);
    assert_int_equal(s->nobody, 1);
    assert_true(text_is(s->says, "PSB letter 117"));
    assert_true(text_is(s->keys, "name"));
    assert_int_equal(s->input_count, 1);
    assert_true(text_is(s->inputs[0].file, "court.csv"));
    assert_int_equal(x->record->trouble_count, 1);
    digest_hex(&x->r.manifest.sha256, hex);
    assert_string_equal(x->record->manifest, hex);
}

static void a_candidate_is_found_with_reasons_and_trace(void **state) {
    fixture *x = *state;
    record_decision d;
    record_reason *reasons;
    size_t count;
    text trace, made = outcome_trace(&x->r.outcomes, 2);
    assert_int_equal(record_find(x->record, TEXT("C3"), -1, &x->memory, &d, &x->fault), 1);
    assert_int_equal(d.no, 2);
    assert_true(text_is(d.name, "Cai"));
    assert_int_equal(d.decision, REJECT);
    assert_int_equal(d.first_rule, CRIM);
    assert_int_equal(d.line, x->r.w.evidence.tables[0].line[2]);
    assert_int_equal(d.law_day.lo, x->r.w.docket_days[0].value.lo);
    assert_int_equal(d.eligible_from.lo, DAY_NONE);
    assert_int_equal(record_reasons(x->record, 2, &x->memory, &reasons, &count, &x->fault), 0);
    assert_int_equal(count, 2);
    assert_true(text_is(reasons[0].code, "punished"));
    assert_int_equal(reasons[0].source, COURT);
    assert_int_equal(reasons[0].grade, GRADE_SURE);
    assert_true(text_is(reasons[0].citation, "VCL art. 18"));
    assert_true(text_is(reasons[0].words[1], "因犯罪受过刑事处罚：theft"));
    assert_int_equal(reasons[1].source, NO_INDEX);
    assert_int_equal(record_trace(x->record, 2, &x->memory, &trace, &x->fault), 1);
    assert_true(text_equal(trace, made));
    assert_int_equal(record_trace(x->record, 0, &x->memory, &trace, &x->fault), 0);
}

static void the_counts_come_back(void **state) {
    fixture *x = *state;
    const tally *t = &x->r.tally;
    uint64_t by[DECISIONS], held, n;
    text title;
    assert_int_equal(figures_decisions(x->record, by, &held, &x->fault), 0);
    for (int i = 0; i < DECISIONS; i++) assert_int_equal(by[i], i == 0 ? PEOPLE : t->by[i]);
    assert_int_equal(held, 1);
    assert_int_equal(figures_total(x->record, "rejected_by_statute", &n, &x->fault), 0);
    assert_int_equal(n, 2);
    assert_int_equal(figures_total(x->record, "no such", &n, &x->fault), 0);
    assert_int_equal(n, 0);
    assert_int_equal(figures_manifest(x->record, "docket", "title", &x->memory, &title, &x->fault), 0);
    assert_true(text_is(title, "Village of the test"));
    figure_reason reason = { 0 };
    query q = figures_ask_reasons(x->record, &x->memory, &x->fault);
    size_t rows = 0;
    uint64_t before = PEOPLE;
    while (figures_next_reason(&q, x->record, &reason)) {
        assert_true(reason.candidates <= before);
        before = reason.candidates;
        if (text_is(reason.code, "punished")) assert_int_equal(reason.effect[EFFECT_REFER], 1);
        rows++;
    }
    assert_int_equal(query_end(&q), 0);
    assert_int_equal(rows, t->reason_count);
    stage_count stage;
    q = figures_ask_stages(x->record, &x->fault);
    for (size_t i = 0; figures_next_stage(&q, &stage); i++)
        assert_memory_equal(&stage, &t->stages[i], sizeof stage);
    assert_int_equal(query_end(&q), 0);
}

static void units_come_back_with_who_stands_in_them(void **state) {
    fixture *x = *state;
    static const struct { const char *key; uint64_t by[DECISIONS], held; } units[] = {
        { "V1", { 4, 1, 1, 2 }, 0 }, { "V2", { 4, 1, 2, 1 }, 1 }, { "", { 1, 0, 1, 0 }, 0 }
    };
    figure_unit u;
    size_t rows = 0;
    query q = figures_ask_units(x->record, UNIT, &x->memory, &x->fault);
    for (; figures_next_unit(&q, x->record, &u); rows++) {
        assert_true(text_is(u.key, units[rows].key));
        assert_memory_equal(u.by, units[rows].by, sizeof u.by);
        assert_int_equal(u.held, units[rows].held);
    }
    assert_int_equal(query_end(&q), 0);
    assert_int_equal(rows, 3);
    figure_beside places = figures_beside_places(x->record, &x->memory, &x->fault);
    assert_false(figures_next_place(&places, x->record, 0, &u)); /* accepted: nobody asks where */
    for (int walks = 0; walks < 2; walks++) {
        assert_true(figures_next_place(&places, x->record, 6, &u)); /* those before him are passed over */
        assert_true(text_is(u.key, "V2"));
        assert_false(figures_next_place(&places, x->record, 6, &u));
        assert_false(figures_next_place(&places, x->record, UINT32_MAX, &u));
        assert_false(figures_next_place(&places, x->record, UINT32_MAX, &u));
        figures_from_the_start(&places);
    }
    assert_int_equal(query_end(&places.rows), 0);
}

static void eligible_from_and_waits_come_back(void **state) {
    fixture *x = *state;
    record_decision d;
    assert_int_equal(record_find(x->record, TEXT("C2"), -1, &x->memory, &d, &x->fault), 1);
    assert_int_equal(d.eligible_from.lo, x->r.reasons[0].eligible_from.lo);
    assert_int_equal(record_find(x->record, TEXT("C5"), -1, &x->memory, &d, &x->fault), 1);
    assert_true(text_is(d.waits, "birth_date"));
    assert_int_equal(record_find(x->record, TEXT("C9"), -1, &x->memory, &d, &x->fault), 1);
    assert_int_equal(d.first_rule, NO_INDEX);
}

static void what_was_lacking_comes_back(void **state) {
    fixture *x = *state;
    record_reason *reasons;
    size_t count;
    assert_int_equal(record_reasons(x->record, 4, &x->memory, &reasons, &count, &x->fault), 0);
    assert_int_equal(count, 2);
    assert_int_equal(reasons[0].lacks, MISSING_CELL);
    assert_int_equal(reasons[0].lacks_how, CELL_BLANK);
    assert_int_equal(reasons[0].lacks_source, 0);
    assert_int_equal(reasons[0].lacks_column, 2);
    assert_int_equal(reasons[1].lacks, MISSING_NOTHING);
}

/* What SQL says of the record written again into a folder of its own, in which it is opened then. */
static void written_again(fixture *x) {
    char folder[512];
    record_free(x->record);
    scratch_name(&x->folder, "again", folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    scratch_name(&x->folder, "again/audit.sqlite", x->path);
    assert_int_equal(run_world_store(&x->r, x->path, &x->fault), 0);
    assert_int_equal(record_open(&x->record, folder, &x->fault), 0);
}

static void sql_says(const fixture *x, const char *sql, const char *expected) {
    sqlite3 *db;
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_open(x->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    assert_string_equal(sqlite3_column_text(s, 0), expected);
    sqlite3_finalize(s);
    sqlite3_close(db);
}

/* Candidate 2 is told the same twice, the second time in other words, in one language in none. */
static void reasons_of_a_kind_keep_words_of_their_own(void **state) {
    fixture *x = *state;
    record_reason *reasons;
    size_t count;
    reason *two = &x->r.reasons[x->r.results[2].first_reason];
    two[1] = two[0];
    two[1].words[0] = TEXT("in other words");
    two[1].words[1] = (text){ "", 0 };
    two[1].cited.byte[0] ^= 0xff;
    written_again(x);
    assert_int_equal(record_reasons(x->record, 2, &x->memory, &reasons, &count, &x->fault), 0);
    assert_int_equal(count, 2);
    assert_true(text_is(reasons[0].words[1], "因犯罪受过刑事处罚：theft"));
    assert_true(text_is(reasons[1].words[0], "in other words"));
    assert_int_equal(reasons[1].words[1].len, 0);
    assert_int_equal(reasons[1].cited.len, 64);
    assert_false(text_equal(reasons[0].cited, reasons[1].cited));
    assert_true(text_is(reasons[1].citation, "VCL art. 18"));
    sql_says(x, "SELECT count(*) FROM reason_kind k WHERE 2=(SELECT count(*) FROM reason_row"
                " WHERE kind=k.no AND no>>16=2)", "1");
    sql_says(x, "SELECT code||' '||citation||' '||words||' '||(words_2 IS NULL)||' '||length(cited)"
                " FROM reason WHERE candidate=2 AND seq=1",
             "punished VCL art. 18 in other words 1 64");
}

/* Asked with one query: forward by one or by many, back, twice, and about somebody without
 * reasons. */
static void reasons_are_read_in_any_order(void **state) {
    enum { ORDERS = (PEOPLE + 1) * (PEOPLE + 1) * (PEOPLE + 1) };
    fixture *x = *state;
    record_reason *reasons;
    size_t expected[PEOPLE + 1], count, all = 0;
    for (uint32_t c = 0; c <= PEOPLE; c++) {
        assert_int_equal(
            record_reasons(x->record, c, &x->memory, &reasons, &expected[c], &x->fault), 0);
        all += expected[c];
        if (c < PEOPLE) assert_int_equal(expected[c], x->r.results[c].reason_count);
    }
    assert_true(all > 6 && expected[PEOPLE] == 0);
    for (uint32_t n = 0; n < ORDERS; n++) {
        reason_rows rows = record_ask_reasons(x->record, &x->memory, &x->fault);
        uint32_t order[] = { n % (PEOPLE + 1), n / (PEOPLE + 1) % (PEOPLE + 1),
                             n / (PEOPLE + 1) / (PEOPLE + 1) };
        for (size_t i = 0; i < 3; i++) {
            uint32_t c = order[i];
            assert_int_equal(record_next_reasons(x->record, &rows, c, &reasons, &count), 0);
            assert_int_equal(count, expected[c]);
            for (size_t k = 0; k < count; k++) {
                const reason *made = &x->r.reasons[x->r.results[c].first_reason + k];
                assert_true(text_equal(reasons[k].words[0], made->words[0]));
                assert_int_equal(reasons[k].effect, made->effect);
            }
        }
        assert_int_equal(record_end_reasons(&rows), 0);
        arena_reset(&x->memory);
    }
}

/* What differs in one thing is of another kind. */
static void reasons_that_count_otherwise_are_of_other_kinds(void **state) {
    fixture *x = *state;
    record_reason *reasons;
    size_t count;
    reason *two = &x->r.reasons[x->r.results[2].first_reason];
    two[1] = two[0];
    two[1].said = EFFECT_HOLD;
    two[1].waits = TEXT("court");
    two[1].source = NO_INDEX;
    written_again(x);
    assert_int_equal(record_reasons(x->record, 2, &x->memory, &reasons, &count, &x->fault), 0);
    assert_int_equal(reasons[0].said, EFFECT_REJECT);
    assert_int_equal(reasons[0].source, COURT);
    assert_int_equal(reasons[1].said, EFFECT_HOLD);
    assert_int_equal(reasons[1].source, NO_INDEX);
    assert_true(text_is(reasons[1].waits, "court"));
    assert_int_equal(reasons[0].waits.len, 0);
}

/* Where only the third language differs, it alone is told. */
static void words_of_a_third_language_are_kept(void **state) {
    fixture *x = *state;
    record_reason *reasons;
    size_t count;
    reason *two = &x->r.reasons[x->r.results[2].first_reason];
    x->r.w.pack.languages[2] = TEXT("fr");
    x->r.w.pack.language_count = 3;
    two[0].words[2] = TEXT("puni");
    two[1] = two[0];
    two[1].words[2] = TEXT("condamné");
    written_again(x);
    assert_int_equal(record_reasons(x->record, 2, &x->memory, &reasons, &count, &x->fault), 0);
    assert_int_equal(count, 2);
    assert_true(text_is(reasons[0].words[2], "puni"));
    assert_true(text_is(reasons[1].words[2], "condamné"));
    assert_true(text_equal(reasons[0].words[0], reasons[1].words[0]));
}

/* Changes one thing in a reason by which the record tells kinds apart. */
static void change_one_thing(reason *r, size_t what) {
    switch (what) {
    case 0: r->effect = r->effect == EFFECT_HOLD ? EFFECT_REJECT : EFFECT_HOLD; break;
    case 1: r->said = r->said == EFFECT_HOLD ? EFFECT_REJECT : EFFECT_HOLD; break;
    case 2: r->grade = r->grade == GRADE_CLOSE ? GRADE_SURE : GRADE_CLOSE; break;
    case 3: r->ruled = RULED_CLEARED; break;
    case 4: r->was = r->was == EFFECT_HOLD ? EFFECT_REJECT : EFFECT_HOLD; break;
    case 5: r->lacks = MISSING_CELL; break;
    case 6: r->lacks_how = 3; break;
    case 7: r->lacks_source = 1; break;
    case 8: r->lacks_column = 2; break;
    case 9: r->waits = TEXT("court"); break;     /* as long as what it was */
    default: r->to = TEXT("clerk"); break;
    }
}

/* Whatever it is, and in whichever order they come. */
static void one_difference_makes_another_kind(void **state) {
    enum { THINGS = 11 };
    fixture *x = *state;
    reason *one = &x->r.reasons[x->r.results[2].first_reason];
    for (size_t what = 0; what < THINGS; what++) {
        kinds k = { .o = &x->r.outcomes };
        reason other = *one;
        other.waits = TEXT("mayor"), other.to = TEXT("voter");
        if (what == 4) other.ruled = RULED_CLEARED;
        reason changed = other;
        change_one_thing(&changed, what);
        assert_int_equal(kinds_number(&k, &other), 0);
        assert_int_equal(kinds_number(&k, &changed), 1);
        assert_int_equal(kinds_number(&k, &other), 0);
        kinds_clear(&k);
    }
}

/* Two reasons that are equal but for the file of their rows, then but for the law of their days. */
static void another_file_or_law_makes_another_kind(void **state) {
    enum { BIRTH = 2 };
    fixture *x = *state;
    const evidence *e = x->r.outcomes.evidence;
    const table *court = &e->tables[COURT], *list = &e->tables[e->pack->candidates];
    reason one = x->r.reasons[x->r.results[2].first_reason], other = one;
    kinds files = { .o = &x->r.outcomes }, laws = { .o = &x->r.outcomes };
    assert_int_equal(one.source, COURT);
    other.row = one.row + 1;
    assert_int_equal(kinds_number(&files, &one), 0);
    assert_int_equal(kinds_number(&files, &other), 0);
    court->file[other.row] = 1;
    assert_int_equal(kinds_number(&files, &other), 1);
    kinds_clear(&files);
    other = one;
    other.candidate = 1;
    x->r.w.docket_days[0].constant = false;
    x->r.w.docket_days[0].own_column = BIRTH;
    span *days = list->columns[BIRTH].dates;
    days[1] = days[one.candidate] = (span){ 20600, 20600 }; /* in 2026 */
    assert_int_equal(kinds_number(&laws, &one), 0);
    assert_int_equal(kinds_number(&laws, &other), 0);
    days[1] = (span){ 0, 0 };
    assert_int_equal(kinds_number(&laws, &other), 1);
    assert_true(text_is(laws.items[1].citation, "the old law"));
    kinds_clear(&laws);
}

static void nobody_is_told_apart_from_somebody(void **state) {
    fixture *x = *state;
    record_decision d;
    text near[3];
    size_t count;
    assert_int_equal(record_find(x->record, TEXT("C33"), -1, &x->memory, &d, &x->fault), 0);
    assert_int_equal(record_find(x->record, TEXT("C3"), 2, &x->memory, &d, &x->fault), 0);
    assert_int_equal(
        record_near_keys(x->record, TEXT("C33"), &x->memory, near, 3, &count, &x->fault), 0);
    assert_int_equal(count, 3);
    assert_true(text_is(near[0], "C3"));
}

static void the_files_of_the_run_come_back(void **state) {
    fixture *x = *state;
    text body;
    assert_int_equal(record_text(x->record, TEXT("pack.lua"), &x->memory, &body, &x->fault), 1);
    assert_true(text_is(body, "pack { }"));
    assert_int_equal(record_text(x->record, TEXT("docket.lua"), &x->memory, &body, &x->fault),
                     1);
    assert_int_equal(record_text(x->record, TEXT("other.lua"), &x->memory, &body, &x->fault),
                     0);
}

/* ---- walking ---- */

static int note_key(void *payload, const record_decision *d, const record_reason *reasons,
                    size_t count, fault *f) {
    char *keys = payload;
    (void)reasons, (void)f;
    snprintf(keys + strlen(keys), 64, "%.*s/%zu ", TEXT_ARGS(d->key), count);
    return 0;
}

static void lets_through(fixture *x, record_filter filter, const char *expected) {
    char keys[512] = "";
    assert_int_equal(record_walk(x->record, &filter, true, note_key, keys, &x->fault), 0);
    assert_string_equal(keys, expected);
}

static void a_walk_lets_through_what_the_filter_says(void **state) {
    fixture *x = *state;
    lets_through(x, (record_filter){ 0 }, "C1/0 C2/1 C3/2 C4/1 C5/2 C6/1 C7/1 C8/2 C9/1 ");
    lets_through(x, (record_filter){ .decision = REJECT }, "C2/1 C3/2 C6/1 ");
    lets_through(x, (record_filter){ .rule = TEXT("LOCAL-KIN") }, "C3/2 C6/1 ");
    lets_through(x, (record_filter){ .reason = TEXT("same_key") }, "C9/1 ");
    lets_through(x, (record_filter){ .waits = TEXT("birth_date") }, "C5/2 ");
    lets_through(x, (record_filter){ .one_source = true }, "C3/2 ");
    lets_through(x, (record_filter){ .stage = TEXT("inspection"), .decision = REJECT },
                 "C6/1 ");
    lets_through(x, (record_filter){ .rule = TEXT("UNIT-GATE"), .reason = TEXT("gate") },
                 "C7/1 ");
}

static int stop_at_once(void *payload, const record_decision *d, const record_reason *reasons,
                        size_t count, fault *f) {
    (void)d, (void)reasons, (void)count, (void)f;
    ++*(int *)payload;
    return FAULT_STOPPED;
}

static void a_visit_can_end_the_walk(void **state) {
    fixture *x = *state;
    int visits = 0;
    record_filter all = { 0 };
    assert_int_equal(record_walk(x->record, &all, false, stop_at_once, &visits, &x->fault),
                     FAULT_STOPPED);
    assert_int_equal(visits, 1);
}

/* ---- the file ---- */

/* One value of the store as text; "" for NULL. */
static void holds(const fixture *x, const char *sql, const char *expected) {
    sqlite3_stmt *s = NULL;
    assert_int_equal(sqlite3_prepare_v2(x->record->db, sql, -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    const char *words = (const char *)sqlite3_column_text(s, 0);
    assert_string_equal(words == NULL ? "" : words, expected);
    sqlite3_finalize(s);
}

static void declared_tallies_are_kept(void **state) {
    const fixture *x = *state;
    holds(x, "SELECT name FROM tally WHERE no=0 AND numbers=1", "age");
    holds(x, "SELECT words FROM label WHERE kind='tally' AND no=0 AND language=1", "年龄");
    holds(x, "SELECT n FROM tally_group WHERE tally=0 AND name='36-45' AND low=36 AND below=46",
          "1");
    holds(x, "SELECT rejected FROM tally_group WHERE tally=0 AND low=46 AND below IS NULL", "2");
    holds(x, "SELECT sum FROM tally_spread WHERE tally=0 AND decision=0 AND known=8", "350");
    holds(x, "SELECT mean FROM tally_spread WHERE tally=0 AND decision=0", "43750");
    holds(x, "SELECT mean_tenths FROM tally_spread WHERE tally=0 AND decision=0", "438");
    holds(x, "SELECT unknown FROM tally_spread WHERE tally=0 AND decision=2", "1");
    holds(x, "SELECT mean FROM tally_spread WHERE tally=1 AND decision=0 AND known=8", "");
    holds(x, "SELECT n FROM tally_group WHERE tally=1 AND name='member'", "4");
}

/* The same run written again is the same file. */
static void all_is_the_same_again(const fixture *x, traces_ahead *ahead, unsigned workers) {
    store_terms t = { &x->r.outcomes, &x->r.tally, &x->r.manifest, ahead, workers };
    char other[512];
    size_t a, b;
    fault f = { 0 };
    scratch_name(&x->folder, "again.sqlite", other);
    remove(other);
    assert_int_equal(run_world_write(other, &t, &f), 0);
    char *first = scratch_read(&x->folder, x->path + strlen(x->folder.path) + 1, &a);
    char *second = scratch_read(&x->folder, "again.sqlite", &b);
    assert_int_equal(a, b);
    assert_memory_equal(first, second, a);
    free(first);
    free(second);
}

static void the_same_run_gives_the_same_bytes(void **state) {
    all_is_the_same_again(*state, NULL, 1);
    all_is_the_same_again(*state, NULL, 8);
}

static int count_one(void *payload, const record_decision *d, const record_reason *reasons,
                     size_t count, fault *f) {
    (void)d, (void)reasons, (void)count, (void)f;
    ++*(int *)payload;
    return 0;
}

static int count_decided(record *r, int decision, int *people) {
    record_filter filter = { .decision = decision };
    fault f = { 0 };
    *people = 0;
    return record_walk(r, &filter, true, count_one, people, &f);
}

/* While the rest is written a record that is begun tells of those it has, and nothing of what
 * is not there yet: that would be less than the truth. */
static void a_begun_record_tells_nothing_of_the_rest(void **state) {
    const fixture *x = *state;
    store_terms t = { &x->r.outcomes, &x->r.tally, &x->r.manifest, NULL, 1 };
    store *s;
    record *begun;
    scratch folder;
    char path[512];
    int people, all;
    fault f = { 0 };
    scratch_open(&folder);
    scratch_name(&folder, "audit.sqlite", path);
    assert_int_equal(store_begin(&s, path, &t, &f), 0);
    assert_int_equal(record_open_begun(&begun, folder.path, &f), 0);
    assert_int_equal(count_decided(x->record, REJECT, &all), 0);
    assert_int_equal(count_decided(begun, REJECT, &people), 0);
    assert_int_equal(people, all);
    assert_int_equal(store_end(s, &f), 0);
    assert_int_equal(count_decided(begun, REJECT, &people), 0);
    assert_int_equal(people, all);
    assert_int_equal(count_decided(begun, ACCEPT, &people), FAULT_DATA);
    assert_int_equal(people, 0);
    assert_int_equal(count_decided(x->record, ACCEPT, &all), 0);
    assert_true(all > 0);
    record_free(begun);
    store_drop(s);
    scratch_close(&folder);
}

static void write_a_row(const char *path, const char *const *before, size_t count) {
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(sqlite3_exec(db, before[i], NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "INSERT INTO language VALUES(0,'en'); COMMIT", NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* What SQLite made when vet was built against what it makes now: the record of a short list against the
 * one it would be if the statements of a long list wrote it. */
static void a_blank_is_what_sqlite_makes_of_the_schema(void **state) {
    const char *const on_blank[] = { store_ways, "BEGIN EXCLUSIVE" };
    const char *const by_sql[] = { "PRAGMA page_size=4096", store_ways, store_marks,
                                   "BEGIN EXCLUSIVE", store_schema };
    fixture *x = *state;
    char blank[512], made[512];
    size_t a, b;
    scratch_name(&x->folder, "blank.sqlite", blank);
    scratch_name(&x->folder, "made.sqlite", made);
    int fd = open(blank, O_WRONLY | O_CREAT | O_EXCL, 0600);
    assert_int_equal(blank_write(fd, &x->fault), 0);
    assert_int_equal(close(fd), 0);
    write_a_row(blank, on_blank, 2);
    write_a_row(made, by_sql, 5);
    char *first = scratch_read(&x->folder, "blank.sqlite", &a);
    char *second = scratch_read(&x->folder, "made.sqlite", &b);
    assert_int_equal(a, b);
    assert_memory_equal(first, second, a);
    free(first);
    free(second);
}

static void only_the_owner_may_read_it(void **state) {
    const fixture *x = *state;
    struct stat is;
    assert_int_equal(stat(x->path, &is), 0);
    assert_int_equal(is.st_mode & 0777, 0600);
}

static void a_file_that_is_there_is_not_touched(void **state) {
    fixture *x = *state;
    size_t before, after;
    free(scratch_read(&x->folder, "audit.sqlite", &before));
    int code = run_world_store(&x->r, x->path, &x->fault);
    assert_int_equal(code, FAULT_OUTPUT);
    assert_string_equal(x->fault.message, "could not be created: File exists");
    free(scratch_read(&x->folder, "audit.sqlite", &after));
    assert_int_equal(before, after);
}

static void reading_changes_nothing(void **state) {
    fixture *x = *state;
    char *error = NULL;
    assert_int_not_equal(
        sqlite3_exec(x->record->db, "DELETE FROM decision", NULL, NULL, &error), SQLITE_OK);
    sqlite3_free(error);
    assert_int_not_equal(sqlite3_exec(x->record->db, "PRAGMA user_version=9", NULL, NULL, NULL),
                         SQLITE_OK);
    assert_int_not_equal(sqlite3_exec(x->record->db, "ATTACH 'x' AS y", NULL, NULL, NULL),
                         SQLITE_OK);
    assert_int_not_equal(
        sqlite3_exec(x->record->db, "SELECT load_extension('x')", NULL, NULL, NULL), SQLITE_OK);
}

/* Changes the file with SQL, opens it, and compares the fault. */
static void opens_with(fixture *x, const char *sql, int expected, const char *words) {
    sqlite3 *db;
    record *r;
    fault f = { 0 };
    record_free(x->record);
    x->record = NULL;
    assert_int_equal(sqlite3_open(x->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(record_open(&r, x->folder.path, &f), expected);
    if (words != NULL) assert_non_null(strstr(f.message, words));
    record_free(r);
}

static void another_version_is_refused(void **state) {
    opens_with(*state, "PRAGMA user_version=7", FAULT_DATA,
               "has format 7, this vet reads format 6");
}

static void a_stage_that_the_pack_does_not_have_is_refused(void **state) {
    opens_with(*state, "UPDATE manifest SET value='x' WHERE part='run'", FAULT_DATA,
               "a stage out of range");
}

static void another_database_is_refused(void **state) {
    opens_with(*state, "PRAGMA application_id=7", FAULT_DATA, "not one that vet wrote");
}

static void a_missing_table_is_refused(void **state) {
    opens_with(*state, "DROP TABLE cite", FAULT_DATA, "is damaged or was not written by vet");
}

static void an_index_out_of_range_is_refused(void **state) {
    opens_with(*state, "UPDATE rule SET each=63", FAULT_DATA, "an index out of range");
}

static void a_view_in_place_of_a_table_is_refused(void **state) {
    opens_with(*state,
               "DROP TABLE law; DROP TABLE label; CREATE VIEW label AS SELECT 'rule' AS kind,"
               "0 AS no,0 AS language,'x' AS words",
               FAULT_DATA, "damaged");
}

static void a_damaged_decision_is_noticed_when_it_is_read(void **state) {
    fixture *x = *state;
    record_decision d;
    sqlite3 *db;
    record_free(x->record);
    assert_int_equal(sqlite3_open(x->path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db, "UPDATE decision SET first_rule=900, stage=2", NULL, NULL, NULL), 0);
    sqlite3_close(db);
    assert_int_equal(record_open(&x->record, x->folder.path, &x->fault), 0);
    assert_int_equal(record_find(x->record, TEXT("C2"), -1, &x->memory, &d, &x->fault),
                     FAULT_DATA);
}

/* ---- traces ---- */

static void write_long_trace(trace_writer *w, sink *to, uint32_t steps) {
    trace_begin(w, to);
    trace_part(w, &(part){ .kind = PART_RULE, .number = AGE, .step_count = 1 });
    trace_step(w, &(step){ .kind = STEP_CELL, .column = 2, .row = 9, .raw = TEXT("2010-05-05") });
    trace_part(w, &(part){ .kind = PART_RULE, .number = CRIM, .step_count = steps });
    for (uint32_t i = 0; i < steps; i++)
        trace_step(w, &(step){ .kind = STEP_ROWS, .source = COURT, .n = i });
    trace_end(w);
}

/* Everybody has a trace of that many steps, every other one of three; one has a part that was appended. */
static void write_traces(fixture *x, uint32_t steps) {
    trace_writer w = { 0 };
    block *b = &x->r.block;
    sink *to = &x->r.outcomes.blocks[0].traces;
    sink_drop(to);
    sink_memory(to);
    for (uint32_t i = 0; i < PEOPLE; i++) {
        b->trace_at[i] = to->used;
        write_long_trace(&w, to, i % 2 == 0 ? steps : 3);
        if (i != 4) continue;
        trace_go_on(&w, to);
        trace_part(&w, &(part){ .kind = PART_RULE, .number = LATE });
        trace_end(&w);
    }
    b->trace_at[PEOPLE] = to->used;
    trace_writer_clear(&w);
}

static void all_traces_come_back(fixture *x) {
    text trace;
    written_again(x);
    for (uint32_t i = 0; i < PEOPLE; i++) {
        assert_int_equal(record_trace(x->record, i, &x->memory, &trace, &x->fault), 1);
        assert_true(text_equal(trace, outcome_trace(&x->r.outcomes, i)));
    }
    assert_int_equal(record_trace(x->record, PEOPLE, &x->memory, &trace, &x->fault), 0);
}

/* So long that one fills a body, some with shapes too long to be shared. */
static void long_traces_come_back(void **state) {
    fixture *x = *state;
    write_traces(x, 500);
    all_traces_come_back(x);
    sql_says(x, "SELECT sum(n)||' '||(count(*)>3)||' '||(SELECT count(*) FROM trace_shape) FROM trace",
             "9 1 3");
}

/* Nothing, the first body, or all of them: the writer goes on from there. */
static void traces_packed_ahead_are_the_same_bytes(void **state) {
    static const size_t most[] = { 0, 1, 1 << 20 };
    fixture *x = *state;
    write_traces(x, 500);
    written_again(x);
    for (size_t i = 0; i < sizeof most / sizeof *most; i++) {
        traces_ahead *ahead = traces_ahead_new(&x->r.outcomes, most[i]);
        assert_non_null(ahead);
        traces_ahead_pack(ahead);
        all_is_the_same_again(x, ahead, 2);
        traces_ahead_pack(ahead); /* too late */
        traces_ahead_free(ahead);
    }
}

/* Of many people in one body. */
static void short_traces_come_back(void **state) {
    fixture *x = *state;
    write_traces(x, 2);
    all_traces_come_back(x);
    sql_says(x, "SELECT max(n) FROM trace", "9");
}

/* More shapes than are given numbers, in one trace; the last of them come twice. */
static void more_shapes_than_numbers_come_back(void **state) {
    enum { COLUMNS = 60000, SHAPES = 70000 };
    fixture *x = *state;
    trace_writer w = { 0 };
    block *b = &x->r.block;
    sink *to = &x->r.outcomes.blocks[0].traces;
    write_traces(x, 2);
    to->used = b->trace_at[PEOPLE - 1];
    trace_begin(&w, to);
    for (uint32_t i = 0; i < SHAPES + 10; i++) {
        uint32_t n = i < SHAPES ? i : i - 10;
        trace_part(&w, &(part){ .kind = PART_RULE, .number = (uint16_t)(n / COLUMNS), .step_count = 1 });
        trace_step(&w, &(step){ .kind = STEP_CELL, .column = (uint16_t)(n % COLUMNS), .raw = TEXT("x") });
    }
    trace_end(&w);
    b->trace_at[PEOPLE] = to->used;
    trace_writer_clear(&w);
    all_traces_come_back(x);
    sql_says(x, "SELECT count(*) FROM trace_shape", "65536");
}

/* What reading one reason or one trace comes to when the file is changed by SQL. */
static void is_damaged(fixture *x, const char *sql, bool a_trace) {
    record_reason *reasons;
    size_t count;
    char folder[512];
    text trace;
    sqlite3 *db;
    fault f = { 0 };
    written_again(x);
    record_free(x->record);
    assert_int_equal(sqlite3_open(x->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    scratch_name(&x->folder, "again", folder);
    assert_int_equal(record_open(&x->record, folder, &x->fault), 0);
    int code = a_trace ? record_trace(x->record, 2, &x->memory, &trace, &f)
                       : record_reasons(x->record, 2, &x->memory, &reasons, &count, &f);
    assert_int_equal(code, FAULT_DATA);
    assert_non_null(strstr(f.message, "is damaged or was not written by vet"));
    assert_int_equal(unlink(x->path), 0);
    assert_int_equal(rmdir(folder), 0);
}

static void damaged_traces_are_noticed(void **state) {
    static const char *const damages[] = {
        "UPDATE trace SET body=substr(body,1,length(body)-1)",
        "UPDATE trace SET body=CAST(x'01'||substr(body,2) AS BLOB)",
        "UPDATE trace SET no=-3",
        "DELETE FROM trace_shape",
        "UPDATE trace_shape SET no=no+50 WHERE no>0",
        "DROP TABLE trace_shape",
    };
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++)
        is_damaged(*state, damages[i], true);
}

static void damaged_reasons_are_noticed(void **state) {
    static const char *const damages[] = {
        "UPDATE reason_row SET kind=900",                      "UPDATE reason_row SET kind=-1",
        "UPDATE reason_kind SET no=no+99 WHERE no>1",           "UPDATE reason_kind SET rule=900",
        "UPDATE reason_kind SET input=7",                      "UPDATE reason_row SET cited=x'0102'",
        "UPDATE reason_row SET eligible_from='tomorrow'",      "DROP VIEW reason;DROP TABLE reason_kind",
        "UPDATE reason_kind SET source=NULL,input=0",          "DELETE FROM reason_kind",
    };
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++)
        is_damaged(*state, damages[i], false);
}

/* ---- those of whom nothing was said ---- */

static void who_is_simply_accepted_has_no_row_and_is_found(void **state) {
    fixture *x = *state;
    record_decision d;
    sqlite3_stmt *s;
    assert_int_equal(record_find(x->record, TEXT("C1"), -1, &x->memory, &d, &x->fault), 1);
    assert_int_equal(d.decision, ACCEPT);
    assert_int_equal(d.no, 0);
    assert_int_equal(d.line, 1);
    assert_true(text_is(d.name, "Ann"));
    assert_int_equal(d.first_rule, NO_INDEX);
    assert_int_equal(record_find(x->record, TEXT("C1"), 0, &x->memory, &d, &x->fault), 0);
    sqlite3_prepare_v2(x->record->db, "SELECT count(*) FROM decision WHERE key='C1'", -1, &s, NULL);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(s, 0), 0);
    sqlite3_finalize(s);
}

/* What a walk over everybody comes to when the bodies are changed by SQL. */
static int walks_with(fixture *x, const char *sql) {
    char keys[4096] = "";
    sqlite3 *db;
    record_filter all = { 0 };
    record_free(x->record);
    x->record = NULL;
    assert_int_equal(sqlite3_open(x->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(record_open(&x->record, x->folder.path, &x->fault), 0);
    return record_walk(x->record, &all, false, note_key, keys, &x->fault);
}

static void a_damaged_body_is_noticed(void **state) {
    fixture *x = *state;
    assert_int_equal(walks_with(x, "UPDATE accepted SET body=substr(body,1,length(body)-1)"),
                     FAULT_DATA);
    assert_non_null(strstr(x->fault.message, "an accepted candidate out of range"));
}

static void a_body_that_points_beyond_its_rows_is_noticed(void **state) {
    assert_int_equal(walks_with(*state, "UPDATE accepted SET body=CAST(x'058108'||substr(body,2) AS BLOB)"),
                     FAULT_DATA);
}

static void a_body_in_front_of_another_is_noticed(void **state) {
    assert_int_equal(walks_with(*state, "INSERT INTO accepted SELECT no+5,n,body FROM accepted"),
                     FAULT_DATA);
}

static void bytes_that_are_no_database_are_refused(void **state) {
    fixture *x = *state;
    fault f = { 0 };
    record *r;
    record_free(x->record);
    x->record = NULL;
    scratch_write(&x->folder, "audit.sqlite", "key,decision\nC1,accept\n");
    assert_int_equal(record_open(&r, x->folder.path, &f), FAULT_DATA);
    assert_non_null(strstr(f.message, "file is not a database"));
}

static void a_folder_without_a_record_is_refused(void **state) {
    fixture *x = *state;
    fault f = { 0 };
    record *r;
    char other[512];
    assert_int_equal(record_open(&r, scratch_name(&x->folder, "nowhere", other), &f),
                     FAULT_DATA);
    assert_int_not_equal(f.message[0], '\0');
}

static void a_folder_with_odd_signs_in_its_name_opens(void **state) {
    fixture *x = *state;
    char odd[512], path[600];
    record *r;
    scratch_name(&x->folder, "a%20b?#村", odd);
    assert_int_equal(mkdir(odd, 0700), 0);
    snprintf(path, sizeof path, "%s/audit.sqlite", odd);
    assert_int_equal(run_world_store(&x->r, path, &x->fault), 0);
    assert_int_equal(record_open(&r, odd, &x->fault), 0);
    record_free(r);
}

/* ---- the manifest ---- */

static void the_manifest_follows_what_went_in(void **state) {
    fixture *x = *state;
    manifest other;
    x->r.w.evidence.tables[COURT].inputs[0].sha256.byte[0] ^= 1;
    assert_int_equal(manifest_make(&other, &x->r.outcomes, &x->r.tally, NULL, 0, &x->fault), 0);
    assert_memory_not_equal(&other.sha256, &x->r.manifest.sha256, sizeof other.sha256);
    manifest_clear(&other);
}

static const char *value_in(const manifest *m, const char *kind, const char *name) {
    for (size_t i = 0; i < m->count; i++)
        if (text_is(m->items[i].part, kind) && text_is(m->items[i].name, name))
            return m->items[i].value.at;
    return NULL;
}

static void the_manifest_says_who_set_a_parameter(void **state) {
    const fixture *x = *state;
    assert_string_equal(value_in(&x->r.manifest, "param", "minimum_age"), "23");
    assert_string_equal(value_in(&x->r.manifest, "param_set_by", "minimum_age"), "docket");
    assert_string_equal(value_in(&x->r.manifest, "param_set_by", "share"), "pack");
    assert_string_equal(value_in(&x->r.manifest, "coverage_by", "court"), "PSB letter 117");
    assert_string_equal(value_in(&x->r.manifest, "count", "referred"), "4");
    assert_string_equal(value_in(&x->r.manifest, "version", "vet"), "0.1.0");
}

#define IN_A_STORE(test) cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_STORE(the_declarations_come_back),
        IN_A_STORE(the_terms_of_the_run_come_back),
        IN_A_STORE(a_candidate_is_found_with_reasons_and_trace),
        IN_A_STORE(the_counts_come_back),
        IN_A_STORE(units_come_back_with_who_stands_in_them),
        IN_A_STORE(eligible_from_and_waits_come_back),
        IN_A_STORE(what_was_lacking_comes_back),
        IN_A_STORE(reasons_of_a_kind_keep_words_of_their_own),
        IN_A_STORE(reasons_are_read_in_any_order),
        IN_A_STORE(reasons_that_count_otherwise_are_of_other_kinds),
        IN_A_STORE(words_of_a_third_language_are_kept),
        IN_A_STORE(one_difference_makes_another_kind),
        IN_A_STORE(another_file_or_law_makes_another_kind),
        IN_A_STORE(damaged_reasons_are_noticed),
        IN_A_STORE(long_traces_come_back),
        IN_A_STORE(short_traces_come_back),
        IN_A_STORE(more_shapes_than_numbers_come_back),
        IN_A_STORE(damaged_traces_are_noticed),
        IN_A_STORE(nobody_is_told_apart_from_somebody),
        IN_A_STORE(the_files_of_the_run_come_back),
        IN_A_STORE(a_walk_lets_through_what_the_filter_says),
        IN_A_STORE(a_visit_can_end_the_walk),
        IN_A_STORE(declared_tallies_are_kept),
        IN_A_STORE(the_same_run_gives_the_same_bytes),
        IN_A_STORE(a_begun_record_tells_nothing_of_the_rest),
        IN_A_STORE(traces_packed_ahead_are_the_same_bytes),
        IN_A_STORE(a_blank_is_what_sqlite_makes_of_the_schema),
        IN_A_STORE(only_the_owner_may_read_it),
        IN_A_STORE(a_file_that_is_there_is_not_touched),
        IN_A_STORE(reading_changes_nothing),
        IN_A_STORE(another_version_is_refused),
        IN_A_STORE(another_database_is_refused),
        IN_A_STORE(a_stage_that_the_pack_does_not_have_is_refused),
        IN_A_STORE(a_missing_table_is_refused),
        IN_A_STORE(an_index_out_of_range_is_refused),
        IN_A_STORE(a_view_in_place_of_a_table_is_refused),
        IN_A_STORE(a_damaged_decision_is_noticed_when_it_is_read),
        IN_A_STORE(who_is_simply_accepted_has_no_row_and_is_found),
        IN_A_STORE(a_damaged_body_is_noticed),
        IN_A_STORE(a_body_that_points_beyond_its_rows_is_noticed),
        IN_A_STORE(a_body_in_front_of_another_is_noticed),
        IN_A_STORE(bytes_that_are_no_database_are_refused),
        IN_A_STORE(a_folder_without_a_record_is_refused),
        IN_A_STORE(a_folder_with_odd_signs_in_its_name_opens),
        IN_A_STORE(the_manifest_follows_what_went_in),
        IN_A_STORE(the_manifest_says_who_set_a_parameter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

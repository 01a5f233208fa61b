/* load_world: a small pack, made by hand, for the tests of load. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static text sexes[] = { { "m", 1 }, { "f", 1 } };
static text posts[] = { { "chair", 5 }, { "deputy", 6 }, { "member", 6 } };
static text gates[] = { { "open", 4 }, { "closed", 6 } };
static text unit_headers[] = { { "unit", 4 } };

static column_decl column_of(const char *name, column_type type) {
    return (column_decl){ .name = text_of(name), .type = type, .from_id = NO_INDEX };
}

static column_decl code_of(const char *name, text *values, size_t count) {
    column_decl c = column_of(name, TYPE_CODE);
    c.values = values;
    c.value_count = count;
    return c;
}

static source_decl source_of(const char *name, source_kind kind, column_decl *columns,
                             size_t count) {
    return (source_decl){ .name = text_of(name),
                          .kind = kind,
                          .columns = columns,
                          .column_count = count,
                          .expects_column = NO_INDEX,
                          .latest_by = NO_INDEX };
}

static void declare_columns(load_world *w) {
    column_decl *c = w->candidates, *p = w->police;
    c[C_ID] = column_of("candidate_id", TYPE_ID);
    c[C_NAME] = column_of("name", TYPE_NAME);
    c[C_NUMBER] = column_of("id_number", TYPE_CN_ID);
    c[C_BIRTH] = column_of("birth_date", TYPE_DATE);
    c[C_BIRTH].from_id = C_NUMBER;
    c[C_SEX] = code_of("sex", sexes, 2);
    c[C_POST] = code_of("post", posts, 3);
    c[C_SINCE] = column_of("resident_since", TYPE_DATE);
    c[C_SINCE].or_open = c[C_SINCE].optional = true;
    c[C_UNIT] = column_of("unit_id", TYPE_ID);
    c[C_UNIT].headers = unit_headers;
    c[C_UNIT].header_count = 1;
    p[P_NAME] = column_of("name", TYPE_NAME);
    p[P_NUMBER] = column_of("id_number", TYPE_CN_ID);
    p[P_OFFENCE] = column_of("offence", TYPE_TEXT);
    p[P_FINAL] = column_of("final_on", TYPE_DATE);
    p[P_TERM] = column_of("term", TYPE_DURATION);
    p[P_POINTS] = column_of("points", TYPE_INTEGER);
    p[P_NOTE] = column_of("note", TYPE_ID);
    p[P_NOTE].or_none = p[P_NOTE].optional = true;
    w->unit[0] = column_of("unit_id", TYPE_ID);
    w->unit[1] = code_of("gate", gates, 2);
}

static void declare_sources(load_world *w) {
    w->police_keys[0] = (key_list){ GRADE_SURE, 1, { P_NUMBER }, { C_NUMBER } };
    w->police_keys[1] = (key_list){ GRADE_CLOSE, 1, { P_NAME }, { C_NAME } };
    w->unit_key = (key_list){ GRADE_SURE, 1, { 0 }, { C_UNIT } };
    w->sources[CANDIDATES] =
        source_of("candidates", SOURCE_CANDIDATES, w->candidates, C_COLUMNS);
    w->sources[CANDIDATES].key = C_ID;
    w->sources[POLICE] = source_of("police", SOURCE_EVIDENCE, w->police, P_COLUMNS);
    w->sources[POLICE].keys = w->police_keys;
    w->sources[POLICE].key_count = 2;
    w->sources[UNIT] = source_of("unit", SOURCE_ONE, w->unit, 2);
    w->sources[UNIT].keys = &w->unit_key;
    w->sources[UNIT].key_count = 1;
}

void world_open(load_world *w) {
    *w = (load_world){ .fault = { 0 } };
    declare_columns(w);
    declare_sources(w);
    w->days[0] = (day_decl){ .name = TEXT("election_day"), .per = TEXT("unit") };
    w->days[1] = (day_decl){ .name = TEXT("count_day") };
    w->params[0] =
        (param_decl){ TEXT("minimum_age"), { .type = PARAM_INTEGER, .integer = 18 }, { 0, 0 } };
    w->params[1] =
        (param_decl){ TEXT("share"), { .type = PARAM_DECIMAL, .decimal = 0.5 }, { 0, 0 } };
    w->params[2] = (param_decl){ TEXT("office"),
                                 { .type = PARAM_TEXT, .words = TEXT("village") },
                                 { 0, 0 } };
    w->params[3] = (param_decl){ TEXT("strict"), { .type = PARAM_YES_NO }, { 0, 0 } };
    w->pack.sources = w->sources;
    w->pack.source_count = SOURCES;
    w->pack.candidates = CANDIDATES;
    w->pack.days = w->days;
    w->pack.day_count = 2;
    w->pack.params = w->params;
    w->pack.param_count = 4;
    scratch_open(&w->folder);
}

void world_close(load_world *w) {
    table_clear(&w->table);
    docket_clear(&w->docket);
    notes_clear(&w->notes);
    scratch_close(&w->folder);
}

void world_docket(load_world *w, const char *words) {
    scratch_write(&w->folder, "docket.lua", words);
}

void world_sources(load_world *w, const char *sources) {
    static const char head[] = "docket { days = { election_day = \"2026-12-05\", count_day = "
                               "\"2026-12-06\" }, sources = {\n";
    size_t size = sizeof head + strlen(sources) + 8;
    char *words = malloc(size);
    assert_non_null(words);
    snprintf(words, size, "%s%s\n} }\n", head, sources);
    world_docket(w, words);
    free(words);
}

static int reopen(load_world *w) {
    docket_clear(&w->docket);
    notes_clear(&w->notes);
    w->notes = (notes){ 0 };
    w->fault = (fault){ 0 };
    return docket_open(&w->docket, &(docket_terms){ .folder = w->folder.path }, &w->pack, &w->notes, &w->fault);
}

void world_good(load_world *w) {
    char whole[1200];
    if (reopen(w) == 0) return;
    fault_print(&w->fault, whole, sizeof whole);
    fail_msg("%s", whole);
}

void world_bad(load_world *w, const char *expected) {
    char all[8000] = "", one[1200];
    assert_int_equal(reopen(w), FAULT_DATA);
    for (size_t i = 0; i < w->notes.count; i++) {
        note_print(&w->notes.items[i], one, sizeof one);
        strncat(all, one, sizeof all - strlen(all) - 2);
        strcat(all, "\n");
        fault_print(&w->fault, one, sizeof one);
        if (i == 0) assert_int_equal(strncmp(all, one, strlen(one)), 0);
    }
    assert_string_equal(all, expected);
}

int world_load(load_world *w, size_t source) {
    table_clear(&w->table);
    w->fault = (fault){ 0 };
    return load_source(&w->table, &w->docket, &w->docket.sources[source], &w->sources[source],
                       &w->notes, &w->fault);
}

void world_load_good(load_world *w, size_t source) {
    char whole[1200];
    if (world_load(w, source) != 0) {
        fault_print(&w->fault, whole, sizeof whole);
        fail_msg("%s", whole);
    }
    size_t kept_apart = 0;
    for (size_t i = 0; i < w->table.bad_row_count; i++)
        kept_apart += w->table.bad_rows[i].row == UINT32_MAX;
    assert_int_equal(w->table.read_rows, w->table.rows + kept_apart + w->table.left_out);
}

void world_load_bad(load_world *w, size_t source, const char *expected) {
    char whole[1200];
    assert_int_equal(world_load(w, source), FAULT_DATA);
    fault_print(&w->fault, whole, sizeof whole);
    assert_string_equal(whole, expected);
}

void assert_cell(const table *t, uint32_t row, uint16_t at, cell_state state, const char *raw) {
    text got = table_raw(t, row, at);
    assert_int_equal(table_state(t, row, at), state);
    assert_int_equal(got.len, strlen(raw));
    assert_memory_equal(got.at, raw, got.len);
}

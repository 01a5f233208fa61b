/* relations: a row between two candidates is about both; what it leaves open stands against whom it names. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "join/relations.h"
#include "join_world.h"

static uint16_t open_rows(world *w, const char *rows) {
    world_open(w, "key:id name:name");
    world_rows(w, 0, "C1|Ann\nC2|Bob\nC3|Cy\nC3|Cy the second");
    uint16_t s = world_source(w, "relations", "a:id b:id kind:spouse/cousin");
    w->sources[s].between = true;
    world_match(w, s, GRADE_SURE, "a=key");
    world_match(w, s, GRADE_SURE, "b=key");
    world_covers_everybody(w, s);
    world_rows(w, s, rows);
    assert_int_equal(world_join(w), 0);
    return s;
}

/* Per row of the candidate, whom its other end names: "2", "3+4", "?" where nobody can tell; '!': open. */
static void expect(const char *rows, uint32_t candidate, const char *expected) {
    world w;
    char got[100] = "";
    size_t n, ends;
    uint16_t s = open_rows(&w, rows);
    const attached *items = evidence_rows(&w.evidence, s, candidate, &n);
    for (size_t i = 0; i < n; i++) {
        const uint32_t *to = relations_end(&w.evidence.sources[s], items[i].row,
                                           items[i].list == 0 ? 1 : 0, &ends);
        char *at = got + strlen(got);
        if (i > 0) *at++ = ' ';
        if (ends == 0) *at++ = '?';
        for (size_t k = 0; k < ends; k++)
            at += sprintf(at, "%s%u", k > 0 ? "+" : "", (unsigned)to[k] + 1);
        if (items[i].flags & ATTACHED_UNREADABLE) *at++ = '!';
        *at = '\0';
    }
    assert_string_equal(got, expected);
    world_close(&w);
}

static void a_row_is_about_both_whichever_stands_first(void **state) {
    (void)state;
    expect("C1|C2|spouse", 0, "2");
    expect("C1|C2|spouse", 1, "1");
    expect("C2|C1|spouse", 0, "2");
    expect("C1|C2|spouse", 2, "");
}

static void who_does_not_stand_concerns_nobody(void **state) {
    (void)state;
    expect("C1|C9|spouse", 0, "");
    expect("C8|C9|spouse", 0, "");
}

static void an_end_that_only_looks_like_a_key_may_be_anybody(void **state) {
    (void)state;
    expect("C1|c-2|spouse", 0, "?!");
    expect("Cl|C2|spouse", 1, "?!");
    expect("Cl|C2|spouse", 0, "");
    expect("C1|C02|spouse", 0, "?!");
    expect("C1|C2(sister)|spouse", 0, "?!");
    expect("C1|C22|spouse", 0, "");
    expect("cl|c2|spouse", 0, "");       /* ... and its other end too: about anybody */
}

static void a_name_in_place_of_a_key_may_be_anybody(void **state) {
    (void)state;
    expect("C1|Bob|spouse", 0, "?!");
    expect("BOB (brother)|C1|spouse", 0, "?!");
    expect("C1|Dan|spouse", 0, "");
}

static void an_end_that_holds_a_key_or_means_anybody_may_be_anybody(void **state) {
    (void)state;
    static const char *const ends[] = { "No.C2", "编号C2", "C2/C9", "C9/2", "C2 Bob", "C2至C3", "C2-C3", "全体", "ALL",
                                        "unknown", "C**", "?2", "\xef\xbf\xbd" "2" };
    static const char *const others[] = { "No.C9", "C8/C9", "C9 Bob", "allan", "D**", "?9" };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char row[64];
        snprintf(row, sizeof row, "C1|%s|spouse", ends[i]);
        expect(row, 0, "?!");
        snprintf(row, sizeof row, "%s|C1|spouse", ends[i]);
        expect(row, 0, "?!");
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        char row[64];
        snprintf(row, sizeof row, "C1|%s|spouse", others[i]);
        expect(row, 0, "");
    }
}

static void a_row_whose_ends_both_only_look_like_keys_may_be_about_anybody(void **state) {
    (void)state;
    static const struct { const char *row; bool is_void; } rows[] = {
        { "c1|c-2|spouse", true }, { "C01|C02|spouse", true }, { "Ann|Bob|spouse", true },
        { "c1|Bob|spouse", true }, { "c1|D9|spouse", false },  { "D8|D9|spouse", false },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        world w;
        uint16_t s = open_rows(&w, rows[i].row);
        assert_int_equal(w.evidence.sources[s].is_void, rows[i].is_void);
        assert_int_equal(w.evidence.tables[s].bad_row_count, rows[i].is_void);
        world_close(&w);
    }
}

static void an_end_that_is_blank_may_be_anybody(void **state) {
    (void)state;
    expect("C1||spouse", 0, "?!");
    expect("|C1|spouse", 0, "?!");
    expect("|C1|spouse", 1, "");
}

static void two_rows_of_the_list_with_one_key_are_both_meant(void **state) {
    (void)state;
    expect("C1|C3|spouse", 0, "3+4");
    expect("C1|C3|spouse", 3, "1");
}

static void nobody_is_his_own_relative(void **state) {
    world w;
    (void)state;
    uint16_t s = open_rows(&w, "C1|C1|spouse");
    assert_int_equal(w.evidence.tables[s].bad_row_count, 1);   /* one of the two is another person */
    assert_true((w.evidence.tables[s].row_flag[0] & ROW_UNREADABLE) != 0);
    world_close(&w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_about_both_whichever_stands_first),
        cmocka_unit_test(who_does_not_stand_concerns_nobody),
        cmocka_unit_test(an_end_that_only_looks_like_a_key_may_be_anybody),
        cmocka_unit_test(a_name_in_place_of_a_key_may_be_anybody),
        cmocka_unit_test(an_end_that_holds_a_key_or_means_anybody_may_be_anybody),
        cmocka_unit_test(a_row_whose_ends_both_only_look_like_keys_may_be_about_anybody),
        cmocka_unit_test(an_end_that_is_blank_may_be_anybody),
        cmocka_unit_test(two_rows_of_the_list_with_one_key_are_both_meant),
        cmocka_unit_test(nobody_is_his_own_relative),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

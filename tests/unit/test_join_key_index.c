/* key_index: a join finds what comparing every row with every candidate finds, and nothing
 * else. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "join/loose.h"
#include "join_random.h"
#include "join_world.h"

enum { PEOPLE = 260, ROWS = 150, TURNS = 12 };

static void add_row(world *w, chance *c, uint16_t source, const char *const *types,
                    size_t count, int number, int few) {
    char row[800] = "", cell[140], serial[16];
    for (size_t k = 0; k < count; k++) {
        random_cell(c, types[k], few, cell, sizeof cell);
        if (k > 0) strcat(row, "|");
        strcat(row, cell);
    }
    snprintf(serial, sizeof serial, "|%d", number);
    strcat(row, serial);
    world_rows(w, source, row);
}

/* Are all parts of the list but the names that may be lost equal? `strict`: those too. */
static bool agrees(const world *w, uint16_t s, const key_list *list, uint32_t row, uint32_t who,
                   bool strict) {
    const table *here = &w->evidence.tables[s], *there = &w->evidence.tables[0];
    bool equal = true;
    for (size_t i = 0; i < list->count && equal; i++) {
        arena scratch = { 0 };
        key_part a, b;
        const column_decl *ours = &here->decl->columns[list->here[i]];
        const column_decl *theirs = &there->decl->columns[list->there[i]];
        key_form form = key_form_of(ours, theirs);
        if (!strict && key_is_name(list, i, here, there)) continue;
        equal = key_read(here, row, list->here[i], form, &scratch, &a) == KEY_READY &&
                key_read(there, who, list->there[i], form, &scratch, &b) == KEY_READY &&
                text_equal(a.value, b.value);
        arena_clear(&scratch);
    }
    return equal;
}

static const attached *find_row(const world *w, uint16_t s, uint32_t row, uint32_t who) {
    size_t count;
    const attached *at = evidence_rows(&w->evidence, s, who, &count);
    for (size_t i = 0; i < count; i++)
        if (at[i].row == row) return &at[i];
    return NULL;
}

/* The first list by which they agree, sure ones first; NULL: none. */
static const key_list *first_that_agrees(const world *w, uint16_t s, uint32_t row,
                                         uint32_t who) {
    const source_decl *d = &w->sources[s];
    for (size_t i = 0; i < d->key_count; i++)
        if (agrees(w, s, &d->keys[i], row, who, true)) return &d->keys[i];
    return NULL;
}

static size_t check_pair(const world *w, uint16_t s, uint32_t row, uint32_t who) {
    const source_decl *d = &w->sources[s];
    const table *here = &w->evidence.tables[s], *there = &w->evidence.tables[0];
    const attached *found = find_row(w, s, row, who);
    bool takes_part =
        evidence_is_candidate(&w->evidence, who) && !(here->row_flag[row] & ROW_MERGED);
    const key_list *expected = takes_part ? first_that_agrees(w, s, row, who) : NULL;
    if (expected != NULL) {
        assert_non_null(found);
        assert_int_equal(found->grade, expected->grade);
        assert_ptr_equal(&d->keys[found->list], expected);
        return 1;
    }
    if (found == NULL) return 0;
    arena scratch = { 0 };           /* only a name that nobody can read leaves it open */
    const key_list *list = &d->keys[found->list];
    assert_true(takes_part && found->grade == GRADE_CLOSE);
    assert_true(agrees(w, s, list, row, who, false));
    assert_int_equal(loose_may_agree(list, here, row, there, who, &scratch), 1);
    arena_clear(&scratch);
    return 0;
}

/* The list's own key asked for by the same column as another, alone and with others; a number
 * alone and with the name; a name with the date; keys of another type. */
static void every_row_is_found_by_whom_it_is_about_and_nobody_else(void **state) {
    (void)state;
    static const char *const people[] = { "id", "id", "name", "cn-id", "date" };
    static const char *const rows[] = { "id", "name", "cn-id", "date", "text" };
    size_t found = 0;
    for (uint64_t turn = 0; turn < TURNS; turn++) {
        world w;
        chance c = { turn };
        world_open(&w, "candidate_id:id other:id n:name k:cn-id d:date serial:integer");
        uint16_t s =
            world_source(&w, "records", "ref:id n:name k:cn-id d:date t:text serial:integer");
        world_match(&w, s, GRADE_SURE, "k n");
        if (turn % 2) world_match(&w, s, GRADE_SURE, "ref=candidate_id n");
        if (turn % 3 != 0) world_match(&w, s, GRADE_CLOSE, "k");
        world_match(&w, s, GRADE_CLOSE, "k d");
        world_match(&w, s, GRADE_CLOSE, "n d");
        if (turn % 4 != 1) world_match(&w, s, GRADE_CLOSE, "ref=candidate_id");
        if (turn % 4 > 1) world_match(&w, s, GRADE_CLOSE, "ref=other");
        world_match(&w, s, GRADE_CLOSE, "t=candidate_id d");
        for (int i = 0; i < PEOPLE; i++) add_row(&w, &c, 0, people, 5, i, turn % 5 == 0);
        for (int i = 0; i < ROWS; i++) add_row(&w, &c, s, rows, 5, i, turn % 5 == 0);
        assert_int_equal(world_join(&w), 0);
        for (uint32_t who = 0; who < PEOPLE; who++)
            for (uint32_t row = 0; row < ROWS; row++) found += check_pair(&w, s, row, who);
        world_close(&w);
    }
    assert_true(found > 1000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_found_by_whom_it_is_about_and_nobody_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

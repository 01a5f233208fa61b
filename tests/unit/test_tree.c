/* tree: a path that contradicts what is known there is told so; one without room leaves all as it was. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "evaluate/tree.h"

enum { PASSED = 1, SAID = 2 };

/* A question of a column, and the answer met. */
static taken ask(uint16_t column, int64_t value) {
    return (taken){ { .kind = EDGE_CODE, .place = column, .a = NO_EXPR, .b = NO_EXPR }, value };
}

static bool add_lacking(tree *t, const taken *edges, size_t count, uint8_t ending, uint8_t lacks) {
    node *leaf;
    bool fresh;
    return tree_add_path(t, edges, count, (path_end){ ending, lacks }, &leaf, &fresh);
}

static bool add(tree *t, const taken *edges, size_t count, uint8_t ending) {
    return add_lacking(t, edges, count, ending, 0);
}

#define ADD(t, ending, ...)                                                                    \
    add(t, (taken[]){ __VA_ARGS__ }, sizeof((taken[]){ __VA_ARGS__ }) / sizeof(taken), ending)

/* The ending of who answers so, asked by column; 0: the path is not known. */
static uint8_t walk(const tree *t, const int64_t *by_column) {
    const node *at = t->count > 0 ? &t->nodes[t->first] : NULL;
    while (at != NULL && !at->leaf) {
        const kid *next = tree_find_kid(at, by_column[at->e.place]);
        at = next != NULL ? &t->nodes[next->hop] : NULL;
    }
    return at != NULL ? at->ending : 0;
}

static void paths_that_part_are_told_apart(void **state) {
    (void)state;
    tree t = { 0 };
    assert_true(ADD(&t, PASSED, ask(0, 1)));
    assert_true(ADD(&t, SAID, ask(0, 2), ask(1, 7)));
    assert_true(ADD(&t, PASSED, ask(0, 2), ask(1, 8), ask(2, 1)));
    assert_true(ADD(&t, SAID, ask(0, 3), ask(2, 1), ask(1, 8)));
    assert_int_equal(walk(&t, (int64_t[]){ 1, 0, 0 }), PASSED);
    assert_int_equal(walk(&t, (int64_t[]){ 2, 7, 0 }), SAID);
    assert_int_equal(walk(&t, (int64_t[]){ 2, 8, 1 }), PASSED);
    assert_int_equal(walk(&t, (int64_t[]){ 2, 8, 2 }), 0);
    assert_int_equal(walk(&t, (int64_t[]){ 3, 8, 1 }), SAID);
    assert_int_equal(walk(&t, (int64_t[]){ 4, 8, 1 }), 0);
    assert_true(ADD(&t, PASSED, ask(0, 1))); /* again: nothing new */
    tree_clear(&t);
}

static void a_path_is_found_only_whole(void **state) {
    (void)state;
    tree t = { 0 };
    const taken known[] = { ask(0, 1), ask(1, 5), ask(2, 3) }, short_one[] = { ask(0, 2) },
                other_question[] = { ask(0, 1), ask(3, 5), ask(2, 3) }, other_answer[] = { ask(0, 1), ask(1, 6) },
                longer[] = { ask(0, 2), ask(1, 5) };
    assert_null(tree_find_path(&t, NULL, 0));
    assert_true(add(&t, known, 3, PASSED));
    assert_true(add(&t, short_one, 1, SAID));
    assert_int_equal(tree_find_path(&t, known, 3)->ending, PASSED);
    assert_int_equal(tree_find_path(&t, short_one, 1)->ending, SAID);
    assert_null(tree_find_path(&t, known, 2));
    assert_null(tree_find_path(&t, NULL, 0));
    assert_null(tree_find_path(&t, other_question, 3));
    assert_null(tree_find_path(&t, other_answer, 2));
    assert_null(tree_find_path(&t, longer, 2));
    tree_clear(&t);
}

/* The next question follows from the answers before it, and so does the end. */
static void a_longer_a_shorter_and_another_path_contradict(void **state) {
    (void)state;
    tree t = { 0 };
    assert_true(ADD(&t, PASSED, ask(0, 1), ask(1, 5)));
    assert_false(ADD(&t, PASSED, ask(0, 1), ask(1, 5), ask(2, 0)));
    assert_false(ADD(&t, PASSED, ask(0, 1)));
    assert_false(ADD(&t, PASSED, ask(0, 1), ask(2, 5)));
    assert_false(ADD(&t, SAID, ask(0, 1), ask(1, 5)));
    assert_false(add(&t, NULL, 0, PASSED));
    assert_true(add_lacking(&t, (taken[]){ ask(0, 2), ask(1, 5) }, 2, SAID, 2));
    assert_true(add_lacking(&t, (taken[]){ ask(0, 2), ask(1, 5) }, 2, SAID, 2));
    assert_false(add_lacking(&t, (taken[]){ ask(0, 2), ask(1, 5) }, 2, SAID, 1));
    assert_false(ADD(&t, SAID, ask(0, 2), ask(1, 5)));
    tree_clear(&t);
    assert_true(add(&t, NULL, 0, PASSED));
    assert_false(ADD(&t, PASSED, ask(0, 1)));
    assert_false(add(&t, NULL, 0, SAID));
    assert_true(add(&t, NULL, 0, PASSED));
    tree_clear(&t);
}

/* Everything that makes a question another question. */
static void a_question_is_the_same_only_in_all_its_parts(void **state) {
    (void)state;
    const edge known = { .kind = EDGE_BEFORE, .row = 3, .source = 4, .place = 5, .a = 6, .b = 7,
                         .n = 8 };
    edge others[7];
    for (size_t i = 0; i < 7; i++) others[i] = known;
    others[0].kind = EDGE_UP_TO;
    others[1].row++;
    others[2].source++;
    others[3].place++;
    others[4].a++;
    others[5].b++;
    others[6].n++;
    tree t = { 0 };
    assert_true(add(&t, &(taken){ known, 1 }, 1, PASSED));
    assert_true(add(&t, &(taken){ known, 2 }, 1, SAID));
    for (size_t i = 0; i < 7; i++)
        if (add(&t, &(taken){ others[i], 3 }, 1, PASSED)) fail_msg("question %zu is taken for another", i);
    tree_clear(&t);
}

static void questions_of_everybody_are_hopped_over_and_kept(void **state) {
    (void)state;
    tree t = { 0 };
    taken fixed = ask(9, 0);
    fixed.e.fixed = true;
    assert_true(ADD(&t, PASSED, fixed, ask(0, 1), fixed, fixed));
    assert_true(ADD(&t, SAID, fixed, ask(0, 2), fixed, ask(1, 1)));
    assert_int_equal(walk(&t, (int64_t[]){ 1, 0, 0, 0, 0, 0, 0, 0, 0, 7 }), PASSED);
    assert_int_equal(walk(&t, (int64_t[]){ 2, 1, 0, 0, 0, 0, 0, 0, 0, 7 }), SAID);
    assert_true(t.nodes[0].e.fixed && t.first != 0);
    assert_false(ADD(&t, PASSED, ask(0, 1)));
    tree_clear(&t);
}

/* What is too much is left out whole: whoever would have come there is not known, nobody else is harmed. */
static void what_has_no_room_is_left_out_whole(void **state) {
    (void)state;
    enum { MANY = 2000 };
    tree t = { 0 };
    size_t known = 0;
    for (int64_t i = 0; i < MANY; i++) assert_true(ADD(&t, (uint8_t)(1 + i % 3), ask(0, 7 * i), ask(1, 0)));
    for (int64_t i = 0; i < MANY; i++) {
        uint8_t found = walk(&t, (int64_t[]){ 7 * i, 0 });
        assert_true(found == 0 || found == 1 + i % 3);
        assert_int_equal(walk(&t, (int64_t[]){ 7 * i + 1, 0 }), 0);
        known += found != 0;
    }
    assert_true(known >= 100 && known < MANY);
    assert_int_equal(t.nodes[0].kid_count, known);
    tree_clear(&t);
}

static void expressions_are_the_same_only_in_all_their_parts(void **state) {
    (void)state;
    expr list[16];
    size_t count = 0;
    const expr known = { .op = EXPR_ADD, .row = 1, .sign = 1, .source = 2, .place = 3, .of = 4,
                         .by = { 12, 1 }, .constant = { 5, 6 } };
    expr others[10];
    for (size_t i = 0; i < 10; i++) others[i] = known;
    others[0].op = EXPR_CELL;
    others[1].row++;
    others[2].sign = -1;
    others[3].source++;
    others[4].place++;
    others[5].of++;
    others[6].by.months++;
    others[7].by.days++;
    others[8].constant.lo--;
    others[9].constant.hi++;
    assert_int_equal(tree_add_expr(list, &count, 11, &known), 0);
    for (size_t i = 0; i < 10; i++)
        assert_int_equal(tree_add_expr(list, &count, 11, &others[i]), i + 1);
    assert_int_equal(tree_add_expr(list, &count, 11, &known), 0);
    assert_int_equal(tree_add_expr(list, &count, 11, &(expr){ .op = EXPR_DAY }), NO_EXPR);
    assert_int_equal(count, 11);
}

static void a_leaf_knows_its_way(void **state) {
    (void)state;
    tree t = { 0 };
    taken way[PATH_EDGES_MAX];
    const taken known[] = { ask(0, 4), ask(1, 5), ask(2, 3) },
                beside[] = { ask(0, 4), ask(1, 2) };
    assert_true(ADD(&t, PASSED, ask(0, 9)));
    assert_true(add(&t, known, 3, PASSED));
    assert_true(add(&t, beside, 2, SAID));
    for (int64_t i = 0; i < 30; i++)
        assert_true(ADD(&t, PASSED, ask(0, 4), ask(1, 10 + i))); /* moved */
    assert_int_equal(tree_path_to(&t, tree_find_path(&t, known, 3), way), 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(way[i].e.place, i);
        assert_int_equal(way[i].value, known[i].value);
    }
    assert_int_equal(tree_path_to(&t, tree_find_path(&t, beside, 2), way), 2);
    assert_int_equal(way[1].value, 2);
    tree_clear(&t);
    assert_true(add(&t, known, 0, PASSED));
    assert_int_equal(tree_path_to(&t, t.nodes, way), 0);
    tree_clear(&t);
}

static void a_tree_that_is_given_up_keeps_its_expressions(void **state) {
    (void)state;
    tree t = { 0 };
    expr e = { .op = EXPR_DAY, .place = 3, .of = NO_EXPR };
    assert_int_equal(tree_add_expr(t.exprs, &t.expr_count, TREE_EXPRS_MAX, &e), 0);
    assert_true(ADD(&t, PASSED, ask(0, 9)));
    tree_give_up(&t);
    assert_true(t.given_up);
    assert_int_equal(t.count, 0);
    assert_int_equal(t.exprs[0].place, 3);
    assert_int_equal(t.expr_count, 1);
    tree_clear(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_that_part_are_told_apart),
        cmocka_unit_test(a_path_is_found_only_whole),
        cmocka_unit_test(a_longer_a_shorter_and_another_path_contradict),
        cmocka_unit_test(a_question_is_the_same_only_in_all_its_parts),
        cmocka_unit_test(questions_of_everybody_are_hopped_over_and_kept),
        cmocka_unit_test(what_has_no_room_is_left_out_whole),
        cmocka_unit_test(expressions_are_the_same_only_in_all_their_parts),
        cmocka_unit_test(a_leaf_knows_its_way),
        cmocka_unit_test(a_tree_that_is_given_up_keeps_its_expressions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

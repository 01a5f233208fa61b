/* items: the digest is that of all items in one order, each behind its length, whoever put them
 * when. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "evaluate/items.h"

static void put(items *s, const char *words) {
    items_put_words(s, text_of(words));
    items_end(s);
}

static void assert_same(const digest *a, const digest *b) {
    assert_memory_equal(a->byte, b->byte, sizeof a->byte);
}

/* Written by hand: each item behind its length, within it each text behind its own. */
static void the_digest_is_that_of_the_items_in_order(void **state) {
    (void)state;
    static const unsigned char bytes[] = "\x0a\0\0\0\0\0\0\0" "\x02\0\0\0\0\0\0\0" "ab"
                                         "\x18\0\0\0\0\0\0\0" "\x07\x02\0\0\0\0\0\0"
                                         "\xff\xff\xff\xff\xff\xff\xff\xff" "\x01\0\0\0\0\0\0\0";
    digest expected;
    items s = { 0 };
    assert_int_equal(digest_of(bytes, sizeof bytes - 1, &expected), 0);
    items_begin(&s);
    items_put_number(&s, 0x207);
    items_put_day(&s, (span){ -1, 1 });
    items_end(&s);
    put(&s, "ab");
    digest seen = items_digest(&s, 0);
    assert_false(s.no_memory);
    assert_same(&seen, &expected);
    items_clear(&s);
}

/* Few are inserted, many sorted: neither order nor number changes what comes out. */
static void the_order_in_which_they_are_put_changes_nothing(void **state) {
    (void)state;
    items up = { 0 }, down = { 0 };
    for (int count = 0; count < 3 * ITEMS_FEW; count++) {
        char words[16];
        items_begin(&up);
        items_begin(&down);
        for (int i = 0; i < count; i++) {
            snprintf(words, sizeof words, "%d", i * 7 % 50);
            put(&up, words);
            snprintf(words, sizeof words, "%d", (count - 1 - i) * 7 % 50);
            put(&down, words);
        }
        digest a = items_digest(&up, 0), b = items_digest(&down, 0);
        assert_same(&a, &b);
        assert_false(up.no_memory || down.no_memory);
    }
    items_clear(&up);
    items_clear(&down);
}

static void a_word_more_or_elsewhere_is_another_digest(void **state) {
    (void)state;
    static const char *const sets[][3] = { { "a", "b", "" }, { "a", "b", "b" }, { "ab", "", "" },
                                           { "a", "", "b" }, { "b", "a", "c" } };
    digest seen[5];
    items s = { 0 };
    for (size_t i = 0; i < 5; i++) {
        items_begin(&s);
        for (size_t k = 0; k < 3; k++) put(&s, sets[i][k]);
        seen[i] = items_digest(&s, 0);
    }
    for (size_t i = 0; i < 5; i++)
        for (size_t k = 0; k < i; k++) {
            bool same = (i == 3 && k == 0);        /* the same three, put otherwise */
            assert_int_equal(memcmp(&seen[i], &seen[k], sizeof seen[i]) == 0, same);
        }
    items_clear(&s);
}

/* A digest of the last items is made on the way; those before it stay. */
static void a_digest_within_another_leaves_what_was_before(void **state) {
    (void)state;
    items s = { 0 }, plain = { 0 };
    put(&s, "before");
    size_t first = s.count;
    put(&s, "inner");
    digest inner = items_digest(&s, first);
    items_put(&s, inner.byte, sizeof inner.byte);
    items_end(&s);
    put(&plain, "inner");
    digest alone = items_digest(&plain, 0);
    assert_same(&inner, &alone);
    items_put(&plain, alone.byte, sizeof alone.byte);
    items_end(&plain);
    put(&plain, "before");
    digest a = items_digest(&s, 0), b = items_digest(&plain, 0);
    assert_same(&a, &b);
    items_clear(&s);
    items_clear(&plain);
}

static void what_is_taken_back_was_never_put(void **state) {
    (void)state;
    items s = { 0 }, plain = { 0 };
    put(&s, "one");
    items_put_words(&s, TEXT("head"));
    items_put_number(&s, 5);
    text back = items_take_back(&s);
    assert_int_equal(back.len, 8 + 4 + 8);
    assert_memory_equal(back.at + 8, "head", 4);
    put(&s, "two");
    put(&plain, "one");
    put(&plain, "two");
    digest a = items_digest(&s, 0), b = items_digest(&plain, 0);
    assert_same(&a, &b);
    items_clear(&s);
    items_clear(&plain);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_digest_is_that_of_the_items_in_order),
        cmocka_unit_test(the_order_in_which_they_are_put_changes_nothing),
        cmocka_unit_test(a_word_more_or_elsewhere_is_another_digest),
        cmocka_unit_test(a_digest_within_another_leaves_what_was_before),
        cmocka_unit_test(what_is_taken_back_was_never_put),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

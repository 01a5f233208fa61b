/* near_slices: everybody asks once, and what is found does not tell how many threads there
 * were. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "join/near_slices.h"

enum { MANY = 50000, THIRD = 3, BAD = 20000 };

static int refuse(const void *of, fault *f) {
    (void)of;
    return fault_plain(f, FAULT_DATA, "too many");
}

static int put(near_list *to, uint32_t candidate, fault *f) {
    return near_list_add(to, (near_row){ .candidate = candidate }, refuse, NULL, f);
}

static void find_thirds(void *payload, near_slice *s) {
    (void)payload;
    for (uint32_t i = s->first; i < s->end; i++)
        if (i % THIRD == 0) (void)put(&s->found, i, &s->wrong);
}

static void find_a_fault(void *payload, near_slice *s) {
    (void)payload;
    if (s->end > BAD) (void)fault_plain(&s->wrong, FAULT_DATA, "from %u on", s->first);
}

static void what_is_found_stands_in_the_order_of_who_asks(void **state) {
    (void)state;
    static const unsigned threads[] = { 0, 1, 2, 8 };
    for (size_t t = 0; t < sizeof threads / sizeof threads[0]; t++) {
        near_asking all = { MANY, threads[t], find_thirds, refuse, NULL };
        near_list to = { 0 };
        fault f = { 0 };
        assert_int_equal(put(&to, MANY, &f), 0);
        assert_int_equal(near_slices_ask(&all, &to, &f), 0);
        assert_int_equal(to.count, 1 + (MANY + THIRD - 1) / THIRD);
        assert_int_equal(to.items[0].candidate, MANY);
        for (size_t i = 1; i < to.count; i++)
            assert_int_equal(to.items[i].candidate, (i - 1) * THIRD);
        assert_int_equal(put(&to, 0, &f), 0);
        free(to.items);
    }
}

static void nobody_finds_nothing(void **state) {
    (void)state;
    near_asking none = { 0, 2, find_thirds, refuse, NULL };
    near_list to = { 0 };
    fault f = { 0 };
    assert_int_equal(near_slices_ask(&none, &to, &f), 0);
    assert_int_equal(to.count, 0);
}

static void the_fault_of_the_first_slice_is_told(void **state) {
    (void)state;
    char first[sizeof((fault *)NULL)->message] = "";
    for (unsigned threads = 1; threads <= 8; threads *= 2) {
        near_asking all = { MANY, threads, find_a_fault, refuse, NULL };
        near_list to = { 0 };
        fault f = { 0 };
        assert_int_equal(near_slices_ask(&all, &to, &f), FAULT_DATA);
        assert_int_equal(to.count, 0);
        if (first[0] == '\0') snprintf(first, sizeof first, "%s", f.message);
        assert_string_equal(f.message, first);
    }
}

static void more_than_is_kept_is_refused(void **state) {
    (void)state;
    near_asking all = { MANY, 2, find_thirds, refuse, NULL };
    near_list full = { .count = NEAR_FOUND_MAX };
    fault f = { 0 };
    assert_int_equal(put(&full, 0, &f), FAULT_DATA);
    assert_string_equal(f.message, "too many");
    assert_int_equal(full.count, NEAR_FOUND_MAX);
    f = (fault){ 0 };
    assert_int_equal(near_slices_ask(&all, &full, &f), FAULT_DATA);
    assert_string_equal(f.message, "too many");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_found_stands_in_the_order_of_who_asks),
        cmocka_unit_test(nobody_finds_nothing),
        cmocka_unit_test(the_fault_of_the_first_slice_is_told),
        cmocka_unit_test(more_than_is_kept_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

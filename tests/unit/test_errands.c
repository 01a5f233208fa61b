/* errands: the same is done, and the same fault told, by one thread and by two. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "ground/errands.h"

enum { COUNT = 6 };

/* What came of it; each step writes only what is its own, but for `order`. */
typedef struct tale {
    int times[COUNT];
    int order[COUNT], begun; /* atomic */
    uint32_t slow, fails;    /* bits: which take some time, which come to nothing */
} tale;

static int act(tale *t, int number, fault *f) {
    const struct timespec a_while = { 0, 2000000 };
    t->times[number]++;
    t->order[__atomic_fetch_add(&t->begun, 1, __ATOMIC_RELAXED)] = number;
    if (t->slow >> number & 1) nanosleep(&a_while, NULL);
    return t->fails >> number & 1 ? fault_plain(f, FAULT_DATA, "errand %d", number) : 0;
}

#define ACT(n) \
    static int act_##n(void *payload, fault *f) { return act(payload, n, f); }
ACT(0) ACT(1) ACT(2) ACT(3) ACT(4) ACT(5)

static const errand six[COUNT] = {
    { act_0, AFTER_NONE, false }, { act_1, AFTER_NONE, true }, { act_2, 1, false },
    { act_3, 1, true },          { act_4, 2, true },         { act_5, AFTER_NONE, false },
};

static int place_of(const tale *t, int number) {
    for (int i = 0; i < t->begun; i++)
        if (t->order[i] == number) return i;
    return -1;
}

static void one_thread_goes_in_order(void **state) {
    (void)state;
    tale t = { 0 };
    assert_int_equal(errands_do(six, COUNT, false, &t, NULL), 0);
    for (int i = 0; i < COUNT; i++) assert_int_equal(t.order[i], i);
}

static void one_thread_stops_at_the_first_that_fails(void **state) {
    (void)state;
    tale t = { .fails = 1 << 2 | 1 << 4 };
    fault f = { 0 };
    assert_int_equal(errands_do(six, COUNT, false, &t, &f), FAULT_DATA);
    assert_string_equal(f.message, "errand 2");
    assert_int_equal(t.begun, 3);
}

/* Whatever takes long. */
static void two_threads_do_each_once_and_none_too_early(void **state) {
    (void)state;
    for (uint32_t slow = 0; slow < 1 << COUNT; slow++) {
        tale t = { .slow = slow };
        assert_int_equal(errands_do(six, COUNT, true, &t, NULL), 0);
        for (int i = 0; i < COUNT; i++) {
            assert_int_equal(t.times[i], 1);
            if (six[i].after != AFTER_NONE)
                assert_true(place_of(&t, six[i].after) < place_of(&t, i));
        }
    }
}

/* Whatever takes long, and whatever fails: that of one thread. */
static void two_threads_tell_the_fault_of_one(void **state) {
    (void)state;
    for (uint32_t fails = 1; fails < 1 << COUNT; fails++) {
        tale alone = { .fails = fails }, t = { .fails = fails, .slow = fails * 37 };
        fault one = { 0 }, two = { 0 };
        assert_int_equal(errands_do(six, COUNT, false, &alone, &one), FAULT_DATA);
        assert_int_equal(errands_do(six, COUNT, true, &t, &two), FAULT_DATA);
        assert_string_equal(one.message, two.message);
        for (int i = 0; i < alone.begun; i++) assert_int_equal(t.times[i], 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_thread_goes_in_order),
        cmocka_unit_test(one_thread_stops_at_the_first_that_fails),
        cmocka_unit_test(two_threads_do_each_once_and_none_too_early),
        cmocka_unit_test(two_threads_tell_the_fault_of_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

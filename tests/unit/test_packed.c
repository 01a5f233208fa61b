/* packed: what is written is read back; whatever else the bytes are, the reader says no. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ground/packed.h"

static packed_reader over(const unsigned char *bytes, size_t len) {
    return (packed_reader){ bytes, bytes + len };
}

static void numbers_come_back(void **state) {
    static const uint64_t numbers[] = { 0, 1, 127, 128, 16383, 16384, UINT32_MAX, UINT64_MAX };
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        unsigned char bytes[PACKED_NUMBER_MAX];
        uint64_t n = 0;
        size_t len = packed_number(bytes, numbers[i]);
        assert_true(len <= PACKED_NUMBER_MAX);
        packed_reader r = over(bytes, len);
        assert_true(packed_get_number(&r, UINT64_MAX, &n));
        assert_true(n == numbers[i]);
        assert_ptr_equal(r.at, r.end);
        for (size_t cut = 0; cut < len; cut++) {
            r = over(bytes, cut);
            assert_false(packed_get_number(&r, UINT64_MAX, &n));
        }
    }
}

static void signed_numbers_come_back_and_small_ones_are_short(void **state) {
    static const int64_t numbers[] = { 0, -1, 1, -64, 63, 64, INT32_MIN, INT64_MAX, INT64_MIN };
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        unsigned char bytes[PACKED_NUMBER_MAX];
        int64_t n = 0;
        size_t len = packed_signed(bytes, numbers[i]);
        packed_reader r = over(bytes, len);
        assert_true(packed_get_signed(&r, INT64_MIN, INT64_MAX, &n));
        assert_true(n == numbers[i]);
        if (numbers[i] >= -64 && numbers[i] < 64) assert_int_equal(len, 1);
    }
}

static void spans_come_back_even_the_days_that_are_none(void **state) {
    static const span spans[] = { { 0, 0 }, { 7000, 7364 }, { -300000, -299999 },
                                  { DAY_NONE, DAY_NONE }, { DAY_OPEN, DAY_OPEN } };
    (void)state;
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        unsigned char bytes[PACKED_SPAN_MAX];
        span s;
        size_t len = packed_span(bytes, spans[i]);
        assert_true(len <= PACKED_SPAN_MAX);
        packed_reader r = over(bytes, len);
        assert_true(packed_get_span(&r, &s));
        assert_true(s.lo == spans[i].lo && s.hi == spans[i].hi);
    }
}

static void what_a_type_cannot_hold_is_refused(void **state) {
    unsigned char bytes[PACKED_NUMBER_MAX];
    uint16_t small;
    uint32_t large;
    int32_t less;
    (void)state;
    packed_reader r = over(bytes, packed_number(bytes, 65536));
    assert_false(packed_get_u16(&r, &small));
    r = over(bytes, packed_number(bytes, UINT64_C(1) << 32));
    assert_false(packed_get_u32(&r, &large));
    r = over(bytes, packed_signed(bytes, INT64_C(-1) - INT32_MAX - 1));
    assert_false(packed_get_i32(&r, &less));
    memset(bytes, 0xff, sizeof bytes);          /* more bits than a number has */
    uint64_t n;
    r = over(bytes, sizeof bytes);
    assert_false(packed_get_number(&r, UINT64_MAX, &n));
}

static void a_text_longer_than_the_bytes_is_refused(void **state) {
    static const unsigned char good[] = "\x03" "abc", cut[] = "\x04" "abc", empty[] = "\x00";
    text t;
    (void)state;
    packed_reader r = over(good, 4);
    assert_true(packed_get_text(&r, &t));
    assert_true(text_is(t, "abc"));
    r = over(cut, 4);
    assert_false(packed_get_text(&r, &t));
    r = over(empty, 1);
    assert_true(packed_get_text(&r, &t));
    assert_int_equal(t.len, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_come_back),
        cmocka_unit_test(signed_numbers_come_back_and_small_ones_are_short),
        cmocka_unit_test(spans_come_back_even_the_days_that_are_none),
        cmocka_unit_test(what_a_type_cannot_hold_is_refused),
        cmocka_unit_test(a_text_longer_than_the_bytes_is_refused),
    };
    return cmocka_run_group_tests_name("packed", tests, NULL, NULL);
}

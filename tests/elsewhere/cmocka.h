/* cmocka: as much of it as unit/field_index needs, for processors whose cmocka is not installed here. */
#ifndef ELSEWHERE_CMOCKA_H
#define ELSEWHERE_CMOCKA_H
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

struct CMUnitTest {
    const char *name;
    void (*test)(void **state);
};
#define cmocka_unit_test(f) { #f, f }

#define print_message(...) ((void)printf(__VA_ARGS__))
#define fail_msg(...) ((void)printf(__VA_ARGS__), (void)printf(" (line %d)\n", __LINE__), exit(1))
#define assert_true(x) ((x) ? (void)0 : (void)fail_msg("not true: %s", #x))
#define assert_int_equal(a, b) ((a) == (b) ? (void)0 : (void)fail_msg("%s is not %s", #a, #b))

static inline int run_tests(const struct CMUnitTest *tests, size_t count) {
    for (size_t i = 0; i < count; i++) {
        void *state = NULL;
        tests[i].test(&state);
        printf("%s: passed\n", tests[i].name);
    }
    return 0;
}
#define cmocka_run_group_tests(tests, before, after)                                           \
    run_tests(tests, sizeof(tests) / sizeof *(tests))
#endif

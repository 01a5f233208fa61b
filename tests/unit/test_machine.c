/* machine: the least of what is built in, what the shell allows and what a control group or one around it allows. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "desk/machine.h"
#include "support/scratch.h"

enum { MEGABYTE = 1 << 20 };

static uint64_t built_in(void) {
    return (uint64_t)sysconf(_SC_PHYS_PAGES) * (uint64_t)sysconf(_SC_PAGESIZE);
}

static void it_has_a_processor(void **state) {
    (void)state;
    assert_in_range(machine_processors(), 1, 1 << 20);
}

static void without_groups_it_is_what_is_built_in(void **state) {
    scratch s;
    (void)state;
    scratch_open(&s);
    assert_true(machine_memory(s.path) == built_in());
    scratch_close(&s);
}

/* What /proc/self/cgroup says, and one file with a limit. */
static uint64_t with(const char *groups, const char *file, const char *limit) {
    scratch s;
    scratch_open(&s);
    scratch_write(&s, "proc/self/cgroup", groups);
    scratch_write(&s, file, limit);
    uint64_t bytes = machine_memory(s.path);
    scratch_close(&s);
    return bytes;
}

static void a_control_group_lowers_it(void **state) {
    (void)state;
    assert_true(with("0::/a/b\n", "sys/fs/cgroup/a/b/memory.max", "1048576\n") == MEGABYTE);
    assert_true(with("0::/a/b\n", "sys/fs/cgroup/a/memory.max", "1048576\n") == MEGABYTE);
    assert_true(with("0::/a/b\n", "sys/fs/cgroup/memory.max", "1048576\n") == MEGABYTE);
    assert_true(with("0::/\n", "sys/fs/cgroup/memory.max", "1048576\n") == MEGABYTE);
    assert_true(with("9:name=systemd:/\n4:cpu,memory:/a\n0::/\n", "sys/fs/cgroup/memory/a/memory.limit_in_bytes",
                     "1048576\n") == MEGABYTE);
}

static void what_is_no_limit_lowers_nothing(void **state) {
    (void)state;
    assert_true(with("0::/a\n", "sys/fs/cgroup/a/memory.max", "max\n") == built_in());
    assert_true(with("0::/a\n", "sys/fs/cgroup/a/memory.max", "") == built_in());
    assert_true(with("0::/a\n", "sys/fs/cgroup/b/memory.max", "1048576\n") == built_in());
    assert_true(with("4:memory_other:/a\n", "sys/fs/cgroup/memory/a/memory.limit_in_bytes", "1048576\n") == built_in());
    assert_true(with("4:memory\nnothing\n\n", "sys/fs/cgroup/memory.max", "1048576\n") == built_in());
    assert_true(with("4:memory:/a\n", "sys/fs/cgroup/memory/a/memory.limit_in_bytes", "9223372036854771712\n") ==
                built_in());
}

static void the_shell_lowers_it(void **state) {
    struct rlimit before, less;
    scratch s;
    (void)state;
    scratch_open(&s);
    assert_int_equal(getrlimit(RLIMIT_DATA, &before), 0);
    less = before;
    less.rlim_cur = 512 * (rlim_t)MEGABYTE;
    assert_int_equal(setrlimit(RLIMIT_DATA, &less), 0);
    assert_true(machine_memory(s.path) == 512 * (uint64_t)MEGABYTE);
    assert_int_equal(setrlimit(RLIMIT_DATA, &before), 0);
    scratch_close(&s);
}

static void it_asks_for_as_many_files_as_it_may_have(void **state) {
    struct rlimit was, is;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &was), 0);
    struct rlimit few = { 20, was.rlim_max };
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
    machine_allow_files();
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &is), 0);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &was), 0);
    assert_true(is.rlim_cur == was.rlim_max);
    (void)state;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_has_a_processor),
        cmocka_unit_test(without_groups_it_is_what_is_built_in),
        cmocka_unit_test(a_control_group_lowers_it),
        cmocka_unit_test(what_is_no_limit_lowers_nothing),
        cmocka_unit_test(the_shell_lowers_it),
        cmocka_unit_test(it_asks_for_as_many_files_as_it_may_have),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* spill: arrays keep what is in them on their way from memory to a file and back to nothing; a disk without room is
 * a refusal that leaves the array as it was. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "ground/spill.h"
#include "support/scratch.h"

enum { MEGABYTE = 1 << 20 };

/* Grows an array of numbers to `count` by halves and looks that each is still there. */
static uint32_t *grown(spill *s, uint32_t *items, size_t from, size_t count) {
    for (size_t room = from; room < count;) {
        size_t more = room + room / 2 + 7 < count ? room + room / 2 + 7 : count;
        items = spill_resize(s, items, more * sizeof *items);
        assert_non_null(items);
        assert_int_equal((uintptr_t)items % 16, 0);
        for (size_t i = 0; i < room; i++) assert_int_equal(items[i], (uint32_t)(i * 2654435761u));
        for (size_t i = room; i < more; i++) items[i] = (uint32_t)(i * 2654435761u);
        room = more;
    }
    return items;
}

static void without_a_limit_it_is_plain_memory(void **state) {
    (void)state;
    uint32_t *items = grown(NULL, NULL, 0, 3 * MEGABYTE);
    items = spill_resize(NULL, items, 0);
    assert_non_null(items);
    spill_drop(NULL, items);
    spill_drop(NULL, NULL);
    assert_int_equal(spill_in_files(NULL), 0);
}

static void arrays_beyond_the_limit_lie_in_files(void **state) {
    (void)state;
    scratch folder;
    spill *s;
    fault f = { 0 };
    scratch_open(&folder);
    assert_int_equal(spill_new(&s, 4 * MEGABYTE, folder.path, &f), 0);
    uint32_t *first = grown(s, NULL, 0, 3 * MEGABYTE / 4);
    assert_int_equal(spill_in_files(s), 0);                   /* three megabytes of four */
    uint32_t *second = grown(s, NULL, 0, 2 * MEGABYTE);
    assert_in_range(spill_in_files(s), 8 * MEGABYTE, 8 * MEGABYTE + 4096);
    unsigned char *zero = spill_take_zero(s, MEGABYTE, 2);
    assert_non_null(zero);
    for (size_t i = 0; i < 2 * MEGABYTE; i++) assert_int_equal(zero[i], 0);
    spill_drop(s, zero);
    assert_null(spill_take_zero(s, SIZE_MAX / 2, 3));
    uint32_t *small = grown(s, NULL, 0, 60000);               /* shorter than SPILL_LEAST */
    assert_in_range(spill_in_files(s), 8 * MEGABYTE, 8 * MEGABYTE + 4096);
    first = grown(s, first, 3 * MEGABYTE / 4, 5 * MEGABYTE);
    second = spill_resize(s, second, MEGABYTE);
    assert_non_null(second);
    for (size_t i = 0; i < MEGABYTE / 4; i++) assert_int_equal(second[i], (uint32_t)(i * 2654435761u));
    assert_in_range(spill_in_files(s), 21 * MEGABYTE, 21 * MEGABYTE + 8192);
    assert_int_equal(rmdir(folder.path), 0);                  /* nothing in it has a name */
    assert_int_equal(mkdir(folder.path, 0700), 0);
    spill_drop(s, first);
    spill_drop(s, second);
    spill_drop(s, small);
    assert_int_equal(spill_in_files(s), 0);
    spill_free(s);
    scratch_close(&folder);                                   /* asserts that it can be removed */
}

static void what_is_kept_stays_where_it_is(void **state) {
    (void)state;
    enum { COUNT = 3000 };
    scratch folder;
    spill *s;
    fault f = { 0 };
    unsigned char *kept[COUNT];
    scratch_open(&folder);
    assert_int_equal(spill_new(&s, 3 * MEGABYTE, folder.path, &f), 0);
    for (size_t i = 0; i < COUNT; i++) {
        size_t size = i == 1500 ? 5 * MEGABYTE : i % 7000 + 1;
        kept[i] = spill_keep(s, size);
        assert_non_null(kept[i]);
        assert_int_equal((uintptr_t)kept[i] % 16, 0);
        memset(kept[i], (int)(i % 251), size);
    }
    assert_true(spill_in_files(s) > 5 * MEGABYTE);
    for (size_t i = 0; i < COUNT; i++) {
        size_t size = i == 1500 ? 5 * MEGABYTE : i % 7000 + 1;
        for (size_t j = 0; j < size; j++) assert_int_equal(kept[i][j], i % 251);
    }
    assert_null(spill_keep(s, SIZE_MAX / 2));
    spill_free(s);
    spill_free(NULL);
    scratch_close(&folder);
}

static void a_folder_that_is_not_there_is_told(void **state) {
    (void)state;
    spill *s;
    fault f = { 0 };
    assert_int_equal(spill_new(&s, 0, "/no/such/folder", &f), 0);
    assert_null(spill_resize(s, NULL, MEGABYTE));
    assert_int_equal(spill_explain(s, "here", 0, &f), 0);     /* nothing went wrong for want of it */
    assert_int_equal(f.code, 0);
    fault_memory(&f);
    assert_int_equal(spill_explain(NULL, "here", FAULT_MEMORY, &f), FAULT_MEMORY);
    assert_int_equal(spill_explain(s, "here", FAULT_MEMORY, &f), FAULT_OUTPUT);
    assert_string_equal(f.file, "here");
    assert_non_null(strstr(f.message, "temporary files: No such file or directory; nothing was written"));
    spill_free(s);
}

static void a_full_disk_leaves_the_array_as_it_was(void **state) {
    (void)state;
    struct rlimit before, low;
    scratch folder;
    spill *s;
    fault f = { 0 };
    scratch_open(&folder);
    assert_int_equal(spill_new(&s, 0, folder.path, &f), 0);
    uint32_t *items = grown(s, NULL, 0, MEGABYTE);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    low = before;
    low.rlim_cur = 6 * MEGABYTE;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &low), 0);
    assert_null(spill_resize(s, items, 8 * MEGABYTE));
    assert_null(spill_resize(s, NULL, 8 * MEGABYTE));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    for (size_t i = 0; i < MEGABYTE; i++) assert_int_equal(items[i], (uint32_t)(i * 2654435761u));
    items = grown(s, items, MEGABYTE, 2 * MEGABYTE);          /* and it can grow when there is room again */
    assert_int_equal(spill_explain(s, "", fault_memory(&f), &f), FAULT_OUTPUT);
    assert_non_null(strstr(f.message, "File too large"));
    spill_drop(s, items);
    spill_free(s);
    scratch_close(&folder);
}

static void zeroes_are_zeroes_where_something_stood(void **state) {
    (void)state;
    spill *s;
    fault f = { 0 };
    assert_int_equal(spill_new(&s, UINT64_MAX / 2, NULL, &f), 0);
    for (size_t size = 64; size <= 4 * MEGABYTE; size *= 4) {
        unsigned char *before = spill_resize(s, NULL, size);
        assert_non_null(before);
        memset(before, 0xa5, size);
        spill_drop(s, before);
        unsigned char *zero = spill_take_zero(s, size / 16, 16);
        assert_non_null(zero);
        for (size_t i = 0; i < size; i++) assert_int_equal(zero[i], 0);
        spill_drop(s, zero);
    }
    spill_free(s);
}

/* Does the page that holds `at` lie in memory? */
static bool is_there(const void *at) {
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    unsigned char there = 0;
    assert_int_equal(mincore((void *)((uintptr_t)at / page * page), 1, &there), 0);
    return (there & 1) != 0;
}

/* Can this system be asked for memory ahead? */
static bool can_be_ready(void) {
    char *fresh =
        mmap(NULL, MEGABYTE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_true(fresh != MAP_FAILED);
    spill_ready(fresh, 0, MEGABYTE);
    bool can = is_there(fresh) && is_there(fresh + MEGABYTE - 1);
    munmap(fresh, MEGABYTE);
    return can;
}

static void what_is_made_ready_is_there_and_nothing_beside_it(void **state) {
    (void)state;
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *fresh =
        mmap(NULL, MEGABYTE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_true(fresh != MAP_FAILED);
    spill_ready(fresh, 5 * page, 5 * page);                    /* nothing */
    spill_ready(fresh, 5 * page, 6 * page);                    /* too little to ask for */
    spill_ready(NULL, 0, 0);
    assert_false(is_there(fresh + 5 * page));
    fresh[5 * page] = 'a';
    spill_ready(fresh, 4 * page + 1, 8 * page + 1);
    assert_int_equal(fresh[5 * page], 'a');
    assert_false(is_there(fresh + 4 * page));
    for (size_t i = 5; i <= 8; i++) assert_true(!can_be_ready() || is_there(fresh + i * page));
    assert_false(is_there(fresh + 9 * page));
    spill_ready(fresh + page / 2, 19 * page,
                22 * page); /* an array need not begin with a page */
    assert_false(is_there(fresh + 19 * page));
    for (size_t i = 20; i <= 22; i++)
        assert_true(!can_be_ready() || is_there(fresh + i * page));
    assert_false(is_there(fresh + 23 * page));
    munmap(fresh, MEGABYTE);
}

static void what_is_kept_is_ready_and_little_more(void **state) {
    (void)state;
    enum { PART = 1 << 12 };
    spill *s;
    fault f = { 0 };
    assert_int_equal(spill_new(&s, UINT64_MAX / 2, NULL, &f), 0);
    size_t there = 0;
    for (size_t i = 1; i <= 200; i++) { /* of the first piece, which nobody touches */
        char *at = spill_keep(s, PART);
        assert_non_null(at);
        there += is_there(at);
        if (i <= 128) assert_false(is_there(at + i * PART / 8 + 4 * PART));
    }
    assert_true(!can_be_ready() || there >= 150); /* the first few are not worth asking for */
    spill_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        /* first: later, malloc has memory that was touched */
        cmocka_unit_test(what_is_kept_is_ready_and_little_more),
        cmocka_unit_test(without_a_limit_it_is_plain_memory),
        cmocka_unit_test(arrays_beyond_the_limit_lie_in_files),
        cmocka_unit_test(what_is_kept_stays_where_it_is),
        cmocka_unit_test(a_folder_that_is_not_there_is_told),
        cmocka_unit_test(a_full_disk_leaves_the_array_as_it_was),
        cmocka_unit_test(zeroes_are_zeroes_where_something_stood),
        cmocka_unit_test(what_is_made_ready_is_there_and_nothing_beside_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

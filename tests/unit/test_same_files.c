/* test_same_files: what differs between two folders is named, and nothing else. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "ground/same_files.h"
#include "support/scratch.h"

typedef struct bench {
    scratch place;
    char first[512], second[512];
    arena memory;
    same_files found;
} bench;

static int make_place(void **state) {
    static bench b;
    b = (bench){ 0 };
    scratch_open(&b.place);
    scratch_write(&b.place, "first/a.csv", "1\n2\n3\n");
    scratch_write(&b.place, "second/a.csv", "1\n2\n3\n");
    scratch_name(&b.place, "first", b.first);
    scratch_name(&b.place, "second", b.second);
    *state = &b;
    return 0;
}

static int clear_place(void **state) {
    bench *b = *state;
    free(b->found.items);
    arena_clear(&b->memory);
    scratch_close(&b->place);
    return 0;
}

static void compare(bench *b) {
    fault f = { 0 };
    assert_int_equal(same_files_compare(b->first, b->second, &b->memory, &b->found, &f), 0);
}

static void expect(const bench *b, size_t at, const char *name, file_differs how,
                   uint64_t line) {
    assert_true(at < b->found.count);
    assert_true(text_is(b->found.items[at].name, name));
    assert_int_equal(b->found.items[at].how, how);
    assert_int_equal(b->found.items[at].line, line);
}

static void folders_of_the_same_files_are_the_same(void **state) {
    bench *b = *state;
    scratch_write(&b->place, "first/in/deep/b", "x");
    scratch_write(&b->place, "second/in/deep/b", "x");
    compare(b);
    assert_int_equal(b->found.count, 0);
    assert_int_equal(b->found.same, 2);
}

static void a_byte_is_found_with_its_line(void **state) {
    bench *b = *state;
    scratch_write(&b->place, "second/a.csv", "1\n2\n4\n");
    scratch_write(&b->place, "first/b", "1\n2\n");
    scratch_write(&b->place, "second/b", "1\n2");
    scratch_write(&b->place, "first/c", "");
    scratch_write(&b->place, "second/c", "x");
    compare(b);
    assert_int_equal(b->found.count, 3);
    expect(b, 0, "a.csv", FILE_DIFFERS, 3);
    expect(b, 1, "b", FILE_DIFFERS, 2);
    expect(b, 2, "c", FILE_DIFFERS, 1);
}

static void a_byte_behind_the_first_piece_is_found(void **state) {
    bench *b = *state;
    enum { BYTES = 3 << 16 };
    char *long_text = malloc(BYTES + 1);
    assert_non_null(long_text);
    memset(long_text, 'x', BYTES);
    long_text[BYTES] = '\0';
    long_text[9] = '\n';
    scratch_write(&b->place, "first/a.csv", long_text);
    long_text[BYTES - 1] = 'y';
    scratch_write(&b->place, "second/a.csv", long_text);
    free(long_text);
    compare(b);
    expect(b, 0, "a.csv", FILE_DIFFERS, 2);
}

static void files_missing_and_more_are_named(void **state) {
    bench *b = *state;
    scratch_write(&b->place, "first/in/b", "x");
    scratch_write(&b->place, "second/in/c", "x");
    compare(b);
    assert_int_equal(b->found.count, 2);
    expect(b, 0, "in/b", FILE_MISSING, 0);
    expect(b, 1, "in/c", FILE_MORE, 0);
}

static void a_link_is_never_the_file(void **state) {
    bench *b = *state;
    char link[512];
    scratch_name(&b->place, "second/a.csv", link);
    assert_int_equal(unlink(link), 0);
    assert_int_equal(symlink("../first/a.csv", link), 0);
    compare(b);
    assert_int_equal(b->found.count, 1);
    expect(b, 0, "a.csv", FILE_DIFFERS, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(folders_of_the_same_files_are_the_same, make_place,
                                        clear_place),
        cmocka_unit_test_setup_teardown(a_byte_is_found_with_its_line, make_place, clear_place),
        cmocka_unit_test_setup_teardown(a_byte_behind_the_first_piece_is_found, make_place,
                                        clear_place),
        cmocka_unit_test_setup_teardown(files_missing_and_more_are_named, make_place,
                                        clear_place),
        cmocka_unit_test_setup_teardown(a_link_is_never_the_file, make_place, clear_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

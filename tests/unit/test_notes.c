/* notes: kept in order up to a limit, beyond it counted; digest: the published SHA-256. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ground/digest.h"
#include "ground/notes.h"

static void notes_say_where_and_of_which_kind(void **state) {
    (void)state;
    notes n = { 0 };
    char words[200];
    notes_add(&n, NOTE_WARNING, "court.csv", 7, 0, "%d rows are about nobody", 3);
    notes_add(&n, NOTE_ERROR, "age.lua", 14, 3, "no such value");
    notes_add(&n, NOTE_WARNING, NULL, 0, 0, "nobody was searched");
    notes_add(&n, NOTE_WARNING, "error: x.csv", 1, 0, "an error: here");
    static const char *const says[] = { "court.csv:7: warning: 3 rows are about nobody",
                                        "age.lua:14:3: error: no such value", "warning: nobody was searched",
                                        "error: x.csv:1: warning: an error: here" };
    for (size_t i = 0; i < n.count; i++) {
        note_print(&n.items[i], words, sizeof words);
        assert_string_equal(words, says[i]);
    }
    assert_int_equal(n.errors, 1);
    notes_clear(&n);
    notes_add(NULL, NOTE_ERROR, NULL, 0, 0, "nobody listens");
}

static void beyond_the_limit_notes_are_counted(void **state) {
    (void)state;
    notes n = { 0 };
    for (uint32_t i = 1; i <= 10007; i++) notes_add(&n, NOTE_ERROR, "a.csv", i, 0, "bad");
    assert_int_equal(n.count, 10000);
    assert_int_equal(n.dropped, 7);
    assert_int_equal(n.errors, 10007);
    assert_int_equal(n.items[9999].at.line, 10000);
    notes_clear(&n);
    assert_int_equal(n.count, 0);
}

static void moved_notes_count_as_if_told_there(void **state) {
    (void)state;
    notes to = { 0 }, from = { 0 };
    for (uint32_t i = 1; i <= 6000; i++) notes_add(&to, NOTE_WARNING, "a.csv", i, 0, "odd");
    for (uint32_t i = 1; i <= 6000; i++) notes_add(&from, NOTE_ERROR, "b.csv", i, 7, "bad %u%%", i);
    notes_move(&to, &from);
    assert_int_equal(from.count, 0);
    assert_null(from.items);
    assert_int_equal(to.count, 10000);
    assert_int_equal(to.dropped, 2000);
    assert_int_equal(to.errors, 6000);
    assert_string_equal(to.items[6001].at.message, "bad 2%");
    assert_int_equal(to.items[6001].at.column, 7);
    notes_add(&from, NOTE_ERROR, "b.csv", 1, 0, "bad");
    notes_move(NULL, &from);
    assert_int_equal(from.count, 0);
    notes_clear(&to);
}

static void the_digest_is_sha256_in_one_piece_or_many(void **state) {
    (void)state;
    digest whole, pieces;
    char hex[65];
    assert_int_equal(digest_of("abc", 3, &whole), 0);
    digest_hex(&whole, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    digest_run *run = digest_new();
    assert_int_equal(digest_add(run, "a", 1), 0);
    assert_int_equal(digest_add(run, "", 0), 0);
    assert_int_equal(digest_add(run, "bc", 2), 0);
    assert_int_equal(digest_end(run, &pieces), 0);
    digest_free(run);
    assert_memory_equal(&whole, &pieces, sizeof whole);
    assert_int_equal(digest_of("", 0, &whole), 0);
    digest_hex(&whole, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notes_say_where_and_of_which_kind),
        cmocka_unit_test(beyond_the_limit_notes_are_counted),
        cmocka_unit_test(moved_notes_count_as_if_told_there),
        cmocka_unit_test(the_digest_is_sha256_in_one_piece_or_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

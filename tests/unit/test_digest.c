/* digest: the answers of FIPS 180-4, however the bytes come in. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "ground/digest.h"

static const char long_words[] = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
static const char of_long_words[] =
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";

static void assert_digest(const char *words, const char *expected) {
    digest found;
    char hex[65];
    assert_int_equal(digest_of(words, strlen(words), &found), 0);
    digest_hex(&found, hex);
    assert_string_equal(hex, expected);
}

static void known_answers(void **state) {
    (void)state;
    assert_digest("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_digest("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_digest(long_words, of_long_words);
}

static void a_million_in_uneven_pieces(void **state) {
    char pieces[1009], hex[65];
    digest found;
    (void)state;
    memset(pieces, 'a', sizeof pieces);
    digest_run *run = digest_new();
    assert_non_null(run);
    for (size_t left = 1000000, n = 1; left > 0; left -= n, n = n % sizeof pieces + 1) {
        if (n > left) n = left;
        assert_int_equal(digest_add(run, pieces, n), 0);
    }
    assert_int_equal(digest_end(run, &found), 0);
    digest_hex(&found, hex);
    assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    digest_free(run);
}

static void a_run_begins_again_from_the_start(void **state) {
    digest found;
    char hex[65];
    (void)state;
    digest_run *run = digest_new();
    assert_non_null(run);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(digest_add(run, "left over", 9), 0);
        assert_int_equal(digest_again(run), 0);
        assert_int_equal(digest_add(run, long_words, strlen(long_words)), 0);
        assert_int_equal(digest_end(run, &found), 0);
        digest_hex(&found, hex);
        assert_string_equal(hex, of_long_words);
        assert_int_equal(digest_again(run), 0);
    }
    digest_free(run);
}

static void a_file_is_taken_from_its_start(void **state) {
    digest found;
    char hex[65];
    (void)state;
    FILE *file = tmpfile();
    assert_non_null(file);
    for (int i = 0; i < 1000000; i++) putc('a', file);
    assert_int_equal(fflush(file), 0);
    assert_int_equal(digest_of_file(fileno(file), &found), 0);
    digest_hex(&found, hex);
    assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    fclose(file);
    assert_int_equal(digest_of_file(-1, &found), EBADF);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_answers),
        cmocka_unit_test(a_million_in_uneven_pieces),
        cmocka_unit_test(a_file_is_taken_from_its_start),
        cmocka_unit_test(a_run_begins_again_from_the_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* folder: nothing outside a folder is read, and an output folder is there whole or not at all. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h>

#include "ground/folder.h"
#include "ground/folder_draft.h"
#include "ground/sink.h"
#include "support/scratch.h"

/* In place of the C library's: counts what is synced by itself, and fails on demand. */
static size_t synced, sync_fails_at;

int fsync(int fd) {
    if (++synced != sync_fails_at) return (int)syscall(SYS_fsync, fd);
    errno = EIO;
    return -1;
}

static int make_place(void **state) {
    static scratch place;
    scratch_open(&place);
    *state = &place;
    return 0;
}

static int clear_place(void **state) {
    scratch_close(*state);
    return 0;
}

static void files_are_read_only_beneath_the_folder(void **state) {
    scratch *place = *state;
    char docket[512], link[512], fifo[512];
    scratch_write(place, "docket/replies/court.csv", "a,b\n");
    scratch_write(place, "outside.csv", "secret\n");
    scratch_name(place, "docket", docket);
    assert_int_equal(symlink("../outside.csv", scratch_name(place, "docket/link.csv", link)), 0);
    assert_int_equal(symlink("..", scratch_name(place, "docket/up", link)), 0);
    assert_int_equal(mkfifo(scratch_name(place, "docket/fifo.csv", fifo), 0600), 0);
    static const struct { const char *name, *says; } refused[] = {
        { "/etc/passwd", "relative to their folder" },  { "", "relative to their folder" },
        { "../outside.csv", "no such folder beneath" }, { "replies/../../outside.csv", "no such folder beneath" },
        { "link.csv", "is a link" },                    { "up/outside.csv", "no such folder beneath" },
        { "fifo.csv", "not a regular file" },           { "replies", "not a regular file" },
        { "..", "cannot be opened" },                   { "replies//court.csv", "not a name beneath" },
        { "none.csv", "No such file" },
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        fault f = { 0 };
        assert_int_equal(folder_open(docket, refused[i].name, FAULT_DATA, &f), FAULT_DATA);
        if (strstr(f.message, refused[i].says) == NULL) fail_msg("%s: %s", refused[i].name, f.message);
    }
    fault f = { 0 };
    int fd = folder_open(docket, "replies/court.csv", FAULT_DATA, &f);
    assert_true(fd >= 0);
    close(fd);
}

static void a_file_is_read_whole_up_to_the_limit(void **state) {
    scratch *place = *state;
    arena a = { 0 };
    text out;
    fault f = { 0 };
    char *big = malloc(100000);
    memset(big, 'x', 100000);
    scratch_bytes(place, "big.lua", big, 100000);
    scratch_bytes(place, "empty.lua", "", 0);
    assert_int_equal(folder_read(place->path, "big.lua", 100000, FAULT_PACK, &a, &out, &f), 0);
    assert_int_equal(out.len, 100000);
    assert_int_equal(out.at[100000], '\0');
    assert_int_equal(folder_read(place->path, "empty.lua", 10, FAULT_PACK, &a, &out, &f), 0);
    assert_int_equal(out.len, 0);
    assert_int_equal(folder_read(place->path, "big.lua", 99999, FAULT_PACK, &a, &out, &f), FAULT_PACK);
    assert_non_null(strstr(f.message, "larger than 99999 bytes"));
    free(big);
    arena_clear(&a);
}

static void names_come_sorted_and_only_files(void **state) {
    scratch *place = *state;
    arena a = { 0 };
    text *names;
    size_t count;
    fault f = { 0 };
    scratch_write(place, "b.lua", "");
    scratch_write(place, "a.lua", "");
    scratch_write(place, "Z.lua", "");
    scratch_write(place, ".hidden.lua", "");
    scratch_write(place, "sub.lua/x", "");
    scratch_write(place, "police/2.csv", "");
    scratch_write(place, "police/10.csv", "");
    assert_int_equal(folder_list(place->path, "*.lua", FAULT_PACK, &a, &names, &count, &f), 0);
    assert_int_equal(count, 3);
    assert_true(text_is(names[0], "Z.lua") && text_is(names[1], "a.lua") && text_is(names[2], "b.lua"));
    assert_int_equal(folder_list(place->path, "police/*.csv", FAULT_DATA, &a, &names, &count, &f), 0);
    assert_int_equal(count, 2);
    assert_true(text_is(names[0], "police/10.csv") && text_is(names[1], "police/2.csv"));
    assert_int_equal(folder_list(place->path, "none/*.csv", FAULT_DATA, &a, &names, &count, &f), 0);
    assert_int_equal(count, 0);
    char link[4200];
    snprintf(link, sizeof link, "%s/police/3.csv", place->path);
    assert_int_equal(symlink("2.csv", link), 0);
    assert_int_equal(folder_list_links(place->path, "police/*.csv", FAULT_DATA, &a, &names, &count, &f), 0);
    assert_int_equal(count, 1);
    assert_true(text_is(names[0], "police/3.csv"));
    assert_int_equal(folder_list(place->path, "../*", FAULT_DATA, &a, &names, &count, &f), FAULT_DATA);
    arena_clear(&a);
}

static void write_into(folder_draft *d, const char *name, const char *words) {
    sink s;
    fault f = { 0 };
    assert_int_equal(sink_create(&s, d->fd, name, &f), 0);
    sink_words(&s, words);
    assert_int_equal(sink_close(&s, true, &f), 0);
}

static size_t count_names(const scratch *place) {
    arena a = { 0 };
    text *names;
    size_t files, hidden;
    fault f = { 0 };
    assert_int_equal(folder_list(place->path, "*", FAULT_DATA, &a, &names, &files, &f), 0);
    assert_int_equal(folder_list(place->path, ".*", FAULT_DATA, &a, &names, &hidden, &f), 0);
    arena_clear(&a);
    return files + hidden;
}

static void an_output_folder_appears_whole(void **state) {
    scratch *place = *state;
    char out[512], inside[512];
    folder_draft d;
    fault f = { 0 };
    scratch_name(place, "out", out);
    assert_int_equal(folder_begin(&d, out, 0, NULL, &f), 0);
    write_into(&d, "decisions.csv", "x\n");
    assert_int_equal(folder_make(&d, "inputs", &f), 0);
    assert_false(folder_exists(out));
    assert_int_equal(folder_publish(&d, &f), 0);
    assert_true(folder_exists(scratch_name(place, "out/decisions.csv", inside)));
    assert_true(folder_exists(scratch_name(place, "out/inputs", inside)));
    struct stat what;
    assert_int_equal(stat(out, &what), 0);
    assert_int_equal(what.st_mode & 0777, 0700);
    folder_abandon(&d);
    assert_true(folder_exists(out));
}

static void an_abandoned_draft_leaves_nothing(void **state) {
    scratch *place = *state;
    char out[512];
    folder_draft d;
    fault f = { 0 };
    assert_int_equal(folder_begin(&d, scratch_name(place, "out/", out), 0, NULL, &f), 0);
    write_into(&d, "decisions.csv", "x\n");
    for (int i = 0; i < 200; i++) {
        char name[40];
        snprintf(name, sizeof name, "file-with-a-long-name-%d", i);
        write_into(&d, name, "");
    }
    assert_int_equal(folder_make(&d, "inputs", &f), 0);
    int sub = openat(d.fd, "inputs", O_RDONLY | O_DIRECTORY);
    sink s;
    assert_int_equal(sink_create(&s, sub, "court.csv", &f), 0);
    assert_int_equal(sink_close(&s, false, &f), 0);
    close(sub);
    char draft[4096];
    snprintf(draft, sizeof draft, "%s", d.path);
    folder_abandon(&d);
    assert_false(folder_exists(draft));
    assert_int_equal(count_names(place), 0);
    folder_abandon(&d);
}

static void a_guard_removes_a_draft_and_no_folder_that_has_its_name(void **state) {
    scratch *place = *state;
    char out[512];
    fault f = { 0 };
    for (int named = 0; named < 2; named++) {
        folder_draft d;
        folder_guard g = { .lock = PTHREAD_MUTEX_INITIALIZER };
        assert_int_equal(folder_begin(&d, scratch_name(place, "out", out), 0, &g, &f), 0);
        write_into(&d, "decisions.csv", "x\n");
        if (named) assert_int_equal(folder_publish(&d, &f), 0);
        char draft[4096];
        snprintf(draft, sizeof draft, "%s", d.path);
        folder_guard_remove(&g);
        assert_int_equal(pthread_mutex_trylock(&g.lock), EBUSY); /* until the program ends */
        assert_false(folder_exists(draft));
        assert_int_equal(folder_exists(out), named);
        if (!named) close(d.fd);
    }
}

static void an_existing_folder_is_replaced_only_when_it_is_a_run(void **state) {
    scratch *place = *state;
    char out[512];
    folder_draft d;
    fault f = { 0 };
    scratch_write(place, "out/letters.txt", "mine");
    scratch_name(place, "out", out);
    assert_int_equal(folder_begin(&d, out, 0, NULL, &f), FAULT_OUTPUT);
    assert_non_null(strstr(f.message, "exists already"));
    folder_abandon(&d);
    f = (fault){ 0 };
    assert_int_equal(folder_begin(&d, out, 1, NULL, &f), FAULT_OUTPUT);
    assert_non_null(strstr(f.message, "is not a run of vet"));
    folder_abandon(&d);
    char *kept = scratch_read(place, "out/letters.txt", NULL);
    assert_string_equal(kept, "mine");
    free(kept);
    scratch_write(place, "out/audit.sqlite", "");
    f = (fault){ 0 };
    assert_int_equal(folder_begin(&d, out, 1, NULL, &f), 0);
    write_into(&d, "decisions.csv", "new\n");
    assert_int_equal(folder_publish(&d, &f), 0);
    folder_abandon(&d);
    assert_null(scratch_read(place, "out/letters.txt", NULL));
    char *fresh = scratch_read(place, "out/decisions.csv", NULL);
    assert_string_equal(fresh, "new\n");
    free(fresh);
    assert_int_equal(count_names(place), 0);
}

static void a_folder_that_appears_meanwhile_is_left_alone(void **state) {
    scratch *place = *state;
    char out[512];
    folder_draft d;
    for (int replace = 0; replace < 2; replace++) {
        fault f = { 0 };
        scratch_name(place, replace ? "second" : "first", out);
        assert_int_equal(folder_begin(&d, out, replace, NULL, &f), 0);
        scratch_write(place, replace ? "second/letters.txt" : "first/letters.txt", "mine");
        assert_int_equal(folder_publish(&d, &f), FAULT_OUTPUT);
        assert_non_null(strstr(f.message, replace ? "is not a run of vet" : "appeared while vet was at work"));
        folder_abandon(&d);
        char *kept = scratch_read(place, replace ? "second/letters.txt" : "first/letters.txt", NULL);
        assert_string_equal(kept, "mine");
        free(kept);
    }
    assert_int_equal(count_names(place), 0);
}

static void folders_are_listed_without_hidden_ones_and_links(void **state) {
    scratch *place = *state;
    arena a = { 0 };
    text *names;
    size_t count;
    char link[512];
    fault f = { 0 };
    scratch_write(place, "b/x.csv", "");
    scratch_write(place, "a/x.csv", "");
    scratch_write(place, ".hidden/x.csv", "");
    scratch_write(place, "file", "");
    assert_int_equal(symlink("a", scratch_name(place, "link", link)), 0);
    assert_int_equal(folder_list_folders(place->path, &a, &names, &count, &f), 0);
    assert_int_equal(count, 2);
    assert_true(text_is(names[0], "a") && text_is(names[1], "b"));
    arena_clear(&a);
}

static void a_file_appears_whole_and_is_replaced_only_when_asked(void **state) {
    scratch *place = *state;
    char path[512];
    fault f = { 0 };
    scratch_name(place, "docket.lua", path);
    assert_int_equal(folder_write_file(path, TEXT("first"), 0, &f), 0);
    assert_int_equal(folder_write_file(path, TEXT("second"), 0, &f), FAULT_OUTPUT);
    assert_non_null(strstr(f.message, "exists already"));
    char *kept = scratch_read(place, "docket.lua", NULL);
    assert_string_equal(kept, "first");
    free(kept);
    f = (fault){ 0 };
    assert_int_equal(folder_write_file(path, TEXT("third"), 1, &f), 0);
    kept = scratch_read(place, "docket.lua", NULL);
    assert_string_equal(kept, "third");
    free(kept);
    scratch_name(place, "nowhere/docket.lua", path);
    assert_int_equal(folder_write_file(path, TEXT("x"), 0, &f), FAULT_OUTPUT);
    assert_int_equal(count_names(place), 1); /* nothing half-made beside it */
}

static void begin_with_three_files(folder_draft *d, const char *final) {
    static const char *const names[] = { "a.csv", "pack/b.lua", "pack/c.lua" };
    fault f = { 0 };
    assert_int_equal(folder_begin(d, final, 0, NULL, &f), 0);
    assert_int_equal(folder_make(d, "pack", &f), 0);
    for (size_t i = 0; i < 3; i++) {
        sink s;
        assert_int_equal(sink_create(&s, d->fd, names[i], &f), 0);
        sink_words(&s, "x");
        assert_int_equal(sink_close(&s, false, &f), 0);
        sink_drop(&s);
    }
}

/* Three files and two folders; where one of them cannot be brought to the disk there is no folder. */
static void what_is_published_was_synced_one_by_one(void **state) {
    scratch *place = *state;
    folder_draft d;
    fault f = { 0 };
    char final[512];
    for (size_t at = 1; at <= 5; at++) {
        begin_with_three_files(&d, scratch_name(place, "run", final));
        synced = 0, sync_fails_at = at;
        assert_int_equal(folder_publish(&d, &f), FAULT_OUTPUT);
        assert_non_null(strstr(f.message, "cannot be synced: Input/output error"));
        folder_abandon(&d);
        assert_false(folder_exists(final));
        f = (fault){ 0 };
    }
    begin_with_three_files(&d, final);
    synced = 0, sync_fails_at = 0;
    assert_int_equal(folder_publish(&d, &f), 0);
    assert_int_equal(synced, 5);
    assert_true(folder_exists(final));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(folders_are_listed_without_hidden_ones_and_links, make_place,
                                        clear_place),
        cmocka_unit_test_setup_teardown(a_file_appears_whole_and_is_replaced_only_when_asked, make_place,
                                        clear_place),
        cmocka_unit_test_setup_teardown(files_are_read_only_beneath_the_folder, make_place, clear_place),
        cmocka_unit_test_setup_teardown(a_file_is_read_whole_up_to_the_limit, make_place, clear_place),
        cmocka_unit_test_setup_teardown(names_come_sorted_and_only_files, make_place, clear_place),
        cmocka_unit_test_setup_teardown(an_output_folder_appears_whole, make_place, clear_place),
        cmocka_unit_test_setup_teardown(an_abandoned_draft_leaves_nothing, make_place, clear_place),
        cmocka_unit_test_setup_teardown(a_guard_removes_a_draft_and_no_folder_that_has_its_name, make_place,
                                        clear_place),
        cmocka_unit_test_setup_teardown(an_existing_folder_is_replaced_only_when_it_is_a_run, make_place,
                                        clear_place),
        cmocka_unit_test_setup_teardown(a_folder_that_appears_meanwhile_is_left_alone, make_place, clear_place),
        cmocka_unit_test_setup_teardown(what_is_published_was_synced_one_by_one, make_place, clear_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

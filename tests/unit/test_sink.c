/* sink: the first failure sticks and is said once; one place escapes what comes from data. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "ground/sink.h"
#include "support/scratch.h"

static void assert_holds(const sink *s, const char *words) {
    assert_int_equal(s->used, strlen(words));
    if (s->used > 0) assert_memory_equal(s->buffer, words, s->used);
}

static void cells_of_csv_are_quoted_when_they_must_be(void **state) {
    (void)state;
    static const struct { text t; bool guard; const char *is; } cases[] = {
        { TEXT("plain"), true, "plain" },     { TEXT("a,b"), true, "\"a,b\"" },
        { TEXT("say \"x\""), true, "\"say \"\"x\"\"\"" }, { TEXT("two\nlines"), true, "\"two\nlines\"" },
        { TEXT("=1+1"), true, "\"'=1+1\"" },  { TEXT("=1+1"), false, "=1+1" },
        { TEXT("+86"), true, "\"'+86\"" },    { TEXT("-1"), true, "\"'-1\"" },
        { TEXT("@x"), true, "\"'@x\"" },      { TEXT("\tx"), true, "\"'\tx\"" },
        { TEXT("1-2"), true, "1-2" },         { { NULL, 0 }, true, "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sink s;
        sink_memory(&s);
        sink_csv(&s, cases[i].t, cases[i].guard);
        assert_holds(&s, cases[i].is);
        sink_drop(&s);
    }
}

static void json_is_json_whatever_the_bytes(void **state) {
    (void)state;
    sink s;
    sink_memory(&s);
    sink_json(&s, (text){ "a\"b\\c\n\0张\xff\x7f", 12 });
    assert_holds(&s, "\"a\\\"b\\\\c\\u000a\\u0000张\xef\xbf\xbd\\u007f\"");
    sink_drop(&s);
}

static void html_never_becomes_markup(void **state) {
    (void)state;
    sink s;
    sink_memory(&s);
    sink_html(&s, TEXT("</td><b a='\"'>&amp;\xe2\x80\xae\x1b张\xff\xe2\x80\xa8"));
    assert_holds(&s, "&lt;/td&gt;&lt;b a=&#39;&quot;&#39;&gt;&amp;amp;\\u{202e}\\u{1b}张\xef\xbf\xbd"
                     "\\u{2028}");
    sink_drop(&s);
    sink_memory(&s);
    sink_html(&s, (text){ "a\0b", 3 });
    assert_holds(&s, "a\\u{0}b");
    sink_drop(&s);
}

static void a_script_block_is_never_left(void **state) {
    (void)state;
    sink s;
    sink_memory(&s);
    sink_script(&s, TEXT("</script><!--&\\\"'张\xe2\x80\xa9\xe2\x80\xae\xff\n"));
    assert_holds(&s, "\"\\u003c/script\\u003e\\u003c!--\\u0026\\u005c\\u0022\\u0027张\\\\u{2029}"
                     "\\\\u{202e}\xef\xbf\xbd\\\\u{a}\"");
    sink_drop(&s);
}

static void a_terminal_is_never_moved_or_turned(void **state) {
    (void)state;
    sink s;
    sink_memory(&s);
    sink_terminal(&s, TEXT("张\x1b[2J\xe2\x80\xae" "x\xff\xc2\x9b\xe2\x80\x8b"));
    assert_holds(&s, "张\\u{1b}[2J\\u{202e}x\xef\xbf\xbd\\u{9b}\\u{200b}");
    sink_drop(&s);
}

static void numbers_are_printed_to_their_ends(void **state) {
    (void)state;
    sink s;
    sink_memory(&s);
    sink_number(&s, 0);
    sink_words(&s, " ");
    sink_number(&s, INT64_MIN);
    sink_words(&s, " ");
    sink_number(&s, INT64_MAX);
    sink_print(&s, " %d", -7);
    assert_holds(&s, "0 -9223372036854775808 9223372036854775807 -7");
    sink_drop(&s);
}

/* Wherever the room ends, and however little of it is left. */
static void what_is_printed_is_whole(void **state) {
    (void)state;
    for (size_t before = 0; before < 600; before++) {
        sink s;
        sink_memory(&s);
        for (size_t i = 0; i < before; i++) sink_words(&s, "x");
        sink_print(&s, "%d of %s", 12345, "somebody");
        assert_int_equal(s.used, before + 17);
        assert_memory_equal(s.buffer + before, "12345 of somebody", 17);
        sink_drop(&s);
    }
}

static void room_is_taken_as_far_as_it_is_used(void **state) {
    (void)state;
    sink s;
    sink_memory(&s);
    sink_words(&s, "a");
    for (int i = 0; i < 1000; i++) {
        char *room = sink_room(&s, 100);
        assert_non_null(room);
        memset(room, 'b', 100);
        s.used += 2;
    }
    sink_words(&s, "c");
    assert_int_equal(s.used, 2002);
    assert_true(s.buffer[0] == 'a' && s.buffer[2000] == 'b' && s.buffer[2001] == 'c');
    sink_drop(&s);
}

/* The same bytes as by two calls, whatever the field and however much room there is. */
static void what_follows_a_field_stands_right_behind_it(void **state) {
    static const text fields[] = { { "", 0 },         { "C1", 2 },
                                   { "C0000001", 8 }, { "C00000000001", 12 },
                                   { "=1", 2 },       { "a,b", 3 },
                                   { "a\"b", 3 },     { "a lot,and more", 14 },
                                   { "x\ny", 3 } };
    static const text thens[] = { { "", 0 }, { ",accept\n", 8 } };
    (void)state;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        for (size_t k = 0; k < 4; k++) {
            sink together, apart;
            sink_memory(&together);
            sink_memory(&apart);
            for (int n = 0; n < 300; n++) {
                sink_csv_then(&together, fields[i], k / 2 == 0, thens[k % 2]);
                sink_csv(&apart, fields[i], k / 2 == 0);
                sink_text(&apart, thens[k % 2]);
                assert_true(together.used <= together.room);
            }
            assert_int_equal(together.used, apart.used);
            if (apart.used > 0) assert_memory_equal(together.buffer, apart.buffer, apart.used);
            sink_drop(&together);
            sink_drop(&apart);
        }
}

/* A zeroed sink has no file: dropped, it must not close what happens to be descriptor 0. */
static void a_zeroed_sink_touches_no_file(void **state) {
    (void)state;
    int held = dup(0), null = open("/dev/null", O_RDONLY);
    assert_int_equal(dup2(null, 0), 0);
    sink s = { 0 };
    sink_words(&s, "kept in memory");
    assert_holds(&s, "kept in memory");
    sink_drop(&s);
    assert_true(fcntl(0, F_GETFD) >= 0);
    close(null);
    if (held >= 0) dup2(held, 0), close(held);
}

static void a_file_is_new_private_and_whole(void **state) {
    (void)state;
    scratch place;
    scratch_open(&place);
    int folder = open(place.path, O_RDONLY | O_DIRECTORY);
    sink s;
    fault f = { 0 };
    assert_int_equal(sink_create(&s, folder, "out.csv", &f), 0);
    for (int i = 0; i < 100000; i++) sink_words(&s, "0123456789");
    assert_int_equal(sink_close(&s, true, &f), 0);
    size_t len;
    char name[512], *all = scratch_read(&place, "out.csv", &len);
    assert_int_equal(len, 1000000);
    assert_memory_equal(all + 999990, "0123456789", 10);
    struct stat what;
    assert_int_equal(stat(scratch_name(&place, "out.csv", name), &what), 0);
    assert_int_equal(what.st_mode & 0777, 0600);
    assert_int_equal(sink_create(&s, folder, "out.csv", &f), FAULT_OUTPUT);
    assert_non_null(strstr(f.message, "cannot be created"));
    sink_drop(&s);
    free(all);
    close(folder);
    scratch_close(&place);
}

static void a_full_disk_is_said_once_with_the_name(void **state) {
    (void)state;
    sink s;
    fault f = { 0 };
    int full = open("/dev/full", O_WRONLY);
    sink_wrap(&s, full, "decisions.csv");
    for (int i = 0; i < 100000; i++) sink_words(&s, "0123456789");
    assert_true(s.failed);
    assert_int_equal(sink_flush(&s, &f), FAULT_OUTPUT);
    assert_string_equal(f.file, "decisions.csv");
    assert_non_null(strstr(f.message, "No space left on device"));
    assert_int_equal(s.written, 0);
    sink_drop(&s);
}

static void a_closed_pipe_is_a_fault_not_a_death(void **state) {
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    void (*was)(int) = signal(SIGPIPE, SIG_IGN);
    sink s;
    fault f = { 0 };
    sink_wrap(&s, ends[1], "standard output");
    sink_words(&s, "x");
    assert_int_equal(sink_flush(&s, &f), FAULT_OUTPUT);
    assert_non_null(strstr(f.message, "Broken pipe"));
    sink_drop(&s);
    signal(SIGPIPE, was);
}

/* Runs of harmless characters are written at once; what is among them is not. */
static void characters_among_harmless_ones_are_escaped(void **state) {
    (void)state;
    static const struct { void (*write)(sink *, text); const char *in, *out; } cases[] = {
        { sink_html, "\xe5\xbc\xa0 <b> \xe4\xb8 \xe4\xb8\xad\xe4", "\xe5\xbc\xa0 &lt;b&gt; \xef\xbf\xbd\xef\xbf\xbd "
          "\xe4\xb8\xad\xef\xbf\xbd" },
        { sink_html, "a\xe2\x80\xae" "b\x01", "a\\u{202e}b\\u{1}" },
        { sink_json, "a\"b\\ 'c' <d>\xe9\xbf\xbf\xe9\xbf", "\"a\\\"b\\\\ 'c' <d>\xe9\xbf\xbf\xef\xbf\xbd\xef\xbf\xbd\"" },
        { sink_terminal, "~\x7f\xe3\x80\x80\xe3", "~\\u{7f}\xe3\x80\x80\xef\xbf\xbd" },
        { sink_script, "a'b&\xe5\xbc\xa0\\", "\"a\\u0027b\\u0026\xe5\xbc\xa0\\u005c\"" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sink s;
        sink_memory(&s);
        cases[i].write(&s, text_of(cases[i].in));
        sink_bytes(&s, "", 1);
        assert_string_equal(s.buffer, cases[i].out);
        sink_drop(&s);
    }
}

/* Bytes are looked at eight at a time, the last ones again: a byte counts wherever it stands. */
static void a_break_is_seen_wherever_it_stands(void **state) {
    (void)state;
    char field[41];
    for (size_t len = 1; len < sizeof field; len++)
        for (size_t at = 0; at < len; at++)
            for (int c = 0; c < 256; c++) {
                sink s;
                sink_memory(&s);
                memset(field, 'x', sizeof field);
                field[at] = (char)c;
                sink_csv_by(&s, (text){ field, len }, false, ';');
                bool breaks = c == '"' || c == '\n' || c == '\r' || c == ';';
                assert_int_equal(s.used, len + (breaks ? 2 : 0) + (c == '"' ? 1 : 0));
                assert_memory_equal(s.buffer + breaks, field, at);
                sink_drop(&s);
            }
}

/* The same: what one character alone becomes, it becomes among others. */
/* One character behind `at` letters and before `behind` of them is written as it is alone. */
static void assert_escaped(void (*writer)(sink *, text), size_t quote, char one, size_t at, size_t behind) {
    static const char before[] = "abcdefghijklmnopqrstuvwxyz", after[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    char words[64];
    sink all, alone;
    sink_memory(&all);
    sink_memory(&alone);
    writer(&alone, (text){ &one, 1 });
    size_t len = alone.used - 2 * quote;
    memcpy(words, before, at);
    words[at] = one;
    memcpy(words + at + 1, after, behind);
    writer(&all, (text){ words, at + 1 + behind });
    assert_int_equal(all.used, at + behind + len + 2 * quote);
    assert_memory_equal(all.buffer + quote, before, at);
    assert_memory_equal(all.buffer + quote + at, alone.buffer + quote, len);
    assert_memory_equal(all.buffer + quote + at + len, after, behind);
    sink_drop(&all);
    sink_drop(&alone);
}

static void a_character_is_escaped_wherever_it_stands(void **state) {
    (void)state;
    static void (*const writers[])(sink *, text) = { sink_html, sink_json, sink_terminal, sink_script };
    for (size_t w = 0; w < sizeof writers / sizeof *writers; w++)
        for (int c = 0; c < 128; c++)
            for (size_t at = 0; at < 20; at++)
                for (size_t behind = 0; behind <= 20; behind += behind < 9 ? 1 : 11)
                    assert_escaped(writers[w], w == 1 || w == 3, (char)c, at, behind);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_of_csv_are_quoted_when_they_must_be),
        cmocka_unit_test(json_is_json_whatever_the_bytes),
        cmocka_unit_test(html_never_becomes_markup),
        cmocka_unit_test(a_script_block_is_never_left),
        cmocka_unit_test(a_terminal_is_never_moved_or_turned),
        cmocka_unit_test(numbers_are_printed_to_their_ends),
        cmocka_unit_test(what_is_printed_is_whole),
        cmocka_unit_test(room_is_taken_as_far_as_it_is_used),
        cmocka_unit_test(what_follows_a_field_stands_right_behind_it),
        cmocka_unit_test(a_zeroed_sink_touches_no_file),
        cmocka_unit_test(a_file_is_new_private_and_whole),
        cmocka_unit_test(a_full_disk_is_said_once_with_the_name),
        cmocka_unit_test(a_closed_pipe_is_a_fault_not_a_death),
        cmocka_unit_test(characters_among_harmless_ones_are_escaped),
        cmocka_unit_test(a_break_is_seen_wherever_it_stands),
        cmocka_unit_test(a_character_is_escaped_wherever_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* draft: whatever stands in the files, a draft is data that the docket's reader takes, and its questions
 * are counted; matching, which says what it is about. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ground/unicode.h"
#include "load/data.h"
#include "look/draft.h"
#include "look/draft_words.h"
#include "look/page.h"
#include "support/scratch.h"

static scratch folder;
static looking l;
static sink out;
static arena memory;
static const tongue english = { 0, WORDS_EN };

enum { ID, NAME, AGE, COLUMNS };
static text name_headers[] = { { "Full Name", 9 } };
static column_decl columns[COLUMNS] = {
    { .name = { "id", 2 }, .type = TYPE_ID, .from_id = NO_INDEX },
    { .name = { "name", 4 }, .type = TYPE_NAME, .from_id = NO_INDEX, .headers = name_headers, .header_count = 1 },
    { .name = { "age", 3 }, .type = TYPE_INTEGER, .from_id = NO_INDEX, .optional = true },
};
static column_decl record_columns[] = {
    { .name = { "id", 2 }, .type = TYPE_ID, .from_id = NO_INDEX },
    { .name = { "since", 5 }, .type = TYPE_DATE, .from_id = NO_INDEX, .or_open = true },
};
static key_list by_id = { .grade = GRADE_SURE, .count = 1, .here = { 0 }, .there = { 0 } };
static source_decl sources[] = {
    { .name = { "candidates", 10 }, .kind = SOURCE_CANDIDATES, .columns = columns, .column_count = COLUMNS,
      .expects_column = NO_INDEX, .latest_by = NO_INDEX },
    { .name = { "records", 7 }, .kind = SOURCE_EVIDENCE, .columns = record_columns, .column_count = 2,
      .keys = &by_id, .key_count = 1, .expects_column = NO_INDEX, .latest_by = NO_INDEX },
};
static day_decl days[] = { { .name = { "poll", 4 } } };
static pack p = { .id = { "p", 1 }, .version = { "1", 1 }, .sources = sources, .source_count = 2,
                  .days = days, .day_count = 1 };

static int begin(void **state) {
    (void)state;
    scratch_open(&folder);
    sink_memory(&out);
    return 0;
}

static int end(void **state) {
    (void)state;
    looking_clear(&l);
    sink_drop(&out);
    arena_clear(&memory);
    scratch_close(&folder);
    return 0;
}

static void look(const pack *with) {
    fault f = { 0 };
    looking_clear(&l);
    assert_int_equal(looking_make(&l, folder.path, with, NULL, 0, &f), 0);
}

/* The draft, read again as the docket's reader reads it. */
static const data *draft(size_t *questions) {
    const data *read = NULL;
    fault f = { 0 };
    out.used = 0;
    assert_int_equal(draft_write(&out, &l, english, questions, &f), 0);
    sink_bytes(&out, "", 1);
    if (data_read("draft", (text){ out.buffer, out.used - 1 }, "docket", &memory, &read, &f) != 0)
        fail_msg("line %u: %s\n%s", f.line, f.message, out.buffer);
    return read;
}

static const data *find(const data *in, const char *a, const char *b, const char *c) {
    const data *at = data_find(in, a);
    at = at != NULL ? data_find(at, b) : NULL;
    return at != NULL && c != NULL ? data_find(at, c) : at;
}

static size_t count_questions(const data *v) {
    size_t n = v->kind == DATA_WORDS && text_starts(v->words, "? ");
    for (size_t i = 0; i < v->item_count; i++) n += count_questions(v->items[i]);
    for (size_t i = 0; i < v->field_count; i++) n += count_questions(v->fields[i].value);
    return n;
}

static void what_is_known_is_said_and_the_rest_is_asked(void **state) {
    (void)state;
    size_t questions;
    scratch_write(&folder, "list.csv", "id,Full Name,age\n1,Ann,20\n2,Bo,NA\n");
    look(&p);
    const data *d = draft(&questions);
    assert_true(text_is(find(d, "sources", "candidates", "file")->words, "list.csv"));
    assert_true(text_is(data_find(find(d, "sources", "candidates", "columns"), "name")->words, "Full Name"));
    assert_null(data_find(find(d, "sources", "candidates", "columns"), "id")); /* found by itself */
    assert_true(text_starts(find(d, "sources", "records", NULL)->words, "? "));
    assert_true(text_starts(find(d, "days", "poll", NULL)->words, "? "));
    assert_int_equal(questions, 2);
    assert_int_equal(count_questions(d), questions);
}

static void coverage_is_always_a_question(void **state) {
    (void)state;
    size_t questions;
    scratch_write(&folder, "candidates.csv", "id,name\n1,Ann\n");
    scratch_write(&folder, "records.csv", "id,since\n1,02/03/1985\n");
    look(&p);
    const data *d = draft(&questions);
    assert_true(text_starts(find(d, "sources", "records", "covers")->words, "? "));
    const data *since = data_find(find(d, "sources", "records", "columns"), "since");
    assert_true(text_starts(data_find(since, "dates")->words, "? day first or month first"));
    assert_int_equal(count_questions(d), questions);
}

static void a_day_that_does_not_exist_is_never_proposed_as_open(void **state) {
    (void)state;
    size_t questions;
    scratch_write(&folder, "candidates.csv", "id,name\n1,Ann\n");
    scratch_write(&folder, "records.csv",
                  "id,since\n1,2019-13-45\n2,2019-13-45\n3,2019-13-45\n4,pending\n5,pending\n6,pending\n"
                  "7,once\n8,1985\n");
    look(&p);
    const data *d = draft(&questions);
    const data *open = data_find(data_find(find(d, "sources", "records", "columns"), "since"), "open");
    assert_int_equal(open->item_count, 1);
    assert_true(text_is(open->items[0]->words, "? pending"));
}

/* Names of files, headers and cells that would end a text, a comment or a line. */
static void nothing_in_the_files_breaks_out_of_the_draft(void **state) {
    (void)state;
    size_t questions;
    scratch_write(&folder, "records.csv",
                  "id,since,\"x\"\"]]--\",\"two\nlines\"\n1,\"]] } \"\" os.exit() \\\",1,2\n"
                  "2,\"]] } \"\" os.exit() \\\",1,2\n3,\"]] } \"\" os.exit() \\\",1,2\n");
    scratch_write(&folder, "candidates\"]=1.csv", "id,Full Name,\"a\\\",'b\n1,\xe2\x80\xaegnirts,2,3\n");
    scratch_write(&folder, "a\nb.csv", "x,y\n1,2\n");
    look(&p);
    const data *d = draft(&questions);
    assert_true(text_is(find(d, "sources", "records", "file")->words, "records.csv"));
    const data *open = data_find(data_find(find(d, "sources", "records", "columns"), "since"), "open");
    assert_true(text_is(open->items[0]->words, "? ]] } \" os.exit() \\"));
    for (size_t i = 0; i < out.used - 1; i++)
        assert_true((unsigned char)out.buffer[i] >= ' ' || out.buffer[i] == '\n');
    assert_null(strstr(out.buffer, "\xe2\x80\xae"));
    assert_int_equal(count_questions(d), questions);
}

static void quoting_gives_back_what_was_put_in(void **state) {
    (void)state;
    static const char *const hard[] = { "plain", "a\"b", "a'b", "a\"'b", "back\\slash", "\\", "\"", "'",
                                        "new\nline\ttab", "\xe2\x80\xae\xe2\x80\x8b", "\xe5\xbc\xa0", "" };
    for (size_t i = 0; i < sizeof hard / sizeof *hard; i++) {
        const data *read = NULL;
        fault f = { 0 };
        drafting d = { &out, NULL, english, 0 };
        out.used = 0;
        sink_words(&out, "docket { ");
        draft_name(&d, text_of(hard[i]));
        sink_words(&out, " = ");
        draft_quote(&d, text_of(hard[i]));
        sink_words(&out, " }");
        int status = data_read("draft", (text){ out.buffer, out.used }, "docket", &memory, &read, &f);
        if (status != 0) fail_msg("%s: %.*s", f.message, (int)out.used, out.buffer);
        assert_true(text_is(read->fields[0].name, hard[i]));
        assert_true(text_is(read->fields[0].value->words, hard[i]));
    }
}

static void a_few_names_in_common_are_no_match(void **state) {
    (void)state;
    scratch_write(&folder, "other.csv", "id,colour,size\n1,red,2\n");
    scratch_write(&folder, "list.csv", "id,Full Name\n1,Ann\n");
    look(&p);
    assert_int_equal(l.found.source[0], 0);
    assert_int_equal(l.found.source[1], NO_INDEX);
    assert_true(l.found.sources[0].columns[NAME].position == 2);
    assert_int_equal(l.found.sources[0].columns[AGE].position, 0);
}

static void what_the_clerk_says_goes_before_everything(void **state) {
    (void)state;
    static const char *const claims[] = { "records=list.csv" };
    fault f = { 0 };
    scratch_write(&folder, "list.csv", "id,Full Name\n1,Ann\n");
    assert_int_equal(looking_make(&l, folder.path, &p, claims, 1, &f), 0);
    assert_int_equal(l.found.source[0], 1);
}

static void files_of_one_source_must_be_alike(void **state) {
    (void)state;
    size_t questions;
    scratch_write(&folder, "records/a.csv", "id,since\n1,1985\n");
    scratch_write(&folder, "records/b.csv", "id;since\n1;1985\n");
    scratch_write(&folder, "candidates.csv", "id,name\n1,Ann\n");
    look(&p);
    assert_false(l.found.sources[1].alike);
    assert_true(text_starts(find(draft(&questions), "sources", "records", NULL)->words, "? save the files"));
    scratch_write(&folder, "records/b.csv", "id,since\n1,1985\n");
    look(&p);
    assert_true(text_is(find(draft(&questions), "sources", "records", "file")->items[0]->words, "records/*.csv"));
}

static void what_vet_wrote_is_no_input(void **state) {
    (void)state;
    scratch_write(&folder, "vet-out/audit.sqlite", "x");
    scratch_write(&folder, "vet-out/decisions.csv", "id,name\n1,Ann\n");
    scratch_write(&folder, "list.csv", "id,name\n1,Ann\n");
    look(&p);
    assert_int_equal(l.count, 1);
}

/* ---- phrases */

static size_t places(const char *words, unsigned *seen) {
    size_t n = 0;
    for (const char *at = strchr(words, '{'); at != NULL; at = strchr(at + 1, '{'))
        if (at[1] >= '1' && at[1] <= '9' && at[2] == '}') *seen |= 1u << (at[1] - '0'), n++;
    return n;
}

static void both_languages_have_every_phrase_and_the_same_places(void **state) {
    (void)state;
    for (int i = 0; i < PHRASES; i++) {
        unsigned seen[WORD_LANGUAGES] = { 0 };
        for (int k = 0; k < WORD_LANGUAGES; k++) {
            const char *words = phrase_in((word_language)k, (phrase)i);
            assert_non_null(words);
            assert_true(strlen(words) > 0);
            places(words, &seen[k]);
        }
        if (seen[WORDS_EN] != seen[WORDS_ZH])
            fail_msg("'%s' and '%s' have other places", phrase_in(WORDS_EN, (phrase)i),
                     phrase_in(WORDS_ZH, (phrase)i));
    }
}

static void what_fills_a_phrase_is_escaped_and_never_a_place(void **state) {
    (void)state;
    PHRASE_PUT(&out, WORDS_EN, PHRASE_D_PROOF, TEXT("{2}"), TEXT("a\x1b[2Jb"));
    sink_bytes(&out, "", 1);
    assert_string_equal(out.buffer, "{2}, as in a\\u{1b}[2Jb");
}

static void a_page_has_no_line_over_eighty_and_nothing_that_moves_the_cursor(void **state) {
    (void)state;
    fault f = { 0 };
    scratch_write(&folder, "list.csv",
                  "id,\"a very long header that goes on and on and on and on and on and on and on and on\"\n"
                  "1,\x1b[31mred\n2,\xe5\xbc\xa0\xe5\xbc\xa0\xe5\xbc\xa0\n");
    for (int k = 0; k < WORD_LANGUAGES; k++) {
        look(&p);
        out.used = 0;
        assert_int_equal(look_page(&out, &l, (tongue){ 0, (word_language)k }, &f), 0);
        size_t from = 0;
        for (size_t i = 0; i < out.used; i++) {
            assert_true((unsigned char)out.buffer[i] >= ' ' || out.buffer[i] == '\n');
            if (out.buffer[i] != '\n') continue;
            assert_true(unicode_width((text){ out.buffer + from, i - from }) <= 80);
            from = i + 1;
        }
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_is_known_is_said_and_the_rest_is_asked),
        TEST(coverage_is_always_a_question),
        TEST(a_day_that_does_not_exist_is_never_proposed_as_open),
        TEST(nothing_in_the_files_breaks_out_of_the_draft),
        TEST(quoting_gives_back_what_was_put_in),
        TEST(a_few_names_in_common_are_no_match),
        TEST(what_the_clerk_says_goes_before_everything),
        TEST(files_of_one_source_must_be_alike),
        TEST(what_vet_wrote_is_no_input),
        TEST(both_languages_have_every_phrase_and_the_same_places),
        TEST(what_fills_a_phrase_is_escaped_and_never_a_place),
        TEST(a_page_has_no_line_over_eighty_and_nothing_that_moves_the_cursor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

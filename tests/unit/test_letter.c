/* letter, paper: templates are cut as they are written; nothing of data is more than text. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pack/letter.h"
#include "report/notice_words.h"
#include "report/paper.h"

static param_decl params[] = { { .name = TEXT("plan") } };
static const pack PACK = { .params = params, .param_count = 1 };
#define OWED "{decision}\n{reasons}\n{open}\n{objection}\n"

typedef struct cutting { arena memory; notes said; letter_text text; fault fault; } cutting;

static int cut(cutting *c, const char *body, letter_format format) {
    memset(c, 0, sizeof *c);
    return letter_cut(&PACK, "letter.md", text_of(body), format, &c->memory, &c->said, &c->text,
                      &c->fault);
}

static void done(cutting *c) {
    notes_clear(&c->said);
    arena_clear(&c->memory);
}

static void assert_piece(const cutting *c, size_t i, int kind, int value, const char *words) {
    assert_true(i < c->text.count);
    assert_int_equal(c->text.pieces[i].kind, kind);
    if (kind != LETTER_WORDS) assert_int_equal(c->text.pieces[i].value, value);
    assert_true(text_is(c->text.pieces[i].words, words));
}

static void a_template_is_cut_at_its_braces(void **state) {
    (void)state;
    cutting c;
    assert_int_equal(cut(&c, "a {{x} {param.plan}\n{#office}\nby {office}\n{/office}\n" OWED, LETTER_MARKDOWN), 0);
    assert_int_equal(c.said.count, 0);
    assert_piece(&c, 0, LETTER_WORDS, 0, "a ");
    assert_piece(&c, 1, LETTER_WORDS, 0, "{");
    assert_piece(&c, 2, LETTER_WORDS, 0, "x} ");
    assert_piece(&c, 3, LETTER_PUT, LETTER_PARAM, "param.plan");
    assert_piece(&c, 4, LETTER_WORDS, 0, "\n");
    assert_piece(&c, 5, LETTER_IF, LETTER_OFFICE, "office");
    assert_piece(&c, 6, LETTER_WORDS, 0, "by ");              /* the mark left no empty line */
    assert_piece(&c, 7, LETTER_PUT, LETTER_OFFICE, "office");
    assert_piece(&c, 8, LETTER_WORDS, 0, "\n");
    assert_piece(&c, 9, LETTER_END, LETTER_OFFICE, "office");
    assert_piece(&c, 10, LETTER_PUT, LETTER_DECISION, "decision");
    done(&c);
}

static void assert_mistake(const char *body, letter_format format, uint32_t line, uint32_t column,
                           const char *words) {
    cutting c;
    assert_int_equal(cut(&c, body, format), 0);
    assert_true(c.said.errors > 0);
    assert_int_equal(c.said.items[0].at.line, line);
    assert_int_equal(c.said.items[0].at.column, column);
    assert_non_null(strstr(c.said.items[0].at.message, words));
    done(&c);
}

static void mistakes_are_told_where_they_stand(void **state) {
    (void)state;
    assert_mistake("甲{offise}\n" OWED, LETTER_MARKDOWN, 1, 2, "did you mean {office}?");
    assert_mistake("{}\n" OWED, LETTER_MARKDOWN, 1, 1, "{} is no word of a letter");
    assert_mistake("{#}\n" OWED, LETTER_MARKDOWN, 1, 1, "{} is no word of a letter");
    assert_mistake("{day.vote}\n" OWED, LETTER_MARKDOWN, 1, 1, "{day.vote} is no word of a letter");
    assert_mistake(OWED "{", LETTER_MARKDOWN, 5, 1, "without its '}'");
    assert_mistake(OWED "{/held}", LETTER_MARKDOWN, 5, 1, "{/held} closes nothing");
    assert_mistake(OWED "<!-- x -->", LETTER_HTML, 5, 1, "begins no tag");
    assert_mistake(OWED "<p class=x>", LETTER_HTML, 5, 1, "write class=\"...\"");
    assert_mistake(OWED "<style>p {", LETTER_HTML, 5, 1, "without its </style>");
    assert_mistake(OWED "<p style=\"{office}\">", LETTER_HTML, 5, 1, "never inside a tag");
    assert_mistake(OWED "<p/onclick=\"x\">", LETTER_HTML, 5, 1, "begins no tag");
    assert_mistake(OWED "<meta>", LETTER_HTML, 5, 1, "<meta> is not let into a letter");
    assert_mistake(OWED "1 < 2", LETTER_HTML, 5, 3, "begins no tag");
}

#define PART "\n{reasons}\n{open}\n{objection}\n"
static void what_is_owed_is_in_no_section_but_its_own(void **state) {
    (void)state;
    cutting c;
    const char *own = "{#open}\n{#open}\n{open}\n{/open}\n{/open}\n{outcome}\n{reasons}\n{objection}\n";
    assert_int_equal(cut(&c, own, LETTER_MARKDOWN), 0);
    assert_int_equal(c.said.count, 0);
    done(&c);
    assert_int_equal(cut(&c, "{#held}{decision}{/held}{decision}" PART, LETTER_MARKDOWN), 0);
    assert_int_equal(c.said.count, 0);          /* once for everybody is enough */
    done(&c);
    assert_mistake("{#held}{decision}{/held}" PART, LETTER_MARKDOWN, 1, 8, "every letter says what was");
    assert_mistake("{^decision}{decision}{/decision}" PART, LETTER_MARKDOWN, 1, 12, "may be left out");
    assert_mistake("{#open}{#held}{decision}{/held}{/open}" PART, LETTER_MARKDOWN, 1, 15, "left out");
}

static void css_and_plain_marks_are_left_alone(void **state) {
    (void)state;
    cutting c;
    assert_int_equal(cut(&c, "<style media=\"print\">p { x: y }</style><h1 class=\"a\">{decision}</h1><br/>"
                             "{reasons}{open}{objection}",
                         LETTER_HTML), 0);
    assert_true(c.said.count > 0);             /* media is no attribute of a letter */
    done(&c);
    assert_int_equal(cut(&c, "<STYLE>p { x: y }</STYLE>" OWED, LETTER_HTML), 0);
    assert_int_equal(c.said.count, 0);
    assert_piece(&c, 0, LETTER_WORDS, 0, "<STYLE>p { x: y }</STYLE>");
    done(&c);
    assert_int_equal(cut(&c, "1 < 2\n" OWED, LETTER_MARKDOWN), 0);
    assert_int_equal(c.said.count, 0);
    done(&c);
}

static void assert_escaped(letter_format format, const char *data, const char *expected) {
    sink to;
    sink_memory(&to);
    paper_escape(&to, format, text_of(data));
    assert_false(to.failed);
    assert_int_equal(to.used, strlen(expected));
    assert_memory_equal(to.buffer, expected, to.used);
    sink_drop(&to);
}

static void data_is_text_in_markdown(void **state) {
    (void)state;
    assert_escaped(LETTER_MARKDOWN, "# a", "\\# a");
    assert_escaped(LETTER_MARKDOWN, "a # b - c", "a # b - c");
    assert_escaped(LETTER_MARKDOWN, "- a", "\\- a");
    assert_escaped(LETTER_MARKDOWN, "12. a", "12\\. a");
    assert_escaped(LETTER_MARKDOWN, "1985.03", "1985\\.03");
    assert_escaped(LETTER_MARKDOWN, "2026-11-08", "2026-11-08");
    assert_escaped(LETTER_MARKDOWN, "[a](b) *c* _d_ `e`", "\\[a\\](b) \\*c\\* \\_d\\_ \\`e\\`");
    assert_escaped(LETTER_MARKDOWN, "<a>&b|c~d\\", "\\<a\\>\\&b\\|c\\~d\\\\");
    assert_escaped(LETTER_MARKDOWN, "http://x www.x a@x", "http\\://x www\\.x a\\@x");
    assert_escaped(LETTER_MARKDOWN, "a\nb", "a\\\\u\\{a\\}b");
    assert_escaped(LETTER_MARKDOWN, "\xe2\x80\xae", "\\\\u\\{202e\\}");
    assert_escaped(LETTER_MARKDOWN, "", "");
}

static void data_is_text_in_html(void **state) {
    (void)state;
    assert_escaped(LETTER_HTML, "<b a=\"x\" b='y'>&amp;", "&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;");
    assert_escaped(LETTER_HTML, "a\xff", "a\xef\xbf\xbd");
}

static void places_of_both_languages_agree(void **state) {
    (void)state;
    for (int i = 0; i < NOTICE_WORDS; i++) {
        const char *en = notice_say(WORDS_EN, (notice_word)i), *zh = notice_say(WORDS_ZH, (notice_word)i);
        assert_non_null(en);
        assert_non_null(zh);
        for (char n = '1'; n <= '3'; n++) {
            char place[] = { '%', n, '\0' };
            assert_int_equal(strstr(en, place) != NULL, strstr(zh, place) != NULL);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_template_is_cut_at_its_braces),
        cmocka_unit_test(mistakes_are_told_where_they_stand),
        cmocka_unit_test(what_is_owed_is_in_no_section_but_its_own),
        cmocka_unit_test(css_and_plain_marks_are_left_alone),
        cmocka_unit_test(data_is_text_in_markdown),
        cmocka_unit_test(data_is_text_in_html),
        cmocka_unit_test(places_of_both_languages_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* subject: what the candidate may be told: every cause, every kind of missing thing, every way a search can
 * stand; and nothing of a record that is not surely theirs. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/subject.h"

enum { LIST, COURT, UNIT, SOURCES };
enum { EACH, OVER, RULES };

static column_decl list_columns[] = { { .name = TEXT("key") }, { .name = TEXT("born") } };
static column_decl court_columns[] = { { .name = TEXT("offence") } };
static column_decl unit_columns[] = { { .name = TEXT("gate") } };
static source_decl sources[SOURCES] = {
    [LIST] = { .name = TEXT("list"), .kind = SOURCE_CANDIDATES, .columns = list_columns,
               .column_count = 2 },
    [COURT] = { .name = TEXT("court"), .title = { { TEXT("court records") } },
                .kind = SOURCE_EVIDENCE, .columns = court_columns, .column_count = 1 },
    [UNIT] = { .name = TEXT("unit"), .kind = SOURCE_ONE, .columns = unit_columns, .column_count = 1 },
};
static rule_decl rules[RULES] = { [EACH] = { .id = TEXT("EACH"), .each = COURT },
                                  [OVER] = { .id = TEXT("OVER"), .each = NO_INDEX } };
static day_decl days[] = { { .name = TEXT("vote"), .title = { { TEXT("day of the vote") } } } };
static notice_name names[] = { { TEXT("born"), { { TEXT("date of birth") } } },
                               { TEXT("police"), { { TEXT("the police") } } } };

typedef struct world {
    pack pack;
    step steps[4];
    why_finding findings[3];
    why_view view;
} world;

/* A reason of the rule over rows that rests on line 7, where the rule read one cell of that line. */
static void make_world(world *w, whose whose) {
    memset(w, 0, sizeof *w);
    w->pack = (pack){ .languages = { TEXT("en") }, .language_count = 1,
                      .sources = sources, .source_count = SOURCES, .candidates = LIST,
                      .rules = rules, .rule_count = RULES, .days = days, .day_count = 1 };
    w->pack.notice.names = names;
    w->pack.notice.name_count = 2;
    w->steps[0] = (step){ .kind = STEP_CELL, .source = COURT, .row = 7, .n = whose };
    w->steps[1] = (step){ .kind = STEP_CELL, .source = LIST, .column = 1, .row = 3, .n = WHOSE_THEIRS };
    w->findings[0] = (why_finding){ { .kind = PART_RULE, .number = EACH }, w->steps };
    w->findings[1] = (why_finding){
        { .kind = PART_ROW, .number = EACH, .source = COURT, .row = 7, .step_count = 2 }, w->steps
    };
    w->findings[2] = (why_finding){ { .kind = PART_RULE, .number = OVER, .step_count = 2 }, w->steps };
    w->view = (why_view){ .pack = &w->pack, .findings = w->findings, .count = 3 };
}

static record_reason reason_by(cause cause) {
    return (record_reason){ .rule = EACH, .effect = EFFECT_REFER, .said = EFFECT_REFER,
                            .cause = (uint8_t)cause, .grade = GRADE_SURE, .source = COURT, .line = 7,
                            .waits = TEXT("police"), .lacks_source = COURT, .lacks_column = 0 };
}

static told tell(record_reason r, whose whose) {
    static world w;
    make_world(&w, whose);
    return subject_tell(&w.view, &r);
}

static void assert_told(told t, notice_word sentence, const char *one, bool words) {
    assert_int_equal(t.sentence, sentence);
    assert_true(text_is(t.one, one));
    assert_int_equal(t.words, words);
}

/* A cause without a line here fails: whoever adds one has to say what the person may be told. */
static void every_cause_is_told_as_the_guide_says(void **state) {
    static const struct { notice_word sentence; const char *one; bool words; } expected[CAUSES] = {
        [CAUSE_SAID] = { NOTICE_WORDS, "", true },
        [CAUSE_UNKNOWN] = { NOTICE_CHECKING, "court records", false },
        [CAUSE_FAILED] = { NOTICE_FAULT, "", false },
        [CAUSE_VOID] = { NOTICE_FAULT, "", false },
        [CAUSE_CLOSE] = { NOTICE_CHECKING, "court records", false },
        [CAUSE_THEIRS] = { NOTICE_CHECKING, "court records", false },
        [CAUSE_POLICY] = { NOTICE_NOT_ADOPTED, "", true },
        [CAUSE_BROKEN] = { NOTICE_FAULT, "", false },
        [CAUSE_SAME_KEY] = { NOTICE_SAME_KEY, "", false },
        [CAUSE_NO_LAW] = { NOTICE_NO_STATUTE, "", false },
        [CAUSE_LAW_DAY] = { NOTICE_NO_LAW_DAY, "", false },
        [CAUSE_SUPPRESSION] = { NOTICE_CHECKING, "court records", false },
        [CAUSE_NEAR] = { NOTICE_CHECKING, "court records", false },
        [CAUSE_NAMESAKE] = { NOTICE_OTHER_POINT, "", false },
        [CAUSE_BIRTH] = { NOTICE_ENTRY_BIRTH, "", false },
        [CAUSE_AGE] = { NOTICE_ENTRY_AGE, "", false },
        [CAUSE_TWO_PLACES] = { NOTICE_TWO_PLACES, "", false },
        [CAUSE_TWO_NAMES] = { NOTICE_TWO_NAMES, "", false },
        [CAUSE_MAYBE_SAME] = { NOTICE_MAYBE_SAME, "", false },
        [CAUSE_SPELLINGS] = { NOTICE_OTHER_POINT, "", false },
        [CAUSE_TWICE] = { NOTICE_OTHER_POINT, "", false },
        [CAUSE_MERGED] = { NOTICE_OTHER_POINT, "", false },
        [CAUSE_OTHER] = { NOTICE_WITH_OTHERS, "", false },
    };
    (void)state;
    for (int cause = 0; cause < CAUSES; cause++) {
        assert_non_null(expected[cause].one);
        record_reason r = reason_by((enum cause)cause);
        r.lacks = MISSING_SUPPRESSION;
        assert_told(tell(r, WHOSE_THEIRS), expected[cause].sentence, expected[cause].one,
                    expected[cause].words);
    }
}

static void every_missing_thing_is_named_and_none_is_shown(void **state) {
    static const struct { int kind; uint16_t source; int how; notice_word sentence; const char *one; }
        cases[] = {
            { MISSING_CELL, LIST, CELL_BLANK, NOTICE_OWN_BLANK, "date of birth" },
            { MISSING_CELL, LIST, CELL_UNREADABLE, NOTICE_OWN_UNREADABLE, "date of birth" },
            { MISSING_CELL, LIST, CELL_NONE, NOTICE_OWN_NONE, "date of birth" },
            { MISSING_CELL, LIST, CELL_OPEN, NOTICE_OWN_NONE, "date of birth" },
            { MISSING_SILENT, LIST, CELL_BLANK, NOTICE_OWN_BLANK, "date of birth" },
            { MISSING_DECIDED, LIST, CELL_OK, NOTICE_OWN_PART, "date of birth" },
            { MISSING_DECIDED, NO_INDEX, CELL_OK, NOTICE_VERY_DAY, "" },
            { MISSING_NAME, LIST, CELL_OK, NOTICE_OWN_NAME, "date of birth" },
            { MISSING_NAME, COURT, CELL_OK, NOTICE_CHECKING, "court records" },
            { MISSING_NAME, NO_INDEX, CELL_OK, NOTICE_OTHER_POINT, "" },
            { MISSING_CELL, UNIT, CELL_BLANK, NOTICE_PLACE_ENTRY, "unit" },
            { MISSING_CELL, COURT, CELL_BLANK, NOTICE_THEIR_ENTRY, "court records" },
            { MISSING_LENGTH, NO_INDEX, 0, NOTICE_LENGTHS, "" },
            { MISSING_DAY, NO_INDEX, 0, NOTICE_NO_DAY, "day of the vote" },
            { MISSING_ONE, UNIT, 0, NOTICE_NO_PLACE, "unit" },
            { MISSING_ORDER, COURT, 0, NOTICE_CHECKING, "court records" },
            { MISSING_SUPPRESSION, COURT, 0, NOTICE_CHECKING, "court records" },
            { MISSING_TWICE, COURT, 0, NOTICE_CHECKING, "court records" },
            { MISSING_THEIRS, NO_INDEX, 0, NOTICE_OTHER_POINT, "" },
        };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        record_reason r = reason_by(CAUSE_UNKNOWN);
        r.lacks = (uint8_t)cases[i].kind;
        r.lacks_how = (uint8_t)cases[i].how;
        r.lacks_source = cases[i].source;
        r.lacks_column = cases[i].source == LIST ? 1 : 0;
        assert_told(tell(r, WHOSE_THEIRS), cases[i].sentence, cases[i].one, false);
    }
}

static void every_way_a_search_stands_has_its_sentence(void **state) {
    static const struct { notice_word sentence; const char *one; } expected[SEARCH_KINDS] = {
        [SEARCHED] = { NOTICE_CHECKING, "court records" },
        [SEARCH_NOT_ASKED] = { NOTICE_NOT_ASKED, "court records" },
        [SEARCH_NOT_COVERED] = { NOTICE_NOT_COVERED, "court records" },
        [SEARCH_KEY_BLANK] = { NOTICE_KEY_BLANK, "court records" },
        [SEARCH_KEY_UNREADABLE] = { NOTICE_KEY_UNREADABLE, "court records" },
        [SEARCH_VOID] = { NOTICE_CHECKING, "court records" },
        [SEARCH_NO_REPLY] = { NOTICE_NO_REPLY, "the police" },
        [SEARCH_UNREADABLE_ROW] = { NOTICE_CHECKING, "court records" },
        [SEARCH_POSSIBLE] = { NOTICE_CHECKING, "court records" },
        [SEARCH_OVERDUE] = { NOTICE_OVERDUE, "the police" },
        [SEARCH_WITHDRAWN] = { NOTICE_WITHDRAWN, "the police" },
        [SEARCH_STALE] = { NOTICE_STALE, "the police" },
        [SEARCH_DIFFER] = { NOTICE_DIFFER, "the police" },
        [SEARCH_UNCLEAR] = { NOTICE_UNCLEAR, "the police" },
        [SEARCH_BAD_REPLY] = { NOTICE_BAD_REPLY, "the police" },
        [SEARCH_AHEAD] = { NOTICE_AHEAD, "the police" },
    };
    (void)state;
    for (int how = 0; how < SEARCH_KINDS; how++) {
        assert_non_null(expected[how].one);
        record_reason r = reason_by(CAUSE_UNKNOWN);
        r.lacks = MISSING_SEARCH;
        r.lacks_how = (uint8_t)how;
        r.lacks_column = 1;
        told t = tell(r, WHOSE_THEIRS);
        assert_told(t, expected[how].sentence, expected[how].one, false);
        if (t.sentence == NOTICE_KEY_BLANK) assert_true(text_is(t.two, "date of birth"));
    }
}

static void words_are_told_only_where_every_cell_is_theirs(void **state) {
    (void)state;
    record_reason r = reason_by(CAUSE_SAID);
    assert_told(tell(r, WHOSE_PERHAPS), NOTICE_HIDDEN, "", false);
    assert_told(tell(r, WHOSE_OTHERS), NOTICE_HIDDEN, "", false);
    r.grade = GRADE_CLOSE;
    assert_told(tell(r, WHOSE_THEIRS), NOTICE_CHECKING, "court records", false);
    r = reason_by(CAUSE_SAID);
    r.rule = OVER;
    r.source = NO_INDEX;
    r.grade = GRADE_NONE;
    assert_told(tell(r, WHOSE_THEIRS), NOTICE_WORDS, "", true);
    assert_told(tell(r, WHOSE_OTHERS), NOTICE_HIDDEN, "", false);
    r.cause = CAUSE_POLICY;
    assert_told(tell(r, WHOSE_OTHERS), NOTICE_NOT_ADOPTED, "", false);
    r.rule = EACH;
    r.source = COURT;
    r.line = 8;                  /* no such row in the trace: nothing shows whose it is */
    r.cause = CAUSE_SAID;
    assert_told(tell(r, WHOSE_THEIRS), NOTICE_HIDDEN, "", false);
}

static void an_entry_of_a_record_that_may_be_anothers_is_not_named(void **state) {
    (void)state;
    record_reason r = reason_by(CAUSE_UNKNOWN);
    r.lacks = MISSING_CELL;
    r.lacks_how = CELL_UNREADABLE;
    r.grade = GRADE_CLOSE;
    assert_told(tell(r, WHOSE_PERHAPS), NOTICE_CHECKING, "court records", false);
    r.grade = GRADE_NONE;
    assert_told(tell(r, WHOSE_PERHAPS), NOTICE_CHECKING, "court records", false);
}

static void who_upholds_says_that_the_record_is_theirs(void **state) {
    (void)state;
    record_reason r = reason_by(CAUSE_CLOSE);
    r.grade = GRADE_CLOSE;
    r.effect = EFFECT_REJECT;
    r.ruled = RULED_UPHELD;
    assert_told(tell(r, WHOSE_PERHAPS), NOTICE_WORDS, "", true);
    assert_told(tell(r, WHOSE_OTHERS), NOTICE_HIDDEN, "", false);
    r.effect = EFFECT_REFER;     /* upheld, and a person still has to look */
    assert_told(tell(r, WHOSE_PERHAPS), NOTICE_CHECKING, "court records", false);
}

static void a_damaged_number_names_nothing(void **state) {
    (void)state;
    record_reason r = reason_by(CAUSE_UNKNOWN);
    r.lacks = MISSING_CELL;
    r.lacks_source = LIST;
    r.lacks_column = 60000;
    assert_told(tell(r, WHOSE_THEIRS), NOTICE_OWN_NONE, "", false);
    r.lacks = MISSING_DAY;
    r.lacks_source = NO_INDEX;
    assert_told(tell(r, WHOSE_THEIRS), NOTICE_OTHER_POINT, "", false);
    r.lacks = MISSING_SEARCH;
    r.lacks_how = 200;
    assert_told(tell(r, WHOSE_THEIRS), NOTICE_OTHER_POINT, "", false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cause_is_told_as_the_guide_says),
        cmocka_unit_test(every_missing_thing_is_named_and_none_is_shown),
        cmocka_unit_test(every_way_a_search_stands_has_its_sentence),
        cmocka_unit_test(words_are_told_only_where_every_cell_is_theirs),
        cmocka_unit_test(an_entry_of_a_record_that_may_be_anothers_is_not_named),
        cmocka_unit_test(who_upholds_says_that_the_record_is_theirs),
        cmocka_unit_test(a_damaged_number_names_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_rule_check: the load-time checks of a pack's functions, with the exact words of each mistake.
 *
 * The pack is made by hand; the sites are found in the text, as the declarer would find them in the
 * running state: rule "AGE" is over candidates, rule "CRIM" over records, suppress "SEAL" over
 * records, fact "elector", tally "age". */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "evaluate/names.h"
#include "pack/lua_syntax.h"
#include "pack/rule_check.h"

/* ---- a small pack --------------------------------------------------------------------------------- */

static text POSTS[] = { { "chair", 5 }, { "deputy", 6 }, { "member", 6 } };
static text YES_NO[] = { { "yes", 3 }, { "no", 2 } };
static text STATUSES[] = { { "final", 5 }, { "pending", 7 } };
static text GATES[] = { { "open", 4 }, { "rectification", 13 } };
static text FORBIDDEN[] = { { "religion", 8 } };

#define COLUMN(label, kind, ...) { .name = TEXT(label), .type = kind, .from_id = NO_INDEX, __VA_ARGS__ }
static column_decl CANDIDATES[] = {
    COLUMN("candidate_id", TYPE_ID),
    COLUMN("name", TYPE_NAME),
    COLUMN("birth_date", TYPE_DATE),
    COLUMN("votes", TYPE_INTEGER),
    COLUMN("note", TYPE_TEXT),
    COLUMN("post", TYPE_CODE, .values = POSTS, .value_count = 3),
    COLUMN("applied", TYPE_CODE, .values = YES_NO, .value_count = 2),
    COLUMN("ethnicity", TYPE_TEXT, .forbidden = true),
    COLUMN("served", TYPE_DURATION),
    COLUMN("group", TYPE_ID, .or_none = true),
};
static column_decl UNIT[] = { COLUMN("unit_id", TYPE_ID),
                              COLUMN("gate", TYPE_CODE, .values = GATES, .value_count = 2) };
static column_decl RECORDS[] = {
    COLUMN("offence", TYPE_TEXT),
    COLUMN("status", TYPE_CODE, .values = STATUSES, .value_count = 2),
    COLUMN("final_on", TYPE_DATE, .or_open = true),
    COLUMN("term", TYPE_DURATION),
    COLUMN("count", TYPE_INTEGER),
};
static column_decl WORK[] = { COLUMN("from", TYPE_DATE), COLUMN("to", TYPE_DATE),
                              COLUMN("place", TYPE_ID) };
static source_decl SOURCES[] = {
    { .name = TEXT("candidates"), .kind = SOURCE_CANDIDATES, .columns = CANDIDATES, .column_count = 10 },
    { .name = TEXT("unit"), .kind = SOURCE_ONE, .columns = UNIT, .column_count = 2 },
    { .name = TEXT("criminal_records"), .kind = SOURCE_EVIDENCE, .columns = RECORDS, .column_count = 5 },
    { .name = TEXT("work"), .kind = SOURCE_EVIDENCE, .columns = WORK, .column_count = 3 },
};
static day_decl DAYS[] = { { .name = TEXT("election_day") }, { .name = TEXT("check_day") } };
static param_decl PARAMS[] = {
    { .name = TEXT("reply_months"), .standard = { .type = PARAM_INTEGER, .integer = 6 } },
    { .name = TEXT("mode"), .standard = { .type = PARAM_TEXT, .words = TEXT("id") } },
};
static fact_decl FACTS[] = { { .name = TEXT("elector") }, { .name = TEXT("owner") } };
static tally_decl TALLIES[] = { { .name = TEXT("age") } };
static suppress_decl SUPPRESSES[] = { { .id = TEXT("SEAL"), .source = 2 } };
static slot BARRED[] = { { .kind = SLOT_WORDS, .words = TEXT("barred to ") },
                         { .kind = SLOT_GIVEN, .words = TEXT("p.last_day") } };
static slot WHY[] = { { .kind = SLOT_GIVEN, .words = TEXT("why") } };
static reason_decl AGE_REASONS[] = { { .code = TEXT("too_young") },
                                     { .code = TEXT("barred"), .words = { { BARRED, 2 } } },
                                     { .code = TEXT("no_route"), .words = { { WHY, 1 } } } };
static reason_decl CRIM_REASONS[] = { { .code = TEXT("punished") }, { .code = TEXT("pending") } };
static rule_decl RULES[] = {
    { .id = TEXT("AGE"), .each = NO_INDEX, .reasons = AGE_REASONS, .reason_count = 3, .at = { 0, 1 } },
    { .id = TEXT("CRIM"), .each = 2, .reasons = CRIM_REASONS, .reason_count = 2, .at = { 0, 1 } },
};

/* ---- a pack from a text ----------------------------------------------------------------------------- */

typedef struct bench {
    arena memory;
    pack pack;
    pack_file file;
    site sites[64];
    closure closures[64];
    size_t site_count, closure_count;
    const upvalue *upvalues;     /* of the first site */
    size_t upvalue_count;
    notes notes;
    state_report *states;
    size_t state_count;
} bench;

static closure *closure_of(bench *b, const syntax_function *fn, const char *field) {
    assert_true(b->closure_count < 64);
    closure *c = &b->closures[b->closure_count++];
    *c = (closure){ .first_line = fn->first_line, .last_line = fn->last_line, .field = field };
    return c;
}

static void add_site(bench *b, text word, text id, const syntax_node *field) {
    if (!field->dotted || field->b->kind != SYNTAX_FUNCTION) return;
    bool applies = text_is(field->a->words, "applies");
    site *s = &b->sites[b->site_count++];
    *s = (site){ .function = closure_of(b, field->b->function, applies ? "applies" : "test") };
    if (text_is(word, "rule")) {
        s->kind = applies ? SITE_RULE_APPLIES : SITE_RULE_TEST;
        s->number = pack_find_rule(&b->pack, id);
    } else if (text_is(word, "suppress")) {
        s->kind = applies ? SITE_SUPPRESS_APPLIES : SITE_SUPPRESS_TEST;
    } else if (text_is(word, "fact")) {
        s->kind = SITE_FACT;
    } else {
        s->kind = SITE_TALLY;
        s->function->field = "value";
    }
    if (b->site_count == 1 && b->upvalues != NULL) {
        s->function->upvalues = b->upvalues;
        s->function->upvalue_count = b->upvalue_count;
    }
}

static void find_sites(void *payload, const syntax_node *n) {
    bench *b = payload;
    if (n->kind != SYNTAX_CALL || n->a->kind != SYNTAX_CALL || n->list->kind != SYNTAX_TABLE) return;
    for (const syntax_node *field = n->list->list; field != NULL; field = field->next)
        add_site(b, n->a->a->words, n->a->list->words, field);
}

static void set_up(bench *b, const char *body) {
    b->file = (pack_file){ .name = TEXT("age.lua"), .body = text_of(body) };
    b->pack = (pack){ .files = &b->file, .file_count = 1, .days = DAYS, .day_count = 2,
                      .params = PARAMS, .param_count = 2, .forbidden = FORBIDDEN,
                      .forbidden_count = 1, .sources = SOURCES, .source_count = 4,
                      .rules = RULES, .rule_count = 2, .suppresses = SUPPRESSES,
                      .suppress_count = 1, .facts = FACTS, .fact_count = 2, .tallies = TALLIES,
                      .tally_count = 1 };
}

static void judge(bench *b, const char *body) {
    syntax_file tree;
    fault f = { 0 };
    set_up(b, body);
    if (syntax_read("age.lua", b->file.body, &b->memory, &tree, &f) == 0)
        syntax_walk(tree.main->body, find_sites, b);
    f = (fault){ 0 };
    assert_int_equal(rule_check(&b->pack, b->sites, b->site_count, &b->memory, &b->states,
                                &b->state_count, &b->notes, &f), 0);
}

static void clear(bench *b) {
    arena_clear(&b->memory);
    notes_clear(&b->notes);
}

/* All errors, one per line. */
static char *errors_of(const bench *b, bool warnings) {
    char *all = calloc(1, 20000), line[1200];
    assert_non_null(all);
    for (size_t i = 0; i < b->notes.count; i++) {
        if (!warnings && b->notes.items[i].kind == NOTE_WARNING) continue;
        note_print(&b->notes.items[i], line, sizeof line);
        assert_true(strlen(all) + strlen(line) < 19000);
        strcat(strcat(all, all[0] != '\0' ? "\n" : ""), line);
    }
    return all;
}

/* Most bodies here are pieces of a rule: that they exclude nobody is not what is asked of them. */
static void forget_silence(bench *b) {
    size_t kept = 0;
    for (size_t i = 0; i < b->notes.count; i++) {
        const char *words = b->notes.items[i].at.message;
        if (strstr(words, "says none of its reasons") == NULL &&
            strstr(words, "heard by nobody") == NULL)
            b->notes.items[kept++] = b->notes.items[i];
    }
    b->notes.count = kept;
}

static void expect_at(int line, const char *body, const char *expected) {
    bench b = { 0 };
    judge(&b, body);
    forget_silence(&b);
    char *found = errors_of(&b, false);
    if (strcmp(found, expected) != 0)
        print_error("line %d\n  text:     %s\n  found:    %s\n  expected: %s\n", line, body, found,
                    expected);
    assert_string_equal(found, expected);
    free(found);
    clear(&b);
}

/* In the test of a rule over candidates; columns count from the start of the function's body. */
static void expect_body(int line, const char *head, const char *body, const char *expected) {
    char whole[4000], shown[4000] = "";
    snprintf(whole, sizeof whole, "%s\n%s\nend }", head, body);
    if (expected[0] != '\0') snprintf(shown, sizeof shown, "age.lua:2:%s", expected);
    expect_at(line, whole, shown);
}

#define C(body, expected) expect_body(__LINE__, "rule \"AGE\" { test = function(c)", body, expected)
#define R(body, expected) expect_body(__LINE__, "rule \"CRIM\" { test = function(r, c)", body, expected)
#define FACT(body, expected) expect_body(__LINE__, "fact \"elector\" { test = function(c)", body, expected)
#define WHOLE(body, expected) expect_at(__LINE__, body, expected)

/* ---- names after a dot ------------------------------------------------------------------------------ */

static void names_of_candidate_are_known(void **state) {
    (void)state;
    C("local x = c.birth_dat",
      "13: error: 'birth_dat' is no column, source or fact of a candidate; did you mean 'birth_date'?");
    C("local x = c.zzzzzzzz", "13: error: 'zzzzzzzz' is no column, source or fact of a candidate");
    C("local x = c['birth_dat']",
      "13: error: 'birth_dat' is no column, source or fact of a candidate; did you mean 'birth_date'?");
    C("local x, y, z, w = c.name, c.unit.gate, c.elector, c.criminal_records", "");
    C("local x = c.unit.gatte", "18: error: 'gatte' is no column of unit; did you mean 'gate'?");
    C("local x = c.day.election_dy",
      "17: error: 'election_dy' is no day of the pack; did you mean 'election_day'?");
    C("local x = param.reply_month",
      "17: error: 'reply_month' is no parameter of the pack; did you mean 'reply_months'?");
    C("local d = c.day; return d.elction_day",
      "27: error: 'elction_day' is no day of the pack; did you mean 'election_day'?");
}

static void names_of_row_are_known(void **state) {
    (void)state;
    R("local x = r.ofence", "13: error: 'ofence' is no column of criminal_records; did you mean 'offence'?");
    R("local x = r.birth_date",
      "13: error: 'birth_date' is no column of criminal_records; the candidate has it: "
      "function(r, c) gets the row first, then the candidate");
    R("local x, y = r.offence, c.birth_date", "");
    C("local x = c.criminal_records.status",
      "30: error: '.status' after the rows of criminal_records: a candidate may have any number of "
      "them; use some, none, each, ... with function(r) ... end");
    C("local x = c.birth_date.year", "24: error: a date has no parts to name, and no 'year'");
}

static void forbidden_names_are_refused(void **state) {
    (void)state;
    C("local x = c.ethnicity", "13: error: 'ethnicity' may not be used by rules: the pack forbids it");
    C("local x = c.religion", "13: error: 'religion' may not be used by rules: the pack forbids it");
    C("return given(c, \"ethnicity\")",
      "17: error: 'ethnicity' may not be used by rules: the pack forbids it");
}

static void tallies_may_count_by_forbidden_columns(void **state) {
    (void)state;
    expect_body(__LINE__, "tally \"age\" { value = function(c)", "return c.ethnicity", "");
    expect_body(__LINE__, "tally \"age\" { value = function(c)", "return c.ethnicty",
                "10: error: 'ethnicty' is no column, source or fact of a candidate; did you mean 'ethnicity'?");
}

static void rows_handed_to_functions_are_rows(void **state) {
    (void)state;
    C("return some(c.criminal_records, function(x) return is(x.statuss, \"final\") end)",
      "57: error: 'statuss' is no column of criminal_records; did you mean 'status'?");
    C("return at_least(2, c.criminal_records, function(x) return is(x.status, \"finale\") end)",
      "72: error: 'finale' is no value of criminal_records.status; did you mean 'final'?");
    C("return unbroken(c.work, c.day.check_day, c.day.election_day, function(w) return w.plac == \"a\" end)",
      "83: error: 'plac' is no column of work; did you mean 'place'?");
    C("local x = latest(c.criminal_records, \"final_on\"); return x == nil or x.statu == \"final\"",
      "72: error: 'statu' is no column of criminal_records; did you mean 'status'?");
    C("return latest(c.criminal_records, \"offence\")",
      "35: error: latest wants a column of dates; criminal_records.offence is free text");
    C("for _, x in ipairs(sorted(c.criminal_records, \"final_on\")) do if is(x.statu, \"final\") then return true end end",
      "71: error: 'statu' is no column of criminal_records; did you mean 'status'?");
    C("return sorted(c.criminal_records, \"offence\")",
      "35: error: sorted wants a column of dates; criminal_records.offence is free text");
    C("return sum(c.criminal_records, \"cont\") + sum(c.criminal_records, \"count\")",
      "32: error: 'cont' is no column of criminal_records; did you mean 'count'?");
    C("return unbroken(c.criminal_records, c.day.check_day, c.day.check_day, function(r) return true end)",
      "17: error: unbroken needs columns 'from' and 'to' with dates; criminal_records has no date 'from'\n"
      "age.lua:2:17: error: unbroken needs columns 'from' and 'to' with dates; criminal_records has no date 'to'");
}

/* ---- words ---------------------------------------------------------------------------------------------- */

static void words_must_be_values(void **state) {
    (void)state;
    R("if is(r.status, \"finale\") then return end",
      "17: error: 'finale' is no value of criminal_records.status; did you mean 'final'?");
    R("if r.status == \"finale\" then return end",
      "16: error: 'finale' is no value of criminal_records.status; did you mean 'final'?");
    R("if \"finale\" ~= r.status then return end",
      "4: error: 'finale' is no value of criminal_records.status; did you mean 'final'?");
    C("return is(c.post, \"chair\", \"x\")",
      "28: error: 'x' is no value of candidates.post; its values are 'chair', 'deputy', 'member'");
    C("return is(c.post, { \"chair\", \"membre\" })",
      "30: error: 'membre' is no value of candidates.post; did you mean 'member'?");
    C("return is(c.unit.gate, \"open\", \"rectification\") and is(c.applied, \"yes\")", "");
    C("local p = c.post; if p == \"chiar\" then return end",
      "27: error: 'chiar' is no value of candidates.post; did you mean 'chair'?");
    C("for _, k in ipairs { \"chair\", \"boss\" } do if is(c.post, k) then return end end", "");
    C("for _, k in list { \"chef\", \"boss\" } do if is(c.post, k) then return end end",
      "54: error: 'chef' is no value of candidates.post; its values are 'chair', 'deputy', 'member'");
}

static void free_text_is_not_compared_with_words(void **state) {
    (void)state;
    R("return r.offence == \"theft\"",
      "21: error: criminal_records.offence is free text and cannot be compared with a word; declare "
      "it as a list of codes, or use matches(text, pattern)");
    R("return is(r.offence, \"theft\")",
      "22: error: criminal_records.offence is free text and cannot be compared with a word; declare "
      "it as a list of codes, or use matches(text, pattern)");
    R("return matches(r.offence, \"theft\") or same(r.offence, c.note)", "");
}

static void blanks_are_asked_with_given(void **state) {
    (void)state;
    C("if c.votes == nil then return end",
      "12: error: candidates.votes is compared with nil: a blank is never nil; use given(c, \"votes\")");
    C("if c.post ~= \"\" then return end",
      "14: error: candidates.post is compared with \"\": a blank is never \"\"; use given(c, \"post\")");
    C("if nil == c.unit.gate then return end",
      "8: error: unit.gate is compared with nil: a blank is never nil; use given(c.unit, \"gate\")");
    C("return some(c.work, function(w) return w.place == \"\" end)",
      "51: error: work.place is compared with \"\": a blank is never \"\"; use given(w, \"place\")");
    C("return c.group == nil", "");
    C("if c.work == nil then return end",
      "11: error: rows are never nil; use some(rows, function(r) ... end) or none");
    C("return given(c, \"vote\")", "17: error: 'vote' is no column of candidates; did you mean 'votes'?");
    C("return given(c, \"votes\") and given(c.unit, \"gate\")", "");
    C("return given(c.votes, \"votes\")",
      "14: error: given asks a candidate or a row for a column by name: given(c, \"column\")");
    C("return given(c, c.name)",
      "17: error: given wants the name of a column in quotes: given(c, \"column\")");
}

/* ---- dates and numbers -------------------------------------------------------------------------------------- */

static void dates_are_compared_with_dates(void **state) {
    (void)state;
    C("if c.birth_date > \"2006-01-01\" then return end",
      "17: error: candidates.birth_date is a date and is compared with text; write date \"2006-01-01\"");
    C("if c.birth_date == \"2006\" then return end",
      "17: error: candidates.birth_date is a date and is compared with text; write date \"2006\"");
    C("if c.birth_date < 18 then return end",
      "17: error: candidates.birth_date is a date and is compared with a number; write reached(birth, "
      "years, on) for an age, date \"2026-01-01\" for a day");
    C("if \"x\" <= c.day.election_day then return end",
      "8: error: this is a date and is compared with text; write date \"2026-01-01\"");
    C("return c.birth_date + years(18) <= c.day.election_day - days(1)", "");
    C("return c.birth_date <= date \"2006-13-01\"",
      "29: error: '2006-13-01' is no such day in the calendar; write it as in date \"2026-01-31\"");
    R("return r.term > 3",
      "15: error: criminal_records.term is a length of time and has no order with a number");
    R("return r.term < years(3) and r.final_on <= c.day.election_day", "");
}

static void dates_are_never_equal(void **state) {
    (void)state;
    C("return c.birth_date == c.day.election_day",
      "21: error: dates are not compared with '==' or '~=': one may be known only in part; write a <= b and b <= a");
    R("return r.term ~= years(3)",
      "15: error: lengths of time are not compared with '==' or '~=': a month is no fixed number of "
      "days; write a <= b and b <= a");
    C("return is(c.birth_date, \"2006-01-01\")",
      "25: error: candidates.birth_date is a date and is compared with text; write date \"2006-01-01\"");
}

static void numbers_and_text_are_told_apart(void **state) {
    (void)state;
    C("return c.candidate_id == 7",
      "23: error: candidates.candidate_id is an id, which is text, and is compared with a number; "
      "write \"7\" in quotes");
    C("return is(c.post, 3)",
      "19: error: candidates.post is a code, which is text, and is compared with a number; write \"3\" in quotes");
    C("return c.votes == \"10\"",
      "16: error: candidates.votes is a number and is compared with text; write the number without quotes");
    C("return is(c.post, \"chair\") == \"yes\"",
      "28: error: this is true or false and is compared with text: the two are never equal");
    C("return c.votes == param.mode", "16: error: candidates.votes is a number and is compared with text; "
                                      "write the number without quotes");
    C("return c.votes >= param.reply_months + 1 and age(c.birth_date, c.day.check_day) < 60", "");
}

static void arithmetic_wants_the_right_kinds(void **state) {
    (void)state;
    C("return c.birth_date + 18",
      "21: error: '+' between a date and a number: candidates.birth_date is a date; say of what: "
      "days(n), months(n) or years(n)");
    C("return c.day.election_day - c.birth_date",
      "27: error: '-' between a date and a date: candidates.birth_date is a date; for the time between "
      "two dates use elapsed(from, on)");
    C("return c.post + 1", "15: error: '+' between text and a number: candidates.post is a code");
    C("return c.work * 2", "15: error: '*' between rows and a number");
    C("return c.served + months(1) < years(2) and c.votes // 2 > 3 - c.votes", "");
    C("return #c.work > 2",
      "8: error: rows are not counted with '#': only some, none, at_least, latest, sorted and sum know who was searched");
}

static void cells_are_no_conditions(void **state) {
    (void)state;
    C("if c.applied then return end",
      "4: error: candidates.applied is never false: a blank ends the rule, anything else is true; use "
      "is(c.applied, \"yes\")");
    C("if not c.birth_date then return end",
      "8: error: candidates.birth_date is never false: a blank ends the rule, anything else is true; "
      "use given(c, \"birth_date\")");
    C("if c.work then return end",
      "4: error: rows are always true here, even when there are none; use some(rows, function(r) ... "
      "end) or none");
    C("if c.elector and not is(c.applied, \"no\") then return end", "");
    FACT("return c.applied",
         "8: error: candidates.applied is never false: a blank ends the rule, anything else is true; use "
         "is(c.applied, \"yes\")");
}

static void answers_are_used(void **state) {
    (void)state;
    C("is(c.post, \"chair\")",
      "1: error: what is answers is used by nobody: write if is(...) then ... end, or return it");
    C("if is(c.post, \"chair\") then reached(c.birth_date, 18, c.day.election_day) end",
      "29: error: what reached answers is used by nobody: write if reached(...) then ... end, or return it");
    C("age(c.birth_date, c.day.election_day)",
      "1: error: what age gives is used by nobody: write local x = age(...)");
    C("some(c.work, function(r) return r.place == \"x\" end)",
      "1: error: what some answers is used by nobody: write if some(...) then ... end, or return it");
    C("local is = function(a, b) return a end; is(c.post, \"x\")", "");
    C("if is(c.post, \"chair\") then return reject end",
      "36: error: reject is named here and not called, so nothing is said: write reject(\"code\")");
    C("local say = reject; say(\"too_young\")", "");
}

static void functions_asked_for_an_answer_give_one(void **state) {
    (void)state;
    C("if some(c.work, function(r) is(r.place, \"x\") end) then reject(\"too_young\") end",
      "29: error: what is answers is used by nobody: write if is(...) then ... end, or return it\n"
      "age.lua:2:17: error: this function returns nothing, so some never hears yes: write return before what it asks");
    C("local function here(r) local function not_it() return true end end "
      "if none(c.work, here) then reject(\"too_young\") end",
      "84: error: this function returns nothing, so none never hears yes: write return before what it asks");
    C("if at_least(2, c.work, function(r) return end) then reject(\"too_young\") end",
      "24: error: this function returns nothing, so at_least never hears yes: write return before what it "
      "asks");
    C("if some(c.work, function(r) if is(r.place, \"x\") then return true end end) then "
      "reject(\"too_young\") end", "");
    C("if some(c.work, function(r) for i = 1, 3 do do return i > 2 end end end) then reject(\"too_young\") end",
      "");
    C("each(c.work, function(r) reject(\"too_young\") end)", "");
    WHOLE(
        "fact \"elector\" { test = function(c)\nlocal x = is(c.post, \"chair\")\nend }",
        "age.lua:1:25: error: this function returns nothing, so fact elector never hears yes: write return before what it asks");
    WHOLE(
        "rule \"AGE\" { applies = function(c)\nlocal x = is(c.post, \"chair\")\nend }",
        "age.lua:1:24: error: this function returns nothing, so applies of rule AGE never hears yes: write return before what it asks");
    WHOLE(
        "suppress \"SEAL\" { test = function(r)\nif is(r.status, \"final\") then return true end\nend }",
        "");
}

static void what_is_always_true_is_no_choice(void **state) {
    (void)state;
    C("if is(c.post, \"chair\" or \"member\") then reject(\"too_young\") end",
      "15: error: in 'or' this is always true, and so is the whole; for one of several words write "
      "is(c.column, \"a\", \"b\")");
    C("if c.post == \"chair\" or (\"member\") then reject(\"too_young\") end",
      "25: error: in 'or' this is always true, and so is the whole; for one of several words write "
      "is(c.column, \"a\", \"b\")");
    C("local why = is(c.post, \"chair\") and \"x\" or \"y\"; reject(\"no_route\", { why = why })",
      "");
}

/* ---- functions ------------------------------------------------------------------------------------------------ */

static void functions_get_what_they_need(void **state) {
    (void)state;
    C("return reached(c.birth_date, 18)", "8: error: reached is called with 2 arguments: reached(birth, years, on)");
    C("return reached(c.birth_date, c.day.election_day, 18)",
      "30: error: argument 2 of reached must be a number; this is a date: reached(birth, years, on)\n"
      "age.lua:2:50: error: argument 3 of reached must be a date; this is a number: reached(birth, years, on)");
    C("return age(c.name, c.day.election_day) > 3",
      "12: error: argument 1 of age must be a date; candidates.name is a name: age(birth, on)");
    C("return some(c.unit, function(r) return true end)",
      "13: error: argument 1 of some must be the rows of a source, such as c.records; this is a row of "
      "unit: some(rows, function(r) ... end)");
    C("return within(period { from = c.birth_date, years = 1, first_day = \"counts\" }, c.day.check_day)",
      "15: error: argument 1 of within must be a date; this is a period: within(on, period)\n"
      "age.lua:2:80: error: argument 2 of within must be a period; this is a date: within(on, period)");
    C("return years(\"3\")",
      "14: error: argument 1 of years must be a number; this is text: years(n)");
    C("return days(param.reply_months)", "");
}

static void periods_are_complete(void **state) {
    (void)state;
    C("return period { from = c.birth_date, year = 5, first_day = \"excluded\" }",
      "38: error: a period has no 'year'; did you mean 'years'?");
    C("return period { from = c.name, years = 5, first_day = \"exclude\" }",
      "17: error: 'from' of a period must be a date; candidates.name is a name\n"
      "age.lua:2:43: error: first_day is 'exclude'; it must be \"excluded\", \"counts\" or "
      "\"disputed\"; did you mean 'excluded'?");
    C("return period { years = 5, first_day = \"counts\" }",
      "8: error: this period has no 'from', the day it starts from");
    C("return period { from = c.birth_date, first_day = \"counts\" }",
      "8: error: this period has no length: years, months or days");
    C("return period { from = c.birth_date, years = 1 }",
      "8: error: this period does not say first_day = \"excluded\", \"counts\" or \"disputed\"; laws differ");
    C("local p = period { from = c.birth_date, length = c.served, first_day = \"disputed\" }\n"
      "return p.last_day > c.day.election_day and free_from(p) > p.from", "");
    C("local p = period { from = c.birth_date, years = 1, first_day = \"counts\" } return p.end_day",
      "84: error: a period has last_day, free_from and from, not 'end_day'");
}

static void facts_must_exist(void **state) {
    (void)state;
    C("return any_of(c, { \"elector\", \"ownr\" })", "31: error: 'ownr' is no fact of the pack; did you mean 'owner'?");
    R("return all_of(r, { \"owner\" })",
      "15: error: facts are asked of the candidate: any_of(c, { \"fact\", ... }), all_of likewise");
    C("return any_of(c, \"owner\")",
      "18: error: argument 2 of any_of must be a list; this is text: any_of(c, { \"fact\", \"fact\" })");
}

/* ---- reasons ------------------------------------------------------------------------------------------------------ */

static void codes_must_be_declared(void **state) {
    (void)state;
    C("reject(\"too_yung\")", "8: error: 'too_yung' is no reason of rule AGE; did you mean 'too_young'?");
    C("refer(\"xyz\", {})",
      "7: error: 'xyz' is no reason of rule AGE; declare it: reasons = { code = { en = \"...\" } }");
    C("reject(c.votes > 3 and \"a\" or \"b\")",
      "28: error: 'a' is no reason of rule AGE; declare it: reasons = { code = { en = \"...\" } }");
    C("pass(\"anything\")", "");
    C("reject(c.birth_date)",
      "8: error: reject wants the code of a reason in quotes: reject(\"code\")");
}

static void placeholders_must_be_handed_over(void **state) {
    (void)state;
    C("reject(\"barred\")",
      "1: error: the text of reason 'barred' names {p.last_day}, but 'p' is not handed over: "
      "reject(\"barred\", { p = ... })");
    C("reject(\"barred\", { q = 1 })",
      "1: error: the text of reason 'barred' names {p.last_day}, but 'p' is not handed over: "
      "reject(\"barred\", { p = ... })\n"
      "age.lua:2:20: error: 'q' is handed over, but no text of reason 'barred' names it; did you mean 'p'?");
    C("reject(\"barred\", { p = 1 }); reject(\"no_route\")", "");
    C("local x = { p = 1 }; x.p = 2; reject(\"barred\", x)", "");
    C("reject(\"too_young\", { eligible_from = 18 })", "23: error: eligible_from must be a date; this is a number");
}

static void effects_belong_into_tests(void **state) {
    (void)state;
    FACT("reject(\"too_young\") return true",
         "1: error: reject belongs into the test of a rule: a fact only answers true or false");
    expect_body(
        __LINE__, "rule \"AGE\" { applies = function(c)", "warn(\"too_young\") return true",
        "1: error: warn belongs into the test of a rule: 'applies' only answers true or false");
    expect_body(__LINE__, "suppress \"SEAL\" { test = function(r, c)", "task(\"x\") return is(r.status, \"fnal\")",
                "1: error: task belongs into the test of a rule: a suppression only answers true or false\n"
                "age.lua:2:31: error: 'fnal' is no value of criminal_records.status; did you mean 'final'?");
    expect_body(__LINE__, "tally \"age\" { value = function(c)", "hold(\"x\") return age(c.birth_dat, c.day.election_day)",
                "1: error: hold belongs into the test of a rule: a tally only gives a number or a word\n"
                "age.lua:2:24: error: 'birth_dat' is no column, source or fact of a candidate; did you mean 'birth_date'?");
}

static void parameters_fit_the_rule(void **state) {
    (void)state;
    WHOLE("rule \"AGE\" { test = function(r, c) return c end }",
          "age.lua:1:33: error: 'c' will be nothing: rule AGE is given the candidate only, function(c); "
          "rows need each = \"source\"");
    WHOLE("rule \"CRIM\" { test = function(r, c, x) return c end }",
          "age.lua:1:37: error: 'x' will be nothing: rule CRIM is given a row and the candidate, function(r, c)");
}

static void reasons_never_said_are_warned_of(void **state) {
    (void)state;
    bench b = { 0 };
    judge(&b, "rule \"AGE\" { test = function(c) reject(\"too_young\") end }\n"
              "rule \"CRIM\" { test = function(r, c) local code = c.votes > 3 and \"punished\" or \"pending\" reject(code) end }");
    char *found = errors_of(&b, true);
    assert_string_equal(found, "age.lua:1: warning: rule AGE never says its reason 'barred'\n"
                               "age.lua:1: warning: rule AGE never says its reason 'no_route'");
    free(found);
    clear(&b);
}

static void expect_silence(const char *test, const char *expected) {
    bench b = { 0 };
    char body[400];
    snprintf(body, sizeof body, "\n\nrule \"AGE\" { test = function(c) %s end }", test);
    judge(&b, body);
    char *found = errors_of(&b, false);
    if (strcmp(found, expected) != 0) print_error("%s\n", test);
    assert_string_equal(found, expected);
    free(found);
    clear(&b);
}

static void tests_that_exclude_nobody_are_refused(void **state) {
    (void)state;
    static const char none[] =
        "age.lua:3:21: error: rule AGE says none of its reasons, so it passes everybody: write "
        "if ... then reject(\"too_young\") end";
    static const char unheard[] =
        "error: what a test returns is heard by nobody, so this passes everybody: write if ... "
        "then reject(\"code\") end";
    char at[200];
    expect_silence("local x = c.votes", none);
    expect_silence("if c.votes < 3 then pass(\"fine\") end", none);
    expect_silence("pass(\"too_young\")", none);
    snprintf(at, sizeof at, "age.lua:3:48: %s", unheard);
    expect_silence("return c.votes <= 3", at);
    snprintf(at, sizeof at, "age.lua:3:60: %s", unheard);
    expect_silence("if c.votes > 3 then return \"reject\" end", at);
    snprintf(at, sizeof at, "age.lua:3:60: %s", unheard);
    expect_silence("reject(\"too_young\") return true", at);
    expect_silence("if c.votes > 3 then return reject(\"too_young\") end", "");
    expect_silence("warn(\"too_young\")", "");
}

static void codes_through_variables_silence_the_warning(void **state) {
    (void)state;
    bench b = { 0 };
    judge(&b, "rule \"AGE\" { test = function(c) local code if c.votes > 3 then code = \"x\" end reject(code) end }");
    char *found = errors_of(&b, true);
    assert_string_equal(found, "");
    free(found);
    clear(&b);
}

/* Warnings about words; CRIM is the one rule over criminal_records, whose status is final or pending. */
static void expect_kinds(int line, const char *body, bool warned) {
    static const char *const pending =
        "age.lua: warning: no rule names 'pending' of criminal_records.status, and every rule over criminal_records asks "
        "for a word of it first: such a row is judged by none; let a rule name the word, with pass(\"...\") if it bars nobody";
    bench b = { 0 };
    judge(&b, body);
    char *found = errors_of(&b, true);
    bool seen = strstr(found, "no rule names") != NULL;
    if (seen != warned) print_error("line %d\n  text:  %s\n  found: %s\n", line, body, found);
    assert_int_equal(seen, warned);
    if (warned) assert_non_null(strstr(found, pending));
    free(found);
    clear(&b);
}

#define KINDS(applies, test, more, warned)                                                                             \
    expect_kinds(__LINE__, "rule \"CRIM\" { applies = function(r, c) " applies " end, test = function(r, c) " test         \
                           " end }\n" more, warned)

static void words_that_no_rule_answers_are_warned_of(void **state) {
    (void)state;
    KINDS("return is(r.status, \"final\")", "reject(\"punished\")", "", true);
    KINDS("return (is(r.status, { \"final\" })) and c.votes > 3", "reject(\"punished\")", "", true);
    KINDS("return c.votes > 3 and is(r.status, \"final\")", "reject(\"punished\")", "", true);
    KINDS("return is(r.status, \"final\")", "reject(\"punished\")",
          "tally \"age\" { value = function(c) return some(c.criminal_records, function(r) return is(r.status, "
          "\"pending\") end) end }", true);
}

static void words_that_something_answers_are_not_warned_of(void **state) {
    (void)state;
    KINDS("return is(r.status, \"final\", \"pending\")", "reject(\"punished\")", "", false);
    KINDS("return is(r.status, \"final\")", "if r.status == \"pending\" then refer(\"pending\") end", "", false);
    KINDS("return not is(r.status, \"final\")", "reject(\"punished\")", "", false);
    KINDS("return is(r.status, \"final\") or r.count > 3", "reject(\"punished\")", "", false);
    KINDS("if is(r.status, \"final\") then return true end return r.count > 3", "reject(\"punished\")", "", false);
    KINDS("return is(r.status, \"final\")", "reject(\"punished\")",
          "fact \"elector\" { test = function(c) return none(c.criminal_records, function(r) return is(r.status, "
          "\"pending\") end) end }", false);
    KINDS("return is(r.status, \"final\")", "reject(\"punished\")",
          "suppress \"SEAL\" { test = function(r, c) return is(r.status, \"pending\") end }", false);
    KINDS("return is(r.status, \"final\")", "if is(r.status, c.note) then reject(\"punished\") end", "", false);
    KINDS("return is(r.status, \"final\")", "local f = c.zzz f(r)", "", false);
    expect_kinds(__LINE__, "rule \"CRIM\" { test = function(r, c) if is(r.status, \"final\") then reject(\"punished\") end end }",
                 false);
}

/* ---- helpers and upvalues --------------------------------------------------------------------------------------------- */

static const_value words(const char *w) {
    return (const_value){ .kind = CONST_WORDS, .words = text_of(w) };
}

static void expect_upvalues(int line, const char *body, const upvalue *upvalues, size_t count,
                            const char *expected) {
    bench b = { .upvalues = upvalues, .upvalue_count = count };
    judge(&b, body);
    char *found = errors_of(&b, false);
    if (strcmp(found, expected) != 0) print_error("line %d: %s\n", line, found);
    assert_string_equal(found, expected);
    free(found);
    clear(&b);
}

static void values_from_outside_are_constants(void **state) {
    (void)state;
    const const_pair pairs[] = {
        { { .kind = CONST_INTEGER, .integer = 1 }, words("CRIM") },
        { { .kind = CONST_INTEGER, .integer = 2 }, words("finale") },
        { words("from"), words("final_onn") },
    };
    const upvalue k[] = { { TEXT("k"), { .kind = CONST_TABLE, .pairs = pairs, .pair_count = 3 } } };
    expect_upvalues(__LINE__,
                    "local k = f()\nrule \"CRIM\" { test = function(r, c)\n"
                    "  return is(r.status, k[2]) and r[k.from] < date \"2026-01-01\"\nend }", k, 1,
                    "age.lua:3:23: error: 'finale' is no value of criminal_records.status; did you mean 'final'?\n"
                    "age.lua:3:35: error: 'final_onn' is no column of criminal_records; did you mean 'final_on'?");
    const const_pair list[] = {
        { { .kind = CONST_INTEGER, .integer = 1 }, words("finale") },
        { { .kind = CONST_INTEGER, .integer = 2 }, words("pending") },
    };
    const upvalue of_words[] = { { TEXT("k"),
                                   { .kind = CONST_TABLE, .pairs = list, .pair_count = 2 } } };
    expect_upvalues(
        __LINE__,
        "local k = f()\nrule \"CRIM\" { test = function(r, c)\n  return is(r.status, k)\nend }",
        of_words, 1,
        "age.lua:3:23: error: 'finale' is no value of criminal_records.status; did you mean 'final'?");
    const upvalue effect_and_code[] = {
        { TEXT("say"), { .kind = CONST_BUILTIN, .words = TEXT("reject") } },
        { TEXT("code"), words("punishd") },
    };
    expect_upvalues(__LINE__,
                    "local say, code = f()\nrule \"CRIM\" { test = function(r, c)\n  say(code, {})\nend }",
                    effect_and_code, 2,
                    "age.lua:3:7: error: 'punishd' is no reason of rule CRIM; did you mean 'punished'?");
    const upvalue cutoff[] = { { TEXT("cutoff"), { .kind = CONST_DATE } } };
    expect_upvalues(__LINE__,
                    "local cutoff = date \"2026-01-01\"\nrule \"CRIM\" { test = function(r, c)\n"
                    "  return r.final_on == cutoff or r.count > cutoff\nend }", cutoff, 1,
                    "age.lua:3:21: error: dates are not compared with '==' or '~=': one may be known only in "
                    "part; write a <= b and b <= a\n"
                    "age.lua:3:42: error: this is a date and is compared with a number; write reached(birth, "
                    "years, on) for an age, date \"2026-01-01\" for a day");
}

static void constants_of_lua_are_no_upvalues(void **state) {
    (void)state;
    const upvalue none[] = { { TEXT("other"), { .kind = CONST_OTHER } } };
    expect_upvalues(__LINE__,
                    "local K <const> = \"finale\"\nlocal other = f()\nrule \"CRIM\" { test = function(r, c)\n"
                    "  return is(r.status, K) or other\nend }", none, 1,
                    "age.lua:4:23: error: 'finale' is no value of criminal_records.status; did you mean 'final'?");
}

static void helpers_are_checked_as_they_are_called(void **state) {
    (void)state;
    const closure helper = { .first_line = 1, .last_line = 1 };
    const upvalue h[] = { { TEXT("status_is"), { .kind = CONST_FUNCTION, .function = &helper } } };
    expect_upvalues(__LINE__,
                    "local function status_is(row, word) return is(row.status, word) end\n"
                    "rule \"CRIM\" { test = function(r, c)\n"
                    "  return status_is(r, \"final\") or status_is(r, \"finl\")\nend }", h, 1,
                    "age.lua:1:59: error: 'finl' is no value of criminal_records.status; did you mean 'final'?");
    expect_upvalues(__LINE__,
                    "local function status_is(row, word) return row.final_on end\n"
                    "rule \"CRIM\" { test = function(r, c)\n"
                    "  return status_is(r) == 3\nend }", h, 1,
                    "age.lua:3:23: error: criminal_records.final_on is a date and is compared with a number; "
                    "write reached(birth, years, on) for an age, date \"2026-01-01\" for a day");
    C("local function on(d) return reached(c.birth_dte, 18, d) end return on(c.day.check_day)",
      "39: error: 'birth_dte' is no column, source or fact of a candidate; did you mean 'birth_date'?");
    C("local f = function(x) return x.nam end",  "");
    C("local f = function(x) return c.nam end",
      "32: error: 'nam' is no column, source or fact of a candidate; did you mean 'name'?");
    C("local function f(n) if n == 0 then return 1 end return f(n - 1) + c.post end return f(3)",
      "65: error: '+' between something and text: candidates.post is a code");
}

static void reassigned_locals_are_unknown(void **state) {
    (void)state;
    C("local d = c.birth_date; d = c.post; return d == \"anything\"", "");
    C("local x = c.post; local function set() x = 1 end set() return x == 3", "");
}

/* ---- state ------------------------------------------------------------------------------------------------------------------ */

static void expect_state(int line, const char *body, const upvalue *upvalues, size_t count,
                         const char *expected) {
    bench b = { .upvalues = upvalues, .upvalue_count = count };
    judge(&b, body);
    forget_silence(&b);
    const char *found = b.state_count > 0 ? b.states[0].message : "";
    if (strcmp(found, expected) != 0) print_error("line %d: %s\n", line, found);
    assert_string_equal(found, expected);
    assert_int_equal(b.state_count, expected[0] != '\0');
    for (size_t i = 0; i < b.notes.count; i++)
        assert_int_equal(b.notes.items[i].kind, NOTE_WARNING);
    clear(&b);
}

static void state_between_candidates_is_found(void **state) {
    (void)state;
    const upvalue n[] = { { TEXT("n"), { .kind = CONST_INTEGER, .integer = 0 } } };
    expect_state(__LINE__, "local n = 0\nrule \"AGE\" { test = function(c)\n  n = n + 1\nend }", n, 1,
                 "age.lua:3:3: rule AGE keeps state between candidates in 'n'; it is void for this run: "
                 "declare 'n' with 'local' inside the function");
    const upvalue seen[] = { { TEXT("seen"), { .kind = CONST_TABLE } } };
    expect_state(
        __LINE__,
        "local seen = {}\nfact \"elector\" { test = function(c)\n"
        "  each(c.work, function(w) seen[w.place] = true end)\n  return true\nend }",
        seen, 1,
        "age.lua:3:28: fact elector keeps state between candidates in 'seen'; it is void for this "
        "run: declare 'seen' with 'local' inside the function");
    expect_state(__LINE__, "local seen = {}\nrule \"AGE\" { test = function(c)\n  local s = seen; s.x = 1\nend }",
                 seen, 1,
                 "age.lua:3:19: rule AGE keeps state between candidates in 's'; it is void for this run: "
                 "declare 's' with 'local' inside the function");
    expect_state(__LINE__,
                 "rule \"AGE\" { test = function(c)\n  local n, t = 0, {}\n"
                 "  each(c.work, function(w) n = n + 1; t[n] = w.place end)\nend }", NULL, 0, "");
}

static void state_in_helpers_voids_who_uses_them(void **state) {
    (void)state;
    const upvalue n[] = { { TEXT("n"), { .kind = CONST_INTEGER, .integer = 0 } } };
    const closure count = { .first_line = 2, .last_line = 2, .upvalues = n, .upvalue_count = 1 };
    const upvalue h[] = { { TEXT("count"), { .kind = CONST_FUNCTION, .function = &count } } };
    expect_state(__LINE__,
                 "local n = 0\nlocal function count() n = n + 1 return n end\n"
                 "rule \"AGE\" { test = function(c)\n  return count() > 3\nend }", h, 1,
                 "age.lua:2:24: rule AGE keeps state between candidates in 'n'; it is void for this run: "
                 "declare 'n' with 'local' inside the function");
}

/* ---- names of a file ---------------------------------------------------------------------------------------------------------- */

static void expect_names(int line, const char *body, const char *expected) {
    bench b = { 0 };
    fault f = { 0 };
    assert_int_equal(check_names("age.lua", text_of(body), &b.notes, &f), 0);
    char *found = errors_of(&b, true);
    if (strcmp(found, expected) != 0) print_error("line %d: %s\n", line, found);
    assert_string_equal(found, expected);
    free(found);
    clear(&b);
}

static void misspelt_names_are_found_everywhere(void **state) {
    (void)state;
    expect_names(__LINE__, "rule \"A\" { test = function(c) if reachd(c.b, 18, c.day.d) then reject(\"x\") end end }",
                 "age.lua:1:34: error: there is no name 'reachd'; did you mean 'reached'?");
    expect_names(__LINE__, "sourc \"x\" {}", "age.lua:1:1: error: there is no name 'sourc'; did you mean 'source'?");
    expect_names(__LINE__, "rule \"A\" { test = function(c) counter = 1 end }",
                 "age.lua:1:31: error: there is no name 'counter'; a value of your own needs 'local' before it, a "
                 "column is c.counter, a day c.day.counter, a parameter param.counter");
    expect_names(__LINE__, "rule \"A\" { test = function(c) os.exit(1) end }",
                 "age.lua:1:31: warning: 'os' of standard Lua is not let into packs; whoever this "
                 "function meets will be referred");
    expect_names(__LINE__, "for k, v in pairs({}) do end",
                 "age.lua:1:13: error: 'pairs' of standard Lua is not let into packs, use 'ipairs'; take it out");
    expect_names(__LINE__, "rule \"A\" {\n  test = function(c)\n    if x then\n}",
                 "age.lua:4:1: error: expected 'end' to close 'if' of line 3, found '}'");
    expect_names(__LINE__, "local a = param.x; days { d = 1 }; fact \"f\" { test = function(c) return is(a, 1) end }", "");
}

/* What rules are given and what the checks know of is one and the same. */
static void known_names_are_those_let_in(void **state) {
    (void)state;
    size_t count, functions = 0;
    const name_let_in *names = names_let_in(&count);
    for (size_t i = 0; i < count; i++) {
        const known_word *word = check_word(text_of(names[i].name));
        assert_true(check_word_exists(text_of(names[i].name)));
        assert_false(check_word_standard(text_of(names[i].name)));
        if (names[i].function == NULL) continue;
        assert_non_null(word);
        assert_true(word->least <= word->most && strncmp(word->usage, word->name, strlen(word->name)) == 0);
        functions++;
    }
    assert_int_equal(functions, check_word_count());
}

/* ---- robustness ------------------------------------------------------------------------------------------------------------------ */

static void odd_sites_do_not_crash(void **state) {
    (void)state;
    bench b = { 0 };
    set_up(&b, "rule \"AGE\" { test = function(c) return c.nme end }");
    closure wrong_file = { .file = 7, .first_line = 1, .last_line = 1 };
    closure wrong_line = { .first_line = 70, .last_line = 80, .field = "test" };
    site sites[] = { { SITE_RULE_TEST, 0, &wrong_file }, { SITE_RULE_TEST, 0, &wrong_line },
                     { SITE_RULE_TEST, 99, &wrong_line }, { SITE_FACT, 0, NULL } };
    fault f = { 0 };
    assert_int_equal(rule_check(&b.pack, sites, 4, &b.memory, &b.states, &b.state_count, &b.notes, &f), 0);
    assert_int_equal(b.notes.errors, 0);
    clear(&b);
}

static void functions_on_one_line_are_told_apart(void **state) {
    (void)state;
    WHOLE("rule \"AGE\" { test = function(c) return c.nme end } rule \"CRIM\" { test = function(r) return r.trm end }",
          "age.lua:1:42: error: 'nme' is no column, source or fact of a candidate; did you mean 'name'?\n"
          "age.lua:1:94: error: 'trm' is no column of criminal_records; did you mean 'term'?");
}

static void endless_helpers_end(void **state) {
    (void)state;
    char body[6000] = "rule \"AGE\" { test = function(c)\nlocal function f0(x) return x end\n";
    for (int i = 1; i < 25; i++) {
        char line[120];
        snprintf(line, sizeof line, "local function f%d(x) return f%d(x) or f%d(c.post) or f%d(x) end\n", i,
                 i - 1, i - 1, i - 1);
        strcat(body, line);
    }
    strcat(body, "return f24(1)\nend }");
    bench b = { 0 };
    judge(&b, body);
    clear(&b);
}

static void examples_make_no_noise(void **state) {
    (void)state;
    WHOLE("rule \"CRIM\" {\n"
          "  applies = function(r) return is(r.status, \"final\") end,\n"
          "  test = function(r, c)\n"
          "    if r.final_on <= c.day.election_day then return pass(\"quashed\") end\n"
          "    local p = period { from = r.final_on, years = param.reply_months, first_day = \"excluded\" }\n"
          "    if within(c.day.election_day, p) then reject(\"punished\", { eligible_from = free_from(p) }) end\n"
          "    if r.final_on + months(param.reply_months) < c.day.check_day then refer(\"pending\") end\n"
          "  end,\n}\n"
          "fact \"elector\" { test = function(c)\n"
          "  return is(c.applied, \"yes\") and unbroken(c.work, c.day.election_day - years(1), c.day.election_day,\n"
          "    function(w) return w.place == c.candidate_id and w.from <= c.day.check_day end)\n"
          "end }\n", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_candidate_are_known),
        cmocka_unit_test(names_of_row_are_known),
        cmocka_unit_test(forbidden_names_are_refused),
        cmocka_unit_test(tallies_may_count_by_forbidden_columns),
        cmocka_unit_test(rows_handed_to_functions_are_rows),
        cmocka_unit_test(words_must_be_values),
        cmocka_unit_test(free_text_is_not_compared_with_words),
        cmocka_unit_test(blanks_are_asked_with_given),
        cmocka_unit_test(dates_are_compared_with_dates),
        cmocka_unit_test(dates_are_never_equal),
        cmocka_unit_test(numbers_and_text_are_told_apart),
        cmocka_unit_test(arithmetic_wants_the_right_kinds),
        cmocka_unit_test(cells_are_no_conditions),
        cmocka_unit_test(answers_are_used),
        cmocka_unit_test(functions_asked_for_an_answer_give_one),
        cmocka_unit_test(what_is_always_true_is_no_choice),
        cmocka_unit_test(functions_get_what_they_need),
        cmocka_unit_test(periods_are_complete),
        cmocka_unit_test(facts_must_exist),
        cmocka_unit_test(codes_must_be_declared),
        cmocka_unit_test(placeholders_must_be_handed_over),
        cmocka_unit_test(effects_belong_into_tests),
        cmocka_unit_test(parameters_fit_the_rule),
        cmocka_unit_test(reasons_never_said_are_warned_of),
        cmocka_unit_test(tests_that_exclude_nobody_are_refused),
        cmocka_unit_test(codes_through_variables_silence_the_warning),
        cmocka_unit_test(values_from_outside_are_constants),
        cmocka_unit_test(constants_of_lua_are_no_upvalues),
        cmocka_unit_test(helpers_are_checked_as_they_are_called),
        cmocka_unit_test(reassigned_locals_are_unknown),
        cmocka_unit_test(state_between_candidates_is_found),
        cmocka_unit_test(state_in_helpers_voids_who_uses_them),
        cmocka_unit_test(misspelt_names_are_found_everywhere),
        cmocka_unit_test(known_names_are_those_let_in),
        cmocka_unit_test(odd_sites_do_not_crash),
        cmocka_unit_test(words_that_no_rule_answers_are_warned_of),
        cmocka_unit_test(words_that_something_answers_are_not_warned_of),
        cmocka_unit_test(functions_on_one_line_are_told_apart),
        cmocka_unit_test(endless_helpers_end),
        cmocka_unit_test(examples_make_no_noise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* case_expect: what a case says should come out. */
#ifndef CHECK_CASE_EXPECT_H
#define CHECK_CASE_EXPECT_H
#include "check/case_words.h"
#include "evaluate/result.h"

/* Of one candidate, or of all. What is not given is not compared, but for `failed`: a rule that
 * meets an error or keeps state is always told. */
typedef struct expected {
    text key;                 /* whose; at == NULL: everybody's */
    uint32_t line;
    bool has_decision; uint8_t decision;
    word_list reasons;        /* "RULE:code" of everything that refers, holds or rejects, as
                                 said or sunk; warnings and tasks here are looked for too */
    word_list warns, tasks;   /* "RULE:code" */
    word_list unknown;        /* rules that could not tell, and what the engine itself found:
                                 "same_key", "no_law", "law_day" */
    word_list failed;         /* rules that met an error or are void */
    word_list ruled;          /* "RULE:code", or "RULE" of an unknown: what a ruling settles */
    word_list again;          /* rules that have to judge this one again */
    word_list idle;           /* states of rulings that do not count: "changed", "held", ... */
    bool has_held, held;
    bool has_grade; uint8_t grade;
    bool has_eligible; span eligible_from;    /* lo == DAY_NONE: none */
} expected;

/* expect = { decision = ... } or { ["1"] = { decision = ... }, ... }. `keys` are those of the
 * candidates of the case. */
void case_expect_read(case_reading *r, const data *v, const text *keys, size_t key_count,
                      expected **out, size_t *count);
/* alerts = { "RULE:code", "RULE" }: what is said of whole slates, beside what is expected of
 * candidates. */
void case_expect_alerts(case_reading *r, const data *v, word_list *out);
#endif

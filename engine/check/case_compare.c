/* case_compare: what came out of a case against what it expects.
 *
 * Decision, flags and days are compared as they are, reasons as sets. What differs is
 * told with everything the candidate got, because the next question is always "what
 * then?". A rule that failed is told even where nothing was said of failures: a
 * candidate is referred for it, and so a case that expects a referral would pass. One that
 * failed in the same way before is only counted: what else differs may come of it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "check/case_compare.h"

#include <string.h>

#include "tally/ruled.h"

typedef struct comparison {
    const pack *p;
    const test_case *c;
    const outcome_set *got;
    size_t language;
    case_failed *failed;
    sink *to;
    const expected *want;
    verdict of;
    size_t said;        /* differences told of this candidate */
    bool differs, told; /* some candidate of the case; something was written of one */
} comparison;

/* ---- telling */

void case_place(sink *to, const test_case *c) {
    sink_print(to, "%s:%u: case '", c->file, c->line);
    sink_terminal(to, c->name);
    sink_words(to, "': ");
}

/* The head of one difference; the caller writes the rest and the end of the line. */
static void differ(comparison *r) {
    r->said++;
    r->differs = r->told = true;
    case_place(r->to, r->c);
    sink_words(r->to, "candidate ");
    sink_terminal(r->to, candidate_key(r->got->evidence, r->of.candidate));
    sink_words(r->to, ": ");
}

static void put_reason(const comparison *r, const reason *of) {
    const pack *p = r->p;
    sink_print(r->to, "    %s ",
               of->cause == CAUSE_UNKNOWN ? "unknown" : effect_name(of->effect));
    if (of->rule != NO_INDEX) sink_terminal(r->to, p->rules[of->rule].id);
    if (of->rule != NO_INDEX && of->cause != CAUSE_UNKNOWN) sink_words(r->to, ":");
    if (of->cause != CAUSE_UNKNOWN) sink_terminal(r->to, reason_code(p, of));
    if (of->said != of->effect)
        sink_print(r->to, " (said %s, sunk: %s)", effect_name(of->said), cause_name(of->cause));
    sink_words(r->to, ": ");
    text words = of->words[r->language];
    if (words.len == 0) words = of->words[0];
    sink_terminal(r->to, words);
    sink_words(r->to, "\n");
}

static void put_reasons(const comparison *r) {
    if (r->of.count == 0) sink_words(r->to, "    (no reasons)\n");
    for (size_t i = 0; i < r->of.count; i++) put_reason(r, &r->of.reasons[i]);
}

/* ---- comparing sets */

/* Which of the reasons a set is about. */
typedef bool picks(const reason *r);

static bool is_deciding(const reason *r) {
    return r->code != NO_INDEX && reason_counts(r);
}
static bool is_coded(const reason *r) {
    return r->code != NO_INDEX;
}
static bool is_warning(const reason *r) {
    return (r->code != NO_INDEX || r->rule == NO_INDEX) && r->effect == EFFECT_WARN;
}
static bool is_task(const reason *r) {
    return r->code != NO_INDEX && r->effect == EFFECT_TASK;
}
static bool is_failure(const reason *r) {
    return r->cause == CAUSE_FAILED || r->cause == CAUSE_VOID;
}
static bool is_unknown(const reason *r) {
    return r->code == NO_INDEX && !is_failure(r) && reason_counts(r);
}

static bool is_ruled(const reason *r) {
    return r->ruled != RULED_NOT;
}

/* "RULE:code", "RULE", or "same_key": is it how a case names this reason? */
static bool is_named(const pack *p, const reason *r, text name) {
    if (r->rule == NO_INDEX) return text_is(name, cause_name(r->cause));
    text id = p->rules[r->rule].id, code = { "", 0 };
    if (r->code == NO_INDEX) return text_equal(name, id);
    code = p->rules[r->rule].reasons[r->code].code;
    return name.len == id.len + 1 + code.len && memcmp(name.at, id.at, id.len) == 0 &&
           name.at[id.len] == ':' && memcmp(name.at + id.len + 1, code.at, code.len) == 0;
}

static void put_name(const comparison *r, const reason *of) {
    if (of->rule != NO_INDEX) sink_terminal(r->to, r->p->rules[of->rule].id);
    if (of->rule != NO_INDEX && of->code != NO_INDEX) sink_words(r->to, ":");
    if (of->rule == NO_INDEX || of->code != NO_INDEX)
        sink_terminal(r->to, reason_code(r->p, of));
}

static bool was_told(const comparison *r, picks *pick, size_t at) {
    const reason *of = &r->of.reasons[at];
    for (size_t i = 0; i < at; i++)
        if (pick(&r->of.reasons[i]) && r->of.reasons[i].rule == of->rule &&
            r->of.reasons[i].code == of->code && r->of.reasons[i].cause == of->cause)
            return true;
    return false;
}

/* What the list names is among those `may` picks; what `must` picks is on the list. */
static void compare_set(comparison *r, const word_list *want, picks *must, picks *may,
                        const char *what) {
    for (size_t i = 0; i < want->count; i++) {
        bool found = false;
        for (size_t k = 0; k < r->of.count && !found; k++)
            found = may(&r->of.reasons[k]) &&
                    is_named(r->p, &r->of.reasons[k], want->items[i]->words);
        if (found) continue;
        differ(r);
        sink_print(r->to, "expected %s ", what);
        sink_terminal(r->to, want->items[i]->words);
        sink_words(r->to, ", which did not come\n");
    }
    for (size_t k = 0; k < r->of.count; k++) {
        bool wanted = !must(&r->of.reasons[k]) || was_told(r, must, k);
        for (size_t i = 0; i < want->count && !wanted; i++)
            wanted = is_named(r->p, &r->of.reasons[k], want->items[i]->words);
        if (wanted) continue;
        differ(r);
        sink_print(r->to, "got %s ", what);
        put_name(r, &r->of.reasons[k]);
        sink_words(r->to, ", which was not expected\n");
    }
}

/* ---- comparing one candidate */

static void put_day(sink *to, span s) {
    char words[32];
    if (s.lo == DAY_NONE) {
        sink_words(to, "none");
        return;
    }
    date_print(s, words);
    sink_words(to, words);
}

static void compare_result(comparison *r) {
    const expected *w = r->want;
    const result *got = r->of.result;
    bool held = (got->flags & RESULT_HELD) != 0;
    if (w->has_decision && w->decision != got->decision) {
        differ(r);
        sink_print(r->to, "expected %s, got %s\n", decision_name(w->decision),
                   decision_name(got->decision));
    }
    if (w->has_held && w->held != held) {
        differ(r);
        sink_print(r->to, "expected %s, got %s\n", w->held ? "held" : "not held",
                   held ? "held" : "not held");
    }
    if (w->has_grade && w->grade != got->grade) {
        differ(r);
        sink_print(r->to, "expected grade %s, got %s\n",
                   w->grade == 0 ? "none" : grade_name(w->grade),
                   got->grade == 0 ? "none" : grade_name(got->grade));
    }
}

static void compare_eligible(comparison *r) {
    const span *want = &r->want->eligible_from, *got = &r->of.eligible_from;
    if (!r->want->has_eligible || (want->lo == got->lo && want->hi == got->hi)) return;
    differ(r);
    sink_words(r->to, "expected eligible_from ");
    put_day(r->to, *want);
    sink_words(r->to, ", got ");
    put_day(r->to, *got);
    sink_words(r->to, "\n");
}

static bool is_idle(const comparison *r, const ruling *w, text state) {
    bool about = w->about == r->of.candidate || w->about == NO_ROW;
    return about && w->state != RULING_COUNTS &&
           (state.at == NULL || text_is(state, ruling_state_name(w->state)));
}

/* A ruling that does not count is always told, as a failed rule is. */
static void compare_idle(comparison *r) {
    const word_list *want = &r->want->idle;
    for (size_t i = 0; i < r->got->ruling_count; i++) {
        const ruling *w = &r->got->rulings[i];
        bool wanted = !is_idle(r, w, (text){ NULL, 0 });
        for (size_t k = 0; k < want->count && !wanted; k++)
            wanted = is_idle(r, w, want->items[k]->words);
        if (wanted) continue;
        differ(r);
        sink_print(r->to, "a ruling does not count: %s\n", ruling_state_name(w->state));
    }
    for (size_t k = 0; k < want->count; k++) {
        bool found = false;
        for (size_t i = 0; i < r->got->ruling_count; i++)
            found |= is_idle(r, &r->got->rulings[i], want->items[k]->words);
        if (found) continue;
        differ(r);
        sink_words(r->to, "expected a ruling that does not count: ");
        sink_terminal(r->to, want->items[k]->words);
        sink_words(r->to, "\n");
    }
}

/* The rules that have to judge this candidate again. */
static void compare_again(comparison *r) {
    const word_list *want = &r->want->again;
    for (size_t i = 0; i < r->got->again_count; i++) {
        const again *a = &r->got->again[i];
        bool wanted = a->candidate != r->of.candidate;
        for (size_t k = 0; k < want->count && !wanted; k++)
            wanted = text_equal(want->items[k]->words, r->p->rules[a->rule].id);
        if (wanted) continue;
        differ(r);
        sink_words(r->to, "has to be judged again, which was not expected: ");
        sink_terminal(r->to, r->p->rules[a->rule].id);
        sink_words(r->to, "\n");
    }
    for (size_t k = 0; k < want->count; k++) {
        bool found = false;
        for (size_t i = 0; i < r->got->again_count; i++)
            found |= r->got->again[i].candidate == r->of.candidate &&
                     text_equal(want->items[k]->words, r->p->rules[r->got->again[i].rule].id);
        if (found) continue;
        differ(r);
        sink_words(r->to, "expected to be judged again by ");
        sink_terminal(r->to, want->items[k]->words);
        sink_words(r->to, "\n");
    }
}

static bool is_wrong(const comparison *r, const reason *of) {
    bool expected = !is_failure(of);
    for (size_t i = 0; i < r->want->failed.count && !expected; i++)
        expected = is_named(r->p, of, r->want->failed.items[i]->words);
    return !expected;
}

static bool failed_again(const comparison *r) {
    bool again = false;
    for (size_t i = 0; i < r->of.count; i++)
        if (is_wrong(r, &r->of.reasons[i]))
            again |= case_failed_again(r->failed, &r->of.reasons[i], r->c);
    return again;
}

static void keep_failed(const comparison *r) {
    for (size_t i = 0; i < r->of.count; i++)
        if (is_wrong(r, &r->of.reasons[i]))
            case_failed_add(r->failed, &r->of.reasons[i], r->c);
}

static void compare_one(comparison *r, uint32_t candidate) {
    const expected *w = r->want;
    verdict_of(r->got, candidate, &r->of);
    r->said = 0;
    if (failed_again(r)) {
        r->differs = true;
        return;
    }
    compare_result(r);
    compare_eligible(r);
    if (w->reasons.given) compare_set(r, &w->reasons, is_deciding, is_coded, "reason");
    if (w->warns.given) compare_set(r, &w->warns, is_warning, is_warning, "warning");
    if (w->tasks.given) compare_set(r, &w->tasks, is_task, is_task, "task");
    if (w->unknown.given) compare_set(r, &w->unknown, is_unknown, is_unknown, "unknown");
    if (w->ruled.given) compare_set(r, &w->ruled, is_ruled, is_ruled, "ruling on");
    if (w->again.given) compare_again(r);
    compare_idle(r);
    compare_set(r, &w->failed, is_failure, is_failure, "failure of");
    if (r->said > 0) put_reasons(r);
    keep_failed(r);
}

static size_t compare_candidates(comparison *r) {
    const evidence *e = r->got->evidence;
    size_t compared = 0;
    for (uint32_t k = 0; k < e->candidates; k++) {
        if (!evidence_is_candidate(e, k)) continue;
        if (r->want->key.at != NULL && !text_equal(r->want->key, candidate_key(e, k))) continue;
        compare_one(r, k);
        compared++;
    }
    return compared;
}

/* "RULE:code", or "RULE" of what could not be told: is it how a case names this alert? */
static bool alert_is(const pack *p, const alert *a, text name) {
    text id = p->rules[a->rule].id, code = alert_code(p, a);
    if (a->code == NO_INDEX) return text_equal(name, id);
    return name.len == id.len + 1 + code.len && memcmp(name.at, id.at, id.len) == 0 &&
           name.at[id.len] == ':' && memcmp(name.at + id.len + 1, code.at, code.len) == 0;
}

static void differ_alert(comparison *r, const char *how, text name, text words) {
    r->differs = r->told = true;
    case_place(r->to, r->c);
    sink_print(r->to, "%s ", how);
    sink_terminal(r->to, name);
    sink_words(r->to, words.len > 0 ? ": " : "");
    sink_terminal(r->to, words);
    sink_words(r->to, "\n");
}

static void compare_alerts(comparison *r) {
    const word_list *want = &r->c->alerts;
    for (size_t i = 0; i < r->got->alert_count; i++) {
        const alert *a = &r->got->alerts[i];
        bool wanted = false;
        for (size_t k = 0; k < want->count && !wanted; k++)
            wanted = alert_is(r->p, a, want->items[k]->words);
        if (!wanted)
            differ_alert(r, "got an alert that was not expected:", r->p->rules[a->rule].id,
                         a->words[r->language].len > 0 ? a->words[r->language] : a->words[0]);
    }
    for (size_t k = 0; k < want->count; k++) {
        bool found = false;
        for (size_t i = 0; i < r->got->alert_count && !found; i++)
            found = alert_is(r->p, &r->got->alerts[i], want->items[k]->words);
        if (!found)
            differ_alert(r, "expected alert", want->items[k]->words, TEXT(""));
    }
}

compared case_compare(const test_case *c, const outcome_set *got, size_t language,
                      case_failed *failed, sink *to) {
    comparison r = { .p = got->evidence->pack, .c = c, .got = got, .language = language,
                     .failed = failed, .to = to };
    for (size_t i = 0; i < c->expected_count; i++) {
        r.want = &c->expected[i];
        if (compare_candidates(&r) > 0) continue;
        r.differs = r.told = true;
        case_place(to, c);
        sink_words(to, "nobody to judge: the candidate has no key, or is the same row twice\n");
    }
    if (c->alerts.given) compare_alerts(&r);
    if (!r.differs) return COMPARED_SAME;
    return r.told ? COMPARED_OTHER : COMPARED_FAILED;
}

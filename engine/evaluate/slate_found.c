/* slate_found: what a rule over a group found of its members, as reasons.
 *
 * A member has the words said of him, or what is missing for a finding about him. What a rule
 * says of a member because of another names the other, and rejects nobody while the other
 * himself is only referred; a pass that names others is kept, for it rests on them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/slate_found.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evaluate/slate_doubt.h"
#include "evaluate/unknown.h"

void found_turn_to(judging *j, uint32_t candidate) {
    j->x->candidate = candidate;
    view_turn(&j->x->view, candidate);
    j->x->first_reason = j->x->first_of_rule = j->x->into->reason_count;
    j->x->overflowed = false;
}

/* Does the word rest on somebody of whom it is not known whether he stands? */
static bool rests_on_doubt(const judging *j, const slate_word *w) {
    for (size_t i = 0; i < w->other_count; i++)
        if (j->t->standing[j->s.members[w->others[i]]] == REFER) return true;
    return false;
}

static cause sink_cause(const judging *j, const slate_word *w, bool failed, bool dark) {
    const rule_decl *r = j->s.rule;
    if (failed) return CAUSE_BROKEN;
    if (dark || j->doubts[w->member] != 0 || rests_on_doubt(j, w)) return CAUSE_OTHER;
    if (r->severity == POLICY && j->x->pack->policy_adopted_by.len == 0) return CAUSE_POLICY;
    return CAUSE_SAID;
}

void found_others(judging *j, reason *r, const slate_word *w) {
    if (w->other_count == 0) return;
    arena *a = &j->x->into->words;
    uint32_t *others = arena_take(a, w->other_count * sizeof *others);
    uint8_t *stood = arena_take(a, w->other_count);
    if (others == NULL || stood == NULL) {
        j->x->view.no_memory = true;
        return;
    }
    for (size_t i = 0; i < w->other_count; i++) {
        others[i] = j->s.members[w->others[i]];
        stood[i] = j->t->standing[others[i]];
    }
    r->others = others;
    r->stood = stood;
    r->other_count = (uint8_t)w->other_count;
}

/* Names those on whom the doubt rests, where the rule named nobody. */
static void name_doubts(judging *j, reason *r, uint32_t member) {
    uint32_t others[OTHERS_MAX];
    slate_word named = { .others = others };
    named.other_count = slate_doubt_others(j, member, others);
    found_others(j, r, &named);
}

static void add_word(judging *j, const slate_word *w, bool failed, bool dark) {
    examiner *x = j->x;
    cause c = sink_cause(j, w, failed, dark);
    bool sunk = w->effect == EFFECT_REJECT && c != CAUSE_SAID;
    reason *r = judge_add_reason(x, j->t->rule, sunk ? EFFECT_REFER : (effect)w->effect,
                                 sunk ? c : CAUSE_SAID);
    r->said = w->effect;
    r->code = w->code;
    r->eligible_from = w->eligible_from;
    r->to = judge_keep_text(x, w->to);
    for (size_t i = 0; i < x->pack->language_count; i++)
        r->words[i] = judge_keep_text(x, w->words[i]);
    if (w->rel_source != NO_INDEX) {
        r->source = w->rel_source;
        r->row = w->rel_row;
        r->grade = GRADE_SURE;
    }
    if (w->other_count > 0 || j->doubts[w->member] == 0) found_others(j, r, w);
    else name_doubts(j, r, w->member);
}

/* "V07-02, V07-05" in the scratch arena. */
static text keys_of(judging *j, const reason *r, const char *between) {
    arena *a = &j->x->view.scratch;
    const table *list = &j->x->view.evidence->tables[j->x->pack->candidates];
    const char *all = "";
    for (size_t i = 0; i < r->other_count && all != NULL; i++) {
        text key = cell_trim(table_raw(list, r->others[i], list->decl->key));
        all = arena_print(a, "%s%s%.*s", all, i > 0 ? between : "", TEXT_ARGS(key));
    }
    if (all == NULL) j->x->view.no_memory = true;
    return text_of(all);
}

/* Nothing was said of him, but something would be if the others' cases were settled
 * otherwise. */
static void add_doubt(judging *j, uint32_t member) {
    examiner *x = j->x;
    reason *r = judge_add_reason(x, j->t->rule, EFFECT_REFER, CAUSE_UNKNOWN);
    char en[1200], zh[1200];
    r->lacks = MISSING_OTHER;
    name_doubts(j, r, member);
    text with = keys_of(j, r, ", "), same = keys_of(j, r, "、");
    bool ruled = (j->doubts[member] & DOUBT_RULED) != 0;
    snprintf(en, sizeof en,
             ruled ? "a ruling took away what was said of %.*s, and this finding rested on it"
                   : "it depends on how the case of %.*s is settled",
             TEXT_ARGS(with));
    snprintf(zh, sizeof zh,
             ruled ? "对%.*s的结论已被人工裁定撤销，而本结论以其为依据"
                   : "取决于%.*s的审查结果，尚未确定",
             TEXT_ARGS(same));
    unknown_say(&x->view, &x->into->words, en, zh, r->words);
}

/* "V01-03 王五, who is judged together with this one: votes is blank (candidates.csv:7)" */
static void add_other_unknown(judging *j, uint32_t by, const missing *why) {
    examiner *x = j->x;
    const table *list = &x->view.evidence->tables[x->pack->candidates];
    reason *r = judge_add_reason(x, j->t->rule, EFFECT_REFER, CAUSE_UNKNOWN);
    r->lacks = MISSING_OTHER;
    text inner[LANGUAGE_MAX], waits = unknown_waits(&x->view, why);
    char en[1200], zh[1200];
    uint32_t candidate = j->s.members[by], self = x->candidate;
    text key = cell_trim(table_raw(list, candidate, list->decl->key));
    view_turn(&x->view, candidate);
    unknown_words(&x->view, why, &x->view.scratch, inner);
    view_turn(&x->view, self);
    size_t zh_at = pack_language(x->pack, TEXT("zh"));
    snprintf(en, sizeof en, "it depends on %.*s, of whom something is not known: %.*s",
             TEXT_ARGS(key), TEXT_ARGS(inner[0]));
    snprintf(zh, sizeof zh, "取决于%.*s，而此人情况不明：%.*s", TEXT_ARGS(key),
             TEXT_ARGS(inner[zh_at < x->pack->language_count ? zh_at : 0]));
    unknown_say(&x->view, &x->into->words, en, zh, r->words);
    r->waits = judge_keep_text(x, waits);
    slate_word named = { .others = &by, .other_count = 1 };
    found_others(j, r, &named);
}

static void add_dark(judging *j, uint32_t member) {
    slate *s = &j->s;
    j->x->counts.unknown_values += s->state[member].blamed;
    if (s->all_dark) {
        judge_add_unknown(j->x, j->t->rule, &s->all_why, NULL);
        return;
    }
    uint32_t by = slate_dark_by(s, j->roots, member);
    if (by == member) judge_add_unknown(j->x, j->t->rule, &s->state[member].why, NULL);
    else add_other_unknown(j, by, &s->state[by].why);
}

void found_count(examiner *x, uint16_t rule, uint8_t outcome, size_t first) {
    judge_count(x, rule, outcome, first);
    if (x->pack->rules[rule].slate->of_members)      /* those who are referred for it */
        x->counts.troubles[rule].candidates +=
            outcome == OUTCOME_FAILED || outcome == OUTCOME_VOID;
}

/* A pass that names others rests on them. */
static bool keep_rest(judging *j, const slate_word *w) {
    found_together *to = j->t->to;
    for (size_t i = 0; i < w->other_count; i++) {
        uint32_t other = j->s.members[w->others[i]];
        if (!grow((void **)&to->rests, &to->rest_room, to->rest_count, sizeof *to->rests,
                  FOUND_MAX))
            return false;
        to->rests[to->rest_count++] = (again){ .candidate = j->s.members[w->member],
                                               .other = other,
                                               .rule = j->t->rule,
                                               .code = NO_INDEX,
                                               .was = j->t->standing[other] };
    }
    return true;
}

/* Slates come in the order of their keys: the first to meet it is kept; what makes the rule
 * void goes before what is wrong with one slate. */
void found_trouble(judging *j, bool is_void) {
    rule_trouble *t = &j->x->counts.troubles[j->t->rule];
    bool first = t->words.at == NULL || (is_void && !t->is_void);
    j->x->candidate = j->s.place.candidate;
    t->is_void |= is_void;
    if (!first) return;
    t->first_candidate = UINT32_MAX;
    judge_note_trouble(j->x, t, j->t->rule);
}

/* More was said of him than is kept: what is left out might have rejected him. */
static uint8_t leave_out_rest(judging *j) {
    char before[sizeof j->x->trouble];       /* what the whole slate met, if anything */
    uint32_t self = j->x->candidate;
    memcpy(before, j->x->trouble, sizeof before);
    judge_leave_out_rest(j->x, j->t->rule);
    found_trouble(j, false);
    memcpy(j->x->trouble, before, sizeof before);
    j->x->candidate = self;
    return OUTCOME_FAILED;
}

/* What was found of one member; his outcome. */
uint8_t found_member(judging *j, uint32_t member, caged how, const uint32_t *words, size_t n) {
    slate *s = &j->s;
    bool failed = caged_failed(how);
    bool dark = s->all_dark || slate_dark_by(s, j->roots, member) != NO_MEMBER;
    uint8_t outcome = failed ? OUTCOME_FAILED : dark ? OUTCOME_UNKNOWN : OUTCOME_PASS;
    bool kept_out = false;
    size_t first = j->x->into->reason_count;
    found_turn_to(j, s->members[member]);
    for (size_t i = 0; i < n; i++) {
        const slate_word *w = &s->words[words[i]];
        if (w->effect == EFFECT_PASS) {
            j->x->view.no_memory |= j->t->to != NULL && !keep_rest(j, w);
            continue;
        }
        add_word(j, w, failed, dark);
        kept_out |= w->effect >= EFFECT_REFER;
        if (outcome == OUTCOME_PASS) outcome = OUTCOME_SAID;
    }
    if (failed && s->rule->slate->of_members) judge_add_trouble(j->x, j->t->rule, false);
    else if (dark && !failed && s->rule->slate->of_members) add_dark(j, member);
    else if (dark && !failed) outcome = OUTCOME_PASS;
    if (j->doubts[member] != 0 && !failed && !dark && !kept_out) {
        add_doubt(j, member);
        outcome = OUTCOME_UNKNOWN;
    }
    if (j->x->overflowed) outcome = leave_out_rest(j);
    found_count(j->x, j->t->rule, outcome, first);
    return outcome;
}

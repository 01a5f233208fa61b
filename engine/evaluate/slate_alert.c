/* slate_alert: what is said of a whole slate, to whoever puts the list in order.
 *
 * A rule says it of all its members and of none; or it is a rule about lists, not members,
 * and could not be decided or went wrong: that is no reason against anybody either. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/slate_alert.h"

#include <stdio.h>

#include "evaluate/unknown.h"

static alert *new_alert(judging *j, uint8_t cause) {
    found_together *to = j->t->to;
    if (!grow((void **)&to->alerts, &to->alert_room, to->alert_count, sizeof *to->alerts,
              FOUND_MAX)) {
        j->x->view.no_memory = true;
        return NULL;
    }
    alert *a = &to->alerts[to->alert_count++];
    *a = (alert){ .rule = j->t->rule, .code = NO_INDEX, .cause = cause,
                  .members = (uint32_t)j->s.count, .first = j->s.place.candidate,
                  .law_days = j->t->muster->law_days,
                  .waits = { "", 0 } };
    if (!muster_name(j->x->view.evidence, j->s.rule->slate, &j->s.place, &j->x->into->words,
                     &a->group))
        j->x->view.no_memory = true;
    return a;
}

static void add_said_alert(judging *j, const slate_word *w) {
    alert *a = new_alert(j, CAUSE_SAID);
    reason named = { 0 };
    if (a == NULL) return;
    a->code = w->code;
    for (size_t i = 0; i < j->x->pack->language_count; i++)
        a->words[i] = judge_keep_text(j->x, w->words[i]);
    found_others(j, &named, w);
    a->others = named.others;
    a->other_count = named.other_count;
}

/* Why the unit cannot be judged: something of a member, or of the list. */
static void add_unknown_alert(judging *j) {
    slate *s = &j->s;
    missing why = s->all_why;
    uint32_t about = s->place.candidate;
    for (uint32_t i = 0; !s->all_dark && i < s->count; i++)
        if (s->state[i].blamed) {
            why = s->state[i].why;
            about = s->members[i];
            break;
        }
    alert *a = new_alert(j, CAUSE_UNKNOWN);
    if (a == NULL) return;
    view_turn(&j->x->view, about);
    unknown_words(&j->x->view, &why, &j->x->into->words, a->words);
    a->waits = judge_keep_text(j->x, unknown_waits(&j->x->view, &why));
}

void alert_trouble(judging *j, bool is_void) {
    const rule_decl *r = j->s.rule;
    char en[1300], zh[1300];
    alert *a = new_alert(j, is_void ? CAUSE_VOID : CAUSE_FAILED);
    if (a == NULL) return;
    snprintf(en, sizeof en,
             is_void ? "rule %s is void for this run" : "rule %s met an error: %s", r->id.at,
             j->x->trouble);
    snprintf(zh, sizeof zh, is_void ? "规则%s本次作废" : "规则%s出错：%s", r->id.at,
             j->x->trouble);
    unknown_say(&j->x->view, &j->x->into->words, en, zh, a->words);
    a->waits = judge_keep_text(j->x, TEXT("rule author"));
}

void alert_add(judging *j, caged how) {
    slate *s = &j->s;
    bool failed = caged_failed(how), dark = s->all_dark;
    for (uint32_t i = 0; i < s->count; i++) dark |= s->state[i].blamed;
    for (size_t i = 0; i < s->word_count && !s->all_dark; i++)
        if (s->words[i].member == NO_MEMBER) add_said_alert(j, &s->words[i]);
    if (s->rule->slate->of_members) return;
    if (failed) alert_trouble(j, false);
    else if (dark) add_unknown_alert(j);
}

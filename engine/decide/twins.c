/* twins: one person on the list twice in one place is decided once.
 *
 * Two rows of the list may be one person's: join/person says so, and both are warned of each
 * other. What departments keep by the key of the list is about one of the two rows, and so is
 * what the rows themselves declare: one is rejected, and the other would pass. So whoever is
 * accepted while his other row is not is referred; the warning becomes the reason. That goes on
 * from row to row, until nobody is accepted beside such a row. What a rule over a group says of
 * one row because of the other, as that one of two posts has to be confirmed, is settled there
 * and moves nothing here. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "decide/twins.h"

static reason *warning_of(block *b, const result *r) {
    for (size_t i = 0; i < r->reason_count; i++) {
        reason *at = &b->reasons[r->first_reason + i];
        bool twin = at->cause == CAUSE_TWICE || at->cause == CAUSE_SPELLINGS;
        if (twin && at->effect == EFFECT_WARN) return at;
    }
    return NULL;
}

static bool say(outcome_set *o, reason *r) {
    const pack *p = o->evidence->pack;
    for (size_t i = 0; i < p->language_count; i++) {
        bool zh = text_is(p->languages[i], "zh");
        const char *format = zh ? "%.*s；该行未获通过，须一并核实"
                                : "%.*s, and that row is not accepted";
        char *words = arena_print(&o->memory, format, TEXT_ARGS(r->words[i]));
        if (words == NULL) return false;
        r->words[i] = text_of(words);
    }
    r->effect = r->said = EFFECT_REFER;
    r->cause = CAUSE_MAYBE_SAME;
    r->waits = p->sources[p->candidates].name;
    return true;
}

static bool names(const reason *r, uint32_t who) {
    for (size_t i = 0; i < r->other_count; i++)
        if (r->others[i] == who) return true;
    return false;
}

/* Is there something against this row that is not because of the other? */
static bool has_own(const outcome_set *o, uint32_t of, uint32_t other) {
    size_t count;
    const reason *r = outcome_reasons(o, of, &count);
    for (size_t i = 0; i < count; i++)
        if (reason_counts(&r[i]) && !names(&r[i], other)) return true;
    return false;
}

/* Refers who is accepted beside a row that is not. */
static int settle(outcome_set *o, uint32_t who, uint32_t beside, bool *changed, fault *f) {
    uint32_t k;
    block *b = outcome_block(o, who, &k);
    if (block_result(b, k)->decision != ACCEPT || !block_tells(b, k)) return 0;
    if (!has_own(o, beside, who)) return 0;
    result *r = &b->results[block_place(b, k)];
    reason *warning = warning_of(b, r);
    if (warning == NULL) return 0;
    if (!say(o, warning)) return fault_memory(f);
    r->decision = REFER;
    r->grade = warning->grade;
    r->first_rule = NO_INDEX;
    r->stage = 0;
    *changed = true;
    return 0;
}

int twins_settle(outcome_set *o, fault *f) {
    const person_list *persons = &o->evidence->persons;
    const source_decl *list = &o->evidence->pack->sources[o->evidence->pack->candidates];
    bool changed = list->one_place != NULL && persons->count > 0;
    int status = 0;
    while (changed && status == 0) {
        changed = false;
        for (size_t i = 0; i < persons->count && status == 0; i++) {
            const person_note *n = &persons->notes[i];
            if (n->kind != PERSON_TWICE && n->kind != PERSON_SPELLINGS) continue;
            status = settle(o, n->candidate, n->other, &changed, f);
            if (status == 0) status = settle(o, n->other, n->candidate, &changed, f);
        }
    }
    return status;
}

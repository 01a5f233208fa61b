/* twins: one person on the list twice in one place is decided once.
 *
 * Two rows of the list may be one person's: join/person says so, and both are warned of each
 * other. What departments keep by the key of the list is about one of the two rows, and so is
 * what the rows themselves declare: one is rejected, and the other would pass. So whoever is
 * accepted while his other row is not is referred; the warning becomes the reason. That goes on
 * from row to row, until nobody is accepted beside such a row: of a long chain of rows each is
 * looked at when it begins and when the one beside it changes. What a rule over a group says of
 * one row because of the other, as that one of two posts has to be confirmed, is settled there
 * and moves nothing here. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "decide/twins.h"

#include <stdlib.h>

/* Two rows of one person, either way round, in the order of `of`. */
typedef struct beside { uint32_t of, other; } beside;

typedef struct pairing {
    outcome_set *o;
    beside *pairs; size_t count;
    /* rows referred here whose neighbours are to be asked */
    uint32_t *changed; size_t waiting;
    fault *f;
} pairing;

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
static int settle(pairing *p, uint32_t who, uint32_t next_to) {
    uint32_t k;
    outcome_set *o = p->o;
    block *b = outcome_block(o, who, &k);
    if (block_result(b, k)->decision != ACCEPT || !block_tells(b, k)) return 0;
    if (!has_own(o, next_to, who)) return 0;
    result *r = &b->results[block_place(b, k)];
    reason *warning = warning_of(b, r);
    if (warning == NULL) return 0;
    if (!say(o, warning)) return fault_memory(p->f);
    r->decision = REFER;
    r->grade = warning->grade;
    r->first_rule = NO_INDEX;
    r->stage = 0;
    p->changed[p->waiting++] = who;      /* once each: nobody is accepted again */
    return 0;
}

static int by_row(const void *a, const void *b) {
    const beside *x = a, *y = b;
    if (x->of != y->of) return x->of < y->of ? -1 : 1;
    return (x->other > y->other) - (x->other < y->other);
}

static int list_pairs(pairing *p) {
    const person_list *persons = &p->o->evidence->persons;
    p->pairs = malloc((2 * persons->count + 1) * sizeof *p->pairs);
    p->changed = malloc((2 * persons->count + 1) * sizeof *p->changed);
    if (p->pairs == NULL || p->changed == NULL) return fault_memory(p->f);
    for (size_t i = 0; i < persons->count; i++) {
        const person_note *n = &persons->notes[i];
        if (n->kind != PERSON_TWICE && n->kind != PERSON_SPELLINGS) continue;
        p->pairs[p->count++] = (beside){ n->candidate, n->other };
        p->pairs[p->count++] = (beside){ n->other, n->candidate };
    }
    if (p->count > 0) qsort(p->pairs, p->count, sizeof *p->pairs, by_row);
    return 0;
}

/* Everybody beside this row is asked again. */
static int ask_beside(pairing *p, uint32_t row) {
    size_t low = 0, high = p->count;
    int status = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (p->pairs[middle].of < row) low = middle + 1;
        else high = middle;
    }
    for (; low < p->count && p->pairs[low].of == row && status == 0; low++)
        status = settle(p, p->pairs[low].other, row);
    return status;
}

int twins_settle(outcome_set *o, fault *f) {
    const source_decl *list = &o->evidence->pack->sources[o->evidence->pack->candidates];
    pairing p = { .o = o, .f = f };
    if (list->one_place == NULL || o->evidence->persons.count == 0) return 0;
    int status = list_pairs(&p);
    for (size_t i = 0; i < p.count && status == 0; i++)
        status = settle(&p, p.pairs[i].of, p.pairs[i].other);
    while (p.waiting > 0 && status == 0) status = ask_beside(&p, p.changed[--p.waiting]);
    free(p.pairs);
    free(p.changed);
    return status;
}

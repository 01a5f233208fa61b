/* ruling: what a person ruled about one reason, while its cells are the same.
 *
 * A ruling names a candidate, a rule, a reason and the digest of the evidence. It counts
 * only while the rule gives that very reason on that very evidence:
 *   lift    a rejection or referral that a rule said is taken away
 *   clear   a referral or an unknown of the rule is settled as a pass
 *   uphold  a rejection stands; one that sank to refer because the record matched only
 *           closely is a rejection again: the rule said so, the law is in force, and whose
 *           record it is a person has now said. Any other referral stays one: what no rule
 *           proved nobody is rejected for.
 * The engine's own "near" (a record under another number may be this person's) is cleared the
 * same way, with no rule named; its other reasons are to be mended in the data.
 * A hold opens for nobody, a rule that failed is to be mended, and of two rulings that
 * differ, or may because one cannot be read, neither counts. One that cannot be read and names
 * nobody on the list may be about anybody. Another rule's unknown is never
 * touched: only reasons of the rule that is named are looked at. Every ruling ends in a state
 * that is shown. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "decide/ruling.h"

#include <stdlib.h>
#include <string.h>

#include "decide/ruled_index.h"
#include "decide/ruling_rows.h"
#include "evaluate/unknown.h"
#include "ground/dict.h"
#include "load/docket_rulings.h"

enum { REASONS_ROOM = 1 << 28 };

/* The name of a reason that has no code of its own. */
static const char *plain_code(uint8_t cause) {
    return cause == CAUSE_UNKNOWN  ? "unknown"
           : cause == CAUSE_FAILED ? "failed"
           : cause == CAUSE_VOID   ? "void"
                                   : "";
}

/* ---- one candidate ------------------------------------------------------------ */

/* Each reason hangs on two chains: of those that rest on the same too, and of all of its rule
 * and code. Entry 2 * i is the i-th reason's on the first, 2 * i + 1 on the second; NO_ROW ends
 * one. */
/* whom the first ruling names */
typedef struct ruled_on { block *in; uint32_t place, first; } ruled_on;

typedef struct settling {
    outcome_set *o;
    ruled_on *ruled; size_t ruled_count, ruled_room;
    ruling *first;            /* of the candidate */
    size_t count;
    reason *reasons;
    size_t reason_count;
    /* of his rulings: those that are read, those nobody can read as a whole */
    ruled_index said, open;
    ruled_index anybodys;     /* of nobody's rulings: the latter */
    ruled_index given;        /* names of reasons that count */
    uint32_t *heads, *next;   /* per name of these the first entry; per entry the next one */
    size_t head_room, next_room;
    bool no_memory;           /* sticky */
} settling;

static ruled_name name_of_ruling(const ruling *w) {
    return (ruled_name){ w->rule, w->reason, w->evidence };
}

/* What a ruling about this reason names; false: there can be none. */
static bool name_of_reason(const settling *s, const reason *r, char hex[65], ruled_name *out) {
    digest_hex(&r->cited, hex);
    *out = (ruled_name){ { "", 0 }, TEXT(RULING_NEAR), text_of(hex) };
    if (r->rule == NO_INDEX) return r->cause == CAUSE_NEAR;
    const rule_decl *d = &s->o->evidence->pack->rules[r->rule];
    out->rule = d->id;
    out->reason = r->code != NO_INDEX ? d->reasons[r->code].code
                                      : text_of(plain_code(r->cause));
    return out->reason.len > 0;
}

/* Does another ruling say otherwise of a reason that both name, or may one that nobody can
 * read? */
static bool is_contradicted(settling *s, const ruling *w, const reason *r) {
    char hex[65];
    ruled_name of;
    if (!name_of_reason(s, r, hex, &of)) return false;
    int differs = ruled_index_differs(&s->said, of, w->kind);
    of.evidence = (text){ "", 0 };
    if (differs == 0) differs = ruled_index_differs(&s->said, of, w->kind);
    if (differs == 0) differs = ruled_index_may_differ(&s->open, name_of_ruling(w), w->kind);
    if (differs == 0)
        differs = ruled_index_may_differ(&s->anybodys, name_of_ruling(w), w->kind);
    s->no_memory |= differs < 0;
    return differs != 0;
}

/* May this ruling settle this reason? RULING_COUNTS, or why not. */
static ruling_state fits(settling *s, const ruling *w, const reason *r) {
    uint8_t effect = r->ruled != RULED_NOT ? r->was : r->effect;
    if (effect == EFFECT_HOLD) return RULING_HELD;
    if (r->cause == CAUSE_FAILED || r->cause == CAUSE_VOID || r->cause == CAUSE_BROKEN)
        return RULING_BROKEN;
    if (is_contradicted(s, w, r)) return RULING_DIFFERS;
    if (w->kind == RULING_LIFT && (r->cause == CAUSE_UNKNOWN || r->cause == CAUSE_NEAR))
        return RULING_UNFIT;
    if (w->kind == RULING_CLEAR && effect == EFFECT_REJECT) return RULING_UNFIT;
    return RULING_COUNTS;
}

/* A rejection that sank only because it was not sure whose record it is. */
static bool sank_for_identity(const settling *s, const reason *r) {
    const pack *p = s->o->evidence->pack;
    if (r->rule == NO_INDEX) return false;
    bool adopted = p->rules[r->rule].severity != POLICY || p->policy_adopted_by.len > 0;
    return r->said == EFFECT_REJECT && adopted &&
           (r->cause == CAUSE_CLOSE || r->cause == CAUSE_THEIRS);
}

static void settle(const settling *s, ruling *w, reason *r) {
    static const uint8_t became[] = { [RULING_LIFT] = RULED_LIFTED,
                                      [RULING_UPHOLD] = RULED_UPHELD,
                                      [RULING_CLEAR] = RULED_CLEARED };
    w->reasons++;
    if (r->ruled != RULED_NOT) return; /* somebody ruled the same before */
    r->ruled = became[w->kind];
    r->was = r->effect;
    r->ruling = (uint32_t)(w - s->o->rulings);
    if (w->kind != RULING_UPHOLD) r->effect = EFFECT_PASS;
    else if (sank_for_identity(s, r)) r->effect = EFFECT_REJECT;
}

/* The first reason of the chain; false: no ruling names it. */
static bool first_of(settling *s, ruled_name of, uint32_t *entry) {
    uint32_t number;
    s->no_memory |= !ruled_index_find(&s->given, of, &number);
    if (s->no_memory || number == DICT_NONE) return false;
    *entry = s->heads[number];
    return true;
}

static void rule_on(settling *s, ruling *w) {
    static const text none = { "", 0 };
    ruled_name of = name_of_ruling(w);
    uint32_t at;
    w->state = RULING_NOT_GIVEN;
    if (!first_of(s, (ruled_name){ of.rule, of.reason, none }, &at)) return;
    w->state = RULING_CHANGED;
    if (!first_of(s, of, &at)) return;
    for (; at != NO_ROW; at = s->next[at]) {
        reason *r = &s->reasons[at / 2];
        ruling_state how = fits(s, w, r);
        if (how == RULING_COUNTS) settle(s, w, r);
        if (how == RULING_COUNTS || w->state != RULING_COUNTS) w->state = (uint8_t)how;
    }
}

/* ---- by name ------------------------------------------------------------ */

static bool hang(settling *s, ruled_name of, uint32_t entry) {
    uint32_t number;
    size_t before = s->given.count;
    if (!ruled_index_number(&s->given, of, &number) ||
        !grow((void **)&s->heads, &s->head_room, number, sizeof *s->heads, REASONS_ROOM))
        return false;
    s->next[entry] = number < before ? s->heads[number] : NO_ROW;
    s->heads[number] = entry;
    return true;
}

/* From the last one on: a chain begins with the first. */
static bool index_reasons(settling *s) {
    static const text none = { "", 0 };
    while (s->next_room < 2 * s->reason_count)
        if (!grow((void **)&s->next, &s->next_room, s->next_room, sizeof *s->next,
                  REASONS_ROOM))
            return false;
    for (size_t i = s->reason_count; i-- > 0;) {
        const reason *r = &s->reasons[i];
        char hex[65];
        ruled_name of;
        if ((!reason_counts(r) && r->ruled == RULED_NOT) || !name_of_reason(s, r, hex, &of))
            continue;
        if (!hang(s, of, (uint32_t)(2 * i))) return false;
        of.evidence = none;
        if (!hang(s, of, (uint32_t)(2 * i + 1))) return false;
    }
    return true;
}

static bool index_ruling(ruled_index *x, const ruling *w) {
    return ruled_index_add(x, name_of_ruling(w), w->kind,
                           w->state == RULING_UNREADABLE && w->kind_unread);
}

static bool index_all(settling *s) {
    bool good = true;
    ruled_index_reset(&s->said);
    ruled_index_reset(&s->open);
    ruled_index_reset(&s->given);
    for (size_t i = 0; i < s->count && good; i++) {
        const ruling *w = &s->first[i];
        good = index_ruling(w->state == RULING_UNREADABLE ? &s->open : &s->said, w);
    }
    return good && index_reasons(s);
}

/* Whom a row is about that cannot be read and names nobody on the list, nobody can tell. Where
 * a rule should stand and none does, the columns are others, and the row may be about
 * anything. */
static bool index_anybodys(settling *s) {
    bool good = true;
    for (size_t i = 0; i < s->o->ruling_count && good; i++) {
        ruling w = s->o->rulings[i];
        if (w.state != RULING_UNREADABLE || w.about != NO_ROW) continue;
        if (w.rule.len > 0 && pack_find_rule(s->o->evidence->pack, w.rule) == NO_INDEX) {
            w.rule = w.reason = w.evidence = (text){ "", 0 };
            w.kind_unread = true;
        }
        good = index_ruling(&s->anybodys, &w);
    }
    return good;
}

static void settling_clear(settling *s) {
    ruled_index_clear(&s->said);
    ruled_index_clear(&s->open);
    ruled_index_clear(&s->given);
    ruled_index_clear(&s->anybodys);
    free(s->heads);
    free(s->next);
    free(s->ruled);
}

/* ---- what it changes in the counts of a rule --------------------------------------------- */

static bool any_of_rule(const settling *s, uint16_t rule, uint8_t effect, bool before) {
    for (size_t i = 0; i < s->reason_count; i++) {
        const reason *r = &s->reasons[i];
        uint8_t now = before && r->ruled != RULED_NOT ? r->was : r->effect;
        if (r->rule == rule && now == effect) return true;
    }
    return false;
}

static void count_again(const settling *s, uint16_t rule) {
    if (rule == NO_INDEX) return;
    rule_count *c = &s->o->rules[rule];
    bool rejected = any_of_rule(s, rule, EFFECT_REJECT, true),
         referred = any_of_rule(s, rule, EFFECT_REFER, true);
    c->rejected += any_of_rule(s, rule, EFFECT_REJECT, false);
    c->referred += any_of_rule(s, rule, EFFECT_REFER, false);
    c->rejected -= rejected;
    c->referred -= referred;
}

static void settle_candidate(settling *s, result *of, bool counted) {
    uint16_t last = NO_INDEX;    /* rulings stand by rule */
    for (size_t i = 0; i < s->count; i++)
        if (s->first[i].state == RULING_NOBODY || s->first[i].state == RULING_NOT_GIVEN ||
            s->first[i].state == RULING_CHANGED) /* two rows may bear one key */
            rule_on(s, &s->first[i]);
    for (size_t i = 0; i < s->count; i++) {
        const ruling *w = &s->first[i];
        if (w->state != RULING_COUNTS) continue;
        if (counted && w->number != last) count_again(s, w->number);
        last = w->number;
        of->flags |= RESULT_RULED;
    }
}

/* ---- everybody ------------------------------------------------------------ */

/* The first ruling of each candidate, by key. */
static int index_rulings(const outcome_set *o, dict *by_key, fault *f) {
    for (size_t i = 0; i < o->ruling_count; i++) {
        const ruling *w = &o->rulings[i];
        bool same = i > 0 && text_equal(o->rulings[i - 1].candidate, w->candidate);
        if (w->candidate.len == 0 || same) continue;
        if (!dict_add(by_key, w->candidate, (uint32_t)i, NULL)) return fault_memory(f);
    }
    return 0;
}

/* Of one candidate: all rulings with his key, from the first on. */
static void note_about(outcome_set *o, uint32_t first, uint32_t candidate) {
    text key = o->rulings[first].candidate;
    for (size_t i = first; i < o->ruling_count && text_equal(o->rulings[i].candidate, key); i++)
        o->rulings[i].about = candidate;
}

static int find_in_block(settling *s, block *b, const dict *by_key, arena *scratch, fault *f) {
    const evidence *e = s->o->evidence;
    const table *list = &e->tables[e->pack->candidates];
    for (uint32_t k = 0; k < b->count; k++) {
        text key;
        if (!evidence_is_candidate(e, b->first + k)) continue;
        arena_reset(scratch);
        if (!table_text(list, b->first + k, list->decl->key, scratch, &key))
            return fault_memory(f);
        uint32_t first = dict_find(by_key, key);
        if (first == DICT_NONE) continue;
        if (!grow((void **)&s->ruled, &s->ruled_room, s->ruled_count, sizeof *s->ruled, NO_ROW))
            return fault_memory(f);
        s->ruled[s->ruled_count++] = (ruled_on){ b, k, first };
        note_about(s->o, first, b->first + k);
    }
    return 0;
}

static int settle_one(settling *s, ruled_on who, bool counted, fault *f) {
    const outcome_set *o = s->o;
    result *of = &who.in->results[who.place];
    s->first = &o->rulings[who.first];
    s->count = 0;
    s->reasons = who.in->reasons + of->first_reason;
    s->reason_count = of->reason_count;
    while (who.first + s->count < o->ruling_count &&
           text_equal(s->first[s->count].candidate, s->first->candidate))
        s->first[s->count++].about = who.in->first + who.place; /* two rows may bear one key */
    if (!index_all(s)) return fault_memory(f);
    settle_candidate(s, of, counted);
    return s->no_memory ? fault_memory(f) : 0;
}

static int settle_all(settling *s, const dict *by_key, bool counted, fault *f) {
    arena scratch = { 0 };
    int status = 0;
    for (size_t i = 0; i < s->o->block_count && status == 0; i++)
        status = find_in_block(s, &s->o->blocks[i], by_key, &scratch, f);
    if (status == 0 && !index_anybodys(s)) status = fault_memory(f);
    for (size_t i = 0; i < s->ruled_count && status == 0; i++)
        status = settle_one(s, s->ruled[i], counted, f);
    arena_clear(&scratch);
    return status;
}

static int apply(outcome_set *o, bool counted, fault *f) {
    dict by_key = { 0 };
    settling s = { .o = o };
    if (o->evidence->docket->rulings.decl == NULL) return 0;
    int status = ruling_rows_read(o, f);
    if (status == 0) status = index_rulings(o, &by_key, f);
    if (status == 0) status = settle_all(&s, &by_key, counted, f);
    settling_clear(&s);
    dict_clear(&by_key);
    return status;
}

int ruling_apply(outcome_set *o, fault *f) {
    return apply(o, true, f);
}

int ruling_try(outcome_set *o, fault *f) {
    return apply(o, false, f);
}

void ruling_undo(outcome_set *o) {
    if (o->evidence->docket->rulings.decl == NULL) return;
    for (size_t i = 0; i < o->block_count; i++) {
        block *b = &o->blocks[i];
        for (size_t k = 0; k < b->reason_count; k++) {
            reason *r = &b->reasons[k];
            if (r->ruled == RULED_NOT) continue;
            r->effect = r->was;
            r->ruled = RULED_NOT;
            r->was = 0;
            r->ruling = 0;
        }
        for (uint32_t k = 0; k < b->count; k++) b->results[k].flags &= (uint8_t)~RESULT_RULED;
    }
}

/* ---- nobody is accepted without a law ---------------------------------------------------- */

static bool statute_settled(const outcome_set *o, const reason *reasons, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (reasons[i].ruled != RULED_NOT && reasons[i].rule != NO_INDEX &&
            o->evidence->pack->rules[reasons[i].rule].severity == STATUTE)
            return true;
    return false;
}

static void say_no_law(const outcome_set *o, reason *out, uint32_t candidate) {
    const pack *p = o->evidence->pack;
    *out = reason_of(candidate, NO_INDEX, EFFECT_REFER, CAUSE_NO_LAW);
    out->waits = TEXT("rule author");
    for (size_t i = 0; i < p->language_count; i++)
        out->words[i] = text_is(p->languages[i], "zh") ? TEXT(UNKNOWN_NO_LAW_ZH)
                                                       : TEXT(UNKNOWN_NO_LAW_EN);
}

bool ruling_lacks_law(const outcome_set *o, const block *b, uint32_t k) {
    const result *r = &b->results[k];
    return (r->flags & RESULT_RULED) != 0 && !r->statute_passed &&
           !statute_settled(o, b->reasons + r->first_reason, r->reason_count);
}

int ruling_keep_law(outcome_set *o, block *b, uint32_t k, bool *added, fault *f) {
    result *r = &b->results[k];
    size_t end = (size_t)r->first_reason + r->reason_count;
    *added = false;
    if (r->decision != ACCEPT || !ruling_lacks_law(o, b, k)) return 0;
    if (!grow((void **)&b->reasons, &b->reason_room, b->reason_count, sizeof *b->reasons,
              REASONS_ROOM))
        return fault_memory(f);
    memmove(b->reasons + end + 1, b->reasons + end,
            (b->reason_count - end) * sizeof *b->reasons);
    say_no_law(o, &b->reasons[end], b->first + k);
    b->reason_count++;
    r->reason_count++;
    for (uint32_t i = k + 1; i < b->count; i++) b->results[i].first_reason++;
    *added = true;
    return 0;
}

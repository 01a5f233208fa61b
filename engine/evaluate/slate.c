/* slate: candidates who are judged together, while one rule judges them.
 *
 * What cannot be told of one member concerns him, and everybody who was looked at together
 * with him, directly or through others: their finding might be another one if it could be
 * told. Who was looked at together is a union of sets that pairs_of, related and ranked
 * join; the rule itself cannot carry anything from one set to another without the checks
 * noticing (slate_decl.carries), and then all are one set. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/slate.h"

uint32_t slate_row_of(const evidence *e, const slate_place *p, uint16_t source) {
    if (p->candidate != NO_ROW) return e->sources[source].one[p->candidate];
    return source == p->source ? p->row : NO_ROW;
}

common_cell slate_common(const evidence *e, const slate_decl *s, const slate_place *p,
                         size_t key) {
    const group_key *k = &s->keys[key];
    uint16_t list = e->pack->candidates;
    if (k->source != list)
        return (common_cell){ slate_row_of(e, p, k->source), k->source, k->column };
    if (p->candidate != NO_ROW) return (common_cell){ p->candidate, list, k->column };
    const key_list *own = &e->pack->sources[p->source].keys[0];
    for (size_t i = 0; i < own->count; i++)
        if (own->there[i] == k->column) return (common_cell){ p->row, p->source, own->here[i] };
    return (common_cell){ NO_ROW, list, k->column };
}

void slate_begin(slate *s) {
    for (uint32_t i = 0; i < s->count; i++) {
        s->state[i].with = i;
        s->state[i].given_no = s->state[i].spoken = false;
    }
    s->pooled = false;
    s->word_count = 0;
    s->order_count = 0;
    s->hand_count = 0;
    s->iterations = 0;
}

uint32_t slate_root(slate *s, uint32_t member) {
    while (s->state[member].with != member) {
        s->state[member].with = s->state[s->state[member].with].with;
        member = s->state[member].with;
    }
    return member;
}

/* The lowest number stands for the set: what stands for it does not depend on the order of
 * joining. */
void slate_join(slate *s, uint32_t a, uint32_t b) {
    uint32_t x = slate_root(s, a), y = slate_root(s, b);
    if (x < y) s->state[y].with = x;
    else s->state[x].with = y;
}

void slate_touch(slate *s, uint32_t member) {
    for (size_t i = 0; i < s->hand_count; i++)
        if (s->hand[i].member != member) slate_join(s, s->hand[i].member, member);
}

void slate_touch_missing(slate *s, const slate_order *o, uint32_t with) {
    for (uint32_t i = 0; o->lacks_some && i < s->count; i++)
        if (s->state[i].blamed) slate_join(s, i, with);
}

bool slate_hand(slate *s, uint32_t member, uint32_t by) {
    slate_touch(s, member);
    if (!grow((void **)&s->hand, &s->hand_room, s->hand_count, sizeof *s->hand, 1 << 20))
        return false;
    s->hand[s->hand_count++] = (at_hand){ member, by };
    return true;
}

void slate_let_go(slate *s, uint32_t by) {
    size_t kept = 0;
    for (size_t i = 0; i < s->hand_count; i++)
        if (s->hand[i].by != by) s->hand[kept++] = s->hand[i];
    s->hand_count = kept;
}

uint8_t slate_standing(const slate *s, uint32_t member) {
    uint8_t settled = s->as != NULL ? s->as[member] : 0;
    return settled != 0 ? settled : s->scene->standing[s->members[member]];
}

bool slate_is_out(const slate *s, uint32_t member) {
    return s->rule->slate->standing && slate_standing(s, member) == REJECT;
}

bool slate_is_apart(const slate *s, uint32_t a, uint32_t b, uint32_t row) {
    for (size_t i = 0; i < s->apart_count; i++) {
        const slate_pair *p = &s->apart[i];
        bool both = (p->a == a && p->b == b) || (p->a == b && p->b == a);
        if (both && (p->row == NO_ROW || row == NO_ROW || p->row == row)) return true;
    }
    return false;
}

bool slate_blame(slate *s, uint32_t member, const missing *why) {
    if (s->state[member].blamed) return false;
    s->state[member].blamed = true;
    s->state[member].why = *why;
    return true;
}

void slate_darken(slate *s, const missing *why) {
    if (s->all_dark) return;
    s->all_dark = true;
    s->all_why = *why;
}

void slate_darken_by_members(slate *s) {
    for (uint32_t i = 0; i < s->count; i++)
        if (s->state[i].blamed) slate_darken(s, &s->state[i].why);
}

static uint32_t member_of(const slate *s, uint32_t candidate) {
    return candidate == NO_ROW ? NO_MEMBER : s->scene->member_of[candidate];
}

uint32_t slate_whose(const slate *s, const view *v, const missing *m) {
    bool own = m->source == v->pack->candidates && m->row != NO_ROW;
    if (own && m->kind != MISSING_NOTHING) return member_of(s, m->row);
    return member_of(s, v->asked_of);
}

void slate_settle_silence(slate *s, uint32_t *roots) {
    for (uint32_t i = 0; i < s->count; i++) roots[i] = NO_MEMBER;
    for (uint32_t i = 0; i < s->count; i++) {
        uint32_t root = slate_root(s, i);
        if (s->state[i].given_no && roots[root] == NO_MEMBER) roots[root] = i;
    }
    for (uint32_t i = 0; i < s->count; i++) {
        uint32_t blank = roots[slate_root(s, i)];
        if (blank == NO_MEMBER || s->state[i].spoken) continue;
        missing why = s->state[s->state[i].given_no ? i : blank].why;
        slate_blame(s, i, &why);
    }
}

void slate_find_dark(slate *s, uint32_t *roots) {
    for (uint32_t i = 0; i < s->count; i++) roots[i] = NO_MEMBER;
    for (uint32_t i = 0; i < s->count; i++) {
        uint32_t root = slate_root(s, i);
        if (s->state[i].blamed && roots[root] == NO_MEMBER) roots[root] = i;
    }
}

uint32_t slate_dark_by(slate *s, const uint32_t *roots, uint32_t member) {
    return s->state[member].blamed ? member : roots[slate_root(s, member)];
}

/* hide: which rows about a candidate rules may see.
 *
 * A suppression (sealed, spent, expunged) hides a row before any rule is asked; one that
 * cannot be decided neither uses nor ignores the row, and whoever asks the source is told
 * so. Earlier replies, rows that wait for an answer and unreadable
 * rows are not shown either. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/hide.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rows that no rule sees, whatever is in them. */
enum { ASIDE = ATTACHED_HISTORY | ATTACHED_UNREADABLE | ATTACHED_NO_ANSWER };

/* Whoever the suppression fails for is referred by the rules that need the row; here it is said
 * why. */
static answer fail_to_hide(examiner *x, uint16_t number) {
    rule_trouble *t = &x->counts.suppress_troubles[number];
    judge_note_trouble(x, t, number);
    t->candidates += x->hide_failed[number] != x->candidate + 1;
    x->hide_failed[number] = x->candidate + 1;
    return MAYBE;
}

/* One function of the suppression about one row. What rests on a record that may be another's
 * is open. */
static answer ask_to_hide(examiner *x, book_list list, uint16_t number, uint32_t row) {
    view *v = &x->view;
    /* NULL when there is no memory for a cage */
    const int *refs = ask_refs_of(x, list);
    if (refs != NULL && refs[number] == LUA_NOREF) return YES;
    v->saw_close = v->too_many = false;
    v->step_first = v->step_count = 0;
    caged how = ask_function(x, list, number, x->pack->suppresses[number].source, row);
    if (how == CAGED_STOPPED) return MAYBE;
    if (how != CAGED_DONE) return fail_to_hide(x, number);
    bool yes = lua_toboolean(x->L, -1);
    lua_pop(x->L, 1);
    return v->saw_close ? MAYBE : yes ? YES : NO;
}

static answer asks_to_hide(examiner *x, uint16_t number, uint32_t row) {
    hearing none = { .source = NO_INDEX, .row = NO_ROW };
    const suppress_decl *s = &x->pack->suppresses[number];
    if (s->keeps_state != NULL) {
        snprintf(x->trouble, sizeof x->trouble, "%s", s->keeps_state);
        x->counts.suppress_troubles[number].is_void = true;
        return fail_to_hide(x, number);
    }
    x->view.hearing = &none;
    answer a = ask_to_hide(x, LIST_HIDE_APPLIES, number, row);
    if (a == YES) a = ask_to_hide(x, LIST_HIDE, number, row);
    x->view.hearing = NULL;
    return a;
}

static void mark_row(examiner *x, uint16_t source, uint32_t row, unsigned char how) {
    if (x->shared->row_marks[source] != NULL)
        __atomic_fetch_or(&x->shared->row_marks[source][row], how, __ATOMIC_RELAXED);
}

/* Is the row hidden by a suppression, may it be (unsure), or is it to be seen? */
static answer hide_row(examiner *x, uint16_t source, uint32_t row) {
    bool unsure = false;
    for (size_t k = 0; k < x->pack->suppress_count; k++) {
        if (x->pack->suppresses[k].source != source) continue;
        answer a = asks_to_hide(x, (uint16_t)k, row);
        if (a == YES) {
            x->counts.suppressed[k]++;
            return YES;
        }
        unsure |= a == MAYBE;
    }
    return unsure ? MAYBE : NO;
}

/* While a source is being settled its suppressions may ask all its rows: whether a conviction
 * is spent depends on the others, whatever becomes of them. */
static bool show_own(examiner *x, uint16_t source, const attached *all, size_t n) {
    attached *own = arena_take(&x->view.scratch, n * sizeof *own);
    size_t kept = 0;
    if (own == NULL) return false;
    for (size_t i = 0; i < n; i++)
        if ((all[i].flags & ASIDE) == 0) own[kept++] = all[i];
    view_show(&x->view, source, own, kept);
    x->view.sources[source].unsure = false;
    return true;
}

bool hide_shows_all(const examiner *x, uint16_t source, const attached *rows, size_t count) {
    bool plain = x->shared->row_marks[source] == NULL;
    for (size_t i = 0; i < count; i++) plain &= (rows[i].flags & ASIDE) == 0;
    return plain || count == 0;
}

static int show_source(examiner *x, uint16_t source) {
    view *v = &x->view;
    size_t n, kept = 0;
    bool unsure = false, has_suppress = x->shared->row_marks[source] != NULL;
    const attached *all = evidence_rows(v->evidence, source, x->candidate, &n);
    if (hide_shows_all(x, source, all, n)) {
        view_show(v, source, all, n);
        return 0;
    }
    attached *shown = arena_take(&v->scratch, n * sizeof *shown);
    if (shown == NULL || !show_own(x, source, all, n)) return FAULT_MEMORY;
    for (size_t i = 0; i < n; i++) {
        bool aside = (all[i].flags & ASIDE) != 0;
        answer hidden = has_suppress && !aside ? hide_row(x, source, all[i].row) : NO;
        mark_row(x, source, all[i].row,
                 hidden == YES     ? ROW_HIDDEN
                 : hidden == MAYBE ? ROW_SEEN | ROW_UNSURE
                                   : ROW_SEEN);
        unsure |= hidden == MAYBE;
        if (!aside && hidden == NO) shown[kept++] = all[i];
    }
    view_show(v, source, shown, kept);
    v->sources[source].unsure = unsure;
    return 0;
}

/* Sources without suppressions first, so that suppressions can ask them; rows that are not
 * settled yet are no answer to anybody. */
static int settle_sources(examiner *x) {
    const pack *p = x->pack;
    for (int round = 0; round < 2; round++)
        for (size_t s = 0; s < p->source_count; s++) {
            bool later = x->shared->row_marks[s] != NULL;
            if (p->sources[s].kind != SOURCE_EVIDENCE || later != (round == 1)) {
                if (round == 0 && later) {
                    view_show(&x->view, (uint16_t)s, NULL, 0);
                    x->view.sources[s].unsure = true;
                }
                continue;
            }
            if (show_source(x, (uint16_t)s) != 0) return FAULT_MEMORY;
        }
    return 0;
}

/* Is there a row about the candidate that a suppression might hide? */
static bool has_to_settle(const examiner *x) {
    size_t n = 0;
    for (size_t k = 0; k < x->pack->suppress_count && n == 0; k++)
        evidence_rows(x->view.evidence, x->pack->suppresses[k].source, x->candidate, &n);
    return n > 0;
}

int hide_show_sources(examiner *x) {
    const pack *p = x->pack;
    if (has_to_settle(x)) return settle_sources(x);
    for (size_t s = 0; s < p->source_count; s++)
        if (p->sources[s].kind == SOURCE_EVIDENCE && show_source(x, (uint16_t)s) != 0)
            return FAULT_MEMORY;
    return 0;
}

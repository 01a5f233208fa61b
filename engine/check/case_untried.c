/* case_untried: reasons of a pack that none of its cases brings about.
 *
 * A comparison the wrong way round, two conditions that exclude each other: the pack is sound
 * as far as anybody can tell from its text, and the reason is never said. Such a rule passes
 * everybody, and the cases pass with it. A case for every reason is what finds it, so those
 * without one are named. That is no failure unless somebody asks for it: a pack grows case
 * by case. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "check/case_untried.h"

int case_untried_begin(case_untried *u, const pack *p, fault *f) {
    *u = (case_untried){ .p = p };
    u->met = arena_take_zero(&u->memory, p->rule_count + 1, sizeof *u->met);
    if (u->met == NULL) return fault_memory(f);
    for (size_t i = 0; i < p->rule_count; i++) {
        u->met[i] = arena_take_zero(&u->memory, p->rules[i].reason_count + 1, sizeof **u->met);
        if (u->met[i] == NULL) return fault_memory(f);
    }
    return 0;
}

static void mark(case_untried *u, uint16_t rule, uint16_t code) {
    if (rule == NO_INDEX || code == NO_INDEX) return;
    if (code < u->p->rules[rule].reason_count) u->met[rule][code] = true;
}

void case_untried_note(case_untried *u, const outcome_set *got) {
    for (uint32_t c = 0; c < got->evidence->candidates; c++) {
        size_t count;
        const reason *r = outcome_reasons(got, c, &count);
        for (size_t i = 0; i < count; i++) mark(u, r[i].rule, r[i].code);
    }
    for (size_t i = 0; i < got->alert_count; i++)
        mark(u, got->alerts[i].rule, got->alerts[i].code);
}

/* "  RULE: code, code", in lines that fit a terminal. */
static void tell_rule(const case_untried *u, size_t rule, size_t *told, sink *to) {
    enum { WIDTH = 78 };    /* a comma more may stand behind it */
    const rule_decl *r = &u->p->rules[rule];
    size_t width = 0;
    for (size_t k = 0; k < r->reason_count; k++) {
        text code = r->reasons[k].code;
        if (u->met[rule][k]) continue;
        if ((*told)++ == 0)
            sink_words(to, "No case brings about these reasons; a rule that never says one "
                           "passes everybody:\n");
        bool first = width == 0, fits = width + 2 + code.len <= WIDTH;
        if (first) sink_words(to, "  ");
        if (first) sink_terminal(to, r->id);
        sink_words(to, first ? ": " : fits ? ", " : ",\n    ");
        sink_terminal(to, code);
        width = (first ? 4 + r->id.len : fits ? width + 2 : 4) + code.len;
    }
    if (width > 0) sink_words(to, "\n");
}

size_t case_untried_tell(const case_untried *u, sink *to) {
    size_t told = 0;
    for (size_t i = 0; i < u->p->rule_count; i++) tell_rule(u, i, &told, to);
    return told;
}

void case_untried_clear(case_untried *u) {
    arena_clear(&u->memory);
    *u = (case_untried){ 0 };
}

/* store_slates: what rules over groups are and found, into the store.
 *
 * Which columns a rule groups by; what was said of a whole slate; whom a reason names beside
 * the candidate it is about, and what was decided of them when the rule ran; who has to be
 * judged again because something else was decided in the end. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/store_slates.h"

static text code_of(const pack *p, uint16_t rule, uint16_t code) {
    return code == NO_INDEX ? (text){ "", 0 } : p->rules[rule].reasons[code].code;
}

static int write_groups(writer *w) {
    put p = put_begin(w, "INSERT INTO rule_group VALUES(?,?,?,?,?)");
    for (size_t i = 0; i < w->pack->rule_count; i++) {
        const slate_decl *s = w->pack->rules[i].slate;
        if (s == NULL) continue;
        if (s->key_count == 0)
            put_row(&p, "iixxi", (int64_t)i, (int64_t)0, (int)NO_INDEX, (int)NO_INDEX,
                    (int64_t)s->standing);
        for (size_t k = 0; k < s->key_count; k++)
            put_row(&p, "iixxi", (int64_t)i, (int64_t)k, (int)s->keys[k].source,
                    (int)s->keys[k].column, (int64_t)s->standing);
    }
    return put_end(&p);
}

static int write_alerts(writer *w) {
    put p = put_begin(w, "INSERT INTO alert VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (size_t i = 0; i < w->o->alert_count; i++) {
        const alert *a = &w->o->alerts[i];
        char cites[1024];
        alert_citation(w->o, a, cites, sizeof cites);
        put_row(&p, "iitiotiiooooo", (int64_t)i, (int64_t)a->rule, alert_code(w->pack, a),
                (int64_t)a->cause, a->group, text_of(cites), (int64_t)a->members,
                a->first == NO_ROW ? (int64_t)-1 : (int64_t)a->first, a->waits, a->words[0],
                a->words[1], a->words[2], a->words[3]);
    }
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO alert_other VALUES(?,?,?,?)");
    for (size_t i = 0; i < w->o->alert_count; i++)
        for (size_t k = 0; k < w->o->alerts[i].other_count; k++)
            put_row(&p, "iiit", (int64_t)i, (int64_t)k, (int64_t)w->o->alerts[i].others[k],
                    candidate_key(w->e, w->o->alerts[i].others[k]));
    return put_end(&p);
}

static int write_others(writer *w) {
    put p = put_begin(w, "INSERT INTO other VALUES(?,?,?,?,?,?)");
    for (uint32_t c = 0; c < w->e->candidates; c++) {
        size_t n;
        if (!evidence_is_candidate(w->e, c)) continue;
        const reason *reasons = outcome_reasons(w->o, c, &n);
        for (size_t i = 0; i < n; i++)
            for (size_t k = 0; k < reasons[i].other_count; k++)
                put_row(&p, "iiiiti", (int64_t)c, (int64_t)i, (int64_t)k,
                        (int64_t)reasons[i].others[k],
                        candidate_key(w->e, reasons[i].others[k]),
                        (int64_t)reasons[i].stood[k]);
    }
    return put_end(&p);
}

static int write_again(writer *w) {
    put p = put_begin(w, "INSERT INTO again VALUES(?,?,?,?,?,?,?,?,?)");
    for (size_t i = 0; i < w->o->again_count; i++) {
        const again *a = &w->o->again[i];
        put_row(&p, "iitititii", (int64_t)i, (int64_t)a->candidate,
                candidate_key(w->e, a->candidate), (int64_t)a->rule,
                code_of(w->pack, a->rule, a->code), (int64_t)a->other,
                candidate_key(w->e, a->other), (int64_t)a->was, (int64_t)a->now);
    }
    return put_end(&p);
}

int store_slates_write(writer *w) {
    if (w->pack->slate_count == 0) return 0;
    int code = write_groups(w);
    if (code == 0) code = write_alerts(w);
    if (code == 0) code = write_others(w);
    return code == 0 ? write_again(w) : code;
}

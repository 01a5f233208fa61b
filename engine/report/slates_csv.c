/* slates_csv: alerts.csv and again.csv, what rules over groups found.
 *
 * Written like reasons.csv (report/csv_out): a byte-order mark, LF, guarded against formulas.
 * An alert is about a unit and not about a person: it stands here and nowhere in a decision. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/slates_csv.h"

#include <stdio.h>

#include "report/csv_out.h"

static void field(sink *to, text t) {
    sink_bytes(to, ",", 1);
    sink_csv(to, t, true);
}

int slates_csv_alerts(sink *to, const outcome_set *o, tongue in, fault *f) {
    const pack *p = o->evidence->pack;
    char cites[1024], members[24];
    sink_words(to,
               "\xef\xbb\xbfgroup,rule,stage,severity,cause,code,words,citation,members,others,"
               "waits\n");
    for (size_t i = 0; i < o->alert_count; i++) {
        const alert *a = &o->alerts[i];
        const rule_decl *r = &p->rules[a->rule];
        snprintf(members, sizeof members, "%u", (unsigned)a->members);
        alert_citation(o, a, cites, sizeof cites);
        sink_csv(to, a->group, true);
        field(to, r->id);
        field(to, p->stages[r->stage].id);
        field(to, text_of(severity_name((int)r->severity)));
        field(to, text_of(cause_name(a->cause)));
        field(to, alert_code(p, a));
        field(to, a->words[in.pack]);
        field(to, text_of(cites));
        field(to, text_of(members));
        csv_others(to, o, a->others, a->other_count);
        field(to, a->waits);
        sink_bytes(to, "\n", 1);
    }
    return sink_flush(to, f);
}

int slates_csv_again(sink *to, const outcome_set *o, fault *f) {
    const pack *p = o->evidence->pack;
    sink_words(to, "\xef\xbb\xbfkey,rule,code,other,was,now\n");
    for (size_t i = 0; i < o->again_count; i++) {
        const again *a = &o->again[i];
        sink_csv(to, candidate_key(o->evidence, a->candidate), true);
        field(to, p->rules[a->rule].id);
        field(to,
              a->code == NO_INDEX ? (text){ "", 0 } : p->rules[a->rule].reasons[a->code].code);
        field(to, candidate_key(o->evidence, a->other));
        field(to, text_of(decision_name(a->was)));
        field(to, text_of(decision_name(a->now)));
        sink_bytes(to, "\n", 1);
    }
    return sink_flush(to, f);
}

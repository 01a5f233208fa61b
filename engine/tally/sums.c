/* sums: counts that must agree before anything is written.
 *
 * Nothing is counted again: counts made in different rooms (rows by load, attached rows by
 * join, hidden rows by evaluate, decisions by tally) are held against each other. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "tally/sums.h"

#include <inttypes.h>

static int differ(fault *f, text what, const char *left, uint64_t a, const char *right,
                  uint64_t b) {
    return fault_plain(f, FAULT_OUTPUT,
                       "internal: the sums of %.*s do not agree: %s %" PRIu64 ", %s %" PRIu64
                       "; nothing was written; please report this",
                       TEXT_ARGS(what), left, a, right, b);
}

static int check_rows(const outcome_set *o, uint16_t source, fault *f) {
    const joined *j = &o->evidence->sources[source];
    const table *rows = &o->evidence->tables[source];
    text name = o->evidence->pack->sources[source].name;
    uint64_t hidden = o->suppressed_rows != NULL ? o->suppressed_rows[source] : 0;
    uint64_t seen_rows = o->visible_rows != NULL ? o->visible_rows[source] : j->attached_rows;
    uint64_t sum = seen_rows + hidden + j->nobody + j->merged + j->unreadable;
    if (seen_rows + hidden != j->attached_rows)
        return differ(f, name, "attached", j->attached_rows, "visible or suppressed",
                      seen_rows + hidden);
    if (sum != j->rows) return differ(f, name, "rows", j->rows, "accounted for", sum);
    if (rows->read_rows != j->rows + rows->left_out)
        return differ(f, name, "rows read", rows->read_rows, "joined or left out",
                      j->rows + rows->left_out);
    return 0;
}

static int check_list(const tally *t, const outcome_set *o, fault *f) {
    const evidence *e = o->evidence;
    const table *list = &e->tables[e->pack->candidates];
    text name = e->pack->sources[e->pack->candidates].name;
    uint64_t decided = t->by[ACCEPT] + t->by[REFER] + t->by[REJECT];
    uint64_t rows =
        t->candidates + e->candidate_merged + e->candidate_unreadable + list->left_out;
    if (decided != t->candidates)
        return differ(f, name, "candidates", t->candidates, "decided", decided);
    if (rows != list->read_rows)
        return differ(f, name, "rows read", list->read_rows, "accounted for", rows);
    if (t->held > t->by[REFER])
        return differ(f, name, "held", t->held, "referred", t->by[REFER]);
    uint64_t grounds =
        t->rejected_by[STATUTE] + t->rejected_by[REGULATION] + t->rejected_by[POLICY];
    if (grounds != t->by[REJECT])
        return differ(f, name, "rejected", t->by[REJECT], "with a ground", grounds);
    return 0;
}

static int check_stages(const tally *t, const outcome_set *o, fault *f) {
    const pack *p = o->evidence->pack;
    uint64_t enters = t->candidates, rejected = 0;
    for (size_t s = 0; s < tally_stages(p); s++) {
        const stage_count *at = &t->stages[s];
        text name = s < p->stage_count ? p->stages[s].id : TEXT("the stage");
        uint64_t out = at->passed + at->rejected + at->referred + at->held;
        if (at->entered != enters)
            return differ(f, name, "entered", at->entered, "were left", enters);
        if (out != enters) return differ(f, name, "entered", enters, "judged", out);
        enters -= at->rejected;
        rejected += at->rejected;
    }
    if (rejected != t->by[REJECT])
        return differ(f, TEXT("the stages"), "rejected", t->by[REJECT], "by a stage", rejected);
    return 0;
}

static int check_units(const tally *t, const outcome_set *o, const unit_count *u, fault *f) {
    text name = o->evidence->pack->sources[u->source].name;
    uint64_t sum[DECISIONS] = { 0 };
    for (size_t row = 0; row <= u->rows; row++) {
        const uint64_t *by = u->by[row];
        uint64_t decided = by[ACCEPT] + by[REFER] + by[REJECT];
        if (by[0] != decided) return differ(f, name, "candidates", by[0], "decided", decided);
        for (int i = 0; i < DECISIONS; i++) sum[i] += by[i];
    }
    if (sum[0] != t->candidates)
        return differ(f, name, "candidates", t->candidates, "in units", sum[0]);
    for (int i = ACCEPT; i < DECISIONS; i++)
        if (sum[i] != t->by[i])
            return differ(f, name, decision_name(i), t->by[i], "in units", sum[i]);
    return 0;
}

/* The rows of a source that a tally could count, as join has counted them. Of evidence what a
 * law hides from some and not from others may be counted or not. */
static void rows_to_count(const outcome_set *o, uint16_t source, uint64_t *least,
                          uint64_t *most) {
    const joined *j = &o->evidence->sources[source];
    bool evidence = o->evidence->pack->sources[source].kind == SOURCE_EVIDENCE;
    bool hides = false;
    for (size_t i = 0; i < o->evidence->pack->suppress_count; i++)
        hides |= o->evidence->pack->suppresses[i].source == source;
    *most = evidence ? j->attached_rows : j->attached_rows + j->nobody;
    *least = evidence && hides ? 0 : *most;
}

static int check_list_counted(const outcome_set *o, text name, uint16_t source,
                              const value_count *v, fault *f) {
    uint64_t sum = v->known[0] + v->unknown[0] + v->not_counted[0], least, most;
    rows_to_count(o, source, &least, &most);
    if (sum >= least && sum <= most) return 0;
    return differ(f, name, "rows", most, "counted", sum);
}

/* Groups and numbers say what is known; known, unknown and not counted are everybody. */
static int check_groups(text name, const value_count *v, int by, fault *f) {
    uint64_t sum = 0;
    if (!v->words && v->spread[by].count != v->known[by])
        return differ(f, name, "known", v->known[by], "in the mean", v->spread[by].count);
    for (size_t g = 0; g < v->group_count; g++) sum += v->groups[g].candidates[by];
    if (sum != v->known[by] && (v->words || v->group_count > 0))
        return differ(f, name, "known", v->known[by], "in groups", sum);
    return 0;
}

static int check_values(const tally *t, const outcome_set *o, size_t i, fault *f) {
    const pack *p = o->evidence->pack;
    const tally_decl *d = &p->tallies[i];
    const value_count *v = &t->values[i];
    bool decided = d->over == p->candidates;
    int code = decided ? 0 : check_list_counted(o, d->name, d->over, v, f);
    if (code == 0 && t->previous[i].given)
        code = check_list_counted(o, d->name, d->previous, &t->previous[i], f);
    if (code == 0 && t->previous[i].given) code = check_groups(d->name, &t->previous[i], 0, f);
    for (int by = 0; by < DECISIONS && code == 0; by++) {
        uint64_t all = by == 0 ? t->candidates : t->by[by];
        uint64_t sum = v->known[by] + v->unknown[by] + v->not_counted[by];
        if (decided && sum != all) code = differ(f, d->name, "candidates", all, "counted", sum);
        if (code == 0) code = check_groups(d->name, v, by, f);
    }
    return code;
}

static int check_answers(const tally *t, const outcome_set *o, size_t i, fault *f) {
    const answer_count *c = &t->answers[i];
    const source_decl *d = &o->evidence->pack->sources[c->source];
    uint64_t one, other;
    const char *what = answers_differ(c, o, &one, &other);
    if (what == NULL) return 0;
    return differ(f, d->columns[d->expects_column].values[c->code], what, one, "counted",
                  other);
}

int sums_check(const tally *t, const outcome_set *o, fault *f) {
    const pack *p = o->evidence->pack;
    int code = check_list(t, o, f);
    for (size_t s = 0; code == 0 && s < p->source_count; s++)
        if (s != p->candidates) code = check_rows(o, (uint16_t)s, f);
    if (code == 0) code = check_stages(t, o, f);
    if (code == 0 && t->ruled.rulings != o->ruling_count)
        code = differ(f, TEXT("rulings"), "rows", o->ruling_count, "accounted for",
                      t->ruled.rulings);
    for (size_t i = 0; code == 0 && i < t->unit_count; i++)
        code = check_units(t, o, &t->units[i], f);
    for (size_t i = 0; code == 0 && i < p->tally_count; i++) code = check_values(t, o, i, f);
    for (size_t i = 0; code == 0 && i < t->answer_count; i++) code = check_answers(t, o, i, f);
    return code;
}

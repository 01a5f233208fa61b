/* values_json: declared tallies for programs.
 *
 * Of each tally: who is known, unknown and not counted; of numbers the mean and median of all
 * and by decision; bands or words; shares. A percentage is of those known among the decision
 * the pack compares (all, unless it says otherwise), rounded half up to a tenth. Where there is
 * a list before, its counts and how this one differs from it follow. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/values_json.h"

#include <inttypes.h>
#include <stdlib.h>

#include "report/impact_table.h"

/* What one object is written from. */
typedef struct values {
    sink *to;
    const tally_decl *d;
    const value_count *v;
    int by;                 /* the decision percentages are of */
    bool decided;           /* counts are of candidates */
    const list_change *than; /* the list before, or NULL */
} values;

static void count(sink *to, const char *name, uint64_t n) {
    sink_print(to, ", \"%s\": %" PRIu64, name, n);
}

static void put_name(sink *to, const char *key, text value) {
    sink_print(to, "{\"%s\": ", key);
    sink_json(to, value);
}

static void put_tenths(sink *to, const char *name, int64_t n) {
    char shown[32];
    tenths_print(n, shown);
    sink_print(to, ", \"%s\": %s", name, shown);
}

static void put_counts(const values *w, const uint64_t n[DECISIONS]) {
    if (!w->decided) {
        count(w->to, "rows", n[0]);
    } else {
        count(w->to, "candidates", n[0]);
        count(w->to, "accept", n[ACCEPT]);
        count(w->to, "reject", n[REJECT]);
        count(w->to, "refer", n[REFER]);
    }
    if (w->v->known[w->by] > 0)
        put_tenths(w->to, "percent", share_tenths(n[w->by], w->v->known[w->by]));
}

static void put_change(const values *w, const value_change *c) {
    if (c != NULL && c->known) put_tenths(w->to, "change", c->tenths);
}

static void put_one_spread(sink *to, const spread *s) {
    char mean[32], median[32], sum[48];
    sum_print(s->sum, sum);
    thousandths_print(s->mean, mean);
    thousandths_print(s->median, median);
    sink_print(to, "{\"known\": %" PRIu64, s->count);
    if (s->count > 0)
        sink_print(to,
                   ", \"sum\": %s, \"mean\": %s, \"median\": %s, \"least\": %" PRId64
                   ", \"most\": %" PRId64,
                   sum, mean, median, s->least, s->most);
    sink_words(to, "}");
}

static void put_spread(const values *w) {
    static const char *const keys[DECISIONS] = { "all", "accept", "refer", "reject" };
    if (w->v->words) return;
    sink_words(w->to, ",\n     \"spread\": {");
    for (int by = 0; by < (w->decided ? DECISIONS : 1); by++) {
        sink_print(w->to, "%s\"%s\": ", by > 0 ? ", " : "", keys[by]);
        put_one_spread(w->to, &w->v->spread[by]);
    }
    sink_words(w->to, "}");
}

static void put_groups(const values *w) {
    bool words = w->v->words;
    sink_print(w->to, ",\n     \"%s\": [", words ? "words" : "bands");
    for (size_t i = 0; i < w->v->group_count; i++) {
        char band[48] = "";
        if (!words) band_print(w->d, i, band);
        sink_words(w->to, i > 0 ? ",\n      " : "\n      ");
        put_name(w->to, words ? "word" : "band", words ? w->v->groups[i].word : text_of(band));
        put_counts(w, w->v->groups[i].candidates);
        put_change(w, w->than != NULL ? &w->than->groups[i] : NULL);
        sink_words(w->to, "}");
    }
    sink_words(w->to, "]");
}

static void put_shares(const values *w) {
    if (w->d->share_count == 0) return;
    sink_words(w->to, ",\n     \"shares\": [");
    for (size_t i = 0; i < w->d->share_count; i++) {
        sink_words(w->to, i > 0 ? ",\n      " : "\n      ");
        put_name(w->to, "share", w->d->shares[i].name);
        put_counts(w, w->v->shares[i]);
        put_change(w, w->than != NULL ? &w->than->shares[i] : NULL);
        sink_words(w->to, "}");
    }
    sink_words(w->to, "]");
}

static void put_body(const values *w) {
    count(w->to, "known", w->v->known[0]);
    count(w->to, "unknown", w->v->unknown[0]);
    count(w->to, "not_counted", w->v->not_counted[0]);
    if (w->than != NULL && w->than->mean.known) {
        put_tenths(w->to, "mean_change", w->than->mean.tenths);
        put_tenths(w->to, "median_change", w->than->median.tenths);
    }
    put_spread(w);
    put_groups(w);
    put_shares(w);
}

static int put_impact(const values *w, const rule_decl *rules, const impact *of, fault *f) {
    const size_t n = w->v->group_count;
    text *names = calloc(n + 1, sizeof *names);
    char (*bands)[48] = calloc(n + 1, sizeof *bands);
    bool good = names != NULL && bands != NULL;
    for (size_t g = 0; g < n && good; g++) {
        if (!w->v->words) band_print(w->d, g, bands[g]);
        names[g] = w->v->words ? w->v->groups[g].word : text_of(bands[g]);
    }
    if (good) {
        sink_words(w->to, ",\n     \"impact\": ");
        impact_table_json(w->to, &(impact_terms){ .of = of, .names = names, .rules = rules });
    }
    free(names);
    free(bands);
    return good ? 0 : fault_memory(f);
}

static int put_tally(sink *to, const outcome_set *o, const tally *t, size_t i, fault *f) {
    static const char *const among[DECISIONS] = { "all", "accept", "refer", "reject" };
    const pack *p = o->evidence->pack;
    const tally_decl *d = &p->tallies[i];
    values own = { to, d, &t->values[i], d->among, d->over == p->candidates,
                   t->previous[i].given ? &t->changes[i] : NULL };
    put_name(to, "tally", d->name);
    if (!own.decided) {
        sink_words(to, ", \"over\": ");
        sink_json(to, p->sources[d->over].name);
    }
    if (d->among != DECISION_NONE) sink_print(to, ", \"among\": \"%s\"", among[d->among]);
    put_body(&own);
    if (own.than != NULL) {
        values before = { .to = to, .d = d, .v = &t->previous[i] };
        sink_words(to, ",\n     \"previous\": ");
        put_name(to, "source", p->sources[d->previous].name);
        put_body(&before);
        sink_words(to, "}");
    }
    int code = d->impact ? put_impact(&own, p->rules, &t->impacts[i], f) : 0;
    sink_words(to, "}");
    return code;
}

int values_json(sink *to, const outcome_set *o, const tally *t, fault *f) {
    int code = 0;
    for (size_t i = 0; i < o->evidence->pack->tally_count && code == 0; i++) {
        sink_words(to, i > 0 ? ",\n    " : "\n    ");
        code = put_tally(to, o, t, i, f);
    }
    return code;
}

/* store_tallies: declared tallies, and what they are compared with, into the store.
 *
 * Whoever reads a record shows the counts of the run without making them again; what the rows
 * mean stands at the head of schema. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/store_tallies.h"

/* Whose counts a row holds. */
enum { LIST_OWN, LIST_PREVIOUS };

/* One tally over one list. */
typedef struct counts {
    const tally_decl *d;
    const value_count *v;
    int64_t tally, list;
    int decisions; /* how many rows of tally_spread: candidates alone are decided */
} counts;

/* What the store holds of tally `i`: its own rows, then the list before. false: no such
 * list. */
static bool counts_of(const writer *w, size_t i, int list, counts *out) {
    const tally_decl *d = &w->pack->tallies[i];
    bool own = list == LIST_OWN;
    *out = (counts){ d, own ? &w->t->values[i] : &w->t->previous[i], (int64_t)i, list,
                     own && d->over == w->pack->candidates ? DECISIONS : 1 };
    return out->v->given;
}

static int write_declared(writer *w) {
    put p = put_begin(w, "INSERT INTO tally VALUES(?,?,?,?,?,?,?)");
    for (size_t i = 0; i < w->pack->tally_count; i++) {
        const tally_decl *d = &w->pack->tallies[i];
        put_row(&p, "itiiixi", (int64_t)i, d->name, (int64_t)d->numbers, (int64_t)d->over,
                (int64_t)d->among, (int)d->previous, (int64_t)d->impact);
    }
    return put_end(&p);
}

static void put_groups(put *p, const counts *c) {
    const tally_decl *d = c->d;
    for (size_t g = 0; g < c->v->group_count; g++) {
        char band[48] = "";
        const uint64_t *n = c->v->groups[g].candidates;
        bool words = c->v->words;
        if (!words) band_print(d, g, band);
        put_row(p, "iiitnniiii", c->tally, c->list, (int64_t)g,
                words ? c->v->groups[g].word : text_of(band),
                words || g == 0 ? NULL : &d->edges[g - 1],
                words || g == d->edge_count ? NULL : &d->edges[g], (int64_t)n[0],
                (int64_t)n[ACCEPT], (int64_t)n[REFER], (int64_t)n[REJECT]);
    }
}

static void put_spread(put *p, const counts *c, int by) {
    const spread *s = &c->v->spread[by];
    const int64_t *numbers[] = { &s->mean, &s->mean_tenths, &s->median, &s->least, &s->most };
    bool any = !c->v->words && s->count > 0;
    char sum[48] = "";
    if (any) sum_print(s->sum, sum);
    for (size_t k = 0; k < 5 && !any; k++) numbers[k] = NULL;
    put_row(p, "iiiiiionnnnn", c->tally, c->list, (int64_t)by, (int64_t)c->v->known[by],
            (int64_t)c->v->unknown[by], (int64_t)c->v->not_counted[by], text_of(sum),
            numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
}

static void put_spreads(put *p, const counts *c) {
    for (int by = 0; by < c->decisions; by++) put_spread(p, c, by);
}

static void put_shares(put *p, const counts *c) {
    for (size_t s = 0; s < c->d->share_count; s++)
        for (int by = 0; by < c->decisions; by++)
            put_row(p, "iiiiiii", c->tally, c->list, (int64_t)s, (int64_t)by,
                    (int64_t)c->v->shares[s][by], (int64_t)c->v->known[by],
                    share_tenths(c->v->shares[s][by], c->v->known[by]));
}

static void put_change(put *p, size_t tally, const char *what, size_t no, const value_change *c,
                       bool of_mean) {
    if (!c->known) return;
    put_row(p, "iitini", (int64_t)tally, (int64_t)LIST_PREVIOUS, text_of(what), (int64_t)no,
            of_mean ? &c->thousandths : NULL, c->tenths);
}

static void put_changes(put *p, const writer *w, size_t i) {
    const list_change *c = &w->t->changes[i];
    if (!w->t->previous[i].given) return;
    put_change(p, i, "mean", 0, &c->mean, true);
    put_change(p, i, "median", 0, &c->median, true);
    for (size_t g = 0; g < w->t->values[i].group_count; g++)
        put_change(p, i, "group", g, &c->groups[g], false);
    for (size_t s = 0; s < w->pack->tallies[i].share_count; s++)
        put_change(p, i, "share", s, &c->shares[s], false);
}

/* The rows of every tally and list into one table. */
static int write_lists(writer *w, const char *sql, void (*rows)(put *, const counts *)) {
    put p = put_begin(w, sql);
    for (size_t i = 0; i < w->pack->tally_count; i++)
        for (int list = LIST_OWN; list <= LIST_PREVIOUS; list++) {
            counts c;
            if (counts_of(w, i, list, &c)) rows(&p, &c);
        }
    return put_end(&p);
}

static int write_shares(writer *w) {
    put p = put_begin(w, "INSERT INTO share VALUES(?,?,?)");
    for (size_t i = 0; i < w->pack->tally_count; i++)
        for (size_t s = 0; s < w->pack->tallies[i].share_count; s++)
            put_row(&p, "iit", (int64_t)i, (int64_t)s, w->pack->tallies[i].shares[s].name);
    int code = put_end(&p);
    return code != 0 ? code
                     : write_lists(w, "INSERT INTO tally_share VALUES(?,?,?,?,?,?,?)",
                                   put_shares);
}

static void put_impact(put *p, size_t tally, size_t no, const impact_table *t, size_t group) {
    const impact_group *g = &t->groups[group];
    put_row(p, "iixiiiiinii", (int64_t)tally, (int64_t)no, (int)t->rule, (int64_t)group,
            (int64_t)g->decided, (int64_t)g->through, (int64_t)g->referred, g->rate,
            g->has_ratio ? &g->ratio : NULL, (int64_t)g->below, (int64_t)g->few);
}

static int write_impacts(writer *w) {
    put p = put_begin(w, "INSERT INTO impact VALUES(?,?,?,?,?,?,?,?,?,?,?)");
    for (size_t i = 0; i < w->pack->tally_count; i++)
        for (size_t k = 0; k < w->t->impacts[i].table_count; k++)
            for (size_t g = 0; g < w->t->impacts[i].group_count; g++)
                put_impact(&p, i, k, &w->t->impacts[i].tables[k], g);
    return put_end(&p);
}

int store_tallies_write(writer *w) {
    int code = write_declared(w);
    if (code == 0)
        code = write_lists(w, "INSERT INTO tally_group VALUES(?,?,?,?,?,?,?,?,?,?)",
                           put_groups);
    if (code == 0)
        code = write_lists(w, "INSERT INTO tally_spread VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
                           put_spreads);
    if (code == 0) code = write_shares(w);
    if (code == 0) code = write_impacts(w);
    if (code != 0) return code;
    put p = put_begin(w, "INSERT INTO tally_change VALUES(?,?,?,?,?,?)");
    for (size_t i = 0; i < w->pack->tally_count; i++) put_changes(&p, w, i);
    return put_end(&p);
}

/* store_tallies: declared tallies: their groups, means and medians, into the store.
 *
 * Whoever reads a record shows the counts of the run without making them again; what the rows
 * mean stands at the head of schema. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/store_tallies.h"

enum { LIST_OWN };

static int write_declared(writer *w) {
    put p = put_begin(w, "INSERT INTO tally VALUES(?,?,?,?,?,?,?)");
    for (size_t i = 0; i < w->pack->tally_count; i++)
        put_row(&p, "itiiixi", (int64_t)i, w->pack->tallies[i].name,
                (int64_t)!w->t->values[i].words, (int64_t)w->pack->candidates, (int64_t)0,
                (int)NO_INDEX, (int64_t)0);
    return put_end(&p);
}

static void put_groups(put *p, const writer *w, size_t i) {
    const value_count *v = &w->t->values[i];
    const tally_decl *d = &w->pack->tallies[i];
    for (size_t g = 0; g < v->group_count; g++) {
        char band[48] = "";
        const uint64_t *n = v->groups[g].candidates;
        if (!v->words) band_print(d, g, band);
        put_row(p, "iiitnniiii", (int64_t)i, (int64_t)LIST_OWN, (int64_t)g,
                v->words ? v->groups[g].word : text_of(band),
                v->words || g == 0 ? NULL : &d->edges[g - 1],
                v->words || g == d->edge_count ? NULL : &d->edges[g], (int64_t)n[0],
                (int64_t)n[ACCEPT], (int64_t)n[REFER], (int64_t)n[REJECT]);
    }
}

static uint64_t known_words(const value_count *v, int by) {
    uint64_t known = 0;
    for (size_t g = 0; g < v->group_count; g++) known += v->groups[g].candidates[by];
    return known;
}

static void put_spread(put *p, size_t i, const value_count *v, int by) {
    const spread *s = &v->spread[by];
    const int64_t *numbers[] = { &s->mean, &s->mean_tenths, &s->median, &s->least, &s->most };
    bool any = !v->words && s->count > 0;
    char sum[48] = "";
    if (any) sum_print(s->sum, sum);
    for (size_t k = 0; k < 5 && !any; k++) numbers[k] = NULL;
    put_row(p, "iiiiiionnnnn", (int64_t)i, (int64_t)LIST_OWN, (int64_t)by,
            (int64_t)(v->words ? known_words(v, by) : s->count), (int64_t)v->unknown[by],
            (int64_t)0, text_of(sum), numbers[0], numbers[1], numbers[2], numbers[3],
            numbers[4]);
}

int store_tallies_write(writer *w) {
    int code = write_declared(w);
    if (code != 0) return code;
    put p = put_begin(w, "INSERT INTO tally_group VALUES(?,?,?,?,?,?,?,?,?,?)");
    for (size_t i = 0; i < w->pack->tally_count; i++) put_groups(&p, w, i);
    code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO tally_spread VALUES(?,?,?,?,?,?,?,?,?,?,?,?)");
    for (size_t i = 0; i < w->pack->tally_count; i++)
        for (int by = 0; by < DECISIONS; by++) put_spread(&p, i, &w->t->values[i], by);
    return put_end(&p);
}

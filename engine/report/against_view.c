/* against_view: the declared tallies of one run against those of an earlier one.
 *
 * Tallies are the same by name. What cannot be compared is said: a tally the other run does not
 * have, one that counts other rows or another kind of value, bands with other edges. Where the
 * pack is another, the same name may ask something else, and that is said first. Differences
 * are of the exact numbers, as in the run itself. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/against_view.h"

#include "audit/counts.h"
#include "audit/figures.h"
#include "report/page.h"

enum { NAME = 34, NUMBER = 11 };

typedef enum versus { VERSUS_SAME, VERSUS_BANDS, VERSUS_KIND, VERSUS_NONE } versus;

typedef struct against {
    page page;
    sink *to;
    tongue in;
    record *now, *before;
    kept_tally *new_ones, *old_ones;
    size_t new_count, old_count;
    arena memory;
    fault *f;
} against;

/* What this report says and no other: English, Chinese. */
typedef enum phrase { SAY_PACK, SAY_BANDS, SAY_KIND, SAY_NONE } phrase;
static const char *const phrases[][WORD_LANGUAGES] = {
    [SAY_PACK] = { "THE PACK IS ANOTHER: a tally of the same name may ask something else",
                   "规则包不同：同名汇总的口径可能不同" },
    [SAY_BANDS] = { "the bands are others in the earlier run and are not compared",
                    "前次分段不同，不作比较" },
    [SAY_KIND] = { "counts other rows, or another kind of value, in the earlier run",
                   "前次统计的对象或类型不同" },
    [SAY_NONE] = { "the earlier run does not have it", "前次没有此项" },
};

static const char *say(const against *w, word which) {
    return word_in(w->in, which);
}

/* ---- what is compared with what ---------------------------------------------------------- */

static bool same_bands(const kept_tally *a, const kept_tally *b) {
    bool same = a->v.group_count == b->v.group_count;
    for (size_t i = 0; same && i < a->v.group_count; i++)
        same = text_equal(a->v.groups[i].word, b->v.groups[i].word);
    return same;
}

static versus find_old(const against *w, const kept_tally *t, const kept_tally **out) {
    *out = NULL;
    for (size_t i = 0; i < w->old_count; i++)
        if (text_equal(w->old_ones[i].name, t->name)) *out = &w->old_ones[i];
    if (*out == NULL) return VERSUS_NONE;
    if ((*out)->numbers != t->numbers || !text_equal((*out)->over, t->over)) return VERSUS_KIND;
    return t->numbers && !same_bands(t, *out) ? VERSUS_BANDS : VERSUS_SAME;
}

static const kept_share *share_named(const kept_tally *t, text name) {
    for (size_t i = 0; i < t->share_count; i++)
        if (text_equal(t->shares[i].name, name)) return &t->shares[i];
    return NULL;
}

/* One number of both runs and the difference. */
typedef struct pair {
    text name;
    uint64_t n, known, n_before, known_before;
    int64_t points;
} pair;

static int pair_of(against *w, const kept_tally *t, const kept_tally *old, text name,
                   uint64_t n, uint64_t before, pair *out) {
    static const tally_decl none = { 0 };
    group_count one = { .word = name, .candidates = { n } };
    group_count other = { .word = name, .candidates = { before } };
    value_count a = { .words = true, .groups = &one, .group_count = 1 };
    value_count b = { .words = true, .groups = &other, .group_count = 1 };
    list_change c;
    a.known[0] = t->v.known[t->among];
    b.known[0] = old->v.known[t->among];
    int code = change_make(&c, &w->memory, &none, &a, 0, &b, w->f);
    if (code != 0) return code;
    *out = (pair){ name, n, a.known[0], before, b.known[0], c.groups[0].tenths };
    return 0;
}

/* ---- what is shown ------------------------------------------------------------ */

static void share_cell(page *p, uint64_t n, uint64_t of) {
    char shown[48];
    page_cell(p, percent_words(n, of, shown), NUMBER, true);
}

static void points_cell(page *p, bool known, int64_t tenths) {
    char shown[48];
    page_cell(p, known ? points_words(tenths, shown) : TEXT("-"), NUMBER, true);
}

static void put_pair(against *w, const pair *at, bool *any) {
    char before[32], now[32], points[32];
    if (w->to != NULL) {
        tenths_print(share_tenths(at->n, at->known), now);
        tenths_print(share_tenths(at->n_before, at->known_before), before);
        tenths_print(at->points, points);
        sink_words(w->to, *any ? ",\n      {\"name\": " : "\n      {\"name\": ");
        sink_json(w->to, at->name);
        sink_print(w->to, ", \"percent\": %s, \"before\": %s, \"change\": %s}",
                   at->known > 0 ? now : "null", at->known_before > 0 ? before : "null",
                   at->known > 0 && at->known_before > 0 ? points : "null");
        *any = true;
        return;
    }
    page_words(&w->page, "  ");
    page_cell(&w->page, at->name.len > 0 ? at->name : text_of(say(w, WORD_EMPTY)), NAME - 2,
              false);
    share_cell(&w->page, at->n, at->known);
    share_cell(&w->page, at->n_before, at->known_before);
    points_cell(&w->page, at->known > 0 && at->known_before > 0, at->points);
    page_row(&w->page);
}

static uint64_t old_group(const kept_tally *old, text name, int by) {
    for (size_t i = 0; i < old->v.group_count; i++)
        if (text_equal(old->v.groups[i].word, name)) return old->v.groups[i].candidates[by];
    return 0;
}

static int put_pairs(against *w, const kept_tally *t, const kept_tally *old, versus how) {
    bool any = false;
    int code = 0;
    pair p;
    for (size_t g = 0; how == VERSUS_SAME && g < t->v.group_count && code == 0; g++) {
        text name = t->v.groups[g].word;
        code = pair_of(w, t, old, name, t->v.groups[g].candidates[t->among],
                       old_group(old, name, t->among), &p);
        if (code == 0) put_pair(w, &p, &any);
    }
    for (size_t s = 0; s < t->share_count && code == 0; s++) {
        const kept_share *before = share_named(old, t->shares[s].name);
        if (before == NULL) continue;
        code = pair_of(w, t, old, t->shares[s].name, t->shares[s].n[t->among],
                       before->n[t->among], &p);
        if (code == 0) put_pair(w, &p, &any);
    }
    return code;
}

static int put_mean(against *w, const kept_tally *t, const kept_tally *old) {
    static const tally_decl none = { 0 };
    char now[32], before[32], by[32];
    const spread *a = &t->v.spread[t->among], *b = &old->v.spread[t->among];
    value_count of_now = { .spread = { *a } }, of_before = { .spread = { *b } };
    list_change made;
    int code = change_make(&made, &w->memory, &none, &of_now, 0, &of_before, w->f);
    const value_change *c = &made.mean;
    if (code != 0 || !c->known) return code;
    tenths_print(rounded(a->sum, a->count, 10), now);
    tenths_print(rounded(b->sum, b->count, 10), before);
    tenths_print(c->tenths, by);
    if (w->to != NULL) {
        sink_print(w->to, ", \"mean\": %s, \"mean_before\": %s, \"mean_change\": %s", now,
                   before, by);
        return 0;
    }
    page_words(&w->page, "  ");
    page_cell(&w->page, text_of(say(w, WORD_TALLY_MEAN)), NAME - 2, false);
    page_cell(&w->page, text_of(now), NUMBER, true);
    page_cell(&w->page, text_of(before), NUMBER, true);
    points_cell(&w->page, true, c->tenths);
    page_row(&w->page);
    return 0;
}

/* What the pack calls the tally. */
static int title_of(against *w, const kept_tally *t, text *out) {
    figure_tally d;
    int code = 0;
    *out = t->name;
    query q = figures_ask_tallies(w->now, &w->memory, w->f);
    while (code == 0 && figures_next_tally(&q, w->now, &d))
        if (text_equal(d.name, t->name))
            code = figures_tally_title(w->now, &d, w->in.pack, &w->memory, out, w->f);
    int end = query_end(&q);
    return code != 0 ? code : end;
}

static int put_head(against *w, const kept_tally *t, versus how) {
    static const char *const names[] = { "same", "other_bands", "other_kind", "none" };
    static const word heads[] = { WORD_NOW, WORD_BEFORE, WORD_CHANGE };
    if (w->to != NULL) {
        sink_words(w->to, "{\"tally\": ");
        sink_json(w->to, t->name);
        sink_print(w->to, ", \"compared\": \"%s\"", names[how]);
        return 0;
    }
    text title;
    int code = title_of(w, t, &title);
    page_blank(&w->page);
    page_cell_title(&w->page, title, NAME);
    for (size_t i = 0; i < 3 && how <= VERSUS_BANDS; i++)
        page_cell(&w->page, text_of(say(w, heads[i])), NUMBER, true);
    page_row(&w->page);
    if (how == VERSUS_SAME) return code;
    page_words(&w->page, phrases[SAY_BANDS + (how - VERSUS_BANDS)][w->in.engine]);
    page_end(&w->page, 2, 4);
    return code;
}

static int put_tally(against *w, const kept_tally *t) {
    const kept_tally *old;
    versus how = find_old(w, t, &old);
    int code = put_head(w, t, how);
    if (code == 0 && how <= VERSUS_BANDS) code = put_mean(w, t, old);
    if (w->to != NULL) sink_words(w->to, ", \"parts\": [");
    if (code == 0 && how <= VERSUS_BANDS) code = put_pairs(w, t, old, how);
    if (w->to != NULL) sink_words(w->to, "]}");
    return code;
}

/* ---- both runs ------------------------------------------------------------ */

static int put_packs(against *w, bool *same) {
    text now, before;
    int code = figures_manifest(w->now, "pack", "sha256", &w->memory, &now, w->f);
    if (code == 0)
        code = figures_manifest(w->before, "pack", "sha256", &w->memory, &before, w->f);
    if (code != 0) return code;
    *same = text_equal(now, before);
    if (w->to != NULL) {
        sink_print(w->to, "{\"same_pack\": %s, \"before\": \"%s\", \"tallies\": [",
                   *same ? "true" : "false", w->before->manifest);
    } else if (!*same) {
        page_words(&w->page, phrases[SAY_PACK][w->in.engine]);
        page_end(&w->page, 0, 2);
    }
    return 0;
}

int against_view(sink *to, record *now, record *before, tongue in, bool json, fault *f) {
    against w = { .page = { .to = to }, .to = json ? to : NULL, .in = in, .now = now,
                  .before = before, .f = f };
    bool same;
    int code = counts_read(now, &w.memory, &w.new_ones, &w.new_count, f);
    if (code == 0) code = counts_read(before, &w.memory, &w.old_ones, &w.old_count, f);
    if (code == 0) code = put_packs(&w, &same);
    for (size_t i = 0; i < w.new_count && code == 0; i++) {
        if (json) sink_words(to, i > 0 ? ",\n    " : "\n    ");
        code = put_tally(&w, &w.new_ones[i]);
    }
    if (json && code == 0) sink_words(to, "\n]}\n");
    int closed = page_close(&w.page, f);
    arena_clear(&w.memory);
    if (code == 0) code = closed;
    return code == 0 ? sink_flush(to, f) : code;
}

/* matching: which files feed which source of a pack, and which of their columns which of its.
 *
 * A file goes to the source it is named after, or to the one most of whose columns it
 * has; a few names in common are not enough, because every list has a name and a
 * number. What the clerk says on the command line goes before everything. Columns are
 * paired by what the pack calls them, never by what stands in them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "look/matching.h"

#include <string.h>

#include "look/layout.h"

/* ---- files */

static text stem_of(text name) {
    size_t from = 0, end = name.len;
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] == '/') from = i + 1;
    for (size_t i = name.len; i > from; i--)
        if (name.at[i - 1] == '.') {
            end = i - 1;
            break;
        }
    return (text){ name.at + from, end - from };
}

static text folder_of(text name) {
    const char *slash = name.len > 0 ? memchr(name.at, '/', name.len) : NULL;
    return (text){ name.at, slash != NULL ? (size_t)(slash - name.at) : 0 };
}

static bool is_named_after(const sheet *s, const source_decl *decl) {
    return layout_same_header(stem_of(s->name), decl->name) ||
           layout_same_header(folder_of(s->name), decl->name);
}

static bool has_column(const sheet *s, const source_decl *decl, const column_decl *c) {
    bool exact, here = false;
    for (size_t k = 0; k < s->width && s->header && !here; k++)
        here = layout_known(decl, s->columns[k].header, &exact) == c;
    return here;
}

/* 0: no. Otherwise the more the better: named after it, share of what it needs, columns
 * found. */
static size_t score(const sheet *s, const source_decl *decl) {
    size_t found = 0, needed = 0, met = 0;
    for (size_t i = 0; i < decl->column_count; i++) {
        const column_decl *c = &decl->columns[i];
        bool here = has_column(s, decl, c);
        found += here;
        needed += !c->optional;
        met += here && !c->optional;
    }
    size_t share = needed > 0 ? met * 100 / needed : 100, named = is_named_after(s, decl);
    if (!named && (found < 2 || share < 50)) return 0;
    return named * 1000000 + share * 1000 + found;
}

static uint16_t claimed(const sheet *s, const claim *claims, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(claims[i].file, s->name)) return claims[i].source;
    return NO_INDEX;
}

static bool is_claimed(uint16_t source, const claim *claims, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (claims[i].source == source) return true;
    return false;
}

static uint16_t best_source(const sheet *s, const pack *p, const claim *claims, size_t count) {
    uint16_t best = claimed(s, claims, count);
    size_t most = 0;
    if (best != NO_INDEX || s->encoding.len == 0 || s->width == 0) return best;
    for (size_t i = 0; i < p->source_count; i++) {
        if (is_claimed((uint16_t)i, claims, count)) continue;
        size_t n = score(s, &p->sources[i]);
        if (n > most) most = n, best = (uint16_t)i;
    }
    return best;
}

/* ---- the files of one source */

static bool same_header_row(const sheet *a, const sheet *b) {
    if (a->width != b->width) return false;
    for (size_t i = 0; i < a->width; i++)
        if (!text_equal(a->columns[i].header, b->columns[i].header)) return false;
    return true;
}

static bool is_alike(const sheet *a, const sheet *b) {
    return a->assumed == b->assumed && a->separator == b->separator && a->header == b->header &&
           (a->start == b->start || a->title_count + b->title_count == 0) &&
           same_header_row(a, b);
}

static void pair_columns(matched_source *m, const sheet *s, const source_decl *decl) {
    for (size_t k = s->width; k > 0 && s->header;
         k--) { /* the first of two has the last word */
        bool exact;
        const column_decl *c = layout_known(decl, s->columns[k - 1].header, &exact);
        if (c == NULL) continue;
        pairing *to = &m->columns[c - decl->columns];
        if (to->position > 0 && to->exact && !exact) continue;
        *to = (pairing){ (uint32_t)k, exact };
    }
}

static int fill_source(matched_source *m, const sheet *sheets, const source_decl *decl,
                       arena *a, fault *f) {
    m->columns = arena_take_zero(a, decl->column_count, sizeof *m->columns);
    if (m->columns == NULL) return fault_memory(f);
    m->alike = true;
    if (m->sheet_count == 0) return 0;
    const sheet *first = &sheets[m->sheets[0]];
    for (size_t i = 1; i < m->sheet_count; i++)
        m->alike &= is_alike(first, &sheets[m->sheets[i]]);
    pair_columns(m, first, decl);
    return 0;
}

int matching_make(matching *out, const sheet *sheets, size_t count, const pack *p,
                  const claim *claims, size_t claim_count, arena *a, fault *f) {
    out->sources = arena_take_zero(a, p->source_count, sizeof *out->sources);
    out->source = arena_take_zero(a, count, sizeof *out->source);
    if (out->sources == NULL || out->source == NULL) return fault_memory(f);
    for (size_t i = 0; i < count; i++) {
        uint16_t at = best_source(&sheets[i], p, claims, claim_count);
        out->source[i] = at;
        if (at == NO_INDEX) continue;
        matched_source *m = &out->sources[at];
        if (m->sheets == NULL) m->sheets = arena_take_zero(a, count, sizeof *m->sheets);
        if (m->sheets == NULL) return fault_memory(f);
        m->sheets[m->sheet_count++] = i;
    }
    int status = 0;
    for (size_t i = 0; i < p->source_count && status == 0; i++)
        status = fill_source(&out->sources[i], sheets, &p->sources[i], a, f);
    return status;
}

uint16_t matching_near(const matching *m, const sheet *s, const pack *p, size_t *columns) {
    uint16_t near = NO_INDEX;
    *columns = 1; /* a name in common says nothing */
    for (size_t i = 0; i < p->source_count; i++) {
        const source_decl *decl = &p->sources[i];
        size_t found = 0;
        if (m->sources[i].sheet_count > 0) continue;
        for (size_t k = 0; k < decl->column_count; k++)
            found += has_column(s, decl, &decl->columns[k]);
        if (found > *columns) *columns = found, near = (uint16_t)i;
    }
    return near;
}

uint16_t matching_fed(const matched_source *m, const source_decl *s, size_t at) {
    for (size_t i = 0; i < s->column_count; i++)
        if (m->columns[i].position == at + 1) return (uint16_t)i;
    return NO_INDEX;
}

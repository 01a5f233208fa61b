/* muster: which candidates a rule over a group judges together.
 *
 * Candidates who agree in all columns of the group are one slate, compared as join compares
 * keys. A blank or a partial value puts nobody anywhere: with whom he is judged is not known.
 * One who says he has no such thing ("none") is in no slate. A row of the list that cannot be
 * read may be anybody: of its key only what others of the list have too is believed. Every
 * slate that agrees with that is incomplete, and all of them where nothing is believed. A
 * rule that says nothing of members judges empty slates too (place_empty). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/muster.h"

#include <stdlib.h>
#include <string.h>

#include "ground/dict.h"
#include "join/merge.h"

enum { KEY_BYTES_MAX = 4096, NOT_IN_FORCE = -2, NOT_PLACED = -1, NOWHERE = 0, PLACED = 1 };
enum { NO_SLATE = 0xfffffffeu }; /* a group that is known and judged nowhere */

/* ---- the order ------------------------------------------------------------ */

typedef struct named { text key; uint32_t candidate; } named;

static int by_name(const void *a, const void *b, void *list) {
    const named *x = a, *y = b;
    int order = text_compare(x->key, y->key);
    if (order == 0) order = merge_compare(list, x->candidate, y->candidate);
    return order != 0 ? order : (x->candidate > y->candidate) - (x->candidate < y->candidate);
}

int muster_order(const evidence *e, uint32_t **out, size_t *count, fault *f) {
    const table *list = &e->tables[e->pack->candidates];
    named *all = malloc((e->candidates + 1) * sizeof *all);
    arena a = { 0 };
    size_t n = 0;
    *out = malloc((e->candidates + 1) * sizeof **out);
    bool good = all != NULL && *out != NULL;
    for (uint32_t i = 0; i < e->candidates && good; i++) {
        if (!evidence_is_candidate(e, i)) continue;
        all[n].candidate = i;
        good = table_text(list, i, list->decl->key, &a, &all[n].key);
        n++;
    }
    if (good && n > 1) qsort_r(all, n, sizeof *all, by_name, (void *)list);
    for (size_t i = 0; i < n && good; i++) (*out)[i] = all[i].candidate;
    *count = n;
    free(all);
    arena_clear(&a);
    return good ? 0 : fault_memory(f);
}

/* ---- the key of one row ------------------------------------------------------------ */

typedef struct key_writer { char bytes[KEY_BYTES_MAX]; size_t used; arena scratch; } key_writer;

static int put_key(const evidence *e, common_cell at, key_writer *w, missing *why) {
    const table *t = &e->tables[at.source];
    key_part part;
    *why = (missing){ .kind = MISSING_ONE, .source = at.source, .row = NO_ROW };
    if (at.row == NO_ROW) return NOT_PLACED;
    cell_state state = table_state(t, at.row, at.column);
    *why = (missing){ .kind = MISSING_CELL, .source = at.source, .column = at.column,
                      .row = at.row, .state = (uint8_t)state };
    if (state == CELL_NONE) return NOWHERE;
    if (state == CELL_UNREADABLE) why->why = table_why(t, at.row, at.column);
    const column_decl *c = &t->decl->columns[at.column];
    switch (key_read(t, at.row, at.column, key_form_of(c, c), &w->scratch, &part)) {
    case KEY_READY: break;
    case KEY_NO_MEMORY: return FAULT_MEMORY;
    default:
        if (state == CELL_OK && c->type == TYPE_DATE) {
            why->kind = MISSING_DECIDED;
            why->about = t->columns[at.column].dates[at.row];
        } else if (state == CELL_OK) {
            why->kind = MISSING_NAME;
        }
        return NOT_PLACED;
    }
    if (part.value.len + 4 > KEY_BYTES_MAX - w->used) return NOT_PLACED;
    for (int i = 0; i < 4; i++) w->bytes[w->used++] = (char)(part.value.len >> 8 * i);
    memcpy(w->bytes + w->used, part.value.at, part.value.len);
    w->used += part.value.len;
    return PLACED;
}

static int write_key(const evidence *e, const slate_decl *s, slate_place at, key_writer *w,
                     missing *why) {
    w->used = 0;
    arena_reset(&w->scratch);
    for (size_t i = 0; i < s->key_count; i++) {
        int how = put_key(e, slate_common(e, s, &at, i), w, why);
        if (how != PLACED) return how;
    }
    return PLACED;
}

/* ---- placing everybody ------------------------------------------------------------ */

typedef struct placing {
    muster *m;
    const muster_terms *t;
    key_writer writer;
    dict known;                /* key bytes to slate */
    arena names;
    uint32_t *slate_of;        /* per place in the order; UINT32_MAX: none */
    size_t unplaced_room, place_room;
    fault *f;
} placing;

/* In force on the candidate's law day; not known: nobody can tell whether the rule is about
 * him. */
static int is_in_force(const muster_terms *t, uint32_t candidate) {
    span on;
    const rule_decl *r = t->rule;
    if (!evidence_law_day(t->evidence, candidate, &on) || !span_whole(on)) return NOT_PLACED;
    bool yes = (r->from == DAY_NONE || r->from <= on.lo) &&
               (r->to == DAY_OPEN || on.lo <= r->to);
    return yes ? PLACED : NOT_IN_FORCE;
}

static int note_unplaced(placing *p, uint32_t candidate, const missing *why) {
    muster *m = p->m;
    m->not_placed[candidate] = true;
    /* the engine refers him: his law day is not known */
    if (why->kind == MISSING_NOTHING) return 0;
    if (!grow((void **)&m->unplaced, &p->unplaced_room, m->unplaced_count, sizeof *m->unplaced,
              UINT32_MAX))
        return fault_memory(p->f);
    m->unplaced[m->unplaced_count++] = (unplaced){ candidate, *why };
    return 0;
}

static int know_key(placing *p, uint32_t slate) {
    text key = { p->writer.bytes, p->writer.used }, kept;
    bool good = arena_text(&p->names, key, &kept) && dict_add(&p->known, kept, slate, NULL);
    return good ? 0 : fault_memory(p->f);
}

/* The slate with the bytes in the writer as key, made when new. */
static int find_slate(placing *p, slate_place at, uint32_t *out) {
    muster *m = p->m;
    *out = dict_find(&p->known, (text){ p->writer.bytes, p->writer.used });
    if (*out != DICT_NONE) return 0;
    if (!grow((void **)&m->place, &p->place_room, m->count, sizeof *m->place, NO_SLATE))
        return fault_memory(p->f);
    *out = (uint32_t)m->count;
    m->place[m->count++] = at;
    return know_key(p, *out);
}

static slate_place place_of(uint32_t candidate) {
    return (slate_place){ .candidate = candidate, .row = NO_ROW, .source = NO_INDEX };
}

static int place_one(placing *p, size_t at) {
    const muster_terms *t = p->t;
    uint32_t candidate = t->order[at];
    missing why = { 0 };
    p->slate_of[at] = UINT32_MAX;
    int how = is_in_force(t, candidate);
    p->m->not_in_force += how == NOT_IN_FORCE;
    if (how == NOT_IN_FORCE) return 0;
    if (t->rule->slate->standing && t->standing[candidate] == REJECT) {
        p->m->left_out++;
        return 0;
    }
    slate_place own = place_of(candidate);
    if (how == PLACED) how = write_key(t->evidence, t->rule->slate, own, &p->writer, &why);
    if (how == FAULT_MEMORY) return fault_memory(p->f);
    p->m->left_out += how == NOWHERE;
    if (how == NOT_PLACED) return note_unplaced(p, candidate, &why);
    return how == PLACED ? find_slate(p, own, &p->slate_of[at]) : 0;
}

/* ---- groups without members ------------------------------------------------------------ */

/* Is he one of whom nothing but his rejection keeps the rule from looking at him? */
static bool is_out(const muster_terms *t, uint32_t candidate) {
    return t->rule->slate->standing && t->standing[candidate] == REJECT &&
           is_in_force(t, candidate) == PLACED;
}

/* The groups of all who are in no slate: whoever stands there is not counted, but he stands
 * (out: false), and no group is without members for that; then of those who are rejected. */
static int place_rest(placing *p, bool out) {
    const muster_terms *t = p->t;
    uint32_t slate;
    missing why;
    for (size_t i = 0; i < t->count; i++) {
        slate_place own = place_of(t->order[i]);
        if (p->slate_of[i] != UINT32_MAX || is_out(t, own.candidate) != out) continue;
        int status = 0, how = write_key(t->evidence, t->rule->slate, own, &p->writer, &why);
        if (how == FAULT_MEMORY) return fault_memory(p->f);
        if (how == PLACED) status = out ? find_slate(p, own, &slate) : know_key(p, NO_SLATE);
        if (status != 0) return status;
    }
    return 0;
}

/* The one_by source that has a row for every group there is. */
static uint16_t register_of(const evidence *e, const slate_decl *s) {
    const pack *p = e->pack;
    for (uint16_t i = 0; i < p->source_count; i++) {
        bool fits = slate_shares(p, s, i) && p->sources[i].keys[0].count == s->key_count &&
                    !e->docket->sources[i].not_asked;
        for (size_t k = 0; fits && k < s->key_count; k++) {
            const key_list *keys = &p->sources[i].keys[0];
            const column_decl *here = &p->sources[i].columns[keys->here[k]],
                              *there = &p->sources[p->candidates].columns[keys->there[k]];
            fits = key_form_of(here, here) == key_form_of(there, there);
        }
        if (fits) return i;
    }
    return NO_INDEX;
}

static void find_law_days(placing *p) {
    span *all = &p->m->law_days;
    for (size_t i = 0; i < p->t->count; i++) {
        span on;
        if (!evidence_law_day(p->t->evidence, p->t->order[i], &on)) continue;
        if (all->lo == DAY_NONE || on.lo < all->lo) all->lo = on.lo;
        if (all->hi == DAY_NONE || on.hi > all->hi) all->hi = on.hi;
    }
}

/* Nobody says on which day a group votes that has no candidate: is the rule in force whenever
 * others do? */
static bool is_in_force_throughout(const placing *p) {
    const rule_decl *r = p->t->rule;
    span days = p->m->law_days;
    return days.lo != DAY_NONE && (r->from == DAY_NONE || r->from <= days.lo) &&
           (r->to == DAY_OPEN || days.hi <= r->to);
}

typedef struct bare { text key; uint32_t row; } bare;

static int by_key(const void *a, const void *b) {
    const bare *x = a, *y = b;
    int order = text_compare(x->key, y->key);
    return order != 0 ? order : (x->row > y->row) - (x->row < y->row);
}

/* Slates of rows of the register that no candidate names, in the order of their keys. */
static int place_bare(placing *p, uint16_t source) {
    const evidence *e = p->t->evidence;
    const slate_decl *s = p->t->rule->slate;
    const table *rows = &e->tables[source];
    bare *all = malloc((rows->rows + 1) * sizeof *all);
    size_t n = 0;
    uint32_t slate;
    missing why;
    int status = all == NULL ? fault_memory(p->f) : 0;
    for (uint32_t row = 0; row < rows->rows && status == 0; row++) {
        slate_place at = { .candidate = NO_ROW, .row = row, .source = source };
        if (rows->row_flag[row] & (ROW_UNREADABLE | ROW_MERGED)) continue;
        int how = write_key(e, s, at, &p->writer, &why);
        text key = { p->writer.bytes, p->writer.used };
        bool known = how != PLACED || dict_find(&p->known, key) != DICT_NONE;
        all[n].row = row;
        if (how == FAULT_MEMORY || (!known && !arena_text(&p->names, key, &all[n].key)))
            status = fault_memory(p->f);
        n += !known;
    }
    if (status == 0 && n > 1) qsort(all, n, sizeof *all, by_key);
    for (size_t i = 0; i < n && status == 0; i++) {
        slate_place at = { .candidate = NO_ROW, .row = all[i].row, .source = source };
        memcpy(p->writer.bytes, all[i].key.at, all[i].key.len);
        p->writer.used = all[i].key.len;
        status = find_slate(p, at, &slate);
    }
    free(all);
    return status;
}

/* What is said of a list only may be said of one with nobody on it. */
static int place_empty(placing *p) {
    const slate_decl *s = p->t->rule->slate;
    if (s->of_members || s->key_count == 0) return 0;
    int status = place_rest(p, false);
    if (status == 0) status = place_rest(p, true);
    uint16_t source = register_of(p->t->evidence, s);
    if (status != 0 || source == NO_INDEX) return status;
    find_law_days(p);
    if (!is_in_force_throughout(p)) return 0;
    return place_bare(p, source);
}

static int gather(placing *p) {
    muster *m = p->m;
    m->start = calloc(m->count + 2, sizeof *m->start);
    m->hole = malloc((m->count + 1) * sizeof *m->hole);
    if (m->start == NULL || m->hole == NULL) return fault_memory(p->f);
    memset(m->hole, 0xff, (m->count + 1) * sizeof *m->hole);
    for (size_t i = 0; i < p->t->count; i++)
        if (p->slate_of[i] != UINT32_MAX) m->start[p->slate_of[i] + 2]++;
    for (size_t i = 2; i < m->count + 2; i++) m->start[i] += m->start[i - 1];
    for (size_t i = 0; i < p->t->count; i++)
        if (p->slate_of[i] != UINT32_MAX)
            m->members[m->start[p->slate_of[i] + 1]++] = p->t->order[i];
    return 0;
}

/* ---- rows that cannot be read ------------------------------------------------------------ */

/* The values of one column of the group, each with its number, and which one each slate has. */
typedef struct key_values { dict number; uint32_t *of_slate; } key_values;

/* What rows that cannot be read say of their keys; made when the first is met. */
typedef struct holes {
    placing *p;
    key_values *keys;          /* per column of the group */
    /* per column: the number of its value in the row, or DICT_NONE */
    uint32_t *said;
    size_t looked;             /* rows looked up among all slates */
    bool all;                  /* every slate is incomplete by now */
    arena memory;
} holes;

enum { HOLES_LOOKED_UP = 1000 }; /* a list with more of them is put in order first */

static int number_values(holes *h, size_t k) {
    const muster_terms *t = h->p->t;
    muster *m = h->p->m;
    key_values *values = &h->keys[k];
    missing why;
    values->of_slate = arena_take(&h->memory, (m->count + 1) * sizeof *values->of_slate);
    if (values->of_slate == NULL) return fault_memory(h->p->f);
    for (uint32_t i = 0; i < m->count; i++) {
        key_writer *w = &h->p->writer;
        text kept;
        w->used = 0;
        arena_reset(&w->scratch);
        int how = put_key(t->evidence,
                          slate_common(t->evidence, t->rule->slate, &m->place[i], k), w, &why);
        if (how != PLACED || !arena_text(&h->memory, (text){ w->bytes, w->used }, &kept) ||
            !dict_add(&values->number, kept, i, &values->of_slate[i]))
            return fault_memory(h->p->f);
    }
    return 0;
}

static int open_holes(holes *h) {
    size_t count = h->p->t->rule->slate->key_count;
    int status = 0;
    h->keys = arena_take_zero(&h->memory, count + 1, sizeof *h->keys);
    h->said = arena_take_zero(&h->memory, count + 1, sizeof *h->said);
    if (h->keys == NULL || h->said == NULL) return fault_memory(h->p->f);
    for (size_t k = 0; k < count && status == 0; k++) status = number_values(h, k);
    return status;
}

/* What of its key a row says that somebody else of the list says too: how many columns. */
static int read_hole(holes *h, uint32_t row, size_t *believed) {
    const muster_terms *t = h->p->t;
    missing why;
    *believed = 0;
    for (size_t k = 0; k < t->rule->slate->key_count; k++) {
        const group_key *key = &t->rule->slate->keys[k];
        key_writer *w = &h->p->writer;
        w->used = 0;
        arena_reset(&w->scratch);
        int how = NOT_PLACED;
        if (row != NO_ROW && key->source == t->evidence->pack->candidates)
            how = put_key(t->evidence, (common_cell){ row, key->source, key->column }, w, &why);
        if (how == FAULT_MEMORY) return fault_memory(h->p->f);
        h->said[k] = how == PLACED
                         ? dict_find(&h->keys[k].number, (text){ w->bytes, w->used })
                         : (uint32_t)DICT_NONE;
        *believed += h->said[k] != DICT_NONE;
    }
    return 0;
}

static bool agrees(const holes *h, size_t slate) {
    for (size_t k = 0; k < h->p->t->rule->slate->key_count; k++)
        if (h->said[k] != DICT_NONE && h->keys[k].of_slate[slate] != h->said[k]) return false;
    return true;
}

static int mark_hole(holes *h, uint32_t number) {
    muster *m = h->p->m;
    const evidence *e = h->p->t->evidence;
    const bad_row *bad = &e->tables[e->pack->candidates].bad_rows[number];
    size_t believed, marked = 0;
    if (bad->skipped) return 0;
    int status = h->keys == NULL ? open_holes(h) : 0;
    if (status == 0)
        status = read_hole(h, bad->row == UINT32_MAX ? NO_ROW : bad->row, &believed);
    if (status != 0) return status;
    for (size_t i = 0; believed > 0 && h->looked < HOLES_LOOKED_UP && i < m->count; i++) {
        if (!agrees(h, i)) continue;
        if (m->hole[i] == NO_HOLE) m->hole[i] = number;
        marked++;
    }
    h->looked += believed > 0;
    h->all = marked == 0;
    for (size_t i = 0; h->all && i < m->count; i++)
        if (m->hole[i] == NO_HOLE) m->hole[i] = number;
    return 0;
}

static int mark_holes(placing *p) {
    const table *list = &p->t->evidence->tables[p->t->evidence->pack->candidates];
    holes h = { .p = p };
    int status = 0;
    for (uint32_t i = 0; i < list->bad_row_count && status == 0 && !h.all; i++)
        status = mark_hole(&h, i);
    for (size_t k = 0; h.keys != NULL && k < p->t->rule->slate->key_count; k++)
        dict_clear(&h.keys[k].number);
    arena_clear(&h.memory);
    return status;
}

int muster_make(muster *out, const muster_terms *t, fault *f) {
    placing *p = calloc(1, sizeof *p);
    *out = (muster){ .law_days = { DAY_NONE, DAY_NONE } };
    if (p == NULL) return fault_memory(f);
    *p = (placing){ .m = out, .t = t, .f = f };
    p->slate_of = malloc((t->count + 1) * sizeof *p->slate_of);
    out->members = malloc((t->count + 1) * sizeof *out->members);
    out->not_placed = calloc(t->evidence->candidates + 1, sizeof *out->not_placed);
    bool good = p->slate_of != NULL && out->members != NULL && out->not_placed != NULL;
    int status = good ? 0 : fault_memory(f);
    for (size_t i = 0; i < t->count && status == 0; i++) status = place_one(p, i);
    if (status == 0) status = place_empty(p);
    if (status == 0) status = gather(p);
    if (status == 0) status = mark_holes(p);
    free(p->slate_of);
    dict_clear(&p->known);
    arena_clear(&p->names);
    arena_clear(&p->writer.scratch);
    free(p);
    return status;
}

void muster_clear(muster *m) {
    free(m->members);
    free(m->start);
    free(m->place);
    free(m->hole);
    free(m->not_placed);
    free(m->unplaced);
    *m = (muster){ 0 };
}

bool muster_name(const evidence *e, const slate_decl *s, const slate_place *p, arena *a,
                 text *out) {
    *out = (text){ "", 0 };
    for (size_t i = 0; i < s->key_count; i++) {
        common_cell at = slate_common(e, s, p, i);
        text raw = cell_trim(table_raw(&e->tables[at.source], at.row, at.column));
        char *made = arena_print(a, "%.*s%s%.*s", TEXT_ARGS(*out), i > 0 ? " " : "",
                                 TEXT_ARGS(raw));
        if (made == NULL) return false;
        *out = text_of(made);
    }
    return true;
}

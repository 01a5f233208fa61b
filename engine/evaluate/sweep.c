/* sweep: a whole stretch of candidates goes through one learned tree, a column at a time.
 *
 * Nearly everybody of the list takes the same few ways through a rule. So a question is asked
 * of all places of the stretch, whoever stands at the node: their cells lie one after the
 * other, and loops without a branch over them are taken many at once by the processor. Each
 * answer that is known then picks its crowd out of those who stand there. A date that is the
 * same for all becomes a bound, and years become bounds of birth dates, with which days are
 * compared as numbers. Where only a few stand, where answers are too many, or where rows must
 * be looked for, evaluate/abreast goes on from that node. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/sweep.h"

#include <string.h>

#include "evaluate/walk.h"

#ifdef VET_PATH_TINY /* for tests/learned: whatever can run out of room, does */
enum { FEW = 2, KIDS_MOST = 2, RUNS_MOST = 2, DEEP = 3, FACT_DEPTH = 2 };
#else
enum { FEW = 10, KIDS_MOST = 20, RUNS_MOST = 6, DEEP = 16, FACT_DEPTH = 8 };
#endif

/* An answer of the tree in two bytes: as it is, or the state of a cell that has no code. */
enum { ANSWER_STATE = 0xff00, ANSWER_NONE = 0xffff };
typedef struct answers { uint16_t of[STRETCH_ROOM]; } answers;

/* One tree on the way, and where its endings go, and its leaves; NULL: nobody asks for
 * these. */
typedef struct passage {
    sweep *w;
    const tree *t;
    uint8_t *endings;
    uint16_t *leaves;
} passage;

int sweep_init(sweep *w, stretch *s, fault *f) {
    w->s = s;
    w->facts = 0;
    return abreast_init(&w->few, s, f);
}

void sweep_clear(sweep *w) {
    abreast_clear(&w->few);
}

/* ---- crowds ------------------------------------------------------------ */

/* Those of a crowd who gave the answer; false: nobody. */
static bool pick(const answers *a, uint16_t wanted, const crowd *from, crowd *restrict out) {
    uint8_t any = 0;
    for (size_t i = 0; i < STRETCH_ROOM; i++) {
        uint8_t is = a->of[i] == wanted ? CROWD_IN : 0;
        out->in[i] = is & from->in[i];
        any |= out->in[i];
    }
    return any != 0;
}

/* The number of a leaf as it is kept; NO_INDEX: it is not, for what is read there is not all
 * that was read on the way. */
static uint16_t kept_leaf(const tree *t, uint32_t leaf) {
    bool kept = leaf < NO_INDEX && !t->nodes[leaf].asks_facts;
    return kept ? (uint16_t)leaf : (uint16_t)NO_INDEX;
}

static void put_leaf(const crowd *c, uint16_t leaf, uint16_t *restrict to) {
    for (size_t i = 0; i < STRETCH_ROOM; i++) to[i] = c->in[i] != 0 ? leaf : to[i];
}

/* All of them have come to the leaf. */
static void end_at(const passage *p, const node *leaf, const crowd *who) {
    uint16_t kept = kept_leaf(p->t, (uint32_t)(leaf - p->t->nodes));
    crowd_put(who, leaf->ending, p->endings);
    if (p->leaves != NULL && kept != NO_INDEX) put_leaf(who, kept, p->leaves);
}

/* From this node on each of them is asked as one of a few. */
static void walk_few(const passage *p, const node *from, const crowd *who) {
    sweep *w = p->w;
    uint16_t places[STRETCH_MAX];
    size_t n = crowd_list(who, places);
    for (size_t i = 0; i < n; i++) w->some[i] = (walker){ NO_ROW, places[i] };
    abreast_walk_from(&w->few, p->t, from, w->some, n, w->found);
    for (size_t i = 0; i < n; i++) p->endings[places[i]] = abreast_ending(p->t, w->found[i]);
    for (size_t i = 0; i < n && p->leaves != NULL; i++)
        p->leaves[places[i]] = kept_leaf(p->t, w->found[i]);
}

/* ---- cells ------------------------------------------------------------ */

/* The rows of a one_by source that stand beside them; NULL: the list itself. */
static const uint32_t *rows_beside(const stretch *s, uint16_t source) {
    const evidence *e = s->view->evidence;
    return source == e->pack->candidates ? NULL : e->sources[source].one + s->first;
}

static void widen(const uint8_t *from, size_t n, uint8_t none, answers *out) {
    for (size_t i = 0; i < n; i++) out->of[i] = from[i] == none ? ANSWER_NONE : from[i];
}

static uint16_t code_or_state(uint8_t state, uint16_t code) {
    return state == CELL_OK ? code : (uint16_t)(ANSWER_STATE + state);
}

/* A number of a cell; those that have no room need not be told apart, for no kid of the tree
 * has them. */
static uint16_t as_answer(int64_t number) {
    return number >= 0 && number < ANSWER_STATE ? (uint16_t)number : (uint16_t)ANSWER_NONE;
}

/* An answer as the tree has it; ANSWER_NONE: it has no room, or is none. */
static uint16_t narrow(int64_t answer_of_tree) {
    bool state = answer_of_tree >= EDGE_NO_CODE && answer_of_tree < EDGE_LEAST;
    return state ? (uint16_t)(answer_of_tree - EDGE_NO_CODE + ANSWER_STATE)
                 : as_answer(answer_of_tree);
}

/* The codes of n rows that follow each other. */
static void read_codes(const uint8_t *state, const uint16_t *codes, size_t n,
                       uint16_t *restrict out) {
    for (size_t i = 0; i < n; i++) {
        uint16_t code = codes[i];
        out[i] = code_or_state(state[i], code);
    }
}

static uint16_t code_at(const column *c, uint32_t row) {
    uint16_t is = c->decl->type == TYPE_CODE ? c->codes[row] : as_answer(c->integers[row]);
    return code_or_state(c->state[row], is);
}

static bool ask_codes(const stretch *s, const edge *e, answers *out) {
    const column *c = e->cell;
    const uint32_t *rows = rows_beside(s, e->source);
    bool codes = c->decl->type == TYPE_CODE;
    if (codes && c->decl->value_count > ANSWER_STATE) return false;
    if (codes && rows == NULL) {
        read_codes(c->state + s->first, c->codes + s->first, s->count, out->of);
        return true;
    }
    for (uint32_t i = 0; i < s->count; i++)
        out->of[i] = rows == NULL          ? code_at(c, s->first + i)
                     : rows[i] == NO_ROW ? (uint16_t)ANSWER_NONE
                                           : code_at(c, rows[i]);
    return true;
}

static bool ask_states(stretch *s, const edge *e, answers *out) {
    const uint32_t *rows = rows_beside(s, e->source);
    const uint8_t *state = e->cell->state;
    if (rows == NULL) widen(stretch_states(s, e->cell), s->count, STRETCH_UNASKED, out);
    else if (s->view->births[e->source] == e->cell) return false;
    for (uint32_t i = 0; i < s->count && rows != NULL; i++)
        out->of[i] = rows[i] == NO_ROW ? (uint16_t)ANSWER_NONE : state[rows[i]];
    return true;
}

/* Is there a day, is there a row of a one_by source, what is the state of a cell? */
static bool ask_presence(stretch *s, const edge *e, answers *out) {
    if (e->source != NO_INDEX && e->place != NO_INDEX) return ask_states(s, e, out);
    if (e->source == NO_INDEX) {
        widen(stretch_day(s, e->place)->state, s->count, STRETCH_UNASKED, out);
        return true;
    }
    const uint32_t *rows = rows_beside(s, e->source);
    for (uint32_t i = 0; i < s->count; i++)
        out->of[i] = rows != NULL && rows[i] == NO_ROW ? CELL_BLANK : CELL_OK;
    return true;
}

/* ---- dates ------------------------------------------------------------ */

/* The dates of an expression: the same for everybody, or by place. */
typedef struct dates { bool same; span all; const span *at; const uint8_t *state; } dates;

/* false: they do not lie side by side. */
static bool find_dates(const passage *p, uint16_t number, dates *out) {
    stretch *s = p->w->s;
    const expr *e = &p->t->exprs[number];
    *out = (dates){ .same = false };
    out->same = stretch_same_date(s, p->t, number, &out->all);
    if (out->same) return true;
    if (e->op == EXPR_DAY) {
        const day_found *d = stretch_day(s, e->place);
        out->at = d->at;
        out->state = d->state;
        return true;
    }
    if (e->op != EXPR_CELL || e->row != PLACE_OWN || rows_beside(s, e->source) != NULL)
        return false;
    out->at = e->cell->dates + s->first;
    out->state = stretch_states(s, e->cell);
    return true;
}

static bool has_date(uint8_t state) {
    return (state == CELL_OK) | (state == CELL_OPEN);
}

/* Which dates answer what: those wholly up to a day, and those wholly after another; between
 * them it is open. */
typedef struct bound { day up_to, after; uint16_t early, late; } bound;

/* The bound that a question is, when one of its dates is the same for all; false: it is
 * none. */
static bool bound_of(path_book *b, const edge *e, const dates *x, const dates *y, bound *out) {
    enum { FAR = 3000000 };              /* days: beyond all years that a date can have */
    span same = x->same ? x->all : y->all;
    if (x->same == y->same || same.lo < -FAR || same.hi > FAR) return false;
    if (e->kind == EDGE_REACHED) {
        const pack *p = b->pack;
        *out = (bound){ .early = YES, .late = NO };
        if (x->same ||
            !anniversary_last(&b->ages, e->n, same, p->age, p->no_such_day, &out->up_to))
            return false;
        out->after = out->up_to;
        return true;
    }
    /* a < day: up to the eve of it; a <= day: up to it; day < a: after it; day <= a: after the
     * eve */
    day back = (e->kind == EDGE_BEFORE) == y->same;
    *out = (bound){ same.lo - back, same.hi - back, YES, NO };
    if (x->same) out->early = NO, out->late = YES;
    return true;
}

static void ask_bound(const dates *d, size_t n, bound b, answers *restrict out) {
    const span *at = d->at;
    const uint8_t *state = d->state;
    for (size_t i = 0; i < n; i++) {
        uint16_t early = at[i].hi <= b.up_to ? 0xffff : 0,
                 late = at[i].lo > b.after ? 0xffff : 0;
        uint16_t is = (uint16_t)((early & b.early) | (late & b.late) |
                                 (~(early | late) & MAYBE));
        out->of[i] = has_date(state[i]) ? is : (uint16_t)ANSWER_NONE;
    }
}

/* Both dates are his own. */
static uint16_t compare_at(path_book *b, const edge *e, const dates *x, const dates *y,
                           size_t i) {
    if ((!x->same && !has_date(x->state[i])) || (!y->same && !has_date(y->state[i])))
        return ANSWER_NONE;
    return narrow(walk_compare(b, e, x->same ? x->all : x->at[i], y->same ? y->all : y->at[i]));
}

static bool ask_dates(const passage *p, const edge *e, const crowd *who, answers *out) {
    const stretch *s = p->w->s;
    dates x, y;
    bound b;
    if (!find_dates(p, e->a, &x) || !find_dates(p, e->b, &y)) return false;
    if (bound_of(s->book, e, &x, &y, &b)) {
        ask_bound(x.same ? &y : &x, s->count, b, out);
        return true;
    }
    for (size_t i = 0; i < s->count; i++)
        out->of[i] = who->in[i] == 0 ? (uint16_t)ANSWER_NONE
                                     : compare_at(s->book, e, &x, &y, i);
    return true;
}

/* ---- facts ------------------------------------------------------------ */

static void go_through(const passage *p, const crowd *who);

/* Asks a fact of those of whom it was not asked before: once in a stretch. */
static bool ask_fact(sweep *w, uint16_t fact, const crowd *who, answers *out) {
    uint8_t *known = stretch_fact(w->s, fact);
    crowd unasked;
    if (w->facts == FACT_DEPTH) return false;
    for (size_t i = 0; i < STRETCH_ROOM; i++)
        unasked.in[i] = (known[i] == STRETCH_UNASKED ? CROWD_IN : 0) & who->in[i];
    w->facts++;
    if (crowd_count(&unasked) > 0)
        go_through(&(passage){ w, path_tree_of(w->s->book, TREE_FACT, fact), known, NULL },
                   &unasked);
    w->facts--;
    widen(known, STRETCH_ROOM, STRETCH_LOST, out);
    return true;
}

/* ---- the tree ------------------------------------------------------------ */

static bool fits(const node *n) {
    bool good = n->kid_count <= KIDS_MOST;
    for (uint32_t i = 0; i < n->kid_count && good; i++)
        good = narrow(n->kids[i].value) != ANSWER_NONE;
    return good;
}

/* Asks the question of everybody, or at least of the crowd; false: it cannot be asked so. */
static bool ask(const passage *p, const edge *e, const crowd *who, answers *out) {
    stretch *s = p->w->s;
    switch ((edge_kind)e->kind) {
    case EDGE_CODE: return e->row == PLACE_OWN && ask_codes(s, e, out);
    case EDGE_GIVEN: return e->row == PLACE_OWN && ask_states(s, e, out);
    case EDGE_STATE: return e->row == PLACE_OWN && ask_presence(s, e, out);
    case EDGE_FACT: return ask_fact(p->w, e->place, who, out);
    case EDGE_ROWS:
        widen(stretch_rows_seen(s, e->source), STRETCH_ROOM, PLACE_NONE, out);
        return true;
    case EDGE_SEARCHED:
        widen(stretch_search(s, e->source, who), STRETCH_ROOM, STRETCH_UNASKED, out);
        return true;
    case EDGE_PARAM:
    case EDGE_PASS: memset(out, 0, sizeof *out); return true;
    case EDGE_BEFORE:
    case EDGE_UP_TO:
    case EDGE_REACHED:
    case EDGE_YEARS: return ask_dates(p, e, who, out);
    }
    return false;
}

static void go_on(const passage *p, const node *n, const crowd *who, int deep);

/* Years that follow each other and have the same ending. A partial date must lie within one of
 * them: which of two it is the rule asks, even where both end alike. */
typedef struct run { int64_t first, last; const node *to; } run;

/* The kids of a question about years as runs: how many; RUNS_MOST + 1: too many. Beyond the
 * table of anniversaries there is nobody to speak of: he will be lost. */
static size_t find_runs(const tree *t, const node *n, run runs[RUNS_MOST]) {
    size_t count = 0;
    for (uint32_t i = 0; i < n->kid_count; i++) {
        const kid *k = &n->kids[i];
        const node *to = &t->nodes[k->hop];
        run *last = count > 0 ? &runs[count - 1] : NULL;
        if (k->value < 0 || k->value >= ANNIVERSARY_YEARS) continue;
        if (last != NULL && last->last + 1 == k->value && to->leaf && last->to->leaf &&
            to->ending == last->to->ending)
            last->last = k->value;
        else if (count == RUNS_MOST) return RUNS_MOST + 1;
        else runs[count++] = (run){ k->value, k->value, to };
    }
    return count;
}

/* Which dates: wholly after one day and up to another; partial ones too, or whole ones only. */
typedef struct stay { day after, up_to; bool partial; } stay;

/* Those of a crowd whose date is one of these; false: nobody. */
static bool pick_between(const dates *d, size_t n, stay in, const crowd *from,
                         crowd *restrict out) {
    const span *at = d->at;
    const uint8_t *state = d->state;
    uint8_t any = 0;
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < n; i++) {
        bool good = has_date(state[i]) & (in.partial | (at[i].lo == at[i].hi));
        uint8_t is = good & (at[i].lo > in.after) & (at[i].hi <= in.up_to) ? CROWD_IN : 0;
        out->in[i] = is & from->in[i];
        any |= out->in[i];
    }
    return any != 0;
}

/* The dates from which so many years are completed on a day; false: there is no telling. */
static bool stay_of(path_book *b, const run *r, span on, stay *out) {
    day_policy policy = b->pack->no_such_day;
    out->partial = r->first == r->last;
    return anniversary_last(&b->years, (int32_t)r->last + 1, on, AGE_BIRTHDAY, policy,
                            &out->after) &&
           anniversary_last(&b->years, (int32_t)r->first, on, AGE_BIRTHDAY, policy,
                            &out->up_to);
}

/* How many years are completed on a day that is the same for all: each number of years has a
 * last birth date. false: it cannot be told so. */
static bool sort_by_years(const passage *p, const node *n, const crowd *who, int deep) {
    run runs[RUNS_MOST];
    dates from, on;
    crowd some;
    stay in[RUNS_MOST];
    size_t count = find_runs(p->t, n, runs);
    if (count > RUNS_MOST || !find_dates(p, n->e.a, &from) || !find_dates(p, n->e.b, &on) ||
        from.same || !on.same)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!stay_of(p->w->s->book, &runs[i], on.all, &in[i])) return false;
    for (size_t i = 0; i < count; i++) {
        if (!pick_between(&from, p->w->s->count, in[i], who, &some)) continue;
        if (runs[i].first == runs[i].last) go_on(p, runs[i].to, &some, deep);
        else crowd_put(&some, runs[i].to->ending, p->endings); /* at one of several leaves */
    }
    return true;
}

static bool sort_by_answers(const passage *p, const node *n, const crowd *who, int deep) {
    const stretch *s = p->w->s;
    answers a;
    crowd some;
    memset(a.of + s->count, 0xff, (STRETCH_ROOM - s->count) * sizeof a.of[0]);
    if (!fits(n) || !ask(p, &n->e, who, &a)) return false;
    for (uint32_t i = 0; i < n->kid_count; i++)
        if (pick(&a, narrow(n->kids[i].value), who, &some))
            go_on(p, &p->t->nodes[n->kids[i].hop], &some, deep);
    return true;
}

/* The crowd stands at the node and goes on from there to the end. */
static void go_on(const passage *p, const node *n, const crowd *who, int deep) {
    if (n->leaf) {
        end_at(p, n, who);
        return;
    }
    bool sorted = deep < DEEP && crowd_count(who) >= FEW &&
                  ((n->e.kind == EDGE_YEARS && sort_by_years(p, n, who, deep + 1)) ||
                   sort_by_answers(p, n, who, deep + 1));
    if (!sorted) walk_few(p, n, who);
}

static void go_through(const passage *p, const crowd *who) {
    crowd_put(who, STRETCH_LOST, p->endings);
    if (p->t->count > 0) go_on(p, &p->t->nodes[p->t->first], who, 0);
}

void sweep_rule(sweep *w, uint16_t rule, const crowd *who, uint8_t *endings,
                uint16_t *leaves) {
    passage p = { w, path_tree_of(w->s->book, TREE_RULE, rule), endings, leaves };
    go_through(&p, who);
}

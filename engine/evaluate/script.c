/* script: what a known path tells of whoever's reads take it, line by line.
 *
 * Very many candidates take the same path through a rule, and each is told in the same steps:
 * the same cells, days, parameters and facts in the same order, with the same answers. What
 * differs is what stands in the cells. So a path is made into lines once: a line is an edge,
 * the answer met there, the kind of step it leaves, and that step's bytes as far as they are
 * the same for all. What was read before in the same path is marked once, too; only where two
 * places of rows may be one row it has to be looked at for each candidate. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/script.h"

#ifdef VET_PATH_TINY /* for tests/learned: whatever can run out of room, does */
enum { SCRIPT_BYTES_MAX = 4000 };
#else
enum { SCRIPT_BYTES_MAX = 64 << 20 };
#endif

cell_state script_state(const line *l) {
    bool coded = l->e.kind == EDGE_CODE;
    if (!coded) return (cell_state)l->value;
    return l->value < EDGE_LEAST ? (cell_state)(l->value - EDGE_NO_CODE) : CELL_OK;
}

static uint8_t kind_of(const line *l) {
    switch ((edge_kind)l->e.kind) {
    case EDGE_BEFORE:
    case EDGE_UP_TO:
    case EDGE_ROWS: return 0; /* comparing and counting are no steps */
    case EDGE_CODE: return STEP_CELL;
    case EDGE_GIVEN: return STEP_GIVEN;
    case EDGE_STATE:
        if (l->e.source == NO_INDEX) return STEP_DAY;
        return l->e.place != NO_INDEX ? STEP_CELL : 0;    /* that there is a row is no step */
    case EDGE_FACT: return STEP_FACT;
    case EDGE_SEARCHED: return STEP_ROWS;
    case EDGE_PARAM: return STEP_PARAM;
    case EDGE_PASS: return STEP_PASS_CODE;
    case EDGE_REACHED: return STEP_REACHED;
    case EDGE_YEARS:
        return l->value == EDGE_NO_CODE ? 0 : (uint8_t)l->e.n; /* an open number is none */
    }
    return 0;
}

/* ---- what is the same for all ------------------------------------------------------------ */

/* What is known of the step that a line leaves; false: all of it must be looked up. */
static bool known_step(const path_book *b, view *v, line *l, step *s) {
    *s = (step){ .kind = l->kind, .source = l->e.place };
    switch (l->kind) {
    case STEP_CELL:
    case STEP_GIVEN:
        s->source = l->e.source;
        s->column = l->e.place;
        s->a = (uint8_t)script_state(l);
        if (l->kind == STEP_GIVEN) s->a = s->a != CELL_BLANK && s->a != CELL_NONE;
        l->usual = l->e.cell->decl->type == TYPE_CODE && s->a == CELL_OK;
        return true;
    case STEP_DAY:
        if (!l->e.fixed) return false;
        s->a = (uint8_t)view_peek_day(v, l->e.place, &l->day);
        if (s->a == CELL_OK) s->x = l->day;
        l->day = s->x;
        return true;
    case STEP_FACT: s->a = (uint8_t)l->value; return true;
    case STEP_PARAM: return true;
    case STEP_PASS_CODE:
        s->source = 0;
        s->raw = walk_code(b, &l->e);
        return true;
    default: return false;
    }
}

static bool put_shape(arena *memory, path_book *b, view *v, line *l) {
    step s;
    l->shape = (text){ NULL, 0 };
    if (l->kind == 0 || !known_step(b, v, l, &s)) return true;
    l->shape = trace_shape(memory, &s);
    return l->shape.at != NULL;
}

/* ---- what is read twice ------------------------------------------------------------ */

static bool reads_alike(const line *a, const line *b) {
    return a->kind == b->kind && a->e.place == b->e.place &&
           (a->kind != STEP_CELL || a->e.source == b->e.source);
}

/* As evaluate/explain has it of steps. */
static void mark_again(script *s) {
    for (size_t i = 0; i < s->count; i++) {
        line *l = &s->lines[i];
        bool once = l->kind == STEP_CELL || l->kind == STEP_DAY || l->kind == STEP_PARAM;
        l->again = false;
        for (size_t k = 0; once && k < i; k++) {
            if (!reads_alike(&s->lines[k], l)) continue;
            if (l->kind != STEP_CELL || s->lines[k].e.row == l->e.row) l->again = true;
            else s->doubtful = true;
        }
        s->told += l->kind != 0 && !l->again;
        s->asks_facts |= l->kind == STEP_FACT;
    }
}

bool script_is_plain(const script *s, const view *v, uint32_t judged) {
    for (size_t i = 0; s->doubtful && i < s->count; i++) {
        const line *l = &s->lines[i];
        uint32_t row =
            l->kind == STEP_CELL ? walk_row(v, l->e.source, l->e.row, judged) : NO_ROW;
        for (size_t k = 0; l->kind == STEP_CELL && k < i; k++)
            if (reads_alike(&s->lines[k], l) && s->lines[k].e.row != l->e.row &&
                walk_row(v, l->e.source, s->lines[k].e.row, judged) == row)
                return false;
    }
    return true;
}

/* ---- making ------------------------------------------------------------ */

static script *make(arena *memory, path_book *b, view *v, const tree *t, const node *leaf) {
    taken way[PATH_EDGES_MAX];
    size_t count = tree_path_to(t, leaf, way);
    script *s = arena_take(memory, sizeof *s);
    line *lines = arena_take(memory, (count + 1) * sizeof *lines);
    if (s == NULL || lines == NULL) return NULL;
    *s = (script){ .of = t, .lines = lines, .count = count };
    for (size_t i = 0; i < count; i++) {
        lines[i] = (line){ .e = way[i].e, .value = way[i].value };
        lines[i].kind = kind_of(&lines[i]);
        if (!put_shape(memory, b, v, &lines[i])) return NULL;
    }
    mark_again(s);
    return s;
}

const script *script_of(path_book *b, view *v, tree *t, const node *leaf) {
    if (leaf->script != NULL) return leaf->script;
    bool room = b->script_bytes < SCRIPT_BYTES_MAX;
    script *made = make(room ? &b->memory : &v->scratch, b, v, t, leaf);
    if (!room || made == NULL) return made;
    b->script_bytes += sizeof *made + made->count * (sizeof *made->lines + 32);
    return t->nodes[leaf - t->nodes].script = made;
}

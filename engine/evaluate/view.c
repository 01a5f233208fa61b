/* view: one candidate as the rules see it now.
 *
 * The columns of the run are const and shared; the view is a worker's own window on
 * them. Everything a rule learns passes view_observe, view_given, view_day or
 * view_searched, and each leaves a step: what an auditor is shown is what was read,
 * not what somebody remembered to log. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/view.h"

#include <stdlib.h>
#include <string.h>

#include "ground/name.h"

enum { STEPS_MAX = 1 << 22, CENTURY = 1200 /* months */ };

int view_init(view *v, const evidence *e, const param_value *params, fault *f) {
    *v = (view){ .pack = e->pack, .evidence = e, .params = params, .plausible_on = DAY_NONE };
    v->sources = calloc(e->pack->source_count, sizeof *v->sources);
    v->births = calloc(e->pack->source_count, sizeof *v->births);
    if (v->sources == NULL || v->births == NULL) return fault_memory(f);
    for (size_t i = 0; i < e->pack->source_count; i++) {
        uint16_t at = source_find_column(&e->pack->sources[i], TEXT("birth_date"));
        if (at != NO_INDEX && e->pack->sources[i].columns[at].type == TYPE_DATE)
            v->births[i] = &e->tables[i].columns[at];
    }
    return 0;
}

void view_clear(view *v) {
    free(v->sources);
    free(v->births);
    free(v->steps);
    free(v->once);
    arena_clear(&v->scratch);
    *v = (view){ 0 };
}

void view_begin(view *v, uint32_t candidate) {
    v->candidate = candidate;
    v->judged++;
    v->step_count = v->step_first = 0;
    v->too_many = false;
    v->saw_close = v->hide_close = v->given_no = false;
    v->missing = (missing){ 0 };
    arena_reset(&v->scratch);
    v->law_day_known =
        evidence_law_day(v->evidence, candidate, &v->law_day) && span_whole(v->law_day);
    memset(v->sources, 0, v->pack->source_count * sizeof *v->sources);
}

void view_turn(view *v, uint32_t candidate) {
    v->asked_of = candidate;
    if (v->candidate == candidate) return;
    v->candidate = candidate;
    v->law_day_known =
        evidence_law_day(v->evidence, candidate, &v->law_day) && span_whole(v->law_day);
}

void view_show(view *v, uint16_t source, const attached *rows, size_t count) {
    seen_rows *s = &v->sources[source];
    *s = (seen_rows){ .rows = rows, .count = count };
    for (size_t i = 0; i < count; i++) {
        s->has_close |=
            rows[i].grade == GRADE_CLOSE || (rows[i].flags & ATTACHED_UNSETTLED) != 0;
        s->has_twice |= (rows[i].flags & ATTACHED_TWICE) != 0;
    }
}

/* ---- things read once ------------------------------------------------------------ */

static uint64_t name_of_step(const step *s) {
    uint64_t of = (uint64_t)s->kind << 60 ^ (uint64_t)s->source << 48 ^
                  (uint64_t)(s->column & 0xffff) << 32 ^ s->row;
    if (s->kind == STEP_DAY) of ^= (uint64_t)(uint32_t)s->x.lo << 8;
    return of == 0 ? 1 : of;
}

static bool double_once(view *v) {
    size_t room = v->once == NULL ? 64 : 2 * (v->once_mask + 1);
    uint64_t *more = calloc(room, sizeof *more);
    if (more == NULL) return false;
    for (size_t i = 0; v->once != NULL && i <= v->once_mask; i++) {
        size_t at = (v->once[i] * 0x9e3779b97f4a7c15u >> 20) & (room - 1);
        if (v->once[i] == 0) continue;
        while (more[at] != 0) at = (at + 1) & (room - 1);
        more[at] = v->once[i];
    }
    free(v->once);
    v->once = more;
    v->once_mask = room - 1;
    return true;
}

/* Was it read before? What is computed from cells belongs to no one member and is not kept. */
static bool is_known(view *v, const step *s) {
    uint64_t name = name_of_step(s);
    if (s->kind != STEP_CELL && s->kind != STEP_DAY && s->kind != STEP_PARAM) return true;
    if (s->kind == STEP_CELL) {
        memmove(v->recent + 1, v->recent, sizeof v->recent - sizeof *v->recent);
        v->recent[0] = *s;
    }
    if (2 * v->once_count > v->once_mask && !double_once(v)) {
        v->no_memory = true;
        return true;
    }
    size_t at = (name * 0x9e3779b97f4a7c15u >> 20) & v->once_mask;
    while (v->once[at] != 0 && v->once[at] != name) at = (at + 1) & v->once_mask;
    if (v->once[at] == name) return true;
    v->once[at] = name;
    v->once_count++;
    return false;
}

void view_keep_once(view *v, bool once) {
    free(v->once);
    v->once = NULL;
    v->once_mask = v->once_count = 0;
    memset(v->recent, 0, sizeof v->recent);
    if (once && !double_once(v)) v->no_memory = true;
}

step *view_new_step(view *v) {
    if (v->once == NULL && v->step_count >= v->step_first + READS_MAX) {
        v->too_many = true;
        return &v->nowhere;
    }
    if (!grow((void **)&v->steps, &v->step_room, v->step_count, sizeof *v->steps, STEPS_MAX)) {
        v->no_memory = true;
        return &v->nowhere;
    }
    return &v->steps[v->step_count++];
}

void view_drop_known(view *v, const step *last) {
    if (is_known(v, last) && last != &v->nowhere) v->step_count--;
}

static const table *table_of(const view *v, uint16_t source) {
    return &v->evidence->tables[source];
}

/* The first and last birth dates whose age on the law day is plausible, found once per law day;
 * and the first that is so whatever century its year is of. */
static void find_plausible(view *v) {
    const pack *p = v->pack;
    duration least = { p->plausible_lo * 12, 0 }, too_much = { (p->plausible_hi + 1) * 12, 0 };
    day on = v->law_day.lo;
    day last = day_add(on, least, -1, p->no_such_day) + 3,
        first = day_add(on, too_much, -1, p->no_such_day) - 3;
    while (day_add(last, least, 1, p->no_such_day) > on) last--;
    while (day_add(first, too_much, 1, p->no_such_day) <= on) first++;
    v->plausible_first = first;
    v->plausible_sure = day_add(last, (duration){ CENTURY, 0 }, -1, p->no_such_day) + 1;
    if (v->plausible_sure < first) v->plausible_sure = first;
    v->plausible_last = last;
    v->plausible_on = on;
}

/* A date that begins with four digits or eight, or is blank, because it was taken from an
 * id. */
static bool has_whole_year(text written) {
    size_t n = 0;
    while (n < written.len && written.at[n] >= '0' && written.at[n] <= '9') n++;
    return written.len == 0 || n == 4 || n == 8;
}

/* Is the year written with two digits, and would it do as well a hundred years later? Then 117
 * years may be 17. */
static bool may_be_later(const view *v, uint16_t source, uint32_t row, const column *c) {
    const table *t = table_of(v, source);
    uint16_t column = (uint16_t)(c - t->columns);
    const docket_source *d = &v->evidence->docket->sources[source];
    if (column >= d->column_count || d->columns[column].form.dates != FORM_19YY) return false;
    day later = day_add(c->dates[row].hi, (duration){ CENTURY, 0 }, 1, v->pack->no_such_day);
    return later <= v->plausible_last && !has_whole_year(cell_trim(table_raw(t, row, column)));
}

/* A birth date that no living person can have on the law day is unreadable, wherever it
 * stands. */
static const char *implausible(view *v, uint16_t source, uint32_t row, const column *c) {
    static const char *const wrong =
        "makes a living person of an impossible age on the law day";
    if (v->births[source] != c || !v->law_day_known) return NULL;
    span birth = c->dates[row];
    if (v->plausible_on != v->law_day.lo) find_plausible(v);
    if (birth.lo >= v->plausible_sure && birth.hi <= v->plausible_last) return NULL;
    if (may_be_later(v, source, row, c))
        return "two digits of a year leave it open whether a hundred years more are meant";
    if (birth.lo >= v->plausible_first && birth.hi <= v->plausible_last) return NULL;
    /* a span made of two dates: neither may hide behind the other */
    bool conflict = (table_of(v, source)->row_flag[row] & ROW_BIRTH_CONFLICT) != 0;
    if (conflict && c->decl->prevails == PREVAILS_NEITHER) return wrong;
    return birth.lo > v->plausible_last || birth.hi < v->plausible_first ? wrong : NULL;
}

static void fetch_value(view *v, uint16_t source, uint32_t row, uint16_t column,
                        observed *out) {
    const table *t = table_of(v, source);
    const struct column *c = &t->columns[column];
    switch (c->decl->type) {
    case TYPE_CODE: out->value.code = c->codes[row]; break;
    case TYPE_INTEGER: out->value.integer = c->integers[row]; break;
    case TYPE_DECIMAL: out->value.decimal = c->decimals[row]; break;
    case TYPE_DURATION: out->value.duration = c->durations[row]; break;
    case TYPE_DATE:
        out->value.date = c->dates[row];
        out->why = implausible(v, source, row, c);
        if (out->why != NULL) out->state = CELL_UNREADABLE;
        break;
    default:
        if (!table_text(t, row, column, &v->scratch, &out->words)) v->no_memory = true;
    }
}

observed view_peek(view *v, uint16_t source, uint32_t row, uint16_t column) {
    const table *t = table_of(v, source);
    observed out = { .state = table_state(t, row, column) };
    if (out.state == CELL_OK) fetch_value(v, source, row, column, &out);
    if (out.state == CELL_OPEN) out.value.date = (span){ DAY_OPEN, DAY_OPEN };
    if (out.state == CELL_UNREADABLE && out.why == NULL) out.why = table_why(t, row, column);
    return out;
}

cell_state view_peek_date(view *v, uint16_t source, uint32_t row, const column *c, span *out) {
    cell_state state = (cell_state)c->state[row];
    *out = (span){ DAY_OPEN, DAY_OPEN };
    if (state != CELL_OK || c->decl->type != TYPE_DATE) return state;
    *out = c->dates[row];
    return implausible(v, source, row, c) == NULL ? CELL_OK : CELL_UNREADABLE;
}

void view_retell(view *v, uint16_t source, uint32_t row, uint16_t column, cell_state state) {
    const struct column *c = &table_of(v, source)->columns[column];
    bool date = state == CELL_OK && c->decl->type == TYPE_DATE;
    step *s = view_begin_step(v, STEP_CELL);
    s->a = (uint8_t)state;
    s->source = source;
    s->column = column;
    s->row = row;
    if (date) s->x = c->dates[row];
    view_end_step(v, s);
}

observed view_observe(view *v, uint16_t source, uint32_t row, uint16_t column) {
    observed out = view_peek(v, source, row, column);
    view_retell(v, source, row, column, out.state);
    return out;
}

cell_state view_given(view *v, uint16_t source, uint32_t row, uint16_t column) {
    observed seen = view_observe(v, source, row, column);
    if (v->no_memory || v->too_many || v->once != NULL) return seen.state;
    step *last = &v->steps[v->step_count - 1];
    last->kind = STEP_GIVEN;
    last->a = seen.state != CELL_BLANK && seen.state != CELL_NONE;
    return seen.state;
}

cell_state view_peek_day(view *v, uint16_t number, span *out) {
    const table *from;
    uint32_t row;
    uint16_t column;
    *out = (span){ DAY_NONE, DAY_NONE };
    return evidence_day(v->evidence, number, v->candidate, out, &from, &row, &column);
}

cell_state view_day(view *v, uint16_t number, span *out) {
    cell_state state = view_peek_day(v, number, out);
    step *s = view_begin_step(v, STEP_DAY);
    s->a = (uint8_t)state;
    s->source = number;
    if (state == CELL_OK) s->x = *out;
    view_end_step(v, s);
    return state;
}

searched view_peek_searched(view *v, uint16_t source, uint16_t *which) {
    seen_rows *rows = &v->sources[source];
    if (!rows->asked) {
        rows->which = NO_INDEX;
        rows->searched = evidence_searched(v->evidence, source, v->candidate, &rows->which);
        rows->asked = true;
    }
    *which = rows->which;
    return rows->searched;
}

searched view_searched(view *v, uint16_t source, uint16_t *which) {
    searched said = view_peek_searched(v, source, which);
    step *s = view_begin_step(v, STEP_ROWS);
    s->a = (uint8_t)said;
    s->source = source;
    s->column = *which;
    s->n = (int64_t)v->sources[source].count;
    view_end_step(v, s);
    return said;
}

uint32_t view_one(const view *v, uint16_t source) {
    return v->evidence->sources[source].one[v->candidate];
}

/* ---- what is missing ------------------------------------------------------------ */

missing view_lack(uint16_t source, uint32_t row, uint16_t column, const observed *seen) {
    return (missing){ .kind = MISSING_CELL, .source = source, .row = row, .column = column,
                      .state = (uint8_t)seen->state, .why = seen->why };
}

missing view_lack_given(const view *v, uint16_t source, uint32_t row, uint16_t column,
                        cell_state state) {
    missing m = { .kind = MISSING_SILENT, .source = source, .row = row, .column = column };
    if (state != CELL_UNREADABLE) return m;
    m.kind = MISSING_CELL;
    m.state = CELL_UNREADABLE;
    m.why = table_why(table_of(v, source), row, column);
    return m;
}

/* The step read `back` steps ago in this judgement: what another rule read left nothing open
 * here. NULL: none. */
static const step *step_before(const view *v, size_t back) {
    if (v->once != NULL)
        return back < sizeof v->recent / sizeof *v->recent ? &v->recent[back] : NULL;
    return back < v->step_count - v->step_first ? &v->steps[v->step_count - 1 - back] : NULL;
}

void view_undecided(view *v) {
    v->missing = (missing){ .kind = MISSING_DECIDED, .source = NO_INDEX, .row = NO_ROW };
    const step *s;
    for (size_t i = 0; (s = step_before(v, i)) != NULL; i++) {
        if (s->kind != STEP_CELL || s->a != CELL_OK || s->x.lo == s->x.hi) continue;
        v->missing.source = s->source;
        v->missing.column = s->column;
        v->missing.row = s->row;
        v->missing.about = s->x;
        return;
    }
}

void view_unended(view *v) {
    v->missing = (missing){ .kind = MISSING_DECIDED, .source = NO_INDEX, .row = NO_ROW };
    const step *s;
    for (size_t i = 0; (s = step_before(v, i)) != NULL; i++) {
        if (s->kind != STEP_CELL || s->a != CELL_OPEN) continue;
        v->missing = (missing){ .kind = MISSING_CELL, .source = s->source, .column = s->column,
                                .row = s->row, .state = CELL_OPEN };
        return;
    }
}

void view_unsettled_name(view *v) {
    v->missing = (missing){ .kind = MISSING_NAME, .source = NO_INDEX, .row = NO_ROW };
    const step *s;
    for (size_t i = 0; (s = step_before(v, i)) != NULL; i++) {
        if (s->kind != STEP_CELL || s->a != CELL_OK || s->row == NO_ROW) continue;
        column_type type = v->pack->sources[s->source].columns[s->column].type;
        if (type != TYPE_NAME && type != TYPE_TEXT) continue;
        if (name_look(table_raw(table_of(v, s->source), s->row, s->column)) == GAPS_NONE)
            continue;
        v->missing.source = s->source;
        v->missing.column = s->column;
        v->missing.row = s->row;
        return;
    }
}

static text keep(view *v, const char *words) {
    char *made = arena_bytes(&v->scratch, words, strlen(words));
    if (made == NULL) v->no_memory = true;
    return text_of(made);
}

static bool is_chinese(const view *v, size_t language) {
    return language < v->pack->language_count && text_is(v->pack->languages[language], "zh");
}

/* A code as the pack names it for people, in this language. */
static text code_words(const view *v, text code, size_t language) {
    const notice_decl *d = &v->pack->notice;
    for (size_t i = 0; i < d->name_count; i++)
        if (text_equal(d->names[i].name, code))
            return label_text(&d->names[i].words, language, code);
    return code;
}

text view_phrase(view *v, uint16_t source, uint32_t row, uint16_t column, size_t language) {
    const table *t = table_of(v, source);
    bool chinese = is_chinese(v, language);
    char words[48];
    switch (table_state(t, row, column)) {
    case CELL_BLANK: return chinese ? TEXT("未记载") : TEXT("not recorded");
    case CELL_OPEN: return chinese ? TEXT("至今") : TEXT("open");
    case CELL_NONE: return chinese ? TEXT("无") : TEXT("none");
    default: break;
    }
    if (table_state(t, row, column) == CELL_OK && t->columns[column].decl->type == TYPE_DATE) {
        date_print(t->columns[column].dates[row], words);
        return keep(v, words);
    }
    if (table_state(t, row, column) == CELL_OK &&
        t->columns[column].decl->type == TYPE_DURATION) {
        duration_print(t->columns[column].durations[row], words);
        return keep(v, words);
    }
    if (table_state(t, row, column) == CELL_OK && t->columns[column].decl->type == TYPE_CODE)
        return code_words(v, t->columns[column].decl->values[t->columns[column].codes[row]],
                          language);
    return text_trim(table_raw(t, row, column));
}

/* coverage: what it means that a source has no row about a candidate.
 *
 * "No row" is clear only for somebody who was searched, and searched is what the
 * docket claims, never what we assume. A claim does not help a candidate whose own
 * keys could not have found anything, and it falls when a row of the source may be
 * about anybody. Sources with `expects` need no claim: each answer is its own. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/coverage.h"

#include <stdlib.h>
#include <string.h>

#include "ground/name.h"
#include "ground/unicode.h"
#include "join/near.h"
#include "load/identifier.h"

/* Keys */

static bool list_has(const key_list *list, uint16_t at) {
    for (size_t i = 0; i < list->count; i++)
        if (list->there[i] == at) return true;
    return false;
}

static bool keys_have(const coverage *c, uint16_t at) {
    for (size_t i = 0; i < c->key_count; i++)
        if (c->keys[i] == at) return true;
    return false;
}

/* A search made only by what the pack says identifies nobody (a name) clears nobody. */
static bool are_weak(const coverage *c, const source_decl *decl) {
    bool weak = false;
    for (size_t i = 0; i < decl->key_count && c->key_count > 0; i++) {
        const key_list *list = &decl->keys[i];
        bool contained = true, within = true;
        for (size_t j = 0; j < list->count; j++) contained &= keys_have(c, list->there[j]);
        for (size_t j = 0; j < c->key_count; j++) within &= list_has(list, c->keys[j]);
        if (list->grade != GRADE_NEVER && contained) return false;
        if (list->grade == GRADE_NEVER && within) weak = true;
    }
    return weak;
}

static searched of_key(key_state state) {
    if (state == KEY_READY) return SEARCHED;
    return state == KEY_EMPTY ? SEARCH_KEY_BLANK : SEARCH_KEY_UNREADABLE;
}

static searched look_at_list(const coverage_view *v, const key_list *list, uint32_t candidate,
                             uint16_t *which) {
    const column_decl *here = v->rows->decl->columns, *there = v->candidates->decl->columns;
    for (size_t i = 0; i < list->count; i++) {
        key_form form = key_form_of(&here[list->here[i]], &there[list->there[i]]);
        searched is = of_key(key_look(v->candidates, candidate, list->there[i], form));
        *which = list->there[i];
        if (is != SEARCHED) return is;
    }
    return SEARCHED;
}

static searched look_at_named(const coverage_view *v, uint32_t candidate, uint16_t *which) {
    const coverage *c = &v->docket->covers;
    for (size_t i = 0; i < c->key_count; i++) {
        const column_decl *decl = &v->candidates->decl->columns[c->keys[i]];
        key_form form = key_form_of(decl, decl);
        searched is = of_key(key_look(v->candidates, candidate, c->keys[i], form));
        *which = c->keys[i];
        if (is != SEARCHED) return is;
    }
    return SEARCHED;
}

/* Whether the candidate could have been found: by the keys the docket names, otherwise by one
 * whole list of the best grade the pack has. What is wrong is told of the first list. */
static searched look_at_keys(const coverage_view *v, uint32_t candidate, uint16_t *which) {
    const source_decl *decl = v->rows->decl;
    if (v->docket->covers.key_count > 0) return look_at_named(v, candidate, which);
    grade best = GRADE_NEVER;
    for (size_t i = 0; i < decl->key_count; i++)
        if (decl->keys[i].grade < best) best = decl->keys[i].grade;
    searched first = SEARCHED;
    for (size_t i = 0; i < decl->key_count; i++) {
        uint16_t at = NO_INDEX;
        if (decl->keys[i].grade != best) continue;
        searched is = look_at_list(v, &decl->keys[i], candidate, &at);
        if (is == SEARCHED) return SEARCHED;
        if (first == SEARCHED) first = is, *which = at;
    }
    return first;
}

/* Opening: who is named */

/* A value of `covers` in the form in which candidates' cells are compared. */
static bool as_compared(const column_decl *decl, text value, arena *a, text *out) {
    char id[IDENTIFIER_SIZE];
    *out = value;
    if (decl->type == TYPE_NAME) return name_fold(a, value, out);
    if (decl->type == TYPE_TEXT) return unicode_fold(a, value, out);
    if (identifier_is(decl->type) && identifier_read(decl->type, value, id) == NULL)
        return arena_text(a, text_of(id), out);
    return decl->type == TYPE_CODE || unicode_plain(a, value, out);
}

static bool as_written(const column_decl *decl) {
    return decl->type == TYPE_INTEGER || decl->type == TYPE_DECIMAL ||
           decl->type == TYPE_DATE || decl->type == TYPE_DURATION;
}

typedef struct named {
    const table *t;
    uint16_t column;
    dict values;
    bool *met;
    arena scratch;
} named;

/* The number of the value the candidate has, or DICT_NONE. Codes may be named by the word of
 * the pack or of the file. */
static int find_value(named *who, uint32_t row, uint32_t *value) {
    const column_decl *decl = who->t->columns[who->column].decl;
    text raw = text_trim(table_raw(who->t, row, who->column));
    *value = DICT_NONE;
    if (table_state(who->t, row, who->column) != CELL_OK) return 0;
    if (!as_written(decl)) {
        key_part part;
        key_state state =
            key_read(who->t, row, who->column, key_form_of(decl, decl), &who->scratch, &part);
        if (state == KEY_NO_MEMORY) return FAULT_MEMORY;
        if (state == KEY_READY) *value = dict_find(&who->values, part.value);
    }
    if (*value == DICT_NONE && (as_written(decl) || decl->type == TYPE_CODE))
        *value = dict_find(&who->values, raw);
    return 0;
}

static int mark_covered(named *who, const coverage *c, uint64_t *covered) {
    for (uint32_t row = 0; row < who->t->rows; row++) {
        uint32_t value;
        arena_reset(&who->scratch);
        int error = find_value(who, row, &value);
        if (error != 0) return error;
        if (value == DICT_NONE || value >= c->value_count) continue;
        covered[row / 64] |= (uint64_t)1 << row % 64;
        who->met[value] = true;
    }
    return 0;
}

static int name_people(joined *to, const docket_source *d, text name, const table *candidates,
                       notes *n, fault *f) {
    const coverage *c = &d->covers;
    const column_decl *decl = &candidates->decl->columns[c->column];
    named who = { .t = candidates, .column = c->column, .met = calloc(c->value_count + 1, 1) };
    arena values = { 0 };
    to->covered = calloc(candidates->rows / 64 + 1, sizeof *to->covered);
    bool good = who.met != NULL && to->covered != NULL;
    for (size_t i = 0; i < c->value_count && good; i++) {
        text value;
        uint32_t was;
        good = as_compared(decl, text_trim(c->values[i]), &values, &value) &&
               dict_add(&who.values, value, (uint32_t)i, &was);
        if (good && was != (uint32_t)i) who.met[i] = true; /* named twice */
    }
    good = good && mark_covered(&who, c, to->covered) == 0;
    for (size_t i = 0; i < c->value_count && good; i++)
        if (!who.met[i])
            notes_add(n, NOTE_WARNING, "docket.lua", d->line, 0,
                      "covers of %.*s names %.*s %.*s, which no candidate has", TEXT_ARGS(name),
                      TEXT_ARGS(decl->name), TEXT_ARGS(c->values[i]));
    free(who.met);
    dict_clear(&who.values);
    arena_clear(&who.scratch);
    arena_clear(&values);
    return good ? 0 : fault_memory(f);
}

int coverage_open(joined *to, const docket_source *d, const table *rows,
                  const table *candidates, notes *n, fault *f) {
    const coverage *c = &d->covers;
    if (d->not_asked || !c->claimed) return 0;
    to->clears_nobody = are_weak(c, rows->decl);
    if (to->clears_nobody)
        notes_add(
            n, NOTE_WARNING, "docket.lua", d->line, 0,
            "%.*s was searched by %.*s only, which by the pack identifies nobody: it clears "
            "nobody",
            TEXT_ARGS(rows->decl->name), TEXT_ARGS(candidates->decl->columns[c->keys[0]].name));
    if (c->everybody || c->column == NO_INDEX) return 0;
    return name_people(to, d, rows->decl->name, candidates, n, f);
}

/* When it was searched last; false: that is not said. */
static bool searched_last(const docket_source *d, day *out) {
    span on;
    if (d->not_asked || !d->covers.claimed || d->covers.on.len == 0 ||
        date_parse(d->covers.on, FORM_ISO, &on) != NULL || on.hi == DAY_OPEN)
        return false;
    *out = on.hi;
    return true;
}

void coverage_age(joined *to, const docket_source *d, const table *rows, span law, notes *n) {
    enum { YEAR = 366 };
    day on;
    char first[32], last[32];
    if (law.lo == DAY_NONE || !searched_last(d, &on) || (int64_t)law.hi - on <= YEAR) return;
    date_print((span){ law.lo, law.lo }, first);
    date_print((span){ law.hi, law.hi }, last);
    to->ages = true;
    to->last_cleared = on + YEAR;
    if ((int64_t)law.lo - on <= YEAR) {
        notes_add(n, NOTE_WARNING, "docket.lua", d->line, 0,
                  "%.*s was searched on %.*s, more than a year before %s, the last law day: it "
                  "clears nobody whose law day is so late",
                  TEXT_ARGS(rows->decl->name), TEXT_ARGS(d->covers.on), last);
        return;
    }
    to->clears_nobody = true;
    notes_add(n, NOTE_WARNING, "docket.lua", d->line, 0,
              "%.*s was searched on %.*s, more than a year before %s, the first law day: it "
              "clears nobody until it is searched again",
              TEXT_ARGS(rows->decl->name), TEXT_ARGS(d->covers.on), first);
}

/* Everybody at once: what coverage_of would find for all alike */

/* Who is vetted has the key of the list (join/merge): it is not asked about again. */
static void add_column(search_keys *to, uint16_t at, key_form form, const source_decl *people) {
    const column_decl *decl = &people->columns[at];
    if (at == people->key && form == key_form_of(decl, decl)) return;
    to->column[to->count] = at;
    to->form[to->count++] = (uint8_t)form;
}

static void take_named(search_keys *to, const coverage *c, const source_decl *people) {
    for (size_t i = 0; i < c->key_count; i++) {
        const column_decl *decl = &people->columns[c->keys[i]];
        add_column(to, c->keys[i], key_form_of(decl, decl), people);
    }
}

/* Of several lists of the best grade any one is enough: the first, by which most are found. */
static void take_best_list(search_keys *to, const source_decl *rows,
                           const source_decl *people) {
    const key_list *best = NULL;
    for (size_t i = 0; i < rows->key_count; i++)
        if (best == NULL || rows->keys[i].grade < best->grade) best = &rows->keys[i];
    for (size_t i = 0; best != NULL && i < best->count; i++)
        add_column(to, best->there[i],
                   key_form_of(&rows->columns[best->here[i]], &people->columns[best->there[i]]),
                   people);
}

static bool any_unreadable(const joined *to) {
    for (size_t i = 0; i < to->item_count; i++)
        if (to->items[i].flags & ATTACHED_UNREADABLE) return true;
    return false;
}

void coverage_settle(joined *to, const docket_source *d, const table *rows,
                     const table *candidates) {
    const source_decl *decl = rows->decl;
    bool waits = decl->expects_count > 0 && to->start != NULL;
    to->searched_by.count = 0;
    to->all_searched = false;
    if (d->not_asked || waits || !d->covers.claimed || !d->covers.everybody ||
        to->clears_nobody || to->ages || to->is_void || any_unreadable(to) ||
        d->covers.key_count > KEY_PARTS_MAX)
        return;
    to->all_searched = true;
    if (d->covers.key_count > 0) take_named(&to->searched_by, &d->covers, candidates->decl);
    else take_best_list(&to->searched_by, decl, candidates->decl);
}

bool coverage_is_plain(const joined *to, const table *candidates, uint32_t candidate) {
    const search_keys *by = &to->searched_by;
    if (!to->all_searched) return false;
    for (size_t i = 0; i < by->count; i++)
        if (key_look(candidates, candidate, by->column[i], (key_form)by->form[i]) != KEY_READY)
            return false;
    return true;
}

void coverage_are_plain(const joined *to, const table *candidates, uint32_t first, size_t count,
                        uint8_t *plain) {
    const search_keys *by = &to->searched_by;
    if (!to->all_searched) memset(plain, 0, count);
    for (size_t i = 0; i < by->count && to->all_searched; i++)
        key_look_each(candidates, first, count, by->column[i], (key_form)by->form[i], plain);
}

/* Asking */

static bool is_covered(const coverage_view *v, uint32_t candidate) {
    const coverage *c = &v->docket->covers;
    if (!c->claimed || v->to->clears_nobody) return false;
    if (v->to->ages && v->law_day.lo > v->to->last_cleared) return false;
    if (c->everybody) return true;
    return v->to->covered != NULL &&
           (v->to->covered[candidate / 64] >> candidate % 64 & 1) != 0;
}

static bool has_unreadable(const coverage_view *v, uint32_t candidate) {
    if (v->to->start == NULL) return false;
    for (uint32_t i = v->to->start[candidate]; i < v->to->start[candidate + 1]; i++)
        if (v->to->items[i].flags & ATTACHED_UNREADABLE) return true;
    return false;
}

static bool has_possible(const coverage_view *v, uint32_t candidate) {
    size_t count;
    near_of(v->to, candidate, &count);
    return count > 0;
}

static bool has_reply(const coverage_view *v, uint32_t candidate, uint16_t code) {
    uint16_t at = v->rows->decl->expects_column;
    for (uint32_t i = v->to->start[candidate]; i < v->to->start[candidate + 1]; i++) {
        const attached *item = &v->to->items[i];
        if (item->grade != GRADE_SURE ||
            (item->flags & (ATTACHED_HISTORY | ATTACHED_UNREADABLE)))
            continue;
        if (table_state(v->rows, item->row, at) == CELL_OK &&
            v->rows->columns[at].codes[item->row] == code)
            return true;
    }
    return false;
}

static searched look_at_reply(const coverage_view *v, uint32_t candidate, uint16_t code) {
    static const searched of[STANDINGS] = {
        [STANDING_CLEAR] = SEARCHED,
        [STANDING_ADVERSE] = SEARCHED,
        [STANDING_UNCLEAR] = SEARCH_UNCLEAR,
        [STANDING_STALE] = SEARCH_STALE,
        [STANDING_AHEAD] = SEARCH_AHEAD,
        [STANDING_WITHDRAWN] = SEARCH_WITHDRAWN,
        [STANDING_DIFFER] = SEARCH_DIFFER,
        [STANDING_UNREADABLE] = SEARCH_BAD_REPLY,
        [STANDING_NO_REPLY] = SEARCH_NO_REPLY,
        [STANDING_OVERDUE] = SEARCH_OVERDUE,
    };
    reply r;
    if (v->rows->decl->replies.kinds == NULL)
        return has_reply(v, candidate, code) ? SEARCHED : SEARCH_NO_REPLY;
    replies_look(&v->replies, candidate, code, &r);
    return of[r.is];
}

static bool is_expected(const source_decl *d, uint16_t code) {
    for (size_t i = 0; i < d->expects_count; i++)
        if (d->expects[i] == code) return true;
    return false;
}

/* The department with this number: those expected, then the others that a row waits for. */
static bool is_awaited(const coverage_view *v, uint32_t candidate, size_t number,
                       uint16_t *code) {
    const source_decl *d = v->rows->decl;
    *code = number < d->expects_count ? d->expects[number]
                                      : (uint16_t)(number - d->expects_count);
    if (number < d->expects_count) return true;
    return !is_expected(d, *code) && replies_waits(&v->replies, candidate, *code);
}

searched coverage_next_reply(const coverage_view *v, uint32_t candidate, size_t *next,
                             uint16_t *which) {
    const source_decl *d = v->rows->decl;
    size_t others = d->replies.kinds != NULL ? d->columns[d->expects_column].value_count : 0;
    while (*next < d->expects_count + others) {
        if (!is_awaited(v, candidate, (*next)++, which)) continue;
        searched is = look_at_reply(v, candidate, *which);
        if (is != SEARCHED) return is;
    }
    *which = NO_INDEX;
    return SEARCHED;
}

static searched look_at_replies(const coverage_view *v, uint32_t candidate, uint16_t *which) {
    size_t next = 0;
    uint16_t missing;
    searched is = coverage_next_reply(v, candidate, &next, &missing);
    if (is == SEARCHED) return SEARCHED;
    searched keys = look_at_keys(v, candidate, which);
    if (keys != SEARCHED) return keys;
    *which = missing;
    return is;
}

searched coverage_but_for_rows(const coverage_view *v, uint32_t candidate, uint16_t *which) {
    const source_decl *decl = v->rows->decl;
    searched is;
    *which = NO_INDEX;
    if (v->docket->not_asked) return SEARCH_NOT_ASKED;
    if (decl->expects_count > 0 && v->to->start != NULL) {
        is = look_at_replies(v, candidate, which);
    } else {
        if (!is_covered(v, candidate)) return SEARCH_NOT_COVERED;
        is = look_at_keys(v, candidate, which);
    }
    if (is != SEARCHED) return is;
    *which = NO_INDEX;
    return v->to->is_void ? SEARCH_VOID : SEARCHED;
}

searched coverage_of(const coverage_view *v, uint32_t candidate, uint16_t *which) {
    uint16_t unwanted;
    if (which == NULL) which = &unwanted;
    *which = NO_INDEX;
    if (v->docket->not_asked) return SEARCH_NOT_ASKED;
    if (has_unreadable(v, candidate)) return SEARCH_UNREADABLE_ROW;
    if (has_possible(v, candidate)) return SEARCH_POSSIBLE;
    return coverage_but_for_rows(v, candidate, which);
}

/* hearing: one rule hearing one candidate: what it says, and in which words.
 *
 * A reason's text is filled the moment it is said, while the values the rule handed
 * over are at hand, in every language of the pack. A blank in a text prints as "not
 * recorded" and never stops a rule: the text explains, the test decides. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/hearing.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <string.h>

#include "pack/cage.h"
#include "pack/cage_freeze.h"

enum { WORDS_MAX = 2000 };

/* cut: there was no room for all. */
typedef struct pen { char at[WORDS_MAX]; size_t used; bool cut; } pen;

/* One thing said, on its way into words. What the rule hands over is taken from the running
 * state and noted down, or, when a learned path says it again (L is NULL), taken from
 * `from`. */
typedef struct saying {
    lua_State *L;
    view *v;
    const hearing *h;
    handed *noted;                 /* HANDED_MAX; NULL: no note is made */
    size_t count;                  /* noted, or told again */
    bool lost;                     /* there is something of which no note can be made */
    const told *from;
    path_book *book;
} saying;

static void put(pen *p, text t) {
    size_t left = sizeof p->at - p->used;
    size_t len = t.len < left ? t.len : left;
    p->cut |= len < t.len;
    while (len < t.len && len > 0 && ((unsigned char)t.at[len] & 0xc0) == 0x80)
        len--; /* whole characters */
    memcpy(p->at + p->used, t.at, len);
    p->used += len;
}

static void put_span(pen *p, span s) {
    char words[32];
    date_print(s, words);
    put(p, text_of(words));
}

static void put_period(lua_State *L, pen *p, text part) {
    const term *t = values_term(L, -1);
    if (text_is(part, "free_from"))
        put_span(p, span_add(t->last, (duration){ 0, 1 }, 1, MONTH_END));
    else if (text_is(part, "from")) put_span(p, t->from);
    else put_span(p, t->last);
}

static void put_row(lua_State *L, view *v, pen *p, text part, size_t language) {
    const row_ref *r = lens_row(L, -1);
    uint16_t column = source_find_column(&v->pack->sources[r->source], part);
    if (column != NO_INDEX) put(p, view_phrase(v, r->source, r->row, column, language));
}

/* {other.name}, {other.unit.unit_name}: of another candidate of the slate. */
static void put_member(lua_State *L, view *v, pen *p, text part, size_t language) {
    const member_ref *m = values_test(L, -1, KIND_MEMBER);
    const char *dot = memchr(part.at, '.', part.len);
    uint16_t source = v->pack->candidates;
    uint32_t row = m->candidate;
    if (dot != NULL) {
        source = pack_find_source(v->pack, (text){ part.at, (size_t)(dot - part.at) });
        part = (text){ dot + 1, part.len - (size_t)(dot - part.at) - 1 };
        if (source == NO_INDEX || v->pack->sources[source].kind != SOURCE_ONE) return;
        row = v->evidence->sources[source].one[m->candidate];
    }
    uint16_t column = source_find_column(&v->pack->sources[source], part);
    if (row == NO_ROW) put(p, TEXT("?"));
    else if (column != NO_INDEX) put(p, view_phrase(v, source, row, column, language));
}

/* Processors differ in the sign of what is no number; nobody is shown it. */
static void put_decimal(pen *p, double n) {
    char words[64];
    snprintf(words, sizeof words, "%.14g", n);
    put(p, n != n ? TEXT("no number") : text_of(words));
}

/* The value on top of the stack in words; `part` is what stands after the dot. */
static void put_value(lua_State *L, view *v, pen *p, text part, size_t language) {
    char words[64] = "";
    if (values_test(L, -1, KIND_DATE)) {
        put_span(p, values_date(L, -1));
    } else if (values_test(L, -1, KIND_PERIOD)) {
        put_period(L, p, part);
    } else if (values_test(L, -1, KIND_ROW)) {
        put_row(L, v, p, part, language);
    } else if (values_test(L, -1, KIND_MEMBER)) {
        put_member(L, v, p, part, language);
    } else if (values_test(L, -1, KIND_DURATION)) {
        duration_print(*values_duration(L, -1), words);
        put(p, text_of(words));
    } else if (lua_isinteger(L, -1)) {
        snprintf(words, sizeof words, "%lld", (long long)lua_tointeger(L, -1));
        put(p, text_of(words));
    } else if (lua_type(L, -1) == LUA_TNUMBER) {
        put_decimal(p, lua_tonumber(L, -1));
    } else if (lua_type(L, -1) == LUA_TSTRING) {
        char buffer[SHOWN_MAX];
        put(p, values_words(L, -1, buffer));
    } else if (lua_isboolean(L, -1)) {
        put(p, lua_toboolean(L, -1) ? TEXT("yes") : TEXT("no"));
    }
}

/* Several members handed over as a list, one after the other. */
static void put_members(lua_State *L, view *v, pen *p, text part, size_t language) {
    bool chinese = text_is(v->pack->languages[language], "zh");
    for (lua_Integer i = 1; lua_geti(L, -1, i) != LUA_TNIL; i++) {
        if (i > 1) put(p, chinese ? TEXT("、") : TEXT(", "));
        put_value(L, v, p, part, language);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* What any_of or all_of asked: each fact by its title, with its answer. */
static void put_why(const view *v, const hearing *h, pen *p, size_t language) {
    static const char *const words[2][3] = { { "no", "yes", "not known" }, { "否", "是", "不明" } };
    bool chinese = text_is(v->pack->languages[language], "zh");
    for (size_t i = 0; i < h->why_count; i++) {
        const fact_decl *fact = &v->pack->facts[h->why[i].fact];
        if (i > 0) put(p, chinese ? TEXT("；") : TEXT("; "));
        put(p, label_text(&fact->title, language, fact->name));
        put(p, chinese ? TEXT("：") : TEXT(": "));
        put(p, text_of(words[chinese][h->why[i].answer]));
    }
}

/* The table handed over with a reason; one made outside the rule is a frozen view of it. */
static bool has_extras(lua_State *L, const hearing *h) {
    return h->handed != 0 && (lua_istable(L, h->handed) || cage_is_frozen(L, h->handed));
}

/* What the value on top of the stack put down, from `start` on, for when it is told again. A
 * date is another for everybody, unless it is a fixed day; so are the cells of a row. */
static void note_handed(saying *y, const pen *p, size_t start) {
    lua_State *L = y->L;
    handed note = { { p->at + start, p->used - start }, NO_EXPR };
    const date_box *date = values_test(L, -1, KIND_DATE);
    if (y->v->record == NULL) return;
    if (date != NULL) note.expr = date->expr;
    y->lost |= p->cut || y->count == HANDED_MAX || values_test(L, -1, KIND_ROW) != NULL ||
               !arena_text(&y->v->scratch, note.words, &note.words);
    if (!y->lost) y->noted[y->count++] = note;
}

static void put_given(saying *y, pen *p, text name, size_t language) {
    lua_State *L = y->L;
    const char *dot = memchr(name.at, '.', name.len);
    text head = { name.at, dot == NULL ? name.len : (size_t)(dot - name.at) };
    text part = dot == NULL ? TEXT("") : (text){ dot + 1, name.len - head.len - 1 };
    size_t start = p->used;
    int given = LUA_TNIL;
    lua_pushnil(L);
    if (has_extras(L, y->h)) {
        lua_pushlstring(L, head.at, head.len);
        given = lua_gettable(L, y->h->handed);
        lua_remove(L, -2);
    }
    if (given == LUA_TTABLE) put_members(L, y->v, p, part, language);
    else if (given != LUA_TNIL) put_value(L, y->v, p, part, language);
    else if (text_is(name, "why")) put_why(y->v, y->h, p, language);
    else put(p, TEXT("?"));
    note_handed(y, p, start);
    lua_pop(L, 1);
}

/* The same, told again. */
static void put_handed(saying *y, pen *p) {
    const handed *h = &y->from->handed[y->count++];
    uint16_t rule = (uint16_t)(y->h->rule - y->v->pack->rules);
    span date = { 0, 0 };
    if (h->expr == NO_EXPR) put(p, h->words);
    else if (walk_date(y->book, y->v, rule, h->expr, &date)) put_span(p, date);
    else y->lost = true;
    y->lost |= p->cut;             /* where words are cut depends on the pieces they came in */
}

static void put_param(const view *v, pen *p, uint16_t number) {
    const param_value *value = &v->params[number];
    char words[64];
    if (value->type == PARAM_TEXT) {
        put(p, value->words);
    } else if (value->type == PARAM_YES_NO) {
        put(p, value->yes ? TEXT("yes") : TEXT("no"));
    } else {
        if (value->type == PARAM_INTEGER)
            snprintf(words, sizeof words, "%lld", (long long)value->integer);
        else snprintf(words, sizeof words, "%.14g", value->decimal);
        put(p, text_of(words));
    }
}

static void put_day(const view *v, pen *p, uint16_t number) {
    span s;
    const table *from;
    uint32_t row;
    uint16_t where;
    if (evidence_day(v->evidence, number, v->candidate, &s, &from, &row, &where) == CELL_OK)
        put_span(p, s);
    else put(p, TEXT("?"));
}

static void put_one(view *v, pen *p, const slot *s, size_t language) {
    uint32_t row = view_one(v, s->a);
    if (row == NO_ROW) put(p, TEXT("?"));
    else put(p, view_phrase(v, s->a, row, s->b, language));
}

/* What the members of the slate have in common. */
static void put_common(view *v, pen *p, uint16_t number, size_t language) {
    const slate *s = v->slate;
    common_cell at = slate_common(v->evidence, s->rule->slate, &s->place, number);
    if (at.row != NO_ROW) put(p, view_phrase(v, at.source, at.row, at.column, language));
}

static void put_count(const view *v, pen *p) {
    char words[24];
    snprintf(words, sizeof words, "%zu", v->slate->count);
    put(p, text_of(words));
}

/* The text of a reason in one language. */
static text fill(saying *y, const template *t, size_t language) {
    pen p;
    view *v = y->v;
    p.used = 0;
    p.cut = false;
    for (size_t i = 0; i < t->count; i++) {
        const slot *s = &t->slots[i];
        switch (s->kind) {
        case SLOT_WORDS: put(&p, s->words); break;
        case SLOT_CANDIDATE:
            put(&p, view_phrase(v, v->pack->candidates, v->candidate, s->a, language));
            break;
        case SLOT_ONE: put_one(v, &p, s, language); break;
        case SLOT_ROW: put(&p, view_phrase(v, y->h->source, y->h->row, s->a, language)); break;
        case SLOT_DAY: put_day(v, &p, s->a); break;
        case SLOT_PARAM: put_param(v, &p, s->a); break;
        case SLOT_GIVEN:
            if (y->L == NULL) put_handed(y, &p);
            else put_given(y, &p, s->words, language);
            break;
        case SLOT_SLATE: put_common(v, &p, s->a, language); break;
        case SLOT_MEMBERS: put_count(v, &p); break;
        }
    }
    text out = { "", 0 };
    if (!arena_text(&v->scratch, (text){ p.at, p.used }, &out)) v->no_memory = true;
    return out;
}

/* Every language gets a text: one that has none borrows the first that has. */
static void fill_all(saying *y, uint16_t code, text words[LANGUAGE_MAX]) {
    const reason_decl *r = &y->h->rule->reasons[code];
    size_t first = 0;
    while (first < LANGUAGE_MAX && r->words[first].count == 0) first++;
    for (size_t i = 0; i < y->v->pack->language_count; i++) {
        size_t from = r->words[i].count > 0 ? i : first;
        words[i] = fill(y, &r->words[from], i);
    }
}

void hearing_fill(lua_State *L, view *v, const hearing *h, uint16_t code,
                  text words[LANGUAGE_MAX]) {
    saying y = { .L = L, .v = v, .h = h, .lost = true }; /* nobody tells it again */
    fill_all(&y, code, words);
}

hearing *hearing_speaking(lua_State *L, const char *what) {
    hearing *h = values_view(L)->hearing;
    if (h == NULL || h->rule == NULL)
        luaL_error(
            L, "%s(...) belongs in a rule's test: facts, suppressions and tallies only answer",
            what);
    if (h->deciding_whether)
        luaL_error(L, "%s(...) belongs in test; applies only says true or false", what);
    return h;
}

uint16_t hearing_code(lua_State *L, const hearing *h, int index, const char *what) {
    size_t len;
    if (lua_type(L, index) != LUA_TSTRING)
        luaL_error(L, "%s(\"code\") takes one of the rule's reason codes", what);
    const char *at = lua_tolstring(L, index, &len);
    uint16_t found = rule_find_reason(h->rule, (text){ at, len });
    if (found != NO_INDEX) return found;
    text names[256];
    size_t n = h->rule->reason_count < 256 ? h->rule->reason_count : 256;
    for (size_t i = 0; i < n; i++) names[i] = h->rule->reasons[i].code;
    size_t near = text_nearest((text){ at, len }, names, n);
    if (near < n)
        luaL_error(L, "reason '%s' is not declared; did you mean '%s'?", at, names[near].at);
    luaL_error(L, "reason '%s' is not declared in reasons = { ... }", at);
    return NO_INDEX;
}

static void keep_words(lua_State *L, view *v, int index, text *out) {
    char buffer[SHOWN_MAX];
    if (!arena_text(&v->scratch, values_words(L, index, buffer), out)) v->no_memory = true;
}

static void read_extras(lua_State *L, view *v, const hearing *h, span *eligible_from, text *to,
                        told *note) {
    *eligible_from = (span){ DAY_NONE, DAY_NONE };
    if (!has_extras(L, h)) return;
    if (lua_getfield(L, h->handed, "eligible_from") != LUA_TNIL) {
        *eligible_from = span_in_calendar(values_date(L, -1));
        note->eligible = values_expr(L, -1);
    }
    lua_pop(L, 1);
    if (lua_getfield(L, h->handed, "to") == LUA_TSTRING) keep_words(L, v, -1, to);
    lua_pop(L, 1);
}

void hearing_extras(lua_State *L, view *v, const hearing *h, span *eligible_from, text *to) {
    told ignored = { .eligible = NO_EXPR };
    read_extras(L, v, h, eligible_from, to, &ignored);
}

/* What is said is learned with the path. Dates that were handed over are read for it alone: it
 * claims them. */
static void note_said(saying *y, told *note, const said *s, uint64_t reads) {
    view *v = y->v;
    v->reads = reads;
    note->to = s->to;
    note->handed = y->noted;
    note->handed_count = y->count;
    if (y->lost) path_break(v);
    else path_say(v, note);
}

static int say(lua_State *L, effect effect, const char *what) {
    view *v = values_view(L);
    hearing *h = hearing_speaking(L, what);
    uint64_t reads = v->reads;
    if (h->speak != NULL) return h->speak(L, (uint8_t)effect, what);
    if (h->quick) {                    /* counted: a row's word may be caught by some or each */
        h->count++;
        cage_stop(L);
    }
    if (h->count == SAID_MAX)
        luaL_error(L, "a rule said more than %d things of one candidate", SAID_MAX);
    said *s = &h->said[h->count];
    *s = (said){ .effect = (uint8_t)effect,
                 .code = hearing_code(L, h, 1, what),
                 .source = h->rests.source,
                 .row = h->rests.row };
    told note = { .effect = s->effect, .code = s->code, .rests_source = s->source,
                  .rests_place = h->rests.place, .eligible = NO_EXPR };
    handed noted[HANDED_MAX];
    saying y = { .L = L, .v = v, .h = h, .noted = noted };
    h->handed = 2;
    read_extras(L, v, h, &s->eligible_from, &s->to, &note);
    cage_charge(L, 50);
    fill_all(&y, s->code, s->words);
    note_said(&y, &note, s, reads);
    h->count++;
    return 0;
}

/* One thing, said again by a path. */
static bool say_again(view *v, hearing *h, path_book *book, const told *t, bool worded) {
    said *s = &h->said[h->count];
    uint16_t rule = (uint16_t)(h->rule - v->pack->rules);
    saying y = { .v = v, .h = h, .from = t, .book = book };
    *s = (said){ .effect = t->effect, .code = t->code, .source = t->rests_source, .row = NO_ROW,
                 .eligible_from = { DAY_NONE, DAY_NONE }, .to = t->to };
    if (t->rests_source != NO_INDEX)
        s->row = walk_row(v, t->rests_source, t->rests_place, book->row);
    if (t->eligible != NO_EXPR && !walk_date(book, v, rule, t->eligible, &s->eligible_from))
        return false;
    s->eligible_from = span_in_calendar(s->eligible_from);
    if (worded) fill_all(&y, s->code, s->words);
    h->count++;
    return !y.lost;
}

bool hearing_again(view *v, hearing *h, path_book *book, const speech *all, bool worded) {
    for (size_t i = 0; i < all->count; i++)
        if (!say_again(v, h, book, &all->told[i], worded)) return false;
    return true;
}

int hearing_lua_reject(lua_State *L) { return say(L, EFFECT_REJECT, "reject"); }
int hearing_lua_refer(lua_State *L) { return say(L, EFFECT_REFER, "refer"); }
int hearing_lua_hold(lua_State *L) { return say(L, EFFECT_HOLD, "hold"); }
int hearing_lua_warn(lua_State *L) { return say(L, EFFECT_WARN, "warn"); }
int hearing_lua_task(lua_State *L) { return say(L, EFFECT_TASK, "task"); }

int hearing_lua_pass(lua_State *L) {
    view *v = values_view(L);
    hearing *h = hearing_speaking(L, "pass");
    text code = { "", 0 };
    if (h->speak != NULL) return h->speak(L, EFFECT_PASS, "pass");
    cage_charge(L, 50);
    if (lua_type(L, 1) == LUA_TSTRING) keep_words(L, v, 1, &code);
    h->passed = true;
    view_step(v, (step){ .kind = STEP_PASS_CODE, .raw = code });
    path_pass(v, code);
    return 0;
}

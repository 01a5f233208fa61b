/* slate_say: how a rule over a group speaks of one of its members, or of all of them.
 *
 * The member comes first, then the reason; whom the finding rests on beside him is handed
 * over as `other` (one or a list), the row between them as `rel`. The same thing said twice
 * of one member because of the same others is one reason: two rows may say one thing, and are
 * two reasons where they say different ones. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/slate_say.h"

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

#include "pack/cage.h"
#include "pack/cage_freeze.h"

enum { WORDS_KEPT_MAX = 1 << 22 };

/* ---- others and rows handed over --------------------------------------------------------- */

static void add_other(lua_State *L, slate_word *w, uint32_t found[OTHERS_MAX],
                      const char *what) {
    const member_ref *m = member_at(L, -1, what);
    for (size_t i = 0; i < w->other_count; i++)
        if (found[i] == m->number) return;
    if (w->other_count == OTHERS_MAX)
        luaL_error(L, "%s: more than %d others in one reason", what, OTHERS_MAX);
    found[w->other_count++] = m->number;
}

/* other = y, or other = { y, z }. */
static void read_others(lua_State *L, view *v, int handed, slate_word *w, const char *what) {
    uint32_t found[OTHERS_MAX] = { 0 };
    int type = lua_getfield(L, handed, "other");
    if (type == LUA_TTABLE || cage_is_frozen(L, -1)) {
        for (lua_Integer i = 1; lua_geti(L, -1, i) != LUA_TNIL; i++) {
            add_other(L, w, found, what);
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    } else if (type != LUA_TNIL) {
        add_other(L, w, found, what);
    }
    lua_pop(L, 1);
    if (w->other_count == 0) return;
    w->others = arena_take(&v->scratch, w->other_count * sizeof *found);
    if (w->others == NULL) values_no_memory(L);
    memcpy(w->others, found, w->other_count * sizeof *found);
}

static void read_rel(lua_State *L, int handed, slate_word *w) {
    if (lua_getfield(L, handed, "rel") != LUA_TNIL) {
        const row_ref *r = lens_row(L, -1);
        w->rel_source = r->source;
        w->rel_row = r->row;
    }
    lua_pop(L, 1);
}

/* ---- keeping ------------------------------------------------------------ */

/* Where each rests on a row between the two, their words tell whether they are one thing. */
static bool says_same(const slate_word *a, const slate_word *b) {
    bool same = a->member == b->member && a->effect == b->effect && a->code == b->code &&
                a->other_count == b->other_count;
    for (size_t i = 0; i < a->other_count && same; i++) same = a->others[i] == b->others[i];
    bool rows = a->rel_source != NO_INDEX && b->rel_source != NO_INDEX;
    for (size_t i = 0; rows && i < LANGUAGE_MAX && same; i++)
        same = text_equal(a->words[i], b->words[i]);
    return same;
}

/* Words of one member are looked through from the last: a rule speaks of one after the
 * other. */
static bool is_said(lua_State *L, const slate *s, const slate_word *w) {
    enum { LOOK_BACK = 200 };
    for (size_t i = s->word_count, n = 0; i > 0 && n < LOOK_BACK; i--, n++)
        if (says_same(&s->words[i - 1], w)) return true;
    cage_charge(L, 20);
    return false;
}

static void keep(lua_State *L, slate *s, slate_word *w) {
    if (s->word_count >= WORDS_KEPT_MAX)
        luaL_error(L, "more than %d things said of one slate", WORDS_KEPT_MAX);
    if (!grow((void **)&s->words, &s->word_room, s->word_count, sizeof *w, WORDS_KEPT_MAX))
        values_no_memory(L);
    s->words[s->word_count++] = *w;
}

static void say_pass(lua_State *L, view *v, slate_word *w) {
    char buffer[SHOWN_MAX];
    w->code = NO_INDEX;
    if (lua_type(L, 2) == LUA_TSTRING &&
        !arena_text(&v->scratch, values_words(L, 2, buffer), &w->words[0]))
        values_no_memory(L);
}

int slate_say(lua_State *L, uint8_t effect, const char *what) {
    view *v = values_view(L);
    slate *s = member_slate(L, what);
    hearing *h = v->hearing;
    if (values_test(L, 1, KIND_MEMBER) == NULL)
        return luaL_error(
            L, "%s(x, \"code\"): in a rule over a group the member comes first, not a %s", what,
            values_kind(L, 1));
    const member_ref *m = member_at(L, 1, what);
    slate_word w = { .member = m->number, .effect = effect, .rel_source = NO_INDEX,
                     .rel_row = NO_ROW, .eligible_from = { DAY_NONE, DAY_NONE } };
    cage_charge(L, 50);
    view_turn(v, m->candidate);
    h->handed = lua_istable(L, 3) || cage_is_frozen(L, 3) ? 3 : 0;
    if (h->handed != 0) read_others(L, v, 3, &w, what);
    if (h->handed != 0) read_rel(L, 3, &w);
    slate_touch(s, w.member);
    for (size_t i = 0; i < w.other_count; i++) slate_join(s, w.member, w.others[i]);
    s->state[w.member].spoken = true;
    if (effect == EFFECT_PASS) say_pass(L, v, &w);
    else w.code = hearing_code(L, h, 2, what);
    bool by_words = w.rel_source != NO_INDEX;
    if (!by_words && is_said(L, s, &w)) return 0;
    if (effect != EFFECT_PASS) {
        hearing_extras(L, v, h, &w.eligible_from, &w.to);
        hearing_fill(L, v, h, w.code, w.words);
    }
    if (by_words) cage_charge(L, 100);       /* for words that may not be kept */
    if (!by_words || !is_said(L, s, &w)) keep(L, s, &w);
    return 0;
}

int slate_say_lua_alert(lua_State *L) {
    view *v = values_view(L);
    slate *s = member_slate(L, "alert(\"code\")");
    hearing *h = hearing_speaking(L, "alert");
    slate_word w = { .member = NO_MEMBER, .effect = EFFECT_WARN, .rel_source = NO_INDEX,
                     .rel_row = NO_ROW, .eligible_from = { DAY_NONE, DAY_NONE } };
    cage_charge(L, 50);
    w.code = hearing_code(L, h, 1, "alert");
    h->handed = lua_istable(L, 2) || cage_is_frozen(L, 2) ? 2 : 0;
    if (h->handed != 0) read_others(L, v, 2, &w, "alert");
    view_turn(v, s->place.candidate);
    if (is_said(L, s, &w)) return 0;
    hearing_fill(L, v, h, w.code, w.words);
    keep(L, s, &w);
    return 0;
}

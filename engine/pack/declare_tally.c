/* declare_tally: tally "name" { ... }: what is counted, of which rows, and what it is compared
 * with.
 *
 * A tally gives a number (bands are declared, perhaps none: bands = {}) or a word. Shares are
 * named parts of those whose value is known. A share over words needs the words declared, in
 * their order, so that a misspelt one is found here and "bachelor or above" can be said. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/declare_tally.h"

#include <lauxlib.h>
#include <lua.h>

enum { TALLY_MAX = 256, WORDS_MAX = 1000 };

static void read_bands(lua_State *L, declarer *d, tally_decl *t, const char *what) {
    if (!reading_field(L, 1, "bands", LUA_TTABLE, what)) return;
    t->numbers = true;
    t->edge_count = lua_rawlen(L, -1);
    t->edges = reading_take(L, d, t->edge_count, sizeof *t->edges);
    for (size_t i = 0; i < t->edge_count; i++) {
        lua_geti(L, -1, (lua_Integer)i + 1);
        if (!lua_isinteger(L, -1) || (i > 0 && lua_tointeger(L, -1) <= t->edges[i - 1]))
            luaL_error(L, "%s: bands are whole numbers in rising order", what);
        t->edges[i] = lua_tointeger(L, -1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void read_words(lua_State *L, declarer *d, tally_decl *t, const char *what) {
    if (!reading_field(L, 1, "words", LUA_TTABLE, what)) return;
    if (t->numbers)
        luaL_error(L, "%s: bands are for numbers and words for words; write one of them", what);
    t->words = reading_texts(L, d, lua_gettop(L), what, &t->word_count);
    if (t->word_count == 0 || t->word_count > WORDS_MAX)
        luaL_error(L, "%s: words lists 1 to %d words", what, WORDS_MAX);
    for (size_t i = 0; i < t->word_count; i++)
        for (size_t k = 0; k < i; k++)
            if (text_equal(t->words[i], t->words[k]))
                luaL_error(L, "%s: words lists '%s' twice", what, t->words[i].at);
    lua_pop(L, 1);
}

/* ---- shares ------------------------------------------------------------ */

/* The number of the word on top of the stack; popped. */
static size_t word_on_top(lua_State *L, declarer *d, const tally_decl *t, const char *what) {
    if (lua_type(L, -1) != LUA_TSTRING)
        luaL_error(L, "%s: a word of the tally is expected, not a %s", what,
                   luaL_typename(L, -1));
    text name = reading_text(L, d, -1);
    lua_pop(L, 1);
    for (size_t i = 0; i < t->word_count; i++)
        if (text_equal(t->words[i], name)) return i;
    size_t near = text_nearest(name, t->words, t->word_count);
    luaL_error(L, near < t->word_count ? "%s: '%s' is none of the words; did you mean '%s'?"
                                       : "%s: '%s' is none of the words",
               what, name.at, near < t->word_count ? t->words[near].at : "");
    return 0;
}

/* of = { "a", "b" }, or from = "a" (it and those after it), below = "b" (those before it). */
static void read_word_share(lua_State *L, declarer *d, const tally_decl *t, share_decl *s,
                            int at, const char *what) {
    size_t first = 0, end = t->word_count;
    s->words = reading_take(L, d, t->word_count, sizeof *s->words);
    if (reading_field(L, at, "of", LUA_TTABLE, what)) {
        size_t n = lua_rawlen(L, -1);
        if (n == 0) luaL_error(L, "%s: of lists no words", what);
        for (size_t i = 0; i < n; i++) {
            lua_geti(L, -1, (lua_Integer)i + 1);
            s->words[word_on_top(L, d, t, what)] = true;
        }
        lua_pop(L, 1);
        return;
    }
    if (reading_field(L, at, "from", -1, what)) first = word_on_top(L, d, t, what);
    if (reading_field(L, at, "below", -1, what)) end = word_on_top(L, d, t, what);
    if (first >= end) luaL_error(L, "%s: no word is from the one and below the other", what);
    for (size_t i = first; i < end; i++) s->words[i] = true;
}

static int64_t read_limit(lua_State *L, int at, const char *name, int64_t otherwise,
                          const char *what) {
    if (!reading_field(L, at, name, LUA_TNUMBER, what)) return otherwise;
    if (!lua_isinteger(L, -1)) luaL_error(L, "%s: '%s' must be a whole number", what, name);
    int64_t n = lua_tointeger(L, -1);
    lua_pop(L, 1);
    return n;
}

static void read_number_share(lua_State *L, share_decl *s, int at, const char *what) {
    s->low = read_limit(L, at, "from", INT64_MIN, what);
    s->below = read_limit(L, at, "below", INT64_MAX, what);
    if (s->low >= s->below)
        luaL_error(L, "%s: no number is from the one and below the other", what);
}

static bool has_field(lua_State *L, int at, const char *name) {
    bool has = lua_getfield(L, at, name) != LUA_TNIL;
    lua_pop(L, 1);
    return has;
}

static void read_share(lua_State *L, declarer *d, tally_decl *t, size_t i, const char *of) {
    static const char *const fields[] = { "name", "title", "of", "from", "below", NULL };
    share_decl *s = &t->shares[i];
    int at = lua_gettop(L);
    if (!lua_istable(L, at))
        luaL_error(L, "%s: shares is a list: { { name = \"...\", from = ... }, ... }", of);
    reading_only(L, at, lua_pushfstring(L, "%s: a share", of), fields);
    s->name = reading_words(L, d, at, "name", lua_pushfstring(L, "%s: a share", of), true);
    const char *what = lua_pushfstring(L, "%s, share '%s'", of, s->name.at);
    for (size_t k = 0; k < i; k++)
        if (text_equal(t->shares[k].name, s->name)) luaL_error(L, "%s: declared twice", what);
    s->title = reading_field_label(L, d, at, "title", what);
    bool of_words = has_field(L, at, "of"), limits = has_field(L, at, "from") ||
                                                     has_field(L, at, "below");
    if (of_words == limits)
        luaL_error(L,
                   "%s: say which part: of = { \"word\", ... }, or from = and below =", what);
    if (t->numbers && of_words)
        luaL_error(L, "%s: a part of numbers is written from = and below =", what);
    if (!t->numbers && t->word_count == 0)
        luaL_error(
            L,
            "%s: list all words of the tally in their order, words = { \"...\" }, or give "
            "it bands",
            what);
    if (t->numbers) read_number_share(L, s, at, what);
    else read_word_share(L, d, t, s, at, what);
    lua_settop(L, at - 1);
}

static void read_shares(lua_State *L, declarer *d, tally_decl *t, const char *what) {
    if (!reading_field(L, 1, "shares", LUA_TTABLE, what)) return;
    int list = lua_gettop(L);
    t->share_count = lua_rawlen(L, list);
    if (t->share_count == 0 || t->share_count > SHARE_MAX)
        luaL_error(L,
                   "%s: shares is a list of 1 to %d: { { name = \"...\", from = ... }, ... }",
                   what, SHARE_MAX);
    t->shares = reading_take(L, d, t->share_count, sizeof *t->shares);
    for (size_t i = 0; i < t->share_count; i++) {
        lua_geti(L, list, (lua_Integer)i + 1);
        read_share(L, d, t, i, what);
    }
    lua_pop(L, 1);
}

/* ---- whose rows ------------------------------------------------------------ */

static uint16_t read_source(lua_State *L, declarer *d, int at, const char *field,
                            const char *what) {
    text names[SOURCE_MAX], name = reading_words(L, d, at, field, what, true);
    uint16_t found = pack_find_source(d->p, name);
    if (found != NO_INDEX) return found;
    for (size_t i = 0; i < d->p->source_count; i++) names[i] = d->p->sources[i].name;
    size_t near = text_nearest(name, names, d->p->source_count);
    luaL_error(L, near < d->p->source_count
                      ? "%s: no source '%s' is declared before it; did you mean '%s'?"
                      : "%s: no source '%s' is declared before it",
               what, name.at, near < d->p->source_count ? names[near].at : "");
    return NO_INDEX;
}

/* Which of the candidates are compared: a decision's, or all. */
static uint8_t read_among(lua_State *L, declarer *d, const tally_decl *t, const char *what) {
    static const char *const words[] = { "all", "accept", "refer", "reject" };
    text names[4], word = reading_words(L, d, 1, "among", what, false);
    if (word.len == 0) return 0;
    if (t->over != d->p->candidates)
        luaL_error(L,
                   "%s: among is for tallies of candidates: rows of a source are not decided",
                   what);
    for (uint8_t i = 0; i < 4; i++) {
        names[i] = text_of(words[i]);
        if (text_equal(word, names[i])) return i;
    }
    size_t near = text_nearest(word, names, 4);
    luaL_error(L, near < 4 ? "%s: among = '%s'; did you mean '%s'?"
                           : "%s: among = '%s'; expected all, accept, refer or reject",
               what, word.at, near < 4 ? words[near] : "");
    return 0;
}

static void read_rows(lua_State *L, declarer *d, tally_decl *t, int previous,
                      const char *what) {
    static const char *const fields[] = { "source", "value", "applies", NULL };
    if (d->p->candidates == NO_INDEX)
        luaL_error(L, "%s: declare the candidates (the source with a key) before it", what);
    t->over = has_field(L, 1, "over") ? read_source(L, d, 1, "over", what) : d->p->candidates;
    t->among = read_among(L, d, t, what);
    t->previous = NO_INDEX;
    if (previous == 0) return;
    const char *inner = lua_pushfstring(L, "%s: previous", what);
    reading_only(L, previous, inner, fields);
    t->previous = read_source(L, d, previous, "source", inner);
    if (t->previous == d->p->candidates)
        luaL_error(L, "%s: the candidates are this list; name the source of the one before",
                   inner);
    if (t->previous == t->over)
        luaL_error(L, "%s: '%s' is what the tally counts; name the source of the one before",
                   inner, d->p->sources[t->previous].name.at);
}

static void read_impact(lua_State *L, declarer *d, tally_decl *t, const char *what) {
    if (!reading_field(L, 1, "impact", LUA_TBOOLEAN, what)) return;
    t->impact = lua_toboolean(L, -1);
    lua_pop(L, 1);
    if (t->impact && t->over != d->p->candidates)
        luaL_error(L,
                   "%s: impact is for tallies of candidates: rows of a source are not decided",
                   what);
    if (t->impact && t->numbers && t->edge_count == 0)
        luaL_error(L, "%s: impact compares groups; give the tally bands or words", what);
}

/* The functions, which a worker wants too: `previous` is where its table stands, or 0. */
static void keep_functions(lua_State *L, declarer *d, tally_decl *t, int previous,
                           const char *what) {
    size_t n = d->tallies;
    int none = previous;
    if (!reading_function(L, d, BOOK_TALLY, n, 1, "value", what))
        luaL_error(L, "%s: 'value' is missing", what);
    t->has_applies = reading_function(L, d, BOOK_TALLY_APPLIES, n, 1, "applies", what);
    if (previous == 0) {
        lua_newtable(L);
        none = lua_gettop(L);
    }
    const char *inner = lua_pushfstring(L, "%s: previous", what);
    if (!reading_function(L, d, BOOK_PREVIOUS, n, none, "value", inner) && previous != 0)
        luaL_error(L, "%s: 'value' is missing", inner);
    t->previous_has_applies =
        reading_function(L, d, BOOK_PREVIOUS_APPLIES, n, none, "applies", inner);
    d->tallies++;
}

int declare_tally_end(lua_State *L) {
    static const char *const fields[] = { "title",    "over",   "applies", "value",
                                          "bands",    "words",  "shares",  "among",
                                          "previous", "impact", NULL };
    declarer *d = reading_declarer(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *what = lua_pushfstring(L, "tally \"%s\"", lua_tostring(L, lua_upvalueindex(2)));
    tally_decl t = { 0 };
    int previous = reading_field(L, 1, "previous", LUA_TTABLE, what) ? lua_gettop(L) : 0;
    if (d->p != NULL) reading_only(L, 1, what, fields);
    keep_functions(L, d, &t, previous, what);
    if (d->p == NULL) return 0;
    t.name = reading_text(L, d, lua_upvalueindex(2));
    t.at = reading_place(L, d);
    t.title = reading_field_label(L, d, 1, "title", what);
    for (size_t i = 0; i < d->p->tally_count; i++)
        if (text_equal(d->p->tallies[i].name, t.name))
            luaL_error(L, "%s: declared twice", what);
    read_rows(L, d, &t, previous, what);
    read_bands(L, d, &t, what);
    read_words(L, d, &t, what);
    read_shares(L, d, &t, what);
    read_impact(L, d, &t, what);
    reading_room(L, (void **)&d->p->tallies, &d->room.tallies, d->p->tally_count, sizeof t,
                 TALLY_MAX, "tallies");
    d->p->tallies[d->p->tally_count++] = t;
    return 0;
}

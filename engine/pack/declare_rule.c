/* declare_rule: rule, suppress, fact: what decides.
 *
 * The functions are kept in the cage; everything said about them becomes data. A rule
 * without a citation or a reason text is refused: nobody may be excluded without a source
 * in law, and everybody excluded is told why. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/declare_rule.h"

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

#include "pack/declare_slate.h"
#include "pack/declare_keys.h"
#include "pack/wording.h"

static bool is_empty(text words) {
    size_t blanks = 0;
    while (blanks < words.len && words.at[blanks] == ' ') blanks++;
    return blanks == words.len;
}

static void read_wordings(lua_State *L, declarer *d, const rule_decl *rule, reason_decl *r,
                          const char *what) {
    label l = reading_label(L, d, what, NULL);
    bool any = false;
    for (size_t i = 0; i < LANGUAGE_MAX; i++) {
        if (is_empty(l.in[i])) continue;
        any = true;
        const char *wrong = wording_cut(d->p, rule, l.in[i], &d->p->memory, &r->words[i]);
        if (wrong != NULL) luaL_error(L, "%s, reason '%s': %s", what, r->code.at, wrong);
    }
    if (!any)
        luaL_error(L, "%s: reason '%s' has no text; write %s = { en = \"...\" }", what,
                   r->code.at, r->code.at);
}

static void read_reasons(lua_State *L, declarer *d, rule_decl *rule, const char *what) {
    if (!reading_field(L, 1, "reasons", LUA_TTABLE, what)) {
        luaL_error(L,
                   "%s has no reasons; write reasons = { code = { en = \"...\" } }: everybody "
                   "excluded "
                   "is told why",
                   what);
    }
    lua_pushvalue(L, 1);
    lua_pushvalue(L, -2);
    lua_replace(L, 1);
    text *codes = reading_keys(L, d, what, &rule->reason_count);
    rule->reasons = reading_take(L, d, rule->reason_count, sizeof *rule->reasons);
    for (size_t i = 0; i < rule->reason_count; i++) {
        rule->reasons[i].code = codes[i];
        lua_getfield(L, 1, codes[i].at);
        read_wordings(L, d, rule, &rule->reasons[i], what);
    }
    lua_replace(L, 1);
    lua_pop(L, 1);
}

static void read_stage(lua_State *L, declarer *d, rule_decl *r, const char *what) {
    if (d->p->stage_count == 0) luaL_error(L, "%s: declare stages { ... } before it", what);
    uint16_t stage = reading_stage(L, d, what);
    if (stage == NO_INDEX && d->p->stage_count > 1)
        luaL_error(L, "%s: 'stage' is missing", what);
    r->stage = stage == NO_INDEX ? 0 : stage;
}

static uint16_t evidence_source(lua_State *L, declarer *d, const char *name_field,
                                const char *what, bool required) {
    if (!reading_field(L, 1, name_field, LUA_TSTRING, what)) {
        if (required) luaL_error(L, "%s: '%s' is missing", what, name_field);
        return NO_INDEX;
    }
    text name = reading_text(L, d, -1);
    uint16_t found = pack_find_source(d->p, name);
    lua_pop(L, 1);
    if (found != NO_INDEX && d->p->sources[found].kind == SOURCE_EVIDENCE) return found;
    text names[SOURCE_MAX];
    for (size_t i = 0; i < d->p->source_count; i++) names[i] = d->p->sources[i].name;
    size_t near = text_nearest(name, names, d->p->source_count);
    luaL_error(L, found == NO_INDEX && near < d->p->source_count
                      ? "%s: no evidence source '%s' is declared before it; did you mean '%s'?"
                      : "%s: no evidence source '%s' is declared before it",
               what, name.at, near < d->p->source_count ? names[near].at : "");
    return NO_INDEX;
}

/* What is gathered for inspection is not there at joint review. */
static void refuse_later_source(lua_State *L, declarer *d, const rule_decl *r,
                                const char *what) {
    const source_decl *s = r->each == NO_INDEX ? NULL : &d->p->sources[r->each];
    if (s == NULL || s->stage <= r->stage) return;
    luaL_error(L, "%s is judged at '%s', before its source %s, which is gathered for '%s'",
               what, d->p->stages[r->stage].id.at, s->name.at, d->p->stages[s->stage].id.at);
}

static void read_in_force(lua_State *L, rule_decl *r, const char *what) {
    static const char *const fields[] = { "from", "to", NULL };
    r->from = DAY_NONE;
    r->to = DAY_OPEN;
    if (!reading_field(L, 1, "in_force", LUA_TTABLE, what)) return;
    reading_only(L, lua_gettop(L), what, fields);
    r->from = reading_day(L, what, "from", lua_gettop(L), DAY_NONE);
    r->to = reading_day(L, what, "to", lua_gettop(L), DAY_OPEN);
    if (r->from > r->to) luaL_error(L, "%s: in_force ends before it begins", what);
    lua_pop(L, 1);
}

static severity read_severity(lua_State *L, const char *what) {
    static const char *const words[] = { "statute", "regulation", "policy", NULL };
    if (!reading_field(L, 1, "severity", LUA_TSTRING, what))
        luaL_error(L, "%s: 'severity' is missing: \"statute\", \"regulation\" or \"policy\"",
                   what);
    const char *word = lua_tostring(L, -1);
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], word) == 0) return lua_pop(L, 1), (severity)i;
    luaL_error(L, "%s: severity \"%s\" is not one of statute, regulation, policy", what, word);
    return STATUTE;
}

static void refuse_second(lua_State *L, const pack *p, text id, const char *what) {
    place first = p->rules[pack_find_rule(p, id)].at;
    luaL_error(L, "%s: the rule in %s:%d has this id; give one of them another", what,
               p->files[first.file].name.at, (int)first.line);
}

int declare_rule_end(lua_State *L) {
    static const char *const fields[] = { "title",    "severity", "stage",   "cites",
                                          "in_force", "reasons",  "applies", "test",
                                          "each",     "version",  "group",   "over",
                                          NULL };
    declarer *d = reading_declarer(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *what = lua_pushfstring(L, "rule \"%s\"", lua_tostring(L, lua_upvalueindex(2)));
    size_t number = d->rules;
    bool has_applies = reading_function(L, d, BOOK_APPLIES, number, 1, "applies", what);
    if (!reading_function(L, d, BOOK_TEST, number, 1, "test", what))
        luaL_error(L, "%s: 'test' is missing", what);
    d->rules++;
    if (d->p == NULL) return 0;
    reading_only(L, 1, what, fields);
    rule_decl r = { .id = reading_text(L, d, lua_upvalueindex(2)),
                    .at = reading_place(L, d),
                    .has_applies = has_applies };
    if (r.id.len == 0) luaL_error(L, "%s: a rule needs an id", what);
    if (pack_find_rule(d->p, r.id) != NO_INDEX) refuse_second(L, d->p, r.id, what);
    r.version = reading_words(L, d, 1, "version", what, false);
    if (r.version.len == 0) r.version = d->p->version;
    r.title = reading_field_label(L, d, 1, "title", what);
    r.severity = read_severity(L, what);
    read_stage(L, d, &r, what);
    r.each = evidence_source(L, d, "each", what, false);
    refuse_later_source(L, d, &r, what);
    declare_slate(L, d, &r, what);
    read_in_force(L, &r, what);
    r.cites = reading_cites(L, d, 1, what, true, &r.cite_count);
    read_reasons(L, d, &r, what);
    r.text = d->p->files[d->file].sha256;
    reading_room(L, (void **)&d->p->rules, &d->room.rules, d->p->rule_count, sizeof r, RULE_MAX,
                 "rules");
    d->p->rules[d->p->rule_count++] = r;
    return 0;
}

int declare_rule_end_suppress(lua_State *L) {
    static const char *const fields[] = { "title", "source", "cites", "applies", "test", NULL };
    declarer *d = reading_declarer(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *what =
        lua_pushfstring(L, "suppress \"%s\"", lua_tostring(L, lua_upvalueindex(2)));
    bool has_applies =
        reading_function(L, d, BOOK_SUPPRESS_APPLIES, d->suppresses, 1, "applies", what);
    if (!reading_function(L, d, BOOK_SUPPRESS_TEST, d->suppresses, 1, "test", what))
        luaL_error(L, "%s: 'test' is missing", what);
    d->suppresses++;
    if (d->p == NULL) return 0;
    reading_only(L, 1, what, fields);
    suppress_decl s = { .id = reading_text(L, d, lua_upvalueindex(2)),
                        .at = reading_place(L, d),
                        .has_applies = has_applies };
    for (size_t i = 0; i < d->p->suppress_count; i++)
        if (text_equal(d->p->suppresses[i].id, s.id))
            reading_twice(L, d, what, d->p->suppresses[i].at);
    s.title = reading_field_label(L, d, 1, "title", what);
    s.source = evidence_source(L, d, "source", what, true);
    if (d->p->sources[s.source].between)
        luaL_error(L, "%s: what two candidates are to each other is not suppressed", what);
    s.cites = reading_cites(L, d, 1, what, true, &s.cite_count);
    reading_room(L, (void **)&d->p->suppresses, &d->room.suppresses, d->p->suppress_count,
                 sizeof s, RULE_MAX, "suppressions");
    d->p->suppresses[d->p->suppress_count++] = s;
    return 0;
}

int declare_rule_end_fact(lua_State *L) {
    static const char *const fields[] = { "title", "cites", "test", NULL };
    declarer *d = reading_declarer(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *what = lua_pushfstring(L, "fact \"%s\"", lua_tostring(L, lua_upvalueindex(2)));
    if (!reading_function(L, d, BOOK_FACT, d->facts, 1, "test", what))
        luaL_error(L, "%s: 'test' is missing", what);
    d->facts++;
    if (d->p == NULL) return 0;
    reading_only(L, 1, what, fields);
    fact_decl made = { .name = reading_text(L, d, lua_upvalueindex(2)),
                       .at = reading_place(L, d) };
    made.title = reading_field_label(L, d, 1, "title", what);
    made.cites = reading_cites(L, d, 1, what, false, &made.cite_count);
    if (pack_find_fact(d->p, made.name) != NO_INDEX ||
        source_find_column(declare_keys_candidates(L, d, what), made.name) != NO_INDEX)
        luaL_error(
            L, "%s: a fact needs a name that no other fact and no column of the candidates has",
            what);
    reading_room(L, (void **)&d->p->facts, &d->room.facts, d->p->fact_count, sizeof made,
                 RULE_MAX, "facts");
    d->p->facts[d->p->fact_count++] = made;
    return 0;
}

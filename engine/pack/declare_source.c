/* declare_source: source "name" { ... }: the tables of a run, their columns and keys.
 *
 * Columns have types, evidence says how its rows find their candidate (declare_keys), and
 * nothing is guessed: a field nobody knows is an error. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/declare_source.h"

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

#include "pack/declare_keys.h"
#include "pack/declare_person.h"
#include "pack/declare_replies.h"

static const struct type_word {
    const char *word;
    column_type type;
    bool open, none;
} type_words[] = {
    { "id", TYPE_ID, false, false },
    { "id or none", TYPE_ID, false, true },
    { "code", TYPE_ID, false, false },
    { "name", TYPE_NAME, false, false },
    { "text", TYPE_TEXT, false, false },
    { "text or none", TYPE_TEXT, false, true },
    { "integer", TYPE_INTEGER, false, false },
    { "integer or none", TYPE_INTEGER, false, true },
    { "decimal", TYPE_DECIMAL, false, false },
    { "number", TYPE_DECIMAL, false, false },
    { "yes-no", TYPE_CODE, false, false },
    { "date", TYPE_DATE, false, false },
    { "date or open", TYPE_DATE, true, false },
    { "date or none", TYPE_DATE, false, true },
    { "duration", TYPE_DURATION, false, false },
    { "cn-id", TYPE_CN_ID, false, false },
    { "tw-id", TYPE_TW_ID, false, false },
    { "hk-id", TYPE_HK_ID, false, false },
    { "br-cpf", TYPE_BR_CPF, false, false },
    { "uk-nino", TYPE_UK_NINO, false, false },
    { "in-epic", TYPE_IN_EPIC, false, false },
    { "us-ssn", TYPE_US_SSN, false, false },
};

static void read_type_word(lua_State *L, declarer *d, column_decl *c, const char *what) {
    const char *word = lua_tostring(L, -1);
    size_t n = sizeof type_words / sizeof type_words[0];
    text names[32];
    for (size_t i = 0; i < n; i++) {
        names[i] = text_of(type_words[i].word);
        if (strcmp(word, type_words[i].word) != 0) continue;
        c->type = type_words[i].type;
        c->or_open = type_words[i].open;
        c->or_none = type_words[i].none;
        if (strcmp(word, "yes-no") == 0) {
            c->values = reading_take(L, d, 2, sizeof *c->values);
            c->values[0] = TEXT("yes");
            c->values[1] = TEXT("no");
            c->value_count = 2;
        }
        return;
    }
    size_t near = text_nearest(text_of(word), names, n);
    luaL_error(
        L, "%s: column '%s' has the unknown type \"%s\"; %s%s", what, c->name.at, word,
        near < n ? "did you mean "
                 : "types are id, name, text, integer, decimal, yes-no, date, "
                   "\"date or open\", duration, cn-id, tw-id, hk-id, br-cpf, uk-nino, in-epic, "
                   "us-ssn or a list of codes",
        near < n ? names[near].at : "");
}

/* kind = { "a", "b" }. What is more about a column than its type stands beside the columns; a
 * type is no code. */
static void read_codes(lua_State *L, declarer *d, column_decl *c, const char *what) {
    int index = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1))
        if (lua_type(L, -2) == LUA_TSTRING)
            luaL_error(L,
                       "%s: column '%s': '%s' stands beside columns = { ... }, as %s = { %s = "
                       "... }, and not in it",
                       what, c->name.at, lua_tostring(L, -2), c->name.at, lua_tostring(L, -2));
    c->type = TYPE_CODE;
    c->values = reading_texts(L, d, index, what, &c->value_count);
    if (c->value_count == 0 || c->value_count >= NO_INDEX)
        luaL_error(L, "%s: column '%s' lists no codes", what, c->name.at);
    for (size_t i = 0; i < sizeof type_words / sizeof type_words[0]; i++)
        if (c->value_count == 1 && text_is(c->values[0], type_words[i].word))
            luaL_error(L,
                       "%s: column '%s' is a list of one code, \"%s\"; for the type of that "
                       "name write %s = \"%s\", without braces",
                       what, c->name.at, c->values[0].at, c->name.at, c->values[0].at);
}

static void read_columns(lua_State *L, declarer *d, source_decl *s, const char *what) {
    if (!reading_field(L, 1, "columns", LUA_TTABLE, what))
        luaL_error(L, "%s: 'columns' is missing", what);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, -2);
    lua_replace(L, 1);
    text *keys = reading_keys(L, d, what, &s->column_count);
    lua_replace(L, 1);
    if (s->column_count == 0 || s->column_count > COLUMN_MAX)
        luaL_error(L, "%s: 1 to %d columns are expected", what, COLUMN_MAX);
    s->columns = reading_take(L, d, s->column_count, sizeof *s->columns);
    for (size_t i = 0; i < s->column_count; i++) {
        column_decl *c = &s->columns[i];
        c->name = keys[i];
        c->from_id = NO_INDEX;
        int type = lua_getfield(L, -1, keys[i].at);
        if (type == LUA_TSTRING) {
            read_type_word(L, d, c, what);
        } else if (type == LUA_TTABLE) {
            read_codes(L, d, c, what);
        } else {
            luaL_error(L, "%s: column '%s' needs a type or a list of codes", what, c->name.at);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void read_expects(lua_State *L, declarer *d, source_decl *s, const char *what) {
    int index = lua_gettop(L);
    lua_pushnil(L);
    if (lua_next(L, index) == 0 || lua_type(L, -2) != LUA_TSTRING || !lua_istable(L, -1))
        luaL_error(L, "%s: expects is written { column = { \"code\", ... } }", what);
    lua_pushvalue(L, -2);
    s->expects_column = declare_keys_column(L, s, reading_text(L, d, -1), what);
    lua_pop(L, 1);
    const column_decl *c = &s->columns[s->expects_column];
    if (c->type != TYPE_CODE) luaL_error(L, "%s: expects needs a column of codes", what);
    size_t n;
    text *words = reading_texts(L, d, lua_gettop(L), what, &n);
    s->expects = reading_take(L, d, n, sizeof *s->expects);
    for (size_t i = 0; i < n; i++) {
        s->expects[i] = column_find_value(c, words[i]);
        if (s->expects[i] == NO_INDEX)
            luaL_error(L, "%s: expects '%s', which is no value of %s", what, words[i].at,
                       c->name.at);
    }
    s->expects_count = n;
    lua_pop(L, 3);
}

static void read_latest(lua_State *L, declarer *d, source_decl *s, const char *what) {
    static const char *const fields[] = { "by", "per", NULL };
    int index = lua_gettop(L);
    reading_only(L, index, what, fields);
    s->latest_by = declare_keys_column(L, s, reading_words(L, d, index, "by", what, true),
                                       what);
    if (s->columns[s->latest_by].type != TYPE_DATE)
        luaL_error(L, "%s: latest.by must be a date", what);
    if (reading_field(L, index, "per", LUA_TTABLE, what)) {
        size_t n;
        text *names = reading_texts(L, d, lua_gettop(L), what, &n);
        if (n > 8) luaL_error(L, "%s: latest.per names more than 8 columns", what);
        for (size_t i = 0; i < n; i++)
            s->latest_per[i] = declare_keys_column(L, s, names[i], what);
        s->latest_per_count = n;
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void read_optional(lua_State *L, declarer *d, source_decl *s, const char *what) {
    if (!reading_field(L, 1, "optional", LUA_TTABLE, what)) return;
    size_t n;
    text *names = reading_texts(L, d, lua_gettop(L), what, &n);
    for (size_t i = 0; i < n; i++)
        s->columns[declare_keys_column(L, s, names[i], what)].optional = true;
    lua_pop(L, 1);
}

static const char *const source_fields[] = { "key",    "columns", "about",  "match",
                                             "by",     "one_by",  "expects", "latest",
                                             "optional", "title",  "replies",
                                             "one_person", "one_place", "stage", "list",
                                             "between", NULL };

static bool is_field(text name) {
    size_t i = 0;
    while (source_fields[i] != NULL && !text_is(name, source_fields[i])) i++;
    return source_fields[i] != NULL;
}

/* Other names the column goes by in files; none of them may mean another column too. */
static void read_header(lua_State *L, declarer *d, const source_decl *s, column_decl *c,
                        const char *what) {
    if (lua_type(L, -1) == LUA_TSTRING) {
        c->headers = reading_take(L, d, 1, sizeof *c->headers);
        c->headers[c->header_count++] = reading_text(L, d, -1);
    } else {
        c->headers = reading_texts(L, d, lua_gettop(L), what, &c->header_count);
    }
    for (size_t i = 0; i < c->header_count; i++) {
        const column_decl *other = source_find_header(s, c->headers[i]);
        if (c->headers[i].len == 0)
            luaL_error(L, "%s: column '%s': a header without text", what, c->name.at);
        if (other != NULL && other != c)
            luaL_error(L, "%s: columns '%s' and '%s' both have the header '%s'", what,
                       other->name.at, c->name.at, c->headers[i].at);
    }
}

/* prevails = "id": the law of the place believes the identity card; "listed": the register. */
static void read_prevails(lua_State *L, declarer *d, column_decl *c, int index,
                          const char *what) {
    text word = reading_words(L, d, index, "prevails", what, false);
    if (word.len == 0) return;
    if (c->from_id == NO_INDEX)
        luaL_error(L, "%s: %s: prevails goes with from_id", what, c->name.at);
    if (!text_is(word, "id") && !text_is(word, "listed"))
        luaL_error(L,
                   "%s: %s: prevails is \"id\" or \"listed\", not '%s'; without it a "
                   "contradiction is judged over both",
                   what, c->name.at, word.at);
    c->prevails = text_is(word, "id") ? PREVAILS_ID : PREVAILS_LISTED;
}

/* stated_age = { check_only = { age_of = "birth_date", on = "list_day" } }: compared, never
 * judged. */
static void read_check_only(lua_State *L, declarer *d, const source_decl *s, column_decl *c,
                            int index, const char *what) {
    static const char *const fields[] = { "age_of", "on", NULL };
    if (!reading_field(L, index, "check_only", LUA_TTABLE, what)) return;
    int check = lua_gettop(L);
    reading_only(L, check, what, fields);
    c->age_of = declare_keys_column(L, s, reading_words(L, d, check, "age_of", what, true),
                                    what);
    text on = reading_words(L, d, check, "on", what, true);
    c->age_on = pack_find_day(d->p, on);
    if (c->age_on == NO_INDEX)
        luaL_error(
            L,
            "%s: %s: check_only.on names the day '%s', which is not declared above; write "
            "days { ... } before the source",
            what, c->name.at, on.at);
    if (c->type != TYPE_INTEGER || s->columns[c->age_of].type != TYPE_DATE)
        luaL_error(
            L, "%s: %s: check_only compares an integer, the age, with a date, the birth date",
            what, c->name.at);
    if (s->kind != SOURCE_CANDIDATES)
        luaL_error(L, "%s: %s: check_only is for columns of the candidates", what, c->name.at);
    c->check_age = c->forbidden = true;
}

/* birth_date = { from_id = "id_number", header = { "出生日期" } } beside the columns. */
static void read_details(lua_State *L, declarer *d, source_decl *s, const char *what) {
    static const char *const fields[] = { "from_id", "prevails", "check_only", "header",
                                          NULL };
    for (size_t i = 0; i < s->column_count; i++) {
        column_decl *c = &s->columns[i];
        if (lua_getfield(L, 1, c->name.at) == LUA_TTABLE && !is_field(c->name)) {
            int index = lua_gettop(L);
            reading_only(L, index, lua_pushfstring(L, "%s: %s", what, c->name.at), fields);
            text from = reading_words(L, d, index, "from_id", what, false);
            if (from.len > 0) c->from_id = declare_keys_column(L, s, from, what);
            if (from.len > 0 &&
                (c->type != TYPE_DATE || s->columns[c->from_id].type != TYPE_CN_ID))
                luaL_error(L, "%s: from_id takes a date from a cn-id column", what);
            read_prevails(L, d, c, index, what);
            read_check_only(L, d, s, c, index, what);
            s->remarks |= c->from_id != NO_INDEX || c->check_age;
            if (reading_field(L, index, "header", -1, what)) read_header(L, d, s, c, what);
            lua_settop(L, index);
        }
        lua_pop(L, 1);
    }
}

/* stage = "inspection": what is gathered for a later stage need not be there before. */
static void read_stage(lua_State *L, declarer *d, source_decl *s, const char *what) {
    uint16_t stage = reading_stage(L, d, what);
    if (stage == NO_INDEX) return;
    if (s->kind == SOURCE_CANDIDATES)
        luaL_error(L, "%s: the list is read at every stage; leave 'stage' out", what);
    s->stage = stage;
}

static void known_source_fields(lua_State *L, const source_decl *s, const char *what) {
    for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1)) {
        text name = text_of(reading_key(L, -2));
        bool known = source_find_column(s, name) != NO_INDEX && lua_istable(L, -1);
        text names[16];
        size_t n = 0;
        for (; source_fields[n] != NULL; n++) {
            names[n] = text_of(source_fields[n]);
            known |= text_equal(names[n], name);
        }
        if (known) continue;
        size_t near = text_nearest(name, names, n);
        luaL_error(L,
                   near < n ? "%s: unknown field '%s'; did you mean '%s'?"
                            : "%s: unknown field '%s'",
                   what, name.at, near < n ? names[near].at : "");
    }
}

static void read_kind(lua_State *L, declarer *d, source_decl *s, const char *what) {
    if (reading_field(L, 1, "key", LUA_TSTRING, what)) {
        s->kind = SOURCE_CANDIDATES;
        s->key = declare_keys_column(L, s, reading_text(L, d, -1), what);
        lua_pop(L, 1);
        if (d->p->candidates != NO_INDEX)
            luaL_error(L, "%s: there is a candidate source already", what);
        d->p->candidates = (uint16_t)d->p->source_count;
    } else if (reading_field(L, 1, "one_by", -1, what)) {
        s->kind = SOURCE_ONE;
        declare_keys_by(L, d, s, what);
    } else if (reading_field(L, 1, "between", LUA_TTABLE, what)) {
        s->kind = SOURCE_EVIDENCE;
        declare_keys_between(L, d, s, what);
    } else if (reading_field(L, 1, "about", LUA_TSTRING, what)) {
        s->kind = SOURCE_EVIDENCE;
        if (!text_equal(reading_text(L, d, -1), declare_keys_candidates(L, d, what)->name))
            luaL_error(L, "%s: about must name the candidates, \"%s\"", what,
                       declare_keys_candidates(L, d, what)->name.at);
        lua_pop(L, 1);
        if (reading_field(L, 1, "by", -1, what)) declare_keys_by(L, d, s, what);
        else if (reading_field(L, 1, "match", LUA_TTABLE, what))
            declare_keys_match(L, d, s, what);
        else
            luaL_error(L,
                       "%s: say how rows find their candidate: by = \"...\" or match = { ... }",
                       what);
    } else if (reading_field(L, 1, "list", LUA_TBOOLEAN, what)) {
        if (!lua_toboolean(L, -1)) luaL_error(L, "%s: list is true or left out", what);
        s->kind = SOURCE_LIST;
        lua_pop(L, 1);
    } else {
        luaL_error(
            L,
            "%s: needs key (the candidates), about with by or match (evidence), between (what "
            "two candidates are to each other), one_by, or list = true (rows that are only "
            "counted)",
            what);
    }
}

/* Nobody is found by the rows of a list, and nobody answers in it. */
static void refuse_in_list(lua_State *L, const source_decl *s, const char *what) {
    static const char *const fields[] = { "key",     "about", "match",   "by",         "one_by",
                                          "expects", "latest", "replies", "one_person",
                                          "one_place" };
    if (s->kind != SOURCE_LIST && reading_field(L, 1, "list", -1, what))
        luaL_error(L, "%s: list = true stands for itself: its rows are about nobody here",
                   what);
    for (size_t i = 0; s->kind == SOURCE_LIST && i < sizeof fields / sizeof *fields; i++)
        if (reading_field(L, 1, fields[i], -1, what))
            luaL_error(L,
                       "%s: '%s' does not go with list = true: its rows are about nobody here",
                       what, fields[i]);
}

/* c.unit cannot be both a column of the candidates and the rows of a source; c.day is the
 * days. */
static void refuse_clash(lua_State *L, declarer *d, const source_decl *s, const char *what) {
    const source_decl *c = s->kind == SOURCE_CANDIDATES ? s
                           : d->p->candidates == NO_INDEX ? NULL
                                                          : &d->p->sources[d->p->candidates];
    if (c == NULL) return;
    if (s->kind != SOURCE_CANDIDATES && source_find_column(c, s->name) != NO_INDEX)
        luaL_error(
            L,
            "%s: the candidates have a column '%s' already; one of the two needs another name",
            what, s->name.at);
    if (source_find_column(c, TEXT("day")) != NO_INDEX || text_is(s->name, "day"))
        luaL_error(L, "%s: 'day' is taken: c.day holds the days", what);
}

int declare_source_end(lua_State *L) {
    declarer *d = reading_declarer(L);
    if (d->p == NULL) return 0;
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *what =
        lua_pushfstring(L, "source \"%s\"", lua_tostring(L, lua_upvalueindex(2)));
    source_decl s = { .name = reading_text(L, d, lua_upvalueindex(2)),
                      .at = reading_place(L, d),
                      .key = NO_INDEX,
                      .expects_column = NO_INDEX,
                      .latest_by = NO_INDEX };
    if (pack_find_source(d->p, s.name) != NO_INDEX) luaL_error(L, "%s: declared twice", what);
    read_columns(L, d, &s, what);
    known_source_fields(L, &s, what);
    s.title = reading_field_label(L, d, 1, "title", what);
    read_kind(L, d, &s, what);
    read_stage(L, d, &s, what);
    refuse_in_list(L, &s, what);
    if (reading_field(L, 1, "expects", LUA_TTABLE, what)) read_expects(L, d, &s, what);
    if (reading_field(L, 1, "latest", LUA_TTABLE, what)) read_latest(L, d, &s, what);
    declare_replies(L, d, &s, what);
    declare_person(L, d, &s, what);
    read_optional(L, d, &s, what);
    read_details(L, d, &s, what);
    refuse_clash(L, d, &s, what);
    reading_room(L, (void **)&d->p->sources, &d->room.sources, d->p->source_count, sizeof s,
                 SOURCE_MAX, "sources");
    d->p->sources[d->p->source_count++] = s;
    return 0;
}

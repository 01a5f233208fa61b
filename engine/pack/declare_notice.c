/* declare_notice: notice { ... }: how letters to excluded and referred candidates are written.
 *
 * Who signs, to whom an objection goes and by when, what columns and departments are called in
 * a letter, and the templates. A template is a file of the pack: it is read once, hashed and
 * kept with the rules, so that a letter written years later is the same letter. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/declare_notice.h"

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

#include "ground/folder.h"
#include "ground/unicode.h"
#include "pack/letter.h"

enum { DAYS_MAX = 3660, NAMES_MAX = 2000, LETTER_BYTES = 256 * 1024, KNOWN_MAX = 4096 };

/* ---- the word ------------------------------------------------------------ */

static void read_letters(lua_State *L, declarer *d, letter_format format) {
    static const char *const fields[] = { "markdown", "html" }, *const endings[] = { ".md",
                                                                                     ".html" };
    label files = reading_field_label(L, d, 1, fields[format], "notice");
    for (size_t i = 0; i < LANGUAGE_MAX; i++) {
        d->p->notice.letters[i][format] = files.in[i];
        if (files.in[i].len == 0) continue;
        if (letter_format_of(files.in[i]) != format ||
            memchr(files.in[i].at, '/', files.in[i].len))
            luaL_error(L, "notice: %s names a file beside pack.lua that ends in %s, not '%s'",
                       fields[format], endings[format], files.in[i].at);
    }
}

/* days = 5, or the name of a parameter. */
static void read_days(lua_State *L, declarer *d) {
    notice_decl *to = &d->p->notice;
    if (!reading_field(L, lua_gettop(L), "days", -1, "notice: object.within"))
        luaL_error(L,
                   "notice: object.within.days is missing: a number of days, or a parameter");
    if (lua_isinteger(L, -1)) {
        lua_Integer n = lua_tointeger(L, -1);
        if (n < 1 || n > DAYS_MAX)
            luaL_error(L, "notice: object.within.days is 1 to %d", DAYS_MAX);
        to->object_days = (int32_t)n;
    } else if (lua_type(L, -1) == LUA_TSTRING) {
        to->object_param = pack_find_param(d->p, reading_text(L, d, -1));
        if (to->object_param == NO_INDEX ||
            d->p->params[to->object_param].standard.type != PARAM_INTEGER)
            luaL_error(
                L,
                "notice: object.within.days: '%s' is no parameter with a whole number, "
                "declared before it",
                lua_tostring(L, -1));
    } else {
        luaL_error(L, "notice: object.within.days is a number of days, or a parameter");
    }
    lua_pop(L, 1);
}

static void read_within(lua_State *L, declarer *d) {
    static const char *const fields[] = { "days", "from", "first_day", NULL };
    text names[64];
    size_t n = 0;
    notice_decl *to = &d->p->notice;
    if (!reading_field(L, lua_gettop(L), "within", LUA_TTABLE, "notice: object")) return;
    reading_only(L, lua_gettop(L), "notice: object.within", fields);
    read_days(L, d);
    text first = reading_words(L, d, lua_gettop(L), "first_day", "notice: object.within",
                               false);
    if (first.len > 0 && !text_is(first, "excluded") && !text_is(first, "counts"))
        luaL_error(L, "notice: object.within.first_day is \"excluded\" or \"counts\"");
    to->object_first = text_is(first, "counts") ? FIRST_COUNTS : FIRST_EXCLUDED;
    text from = reading_words(L, d, lua_gettop(L), "from", "notice: object.within", false);
    if (from.len > 0) to->object_from = pack_find_day(d->p, from);
    if (from.len > 0 && to->object_from == NO_INDEX) {
        for (; n < d->p->day_count && n < 64; n++) names[n] = d->p->days[n].name;
        size_t near = text_nearest(from, names, n);
        luaL_error(L,
                   near < n ? "notice: object.within.from: no day '%s'; did you mean '%s'?"
                            : "notice: object.within.from: no day '%s' is declared before it",
                   from.at, near < n ? names[near].at : "");
    }
    lua_pop(L, 1);
}

static void read_object(lua_State *L, declarer *d) {
    static const char *const fields[] = { "within", "to", "how", "cites", NULL };
    notice_decl *to = &d->p->notice;
    if (!reading_field(L, 1, "object", LUA_TTABLE, "notice")) return;
    int at = lua_gettop(L);
    reading_only(L, at, "notice: object", fields);
    to->object_to = reading_field_label(L, d, at, "to", "notice: object.to");
    to->object_how = reading_field_label(L, d, at, "how", "notice: object.how");
    to->object_cites = reading_words(L, d, at, "cites", "notice: object", false);
    read_within(L, d);
    lua_pop(L, 1);
}

static void read_names(lua_State *L, declarer *d) {
    notice_decl *to = &d->p->notice;
    if (!reading_field(L, 1, "names", LUA_TTABLE, "notice")) return;
    int at = lua_gettop(L);
    text *keys = reading_keys_at(L, d, at, "notice: names", &to->name_count);
    if (to->name_count > NAMES_MAX) luaL_error(L, "notice: more than %d names", NAMES_MAX);
    to->names = reading_take(L, d, to->name_count, sizeof *to->names);
    for (size_t i = 0; i < to->name_count; i++) {
        lua_getfield(L, at, keys[i].at);
        to->names[i] = (notice_name){ keys[i], reading_label(L, d, "notice: names", NULL) };
    }
    lua_pop(L, 1);
}

int declare_notice_word(lua_State *L) {
    static const char *const fields[] = { "markdown", "html",   "office", "contact",
                                          "object",   "names", NULL };
    declarer *d = reading_declarer(L);
    if (d->p == NULL) return 0;
    luaL_checktype(L, 1, LUA_TTABLE);
    notice_decl *to = &d->p->notice;
    if (to->declared) luaL_error(L, "notice: declared twice");
    reading_only(L, 1, "notice", fields);
    *to = (notice_decl){ .declared = true,
                         .at = reading_place(L, d),
                         .object_from = NO_INDEX,
                         .object_param = NO_INDEX };
    to->office = reading_field_label(L, d, 1, "office", "notice: office");
    to->contact = reading_field_label(L, d, 1, "contact", "notice: contact");
    read_letters(L, d, LETTER_MARKDOWN);
    read_letters(L, d, LETTER_HTML);
    read_object(L, d);
    read_names(L, d);
    return 0;
}

/* ---- the templates ------------------------------------------------------------ */

static bool is_there(const pack *p, text name) {
    for (size_t i = 0; i < p->file_count; i++)
        if (text_equal(p->files[i].name, name)) return true;
    return false;
}

static void take_fault(declarer *d, const fault *why) {
    if (why->code == FAULT_MEMORY) d->n->no_memory = true;
    else notes_add(d->n, NOTE_ERROR, why->file, why->line, why->column, "%s", why->message);
}

/* Reads one template, cuts it to see that it can be, and keeps it. */
static void take_letter(declarer *d, text name, letter_format format) {
    pack *p = d->p;
    fault why = { 0 };
    text body;
    letter_text cut;
    if (is_there(p, name)) return;
    if (folder_read(p->folder, name.at, LETTER_BYTES, FAULT_PACK, &p->memory, &body, &why) !=
        0) {
        take_fault(d, &why);
        return;
    }
    size_t bad = unicode_bad_byte(body);
    if (bad < body.len) {
        uint32_t line = 1;
        for (size_t i = 0; i < bad; i++) line += body.at[i] == '\n';
        notes_add(d->n, NOTE_ERROR, name.at, line, 0, "is not UTF-8 here; save it as UTF-8");
        return;
    }
    p->files[p->file_count] = (pack_file){ .name = name, .body = body, .letter = true };
    if (digest_of(body.at, body.len, &p->files[p->file_count].sha256) != 0) {
        d->n->no_memory = true;
        return;
    }
    p->file_count++;
    if (letter_cut(p, name.at, body, format, &p->memory, d->n, &cut, &why) != 0)
        take_fault(d, &why);
}

/* ---- the things named ------------------------------------------------------------ */

typedef struct known { text names[KNOWN_MAX]; size_t count; bool filled; } known;

static void know(known *k, text name) {
    if (k->count < KNOWN_MAX) k->names[k->count++] = name;
}

static bool is_code(const column_decl *c, text name) {
    for (size_t v = 0; v < c->value_count; v++)
        if (text_equal(c->values[v], name)) return true;
    return false;
}

static bool is_cited(const citation *cites, size_t count, text name) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(cites[i].words, name)) return true;
    return false;
}

static bool is_citation(const pack *p, text name) {
    bool any = text_equal(p->notice.object_cites, name) ||
               text_equal(p->policy_adopted_by, name);
    for (size_t i = 0; i < p->rule_count && !any; i++)
        any = is_cited(p->rules[i].cites, p->rules[i].cite_count, name);
    return any;
}

/* A source, a column (alone or as source.column), a word of a column of codes, a parameter, a
 * citation. */
static bool names_something(const pack *p, text name) {
    if (pack_find_param(p, name) != NO_INDEX || is_citation(p, name)) return true;
    for (size_t s = 0; s < p->source_count; s++) {
        const source_decl *from = &p->sources[s];
        size_t head = from->name.len;
        if (text_equal(from->name, name)) return true;
        bool dotted = name.len > head + 1 && memcmp(name.at, from->name.at, head) == 0 &&
                      name.at[head] == '.';
        text tail = dotted ? (text){ name.at + head + 1, name.len - head - 1 } : name;
        if (source_find_column(from, tail) != NO_INDEX) return true;
        for (size_t c = 0; c < from->column_count && !dotted; c++)
            if (is_code(&from->columns[c], name)) return true;
    }
    return false;
}

static void check_name(declarer *d, known *k, text name) {
    const pack *p = d->p;
    if (names_something(p, name)) return;
    for (size_t i = 0; i < p->param_count && !k->filled; i++) know(k, p->params[i].name);
    for (size_t i = 0; i < p->rule_count && !k->filled; i++)
        for (size_t c = 0; c < p->rules[i].cite_count; c++) know(k, p->rules[i].cites[c].words);
    for (size_t s = 0; s < p->source_count && !k->filled; s++) {
        know(k, p->sources[s].name);
        for (size_t c = 0; c < p->sources[s].column_count; c++) {
            const column_decl *at = &p->sources[s].columns[c];
            know(k, at->name);
            for (size_t v = 0; v < at->value_count; v++) know(k, at->values[v]);
        }
    }
    k->filled = true;
    size_t near = text_nearest(name, k->names, k->count);
    notes_add(d->n, NOTE_ERROR, p->files[p->notice.at.file].name.at, p->notice.at.line, 0,
              near < k->count
                  ? "notice: names: '%.*s' is no source, column, code, parameter or "
                    "citation of the pack; did you mean '%.*s'?"
                  : "notice: names: '%.*s' is no source, column, code, parameter or "
                    "citation of the pack%.*s",
              TEXT_ARGS(name), TEXT_ARGS(near < k->count ? k->names[near] : TEXT("")));
}

void declare_notice_finish(declarer *d) {
    pack *p = d->p;
    known *k = p->notice.name_count > 0 ? arena_take_zero(&p->memory, 1, sizeof *k) : NULL;
    if (k == NULL && p->notice.name_count > 0) d->n->no_memory = true;
    for (size_t i = 0; k != NULL && i < p->notice.name_count; i++)
        check_name(d, k, p->notice.names[i].name);
    for (size_t i = 0; i < LANGUAGE_MAX; i++)
        for (int format = 0; format < LETTER_FORMATS; format++)
            if (p->notice.letters[i][format].len > 0)
                take_letter(d, p->notice.letters[i][format], (letter_format)format);
}

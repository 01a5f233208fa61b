/* open: a folder of Lua files becomes a pack; a pack becomes functions in a worker's cage.
 *
 * Files are read once (pack.lua first, then by name, then those that are included, then
 * letters), hashed, and run in a cage whose
 * environment is an empty table in front of a guarded one: unknown names are errors with
 * a suggestion, and nothing can be assigned. Afterwards everything a rule can reach is
 * frozen. Workers run the kept texts, never the files: what was hashed is what judges. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/open.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

#include "ground/folder.h"
#include "ground/unicode.h"
#include "pack/cage_freeze.h"
#include "pack/declare_notice.h"
#include "pack/include.h"
#include "pack/misnamed.h"
#include "pack/survey.h"

enum { FILES_MAX = 200, SHARED_MAX = 50 };

/* ---- the environment ------------------------------------------------------------ */

static int unknown_name(lua_State *L) {
    text names[256];
    size_t n = 0;
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "(no name)";
    for (lua_pushnil(L); lua_next(L, 1) != 0 && n < 256; lua_pop(L, 1))
        names[n++] = text_of(lua_tostring(L, -2));
    if (check_word_standard(text_of(name)))
        return luaL_error(L,
                          "'%s' of standard Lua is not let into packs; rules/README.md says "
                          "what is there instead",
                          name);
    size_t near = text_nearest(text_of(name), names, n);
    /* Names come out of a table in no order: of equally near ones the first by bytes is
     * named. */
    size_t d = near < n ? text_distance(text_of(name), names[near], 64) : 0;
    for (size_t i = 0; i < n; i++)
        if (near < n && text_distance(text_of(name), names[i], 64) == d &&
            text_compare(names[i], names[near]) < 0)
            near = i;
    if (near < n)
        return luaL_error(L, "unknown name '%s'; did you mean '%s'?", name, names[near].at);
    return luaL_error(L, "unknown name '%s'; rules/README.md lists the names a rule may use",
                      name);
}

static int no_globals(lua_State *L) {
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "(no name)";
    lua_pushfstring(L, "'%s' is not declared; write local %s = ...", name, name);
    cage_refuse_write(L, lua_tostring(L, -1));
    return 0;
}

typedef struct entering { declarer *d; pack_fill *fill; void *payload; } entering;

/* Leaves the environment in the registry. */
static int make_environment(lua_State *L) {
    entering *e = lua_touserdata(L, 1);
    lua_newtable(L);                                   /* what stands in front */
    lua_newtable(L);                                   /* its metatable */
    lua_newtable(L);                                   /* the words */
    e->fill(L, e->payload);
    declare_words(e->d, L);
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, unknown_name);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, no_globals);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
    include_keep_environment(L);
    return 0;
}

static void note_message(cage *c, caged how, notes *n, const char *file) {
    fault why = { 0 };
    n->no_memory |= how == CAGED_MEMORY && cage_starved(c);
    cage_message(cage_lua(c), how, &why, FAULT_PACK);
    notes_add(n, NOTE_ERROR, why.file[0] != '\0' ? why.file : file, why.line, why.column, "%s",
              why.message);
}

static bool run_file(cage *c, declarer *d, const pack *p, size_t i, notes *n) {
    lua_State *L = cage_lua(c);
    declare_file(d, (uint16_t)i);
    include_push_environment(L);
    caged how = cage_load(c, p->files[i].body, p->files[i].name.at);
    if (how == CAGED_DONE) how = cage_call(c, 0, 0, CAGE_LOAD_STEPS);
    if (how != CAGED_DONE) note_message(c, how, n, p->files[i].name.at);
    return how == CAGED_DONE;
}

static bool run_files(cage *c, declarer *d, const pack *p, pack_fill *fill, void *payload,
                      notes *n) {
    lua_State *L = cage_lua(c);
    entering e = { d, fill, payload };
    lua_pushcfunction(L, make_environment);
    lua_pushlightuserdata(L, &e);
    caged how = cage_call(c, 1, 0, CAGE_LOAD_STEPS);
    if (how != CAGED_DONE) {
        note_message(c, how, n, "pack.lua");
        return false;
    }
    for (size_t i = 0; i < p->file_count; i++)
        if (!p->files[i].shared && !p->files[i].letter && !run_file(c, d, p, i, n) && i == 0)
            return false; /* without pack.lua the rest is noise */
    return n->errors == 0;
}

static int freeze_one(lua_State *L) {
    cage_freeze(L);
    return 0;
}

static int freeze_list(cage *c, const int *refs, size_t n, fault *f) {
    lua_State *L = cage_lua(c);
    for (size_t i = 0; i < n; i++) {
        if (refs[i] == LUA_NOREF) continue;
        lua_pushcfunction(L, freeze_one);
        lua_rawgeti(L, LUA_REGISTRYINDEX, refs[i]);
        caged how = cage_call(c, 1, 0, CAGE_LOAD_STEPS);
        if (how == CAGED_DONE) continue;
        cage_message(L, how, f, FAULT_PACK);
        return FAULT_PACK;
    }
    return 0;
}

static int freeze_book(cage *c, const pack *p, const rulebook *b, fault *f) {
    int status = freeze_list(c, b->test, p->rule_count, f);
    if (status == 0) status = freeze_list(c, b->applies, p->rule_count, f);
    if (status == 0) status = freeze_list(c, b->suppress_test, p->suppress_count, f);
    if (status == 0) status = freeze_list(c, b->suppress_applies, p->suppress_count, f);
    if (status == 0) status = freeze_list(c, b->fact, p->fact_count, f);
    if (status == 0) status = freeze_list(c, b->tally, p->tally_count, f);
    if (status == 0) status = freeze_list(c, b->tally_applies, p->tally_count, f);
    if (status == 0) status = freeze_list(c, b->previous, p->tally_count, f);
    if (status == 0) status = freeze_list(c, b->previous_applies, p->tally_count, f);
    return status;
}

int pack_enter(const pack *p, cage *c, pack_fill *fill, void *payload, rulebook *book,
               fault *f) {
    notes n = { 0 };
    int status = 0;
    *book = (rulebook){ 0 };
    declarer *d = declare_new(NULL, p, book, &n, f);
    if (d == NULL) return FAULT_MEMORY;
    if (!run_files(c, d, p, fill, payload, &n)) {
        const fault *why = n.count > 0 && !n.no_memory ? &n.items[0].at : NULL;
        status = why == NULL
                     ? fault_memory(f)
                     : fault_set(f, FAULT_PACK, why->file, why->line, 0, "%s", why->message);
    }
    if (status == 0) status = freeze_book(c, p, book, f);
    declare_close(d);
    declare_free(d);
    notes_clear(&n);
    return status;
}

/* ---- reading the folder ------------------------------------------------------------ */

static bool digest_files(pack *p) {
    digest_run *run = digest_new();
    bool good = run != NULL;
    for (size_t i = 0; i < p->file_count && good; i++) {
        const pack_file *file = &p->files[i];
        uint64_t sizes[2] = { file->name.len, file->body.len };
        unsigned char canonical[16];
        for (int k = 0; k < 16; k++)
            canonical[k] = (unsigned char)(sizes[k / 8] >> (8 * (k % 8)));
        good = digest_add(run, canonical, 16) == 0 &&
               digest_add(run, file->name.at, file->name.len) == 0 &&
               digest_add(run, file->body.at, file->body.len) == 0 &&
               digest_of(file->body.at, file->body.len, &p->files[i].sha256) == 0;
    }
    good = good && digest_end(run, &p->sha256) == 0;
    if (run != NULL) digest_free(run);
    return good;
}

/* What was read is text that a person can read. */
static int keep_file(pack *p, text name, text body, bool shared, notes *n, fault *f) {
    if (body.len > 0 && body.at[0] == 0x1b)
        return fault_set(f, FAULT_PACK, name.at, 0, 0,
                         "is compiled Lua; a pack is text that can be read");
    size_t bad = unicode_bad_byte(body);
    if (bad < body.len) {
        uint32_t line = 1;
        for (size_t i = 0; i < bad; i++) line += body.at[i] == '\n';
        return fault_set(f, FAULT_PACK, name.at, line, 0,
                         "is not UTF-8 here; save it as UTF-8");
    }
    p->files[p->file_count++] = (pack_file){ .name = name, .body = body, .shared = shared };
    return check_names(name.at, body, n, f);
}

static int read_file(pack *p, text name, notes *n, fault *f) {
    text body;
    int status =
        folder_read(p->folder, name.at, CAGE_FILE_MAX, FAULT_PACK, &p->memory, &body, f);
    return status == 0 ? keep_file(p, name, body, false, n, f) : status;
}

static bool is_kept(const pack *p, text name) {
    for (size_t i = 0; i < p->file_count; i++)
        if (text_equal(p->files[i].name, name)) return true;
    return false;
}

/* The shared files that the file asks for and nobody asked for before. */
static int read_shared_of(pack *p, size_t file, notes *n, fault *f) {
    text *names, body;
    size_t count;
    const pack_file *asks = &p->files[file];
    int status = include_scan(asks->name.at, asks->body, &p->memory, n, &names, &count, f);
    for (size_t i = 0; i < count && status == 0; i++) {
        if (is_kept(p, names[i])) continue;
        if (p->file_count == FILES_MAX + SHARED_MAX)
            return fault_set(f, FAULT_PACK, asks->name.at, 0, 0,
                             "more than %d shared files in all", SHARED_MAX);
        status = include_read(p->folder, names[i], asks->name.at, 0, CAGE_FILE_MAX, &p->memory,
                              &body, f);
        if (status == 0) status = keep_file(p, names[i], body, true, n, f);
    }
    return status;
}

/* A folder without pack.lua. */
static int refuse_folder(pack *p, fault *f) {
    const char *docket = arena_print(&p->memory, "%s/docket.lua", p->folder);
    if (docket != NULL && folder_exists(docket))
        return fault_set(f, FAULT_PACK, p->folder, 0, 0,
                         "is a docket and no pack; the pack comes first: vet run PACK DOCKET");
    return fault_set(f, FAULT_PACK, p->folder, 0, 0,
                     "%s; a pack is a folder with a pack.lua and its rules, as "
                     "rules/cn-village",
                     folder_is(p->folder)       ? "has no pack.lua"
                     : folder_exists(p->folder) ? "is a file"
                                                : "no such folder");
}

static int read_files(pack *p, notes *n, fault *f) {
    text *names;
    size_t count;
    int status = folder_list(p->folder, "*.lua", FAULT_PACK, &p->memory, &names, &count, f);
    if (status != 0) return status;
    if (count > FILES_MAX)
        return fault_set(f, FAULT_PACK, p->folder, 0, 0, "has more than %d Lua files",
                         FILES_MAX);
    p->files = arena_take_zero(&p->memory, FILES_MAX + SHARED_MAX + LETTERS_MAX,
                               sizeof *p->files);
    if (p->files == NULL) return fault_memory(f);
    bool found = false;
    for (size_t i = 0; i < count; i++) found |= text_is(names[i], "pack.lua");
    if (!found) return refuse_folder(p, f);
    status = read_file(p, TEXT("pack.lua"), n, f);
    for (size_t i = 0; i < count && status == 0; i++)
        if (!text_is(names[i], "pack.lua")) status = read_file(p, names[i], n, f);
    for (size_t i = 0; i < p->file_count && status == 0; i++)
        status = read_shared_of(p, i, n, f);
    if (status == 0 && !digest_files(p)) status = fault_memory(f);
    return status;
}

/* ---- opening ------------------------------------------------------------ */

static int check_rules(pack *p, declarer *d, cage *c, notes *n, fault *f) {
    arena about = { 0 };
    site *sites = NULL;
    state_report *states = NULL;
    size_t count = 0, state_count = 0;
    int status = survey_sites(d, c, &about, &sites, &count, f);
    if (status == 0)
        status = rule_check(p, sites, count, &p->memory, &states, &state_count, n, f);
    for (size_t i = 0; i < state_count && status == 0; i++)
        status = survey_state(p, &states[i], f);
    arena_clear(&about);
    return status;
}

static int first_error(const notes *n, fault *f) {
    if (n->no_memory) return fault_memory(f);
    for (size_t i = 0; i < n->count; i++) {
        const fault *at = &n->items[i].at;
        if (n->items[i].kind == NOTE_ERROR)
            return fault_set(f, FAULT_PACK, at->file, at->line, at->column, "%s", at->message);
    }
    return 0;
}

static int build(pack *p, cage *c, pack_fill *fill, void *payload, notes *n, fault *f) {
    rulebook book = { 0 };
    declarer *d = declare_new(p, p, &book, n, f);
    if (d == NULL) return FAULT_MEMORY;
    int status = 0;
    size_t rules = p->file_count;
    if (run_files(c, d, p, fill, payload, n)) {
        declare_finish(d);
        /* letters are known only now; the digest of a pack is over them too */
        if (p->file_count > rules && !digest_files(p)) status = fault_memory(f);
        if (status == 0 && n->errors == 0) status = check_rules(p, d, c, n, f);
    }
    if (status == 0) status = first_error(n, f);
    declare_close(d);
    declare_free(d);
    rulebook_clear(&book);
    return status;
}

int pack_open(pack *out, const char *folder, pack_fill *fill, void *payload, notes *n,
              fault *f) {
    *out = (pack){ .candidates = NO_INDEX,
                   .law_day = NO_INDEX,
                   .languages = { TEXT("en") },
                   .language_count = 1 };
    if (strlen(folder) >= sizeof out->folder)
        return fault_plain(f, FAULT_PACK, "the pack's path is too long");
    strcpy(out->folder, folder);
    int status = read_files(out, n, f);
    if (status == 0) status = misnamed_find(folder, &out->memory, n, f);
    if (status == 0) status = first_error(n, f);
    if (status != 0) return status;
    cage *c = cage_new(f);
    if (c == NULL) return FAULT_MEMORY;
    status = build(out, c, fill, payload, n, f);
    cage_free(c);
    return status;
}

void pack_clear(pack *p) {
    free(p->laws);
    free(p->days);
    free(p->params);
    free(p->stages);
    free(p->forbidden);
    free(p->sources);
    free(p->rules);
    free(p->suppresses);
    free(p->facts);
    free(p->tallies);
    arena_clear(&p->memory);
    *p = (pack){ .candidates = NO_INDEX };
}

/* check_words: every name a pack may use, and how its functions are called.
 *
 * One table, so that a misspelt name is found in every file, also in the branches no
 * candidate ever takes. The cage has its own table of what it puts in; a test of the
 * whole program holds the two against each other. Names of standard Lua get words of
 * their own: their absence is meant, they are not misspelt. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/check_words.h"

#include "ground/arena.h"
#include "pack/check_twice.h"
#include "pack/lua_syntax.h"

static const known_word WORDS[] = {
    { "is", 2, 255, "?", 'b', "is(c.column, \"word\", ...)" },
    { "given", 2, 2, "??", 'b', "given(c, \"column\")" },
    { "reached", 3, 3, "dnd", 'b', "reached(birth, years, on)" },
    { "age", 2, 2, "dd", 'n', "age(birth, on)" },
    { "period", 1, 1, "?", '?',
      "period { from = ..., years = ..., first_day = \"excluded\" }" },
    { "within", 2, 2, "dp", 'b', "within(on, period)" },
    { "last_day", 1, 1, "p", 'd', "last_day(period)" },
    { "free_from", 1, 1, "p", 'd', "free_from(period)" },
    { "elapsed", 2, 2, "dd", 'n', "elapsed(from, on)" },
    { "unbroken", 4, 4, "Rddf", 'b', "unbroken(rows, from, to, function(r) ... end)" },
    { "each", 2, 2, "Rf", '?', "each(rows, function(r) ... end)" },
    { "some", 2, 2, "Rf", 'b', "some(rows, function(r) ... end)" },
    { "at_least", 3, 3, "nRf", 'b', "at_least(n, rows, function(r) ... end)" },
    { "none", 2, 2, "Rf", 'b', "none(rows, function(r) ... end)" },
    { "latest", 2, 2, "R?", '?', "latest(rows, \"date column\")" },
    { "sum", 2, 2, "R?", '?', "sum(rows, \"column\")" },
    { "sorted", 2, 2, "R?", '?', "sorted(rows, \"date column\")" },
    { "any_of", 2, 2, "?t", 'b', "any_of(c, { \"fact\", \"fact\" })" },
    { "all_of", 2, 2, "?t", 'b', "all_of(c, { \"fact\", \"fact\" })" },
    { "same", 2, 2, "?", 'b', "same(a, b)" },
    { "matches", 2, 2, "?", 'b', "matches(text, \"pattern\")" },
    { "date", 1, 1, "?", 'd', "date \"2026-01-01\"" },
    { "years", 1, 1, "n", 'l', "years(n)" },
    { "months", 1, 1, "n", 'l', "months(n)" },
    { "days", 1, 1, "n", 'l', "days(n)" },
    { "ipairs", 1, 1, "?", '?', "ipairs(list)" },
    { "list", 1, 1, "?", '?', "list { ... }" },
    { "reject", 1, 3, "?", 'e', "reject(\"code\", { name = value })" },
    { "refer", 1, 3, "?", 'e', "refer(\"code\", { name = value })" },
    { "hold", 1, 3, "?", 'e', "hold(\"code\", { name = value })" },
    { "warn", 1, 3, "?", 'e', "warn(\"code\", { name = value })" },
    { "task", 1, 3, "?", 'e', "task(\"code\", { to = \"department\" })" },
    { "pass", 0, 3, "?", 'e', "pass(\"code\")" },
    { "alert", 1, 2, "?", 'e', "alert(\"code\", { name = value })" },
    { "pairs_of", 1, 1, "M", '?', "pairs_of(slate): for a, b in pairs_of(slate) do ... end" },
    { "related", 2, 4, "M?", '?',
      "related(slate, \"source\", { \"kind\", ... }): "
      "for a, b, rel in related(...) do ... end" },
    { "ranked", 2, 9, "Mt", '?',
      "ranked(slate, { \"column\", \"high\" }): for level, above in ranked(...) do ... end" },
    { "standing", 1, 1, "m", 'w', "standing(x)" },
};
enum { WORD_COUNT = sizeof WORDS / sizeof WORDS[0] };

static const char *const OTHERS[] = { "param",    "pack",   "law",    "params",
                                      "stages",   "forbid", "source", "rule",
                                      "suppress", "fact",   "tally",  "include",
                                      "notice" };
enum { OTHER_COUNT = sizeof OTHERS / sizeof OTHERS[0] };

static const char *const STANDARD[] = {
    "_G",           "_VERSION", "assert", "collectgarbage", "coroutine",
    "debug",        "dofile",   "error",  "getmetatable",   "io",
    "load",         "loadfile", "math",   "next",           "os",
    "package",      "pairs",    "pcall",  "print",          "rawequal",
    "rawget",       "rawlen",   "rawset", "require",        "select",
    "setmetatable", "string",   "table",  "tonumber",       "tostring",
    "type",         "utf8",     "xpcall",
};

const known_word *check_word(text name) {
    for (size_t i = 0; i < WORD_COUNT; i++)
        if (text_is(name, WORDS[i].name)) return &WORDS[i];
    return NULL;
}

size_t check_word_count(void) {
    return WORD_COUNT;
}

bool check_word_exists(text name) {
    for (size_t i = 0; i < OTHER_COUNT; i++)
        if (text_is(name, OTHERS[i])) return true;
    return check_word(name) != NULL || text_is(name, "_ENV");
}

bool check_word_standard(text name) {
    for (size_t i = 0; i < sizeof STANDARD / sizeof STANDARD[0]; i++)
        if (text_is(name, STANDARD[i])) return true;
    return false;
}

text check_word_near(text name) {
    text names[WORD_COUNT + OTHER_COUNT];
    for (size_t i = 0; i < WORD_COUNT; i++) names[i] = text_of(WORDS[i].name);
    for (size_t i = 0; i < OTHER_COUNT; i++) names[WORD_COUNT + i] = text_of(OTHERS[i]);
    size_t near = text_nearest(name, names, WORD_COUNT + OTHER_COUNT);
    return near < WORD_COUNT + OTHER_COUNT ? names[near] : TEXT("");
}

/* ---- every name of a file ------------------------------------------------------------ */

enum { OWN_NAMES = 200, TOLD_NAMES = 50 };

typedef struct names_walk {
    const char *file;
    notes *notes;
    text own[OWN_NAMES];       /* what the function in work calls its parameters and locals */
    size_t own_count;
    text told[TOLD_NAMES];     /* names without any like it that were told of it */
    size_t told_count;
    bool *cases;               /* base or case was told of the file */
} names_walk;

static void keep_own(names_walk *w, text name) {
    for (size_t i = 0; i < w->own_count; i++)
        if (text_equal(w->own[i], name)) return;
    if (w->own_count < OWN_NAMES) w->own[w->own_count++] = name;
}

static void visit_own(void *payload, const syntax_node *n) {
    names_walk *w = payload;
    if (n->kind == SYNTAX_NAME && n->variable != NULL) keep_own(w, n->words);
    for (size_t i = 0; n->kind == SYNTAX_FUNCTION && i < n->function->param_count; i++)
        keep_own(w, n->function->params[i]->name);
}

/* A name of the function itself before one of the engine that is no nearer. Of one letter any
 * other is as near. */
static text near_name(const names_walk *w, text name) {
    text near = check_word_near(name);
    size_t own = text_nearest(name, w->own, w->own_count);
    if (name.len == 1) return TEXT("");
    if (own == w->own_count) return near;
    size_t far = text_distance(name, w->own[own], name.len);
    return near.len == 0 || far <= text_distance(name, near, name.len) ? w->own[own] : near;
}

static void note_standard(const names_walk *w, const syntax_node *n, bool in_function) {
    notes_add(w->notes, in_function ? NOTE_WARNING : NOTE_ERROR, w->file, n->line, n->column,
              "'%.*s' of standard Lua is not let into packs%s; %s", TEXT_ARGS(n->words),
              text_is(n->words, "pairs") ? ", use 'ipairs'" : "",
              in_function ? "whoever this function meets will be referred" : "take it out");
}

static bool was_told(names_walk *w, text name) {
    for (size_t i = 0; i < w->told_count; i++)
        if (text_equal(w->told[i], name)) return true;
    if (w->told_count < TOLD_NAMES) w->told[w->told_count++] = name;
    return false;
}

/* A name that is like no other: a value without `local`, or a cell, day or parameter without
 * its head. Each is told once in a function. */
static void note_stranger(names_walk *w, const syntax_node *n, bool in_function) {
    text name = n->words;
    if (in_function && was_told(w, name)) return;
    if (!in_function)
        notes_add(w->notes, NOTE_ERROR, w->file, n->line, n->column,
                  "there is no name '%.*s'; a value of your own needs 'local' before it",
                  TEXT_ARGS(name));
    else if (text_is(name, "c") || text_is(name, "r"))
        notes_add(w->notes, NOTE_ERROR, w->file, n->line, n->column,
                  "there is no name '%.*s': a rule gets the candidate as function(c), a rule "
                  "over rows both as function(r, c)",
                  TEXT_ARGS(name));
    else
        notes_add(w->notes, NOTE_ERROR, w->file, n->line, n->column,
                  "there is no name '%.*s'; a value of your own needs 'local' before it, a "
                  "column is c.%.*s, a day c.day.%.*s, a parameter param.%.*s",
                  TEXT_ARGS(name), TEXT_ARGS(name), TEXT_ARGS(name), TEXT_ARGS(name));
}

static void note_name(names_walk *w, const syntax_node *n, bool in_function) {
    text near = near_name(w, n->words);
    bool case_word = !in_function && (text_is(n->words, "case") || text_is(n->words, "base"));
    if (check_word_standard(n->words)) {
        note_standard(w, n, in_function);
    } else if (case_word) {
        if (!*w->cases)
            notes_add(w->notes, NOTE_ERROR, w->file, n->line, n->column,
                      "'%.*s' belongs to a file of cases: put it into the folder cases",
                      TEXT_ARGS(n->words));
        *w->cases = true;
    } else if (in_function && text_is(n->words, "day")) {
        notes_add(w->notes, NOTE_ERROR, w->file, n->line, n->column,
                  "there is no name 'day'; a day of the candidate is c.day.name");
    } else if (near.len == 0) {
        note_stranger(w, n, in_function);
    } else {
        notes_add(w->notes, NOTE_ERROR, w->file, n->line, n->column,
                  "there is no name '%.*s'; did you mean '%.*s'?", TEXT_ARGS(n->words),
                  TEXT_ARGS(near));
    }
}

/* params.max: what declares them is no list of them. */
static void note_declaring(const names_walk *w, const syntax_node *n) {
    bool named = n->dotted && n->a->kind == SYNTAX_NAME && n->a->variable == NULL;
    if (named && text_is(n->a->words, "params"))
        notes_add(w->notes, NOTE_ERROR, w->file, n->line, n->column,
                  "'params' declares them; a rule reads param.%.*s", TEXT_ARGS(n->b->words));
    if (named && text_is(n->a->words, "days"))
        notes_add(w->notes, NOTE_ERROR, w->file, n->line, n->column,
                  "'days' declares them, or is a length of time; a day of the candidate is "
                  "c.day.%.*s",
                  TEXT_ARGS(n->b->words));
}

static void visit_function_name(void *payload, const syntax_node *n) {
    names_walk *w = payload;
    if (n->kind == SYNTAX_INDEX) note_declaring(w, n);
    if (n->kind == SYNTAX_NAME && n->variable == NULL && !check_word_exists(n->words))
        note_name(w, n, true);
}

/* What stands outside every function; functions are walked by the visitor above. */
static void walk_outside(names_walk *w, const syntax_node *n) {
    if (n == NULL) return;
    if (n->kind == SYNTAX_FUNCTION) {
        names_walk inside = *w;
        syntax_walk(n, visit_own, &inside);
        syntax_walk(n->function->body, visit_function_name, &inside);
        return;
    }
    if (n->kind == SYNTAX_NAME && n->variable == NULL && !check_word_exists(n->words))
        note_name(w, n, false);
    walk_outside(w, n->a);
    walk_outside(w, n->b);
    for (const syntax_node *i = n->list; i != NULL; i = i->next) walk_outside(w, i);
    for (const syntax_node *i = n->more; i != NULL; i = i->next) walk_outside(w, i);
}

/* local reject = ...: whoever reads reject("code") below it believes that somebody is
 * excluded. */
static void refuse_name(const names_walk *w, text name, uint32_t line, uint32_t column) {
    const known_word *known = check_word(name);
    if (known == NULL || known->gives != 'e') return;
    notes_add(
        w->notes, NOTE_ERROR, w->file, line, column,
        "'%s' is a word of the engine, and what is called so here says nothing; give your "
        "own another name",
        known->name);
}

static void visit_declared(void *payload, const syntax_node *n) {
    const names_walk *w = payload;
    bool names = n->kind == SYNTAX_LOCAL || n->kind == SYNTAX_FOR_IN;
    for (const syntax_node *name = names ? n->list : NULL; name != NULL; name = name->next)
        refuse_name(w, name->words, name->line, name->column);
    if (n->kind == SYNTAX_LOCAL_FUNCTION) refuse_name(w, n->a->words, n->a->line, n->a->column);
    for (size_t i = 0; n->kind == SYNTAX_FUNCTION && i < n->function->param_count; i++) {
        const syntax_variable *p = n->function->params[i];
        refuse_name(w, p->name, p->line, p->column);
    }
}

int check_names(const char *file, text body, notes *n, fault *f) {
    arena memory = { 0 };
    fault own = { 0 };
    syntax_file tree;
    int error = syntax_read(file, body, &memory, &tree, &own);
    bool cases = false;
    names_walk w = { .file = file, .notes = n, .cases = &cases };
    if (error == 0) {
        walk_outside(&w, tree.main->body);
        syntax_walk(tree.main->body, visit_declared, &w);
        check_twice(file, tree.main->body, n);
    } else if (own.code == FAULT_PACK) {
        notes_add(n, NOTE_ERROR, file, own.line, own.column, "%s", own.message);
    }
    arena_clear(&memory);
    return own.code == FAULT_MEMORY || n->no_memory ? fault_memory(f) : 0;
}

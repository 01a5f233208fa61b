/* join_world: a small pack, docket and tables, written as text, for the tests of the join.
 *
 * Nothing of the pack and docket readers is needed: declarations are filled in by
 * hand, tables by the memory feed. Anything wrong in a test's own text aborts. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join_world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "join/assemble.h"

static void must(bool good, const char *what) {
    if (good) return;
    fprintf(stderr, "join_world: %s\n", what);
    abort();
}

/* The next piece of `*rest` up to `by`; at == NULL: no more. */
static text next_piece(text *rest, char by) {
    if (rest->at == NULL) return *rest;
    const char *end = memchr(rest->at, by, rest->len);
    text piece = *rest;
    if (end == NULL) {
        *rest = (text){ NULL, 0 };
        return piece;
    }
    piece.len = (size_t)(end - piece.at);
    *rest = (text){ end + 1, rest->len - piece.len - 1 };
    return piece;
}

static void *take(world *w, size_t count, size_t size) {
    void *piece = arena_take_zero(&w->memory, count, size);
    must(piece != NULL, "no memory");
    return piece;
}

static void set_type(world *w, column_decl *c, text type) {
    static const struct { const char *word; column_type type; } types[] = {
        { "id", TYPE_ID },       { "name", TYPE_NAME },       { "text", TYPE_TEXT },
        { "cn-id", TYPE_CN_ID }, { "tw-id", TYPE_TW_ID }, { "integer", TYPE_INTEGER }, { "date", TYPE_DATE },
    };
    c->from_id = NO_INDEX;
    c->or_none = true;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (text_is(type, types[i].word)) {
            c->type = types[i].type;
            c->or_open = c->type == TYPE_DATE;
            return;
        }
    c->type = TYPE_CODE;
    c->values = take(w, 16, sizeof *c->values);
    for (text value; (value = next_piece(&type, '/')).at != NULL;)
        c->values[c->value_count++] = value;
}

static void set_columns(world *w, source_decl *s, const char *columns) {
    text rest = text_of(columns);
    s->columns = take(w, 16, sizeof *s->columns);
    for (text type; (type = next_piece(&rest, ' ')).at != NULL;) {
        column_decl *c = &s->columns[s->column_count++];
        c->name = next_piece(&type, ':');
        set_type(w, c, type);
    }
}

static void set_source(world *w, source_decl *s, const char *name, const char *columns) {
    *s = (source_decl){ .name = text_of(name), .kind = SOURCE_EVIDENCE,
                        .expects_column = NO_INDEX, .latest_by = NO_INDEX };
    set_columns(w, s, columns);
    s->keys = take(w, 8, sizeof *s->keys);
}

uint16_t world_source(world *w, const char *name, const char *columns) {
    uint16_t at = (uint16_t)w->pack.source_count;
    char file[64];
    must(at < WORLD_SOURCES, "too many sources");
    set_source(w, &w->sources[at], name, columns);
    w->docket_sources[at] =
        (docket_source){ .source = at, .line = 10u + at, .expect_rows = -1 };
    w->docket_sources[at].covers.column = NO_INDEX;
    w->pack.source_count = w->docket.source_count = at + 1u;
    snprintf(file, sizeof file, "%s.csv", name);
    must(load_memory_begin(&w->tables[at], &w->sources[at], file, &w->fault) == 0, "no table");
    return at;
}

void world_open(world *w, const char *candidate_columns) {
    *w = (world){ 0 };
    w->pack.sources = w->sources;
    w->pack.days = w->days;
    w->docket.sources = w->docket_sources;
    w->docket.workers = 3;
    w->docket.days = w->docket_days;
    w->tables = calloc(WORLD_SOURCES, sizeof *w->tables);
    must(w->tables != NULL, "no memory");
    world_source(w, "candidates", candidate_columns);
    w->sources[0].kind = SOURCE_CANDIDATES;
}

uint16_t world_column(const world *w, uint16_t source, const char *name) {
    const source_decl *s = &w->sources[source];
    for (size_t i = 0; i < s->column_count; i++)
        if (text_is(s->columns[i].name, name)) return (uint16_t)i;
    must(false, name);
    return NO_INDEX;
}

void world_match(world *w, uint16_t source, grade how, const char *columns) {
    source_decl *s = &w->sources[source];
    key_list *list = &s->keys[s->key_count++];
    text rest = text_of(columns);
    list->grade = how;
    for (text pair; (pair = next_piece(&rest, ' ')).at != NULL; list->count++) {
        char here[64], there[64];
        text left = next_piece(&pair, '=');
        text right = pair.at != NULL ? pair : left;
        snprintf(here, sizeof here, "%.*s", TEXT_ARGS(left));
        snprintf(there, sizeof there, "%.*s", TEXT_ARGS(right));
        list->here[list->count] = world_column(w, source, here);
        list->there[list->count] = world_column(w, 0, there);
    }
}

static void add_rows(world *w, table *t, const char *rows) {
    text rest = text_of(rows);
    for (text row; (row = next_piece(&rest, '\n')).at != NULL;) {
        text cells[16];
        size_t count = 0;
        uint8_t flags = 0;
        if (row.len == 0) continue;
        for (; row.len > 0 && row.at[0] == '!'; row.at++, row.len--)
            flags = flags == 0 ? ROW_UNREADABLE : ROW_UNREADABLE | ROW_SKIPPED;
        for (text cell; (cell = next_piece(&row, '|')).at != NULL;) cells[count++] = cell;
        must(load_memory_row(t, cells, count, &w->fault) == 0, "a row does not fit");
        t->row_flag[t->rows - 1] |= flags;
        if (flags == 0) continue;
        bad_row bad = { 0, t->line[t->rows - 1], "too short", flags & ROW_SKIPPED,
                        (uint32_t)t->rows - 1, 0 };
        must(table_add_bad_row(t, bad, &w->fault) == 0, "no memory");
    }
}

void world_rows(world *w, uint16_t source, const char *rows) {
    add_rows(w, &w->tables[source], rows);
}

void world_bad_row(world *w, uint16_t source, uint32_t line, bool skipped) {
    table *t = &w->tables[source];
    bad_row bad = { 0, line, "too short", skipped, UINT32_MAX, 0 };
    must(table_add_bad_row(t, bad, &w->fault) == 0, "no memory");
    t->read_rows++;
}

void world_covers_everybody(world *w, uint16_t source) {
    w->docket_sources[source].covers.claimed = true;
    w->docket_sources[source].covers.everybody = true;
}

uint16_t world_day_table(world *w, const char *columns, const char *by, const char *rows) {
    uint16_t at = (uint16_t)w->pack.day_count++;
    docket_day *d = &w->docket_days[at];
    source_decl *decl = take(w, 1, sizeof *decl);
    set_source(w, decl, "units", columns);
    w->docket.day_count = w->pack.day_count;
    *d = (docket_day){ .day = at, .own_column = NO_INDEX };
    d->by_count = 1;
    d->by[0] = world_column(w, 0, by);
    must(load_memory_begin(&d->days, decl, "units.csv", &w->fault) == 0, "no table");
    add_rows(w, &d->days, rows);
    must(load_memory_end(&d->days, &w->fault) == 0, "no memory");
    return at;
}

int world_join(world *w) {
    for (size_t i = 0; i < w->pack.source_count; i++)
        if (w->tables[i].decl != NULL) load_memory_end(&w->tables[i], &w->fault);
    table *tables = w->tables;
    w->tables = NULL;
    return assemble_evidence(&w->evidence, &w->pack, &w->docket, tables, &w->notes, &w->fault);
}

void world_close(world *w) {
    if (w->evidence.pack != NULL) evidence_clear(&w->evidence);
    for (size_t i = 0; w->tables != NULL && i < w->pack.source_count; i++)
        table_clear(&w->tables[i]);
    for (size_t i = 0; i < w->pack.day_count; i++)
        if (w->docket_days[i].days.decl != NULL) table_clear(&w->docket_days[i].days);
    free(w->tables);
    notes_clear(&w->notes);
    arena_clear(&w->memory);
}

/* What came out, as text */

static const char *show(world *w, uint16_t source, const attached *items, size_t count) {
    const table *t = &w->evidence.tables[source];
    const char *shown = "";
    for (size_t i = 0; i < count; i++) {
        const char *cells = "";
        for (uint16_t c = 0; c < t->decl->column_count; c++) {
            text raw = table_raw(t, items[i].row, c);
            cells = arena_print(&w->memory, "%s%s%.*s", cells, c > 0 ? " " : "",
                                TEXT_ARGS(raw));
        }
        shown = arena_print(&w->memory, "%s%s%s/%u/%u", shown, i > 0 ? "; " : "", cells,
                            items[i].grade, items[i].flags);
        must(shown != NULL, "no memory");
    }
    return shown;
}

const char *world_about(world *w, uint16_t source, uint32_t candidate) {
    size_t count;
    const attached *items = evidence_rows(&w->evidence, source, candidate, &count);
    return show(w, source, items, count);
}

const char *world_namesakes(world *w, uint16_t source, uint32_t candidate) {
    size_t count;
    const attached *items = evidence_namesakes(&w->evidence, source, candidate, &count);
    return show(w, source, items, count);
}

/* The same, found without what coverage_settle knows beforehand. */
static searched look_closely(const world *w, uint16_t source, uint32_t candidate,
                             uint16_t *which) {
    const evidence *e = &w->evidence;
    coverage_view v = { .to = &e->sources[source],
                        .docket = &w->docket.sources[source],
                        .rows = &e->tables[source],
                        .candidates = &e->tables[0],
                        .law_day = { DAY_NONE, DAY_NONE } };
    if (v.to->ages) (void)evidence_law_day(e, candidate, &v.law_day);
    return coverage_of(&v, candidate, which);
}

const char *world_searched(world *w, uint16_t source, uint32_t candidate) {
    static const char *const words[] = { "SEARCHED", "NOT_ASKED", "NOT_COVERED", "KEY_BLANK",
                                         "KEY_UNREADABLE", "VOID", "NO_REPLY", "UNREADABLE_ROW",
                                         "POSSIBLE" };
    uint16_t which = NO_INDEX;
    searched is = evidence_searched(&w->evidence, source, candidate, &which);
    uint8_t plain;
    evidence_are_searched(&w->evidence, source, candidate, 1, &plain);
    must(!plain || is == SEARCHED, "searched at a glance, but not when asked");
    const uint32_t *one = w->evidence.sources[source].one;
    if (w->sources[source].replies.kinds == NULL && (one == NULL || one[candidate] == NO_ROW)) {
        uint16_t also = NO_INDEX;
        must(look_closely(w, source, candidate, &also) == is && also == which,
             "what is known of all beforehand differs from what is found of one");
    }
    if (which == NO_INDEX) return words[is];
    const source_decl *s = &w->sources[is == SEARCH_NO_REPLY ? source : 0];
    text name = is == SEARCH_NO_REPLY ? s->columns[s->expects_column].values[which]
                                      : s->columns[which].name;
    return arena_print(&w->memory, "%s %.*s", words[is], TEXT_ARGS(name));
}

const char *world_note(world *w, size_t number) {
    if (number >= w->notes.count) return "";
    char *buffer = take(w, 1, 1200);
    note_print(&w->notes.items[number], buffer, 1200);
    return buffer;
}

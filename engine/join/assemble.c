/* assemble: the tables of a run become evidence.
 *
 * In come the tables of the run; out goes, per source, a run of rows per candidate.
 * First each table is made honest (equal rows merged, rows without a key set aside),
 * then the sources are indexed and the candidates pass once, asking all of them; then
 * each source is settled: which replies count, whether a row nobody can place voids
 * its coverage, whether every row is accounted for. Rows are never dropped: what is
 * not attached is merged, unreadable or about nobody, and counted. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/assemble.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "join/latest.h"
#include "join/near.h"
#include "join/relations.h"
#include "join/share.h"

enum { LINES_SHOWN = 3 };      /* of rows about nobody */

typedef struct joiner {
    evidence *e;
    notes *n;
    fault *f;
    key_block block;         /* of candidates */
    match *matches; /* per source; of == NULL: not an evidence source */
    lookup *ones;   /* per source; to == NULL: not a SOURCE_ONE */
    lookup *days;   /* per day; to == NULL: not a table */
    merged_list merged;
} joiner;

static table *candidate_table(const evidence *e) {
    return &e->tables[e->pack->candidates];
}

static source_kind kind_of(const joiner *j, size_t source) {
    return j->e->pack->sources[source].kind;
}

/* Before matching */

static int take_room(joiner *j) {
    evidence *e = j->e;
    const pack *p = e->pack;
    for (size_t i = 0; i < p->source_count; i++) {
        if (e->tables[i].decl == NULL) e->tables[i].decl = &p->sources[i];
        if (e->tables[i].rows > TABLE_ROWS_MAX - 1)
            return fault_plain(j->f, FAULT_DATA, "%.*s: more than %u rows: split the list",
                               TEXT_ARGS(p->sources[i].name), TABLE_ROWS_MAX - 1);
    }
    e->candidates = candidate_table(e)->rows;
    e->sources = calloc(p->source_count + 1, sizeof *e->sources);
    e->same_key = calloc(e->candidates + 1, 1);
    e->day_row = calloc(p->day_count + 1, sizeof *e->day_row);
    j->matches = calloc(p->source_count + 1, sizeof *j->matches);
    j->ones = calloc(p->source_count + 1, sizeof *j->ones);
    j->days = calloc(p->day_count + 1, sizeof *j->days);
    j->block.rows[0].of = candidate_table(e);
    bool good = e->sources != NULL && e->same_key != NULL && e->day_row != NULL &&
                j->matches != NULL && j->ones != NULL && j->days != NULL;
    return good ? 0 : fault_memory(j->f);
}

static int find_persons(joiner *j) {
    evidence *e = j->e;
    int error = person_find(&e->persons, candidate_table(e), e->pack->candidates, e->merged,
                            e->merged_count, j->f);
    for (size_t i = 0; i < e->persons.count; i++)
        e->same_key[e->persons.notes[i].candidate] |= SAID_OF_IDENTITY;
    return error;
}

/* The rows of a list are counted as they stand: two that say the same are two. */
static int merge_all(joiner *j) {
    evidence *e = j->e;
    for (uint16_t i = 0; i < e->pack->source_count; i++) {
        table *t = &e->tables[i];
        int error = i == e->pack->candidates
                        ? merge_candidates(t, i, e->same_key, &j->merged, j->n, j->f)
                    : kind_of(j, i) == SOURCE_LIST ? 0
                        : merge_evidence(t, i, &j->merged, j->f);
        if (error != 0) return error;
    }
    e->merged = j->merged.items;
    e->merged_count = j->merged.count;
    e->merged_room = j->merged.room;
    j->merged = (merged_list){ 0 };
    return find_persons(j);
}

static int no_row_for_anybody(joiner *j, uint32_t **out) {
    size_t bytes = (j->e->candidates + 1) * sizeof **out;
    *out = malloc(bytes);
    if (*out == NULL) return fault_memory(j->f);
    memset(*out, 0xff, bytes);
    return 0;
}

/* The keys of row `row` as a person would name them: "unit_id V01". */
static void name_key(const table *t, uint32_t row, const key_list *list, char *buffer,
                     size_t size) {
    size_t used = 0;
    buffer[0] = '\0';
    for (size_t i = 0; i < list->count && used < size; i++) {
        text name = t->decl->columns[list->here[i]].name;
        text raw = text_trim(table_raw(t, row, list->here[i]));
        int n = snprintf(buffer + used, size - used, "%s%.*s %.*s", i > 0 ? ", " : "",
                         TEXT_ARGS(name), TEXT_ARGS(raw));
        used += n > 0 ? (size_t)n : 0;
    }
}

static int refuse_second(const joiner *j, const table *t, uint32_t first, uint32_t second,
                         const key_list *list) {
    char key[256];
    name_key(t, second, list, key, sizeof key);
    text file = table_file(t, second), before = table_file(t, first);
    return fault_set(j->f, FAULT_DATA, file.at, t->line[second], 0,
                     "%s stands also at %.*s:%u with other content, expected one row for each",
                     key, TEXT_ARGS(before), t->line[first]);
}

static int open_one(joiner *j, size_t source) {
    table *t = &j->e->tables[source];
    joined *to = &j->e->sources[source];
    int error = no_row_for_anybody(j, &to->one);
    if (error != 0 || t->decl->key_count == 0) return error;
    lookup *l = &j->ones[source];
    error = lookup_open(l, to->one, t, &t->decl->keys[0], &j->block.rows[0], j->f);
    for (uint32_t row = 0; row < t->rows && error == 0; row++)
        if (l->index.next[row] < KEY_UNUSABLE)
            error = refuse_second(j, t, row, l->index.next[row], &t->decl->keys[0]);
    return error;
}

/* Two rows of a table of days that name the same day may stand; others may not. */
static bool same_day(const table *t, uint32_t a, uint32_t b) {
    uint16_t at = (uint16_t)(t->decl->column_count - 1);
    cell_state state = table_state(t, a, at);
    if (state != table_state(t, b, at)) return false;
    if (state == CELL_UNREADABLE) return text_equal(table_raw(t, a, at), table_raw(t, b, at));
    const span *dates = t->columns[at].dates;
    return state != CELL_OK || (dates[a].lo == dates[b].lo && dates[a].hi == dates[b].hi);
}

static int open_day(joiner *j, size_t number) {
    const docket_day *d = &j->e->docket->days[number];
    if (d->constant || d->own_column != NO_INDEX || d->days.decl == NULL || d->by_count == 0)
        return 0;
    key_list list = { .grade = GRADE_SURE, .count = d->by_count };
    for (uint16_t i = 0; i < d->by_count; i++) {
        list.here[i] = i;
        list.there[i] = d->by[i];
    }
    int error = no_row_for_anybody(j, &j->e->day_row[number]);
    if (error != 0) return error;
    lookup *l = &j->days[number];
    error = lookup_open(l, j->e->day_row[number], &d->days, &list, &j->block.rows[0], j->f);
    for (uint32_t row = 0; row < d->days.rows && error == 0; row++) {
        uint32_t next = l->index.next[row];
        if (next < KEY_UNUSABLE && !same_day(&d->days, row, next))
            error = refuse_second(j, &d->days, row, next, &list);
    }
    return error;
}

static int open_all(joiner *j) {
    evidence *e = j->e;
    int error = 0;
    for (size_t i = 0; i < e->pack->source_count && error == 0; i++) {
        if (kind_of(j, i) == SOURCE_ONE) error = open_one(j, i);
        if (kind_of(j, i) == SOURCE_EVIDENCE)
            error = match_open(&j->matches[i], &e->sources[i], &e->tables[i], &j->block.rows[0],
                               e->candidates, j->f);
    }
    for (size_t i = 0; i < e->docket->day_count && i < e->pack->day_count && error == 0; i++)
        error = open_day(j, i);
    return error;
}

/* Matching */

/* Rows that are no candidates are fetched like the others: what for is asked later. */
static void fetch_block(joiner *j, uint32_t first, size_t count) {
    const pack *p = j->e->pack;
    for (size_t i = 0; i < count; i++) key_cache_move(&j->block.rows[i], first + (uint32_t)i);
    for (size_t i = 0; i < p->source_count; i++) {
        if (j->matches[i].of != NULL) match_fetch(&j->matches[i], &j->block, count);
        if (j->ones[i].to != NULL) lookup_fetch(&j->ones[i], &j->block, count);
    }
    for (size_t i = 0; i < p->day_count; i++)
        if (j->days[i].to != NULL) lookup_fetch(&j->days[i], &j->block, count);
}

static int ask_for(joiner *j, key_cache *who) {
    const pack *p = j->e->pack;
    bool is_one = evidence_is_candidate(j->e, who->row);
    int error = 0;
    for (size_t i = 0; i < p->source_count && error == 0; i++) {
        match *m = &j->matches[i];
        if (m->of != NULL && is_one) error = match_candidate(m, who, j->f);
        else if (m->of != NULL) match_pass_over(m, who->row);
        else if (j->ones[i].to != NULL && is_one) lookup_candidate(&j->ones[i], who);
    }
    for (size_t i = 0; i < p->day_count && is_one; i++)
        if (j->days[i].to != NULL) lookup_candidate(&j->days[i], who);
    if (who->no_memory) return fault_memory(j->f);
    return error;
}

static int ask_all(joiner *j) {
    size_t people = j->e->candidates;
    int error = key_block_share(&j->block, j->f);
    for (size_t first = 0; first < people && error == 0; first += KEY_BLOCK) {
        size_t count = people - first < KEY_BLOCK ? people - first : KEY_BLOCK;
        fetch_block(j, (uint32_t)first, count);
        for (size_t i = 0; i < count && error == 0; i++) error = ask_for(j, &j->block.rows[i]);
    }
    return error;
}

/* After matching */

static bool is_named_in_skip_lines(const docket_source *d, uint32_t line) {
    for (size_t i = 0; i < d->skip_count; i++)
        if (d->skip_lines[i] == line) return true;
    return false;
}

static void void_by(joined *to, uint16_t file, uint32_t line) {
    bool earlier = file < to->void_file || (file == to->void_file && line < to->void_line);
    if (to->is_void && !earlier) return;
    to->is_void = true;
    to->void_file = file;
    to->void_line = line;
}

static bool is_placed(const match *m, uint8_t flag, uint32_t row) {
    if (flag & ROW_MERGED) return true;
    return flag & ROW_UNREADABLE ? match_has_found(m, row) : match_has_key(m, row);
}

/* Rows without a usable key may be about anybody: they void the coverage, unless the docket
 * names their lines. So do unreadable rows whose key is nobody's: in a row that lost its shape
 * what looks like the key may be something else. */
static int find_unplaced(joiner *j, size_t source) {
    static const char why[] = "none of its keys can be read";
    table *t = &j->e->tables[source];
    joined *to = &j->e->sources[source];
    const docket_source *d = &j->e->docket->sources[source];
    for (size_t i = 0; i < t->bad_row_count; i++)
        if (t->bad_rows[i].row == UINT32_MAX && !t->bad_rows[i].skipped)
            void_by(to, t->bad_rows[i].file, t->bad_rows[i].line);
    for (uint32_t row = 0; row < t->rows; row++) {
        uint8_t *flag = &t->row_flag[row];
        bool was_bad = (*flag & ROW_UNREADABLE) != 0;
        if (is_placed(&j->matches[source], *flag, row)) continue;
        bool skipped =
            ((*flag & ROW_SKIPPED) && was_bad) || is_named_in_skip_lines(d, t->line[row]);
        *flag |= (uint8_t)(skipped ? ROW_UNREADABLE | ROW_SKIPPED : ROW_UNREADABLE);
        if (!skipped) void_by(to, t->file[row], t->line[row]);
        if (was_bad) continue;
        int error = table_add_bad_row(
            t, (bad_row){ t->file[row], t->line[row], why, skipped, row }, j->f);
        if (error != 0) return error;
    }
    return 0;
}

static void tell_void(const joiner *j, size_t source) {
    const joined *to = &j->e->sources[source];
    const table *t = &j->e->tables[source];
    if (!to->is_void) return;
    const char *file = to->void_file < t->input_count ? t->inputs[to->void_file].name.at : "";
    notes_add(j->n, NOTE_WARNING, file, to->void_line, 0,
              "this row may be about anybody: %.*s clears nobody until it is put right or its "
              "line is "
              "named in skip_lines",
              TEXT_ARGS(t->decl->name));
}

static bool has_found(const joiner *j, size_t source, uint32_t row) {
    if (kind_of(j, source) == SOURCE_LIST) return true;
    if (kind_of(j, source) == SOURCE_ONE)
        return j->ones[source].to && j->ones[source].used[row];
    return match_has_found(&j->matches[source], row);
}

/* "3, 17, b.csv:4": the lines of rows; files only where they differ from the first one's. */
static void name_lines(const table *t, const uint32_t *rows, size_t count, char *out,
                       size_t size) {
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < count && used < size; i++) {
        bool other = t->file[rows[i]] != t->file[rows[0]];
        text file = other ? table_file(t, rows[i]) : (text){ "", 0 };
        int n = snprintf(out + used, size - used, "%s%.*s%s%u", i > 0 ? ", " : "",
                         TEXT_ARGS(file), other ? ":" : "", t->line[rows[i]]);
        used += n > 0 ? (size_t)n : 0;
    }
}

static void tell_nobody(const joiner *j, size_t source, const uint32_t *rows) {
    const table *t = &j->e->tables[source];
    uint64_t count = j->e->sources[source].nobody;
    char lines[400];
    if (count == 0 || kind_of(j, source) == SOURCE_ONE) return;
    name_lines(t, rows, count < LINES_SHOWN ? (size_t)count : LINES_SHOWN, lines, sizeof lines);
    const char *file = table_file(t, rows[0]).at;
    if (count == 1)
        notes_add(j->n, NOTE_WARNING, file, 0, 0, "1 row is about nobody on the list (line %s)",
                  lines);
    else
        notes_add(j->n, NOTE_WARNING, file, 0, 0,
                  "%llu rows are about nobody on the list (%s: lines %s)",
                  (unsigned long long)count, count > LINES_SHOWN ? "first" : "all", lines);
}

/* Rows taken for somebody's although the name is written in other characters: somebody should look
 * at them once. */
static void tell_variants(const joiner *j, size_t source) {
    const table *t = &j->e->tables[source];
    const joined *to = &j->e->sources[source];
    uint32_t rows[LINES_SHOWN];
    size_t count = 0;
    char lines[400];
    for (size_t i = 0; i < to->item_count; i++)
        if ((to->items[i].flags & ATTACHED_VARIANT) && count++ < LINES_SHOWN)
            rows[count - 1] = to->items[i].row;
    if (count == 0) return;
    name_lines(t, rows, count < LINES_SHOWN ? count : LINES_SHOWN, lines, sizeof lines);
    notes_add(j->n, NOTE_WARNING, table_file(t, rows[0]).at, 0, 0,
              "%zu time%s a candidate's name is written in other characters here and taken as the "
              "same (%sline%s %s)",
              count, count == 1 ? "" : "s", count > LINES_SHOWN ? "first: " : "",
              count == 1 ? "" : "s", lines);
}

static uint64_t count_unheld(const table *t) {
    uint64_t count = 0;
    for (size_t i = 0; i < t->bad_row_count; i++) count += t->bad_rows[i].row == UINT32_MAX;
    return count;
}

/* Rows read and rows accounted for, counted apart from each other. */
static int check_sum(const joiner *j, const table *t, uint64_t accounted) {
    uint64_t read = t->read_rows - t->left_out;
    if (read == accounted) return 0;
    return fault_plain(
        j->f, FAULT_DATA,
        "%.*s: %llu rows were read but %llu are accounted for: this is a mistake of the "
        "program, please report it",
        TEXT_ARGS(t->decl->name), (unsigned long long)read, (unsigned long long)accounted);
}

static int count_source(joiner *j, size_t source) {
    const table *t = &j->e->tables[source];
    joined *to = &j->e->sources[source];
    uint32_t nobody[LINES_SHOWN];
    to->rows = t->read_rows - t->left_out;
    to->unreadable = count_unheld(t);
    for (uint32_t row = 0; row < t->rows; row++) {
        if (t->row_flag[row] & ROW_MERGED) to->merged++;
        else if (t->row_flag[row] & ROW_UNREADABLE) to->unreadable++;
        else if (has_found(j, source, row)) to->attached_rows++;
        else if (to->nobody++ < LINES_SHOWN) nobody[to->nobody - 1] = row;
    }
    tell_nobody(j, source, nobody);
    return check_sum(j, t, to->attached_rows + to->nobody + to->merged + to->unreadable);
}

static int count_candidates(joiner *j) {
    evidence *e = j->e;
    const table *t = candidate_table(e);
    uint64_t candidates = 0;
    e->candidate_unreadable = count_unheld(t);
    for (uint32_t row = 0; row < t->rows; row++) {
        if (t->row_flag[row] & ROW_MERGED) e->candidate_merged++;
        else if (t->row_flag[row] & ROW_UNREADABLE) e->candidate_unreadable++;
        else candidates++;
    }
    return check_sum(j, t, candidates + e->candidate_merged + e->candidate_unreadable);
}

/* Whoever has a near row or a namesake is told of it, and so never passes without a word. */
static void mark_identity(evidence *e, const joined *to) {
    for (size_t i = 0; i < to->near_count; i++)
        e->same_key[to->near[i].candidate] |= SAID_OF_IDENTITY;
    for (size_t i = 0; to->namesake_count > 0 && i < e->candidates; i++)
        if (to->namesake_start[i] < to->namesake_start[i + 1])
            e->same_key[i] |= SAID_OF_IDENTITY;
}

static int settle_source(joiner *j, size_t source) {
    evidence *e = j->e;
    joined *to = &e->sources[source];
    int error = 0;
    if (kind_of(j, source) == SOURCE_EVIDENCE) {
        bool between = e->pack->sources[source].between;
        error = between ? relations_settle(to, &j->matches[source], &e->tables[source],
                                           &e->docket->sources[source], e->candidates, j->f)
                        : share_records(&e->persons, to, &e->tables[source], e->candidates,
                                        candidate_table(e)->decl->key, j->f);
        if (error == 0) error = find_unplaced(j, source);
        tell_void(j, source);
        tell_variants(j, source);
        replies_mark_waiting(to, &e->tables[source]);
        if (error == 0) error = latest_mark(to, &e->tables[source], e->candidates, j->f);
        replies_mark_withdrawn(to, &e->tables[source]);
        if (error == 0 && !between)
            error = near_find(to, &j->matches[source], &e->docket->sources[source], &e->tables[source], candidate_table(e),
                              j->f);
        if (error == 0) mark_identity(e, to);
    }
    if (error == 0 && kind_of(j, source) != SOURCE_LIST)
        error = coverage_open(to, &e->docket->sources[source], &e->tables[source],
                              candidate_table(e), j->n, j->f);
    return error != 0 ? error : count_source(j, source);
}

static int settle_all(joiner *j) {
    int error = count_candidates(j);
    for (size_t i = 0; i < j->e->pack->source_count && error == 0; i++)
        if (kind_of(j, i) != SOURCE_CANDIDATES) error = settle_source(j, i);
    return error;
}

static void joiner_clear(joiner *j) {
    const pack *p = j->e->pack;
    for (size_t i = 0; j->matches != NULL && i < p->source_count; i++)
        match_close(&j->matches[i]);
    for (size_t i = 0; j->ones != NULL && i < p->source_count; i++) lookup_close(&j->ones[i]);
    for (size_t i = 0; j->days != NULL && i < p->day_count; i++) lookup_close(&j->days[i]);
    free(j->matches);
    free(j->ones);
    free(j->days);
    free(j->merged.items);
    key_block_clear(&j->block);
}

int assemble_evidence(evidence *out, const pack *p, const docket *d, table *tables, notes *n,
                  fault *f) {
    *out = (evidence){ .pack = p, .docket = d, .tables = tables };
    joiner j = { .e = out, .n = n, .f = f };
    int error = take_room(&j);
    if (error == 0) error = merge_all(&j);
    if (error == 0) error = open_all(&j);
    if (error == 0) error = ask_all(&j);
    if (error == 0) error = settle_all(&j);
    joiner_clear(&j);
    if (error != 0) evidence_clear(out);
    return error;
}

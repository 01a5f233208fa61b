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

#include "ground/jobs.h"
#include "join/ask.h"
#include "join/beside.h"
#include "join/births.h"
#include "join/key_words.h"
#include "join/latest.h"
#include "join/list_keys.h"
#include "join/near.h"
#include "join/relations.h"
#include "join/second_row.h"
#include "join/share.h"

enum { LINES_SHOWN = 3 };      /* of rows about nobody */

/* What is found of one source while others are looked at beside it. */
typedef struct part {
    notes said;
    fault wrong;
    merged_list merged;
} part;

typedef struct joiner {
    evidence *e;
    notes *n;
    fault *f;
    asked asked;
    part *parts; /* per source */
    uint64_t *hashes; /* per candidate: of the list's own key; until all have asked */
    span law_days;    /* from the first to the last */
    int unhashed;     /* atomic: there was no memory for some of them */
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
    j->parts = calloc(p->source_count + 1, sizeof *j->parts);
    j->hashes =
        spill_take_zero(candidate_table(e)->spill, e->candidates + 1, sizeof *j->hashes);
    bool good = j->hashes != NULL && e->sources != NULL && e->same_key != NULL &&
                e->day_row != NULL && j->parts != NULL && asked_new(&j->asked, p);
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

static void do_for_all(joiner *j, job what) {
    jobs_do(j->e->pack->source_count, j->e->docket->workers, what, j);
}

/* What was said of the sources one by one is told in their order, up to the first fault. */
static int tell_all(joiner *j) {
    for (size_t i = 0; i < j->e->pack->source_count; i++) {
        notes_move(j->n, &j->parts[i].said);
        if (j->parts[i].wrong.code != 0) return fault_take(j->f, &j->parts[i].wrong);
    }
    return 0;
}

/* The rows of a list are counted as they stand: two that say the same are two. */
static void merge_source(joiner *j, size_t source) {
    part *p = &j->parts[source];
    source_kind kind = kind_of(j, source);
    if (kind != SOURCE_CANDIDATES && kind != SOURCE_LIST)
        (void)merge_evidence(&j->e->tables[source], (uint16_t)source, &p->merged, &p->wrong);
}

/* The sources but for the candidates, and then what of these can be done at the same time. */
static void merge_some(void *payload, size_t number) {
    joiner *j = payload;
    size_t sources = j->e->pack->source_count;
    if (number < sources) merge_source(j, number);
    else if (!list_keys_hash(candidate_table(j->e), number - sources, j->hashes))
        __atomic_store_n(&j->unhashed, 1, __ATOMIC_RELAXED);
}

static void merge_list(joiner *j) {
    uint16_t source = j->e->pack->candidates;
    part *p = &j->parts[source];
    if (j->unhashed) (void)fault_memory(&p->wrong);
    else
        (void)merge_candidates(candidate_table(j->e), source, j->e->same_key, j->hashes,
                               &p->merged, &p->said, &p->wrong);
}

static int keep_merged(joiner *j) {
    evidence *e = j->e;
    size_t count = 0;
    for (size_t i = 0; i < e->pack->source_count; i++) count += j->parts[i].merged.count;
    e->merged = malloc((count + 1) * sizeof *e->merged);
    if (e->merged == NULL) return fault_memory(j->f);
    for (size_t i = 0; i < e->pack->source_count; i++) {
        const merged_list *from = &j->parts[i].merged;
        if (from->count == 0) continue;
        memcpy(e->merged + e->merged_count, from->items, from->count * sizeof *e->merged);
        e->merged_count += from->count;
    }
    return 0;
}

static int merge_all(joiner *j) {
    size_t parts = j->e->pack->source_count + list_keys_slices(candidate_table(j->e));
    jobs_do(parts, j->e->docket->workers, merge_some, j);
    merge_list(j);
    int error = tell_all(j);
    if (error == 0) error = keep_merged(j);
    return error == 0 ? find_persons(j) : error;
}

/* Of sources with one row for each and of tables of days. */
static int find_second_rows(joiner *j) {
    evidence *e = j->e;
    int error = 0;
    for (size_t i = 0; i < e->pack->source_count && error == 0; i++)
        if (kind_of(j, i) == SOURCE_ONE && e->tables[i].decl->key_count > 0)
            error = second_row_settle(&j->asked.ones[i], &e->docket->sources[i], e->candidates,
                                      &e->tables[i].decl->keys[0], j->n, j->f);
    for (size_t i = 0; i < e->docket->day_count && error == 0; i++) {
        const key_list by = { .count = e->docket->days[i].by_count };
        error = second_row_settle(&j->asked.days[i], NULL, e->candidates, &by, j->n, j->f);
    }
    return error;
}

/* The keys are not read again: of most candidates their hashes are enough. */
static int ask_all(joiner *j) {
    evidence *e = j->e;
    int error = ask_everybody(&j->asked, e, j->hashes, j->f);
    if (error == 0) error = find_second_rows(j);
    spill_drop(candidate_table(e)->spill, j->hashes);
    j->hashes = NULL;
    return error;
}

/* After matching */

static void void_by(joined *to, uint16_t file, uint32_t line, uint64_t says) {
    to->void_rows++;
    to->void_says += says;
    bool earlier = file < to->void_file || (file == to->void_file && line < to->void_line);
    if (to->is_void && !earlier) return;
    to->is_void = true;
    to->void_file = file;
    to->void_line = line;
}

static const char no_key[] = "none of its keys can be read";
static const char of_anybody[] =
    "the key stands for several persons or for anybody: a row for each is expected";

/* Why nobody can tell whom the row is about; NULL: it can be told. *error: no memory. */
static const char *why_unplaced(joiner *j, size_t source, uint32_t row, arena *scratch,
                                int *error) {
    const table *t = &j->e->tables[source];
    const match *m = &j->asked.matches[source];
    uint8_t flag = t->row_flag[row];
    if ((flag & ROW_MERGED) || match_has_found(m, row)) return NULL;
    if ((flag & ROW_UNREADABLE) || !match_has_key(m, row)) return no_key;
    int means = key_words_of_anybody(t, row, scratch);
    if (means < 0) *error = fault_memory(&j->parts[source].wrong);
    return means != 0 ? of_anybody : NULL;
}

static uint64_t says_of(const table *t, uint32_t row) {
    uint64_t says = 0;
    for (uint16_t i = 0; i < t->decl->column_count; i++)
        if (!t->decl->columns[i].forbidden) says = table_says(says, table_raw(t, row, i));
    return says;
}

/* Of a row nobody can place. */
static int set_aside(joiner *j, size_t source, uint32_t row, const char *why) {
    table *t = &j->e->tables[source];
    uint8_t *flag = &t->row_flag[row];
    bool was_bad = (*flag & ROW_UNREADABLE) != 0;
    bool skipped = ((*flag & ROW_SKIPPED) && was_bad) ||
                   docket_skips(&j->e->docket->sources[source], t->line[row]);
    *flag |= (uint8_t)(skipped ? ROW_UNREADABLE | ROW_SKIPPED : ROW_UNREADABLE);
    if (!skipped)
        void_by(&j->e->sources[source], t->file[row], t->line[row], says_of(t, row));
    if (was_bad) return 0;
    return table_add_bad_row(t, (bad_row){ t->file[row], t->line[row], why, skipped, row, 0 },
                             &j->parts[source].wrong);
}

/* Rows without a usable key may be about anybody: they void the coverage, unless the docket
 * names their lines. So do rows whose key is a word for anybody, and unreadable rows whose key
 * is nobody's: in a row that lost its shape what looks like the key may be something else. */
static int find_unplaced(joiner *j, size_t source) {
    const table *t = &j->e->tables[source];
    arena scratch = { 0 };
    int error = 0;
    for (size_t i = 0; i < t->bad_row_count; i++)
        if (t->bad_rows[i].row == UINT32_MAX && !t->bad_rows[i].skipped)
            void_by(&j->e->sources[source], t->bad_rows[i].file, t->bad_rows[i].line,
                    t->bad_rows[i].says);
    for (uint32_t row = 0; row < t->rows && error == 0; row++) {
        const char *why = why_unplaced(j, source, row, &scratch, &error);
        if (why != NULL && error == 0) error = set_aside(j, source, row, why);
    }
    arena_clear(&scratch);
    return error;
}

static void tell_void(joiner *j, size_t source) {
    const joined *to = &j->e->sources[source];
    const table *t = &j->e->tables[source];
    if (!to->is_void) return;
    const char *file = to->void_file < t->input_count ? t->inputs[to->void_file].name.at : "";
    for (size_t i = t->bad_row_count; i > 0; i--) {
        const bad_row *bad = &t->bad_rows[i - 1];
        if (bad->why != of_anybody || bad->line != to->void_line || bad->file != to->void_file)
            continue;
        notes_add(&j->parts[source].said, NOTE_WARNING, file, to->void_line, 0,
                  "the row cannot be read: %s", of_anybody);
        break;
    }
    notes_add(&j->parts[source].said, NOTE_WARNING, file, to->void_line, 0,
              "this row may be about anybody: %.*s clears nobody until it is put right or its "
              "line is named in skip_lines",
              TEXT_ARGS(t->decl->name));
}

static bool has_found(joiner *j, size_t source, uint32_t row) {
    if (kind_of(j, source) == SOURCE_LIST) return true;
    if (kind_of(j, source) == SOURCE_ONE)
        return j->asked.ones[source].to && j->asked.ones[source].used[row];
    return match_has_found(&j->asked.matches[source], row);
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

static void tell_nobody(joiner *j, size_t source, const uint32_t *rows) {
    const table *t = &j->e->tables[source];
    uint64_t count = j->e->sources[source].nobody;
    char lines[400];
    if (count == 0 || kind_of(j, source) == SOURCE_ONE) return;
    name_lines(t, rows, count < LINES_SHOWN ? (size_t)count : LINES_SHOWN, lines, sizeof lines);
    const char *file = table_file(t, rows[0]).at;
    if (count == 1)
        notes_add(&j->parts[source].said, NOTE_WARNING, file, 0, 0,
                  "1 row is about nobody on the list (line %s)", lines);
    else
        notes_add(&j->parts[source].said, NOTE_WARNING, file, 0, 0,
                  "%llu rows are about nobody on the list (%s: lines %s)",
                  (unsigned long long)count, count > LINES_SHOWN ? "first" : "all", lines);
}

/* Rows taken for somebody's although the name is written in other characters: somebody should
 * look at them once. */
static void tell_variants(joiner *j, size_t source) {
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
    notes_add(
        &j->parts[source].said, NOTE_WARNING, table_file(t, rows[0]).at, 0, 0,
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
static int check_sum(const table *t, uint64_t accounted, fault *f) {
    uint64_t read = t->read_rows - t->left_out;
    if (read == accounted) return 0;
    return fault_plain(
        f, FAULT_DATA,
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
    return check_sum(t, to->attached_rows + to->nobody + to->merged + to->unreadable,
                     &j->parts[source].wrong);
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
    return check_sum(t, candidates + e->candidate_merged + e->candidate_unreadable, j->f);
}

/* Whoever has a near row or a namesake is told of it, and so never passes without a word. */
static void mark_identity(evidence *e, const joined *to) {
    for (size_t i = 0; i < to->near_count; i++)
        e->same_key[to->near[i].candidate] |= SAID_OF_IDENTITY;
    for (size_t i = 0; to->namesake_count > 0 && i < e->candidates; i++)
        if (to->namesake_start[i] < to->namesake_start[i + 1])
            e->same_key[i] |= SAID_OF_IDENTITY;
}

static int settle_evidence(joiner *j, size_t source) {
    evidence *e = j->e;
    joined *to = &e->sources[source];
    table *t = &e->tables[source];
    const table *people = candidate_table(e);
    const docket_source *docket = &e->docket->sources[source];
    fault *f = &j->parts[source].wrong;
    bool between = e->pack->sources[source].between;
    int error = beside_settle(to, t, &j->parts[source].merged, docket, people,
                              &j->parts[source].said, f);
    if (error != 0) return error;
    error = between ? relations_settle(to, &j->asked.matches[source], t, docket, people, f)
                    : share_records(&e->persons, to, t, e->candidates, people->decl->key, f);
    if (error == 0) error = find_unplaced(j, source);
    tell_void(j, source);
    tell_variants(j, source);
    replies_mark_waiting(to, t);
    if (error == 0) error = latest_mark(to, t, e->candidates, f);
    replies_mark_withdrawn(to, t);
    return error;
}

static void settle_rows(void *payload, size_t source) {
    joiner *j = payload;
    if (kind_of(j, source) == SOURCE_EVIDENCE) (void)settle_evidence(j, source);
}

/* One source after the other, each by all threads: of most there is little to search. */
static void find_near(joiner *j) {
    evidence *e = j->e;
    for (size_t i = 0; i < e->pack->source_count; i++) {
        if (kind_of(j, i) != SOURCE_EVIDENCE || e->pack->sources[i].between ||
            j->parts[i].wrong.code != 0)
            continue;
        (void)near_find(&e->sources[i], &j->asked.matches[i], &e->docket->sources[i],
                        &e->tables[i], candidate_table(e), e->docket->workers,
                        &j->parts[i].wrong);
    }
}

static void settle_coverage(void *payload, size_t source) {
    joiner *j = payload;
    evidence *e = j->e;
    part *p = &j->parts[source];
    source_kind kind = kind_of(j, source);
    int error = p->wrong.code;
    if (kind == SOURCE_CANDIDATES) return;
    if (error == 0 && kind != SOURCE_LIST)
        error = coverage_open(&e->sources[source], &e->docket->sources[source],
                              &e->tables[source], candidate_table(e), &p->said, &p->wrong);
    if (error == 0 && kind != SOURCE_LIST)
        coverage_age(&e->sources[source], &e->docket->sources[source], &e->tables[source],
                     j->law_days, &p->said);
    if (error == 0 && kind != SOURCE_LIST)
        coverage_settle(&e->sources[source], &e->docket->sources[source], &e->tables[source],
                        candidate_table(e));
    if (error == 0) (void)count_source(j, source);
}

static int settle_all(joiner *j) {
    evidence *e = j->e;
    int error = count_candidates(j);
    if (error != 0) return error;
    do_for_all(j, settle_rows);
    find_near(j);
    do_for_all(j, settle_coverage);
    error = tell_all(j);
    for (size_t i = 0; i < e->pack->source_count && error == 0; i++)
        if (kind_of(j, i) == SOURCE_EVIDENCE) mark_identity(e, &e->sources[i]);
    return error;
}

static void joiner_clear(joiner *j) {
    const pack *p = j->e->pack;
    asked_clear(&j->asked, p);
    spill_drop(candidate_table(j->e)->spill, j->hashes);
    for (size_t i = 0; j->parts != NULL && i < p->source_count; i++) {
        notes_clear(&j->parts[i].said);
        free(j->parts[i].merged.items);
    }
    free(j->parts);
}

int assemble_evidence(evidence *out, const pack *p, const docket *d, table *tables, notes *n,
                  fault *f) {
    *out = (evidence){ .pack = p, .docket = d, .tables = tables };
    joiner j = { .e = out, .n = n, .f = f };
    int error = take_room(&j);
    j.law_days = births_law_days(out);
    if (error == 0) births_bound(out, j.law_days);
    if (error == 0) error = merge_all(&j);
    if (error == 0) error = ask_all(&j);
    if (error == 0) error = settle_all(&j);
    joiner_clear(&j);
    if (error != 0) evidence_clear(out);
    return error;
}

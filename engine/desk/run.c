/* run: a pack and a docket in, a folder with every decision out.
 *
 * Read this first. A run is five steps, one per group of rooms:
 *   prepare   the pack is checked, the docket read, rows joined to candidates
 *   judge     every candidate through every rule; what was found is decided
 *   settle    counts are made, and must agree
 *   write     everything into a hidden folder, from the same record
 *   publish   the folder takes its name
 * Any step may fail; then nothing is left behind and the fault says why. run_list, at the end,
 * is the whole of it; a signal on the way is desk/interrupt's. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/run.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/store.h"
#include "desk/versions.h"
#include "ground/errands.h"
#include "ground/folder_draft.h"
#include "report/csv_out.h"
#include "report/html.h"
#include "report/orphans.h"
#include "report/slates_csv.h"
#include "report/summary.h"
#include "report/tallies_json.h"
#include "report/worklist.h"
#include "tally/sums.h"

/* ---- judge and settle ------------------------------------------------------------ */

static int judge(run *r, const run_terms *t, fault *f) {
    crew_terms crew = { .evidence = &r->prepared.evidence,
                        .params = r->prepared.params,
                        .workers = t->workers,
                        .plain = t->plain,
                        .decisions_only = t->decisions_only,
                        .profile = t->clock != NULL ? &r->profile : NULL,
                        .progress = t->progress,
                        .payload = t->payload };
    if (t->clock != NULL &&
        profile_init(&r->profile, t->clock, r->prepared.pack.rule_count, f) != 0)
        return f->code;
    return decide_judge(&r->outcomes, &crew, f);
}

/* A ruling somebody believes in force and that is not: told where it stands in its file. */
static void note_idle_rulings(run *r) {
    const table *from = &r->prepared.docket.rulings;
    tongue english = { 0, WORDS_EN };
    for (size_t i = 0; i < r->outcomes.ruling_count; i++) {
        const ruling *w = &r->outcomes.rulings[i];
        if (w->state == RULING_COUNTS || w->state == RULING_LATER) continue;
        const char *file = from->input_count > 0 ? from->inputs[0].name.at : "rulings.csv";
        if (w->row != NO_ROW) file = table_file(from, w->row).at;
        notes_add(&r->prepared.notes, NOTE_WARNING, file, w->line, 0,
                  "this ruling does not count: %s%s",
                  word_in(english, (word)(WORD_RULING_COUNTS + w->state)),
                  w->state == RULING_CHANGED
                      ? "; copy the digest from reasons.csv if it is ruled again"
                      : "");
    }
}

static bool is_gap(const docket_source *s) {
    return s->not_asked && !s->later;
}

static bool find_gaps(const run *r) {
    const evidence *e = &r->prepared.evidence;
    const outcome_set *o = &r->outcomes;
    bool gaps = o->trouble_count + o->suppress_trouble_count + o->tally_trouble_count > 0 ||
                r->tally.unreadable_rows > 0 || e->candidate_unreadable > 0 ||
                r->prepared.docket.unread > 0;
    gaps |= ruled_idle(&r->tally.ruled) > 0;
    for (size_t i = 0; i < r->prepared.docket.day_count; i++)
        gaps |= r->prepared.docket.days[i].days.bad_row_count > 0;
    for (size_t i = 0; i < r->prepared.docket.source_count; i++)
        gaps |= is_gap(&r->prepared.docket.sources[i]) || e->sources[i].is_void;
    return gaps;
}

static int settle(run *r, fault *f) {
    note_idle_rulings(r);
    int status = tally_make(&r->tally, &r->outcomes, f);
    r->gaps = status == 0 && find_gaps(r);
    return status == 0 ? sums_check(&r->tally, &r->outcomes, f) : status;
}

/* ---- write ------------------------------------------------------------ */

typedef struct writing {
    run *run;
    folder_draft *draft;
    tongue in;
    bool with_inputs;
    unsigned workers;
    traces_ahead *ahead;      /* for a thread that has time; NULL: there is one only */
    store *store;             /* the record in the making, */
    record *record;           /* and read, for report.html; or NULL */
    worklist *worklists;
    size_t worklist_count;
} writing;

static int fill_decisions(sink *to, const writing *w, fault *f) {
    return csv_decisions(to, &w->run->outcomes, f);
}

static int fill_reasons(sink *to, const writing *w, fault *f) {
    return csv_reasons(to, &w->run->outcomes, w->in, f);
}

static int fill_tasks(sink *to, const writing *w, fault *f) {
    return csv_tasks(to, &w->run->outcomes, w->in, f);
}

static int fill_orphans(sink *to, const writing *w, fault *f) {
    return orphans_csv(to, &w->run->outcomes, f);
}

static int fill_alerts(sink *to, const writing *w, fault *f) {
    return slates_csv_alerts(to, &w->run->outcomes, w->in, f);
}

static int fill_again(sink *to, const writing *w, fault *f) {
    return slates_csv_again(to, &w->run->outcomes, f);
}

static int fill_tallies(sink *to, const writing *w, fault *f) {
    return tallies_json(to, &w->run->outcomes, &w->run->tally, f);
}

static int fill_summary(sink *to, const writing *w, fault *f);

/* The files of the folder, in the order in which they are written and listed. */
static const struct written {
    const char *name;
    /* not where only decisions are wanted; of packs with rules over groups */
    enum { ALWAYS, WITH_REASONS, WITH_GROUPS } when;
    /* NULL: the record, and the page made from it */
    int (*fill)(sink *to, const writing *w, fault *f);
} written_files[] = {
    { "decisions.csv", ALWAYS, fill_decisions }, { "reasons.csv", WITH_REASONS, fill_reasons },
    { "tasks.csv", WITH_REASONS, fill_tasks },   { "orphans.csv", WITH_REASONS, fill_orphans },
    { "tallies.json", ALWAYS, fill_tallies },    { "summary.txt", ALWAYS, fill_summary },
    { "report.html", WITH_REASONS, NULL },       { "audit.sqlite", ALWAYS, NULL },
    { "alerts.csv", WITH_GROUPS, fill_alerts },  { "again.csv", WITH_GROUPS, fill_again },
};
enum { WRITTEN_FILES = sizeof written_files / sizeof *written_files };

static bool is_wanted(const writing *w, const struct written *file) {
    if (file->when != ALWAYS && w->run->outcomes.decisions_only) return false;
    return file->when != WITH_GROUPS || w->run->prepared.pack.slate_count > 0;
}

/* The names of the files of this run; the folder worklist is there when somebody is waited
 * for. */
static size_t list_files(const writing *w, const char *names[WRITTEN_FILES + 1]) {
    size_t n = 0;
    for (size_t i = 0; i < WRITTEN_FILES; i++)
        if (is_wanted(w, &written_files[i])) names[n++] = written_files[i].name;
    if (w->worklist_count > 0) names[n++] = "worklist/";
    return n;
}

static int fill_summary(sink *to, const writing *w, fault *f) {
    const char *names[WRITTEN_FILES + 1];
    size_t count = list_files(w, names);
    summary_terms terms = { .outcomes = &w->run->outcomes,
                            .tally = &w->run->tally,
                            .in = w->in,
                            .version = VET_VERSION,
                            .files = names,
                            .file_count = count };
    return summary_write(to, &terms, f);
}

/* Filled or not: what was made and not closed is dropped. */
static int end_file(sink *to, int status, fault *f) {
    if (status == 0) status = sink_close(to, false, f);
    sink_drop(to);
    return status;
}

static int write_text(const writing *w, const struct written *file, fault *f) {
    sink to;
    int status = sink_create(&to, w->draft->fd, file->name, f);
    if (status == 0) status = file->fill(&to, w, f);
    return end_file(&to, status, f);
}

/* Every file but the record and the page made from it. */
static int write_texts(void *payload, fault *f) {
    const writing *w = payload;
    int status = 0;
    for (size_t i = 0; i < WRITTEN_FILES && status == 0; i++)
        if (written_files[i].fill != NULL && is_wanted(w, &written_files[i]))
            status = write_text(w, &written_files[i], f);
    return status;
}

static int write_one_worklist(const writing *w, const worklist *of, fault *f) {
    sink to;
    int status = sink_create(&to, w->draft->fd, of->file, f);
    if (status == 0) status = worklist_write(&to, &w->run->outcomes, of, w->in, f);
    return end_file(&to, status, f);
}

static int write_worklists(void *payload, fault *f) {
    const writing *w = payload;
    int status = w->worklist_count > 0 ? folder_make(w->draft, "worklist", f) : 0;
    for (size_t i = 0; i < w->worklist_count && status == 0; i++)
        status = write_one_worklist(w, &w->worklists[i], f);
    return status;
}

/* Where candidates have law days of their own report.html names the first and the last of
 * everybody's: then it is made of the whole record. */
static bool has_one_law_day(const writing *w) {
    const prepared *p = &w->run->prepared;
    const docket_day *d = &p->docket.days[p->pack.law_day];
    return d->constant && d->value.lo != DAY_NONE;
}

/* The record, as far as report.html is made of it otherwise; and it is opened for that. */
static int begin_record(void *payload, fault *f) {
    writing *w = payload;
    char path[sizeof w->draft->path + 16];
    manifest m = { 0 };
    size_t count;
    const manifest_item *versions = versions_all(&count);
    if ((size_t)snprintf(path, sizeof path, "%s/audit.sqlite", w->draft->path) >= sizeof path)
        return fault_plain(f, FAULT_OUTPUT, "the output folder's path is too long");
    int status = manifest_make(&m, &w->run->outcomes, &w->run->tally, versions, count, f);
    store_terms terms = { .outcomes = &w->run->outcomes,
                          .tally = &w->run->tally,
                          .manifest = &m,
                          .ahead = w->ahead,
                          .workers = w->workers };
    if (status == 0) status = store_begin(&w->store, path, &terms, f);
    if (status == 0 && !w->run->outcomes.decisions_only && has_one_law_day(w))
        status = record_open_begun(&w->record, w->draft->path, f);
    manifest_clear(&m);
    return status;
}

static int end_record(void *payload, fault *f) {
    return store_end(((writing *)payload)->store, f);
}

/* bytes of traces; more of them would be fresh memory, which costs as much */
enum { AHEAD_MOST = 16 << 20 };

/* Beside the record that is being written: part of the work for it. */
static int pack_traces(void *payload, fault *f) {
    const writing *w = payload;
    (void)f;
    if (w->ahead != NULL) traces_ahead_pack(w->ahead);
    return 0;
}

/* From the record just written, as `vet report` will make it again. */
static int write_report(void *payload, fault *f) {
    writing *w = payload;
    sink to;
    if (w->run->outcomes.decisions_only) return 0;
    int status = w->record != NULL ? 0 : record_open(&w->record, w->draft->path, f);
    html_terms t = { .in = w->in, .record = w->record };
    if (status == 0) status = sink_create(&to, w->draft->fd, "report.html", f);
    return status == 0 ? end_file(&to, html_write(&to, &t, f), f) : status;
}

/* ---- plain copies of what went in -------------------------------------------------------- */

static int write_body(folder_draft *d, const char *name, text body, fault *f) {
    sink to;
    int status = sink_create(&to, d->fd, name, f);
    if (status == 0) sink_text(&to, body);
    return end_file(&to, status, f);
}

/* A file copied is the file judged, or the run is void: it is read again and its digest
 * compared. */
static int copy_input(const writing *w, const input *in, fault *f) {
    char to[600];
    const char *from = w->run->prepared.docket.folder;
    digest copied;
    int piped = w->run->prepared.docket.piped;
    snprintf(to, sizeof to, "inputs/%.*s", TEXT_ARGS(in->name));
    int status = piped > 0 && text_is(in->name, STANDARD_INPUT)
                     ? folder_copy_open(w->draft, piped, to, &copied, f)
                     : folder_copy(w->draft, from, in->name.at, to, &copied, f);
    if (status == FAULT_TWICE) return 0;         /* one file may feed two sources */
    if (status == 0 && memcmp(&copied, &in->sha256, sizeof copied) != 0)
        status = fault_set(f, FAULT_DATA, in->name.at, 0, 0,
                           "changed while vet was at work; run again");
    return status;
}

static int copy_inputs(const writing *w, const table *tables, size_t n, fault *f) {
    int status = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < tables[i].input_count && status == 0; k++)
            status = copy_input(w, &tables[i].inputs[k], f);
    return status;
}

static int keep_inputs(void *payload, fault *f) {
    const writing *w = payload;
    const prepared *p = &w->run->prepared;
    if (!w->with_inputs) return 0;
    int status = folder_make(w->draft, "inputs", f);
    if (status == 0) status = copy_inputs(w, p->evidence.tables, p->pack.source_count, f);
    if (status == 0) status = copy_inputs(w, &p->docket.rulings, 1, f);
    for (size_t i = 0; i < p->docket.day_count && status == 0; i++)
        status = copy_inputs(w, &p->docket.days[i].days, 1, f);
    if (status == 0 && p->docket.body.len > 0)
        status = write_body(w->draft, "inputs/docket.lua", p->docket.body, f);
    return status;
}

static int keep_pack(void *payload, fault *f) {
    const writing *w = payload;
    const pack *p = &w->run->prepared.pack;
    int status = folder_make(w->draft, "pack", f);
    bool shares = false;
    for (size_t i = 0; i < p->file_count; i++) shares |= p->files[i].shared;
    if (status == 0 && shares) status = folder_make(w->draft, "pack/shared", f);
    for (size_t i = 0; i < p->file_count && status == 0; i++) {
        char name[300];
        snprintf(name, sizeof name, "pack/%.*s", TEXT_ARGS(p->files[i].name));
        status = write_body(w->draft, name, p->files[i].body, f);
    }
    return status;
}

/* ---- side by side ------------------------------------------------------------ */

/* All that is written, in the order in which faults are told. The record needs nothing of the
 * rest and is written beside it; the page can be made once it is begun, or else ended. */
enum { TEXTS, TRACES, WORKLISTS, RECORD, RECORD_REST, REPORT, PACK, INPUTS, ERRANDS };

/* By two threads when there may be two. */
static int write_all(writing *w, fault *f) {
    const errand errands[ERRANDS] = {
        [TEXTS] = { write_texts, AFTER_NONE, false },
        [TRACES] = { pack_traces, AFTER_NONE, false },
        [WORKLISTS] = { write_worklists, AFTER_NONE, false },
        [RECORD] = { begin_record, AFTER_NONE, true },
        [RECORD_REST] = { end_record, RECORD, true },
        [REPORT] = { write_report, has_one_law_day(w) ? RECORD : RECORD_REST, false },
        [PACK] = { keep_pack, AFTER_NONE, false },
        [INPUTS] = { keep_inputs, AFTER_NONE, false },
    };
    int status = errands_do(errands, ERRANDS, w->workers > 1, w, f);
    record_free(w->record);
    store_drop(w->store);
    return status;
}

/* Made before the folder takes its name: what is left to do then needs no memory, so that a run
 * whose folder is there has not failed for want of it. */
static int keep_screen(run *r, const writing *w, fault *f) {
    sink_memory(&r->screen);
    int status = fill_summary(&r->screen, w, f);
    sink_print(&r->screen, "\nWritten to %s\n", w->draft->final);
    return status == 0 && r->screen.failed ? fault_memory(f) : status;
}

/* What nobody looks at any more. */
static void *give_back(void *payload) {
    run *r = payload;
    outcome_clear(&r->outcomes);
    evidence_clear(&r->prepared.evidence);
    return NULL;
}

/* To give back much memory takes as long as to wait for the disk: two threads do both at
 * once. */
static int publish(run *r, folder_draft *draft, unsigned workers, fault *f) {
    pthread_t thread;
    bool two = workers > 1 && pthread_create(&thread, NULL, give_back, r) == 0;
    int status = folder_publish(draft, f);
    if (two) pthread_join(thread, NULL);
    return status;
}

static int write_folder(run *r, const run_terms *t, tongue in, folder_draft *draft, fault *f) {
    writing w = { .run = r, .draft = draft, .in = in, .with_inputs = t->keep_inputs,
                  .workers = t->workers };
    int status = 0;
    if (!t->decisions_only)
        status = worklist_all(&w.worklists, &w.worklist_count, &r->outcomes, f);
    if (t->workers > 1 && !t->decisions_only)
        w.ahead = traces_ahead_new(&r->outcomes, AHEAD_MOST);
    if (status == 0) status = write_all(&w, f);
    traces_ahead_free(w.ahead);
    if (status == 0) status = keep_screen(r, &w, f);
    if (status == 0) status = publish(r, draft, t->workers, f);
    free(w.worklists);
    return status;
}

static int write_stream(run *r, const run_terms *t, tongue in, fault *f) {
    sink to;
    sink_wrap(&to, t->stream, "standard output");
    int status = ndjson_decisions(&to, &r->outcomes, in, f);
    if (status == 0) status = sink_flush(&to, f);
    free(to.buffer);
    return status;
}

/* ---- the run ------------------------------------------------------------ */

static void take_unread(docket *d, const run_unread *from) {
    d->unread_files = from->files;
    d->unread_file_count = from->count;
    d->unread = from->may_belong;
}

static int choose_tongue(const run *r, const run_terms *t, tongue *in, fault *f) {
    if (tongue_of(&r->prepared.pack, t->language, in)) return 0;
    return fault_plain(f, FAULT_USAGE,
                       "--lang %.*s: neither vet nor this pack speaks it; vet speaks en and zh",
                       TEXT_ARGS(t->language));
}

int run_list(run *r, const run_terms *t, fault *f) {
    bool streams = strcmp(t->out, "-") == 0;
    folder_draft draft = { .fd = -1 };
    tongue in = { 0 };
    memset(r, 0, sizeof *r);
    sink_memory(&r->screen);
    int status = streams ? 0 : folder_begin(&draft, t->out, t->replace, t->guard, f);
    const char *temporary = t->temporary != NULL ? t->temporary : streams ? NULL : draft.path;
    prepare_terms terms = { .pack = t->pack, .docket = t->docket, .through = t->through,
                            .all_libcsv = t->all_libcsv, .workers = t->workers,
                            .input = t->input,
                            .temporary = temporary };
    if (status == 0 && t->memory > 0) status = spill_new(&r->spill, t->memory, temporary, f);
    terms.spill = r->spill;
    if (status == 0) status = prepare(&r->prepared, &terms, f);
    if (status == 0 && t->unread != NULL) take_unread(&r->prepared.docket, t->unread);
    if (status == 0) status = choose_tongue(r, t, &in, f);
    if (status == 0) status = judge(r, t, f);
    if (status == 0) status = settle(r, f);
    if (status == 0)
        status = streams ? write_stream(r, t, in, f) : write_folder(r, t, in, &draft, f);
    folder_abandon(&draft);
    return spill_explain(r->spill, t->temporary != NULL ? t->temporary : t->out, status, f);
}

bool run_has_gaps(const run *r) {
    return r->gaps;
}

void run_clear(run *r) {
    sink_drop(&r->screen);
    profile_clear(&r->profile);
    tally_clear(&r->tally);
    outcome_clear(&r->outcomes);
    prepared_clear(&r->prepared);
    spill_free(r->spill);
    memset(r, 0, sizeof *r);
}

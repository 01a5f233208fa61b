/* differ: the command `vet diff`: two folders of runs, and what was read in them.
 *
 * The records are compared as they stand. Of somebody accepted nothing is kept of what the
 * rules read; for the first thousand of them (fewer where a pack judges candidates together) it
 * is asked again, from the inputs and the pack in the folder, and believed only when these are
 * the run's own (desk/recall). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/differ.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "desk/options.h"
#include "desk/recall.h"
#include "desk/say.h"
#include "ground/folder.h"
#include "report/diff_json.h"

/* How many are asked again; where a pack judges candidates together each takes the whole list
 * anew, and so many judgements of one candidate are made in all. */
enum { RECALLS_MAX = 1000, JUDGED_MAX = 500000 };

/* A run that may have to be asked again. */
typedef struct asked_again {
    recalled again;
    unsigned times;
} asked_again;

typedef struct differ {
    diff_terms terms;
    asked_again again[2];
} differ;

static bool keeps_inputs(const char *folder) {
    char path[4200];
    int len = snprintf(path, sizeof path, "%s/inputs", folder);
    return len > 0 && (size_t)len < sizeof path && folder_exists(path);
}

static bool may_ask(const asked_again *r) {
    const prepared *run = &r->again.run;
    bool together = recall_is_ready(&r->again) && run->pack.slate_count > 0;
    if (r->times >= RECALLS_MAX) return false;
    return !together || r->times <= JUDGED_MAX / ((uint64_t)run->evidence.candidates + 1);
}

static int read_again(differ *d, int side, fault *why) {
    return recall_once(&d->again[side].again, d->terms.folders[side], d->terms.records[side],
                       why);
}

/* Only a want of memory ends the comparison: anything else is said beside the change. */
static int make_trace(differ *d, int side, const record_decision *of, arena *a, text *out,
                      diff_trace *how, fault *f) {
    asked_again *r = &d->again[side];
    fault why = { 0 };
    *how = may_ask(r) ? DIFF_TRACE_OTHER : DIFF_TRACE_MANY;
    if (!keeps_inputs(d->terms.folders[side])) *how = DIFF_TRACE_NO_INPUTS;
    if (*how != DIFF_TRACE_OTHER) return 0;
    int status = read_again(d, side, &why);
    if (status == 0) {
        r->times++;
        status = recall_trace(&r->again.run, d->terms.records[side], of, a, out, &why);
        if (status == 0) *how = DIFF_TRACE_KEPT;
    }
    if (status == FAULT_MEMORY) return fault_take(f, &why);
    if (*how != DIFF_TRACE_KEPT) *out = (text){ "", 0 };
    return 0;
}

static int find_trace(void *payload, int side, const record_decision *of, arena *a, text *out,
                      diff_trace *how, fault *f) {
    differ *d = payload;
    *how = DIFF_TRACE_KEPT;
    *out = (text){ "", 0 };
    int found = record_trace(d->terms.records[side], of->no, a, out, f);
    if (found != 0) return found < 0 ? found : 0;
    return make_trace(d, side, of, a, out, how, f);
}

/* ---- whose word a row is ------------------------------------------------------------ */

/* The row about the candidate that stands at "file:line"; NO_ROW: none does. */
static uint32_t row_at(const evidence *e, uint16_t source, uint32_t candidate, text at) {
    const table *t = &e->tables[source];
    size_t count, colon = at.len;
    const attached *items = evidence_rows(e, source, candidate, &count);
    while (colon > 0 && at.at[colon - 1] != ':') colon--;
    if (colon == 0) return NO_ROW;
    unsigned long line = strtoul(at.at + colon, NULL, 10);
    for (size_t i = 0; i < count; i++)
        if (t->line[items[i].row] == line &&
            text_equal(table_file(t, items[i].row), (text){ at.at, colon - 1 }))
            return items[i].row;
    return NO_ROW;
}

static int find_who(void *payload, int side, const record_decision *of, uint16_t source,
                    text at, arena *a, text *out, fault *f) {
    differ *d = payload;
    const recalled *again = &d->again[side].again;
    const prepared *run = &again->run;
    fault why = { 0 };
    if (keeps_inputs(d->terms.folders[side]) && read_again(d, side, &why) == FAULT_MEMORY)
        return fault_take(f, &why);
    if (!recall_is_ready(again) || of->no >= run->evidence.candidates) return 0;
    const table *t = &run->evidence.tables[source];
    uint32_t row = row_at(&run->evidence, source, of->no, at);
    uint16_t column = run->pack.sources[source].expects_column;
    if (row == NO_ROW || column == NO_INDEX) return 0;
    return table_text(t, row, column, a, out) ? 0 : fault_memory(f);
}

static int choose_tongues(diff_terms *t, const char *lang, fault *f) {
    tongue_of(&t->records[0]->pack, text_of(lang), &t->in[0]);
    if (tongue_of(&t->records[1]->pack, text_of(lang), &t->in[1])) {
        t->in[0].engine = t->in[1].engine;
        return 0;
    }
    return fault_plain(f, FAULT_USAGE,
                       "--lang %s: neither vet nor this pack speaks it; vet speaks en and zh",
                       lang);
}

static int compare(differ *d, const char *lang, bool json, sink *to, bool *differs, fault *f) {
    diff_changes changes = { 0 };
    diff_terms *t = &d->terms;
    int code = record_open(&t->records[0], t->folders[0], f);
    if (code == 0) code = record_open(&t->records[1], t->folders[1], f);
    if (code == 0) code = choose_tongues(t, lang, f);
    if (code == 0) code = diff_terms_open(t, f);
    if (code == 0) code = diff_changes_find(&changes, t->records[0], t->records[1], f);
    if (code == 0)
        code = json ? diff_json(to, t, &changes, f) : diff_text(to, t, &changes, f);
    *differs = changes.count > 0;
    diff_changes_clear(&changes);
    diff_terms_close(t);
    for (int side = 0; side < 2; side++) {
        prepared_clear(&d->again[side].again.run);
        record_free(t->records[side]);
    }
    return code;
}

int differ_command(int argc, char **argv, fault *f) {
    const char *plain[2], *lang = "";
    size_t n;
    bool json = false, differs = false;
    const option_decl options[] = { { "--lang", NULL, OPTION_WORDS, &lang },
                                    { "--json", NULL, OPTION_FLAG, &json } };
    int status = options_read(argc, argv, 2, options, sizeof options / sizeof *options, plain,
                              2, &n, f);
    if (status == 0 && n < 2)
        status = fault_plain(
            f, FAULT_USAGE,
            "vet diff OUT OUT: name the folders of two runs, the earlier first");
    if (status != 0) return status;
    differ d = { .terms = { .folders = { plain[0], plain[1] }, .trace = find_trace,
                            .who = find_who } };
    sink to;
    d.terms.payload = &d;
    sink_wrap(&to, STDOUT_FILENO, "standard output");
    status = compare(&d, lang, json, &to, &differs, f);
    int code = say_end(&to, status, f);
    return code == EXIT_DONE && differs ? EXIT_GAPS : code;
}

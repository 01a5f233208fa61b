/* counter: the command `vet tally`.
 *
 * Counts by what the record holds need the record alone. Columns of the list and declared
 * tallies are made again from the kept inputs, proved to be the same (recall). For the public
 * small numbers are hidden, and what they could be worked out from; by what tells persons apart
 * nothing is counted. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/counter.h"

#include <string.h>
#include <unistd.h>

#include "desk/options.h"
#include "desk/recall.h"
#include "desk/say.h"
#include "report/against_view.h"
#include "report/impact_view.h"
#include "report/tally_persons.h"
#include "report/tally_view.h"

enum { SMALLEST = 5, SMALLEST_MAX = 1000000 };

typedef struct counting {
    const char *folder, *lang, *by, *impact, *of, *against;
    unsigned at_least, smallest;
    bool json, is_public;
    text names[TALLY_BY_MAX];
    tally_column columns[TALLY_BY_MAX];
    tally_measure measure;
    tally_terms terms;
    recalled again; /* its pack and docket, read again when a column is asked for */
    record *record;
    arena memory;
} counting;

static int split_names(counting *c, fault *f) {
    c->terms.by = c->names;
    for (const char *at = c->by;; at++) {
        const char *comma = strchr(at, ',');
        text name = text_trim((text){ at, comma == NULL ? strlen(at) : (size_t)(comma - at) });
        if (name.len == 0 || c->terms.by_count == TALLY_BY_MAX)
            return fault_plain(
                f, FAULT_USAGE,
                "--by takes 1 to %d names with commas between, as --by stage,reason",
                TALLY_BY_MAX);
        c->names[c->terms.by_count++] = name;
        if (comma == NULL) return 0;
        at = comma;
    }
}

static int read_options(counting *c, int argc, char **argv, fault *f) {
    const char *plain[1];
    size_t n;
    const option_decl options[] = { { "--by", NULL, OPTION_WORDS, &c->by },
                                    { "--of", NULL, OPTION_WORDS, &c->of },
                                    { "--impact", NULL, OPTION_WORDS, &c->impact },
                                    { "--against", NULL, OPTION_WORDS, &c->against },
                                    { "--at-least", NULL, OPTION_NUMBER, &c->at_least },
                                    { "--public", NULL, OPTION_FLAG, &c->is_public },
                                    { "--smallest", NULL, OPTION_NUMBER, &c->smallest },
                                    { "--lang", NULL, OPTION_WORDS, &c->lang },
                                    { "--json", NULL, OPTION_FLAG, &c->json } };
    int status = options_read(argc, argv, 2, options, sizeof options / sizeof *options, plain,
                              1, &n, f);
    if (status != 0) return status;
    bool rates = c->impact[0] != '\0';
    if (n < 1)
        return fault_plain(f, FAULT_USAGE,
                           "vet tally OUT --by stage,reason: name the folder of a run");
    bool runs = c->against[0] != '\0';
    if (runs && (rates || c->by[0] != '\0' || c->of[0] != '\0' || c->is_public))
        return fault_plain(
            f, FAULT_USAGE,
            "--against stands alone: it sets the declared tallies of an earlier run "
            "beside these");
    if (rates && (c->by[0] != '\0' || c->of[0] != '\0' || c->is_public))
        return fault_plain(
            f, FAULT_USAGE,
            "--impact stands alone: it names the column or tally whose groups are "
            "compared, and small groups cannot be hidden in rates");
    if (c->is_public && c->at_least > 0)
        return fault_plain(f, FAULT_USAGE,
                           "--public hides small groups itself; leave out --at-least");
    if (c->smallest == 0 || c->smallest > SMALLEST_MAX)
        return fault_plain(f, FAULT_USAGE, "--smallest takes 1 to %d", SMALLEST_MAX);
    c->folder = plain[0];
    c->terms.at_least = c->at_least;
    c->terms.smallest = c->is_public ? c->smallest : 0;
    return rates || runs ? 0 : split_names(c, f);
}

static int find_columns(counting *c, fault *f) {
    int status = 0;
    for (size_t i = 0; i < c->terms.by_count && status == 0; i++) {
        if (tally_view_stored(c->names[i])) continue;
        status = recall_once(&c->again, c->folder, c->record, f);
        if (status == 0)
            status = recall_column(&c->again.run, "--by", c->names[i], &c->memory,
                                   &c->columns[c->terms.column_count], f);
        if (status == 0 && c->is_public)
            status = tally_persons_check(&c->columns[c->terms.column_count], f);
        if (status == 0) c->terms.column_count++;
    }
    c->terms.columns = c->columns;
    if (status != 0 || c->of[0] == '\0') return status;
    status = recall_once(&c->again, c->folder, c->record, f);
    if (status == 0)
        status = recall_numbers(&c->again.run, text_of(c->of), &c->memory, &c->measure, f);
    c->terms.of = &c->measure;
    return status;
}

static int put_rates(counting *c, sink *to, fault *f) {
    int status = recall_once(&c->again, c->folder, c->record, f);
    if (status == 0)
        status = recall_column(&c->again.run, "--impact", text_of(c->impact), &c->memory,
                               c->columns, f);
    return status == 0 ? impact_view(to, c->record, c->columns, c->terms.in, c->json, f)
                       : status;
}

static int put_runs(counting *c, sink *to, fault *f) {
    record *before = NULL;
    int status = record_open(&before, c->against, f);
    if (status == 0) status = against_view(to, c->record, before, c->terms.in, c->json, f);
    record_free(before);
    return status;
}

static int put_counts(counting *c, sink *to, fault *f) {
    int status = find_columns(c, f);
    if (status != 0) return status;
    return c->json ? tally_view_json(to, &c->terms, f) : tally_view_text(to, &c->terms, f);
}

int counter_command(int argc, char **argv, fault *f) {
    counting c = {
        .lang = "", .by = "", .impact = "", .of = "", .against = "", .smallest = SMALLEST
    };
    sink to;
    int status = read_options(&c, argc, argv, f);
    if (status != 0) return status;
    sink_wrap(&to, STDOUT_FILENO, "standard output");
    status = record_open(&c.record, c.folder, f);
    c.terms.record = c.record;
    if (status == 0) status = recall_tongue(c.record, c.lang, &c.terms.in, f);
    if (status == 0)
        status = c.against[0] != '\0'  ? put_runs(&c, &to, f)
                 : c.impact[0] != '\0' ? put_rates(&c, &to, f)
                                       : put_counts(&c, &to, f);
    prepared_clear(&c.again.run);
    record_free(c.record);
    arena_clear(&c.memory);
    return say_end(&to, status, f);
}

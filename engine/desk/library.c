/* library: the functions of include/vet.h, over the same rooms as the program.
 *
 * A thin door: it turns the public structs into ours and back, and refuses what has no
 * meaning before anything is touched. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/library.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "desk/run.h"
#include "desk/versions.h"
#include "evaluate/names.h"
#include "pack/open.h"

int vet_api(void) {
    return VET_API;
}

const char *vet_version(void) {
    return VET_VERSION;
}

static int tell(const fault *f, int status, vet_fault *out) {
    if (status == 0 || out == NULL) return status;
    *out = (vet_fault){ .code = f->code, .line = f->line, .column = f->column };
    memcpy(out->file, f->file, sizeof out->file);
    memcpy(out->text, f->message, sizeof out->text);
    return status;
}

static void total(const run *r, vet_totals *out) {
    if (out == NULL || out->size < sizeof *out) return;
    *out = (vet_totals){ .size = out->size,
                         .candidates = r->tally.candidates,
                         .accepted = r->tally.by[ACCEPT],
                         .rejected = r->tally.by[REJECT],
                         .referred = r->tally.by[REFER],
                         .held = r->tally.held,
                         .gaps = run_has_gaps(r) };
}

int vet_run(const char *pack, const char *docket, const char *out, const vet_terms *terms,
            vet_totals *totals, vet_fault *said) {
    fault f = { 0 };
    run r;
    run_terms t = {
        .pack = pack, .docket = docket, .out = out, .keep_inputs = true, .stream = -1
    };
    if (pack == NULL || docket == NULL || out == NULL || strcmp(out, "-") == 0)
        return tell(
            &f,
            fault_plain(&f, FAULT_USAGE, "vet_run needs a pack, a docket and an output folder"),
            said);
    if (terms != NULL && terms->size < offsetof(vet_terms, through))
        return tell(&f, fault_plain(&f, FAULT_USAGE, "vet_terms.size is not sizeof(vet_terms)"),
                    said);
    if (terms != NULL) {
        t.language = text_of(terms->language);
        t.workers = terms->workers;
        t.replace = terms->replace != 0;
        t.keep_inputs = terms->no_inputs == 0;
        if (terms->size >= offsetof(vet_terms, decisions_only))
            t.through = text_of(terms->through);
        if (terms->size >= sizeof *terms) t.decisions_only = terms->decisions_only != 0;
        t.keep_inputs &= !t.decisions_only;
    }
    int status = run_list(&r, &t, &f);
    if (status == 0) total(&r, totals);
    run_clear(&r);
    return tell(&f, status, said);
}

int vet_check_pack(const char *folder, vet_fault *said) {
    fault f = { 0 };
    notes n = { 0 };
    pack p;
    if (folder == NULL)
        return tell(&f, fault_plain(&f, FAULT_USAGE, "vet_check_pack needs a folder"), said);
    int status = pack_open(&p, folder, names_fill, NULL, &n, &f);
    pack_clear(&p);
    notes_clear(&n);
    return tell(&f, status, said);
}

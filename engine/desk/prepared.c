/* prepared: a pack and a docket, read, checked, joined: ready to be judged.
 *
 * The way in that `run`, `why`, `tally` and the library share: what is asked again
 * later must have come through the same door. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/prepared.h"

#include <stdlib.h>
#include <string.h>

#include "evaluate/names.h"
#include "join/assemble.h"
#include "join/remark.h"
#include "load/docket.h"
#include "pack/open.h"
#include "pack/through.h"

static int load_all(prepared *p, table *tables, fault *f) {
    int status = 0;
    for (size_t i = 0; i < p->pack.source_count && status == 0; i++)
        status = load_source(&tables[i], &p->docket, &p->docket.sources[i], &p->pack.sources[i],
                             &p->notes, f);
    return status;
}

static int choose_params(prepared *p, fault *f) {
    p->params = calloc(p->pack.param_count + 1, sizeof *p->params);
    if (p->params == NULL) return fault_memory(f);
    for (size_t i = 0; i < p->pack.param_count; i++) p->params[i] = p->docket.params[i].value;
    return 0;
}

int prepare(prepared *out, const prepare_terms *t, fault *f) {
    memset(out, 0, sizeof *out);
    int status = pack_open(&out->pack, t->pack, names_fill, NULL, &out->notes, f);
    if (status == 0) status = through_choose(&out->pack, t->through, f);
    docket_terms terms = { .folder = t->docket, .all_libcsv = t->all_libcsv, .workers = t->workers,
                           .spill = t->spill, .input = t->input, .temporary = t->temporary };
    if (status == 0) status = docket_open(&out->docket, &terms, &out->pack, &out->notes, f);
    if (status == 0) status = choose_params(out, f);
    if (status != 0) return status;
    table *tables = calloc(out->pack.source_count, sizeof *tables);
    if (tables == NULL) return fault_memory(f);
    status = load_all(out, tables, f);
    if (status == 0) {
        status =
            assemble_evidence(&out->evidence, &out->pack, &out->docket, tables, &out->notes, f);
        if (status == 0) remark_tell(&out->evidence, &out->notes);
        return status;
    }
    for (size_t i = 0; i < out->pack.source_count; i++) table_clear(&tables[i]);
    free(tables);
    return status;
}

void prepared_clear(prepared *p) {
    evidence_clear(&p->evidence);
    docket_clear(&p->docket);
    pack_clear(&p->pack);
    free(p->params);
    notes_clear(&p->notes);
    memset(p, 0, sizeof *p);
}

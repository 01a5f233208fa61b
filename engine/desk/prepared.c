/* prepared: a pack and a docket, read, checked, joined: ready to be judged.
 *
 * The way in that `run`, `why`, `tally` and the library share: what is asked again
 * later must have come through the same door. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/prepared.h"

#include <stdlib.h>
#include <string.h>

#include "evaluate/names.h"
#include "ground/jobs.h"
#include "join/assemble.h"
#include "join/remark.h"
#include "load/docket.h"
#include "pack/open.h"
#include "pack/through.h"

/* ---- the sources ------------------------------------------------------------ */

/* What is said of one source while others are loaded beside it. */
typedef struct loaded { notes said; fault wrong; int status; } loaded;

typedef struct loading {
    prepared *p;
    table *tables;
    loaded *parts;      /* per source */
    size_t failed;      /* atomic: some source that could not be loaded */
} loading;

/* Behind a source that could not be loaded no other matters. */
static void load_one(void *payload, size_t i) {
    loading *l = payload;
    prepared *p = l->p;
    loaded *of = &l->parts[i];
    if (i > __atomic_load_n(&l->failed, __ATOMIC_RELAXED)) return;
    of->status = load_source(&l->tables[i], &p->docket, &p->docket.sources[i],
                             &p->pack.sources[i], &of->said, &of->wrong);
    if (of->status != 0) __atomic_store_n(&l->failed, i, __ATOMIC_RELAXED);
}

/* Side by side: most lists are one long file and some short ones. What is said of them is told
 * in their order, up to the first that failed. */
static int load_all(prepared *p, table *tables, fault *f) {
    size_t count = p->pack.source_count;
    loading l = {
        .p = p, .tables = tables, .failed = count, .parts = calloc(count + 1, sizeof *l.parts)
    };
    int status = l.parts == NULL ? fault_memory(f) : 0;
    if (status == 0) jobs_do(count, p->docket.workers, load_one, &l);
    for (size_t i = 0; l.parts != NULL && i < count; i++) {
        loaded *of = &l.parts[i];
        if (status == 0) notes_move(&p->notes, &of->said);
        if (status == 0 && of->status != 0) status = fault_take(f, &of->wrong);
        notes_clear(&of->said);
    }
    free(l.parts);
    return status;
}

/* ---- all of it ------------------------------------------------------------ */

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
    docket_terms terms = { .folder = t->docket,
                           .all_libcsv = t->all_libcsv,
                           .workers = t->workers,
                           .spill = t->spill,
                           .input = t->input,
                           .temporary = t->temporary };
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

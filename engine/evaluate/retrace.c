/* retrace: candidates of whom nothing was told, examined again for what their rules read.
 *
 * Most candidates are accepted without a word and leave no trace. When a rule over a group
 * then says something of one, or somebody asks why he was accepted, his rules are asked once
 * more, under the same void rules, with everything kept. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/retrace.h"

#include <stdlib.h>

typedef struct again_terms {
    examination shared;
    bool *is_void;
    text *void_words;
} again_terms;

static bool make_marks(examination *shared) {
    const evidence *e = shared->evidence;
    const pack *p = e->pack;
    shared->row_marks = calloc(p->source_count + 1, sizeof *shared->row_marks);
    for (size_t i = 0; shared->row_marks != NULL && i < p->suppress_count; i++) {
        uint16_t s = p->suppresses[i].source;
        if (shared->row_marks[s] == NULL)
            shared->row_marks[s] = calloc(e->tables[s].rows + 1, 1);
        if (shared->row_marks[s] == NULL) return false;
    }
    return shared->row_marks != NULL;
}

static bool make_terms(again_terms *t, const outcome_set *o, const crew_terms *terms) {
    size_t rules = o->evidence->pack->rule_count;
    t->is_void = calloc(rules + 1, sizeof *t->is_void);
    t->void_words = calloc(rules + 1, sizeof *t->void_words);
    if (t->is_void == NULL || t->void_words == NULL) return false;
    for (size_t i = 0; i < o->trouble_count; i++) {
        if (!o->troubles[i].is_void) continue;
        t->is_void[o->troubles[i].rule] = true;
        t->void_words[o->troubles[i].rule] = o->troubles[i].words;
    }
    t->shared = (examination){ .evidence = terms->evidence,
                               .params = terms->params,
                               .is_void = t->is_void,
                               .void_words = t->void_words,
                               .traced = TRACED_ALL,
                               .plain = true };
    return make_marks(&t->shared);
}

static void clear_terms(again_terms *t) {
    size_t sources = t->shared.evidence != NULL ? t->shared.evidence->pack->source_count : 0;
    for (size_t s = 0; t->shared.row_marks != NULL && s < sources; s++)
        free(t->shared.row_marks[s]);
    free(t->shared.row_marks);
    free(t->is_void);
    free(t->void_words);
}

int retrace(block *out, const outcome_set *o, const crew_terms *terms, const uint32_t *who,
            size_t count, fault *f) {
    again_terms t = { 0 };
    examiner *x = NULL;
    *out = (block){ 0 };
    sink_memory(&out->traces);
    out->trace_at = calloc(count + 1, sizeof *out->trace_at);
    int status = out->trace_at == NULL || !make_terms(&t, o, terms) ? fault_memory(f) : 0;
    if (status == 0 && count > 0) status = examiner_new(&x, &t.shared, f);
    for (size_t i = 0; i < count && status == 0; i++) {
        result ignored;
        status = examine(x, who[i], out, &ignored, f);
        out->trace_at[i + 1] = out->traces.used;
        out->reason_count = 0;
    }
    examiner_free(x);
    clear_terms(&t);
    return status;
}

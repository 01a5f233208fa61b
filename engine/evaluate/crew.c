/* crew: all candidates, by several workers.
 *
 * The list is cut into blocks; each worker owns a cage, a view and the block it is on,
 * and takes the next block by number. Evidence and pack are const. Results lie in their
 * block, blocks in list order: how many workers there were, and who did what, leaves no
 * mark. When a rule is found to keep something, the pass is finished, the rule is void
 * and everybody is judged again: whoever showed it first must not matter. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/crew.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "evaluate/count.h"
#include "evaluate/sift.h"

/* for tests: short lists keep many workers busy */
#if defined(VET_PATH_TINY) || defined(VET_LAST_FIRST)
enum { BLOCK_SIZE = 64 };
#else
enum { BLOCK_SIZE = 1024 };
#endif
#ifdef VET_LAST_FIRST /* for tests: what is learned is learned from others */
enum { LAST_FIRST = true };
#else
enum { LAST_FIRST = false };
#endif
enum { WORKERS_MAX = 64 };

/* What went wrong in a pass: per rule, per suppression, per tally. */
typedef struct trouble_lists { rule_trouble *rules, *suppresses, *tallies; } trouble_lists;

typedef struct crew {
    outcome_set *out;
    const crew_terms *terms;
    examination shared;
    bool *is_void;
    text *void_words;              /* per rule: how it was found out */
    size_t next;                   /* block; atomic */
    uint64_t done;                 /* candidates; atomic */
    int stop;                      /* atomic: a fault somewhere */
    bool stores;                   /* a block that was judged is put away */
    count_book *book;              /* NULL: tallies are not asked */
} crew;

typedef struct worker {
    crew *crew;
    examiner *examiner;
    block draft;                   /* what is found of a block that is put away then */
    pthread_t thread;
    bool started;
    fault fault;
    size_t fault_block;            /* the lowest block wins, whoever met it */
} worker;

/* ---- one block ------------------------------------------------------------ */

static int begin_block(block *b, fault *f) {
    b->results = calloc(b->count, sizeof *b->results);
    b->trace_at = calloc((size_t)b->count + 1, sizeof *b->trace_at);
    sink_memory(&b->traces);
    return b->results == NULL || b->trace_at == NULL ? fault_memory(f) : 0;
}

/* What served the block before serves this one: only as much as it is too small is taken
 * anew. */
static int begin_draft(block *draft, const block *of, fault *f) {
    int status = 0;
    if (draft->results == NULL) {
        draft->count = BLOCK_SIZE;
        status = begin_block(draft, f);
    }
    draft->first = of->first;
    draft->count = of->count;
    draft->reason_count = draft->traces.used = 0;
    arena_reset(&draft->words);
    return status;
}

/* Gives back what the block reserved beyond its need. */
static void trim_block(block *b) {
    if (b->reason_count > 0 && b->reason_count < b->reason_room) {
        reason *fit = realloc(b->reasons, b->reason_count * sizeof *fit);
        if (fit != NULL) b->reasons = fit, b->reason_room = b->reason_count;
    }
    if (b->traces.used > 0 && b->traces.used < b->traces.room) {
        char *fit = realloc(b->traces.buffer, b->traces.used);
        if (fit != NULL) b->traces.buffer = fit, b->traces.room = b->traces.used;
    }
}

/* All who are in the block, in order. */
static int judge_all(worker *w, block *b, fault *f) {
    const evidence *e = w->crew->terms->evidence;
    int status = 0;
    for (uint32_t i = 0; i < b->count && status == 0; i++) {
        uint32_t candidate = b->first + i;
        sift_ahead(w->examiner, candidate, b->count - i);
        if (evidence_is_candidate(e, candidate)) {
            status = examine(w->examiner, candidate, b, &b->results[i], f);
            if (status == 0 && w->crew->book != NULL && !w->crew->terms->keep_one)
                status = count_candidate(w->crew->book, w->examiner, candidate, f);
        } else {
            b->results[i] = (result){ 0 };
        }
        b->trace_at[i + 1] = b->traces.used;
    }
    return status;
}

static int judge_block(worker *w, block *b, fault *f) {
    const evidence *e = w->crew->terms->evidence;
    if (!w->crew->stores) {
        int status = begin_block(b, f);
        if (status == 0) status = judge_all(w, b, f);
        trim_block(b);
        return status;
    }
    int status = begin_draft(&w->draft, b, f);
    if (status == 0) status = judge_all(w, &w->draft, f);
    if (status == 0 && !block_store(&w->draft, e, e->docket->spill, b)) return fault_memory(f);
    return status;
}

static void *work(void *payload) {
    worker *w = payload;
    crew *c = w->crew;
    while (__atomic_load_n(&c->stop, __ATOMIC_RELAXED) == 0) {
        size_t n = __atomic_fetch_add(&c->next, 1, __ATOMIC_RELAXED);
        if (n >= c->out->block_count) break;
        if (LAST_FIRST) n = c->out->block_count - 1 - n;
        block *b = &c->out->blocks[n];
        if (judge_block(w, b, &w->fault) != 0) {
            w->fault_block = n;
            __atomic_store_n(&c->stop, 1, __ATOMIC_RELAXED);
            break;
        }
        uint64_t done = __atomic_add_fetch(&c->done, b->count, __ATOMIC_RELAXED);
        if (c->terms->progress != NULL)
            c->terms->progress(c->terms->payload, done, c->out->evidence->candidates);
    }
    return NULL;
}

/* ---- one pass over the list ------------------------------------------------------------ */

static void add_counts(crew *c, const examiner_counts *from) {
    outcome_set *o = c->out;
    const pack *p = o->evidence->pack;
    for (size_t i = 0; i < p->rule_count; i++) {
        uint64_t *to = (uint64_t *)&o->rules[i];
        const uint64_t *add = (const uint64_t *)&from->rules[i];
        for (size_t k = 0; k < sizeof(rule_count) / sizeof(uint64_t); k++) to[k] += add[k];
    }
    for (size_t i = 0; i < p->suppress_count; i++) o->suppressed[i] += from->suppressed[i];
    o->unknown_values += from->unknown_values;
}

/* Of several workers' troubles with a rule the lowest candidate's words are kept. */
static int add_trouble(outcome_set *o, rule_trouble *known, const rule_trouble *t, fault *f) {
    bool first = known->words.at == NULL ||
                 (t->words.at != NULL && t->first_candidate < known->first_candidate);
    known->rule = t->rule;
    known->is_void |= t->is_void;
    known->candidates += t->candidates;
    if (t->words.at == NULL || !first) return 0;
    known->first_candidate = t->first_candidate;
    return arena_text(&o->memory, t->words, &known->words) ? 0 : fault_memory(f);
}

static int add_troubles(outcome_set *o, rule_trouble *known, const rule_trouble *more, size_t n,
                        fault *f) {
    int status = 0;
    for (size_t i = 0; i < n && status == 0; i++)
        if (more[i].candidates > 0 || more[i].words.at != NULL)
            status = add_trouble(o, &known[i], &more[i], f);
    return status;
}

static int gather(crew *c, worker *workers, size_t n, trouble_lists *to, bool *found_void,
                  fault *f) {
    outcome_set *o = c->out;
    const pack *p = o->evidence->pack;
    int status = 0;
    if (c->terms->profile != NULL) c->terms->profile->workers = (unsigned)n;
    for (size_t w = 0; w < n && status == 0; w++) {
        const examiner_counts *counts = examiner_counted(workers[w].examiner);
        if (c->terms->profile != NULL)
            profile_add(c->terms->profile, examiner_profiled(workers[w].examiner));
        add_counts(c, counts);
        for (size_t i = 0; i < p->rule_count; i++) found_void[i] |= counts->found_void[i];
        status = add_troubles(o, to->rules, counts->troubles, p->rule_count, f);
        if (status == 0)
            status = add_troubles(o, to->suppresses, counts->suppress_troubles,
                                  p->suppress_count, f);
        if (status == 0)
            status = add_troubles(o, to->tallies, counts->tally_troubles, p->tally_count, f);
    }
    return status;
}

static int lowest_fault(const worker *workers, size_t n, fault *f) {
    const worker *worst = NULL;
    for (size_t i = 0; i < n; i++)
        if (workers[i].fault.code != 0 &&
            (worst == NULL || workers[i].fault_block < worst->fault_block))
            worst = &workers[i];
    if (worst == NULL) return 0;
    *f = worst->fault;
    return f->code;
}

static int run_workers(crew *c, worker *workers, size_t n, fault *f) {
    int status = 0;
    for (size_t i = 0; i < n && status == 0; i++) {
        workers[i].crew = c;
        status = examiner_new(&workers[i].examiner, &c->shared, f);
    }
    if (status != 0) return status;
    for (size_t i = 1; i < n; i++)
        workers[i].started = pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0;
    work(&workers[0]); /* fewer threads than asked for is no fault: the work is the same */
    for (size_t i = 1; i < n; i++)
        if (workers[i].started) pthread_join(workers[i].thread, NULL);
    return lowest_fault(workers, n, f);
}

static void reset_pass(crew *c) {
    outcome_set *o = c->out;
    const pack *p = o->evidence->pack;
    for (size_t i = 0; i < o->block_count; i++) block_clear(&o->blocks[i]);
    memset(o->rules, 0, p->rule_count * sizeof *o->rules);
    memset(o->suppressed, 0, p->suppress_count * sizeof *o->suppressed);
    o->unknown_values = 0;
    for (size_t s = 0; s < p->source_count; s++)
        if (c->shared.row_marks[s] != NULL)
            memset(c->shared.row_marks[s], 0, o->evidence->tables[s].rows);
    c->next = 0;
    c->done = 0;
}

/* Judges everybody once. *again: a rule was found to keep state; it is void now. */
static int one_pass(crew *c, size_t n, trouble_lists *troubles, bool *again, fault *f) {
    const pack *p = c->out->evidence->pack;
    worker *workers = calloc(n, sizeof *workers);
    bool *found = calloc(p->rule_count + 1, sizeof *found);
    int status = workers == NULL || found == NULL ? fault_memory(f) : 0;
    *again = false;
    if (status == 0) status = run_workers(c, workers, n, f);
    if (status == 0 && c->book != NULL && !c->terms->keep_one)
        status = count_sources(c->book, workers[0].examiner, f);
    if (status == 0) status = gather(c, workers, n, troubles, found, f);
    for (size_t i = 0; status == 0 && i < p->rule_count; i++) {
        if (!found[i] || c->is_void[i]) continue;
        *again = c->is_void[i] = true;
        c->void_words[i] = troubles->rules[i].words;
    }
    for (size_t i = 0; workers != NULL && i < n; i++) {
        examiner_free(workers[i].examiner);
        block_clear(&workers[i].draft);
    }
    free(workers);
    free(found);
    return status;
}

/* ---- the outcome set ------------------------------------------------------------ */

static int make_marks(crew *c, fault *f) {
    const evidence *e = c->out->evidence;
    const pack *p = e->pack;
    c->shared.row_marks = calloc(p->source_count, sizeof *c->shared.row_marks);
    if (c->shared.row_marks == NULL) return fault_memory(f);
    for (size_t i = 0; i < p->suppress_count; i++) {
        uint16_t s = p->suppresses[i].source;
        if (c->shared.row_marks[s] == NULL)
            c->shared.row_marks[s] = calloc(e->tables[s].rows + 1, 1);
        if (c->shared.row_marks[s] == NULL) return fault_memory(f);
    }
    return 0;
}

static int make_blocks(outcome_set *o, uint32_t first, size_t count, fault *f) {
    const pack *p = o->evidence->pack;
    o->block_size = BLOCK_SIZE;
    o->block_count = (count + BLOCK_SIZE - 1) / BLOCK_SIZE;
    o->blocks = calloc(o->block_count + 1, sizeof *o->blocks);
    o->rules = calloc(p->rule_count + 1, sizeof *o->rules);
    o->suppressed = calloc(p->suppress_count + 1, sizeof *o->suppressed);
    o->visible_rows = calloc(p->source_count, sizeof *o->visible_rows);
    o->suppressed_rows = calloc(p->source_count, sizeof *o->suppressed_rows);
    if (o->blocks == NULL || o->rules == NULL || o->suppressed == NULL ||
        o->visible_rows == NULL || o->suppressed_rows == NULL)
        return fault_memory(f);
    for (size_t i = 0; i < o->block_count; i++) {
        size_t left = count - i * BLOCK_SIZE;
        o->blocks[i].first = first + (uint32_t)(i * BLOCK_SIZE);
        o->blocks[i].count = (uint32_t)(left < BLOCK_SIZE ? left : BLOCK_SIZE);
    }
    return 0;
}

/* Rows that some rule could see, and rows hidden from everybody they are about. */
static void count_rows(crew *c) {
    outcome_set *o = c->out;
    for (size_t s = 0; s < o->evidence->pack->source_count; s++) {
        const unsigned char *marks = c->shared.row_marks[s];
        o->visible_rows[s] = o->evidence->sources[s].attached_rows;
        for (size_t r = 0; marks != NULL && r < o->evidence->tables[s].rows; r++)
            o->suppressed_rows[s] += marks[r] == ROW_HIDDEN;
        o->visible_rows[s] -= o->suppressed_rows[s];
    }
}

/* The lists without those that had no trouble. */
static size_t drop_untroubled(rule_trouble *all, size_t n) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (all[i].candidates == 0 && !all[i].is_void) continue;
        all[i].rule = (uint16_t)i;
        all[kept++] = all[i];
    }
    return kept;
}

static void settle_troubles(crew *c, trouble_lists *troubles) {
    outcome_set *o = c->out;
    const pack *p = o->evidence->pack;
    for (size_t i = 0; i < p->rule_count; i++) {
        if (p->rules[i].keeps_state != NULL)
            troubles->rules[i].words = text_of(p->rules[i].keeps_state);
        else if (c->is_void[i])
            troubles->rules[i].words = c->void_words[i]; /* what first showed it */
    }
    count_settle(c->book, troubles->tallies);
    o->troubles = troubles->rules;
    o->trouble_count = drop_untroubled(o->troubles, p->rule_count);
    o->suppress_troubles = troubles->suppresses;
    o->suppress_trouble_count = drop_untroubled(o->suppress_troubles, p->suppress_count);
    o->tally_troubles = troubles->tallies;
    o->tally_trouble_count = drop_untroubled(o->tally_troubles, p->tally_count);
    *troubles = (trouble_lists){ 0 };
}

static int make_troubles(trouble_lists *t, const pack *p, fault *f) {
    t->rules = calloc(p->rule_count + 1, sizeof *t->rules);
    t->suppresses = calloc(p->suppress_count + 1, sizeof *t->suppresses);
    t->tallies = calloc(p->tally_count + 1, sizeof *t->tallies);
    return t->rules == NULL || t->suppresses == NULL || t->tallies == NULL ? fault_memory(f)
                                                                           : 0;
}

static void free_troubles(trouble_lists *t) {
    free(t->rules);
    free(t->suppresses);
    free(t->tallies);
    *t = (trouble_lists){ 0 };
}

/* A ruling counts while what its reason rests on is the same: then that must be known. */
static bool has_rulings(const crew_terms *t) {
    return t->evidence->docket->rulings.decl != NULL;
}

static int make_crew(crew *c, outcome_set *out, const crew_terms *terms, fault *f) {
    *out = (outcome_set){ .evidence = terms->evidence,
                          .decisions_only = terms->decisions_only };
    *c = (crew){ .out = out, .terms = terms };
    c->is_void = calloc(terms->evidence->pack->rule_count + 1, sizeof *c->is_void);
    c->void_words = calloc(terms->evidence->pack->rule_count + 1, sizeof *c->void_words);
    c->shared = (examination){ .evidence = terms->evidence,
                               .params = terms->params,
                               .is_void = c->is_void,
                               .void_words = c->void_words,
                               .plain = terms->plain,
                               .traced = terms->decisions_only ? TRACED_NONE : TRACED_TOLD,
                               .undigested = terms->decisions_only && !has_rulings(terms),
                               .unworded = terms->decisions_only,
                               .clock = terms->profile != NULL ? terms->profile->clock : NULL };
    if (c->is_void == NULL || c->void_words == NULL) return fault_memory(f);
    return make_marks(c, f);
}

static void clear_crew(crew *c) {
    for (size_t s = 0;
         c->shared.row_marks != NULL && s < c->terms->evidence->pack->source_count; s++)
        free(c->shared.row_marks[s]);
    free(c->shared.row_marks);
    free(c->is_void);
    free(c->void_words);
    count_book_free(c->book);
}

/* Rules over groups and rulings add reasons to blocks that were judged. */
static bool may_store(const evidence *e) {
    return e->docket->spill != NULL && e->pack->slate_count == 0 &&
           e->docket->rulings.decl == NULL;
}

int crew_judge(outcome_set *out, const crew_terms *terms, fault *f) {
    crew c;
    const pack *p = terms->evidence->pack;
    size_t n = terms->workers == 0            ? 1
               : terms->workers > WORKERS_MAX ? WORKERS_MAX
                                              : terms->workers;
    trouble_lists troubles = { 0 };
    bool again = true;
    int status = make_crew(&c, out, terms, f);
    if (status == 0) status = count_book_new(&c.book, out, f);
    if (status == 0) status = make_blocks(out, 0, terms->evidence->candidates, f);
    c.stores = may_store(terms->evidence);
    if (n > out->block_count) n = out->block_count == 0 ? 1 : out->block_count;
    while (status == 0 && again) {
        free_troubles(&troubles);
        status = make_troubles(&troubles, p, f);
        reset_pass(&c);
        if (status == 0) status = one_pass(&c, n, &troubles, &again, f);
    }
    if (status == 0) count_rows(&c);
    if (status == 0) settle_troubles(&c, &troubles);
    free_troubles(&troubles);
    clear_crew(&c);
    return status;
}

int crew_judge_one(outcome_set *out, const crew_terms *terms, const bool *is_void,
                   uint32_t candidate, fault *f) {
    crew c;
    worker w = { 0 };
    int status = make_crew(&c, out, terms, f);
    if (status == 0) status = make_blocks(out, candidate, 1, f);
    if (status == 0 && is_void != NULL)
        memcpy(c.is_void, is_void, terms->evidence->pack->rule_count * sizeof *is_void);
    c.shared.traced = TRACED_ALL;
    w.crew = &c;
    if (status == 0) status = examiner_new(&w.examiner, &c.shared, f);
    if (status == 0) status = judge_block(&w, &out->blocks[0], f);
    examiner_free(w.examiner);
    clear_crew(&c);
    return status;
}

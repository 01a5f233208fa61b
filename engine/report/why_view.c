/* why_view: what the record keeps of one candidate, read and checked.
 *
 * The trace is read once into findings with their steps; the page and the JSON are two ways
 * of writing the same view, so they cannot say different things. Numbers in a trace are held
 * against the record's tables: one that does not fit is damaged, wherever the folder came
 * from. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/why_view.h"

#include <stdio.h>
#include <stdlib.h>

enum { STEPS_MAX = 1 << 22 };

static bool step_fits(const why_view *v, const step *s) {
    const pack *p = v->pack;
    switch (s->kind) {
    case STEP_CELL:
    case STEP_GIVEN:
        return s->source < p->source_count && s->column < p->sources[s->source].column_count &&
               s->a <= CELL_UNREADABLE && s->n >= WHOSE_THEIRS && s->n <= WHOSE_OTHERS;
    case STEP_DAY: return s->source < p->day_count && s->a <= CELL_UNREADABLE;
    case STEP_PARAM: return s->source < p->param_count;
    case STEP_ROWS: return s->source < p->source_count && s->a < SEARCH_KINDS;
    case STEP_FACT: return s->source < p->fact_count && s->a <= MAYBE;
    case STEP_UNBROKEN: return s->source < p->source_count && s->a <= MAYBE;
    case STEP_REACHED: return s->a <= MAYBE;
    case STEP_PERIOD: return s->a <= FIRST_DISPUTED;
    default: return true;
    }
}

static bool part_fits(const why_view *v, const part *p) {
    if (p->kind == PART_ROW && p->source >= v->pack->source_count) return false;
    if (p->grade > GRADE_NEVER) return false;
    if (p->kind == PART_FACT) return p->number < v->pack->fact_count;
    return p->kind == PART_TALLY || p->number < v->pack->rule_count;
}

static int read_steps(why_view *v, trace_reader *r, why_finding *to, fault *f) {
    if (to->part.step_count > STEPS_MAX) return -1;
    to->steps = arena_take_zero(&v->memory, (size_t)to->part.step_count + 1, sizeof *to->steps);
    if (to->steps == NULL) return fault_memory(f);
    for (uint32_t i = 0; i < to->part.step_count; i++)
        if (trace_next_step(r, &to->steps[i]) != 1 || !step_fits(v, &to->steps[i])) return -1;
    return 0;
}

static int read_trace(why_view *v, fault *f) {
    trace_reader r;
    why_finding *items = NULL, next;
    size_t room = 0;
    int more = 0, code = 0;
    if (v->terms->trace.len == 0) return 0;
    if (!trace_open(&r, v->terms->trace)) more = -1;
    while (more >= 0 && code == 0 && (more = trace_next_part(&r, &next.part)) == 1) {
        /* a step takes three bytes at least: a count beyond the bytes is a lie told to take
         * memory */
        if (!part_fits(v, &next.part) || next.part.step_count > trace_left(&r))
            more = -1;
        if (more == 1) code = read_steps(v, &r, &next, f);
        if (code == -1) more = -1, code = 0;
        if (more != 1 || code != 0) break;
        if (!grow((void **)&items, &room, v->count, sizeof *items, STEPS_MAX))
            code = fault_memory(f);
        else items[v->count++] = next;
    }
    if (more < 0)
        code = fault_set(f, FAULT_DATA, "audit.sqlite", 0, 0, "the trace of '%.*s' is damaged",
                         TEXT_ARGS(v->d->key));
    v->findings = items;
    return code;
}

static why_view view_of(const why_terms *terms, sink *to) {
    return (why_view){ .page = { .to = to },
                       .in = terms->in,
                       .terms = terms,
                       .record = terms->record,
                       .pack = &terms->record->pack,
                       .d = terms->decision,
                       .law_day = terms->decision->law_day };
}

int why_open_given(why_view *v, const why_terms *terms, record_reason *reasons, size_t count,
                   fault *f) {
    *v = view_of(terms, NULL);
    v->reasons = reasons;
    v->reason_count = count;
    return read_trace(v, f);
}

void why_forget(why_view *v) {
    free(v->findings);
    arena_clear(&v->memory);
}

int why_open(why_view *v, const why_terms *terms, sink *to, fault *f) {
    *v = view_of(terms, to);
    int code =
        record_reasons(v->record, v->d->no, &v->memory, &v->reasons, &v->reason_count, f);
    if (code == 0)
        code = record_idle_rulings(v->record, v->d->no, &v->memory, &v->idle, &v->idle_count,
                                   f);
    if (code == 0)
        code = aside_rows(v->record, v->d->no, &v->memory, &v->asides, &v->aside_count, f);
    if (code == 0)
        code = others_read(v->record, v->d->no, &v->memory, &v->others, &v->other_count, f);
    return code == 0 ? read_trace(v, f) : code;
}

int why_close(why_view *v, int code, fault *f) {
    int closed = page_close(&v->page, f);
    why_forget(v);
    if (code == 0) code = closed;
    return code == 0 ? sink_flush(v->page.to, f) : code;
}

text why_place(const why_view *v, uint16_t source, uint16_t number, uint32_t line, char *buffer,
               size_t size) {
    if (source == NO_INDEX || number >= v->record->sources[source].input_count)
        return (text){ "", 0 };
    const record_input *in = &v->record->sources[source].inputs[number];
    snprintf(buffer, size, "%.*s:%u", TEXT_ARGS(in->file), (unsigned)line);
    return text_of(buffer);
}

text why_evidence(const why_view *v, const record_reason *r, char *buffer, size_t size) {
    if (r->source != NO_INDEX) return why_place(v, r->source, r->input, r->line, buffer, size);
    return why_place(v, v->pack->candidates, v->d->input, v->d->line, buffer, size);
}

void why_cites(const why_view *v, const citation *cites, size_t count, char *buffer,
               size_t size) {
    size_t used = 0;
    buffer[0] = '\0';
    if (v->law_day.lo != DAY_NONE) {
        cites_on(cites, count, v->law_day, buffer, size);
        return;
    }
    for (size_t i = 0; i < count && used < size; i++) {
        int n = snprintf(buffer + used, size - used, "%s%.*s", i > 0 ? "; " : "",
                         TEXT_ARGS(cites[i].words));
        used += n > 0 ? (size_t)n : 0;
    }
}

int why_effect(const why_view *v, const part *p) {
    int gravest = EFFECT_PASS;
    for (size_t i = 0; i < v->reason_count; i++) {
        const record_reason *r = &v->reasons[i];
        bool same_row = p->kind != PART_ROW || (r->source == p->source && r->line == p->row);
        if (r->rule == p->number && same_row && r->was > gravest) gravest = r->was;
    }
    return gravest;
}

const step *why_rows(const why_view *v, uint16_t source) {
    const step *best = NULL;
    for (size_t i = 0; i < v->count; i++)
        for (uint32_t k = 0; k < v->findings[i].part.step_count; k++) {
            const step *s = &v->findings[i].steps[k];
            if (s->kind == STEP_ROWS && s->source == source && (best == NULL || s->n > best->n))
                best = s;
        }
    return best;
}

bool why_read(const why_view *v, uint16_t source) {
    for (size_t i = 0; i < v->count; i++)
        for (uint32_t k = 0; k < v->findings[i].part.step_count; k++) {
            const step *s = &v->findings[i].steps[k];
            bool reads = s->kind == STEP_CELL || s->kind == STEP_GIVEN ||
                         s->kind == STEP_ROWS || s->kind == STEP_UNBROKEN;
            if (reads && s->source == source) return true;
        }
    return false;
}

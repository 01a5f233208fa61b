/* why: every rule for one candidate, with what it read and what it found.
 *
 * Comes from the record alone: decision, reasons, and the trace, which holds the raw cells. The trace is
 * read once into parts with their steps; the page and the JSON are two ways of writing the same parts, so
 * they cannot say different things. Numbers in a trace are checked against the record's tables: a trace
 * that does not fit is damaged.
 * The order is a reader's: what was decided, the reasons, each rule, what it all rests on. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/why.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evaluate/trace.h"
#include "report/page.h"

enum { STEPS_MAX = 1 << 22 };

typedef struct finding { part part; step *steps; } finding;

typedef struct view {
    page page;
    tongue in;
    const why_terms *terms;
    record *record;
    const pack *pack;
    const record_decision *d;
    finding *findings; size_t count;
    record_reason *reasons; size_t reason_count;
    span law_day;
    arena memory;
} view;

/* ---- the trace ---- */

static bool step_fits(const view *v, const step *s) {
    const pack *p = v->pack;
    switch (s->kind) {
    case STEP_CELL:
    case STEP_GIVEN:
        return s->source < p->source_count && s->column < p->sources[s->source].column_count
               && s->a <= CELL_UNREADABLE;
    case STEP_DAY: return s->source < p->day_count && s->a <= CELL_UNREADABLE;
    case STEP_PARAM: return s->source < p->param_count;
    case STEP_ROWS: return s->source < p->source_count && s->a <= SEARCH_POSSIBLE;
    case STEP_FACT: return s->source < p->fact_count && s->a <= MAYBE;
    case STEP_UNBROKEN: return s->source < p->source_count && s->a <= MAYBE;
    case STEP_REACHED: return s->a <= MAYBE;
    case STEP_PERIOD: return s->a <= FIRST_DISPUTED;
    default: return true;
    }
}

static bool part_fits(const view *v, const part *p) {
    if (p->kind == PART_ROW && p->source >= v->pack->source_count) return false;
    if (p->grade > GRADE_NEVER) return false;
    if (p->kind == PART_FACT) return p->number < v->pack->fact_count;
    return p->kind == PART_TALLY || p->number < v->pack->rule_count;
}

static int read_steps(view *v, trace_reader *r, finding *to, fault *f) {
    if (to->part.step_count > STEPS_MAX) return -1;
    to->steps = arena_take_zero(&v->memory, (size_t)to->part.step_count + 1, sizeof *to->steps);
    if (to->steps == NULL) return fault_memory(f);
    for (uint32_t i = 0; i < to->part.step_count; i++)
        if (trace_next_step(r, &to->steps[i]) != 1 || !step_fits(v, &to->steps[i])) return -1;
    return 0;
}

static int read_trace(view *v, fault *f) {
    trace_reader r;
    finding *items = NULL, next;
    size_t room = 0;
    int more = 0, code = 0;
    if (v->terms->trace.len == 0) return 0;
    if (!trace_open(&r, v->terms->trace)) more = -1;
    while (more >= 0 && code == 0 && (more = trace_next_part(&r, &next.part)) == 1) {
        /* a step takes two bytes at least: a count beyond the bytes is a lie told to take memory */
        if (!part_fits(v, &next.part) || next.part.step_count > (size_t)(r.end - r.at)) more = -1;
        if (more == 1) code = read_steps(v, &r, &next, f);
        if (code == -1) more = -1, code = 0;
        if (more != 1 || code != 0) break;
        if (!grow((void **)&items, &room, v->count, sizeof *items, STEPS_MAX))
            code = fault_memory(f);
        else
            items[v->count++] = next;
    }
    if (more < 0)
        code = fault_set(f, FAULT_DATA, "audit.sqlite", 0, 0, "the trace of '%.*s' is damaged",
                         TEXT_ARGS(v->d->key));
    v->findings = items;
    return code;
}

static int open_view(view *v, const why_terms *terms, sink *to, fault *f) {
    *v = (view){ .page = { .to = to }, .in = terms->in, .terms = terms, .record = terms->record,
                 .pack = &terms->record->pack, .d = terms->decision,
                 .law_day = terms->decision->law_day };
    int code = record_reasons(v->record, v->d->no, &v->memory, &v->reasons, &v->reason_count, f);
    return code == 0 ? read_trace(v, f) : code;
}

static int close_view(view *v, int code, fault *f) {
    int closed = page_close(&v->page, f);
    free(v->findings);
    arena_clear(&v->memory);
    if (code == 0) code = closed;
    return code == 0 ? sink_flush(v->page.to, f) : code;
}

/* ---- shared by page and JSON ---- */

/* "file:line"; empty when the record does not know the file. */
static text place_of(const view *v, uint16_t source, uint16_t number, uint32_t line, char *buffer, size_t size) {
    if (source == NO_INDEX || number >= v->record->sources[source].input_count) return (text){ "", 0 };
    const record_input *in = &v->record->sources[source].inputs[number];
    snprintf(buffer, size, "%.*s:%u", TEXT_ARGS(in->file), (unsigned)line);
    return text_of(buffer);
}

/* The row a reason rests on: of the evidence, or else the candidate's own. */
static text evidence_of(const view *v, const record_reason *r, char *buffer, size_t size) {
    if (r->source != NO_INDEX) return place_of(v, r->source, r->input, r->line, buffer, size);
    return place_of(v, v->pack->candidates, v->d->input, v->d->line, buffer, size);
}

/* The citations in force on the candidate's law day; all of them when the day is not known. */
static void cites_then(const view *v, const citation *cites, size_t count, char *buffer, size_t size) {
    size_t used = 0;
    buffer[0] = '\0';
    if (v->law_day.lo != DAY_NONE) {
        cites_on(cites, count, v->law_day, buffer, size);
        return;
    }
    for (size_t i = 0; i < count && used < size; i++) {
        int n = snprintf(buffer + used, size - used, "%s%.*s", i > 0 ? "; " : "", TEXT_ARGS(cites[i].words));
        used += n > 0 ? (size_t)n : 0;
    }
}

/* The gravest effect among the reasons of a rule (of one row, when the finding is about a row). */
static int effect_of(const view *v, const part *p) {
    int gravest = EFFECT_PASS;
    for (size_t i = 0; i < v->reason_count; i++) {
        const record_reason *r = &v->reasons[i];
        bool same_row = p->kind != PART_ROW || (r->source == p->source && r->line == p->row);
        if (r->rule == p->number && same_row && r->effect > gravest) gravest = r->effect;
    }
    return gravest;
}

static word outcome_word(const view *v, const part *p) {
    int gravest = p->outcome == OUTCOME_SAID ? effect_of(v, p) : EFFECT_PASS;
    if (gravest > EFFECT_PASS) return (word)(WORD_EFFECT_PASS + gravest);
    return (word)(WORD_OUT_NOT_IN_FORCE + p->outcome);
}

static const char *say(const view *v, word which) {
    return word_in(v->in, which);
}

static const char *colon(const view *v) {
    return v->in.engine == WORDS_ZH ? "：" : ": ";
}

/* Between a phrase and its value. */
static const char *gap(const view *v) {
    return v->in.engine == WORDS_ZH ? "：" : " ";
}

static const char *semicolon(const view *v) {
    return v->in.engine == WORDS_ZH ? "；" : "; ";
}

static void add(view *v, const char *before, text theirs) {
    if (theirs.len == 0) return;
    page_words(&v->page, before);
    page_text(&v->page, theirs);
}

/* ---- one step, as a line ---- */

static void cell_name(view *v, const step *s) {
    const source_decl *source = &v->pack->sources[s->source];
    if (s->source != v->pack->candidates) {
        page_text(&v->page, source->name);
        page_words(&v->page, ".");
    }
    page_text(&v->page, source->columns[s->column].name);
}

static void say_place(view *v, const step *s) {
    char buffer[512];
    text at = place_of(v, s->source, s->input, s->row, buffer, sizeof buffer);
    if (at.len == 0 || s->row == 0) return;
    page_words(&v->page, " (");
    page_text(&v->page, at);
    page_words(&v->page, ")");
}

static void say_cell(view *v, const step *s) {
    cell_name(v, s);
    page_words(&v->page, " ");
    if (s->kind == STEP_GIVEN) {
        page_words(&v->page, say(v, s->a == YES ? WORD_GIVEN : WORD_NOT_GIVEN));
    } else {
        page_text(&v->page, s->raw);
        if (s->a != CELL_OK) {
            if (s->raw.len > 0) page_words(&v->page, " ");
            page_words(&v->page, "[");
            page_words(&v->page, say(v, (word)(WORD_CELL_OK + s->a)));
            page_words(&v->page, "]");
        }
    }
    say_place(v, s);
}

static void say_answer(view *v, int n) {
    page_words(&v->page, colon(v));
    page_words(&v->page, say(v, (word)(WORD_NO + n)));
}

static void day_words(const view *v, span s, char buffer[48]) {
    if (span_open(s))
        snprintf(buffer, 48, "%s", say(v, WORD_CELL_OPEN));
    else
        date_print(s, buffer);
}

static void say_computed(view *v, const step *s) {
    char x[48], y[48], n[96], line[512];
    day_words(v, s->x, x);
    day_words(v, s->y, y);
    snprintf(n, sizeof n, "%" PRId64, s->n);
    switch (s->kind) {
    case STEP_AGE: word_print(v->in, line, sizeof line, WORD_AGE_ON, n, y, x); break;
    case STEP_REACHED: word_print(v->in, line, sizeof line, WORD_REACHED_ON, n, y, x); break;
    case STEP_ELAPSED: word_print(v->in, line, sizeof line, WORD_ELAPSED_ON, n, x, y); break;
    case STEP_UNBROKEN: word_print(v->in, line, sizeof line, WORD_UNBROKEN, x, y); break;
    default:
        word_duration(v->in, s->length, n);
        word_print(v->in, line, sizeof line, WORD_PERIOD_FROM, n, x, y);
        break;
    }
    page_words(&v->page, line);
    if (s->kind == STEP_REACHED || s->kind == STEP_UNBROKEN) say_answer(v, s->a);
    if (s->kind != STEP_PERIOD || s->a == FIRST_EXCLUDED) return;
    page_words(&v->page, " (");
    page_words(&v->page, say(v, s->a == FIRST_COUNTS ? WORD_FIRST_COUNTS : WORD_FIRST_DISPUTED));
    page_words(&v->page, ")");
}

static void say_named(view *v, const step *s) {
    char value[32];
    switch (s->kind) {
    case STEP_DAY:
        page_text(&v->page, v->pack->days[s->source].name);
        page_words(&v->page, " ");
        date_print(s->x, value);
        if (s->a == CELL_OK)
            page_words(&v->page, value);
        else
            page_print(&v->page, "[%s]", say(v, (word)(WORD_CELL_OK + s->a)));
        break;
    case STEP_PARAM:
        page_text(&v->page, v->pack->params[s->source].name);
        page_words(&v->page, " = ");
        page_text(&v->page, v->record->params[s->source].value);
        break;
    case STEP_FACT:
        page_print(&v->page, "%s ", say(v, WORD_FACT));
        page_text(&v->page, v->pack->facts[s->source].name);
        say_answer(v, s->a);
        break;
    default:
        page_print(&v->page, "%s%s", say(v, WORD_PASS_SAID), colon(v));
        page_text(&v->page, s->raw);
        break;
    }
}

static void say_rows(view *v, const step *s) {
    char n[32], words[64];
    page_text(&v->page, v->pack->sources[s->source].name);
    page_words(&v->page, colon(v));
    number_words((uint64_t)(s->n > 0 ? s->n : 0), n);
    word_print(v->in, words, sizeof words, s->n == 1 ? WORD_ONE_ROW : s->n > 0 ? WORD_ROWS_SEEN : WORD_NO_ROWS, n);
    page_words(&v->page, words);
    if (s->n > 0 && s->a == SEARCHED) return;
    page_words(&v->page, v->in.engine == WORDS_ZH ? "，" : ", ");
    page_words(&v->page, say(v, (word)(WORD_SEARCH_DONE + s->a)));
}

static void say_step(view *v, const step *s, size_t indent) {
    switch (s->kind) {
    case STEP_CELL:
    case STEP_GIVEN: say_cell(v, s); break;
    case STEP_DAY:
    case STEP_PARAM:
    case STEP_FACT:
    case STEP_PASS_CODE: say_named(v, s); break;
    case STEP_ROWS: say_rows(v, s); break;
    default: say_computed(v, s); break;
    }
    page_end(&v->page, indent, indent + 2);
}

/* ---- the page ---- */

static void say_head(view *v) {
    char buffer[512], day_written[32];
    const record_decision *d = v->d;
    page_text(&v->page, d->key);
    add(v, "  ", d->name);
    page_print(&v->page, "%s%s", colon(v), word_decision(v->in, d->decision));
    if (d->flags & RESULT_HELD) page_print(&v->page, " (%s)", say(v, WORD_HELD));
    page_end(&v->page, 0, 4);
    page_print(&v->page, "%s%s", say(v, WORD_LISTED), gap(v));
    page_text(&v->page, place_of(v, v->pack->candidates, d->input, d->line, buffer, sizeof buffer));
    if (d->stage < v->pack->stage_count) {
        page_print(&v->page, "%s%s%s", semicolon(v), say(v, WORD_STAGE), gap(v));
        page_text(&v->page, label_text(&v->pack->stages[d->stage].title, v->in.pack,
                                       v->pack->stages[d->stage].id));
    }
    if (v->law_day.lo != DAY_NONE) {
        date_print(v->law_day, day_written);
        page_print(&v->page, "%s%s%s%s", semicolon(v), say(v, WORD_LAW_DAY_THEN), gap(v), day_written);
    }
    page_end(&v->page, 2, 4);
    if (d->eligible_from.lo == DAY_NONE) return;
    date_print(d->eligible_from, day_written);
    page_print(&v->page, "%s%s%s", say(v, WORD_MAY_STAND), gap(v), day_written);
    page_end(&v->page, 2, 4);
}

static void say_pair(view *v, word what, text value) {
    if (value.len == 0) return;
    page_print(&v->page, "%s%s", say(v, what), colon(v));
    page_text(&v->page, value);
    page_end(&v->page, 6, 8);
}

static void say_reason(view *v, const record_reason *r) {
    char buffer[512], line[256];
    if (r->rule != NO_INDEX) {
        page_text(&v->page, v->pack->rules[r->rule].id);
        page_words(&v->page, " ");
    }
    page_text(&v->page, r->code);
    page_print(&v->page, "%s%s", colon(v), say(v, (word)(WORD_EFFECT_PASS + r->effect)));
    page_end(&v->page, 2, 6);
    page_text(&v->page, r->words[v->in.pack].len > 0 ? r->words[v->in.pack] : r->words[0]);
    page_end(&v->page, 6, 8);
    if (r->said != r->effect) {
        word_print(v->in, line, sizeof line, WORD_SAID_BUT, say(v, (word)(WORD_EFFECT_PASS + r->said)),
                   say(v, (word)(WORD_EFFECT_PASS + r->effect)));
        page_words(&v->page, line);
    }
    bool explained = r->cause != CAUSE_SAID && r->rule != NO_INDEX;    /* the engine's own say it all */
    if (explained) {
        page_words(&v->page, r->said != r->effect ? colon(v) : "");
        page_words(&v->page, say(v, (word)(WORD_CAUSE_SAID + r->cause)));
    }
    if (r->said != r->effect || explained) page_end(&v->page, 6, 8);
    say_pair(v, WORD_LAW, r->citation);
    text at = evidence_of(v, r, buffer, sizeof buffer);
    if (at.len > 0) {
        page_print(&v->page, "%s%s", say(v, WORD_EVIDENCE), colon(v));
        page_text(&v->page, at);
        if (r->grade != GRADE_NONE)
            page_print(&v->page, " (%s)", say(v, (word)(WORD_GRADE_NONE + r->grade)));
        page_end(&v->page, 6, 8);
    }
    say_pair(v, WORD_WAITS, r->waits);
    say_pair(v, WORD_FOR_WHOM, r->to);
    if (r->eligible_from.lo == DAY_NONE) return;
    day_words(v, r->eligible_from, line);
    say_pair(v, WORD_MAY_STAND, text_of(line));
}

static void heading(view *v, word which) {
    page_blank(&v->page);
    page_words(&v->page, say(v, which));
    page_end(&v->page, 0, 0);
}

static void say_rule_head(view *v, uint16_t rule) {
    const rule_decl *r = &v->pack->rules[rule];
    char cites[1024];
    text title = label_text(&r->title, v->in.pack, (text){ "", 0 });
    page_text(&v->page, r->id);
    add(v, "  ", title);
    page_print(&v->page, " [%s]", say(v, (word)(WORD_STATUTE + (int)r->severity)));
    page_end(&v->page, 2, 6);
    cites_then(v, r->cites, r->cite_count, cites, sizeof cites);
    page_print(&v->page, "%s%s", say(v, WORD_LAW), colon(v));
    page_text(&v->page, cites[0] != '\0' ? text_of(cites) : text_of(say(v, WORD_NO_LAW_THEN)));
    page_end(&v->page, 6, 8);
}

static void say_finding(view *v, const finding *found) {
    const part *p = &found->part;
    char buffer[512];
    if (p->kind == PART_ROW) {
        page_print(&v->page, "%s ", say(v, WORD_ROW));
        page_text(&v->page, place_of(v, p->source, p->input, p->row, buffer, sizeof buffer));
        if (p->grade != GRADE_NONE)
            page_print(&v->page, " (%s)", say(v, (word)(WORD_GRADE_NONE + p->grade)));
    } else {
        page_words(&v->page, say(v, WORD_FINDING));
    }
    page_print(&v->page, "%s%s", colon(v), say(v, outcome_word(v, p)));
    page_end(&v->page, 6, 8);
    for (uint32_t i = 0; i < p->step_count; i++) say_step(v, &found->steps[i], 8);
}

static void say_rules(view *v) {
    heading(v, WORD_WHY_RULES);
    for (size_t rule = 0; rule < v->pack->rule_count; rule++) {
        size_t met = 0;
        say_rule_head(v, (uint16_t)rule);
        for (size_t i = 0; i < v->count; i++) {
            const part *p = &v->findings[i].part;
            if ((p->kind != PART_RULE && p->kind != PART_ROW) || p->number != rule) continue;
            say_finding(v, &v->findings[i]);
            met++;
        }
        if (met > 0) continue;
        page_words(&v->page, say(v, WORD_WHY_NO_FINDING));
        page_end(&v->page, 6, 8);
    }
}

static void say_facts(view *v) {
    size_t met = 0;
    for (size_t i = 0; i < v->count; i++) {
        const part *p = &v->findings[i].part;
        if (p->kind != PART_FACT) continue;
        if (met++ == 0) heading(v, WORD_WHY_FACTS);
        page_text(&v->page, label_text(&v->pack->facts[p->number].title, v->in.pack,
                                       v->pack->facts[p->number].name));
        page_end(&v->page, 2, 6);
        for (uint32_t k = 0; k < p->step_count; k++) say_step(v, &v->findings[i].steps[k], 6);
    }
}

/* ---- what it rests on ---- */

/* What the rules met of a source: the rows they saw and whether the candidate was searched. */
static const step *rows_step(const view *v, uint16_t source) {
    const step *best = NULL;
    for (size_t i = 0; i < v->count; i++)
        for (uint32_t k = 0; k < v->findings[i].part.step_count; k++) {
            const step *s = &v->findings[i].steps[k];
            if (s->kind == STEP_ROWS && s->source == source && (best == NULL || s->n > best->n)) best = s;
        }
    return best;
}

static void say_claim(view *v, const record_source *s) {
    const char *comma = v->in.engine == WORDS_ZH ? "，" : ", ";
    char line[512], name[256];
    page_print(&v->page, "%s%s", say(v, WORD_SEARCHED), colon(v));
    if (s->everybody || s->column.len == 0) {
        page_words(&v->page, say(v, WORD_EVERYBODY));
    } else {
        snprintf(name, sizeof name, "%.*s", TEXT_ARGS(s->column));
        word_print(v->in, line, sizeof line, WORD_WHERE_COLUMN, name);
        page_text(&v->page, text_of(line));
        add(v, " ", s->values);
    }
    if (s->says.len > 0) page_print(&v->page, "%s%s%s", comma, say(v, WORD_SAYS), gap(v));
    page_text(&v->page, s->says);
    if (s->on.len > 0) page_print(&v->page, "%s%s%s", comma, say(v, WORD_ON), gap(v));
    page_text(&v->page, s->on);
    if (s->keys.len > 0) page_print(&v->page, "%s%s ", comma, say(v, WORD_BY_KEYS));
    page_text(&v->page, s->keys);
    page_end(&v->page, 6, 8);
}

static void say_rests(view *v) {
    heading(v, WORD_WHY_RESTS);
    for (size_t i = 0; i < v->pack->source_count; i++) {
        const record_source *s = &v->record->sources[i];
        const step *rows = rows_step(v, (uint16_t)i);
        if (v->pack->sources[i].kind != SOURCE_EVIDENCE) continue;
        if (rows != NULL) {
            say_rows(v, rows);
        } else {
            page_text(&v->page, v->pack->sources[i].name);
            if (v->count > 0) page_print(&v->page, "%s%s", colon(v), say(v, WORD_NOT_LOOKED_AT));
        }
        page_end(&v->page, 2, 6);
        if (!s->asked)
            page_words(&v->page, say(v, WORD_NOT_ASKED));
        else if (!s->claimed)
            page_words(&v->page, say(v, WORD_NO_CLAIM));
        if (s->asked && s->claimed)
            say_claim(v, s);
        else
            page_end(&v->page, 6, 8);
    }
}

int why_text(sink *to, const why_terms *terms, fault *f) {
    view v;
    int code = open_view(&v, terms, to, f);
    if (code == 0) {
        say_head(&v);
        if (v.reason_count > 0) heading(&v, WORD_WHY_REASONS);
        for (size_t i = 0; i < v.reason_count; i++) say_reason(&v, &v.reasons[i]);
        if (terms->trace.len == 0) {
            heading(&v, WORD_WHY_NO_TRACE);
        } else {
            say_rules(&v);
            say_facts(&v);
        }
        say_rests(&v);
    }
    return close_view(&v, code, f);
}

/* ---- JSON ---- */

static void key(sink *to, const char *name) {
    sink_print(to, ",\"%s\":", name);
}

static void pair(sink *to, const char *name, text value) {
    if (value.len == 0) return;
    key(to, name);
    sink_json(to, value);
}

static void pair_day(sink *to, const char *name, span s) {
    char written[32];
    if (s.lo == DAY_NONE) return;
    date_print(s, written);
    pair(to, name, text_of(written));
}

static void pair_place(view *v, const char *name, uint16_t source, uint16_t number, uint32_t line) {
    char buffer[512];
    pair(v->page.to, name, place_of(v, source, number, line, buffer, sizeof buffer));
}

static void json_cell(view *v, const step *s) {
    static const char *const states[] = { "ok", "blank", "open", "none", "unreadable" };
    sink *to = v->page.to;
    pair(to, "source", v->pack->sources[s->source].name);
    pair(to, "column", v->pack->sources[s->source].columns[s->column].name);
    if (s->kind == STEP_GIVEN) {
        key(to, "given");
        sink_words(to, s->a == YES ? "true" : "false");
    } else {
        pair(to, "state", text_of(states[s->a]));
        key(to, "value");
        sink_json(to, s->raw);
    }
    if (s->row > 0) pair_place(v, "at", s->source, s->input, s->row);
}

static const char *answer_name(int n) {
    return n == NO ? "no" : n == YES ? "yes" : "unknown";
}

static void json_computed(sink *to, const step *s) {
    static const char *const first[] = { "excluded", "counts", "disputed" };
    pair_day(to, "from", s->x);
    pair_day(to, s->kind == STEP_PERIOD ? "last_day" : s->kind == STEP_UNBROKEN ? "to" : "on", s->y);
    if (s->kind == STEP_PERIOD) {
        char written[48];
        duration_print(s->length, written);
        pair(to, "length", text_of(written));
        pair(to, "first_day", text_of(first[s->a]));
    } else if (s->kind != STEP_UNBROKEN) {
        key(to, "years");
        sink_number(to, s->n);
    }
    if (s->kind == STEP_REACHED || s->kind == STEP_UNBROKEN)
        pair(to, "answer", text_of(answer_name(s->a)));
}

static const char *searched_name(int n) {
    static const char *const names[] = { "searched",     "not_asked", "not_covered", "key_blank",
                                         "key_unreadable", "void",    "no_reply",    "unreadable_row",
                                         "possible" };
    return names[n];
}

static void json_step(view *v, const step *s) {
    static const char *const kinds[] = { "", "cell", "day", "param", "given", "age", "reached", "period",
                                         "elapsed", "rows", "fact", "unbroken", "pass" };
    sink *to = v->page.to;
    sink_print(to, "{\"step\":\"%s\"", kinds[s->kind]);
    switch (s->kind) {
    case STEP_CELL:
    case STEP_GIVEN: json_cell(v, s); break;
    case STEP_DAY:
        pair(to, "day", v->pack->days[s->source].name);
        if (s->a == CELL_OK) pair_day(to, "value", s->x);
        break;
    case STEP_PARAM:
        pair(to, "param", v->pack->params[s->source].name);
        pair(to, "value", v->record->params[s->source].value);
        break;
    case STEP_FACT:
        pair(to, "fact", v->pack->facts[s->source].name);
        pair(to, "answer", text_of(answer_name(s->a)));
        break;
    case STEP_ROWS:
        pair(to, "source", v->pack->sources[s->source].name);
        key(to, "rows");
        sink_number(to, s->n);
        pair(to, "searched", text_of(searched_name(s->a)));
        break;
    case STEP_PASS_CODE: pair(to, "code", s->raw); break;
    default: json_computed(to, s); break;
    }
    sink_words(to, "}");
}

static void json_finding(view *v, const finding *found) {
    static const char *const outcomes[] = { "not_in_force", "not_applicable", "pass", "said",
                                            "unknown", "failed", "void" };
    sink *to = v->page.to;
    const part *p = &found->part;
    sink_print(to, "{\"outcome\":\"%s\"", outcomes[p->outcome]);
    if (p->outcome == OUTCOME_SAID) pair(to, "effect", text_of(effect_name(effect_of(v, p))));
    if (p->kind == PART_ROW) {
        pair(to, "source", v->pack->sources[p->source].name);
        pair_place(v, "row", p->source, p->input, p->row);
        pair(to, "grade", text_of(grade_name(p->grade)));
    }
    key(to, "steps");
    sink_words(to, "[");
    for (uint32_t i = 0; i < p->step_count; i++) {
        if (i > 0) sink_words(to, ",");
        json_step(v, &found->steps[i]);
    }
    sink_words(to, "]}");
}

/* Findings of one rule, or of one fact. */
static void json_findings(view *v, bool facts, size_t number) {
    sink *to = v->page.to;
    bool any = false;
    key(to, "findings");
    sink_words(to, "[");
    for (size_t i = 0; i < v->count; i++) {
        const part *p = &v->findings[i].part;
        if (p->kind == PART_TALLY || (p->kind == PART_FACT) != facts || p->number != number) continue;
        if (any) sink_words(to, ",");
        any = true;
        json_finding(v, &v->findings[i]);
    }
    sink_words(to, "]");
}

static void json_rules(view *v) {
    sink *to = v->page.to;
    char cites[1024];
    sink_words(to, ",\n \"rules\":[");
    for (size_t i = 0; i < v->pack->rule_count; i++) {
        const rule_decl *r = &v->pack->rules[i];
        sink_words(to, i > 0 ? ",\n  {\"rule\":" : "\n  {\"rule\":");
        sink_json(to, r->id);
        pair(to, "title", label_text(&r->title, v->in.pack, (text){ "", 0 }));
        pair(to, "severity", text_of(severity_name((int)r->severity)));
        if (r->stage != NO_INDEX) pair(to, "stage", v->pack->stages[r->stage].id);
        cites_then(v, r->cites, r->cite_count, cites, sizeof cites);
        pair(to, "citation", text_of(cites));
        json_findings(v, false, i);
        sink_words(to, "}");
    }
    sink_words(to, "],\n \"facts\":[");
    for (size_t i = 0; i < v->pack->fact_count; i++) {
        sink_words(to, i > 0 ? ",\n  {\"fact\":" : "\n  {\"fact\":");
        sink_json(to, v->pack->facts[i].name);
        json_findings(v, true, i);
        sink_words(to, "}");
    }
    sink_words(to, "]");
}

static void json_reasons(view *v) {
    sink *to = v->page.to;
    char buffer[512];
    sink_words(to, ",\n \"reasons\":[");
    for (size_t i = 0; i < v->reason_count; i++) {
        const record_reason *r = &v->reasons[i];
        sink_words(to, i > 0 ? ",\n  {\"rule\":" : "\n  {\"rule\":");
        if (r->rule == NO_INDEX)
            sink_words(to, "null");
        else
            sink_json(to, v->pack->rules[r->rule].id);
        pair(to, "code", r->code);
        pair(to, "effect", text_of(effect_name(r->effect)));
        pair(to, "said", text_of(effect_name(r->said)));
        pair(to, "cause", text_of(cause_name(r->cause)));
        pair(to, "words", r->words[v->in.pack].len > 0 ? r->words[v->in.pack] : r->words[0]);
        pair(to, "citation", r->citation);
        pair(to, "grade", text_of(grade_name(r->grade)));
        pair(to, "evidence", evidence_of(v, r, buffer, sizeof buffer));
        pair(to, "waits", r->waits);
        pair(to, "for", r->to);
        pair_day(to, "eligible_from", r->eligible_from);
        sink_words(to, "}");
    }
    sink_words(to, "]");
}

static void json_sources(view *v) {
    sink *to = v->page.to;
    bool any = false;
    sink_words(to, ",\n \"sources\":[");
    for (size_t i = 0; i < v->pack->source_count; i++) {
        const record_source *s = &v->record->sources[i];
        const step *rows = rows_step(v, (uint16_t)i);
        if (v->pack->sources[i].kind != SOURCE_EVIDENCE) continue;
        sink_words(to, any ? ",\n  {\"source\":" : "\n  {\"source\":");
        any = true;
        sink_json(to, v->pack->sources[i].name);
        sink_print(to, ",\"asked\":%s,\"claimed\":%s,\"everybody\":%s", s->asked ? "true" : "false",
                   s->claimed ? "true" : "false", s->everybody ? "true" : "false");
        if (rows != NULL) {
            key(to, "rows");
            sink_number(to, rows->n);
            pair(to, "searched", text_of(searched_name(rows->a)));
        }
        pair(to, "column", s->column);
        pair(to, "values", s->values);
        pair(to, "says", s->says);
        pair(to, "on", s->on);
        pair(to, "keys", s->keys);
        sink_words(to, "}");
    }
    sink_words(to, "]");
}

int why_json(sink *to, const why_terms *terms, fault *f) {
    view v;
    int code = open_view(&v, terms, to, f);
    if (code == 0) {
        sink_words(to, "{\"key\":");
        sink_json(to, v.d->key);
        pair(to, "name", v.d->name);
        pair_place(&v, "at", v.pack->candidates, v.d->input, v.d->line);
        pair(to, "decision", text_of(decision_name(v.d->decision)));
        key(to, "held");
        sink_words(to, v.d->flags & RESULT_HELD ? "true" : "false");
        if (v.d->stage < v.pack->stage_count) pair(to, "stage", v.pack->stages[v.d->stage].id);
        pair_day(to, "law_day", v.law_day);
        pair_day(to, "eligible_from", v.d->eligible_from);
        json_reasons(&v);
        if (terms->trace.len > 0) json_rules(&v);
        json_sources(&v);
        sink_words(to, "\n}\n");
    }
    return close_view(&v, code, f);
}

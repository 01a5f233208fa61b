/* diff_cause: what made a reason come, go or change.
 *
 * Asked in the order in which a person would: did somebody rule, was the rule there and its
 * stage judged, is its text another, did it read another day, parameter, cell or row. What was
 * read is in the traces; of somebody accepted none is kept, and it is made again from the
 * inputs where these are in the folder. Only when nothing of that differs are the files named
 * that do, and when no file does either it is said that what did it cannot be told. Nothing is
 * guessed: a cause is a difference that was seen. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/diff_cause.h"

#include <stdlib.h>
#include <string.h>

#include "pack/through.h"
#include "report/diff_reads.h"

enum { CAUSES_MAX = 1 << 16, ROW_SHOWN = 8 };

/* What is known of the text of a rule: asked once for each. */
enum { TEXT_UNASKED, TEXT_SAME, TEXT_OTHER };

/* ---- the manifests ------------------------------------------------------------ */

int diff_terms_open(diff_terms *t, fault *f) {
    int code = 0;
    t->texts = arena_take_zero(&t->memory, t->records[0]->pack.rule_count + 1, 1);
    if (t->texts == NULL) return fault_memory(f);
    for (int side = 0; side < 2 && code == 0; side++)
        code = record_manifest(t->records[side], &t->memory, &t->items[side], &t->counts[side],
                               f);
    return code;
}

void diff_terms_close(diff_terms *t) {
    arena_clear(&t->memory);
}

bool diff_terms_same(const diff_terms *t) {
    if (t->counts[0] != t->counts[1]) return false;
    for (size_t i = 0; i < t->counts[0]; i++) {
        const record_item *a = &t->items[0][i], *b = &t->items[1][i];
        if (!text_equal(a->part, b->part) || !text_equal(a->name, b->name) ||
            !text_equal(a->value, b->value))
            return false;
    }
    return true;
}

/* ---- a case ------------------------------------------------------------ */

static const record_decision *decision_of(const diff_case *c, int side) {
    return side == 0 ? c->of->before : c->of->after;
}

static int open_side(diff_case *c, int side, fault *f) {
    const diff_terms *t = c->terms;
    const record_decision *d = decision_of(c, side);
    if (d == NULL) return 0;
    c->asked[side] = (why_terms){ .record = t->records[side],
                                  .decision = d,
                                  .in = t->in[side] };
    c->open[side] = true;
    return why_open(&c->views[side], &c->asked[side], &c->nowhere, f);
}

/* Asked for late: to make the trace of somebody accepted again costs more than all the rest. */
static int open_read(diff_case *c, int side, fault *f) {
    const diff_terms *t = c->terms;
    if (c->read_open[side] || !c->open[side]) return 0;
    int code = t->trace(t->payload, side, decision_of(c, side), &c->memory,
                        &c->asked[side].trace, &c->traced[side], f);
    if (code != 0) return code;
    c->read_open[side] = true;
    return why_open(&c->read[side], &c->asked[side], &c->nowhere, f);
}

int diff_case_open(diff_case *c, diff_terms *terms, const diff_change *of, fault *f) {
    *c = (diff_case){ .terms = terms, .of = of };
    sink_memory(&c->nowhere);
    int code = open_side(c, 0, f);
    if (code == 0) code = open_side(c, 1, f);
    if (code != 0) return code;
    return diff_reasons(&terms->records[0]->pack, c->views[0].reasons, c->views[0].reason_count,
                        &terms->records[1]->pack, c->views[1].reasons, c->views[1].reason_count,
                        &c->memory, &c->reasons, &c->reason_count, f);
}

void diff_case_close(diff_case *c) {
    for (int side = 0; side < 2; side++) {
        if (c->open[side]) why_close(&c->views[side], 0, NULL);
        if (c->read_open[side]) why_close(&c->read[side], 0, NULL);
    }
    sink_drop(&c->nowhere);
    arena_clear(&c->memory);
}

/* ---- what did it ------------------------------------------------------------ */

typedef struct asking {
    diff_case *c;
    const diff_reason *of;
    uint16_t rules[2];       /* its number in each pack; NO_INDEX: it is not there */
    text id;
    diff_cause *items;
    size_t count, room;
    fault *f;
} asking;

static const pack *pack_of(const asking *q, int side) {
    return &q->c->terms->records[side]->pack;
}

static int add_cause(asking *q, diff_cause cause) {
    if (!grow((void **)&q->items, &q->room, q->count, sizeof *q->items, CAUSES_MAX))
        return fault_memory(q->f);
    q->items[q->count++] = cause;
    return 0;
}

static text made(char *at) {
    return (text){ at, at == NULL ? 0 : strlen(at) };
}

/* "lifted: A. Clerk, 2026-10-30, retrial 2026-12"; empty: nobody ruled. at == NULL: no
 * memory. */
static text ruling_of(asking *q, int side) {
    const record_reason *r = side == 0 ? q->of->before : q->of->after;
    if (r == NULL || r->ruled == RULED_NOT) return (text){ "", 0 };
    return made(arena_print(&q->c->memory, "%s: %.*s, %.*s, %.*s",
                            word_in(q->c->terms->in[side], (word)(WORD_RULED_NOT + r->ruled)),
                            TEXT_ARGS(r->ruled_by), TEXT_ARGS(r->ruled_on),
                            TEXT_ARGS(r->document)));
}

static int ask_rulings(asking *q) {
    text was = ruling_of(q, 0), is = ruling_of(q, 1);
    if (was.at == NULL || is.at == NULL) return fault_memory(q->f);
    if (text_equal(was, is)) return 0;
    return add_cause(q, (diff_cause){ .kind = DIFF_RULED, .was = was, .is = is });
}

/* The lines from a rule's first to the next rule of its file. */
static text lines_of(const pack *p, uint16_t rule, text body) {
    uint32_t first = p->rules[rule].at.line, next = UINT32_MAX, line = 1;
    size_t from = body.len, to = body.len;
    for (size_t i = 0; i < p->rule_count; i++) {
        uint32_t at = p->rules[i].at.line;
        if (at > first && at < next && text_equal(p->files[i].name, p->files[rule].name))
            next = at;
    }
    for (size_t i = 0; i < body.len; i++) {
        if (line == first && from == body.len) from = i;
        if (line == next) {
            to = i;
            break;
        }
        line += body.at[i] == '\n';
    }
    return from < to ? (text){ body.at + from, to - from } : (text){ "", 0 };
}

static int compare_texts(asking *q, uint8_t *out) {
    text bodies[2], lines[2];
    arena a = { 0 };
    int code = 0;
    for (int side = 0; side < 2 && code == 0; side++) {
        const pack *p = pack_of(q, side);
        int found = record_text(q->c->terms->records[side], p->files[q->rules[side]].name, &a,
                                &bodies[side], q->f);
        if (found < 0) code = found;
        else if (found == 0) bodies[side] = (text){ "", 0 };
        if (code == 0) lines[side] = text_trim(lines_of(p, q->rules[side], bodies[side]));
    }
    if (code == 0)
        *out = text_equal(lines[0], lines[1]) ? TEXT_SAME : TEXT_OTHER;
    arena_clear(&a);
    return code;
}

static int ask_text(asking *q) {
    uint8_t *known = &q->c->terms->texts[q->rules[0]];
    const pack *p = pack_of(q, 1);
    int code = *known == TEXT_UNASKED ? compare_texts(q, known) : 0;
    if (code != 0 || *known == TEXT_SAME) return code;
    text file = p->files[q->rules[1]].name;
    text at = made(arena_print(&q->c->memory, "%.*s:%u", TEXT_ARGS(file),
                               (unsigned)p->rules[q->rules[1]].at.line));
    if (at.at == NULL) return fault_memory(q->f);
    return add_cause(q, (diff_cause){ .kind = DIFF_TEXT, .name = at });
}

static text day_text(asking *q, span day) {
    char written[32];
    if (day.lo == DAY_NONE) return text_of(word_in(q->c->terms->in[1], WORD_LAW_DAY_UNKNOWN));
    date_print(day, written);
    return made(arena_print(&q->c->memory, "%s", written));
}

static int ask_law_day(asking *q) {
    const record_decision *a = q->c->of->before, *b = q->c->of->after;
    if (a == NULL || b == NULL) return 0;
    if (a->law_day.lo == b->law_day.lo && a->law_day.hi == b->law_day.hi) return 0;
    diff_cause cause = { .kind = DIFF_LAW_DAY, .was = day_text(q, a->law_day),
                         .is = day_text(q, b->law_day) };
    if (cause.was.at == NULL || cause.is.at == NULL) return fault_memory(q->f);
    return add_cause(q, cause);
}

/* "offence theft, final_on 2022-06-01" */
static text row_text(asking *q, const diff_read *cells, size_t count) {
    text all = { "", 0 };
    for (size_t i = 0; i < count && i < ROW_SHOWN && all.at != NULL; i++)
        all = made(arena_print(&q->c->memory, "%.*s%s%.*s %.*s", TEXT_ARGS(all),
                               i > 0 ? ", " : "", TEXT_ARGS(cells[i].name),
                               TEXT_ARGS(cells[i].value)));
    return all;
}

static int add_row(asking *q, const diff_read_pair *p) {
    const diff_read *row = p->before != NULL ? p->before : p->after;
    text words = row_text(q, row, p->cells);
    diff_cause cause = { .kind = p->before != NULL ? DIFF_ROW_GONE : DIFF_ROW_NEW,
                         .name = row->source };
    if (words.at == NULL) return fault_memory(q->f);
    if (p->before != NULL) cause.was = words, cause.was_at = row->at;
    else cause.is = words, cause.is_at = row->at;
    return add_cause(q, cause);
}

static int add_read(asking *q, const diff_read_pair *p) {
    static const diff_cause_kind kinds[] = {
        [READ_PARAM] = DIFF_PARAM,   [READ_DAY] = DIFF_DAY,
        [READ_CELL] = DIFF_CELL,     [READ_GIVEN] = DIFF_CELL,
        [READ_FACT] = DIFF_FACT,     [READ_SEARCHED] = DIFF_SEARCHED,
        [READ_COUNT] = DIFF_SEARCHED, [READ_ROW] = DIFF_CELL
    };
    if (p->before == NULL || p->after == NULL) return add_row(q, p);
    text name = p->after->name;
    if (p->after->kind == READ_ROW)
        name = made(arena_print(&q->c->memory, "%.*s.%.*s", TEXT_ARGS(p->after->source),
                                TEXT_ARGS(name)));
    if (name.at == NULL) return fault_memory(q->f);
    return add_cause(q, (diff_cause){ .kind = kinds[p->after->kind],
                                      .name = name,
                                      .was = p->before->value,
                                      .is = p->after->value,
                                      .was_at = p->before->at,
                                      .is_at = p->after->at });
}

/* The number of rows says nothing new beside a row of the source that came or went. */
static bool row_says_it(const diff_read_pair *pairs, size_t count, const diff_read_pair *p) {
    if (p->before == NULL || p->before->kind != READ_COUNT) return false;
    for (size_t i = 0; i < count; i++) {
        const diff_read *row = pairs[i].before != NULL ? pairs[i].before : pairs[i].after;
        if (row->kind == READ_ROW && text_equal(row->source, p->before->name)) return true;
    }
    return false;
}

/* A source that expects nobody, or not in both packs, has rows of nobody in particular. */
static int ask_who(void *payload, int side, const diff_read *row, text *out, fault *f) {
    asking *q = payload;
    const diff_terms *t = q->c->terms;
    const pack *p = pack_of(q, side);
    uint16_t source = pack_find_source(p, row->source);
    *out = (text){ "", 0 };
    if (source == NO_INDEX || p->sources[source].expects_column == NO_INDEX) return 0;
    return t->who(t->payload, side, decision_of(q->c, side), source, row->at, &q->c->memory,
                  out, f);
}

static int ask_reads(asking *q) {
    const diff_who who = { ask_who, q };
    diff_reading sides[2] = { { 0 }, { 0 } };
    diff_read_pair *pairs = NULL;
    size_t count = 0;
    int code = 0;
    for (int side = 0; side < 2 && code == 0; side++)
        code = diff_reads_of(&q->c->read[side], q->rules[side], &q->c->memory, &sides[side],
                             q->f);
    if (code == 0)
        code = diff_reads_compare(&sides[0], &sides[1], &who, &q->c->memory, &pairs, &count,
                                  q->f);
    for (size_t i = 0; i < count && code == 0; i++)
        if (!row_says_it(pairs, count, &pairs[i])) code = add_read(q, &pairs[i]);
    free(sides[0].items);
    free(sides[1].items);
    return code;
}

static int ask_traces(asking *q) {
    int code = 0;
    bool both = true;
    for (int side = 0; side < 2 && code == 0; side++) {
        code = open_read(q->c, side, q->f);
        if (code != 0 || q->c->traced[side] == DIFF_TRACE_KEPT) continue;
        both = false;
        code = add_cause(q, (diff_cause){ .kind = DIFF_NO_TRACE, .side = (uint8_t)side,
                                          .how = (uint8_t)q->c->traced[side] });
    }
    return code == 0 && both ? ask_reads(q) : code;
}

/* ---- the files, when nothing nearer differs ---------------------------------------------- */

/* Did the rule, or a fact, read the source? */
static bool rule_read(const why_view *v, uint16_t rule, uint16_t source) {
    for (size_t i = 0; i < v->count; i++) {
        const why_finding *found = &v->findings[i];
        bool own = found->part.kind == PART_FACT ||
                   (found->part.kind != PART_TALLY && found->part.number == rule);
        for (uint32_t k = 0; own && k < found->part.step_count; k++) {
            uint8_t kind = found->steps[k].kind;
            if (found->steps[k].source == source &&
                (kind == STEP_CELL || kind == STEP_GIVEN || kind == STEP_ROWS ||
                 kind == STEP_UNBROKEN))
                return true;
        }
    }
    return false;
}

/* May the reason rest on the source? The engine's own rest on the list, or on a row. */
static bool may_rest_on(const asking *q, int side, uint16_t source) {
    const pack *p = pack_of(q, side);
    const record_reason *r = side == 0 ? q->of->before : q->of->after;
    if (p->sources[source].kind == SOURCE_CANDIDATES) return true;
    if (r != NULL && r->source == source) return true;
    if (q->id.len == 0 || q->rules[side] == NO_INDEX) return false;
    return p->rules[q->rules[side]].each == source ||
           rule_read(&q->c->read[side], q->rules[side], source);
}

/* "criminal_records: records/court.csv" is a file of a source that the reason may rest on. */
static bool may_read(const asking *q, text name) {
    for (int side = 0; side < 2; side++) {
        const pack *p = pack_of(q, side);
        for (size_t s = 0; s < p->source_count; s++) {
            text source = p->sources[s].name;
            bool of = name.len > source.len + 1 && name.at[source.len] == ':' &&
                      memcmp(name.at, source.at, source.len) == 0;
            if (of && may_rest_on(q, side, (uint16_t)s)) return true;
        }
    }
    return false;
}

static int ask_item(asking *q, const record_item *item) {
    if (text_is(item->part, "pack_file"))
        return add_cause(q, (diff_cause){ .kind = DIFF_PACK_FILE, .name = item->name });
    if (text_is(item->part, "input") && may_read(q, item->name))
        return add_cause(q, (diff_cause){ .kind = DIFF_INPUT, .name = item->name });
    return 0;
}

static int compare_items(const record_item *a, const record_item *b) {
    int order = text_compare(a->part, b->part);
    return order != 0 ? order : text_compare(a->name, b->name);
}

static int ask_files(asking *q) {
    const diff_terms *t = q->c->terms;
    int code = 0;
    for (size_t i = 0, j = 0; (i < t->counts[0] || j < t->counts[1]) && code == 0;) {
        const record_item *a = &t->items[0][i], *b = &t->items[1][j];
        int order = i == t->counts[0] ? 1 : j == t->counts[1] ? -1 : compare_items(a, b);
        if (order != 0 || !text_equal(a->value, b->value))
            code = ask_item(q, order <= 0 ? a : b);
        i += order <= 0;
        j += order >= 0;
    }
    return code;
}

/* ---- in the order in which a person would ask -------------------------------------------- */

/* true: whether the rule was asked at all is the whole answer. */
static bool ask_presence(asking *q, int *code) {
    if (q->rules[0] == NO_INDEX || q->rules[1] == NO_INDEX) {
        *code = add_cause(q, (diff_cause){ .kind = q->rules[0] == NO_INDEX ? DIFF_RULE_NEW
                                                                           : DIFF_RULE_GONE });
        return true;
    }
    for (int side = 0; side < 2; side++) {
        const pack *p = pack_of(q, side);
        uint16_t stage = p->rules[q->rules[side]].stage;
        if (stage >= p->stage_count || through_judges(p, stage)) continue;
        *code = add_cause(q, (diff_cause){ .kind = DIFF_STAGE, .side = (uint8_t)side,
                                           .name = label_text(&p->stages[stage].title,
                                                              q->c->terms->in[side].pack,
                                                              p->stages[stage].id) });
        return true;
    }
    return false;
}

static int ask_all(asking *q) {
    int code = ask_rulings(q);
    size_t ruled = q->count, untold = 0;
    if (code != 0) return code;
    if (q->id.len > 0 && ask_presence(q, &code)) return code;
    if (q->id.len > 0) code = ask_text(q);
    if (code == 0) code = ask_law_day(q);
    if (code == 0 && q->id.len > 0) code = ask_traces(q);
    for (size_t i = 0; i < q->count; i++) untold += q->items[i].kind == DIFF_NO_TRACE;
    if (code == 0 && q->count == untold && ruled == 0) code = ask_files(q);
    if (code == 0 && q->count == 0) code = add_cause(q, (diff_cause){ .kind = DIFF_NOT_TOLD });
    return code;
}

int diff_case_causes(diff_case *c, const diff_reason *of, diff_cause **out, size_t *count,
                     fault *f) {
    asking q = { .c = c, .of = of, .f = f, .rules = { NO_INDEX, NO_INDEX } };
    const record_reason *any = of->before != NULL ? of->before : of->after;
    const pack *p = &c->terms->records[of->before != NULL ? 0 : 1]->pack;
    q.id = any->rule == NO_INDEX ? (text){ "", 0 } : p->rules[any->rule].id;
    for (int side = 0; side < 2 && q.id.len > 0; side++)
        q.rules[side] = pack_find_rule(pack_of(&q, side), q.id);
    int code = ask_all(&q);
    *out = code == 0 ? arena_take(&c->memory, (q.count + 1) * sizeof **out) : NULL;
    if (code == 0 && *out == NULL) code = fault_memory(f);
    if (code == 0 && q.count > 0) memcpy(*out, q.items, q.count * sizeof **out);
    *count = code == 0 ? q.count : 0;
    free(q.items);
    return code;
}

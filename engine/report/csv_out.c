/* csv_out: decisions.csv, reasons.csv, tasks.csv, and decisions as JSON lines.
 *
 * CSV is for people: a byte-order mark so that spreadsheets take it for UTF-8, lines end in
 * LF, and every text that comes from data or pack is guarded against being taken for a
 * formula. One row per candidate or per reason, in list order, so the same run gives the
 * same bytes. Codes (accept, refer, statute, ...) are the same in every language; only
 * reasons' words change. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/csv_out.h"

#include "pack/through.h"
#include "report/page.h"
#include "tally/ruled.h"

enum {
    ROWS_AHEAD = 8 /* whose cells, far away in memory, are asked for before they are needed */
};

static void comma(sink *to) {
    sink_bytes(to, ",", 1);
}

/* A code of ours: nothing to escape. */
static void code_field(sink *to, const char *code) {
    comma(to);
    sink_words(to, code);
}

static void data_field(sink *to, text t) {
    comma(to);
    sink_csv(to, t, true);
}

static void day_field(sink *to, span s) {
    char written[32];
    comma(to);
    if (s.lo == DAY_NONE) return;
    date_print(s, written);
    sink_words(to, written);
}

/* "file:line" of the row a reason rests on: of the evidence, or else the candidate's own. */
static text evidence_text(const evidence *e, const reason *r, char *buffer, size_t size) {
    bool own = r->source == NO_INDEX || r->row == NO_ROW;
    const table *rows = &e->tables[own ? e->pack->candidates : r->source];
    uint32_t row = own ? r->candidate : r->row;
    return place_words(table_file(rows, row), rows->line[row], buffer, size);
}

/* ---- decisions ------------------------------------------------------------ */

typedef struct decision_rows {
    sink *to;
    const outcome_set *of;
    const pack *pack;
    sink joined;             /* a field of several parts, in the making */
    /* What follows the key of somebody accepted of whom no ruling says anything: the same for
     * all who were accepted in one stage. */
    sink accepted;
    uint16_t accepted_stage;
} decision_rows;

static sink *begin_joined(decision_rows *w) {
    w->joined.used = 0;
    return &w->joined;
}

static void joined_field(decision_rows *w) {
    data_field(w->to, (text){ w->joined.buffer, w->joined.used });
}

/* "lifted CN-AGE-18:too_young by A. Clerk; ..." */
static void ruling_field(decision_rows *w, const verdict *v) {
    const pack *p = w->pack;
    sink *all = begin_joined(w);
    for (size_t i = 0; i < v->count; i++) {
        const reason *r = &v->reasons[i];
        if (r->ruled == RULED_NOT) continue;
        if (all->used > 0) sink_words(all, "; ");
        text id = r->rule != NO_INDEX ? p->rules[r->rule].id : (text){ "", 0 };
        sink_print(all, "%s %.*s%s%.*s by ", ruled_name(r->ruled), TEXT_ARGS(id),
                   id.len > 0 ? ":" : "", TEXT_ARGS(reason_code(p, r)));
        sink_text(all, w->of->rulings[r->ruling].by);
    }
    joined_field(w);
}

/* Distinct texts of the reasons that count, joined by "; ", as one field. */
typedef text pick(const pack *p, const reason *r);

static text pick_code(const pack *p, const reason *r) {
    return reason_code(p, r);
}

static text pick_waits(const pack *p, const reason *r) {
    (void)p;
    return r->waits;
}

static void distinct_field(decision_rows *w, const verdict *v, pick *get) {
    sink *all = begin_joined(w);
    for (size_t i = 0; i < v->count; i++) {
        text t = get(w->pack, &v->reasons[i]);
        bool again = t.len == 0 || !reason_counts(&v->reasons[i]);
        for (size_t j = 0; j < i && !again; j++)
            again = reason_counts(&v->reasons[j]) &&
                    text_equal(get(w->pack, &v->reasons[j]), t);
        if (again) continue;
        if (all->used > 0) sink_words(all, "; ");
        sink_text(all, t);
    }
    joined_field(w);
}

static text stage_id(const pack *p, uint16_t stage) {
    return stage < p->stage_count ? p->stages[stage].id : (text){ "", 0 };
}

/* What stands behind the key of everybody who was accepted in this stage. */
static text accepted_fields(decision_rows *w, uint16_t stage) {
    sink *tail = &w->accepted;
    if (tail->used == 0 || w->accepted_stage != stage) {
        tail->used = 0;
        code_field(tail, decision_name(ACCEPT));
        data_field(tail, stage_id(w->pack, stage));
        sink_words(tail, ",,,,,,,");
        data_field(tail, through_name(w->pack));
        sink_words(tail, "\n");
        w->accepted_stage = stage;
    }
    return (text){ tail->buffer, tail->used };
}

static void accepted_rows(decision_rows *w, uint32_t first, uint32_t count, uint16_t stage) {
    if (count == 0) return;
    const evidence *e = w->of->evidence;
    text fields = accepted_fields(w, stage);
    for (uint32_t i = 0; i < count; i++) {
        candidate_bring_near(e, first + i + ROWS_AHEAD);
        sink_csv_then(w->to, candidate_key(e, first + i), true, fields);
    }
}

static void ruled_accepted_row(decision_rows *w, const verdict *v) {
    sink_words(w->to, ",,,,,");
    ruling_field(w, v);
    comma(w->to);
    data_field(w->to, through_name(w->pack));
    sink_words(w->to, "\n");
}

static void decision_row(decision_rows *w, uint32_t candidate) {
    const pack *p = w->pack;
    sink *to = w->to;
    verdict v;
    verdict_of(w->of, candidate, &v);
    sink_csv(to, candidate_key(w->of->evidence, candidate), true);
    code_field(to, decision_name(v.result->decision));
    data_field(to, stage_id(p, v.result->stage));
    if (v.result->decision == ACCEPT) {
        ruled_accepted_row(w, &v);
        return;
    }
    uint16_t rule = v.result->first_rule;
    data_field(to, rule == NO_INDEX ? (text){ "", 0 } : p->rules[rule].id);
    code_field(to, rule == NO_INDEX ? "" : severity_name((int)p->rules[rule].severity));
    distinct_field(w, &v, pick_code);
    code_field(to, grade_name(v.result->grade));
    distinct_field(w, &v, pick_waits);
    ruling_field(w, &v);
    day_field(to, v.eligible_from);
    data_field(to, through_name(p));
    sink_bytes(to, "\n", 1);
}

static void put_decisions(decision_rows *w, const block *b) {
    const evidence *e = w->of->evidence;
    uint32_t next = 0;
    for (uint32_t i = 0; i < b->count; i = next + 1) {
        next = block_next_told(b, i);
        accepted_rows(w, b->first + i, next - i, b->others.stage);
        if (next == b->count || !evidence_is_candidate(e, b->first + next)) continue;
        const result *r = block_result(b, next);
        if (r->decision != ACCEPT || (r->flags & RESULT_RULED))
            decision_row(w, b->first + next);
        else accepted_rows(w, b->first + next, 1, r->stage);
    }
}

int csv_decisions(sink *to, const outcome_set *o, fault *f) {
    decision_rows w = { .to = to, .of = o, .pack = o->evidence->pack };
    sink_words(to,
               "\xef\xbb\xbfkey,decision,stage,first_rule,ground,reasons,grade,waits,ruling,"
               "eligible_from,through\n");
    for (size_t i = 0; i < o->block_count; i++) put_decisions(&w, &o->blocks[i]);
    int code = sink_flush(&w.joined, f);
    if (code == 0) code = sink_flush(&w.accepted, f);
    if (code == 0) code = sink_flush(to, f);
    sink_drop(&w.joined);
    sink_drop(&w.accepted);
    return code;
}

/* ---- reasons and tasks ------------------------------------------------------------ */

/* The fields of a reason from its rule to its code, as they stand in a row: whatever hangs on
 * these alone. */
typedef struct saying {
    struct saying *next;     /* of the same rule */
    text fields;
    text citation;           /* ... and its law, where all have one law day; or empty */
    uint16_t code;
    uint8_t effect, said, cause;
} saying;

/* Rows about reasons. Many reasons say the same by the same rule: that is rendered once. */
typedef struct reason_rows {
    sink *to;
    const outcome_set *of;
    const pack *pack;
    tongue in;
    bool one_law_day;
    arena memory;
    saying **of_rule;        /* per rule, and those of no rule */
} reason_rows;

static int begin_reasons(reason_rows *w, sink *to, const outcome_set *o, tongue in, fault *f) {
    const evidence *e = o->evidence;
    *w = (reason_rows){ .to = to, .of = o, .pack = e->pack, .in = in };
    w->one_law_day = e->docket->days[e->pack->law_day].constant;
    w->of_rule = arena_take_zero(&w->memory, w->pack->rule_count + 1, sizeof(saying *));
    return w->of_rule == NULL ? fault_memory(f) : 0;
}

/* Statute, regulation: law; policy stays policy. */
static const char *ground_name(const pack *p, const reason *r) {
    if (r->rule == NO_INDEX) return "";
    return p->rules[r->rule].severity == POLICY ? "policy" : "law";
}

static void say_fields(sink *to, const pack *p, const reason *r) {
    bool own = r->rule == NO_INDEX;
    data_field(to, own ? (text){ "", 0 } : p->rules[r->rule].id);
    data_field(to, stage_id(p, reason_stage(p, r)));
    code_field(to, own ? "" : severity_name((int)p->rules[r->rule].severity));
    code_field(to, ground_name(p, r));
    code_field(to, effect_name(r->effect));
    code_field(to, effect_name(r->said));
    code_field(to, cause_name(r->cause));
    data_field(to, reason_code(p, r));
}

static bool says_it(const saying *s, const reason *r) {
    return s->code == r->code && s->effect == r->effect && s->said == r->said &&
           s->cause == r->cause;
}

/* By which law. */
static void citation_field(sink *to, const outcome_set *o, const reason *r) {
    char cites[1024];
    reason_citation(o, r, cites, sizeof cites);
    data_field(to, text_of(cites));
}

static bool keep_saying(reason_rows *w, const reason *r, saying **out) {
    sink made;
    sink_memory(&made);
    say_fields(&made, w->pack, r);
    size_t len = made.used;
    if (w->one_law_day) citation_field(&made, w->of, r);
    saying *s = *out = made.failed ? NULL : arena_take_zero(&w->memory, 1, sizeof *s);
    bool kept = s != NULL && arena_text(&w->memory, (text){ made.buffer, len }, &s->fields) &&
                arena_text(&w->memory, (text){ made.buffer + len, made.used - len },
                           &s->citation);
    sink_drop(&made);
    return kept;
}

/* NULL: there is no memory, and the row is written as if nothing had been kept. */
static const saying *saying_of(reason_rows *w, const reason *r) {
    saying **first = &w->of_rule[r->rule == NO_INDEX ? w->pack->rule_count : r->rule],
           *s = *first;
    while (s != NULL && !says_it(s, r)) s = s->next;
    if (s != NULL) return s;
    if (!keep_saying(w, r, &s)) return NULL;
    s->code = r->code, s->effect = r->effect, s->said = r->said, s->cause = r->cause;
    s->next = *first;
    return *first = s;
}

/* What a ruling about the reason names, and the one there is. */
static void ruling_fields(sink *to, const outcome_set *o, const reason *r) {
    char hex[65];
    comma(to);
    if (reason_is_rulable(r)) {
        digest_hex(&r->cited, hex);
        sink_bytes(to, hex, sizeof hex - 1);
    }
    code_field(to, ruled_name(r->ruled));
    if (r->ruled == RULED_NOT) {
        sink_words(to, ",,,");
        return;
    }
    const ruling *w = &o->rulings[r->ruling];
    data_field(to, w->by);
    data_field(to, w->on);
    data_field(to, w->document);
}

/* Candidates the reason names beside the one it is about. */
void csv_others(sink *to, const outcome_set *o, const uint32_t *others, size_t count) {
    sink all;
    comma(to);
    if (count == 0) return;
    sink_memory(&all);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) sink_bytes(&all, " ", 1);
        sink_text(&all, candidate_key(o->evidence, others[i]));
    }
    sink_csv(to, (text){ all.buffer, all.used }, true);
    to->failed |= all.failed;
    sink_drop(&all);
}

/* On which row it rests. */
static void evidence_field(const reason_rows *w, const reason *r) {
    char place[512];
    data_field(w->to, evidence_text(w->of->evidence, r, place, sizeof place));
}

static void reason_row(reason_rows *w, const reason *r) {
    sink *to = w->to;
    sink_csv(to, candidate_key(w->of->evidence, r->candidate), true);
    const saying *s = saying_of(w, r);
    if (s != NULL) sink_text(to, s->fields);
    else say_fields(to, w->pack, r);
    data_field(to, r->words[w->in.pack]);
    if (s != NULL && s->citation.len > 0) sink_text(to, s->citation);
    else citation_field(to, w->of, r);
    code_field(to, grade_name(r->grade));
    evidence_field(w, r);
    data_field(to, r->waits);
    day_field(to, r->eligible_from);
    ruling_fields(to, w->of, r);
    csv_others(to, w->of, r->others, r->other_count);
    sink_bytes(to, "\n", 1);
}

static void task_row(reason_rows *w, const reason *r) {
    sink *to = w->to;
    const pack *p = w->pack;
    sink_csv(to, candidate_key(w->of->evidence, r->candidate), true);
    data_field(to, r->rule == NO_INDEX ? (text){ "", 0 } : p->rules[r->rule].id);
    data_field(to, reason_code(p, r));
    data_field(to, r->to);
    data_field(to, r->words[w->in.pack]);
    citation_field(to, w->of, r);
    evidence_field(w, r);
    sink_bytes(to, "\n", 1);
}

/* What the row of a reason is made of lies far away in memory: it is asked for some rows
 * before. */
static void bring_near(const reason_rows *w, const reason *r) {
    const evidence *e = w->of->evidence;
    candidate_bring_near(e, r->candidate);
    if (r->source != NO_INDEX && r->row != NO_ROW)
        __builtin_prefetch(&e->tables[r->source].line[r->row]);
}

/* A row for every reason of a block that is a task, or for every one that is not. */
static void put_block(reason_rows *w, const block *b, bool tasks) {
    for (size_t i = 0; i < b->reason_count; i++) {
        const reason *r = &b->reasons[i];
        if ((r->effect == EFFECT_TASK) != tasks) continue;
        if (i + ROWS_AHEAD < b->reason_count) bring_near(w, &b->reasons[i + ROWS_AHEAD]);
        if (tasks) task_row(w, r);
        else reason_row(w, r);
    }
}

static int write_reasons(sink *to, const outcome_set *o, tongue in, bool tasks, fault *f) {
    reason_rows w;
    int code = begin_reasons(&w, to, o, in, f);
    for (size_t i = 0; i < o->block_count && code == 0; i++)
        put_block(&w, &o->blocks[i], tasks);
    arena_clear(&w.memory);
    return code != 0 ? code : sink_flush(to, f);
}

int csv_reasons(sink *to, const outcome_set *o, tongue in, fault *f) {
    sink_words(
        to, "\xef\xbb\xbfkey,rule,stage,severity,ground,effect,said,cause,code,words,citation,"
            "grade,evidence,waits,eligible_from,digest,ruling,ruled_by,ruled_on,document,"
            "others\n");
    return write_reasons(to, o, in, false, f);
}

int csv_tasks(sink *to, const outcome_set *o, tongue in, fault *f) {
    sink_words(to, "\xef\xbb\xbfkey,rule,code,for,words,citation,evidence\n");
    return write_reasons(to, o, in, true, f);
}

/* ---- JSON lines ------------------------------------------------------------ */

static void json_reason(sink *to, const outcome_set *o, tongue in, const reason *r) {
    const pack *p = o->evidence->pack;
    char words[1024];
    sink_words(to, "{\"rule\":");
    if (r->rule == NO_INDEX) sink_words(to, "null");
    else sink_json(to, p->rules[r->rule].id);
    sink_words(to, ",\"code\":");
    sink_json(to, reason_code(p, r));
    sink_print(to, ",\"effect\":\"%s\",\"words\":", effect_name(r->effect));
    sink_json(to, r->words[in.pack]);
    reason_citation(o, r, words, sizeof words);
    sink_words(to, ",\"citation\":");
    sink_json(to, text_of(words));
    sink_words(to, ",\"evidence\":");
    sink_json(to, evidence_text(o->evidence, r, words, sizeof words));
    if (r->ruled != RULED_NOT) {
        const ruling *w = &o->rulings[r->ruling];
        sink_print(to, ",\"ruling\":\"%s\",\"by\":", ruled_name(r->ruled));
        sink_json(to, w->by);
        sink_words(to, ",\"on\":");
        sink_json(to, w->on);
        sink_words(to, ",\"document\":");
        sink_json(to, w->document);
    }
    sink_words(to, "}");
}

/* Only of a run that leaves out stages: "accept" then means accepted through this one. */
static void json_through(sink *to, const pack *p) {
    if (p->left_out == 0) return;
    sink_words(to, ",\"through\":");
    sink_json(to, through_name(p));
}

static void json_decision(sink *to, const outcome_set *o, tongue in, uint32_t candidate) {
    const pack *p = o->evidence->pack;
    verdict v;
    verdict_of(o, candidate, &v);
    sink_words(to, "{\"key\":");
    sink_json(to, candidate_key(o->evidence, candidate));
    sink_print(to, ",\"decision\":\"%s\",\"stage\":", decision_name(v.result->decision));
    sink_json(to, stage_id(p, v.result->stage));
    json_through(to, p);
    sink_words(to, ",\"reasons\":[");
    for (size_t i = 0; i < v.count; i++) {
        if (i > 0) comma(to);
        json_reason(to, o, in, &v.reasons[i]);
    }
    sink_words(to, "]");
    if (v.eligible_from.lo != DAY_NONE) {
        char written[32];
        date_print(v.eligible_from, written);
        sink_print(to, ",\"eligible_from\":\"%s\"", written);
    }
    sink_words(to, "}\n");
}

int ndjson_decisions(sink *to, const outcome_set *o, tongue in, fault *f) {
    int64_t by[DECISIONS] = { 0 };
    for (uint32_t c = 0; c < o->evidence->candidates; c++) {
        if (!evidence_is_candidate(o->evidence, c)) continue;
        json_decision(to, o, in, c);
        by[0]++;
        by[outcome_result(o, c)->decision]++;
    }
    sink_print(
        to, "{\"candidates\":%lld,\"accepted\":%lld,\"rejected\":%lld,\"referred\":%lld",
        (long long)by[0], (long long)by[ACCEPT], (long long)by[REJECT], (long long)by[REFER]);
    json_through(to, o->evidence->pack);
    sink_words(to, "}\n");
    return sink_flush(to, f);
}

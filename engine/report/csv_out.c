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

/* Distinct texts of the reasons that count, joined by "; ", as one field. */
typedef text pick(const pack *p, const reason *r);

static text pick_code(const pack *p, const reason *r) {
    return reason_code(p, r);
}

static text pick_waits(const pack *p, const reason *r) {
    (void)p;
    return r->waits;
}

/* "lifted CN-AGE-18:too_young by A. Clerk; ..." */
static int ruling_field(sink *to, const outcome_set *o, const verdict *v, fault *f) {
    const pack *p = o->evidence->pack;
    sink all;
    sink_memory(&all);
    for (size_t i = 0; i < v->count; i++) {
        const reason *r = &v->reasons[i];
        if (r->ruled == RULED_NOT) continue;
        if (all.used > 0) sink_words(&all, "; ");
        text id = r->rule != NO_INDEX ? p->rules[r->rule].id : (text){ "", 0 };
        sink_print(&all, "%s %.*s%s%.*s by ", ruled_name(r->ruled), TEXT_ARGS(id),
                   id.len > 0 ? ":" : "", TEXT_ARGS(reason_code(p, r)));
        sink_text(&all, o->rulings[r->ruling].by);
    }
    int code = sink_flush(&all, f);
    data_field(to, (text){ all.buffer, all.used });
    sink_drop(&all);
    return code;
}

static int joined_field(sink *to, const pack *p, const verdict *v, pick *get, fault *f) {
    sink all;
    sink_memory(&all);
    for (size_t i = 0; i < v->count; i++) {
        text t = get(p, &v->reasons[i]);
        bool again = t.len == 0 || !reason_counts(&v->reasons[i]);
        for (size_t j = 0; j < i && !again; j++)
            again = reason_counts(&v->reasons[j]) && text_equal(get(p, &v->reasons[j]), t);
        if (again) continue;
        if (all.used > 0) sink_words(&all, "; ");
        sink_text(&all, t);
    }
    int code = sink_flush(&all, f);
    data_field(to, (text){ all.buffer, all.used });
    sink_drop(&all);
    return code;
}

static text stage_id(const pack *p, uint16_t stage) {
    return stage < p->stage_count ? p->stages[stage].id : (text){ "", 0 };
}

/* What follows the key of somebody accepted of whom no ruling says anything: the same for all who were
 * accepted in one stage. */
typedef struct accepted_tail { sink words; uint16_t stage; } accepted_tail;

static void write_tail(sink *to, const pack *p, uint16_t stage) {
    code_field(to, decision_name(ACCEPT));
    data_field(to, stage_id(p, stage));
    sink_words(to, ",,,,,,,");
    data_field(to, through_name(p));
    sink_words(to, "\n");
}

static void accepted_row(sink *to, const outcome_set *o, uint32_t candidate, accepted_tail *tail) {
    const pack *p = o->evidence->pack;
    uint16_t stage = outcome_result(o, candidate)->stage;
    if (tail->words.used == 0 || tail->stage != stage) {
        tail->words.used = 0;
        write_tail(&tail->words, p, stage);
        tail->stage = stage;
    }
    sink_csv(to, candidate_key(o->evidence, candidate), true);
    sink_bytes(to, tail->words.buffer, tail->words.used);
}

static int decision_row(sink *to, const outcome_set *o, uint32_t candidate, fault *f) {
    const pack *p = o->evidence->pack;
    verdict v;
    verdict_of(o, candidate, &v);
    sink_csv(to, candidate_key(o->evidence, candidate), true);
    code_field(to, decision_name(v.result->decision));
    data_field(to, stage_id(p, v.result->stage));
    if (v.result->decision == ACCEPT) {
        sink_words(to, ",,,,,");
        int code = ruling_field(to, o, &v, f);
        comma(to);
        data_field(to, through_name(p));
        sink_words(to, "\n");
        return code;
    }
    uint16_t rule = v.result->first_rule;
    data_field(to, rule == NO_INDEX ? (text){ "", 0 } : p->rules[rule].id);
    code_field(to, rule == NO_INDEX ? "" : severity_name((int)p->rules[rule].severity));
    int code = joined_field(to, p, &v, pick_code, f);
    code_field(to, grade_name(v.result->grade));
    if (code == 0) code = joined_field(to, p, &v, pick_waits, f);
    if (code == 0) code = ruling_field(to, o, &v, f);
    day_field(to, v.eligible_from);
    data_field(to, through_name(p));
    sink_bytes(to, "\n", 1);
    return code;
}

int csv_decisions(sink *to, const outcome_set *o, fault *f) {
    int code = 0;
    accepted_tail tail = { 0 };
    sink_memory(&tail.words);
    sink_words(to,
               "\xef\xbb\xbfkey,decision,stage,first_rule,ground,reasons,grade,waits,ruling,"
               "eligible_from,through\n");
    for (uint32_t c = 0; code == 0 && c < o->evidence->candidates; c++) {
        const result *r = outcome_result(o, c);
        if (!evidence_is_candidate(o->evidence, c)) continue;
        if (r->decision != ACCEPT || (r->flags & RESULT_RULED)) code = decision_row(to, o, c, f);
        else accepted_row(to, o, c, &tail);
    }
    if (code == 0) code = sink_flush(&tail.words, f);
    sink_drop(&tail.words);
    return code != 0 ? code : sink_flush(to, f);
}

/* ---- reasons and tasks ------------------------------------------------------------ */

/* Statute, regulation: law; policy stays policy. */
static const char *ground_name(const pack *p, const reason *r) {
    if (r->rule == NO_INDEX) return "";
    return p->rules[r->rule].severity == POLICY ? "policy" : "law";
}

/* What a ruling about the reason names, and the one there is. */
static void ruling_fields(sink *to, const outcome_set *o, const reason *r) {
    char hex[65] = "";
    if (reason_is_rulable(r)) digest_hex(&r->cited, hex);
    code_field(to, hex);
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
    sink_memory(&all);
    comma(to);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) sink_bytes(&all, " ", 1);
        sink_text(&all, candidate_key(o->evidence, others[i]));
    }
    sink_csv(to, (text){ all.buffer, all.used }, true);
    to->failed |= all.failed;
    sink_drop(&all);
}

static void reason_row(sink *to, const outcome_set *o, tongue in, const reason *r) {
    const pack *p = o->evidence->pack;
    char cites[1024], place_words[512];
    bool own = r->rule == NO_INDEX;
    sink_csv(to, candidate_key(o->evidence, r->candidate), true);
    data_field(to, own ? (text){ "", 0 } : p->rules[r->rule].id);
    data_field(to, stage_id(p, reason_stage(p, r)));
    code_field(to, own ? "" : severity_name((int)p->rules[r->rule].severity));
    code_field(to, ground_name(p, r));
    code_field(to, effect_name(r->effect));
    code_field(to, effect_name(r->said));
    code_field(to, cause_name(r->cause));
    data_field(to, reason_code(p, r));
    data_field(to, r->words[in.pack]);
    reason_citation(o, r, cites, sizeof cites);
    data_field(to, text_of(cites));
    code_field(to, grade_name(r->grade));
    data_field(to, evidence_text(o->evidence, r, place_words, sizeof place_words));
    data_field(to, r->waits);
    day_field(to, r->eligible_from);
    ruling_fields(to, o, r);
    csv_others(to, o, r->others, r->other_count);
    sink_bytes(to, "\n", 1);
}

int csv_reasons(sink *to, const outcome_set *o, tongue in, fault *f) {
    sink_words(
        to, "\xef\xbb\xbfkey,rule,stage,severity,ground,effect,said,cause,code,words,citation,"
            "grade,evidence,waits,eligible_from,digest,ruling,ruled_by,ruled_on,document,"
            "others\n");
    for (uint32_t c = 0; c < o->evidence->candidates; c++) {
        size_t count;
        if (!evidence_is_candidate(o->evidence, c)) continue;
        const reason *reasons = outcome_reasons(o, c, &count);
        for (size_t i = 0; i < count; i++)
            if (reasons[i].effect != EFFECT_TASK) reason_row(to, o, in, &reasons[i]);
    }
    return sink_flush(to, f);
}

static void task_row(sink *to, const outcome_set *o, tongue in, const reason *r) {
    const pack *p = o->evidence->pack;
    char cites[1024], place_words[512];
    sink_csv(to, candidate_key(o->evidence, r->candidate), true);
    data_field(to, r->rule == NO_INDEX ? (text){ "", 0 } : p->rules[r->rule].id);
    data_field(to, reason_code(p, r));
    data_field(to, r->to);
    data_field(to, r->words[in.pack]);
    reason_citation(o, r, cites, sizeof cites);
    data_field(to, text_of(cites));
    data_field(to, evidence_text(o->evidence, r, place_words, sizeof place_words));
    sink_bytes(to, "\n", 1);
}

int csv_tasks(sink *to, const outcome_set *o, tongue in, fault *f) {
    sink_words(to, "\xef\xbb\xbfkey,rule,code,for,words,citation,evidence\n");
    for (uint32_t c = 0; c < o->evidence->candidates; c++) {
        size_t count;
        if (!evidence_is_candidate(o->evidence, c)) continue;
        const reason *reasons = outcome_reasons(o, c, &count);
        for (size_t i = 0; i < count; i++)
            if (reasons[i].effect == EFFECT_TASK) task_row(to, o, in, &reasons[i]);
    }
    return sink_flush(to, f);
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

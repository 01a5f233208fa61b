/* figures: what a run counted, read back from its record, a row at a time.
 *
 * Reports that show a whole run go through these lists once, in order, so that no more than a
 * row of them is ever in memory. As everywhere, what the file says is checked: a number of a
 * rule, a source or an input that is not there is "damaged". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/figures.h"

#include <stdlib.h>

#include "audit/manifest.h"

/* ---- single numbers and texts ------------------------------------------------------------ */

int figures_total(record *r, const char *name, uint64_t *out, fault *f) {
    query q = query_ask(r->db, NULL, "SELECT n FROM total WHERE name=?1", f);
    *out = 0;
    query_bind_text(&q, 1, text_of(name));
    if (query_next(&q)) *out = (uint64_t)query_number(&q, INT64_MAX);
    return query_end(&q);
}

int figures_manifest(record *r, const char *part, const char *name, arena *a, text *out,
                     fault *f) {
    query q =
        query_ask(r->db, a, "SELECT value FROM manifest WHERE part=?1 AND name=?2", f);
    *out = (text){ "", 0 };
    query_bind_text(&q, 1, text_of(part));
    query_bind_text(&q, 2, text_of(name));
    if (query_next(&q)) *out = query_text(&q);
    return query_end(&q);
}

int figures_decisions(record *r, uint64_t by[DECISIONS], uint64_t *held, fault *f) {
    static const char *const names[DECISIONS] = { "candidates", "accepted", "referred",
                                                  "rejected" };
    arena a = { 0 };
    text written;
    int code = figures_total(r, "held", held, f);
    for (int i = 0; i < DECISIONS && code == 0; i++) {
        code = figures_manifest(r, "count", names[i], &a, &written, f);
        by[i] = code == 0 ? strtoull(written.at, NULL, 10) : 0;
    }
    arena_clear(&a);
    return code;
}

/* ---- reasons, units, what is waited for -------------------------------------------------- */

static uint64_t count_of(query *q) {
    return (uint64_t)query_number(q, INT64_MAX);
}

query figures_ask_reasons(record *r, arena *a, fault *f) {
    return query_ask(r->db, a,
                     "SELECT rule,code,cause,candidates,decisive,task,warn,refer,hold,reject"
                     " FROM reason_count ORDER BY candidates DESC,no",
                     f);
}

bool figures_next_reason(query *q, const record *r, figure_reason *out) {
    if (!query_next(q)) return false;
    *out = (figure_reason){ .rule = query_index(q, r->pack.rule_count, true) };
    out->code = query_text(q);
    out->cause = (uint8_t)query_index(q, CAUSES, false);
    out->candidates = count_of(q);
    out->decisive = count_of(q);
    for (int e = EFFECT_TASK; e <= EFFECT_REJECT; e++) out->effect[e] = count_of(q);
    return q->code == 0;
}

query figures_ask_units(record *r, uint16_t source, arena *a, fault *f) {
    query q = query_ask(r->db, a,
                        "SELECT source,key,words,accepted,referred,rejected,held FROM unit"
                        " WHERE source=?1 ORDER BY no",
                        f);
    query_bind_number(&q, 1, source);
    return q;
}

static bool get_unit(query *q, const record *r, figure_unit *out) {
    *out = (figure_unit){ .source = query_index(q, r->pack.source_count, false) };
    out->key = query_text(q);
    out->words = query_text(q);
    for (int i = ACCEPT; i < DECISIONS; i++) out->by[i] = count_of(q);
    out->held = count_of(q);
    for (int i = ACCEPT; i < DECISIONS; i++) out->by[0] += out->by[i];
    return q->code == 0;
}

bool figures_next_unit(query *q, const record *r, figure_unit *out) {
    return query_next(q) && get_unit(q, r, out);
}

query figures_ask_waits(record *r, arena *a, fault *f) {
    return query_ask(r->db, a, "SELECT what,n FROM wait_count ORDER BY no", f);
}

bool figures_next_wait(query *q, figure_count *out) {
    if (!query_next(q)) return false;
    out->what = query_text(q);
    out->n = count_of(q);
    return q->code == 0;
}

/* ---- beside a walk through the candidates ------------------------------------------------ */

void figures_from_the_start(figure_beside *b) {
    query_again(&b->rows);
    b->in_hand = b->ended = false;
}

/* Reads up to the first row that is not about somebody before the candidate. Is it about
 * him? */
static bool reach(figure_beside *b, uint32_t candidate) {
    while (!b->ended && (!b->in_hand || b->candidate < candidate)) {
        b->in_hand = query_next(&b->rows);
        b->ended = !b->in_hand;
        if (b->in_hand) b->candidate = (uint32_t)query_number(&b->rows, UINT32_MAX);
    }
    return !b->ended && b->rows.code == 0 && b->candidate == candidate;
}

figure_beside figures_beside_places(record *r, arena *a, fault *f) {
    static const char sql[] =
        "SELECT o.candidate,u.source,u.key,u.words,u.accepted,u.referred,u.rejected,u.held"
        " FROM unit_of o CROSS JOIN unit u ON u.source=o.source AND u.no=o.unit"
        " ORDER BY o.candidate,o.source";
    return (figure_beside){ .rows = query_ask(r->db, a, sql, f) };
}

bool figures_next_place(figure_beside *b, const record *r, uint32_t candidate,
                        figure_unit *out) {
    if (!reach(b, candidate)) return false;
    b->in_hand = false;
    return get_unit(&b->rows, r, out);
}

figure_beside figures_beside_others(record *r, arena *a, fault *f) {
    static const char sql[] =
        "SELECT candidate,seq,key,stood FROM other ORDER BY candidate,seq,no";
    return (figure_beside){ .rows = query_ask(r->db, a, sql, f) };
}

bool figures_next_other(figure_beside *b, uint32_t candidate, figure_other *out) {
    if (!reach(b, candidate)) return false;
    b->in_hand = false;
    out->reason = (uint32_t)query_number(&b->rows, UINT32_MAX);
    out->key = query_text(&b->rows);
    out->stood = (uint8_t)query_index(&b->rows, DECISIONS, false);
    return b->rows.code == 0;
}

/* ---- stages, rules, replies ------------------------------------------------------------ */

query figures_ask_stages(record *r, fault *f) {
    return query_ask(r->db, NULL,
                     "SELECT entered,passed,rejected,referred,held FROM stage_count"
                     " ORDER BY stage",
                     f);
}

bool figures_next_stage(query *q, stage_count *out) {
    if (!query_next(q)) return false;
    uint64_t *counts[] = { &out->entered, &out->passed, &out->rejected, &out->referred,
                           &out->held };
    for (size_t i = 0; i < 5; i++) *counts[i] = count_of(q);
    return q->code == 0;
}

query figures_ask_rules(record *r, fault *f) {
    return query_ask(r->db, NULL,
                     "SELECT applied,not_applicable,not_in_force,passed,rejected,referred,held,"
                     "warned,tasks,unknown,failed FROM rule_count ORDER BY rule",
                     f);
}

bool figures_next_rule(query *q, rule_count *out) {
    if (!query_next(q)) return false;
    uint64_t *counts[] = { &out->applied,  &out->not_applicable, &out->not_in_force,
                           &out->passed,   &out->rejected,       &out->referred,
                           &out->held,     &out->warned,         &out->tasks,
                           &out->unknown,  &out->failed };
    for (size_t i = 0; i < 11; i++) *counts[i] = count_of(q);
    return q->code == 0;
}

query figures_ask_replies(record *r, arena *a, fault *f) {
    return query_ask(r->db, a,
                     "SELECT source,department,standing,n FROM reply_count WHERE n>0"
                     " ORDER BY source,department,standing",
                     f);
}

bool figures_next_reply(query *q, const record *r, figure_reply *out) {
    if (!query_next(q)) return false;
    out->source = query_index(q, r->pack.source_count, false);
    out->department = query_text(q);
    out->standing = query_text(q);
    out->n = count_of(q);
    return q->code == 0;
}

/* ---- what could not be read or was counted once ------------------------------------------ */

query figures_ask_unreadable(record *r, arena *a, fault *f) {
    return query_ask(r->db, a,
                     "SELECT source,input,line,col,raw,why FROM unreadable"
                     " ORDER BY no",
                     f);
}

bool figures_next_unreadable(query *q, const record *r, figure_unreadable *out) {
    if (!query_next(q)) return false;
    uint16_t source = query_index(q, r->pack.source_count, false);
    *out = (figure_unreadable){ .source = source };
    out->input = query_index(q, r->sources[source].input_count, false);
    out->line = (uint32_t)query_number(q, UINT32_MAX);
    out->column = query_index(q, r->pack.sources[source].column_count, true);
    out->raw = query_text(q);
    out->why = query_text(q);
    return q->code == 0;
}

query figures_ask_unread(record *r, arena *a, fault *f) {
    return query_ask(r->db, a,
                     "SELECT name,value='" MANIFEST_MAY_BELONG "' AS may FROM manifest"
                     " WHERE part='unread' ORDER BY may DESC,name",
                     f);
}

bool figures_next_unread(query *q, text *file, bool *may_belong) {
    if (!query_next(q)) return false;
    *file = query_text(q);
    *may_belong = query_number(q, 1) != 0;
    return q->code == 0;
}

query figures_ask_merged(record *r, fault *f) {
    return query_ask(r->db, NULL,
                     "SELECT source,kept_input,kept_line,input,line FROM merged ORDER BY no",
                     f);
}

bool figures_next_merged(query *q, const record *r, figure_merged *out) {
    if (!query_next(q)) return false;
    uint16_t source = query_index(q, r->pack.source_count, false);
    *out = (figure_merged){ .source = source };
    out->kept_input = query_index(q, r->sources[source].input_count, false);
    out->kept_line = (uint32_t)query_number(q, UINT32_MAX);
    out->input = query_index(q, r->sources[source].input_count, false);
    out->line = (uint32_t)query_number(q, UINT32_MAX);
    return q->code == 0;
}

query figures_ask_rulings(record *r, arena *a, fault *f) {
    return query_ask(r->db, a,
                     "SELECT candidate,rule,reason,evidence,ruling,by,made_on,document,state,"
                     "reasons FROM ruling ORDER BY no",
                     f);
}

bool figures_next_ruling(query *q, figure_ruling *out) {
    if (!query_next(q)) return false;
    out->candidate = query_text(q);
    text *texts[] = { &out->ruling.rule, &out->ruling.reason, &out->ruling.evidence,
                      &out->ruling.ruling, &out->ruling.by, &out->ruling.on,
                      &out->ruling.document };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = query_text(q);
    out->ruling.state = (uint8_t)query_index(q, RULING_STATES, false);
    out->reasons = count_of(q);
    return q->code == 0;
}

/* ---- declared tallies ------------------------------------------------------------ */

query figures_ask_tallies(record *r, arena *a, fault *f) {
    return query_ask(r->db, a, "SELECT no,name,numbers,over,among FROM tally ORDER BY no", f);
}

bool figures_next_tally(query *q, const record *r, figure_tally *out) {
    if (!query_next(q)) return false;
    *out = (figure_tally){ .no = query_index(q, NO_INDEX, false) };
    out->name = query_text(q);
    out->numbers = query_number(q, 1) != 0;
    out->over = query_index(q, r->pack.source_count, false);
    out->among = (uint8_t)query_index(q, DECISIONS, false);
    return q->code == 0;
}

int figures_tally_title(record *r, const figure_tally *t, size_t language, arena *a, text *out,
                        fault *f) {
    *out = t->name;
    query q = query_ask(r->db, a,
                        "SELECT words FROM label WHERE kind='tally' AND no=?1"
                        " ORDER BY language<>?2,language LIMIT 1",
                        f);
    query_bind_number(&q, 1, t->no);
    query_bind_number(&q, 2, (int64_t)language);
    if (query_next(&q)) *out = query_text(&q);
    return query_end(&q);
}

query figures_ask_groups(record *r, uint16_t tally, int list, arena *a, fault *f) {
    query q = query_ask(r->db, a,
                        "SELECT no,name,n,accepted,referred,rejected FROM tally_group"
                        " WHERE tally=?1 AND list=?2 ORDER BY no",
                        f);
    query_bind_number(&q, 1, tally);
    query_bind_number(&q, 2, list);
    return q;
}

bool figures_next_group(query *q, figure_group *out) {
    if (!query_next(q)) return false;
    out->no = query_index(q, NO_INDEX, false);
    out->name = query_text(q);
    for (int i = 0; i < DECISIONS; i++) out->by[i] = count_of(q);
    return q->code == 0;
}

int figures_spread(record *r, uint16_t tally, int list, int decision, figure_spread *out,
                   fault *f) {
    *out = (figure_spread){ 0 };
    query q = query_ask(r->db, NULL,
                        "SELECT known,unknown,not_counted,count(mean),mean_tenths,median"
                        " FROM tally_spread WHERE tally=?1 AND list=?2 AND decision=?3"
                        " GROUP BY tally",
                        f);
    query_bind_number(&q, 1, tally);
    query_bind_number(&q, 2, list);
    query_bind_number(&q, 3, decision);
    if (query_next(&q)) {
        out->is_there = true;
        out->known = count_of(&q);
        out->unknown = count_of(&q);
        out->not_counted = count_of(&q);
        out->has_mean = query_number(&q, 1) != 0;
        out->mean = query_signed(&q);
        out->median = query_signed(&q);
    }
    return query_end(&q);
}

query figures_ask_shares(record *r, uint16_t tally, size_t language, arena *a, fault *f) {
    query q = query_ask(r->db, a,
                        "SELECT no,name,(SELECT words FROM label WHERE kind='share'"
                        " AND no=s.tally*32+s.no ORDER BY language<>?2,language LIMIT 1)"
                        " FROM share s WHERE tally=?1 ORDER BY no",
                        f);
    query_bind_number(&q, 1, tally);
    query_bind_number(&q, 2, (int64_t)language);
    return q;
}

bool figures_next_share(query *q, figure_share *out) {
    if (!query_next(q)) return false;
    out->no = query_index(q, NO_INDEX, false);
    text name = query_text(q), title = query_text(q);
    out->title = title.len > 0 ? title : name;
    return q->code == 0;
}

int figures_share(record *r, uint16_t tally, int list, uint16_t share, int decision,
                  uint64_t *n, uint64_t *known, fault *f) {
    query q = query_ask(
        r->db, NULL,
        "SELECT n,known FROM tally_share WHERE tally=?1 AND list=?2 AND share=?3"
        " AND decision=?4",
        f);
    query_bind_number(&q, 1, tally);
    query_bind_number(&q, 2, list);
    query_bind_number(&q, 3, share);
    query_bind_number(&q, 4, decision);
    *n = *known = 0;
    if (query_next(&q)) {
        *n = count_of(&q);
        *known = count_of(&q);
    }
    return query_end(&q);
}

int figures_change(record *r, uint16_t tally, int list, const char *what, uint16_t no,
                   bool *known, int64_t *tenths, fault *f) {
    query q = query_ask(r->db, NULL,
                        "SELECT tenths FROM tally_change WHERE tally=?1 AND list=?2 AND what=?3"
                        " AND no=?4",
                        f);
    query_bind_number(&q, 1, tally);
    query_bind_number(&q, 2, list);
    query_bind_text(&q, 3, text_of(what));
    query_bind_number(&q, 4, no);
    *known = query_next(&q);
    *tenths = *known ? query_signed(&q) : 0;
    return query_end(&q);
}

/* ---- groups of candidates ------------------------------------------------------------ */

query figures_ask_alerts(record *r, arena *a, fault *f) {
    return query_ask(
        r->db, a,
        "SELECT no,rule,code,cause,unit,citation,members,waits,words,words_2,words_3,"
        "words_4 FROM alert ORDER BY no",
        f);
}

bool figures_next_alert(query *q, const record *r, figure_alert *out) {
    if (!query_next(q)) return false;
    *out = (figure_alert){ .no = query_index(q, NO_INDEX, false) };
    out->rule = query_index(q, r->pack.rule_count, false);
    out->code = query_text(q);
    out->cause = (uint8_t)query_index(q, CAUSES, false);
    out->unit = query_text(q);
    out->citation = query_text(q);
    out->members = count_of(q);
    out->waits = query_text(q);
    for (size_t i = 0; i < LANGUAGE_MAX; i++) out->words[i] = query_text(q);
    return q->code == 0;
}

query figures_ask_alerted(record *r, uint16_t alert, arena *a, fault *f) {
    query q = query_ask(r->db, a, "SELECT key FROM alert_other WHERE alert=?1 ORDER BY no", f);
    query_bind_number(&q, 1, alert);
    return q;
}

bool figures_next_key(query *q, text *out) {
    if (!query_next(q)) return false;
    *out = query_text(q);
    return q->code == 0;
}

query figures_ask_again(record *r, arena *a, fault *f) {
    return query_ask(r->db, a,
                     "SELECT key,rule,code,other_key,was,now FROM again ORDER BY no", f);
}

bool figures_next_again(query *q, const record *r, figure_again *out) {
    if (!query_next(q)) return false;
    out->key = query_text(q);
    out->rule = query_index(q, r->pack.rule_count, false);
    out->code = query_text(q);
    out->other = query_text(q);
    out->was = (uint8_t)query_index(q, DECISIONS, false);
    out->now = (uint8_t)query_index(q, DECISIONS, false);
    return q->code == 0;
}

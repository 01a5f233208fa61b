/* why_json: every rule for one candidate as one JSON object.
 *
 * Keys and codes are the same in every language; titles and reasons come in the language
 * asked for. What is empty is left out, except the value of a cell: "" is what somebody
 * wrote. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/why_json.h"

#include "pack/through.h"
#include "report/json_pairs.h"
#include "report/why_replies.h"
#include "tally/ruled.h"

static void pair_day(sink *to, const char *name, span s) {
    char written[32];
    if (s.lo == DAY_NONE) return;
    date_print(s, written);
    json_pair(to, name, text_of(written));
}

static void pair_place(why_view *v, const char *name, uint16_t source, uint16_t number,
                       uint32_t line) {
    char buffer[512];
    json_pair(v->page.to, name, why_place(v, source, number, line, buffer, sizeof buffer));
}

static void json_cell(why_view *v, const step *s) {
    static const char *const states[] = { "ok", "blank", "open", "none", "unreadable" };
    sink *to = v->page.to;
    json_pair(to, "source", v->pack->sources[s->source].name);
    json_pair(to, "column", v->pack->sources[s->source].columns[s->column].name);
    if (s->kind == STEP_GIVEN) {
        json_key(to, "given");
        sink_words(to, s->a == YES ? "true" : "false");
    } else {
        json_pair(to, "state", text_of(states[s->a]));
        json_key(to, "value");
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
    pair_day(to,
             s->kind == STEP_PERIOD     ? "last_day"
             : s->kind == STEP_UNBROKEN ? "to"
                                        : "on",
             s->y);
    if (s->kind == STEP_PERIOD) {
        char written[48];
        duration_print(s->length, written);
        json_pair(to, "length", text_of(written));
        json_pair(to, "first_day", text_of(first[s->a]));
    } else if (s->kind != STEP_UNBROKEN) {
        json_key(to, "years");
        sink_number(to, s->n);
    }
    if (s->kind == STEP_REACHED || s->kind == STEP_UNBROKEN)
        json_pair(to, "answer", text_of(answer_name(s->a)));
}

static const char *searched_name(int n) {
    static const char *const names[] = { "searched",  "not_asked",      "not_covered",
                                         "key_blank", "key_unreadable", "void",
                                         "no_reply",  "unreadable_row", "possible",
                                         "overdue",   "withdrawn",      "stale",
                                         "differ",    "unclear",        "bad_reply",
                                         "ahead" };
    return names[n];
}

static void json_step(why_view *v, const step *s) {
    static const char *const kinds[] = { "",     "cell",     "day",    "param",   "given",
                                         "age",  "reached",  "period", "elapsed", "rows",
                                         "fact", "unbroken", "pass", "slate" };
    sink *to = v->page.to;
    sink_print(to, "{\"step\":\"%s\"", kinds[s->kind]);
    switch (s->kind) {
    case STEP_CELL:
    case STEP_GIVEN: json_cell(v, s); break;
    case STEP_DAY:
        json_pair(to, "day", v->pack->days[s->source].name);
        if (s->a == CELL_OK) pair_day(to, "value", s->x);
        break;
    case STEP_PARAM:
        json_pair(to, "param", v->pack->params[s->source].name);
        json_pair(to, "value", v->record->params[s->source].value);
        break;
    case STEP_FACT:
        json_pair(to, "fact", v->pack->facts[s->source].name);
        json_pair(to, "answer", text_of(answer_name(s->a)));
        break;
    case STEP_ROWS:
        json_pair(to, "source", v->pack->sources[s->source].name);
        json_key(to, "rows");
        sink_number(to, s->n);
        json_pair(to, "searched", text_of(searched_name(s->a)));
        break;
    case STEP_PASS_CODE: json_pair(to, "code", s->raw); break;
    case STEP_SLATE:
        json_pair(to, "group", s->raw);
        json_key(to, "members");
        sink_number(to, s->n);
        break;
    default: json_computed(to, s); break;
    }
    sink_words(to, "}");
}

static void json_finding(why_view *v, const why_finding *found) {
    static const char *const outcomes[] = { "not_in_force", "not_applicable", "pass", "said",
                                            "unknown",      "failed",         "void" };
    sink *to = v->page.to;
    const part *p = &found->part;
    sink_print(to, "{\"outcome\":\"%s\"", outcomes[p->outcome]);
    if (p->outcome == OUTCOME_SAID)
        json_pair(to, "effect", text_of(effect_name(why_effect(v, p))));
    if (p->kind == PART_ROW) {
        json_pair(to, "source", v->pack->sources[p->source].name);
        pair_place(v, "row", p->source, p->input, p->row);
        json_pair(to, "grade", text_of(grade_name(p->grade)));
    }
    if (p->kind == PART_FACT) json_pair(to, "answer", text_of(answer_name(p->grade)));
    json_key(to, "steps");
    sink_words(to, "[");
    for (uint32_t i = 0; i < p->step_count; i++) {
        if (i > 0) sink_words(to, ",");
        json_step(v, &found->steps[i]);
    }
    sink_words(to, "]}");
}

/* Findings of one rule, or of one fact. */
static void json_findings(why_view *v, bool facts, size_t number) {
    sink *to = v->page.to;
    bool any = false;
    json_key(to, "findings");
    sink_words(to, "[");
    for (size_t i = 0; i < v->count; i++) {
        const part *p = &v->findings[i].part;
        if (p->kind == PART_TALLY || (p->kind == PART_FACT) != facts || p->number != number)
            continue;
        if (any) sink_words(to, ",");
        any = true;
        json_finding(v, &v->findings[i]);
    }
    sink_words(to, "]");
}

static void json_rules(why_view *v) {
    sink *to = v->page.to;
    char cites[1024];
    sink_words(to, ",\n \"rules\":[");
    for (size_t i = 0; i < v->pack->rule_count; i++) {
        const rule_decl *r = &v->pack->rules[i];
        sink_words(to, i > 0 ? ",\n  {\"rule\":" : "\n  {\"rule\":");
        sink_json(to, r->id);
        json_pair(to, "title", label_text(&r->title, v->in.pack, (text){ "", 0 }));
        json_pair(to, "severity", text_of(severity_name((int)r->severity)));
        if (r->stage != NO_INDEX) json_pair(to, "stage", v->pack->stages[r->stage].id);
        why_cites(v, r->cites, r->cite_count, cites, sizeof cites);
        json_pair(to, "citation", text_of(cites));
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

/* Candidates the reason names; left out when there are none. */
static void json_others(why_view *v, size_t seq) {
    sink *to = v->page.to;
    bool any = false;
    for (size_t i = 0; i < v->other_count; i++) {
        const other *o = &v->others[i];
        if (o->now != 0 || o->seq != seq) continue;
        sink_words(to, any ? ",{\"key\":" : ",\"others\":[{\"key\":");
        sink_json(to, o->key);
        json_pair(to, "stood", text_of(decision_name(o->was)));
        sink_words(to, "}");
        any = true;
    }
    if (any) sink_words(to, "]");
}

/* Left out when there are none. */
static void json_again(why_view *v) {
    sink *to = v->page.to;
    bool any = false;
    for (size_t i = 0; i < v->other_count; i++) {
        const other *o = &v->others[i];
        if (o->now == 0) continue;
        sink_words(to, any ? ",\n  {\"rule\":" : ",\n \"again\":[\n  {\"rule\":");
        sink_json(to, v->pack->rules[o->rule].id);
        json_pair(to, "other", o->key);
        json_pair(to, "was", text_of(decision_name(o->was)));
        json_pair(to, "now", text_of(decision_name(o->now)));
        sink_words(to, "}");
        any = true;
    }
    if (any) sink_words(to, "]");
}

static void json_reasons(why_view *v) {
    sink *to = v->page.to;
    char buffer[512];
    sink_words(to, ",\n \"reasons\":[");
    for (size_t i = 0; i < v->reason_count; i++) {
        const record_reason *r = &v->reasons[i];
        sink_words(to, i > 0 ? ",\n  {\"rule\":" : "\n  {\"rule\":");
        if (r->rule == NO_INDEX) sink_words(to, "null");
        else sink_json(to, v->pack->rules[r->rule].id);
        json_pair(to, "code", r->code);
        json_pair(to, "effect", text_of(effect_name(r->effect)));
        json_pair(to, "said", text_of(effect_name(r->said)));
        json_pair(to, "cause", text_of(cause_name(r->cause)));
        json_pair(to, "words",
                  r->words[v->in.pack].len > 0 ? r->words[v->in.pack] : r->words[0]);
        json_pair(to, "citation", r->citation);
        json_pair(to, "grade", text_of(grade_name(r->grade)));
        json_pair(to, "evidence", why_evidence(v, r, buffer, sizeof buffer));
        json_pair(to, "waits", r->waits);
        json_pair(to, "for", r->to);
        pair_day(to, "eligible_from", r->eligible_from);
        json_pair(to, "digest", r->cited);
        json_others(v, i);
        if (r->ruled != RULED_NOT) {
            json_pair(to, "ruling", text_of(ruled_name(r->ruled)));
            json_pair(to, "was", text_of(effect_name(r->was)));
            json_pair(to, "by", r->ruled_by);
            json_pair(to, "on", r->ruled_on);
            json_pair(to, "document", r->document);
        }
        sink_words(to, "}");
    }
    sink_words(to, "]");
}

/* Left out when there are none. */
static void json_idle(why_view *v) {
    sink *to = v->page.to;
    if (v->idle_count == 0) return;
    sink_words(to, ",\n \"rulings_idle\":[");
    for (size_t i = 0; i < v->idle_count; i++) {
        const record_ruling *w = &v->idle[i];
        sink_words(to, i > 0 ? ",\n  {\"rule\":" : "\n  {\"rule\":");
        sink_json(to, w->rule);
        json_pair(to, "reason", w->reason);
        json_pair(to, "ruling", w->ruling);
        json_pair(to, "by", w->by);
        json_pair(to, "on", w->on);
        json_pair(to, "document", w->document);
        json_pair(to, "digest", w->evidence);
        json_pair(to, "state", text_of(ruling_state_name(w->state)));
        sink_words(to, "}");
    }
    sink_words(to, "]");
}

/* Replies that no rule saw. */
static void json_asides(why_view *v, uint16_t source) {
    static const char *const kinds[] = { "", "replaced", "waits", "withdrawn" };
    sink *to = v->page.to;
    bool any = false;
    for (size_t i = 0; i < v->aside_count; i++) {
        const aside *a = &v->asides[i];
        if (a->source != source) continue;
        sink_print(to, "%s{\"what\":\"%s\"", any ? "," : ",\"aside\":[", kinds[a->how]);
        any = true;
        json_pair(to, "department", a->who);
        json_pair(to, "said", a->said);
        json_pair(to, "made_on", a->made_on);
        pair_place(v, "at", source, a->input, a->line);
        sink_words(to, "}");
    }
    if (any) sink_words(to, "]");
}

static void json_sources(why_view *v) {
    sink *to = v->page.to;
    bool any = false;
    sink_words(to, ",\n \"sources\":[");
    for (size_t i = 0; i < v->pack->source_count; i++) {
        const record_source *s = &v->record->sources[i];
        const step *rows = why_rows(v, (uint16_t)i);
        if (v->pack->sources[i].kind != SOURCE_EVIDENCE) continue;
        sink_words(to, any ? ",\n  {\"source\":" : "\n  {\"source\":");
        any = true;
        sink_json(to, v->pack->sources[i].name);
        sink_print(to, ",\"asked\":%s,\"claimed\":%s,\"everybody\":%s",
                   s->asked ? "true" : "false", s->claimed ? "true" : "false",
                   s->everybody ? "true" : "false");
        if (rows != NULL) {
            json_key(to, "rows");
            sink_number(to, rows->n);
            json_pair(to, "searched", text_of(searched_name(rows->a)));
        }
        if (v->terms->trace.len > 0) {
            json_key(to, "read");
            sink_words(to, why_read(v, (uint16_t)i) ? "true" : "false");
        }
        json_pair(to, "column", s->column);
        json_pair(to, "values", s->values);
        json_pair(to, "says", s->says);
        json_pair(to, "on", s->on);
        json_pair(to, "keys", s->keys);
        why_replies_json(v, (uint16_t)i);
        json_asides(v, (uint16_t)i);
        sink_words(to, "}");
    }
    sink_words(to, "]");
}

int why_json(sink *to, const why_terms *terms, fault *f) {
    why_view v;
    int code = why_open(&v, terms, to, f);
    if (code == 0) {
        sink_words(to, "{\"key\":");
        sink_json(to, v.d->key);
        json_pair(to, "name", v.d->name);
        pair_place(&v, "at", v.pack->candidates, v.d->input, v.d->line);
        json_pair(to, "decision", text_of(decision_name(v.d->decision)));
        json_key(to, "held");
        sink_words(to, v.d->flags & RESULT_HELD ? "true" : "false");
        if (v.d->stage < v.pack->stage_count)
            json_pair(to, "stage", v.pack->stages[v.d->stage].id);
        if (v.pack->left_out > 0) json_pair(to, "through", through_name(v.pack));
        pair_day(to, "law_day", v.law_day);
        pair_day(to, "eligible_from", v.d->eligible_from);
        json_reasons(&v);
        json_again(&v);
        json_idle(&v);
        if (terms->trace.len > 0) json_rules(&v);
        json_sources(&v);
        sink_words(to, "\n}\n");
    }
    return why_close(&v, code, f);
}

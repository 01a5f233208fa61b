/* diff_json: what changed between two runs, as one JSON object.
 *
 * The same comparison as the page, with the words programs read: terms as they stand in the
 * manifests, the table as its counts that are not zero, every change with its reasons and what
 * did each. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/diff_json.h"

#include <inttypes.h>

#include "pack/through.h"
#include "report/json_pairs.h"

static void json_run(sink *to, const diff_terms *t, int side) {
    const record *r = t->records[side];
    sink_print(to, "\"%s\":{\"folder\":", side == 0 ? "before" : "after");
    sink_json(to, text_of(t->folders[side]));
    json_pair(to, "pack", r->pack.id);
    json_pair(to, "version", r->pack.version);
    json_pair(to, "through", through_name(&r->pack));
    sink_print(to, ",\"candidates\":%" PRIu64 "}", r->candidates);
}

static void json_terms(sink *to, const diff_terms *t) {
    const record_item *a, *b;
    size_t at[2] = { 0, 0 };
    bool any = false;
    sink_words(to, ",\n \"terms\":[");
    while (diff_next_term(t, at, &a, &b) == 1) {
        sink_words(to, any ? ",\n  {\"part\":" : "\n  {\"part\":");
        any = true;
        sink_json(to, a != NULL ? a->part : b->part);
        json_pair(to, "name", a != NULL ? a->name : b->name);
        if (a != NULL) json_pair(to, "before", a->value);
        if (b != NULL) json_pair(to, "after", b->value);
        sink_words(to, "}");
    }
    sink_words(to, "]");
}

static const char *listed(int decision) {
    return decision == DECISION_NONE ? "not_listed" : decision_name(decision);
}

static void json_table(sink *to, const diff_changes *c) {
    bool any = false;
    sink_words(to, ",\n \"table\":[");
    for (int from = 0; from < DECISIONS; from++)
        for (int into = 0; into < DECISIONS; into++) {
            if (c->table[from][into] == 0) continue;
            sink_print(to, "%s{\"from\":\"%s\",\"to\":\"%s\",\"candidates\":%" PRIu64 "}",
                       any ? ",\n  " : "\n  ", listed(from), listed(into),
                       c->table[from][into]);
            any = true;
        }
    sink_words(to, "]");
}

static void json_decision(sink *to, const diff_terms *t, int side, const record_decision *d) {
    const pack *p = &t->records[side]->pack;
    if (d == NULL) return;
    json_key(to, side == 0 ? "before" : "after");
    sink_print(to, "{\"decision\":\"%s\",\"held\":%s", decision_name(d->decision),
               d->flags & RESULT_HELD ? "true" : "false");
    if (d->stage < p->stage_count) json_pair(to, "stage", p->stages[d->stage].id);
    if (d->first_rule != NO_INDEX) json_pair(to, "first_rule", p->rules[d->first_rule].id);
    sink_words(to, "}");
}

static void json_side(sink *to, const diff_terms *t, int side, const record_reason *r) {
    size_t language = t->in[side].pack;
    if (r == NULL) return;
    json_key(to, side == 0 ? "before" : "after");
    sink_print(to, "{\"effect\":\"%s\",\"words\":", effect_name(r->effect));
    sink_json(to, r->words[language].len > 0 ? r->words[language] : r->words[0]);
    json_pair(to, "digest", r->cited);
    sink_words(to, "}");
}

static void json_cause(sink *to, const diff_cause *c) {
    static const char *const names[] = { "ruling",    "rule_new",  "rule_gone", "stage",
                                         "rule_text", "law_day",   "param",     "day",
                                         "cell",      "fact",      "searched",  "row_new",
                                         "row_gone",  "pack_file", "input",     "no_trace",
                                         "not_told" };
    static const char *const how[] = { "", "no_inputs", "other_inputs", "too_many" };
    bool sided = c->kind == DIFF_STAGE || c->kind == DIFF_NO_TRACE;
    sink_print(to, "{\"cause\":\"%s\"", names[c->kind]);
    json_pair(to, "name", c->name);
    if (sided) json_pair(to, "run", text_of(c->side == 0 ? "before" : "after"));
    json_pair(to, "why", text_of(how[c->how]));
    json_pair(to, "before", c->was);
    json_pair(to, "before_at", c->was_at);
    json_pair(to, "after", c->is);
    json_pair(to, "after_at", c->is_at);
    sink_words(to, "}");
}

static int json_reason(sink *to, diff_case *c, const diff_reason *d, fault *f) {
    const record_reason *any = d->after != NULL ? d->after : d->before;
    const pack *p = &c->terms->records[d->after != NULL]->pack;
    diff_cause *causes;
    size_t count;
    int code = diff_case_causes(c, d, &causes, &count, f);
    if (code != 0) return code;
    sink_print(to, "{\"what\":\"%s\",\"rule\":", d->before == NULL  ? "new"
                                                 : d->after == NULL ? "gone"
                                                                    : "changed");
    if (any->rule == NO_INDEX) sink_words(to, "null");
    else sink_json(to, p->rules[any->rule].id);
    json_pair(to, "code", any->code);
    json_side(to, c->terms, 0, d->before);
    json_side(to, c->terms, 1, d->after);
    sink_words(to, ",\"causes\":[");
    for (size_t i = 0; i < count; i++) {
        if (i > 0) sink_words(to, ",");
        json_cause(to, &causes[i]);
    }
    sink_words(to, "]}");
    return 0;
}

static int json_reasons(sink *to, diff_terms *t, const diff_change *change, fault *f) {
    diff_case c;
    int code = diff_case_open(&c, t, change, f);
    sink_words(to, ",\"reasons\":[");
    for (size_t i = 0; i < c.reason_count && code == 0; i++) {
        if (i > 0) sink_words(to, ",\n    ");
        code = json_reason(to, &c, &c.reasons[i], f);
    }
    sink_words(to, "]");
    diff_case_close(&c);
    return code;
}

static int json_changes(sink *to, diff_terms *t, const diff_changes *c, fault *f) {
    static const char *const kinds[] = { "decided", "reasons", "joined", "left" };
    int code = 0;
    sink_words(to, ",\n \"changes\":[");
    for (size_t i = 0; i < c->count && code == 0; i++) {
        const diff_change *change = &c->items[i];
        const record_decision *any = change->after != NULL ? change->after : change->before;
        sink_print(to, "%s{\"kind\":\"%s\"", i > 0 ? ",\n  " : "\n  ", kinds[change->kind]);
        json_pair(to, "key", any->key);
        json_pair(to, "name", any->name);
        json_decision(to, t, 0, change->before);
        json_decision(to, t, 1, change->after);
        if (change->before != NULL && change->after != NULL)
            code = json_reasons(to, t, change, f);
        sink_words(to, "}");
    }
    sink_words(to, "]");
    return code;
}

int diff_json(sink *to, diff_terms *terms, const diff_changes *changes, fault *f) {
    sink_words(to, "{");
    json_run(to, terms, 0);
    sink_words(to, ",\n ");
    json_run(to, terms, 1);
    json_terms(to, terms);
    json_table(to, changes);
    int code = json_changes(to, terms, changes, f);
    sink_words(to, "\n}\n");
    return code == 0 ? sink_flush(to, f) : code;
}

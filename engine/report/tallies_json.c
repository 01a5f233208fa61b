/* tallies_json: tallies.json, the counts for programs.
 *
 * Keys stand in a fixed order, lists in the order of the pack's declarations; one thing per
 * line, so that two runs can be compared with diff. Names are ids and codes, the same in
 * every language. Numbers are whole, or exact thousandths written with three decimals. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/tallies_json.h"

#include <inttypes.h>

#include "pack/through.h"
#include "report/values_json.h"

/* A list of things, one per line: writes the comma and the line's beginning. */
typedef struct lines {
    sink *to;
    bool any;
} lines;

static void begin(lines *l, sink *to, const char *name) {
    *l = (lines){ .to = to };
    sink_print(to, ",\n  \"%s\": [", name);
}

static void next(lines *l) {
    sink_words(l->to, l->any ? ",\n    " : "\n    ");
    l->any = true;
}

static void end(lines *l) {
    sink_words(l->to, l->any ? "\n  ]" : "]");
}

/* Of every unit there are four: put together without a format. */
static void count(sink *to, const char *name, uint64_t n) {
    sink_words(to, ", \"");
    sink_words(to, name);
    sink_words(to, "\": ");
    sink_number(to, (int64_t)n);
}

static void name(sink *to, const char *key, text value) {
    sink_print(to, "{\"%s\": ", key);
    sink_json(to, value);
}

static void by_decision(sink *to, const uint64_t by[DECISIONS], uint64_t all) {
    count(to, "candidates", all);
    count(to, "accept", by[ACCEPT]);
    count(to, "reject", by[REJECT]);
    count(to, "refer", by[REFER]);
}

static void write_head(sink *to, const outcome_set *o, const tally *t) {
    const evidence *e = o->evidence;
    const table *list = &e->tables[e->pack->candidates];
    sink_words(to, "{\n  \"pack\": ");
    name(to, "id", e->pack->id);
    sink_words(to, ", \"version\": ");
    sink_json(to, e->pack->version);
    sink_words(to, "},\n  \"through\": ");
    if (e->pack->stage_count == 0) sink_words(to, "null");
    else sink_json(to, through_name(e->pack));
    sink_print(to, ",\n  \"all_stages\": %s", e->pack->left_out == 0 ? "true" : "false");
    sink_print(to, ",\n  \"list\": {\"rows\": %" PRIu64, list->read_rows);
    by_decision(to, t->by, t->candidates);
    count(to, "merged", e->candidate_merged);
    count(to, "unreadable", e->candidate_unreadable);
    count(to, "left_out", list->left_out);
    count(to, "held", t->held);
    count(to, "warned", t->warned);
    count(to, "tasks", t->tasks);
    sink_print(to, "},\n  \"rejected_by\": {\"statute\": %" PRIu64, t->rejected_by[STATUTE]);
    count(to, "regulation", t->rejected_by[REGULATION]);
    count(to, "policy", t->rejected_by[POLICY]);
    count(to, "one_source", t->one_source_rejected);
    count(to, "eligible_later", t->eligible_later);
    sink_print(to, "},\n  \"unknown_values\": %" PRIu64, o->unknown_values);
    sink_print(to, ",\n  \"unreadable_cells\": %" PRIu64, t->unreadable_cells);
    sink_print(to,
               ",\n  \"births_from_id\": %" PRIu64 ", \"births_differ\": %" PRIu64
               ", \"ages_checked\": %" PRIu64 ", \"ages_differ\": %" PRIu64,
               t->remarks.births_taken, t->remarks.births_differ, t->remarks.ages_checked,
               t->remarks.ages_differ);
}

/* The docket's files of data that nothing reads, if there are any. */
static void write_unread(sink *to, const docket *d) {
    lines l;
    if (d->unread_file_count == 0) return;
    begin(&l, to, "unread_files");
    for (size_t i = 0; i < d->unread_file_count; i++) {
        next(&l);
        name(to, "file", d->unread_files[i]);
        sink_print(to, ", \"may_belong_to_a_source\": %s}", i < d->unread ? "true" : "false");
    }
    end(&l);
}

static void write_sources(sink *to, const outcome_set *o) {
    const evidence *e = o->evidence;
    lines l;
    begin(&l, to, "sources");
    for (size_t s = 0; s < e->pack->source_count; s++) {
        const joined *j = &e->sources[s];
        if (s == e->pack->candidates) continue;
        uint64_t hidden = o->suppressed_rows != NULL ? o->suppressed_rows[s] : 0;
        next(&l);
        name(to, "source", e->pack->sources[s].name);
        sink_print(to, ", \"asked\": %s", e->docket->sources[s].not_asked ? "false" : "true");
        if (e->docket->sources[s].later) sink_words(to, ", \"later\": true");
        count(to, "rows", e->tables[s].read_rows);
        count(to, "attached", j->attached_rows - hidden);
        count(to, "nobody", j->nobody);
        count(to, "near", j->near_rows);
        count(to, "suppressed", hidden);
        count(to, "merged", j->merged);
        count(to, "unreadable", j->unreadable);
        count(to, "left_out", e->tables[s].left_out);
        sink_words(to, "}");
    }
    end(&l);
}

/* The standings add up to those asked; `earlier` counts rows. */
static void write_replies(sink *to, const pack *p, const tally *t) {
    lines l;
    if (t->answer_count == 0) return;
    begin(&l, to, "replies");
    for (size_t i = 0; i < t->answer_count; i++) {
        const answer_count *c = &t->answers[i];
        const source_decl *d = &p->sources[c->source];
        next(&l);
        name(to, "source", d->name);
        sink_words(to, ", \"department\": ");
        sink_json(to, d->columns[d->expects_column].values[c->code]);
        count(to, "asked", c->asked);
        for (int k = 0; k < STANDINGS; k++) count(to, standing_name((standing)k), c->by[k]);
        count(to, "earlier", c->earlier);
        sink_words(to, "}");
    }
    end(&l);
}

static void write_stages(sink *to, const pack *p, const tally *t) {
    lines l;
    begin(&l, to, "stages");
    for (size_t i = 0; i < through_count(p); i++) {
        const stage_count *s = &t->stages[i];
        next(&l);
        name(to, "stage", p->stages[i].id);
        count(to, "entered", s->entered);
        count(to, "passed", s->passed);
        count(to, "rejected", s->rejected);
        count(to, "referred", s->referred);
        count(to, "held", s->held);
        sink_words(to, "}");
    }
    end(&l);
}

static void write_rules(sink *to, const outcome_set *o) {
    const pack *p = o->evidence->pack;
    lines l;
    begin(&l, to, "rules");
    for (size_t i = 0; i < p->rule_count; i++) {
        const rule_count *r = &o->rules[i];
        if (!through_judges(p, p->rules[i].stage)) continue;
        next(&l);
        name(to, "rule", p->rules[i].id);
        sink_print(to, ", \"severity\": \"%s\"", severity_name((int)p->rules[i].severity));
        count(to, "applied", r->applied);
        count(to, "not_applicable", r->not_applicable);
        count(to, "not_in_force", r->not_in_force);
        count(to, "passed", r->passed);
        count(to, "rejected", r->rejected);
        count(to, "referred", r->referred);
        count(to, "held", r->held);
        count(to, "warned", r->warned);
        count(to, "tasks", r->tasks);
        count(to, "unknown", r->unknown);
        count(to, "failed", r->failed);
        sink_words(to, "}");
    }
    end(&l);
}

static void write_reasons(sink *to, const pack *p, const tally *t) {
    lines l;
    begin(&l, to, "reasons");
    for (size_t i = 0; i < t->reason_count; i++) {
        const reason_count *r = &t->reasons[i];
        bool coded = r->rule != NO_INDEX && r->code != NO_INDEX;
        next(&l);
        sink_words(to, "{\"rule\": ");
        if (r->rule == NO_INDEX) sink_words(to, "null");
        else sink_json(to, p->rules[r->rule].id);
        sink_words(to, ", \"code\": ");
        sink_json(to, coded ? p->rules[r->rule].reasons[r->code].code
                            : text_of(cause_name(r->cause)));
        count(to, "candidates", r->any);
        count(to, "decisive", r->first);
        for (int e = EFFECT_TASK; e <= EFFECT_REJECT; e++)
            if (r->effect[e] > 0) count(to, effect_name(e), r->effect[e]);
        sink_words(to, "}");
    }
    end(&l);
}

static void write_referrals(sink *to, const tally *t) {
    lines l;
    begin(&l, to, "referred_by_cause");
    for (int i = 0; i < CAUSES; i++) {
        if (t->referred_by[i] == 0) continue;
        next(&l);
        name(to, "cause", text_of(cause_name(i)));
        count(to, "candidates", t->referred_by[i]);
        sink_words(to, "}");
    }
    end(&l);
    begin(&l, to, "waits");
    for (size_t i = 0; i < t->wait_count; i++) {
        next(&l);
        name(to, "for", t->waits[i].what);
        count(to, "candidates", t->waits[i].candidates);
        sink_words(to, "}");
    }
    end(&l);
}

static int write_tallies(sink *to, const outcome_set *o, const tally *t, fault *f) {
    sink_words(to, ",\n  \"tallies\": [");
    int code = values_json(to, o, t, f);
    sink_words(to, o->evidence->pack->tally_count > 0 ? "\n  ]" : "]");
    return code;
}

/* The key columns of a unit as written. */
static void write_unit_key(sink *to, const table *rows, uint32_t row) {
    const key_list *k = rows->decl->key_count > 0 ? &rows->decl->keys[0] : NULL;
    sink_words(to, "{\"key\": [");
    for (size_t i = 0; k != NULL && i < k->count; i++) {
        if (i > 0) sink_words(to, ", ");
        sink_json(to, cell_trim(table_raw(rows, row, k->here[i])));
    }
    sink_words(to, "]");
}

/* Units nobody stands in are left out: they are rows of a table, not of the list. */
static void write_units(sink *to, const outcome_set *o, const tally *t) {
    lines l;
    for (size_t i = 0; i < t->unit_count; i++) {
        const unit_count *u = &t->units[i];
        text source = o->evidence->pack->sources[u->source].name;
        sink_words(to, i > 0 ? ",\n   " : ",\n  \"units\": {\n   ");
        sink_json(to, source);
        sink_words(to, ": [");
        l = (lines){ .to = to };
        for (size_t k = 0; k < u->used_count; k++) {
            uint32_t row = u->used[k];
            next(&l);
            write_unit_key(to, &o->evidence->tables[u->source], row);
            by_decision(to, u->by[row], u->by[row][0]);
            sink_words(to, "}");
        }
        if (u->by[u->rows][0] > 0) {
            next(&l);
            sink_words(to, "{\"key\": null");
            by_decision(to, u->by[u->rows], u->by[u->rows][0]);
            sink_words(to, "}");
        }
        sink_words(to, l.any ? "\n   ]" : "]");
    }
    if (t->unit_count > 0) sink_words(to, "\n  }");
}

/* Only where there are rulings: what rests on them by name, and every one that does not
 * count. */
static void write_rulings(sink *to, const outcome_set *o, const tally *t) {
    const ruled_count *r = &t->ruled;
    lines l;
    if (r->rulings == 0) return;
    sink_print(to, ",\n  \"rulings\": {\"all\": %" PRIu64, r->rulings);
    for (int i = 0; i < RULING_STATES; i++) count(to, ruling_state_name(i), r->states[i]);
    by_decision(to, r->by, r->candidates);
    sink_words(to, "}");
    begin(&l, to, "ruled_by");
    for (size_t i = 0; i < r->name_count; i++) {
        next(&l);
        name(to, "by", r->names[i].by);
        for (int k = RULED_LIFTED; k <= RULED_CLEARED; k++)
            count(to, ruled_name(k), r->names[i].reasons[k]);
        sink_words(to, "}");
    }
    end(&l);
    begin(&l, to, "rulings_idle");
    for (size_t i = 0; i < o->ruling_count; i++) {
        const ruling *w = &o->rulings[i];
        if (w->state == RULING_COUNTS) continue;
        next(&l);
        name(to, "candidate", w->candidate);
        sink_words(to, ", \"rule\": ");
        sink_json(to, w->rule);
        sink_words(to, ", \"reason\": ");
        sink_json(to, w->reason);
        sink_words(to, ", \"by\": ");
        sink_json(to, w->by);
        sink_print(to, ", \"state\": \"%s\"}", ruling_state_name(w->state));
    }
    end(&l);
}

int tallies_json(sink *to, const outcome_set *o, const tally *t, fault *f) {
    const pack *p = o->evidence->pack;
    write_head(to, o, t);
    write_unread(to, o->evidence->docket);
    write_sources(to, o);
    write_replies(to, p, t);
    write_stages(to, p, t);
    write_rules(to, o);
    write_reasons(to, p, t);
    write_referrals(to, t);
    write_rulings(to, o, t);
    int code = write_tallies(to, o, t, f);
    write_units(to, o, t);
    sink_words(to, "\n}\n");
    return code == 0 ? sink_flush(to, f) : code;
}

/* list: the candidates a filter lets through, one line each.
 *
 * The list is walked twice: once for the widths of the key and rule columns, once to write.
 * Keys are never cut, since they are what `why` is asked with; what does not fit beside them
 * wraps below. A name in the filter that the run does not know is a mistake of the user,
 * answered with the nearest. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/list.h"

#include <stdio.h>

#include "audit/aside.h"
#include "ground/unicode.h"
#include "pack/through.h"
#include "report/page.h"

enum {
    KEY_LEAST = 6,
    KEY_MOST = 36,
    NAME_LEAST = 4,
    NAME_MOST = 20,
    RULE_LEAST = 10,
    RULE_MOST = 24,
    DECISION_LEAST = 8,
    DECISION_MOST = 30,
    CODES_MOST = 4096
};

typedef struct listing {
    page page;
    record *record;
    tongue in;
    size_t key_columns, name_columns, decision_columns, rule_columns;
    uint64_t count;
} listing;

/* ---- names in the filter ------------------------------------------------------------ */

static int unknown_name(const char *kind, text given, const text *names, size_t count,
                        fault *f) {
    size_t near = text_nearest(given, names, count);
    if (near == count)
        return fault_plain(f, FAULT_USAGE, "no %s '%.*s' in this run", kind, TEXT_ARGS(given));
    return fault_plain(f, FAULT_USAGE, "no %s '%.*s' in this run; did you mean '%.*s'?", kind,
                       TEXT_ARGS(given), TEXT_ARGS(names[near]));
}

/* A code of the pack, or one of the engine's own. */
static int check_reason(record *r, text reason, fault *f) {
    text codes[CODES_MOST];
    size_t count;
    arena a = { 0 };
    bool known = false;
    int code = record_codes(r, &a, codes, CODES_MOST - CAUSES, &count, f);
    for (int i = CAUSE_SAID + 1; i < CAUSES; i++) codes[count++] = text_of(cause_name(i));
    for (size_t i = 0; i < count; i++) known |= text_equal(codes[i], reason);
    if (code == 0 && !known) code = unknown_name("reason", reason, codes, count, f);
    arena_clear(&a);
    return code;
}

/* What somebody waits for in this run, or could: a department of a source, a source, the list's
 * own things. */
static int check_waits(record *r, text waits, fault *f) {
    text known[CODES_MOST];
    size_t count;
    arena a = { 0 };
    bool found = false;
    int code = aside_awaited(r, &a, known, CODES_MOST, &count, f);
    for (size_t i = 0; i < count; i++) found |= text_equal(known[i], waits);
    if (code == 0 && !found) code = unknown_name("department or source",
                                                 waits, known, count, f);
    arena_clear(&a);
    return code;
}

static int check_filter(record *r, const record_filter *filter, fault *f) {
    text rules[RULE_MAX], stages[STAGE_MAX];
    const pack *p = &r->pack;
    for (size_t i = 0; i < p->rule_count; i++) rules[i] = p->rules[i].id;
    for (size_t i = 0; i < p->stage_count; i++) stages[i] = p->stages[i].id;
    if (filter->rule.len > 0 && pack_find_rule(p, filter->rule) == NO_INDEX)
        return unknown_name("rule", filter->rule, rules, p->rule_count, f);
    if (filter->stage.len > 0 && pack_find_stage(p, filter->stage) == NO_INDEX)
        return unknown_name("stage", filter->stage, stages, p->stage_count, f);
    int code = filter->reason.len > 0 ? check_reason(r, filter->reason, f) : 0;
    if (code == 0 && filter->waits.len > 0) code = check_waits(r, filter->waits, f);
    return code;
}

/* ---- the page ------------------------------------------------------------ */

static text first_rule(const listing *l, const record_decision *d) {
    return d->first_rule == NO_INDEX ? (text){ "", 0 }
                                     : l->record->pack.rules[d->first_rule].id;
}

static size_t widest(size_t so_far, text t, size_t most) {
    size_t width = unicode_width(t);
    if (width > most) width = most;
    return width > so_far ? width : so_far;
}

static int measure(void *payload, const record_decision *d, const record_reason *reasons,
                   size_t count, fault *f) {
    listing *l = payload;
    char words[WORDS_LINE];
    (void)reasons, (void)count, (void)f;
    l->key_columns = widest(l->key_columns, d->key, KEY_MOST);
    l->name_columns = widest(l->name_columns, d->name, NAME_MOST);
    l->rule_columns = widest(l->rule_columns, first_rule(l, d), RULE_MOST);
    text decided = word_decided(l->in, &l->record->pack, d->decision, words);
    l->decision_columns = widest(l->decision_columns, decided, DECISION_MOST);
    l->count++;
    return 0;
}

/* Distinct codes of the reasons that stand against the candidate. */
static void put_codes(listing *l, const record_reason *reasons, size_t count) {
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        bool again = reasons[i].effect < EFFECT_REFER;
        for (size_t j = 0; j < i && !again; j++)
            again = reasons[j].effect >= EFFECT_REFER &&
                    text_equal(reasons[i].code, reasons[j].code);
        if (again) continue;
        if (any) page_words(&l->page, ", ");
        page_text(&l->page, reasons[i].code);
        any = true;
    }
}

static int put_line(void *payload, const record_decision *d, const record_reason *reasons,
                    size_t count, fault *f) {
    listing *l = payload;
    char words[WORDS_LINE];
    size_t hang = l->key_columns + l->name_columns + 4;
    (void)f;
    if (unicode_width(d->key) > l->key_columns) {
        page_text(&l->page, d->key);
        page_row(&l->page);
        page_cell(&l->page, (text){ "", 0 }, l->key_columns, false);
    } else {
        page_cell(&l->page, d->key, l->key_columns, false);
    }
    page_words(&l->page, "  ");
    page_cell(&l->page, d->name, l->name_columns, false);
    page_words(&l->page, "  ");
    page_cell(&l->page, word_decided(l->in, &l->record->pack, d->decision, words),
              l->decision_columns, false);
    page_words(&l->page, "  ");
    page_cell(&l->page, first_rule(l, d), l->rule_columns, false);
    page_words(&l->page, "  ");
    put_codes(l, reasons, count);
    page_end(&l->page, 0, hang + l->decision_columns + l->rule_columns + 4);
    return 0;
}

/* Above the list and in words, since an "accepted" in the column says less than it seems to. */
static void put_through(listing *l) {
    char words[WORDS_LINE];
    text through = word_through(l->in, &l->record->pack, words);
    if (through.len == 0) return;
    page_text(&l->page, through);
    page_end(&l->page, 0, 2);
}

static void put_head(listing *l) {
    page_cell(&l->page, text_of(word_in(l->in, WORD_KEY)), l->key_columns, false);
    page_words(&l->page, "  ");
    page_cell(&l->page, text_of(word_in(l->in, WORD_NAME)), l->name_columns, false);
    page_words(&l->page, "  ");
    page_cell(&l->page, text_of(word_in(l->in, WORD_DECISION)), l->decision_columns, false);
    page_words(&l->page, "  ");
    page_cell(&l->page, text_of(word_in(l->in, WORD_FIRST_RULE)), l->rule_columns, false);
    page_words(&l->page, "  ");
    page_words(&l->page, word_in(l->in, WORD_LIST_REASONS));
    page_row(&l->page);
}

static void put_count(listing *l) {
    char words[128], n[32], all[32];
    number_words(l->count, n);
    number_words(l->record->candidates, all);
    word_print(l->in, words, sizeof words, WORD_LIST_COUNT, n, all);
    page_words(&l->page, words);
    page_row(&l->page);
}

int list_text(sink *to, record *r, const record_filter *filter, tongue in, fault *f) {
    listing l = { .page = { .to = to },
                  .record = r,
                  .in = in,
                  .key_columns = KEY_LEAST,
                  .name_columns = NAME_LEAST,
                  .decision_columns = DECISION_LEAST,
                  .rule_columns = RULE_LEAST };
    int code = check_filter(r, filter, f);
    if (code == 0) code = record_walk(r, filter, false, measure, &l, f);
    if (code == 0) put_through(&l);
    if (code == 0 && l.count > 0) {
        put_head(&l);
        code = record_walk(r, filter, true, put_line, &l, f);
    }
    if (code == 0) put_count(&l);
    int closed = page_close(&l.page, f);
    if (code == 0) code = closed;
    return code == 0 ? sink_flush(to, f) : code;
}

/* ---- JSON ------------------------------------------------------------ */

static void json_codes(listing *l, const record_reason *reasons, size_t count) {
    sink *to = l->page.to;
    sink_words(to, ",\"reasons\":[");
    for (size_t i = 0; i < count; i++) {
        sink_words(to, i > 0 ? ",{\"rule\":" : "{\"rule\":");
        if (reasons[i].rule == NO_INDEX) sink_words(to, "null");
        else sink_json(to, l->record->pack.rules[reasons[i].rule].id);
        sink_words(to, ",\"code\":");
        sink_json(to, reasons[i].code);
        sink_print(to, ",\"effect\":\"%s\"", effect_name(reasons[i].effect));
        if (reasons[i].waits.len > 0) {
            sink_words(to, ",\"waits\":");
            sink_json(to, reasons[i].waits);
        }
        sink_words(to, "}");
    }
    sink_words(to, "]");
}

static int json_line(void *payload, const record_decision *d, const record_reason *reasons,
                     size_t count, fault *f) {
    listing *l = payload;
    sink *to = l->page.to;
    (void)f;
    sink_words(to, l->count++ > 0 ? ",\n {\"key\":" : "\n {\"key\":");
    sink_json(to, d->key);
    sink_words(to, ",\"name\":");
    sink_json(to, d->name);
    sink_print(to, ",\"decision\":\"%s\"", decision_name(d->decision));
    if (d->stage < l->record->pack.stage_count) {
        sink_words(to, ",\"stage\":");
        sink_json(to, l->record->pack.stages[d->stage].id);
    }
    if (l->record->pack.left_out > 0) {
        sink_words(to, ",\"through\":");
        sink_json(to, through_name(&l->record->pack));
    }
    if (d->first_rule != NO_INDEX) {
        sink_words(to, ",\"first_rule\":");
        sink_json(to, first_rule(l, d));
    }
    json_codes(l, reasons, count);
    if (d->eligible_from.lo != DAY_NONE) {
        char written[32];
        date_print(d->eligible_from, written);
        sink_print(to, ",\"eligible_from\":\"%s\"", written);
    }
    sink_words(to, "}");
    return 0;
}

int list_json(sink *to, record *r, const record_filter *filter, tongue in, fault *f) {
    listing l = { .page = { .to = to }, .record = r, .in = in };
    int code = check_filter(r, filter, f);
    if (code != 0) return code;
    sink_words(to, "[");
    code = record_walk(r, filter, true, json_line, &l, f);
    sink_words(to, "\n]\n");
    return code == 0 ? sink_flush(to, f) : code;
}

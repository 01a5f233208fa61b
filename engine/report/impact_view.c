/* impact_view: selection rates by any column of the list, from the record of a run.
 *
 * The record is walked twice: for the values there are, then for what was decided and by which
 * rules. Groups stand in the order of their values, as in the table of counts. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/impact_view.h"

#include <inttypes.h>
#include <stdlib.h>

#include "ground/dict.h"
#include "report/impact_table.h"

enum { VALUES_MAX = 10000 };

typedef struct impact_counting {
    const tally_column *by;
    dict index;
    text *names;
    size_t count, room;
    uint64_t left_out; /* who is in no group */
    impact_book book;
} impact_counting;

/* The value of a candidate, or nothing where it puts him in no group. */
static text value_of(const impact_counting *c, uint32_t candidate) {
    text value = candidate < c->by->count ? c->by->values[candidate] : (text){ NULL, 0 };
    return value.at == tally_not_counted.at ? (text){ NULL, 0 } : value;
}

static int visit_value(void *payload, const record_decision *d, const record_reason *reasons,
                       size_t count, fault *f) {
    impact_counting *c = payload;
    text value = value_of(c, d->no);
    (void)reasons, (void)count;
    if (value.at == NULL) {
        c->left_out++;
        return 0;
    }
    if (dict_find(&c->index, value) != DICT_NONE) return 0;
    if (c->count == VALUES_MAX)
        return fault_plain(
            f, FAULT_USAGE,
            "--impact %.*s: more than %d different values; name a column or tally "
            "of few groups",
            TEXT_ARGS(c->by->name), VALUES_MAX);
    if (!grow((void **)&c->names, &c->room, c->count, sizeof *c->names, VALUES_MAX + 1) ||
        !dict_add(&c->index, value, (uint32_t)c->count, NULL))
        return fault_memory(f);
    c->names[c->count++] = value;
    return 0;
}

static int visit_decision(void *payload, const record_decision *d, const record_reason *reasons,
                          size_t count, fault *f) {
    impact_counting *c = payload;
    text value = value_of(c, d->no);
    (void)f;
    if (value.at == NULL) return 0;
    impact_decide(&c->book, dict_find(&c->index, value), d->decision);
    for (size_t i = 0; i < count; i++)
        impact_reason(&c->book, reasons[i].rule, reasons[i].effect);
    return 0;
}

static int name_order(const void *a, const void *b) {
    return tally_value_order(*(const text *)a, *(const text *)b);
}

static int count_groups(impact_counting *c, record *r, fault *f) {
    static const record_filter everybody = { 0 };
    int code = record_walk(r, &everybody, false, visit_value, c, f);
    if (code != 0) return code;
    if (c->count > 0) qsort(c->names, c->count, sizeof *c->names, name_order);
    dict_clear(&c->index);
    c->index = (dict){ 0 };
    for (size_t i = 0; i < c->count; i++)
        if (!dict_add(&c->index, c->names[i], (uint32_t)i, NULL)) return fault_memory(f);
    code = impact_open(&c->book, r->pack.rule_count, c->count, f);
    return code == 0 ? record_walk(r, &everybody, true, visit_decision, c, f) : code;
}

static void put_json(sink *to, const impact_counting *c, const impact_terms *t) {
    sink_words(to, "{\"by\": ");
    sink_json(to, c->by->name);
    sink_print(to, ", \"in_no_group\": %" PRIu64 ", \"impact\": ", c->left_out);
    impact_table_json(to, t);
    sink_words(to, "}\n");
}

static int put_page(sink *to, const impact_counting *c, const impact_terms *t, fault *f) {
    page p = { .to = to };
    char words[200], n[32];
    page_text(&p, c->by->name);
    page_end(&p, 0, 2);
    impact_table_put(&p, t);
    if (c->left_out > 0) {
        number_words(c->left_out, n);
        word_print(t->in, words, sizeof words, WORD_IMPACT_NO_GROUP, n);
        page_words(&p, words);
        page_end(&p, 2, 4);
    }
    return page_close(&p, f);
}

int impact_view(sink *to, record *r, const tally_column *by, tongue in, bool json, fault *f) {
    impact_counting c = { .by = by };
    arena memory = { 0 };
    impact made = { 0 };
    int code = count_groups(&c, r, f);
    if (code == 0) code = impact_make(&made, &memory, &c.book, f);
    impact_terms t = { .of = &made, .names = c.names, .rules = r->pack.rules, .in = in };
    if (code == 0 && json) put_json(to, &c, &t);
    else if (code == 0) code = put_page(to, &c, &t, f);
    impact_clear(&c.book);
    dict_clear(&c.index);
    free(c.names);
    arena_clear(&memory);
    return code == 0 ? sink_flush(to, f) : code;
}

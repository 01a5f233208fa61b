/* tally_view: counts by any dimensions.
 *
 * Dimensions the run stored are of two kinds: of a candidate (decision, stage, ground, ...)
 * and of a reason (rule, reason, effect, cause, severity, waits). With a dimension of
 * reasons a candidate counts once in each group their reasons fall into, so groups may add
 * up to more than the list; the page says so. Columns handed in are of a candidate. A
 * group's key is its values, each after its length, so that no two groups are taken for one.
 * Groups are written in the order of their values; what is not known comes last. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/tally_view.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground/dict.h"
#include "ground/unicode.h"
#include "pack/through.h"
#include "report/page.h"
#include "tally/spread.h"

enum { GROUPS_MAX = 1 << 26, VALUE_MOST = 40 };

typedef enum dimension {
    BY_DECISION,
    BY_STAGE,
    BY_GROUND, /* of a candidate */
    BY_RULE,
    BY_REASON,
    BY_SEVERITY,
    BY_EFFECT,
    BY_CAUSE,
    BY_WAITS,  /* of a reason */
    BY_COLUMN, /* handed in */
} dimension;

static const char *const dimension_names[] = { "decision", "stage",  "ground", "rule", "reason",
                                               "severity", "effect", "cause",  "waits" };

typedef struct count_view {
    const tally_terms *terms;
    record *record;
    dimension by[TALLY_BY_MAX];
    const tally_column *column[TALLY_BY_MAX];
    bool of_reasons;
    dict index;
    tally_group *groups;
    size_t count, room;
    measured *items; /* of the measure: a number per candidate and group */
    size_t item_count, item_room;
    bool total_hidden;
    uint64_t candidates;
    arena memory;
} count_view;

/* ---- the dimensions asked for ------------------------------------------------------------ */

bool tally_view_stored(text name) {
    for (size_t i = 0; i < BY_COLUMN; i++)
        if (text_is(name, dimension_names[i])) return true;
    return false;
}

static int unknown_dimension(const tally_terms *terms, text name, fault *f) {
    text names[BY_COLUMN + 512];
    size_t count = 0;
    for (; count < BY_COLUMN; count++) names[count] = text_of(dimension_names[count]);
    for (size_t i = 0; i < terms->column_count && i < 512; i++)
        names[count++] = terms->columns[i].name;
    size_t near = text_nearest(name, names, count);
    if (near < count)
        return fault_plain(f, FAULT_USAGE,
                           "nothing is called '%.*s' here; did you mean '%.*s'?",
                           TEXT_ARGS(name), TEXT_ARGS(names[near]));
    return fault_plain(
        f, FAULT_USAGE,
        "nothing is called '%.*s' here; expected a column of the list, a tally of the pack, "
        "or one of decision, stage, ground, rule, reason, severity, effect, cause, waits",
        TEXT_ARGS(name));
}

static int find_dimension(count_view *v, size_t i, fault *f) {
    text name = v->terms->by[i];
    v->by[i] = BY_COLUMN;
    for (size_t k = 0; k < BY_COLUMN; k++)
        if (text_is(name, dimension_names[k])) v->by[i] = (dimension)k;
    if (v->by[i] >= BY_RULE && v->by[i] != BY_COLUMN) v->of_reasons = true;
    if (v->by[i] != BY_COLUMN) return 0;
    for (size_t k = 0; k < v->terms->column_count; k++)
        if (text_equal(v->terms->columns[k].name, name)) v->column[i] = &v->terms->columns[k];
    return v->column[i] == NULL ? unknown_dimension(v->terms, name, f) : 0;
}

/* ---- counting ------------------------------------------------------------ */

static text rule_id(const record *r, uint16_t rule) {
    return rule == NO_INDEX ? (text){ NULL, 0 } : r->pack.rules[rule].id;
}

static text severity_of(const record *r, uint16_t rule) {
    return rule == NO_INDEX ? (text){ NULL, 0 }
                            : text_of(severity_name((int)r->pack.rules[rule].severity));
}

/* at == NULL: not known, or nothing of the kind. */
static text value_of(const count_view *v, size_t i, const record_decision *d,
                     const record_reason *r) {
    const pack *p = &v->record->pack;
    switch (v->by[i]) {
    case BY_DECISION: return text_of(decision_name(d->decision));
    case BY_STAGE:
        return d->stage < p->stage_count ? p->stages[d->stage].id : (text){ NULL, 0 };
    case BY_GROUND: return severity_of(v->record, d->first_rule);
    case BY_COLUMN:
        return d->no < v->column[i]->count ? v->column[i]->values[d->no] : (text){ NULL, 0 };
    default: break;
    }
    if (r == NULL) return (text){ NULL, 0 };
    switch (v->by[i]) {
    case BY_RULE: return rule_id(v->record, r->rule);
    case BY_REASON: return r->code;
    case BY_SEVERITY: return severity_of(v->record, r->rule);
    case BY_EFFECT: return text_of(effect_name(r->effect));
    case BY_CAUSE: return text_of(cause_name(r->cause));
    default: return r->waits.len > 0 ? r->waits : (text){ NULL, 0 };
    }
}

static bool is_left_out(text value) {
    return value.at == tally_not_counted.at;
}

static int add_group(count_view *v, const text *values, text key, uint32_t *out, fault *f) {
    text kept;
    if (!arena_text(&v->memory, key, &kept) ||
        !grow((void **)&v->groups, &v->room, v->count, sizeof *v->groups, GROUPS_MAX) ||
        !dict_add(&v->index, kept, (uint32_t)v->count, NULL))
        return fault_memory(f);
    tally_group *g = &v->groups[v->count];
    *g = (tally_group){ .last = UINT32_MAX, .number = (uint32_t)v->count };
    for (size_t i = 0; i < v->terms->by_count; i++)
        if (is_left_out(values[i])) g->values[i] = values[i];
        else if (values[i].at != NULL && !arena_text(&v->memory, values[i], &g->values[i]))
            return fault_memory(f);
    *out = (uint32_t)v->count++;
    return 0;
}

/* The candidate's number, where there is one to be measured. */
static bool take_measure(count_view *v, uint32_t group, uint32_t candidate) {
    const tally_measure *of = v->terms->of;
    if (of == NULL || candidate >= of->count || !of->known[candidate]) return true;
    if (!grow((void **)&v->items, &v->item_room, v->item_count, sizeof *v->items, GROUPS_MAX))
        return false;
    v->items[v->item_count++] = (measured){ group, of->numbers[candidate] };
    return true;
}

static int count_one(count_view *v, const record_decision *d, const record_reason *r,
                     fault *f) {
    text values[TALLY_BY_MAX];
    sink key;
    sink_memory(&key);
    for (size_t i = 0; i < v->terms->by_count; i++) {
        values[i] = value_of(v, i, d, r);
        if (values[i].at == NULL) sink_words(&key, "-");
        else if (is_left_out(values[i])) sink_words(&key, "!");
        else sink_print(&key, "%zu:", values[i].len);
        sink_text(&key, values[i]);
    }
    int code = sink_flush(&key, f);
    uint32_t at = code == 0 ? dict_find(&v->index, (text){ key.buffer, key.used }) : DICT_NONE;
    if (code == 0 && at == DICT_NONE)
        code = add_group(v, values, (text){ key.buffer, key.used }, &at, f);
    sink_drop(&key);
    if (code != 0) return code;
    if (v->groups[at].last == d->no) return 0;
    v->groups[at].candidates++;
    v->groups[at].last = d->no;
    return take_measure(v, at, d->no) ? 0 : fault_memory(f);
}

static int visit(void *payload, const record_decision *d, const record_reason *reasons,
                 size_t count, fault *f) {
    count_view *v = payload;
    int code = 0;
    size_t left = 0;
    v->candidates++;
    for (size_t i = 0; v->of_reasons && code == 0 && i < count; i++) {
        if (reasons[i].effect == EFFECT_PASS) continue; /* taken away by a ruling */
        left++;
        code = count_one(v, d, &reasons[i], f);
    }
    return code == 0 && left == 0 ? count_one(v, d, NULL, f) : code;
}

/* The whole number a value begins with, as 7, 36-45, <=35 and >=61 do. A value that does not
 * end with a digit is a word ("7-Eleven" among them). */
static bool leading_number(text value, int64_t *out) {
    size_t at = value.len > 2 && value.at[1] == '=' ? 2 : 0, digits = 0;
    bool ends =
        value.len > at && value.at[value.len - 1] >= '0' && value.at[value.len - 1] <= '9';
    if (at == 2 && value.at[0] != '<' && value.at[0] != '>') return false;
    for (*out = 0; at < value.len && value.at[at] >= '0' && value.at[at] <= '9';
         at++, digits++) {
        if (digits == 17) return false;
        *out = *out * 10 + (value.at[at] - '0');
    }
    return ends && digits > 0 && (at == value.len || value.at[at] == '-');
}

int tally_value_order(text a, text b) {
    int64_t x = 0, y = 0;
    if (a.at == NULL || b.at == NULL) return (a.at == NULL) - (b.at == NULL);
    if (is_left_out(a) || is_left_out(b)) return is_left_out(a) - is_left_out(b);
    bool first = leading_number(a, &x), second = leading_number(b, &y);
    if (first != second) return first ? -1 : 1;
    if (first && x != y) return x < y ? -1 : 1;
    return text_compare(a, b);
}

static int group_order(const void *a, const void *b) {
    const tally_group *x = a, *y = b;
    for (size_t i = 0; i < TALLY_BY_MAX; i++) {
        int order = tally_value_order(x->values[i], y->values[i]);
        if (order != 0) return order;
    }
    return 0;
}

static int open_counts(count_view *v, const tally_terms *terms, fault *f) {
    record_filter everybody = { 0 };
    *v = (count_view){ .terms = terms, .record = terms->record };
    int code = 0;
    if (terms->by_count == 0 || terms->by_count > TALLY_BY_MAX)
        code = fault_plain(f, FAULT_USAGE, "--by takes one to %d names, found %zu",
                           TALLY_BY_MAX, terms->by_count);
    for (size_t i = 0; code == 0 && i < terms->by_count; i++) code = find_dimension(v, i, f);
    if (code == 0) code = record_walk(terms->record, &everybody, v->of_reasons, visit, v, f);
    if (code == 0 && v->count > 0) qsort(v->groups, v->count, sizeof *v->groups, group_order);
    if (code == 0) tally_group_rows(v->groups, v->count, terms->by_count);
    if (code == 0 && terms->of != NULL)
        code = tally_group_measure(v->groups, v->count, v->items, v->item_count, f);
    if (code == 0 && terms->smallest > 0)
        code = tally_group_hide(v->groups, v->count, terms->by_count, terms->smallest,
                                v->of_reasons, &v->total_hidden, f);
    return code;
}

static void close_counts(count_view *v) {
    free(v->groups);
    free(v->items);
    dict_clear(&v->index);
    arena_clear(&v->memory);
}

typedef struct sizes {
    uint64_t single, several, in_several, hidden;
} sizes;

static sizes count_sizes(const count_view *v) {
    sizes s = { 0 };
    for (size_t i = 0; i < v->count; i++) {
        uint64_t n = v->groups[i].candidates;
        s.single += n == 1;
        s.several += n > 1;
        s.in_several += n > 1 ? n : 0;
        s.hidden += n < v->terms->at_least;
    }
    return s;
}

/* ---- the page ------------------------------------------------------------ */

static text shown(const count_view *v, size_t i, text value) {
    if (is_left_out(value)) return text_of(word_in(v->terms->in, WORD_TALLY_NOT_COUNTED));
    if (value.at != NULL) return value;
    return text_of(word_in(v->terms->in, v->by[i] == BY_COLUMN ? WORD_NOT_KNOWN : WORD_NONE));
}

/* Every column as wide as its widest value, all together on the page. */
static void measure(const count_view *v, size_t width[TALLY_BY_MAX]) {
    size_t numbers =
        20u + (v->terms->by_count > 1 ? 10u : 0u) + (v->terms->of != NULL ? 24u : 0u);
    size_t room = (PAGE_WIDTH - numbers) / v->terms->by_count;
    for (size_t i = 0; i < v->terms->by_count; i++) {
        width[i] = unicode_width(v->terms->by[i]);
        for (size_t g = 0; g < v->count; g++) {
            size_t one = unicode_width(shown(v, i, v->groups[g].values[i]));
            if (one > width[i]) width[i] = one;
        }
        if (width[i] + 2 > room) width[i] = room > 6 ? room - 2 : 4;
    }
}

static void put_share(page *p, bool shown, uint64_t n, uint64_t of) {
    char tenths[32], share[48];
    tenths_print(share_tenths(n, of), tenths);
    snprintf(share, sizeof share, "%s %%", tenths);
    page_cell(p, shown ? text_of(share) : TEXT("-"), 10, true);
}

/* Of a measure nothing is said that rests on fewer than are shown. */
static bool has_measure(const count_view *v, const tally_group *g) {
    return g->view == CELL_SEEN && g->known > 0 && g->known >= v->terms->smallest;
}

static void put_measure(page *p, const count_view *v, const tally_group *g) {
    char mean[32], median[32];
    bool any = has_measure(v, g);
    thousandths_print(g->mean, mean);
    thousandths_print(g->median, median);
    page_cell(p, any ? text_of(mean) : TEXT("-"), 12, true);
    page_cell(p, any ? text_of(median) : TEXT("-"), 12, true);
}

static void put_group(page *p, const count_view *v, const tally_group *g, const size_t *width) {
    char small[32];
    bool seen = g->view == CELL_SEEN;
    for (size_t i = 0; i < v->terms->by_count; i++) {
        page_cell(p, shown(v, i, g->values[i]), width[i], false);
        page_words(p, "  ");
    }
    snprintf(small, sizeof small, "<%" PRIu64, v->terms->smallest);
    if (seen) page_cell_number(p, g->candidates, 10);
    else page_cell(p, g->view == CELL_SMALL ? text_of(small) : TEXT("*"), 10, true);
    put_share(p, seen && !v->total_hidden, g->candidates, v->candidates);
    if (v->terms->by_count > 1)
        put_share(p, seen && v->terms->smallest == 0, g->candidates, g->row);
    if (v->terms->of != NULL) put_measure(p, v, g);
    page_row(p);
}

/* What the signs of the public table mean. */
static void put_public(page *p, const count_view *v) {
    char words[400];
    size_t hidden = 0;
    for (size_t i = 0; i < v->count; i++) hidden += v->groups[i].view != CELL_SEEN;
    page_blank(p);
    if (hidden > 0) {
        word_print(v->terms->in, words, sizeof words, WORD_HIDDEN_CELLS,
                   (unsigned)v->terms->smallest);
        page_words(p, words);
        page_end(p, 0, 2);
    }
}

static void put_sizes(page *p, const count_view *v) {
    sizes s = count_sizes(v);
    char words[256], all[32], single[32], several[32], in_several[32];
    tongue in = v->terms->in;
    number_words(v->count, all);
    number_words(s.single, single);
    number_words(s.several, several);
    number_words(s.in_several, in_several);
    page_blank(p);
    word_print(in, words, sizeof words, v->of_reasons ? WORD_GROUPS_ONLY : WORD_GROUPS, all,
               single, several, in_several);
    page_words(p, words);
    page_end(p, 0, 2);
    if (s.hidden > 0) {
        number_words(s.hidden, all);
        word_print(in, words, sizeof words, WORD_SMALLER, all);
        page_words(p, words);
        page_end(p, 0, 2);
    }
}

static void put_totals(page *p, const count_view *v) {
    char all[32];
    tongue in = v->terms->in;
    if (v->terms->smallest > 0) put_public(p, v);
    else put_sizes(p, v);
    number_words(v->candidates, all);
    page_print(p, "%s%s%s", word_in(in, WORD_CANDIDATES), word_in(in, WORD_COLON),
               v->total_hidden ? "*" : all);
    if (v->of_reasons)
        page_print(p, "%s%s", word_in(in, WORD_SEMICOLON), word_in(in, WORD_SEVERAL));
    page_end(p, 0, 2);
}

static void put_through(page *p, const tally_terms *terms) {
    char words[WORDS_LINE];
    text through = word_through(terms->in, &terms->record->pack, words);
    if (through.len == 0) return;
    page_text(p, through);
    page_end(p, 0, 2);
}

static void put_heads(page *p, const tally_terms *terms) {
    page_cell(p, text_of(word_in(terms->in, WORD_SHARE)), 10, true);
    if (terms->by_count > 1)
        page_cell(p, text_of(word_in(terms->in, WORD_SHARE_OF_ROW)), 10, true);
    if (terms->of == NULL) return;
    page_cell(p, text_of(word_in(terms->in, WORD_TALLY_MEAN)), 12, true);
    page_cell(p, text_of(word_in(terms->in, WORD_TALLY_MEDIAN)), 12, true);
}

int tally_view_text(sink *to, const tally_terms *terms, fault *f) {
    count_view v;
    page p = { .to = to };
    size_t width[TALLY_BY_MAX];
    int code = open_counts(&v, terms, f);
    if (code == 0) {
        put_through(&p, terms);
        measure(&v, width);
        for (size_t i = 0; i < terms->by_count; i++) {
            page_cell(&p, terms->by[i], width[i], false);
            page_words(&p, "  ");
        }
        page_cell(&p, text_of(word_in(terms->in, WORD_COUNT)), 10, true);
        put_heads(&p, terms);
        page_row(&p);
        for (size_t g = 0; g < v.count; g++)
            if (v.groups[g].candidates >= terms->at_least)
                put_group(&p, &v, &v.groups[g], width);
        put_totals(&p, &v);
    }
    close_counts(&v);
    int closed = page_close(&p, f);
    if (code == 0) code = closed;
    return code == 0 ? sink_flush(to, f) : code;
}

/* ---- JSON ------------------------------------------------------------ */

static void json_group(sink *to, const count_view *v, const tally_group *g) {
    char mean[32], median[32], share[32], row[32];
    tenths_print(share_tenths(g->candidates, v->candidates), share);
    tenths_print(share_tenths(g->candidates, g->row), row);
    if (g->view != CELL_SEEN) {
        sink_print(to, "\"candidates\":null,\"hidden\":\"%s\"}",
                   g->view == CELL_SMALL ? "small" : "beside");
        return;
    }
    sink_print(to, "\"candidates\":%" PRIu64, g->candidates);
    if (!v->total_hidden) sink_print(to, ",\"percent\":%s", share);
    if (v->terms->by_count > 1 && v->terms->smallest == 0)
        sink_print(to, ",\"percent_of_row\":%s", row);
    if (v->terms->of != NULL && has_measure(v, g)) {
        thousandths_print(g->mean, mean);
        thousandths_print(g->median, median);
        sink_print(to, ",\"known\":%" PRIu64 ",\"mean\":%s,\"median\":%s", g->known, mean,
                   median);
    }
    sink_words(to, "}");
}

static void json_public_total(sink *to, const count_view *v) {
    if (v->total_hidden) sink_words(to, "\n],\"candidates\":null");
    else sink_print(to, "\n],\"candidates\":%" PRIu64, v->candidates);
    sink_print(to, ",\"smallest\":%" PRIu64 ",\"several_groups_each\":%s}\n",
               v->terms->smallest, v->of_reasons ? "true" : "false");
}

int tally_view_json(sink *to, const tally_terms *terms, fault *f) {
    count_view v;
    int code = open_counts(&v, terms, f);
    sizes s = count_sizes(&v);
    bool any = false;
    if (code == 0) sink_words(to, "{");
    if (code == 0 && terms->record->pack.left_out > 0) {
        sink_words(to, "\"through\":");
        sink_json(to, through_name(&terms->record->pack));
        sink_words(to, ",");
    }
    if (code == 0) sink_words(to, "\"groups\":[");
    for (size_t g = 0; code == 0 && g < v.count; g++) {
        if (v.groups[g].candidates < terms->at_least) continue;
        sink_words(to, any ? ",\n {" : "\n {");
        any = true;
        for (size_t i = 0; i < terms->by_count; i++) {
            sink_json(to, terms->by[i]);
            sink_words(to, ":");
            if (v.groups[g].values[i].at == NULL) sink_words(to, "null");
            else if (is_left_out(v.groups[g].values[i])) sink_words(to, "false");
            else sink_json(to, v.groups[g].values[i]);
            sink_words(to, ",");
        }
        json_group(to, &v, &v.groups[g]);
    }
    if (code == 0 && terms->smallest > 0) json_public_total(to, &v);
    else if (code == 0)
        sink_print(to,
                   "\n],\"candidates\":%" PRIu64 ",\"groups_of_one\":%" PRIu64
                   ",\"groups_of_several\":%" PRIu64 ",\"candidates_in_several\":%" PRIu64
                   ",\"several_groups_each\":%s}\n",
                   v.candidates, s.single, s.several, s.in_several,
                   v.of_reasons ? "true" : "false");
    close_counts(&v);
    return code == 0 ? sink_flush(to, f) : code;
}

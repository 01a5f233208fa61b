/* impact_table: selection rates and their ratios, for people and for programs.
 *
 * The total stands first, then every rule that rejects somebody. Beside a ratio stands what is
 * to be thought of it: below four fifths, or of too few to conclude anything. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/impact_table.h"

#include <inttypes.h>
#include <stdio.h>

#include "tally/spread.h"

enum { NAME = 34, NUMBER = 9, MARK = 10 };

static const char *say(const impact_terms *t, word which) {
    return word_in(t->in, which);
}

static void percent_cell(page *p, bool known, int64_t tenths) {
    char number[32], shown[48];
    tenths_print(tenths, number);
    snprintf(shown, sizeof shown, "%s %%", number);
    page_cell(p, known ? text_of(shown) : TEXT("-"), NUMBER, true);
}

static void put_group(page *p, const impact_terms *t, text name, const impact_group *g) {
    word mark = g->below ? g->few ? WORD_IMPACT_BELOW_FEW : WORD_IMPACT_BELOW : WORD_IMPACT_FEW;
    page_words(p, "    ");
    page_cell(p, name.len > 0 ? name : text_of(say(t, WORD_EMPTY)), NAME - 4, false);
    page_cell_number(p, g->decided, NUMBER);
    page_cell_number(p, g->through, NUMBER);
    percent_cell(p, g->decided > 0, g->rate);
    percent_cell(p, g->has_ratio, g->ratio);
    if (g->below || g->few) {
        page_words(p, " ");
        page_cell(p, text_of(say(t, mark)), MARK - 1, false);
    }
    page_row(p);
}

static void put_head(page *p, const impact_terms *t) {
    static const word heads[] = { WORD_IMPACT_DECIDED, WORD_IMPACT_THROUGH, WORD_IMPACT_RATE,
                                  WORD_IMPACT_RATIO };
    page_words(p, "  ");
    page_cell(p, text_of(say(t, WORD_IMPACT)), NAME - 2, false);
    for (size_t i = 0; i < 4; i++) page_cell(p, text_of(say(t, heads[i])), NUMBER, true);
    page_row(p);
}

void impact_table_put(page *p, const impact_terms *t) {
    char words[300];
    bool marked = false, referred = false;
    if (t->of->table_count == 0) return;
    put_head(p, t);
    for (size_t i = 0; i < t->of->table_count; i++) {
        const impact_table *table = &t->of->tables[i];
        page_words(p, "  ");
        if (table->rule == NO_INDEX) page_words(p, say(t, WORD_IMPACT_TOTAL));
        else page_text(p, t->rules[table->rule].id);
        page_end(p, 0, 4);
        for (size_t g = 0; g < t->of->group_count; g++) {
            put_group(p, t, t->names[g], &table->groups[g]);
            marked |= table->groups[g].below || table->groups[g].few;
            referred |= table->groups[g].referred > 0;
        }
    }
    if (marked) {
        word_print(t->in, words, sizeof words, WORD_IMPACT_MARKS, (unsigned)IMPACT_FEW);
        page_words(p, words);
        page_end(p, 2, 4);
    }
    if (referred) {
        page_words(p, say(t, WORD_IMPACT_REFERRED));
        page_end(p, 2, 4);
    }
}

static void put_tenths(sink *to, const char *name, bool known, int64_t tenths) {
    char shown[32];
    tenths_print(tenths, shown);
    sink_print(to, ", \"%s\": %s", name, known ? shown : "null");
}

void impact_table_json(sink *to, const impact_terms *t) {
    sink_words(to, "[");
    for (size_t i = 0; i < t->of->table_count; i++) {
        const impact_table *table = &t->of->tables[i];
        sink_words(to, i > 0 ? ",\n      {\"rule\": " : "\n      {\"rule\": ");
        if (table->rule == NO_INDEX) sink_words(to, "null");
        else sink_json(to, t->rules[table->rule].id);
        sink_words(to, ", \"groups\": [");
        for (size_t g = 0; g < t->of->group_count; g++) {
            const impact_group *at = &table->groups[g];
            sink_words(to, g > 0 ? ",\n       {\"group\": " : "\n       {\"group\": ");
            sink_json(to, t->names[g]);
            sink_print(to,
                       ", \"decided\": %" PRIu64 ", \"through\": %" PRIu64
                       ", \"referred\": %" PRIu64,
                       at->decided, at->through, at->referred);
            put_tenths(to, "rate", at->decided > 0, at->rate);
            put_tenths(to, "ratio", at->has_ratio, at->ratio);
            sink_print(to, ", \"below_four_fifths\": %s, \"few\": %s}",
                       at->below ? "true" : "false", at->few ? "true" : "false");
        }
        sink_words(to, "]}");
    }
    sink_words(to, "]");
}

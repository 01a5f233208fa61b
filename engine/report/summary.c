/* summary: the first screen of a run and summary.txt.
 *
 * Everything the head of an office asks, in the order asked: by what rules and terms, what
 * came of whom, whether every row is accounted for and who says it was searched, where
 * people fell out and why, what is waited for, which rules did nothing. Lists are cut at a
 * dozen lines: the rest is in tallies.json. One screen of words, so each section is one
 * function and the order is read at the end. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/summary.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/manifest.h"
#include "ground/unicode.h"
#include "pack/through.h"
#include "report/screen_replies.h"
#include "report/screen_rows.h"
#include "report/screen_rulings.h"
#include "report/screen_slates.h"
#include "report/screen_tallies.h"

/* ---- by what rules and terms ------------------------------------------------------------ */

static void write_law_day(screen *s) {
    const docket_day *law = &s->e->docket->days[s->pack->law_day];
    span first = { DAY_OPEN, DAY_OPEN }, last = { DAY_NONE, DAY_NONE };
    char a[32], b[32], both[160];
    for (uint32_t c = 0; !law->constant && c < s->e->candidates; c++) {
        span on;
        if (!evidence_is_candidate(s->e, c) || !evidence_law_day(s->e, c, &on)) continue;
        if (on.lo < first.lo) first = on;
        if (on.hi > last.hi) last = on;
    }
    if (law->constant) first = last = law->value;
    date_print(first, a);
    date_print(last, b);
    if (first.lo == DAY_OPEN && !law->constant)
        snprintf(both, sizeof both, "%s", screen_say(s, WORD_LAW_DAY_UNKNOWN));
    else if (strcmp(a, b) == 0) snprintf(both, sizeof both, "%s", a);
    else word_print(s->in, both, sizeof both, WORD_LAW_DAY_VARIES, a, b);
    screen_head(s, WORD_LAW_DAY);
    page_words(&s->page, both);
    page_words(&s->page, " (");
    page_text(&s->page, label_text(&s->pack->days[s->pack->law_day].title, s->in.pack,
                                   s->pack->days[s->pack->law_day].name));
    page_words(&s->page, ")");
    page_end(&s->page, 0, 4);
}

static void write_params(screen *s) {
    const docket *d = s->e->docket;
    size_t differ = 0;
    for (size_t i = 0; i < s->pack->param_count; i++) differ += d->params[i].differs;
    if (s->pack->param_count == 0) return;
    page_words(&s->page, screen_say(s, differ > 0 ? WORD_PARAMS_DIFFER : WORD_PARAMS_SAME));
    page_end(&s->page, 0, 4);
    for (size_t i = 0; i < s->pack->param_count; i++) {
        char now[64], standard[64], line[512], a[256], b[256];
        if (!d->params[i].differs) continue;
        text value = param_text(&d->params[i].value, now);
        text was = param_text(&s->pack->params[i].standard, standard);
        if (was.len == 0) was = text_of(screen_say(s, WORD_EMPTY));
        snprintf(a, sizeof a, "%.*s", TEXT_ARGS(value));
        snprintf(b, sizeof b, "%.*s", TEXT_ARGS(was));
        word_print(s->in, line, sizeof line, WORD_PARAM_WAS, a, b);
        page_text(&s->page, s->pack->params[i].name);
        page_words(&s->page, " = ");
        page_text(&s->page, text_of(line));
        page_end(&s->page, 2, 6);
    }
}

/* The parameters that the words name, param.plan, with what they are in this run. */
static void write_named_params(screen *s, text words) {
    for (size_t i = 0; i < s->pack->param_count; i++) {
        char number[64];
        if (!word_names_param(words, s->pack->params[i].name)) continue;
        text value = param_text(&s->e->docket->params[i].value, number);
        page_words(&s->page, screen_colon(s));
        page_text(&s->page, value.len > 0 ? value : text_of(screen_say(s, WORD_EMPTY)));
    }
}

static void write_policy(screen *s) {
    size_t policies = 0;
    for (size_t i = 0; i < s->pack->rule_count; i++)
        policies += s->pack->rules[i].severity == POLICY;
    if (policies == 0) return;
    if (s->pack->policy_adopted_by.len > 0) {
        screen_head(s, WORD_POLICY_BY);
        page_text(&s->page, s->pack->policy_adopted_by);
        write_named_params(s, s->pack->policy_adopted_by);
    } else {
        page_words(&s->page, screen_say(s, WORD_POLICY_NONE));
    }
    page_end(&s->page, 0, 4);
}

static void write_through(screen *s) {
    char words[WORDS_LINE];
    text through = word_through(s->in, s->pack, words);
    if (through.len == 0) return;
    page_text(&s->page, through);
    page_end(&s->page, 0, 4);
}

static void write_terms(screen *s, const char *version) {
    screen_head(s, WORD_PACK);
    page_text(&s->page, label_text(&s->pack->title, s->in.pack, s->pack->id));
    page_words(&s->page, " (");
    page_text(&s->page, s->pack->id);
    page_words(&s->page, " ");
    page_text(&s->page, s->pack->version);
    page_words(&s->page, ")");
    if (version != NULL) page_print(&s->page, " \xc2\xb7 vet %s", version);
    page_end(&s->page, 0, 4);
    if (s->e->docket->title.len > 0) {
        screen_head(s, WORD_DOCKET);
        page_text(&s->page, s->e->docket->title);
        page_end(&s->page, 0, 4);
    }
    write_through(s);
    write_law_day(s);
    write_params(s);
    write_policy(s);
}

/* ---- what came of whom ------------------------------------------------------------ */

enum { WORD_COLUMNS = 15 };

static void share_row(screen *s, text what, size_t columns, uint64_t n, uint64_t of) {
    char share[32];
    page_words(&s->page, "  ");
    page_cell(&s->page, what, columns, false);
    page_cell_number(&s->page, n, 11);
    if (of > 0) {
        uint64_t tenths = (n * 2000 + of) / (2 * of);
        snprintf(share, sizeof share, "%" PRIu64 ".%" PRIu64 " %%", tenths / 10, tenths % 10);
        page_cell(&s->page, text_of(share), 10, true);
    }
    page_row(&s->page);
}

static void write_decisions(screen *s) {
    const tally *t = s->t;
    static const int order[] = { ACCEPT, REJECT, REFER };
    char words[WORDS_LINE];
    text accepted = word_decided(s->in, s->pack, ACCEPT, words);
    size_t columns = unicode_width(accepted);
    if (columns < WORD_COLUMNS) columns = WORD_COLUMNS;
    if (columns > NAME_COLUMNS) columns = NAME_COLUMNS;
    page_blank(&s->page);
    share_row(s, text_of(screen_say(s, WORD_CANDIDATES)), columns, t->candidates, 0);
    for (size_t i = 0; i < 3; i++)
        share_row(s, order[i] == ACCEPT ? accepted : text_of(word_decision(s->in, order[i])),
                  columns, t->by[order[i]], t->candidates);
    if (t->held > 0)
        share_row(s, text_of(screen_say(s, WORD_OF_THESE_HELD)), columns, t->held, 0);
}

/* ---- where people fell out, and why ------------------------------------------------------ */

static void stage_cells(screen *s, const stage_count *c) {
    const uint64_t n[] = { c->entered, c->passed, c->rejected, c->referred, c->held };
    for (size_t k = 0; k < 5; k++) page_cell_number(&s->page, n[k], NUMBER_COLUMNS);
}

static void write_stages(screen *s) {
    static const word heads[] = { WORD_ENTERED, WORD_PASSED, WORD_REJECTED, WORD_REFERRED,
                                  WORD_HELD };
    if (s->pack->stage_count == 0) return;
    page_blank(&s->page);
    page_cell(&s->page, text_of(screen_say(s, WORD_STAGES)), NAME_COLUMNS, false);
    for (size_t i = 0; i < 5; i++)
        page_cell(&s->page, text_of(screen_say(s, heads[i])), NUMBER_COLUMNS, true);
    page_row(&s->page);
    for (size_t i = 0; i < s->pack->stage_count; i++) {
        page_words(&s->page, "  ");
        page_cell(&s->page,
                  label_text(&s->pack->stages[i].title, s->in.pack, s->pack->stages[i].id),
                  NAME_COLUMNS - 2, false);
        if (i < through_count(s->pack)) stage_cells(s, &s->t->stages[i]);
        else
            page_cell(&s->page, text_of(screen_say(s, WORD_STAGE_LATER)), 5 * NUMBER_COLUMNS,
                      true);
        page_row(&s->page);
    }
    if (through_count(s->pack) < 2) return;
    page_words(&s->page, screen_say(s, WORD_STAGES_HOW));
    page_end(&s->page, 2, 4);
}

static void write_rejections(screen *s) {
    const tally *t = s->t;
    if (t->by[REJECT] == 0) return;
    screen_heading(s, WORD_REJECTIONS);
    screen_count_any(s, WORD_BY_STATUTE, t->rejected_by[STATUTE]);
    screen_count_any(s, WORD_BY_REGULATION, t->rejected_by[REGULATION]);
    screen_count_any(s, WORD_BY_POLICY, t->rejected_by[POLICY]);
    screen_count_any(s, WORD_ONE_SOURCE, t->one_source_rejected);
    screen_count_any(s, WORD_LATER, t->eligible_later);
}

static int most_first(const void *a, const void *b) {
    const reason_count *x = *(const reason_count *const *)a,
                       *y = *(const reason_count *const *)b;
    if (x->any != y->any) return x->any < y->any ? 1 : -1;
    return (x > y) - (x < y);
}

static void reason_line(screen *s, const reason_count *r) {
    bool coded = r->rule != NO_INDEX && r->code != NO_INDEX;
    page_words(&s->page, "  ");
    page_cell(&s->page,
              r->rule == NO_INDEX ? text_of(screen_say(s, WORD_ENGINE))
                                  : s->pack->rules[r->rule].id,
              22, false);
    page_words(&s->page, " ");
    page_cell(&s->page,
              coded ? s->pack->rules[r->rule].reasons[r->code].code
                    : text_of(screen_say(s, (word)(WORD_CAUSE_SAID + r->cause))),
              35, false);
    page_cell_number(&s->page, r->any, 10);
    page_cell_number(&s->page, r->first, 10);
    page_row(&s->page);
}

static int write_reasons(screen *s, fault *f) {
    size_t count = s->t->reason_count;
    if (count == 0) return 0;
    const reason_count **order = malloc(count * sizeof *order);
    if (order == NULL) return fault_memory(f);
    for (size_t i = 0; i < count; i++) order[i] = &s->t->reasons[i];
    qsort(order, count, sizeof *order, most_first);
    page_blank(&s->page);
    page_cell(&s->page, text_of(screen_say(s, WORD_REASONS)), 60, false);
    page_cell(&s->page, text_of(screen_say(s, WORD_ANY)), 10, true);
    page_cell(&s->page, text_of(screen_say(s, WORD_FIRST)), 10, true);
    page_row(&s->page);
    for (size_t i = 0; i < count && i < SCREEN_TOP; i++) reason_line(s, order[i]);
    screen_more(s, count, SCREEN_TOP);
    free(order);
    return 0;
}

static void write_referrals(screen *s) {
    const tally *t = s->t;
    if (t->by[REFER] > 0) screen_heading(s, WORD_REFERRALS);
    for (int i = 0; i < CAUSES; i++)
        if (t->referred_by[i] > 0)
            screen_count(s, text_of(screen_say(s, (word)(WORD_CAUSE_SAID + i))),
                         t->referred_by[i]);
    if (t->wait_count > 0) screen_heading(s, WORD_WAITS_FOR);
    for (size_t i = 0; i < t->wait_count && i < SCREEN_TOP; i++)
        screen_count(s, t->waits[i].what, t->waits[i].candidates);
    screen_more(s, t->wait_count, SCREEN_TOP);
    page_blank(&s->page);
    screen_head_count(s, WORD_UNKNOWN_VALUES, s->o->unknown_values);
    if (t->warned > 0) screen_head_count(s, WORD_WARNED, t->warned);
    if (t->tasks > 0) screen_head_count(s, WORD_TASKS, t->tasks);
}

/* ---- rules that did nothing, or did wrong ------------------------------------------------ */

static bool in_force_for_nobody(const rule_count *r) {
    return r->applied == 0 && r->not_applicable == 0 && r->not_in_force > 0;
}

static bool applied_to_nobody(const rule_count *r) {
    return r->applied == 0 && !in_force_for_nobody(r);
}

static void rule_names(screen *s, word which, bool (*is)(const rule_count *)) {
    size_t met = 0;
    for (size_t i = 0; i < s->pack->rule_count; i++) {
        if (!through_judges(s->pack, s->pack->rules[i].stage) || !is(&s->o->rules[i])) continue;
        if (met++ == 0) screen_head(s, which);
        else page_words(&s->page, screen_comma(s));
        page_text(&s->page, s->pack->rules[i].id);
    }
    if (met > 0) page_end(&s->page, 0, 4);
}

static void write_trouble(screen *s, text name, word which, const rule_trouble *r) {
    char n[32], words[256];
    number_words(r->candidates, n);
    word_print(s->in, words, sizeof words, which, n);
    page_text(&s->page, name);
    page_words(&s->page, screen_colon(s));
    page_words(&s->page, words);
    page_words(&s->page, screen_colon(s));
    page_text(&s->page, r->words);
    page_end(&s->page, 2, 6);
}

static void write_troubles(screen *s) {
    const outcome_set *o = s->o;
    if (o->trouble_count + o->suppress_trouble_count + o->tally_trouble_count > 0)
        screen_heading(s, WORD_TROUBLE);
    for (size_t i = 0; i < o->trouble_count; i++) {
        const rule_trouble *r = &o->troubles[i];
        write_trouble(s, s->pack->rules[r->rule].id,
                      r->is_void ? WORD_TROUBLE_VOID : WORD_TROUBLE_FAILED, r);
    }
    for (size_t i = 0; i < o->suppress_trouble_count; i++) {
        const rule_trouble *r = &o->suppress_troubles[i];
        write_trouble(s, s->pack->suppresses[r->rule].id, WORD_TROUBLE_SUPPRESS, r);
    }
    for (size_t i = 0; i < o->tally_trouble_count; i++) {
        const rule_trouble *r = &o->tally_troubles[i];
        write_trouble(s, s->pack->tallies[r->rule].name, WORD_TROUBLE_TALLY, r);
    }
}

static void write_suppressed(screen *s) {
    bool any = false;
    for (size_t i = 0; s->o->suppressed != NULL && i < s->pack->suppress_count; i++) {
        char cites[512];
        const suppress_decl *d = &s->pack->suppresses[i];
        if (s->o->suppressed[i] == 0) continue;
        if (!any) screen_heading(s, WORD_SUPPRESSED_BY);
        any = true;
        cites_on(d->cites, d->cite_count, (span){ DAY_NONE, DAY_OPEN }, cites, sizeof cites);
        page_text(&s->page, d->id);
        if (cites[0] != '\0') page_words(&s->page, " (");
        page_text(&s->page, text_of(cites));
        if (cites[0] != '\0') page_words(&s->page, ")");
        page_words(&s->page, screen_colon(s));
        page_number(&s->page, s->o->suppressed[i]);
        page_end(&s->page, 2, 6);
    }
}

/* ---- the files, and the whole ------------------------------------------------------------ */

static void write_files(screen *s, const summary_terms *terms) {
    if (terms->file_count == 0) return;
    page_blank(&s->page);
    screen_head(s, WORD_FILES);
    for (size_t i = 0; i < terms->file_count; i++) {
        if (i > 0) page_words(&s->page, " ");
        page_text(&s->page, text_of(terms->files[i]));
    }
    page_end(&s->page, 0, 4);
    if (!s->o->decisions_only) return;
    page_words(&s->page, word_in(s->in, WORD_DECISIONS_ONLY));
    page_end(&s->page, 0, 4);
}

int summary_write(sink *to, const summary_terms *terms, fault *f) {
    screen s = { .page = { .to = to },
                 .in = terms->in,
                 .o = terms->outcomes,
                 .e = terms->outcomes->evidence,
                 .pack = terms->outcomes->evidence->pack,
                 .t = terms->tally };
    write_terms(&s, terms->version);
    write_decisions(&s);
    screen_holes(&s);
    screen_rulings(&s);
    screen_rows(&s);
    screen_replies(&s);
    write_stages(&s);
    screen_slates(&s);
    write_rejections(&s);
    int code = write_reasons(&s, f);
    write_referrals(&s);
    rule_names(&s, WORD_APPLIED_TO_NOBODY, applied_to_nobody);
    rule_names(&s, WORD_NOT_IN_FORCE_RULES, in_force_for_nobody);
    write_troubles(&s);
    write_suppressed(&s);
    if (code == 0) code = screen_tallies(&s, f);
    write_files(&s, terms);
    int closed = page_close(&s.page, f);
    if (code == 0) code = closed;
    return code == 0 ? sink_flush(to, f) : code;
}

/* why: every rule for one candidate, on a page.
 *
 * Comes from the record alone: decision, reasons, and the trace, which holds the raw cells.
 * The order is a reader's: what was decided, the reasons, each rule with what it read and
 * computed, what it all rests on. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/why.h"

#include <inttypes.h>
#include <stdio.h>

#include "pack/through.h"
#include "report/screen_rulings.h"
#include "report/why_replies.h"

static word outcome_word(const why_view *v, const part *p) {
    int gravest = p->outcome == OUTCOME_SAID ? why_effect(v, p) : EFFECT_PASS;
    if (gravest > EFFECT_PASS) return (word)(WORD_EFFECT_PASS + gravest);
    return (word)(WORD_OUT_NOT_IN_FORCE + p->outcome);
}

static const char *say(const why_view *v, word which) {
    return word_in(v->in, which);
}

static const char *colon(const why_view *v) {
    return v->in.engine == WORDS_ZH ? "：" : ": ";
}

/* Between a phrase and its value. */
static const char *gap(const why_view *v) {
    return v->in.engine == WORDS_ZH ? "：" : " ";
}

static const char *semicolon(const why_view *v) {
    return v->in.engine == WORDS_ZH ? "；" : "; ";
}

static void add(why_view *v, const char *before, text theirs) {
    if (theirs.len == 0) return;
    page_words(&v->page, before);
    page_text(&v->page, theirs);
}

/* ---- one step, as a line ------------------------------------------------------------ */

static void cell_name(why_view *v, const step *s) {
    const source_decl *source = &v->pack->sources[s->source];
    if (s->source != v->pack->candidates) {
        page_text(&v->page, source->name);
        page_words(&v->page, ".");
    }
    page_text(&v->page, source->columns[s->column].name);
}

static void say_place(why_view *v, const step *s) {
    char buffer[512];
    text at = why_place(v, s->source, s->input, s->row, buffer, sizeof buffer);
    if (at.len == 0 || s->row == 0) return;
    page_words(&v->page, " (");
    page_text(&v->page, at);
    page_words(&v->page, ")");
}

static void say_cell(why_view *v, const step *s) {
    cell_name(v, s);
    page_words(&v->page, " ");
    if (s->kind == STEP_GIVEN) {
        page_words(&v->page, say(v, s->a == YES ? WORD_GIVEN : WORD_NOT_GIVEN));
    } else {
        page_text(&v->page, s->raw);
        if (s->a != CELL_OK) {
            if (s->raw.len > 0) page_words(&v->page, " ");
            page_words(&v->page, "[");
            page_words(&v->page, say(v, (word)(WORD_CELL_OK + s->a)));
            page_words(&v->page, "]");
        }
    }
    say_place(v, s);
}

static void say_answer(why_view *v, int n) {
    page_words(&v->page, colon(v));
    page_words(&v->page, say(v, (word)(WORD_NO + n)));
}

static void day_words(const why_view *v, span s, char buffer[48]) {
    if (span_open(s)) snprintf(buffer, 48, "%s", say(v, WORD_CELL_OPEN));
    else date_print(s, buffer);
}

static void say_computed(why_view *v, const step *s) {
    char x[48], y[48], n[96], line[512];
    day_words(v, s->x, x);
    day_words(v, s->y, y);
    snprintf(n, sizeof n, "%" PRId64, s->n);
    switch (s->kind) {
    case STEP_AGE: word_print(v->in, line, sizeof line, WORD_AGE_ON, n, y, x); break;
    case STEP_REACHED: word_print(v->in, line, sizeof line, WORD_REACHED_ON, n, y, x); break;
    case STEP_ELAPSED: word_print(v->in, line, sizeof line, WORD_ELAPSED_ON, n, x, y); break;
    case STEP_UNBROKEN: word_print(v->in, line, sizeof line, WORD_UNBROKEN, x, y); break;
    default:
        word_duration(v->in, s->length, n);
        word_print(v->in, line, sizeof line, WORD_PERIOD_FROM, n, x, y);
        break;
    }
    page_words(&v->page, line);
    if (s->kind == STEP_REACHED || s->kind == STEP_UNBROKEN) say_answer(v, s->a);
    if (s->kind != STEP_PERIOD || s->a == FIRST_EXCLUDED) return;
    page_words(&v->page, " (");
    page_words(&v->page,
               say(v, s->a == FIRST_COUNTS ? WORD_FIRST_COUNTS : WORD_FIRST_DISPUTED));
    page_words(&v->page, ")");
}

static void say_named(why_view *v, const step *s) {
    char value[32];
    switch (s->kind) {
    case STEP_DAY:
        page_text(&v->page, v->pack->days[s->source].name);
        page_words(&v->page, " ");
        date_print(s->x, value);
        if (s->a == CELL_OK) page_words(&v->page, value);
        else page_print(&v->page, "[%s]", say(v, (word)(WORD_CELL_OK + s->a)));
        break;
    case STEP_PARAM:
        page_text(&v->page, v->pack->params[s->source].name);
        page_words(&v->page, " = ");
        page_text(&v->page, v->record->params[s->source].value);
        break;
    case STEP_FACT:
        page_print(&v->page, "%s ", say(v, WORD_FACT));
        page_text(&v->page, v->pack->facts[s->source].name);
        say_answer(v, s->a);
        break;
    default:
        page_print(&v->page, "%s%s", say(v, WORD_PASS_SAID), colon(v));
        page_text(&v->page, s->raw);
        break;
    }
}

static void say_rows(why_view *v, const step *s) {
    char n[32], words[64];
    page_text(&v->page, v->pack->sources[s->source].name);
    page_words(&v->page, colon(v));
    number_words((uint64_t)(s->n > 0 ? s->n : 0), n);
    word_print(v->in, words, sizeof words,
               s->n == 1  ? WORD_ONE_ROW
               : s->n > 0 ? WORD_ROWS_SEEN
                          : WORD_NO_ROWS,
               n);
    page_words(&v->page, words);
    if (s->n > 0 && s->a == SEARCHED) return;
    page_words(&v->page, v->in.engine == WORDS_ZH ? "，" : ", ");
    page_words(&v->page, say(v, (word)(WORD_SEARCH_DONE + s->a)));
}

static void say_slate(why_view *v, const step *s) {
    char words[96];
    word_print(v->in, words, sizeof words, WORD_TOGETHER, (unsigned)(s->n > 0 ? s->n : 0));
    page_words(&v->page, words);
    if (s->raw.len == 0) return;
    page_words(&v->page, " (");
    page_text(&v->page, s->raw);
    page_words(&v->page, ")");
}

static void say_step(why_view *v, const step *s, size_t indent) {
    switch (s->kind) {
    case STEP_CELL:
    case STEP_GIVEN: say_cell(v, s); break;
    case STEP_DAY:
    case STEP_PARAM:
    case STEP_FACT:
    case STEP_PASS_CODE: say_named(v, s); break;
    case STEP_ROWS: say_rows(v, s); break;
    case STEP_SLATE: say_slate(v, s); break;
    default: say_computed(v, s); break;
    }
    page_end(&v->page, indent, indent + 2);
}

/* ---- the page ------------------------------------------------------------ */

static void say_head(why_view *v) {
    char buffer[512], day_written[32];
    const record_decision *d = v->d;
    page_text(&v->page, d->key);
    add(v, "  ", d->name);
    page_words(&v->page, colon(v));
    page_text(&v->page, word_decided(v->in, v->pack, d->decision, buffer));
    if (d->flags & RESULT_HELD) page_print(&v->page, " (%s)", say(v, WORD_HELD));
    page_end(&v->page, 0, 4);
    page_print(&v->page, "%s%s", say(v, WORD_LISTED), gap(v));
    page_text(&v->page,
              why_place(v, v->pack->candidates, d->input, d->line, buffer, sizeof buffer));
    if (d->stage < v->pack->stage_count) {
        page_print(&v->page, "%s%s%s", semicolon(v), say(v, WORD_STAGE), gap(v));
        page_text(&v->page, label_text(&v->pack->stages[d->stage].title, v->in.pack,
                                       v->pack->stages[d->stage].id));
    }
    if (v->law_day.lo != DAY_NONE) {
        date_print(v->law_day, day_written);
        page_print(&v->page, "%s%s%s%s", semicolon(v), say(v, WORD_LAW_DAY_THEN), gap(v),
                   day_written);
    }
    page_end(&v->page, 2, 4);
    if (d->eligible_from.lo == DAY_NONE) return;
    date_print(d->eligible_from, day_written);
    page_print(&v->page, "%s%s%s", say(v, WORD_MAY_STAND), gap(v), day_written);
    page_end(&v->page, 2, 4);
}

static void say_pair(why_view *v, word what, text value) {
    if (value.len == 0) return;
    page_print(&v->page, "%s%s", say(v, what), colon(v));
    page_text(&v->page, value);
    page_end(&v->page, 6, 8);
}

static void heading(why_view *v, word which) {
    page_blank(&v->page);
    page_words(&v->page, say(v, which));
    page_end(&v->page, 0, 0);
}

/* Candidates the reason names, with what was decided of them when the rule ran. */
static void say_others(why_view *v, size_t seq) {
    bool any = false;
    for (size_t i = 0; i < v->other_count; i++) {
        const other *o = &v->others[i];
        if (o->now != 0 || o->seq != seq) continue;
        if (!any) page_print(&v->page, "%s%s", say(v, WORD_OTHERS), colon(v));
        else page_words(&v->page, v->in.engine == WORDS_ZH ? "、" : ", ");
        page_text(&v->page, o->key);
        page_print(&v->page, " (%s)", word_decision(v->in, o->was));
        any = true;
    }
    if (any) page_end(&v->page, 6, 8);
}

/* Findings that rest on somebody who came out otherwise in the end. */
static void say_again(why_view *v) {
    bool any = false;
    for (size_t i = 0; i < v->other_count; i++) {
        const other *o = &v->others[i];
        if (o->now == 0) continue;
        if (!any) heading(v, WORD_AGAIN);
        any = true;
        page_text(&v->page, v->pack->rules[o->rule].id);
        page_words(&v->page, colon(v));
        page_text(&v->page, o->key);
        page_print(&v->page, " %s -> %s", word_decision(v->in, o->was), word_decision(v->in, o->now));
        page_end(&v->page, 2, 6);
    }
}

static void say_reason(why_view *v, const record_reason *r) {
    char buffer[512], line[256];
    if (r->rule != NO_INDEX) {
        page_text(&v->page, v->pack->rules[r->rule].id);
        page_words(&v->page, " ");
    }
    page_text(&v->page, r->code);
    page_print(&v->page, "%s%s", colon(v), say(v, (word)(WORD_EFFECT_PASS + r->effect)));
    page_end(&v->page, 2, 6);
    page_text(&v->page, r->words[v->in.pack].len > 0 ? r->words[v->in.pack] : r->words[0]);
    page_end(&v->page, 6, 8);
    if (r->said != r->effect) {
        word_print(v->in, line, sizeof line, WORD_SAID_BUT,
                   say(v, (word)(WORD_EFFECT_PASS + r->said)),
                   say(v, (word)(WORD_EFFECT_PASS + r->effect)));
        page_words(&v->page, line);
    }
    bool explained =
        r->cause != CAUSE_SAID && r->rule != NO_INDEX; /* the engine's own say it all */
    if (explained) {
        page_words(&v->page, r->said != r->effect ? colon(v) : "");
        page_words(&v->page, say(v, (word)(WORD_CAUSE_SAID + r->cause)));
    }
    if (r->said != r->effect || explained) page_end(&v->page, 6, 8);
    say_pair(v, WORD_LAW, r->citation);
    text at = why_evidence(v, r, buffer, sizeof buffer);
    if (at.len > 0) {
        page_print(&v->page, "%s%s", say(v, WORD_EVIDENCE), colon(v));
        page_text(&v->page, at);
        if (r->grade != GRADE_NONE)
            page_print(&v->page, " (%s)", say(v, (word)(WORD_GRADE_NONE + r->grade)));
        page_end(&v->page, 6, 8);
    }
    say_others(v, (size_t)(r - v->reasons));
    if (r->ruled != RULED_NOT) {
        page_print(&v->page, "%s%s", say(v, WORD_RULING), colon(v));
        ruling_line(&v->page, v->in, (word)(WORD_RULED_NOT + r->ruled), r->ruled_by, r->ruled_on,
                    r->document);
        page_end(&v->page, 6, 8);
    }
    if (r->cited.len > 0) {
        page_print(&v->page, "%s%s", say(v, WORD_CITED), colon(v));
        page_end(&v->page, 6, 8);
        page_text(&v->page, r->cited);
        page_end(&v->page, 8, 8);
    }
    say_pair(v, WORD_WAITS, r->waits);
    say_pair(v, WORD_FOR_WHOM, r->to);
    if (r->eligible_from.lo == DAY_NONE) return;
    day_words(v, r->eligible_from, line);
    say_pair(v, WORD_MAY_STAND, text_of(line));
}

/* Rulings about this candidate that somebody believes in force, and why they are not. */
static void say_idle(why_view *v) {
    if (v->idle_count > 0) heading(v, WORD_RULINGS_IDLE);
    for (size_t i = 0; i < v->idle_count; i++) {
        const record_ruling *w = &v->idle[i];
        page_text(&v->page, w->rule);
        page_words(&v->page, w->rule.len > 0 ? ":" : "");
        page_text(&v->page, w->reason);
        page_print(&v->page, "%s%s", colon(v), say(v, (word)(WORD_RULING_COUNTS + w->state)));
        page_end(&v->page, 2, 6);
        page_text(&v->page, w->ruling);
        add(v, v->in.engine == WORDS_ZH ? "：" : ": ", w->by);
        add(v, v->in.engine == WORDS_ZH ? "，" : ", ", w->on);
        add(v, v->in.engine == WORDS_ZH ? "，" : ", ", w->document);
        page_end(&v->page, 6, 8);
    }
}

static void say_rule_head(why_view *v, uint16_t rule) {
    const rule_decl *r = &v->pack->rules[rule];
    char cites[1024];
    text title = label_text(&r->title, v->in.pack, (text){ "", 0 });
    page_text(&v->page, r->id);
    add(v, "  ", title);
    page_print(&v->page, " [%s]", say(v, (word)(WORD_STATUTE + (int)r->severity)));
    page_end(&v->page, 2, 6);
    why_cites(v, r->cites, r->cite_count, cites, sizeof cites);
    page_print(&v->page, "%s%s", say(v, WORD_LAW), colon(v));
    page_text(&v->page, cites[0] != '\0' ? text_of(cites) : text_of(say(v, WORD_NO_LAW_THEN)));
    page_end(&v->page, 6, 8);
}

static void say_finding(why_view *v, const why_finding *found) {
    const part *p = &found->part;
    char buffer[512];
    if (p->kind == PART_ROW) {
        page_print(&v->page, "%s ", say(v, WORD_ROW));
        page_text(&v->page, why_place(v, p->source, p->input, p->row, buffer, sizeof buffer));
        if (p->grade != GRADE_NONE)
            page_print(&v->page, " (%s)", say(v, (word)(WORD_GRADE_NONE + p->grade)));
    } else {
        page_words(&v->page, say(v, WORD_FINDING));
    }
    page_print(&v->page, "%s%s", colon(v), say(v, outcome_word(v, p)));
    page_end(&v->page, 6, 8);
    for (uint32_t i = 0; i < p->step_count; i++) say_step(v, &found->steps[i], 8);
}

static void say_rules(why_view *v) {
    heading(v, WORD_WHY_RULES);
    for (size_t rule = 0; rule < v->pack->rule_count; rule++) {
        size_t met = 0;
        say_rule_head(v, (uint16_t)rule);
        for (size_t i = 0; i < v->count; i++) {
            const part *p = &v->findings[i].part;
            if ((p->kind != PART_RULE && p->kind != PART_ROW) || p->number != rule) continue;
            say_finding(v, &v->findings[i]);
            met++;
        }
        if (met > 0) continue;
        page_words(&v->page, say(v, through_judges(v->pack, v->pack->rules[rule].stage)
                                        ? WORD_WHY_NO_FINDING
                                        : WORD_RULING_LATER));
        page_end(&v->page, 6, 8);
    }
}

static void say_facts(why_view *v) {
    size_t met = 0;
    for (size_t i = 0; i < v->count; i++) {
        const part *p = &v->findings[i].part;
        if (p->kind != PART_FACT) continue;
        if (met++ == 0) heading(v, WORD_WHY_FACTS);
        page_text(&v->page, v->pack->facts[p->number].name);
        say_answer(v, p->grade);
        page_end(&v->page, 2, 6);
        text title = label_text(&v->pack->facts[p->number].title, v->in.pack, (text){ "", 0 });
        page_text(&v->page, title);
        if (title.len > 0) page_end(&v->page, 6, 8);
        for (uint32_t k = 0; k < p->step_count; k++) say_step(v, &v->findings[i].steps[k], 6);
    }
}

/* ---- what it rests on ------------------------------------------------------------ */

static void say_claim(why_view *v, const record_source *s) {
    const char *comma = v->in.engine == WORDS_ZH ? "，" : ", ";
    char line[512], name[256];
    page_print(&v->page, "%s%s", say(v, WORD_SEARCHED), colon(v));
    if (s->everybody || s->column.len == 0) {
        page_words(&v->page, say(v, WORD_EVERYBODY));
    } else {
        snprintf(name, sizeof name, "%.*s", TEXT_ARGS(s->column));
        word_print(v->in, line, sizeof line, WORD_WHERE_COLUMN, name);
        page_text(&v->page, text_of(line));
        add(v, " ", s->values);
    }
    if (s->says.len > 0) page_print(&v->page, "%s%s%s", comma, say(v, WORD_SAYS), gap(v));
    page_text(&v->page, s->says);
    if (s->on.len > 0) page_print(&v->page, "%s%s%s", comma, say(v, WORD_ON), gap(v));
    page_text(&v->page, s->on);
    if (s->keys.len > 0) page_print(&v->page, "%s%s ", comma, say(v, WORD_BY_KEYS));
    page_text(&v->page, s->keys);
    page_end(&v->page, 6, 8);
}

/* Replies that no rule saw: what was said before, what is still awaited, what was withdrawn. */
static void say_asides(why_view *v, uint16_t source) {
    const char *comma = v->in.engine == WORDS_ZH ? "，" : ", ";
    char buffer[512];
    for (size_t i = 0; i < v->aside_count; i++) {
        const aside *a = &v->asides[i];
        if (a->source != source) continue;
        page_print(&v->page, "%s%s", say(v, (word)(WORD_ASIDE_REPLACED + a->how - ASIDE_REPLACED)),
                   colon(v));
        page_text(&v->page, a->who);
        add(v, a->who.len > 0 ? comma : "", a->said);
        add(v, comma, a->made_on);
        add(v, " (", why_place(v, source, a->input, a->line, buffer, sizeof buffer));
        page_words(&v->page, ")");
        page_end(&v->page, 6, 8);
    }
}

/* Gathered for a stage that the run did not judge. */
static void say_not_read(why_view *v, const source_decl *s) {
    char stage[200], line[320];
    const stage_decl *of = &v->pack->stages[s->stage];
    snprintf(stage, sizeof stage, "%.*s",
             TEXT_ARGS(label_text(&of->title, v->in.pack, of->id)));
    word_print(v->in, line, sizeof line, WORD_NOT_READ, stage);
    page_text(&v->page, text_of(line));
}

static void say_rests(why_view *v) {
    heading(v, WORD_WHY_RESTS);
    for (size_t i = 0; i < v->pack->source_count; i++) {
        const record_source *s = &v->record->sources[i];
        const step *rows = why_rows(v, (uint16_t)i);
        bool expects = v->pack->sources[i].expects_column != NO_INDEX;
        if (v->pack->sources[i].kind != SOURCE_EVIDENCE) continue;
        if (rows != NULL) {
            say_rows(v, rows);
        } else {
            page_text(&v->page, v->pack->sources[i].name);
            if (v->count > 0)
                page_print(&v->page, "%s%s", colon(v),
                           say(v, why_read(v, (uint16_t)i) ? WORD_ROWS_READ_OF
                                                           : WORD_NOT_LOOKED_AT));
        }
        page_end(&v->page, 2, 6);
        if (!through_reads(v->pack, &v->pack->sources[i])) say_not_read(v, &v->pack->sources[i]);
        else if (!s->asked) page_words(&v->page, say(v, WORD_NOT_ASKED));
        else if (!s->claimed)
            page_words(&v->page, say(v, expects ? WORD_BY_REPLIES : WORD_NO_CLAIM));
        if (s->asked && s->claimed) say_claim(v, s);
        else page_end(&v->page, 6, 8);
        why_replies_text(v, (uint16_t)i);
        say_asides(v, (uint16_t)i);
    }
}

int why_text(sink *to, const why_terms *terms, fault *f) {
    why_view v;
    int code = why_open(&v, terms, to, f);
    if (code == 0) {
        say_head(&v);
        if (v.reason_count > 0) heading(&v, WORD_WHY_REASONS);
        for (size_t i = 0; i < v.reason_count; i++) say_reason(&v, &v.reasons[i]);
        say_idle(&v);
        say_again(&v);
        if (terms->trace.len == 0) {
            heading(&v, WORD_WHY_NO_TRACE);
        } else {
            say_rules(&v);
            say_facts(&v);
        }
        say_rests(&v);
    }
    return why_close(&v, code, f);
}

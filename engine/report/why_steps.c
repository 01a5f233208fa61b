/* why_steps: what a rule read or computed, a line for each step.
 *
 * A cell is shown as it was written, with the file and line it stands in; what was computed
 * from it, with the values it was computed from. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/why_steps.h"

#include <inttypes.h>
#include <stdio.h>

#include "report/why_phrases.h"

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
        page_words(&v->page, why_say(v, s->a == YES ? WORD_GIVEN : WORD_NOT_GIVEN));
    } else {
        page_text(&v->page, s->raw);
        if (s->a != CELL_OK) {
            if (s->raw.len > 0) page_words(&v->page, " ");
            page_words(&v->page, "[");
            page_words(&v->page, why_say(v, (word)(WORD_CELL_OK + s->a)));
            page_words(&v->page, "]");
        }
    }
    say_place(v, s);
}

static void say_computed(why_view *v, const step *s) {
    char x[WHY_DAY], y[WHY_DAY], n[96], line[512];
    why_day(v, s->x, x);
    why_day(v, s->y, y);
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
    if (s->kind == STEP_REACHED || s->kind == STEP_UNBROKEN) why_answer(v, s->a);
    if (s->kind != STEP_PERIOD || s->a == FIRST_EXCLUDED) return;
    page_words(&v->page, " (");
    page_words(&v->page,
               why_say(v, s->a == FIRST_COUNTS ? WORD_FIRST_COUNTS : WORD_FIRST_DISPUTED));
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
        else page_print(&v->page, "[%s]", why_say(v, (word)(WORD_CELL_OK + s->a)));
        break;
    case STEP_PARAM:
        page_text(&v->page, v->pack->params[s->source].name);
        page_words(&v->page, " = ");
        page_text(&v->page, v->record->params[s->source].value);
        break;
    case STEP_FACT:
        page_print(&v->page, "%s ", why_say(v, WORD_FACT));
        page_text(&v->page, v->pack->facts[s->source].name);
        why_answer(v, s->a);
        break;
    default:
        page_print(&v->page, "%s%s", why_say(v, WORD_PASS_SAID), why_say(v, WORD_COLON));
        page_text(&v->page, s->raw);
        break;
    }
}

void why_step_rows(why_view *v, const step *s) {
    char n[32], words[64];
    page_text(&v->page, v->pack->sources[s->source].name);
    page_words(&v->page, why_say(v, WORD_COLON));
    number_words((uint64_t)(s->n > 0 ? s->n : 0), n);
    word_print(v->in, words, sizeof words,
               s->n == 1  ? WORD_ONE_ROW
               : s->n > 0 ? WORD_ROWS_SEEN
                          : WORD_NO_ROWS,
               n);
    page_words(&v->page, words);
    if (s->n > 0 && s->a == SEARCHED) return;
    page_words(&v->page, why_say(v, WORD_COMMA));
    page_words(&v->page, why_say(v, (word)(WORD_SEARCH_DONE + s->a)));
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

void why_step(why_view *v, const step *s, size_t indent) {
    switch (s->kind) {
    case STEP_CELL:
    case STEP_GIVEN: say_cell(v, s); break;
    case STEP_DAY:
    case STEP_PARAM:
    case STEP_FACT:
    case STEP_PASS_CODE: say_named(v, s); break;
    case STEP_ROWS: why_step_rows(v, s); break;
    case STEP_SLATE: say_slate(v, s); break;
    default: say_computed(v, s); break;
    }
    page_end(&v->page, indent, indent + 2);
}

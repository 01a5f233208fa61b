/* count: the values of declared tallies.
 *
 * A tally is asked of every candidate, or of every row of a source (its own, or the list
 * before): first whether it is counted at all, then its value. What does not fit is unknown.
 * Words are kept once, under a lock, and known by number; numbers lie by row, so that it
 * leaves no mark who asked. Rows about nobody have no reference days of their own: only those
 * that are one day for the whole list are known to them. Nothing is learned here: a tally may
 * read what rules are forbidden. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/count.h"

#include <lua.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evaluate/judge.h"
#include "ground/dict.h"

enum { WORDS_MAX = 100000 };

/* The different words of one tally over one list. */
typedef struct word_list {
    dict known;
    size_t room;
    bool full;
} word_list;

struct count_book {
    outcome_set *of;
    pthread_mutex_t lock;  /* guards the words */
    word_list *words[2];   /* per tally: of its own rows, of the list before */
};

/* Which functions are asked, of which rows, and where the values go. */
typedef struct question {
    uint16_t tally;
    bool before;     /* of the list before */
    bool has_applies;
    uint16_t source; /* NO_INDEX: of candidates */
    counted *to;
    word_list *words;
} question;

static question question_of(count_book *b, size_t tally, bool before) {
    const pack *p = b->of->evidence->pack;
    const tally_decl *t = &p->tallies[tally];
    bool of_candidates = !before && t->over == p->candidates;
    return (question){ .tally = (uint16_t)tally,
                       .before = before,
                       .has_applies = before ? t->previous_has_applies : t->has_applies,
                       .source = of_candidates ? NO_INDEX : before ? t->previous : t->over,
                       .to = before ? &b->of->previous[tally] : &b->of->tallies[tally],
                       .words = &b->words[before][tally] };
}

/* ---- words ------------------------------------------------------------ */

static bool add_word(counted *to, word_list *w, arena *memory, text word) {
    text copy;
    if (!grow((void **)&to->known, &w->room, to->known_count, sizeof(text), WORDS_MAX + 1) ||
        !arena_text(memory, word, &copy) ||
        !dict_add(&w->known, copy, (uint32_t)to->known_count, NULL))
        return false;
    to->known[to->known_count++] = copy;
    return true;
}

/* The number of a word that a tally gave. A tally of too many is full, whoever gave the
 * last. */
static int keep_word(count_book *b, const question *q, text word, uint32_t *out, fault *f) {
    int status = 0;
    word_list *w = q->words;
    pthread_mutex_lock(&b->lock);
    uint32_t at = dict_find(&w->known, word);
    w->full |= at == DICT_NONE && q->to->known_count == WORDS_MAX;
    if (at == DICT_NONE && !w->full) {
        at = (uint32_t)q->to->known_count;
        if (!add_word(q->to, w, &b->of->memory, word)) status = fault_memory(f);
    }
    *out = w->full ? 0 : at;
    pthread_mutex_unlock(&b->lock);
    return status;
}

/* ---- asking ------------------------------------------------------------ */

/* Of the troubles with rows the one whose words sort first is told: the order of a file is
 * accident. Any trouble with a candidate goes before. */
static void note_row_trouble(examiner *x, rule_trouble *t) {
    size_t len = strlen(x->trouble);
    bool first = t->words.at == NULL || (t->first_candidate == NO_ROW &&
                                         text_compare(text_of(x->trouble), t->words) < 0);
    char *copy = first ? malloc(len + 1) : NULL;
    if (!first) return;
    if (copy == NULL) {
        x->view.no_memory = true;
        return;
    }
    memcpy(copy, x->trouble, len + 1);
    free((char *)t->words.at); /* freed with the examiner: never a literal */
    t->words = (text){ copy, len };
    t->first_candidate = NO_ROW;
}

/* A tally that fails counts this one as unknown. */
static count_state fail_to_count(examiner *x, const question *q) {
    rule_trouble *t = &x->counts.tally_troubles[q->tally];
    if (q->source == NO_INDEX) judge_note_trouble(x, t, q->tally);
    else note_row_trouble(x, t);
    t->rule = q->tally;
    t->candidates++;
    return COUNT_UNKNOWN;
}

static caged ask(examiner *x, const question *q, book_list list, uint32_t row) {
    view *v = &x->view;
    hearing none = { .source = NO_INDEX, .row = NO_ROW, .counting = true };
    struct path_record *record = v->record;
    v->hearing = &none;
    v->record = NULL;
    v->counting = true;
    v->step_count = v->step_first = 0;
    caged how = ask_function(x, list, q->tally, q->source,
                             q->source == NO_INDEX ? NO_ROW : row);
    v->step_count = 0;
    v->counting = false;
    v->record = record;
    v->hearing = NULL;
    return how;
}

/* Is the row counted at all? COUNT_VALUE: it is. */
static count_state ask_applies(examiner *x, const question *q, uint32_t row) {
    if (!q->has_applies) return COUNT_VALUE;
    caged how = ask(x, q, q->before ? LIST_PREVIOUS_APPLIES : LIST_TALLY_APPLIES, row);
    if (how == CAGED_STOPPED) return COUNT_UNKNOWN;
    if (how != CAGED_DONE) return fail_to_count(x, q);
    bool yes = lua_toboolean(x->L, -1);
    lua_pop(x->L, 1);
    return yes ? COUNT_VALUE : COUNT_NOT;
}

static count_state refuse_value(examiner *x, const question *q, const char *gives, text what,
                                const char *expected) {
    fault why = { 0 };
    fault_plain(&why, FAULT_PACK, "tally %s gives %s%.*s: %s is expected",
                x->pack->tallies[q->tally].name.at, gives, TEXT_ARGS(what), expected);
    ask_take_trouble(x, q->before ? LIST_PREVIOUS : LIST_TALLY, q->tally, &why);
    return fail_to_count(x, q);
}

/* Words of the declared ones only, where any are declared. */
static int keep_value(count_book *b, examiner *x, const question *q, uint32_t row, text word,
                      fault *f) {
    const tally_decl *t = &x->pack->tallies[q->tally];
    size_t i = 0;
    if (t->word_count == 0) {
        q->to->state[row] = COUNT_VALUE;
        return keep_word(b, q, word, &q->to->words[row], f);
    }
    while (i < t->word_count && !text_equal(t->words[i], word)) i++;
    q->to->words[row] = (uint32_t)i;
    q->to->state[row] = (uint8_t)(i < t->word_count
                                      ? COUNT_VALUE
                                      : refuse_value(x, q, "", word, "one of its words"));
    return 0;
}

/* The result on top of the stack. */
static int read_value(count_book *b, examiner *x, const question *q, uint32_t row, fault *f) {
    lua_State *L = x->L;
    bool numbers = x->pack->tallies[q->tally].numbers;
    char buffer[SHOWN_MAX];
    text said = { NULL, 0 };
    switch (lua_type(L, -1)) {
    case LUA_TNIL: break;
    case LUA_TSTRING: said = values_words(L, -1, buffer); break;
    case LUA_TBOOLEAN: said = lua_toboolean(L, -1) ? TEXT("yes") : TEXT("no"); break;
    default:
        if (!lua_isinteger(L, -1)) {
            q->to->state[row] =
                (uint8_t)refuse_value(x, q, "a ", text_of(values_kind(L, -1)),
                                      "a whole number or a word");
            return 0;
        }
        snprintf(buffer, sizeof buffer, "%lld", (long long)lua_tointeger(L, -1));
        said = text_of(buffer);
    }
    if (said.at == NULL) return 0;
    if (!numbers) return keep_value(b, x, q, row, said, f);
    if (!lua_isinteger(L, -1)) return 0;
    q->to->numbers[row] = lua_tointeger(L, -1);
    q->to->state[row] = COUNT_VALUE;
    return 0;
}

static int count_one(count_book *b, examiner *x, const question *q, uint32_t row, fault *f) {
    const tally_decl *t = &x->pack->tallies[q->tally];
    int status = 0;
    x->fault = f;
    if (t->keeps_state != NULL) {
        snprintf(x->trouble, sizeof x->trouble, "%s", t->keeps_state);
        x->counts.tally_troubles[q->tally].is_void = true;
        q->to->state[row] = (uint8_t)fail_to_count(x, q);
        return x->view.no_memory ? fault_memory(f) : 0;
    }
    count_state is = ask_applies(x, q, row);
    q->to->state[row] = (uint8_t)(is == COUNT_NOT ? COUNT_NOT : COUNT_UNKNOWN);
    if (is == COUNT_VALUE) {
        caged how = ask(x, q, q->before ? LIST_PREVIOUS : LIST_TALLY, row);
        if (how == CAGED_DONE) {
            status = read_value(b, x, q, row, f);
            lua_pop(x->L, 1);
        } else if (how != CAGED_STOPPED) {
            fail_to_count(x, q);
        }
    }
    if (f->code != 0) return f->code;
    return status == 0 && x->view.no_memory ? fault_memory(f) : status;
}

int count_candidate(count_book *b, examiner *x, uint32_t candidate, fault *f) {
    const pack *p = b->of->evidence->pack;
    int status = 0;
    for (size_t i = 0; i < p->tally_count && status == 0; i++) {
        question q = question_of(b, i, false);
        if (q.source == NO_INDEX) status = count_one(b, x, &q, candidate, f);
    }
    return status;
}

/* ---- rows of sources ------------------------------------------------------------ */

/* Of evidence only what is about somebody here and hidden by no law is counted; what may be
 * hidden is unknown. */
static int mark_evidence(const examiner *x, const question *q, fault *f) {
    const joined *j = &x->shared->evidence->sources[q->source];
    const unsigned char *marks = x->shared->row_marks[q->source];
    bool *about = calloc(q->to->rows + 1, sizeof *about);
    if (about == NULL) return fault_memory(f);
    for (size_t i = 0; i < j->item_count; i++) about[j->items[i].row] = true;
    for (size_t row = 0; row < q->to->rows; row++) {
        bool hidden = marks != NULL && (marks[row] & ROW_HIDDEN) != 0;
        bool unsure = marks != NULL && (marks[row] & ROW_UNSURE) != 0;
        if (!about[row] || hidden) q->to->state[row] = COUNT_NO_ROW;
        else if (unsure) q->to->state[row] = COUNT_UNKNOWN;
    }
    free(about);
    return 0;
}

static int count_source(count_book *b, examiner *x, const question *q, fault *f) {
    const table *rows = &x->shared->evidence->tables[q->source];
    int status = 0;
    memset(q->to->state, COUNT_VALUE, q->to->rows);
    for (size_t row = 0; row < q->to->rows; row++)
        if (rows->row_flag[row] & (ROW_UNREADABLE | ROW_MERGED))
            q->to->state[row] = COUNT_NO_ROW;
    if (x->pack->sources[q->source].kind == SOURCE_EVIDENCE) status = mark_evidence(x, q, f);
    for (uint32_t row = 0; row < q->to->rows && status == 0; row++) {
        if (q->to->state[row] != COUNT_VALUE) continue;
        view_begin(&x->view, NO_ROW);
        status = count_one(b, x, q, row, f);
    }
    return status;
}

int count_sources(count_book *b, examiner *x, fault *f) {
    const pack *p = b->of->evidence->pack;
    int status = 0;
    for (size_t i = 0; i < p->tally_count && status == 0; i++) {
        question own = question_of(b, i, false), before = question_of(b, i, true);
        if (own.source != NO_INDEX) status = count_source(b, x, &own, f);
        if (status == 0 && before.source != NO_INDEX) status = count_source(b, x, &before, f);
    }
    return status;
}

/* ---- making ------------------------------------------------------------ */

static int make_values(const tally_decl *t, const table *rows, counted *out, fault *f) {
    spill *where = rows->spill;
    size_t n = rows->rows + 1;
    *out = (counted){ .rows = rows->rows,
                      .spill = where,
                      .state = spill_take_zero(where, n, 1) };
    if (t->numbers) out->numbers = spill_take_zero(where, n, sizeof *out->numbers);
    else out->words = spill_take_zero(where, n, sizeof *out->words);
    return out->state == NULL || (out->numbers == NULL && out->words == NULL) ? fault_memory(f)
                                                                              : 0;
}

int count_book_new(count_book **out, outcome_set *of, fault *f) {
    const pack *p = of->evidence->pack;
    size_t n = p->tally_count;
    count_book *b = *out = calloc(1, sizeof *b);
    int status = 0;
    if (b == NULL) return fault_memory(f);
    b->of = of;
    pthread_mutex_init(&b->lock, NULL);
    of->tallies = calloc(n + 1, sizeof *of->tallies);
    of->previous = calloc(n + 1, sizeof *of->previous);
    for (int i = 0; i < 2; i++) b->words[i] = calloc(n + 1, sizeof **b->words);
    if (of->tallies == NULL || of->previous == NULL || b->words[0] == NULL ||
        b->words[1] == NULL)
        return fault_memory(f);
    for (size_t i = 0; i < n && status == 0; i++) {
        const tally_decl *t = &p->tallies[i];
        status = make_values(t, &of->evidence->tables[t->over], &of->tallies[i], f);
        if (status == 0 && t->previous != NO_INDEX)
            status = make_values(t, &of->evidence->tables[t->previous], &of->previous[i], f);
    }
    return status;
}

void count_book_free(count_book *b) {
    if (b == NULL) return;
    size_t n = b->of->evidence->pack->tally_count;
    for (int k = 0; k < 2; k++) {
        for (size_t i = 0; b->words[k] != NULL && i < n; i++) dict_clear(&b->words[k][i].known);
        free(b->words[k]);
    }
    pthread_mutex_destroy(&b->lock);
    free(b);
}

void count_settle(count_book *b, rule_trouble *tallies) {
    for (size_t i = 0; i < b->of->evidence->pack->tally_count; i++)
        for (int before = 0; before < 2; before++) {
            question q = question_of(b, i, before == 1);
            if (!q.words->full) continue;
            for (size_t row = 0; row < q.to->rows; row++)
                if (q.to->state[row] == COUNT_VALUE) q.to->state[row] = COUNT_UNKNOWN;
            tallies[i].candidates = q.to->rows;
            tallies[i].words = TEXT("more than 100,000 different words");
        }
}

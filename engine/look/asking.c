/* asking: what a column of a file holds against what the pack wants to read in it.
 *
 * The forms of a date vote: a kind of cell that only one form can read is proof of it,
 * one that two forms read (02/03/1985) proves nothing. Even proof only makes a proposal;
 * the clerk decides, because a list may be wrong throughout. Of codes and of words among
 * dates the question is what each stands for, and it is asked once per word. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "look/asking.h"

#include <string.h>

#include "load/identifier.h"
#include "look/layout.h"

enum {
    SHORTEST_DATE = 10101, /* 0010101: the first day of the Republic */
    MANY = 5,              /* different numbers, for the greatest to stand out */
};

/* ---- words */

static bool is_mine(const char *const *words, size_t count, text t) {
    for (size_t i = 0; i < count; i++)
        if (text_is(t, words[i])) return true;
    return false;
}
#define MINE(words, t) is_mine((words), sizeof(words) / sizeof *(words), (t))

/* Words everybody writes for the commonest codes; only ever a proposal. */
static const char *usual_code(text t) {
    static const char *const yes[] = { "是", "有", "Y", "y", "Yes",  "YES",
                                       "S",  "√",  "1", "T", "true", "TRUE" };
    static const char *const no[] = { "否", "N", "n", "No",    "NO",
                                      "×",  "0", "F", "false", "FALSE" };
    static const char *const male[] = { "男", "M", "Male", "male", "MASCULINO" };
    static const char *const female[] = { "女", "F", "Female", "female", "FEMININO" };
    if (MINE(male, t)) return "m";
    if (MINE(female, t)) return "f";
    if (MINE(yes, t)) return "yes";
    return MINE(no, t) ? "no" : "";
}

static text propose(const column_decl *decl, text t) {
    for (size_t i = 0; i < decl->value_count; i++)
        if (layout_same_header(decl->values[i], t)) return decl->values[i];
    text usual = text_of(usual_code(t));
    if (text_is(t, "F") && column_find_value(decl, TEXT("f")) == NO_INDEX) usual = TEXT("no");
    return usual.len > 0 && column_find_value(decl, usual) != NO_INDEX ? usual : TEXT("");
}

static void ask_word(asking *out, const value_count *v, word_sense sense, text proposal) {
    for (size_t i = 0; i < out->word_count; i++) {
        if (!text_equal(out->words[i].words, v->words)) continue;
        out->words[i].count += v->count;
        return;
    }
    if (out->word_count == ASK_WORDS_MAX) {
        out->words_left++;
        return;
    }
    out->words[out->word_count++] =
        (asked_word){ v->words, v->count, v->line, out->file, sense, proposal };
}

static void ask_codes(const column_decl *decl, const holding *h, asking *out) {
    uint64_t known = 0;
    for (size_t i = 0; i < h->value_count; i++) {
        const value_count *v = &h->values[i];
        if (column_find_value(decl, v->words) != NO_INDEX) known += v->count;
        else ask_word(out, v, v->sense, propose(decl, v->words));
    }
    out->good += known;
}

/* Words where no words are read. In texts, names and ids only those that may mean a blank. */
static void ask_words(const holding *h, bool all, asking *out) {
    for (size_t i = 0; i < h->value_count; i++) {
        const value_count *v = &h->values[i];
        if (v->sense != SENSE_NONE || (all && !v->typed)) ask_word(out, v, v->sense, TEXT(""));
    }
}

/* ---- dates */

static bool is_one_form(const likeness *k) {
    return (k->forms & (k->forms - 1)) == 0;
}

/* The form for which most cells are proof. */
static date_form most_proved(const uint64_t proof[FORM_SHOWN]) {
    size_t best = 0;
    for (size_t i = 1; i < FORM_SHOWN; i++)
        if (proof[i] > proof[best]) best = i;
    return (date_form)best;
}

static void add_bad(asking *out, const likeness *k) {
    out->wrong += k->count;
    if (out->bad_count < KINDS_MAX) out->bad[out->bad_count++] = k;
}

static void judge_forms(asking *out, const uint64_t proof[FORM_SHOWN]) {
    size_t proved = 0;
    for (size_t i = 0; i < FORM_SHOWN; i++) proved += proof[i] > 0;
    out->form = most_proved(proof);
    if (proved > 1) out->dates = DATES_MIXED;
    else if (proved == 1) out->dates = out->form == FORM_ISO ? DATES_PLAIN : DATES_OTHER;
    else if (out->either > 0) out->dates = DATES_AMBIGUOUS;
    if (out->dates == DATES_PLAIN && out->either > 0) out->dates = DATES_MIXED;
}

static void count_dates(const holding *h, asking *out) {
    unsigned read = out->dates == DATES_AMBIGUOUS ? ~0u : 1u << out->form;
    for (size_t i = 0; i < h->kind_count; i++) {
        const likeness *k = &h->kinds[i];
        if ((k->forms & read) != 0) out->good += k->count;
        else if (k->forms != 0 || k->fits != 0 || k->why != NULL) add_bad(out, k);
    }
}

/* What the plain form reads is proof of it, even where another would read it too: it is what an
 * undeclared column is read as. */
static void weigh_kind(const likeness *k, uint64_t proof[FORM_SHOWN], asking *out) {
    size_t form = 0;
    if (k->forms == 0) return;
    if ((k->forms & 1u << FORM_ISO) == 0 && !is_one_form(k)) {
        out->either += k->count;
        if (out->doubt == NULL) out->doubt = k;
        return;
    }
    if ((k->forms & 1u << FORM_ISO) != 0) form = FORM_ISO;
    else
        while ((k->forms & 1u << form) == 0) form++;
    proof[form] += k->count;
    if (out->proof[form] == NULL) out->proof[form] = k;
}

static void ask_dates(const holding *const *files, size_t count, asking *out) {
    uint64_t proof[FORM_SHOWN] = { 0 };
    for (size_t f = 0; f < count; f++)
        for (size_t i = 0; i < files[f]->kind_count; i++)
            weigh_kind(&files[f]->kinds[i], proof, out);
    judge_forms(out, proof);
    for (size_t f = 0; f < count; f++) count_dates(files[f], out);
}

/* ---- all */

/* Words are asked about one by one; the kinds left are numbers and the like of the wrong
 * sort. */
static void count_kinds(const holding *h, unsigned fits, asking *out) {
    for (size_t i = 0; i < h->kind_count; i++) {
        const likeness *k = &h->kinds[i];
        bool words = k->fits == 0 && k->forms == 0 && k->why == NULL;
        if ((k->fits & fits) != 0) out->good += k->count;
        else if (!words || fits >= FITS_ID) add_bad(out, k);
    }
}

/* 99 at the top of a column of numbers is often nobody's: where lists had no room for a
 * blank. */
static void ask_nines(const holding *h, asking *out) {
    if ((h->hi != 99 && h->hi != 999 && h->hi != 9999) || h->distinct < MANY) return;
    for (size_t i = 0; i < h->value_count; i++) {
        const value_count *v = &h->values[i];
        bool nines = v->typed && v->words.len >= 2 && v->words.len <= 4;
        for (size_t k = 0; k < v->words.len; k++) nines &= v->words.at[k] == '9';
        if (nines) ask_word(out, v, SENSE_NOTHING, TEXT(""));
    }
}

static void ask_file(const column_decl *decl, const holding *h, asking *out) {
    bool text_like = false;
    if (identifier_is(decl->type)) {
        count_kinds(h, shape_fits_id(decl->type), out);
        ask_words(h, false, out);
        return;
    }
    switch (decl->type) {
    case TYPE_CODE: ask_codes(decl, h, out); return;
    case TYPE_INTEGER:
        count_kinds(h, FITS_WHOLE, out);
        ask_nines(h, out);
        break;
    case TYPE_DECIMAL: count_kinds(h, FITS_WHOLE | FITS_DECIMAL, out); break;
    case TYPE_DURATION: count_kinds(h, FITS_DURATION, out); break;
    case TYPE_DATE: break;
    default: out->good += holding_said(h); text_like = true;
    }
    ask_words(h, !text_like, out);
}

void asking_of(const column_decl *decl, const holding *const *files, size_t count,
               asking *out) {
    memset(out, 0, sizeof *out);
    if (decl->type == TYPE_DATE) ask_dates(files, count, out);
    for (out->file = 0; out->file < count; out->file++) ask_file(decl, files[out->file], out);
}

dates_found asking_dates(const holding *h, asking *out) {
    const column_decl decl = { .type = TYPE_DATE, .from_id = NO_INDEX };
    uint64_t all = holding_said(h);
    asking_of(&decl, &h, 1, out);
    if (all == 0 || out->dates == DATES_NONE || out->dates == DATES_PLAIN) return DATES_NONE;
    if (holding_count(h, FITS_WHOLE, 0) > 0 && h->lo < SHORTEST_DATE) return DATES_NONE;
    return (out->good + out->either) * 10 >= all * 9 ? out->dates : DATES_NONE;
}

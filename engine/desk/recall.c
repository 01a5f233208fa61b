/* recall: a finished run, opened again from its folder.
 *
 * The store holds the findings of everybody who is not simply accepted. For the others,
 * and for counts by any column, the kept inputs and pack are read again, and before
 * anything is believed their digests are compared with the record's, and what is judged
 * again with what was decided. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/recall.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground/folder.h"
#include "ground/name.h"
#include "ground/unicode.h"
#include "pack/through.h"
#include "report/tally_persons.h"
#include "tally/tally.h"

static int differs(const char *file, fault *f) {
    return fault_set(f, FAULT_DATA, file, 0, 0,
                     "is not the file the run read; the folder was changed after the run");
}

static int same_inputs(const prepared *p, const record *r, fault *f) {
    char hex[65];
    for (size_t s = 0; s < p->pack.source_count; s++) {
        const table *t = &p->evidence.tables[s];
        if (t->input_count != r->sources[s].input_count) return differs("inputs/docket.lua", f);
        for (size_t i = 0; i < t->input_count; i++) {
            digest_hex(&t->inputs[i].sha256, hex);
            if (strcmp(hex, r->sources[s].inputs[i].sha256) != 0)
                return differs(t->inputs[i].name.at, f);
        }
    }
    return 0;
}

/* The pack kept beside the record must be the texts inside the record. */
static int same_pack(const prepared *p, record *r, fault *f) {
    arena a = { 0 };
    int status = 0;
    for (size_t i = 0; i < p->pack.file_count && status == 0; i++) {
        text body;
        int found = record_text(r, p->pack.files[i].name, &a, &body, f);
        if (found < 0) status = found;
        else if (found == 0 || !text_equal(body, p->pack.files[i].body))
            status = differs(p->pack.files[i].name.at, f);
    }
    arena_clear(&a);
    return status;
}

int recall_prepare(prepared *out, const char *folder, const record *r, fault *f) {
    char pack_folder[4200], inputs[4200];
    memset(out, 0, sizeof *out);
    snprintf(pack_folder, sizeof pack_folder, "%s/pack", folder);
    snprintf(inputs, sizeof inputs, "%s/inputs", folder);
    if (!folder_exists(inputs))
        return fault_set(f, FAULT_DATA, folder, 0, 0,
                         "the run did not keep its inputs (--no-inputs); only what is "
                         "in audit.sqlite can be shown");
    fault why = { 0 };
    text through = r->pack.left_out > 0 ? through_name(&r->pack) : (text){ "", 0 };
    prepare_terms terms = { .pack = pack_folder, .docket = inputs, .through = through };
    int status = prepare(out, &terms, &why);
    if (status == FAULT_USAGE) return differs("pack/pack.lua", f); /* no such stage in it */
    if (status != 0) return fault_take(f, &why);
    if (status == 0 && out->pack.source_count != r->pack.source_count)
        status = differs("pack/pack.lua", f);
    if (status == 0) status = same_pack(out, (record *)r, f);
    return status == 0 ? same_inputs(out, r, f) : status;
}

int recall_once(recalled *r, const char *folder, const record *of, fault *f) {
    if (!r->tried) recall_prepare(&r->run, folder, of, &r->why);
    r->tried = true;
    return recall_is_ready(r) ? 0 : fault_take(f, &r->why);
}

int recall_tongue(const record *r, const char *lang, tongue *in, fault *f) {
    if (tongue_of(&r->pack, text_of(lang), in)) return 0;
    return fault_plain(f, FAULT_USAGE,
                       "--lang %s: neither vet nor this pack speaks it; vet speaks en and zh",
                       lang);
}

static bool *void_rules(const record *r, size_t rules) {
    bool *out = calloc(rules + 1, sizeof *out);
    for (size_t i = 0; out != NULL && i < r->trouble_count; i++)
        if (r->troubles[i].is_void && r->troubles[i].rule < rules)
            out[r->troubles[i].rule] = true;
    return out;
}

int recall_trace(const prepared *p, const record *r, const record_decision *d, arena *a,
                 text *out, fault *f) {
    outcome_set again = { 0 };
    crew_terms terms = { .evidence = &p->evidence, .params = p->params, .keep_one = true,
                         .kept = d->no };
    if (d->no >= p->evidence.candidates) return differs("the candidate list", f);
    bool *is_void = void_rules(r, p->pack.rule_count);
    int status = is_void == NULL ? fault_memory(f) : 0;
    /* who is judged together with others is judged with all of them again */
    if (status == 0)
        status = p->pack.slate_count > 0 ? decide_judge(&again, &terms, f)
                                         : decide_judge_one(&again, &terms, is_void, d->no, f);
    if (status == 0 && outcome_result(&again, d->no)->decision != d->decision)
        status = fault_plain(
            f, FAULT_DATA,
            "judged again, %s comes out otherwise than in the record; the run was made "
            "by another version of vet",
            d->key.at);
    if (status == 0 && !arena_text(a, outcome_trace(&again, d->no), out))
        status = fault_memory(f);
    free(is_void);
    outcome_clear(&again);
    return status;
}

/* ---- columns ------------------------------------------------------------ */

/* How the words of a cell are told apart: as written, folded, or by every byte of the file,
 * with the blanks and apostrophes around them. Lists of names differ by that, and a count must
 * say which one it is. */
typedef enum likeness { AS_WRITTEN, FOLDED, NFKC, RAW } likeness;

/* Takes ":folded", ":nfkc" or ":raw" off the name. */
static likeness likeness_of(text *name) {
    static const text suffixes[] = {
        [FOLDED] = { ":folded", 7 }, [NFKC] = { ":nfkc", 5 }, [RAW] = { ":raw", 4 }
    };
    for (int i = FOLDED; i <= RAW; i++) {
        size_t tail = suffixes[i].len;
        if (name->len <= tail || memcmp(name->at + name->len - tail, suffixes[i].at, tail) != 0)
            continue;
        name->len -= tail;
        return (likeness)i;
    }
    return AS_WRITTEN;
}

/* Names are compared in a form that goes further than NFKC (ground/name). */
static bool fold(const column_decl *c, likeness by, arena *a, text words, text *out) {
    bool as_name = by == FOLDED && c->type == TYPE_NAME;
    return as_name ? name_fold(a, words, out) : unicode_fold(a, words, out);
}

static int cell_values(const prepared *p, uint16_t where, likeness by, arena *a, text *values,
                       fault *f) {
    const table *t = &p->evidence.tables[p->pack.candidates];
    const column_decl *c = &t->decl->columns[where];
    for (uint32_t i = 0; i < t->rows; i++) {
        text raw = table_raw(t, i, where), words = by == RAW ? raw : cell_trim(raw);
        cell_state state = table_state(t, i, where);
        values[i] = (text){ NULL, 0 };
        if (state == CELL_BLANK || state == CELL_UNREADABLE) continue;
        if (c->type == TYPE_CODE && state == CELL_OK && by != RAW)
            values[i] = c->values[t->columns[where].codes[i]];
        else if (by != FOLDED && by != NFKC) values[i] = words;
        else if (!fold(c, by, a, words, &values[i])) return fault_memory(f);
    }
    return 0;
}

static int band_of(const tally_decl *d, int64_t value, arena *a, text *out, fault *f) {
    char words[48];
    size_t band = 0;
    while (band < d->edge_count && value >= d->edges[band]) band++;
    if (d->edge_count > 0) band_print(d, band, words);
    else snprintf(words, sizeof words, "%lld", (long long)value);
    return arena_text(a, text_of(words), out) ? 0 : fault_memory(f);
}

static int tally_of_all(const prepared *p, uint16_t number, arena *a, text *values, fault *f) {
    outcome_set o = { 0 };
    crew_terms terms = { .evidence = &p->evidence, .params = p->params };
    const tally_decl *d = &p->pack.tallies[number];
    int status = crew_judge(&o, &terms, f);
    for (size_t i = 0; i < p->evidence.candidates && status == 0; i++) {
        const counted *c = &o.tallies[number];
        values[i] = (text){ NULL, 0 };
        if (c->state[i] == COUNT_NOT) values[i] = tally_not_counted;
        if (c->state[i] != COUNT_VALUE) continue;
        if (d->numbers) status = band_of(d, c->numbers[i], a, &values[i], f);
        else if (d->word_count > 0) values[i] = d->words[c->words[i]];
        else if (!arena_text(a, c->known[c->words[i]], &values[i])) status = fault_memory(f);
    }
    outcome_clear(&o);
    return status;
}

static int no_such_column(const prepared *p, const char *option, text name, fault *f) {
    text names[COLUMN_MAX + 64] = { { NULL, 0 } };
    const source_decl *c = &p->pack.sources[p->pack.candidates];
    size_t n = 0;
    for (size_t i = 0; i < c->column_count; i++) names[n++] = c->columns[i].name;
    for (size_t i = 0; i < p->pack.tally_count && i < 64; i++)
        names[n++] = p->pack.tallies[i].name;
    size_t near = text_nearest(name, names, n);
    if (near < n)
        return fault_plain(f, FAULT_USAGE,
                           "%s: nothing is called '%.*s'; did you mean '%.*s'?", option,
                           TEXT_ARGS(name), TEXT_ARGS(names[near]));
    return fault_plain(
        f, FAULT_USAGE,
        "%s: nothing is called '%.*s'; name %sa column of the candidates or a tally of the "
        "pack",
        option, TEXT_ARGS(name),
        strcmp(option, "--by") == 0 ? "decision, stage, rule, reason, severity, " : "");
}

int recall_column(const prepared *p, const char *option, text name, arena *a, tally_column *out,
                  fault *f) {
    size_t n = p->evidence.candidates;
    text bare = name;
    likeness by = likeness_of(&bare);
    text *values = arena_take(a, (n + 1) * sizeof *values);
    if (values == NULL) return fault_memory(f);
    *out = (tally_column){ .name = name, .values = values, .count = n };
    uint16_t where = source_find_column(&p->pack.sources[p->pack.candidates], bare);
    if (where != NO_INDEX) {
        out->tells = tells_of(&p->pack.sources[p->pack.candidates], where);
        return cell_values(p, where, by, a, values, f);
    }
    for (size_t i = 0; i < p->pack.tally_count && by == AS_WRITTEN; i++) {
        const tally_decl *d = &p->pack.tallies[i];
        if (!text_equal(d->name, bare) || d->over != p->pack.candidates) continue;
        if (d->edge_count > 0 || d->word_count > 0) out->tells = TELLS_GROUPS;
        return tally_of_all(p, (uint16_t)i, a, values, f);
    }
    return no_such_column(p, option, name, f);
}

static int no_such_measure(const prepared *p, text name, fault *f) {
    text names[256] = { { NULL, 0 } };
    size_t n = 0;
    for (size_t i = 0; i < p->pack.tally_count && n < 256; i++)
        if (p->pack.tallies[i].numbers && p->pack.tallies[i].over == p->pack.candidates)
            names[n++] = p->pack.tallies[i].name;
    size_t near = text_nearest(name, names, n);
    if (near < n)
        return fault_plain(f, FAULT_USAGE,
                           "--of: no tally of numbers is called '%.*s'; did you mean '%.*s'?",
                           TEXT_ARGS(name), TEXT_ARGS(names[near]));
    char has[400];
    size_t used = 0;
    for (size_t i = 0; i < n && used < sizeof has; i++)
        used += (size_t)snprintf(has + used, sizeof has - used, "%s%.*s", i > 0 ? ", " : "",
                                 TEXT_ARGS(names[i]));
    if (n == 0)
        return fault_plain(f, FAULT_USAGE,
                           "--of: the pack has no tally of numbers, one with bands");
    return fault_plain(f, FAULT_USAGE, "--of: no tally of numbers is called '%.*s'; it has %s",
                       TEXT_ARGS(name), has);
}

static int numbers_of_all(const prepared *p, size_t number, arena *a, tally_measure *out,
                          fault *f) {
    outcome_set o = { 0 };
    crew_terms terms = { .evidence = &p->evidence, .params = p->params };
    size_t n = p->evidence.candidates;
    int64_t *numbers = arena_take_zero(a, n + 1, sizeof *numbers);
    bool *known = arena_take_zero(a, n + 1, sizeof *known);
    if (numbers == NULL || known == NULL) return fault_memory(f);
    int status = crew_judge(&o, &terms, f);
    for (size_t i = 0; i < n && status == 0; i++) {
        known[i] = o.tallies[number].state[i] == COUNT_VALUE;
        if (known[i]) numbers[i] = o.tallies[number].numbers[i];
    }
    *out = (tally_measure){ numbers, known, n };
    outcome_clear(&o);
    return status;
}

int recall_numbers(const prepared *p, text name, arena *a, tally_measure *out, fault *f) {
    for (size_t i = 0; i < p->pack.tally_count; i++)
        if (text_equal(p->pack.tallies[i].name, name) && p->pack.tallies[i].numbers &&
            p->pack.tallies[i].over == p->pack.candidates)
            return numbers_of_all(p, i, a, out, f);
    return no_such_measure(p, name, f);
}

/* letter: templates of letters to candidates, cut at their {placeholders} and checked.
 *
 * Cut when the pack is loaded, so that a misspelt word is found before the first letter goes
 * out, and once more when letters are written from the record. {name} puts a value,
 * {#name}...{/name} keeps what is between only where the value is not empty, {^name}...{/name}
 * only where it is; {{ is a brace. A template cannot leave out what a person is owed: the
 * decision, the reasons, what is still open and how to object. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/letter.h"

#include <stdlib.h>
#include <string.h>

#include "pack/letter_markup.h"

enum { PIECES_MAX = 2000, DEPTH_MAX = 16, NAMES_MAX = LETTER_VALUES + 130 };

static const char *const names[LETTER_VALUES] = {
    [LETTER_KEY] = "candidate.key",
    [LETTER_NAME] = "candidate.name",
    [LETTER_DECISION] = "decision",
    [LETTER_STAGE] = "stage",
    [LETTER_LAW_DAY] = "law_day",
    [LETTER_NOTICE_DAY] = "notice_day",
    [LETTER_ELIGIBLE_FROM] = "eligible_from",
    [LETTER_OBJECT_BY] = "object_by",
    [LETTER_OBJECT_WITHIN] = "object_within",
    [LETTER_OBJECT_TO] = "object_to",
    [LETTER_OBJECT_HOW] = "object_how",
    [LETTER_OBJECT_LAW] = "object_law",
    [LETTER_OFFICE] = "office",
    [LETTER_CONTACT] = "contact",
    [LETTER_PACK] = "pack.title",
    [LETTER_DOCKET] = "docket.title",
    [LETTER_REFERENCE] = "reference",
    [LETTER_DAY] = "",
    [LETTER_PARAM] = "",
    [LETTER_OUTCOME] = "outcome",
    [LETTER_REASONS] = "reasons",
    [LETTER_OPEN] = "open",
    [LETTER_SETTLED] = "settled",
    [LETTER_ENTRY] = "entry",
    [LETTER_OBJECTION] = "objection",
    [LETTER_REJECTED] = "rejected",
    [LETTER_REFERRED] = "referred",
    [LETTER_HELD] = "held",
};

typedef struct cutter {
    const pack *p;
    const char *file;
    text body;
    letter_format format;
    arena *a;
    notes *n;
    letter_piece *pieces;
    size_t count, room, at;
    size_t open[DEPTH_MAX]; /* pieces of sections that are not closed */
    size_t depth;
    bool always[LETTER_VALUES]; /* it is put wherever it is not empty */
    bool stop;              /* a mistake after which the rest is noise, or no memory */
    bool no_memory;
} cutter;

static void wrong(cutter *c, size_t at, const char *words) {
    uint32_t line = 1, column = 1;
    for (size_t i = 0; i < at && i < c->body.len; i++) {
        bool ends = c->body.at[i] == '\n';
        line += ends;
        column = ends ? 1 : column + ((c->body.at[i] & 0xc0) != 0x80);
    }
    if (words == NULL || words[0] == '\0') c->no_memory = c->stop = true;
    else notes_add(c->n, NOTE_ERROR, c->file, line, column, "%s", words);
}

static void add(cutter *c, letter_piece piece) {
    if (c->count < PIECES_MAX &&
        grow((void **)&c->pieces, &c->room, c->count, sizeof piece, PIECES_MAX)) {
        c->pieces[c->count++] = piece;
        return;
    }
    c->stop = true;
    c->no_memory = c->count < PIECES_MAX;
    if (!c->no_memory) wrong(c, c->at, "more than 2000 pieces in one letter");
}

/* ---- names ------------------------------------------------------------ */

static bool starts(text t, const char *head, text *tail) {
    size_t len = strlen(head);
    if (!text_starts(t, head)) return false;
    *tail = (text){ t.at + len, t.len - len };
    return true;
}

/* Every name that may stand in braces, for "did you mean". */
static size_t known_names(cutter *c, text *all) {
    size_t n = 0;
    for (int i = 0; i < LETTER_VALUES; i++)
        if (names[i][0] != '\0') all[n++] = text_of(names[i]);
    for (size_t i = 0; i < c->p->day_count && i < 64; i++)
        all[n++] = text_of(arena_print(c->a, "day.%.*s", TEXT_ARGS(c->p->days[i].name)));
    for (size_t i = 0; i < c->p->param_count && i < 64; i++)
        all[n++] = text_of(arena_print(c->a, "param.%.*s", TEXT_ARGS(c->p->params[i].name)));
    return n;
}

static void unknown_name(cutter *c, size_t at, text name) {
    text all[NAMES_MAX];
    size_t n = known_names(c, all), near = text_nearest(name, all, n);
    wrong(c, at,
          near < n ? arena_print(c->a, "{%.*s} is no word of a letter; did you mean {%.*s}?",
                                 TEXT_ARGS(name), TEXT_ARGS(all[near]))
                   : arena_print(c->a,
                                 "{%.*s} is no word of a letter; rules/README.md lists "
                                 "them (a brace of the text itself is written {{)",
                                 TEXT_ARGS(name)));
}

static bool find_name(cutter *c, text name, letter_piece *out) {
    text tail;
    for (int i = 0; i < LETTER_VALUES; i++)
        if (names[i][0] != '\0' && text_is(name, names[i]))
            return out->value = (uint8_t)i, true;
    if (starts(name, "day.", &tail)) {
        out->value = LETTER_DAY;
        out->number = pack_find_day(c->p, tail);
        return out->number != NO_INDEX;
    }
    if (!starts(name, "param.", &tail)) return false;
    out->value = LETTER_PARAM;
    out->number = pack_find_param(c->p, tail);
    return out->number != NO_INDEX;
}

/* ---- placeholders ------------------------------------------------------------ */

/* In Markdown a block stands on a line of its own, or it would run into the text around it. */
static bool alone(const cutter *c, size_t at, size_t end) {
    while (at > 0 && c->body.at[at - 1] == ' ') at--;
    while (end < c->body.len && (c->body.at[end] == ' ' || c->body.at[end] == '\r')) end++;
    return (at == 0 || c->body.at[at - 1] == '\n') &&
           (end == c->body.len || c->body.at[end] == '\n');
}

/* A mark or a block alone on its line leaves no line of its own behind: blocks end theirs. */
static void skip_line(cutter *c) {
    while (c->at < c->body.len && c->body.at[c->at] != '\n') c->at++;
    if (c->at < c->body.len) c->at++;
}

static void close_section(cutter *c, const letter_piece *piece, size_t at) {
    const letter_piece *opened = c->depth > 0 ? &c->pieces[c->open[c->depth - 1]] : NULL;
    if (opened != NULL && opened->value == piece->value && opened->number == piece->number) {
        c->depth--;
        return;
    }
    c->stop = true;
    if (opened == NULL)
        wrong(c, at, arena_print(c->a, "{/%.*s} closes nothing", TEXT_ARGS(piece->words)));
    else
        wrong(c, at, arena_print(c->a, "{/%.*s} stands where {/%.*s} is expected",
                                 TEXT_ARGS(piece->words), TEXT_ARGS(opened->words)));
}

/* Is what is put here left out only where it is empty itself? */
static bool is_always(const cutter *c, uint8_t value) {
    for (size_t i = 0; i < c->depth; i++) {
        const letter_piece *section = &c->pieces[c->open[i]];
        if (section->kind != LETTER_IF || section->value != value) return false;
    }
    return true;
}

static void open_section(cutter *c, size_t at) {
    c->stop = c->depth == DEPTH_MAX;
    if (c->stop) wrong(c, at, "more than 16 sections inside one another");
    else c->open[c->depth++] = c->count;
}

/* {#name}, {^name}, {/name} or {name}; false after a mistake. */
static bool read_placeholder(cutter *c, size_t at, size_t end, letter_piece *out) {
    static const char marks[] = "#^/";
    static const uint8_t kinds[] = { LETTER_IF, LETTER_IF_NOT, LETTER_END };
    text name = { c->body.at + at + 1, end - at - 2 };
    const char *mark = name.len > 0 ? memchr(marks, name.at[0], sizeof marks - 1) : NULL;
    if (mark != NULL) name = (text){ name.at + 1, name.len - 1 };
    *out = (letter_piece){ .kind = mark != NULL ? kinds[mark - marks] : LETTER_PUT,
                           .words = name };
    if (!find_name(c, name, out)) {
        unknown_name(c, at, name);
        return false;
    }
    if (out->kind != LETTER_PUT || out->value < LETTER_BLOCKS) return true;
    wrong(c, at, arena_print(c->a, "{%.*s} says nothing by itself; write {#%.*s}...{/%.*s}",
                             TEXT_ARGS(name), TEXT_ARGS(name), TEXT_ARGS(name)));
    return false;
}

static void put_placeholder(cutter *c, size_t at, size_t end) {
    letter_piece piece;
    if (!read_placeholder(c, at, end, &piece)) return;
    bool put = piece.kind == LETTER_PUT, block = put && piece.value >= LETTER_LINES;
    if (block && c->format == LETTER_MARKDOWN && !alone(c, at, end))
        wrong(c, at,
              arena_print(c->a, "{%.*s} is several paragraphs and stands on a line of its own",
                          TEXT_ARGS(piece.words)));
    if (put) c->always[piece.value] |= is_always(c, piece.value);
    else if (piece.kind == LETTER_END) close_section(c, &piece, at);
    else open_section(c, at);
    if ((!put || block) && alone(c, at, end)) skip_line(c);
    add(c, piece);
}

static void cut_brace(cutter *c) {
    size_t at = c->at;
    if (at + 1 < c->body.len && c->body.at[at + 1] == '{') {
        add(c, (letter_piece){ .kind = LETTER_WORDS, .words = { c->body.at + at, 1 } });
        c->at += 2;
        return;
    }
    size_t end = at + 1;
    while (end < c->body.len && c->body.at[end] != '}' && c->body.at[end] != '{' &&
           c->body.at[end] != '\n')
        end++;
    if (end == c->body.len || c->body.at[end] != '}') {
        wrong(c, at, "a '{' without its '}'; a brace of the text itself is written {{");
        c->at = at + 1;
        return;
    }
    c->at = end + 1;
    put_placeholder(c, at, c->at);
}

/* ---- the author's own words ------------------------------------------------------------ */

static bool begins_tag(const cutter *c, size_t at) {
    char next = at + 1 < c->body.len ? c->body.at[at + 1] : '\0';
    return c->body.at[at] == '<' &&
           ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' ||
            next == '!' || next == '?');
}

/* A tag of HTML: its length, 0 after a mistake. Markdown holds none. */
static size_t cut_tag(cutter *c, size_t at) {
    const char *why = NULL;
    if (c->format == LETTER_MARKDOWN) {
        wrong(c, at, "a letter in Markdown holds no tags; write \\<, or the letter as .html");
        return 0;
    }
    size_t length =
        letter_markup_tag((text){ c->body.at + at, c->body.len - at }, c->a, &why);
    if (length == 0) wrong(c, at, why);
    return length;
}

static void cut_words(cutter *c) {
    size_t from = c->at;
    while (c->at < c->body.len && c->body.at[c->at] != '{') {
        bool tag = c->format == LETTER_HTML ? c->body.at[c->at] == '<' : begins_tag(c, c->at);
        size_t length = tag ? cut_tag(c, c->at) : 1;
        c->at += length > 0 ? length : 1;
    }
    add(c,
        (letter_piece){ .kind = LETTER_WORDS, .words = { c->body.at + from, c->at - from } });
}

/* ---- the whole ------------------------------------------------------------ */

/* `either` or `other` has to be said in every letter. */
static void owe(cutter *c, letter_value either, letter_value other, const char *missing,
                const char *what) {
    size_t i = 0;
    if (c->always[either] || c->always[other]) return;
    while (i < c->count && (c->pieces[i].kind != LETTER_PUT || (c->pieces[i].value != either &&
                                                                c->pieces[i].value != other)))
        i++;
    if (i == c->count) wrong(c, 0, missing);
    else
        wrong(c, (size_t)(c->pieces[i].words.at - c->body.at) - 1,
              arena_print(c->a,
                          "{%.*s} stands in a section that may be left out; every letter %s",
                          TEXT_ARGS(c->pieces[i].words), what));
}

/* What nobody may leave out, by pack or by oversight. */
static void check_owed(cutter *c) {
    owe(c, LETTER_OUTCOME, LETTER_DECISION,
        "{outcome} or {decision} is missing: a letter says what was decided",
        "says what was decided");
    owe(c, LETTER_REASONS, LETTER_REASONS, "{reasons} is missing: a letter says why",
        "says why");
    owe(c, LETTER_OPEN, LETTER_OPEN, "{open} is missing: a letter says what is still open",
        "says what is still open");
    owe(c, LETTER_OBJECTION, LETTER_OBJECTION,
        "{objection} is missing: a letter says how to object", "says how to object");
}

int letter_cut(const pack *p, const char *file, text body, letter_format format, arena *a,
               notes *n, letter_text *out, fault *f) {
    cutter c = { .p = p, .file = file, .body = body, .format = format, .a = a, .n = n };
    size_t errors = n->errors;
    *out = (letter_text){ 0 };
    while (c.at < body.len && !c.stop) {
        if (body.at[c.at] == '{') cut_brace(&c);
        else cut_words(&c);
    }
    if (!c.stop && c.depth > 0) {
        const letter_piece *left = &c.pieces[c.open[c.depth - 1]];
        wrong(&c, (size_t)(left->words.at - body.at) - 2,
              arena_print(a, "{%c%.*s} without its {/%.*s}",
                          left->kind == LETTER_IF ? '#' : '^', TEXT_ARGS(left->words),
                          TEXT_ARGS(left->words)));
    }
    if (!c.stop && n->errors == errors) check_owed(&c);
    out->pieces = c.no_memory ? NULL : arena_take(a, (c.count + 1) * sizeof *out->pieces);
    if (out->pieces != NULL && c.count > 0)
        memcpy(out->pieces, c.pieces, c.count * sizeof *out->pieces);
    out->count = out->pieces != NULL ? c.count : 0;
    free(c.pieces);
    return out->pieces == NULL ? fault_memory(f) : 0;
}

letter_format letter_format_of(text file) {
    if (file.len > 3 && memcmp(file.at + file.len - 3, ".md", 3) == 0) return LETTER_MARKDOWN;
    if (file.len > 5 && memcmp(file.at + file.len - 5, ".html", 5) == 0) return LETTER_HTML;
    return LETTER_FORMATS;
}

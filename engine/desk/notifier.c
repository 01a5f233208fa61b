/* notifier: the command `vet notice`: one letter on standard output, or a folder of letters.
 *
 * A folder appears complete or not at all, with index.csv, and never over another: letters
 * that went out are records. A file is named after the candidate's key as far as that is
 * plain letters and digits; any other key, and a key that stands twice, gets the row of the
 * list behind a dot, which no plain key holds, so that no two files can meet. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/notifier.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audit/record.h"
#include "desk/inquiry.h"
#include "desk/interrupt.h"
#include "desk/options.h"
#include "desk/recall.h"
#include "desk/say.h"
#include "ground/dict.h"
#include "ground/folder.h"
#include "ground/folder_draft.h"
#include "report/notice.h"

enum { NAME_BYTES = 60 };
static const char *const endings[LETTER_FORMATS] = { ".md", ".html" };

typedef struct wishes {
    const char *words[2]; /* OUT, CANDIDATE */
    size_t count;
    const char *out, *lang, *format, *on;
    bool all, replace;
    span day;
} wishes;

typedef struct notifier {
    const wishes *w;
    notice_run run;
    folder_draft draft;
    interrupt ended;   /* by a signal: the draft goes */
    sink index;
    dict names;
    arena memory;      /* of the whole run: names, the template */
    arena one;         /* of the letter in hand */
    size_t written;
} notifier;

/* ---- the command line ------------------------------------------------------------ */

static int check_wishes(wishes *w, fault *f) {
    if (w->count < 1 || (w->count < 2 && !w->all))
        return fault_plain(
            f, FAULT_USAGE,
            "vet notice OUT CANDIDATE, or OUT --all: name the folder of a run and a "
            "candidate");
    if (w->count == 2 && w->all)
        return fault_plain(f, FAULT_USAGE, "a candidate or --all, not both");
    if (*w->format != '\0' && strcmp(w->format, "md") != 0 && strcmp(w->format, "html") != 0)
        return fault_plain(f, FAULT_USAGE, "--format takes md or html, not '%s'", w->format);
    if (w->replace)
        return fault_plain(
            f, FAULT_USAGE,
            "--replace: letters that went out are records and are not written over; name "
            "another folder with -o, or move that one away");
    w->day = (span){ DAY_NONE, DAY_NONE };
    if (*w->on != '\0' &&
        (date_parse(text_of(w->on), FORM_ISO, &w->day) != NULL || !span_whole(w->day)))
        return fault_plain(
            f, FAULT_USAGE,
            "--on takes the day the letter is handed over, as --on 2026-11-20, not '%s'",
            w->on);
    if (w->all && *w->out == '\0') w->out = "notices";
    if (*w->out != '\0' && folder_exists(w->out))
        return fault_set(
            f, FAULT_OUTPUT, w->out, 0, 0,
            "exists already; letters are not written over: name another folder with -o");
    return 0;
}

static int read_wishes(int argc, char **argv, wishes *w, fault *f) {
    const option_decl options[] = { { "--all", NULL, OPTION_FLAG, &w->all },
                                    { "--out", "-o", OPTION_WORDS, &w->out },
                                    { "--lang", NULL, OPTION_WORDS, &w->lang },
                                    { "--format", NULL, OPTION_WORDS, &w->format },
                                    { "--on", NULL, OPTION_WORDS, &w->on },
                                    { "--replace", NULL, OPTION_FLAG, &w->replace } };
    *w = (wishes){ .out = "", .lang = "", .format = "", .on = "" };
    int status = options_read(argc, argv, 2, options, sizeof options / sizeof *options,
                              w->words, 2, &w->count, f);
    return status == 0 ? check_wishes(w, f) : status;
}

/* ---- the letter's form ------------------------------------------------------------ */

static letter_format choose_format(const notifier *n) {
    const text *letters = n->run.record->pack.notice.letters[n->run.in.pack];
    if (strcmp(n->w->format, "html") == 0) return LETTER_HTML;
    if (*n->w->format == '\0' && letters[LETTER_MARKDOWN].len == 0 &&
        letters[LETTER_HTML].len > 0)
        return LETTER_HTML;
    return LETTER_MARKDOWN;
}

static bool has_letters(const notice_decl *d) {
    size_t bytes = 0;
    for (size_t i = 0; i < LANGUAGE_MAX; i++)
        for (int k = 0; k < LETTER_FORMATS; k++) bytes += d->letters[i][k].len;
    return bytes > 0;
}

/* The pack speaks for its office in other languages or forms; here vet speaks instead. */
static void warn_built_in(tongue in) {
    notes said = { 0 };
    notes_add(
        &said, NOTE_WARNING, "", 0, 0,
        "the pack has no letter of its own in this language and format; the built-in one is "
        "used");
    say_notes(&said, NULL, in.engine == WORDS_ZH);
    notes_clear(&said);
}

static int open_letter(notifier *n, fault *f) {
    record *r = n->run.record;
    const notice_decl *d = &r->pack.notice;
    notes wrong = { 0 };
    text body;
    n->run.format = choose_format(n);
    text file = d->letters[n->run.in.pack][n->run.format];
    bool own = file.len > 0;
    if (!own && has_letters(d)) warn_built_in(n->run.in);
    if (!own) return 0;
    int found = record_text(r, file, &n->memory, &body, f);
    if (found < 0) return found;
    int status = found == 1 ? letter_cut(&r->pack, file.at, body, n->run.format, &n->memory,
                                         &wrong, &n->run.letter, f)
                            : 0;
    if (status == 0 && (found == 0 || wrong.errors > 0))
        status = fault_set(f, FAULT_DATA, "audit.sqlite", 0, 0,
                           "is damaged: the letter '%.*s' of the pack is not whole",
                           TEXT_ARGS(file));
    notes_clear(&wrong);
    return status;
}

/* ---- one letter ------------------------------------------------------------ */

static int write_letter(notifier *n, sink *to, const record_decision *d, fault *f) {
    record_reason *reasons;
    size_t count;
    text trace = { "", 0 };
    int status = record_reasons(n->run.record, d->no, &n->one, &reasons, &count, f);
    int found = status == 0 ? record_trace(n->run.record, d->no, &n->one, &trace, f) : 0;
    if (found < 0) status = found;
    return status == 0 ? notice_write(to, &n->run, d, reasons, count, trace, f) : status;
}

/* ---- the folder ------------------------------------------------------------ */

static bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '_';
}

/* File systems that do not tell cases apart must not mix two letters up either. */
static char *name_file(notifier *n, const record_decision *d, fault *f) {
    char plain[NAME_BYTES + 1], folded[NAME_BYTES + 1];
    size_t len = d->key.len < NAME_BYTES ? d->key.len : NAME_BYTES;
    bool whole = len > 0 && len == d->key.len;
    uint32_t was = 0;
    text kept;
    for (size_t i = 0; i < len; i++) {
        whole &= is_plain(d->key.at[i]);
        plain[i] = is_plain(d->key.at[i]) ? d->key.at[i] : '_';
        folded[i] = plain[i] >= 'A' && plain[i] <= 'Z' ? (char)(plain[i] | 32) : plain[i];
    }
    plain[len] = '\0';
    bool good = !whole || (arena_text(&n->memory, (text){ folded, len }, &kept) &&
                           dict_add(&n->names, kept, d->no, &was));
    char *made = !good ? NULL
                 : whole && was == d->no
                     ? arena_print(&n->one, "notice-%s%s", plain, endings[n->run.format])
                     : arena_print(&n->one, "notice-%s.%u%s", plain, d->no + 1,
                                   endings[n->run.format]);
    if (made == NULL) fault_memory(f);
    return made;
}

static void add_index(notifier *n, const record_decision *d, const char *file) {
    char by[32] = "";
    if (d->decision == REJECT && n->run.object_by.lo != DAY_NONE)
        date_print(n->run.object_by, by);
    bool held = d->decision != REJECT && (d->flags & RESULT_HELD) != 0;
    sink_csv(&n->index, d->key, true);
    sink_print(&n->index, ",%s,%s,%s\n", held ? "hold" : decision_name(d->decision), file, by);
}

/* Not synced one by one: twenty thousand letters would take minutes; all are, before they are
 * there. */
static int add_file(notifier *n, const record_decision *d, fault *f) {
    sink to;
    char *file = name_file(n, d, f);
    if (file == NULL) return FAULT_MEMORY;
    int status = sink_create(&to, n->draft.fd, file, f);
    if (status != 0) return status;
    status = write_letter(n, &to, d, f);
    if (status == 0) status = sink_close(&to, false, f);
    sink_drop(&to);
    if (status == 0) add_index(n, d, file);
    if (status == 0) n->written++;
    arena_reset(&n->one);
    return status;
}

static int add_visited(void *payload, const record_decision *d, const record_reason *reasons,
                       size_t count, fault *f) {
    (void)reasons, (void)count;
    return d->decision == ACCEPT ? 0 : add_file(payload, d, f);
}

static int add_all(notifier *n, fault *f) {
    static const record_filter everybody = { 0 };
    return record_walk(n->run.record, &everybody, false, add_visited, n, f);
}

/* ---- whom it is about ------------------------------------------------------------ */

static int refuse_accepted(const char *key, fault *f) {
    return fault_plain(
        f, FAULT_USAGE,
        "%s is accepted; there are letters for those who are rejected, referred or on "
        "hold",
        key);
}

/* The one row with this key, or each of them into the folder. */
static int about_one(notifier *n, sink *to, fault *f) {
    const char *key = n->w->words[1];
    record_decision d, first = { 0 };
    int64_t after = -1;
    int found, status = 0;
    size_t met = 0, accepted = 0;
    while (status == 0 &&
           (found = record_find(n->run.record, text_of(key), after, &n->memory, &d, f)) == 1) {
        after = d.no;
        accepted += d.decision == ACCEPT;
        if (met++ == 0) first = d;
        if (to == NULL && d.decision != ACCEPT) status = add_file(n, &d, f);
    }
    if (status == 0 && found < 0) return found;
    if (status != 0) return status;
    if (met == 0) return inquiry_nobody(n->run.record, key, &n->memory, f);
    if (accepted == met) return refuse_accepted(key, f);
    if (to == NULL) return 0;
    if (met > 1)
        return fault_plain(
            f, FAULT_USAGE,
            "%zu rows of the list have the key '%s'; with -o FOLDER each gets its letter", met,
            key);
    return write_letter(n, to, &first, f);
}

/* What is said of it is made before the folder takes its name: nothing is left then that can
 * fail for want of memory. */
static int write_folder(notifier *n, sink *to, fault *f) {
    int status = folder_begin(&n->draft, n->w->out, 0, &n->ended.guard, f);
    if (status == 0) status = sink_create(&n->index, n->draft.fd, "index.csv", f);
    if (status != 0) return status;
    sink_words(&n->index, "\xef\xbb\xbfkey,decision,file,object_by\n");
    status = n->w->all ? add_all(n, f) : about_one(n, NULL, f);
    if (status == 0) status = sink_close(&n->index, true, f);
    sink_drop(&n->index);
    if (status != 0) return status;
    sink_print(to, "%zu letter%s and index.csv written to %s\n", n->written,
               n->written == 1 ? "" : "s", n->w->out);
    return to->failed ? fault_memory(f) : folder_publish_all(&n->draft, f);
}

/* ---- the command ------------------------------------------------------------ */

static int write_all(notifier *n, sink *to, fault *f) {
    const wishes *w = n->w;
    int status = record_open(&n->run.record, w->words[0], f);
    if (status == 0) status = recall_tongue(n->run.record, w->lang, &n->run.in, f);
    if (status == 0) status = open_letter(n, f);
    if (status != 0) return status;
    notice_begin(&n->run, w->day);
    return *w->out == '\0' ? about_one(n, to, f) : write_folder(n, to, f);
}

int notifier_command(int argc, char **argv, fault *f) {
    wishes w;
    int status = read_wishes(argc, argv, &w, f);
    if (status != 0) return status;
    notifier n = { .w = &w, .draft = { .fd = -1 } };
    sink to;
    sink_wrap(&to, STDOUT_FILENO, "standard output");
    interrupt_begin(&n.ended);
    status = write_all(&n, &to, f);
    folder_abandon(&n.draft);
    interrupt_end(&n.ended);
    record_free(n.run.record);
    dict_clear(&n.names);
    arena_clear(&n.memory);
    arena_clear(&n.one);
    return say_end(&to, status, f);
}

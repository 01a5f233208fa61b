/* commands: the command line: one small function per command, a table of them, and the
 * one place that prints.
 *
 * Results go to standard output, everything else to standard error. Success is only
 * said after standard output was really written. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/commands.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "audit/query.h"
#include "check/cases.h"
#include "desk/counter.h"
#include "desk/differ.h"
#include "desk/help.h"
#include "desk/inquiry.h"
#include "desk/interrupt.h"
#include "desk/looker.h"
#include "desk/machine.h"
#include "desk/notifier.h"
#include "desk/options.h"
#include "desk/profiler.h"
#include "desk/recall.h"
#include "desk/reporter.h"
#include "desk/run.h"
#include "desk/say.h"
#include "desk/verifier.h"
#include "desk/versions.h"
#include "desk/watch.h"
#include "ground/dict.h"
#include "ground/folder.h"
#include "report/list.h"
#include "report/why.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* ---- run ------------------------------------------------------------ */

static int report_run(run *r, text language, int status, const fault *f) {
    tongue in;
    tongue_of(&r->prepared.pack, language, &in);
    bool chinese = in.engine == WORDS_ZH;
    bool told = say_notes(&r->prepared.notes, status == 0 ? NULL : f, chinese);
    if (status != 0) {
        if (!told) say_fault(f, chinese);
        return say_exit(status);
    }
    if (say_screen(&r->screen, chinese) != EXIT_DONE) return EXIT_OUTPUT;
    return run_has_gaps(r) ? EXIT_GAPS : EXIT_DONE;
}

static int run_and_report(const run_terms *t, bool strict) {
    fault f = { 0 };
    run r;
    watch w;
    run_terms terms = *t;
    interrupt ended;
    interrupt_begin(&ended);
    watch_begin(&w, isatty(STDERR_FILENO) == 1);
    terms.progress = watch_step;
    terms.payload = &w;
    terms.guard = &ended.guard;
    int status = run_list(&r, &terms, &f);
    watch_end(&w);
    interrupt_end(&ended);
    int code = report_run(&r, t->language, status, &f);
    if (status == 0 && t->clock != NULL) profiler_print(stderr, &r.profile, &r.prepared.pack);
    if (code == EXIT_DONE && strict && r.tally.by[REFER] > 0) code = EXIT_GAPS;
    run_clear(&r);
    return code;
}

/* What `vet run` was told on the command line. */
typedef struct run_words {
    const char *plain[2], *out, *lang, *through, *reader, *only, *temporary;
    unsigned threads;
    uint64_t memory;
    bool replace, strict, no_inputs, plain_rules, profiled;
} run_words;

static int read_run(int argc, char **argv, run_words *w, fault *f) {
    size_t n;
    const option_decl options[] = {
        { "--out", "-o", OPTION_WORDS, &w->out },
        { "--lang", NULL, OPTION_WORDS, &w->lang },
        { "--through", NULL, OPTION_WORDS, &w->through },
        { "--threads", NULL, OPTION_NUMBER, &w->threads },
        { "--memory", NULL, OPTION_SIZE, &w->memory },
        { "--temporary", NULL, OPTION_WORDS, &w->temporary },
        { "--replace", NULL, OPTION_FLAG, &w->replace },
        { "--strict", NULL, OPTION_FLAG, &w->strict },
        { "--only", NULL, OPTION_WORDS, &w->only },
        { "--no-inputs", NULL, OPTION_FLAG, &w->no_inputs },
        { "--plain", NULL, OPTION_FLAG, &w->plain_rules },
        { "--reader", NULL, OPTION_WORDS, &w->reader },
        { "--profile", NULL, OPTION_FLAG, &w->profiled },
    };
    int status = options_read(argc, argv, 2, options, COUNT(options), w->plain, 2, &n, f);
    if (status == 0 && n < 2)
        status = fault_plain(f, FAULT_USAGE,
                             "vet run PACK DOCKET: name a pack and a docket folder, as vet run "
                             "rules/cn-village samples/village");
    return status;
}

static int check_run(const run_words *w, fault *f) {
    if (w->threads == 0 || w->threads > MACHINE_THREADS_MAX)
        return fault_plain(f, FAULT_USAGE, "--threads takes 1 to %d", MACHINE_THREADS_MAX);
    if (strcmp(w->reader, "libcsv") != 0 && strcmp(w->reader, "quick") != 0)
        return fault_plain(f, FAULT_USAGE, "--reader takes quick or libcsv, not %s", w->reader);
    if (w->temporary != NULL && !folder_is(w->temporary))
        return fault_plain(f, FAULT_USAGE,
                           "--temporary takes a folder; there is no folder '%s'", w->temporary);
    if (w->only == NULL) return 0;
    if (strcmp(w->only, "decisions") != 0)
        return fault_plain(f, FAULT_USAGE, "--only takes decisions, not '%s'", w->only);
    if (strcmp(w->out, "-") == 0)
        return fault_plain(
            f, FAULT_USAGE,
            "--only decisions writes a folder; -o - has every reason: leave out one of "
            "them");
    return 0;
}

static int command_run(int argc, char **argv, fault *f) {
    run_words w = { .out = "vet-out", .lang = "", .through = "", .reader = "quick",
                    .threads = machine_threads(), .memory = machine_half_memory() };
    int status = read_run(argc, argv, &w, f);
    if (status == 0) status = check_run(&w, f);
    if (status != 0) return status;
    static const int standard_input = STDIN_FILENO;
    run_terms t = { .pack = w.plain[0],
                    .docket = w.plain[1],
                    .out = w.out,
                    .language = text_of(w.lang),
                    .through = text_of(w.through),
                    .workers = w.threads,
                    .input = &standard_input,
                    .memory = w.memory,
                    .temporary = w.temporary,
                    .replace = w.replace,
                    .plain = w.plain_rules,
                    .all_libcsv = strcmp(w.reader, "libcsv") == 0,
                    .clock = w.profiled ? profiler_clock : NULL,
                    .decisions_only = w.only != NULL,
                    .keep_inputs = !w.no_inputs && w.only == NULL,
                    .stream = STDOUT_FILENO };
    if (w.memory > 0) machine_allow_files();
    return run_and_report(&t, w.strict);
}

/* ---- why ------------------------------------------------------------ */

/* A run in which somebody is asked about. */
typedef struct inquiry {
    record *record;
    const char *folder;
    recalled again;            /* its pack and docket, read again when a trace was not stored */
    tongue in;
    bool incomplete;           /* what somebody's decision rests on cannot be told */
    arena memory;
} inquiry;

/* The stored trace, or the trace made again; nothing when the inputs were not kept, or are
 * others. */
static int find_trace(inquiry *q, const record_decision *d, text *out, fault *f) {
    int found = record_trace(q->record, d->no, &q->memory, out, f);
    if (found != 0) return found < 0 ? found : 0;
    fault why = { 0 };
    int status = recall_once(&q->again, q->folder, q->record, &why);
    if (status == 0) status = recall_trace(&q->again.run, q->record, d, &q->memory, out, &why);
    if (status == FAULT_DATA) {              /* the decision itself can still be shown */
        say_fault(&why, q->in.engine == WORDS_ZH);
        q->incomplete = true;
        *out = (text){ "", 0 };
        return 0;
    }
    if (status != 0) *f = why;
    return status;
}

/* Of somebody accepted, the replies that made it so: only the inputs have their dates. Where
 * these cannot be used the rest is told all the same. */
static int find_evidence(inquiry *q, const record_decision *d, why_terms *terms, fault *f) {
    const pack *p = &q->record->pack;
    fault why = { 0 };
    bool replies = false;
    for (size_t i = 0; i < p->source_count; i++)
        replies |= p->sources[i].expects_column != NO_INDEX;
    if (!replies || d->decision != ACCEPT) return 0;
    int status = recall_once(&q->again, q->folder, q->record, &why);
    if (status == 0) terms->evidence = &q->again.run.evidence;
    return status == FAULT_MEMORY ? fault_take(f, &why) : 0;
}

static int why_each(inquiry *q, const char *key, bool json, sink *to, fault *f) {
    int64_t after = -1;
    int found, status = 0, met = 0;
    record_decision d;
    while (status == 0 &&
           (found = record_find(q->record, text_of(key), after, &q->memory, &d, f)) == 1) {
        why_terms terms = { .record = q->record, .decision = &d, .in = q->in };
        status = find_trace(q, &d, &terms.trace, f);
        if (status == 0) status = find_evidence(q, &d, &terms, f);
        if (status == 0 && met++ > 0 && !json) sink_words(to, "\n");
        if (status == 0) status = json ? why_json(to, &terms, f) : why_text(to, &terms, f);
        after = d.no;
    }
    if (status == 0 && found < 0) status = found;
    if (status == 0 && met == 0)
        status = inquiry_nobody(q->record, key, &q->memory, f);
    return status;
}

static int command_why(int argc, char **argv, fault *f) {
    const char *plain[2], *lang = "";
    size_t n;
    bool json = false;
    const option_decl options[] = { { "--lang", NULL, OPTION_WORDS, &lang },
                                    { "--json", NULL, OPTION_FLAG, &json } };
    int status = options_read(argc, argv, 2, options, COUNT(options), plain, 2, &n, f);
    if (status == 0 && n < 2)
        status = fault_plain(f, FAULT_USAGE,
                             "vet why OUT CANDIDATE: name the folder of a run and a candidate");
    if (status != 0) return status;
    inquiry q = { .folder = plain[0] };
    sink to;
    sink_wrap(&to, STDOUT_FILENO, "standard output");
    status = record_open(&q.record, plain[0], f);
    if (status == 0) status = recall_tongue(q.record, lang, &q.in, f);
    if (status == 0) status = why_each(&q, plain[1], json, &to, f);
    prepared_clear(&q.again.run);
    record_free(q.record);
    arena_clear(&q.memory);
    int code = say_end(&to, status, f);
    return code == EXIT_DONE && q.incomplete ? EXIT_GAPS : code;
}

/* ---- list ------------------------------------------------------------ */

/* As programs and as people are told. */
static int read_decision(const char *word, record_filter *filter, fault *f) {
    static const char *const words[][2] = { { "", "" }, { "accept", "accepted" },
                                            { "refer", "referred" }, { "reject", "rejected" } };
    for (int i = 0; i < 4; i++)
        if (strcmp(word, words[i][0]) == 0 || strcmp(word, words[i][1]) == 0)
            return filter->decision = i, 0;
    text known[6];
    for (size_t i = 0; i < 6; i++) known[i] = text_of(words[1 + i / 2][i % 2]);
    size_t near = text_nearest(text_of(word), known, 6);
    if (near < 6)
        return fault_plain(f, FAULT_USAGE, "--decision: there is no '%s'; did you mean '%s'?",
                           word, words[1 + near / 2][0]);
    return fault_plain(f, FAULT_USAGE, "--decision takes accept, refer or reject, not '%s'",
                       word);
}

static int command_list(int argc, char **argv, fault *f) {
    const char *plain[1], *lang = "", *decided = "", *stage = "", *rule = "", *why = "",
                          *waits = "";
    size_t n;
    bool json = false;
    record_filter filter = { 0 };
    const option_decl options[] = {
        { "--decision", NULL, OPTION_WORDS, &decided },
        { "--stage", NULL, OPTION_WORDS, &stage },
        { "--rule", NULL, OPTION_WORDS, &rule },
        { "--reason", NULL, OPTION_WORDS, &why },
        { "--waits", NULL, OPTION_WORDS, &waits },
        { "--one-source", NULL, OPTION_FLAG, &filter.one_source },
        { "--ruled", NULL, OPTION_FLAG, &filter.ruled },
        { "--held", NULL, OPTION_FLAG, &filter.held },
        { "--lang", NULL, OPTION_WORDS, &lang },
        { "--json", NULL, OPTION_FLAG, &json },
    };
    int status = options_read(argc, argv, 2, options, COUNT(options), plain, 1, &n, f);
    if (status == 0 && n < 1)
        status = fault_plain(f, FAULT_USAGE, "vet list OUT: name the folder of a run");
    if (status == 0) status = read_decision(decided, &filter, f);
    if (status != 0) return status;
    filter.stage = text_of(stage);
    filter.rule = text_of(rule);
    filter.reason = text_of(why);
    filter.waits = text_of(waits);
    record *r = NULL;
    tongue in;
    sink to;
    sink_wrap(&to, STDOUT_FILENO, "standard output");
    status = record_open(&r, plain[0], f);
    if (status == 0) status = recall_tongue(r, lang, &in, f);
    if (status == 0)
        status = json ? list_json(&to, r, &filter, in, f) : list_text(&to, r, &filter, in, f);
    record_free(r);
    return say_end(&to, status, f);
}

/* ---- test ------------------------------------------------------------ */

static int command_test(int argc, char **argv, fault *f) {
    const char *plain[1];
    size_t n;
    unsigned threads = 1;
    bool strict = false;
    const option_decl options[] = { { "--threads", NULL, OPTION_NUMBER, &threads },
                                    { "--strict", NULL, OPTION_FLAG, &strict } };
    int status = options_read(argc, argv, 2, options, COUNT(options), plain, 1, &n, f);
    if (status == 0 && n < 1)
        status = fault_plain(f, FAULT_USAGE,
                             "vet test PACK: name a pack, as vet test rules/cn-village");
    if (status != 0) return status;
    notes said = { 0 };
    cases_result result = { 0 };
    sink to;
    sink_wrap(&to, STDOUT_FILENO, "standard output");
    status = cases_run(plain[0], threads, 0, &said, &to, &result, f);
    bool told = say_notes(&said, status == 0 ? NULL : f, false);
    notes_clear(&said);
    if (told) {
        free(to.buffer);
        return say_exit(status);
    }
    int code = say_end(&to, status, f);
    bool gaps = result.failed > 0 || (strict && result.untried > 0);
    return code == EXIT_DONE && gaps ? EXIT_GAPS : code;
}

/* ---- the table ------------------------------------------------------------ */

static int command_help(int argc, char **argv, fault *f);

static const struct command {
    const char *name;
    int (*act)(int, char **, fault *);
} commands[] = {
    { "look", looker_command }, { "run", command_run },         { "why", command_why },
    { "diff", differ_command }, { "list", command_list },       { "tally", counter_command },
    { "report", reporter_command }, { "notice", notifier_command },
    { "verify", verifier_command }, { "test", command_test },   { "help", command_help },
};

static int unknown_command(const char *word, fault *f) {
    text names[COUNT(commands)];
    for (size_t i = 0; i < COUNT(commands); i++) names[i] = text_of(commands[i].name);
    size_t near = text_nearest(text_of(word), names, COUNT(commands));
    if (near < COUNT(commands))
        return fault_plain(f, FAULT_USAGE, "there is no command '%s'; did you mean 'vet %s'?",
                           word, names[near].at);
    return fault_plain(f, FAULT_USAGE, "there is no command '%s'; see vet help", word);
}

/* The page of all commands for NULL. Where nothing was asked it is a mistake that is
 * answered. */
static int say_help(const char *of, bool asked, fault *f) {
    sink to;
    sink_wrap(&to, asked ? STDOUT_FILENO : STDERR_FILENO,
              asked ? "standard output" : "standard error");
    int status = help_print(&to, of) ? 0 : unknown_command(of, f);
    status = say_end(&to, status, f);
    return status == EXIT_DONE && !asked ? EXIT_USAGE : status;
}

static int command_help(int argc, char **argv, fault *f) {
    const char *of[1] = { NULL };
    size_t n;
    int status = options_read(argc, argv, 2, NULL, 0, of, 1, &n, f);
    return status != 0 ? status : say_help(of[0], true, f);
}

/* "vet run --help": the options before "--" are looked through. */
static bool asks_for_help(int argc, char **argv) {
    for (int i = 2; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) return true;
    return false;
}

static void seed_hashes(void) {
    uint64_t seed[2];
    if (getrandom(seed, sizeof seed, 0) == (ssize_t)sizeof seed) dict_seed(seed[0], seed[1]);
}

/* Before a pack or a record is open, only the command line says in which language to speak. */
static bool asks_for_chinese(int argc, char **argv) {
    for (int i = 2; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strncmp(argv[i], "--lang=zh", 9) == 0) return true;
        if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            return strncmp(argv[i + 1], "zh", 2) == 0;
    }
    return false;
}

/* A command returns an exit status, or a fault's code (below zero) that nobody has told yet. */
static int act(int argc, char **argv, fault *f) {
    if (argc < 2) return say_help(NULL, false, f);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        return say_help(NULL, true, f);
    if (strcmp(argv[1], "--version") == 0)
        return puts("vet " VET_VERSION) < 0 ? EXIT_OUTPUT : EXIT_DONE;
    size_t i = 0;
    while (i < COUNT(commands) && strcmp(commands[i].name, argv[1]) != 0) i++;
    if (i == COUNT(commands)) return unknown_command(argv[1], f);
    if (asks_for_help(argc, argv)) return say_help(argv[1], true, f);
    return commands[i].act(argc, argv, f);
}

int desk_main(int argc, char **argv) {
    fault f = { 0 };
    signal(SIGPIPE, SIG_IGN);
    seed_hashes();
    query_lighten();
    int status = act(argc, argv, &f);
    if (status >= 0) return status;
    say_fault(&f, asks_for_chinese(argc, argv));
    return say_exit(status);
}

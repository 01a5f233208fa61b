/* reporter: the command `vet report`: the page of a finished run.
 *
 * The same page that the run left in its folder, in another language or for the public, made
 * from the record alone. It goes to standard output, though not onto a terminal unless told so,
 * or into a file that appears whole or not at all and is never written over without
 * --replace. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/reporter.h"

#include <string.h>
#include <unistd.h>

#include "desk/options.h"
#include "desk/say.h"
#include "ground/folder.h"
#include "report/html.h"

typedef struct wishes {
    const char *folder, *out, *lang;
    bool is_public, all, replace;
} wishes;

static int read_wishes(int argc, char **argv, wishes *w, fault *f) {
    size_t n;
    const option_decl options[] = { { "--out", "-o", OPTION_WORDS, &w->out },
                                    { "--lang", NULL, OPTION_WORDS, &w->lang },
                                    { "--public", NULL, OPTION_FLAG, &w->is_public },
                                    { "--all", NULL, OPTION_FLAG, &w->all },
                                    { "--replace", NULL, OPTION_FLAG, &w->replace } };
    *w = (wishes){ .out = "", .lang = "" };
    int status = options_read(argc, argv, 2, options, sizeof options / sizeof *options,
                              &w->folder, 1, &n, f);
    if (status != 0) return status;
    if (n < 1)
        return fault_plain(f, FAULT_USAGE,
                           "vet report OUT -o report.html: name the folder of a run");
    if (*w->out == '\0' && isatty(STDOUT_FILENO) == 1)
        return fault_plain(f, FAULT_USAGE,
                           "-o FILE says where the page goes (standard output is a terminal)");
    if (*w->out == '\0') w->out = "-";
    bool is_there = strcmp(w->out, "-") != 0 && !w->replace && folder_exists(w->out);
    return is_there ? folder_refuse_file(w->out, f) : 0;
}

static int choose_terms(html_terms *t, const wishes *w, fault *f) {
    t->is_public = w->is_public;
    t->all = w->all;
    if (tongue_of(&t->record->pack, text_of(w->lang), &t->in)) return 0;
    return fault_plain(f, FAULT_USAGE,
                       "--lang %s: neither vet nor this pack speaks it; vet speaks en and zh",
                       w->lang);
}

static int write_file(const wishes *w, const html_terms *t, fault *f) {
    sink page;
    sink_memory(&page);
    int status = html_write(&page, t, f);
    if (status == 0)
        status = folder_write_file(w->out, (text){ page.buffer, page.used }, w->replace, f);
    sink_drop(&page);
    return status;
}

int reporter_command(int argc, char **argv, fault *f) {
    wishes w;
    html_terms t = { 0 };
    sink to;
    int status = read_wishes(argc, argv, &w, f);
    if (status != 0) return status;
    bool streams = strcmp(w.out, "-") == 0;
    sink_wrap(&to, STDOUT_FILENO, "standard output");
    status = record_open(&t.record, w.folder, f);
    if (status == 0) status = choose_terms(&t, &w, f);
    if (status == 0) status = streams ? html_write(&to, &t, f) : write_file(&w, &t, f);
    record_free(t.record);
    return say_end(&to, status, f);
}

/* looker: the command `vet look`: the page, and the draft where it is wanted.
 *
 * The page goes to standard output. The draft follows it, or is written where the clerk
 * says, whole or not at all, and never over a docket without --replace: hours of answers
 * may stand in it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/looker.h"

#include <stdio.h>
#include <string.h>

#include "desk/options.h"
#include "desk/say.h"
#include "evaluate/names.h"
#include "ground/folder.h"
#include "load/docket_words.h"
#include "look/draft.h"
#include "look/page.h"
#include "pack/open.h"
#include "report/page.h"

enum { WORDS_MAX = 64 };

typedef struct wishes {
    const char *words[WORDS_MAX]; /* FOLDER, PACK, SOURCE=FILE ... */
    size_t count;
    const char *out, *lang;
    bool draft, replace;
    char path[4200]; /* where the draft goes; "": after the page; "-": alone */
} wishes;

static bool has_pack(const char *folder) {
    char path[4200];
    int len = snprintf(path, sizeof path, "%s/pack.lua", folder);
    return len > 0 && (size_t)len < sizeof path && folder_exists(path);
}

static int read_wishes(int argc, char **argv, wishes *w, fault *f) {
    const option_decl options[] = { { "--out", "-o", OPTION_WORDS, &w->out },
                                    { "--draft", NULL, OPTION_FLAG, &w->draft },
                                    { "--replace", NULL, OPTION_FLAG, &w->replace },
                                    { "--lang", NULL, OPTION_WORDS, &w->lang } };
    *w = (wishes){ .out = "", .lang = "" };
    int status = options_read(argc, argv, 2, options, sizeof options / sizeof *options,
                              w->words, WORDS_MAX, &w->count, f);
    if (status != 0) return status;
    if (w->count == 0)
        return fault_plain(f, FAULT_USAGE,
                           "vet look FOLDER [PACK]: name the folder of the files, as vet look "
                           "samples/village rules/cn-village");
    if (w->count > 1 && has_pack(w->words[0]) && !has_pack(w->words[1]))
        return fault_plain(f, FAULT_USAGE,
                           "vet look FOLDER PACK: the folder of the files comes first; %s is a "
                           "pack",
                           w->words[0]);
    if (w->draft && *w->out != '\0')
        return fault_plain(f, FAULT_USAGE, "--draft or -o FILE, not both");
    if (w->draft && snprintf(w->path, sizeof w->path, "%s/" DOCKET_FILE, w->words[0]) >=
                        (int)sizeof w->path)
        return fault_plain(f, FAULT_USAGE, "the folder's name is too long");
    if (!w->draft && snprintf(w->path, sizeof w->path, "%s", w->out) >= (int)sizeof w->path)
        return fault_plain(f, FAULT_USAGE, "-o: the file's name is too long");
    if (w->path[0] == '\0' || strcmp(w->path, "-") == 0 || w->replace) return 0;
    return folder_exists(w->path) ? folder_refuse_file(w->path, f) : 0;
}

static int choose_tongue(const pack *p, const char *lang, tongue *in, fault *f) {
    static const pack none = { .id = { "", 0 } };
    if (tongue_of(p != NULL ? p : &none, text_of(lang), in)) return 0;
    return fault_plain(f, FAULT_USAGE, "--lang %s: vet look speaks en and zh", lang);
}

/* ---- telling ------------------------------------------------------------ */

static void tell_end(sink *to, const wishes *w, word_language in, size_t questions) {
    char n[32];
    sink_words(to, "\n");
    if (questions == 0) PHRASE_PUT(to, in, PHRASE_NO_QUESTIONS, TEXT(""));
    else PHRASE_PUT(to, in, PHRASE_QUESTIONS, number_words(questions, n));
    sink_words(to, "\n");
    if (w->path[0] != '\0') PHRASE_PUT(to, in, PHRASE_WRITTEN, text_of(w->path));
    else PHRASE_PUT(to, in, PHRASE_PRINTED, TEXT(""));
    sink_words(to, "\n");
}

/* All that will be shown is made before the draft takes its name. */
static int make_screen(sink *to, const wishes *w, const looking *l, tongue in, sink *draft,
                       fault *f) {
    size_t questions = 0;
    bool alone = strcmp(w->path, "-") == 0, below = alone || w->path[0] == '\0';
    int status = draft_write(draft, l, in, &questions, f);
    if (status == 0 && !alone) status = look_page(to, l, in, f);
    if (status == 0 && !alone) tell_end(to, w, in.engine, questions);
    if (status == 0 && !alone && below) sink_words(to, "\n");
    if (status == 0 && below) sink_bytes(to, draft->buffer, draft->used);
    if (status == 0 && to->failed) status = fault_memory(f);
    if (status == 0 && !below)
        status =
            folder_write_file(w->path, (text){ draft->buffer, draft->used }, w->replace, f);
    return status;
}

static int look_at(const wishes *w, const pack *p, fault *f) {
    looking l;
    tongue in;
    sink draft, screen;
    sink_memory(&draft);
    sink_memory(&screen);
    size_t claims = w->count > 2 ? w->count - 2 : 0;
    int status = looking_make(&l, w->words[0], p, w->words + 2, claims, f);
    if (status == 0) status = choose_tongue(p, w->lang, &in, f);
    if (status == 0) status = make_screen(&screen, w, &l, in, &draft, f);
    if (status == 0) {
        status = say_screen(&screen, in.engine == WORDS_ZH);
        if (status == EXIT_DONE && !looking_is_whole(&l)) status = EXIT_GAPS;
    }
    sink_drop(&draft);
    sink_drop(&screen);
    looking_clear(&l);
    return status;
}

int looker_command(int argc, char **argv, fault *f) {
    wishes w;
    pack p = { .id = { "", 0 } };
    notes said = { 0 };
    int status = read_wishes(argc, argv, &w, f);
    if (status != 0) return status;
    if (w.count > 1) status = pack_open(&p, w.words[1], names_fill, NULL, &said, f);
    bool told = say_notes(&said, status == 0 ? NULL : f, text_starts(text_of(w.lang), "zh"));
    if (status == 0) status = look_at(&w, w.count > 1 ? &p : NULL, f);
    notes_clear(&said);
    pack_clear(&p);
    return told ? say_exit(status) : status;
}

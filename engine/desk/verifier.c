/* verifier: the command `vet verify`: a finished run, made again and compared.
 *
 * The same input makes the same bytes. So a folder in which somebody changed a byte, of a
 * decision, of the record or of a rule, is another one than its own pack and inputs make. They
 * are judged once more into a hidden folder, every file is compared, and the hidden folder
 * goes. Who changes the inputs, the pack and all that was made of them is found out by the
 * digest of the manifest alone, noted when the run was made: it is shown, and compared with
 * --digest. Of a run that kept no inputs, as of one that kept decisions only, the pack and the
 * docket are named. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/verifier.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audit/figures.h"
#include "desk/interrupt.h"
#include "desk/machine.h"
#include "desk/options.h"
#include "desk/run.h"
#include "desk/say.h"
#include "desk/versions.h"
#include "ground/folder.h"
#include "ground/same_files.h"
#include "pack/through.h"
#include "report/words.h"

enum { FILES_SHOWN = 40 };

typedef struct wishes {
    const char *plain[3]; /* OUT, PACK, DOCKET */
    size_t count;
    const char *lang, *digest, *temporary;
} wishes;

/* A run to be made again, and what comes of it. */
typedef struct verifying {
    const wishes *w;
    record *record;
    char pack[4200], inputs[4200], again[4200];
    folder_draft draft;
    tongue in;      /* in which it speaks, */
    tongue made_in; /* and the run does */
    run_unread unread;
    text version; /* of the vet that made the run */
    const char **others; /* copies of the pack and the inputs that the run did not read so */
    size_t other_count, other_room;
    same_files found;
    arena memory;
} verifying;

/* ---- what it says ------------------------------------------------------------ */

typedef enum phrase {
    SAY_OTHER,
    SAY_DIFFERS,
    SAY_MISSING,
    SAY_MORE,
    SAY_AND_MORE,
    SAY_SAME,
    SAY_ALTERED,
    SAY_VERSION,
    SAY_DIGEST,
    SAY_DIGEST_SAME,
    SAY_DIGEST_OTHER,
    SAY_DIGEST_NOTE,
} phrase;

static const char *const phrases[][2] = {
    [SAY_OTHER] = { "%s: is not the file that the run read\n", "%s：不是本次运行读取的文件\n" },
    [SAY_DIFFERS] = { "%.*s: altered, first in line %llu\n", "%.*s：已被改动，首处在第%llu行\n" },
    [SAY_MISSING] = { "%.*s: is missing\n", "%.*s：缺失\n" },
    [SAY_MORE] = { "%.*s: the run did not write it\n", "%.*s：不是本次运行写出的文件\n" },
    [SAY_AND_MORE] = { "and %zu more\n", "另有%zu个\n" },
    [SAY_SAME] = { "Made again from its pack and inputs: all %zu files are the same.\n",
                   "已用其规则包和数据重新生成：全部%zu个文件逐字节一致。\n" },
    [SAY_ALTERED] = { "\nMade again from its pack and inputs: %zu files are the same, "
                      "%zu are not.\n",
                      "\n已用其规则包和数据重新生成：%zu个文件一致，%zu个不一致。\n" },
    [SAY_VERSION] = { "The run was made by vet %.*s, this is vet %s:\nfiles may differ for "
                      "that alone.\n",
                      "本次运行由vet %.*s生成，现为vet %s：仅此也可能造成不一致。\n" },
    [SAY_DIGEST] = { "Digest of its manifest:\n  %s\n", "运行清单摘要：\n  %s\n" },
    [SAY_DIGEST_SAME] = { "It is the digest that was named.\n", "与所给摘要一致。\n" },
    [SAY_DIGEST_OTHER] = { "ANOTHER DIGEST WAS NAMED: this is not the run it was noted of.\n",
                           "与所给摘要不一致：这不是当时记下摘要的那次运行。\n" },
    [SAY_DIGEST_NOTE] = { "Whoever changes the inputs and makes everything anew is found out "
                          "by it alone:\ncompare it with the one noted when the run was made "
                          "(report.html has it), or\nname that with --digest.\n",
                          "若有人改动数据后全部重新生成，只能凭此摘要发现：请与运行当时记下的\n"
                          "摘要（见report.html）核对，或用--digest给出。\n" },
};

static const char *say(const verifying *v, phrase which) {
    return phrases[which][v->in.engine == WORDS_ZH];
}

static void put_differences(sink *to, const verifying *v, bool compared) {
    static const phrase how[] = { [FILE_DIFFERS] = SAY_DIFFERS,
                                  [FILE_MISSING] = SAY_MISSING,
                                  [FILE_MORE] = SAY_MORE };
    const same_files *s = &v->found;
    for (size_t i = 0; i < v->other_count && i < FILES_SHOWN; i++)
        sink_print(to, say(v, SAY_OTHER), v->others[i]);
    if (v->other_count > FILES_SHOWN)
        sink_print(to, say(v, SAY_AND_MORE), v->other_count - FILES_SHOWN);
    if (!compared) return;
    for (size_t i = 0; i < s->count && i < FILES_SHOWN; i++)
        sink_print(to, say(v, how[s->items[i].how]), TEXT_ARGS(s->items[i].name),
                   (unsigned long long)s->items[i].line);
    if (s->count > FILES_SHOWN) sink_print(to, say(v, SAY_AND_MORE), s->count - FILES_SHOWN);
    if (s->count > 0 && !text_is(v->version, VET_VERSION))
        sink_print(to, say(v, SAY_VERSION), TEXT_ARGS(v->version), VET_VERSION);
    sink_print(to, say(v, s->count > 0 ? SAY_ALTERED : SAY_SAME), s->same, s->count);
}

/* False: another digest was named. */
static bool put_digest(sink *to, const verifying *v) {
    bool named = *v->w->digest != '\0';
    bool same = named && text_alike(text_of(v->w->digest), text_of(v->record->manifest));
    sink_print(to, say(v, SAY_DIGEST), v->record->manifest);
    phrase end = same ? SAY_DIGEST_SAME : SAY_DIGEST_OTHER;
    sink_words(to, say(v, named ? end : SAY_DIGEST_NOTE));
    return same || !named;
}

/* ---- the command line ------------------------------------------------------------ */

static int read_wishes(int argc, char **argv, wishes *w, fault *f) {
    const option_decl options[] = { { "--lang", NULL, OPTION_WORDS, &w->lang },
                                    { "--digest", NULL, OPTION_WORDS, &w->digest },
                                    { "--temporary", NULL, OPTION_WORDS, &w->temporary } };
    *w = (wishes){ .lang = "", .digest = "" };
    int status = options_read(argc, argv, 2, options, sizeof options / sizeof *options,
                              w->plain, 3, &w->count, f);
    if (status != 0) return status;
    if (w->count != 1 && w->count != 3)
        return fault_plain(f, FAULT_USAGE,
                           "vet verify OUT: name the folder of a run; of one that kept no "
                           "inputs vet verify OUT PACK DOCKET");
    size_t digits = strspn(w->digest, "0123456789abcdefABCDEF");
    if (*w->digest != '\0' && (digits != 64 || w->digest[64] != '\0'))
        return fault_plain(f, FAULT_USAGE,
                           "--digest takes the 64 digits of a manifest's digest, as "
                           "report.html has them");
    if (w->temporary != NULL && !folder_is(w->temporary))
        return fault_plain(f, FAULT_USAGE,
                           "--temporary takes a folder; there is no folder '%s'", w->temporary);
    return 0;
}

/* ---- by what terms it was made ------------------------------------------------------ */

static int find_sources(verifying *v, fault *f) {
    const wishes *w = v->w;
    snprintf(v->pack, sizeof v->pack, "%s/pack", w->plain[0]);
    snprintf(v->inputs, sizeof v->inputs, "%s/inputs", w->plain[0]);
    if (w->count == 3) {
        snprintf(v->pack, sizeof v->pack, "%s", w->plain[1]);
        snprintf(v->inputs, sizeof v->inputs, "%s", w->plain[2]);
    } else if (!folder_exists(v->inputs)) {
        return fault_set(f, FAULT_DATA, w->plain[0], 0, 0,
                         "there is no folder inputs in it: the run did not keep them "
                         "(--no-inputs, --only decisions), or they were taken away; name the "
                         "originals: vet verify OUT PACK DOCKET");
    }
    return 0;
}

/* Files that lay in the docket's folder and that nothing read are not among the copies. */
static int find_unread(verifying *v, fault *f) {
    text file;
    bool may;
    size_t room = 0;
    if (v->w->count == 3) return 0;
    query q = figures_ask_unread(v->record, &v->memory, f);
    while (figures_next_unread(&q, &file, &may)) {
        if (!grow((void **)&v->unread.files, &room, v->unread.count, sizeof file,
                  SIZE_MAX / sizeof file)) {
            query_end(&q);
            return fault_memory(f);
        }
        v->unread.files[v->unread.count++] = file;
        v->unread.may_belong += may;
    }
    return query_end(&q);
}

/* The language is in no record: the pages are in it. summary.txt begins with the title. */
static bool speaks(const verifying *v, text page, tongue in) {
    const pack *p = &v->record->pack;
    text head = text_of(word_in(in, WORD_PACK)), title = label_text(&p->title, in.pack, p->id);
    return text_starts(page, head.at) && page.len > head.len + title.len + 4 &&
           memmem(page.at, head.len + title.len + 4, title.at, title.len) != NULL;
}

static void find_language(verifying *v) {
    const pack *p = &v->record->pack;
    const text own[] = { TEXT("en"), TEXT("zh") };
    fault ignored = { 0 };
    text page = { "", 0 };
    folder_read(v->w->plain[0], "summary.txt", 1 << 26, FAULT_DATA, &v->memory, &page,
                &ignored);
    for (size_t i = 0; i < p->language_count + 2; i++) {
        text one = i < p->language_count ? p->languages[i] : own[i - p->language_count];
        if (tongue_of(p, one, &v->made_in) && speaks(v, page, v->made_in)) return;
    }
    tongue_of(p, TEXT(""), &v->made_in);
}

static int find_tongues(verifying *v, fault *f) {
    find_language(v);
    v->in = v->made_in;
    if (*v->w->lang == '\0') return 0;
    if (tongue_of(&v->record->pack, text_of(v->w->lang), &v->in)) return 0;
    return fault_plain(f, FAULT_USAGE, "--lang %s: neither vet nor this pack speaks it",
                       v->w->lang);
}

static text language_of(const verifying *v) {
    const pack *p = &v->record->pack;
    if (v->made_in.pack < p->language_count &&
        text_starts(p->languages[v->made_in.pack], "zh") == (v->made_in.engine == WORDS_ZH))
        return p->languages[v->made_in.pack];
    return v->made_in.engine == WORDS_ZH ? TEXT("zh") : TEXT("en");
}

static int find_terms(verifying *v, run_terms *t, fault *f) {
    const record *r = v->record;
    int status = find_sources(v, f);
    if (status == 0) status = find_tongues(v, f);
    if (status == 0) status = find_unread(v, f);
    if (status == 0)
        status = figures_manifest(v->record, "version", "vet", &v->memory, &v->version, f);
    *t = (run_terms){ .pack = v->pack,
                      .docket = v->inputs,
                      .out = v->again,
                      .language = language_of(v),
                      .through = r->pack.left_out > 0 ? through_name(&r->pack) : TEXT(""),
                      .workers = machine_threads(),
                      .memory = machine_half_memory(),
                      .unread = v->w->count == 3 ? NULL : &v->unread,
                      .decisions_only = r->decisions_only,
                      .keep_inputs = v->w->count == 1 };
    return status;
}

/* ---- are the copies what the run read? ------------------------------------------------ */

static bool take_digest(const char *folder, const char *name, digest *out) {
    fault ignored = { 0 };
    int fd = folder_open(folder, name, FAULT_DATA, &ignored);
    bool good = fd >= 0 && digest_of_file(fd, out) == 0;
    if (fd >= 0) close(fd);
    return good;
}

/* The name of the copy in the folder; NULL: the item is about no file. */
static const char *copy_of(verifying *v, const record_item *item) {
    if (text_is(item->part, "pack_file"))
        return arena_print(&v->memory, "pack/%.*s", TEXT_ARGS(item->name));
    if (text_is(item->part, "docket") && text_is(item->name, "sha256"))
        return "inputs/docket.lua";
    const char *file = text_is(item->part, "input") ? strstr(item->name.at, ": ") : NULL;
    return file != NULL ? arena_print(&v->memory, "inputs/%s", file + 2) : NULL;
}

static int add_other(verifying *v, const char *name, fault *f) {
    for (size_t i = 0; i < v->other_count; i++)
        if (strcmp(v->others[i], name) == 0) return 0;
    if (!grow((void **)&v->others, &v->other_room, v->other_count, sizeof name, 1 << 24))
        return fault_memory(f);
    v->others[v->other_count++] = name;
    return 0;
}

/* Told before what comes of it: who changed a rule finds the rule named, not the page only. */
static int find_others(verifying *v, fault *f) {
    record_item *items;
    size_t count;
    char hex[65];
    if (v->w->count == 3) return 0;
    int status = record_manifest(v->record, &v->memory, &items, &count, f);
    for (size_t i = 0; i < count && status == 0; i++) {
        digest is;
        const char *name = copy_of(v, &items[i]);
        if (name == NULL) continue;
        bool good = take_digest(v->w->plain[0], name, &is);
        if (good) digest_hex(&is, hex);
        if (!good || !text_starts(items[i].value, hex)) status = add_other(v, name, f);
    }
    return status;
}

/* ---- making it again ------------------------------------------------------------ */

static int begin_draft(verifying *v, folder_guard *guard, fault *f) {
    char name[4200];
    size_t len = strlen(v->w->plain[0]);
    while (len > 1 && v->w->plain[0][len - 1] == '/') len--;
    if (v->w->temporary != NULL) snprintf(name, sizeof name, "%s/vet-verify", v->w->temporary);
    else snprintf(name, sizeof name, "%.*s.verify", (int)len, v->w->plain[0]);
    int status = folder_begin(&v->draft, name, 0, guard, f);
    snprintf(v->again, sizeof v->again, "%s/again", v->draft.path);
    return status;
}

/* A pack or docket that cannot be used any more is told as `vet run` tells it. */
static int make_again(verifying *v, folder_guard *guard, bool *told, fault *f) {
    run r = { 0 };
    run_terms t;
    int status = find_terms(v, &t, f);
    if (status == 0) status = find_others(v, f);
    if (status == 0) status = begin_draft(v, guard, f);
    if (status != 0) return status;
    machine_allow_files();
    status = run_list(&r, &t, f);
    if (status != 0) *told = say_notes(&r.prepared.notes, f, v->in.engine == WORDS_ZH);
    run_clear(&r);
    return status;
}

static int verify(verifying *v, bool *told, fault *f) {
    interrupt ended;
    int status = record_open_terms(&v->record, v->w->plain[0], f);
    if (status != 0) return status;
    interrupt_begin(&ended);
    status = make_again(v, &ended.guard, told, f);
    if (status == 0)
        status = same_files_compare(v->again, v->w->plain[0], &v->memory, &v->found, f);
    folder_abandon(&v->draft);
    interrupt_end(&ended);
    return status;
}

int verifier_command(int argc, char **argv, fault *f) {
    wishes w;
    verifying v = { .w = &w, .draft = { .fd = -1 } };
    bool told = false, same = true;
    sink to;
    int status = read_wishes(argc, argv, &w, f);
    if (status != 0) return status;
    sink_wrap(&to, STDOUT_FILENO, "standard output");
    status = verify(&v, &told, f);
    if (status == 0 || v.other_count > 0) put_differences(&to, &v, status == 0);
    if (status == 0) same = put_digest(&to, &v);
    bool altered = v.found.count + v.other_count > 0;
    free(v.found.items);
    free(v.others);
    free(v.unread.files);
    record_free(v.record);
    arena_clear(&v.memory);
    if (told) {
        fault lost = { 0 };
        if (say_end(&to, 0, &lost) == 0) return say_exit(status);
        say_fault(&lost, v.in.engine == WORDS_ZH);
        return EXIT_OUTPUT;
    }
    int code = say_end(&to, status, f);
    return code == EXIT_DONE && (altered || !same) ? EXIT_GAPS : code;
}

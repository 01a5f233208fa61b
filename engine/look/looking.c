/* looking: a folder of files, looked at, against a pack or without one.
 *
 * Files are those one would call lists: .csv, .txt, .tsv, in the folder and one below it.
 * A workbook or an archive among them is told of by its name, what an office program keeps
 * beside an open file is not. Each is looked at alone; then all are
 * held against the sources of the pack. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "look/looking.h"

#include <stdlib.h>
#include <string.h>

#include "ground/folder.h"

/* ---- which files */

static int by_bytes(const void *a, const void *b) {
    const text *x = a, *y = b;
    bool deep[2] = { memchr(x->at, '/', x->len) != NULL, memchr(y->at, '/', y->len) != NULL };
    return deep[0] != deep[1] ? (int)deep[0] - (int)deep[1] : text_compare(*x, *y);
}

typedef struct names {
    text *items;
    size_t count, room;
} names;

/* "~$list.csv" stands beside a list that is open in a spreadsheet, and is none. */
static bool is_lock(text name) {
    const char *slash = memchr(name.at, '/', name.len);
    size_t head = slash != NULL ? (size_t)(slash - name.at) + 1 : 0;
    return text_starts((text){ name.at + head, name.len - head }, "~$");
}

static int add_found(names *to, const char *folder, const char *pattern, arena *a, fault *f) {
    text *found = NULL;
    size_t count = 0;
    int status = folder_list(folder, pattern, FAULT_DATA, a, &found, &count, f);
    for (size_t i = 0; i < count && status == 0; i++) {
        if (is_lock(found[i])) continue;
        if (to->count == LOOKING_FILES_MAX)
            return fault_set(f, FAULT_DATA, folder, 0, 0,
                             "more than %d files, the limit; look at a part of them",
                             LOOKING_FILES_MAX);
        if (!grow((void **)&to->items, &to->room, to->count, sizeof *to->items,
                  LOOKING_FILES_MAX))
            return fault_memory(f);
        to->items[to->count++] = found[i];
    }
    return status;
}

/* Patterns are for the last part of a name only: `below` is a folder's name and "/", or "". */
static int find_in(names *to, const char *folder, const char *below, const char *const *ends,
                   arena *a, fault *f) {
    int status = 0;
    for (size_t i = 0; ends[i] != NULL && status == 0; i++) {
        const char *pattern = arena_print(a, "%s*%s", below, ends[i]);
        status = pattern == NULL ? fault_memory(f) : add_found(to, folder, pattern, a, f);
    }
    return status;
}

static int find_all(names *to, const char *folder, const char *const *ends, arena *a,
                    fault *f) {
    text *below = NULL;
    size_t count = 0;
    int status = find_in(to, folder, "", ends, a, f);
    if (status == 0) status = folder_list_folders(folder, a, &below, &count, f);
    for (size_t i = 0; i < count && status == 0; i++) {
        const char *head = arena_print(a, "%.*s/", TEXT_ARGS(below[i]));
        const char *run = arena_print(a, "%s/%.*s/audit.sqlite", folder, TEXT_ARGS(below[i]));
        if (run != NULL && folder_exists(run)) continue; /* what vet wrote is no input */
        if (below[i].len > 200 || strstr(below[i].at, "..") != NULL)
            continue; /* no docket can name it */
        status = head == NULL ? fault_memory(f) : find_in(to, folder, head, ends, a, f);
    }
    if (to->count > 1) qsort(to->items, to->count, sizeof *to->items, by_bytes);
    return status;
}

static int list_aside(looking *l, fault *f) {
    static const char *const ends[] = { ".[xX][lL][sS]", ".[xX][lL][sS][xXmMbB]",
                                        ".[oO][dD][sS]", ".[eE][tT]", ".[zZ][iI][pP]",
                                        ".[rR][aA][rR]", ".7[zZ]", NULL };
    names found = { 0 };
    int status = find_all(&found, l->folder, ends, &l->memory, f);
    l->aside = found.items;
    l->aside_count = found.count;
    return status;
}

static int nothing_there(const looking *l, fault *f) {
    if (l->aside_count > 0)
        return fault_set(f, FAULT_DATA, l->aside[0].at, 0, 0,
                         "is a workbook or an archive, and there is no CSV file: open it, save "
                         "each sheet as \"CSV UTF-8\" into the folder, and look again");
    return fault_set(f, FAULT_DATA, l->folder, 0, 0,
                     "there is no file to look at: .csv, .txt or .tsv are expected, here "
                     "or one folder deeper");
}

/* ---- what the clerk says */

static int unknown_source(const pack *p, text name, fault *f) {
    text known[SOURCE_MAX];
    for (size_t i = 0; i < p->source_count; i++) known[i] = p->sources[i].name;
    size_t near = text_nearest(name, known, p->source_count);
    if (near < p->source_count)
        return fault_plain(f, FAULT_USAGE, "%.*s: no source of the pack; did you mean %.*s?",
                           TEXT_ARGS(name), TEXT_ARGS(known[near]));
    return fault_plain(f, FAULT_USAGE, "%.*s: no source of the pack", TEXT_ARGS(name));
}

static int read_claim(const char *words, const looking *l, claim *out, fault *f) {
    const char *equals = strchr(words, '=');
    if (equals == NULL || l->p == NULL)
        return fault_plain(f, FAULT_USAGE,
                           "'%s': after the pack, SOURCE=FILE is expected, as "
                           "candidates=list.csv",
                           words);
    text name = { words, (size_t)(equals - words) };
    out->source = pack_find_source(l->p, name);
    out->file = text_of(equals + 1);
    if (out->source == NO_INDEX) return unknown_source(l->p, name, f);
    for (size_t i = 0; i < l->count; i++)
        if (text_equal(l->sheets[i].name, out->file)) return 0;
    return fault_plain(f, FAULT_USAGE, "%s: there is no file '%.*s' among those looked at",
                       words, TEXT_ARGS(out->file));
}

static int match_sources(looking *l, const char *const *words, size_t count, fault *f) {
    int status = 0;
    claim *claims = arena_take_zero(&l->memory, count, sizeof *claims);
    if (claims == NULL) return fault_memory(f);
    for (size_t i = 0; i < count && status == 0; i++)
        status = read_claim(words[i], l, &claims[i], f);
    if (status == 0 && l->p != NULL)
        status =
            matching_make(&l->found, l->sheets, l->count, l->p, claims, count, &l->memory, f);
    return status;
}

/* ---- all */

static int read_sheets(looking *l, const names *found, fault *f) {
    size_t lost = 0;
    l->sheets = calloc(found->count, sizeof *l->sheets);
    if (l->sheets == NULL) return fault_memory(f);
    for (size_t i = 0; i < found->count; i++) {
        sheet *s = &l->sheets[l->count++];
        int status = sheet_read(s, l->folder, found->items[i], l->p, &l->memory, f);
        if (status != 0) return status;
        lost += s->trouble.code != 0 && s->width == 0;
    }
    if (lost < l->count) return 0;
    if (f != NULL) *f = l->sheets[0].trouble;
    return FAULT_DATA;
}

int looking_make(looking *out, const char *folder, const pack *p, const char *const *claims,
                 size_t claim_count, fault *f) {
    static const char *const ends[] = { ".[cC][sS][vV]", ".[tT][xX][tT]", ".[tT][sS][vV]",
                                        NULL };
    names found = { 0 };
    *out = (looking){ .folder = folder, .p = p };
    if (!folder_exists(folder))
        return fault_set(f, FAULT_DATA, folder, 0, 0,
                         "there is no such folder: name the folder of the files");
    if (!folder_is(folder))
        return fault_set(f, FAULT_DATA, folder, 0, 0,
                         "is a file: name the folder it stands in");
    int status = find_all(&found, folder, ends, &out->memory, f);
    if (status == 0) status = list_aside(out, f);
    if (status == 0 && found.count == 0) status = nothing_there(out, f);
    if (status == 0) status = read_sheets(out, &found, f);
    if (status == 0) status = match_sources(out, claims, claim_count, f);
    free(found.items);
    return status;
}

bool looking_is_whole(const looking *l) {
    for (size_t i = 0; i < l->count; i++)
        if (l->sheets[i].trouble.code != 0) return false;
    return true;
}

void looking_clear(looking *l) {
    for (size_t i = 0; i < l->count; i++) sheet_clear(&l->sheets[i]);
    free(l->sheets);
    free(l->aside);
    arena_clear(&l->memory);
    *l = (looking){ .folder = "" };
}

/* docket_unread: files of data that lie in the docket's folders and that nothing reads.
 *
 * A pattern that ends in .csv does not match a.CSV, nor a.xlsx, nor a link. Whoever is
 * convicted in such a file would be accepted, while somebody says that everybody was
 * searched. So the folders of the docket are gone through once more, after everything was
 * read, and each file that looks like data and that nobody read is named. One that may well
 * belong to a source leaves a gap in the run; another may only lie there. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/docket_unread.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground/folder.h"

enum { NAMED_MAX = 5, FOLDERS_MAX = 100000 };

typedef struct unread_file {
    text name;
    bool link, counts; /* counts: it may belong to a source */
} unread_file;

typedef struct searching {
    docket_reading *r;
    text *read; /* names of files, sorted */
    size_t read_count;
    text *folders; /* "" or "records/" */
    size_t folder_count, folder_room;
    unread_file *found;
    size_t count, room;
} searching;

/* ---- names */

/* Without "." and empty parts: "./records//a.csv" is records/a.csv. */
static text plain_name(docket_reading *r, text name) {
    char *out = docket_take(r, name.len + 1, 1);
    size_t used = 0;
    if (out == NULL) return (text){ "", 0 };
    for (size_t i = 0; i < name.len;) {
        const char *slash = memchr(name.at + i, '/', name.len - i);
        size_t end = slash != NULL ? (size_t)(slash - name.at) + 1 : name.len;
        text part = { name.at + i, end - i };
        i = end;
        if (text_is(part, "/") || text_is(part, "./")) continue;
        memcpy(out + used, part.at, part.len);
        used += part.len;
    }
    return (text){ out, used };
}

static text head_of(text name) {
    while (name.len > 0 && name.at[name.len - 1] != '/') name.len--;
    return name;
}

static text base_of(text name) {
    size_t head = head_of(name).len;
    return (text){ name.at + head, name.len - head };
}

static char small(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The bytes before the ending of a file of data; the whole name when it has none. */
static size_t before_ending(text name) {
    static const char *const endings[] = { "csv",  "tsv",  "tab", "txt", "xls",
                                           "xlsx", "xlsm", "et",  "ods", "json",
                                           "xml",  "gz",   "zip", "rar", "7z" };
    size_t dot = name.len;
    while (dot > 0 && name.at[dot - 1] != '.' && name.at[dot - 1] != '/') dot--;
    if (dot < 2 || name.at[dot - 1] != '.') return name.len;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (text_alike((text){ name.at + dot, name.len - dot }, text_of(endings[i])))
            return dot - 1;
    return name.len;
}

/* In small letters, without endings of data: of Records/A.csv.TXT records/a. */
static text stem_of(docket_reading *r, text name) {
    for (size_t len = before_ending(name); len < name.len; len = before_ending(name))
        name.len = len;
    char *out = docket_take(r, name.len + 1, 1);
    if (out == NULL) return (text){ "", 0 };
    for (size_t i = 0; i < name.len; i++) out[i] = small(name.at[i]);
    return (text){ out, name.len };
}

/* What Excel keeps beside an open file, and what tells about the folder, is no data. */
static bool looks_like_data(text name) {
    text base = base_of(name);
    size_t len = before_ending(base);
    return len < base.len && !text_starts(base, "~$") &&
           !text_alike((text){ base.at, len }, TEXT("readme"));
}

/* ---- whose a file may be */

static bool is_aside(const docket_source *s) {
    return s->later || s->not_asked;
}

/* Is it, but for the ending, named like a source that is read, or (aside) like one that is
 * not? */
static bool named_like_source(const searching *s, text base, bool aside) {
    const docket *d = s->r->d;
    for (size_t i = 0; i < d->source_count; i++)
        if (is_aside(&d->sources[i]) == aside &&
            text_alike(base, s->r->p->sources[i].name))
            return true;
    return !aside && text_is(base, "rulings");
}

static bool named_like_word(const searching *s, text stem, bool aside) {
    for (const docket_named *n = s->r->named; n != NULL; n = n->next)
        if (n->aside == aside && fnmatch(n->stem.at, stem.at, FNM_PATHNAME) == 0)
            return true;
    return false;
}

static bool is_of_aside(const searching *s, text name) {
    for (const docket_named *n = s->r->named; n != NULL; n = n->next)
        if (n->aside && fnmatch(n->word.at, name.at, FNM_PATHNAME) == 0) return true;
    return false;
}

/* Beneath a folder of which a pattern takes files: who put it there meant it to be read. */
static bool beneath_pattern(const searching *s, text name) {
    for (const docket_named *n = s->r->named; n != NULL; n = n->next) {
        text head = head_of(n->word);
        if (!n->aside && n->pattern && head.len > 0 && name.len > head.len &&
            memcmp(head.at, name.at, head.len) == 0)
            return true;
    }
    return false;
}

/* ---- what was read */

static int by_bytes(const void *a, const void *b) {
    return text_compare(*(const text *)a, *(const text *)b);
}

static bool was_read(const searching *s, text name) {
    return bsearch(&name, s->read, s->read_count, sizeof *s->read, by_bytes) != NULL;
}

static void add_inputs(searching *s, const table *t) {
    for (size_t i = 0; i < t->input_count; i++)
        s->read[s->read_count++] = plain_name(s->r, t->inputs[i].name);
}

static void list_read(searching *s) {
    const docket *d = s->r->d;
    size_t count = d->rulings.input_count;
    for (size_t i = 0; i < d->source_count; i++) count += d->sources[i].file_count;
    for (size_t i = 0; i < d->day_count; i++) count += d->days[i].days.input_count;
    s->read = docket_take(s->r, count + 1, sizeof *s->read);
    if (s->read == NULL) return;
    for (size_t i = 0; i < d->source_count; i++)
        for (size_t k = 0; k < d->sources[i].file_count; k++)
            s->read[s->read_count++] = plain_name(s->r, d->sources[i].files[k]);
    for (size_t i = 0; i < d->day_count; i++) add_inputs(s, &d->days[i].days);
    add_inputs(s, &d->rulings);
    qsort(s->read, s->read_count, sizeof *s->read, by_bytes);
}

/* ---- the folders */

static void add_folder(searching *s, text head) {
    for (size_t i = 0; i < s->folder_count; i++)
        if (text_equal(s->folders[i], head)) return;
    if (!grow((void **)&s->folders, &s->folder_room, s->folder_count, sizeof *s->folders,
              FOLDERS_MAX))
        s->r->no_memory = true;
    else s->folders[s->folder_count++] = head;
}

/* The folders right beneath one of which a pattern takes files: records/2026. */
static void add_folders_below(searching *s, text head) {
    docket_reading *r = s->r;
    text *below = NULL;
    size_t count = 0;
    const char *path = arena_print(&r->d->memory, "%s/%.*s", r->d->folder, TEXT_ARGS(head));
    if (path == NULL || folder_list_folders(path, &r->d->memory, &below, &count, NULL) != 0) {
        r->no_memory = true;
        return;
    }
    for (size_t i = 0; i < count && !r->no_memory; i++) {
        char *name = arena_print(&r->d->memory, "%.*s%.*s/", TEXT_ARGS(head),
                                 TEXT_ARGS(below[i]));
        if (name == NULL) r->no_memory = true;
        else add_folder(s, text_of(name));
    }
}

static void list_folders(searching *s) {
    add_folder(s, TEXT(""));
    for (const docket_named *n = s->r->named; n != NULL && !s->r->no_memory; n = n->next) {
        text head = head_of(n->word);
        if (n->aside) continue;
        add_folder(s, head);
        if (n->pattern && head.len > 0) add_folders_below(s, head);
    }
}

/* ---- the files */

static void look_at(searching *s, text name, bool link) {
    docket_reading *r = s->r;
    if (!looks_like_data(name) || was_read(s, name) || is_of_aside(s, name)) return;
    text stem = stem_of(r, name), base = base_of(stem);
    bool counts = beneath_pattern(s, name) || named_like_source(s, base, false) ||
                  named_like_word(s, stem, false);
    if (r->no_memory) return;
    if (!counts && (named_like_source(s, base, true) || named_like_word(s, stem, true))) return;
    if (!grow((void **)&s->found, &s->room, s->count, sizeof *s->found,
              SIZE_MAX / sizeof *s->found))
        r->no_memory = true;
    else s->found[s->count++] = (unread_file){ name, link, counts };
}

static void look_through(searching *s, text head) {
    docket_reading *r = s->r;
    const char *all = arena_print(&r->d->memory, "%.*s*", TEXT_ARGS(head));
    text *names = NULL;
    size_t count = 0;
    fault trouble = { 0 };
    for (int links = 0; links < 2 && all != NULL; links++) {
        int status = (links ? folder_list_links : folder_list)(
            r->d->folder, all, FAULT_DATA, &r->d->memory, &names, &count, &trouble);
        if (status == FAULT_MEMORY) r->no_memory = true;
        for (size_t i = 0; i < count && status == 0 && !r->no_memory; i++)
            look_at(s, names[i], links);
    }
    if (all == NULL) r->no_memory = true;
}

/* ---- telling */

/* Those that may belong to a source first, each kind by name. */
static int by_weight(const void *a, const void *b) {
    const unread_file *x = a, *y = b;
    if (x->counts != y->counts) return x->counts ? -1 : 1;
    return text_compare(x->name, y->name);
}

static void keep(searching *s) {
    docket *d = s->r->d;
    d->unread_files = docket_take(s->r, s->count, sizeof *d->unread_files);
    if (d->unread_files == NULL) return;
    qsort(s->found, s->count, sizeof *s->found, by_weight);
    for (size_t i = 0; i < s->count; i++) {
        d->unread_files[d->unread_file_count++] = s->found[i].name;
        d->unread += s->found[i].counts;
    }
}

static void tell(searching *s) {
    notes *n = s->r->n;
    for (size_t i = 0; i < s->count && i < NAMED_MAX; i++) {
        const unread_file *file = &s->found[i];
        if (file->link)
            notes_add(n, NOTE_WARNING, file->name.at, 0, 0,
                      "is a link, which no source reads; put the file itself there, or move it "
                      "out of the folder");
        else
            notes_add(n, NOTE_WARNING, file->name.at, 0, 0,
                      "no source reads this file; name it in docket.lua, or move it out of the "
                      "folder");
    }
    if (s->count > NAMED_MAX)
        notes_add(n, NOTE_WARNING, NULL, 0, 0, "%zu more file%s that no source reads",
                  s->count - NAMED_MAX, s->count > NAMED_MAX + 1 ? "s" : "");
}

void docket_unread(docket_reading *r) {
    searching s = { .r = r };
    for (docket_named *n = r->named; n != NULL; n = n->next) {
        n->word = plain_name(r, n->word);
        n->stem = stem_of(r, n->word);
    }
    list_read(&s);
    if (!r->no_memory) list_folders(&s);
    for (size_t i = 0; i < s.folder_count && !r->no_memory; i++) look_through(&s, s.folders[i]);
    if (!r->no_memory && s.count > 0) keep(&s);
    if (!r->no_memory) tell(&s);
    free(s.folders);
    free(s.found);
}

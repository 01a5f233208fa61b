/* misnamed: files in the pack's folder that hold rules, by their names, and are not read.
 *
 * Rules stand in *.lua beside pack.lua. A file that an editor called age.lua.txt or age.LUA, or
 * that was put into a folder, is passed over, and whoever its rules exclude would be accepted
 * without a word. What editors leave behind (age.lua~, age.lua.bak) is none of that. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/misnamed.h"

#include <string.h>

#include "ground/folder.h"

static bool ends_in(text name, text ending) {
    return name.len >= ending.len &&
           text_alike((text){ name.at + name.len - ending.len, ending.len }, ending);
}

static void refuse(notes *n, text name, const char *why) {
    notes_add(n, NOTE_ERROR, name.at, 0, 0,
              "this file of rules is not read: %s, or take it out of the pack", why);
}

static int look_beside(const char *folder, arena *a, notes *n, fault *f) {
    text *names = NULL;
    size_t count = 0;
    int status = folder_list(folder, "*", FAULT_PACK, a, &names, &count, f);
    for (size_t i = 0; i < count && status == 0; i++) {
        bool read = names[i].len > 4 && memcmp(names[i].at + names[i].len - 4, ".lua", 4) == 0;
        if ((!read && ends_in(names[i], TEXT(".lua"))) || ends_in(names[i], TEXT(".lua.txt")))
            refuse(n, names[i], "call it a name that ends in .lua");
    }
    return status;
}

static bool is_named(text name, text below, const char *plain) {
    return text_is((text){ name.at + below.len + 1, name.len - below.len - 1 }, plain);
}

/* A docket may lie in the pack's folder, and another pack. */
static int look_below(const char *folder, text below, arena *a, notes *n, fault *f) {
    text *names = NULL;
    size_t count = 0;
    const char *pattern = arena_print(a, "%.*s/*.lua", TEXT_ARGS(below));
    if (pattern == NULL) return fault_memory(f);
    int status = folder_list(folder, pattern, FAULT_PACK, a, &names, &count, f);
    for (size_t i = 0; i < count && status == 0; i++)
        if (is_named(names[i], below, "pack.lua")) return 0;
    for (size_t i = 0; i < count && status == 0; i++)
        if (!is_named(names[i], below, "docket.lua"))
            refuse(n, names[i], "put it beside pack.lua");
    return status;
}

int misnamed_find(const char *folder, arena *a, notes *n, fault *f) {
    text *below = NULL;
    size_t count = 0;
    int status = look_beside(folder, a, n, f);
    if (status == 0) status = folder_list_folders(folder, a, &below, &count, f);
    for (size_t i = 0; i < count && status == 0; i++)
        if (!text_is(below[i], "cases") && !text_is(below[i], "shared"))
            status = look_below(folder, below[i], a, n, f);
    return status;
}

/* notes: things a person should be told that do not stop the run.
 *
 * Kept in the order they were met and bounded: a file with a million bad cells
 * must not fill the memory with a million sentences. Who prints them is desk. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/notes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NOTES_KEPT = 10000 };

void notes_add(notes *n, note_kind kind, const char *file, uint32_t line, uint32_t column,
               const char *format, ...) {
    if (n == NULL) return;
    if (kind == NOTE_ERROR) n->errors++;
    if (n->count >= NOTES_KEPT) {
        n->dropped++;
        return;
    }
    if (!grow((void **)&n->items, &n->room, n->count, sizeof *n->items, NOTES_KEPT)) {
        n->no_memory = true;
        return;
    }
    note *item = &n->items[n->count++];
    *item = (note){ .kind = kind, .at = { .line = line, .column = column } };
    snprintf(item->at.file, sizeof item->at.file, "%s", file != NULL ? file : "");
    va_list words;
    va_start(words, format);
    vsnprintf(item->at.message, sizeof item->at.message, format, words);
    va_end(words);
}

void notes_move(notes *to, notes *from) {
    if (to != NULL) {
        size_t errors = to->errors + from->errors; /* those that were not kept too */
        for (size_t i = 0; i < from->count; i++) {
            const fault *at = &from->items[i].at;
            notes_add(to, from->items[i].kind, at->file, at->line, at->column, "%s",
                      at->message);
        }
        to->errors = errors;
        to->dropped += from->dropped;
        to->no_memory |= from->no_memory;
    }
    notes_clear(from);
}

void note_print(const note *n, char *buffer, size_t size) {
    char whole[1200];
    fault_print(&n->at, whole, sizeof whole);
    const char *mark =
        n->at.file[0] == '\0' ? whole : strstr(whole + strlen(n->at.file), "error: ");
    if (n->kind == NOTE_ERROR || mark == NULL) {
        snprintf(buffer, size, "%s", whole);
        return;
    }
    snprintf(buffer, size, "%.*swarning: %s", (int)(mark - whole), whole,
             mark + strlen("error: "));
}

void notes_clear(notes *n) {
    free(n->items);
    *n = (notes){ 0 };
}

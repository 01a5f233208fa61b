/* fault: what went wrong, where, in one line.
 *
 * A fault belongs to the caller and is passed down; whoever meets the trouble
 * first fills it, and nobody above overwrites it. There is no global error and
 * nothing here allocates, so that "out of memory" can be said when it is true. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/fault.h"

#include <stdarg.h>
#include <stdio.h>

static void fill(fault *at, int code, const char *file, uint32_t line, uint32_t column,
                 const char *format, va_list words) {
    if (at == NULL || at->code != FAULT_NONE) return;
    at->code = code;
    at->line = line;
    at->column = column;
    snprintf(at->file, sizeof at->file, "%s", file != NULL ? file : "");
    vsnprintf(at->message, sizeof at->message, format, words);
}

int fault_set(fault *at, int code, const char *file, uint32_t line, uint32_t column,
              const char *format, ...) {
    va_list words;
    va_start(words, format);
    fill(at, code, file, line, column, format, words);
    va_end(words);
    return code;
}

int fault_plain(fault *at, int code, const char *format, ...) {
    va_list words;
    va_start(words, format);
    fill(at, code, NULL, 0, 0, format, words);
    va_end(words);
    return code;
}

int fault_memory(fault *at) {
    return fault_plain(at, FAULT_MEMORY, "out of memory: nothing was written; free some memory "
                                         "or vet a shorter list");
}

int fault_take(fault *at, const fault *other) {
    if (at != NULL && at->code == FAULT_NONE) *at = *other;
    return other->code;
}

void fault_print(const fault *at, char *buffer, size_t size) {
    if (at->file[0] == '\0')
        snprintf(buffer, size, "error: %s", at->message);
    else if (at->line == 0)
        snprintf(buffer, size, "%s: error: %s", at->file, at->message);
    else if (at->column == 0)
        snprintf(buffer, size, "%s:%u: error: %s", at->file, at->line, at->message);
    else
        snprintf(buffer, size, "%s:%u:%u: error: %s", at->file, at->line, at->column,
                 at->message);
}

/* source_text: the texts in the engine's own source, for tests that hold tables against it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "support/source_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

char *source_read(const char *path) {
    FILE *from = fopen(path, "r");
    assert_non_null(from);
    char *all = calloc(1, 1 << 20);
    assert_non_null(all);
    assert_in_range(fread(all, 1, (1 << 20) - 1, from), 1, (1 << 20) - 2);
    fclose(from);
    return all;
}

const char *source_text(const char *at, char out[SOURCE_TEXT_BYTES]) {
    size_t used = 0;
    while (*at == '"') {
        for (at++; *at != '"'; at++) {
            if (*at == '\\') at++;
            assert_true(used + 2 < SOURCE_TEXT_BYTES);
            out[used++] = *at;
        }
        for (at++; *at == ' ' || *at == '\n';) at++;
    }
    out[used] = '\0';
    return at;
}

void source_fill(const char *format, char *out) {
    size_t used = 0;
    for (; *format != '\0'; format++) {
        if (*format != '%') {
            out[used++] = *format;
            continue;
        }
        format += 1 + strcspn(format + 1, "suid%");
        if (*format == '\0') break; /* the rest is a macro's, as PRIu64 */
        out[used++] = *format == 's' ? 'x' : *format == '%' ? '%' : '7';
    }
    out[used] = '\0';
}

/* Any bytes as a file of a folder: it is looked at to its end, the page has nothing that moves the cursor,
 * and the draft is data that the docket's reader takes.
 *
 * The bytes up to the first 0x01 are the file's name, the rest is the file. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/target.h"
#include "load/data.h"
#include "look/draft.h"
#include "look/page.h"
#include "support/scratch.h"

static text values[] = { { "yes", 3 }, { "no", 2 } };
static column_decl columns[] = {
    { .name = { "id", 2 }, .type = TYPE_ID, .from_id = NO_INDEX },
    { .name = { "born", 4 }, .type = TYPE_DATE, .from_id = NO_INDEX, .or_open = true },
    { .name = { "number", 6 }, .type = TYPE_CN_ID, .from_id = NO_INDEX },
    { .name = { "points", 6 }, .type = TYPE_INTEGER, .from_id = NO_INDEX, .or_none = true },
    { .name = { "here", 4 }, .type = TYPE_CODE, .from_id = NO_INDEX, .values = values, .value_count = 2 },
};
static source_decl sources[] = { { .name = { "list", 4 }, .kind = SOURCE_CANDIDATES, .columns = columns,
                                   .column_count = 5, .expects_column = NO_INDEX, .latest_by = NO_INDEX } };
static pack p = { .id = { "p", 1 }, .version = { "1", 1 }, .sources = sources, .source_count = 1 };

static void check_page(const looking *l, word_language in) {
    sink to;
    fault f = { 0 };
    sink_memory(&to);
    if (look_page(&to, l, (tongue){ 0, in }, &f) != 0) abort();
    for (size_t i = 0; i < to.used; i++)
        if (((unsigned char)to.buffer[i] < ' ' && to.buffer[i] != '\n') || to.buffer[i] == 0x7f) abort();
    sink_drop(&to);
}

static void check_draft(const looking *l, word_language in) {
    sink to;
    fault f = { 0 };
    arena a = { 0 };
    const data *read = NULL;
    size_t questions;
    sink_memory(&to);
    if (draft_write(&to, l, (tongue){ 0, in }, &questions, &f) != 0) abort();
    if (data_read("draft", (text){ to.buffer, to.used }, "docket", &a, &read, &f) != 0) abort();
    arena_clear(&a);
    sink_drop(&to);
}

int fuzz_one(const uint8_t *bytes, size_t len) {
    scratch folder;
    looking l;
    char name[64] = "list.csv";
    fault f = { 0 };
    const uint8_t *cut = len > 0 ? memchr(bytes, 1, len < 40 ? len : 40) : NULL;
    size_t head = cut != NULL ? (size_t)(cut - bytes) : 0, from = cut != NULL ? head + 1 : 0;
    if (head > 0 && memchr(bytes, '/', head) == NULL && memchr(bytes, 0, head) == NULL && bytes[0] != '.')
        snprintf(name, sizeof name, "%.*s.csv", (int)head, (const char *)bytes);
    scratch_open(&folder);
    scratch_bytes(&folder, name, bytes + from, len - from);
    for (int with = 0; with < 2; with++) {
        int status = looking_make(&l, folder.path, with == 1 ? &p : NULL, NULL, 0, &f);
        if (status == 0)
            for (int in = 0; in < WORD_LANGUAGES; in++) {
                check_page(&l, (word_language)in);
                check_draft(&l, (word_language)in);
            }
        else if (status != f.code) abort();
        looking_clear(&l);
        f.code = 0;
    }
    scratch_close(&folder);
    return 0;
}

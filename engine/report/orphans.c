/* orphans: orphans.csv: rows about nobody on the list, for the clerk to look after.
 *
 * A reply whose candidate nobody knows is often a slip of the pen: the person it is about
 * then waits for it. Every such row is listed by file and line with the cells it would
 * have been found by; what else it says concerns somebody who is not being vetted. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/orphans.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROW_FOUND = 1, ROW_NAMESAKE = 2, ROW_POSSIBLE = 4 };

static void mark(unsigned char *rows, const joined *j) {
    for (size_t i = 0; i < j->item_count; i++) rows[j->items[i].row] |= ROW_FOUND;
    for (size_t i = 0; i < j->namesake_count; i++)
        rows[j->namesakes[i].row] |=
            j->namesakes[i].flags & ATTACHED_POSSIBLE ? ROW_POSSIBLE : ROW_NAMESAKE;
}

/* The columns of the source that are keys, and who answered, each once. */
static size_t key_columns(const source_decl *d, uint16_t out[COLUMN_MAX]) {
    size_t n = 0;
    for (uint16_t at = 0; at < d->column_count; at++) {
        bool is = at == d->expects_column;
        for (size_t i = 0; i < d->key_count; i++)
            for (size_t k = 0; k < d->keys[i].count; k++) is |= d->keys[i].here[k] == at;
        if (is) out[n++] = at;
    }
    return n;
}

static int put_keys(sink *to, const table *t, uint32_t row, fault *f) {
    uint16_t columns[COLUMN_MAX];
    size_t n = key_columns(t->decl, columns);
    sink all;
    sink_memory(&all);
    for (size_t i = 0; i < n; i++) {
        if (t->decl->columns[columns[i]].forbidden) continue;
        if (all.used > 0) sink_words(&all, "; ");
        sink_text(&all, t->decl->columns[columns[i]].name);
        sink_words(&all, " = ");
        sink_text(&all, cell_trim(table_raw(t, row, columns[i])));
    }
    int code = sink_flush(&all, f);
    if (code == 0) sink_csv(to, (text){ all.buffer, all.used }, true);
    sink_drop(&all);
    return code;
}

static int put_row(sink *to, const table *t, uint32_t row, unsigned char how, fault *f) {
    sink_csv(to, t->decl->name, true);
    sink_words(to, ",");
    sink_csv(to, table_file(t, row), true);
    sink_print(to, ",%u,%s,", (unsigned)t->line[row],
               how & ROW_POSSIBLE   ? "possible"
               : how & ROW_NAMESAKE ? "namesake"
                                    : "nobody");
    int code = put_keys(to, t, row, f);
    sink_words(to, "\n");
    return code;
}

static int put_source(sink *to, const evidence *e, size_t source, fault *f) {
    const table *t = &e->tables[source];
    unsigned char *how = calloc(t->rows + 1, 1);
    int code = how == NULL ? fault_memory(f) : 0;
    if (code == 0) mark(how, &e->sources[source]);
    for (uint32_t row = 0; code == 0 && row < t->rows; row++)
        if ((how[row] & ROW_FOUND) == 0 &&
            (t->row_flag[row] & (ROW_MERGED | ROW_UNREADABLE)) == 0)
            code = put_row(to, t, row, how[row], f);
    free(how);
    return code;
}

int orphans_csv(sink *to, const outcome_set *o, fault *f) {
    const evidence *e = o->evidence;
    int code = 0;
    sink_words(to, "\xef\xbb\xbfsource,file,line,what,keys\n");
    for (size_t s = 0; code == 0 && s < e->pack->source_count; s++)
        if (e->pack->sources[s].kind == SOURCE_EVIDENCE) code = put_source(to, e, s, f);
    return code != 0 ? code : sink_flush(to, f);
}

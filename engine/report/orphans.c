/* orphans: orphans.csv: rows about nobody on the list, for the clerk to look after.
 *
 * A reply whose candidate nobody knows is often a slip of the pen: the person it is about
 * then waits for it. Every such row is listed by file and line with the cells it would
 * have been found by; what else it says concerns somebody who is not being vetted. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/orphans.h"

#include <stdlib.h>

enum { ROW_FOUND = 1, ROW_NAMESAKE = 2, ROW_POSSIBLE = 4 };

static void mark(unsigned char *rows, const joined *j) {
    for (size_t i = 0; i < j->item_count; i++) rows[j->items[i].row] |= ROW_FOUND;
    for (size_t i = 0; i < j->namesake_count; i++)
        rows[j->namesakes[i].row] |=
            j->namesakes[i].flags & ATTACHED_POSSIBLE ? ROW_POSSIBLE : ROW_NAMESAKE;
}

/* The rows of one source, and by which of its columns each is described. */
typedef struct orphan_rows {
    sink *to;
    const table *from;
    unsigned char *how; /* per row: what was found of it */
    uint16_t columns[COLUMN_MAX];
    size_t column_count;
    sink keys; /* a field in the making */
} orphan_rows;

/* The columns that are keys, and who answered, each once; those nobody may judge by are not
 * shown. */
static void choose_columns(orphan_rows *w) {
    const source_decl *d = w->from->decl;
    for (uint16_t at = 0; at < d->column_count; at++) {
        bool is = at == d->expects_column;
        for (size_t i = 0; i < d->key_count; i++)
            for (size_t k = 0; k < d->keys[i].count; k++) is |= d->keys[i].here[k] == at;
        if (is && !d->columns[at].forbidden) w->columns[w->column_count++] = at;
    }
}

static void put_keys(orphan_rows *w, uint32_t row) {
    sink *all = &w->keys;
    all->used = 0;
    for (size_t i = 0; i < w->column_count; i++) {
        if (all->used > 0) sink_words(all, "; ");
        sink_text(all, w->from->decl->columns[w->columns[i]].name);
        sink_words(all, " = ");
        sink_text(all, cell_trim(table_raw(w->from, row, w->columns[i])));
    }
    sink_csv(w->to, (text){ all->buffer, all->used }, true);
}

static void put_row(orphan_rows *w, uint32_t row) {
    unsigned char how = w->how[row];
    sink_csv(w->to, w->from->decl->name, true);
    sink_words(w->to, ",");
    sink_csv(w->to, table_file(w->from, row), true);
    sink_words(w->to, ",");
    sink_number(w->to, w->from->line[row]);
    sink_words(w->to, how & ROW_POSSIBLE   ? ",possible,"
                      : how & ROW_NAMESAKE ? ",namesake,"
                                           : ",nobody,");
    put_keys(w, row);
    sink_words(w->to, "\n");
}

static int put_source(sink *to, const evidence *e, size_t source, fault *f) {
    const table *t = &e->tables[source];
    orphan_rows w = { .to = to, .from = t, .how = calloc(t->rows + 1, 1) };
    if (w.how == NULL) return fault_memory(f);
    mark(w.how, &e->sources[source]);
    choose_columns(&w);
    for (uint32_t row = 0; row < t->rows; row++)
        if ((w.how[row] & ROW_FOUND) == 0 &&
            (t->row_flag[row] & (ROW_MERGED | ROW_UNREADABLE)) == 0)
            put_row(&w, row);
    int code = sink_flush(&w.keys, f);
    sink_drop(&w.keys);
    free(w.how);
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

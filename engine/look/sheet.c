/* sheet: one file of a folder, looked at.
 *
 * The beginning is read once under every separator: the one that cuts most rows alike is
 * the file's. Then the file is read once. Its first rows are kept until it is known which
 * of them is the header; from then on every row goes through a short queue, so that what
 * turns out to be a total at the end was never counted as data. However long the file is,
 * no more of it than these rows is in memory. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "look/sheet.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ground/folder.h"
#include "load/csv_feed.h"
#include "look/layout.h"

enum {
    HEAD_ROWS = 40,
    HEAD_BYTES = 1 << 22, /* kept of wide rows, before the rest must wait */
    PROBE_ROWS = 30,
    LINE_BYTES = 120, /* shown of a title */
    STOPPED = 1,      /* a take has seen enough */
};

/* ---- rows kept for later */

typedef struct kept_row {
    csv_row row;
    char *bytes;
    uint32_t *marks;
    size_t room, mark_room;
} kept_row;

static bool keep_row(kept_row *k, const csv_row *row) {
    size_t len = csv_row_len(row), count = row->count + 1;
    if (len + 1 > k->room) {
        char *bytes = realloc(k->bytes, len + 1);
        if (bytes == NULL) return false;
        k->bytes = bytes;
        k->room = len + 1;
    }
    if (count > k->mark_room) {
        uint32_t *marks = realloc(k->marks, count * sizeof *marks);
        if (marks == NULL) return false;
        k->marks = marks;
        k->mark_room = count;
    }
    k->row = *row;
    k->row.at = memcpy(k->bytes, row->at, len);
    k->row.marks = memcpy(k->marks, row->marks, count * sizeof *row->marks);
    return true;
}

static void drop_rows(kept_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        free(rows[i].bytes);
        free(rows[i].marks);
    }
}

/* ---- the separator */

typedef struct probe {
    size_t width[PROBE_ROWS], count;
} probe;

static int take_probe(void *payload, const csv_row *row, fault *f) {
    probe *p = payload;
    (void)f;
    p->width[p->count++] = row->count;
    return p->count == PROBE_ROWS ? STOPPED : 0;
}

/* How many rows have the commonest width, and that width; one column is no vote. */
static size_t count_votes(const probe *p, size_t *width) {
    size_t best = 0;
    for (size_t i = 0; i < p->count; i++) {
        size_t n = 0;
        for (size_t k = 0; k < p->count; k++) n += p->width[k] == p->width[i];
        if (p->width[i] < 2 || n < best || (n == best && p->width[i] <= *width)) continue;
        best = n;
        *width = p->width[i];
    }
    return best;
}

static int find_separator(int fd, sheet *s, fault *f) {
    static const char separators[] = ",;\t|";
    size_t most = 0, widest = 0;
    s->separator = ',';
    for (const char *c = separators; *c != '\0'; c++) {
        probe p = { .count = 0 };
        fault own = { 0 };
        csv_totals totals;
        csv_file file = { fd, s->name.at, s->encoding, *c, false };
        int status = csv_feed(&file, take_probe, &p, &totals, &own);
        size_t width = 0, votes = count_votes(&p, &width);
        if (status == FAULT_MEMORY) return fault_memory(f);
        if (votes > most || (votes == most && width > widest)) {
            most = votes;
            widest = width;
            s->separator = *c;
        }
        if (lseek(fd, 0, SEEK_SET) != 0)
            return fault_set(f, FAULT_DATA, s->name.at, 0, 0, "cannot be read twice");
    }
    return 0;
}

/* ---- the rows */

typedef struct reader {
    sheet *s;
    const pack *p;
    arena *a;
    bool laid_out;
    kept_row head[HEAD_ROWS];
    size_t head_count, head_bytes;
    kept_row queue[SHEET_FEET_MAX]; /* a ring */
    size_t queue_at, queue_count;
} reader;

static bool is_blank(const csv_row *row) {
    for (size_t i = 0; i < row->count; i++)
        if (cell_trim(csv_field(row, i)).len > 0) return false;
    return true;
}

static bool make_line(sheet_line *line, const csv_row *row, arena *a) {
    char words[LINE_BYTES + 4];
    size_t used = 0;
    for (size_t i = 0; i < row->count; i++) {
        text cell = cell_trim(csv_field(row, i));
        size_t room = LINE_BYTES - used, len = cell.len < room ? cell.len : room;
        while (len > 0 && len < cell.len && ((unsigned char)cell.at[len] & 0xc0) == 0x80) len--;
        if (len == 0) continue;
        if (used > 0 && used + 3 + len > LINE_BYTES) break;
        if (used > 0) memcpy(words + used, " | ", 3), used += 3;
        memcpy(words + used, cell.at, len);
        used += len;
    }
    line->line = row->line;
    return arena_text(a, (text){ words, used }, &line->words);
}

static int add_data(reader *r, const csv_row *row, fault *f) {
    sheet *s = r->s;
    if (is_blank(row)) return 0;
    if (s->rows++ == 0) s->first_line = row->line;
    s->last_line = row->last_line;
    if (row->count < s->named || row->count > s->width) {
        if (s->ragged < SHEET_RAGGED_SHOWN) {
            s->ragged_line[s->ragged] = row->line;
            s->ragged_width[s->ragged] = row->count;
        }
        s->ragged++;
        return 0;
    }
    for (size_t i = 0; i < s->width; i++) {
        text cell = i < row->count ? csv_field(row, i) : (text){ "", 0 };
        if (!holding_add(&s->columns[i], cell, row->line, r->a)) return fault_memory(f);
    }
    return 0;
}

/* Data waits in the queue until enough rows have come after it. */
static int pass_on(reader *r, const csv_row *row, fault *f) {
    if (r->queue_count == SHEET_FEET_MAX) {
        int status = add_data(r, &r->queue[r->queue_at].row, f);
        if (status != 0) return status;
        r->queue_at = (r->queue_at + 1) % SHEET_FEET_MAX;
        r->queue_count--;
    }
    size_t at = (r->queue_at + r->queue_count) % SHEET_FEET_MAX;
    if (!keep_row(&r->queue[at], row)) return fault_memory(f);
    r->queue_count++;
    return 0;
}

static int begin_columns(reader *r, const csv_row *row, fault *f) {
    sheet *s = r->s;
    s->width = s->named = row->count;
    s->start = row->line;
    s->columns = calloc(s->width, sizeof *s->columns);
    if (s->columns == NULL) return fault_memory(f);
    for (size_t i = 0; i < s->width; i++) {
        text header = { "", 0 };
        if (s->header && !arena_text(r->a, cell_trim(csv_field(row, i)), &header))
            return fault_memory(f);
        holding_begin(&s->columns[i], header);
    }
    while (s->header && s->named > 0 && s->columns[s->named - 1].header.len == 0) s->named--;
    return 0;
}

static int lay_out(reader *r, fault *f) {
    sheet *s = r->s;
    csv_row rows[HEAD_ROWS];
    layout found;
    r->laid_out = true;
    if (r->head_count == 0) return 0;
    for (size_t i = 0; i < r->head_count; i++) rows[i] = r->head[i].row;
    layout_find(rows, r->head_count, r->p, &found);
    s->header = found.header;
    for (size_t i = 0; i < found.start; i++) {
        if (s->title_count == SHEET_TITLES_MAX) s->titles_left++;
        else if (!make_line(&s->titles[s->title_count++], &rows[i], r->a))
            return fault_memory(f);
    }
    int status = begin_columns(r, &rows[found.start], f);
    for (size_t i = found.start + found.header; i < r->head_count && status == 0; i++)
        status = pass_on(r, &rows[i], f);
    return status;
}

static int take_row(void *payload, const csv_row *row, fault *f) {
    reader *r = payload;
    if (r->laid_out) return pass_on(r, row, f);
    if (is_blank(row)) return 0;
    if (!keep_row(&r->head[r->head_count], row)) return fault_memory(f);
    r->head_bytes += r->head[r->head_count++].room;
    return r->head_count == HEAD_ROWS || r->head_bytes > HEAD_BYTES ? lay_out(r, f) : 0;
}

static kept_row *queued(reader *r, size_t at) {
    return &r->queue[(r->queue_at + at) % SHEET_FEET_MAX];
}

static int add_foot(reader *r, const csv_row *row, const char *word, fault *f) {
    sheet *s = r->s;
    if (!make_line(&s->feet[s->foot_count], row, r->a)) return fault_memory(f);
    s->foot_word[s->foot_count++] = word;
    return 0;
}

/* The end of the file is known: what of the last rows is no data? */
static int take_end(reader *r, fault *f) {
    sheet *s = r->s;
    int status = r->laid_out ? 0 : lay_out(r, f);
    size_t feet = 0;
    const char *word[SHEET_FEET_MAX];
    while (feet < r->queue_count && status == 0) {
        size_t at = r->queue_count - feet - 1;
        word[at] = layout_foot(&queued(r, at)->row, s->width);
        if (word[at] == NULL) break;
        feet++;
    }
    for (size_t i = 0; i < r->queue_count && status == 0; i++) {
        const csv_row *row = &queued(r, i)->row;
        if (i < r->queue_count - feet) status = add_data(r, row, f);
        else if (*word[i] != '\0') status = add_foot(r, row, word[i], f);
    }
    return status;
}

static int read_rows(int fd, sheet *s, const pack *p, arena *a, fault *f) {
    csv_totals totals;
    csv_file file = { fd, s->name.at, s->encoding, s->separator, false };
    reader *r = calloc(1, sizeof *r);
    if (r == NULL) return fault_memory(f);
    *r = (reader){ .s = s, .p = p, .a = a };
    int status = csv_feed(&file, take_row, r, &totals, f);
    if (status != FAULT_MEMORY) { /* what came before the trouble is worth seeing */
        int ended = take_end(r, NULL);
        if (ended == FAULT_MEMORY) status = fault_memory(f);
    }
    drop_rows(r->head, HEAD_ROWS);
    drop_rows(r->queue, SHEET_FEET_MAX);
    free(r);
    return status;
}

/* ---- the file */

static bool is_workbook(int fd) {
    char head[8];
    ssize_t n = pread(fd, head, sizeof head, 0);
    return n > 0 && detect_workbook(head, (size_t)n);
}

/* Nothing fits: ISO-8859-1 fits every file, so the clerk at least sees what is asked about. */
static int find_encoding(int fd, sheet *s, fault *f) {
    detection found = { { "", 0 }, ENCODING_DECLARED };
    int status = encoding_detect(fd, s->name.at, &found, f);
    s->encoding = found.encoding;
    s->how = found.how;
    if (status != FAULT_DATA || is_workbook(fd)) return status;
    s->assumed = true;
    s->encoding = TEXT("iso-8859-1");
    return lseek(fd, 0, SEEK_SET) == 0 ? 0 : status;
}

int sheet_read(sheet *out, const char *folder, text name, const pack *p, arena *a, fault *f) {
    *out = (sheet){ .name = name, .encoding = { "", 0 } };
    fault *own = &out->trouble;
    int fd = folder_open(folder, name.at, FAULT_DATA, own);
    if (fd < 0) return fd == FAULT_MEMORY ? fault_memory(f) : 0;
    int status = find_encoding(fd, out, own);
    if (status == 0) status = find_separator(fd, out, own);
    if (status == 0) status = read_rows(fd, out, p, a, own);
    if (status == 0 && out->assumed) out->trouble.code = 0; /* its words say why */
    close(fd);
    return status == FAULT_MEMORY ? fault_memory(f) : 0;
}

void sheet_clear(sheet *s) {
    for (size_t i = 0; i < s->width && s->columns != NULL; i++) holding_clear(&s->columns[i]);
    free(s->columns);
    *s = (sheet){ .name = { "", 0 } };
}

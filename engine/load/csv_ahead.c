/* csv_ahead: a CSV file cut by one thread while another takes its rows.
 *
 * To find the rows of a file (decode it, take its digest, look for separators) and to
 * read what is in them are about equally dear. Here a second thread does the first part:
 * it copies the rows it finds into batches, a ring of them, and waits when all are full;
 * the caller's thread hands them to `take` and waits when none is. A fault of the file
 * is told when all rows before it have been taken, so that the first in the file is
 * the one that is told, as if there were one thread. Without a second thread there is one. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/csv_ahead.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { BATCHES = 4, BATCH_BYTES = 1 << 17, BATCH_MARKS = 1 << 14, BATCH_ROWS = 1 << 11 };

/* Rows, one after the other: their bytes, the marks about their fields, themselves. */
typedef struct batch {
    char *bytes; size_t used, room;
    uint32_t *marks; size_t mark_count, mark_room;
    csv_row rows[BATCH_ROWS]; size_t count;
} batch;

typedef struct ahead {
    const csv_file *file;
    csv_totals *totals;
    fault fault;            /* of the file */
    int status;
    pthread_mutex_t lock;   /* guards what follows */
    pthread_cond_t turned;
    size_t filled, taken;   /* batches so far */
    bool ended, stopped;    /* nothing comes any more; nobody takes any more */
    batch batches[BATCHES];
} ahead;

/* ---- the thread that cuts */

static batch *in_work(ahead *a) {
    return &a->batches[a->filled % BATCHES];
}

/* The batch in work is full: the next one, once it is free. False: nobody wants it. */
static bool turn(ahead *a) {
    pthread_mutex_lock(&a->lock);
    a->filled++;
    pthread_cond_signal(&a->turned);
    while (a->filled - a->taken == BATCHES && !a->stopped)
        pthread_cond_wait(&a->turned, &a->lock);
    bool wanted = !a->stopped;
    pthread_mutex_unlock(&a->lock);
    batch *b = in_work(a);
    if (wanted) b->used = b->mark_count = b->count = 0;
    return wanted;
}

/* Makes an array at least so long; what it held is kept. */
static bool widen(void **items, size_t *room, size_t need, size_t size) {
    if (need <= *room) return true;
    void *wider = realloc(*items, need * size);
    if (wider == NULL) return false;
    *items = wider;
    *room = need;
    return true;
}

/* Rows point into both, which must not move: they get longer only while there are none. */
static bool has_room(const batch *b, size_t bytes, size_t marks) {
    return b->count == 0 || (b->count < BATCH_ROWS && bytes <= b->room - b->used &&
                             marks <= b->mark_room - b->mark_count);
}

static int keep_row(void *payload, const csv_row *row, fault *f) {
    ahead *a = payload;
    size_t len = csv_row_len(row), need = len + CSV_SLACK, marks = row->count + 1;
    if (!has_room(in_work(a), need, marks) && !turn(a)) return FAULT_STOPPED;
    batch *b = in_work(a);
    if (!widen((void **)&b->bytes, &b->room, need > BATCH_BYTES ? need : BATCH_BYTES, 1) ||
        !widen((void **)&b->marks, &b->mark_room, marks > BATCH_MARKS ? marks : BATCH_MARKS,
               sizeof *b->marks))
        return fault_memory(f);
    csv_row *kept = &b->rows[b->count++];
    *kept = *row;
    kept->at = memcpy(b->bytes + b->used, row->at, len);
    kept->marks = memcpy(b->marks + b->mark_count, row->marks, marks * sizeof *row->marks);
    b->used += len;
    b->mark_count += marks;
    return 0;
}

static void *cut(void *payload) {
    ahead *a = payload;
    a->status = csv_feed(a->file, keep_row, a, a->totals, &a->fault);
    pthread_mutex_lock(&a->lock);
    if (!a->stopped) a->filled++;
    a->ended = true;
    pthread_cond_signal(&a->turned);
    pthread_mutex_unlock(&a->lock);
    return NULL;
}

/* ---- the thread that takes */

/* The batch after the one that was taken last, or NULL at the end. */
static batch *next_batch(ahead *a, bool first) {
    pthread_mutex_lock(&a->lock);
    if (!first) a->taken++;
    pthread_cond_signal(&a->turned);
    while (a->filled == a->taken && !a->ended) pthread_cond_wait(&a->turned, &a->lock);
    batch *b = a->filled > a->taken ? &a->batches[a->taken % BATCHES] : NULL;
    pthread_mutex_unlock(&a->lock);
    return b;
}

static int take_batch(const batch *b, csv_take take, void *payload, fault *f) {
    int status = 0;
    for (size_t i = 0; i < b->count && status == 0; i++) status = take(payload, &b->rows[i], f);
    return status;
}

static int take_all(ahead *a, csv_take take, void *payload, fault *f) {
    int status = 0;
    batch *b = next_batch(a, true);
    for (; b != NULL && status == 0; b = status == 0 ? next_batch(a, false) : NULL)
        status = take_batch(b, take, payload, f);
    pthread_mutex_lock(&a->lock);
    a->stopped = true;
    pthread_cond_signal(&a->turned);
    pthread_mutex_unlock(&a->lock);
    return status;
}

int csv_ahead(const csv_file *file, csv_take take, void *payload, csv_totals *out, fault *f) {
    pthread_t cutter;
    ahead *a = calloc(1, sizeof *a);
    if (a == NULL) return fault_memory(f);
    *a = (ahead){ .file = file, .totals = out };
    pthread_mutex_init(&a->lock, NULL);
    pthread_cond_init(&a->turned, NULL);
    int status;
    if (pthread_create(&cutter, NULL, cut, a) == 0) {
        status = take_all(a, take, payload, f);
        pthread_join(cutter, NULL);
        if (status == 0 && a->status != 0) status = fault_take(f, &a->fault);
    } else {
        status = csv_feed(file, take, payload, out, f);
    }
    pthread_cond_destroy(&a->turned);
    pthread_mutex_destroy(&a->lock);
    for (size_t i = 0; i < BATCHES; i++) {
        free(a->batches[i].bytes);
        free(a->batches[i].marks);
    }
    free(a);
    return status;
}

/* spill: large arrays that lie in temporary files when they would take more memory than they
 * may.
 *
 * An array in a file is that file mapped: whoever uses it sees memory, and the system writes
 * what is not in use to disk. Every file is made as long as its array with its blocks reserved,
 * because a mapped hole that cannot be filled kills the process; a disk that is full is a
 * refusal instead, said as such. The files have no name: however a run ends, they are gone.
 *
 * In front of each array stands how long it is and in which file, so that growing needs no
 * table of arrays. A shared map can be moved while it grows, so nothing is ever copied but on
 * the way from memory to a file.
 *
 * Memory that is fresh from the system is not there before it is touched, and every page then
 * costs a trap of its own: a tenth of a long run. Who fills an array from one end to the other
 * says so some pages ahead. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/spill.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ground/folder.h"

enum { HEAD = 64, PIECE = 1 << 20, IN_MEMORY = -1 };
enum {
    READY_PART = 8,
    READY_MOST = 1 << 16,
    READY_PAGES = 2 /* fewer are not worth asking for */
};

/* In front of the array; HEAD bytes are set aside for it, so that arrays begin where processors
 * like it. */
typedef struct head {
    size_t bytes;      /* with the head */
    int fd;            /* or IN_MEMORY */
} head;

/* What spill_keep hands out comes from pieces, the newest first. */
typedef struct piece {
    struct piece *before;
    size_t used, ready, room;
} piece;

struct spill {
    uint64_t limit;
    const char *folder;
    uint64_t in_memory, in_files;      /* bytes; atomic */
    int error;                         /* errno of a file that was not to be had; atomic */
    pthread_mutex_t keeping;
    piece *newest;
    size_t kept;                       /* bytes of all pieces */
};

int spill_new(spill **out, uint64_t limit, const char *folder, fault *f) {
    spill *s = *out = calloc(1, sizeof *s);
    if (s == NULL) return fault_memory(f);
    s->limit = limit;
    s->folder = folder;
    pthread_mutex_init(&s->keeping, NULL);
    return 0;
}

static void count(uint64_t *sum, size_t more, size_t less) {
    __atomic_add_fetch(sum, (uint64_t)more - (uint64_t)less, __ATOMIC_RELAXED);
}

static void *refuse(spill *s, int error) {
    __atomic_store_n(&s->error, error, __ATOMIC_RELAXED);
    return NULL;
}

/* ---- files ------------------------------------------------------------ */

/* Blocks for all of it are taken now. */
static int reserve(int fd, size_t bytes) {
    int error;
    do error = posix_fallocate(fd, 0, (off_t)bytes);
    while (error == EINTR);
    return error;
}

static head *map_new(spill *s, size_t bytes) {
    int fd = folder_temporary(s->folder);
    if (fd < 0) return refuse(s, errno);
    int error = reserve(fd, bytes);
    void *at = error == 0 ? mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0)
                          : MAP_FAILED;
    if (at == MAP_FAILED) {
        if (error == 0) error = errno;
        close(fd);
        return refuse(s, error);
    }
    head *h = at;
    *h = (head){ bytes, fd };
    count(&s->in_files, bytes, 0);
    return h;
}

static head *map_grow(spill *s, head *h, size_t bytes) {
    size_t before = h->bytes;
    int fd = h->fd, error = bytes > before ? reserve(fd, bytes) : 0;
    if (error != 0) return refuse(s, error);
    head *moved = mremap(h, before, bytes, MREMAP_MAYMOVE);
    if (moved == MAP_FAILED) return refuse(s, errno);
    /* what is cut off only takes room on the disk if the file cannot be cut */
    if (bytes < before && ftruncate(fd, (off_t)bytes) != 0) errno = 0;
    moved->bytes = bytes;
    count(&s->in_files, bytes, before);
    return moved;
}

static void unmap(spill *s, head *h) {
    int fd = h->fd;
    count(&s->in_files, 0, h->bytes);
    munmap(h, h->bytes);
    close(fd);
}

/* ---- ahead of who writes ------------------------------------------------------------ */

size_t spill_ready_step(size_t used) {
    return used / READY_PART < READY_MOST ? used / READY_PART : READY_MOST;
}

/* The pages that begin there; the one in front is there, or its owner touches it soon. */
void spill_ready(void *items, size_t from, size_t to) {
#ifdef MADV_POPULATE_WRITE
    size_t page = (size_t)sysconf(_SC_PAGESIZE), at = (uintptr_t)items % page;
    size_t first = (at + from + page - 1) / page * page,
           end = (at + to + page - 1) / page * page;
    /* systems before Linux 5.14 refuse; then pages come as they are touched */
    if (from < to && end - first >= READY_PAGES * page)
        (void)madvise((char *)items - at + first, end - first, MADV_POPULATE_WRITE);
#else
    (void)items, (void)from, (void)to;
#endif
}

/* ---- arrays ------------------------------------------------------------ */

/* May `bytes` stand in memory in place of `before`? */
static bool fits(const spill *s, size_t bytes, size_t before) {
    uint64_t held = __atomic_load_n(&s->in_memory, __ATOMIC_RELAXED);
    return bytes < SPILL_LEAST || held - before + bytes <= s->limit;
}

static head *memory_resize(spill *s, head *h, size_t bytes) {
    size_t before = h != NULL ? h->bytes : 0;
    head *moved = realloc(h, bytes);
    if (moved == NULL) return NULL;
    *moved = (head){ bytes, IN_MEMORY };
    count(&s->in_memory, bytes, before);
    return moved;
}

static head *memory_to_file(spill *s, head *h, size_t bytes) {
    head *moved = map_new(s, bytes);
    if (moved == NULL || h == NULL) return moved;
    size_t both = h->bytes < bytes ? h->bytes : bytes;
    memcpy((char *)moved + HEAD, (char *)h + HEAD, both - HEAD);
    count(&s->in_memory, 0, h->bytes);
    free(h);
    return moved;
}

static head *head_of(void *items) {
    return items != NULL ? (head *)((char *)items - HEAD) : NULL;
}

void *spill_resize(spill *s, void *items, size_t bytes) {
    if (s == NULL) return realloc(items, bytes > 0 ? bytes : 1);
    head *h = head_of(items);
    if (bytes > SIZE_MAX / 2) return NULL;
    bytes += HEAD;
    size_t before = h != NULL ? h->bytes : 0;
    if (h != NULL && h->fd != IN_MEMORY) h = map_grow(s, h, bytes);
    else if (fits(s, bytes, before)) h = memory_resize(s, h, bytes);
    else h = memory_to_file(s, h, bytes);
    return h != NULL ? (char *)h + HEAD : NULL;
}

/* Fresh memory that is read before it is written costs two traps a page, and with the second
 * one every other thread has to be told. */
static void *zeroes(size_t number, size_t size) {
    void *items = calloc(number, size);
    if (items != NULL) spill_ready(items, 0, number * size);
    return items;
}

/* Fresh files are zeroes as they are, and so is most of what calloc gives. */
void *spill_take_zero(spill *s, size_t number, size_t size) {
    if (s == NULL) return zeroes(number, size);
    if (size > 0 && number > SIZE_MAX / 2 / size) return NULL;
    size_t bytes = HEAD + number * size;
    bool in_memory = fits(s, bytes, 0);
    head *h = in_memory ? zeroes(1, bytes) : map_new(s, bytes);
    if (h == NULL) return NULL;
    if (in_memory) {
        *h = (head){ bytes, IN_MEMORY };
        count(&s->in_memory, bytes, 0);
    }
    return (char *)h + HEAD;
}

void spill_drop(spill *s, void *items) {
    head *h = head_of(items);
    if (s == NULL || h == NULL) {
        free(items);
    } else if (h->fd != IN_MEMORY) {
        unmap(s, h);
    } else {
        count(&s->in_memory, 0, h->bytes);
        free(h);
    }
}

/* ---- what is kept ------------------------------------------------------------ */

/* A piece is an array as any other. Each is a quarter of all before it, so that they stay
 * few. */
static piece *add_piece(spill *s, size_t bytes) {
    size_t room = s->kept / 4 > PIECE ? s->kept / 4 : PIECE;
    if (bytes > room - HEAD) room = bytes + HEAD;
    piece *p = spill_resize(s, NULL, room);
    if (p == NULL) return NULL;
    *p = (piece){ s->newest, HEAD, HEAD, room };
    s->newest = p;
    s->kept += room;
    return p;
}

static void make_ready(const spill *s, piece *p) {
    size_t more = spill_ready_step(s->kept - p->room + p->used), left = p->room - p->used;
    size_t to = p->used + (more < left ? more : left);
    spill_ready(p, p->ready, to);
    p->ready = to;
}

void *spill_keep(spill *s, size_t bytes) {
    void *at = NULL;
    if (bytes > SIZE_MAX / 4) return NULL;
    bytes = (bytes + 15) / 16 * 16;
    pthread_mutex_lock(&s->keeping);
    piece *p = s->newest;
    if (p == NULL || bytes > p->room - p->used) p = add_piece(s, bytes);
    if (p != NULL) {
        at = (char *)p + p->used;
        p->used += bytes;
        if (p->used > p->ready) make_ready(s, p);
    }
    pthread_mutex_unlock(&s->keeping);
    return at;
}

uint64_t spill_in_files(const spill *s) {
    return s != NULL ? __atomic_load_n(&s->in_files, __ATOMIC_RELAXED) : 0;
}

int spill_explain(const spill *s, const char *shown, int status, fault *f) {
    if (s == NULL || s->error == 0 || status != FAULT_MEMORY) return status;
    if (f != NULL) f->code = FAULT_NONE;
    return fault_set(
        f, FAULT_OUTPUT, shown, 0, 0,
        "no room for temporary files: %s; nothing was written: name a folder with more room "
        "(--temporary), or allow more memory (--memory)",
        strerror(s->error));
}

void spill_free(spill *s) {
    if (s == NULL) return;
    while (s->newest != NULL) {
        piece *p = s->newest;
        s->newest = p->before;
        spill_drop(s, p);
    }
    pthread_mutex_destroy(&s->keeping);
    free(s);
}

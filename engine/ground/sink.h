/* sink: buffered, checked output to a file descriptor or to memory, and the escaping
 * functions. */
#ifndef GROUND_SINK_H
#define GROUND_SINK_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "ground/fault.h"
#include "ground/text.h"

typedef struct sink {
    bool file;              /* false: memory, so that zeroed is an empty sink of memory */
    int fd;                 /* of a file */
    bool failed;            /* sticky: writes after it do nothing, for there is no room */
    int error;              /* errno of the first failure */
    char *buffer;
    size_t used, room;
    uint64_t written;       /* bytes passed on */
    const char *name;       /* for the fault; the caller's, and there as long as the sink */
} sink;

/* A new file, mode 0600. */
int sink_create(sink *s, int folder_fd, const char *name, fault *f);
void sink_wrap(sink *s, int fd, const char *name); /* an open descriptor, not owned */
void sink_memory(sink *s);                                            /* bytes stay in buffer */
/* sink_bytes, when the buffer may be full */
void sink_more(sink *s, const void *bytes, size_t len);
static inline void sink_bytes(sink *s, const void *bytes, size_t len) {
    if (len == 0 || s->room - s->used < len) {
        sink_more(s, bytes, len);
        return;
    }
    memcpy(s->buffer + s->used, bytes, len);
    s->used += len;
}
char *sink_more_room(sink *s, size_t len); /* sink_room, when the buffer may be full */
/* Room for `len` more bytes, for who puts them there himself and adds to `used` how many it
 * was; NULL: failed. */
static inline char *sink_room(sink *s, size_t len) {
    return s->room - s->used < len ? sink_more_room(s, len) : s->buffer + s->used;
}
static inline void sink_text(sink *s, text t) {
    sink_bytes(s, t.at, t.len);
}
static inline void sink_words(sink *s, const char *zero_terminated) {
    sink_bytes(s, zero_terminated, strlen(zero_terminated));
}
void sink_print(sink *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
void sink_number(sink *s, int64_t n);
/* One CSV field, quoted when it must be. `guard`: a field a spreadsheet would take for a
 * formula (starts with = + - @ TAB CR) gets a leading apostrophe. */
void sink_csv(sink *s, text t, bool guard);
/* The same, and then bytes as they are. */
void sink_csv_then(sink *s, text t, bool guard, text then);
/* The same in a file whose fields stand between other separators than commas. */
void sink_csv_by(sink *s, text t, bool guard, char separator);
void sink_json(sink *s, text t); /* a JSON string with its quotes; bad UTF-8 as U+FFFD */
/* For terminals: control and bidi characters as \u{...}. */
void sink_terminal(sink *s, text t);
/* A text node or quoted attribute of HTML: markup as entities, control and bidi characters
 * shown as for terminals, bad UTF-8 as U+FFFD. */
void sink_html(sink *s, text t);
/* The same text as a JSON string, with its quotes, that may stand within a script element. */
void sink_script(sink *s, text t);
/* Flushes, closes; says the first error. A file is on the disk then with `sync`; without, the
 * disk is only told to begin with a large one. Memory is kept. */
int sink_close(sink *s, bool sync, fault *f);
int sink_flush(sink *s, fault *f);
void sink_drop(sink *s);                 /* closes or frees without a word */
#endif

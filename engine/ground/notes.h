/* notes: things a person should be told that do not stop the run, in the order they were
 * met. */
#ifndef GROUND_NOTES_H
#define GROUND_NOTES_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ground/arena.h"
#include "ground/fault.h"

typedef enum note_kind { NOTE_WARNING, NOTE_ERROR } note_kind;
typedef struct note { note_kind kind; fault at; } note;          /* at.code is not used */
/* {0} is an empty list. */
typedef struct notes {
    note *items;
    size_t count, room;
    size_t errors;       /* how many of them are NOTE_ERROR */
    size_t dropped;      /* beyond the limit of 10,000: counted only */
    bool no_memory;      /* sticky: a note could not be kept */
} notes;

void notes_add(notes *n, note_kind kind, const char *file, uint32_t line, uint32_t column,
               const char *format, ...) __attribute__((format(printf, 6, 7)));
/* Adds what `from` has, as if it had been told here, and empties it. */
void notes_move(notes *to, notes *from);
/* "file:line:column: error|warning: message" */
void note_print(const note *n, char *buffer, size_t size);
void notes_clear(notes *n);
#endif

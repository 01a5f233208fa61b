/* fault: what went wrong, where, in one line. */
#ifndef GROUND_FAULT_H
#define GROUND_FAULT_H
#include <stddef.h>
#include <stdint.h>

enum {
    FAULT_NONE = 0,
    FAULT_USAGE = -2,   /* the command line */
    FAULT_DATA = -3,    /* the docket or a file of the run cannot be used */
    FAULT_PACK = -4,    /* the pack cannot be used */
    FAULT_OUTPUT = -5,  /* output could not be written */
    FAULT_MEMORY = -6,
    FAULT_STOPPED = -7, /* the caller asked us to give up */
};

/* Belongs to the caller, who passes it down; the first fault wins. */
typedef struct fault {
    int code;           /* one of the above */
    uint32_t line;      /* 1-based, 0: none */
    uint32_t column;    /* 1-based, 0: none */
    char file[256];     /* as a person would name it, "" : none */
    char message[768];  /* one line, no full stop: what was found, what was expected */
} fault;

/* Each returns the code, so that a caller writes `return fault_set(...)`.
 * A fault that is already set is kept. `at` may be NULL: nobody wants the words. */
int fault_set(fault *at, int code, const char *file, uint32_t line, uint32_t column,
              const char *format, ...) __attribute__((format(printf, 6, 7)));
int fault_plain(fault *at, int code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
int fault_memory(fault *at);
/* The same fault, told to another. */
int fault_take(fault *at, const fault *other);

/* Writes "file:line:column: error: message" (parts that are absent left out). */
void fault_print(const fault *at, char *buffer, size_t size);
#endif

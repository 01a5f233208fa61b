/* terms: what a run was judged by, read back from its record: declarations, inputs,
 * coverage, days. */
#ifndef AUDIT_TERMS_H
#define AUDIT_TERMS_H
#include "ground/arena.h"
#include "ground/fault.h"
#include "pack/decl.h"

struct sqlite3;
typedef struct record_input {
    uint16_t source;
    text file, encoding, encoding_by; /* ... and how that is known, in words for programs */
    uint64_t bytes, rows;
    char sha256[65];
} record_input;
typedef struct record_source {
    bool asked;
    uint64_t rows, attached, nobody, suppressed, merged, unreadable, left_out;
    uint64_t near, near_set_aside; /* rows about nobody that may be somebody's */
    uint16_t void_input; /* the file whose unreadable row voids what was searched; NO_INDEX */
    uint32_t void_line;
    bool claimed, everybody;
    text column, values; /* who was searched: column and its values joined by ", " */
    text says, on, keys; /* by whose word, when, with which columns joined by ", " */
    record_input *inputs;
    size_t input_count;
} record_source;
typedef struct record_param {
    text value, standard;
    bool differs;
} record_param;
typedef struct record_trouble {
    uint16_t rule;
    bool is_void;
    uint64_t candidates;
    text words;
} record_trouble;

/* An open record. Opened by record_open. */
typedef struct record {
    struct sqlite3 *db;
    bool begun;             /* not all of it is there yet (record_open_begun) */
    pack pack; /* ids, titles, citations, columns ...; no functions, no file bodies */
    record_source *sources; /* per source of the pack */
    span law_day;           /* the same for all, or lo == DAY_NONE */
    text *days;             /* per day of the pack: its constant as written, or empty */
    record_param *params;
    record_trouble *troubles;
    size_t trouble_count;
    uint64_t candidates;
    text docket_title; /* in the clerk's words; may be empty */
    /* of reasons (audit/record_reasons); NULL: not asked for yet */
    struct record_reason *kinds;
    size_t kind_count;
    text *shapes;      /* of traces (audit/record_trace); NULL: not asked for yet */
    size_t shape_count;
    char manifest[65]; /* the manifest's digest */
    bool decisions_only; /* it keeps nothing about candidates */
    arena memory;
} record;

/* Fills everything but kinds, shapes and what is known of `db`, which is open and lets only
 * reading through. FAULT_DATA: damaged. */
int terms_read(record *r, fault *f);
#endif

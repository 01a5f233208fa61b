/* record: reads audit.sqlite. What reports need of the pack is read back as a `pack` without
 * rules' functions, so that reports are written from the same declarations as in the run.
 * The file is not trusted: opened for reading, as a file nobody changes, with an authorizer
 * that lets nothing but reading through; every number from it is checked before it is used. */
#ifndef AUDIT_RECORD_H
#define AUDIT_RECORD_H
#include "audit/record_reasons.h"
#include "audit/record_trace.h"

typedef struct record_ruling {
    text rule, reason, evidence, ruling, by, on, document;
    uint8_t state;
} record_ruling;

/* Opens <folder>/audit.sqlite for reading only, as a file nobody may change and nobody need
 * trust. FAULT_DATA: missing, not a store, of another version, damaged, of a run that kept
 * decisions only. */
int record_open(record **out, const char *folder, fault *f);
/* The same, also of a run that kept decisions only: by what terms it was made can be asked of
 * that, of candidates nothing. */
int record_open_terms(record **out, const char *folder, fault *f);
/* The same of one of which store_begin has written all that it writes: whoever asks for more is
 * refused. Once it is open store_end may go on. */
int record_open_begun(record **out, const char *folder, fault *f);
void record_free(record *r);

/* The first candidate with this key whose row number is above `after` (-1: from the start):
 * two rows may share a key. 1 found, 0 nobody, negative: a fault. Texts live in `a`. */
int record_find(record *r, text key, int64_t after, arena *a, record_decision *out, fault *f);
/* What went into the run: part, name and value, in the order of their bytes. Texts live in
 * `a`. */
typedef struct record_item { text part, name, value; } record_item;
int record_manifest(record *r, arena *a, record_item **out, size_t *count, fault *f);
/* The rulings about a candidate that do not count, in the order of the record. */
int record_idle_rulings(record *r, uint32_t candidate, arena *a, record_ruling **out,
                        size_t *count, fault *f);
/* The body of a pack file or "docket.lua" as it was in the run; 0: no such file. */
int record_text(record *r, text file, arena *a, text *out, fault *f);
/* Keys nearest to a mistyped one: at most `limit`; count in *out. */
int record_near_keys(record *r, text key, arena *a, text *keys, size_t limit, size_t *count,
                     fault *f);

/* The reason codes the pack declared, without repetition: at most `limit` of them. */
int record_codes(record *r, arena *a, text *codes, size_t limit, size_t *count, fault *f);

/* Calls `visit` for every decision that passes, in list order, with its reasons when
 * `with_reasons`. What is handed over lives until the visit ends. A visit that does not
 * return 0 ends the walk. */
typedef int record_visit(void *payload, const record_decision *d, const record_reason *reasons,
                         size_t count, fault *f);
int record_walk(record *r, const record_filter *filter, bool with_reasons, record_visit *visit,
                void *payload, fault *f);
#endif

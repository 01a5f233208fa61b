/* slate_tell: what a rule over a group read of whom: as a part of a trace, and as a digest. */
#ifndef EVALUATE_SLATE_TELL_H
#define EVALUATE_SLATE_TELL_H
#include "evaluate/ask.h"
#include "evaluate/slate.h"

/* A candidate's part of a trace: bytes `at` .. `at + len` of the sink. */
typedef struct told_part { uint32_t candidate; uint64_t at, len; } told_part;
typedef struct told_parts {
    const bool *wanted;            /* per candidate: whose are to be told */
    sink bytes;
    told_part *parts; size_t count, room;
} told_parts;

/* Adds the member's part: his cells, those of whoever his reasons name, rows between
 * members. */
void slate_tell(examiner *x, slate *s, told_parts *to, uint16_t rule, uint32_t member,
                uint8_t outcome, const reason *reasons, size_t reason_count);
/* The part of a candidate of whom it is not known with whom he is judged. */
void slate_tell_unplaced(examiner *x, told_parts *to, uint16_t rule, uint32_t candidate,
                         uint8_t outcome, const missing *why);
/* Gives every reason from `first` on that counts the digest of what it rests on: all that was
 * read of those whose findings hang together. */
void slate_cite(examiner *x, slate *s, size_t first);
void slate_cite_unplaced(examiner *x, uint32_t candidate, const missing *why, size_t first);
#endif

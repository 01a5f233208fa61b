/* latest: of several replies to one question, the one that counts. */
#ifndef JOIN_LATEST_H
#define JOIN_LATEST_H
#include "ground/fault.h"
#include "join/match.h"

/* Marks, per candidate and per group of the source's `latest`, the replies that a later one has
 * replaced ATTACHED_HISTORY, and those of which one is the latest but nobody can say which
 * ATTACHED_UNSETTLED. A reply is replaced only by one that is surely the candidate's, surely in
 * the same group and surely later; whatever could be later than the latest unsettles it: a
 * blank, unreadable or partial date, the same day, an unreadable row, one without its group.
 * Rows that wait for an answer (ATTACHED_NO_ANSWER) take no part. */
int latest_mark(joined *to, const table *rows, size_t people, fault *f);
#endif

/* cases: runs the cases a pack brings along and says what came out otherwise. */
#ifndef CHECK_CASES_H
#define CHECK_CASES_H
#include "ground/fault.h"
#include "ground/notes.h"
#include "ground/sink.h"

typedef struct cases_result {
    size_t files, passed, failed;
    size_t broken;            /* cases that have mistakes and could not be run */
    size_t untried;           /* reasons that none brings about; 0 where one failed */
} cases_result;

/* Opens the pack and runs the Lua files in its folder `cases`: each case is a list of its own,
 * read, joined and judged as a run would. What differs is written to `to` and flushed, with a
 * line of counts at the end, and, where all passed, the reasons that none brings about; words
 * in the pack's language of that number. A case that differs is no fault. FAULT_PACK: the pack
 * or a case file has mistakes, which are notes; the cases without mistakes are run all the
 * same. FAULT_OUTPUT, FAULT_MEMORY. */
int cases_run(const char *pack_folder, unsigned workers, size_t language, notes *n, sink *to,
              cases_result *out, fault *f);
#endif

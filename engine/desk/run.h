/* run: a pack and a docket in, a folder with every decision out. */
#ifndef DESK_RUN_H
#define DESK_RUN_H
#include "desk/prepared.h"
#include "ground/folder_draft.h"
#include "ground/sink.h"
#include "tally/tally.h"

/* Files in the docket's folder that nothing read, when a run is made again from copies, among
 * which they are not. Those that may belong to a source come first. */
typedef struct run_unread {
    text *files;
    size_t count, may_belong;
} run_unread;

typedef struct run_terms {
    const char *pack, *docket,
        *out; /* folders; out "-" : decisions as JSON lines to `stream` */
    text language;                        /* empty: the pack's first */
    text through;                         /* the last stage to judge; empty: all */
    unsigned workers;
    /* descriptor of the file "-"; NULL: a docket may not name it */
    const int *input;
    /* for who removes the draft when the program is told to end; or NULL */
    folder_guard *guard;
    const run_unread *unread;             /* NULL: those that are found */
    bool replace, keep_inputs;
    /* decisions.csv, the counts and what went in; no reasons */
    bool decisions_only;
    uint64_t memory; /* bytes for what there is of every row; 0: no limit. What is beyond
                                             lies in files */
    const char *temporary;                /* folder for those files; NULL: beside the output */
    bool plain;                           /* learn nothing (evaluate/path) */
    bool all_libcsv;                      /* read every line by libcsv (load/csv_feed) */
    uint64_t (*clock)(void);              /* a profile is made by it; NULL: none */
    void (*progress)(void *payload, uint64_t done, uint64_t all);
    void *payload;
    int stream;                           /* descriptor for "-" */
} run_terms;

/* What a caller may look at afterwards, whether it went well or not. Evidence and outcomes are
 * none of it: they may have been given back. */
typedef struct run {
    spill *spill;
    prepared prepared;
    outcome_set outcomes;
    bool gaps;                            /* see run_has_gaps */
    tally tally;
    profile profile;                      /* what each rule cost, when there was a clock */
    sink screen;                          /* the first screen, in memory whole before the folder
                                             takes its name; empty when there is none */
} run;

/* 0, or the fault's code: then nothing is left behind. Clear in every case. */
int run_list(run *out, const run_terms *terms, fault *f);
/* Rows were unreadable, a rule failed or a source was not asked: exit status 1. */
bool run_has_gaps(const run *r);
void run_clear(run *r);
#endif

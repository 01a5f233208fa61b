/* prepared: a pack and a docket, read, checked, joined: ready to be judged. */
#ifndef DESK_PREPARED_H
#define DESK_PREPARED_H
#include "decide/decide.h"
#include "ground/notes.h"

/* What is made stays where it is: the parts point at each other. Not to be copied. */
typedef struct prepared {
    pack pack;
    docket docket;
    evidence evidence;
    param_value *params;       /* one per pack parameter: the docket's, else the pack's */
    notes notes;
} prepared;

typedef struct prepare_terms {
    const char *pack, *docket; /* folders */
    text through;              /* the last stage to judge (pack/through); empty: all */
    bool all_libcsv;           /* libcsv reads every line of the files */
    unsigned workers;          /* threads; 0: one */
    spill *spill;              /* for what there is of every row; NULL: memory has no limit */
    const int *input;          /* what the file "-" of a docket is; NULL: nothing */
    const char *temporary;     /* folder for files without a name; NULL: /tmp */
} prepare_terms;

/* Clear in every case. */
int prepare(prepared *out, const prepare_terms *t, fault *f);
void prepared_clear(prepared *p);
#endif

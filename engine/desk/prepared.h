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

/* `through`: the last stage to judge (pack/through); empty: all. Clear in every case. */
int prepare(prepared *out, const char *pack_folder, const char *docket_folder, text through,
            bool all_libcsv, fault *f);
void prepared_clear(prepared *p);
#endif

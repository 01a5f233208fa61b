/* errands: things to do in order, some of them by a second thread meanwhile. */
#ifndef GROUND_ERRANDS_H
#define GROUND_ERRANDS_H
#include <stdbool.h>

#include "ground/fault.h"

enum { ERRANDS_MAX = 32, AFTER_NONE = -1 };

typedef struct errand {
    int (*run)(void *payload, fault *f); /* 0, or a fault's code */
    int after;   /* the number of one before it that has to be done first, or AFTER_NONE */
    bool beside; /* the second thread's, if there is one, until it helps the first */
} errand;

/* By one thread all are run in their order, up to the first that fails. With a second one each
 * runs what may begin, and the fault told is that of the same errand: those before it are all
 * done. Without a second thread to be had the work is the same. At most ERRANDS_MAX. */
int errands_do(const errand *errands, int count, bool two, void *payload, fault *f);
#endif

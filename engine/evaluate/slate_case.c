/* slate_case: one slate in the hands of its rule, and where what is found of it goes.
 *
 * What asks the rule (together), what tries it in other worlds (slate_doubt) and what writes
 * down the findings (slate_found, slate_alert) share this and nothing else. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/slate_case.h"

#include <stdlib.h>

void found_clear(found_together *f) {
    block_clear(&f->said);
    free(f->alerts);
    free(f->rests);
    *f = (found_together){ 0 };
}

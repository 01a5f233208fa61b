/* Another program uses the library through vet.h alone; vet.h's own example, with the answers checked. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "vet.h"

int main(int argc, char **argv) {
    vet_terms terms = { .size = sizeof terms, .language = "en", .workers = 2, .no_inputs = 1 };
    vet_totals totals = { .size = sizeof totals };
    vet_fault fault = { 0 };
    if (argc < 4 || vet_api() != VET_API) return 2;
    if (argc == 5 && setlocale(LC_ALL, argv[4]) == NULL) return 77; /* a program with a locale of its own */
    if (vet_run(argv[1], argv[2], argv[3], &terms, &totals, &fault) != VET_OK) {
        fprintf(stderr, "%s:%u: %s\n", fault.file, (unsigned)fault.line, fault.text);
        return 1;
    }
    if (totals.candidates == 0 || totals.accepted + totals.rejected + totals.referred != totals.candidates)
        return 3;
    if (vet_run(argv[1], argv[2], argv[3], &terms, NULL, &fault) != VET_NOT_WRITTEN) return 4;   /* there already */
    if (fault.code != VET_NOT_WRITTEN || strstr(fault.text, "exists") == NULL) return 5;
    return vet_check_pack("no such pack", NULL) == VET_BAD_PACK ? 0 : 6;
}

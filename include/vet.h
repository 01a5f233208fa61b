/* vet.h: vet a list of candidates against a pack of rules, from inside another program.
 *
 * The library prints nothing, reads no clock and no environment, installs no signal handler,
 * changes no locale and never exits. Texts are UTF-8 and end with NUL. It keeps nothing between
 * calls; calls from different threads do not disturb each other.
 *
 *     vet_terms terms = { .size = sizeof terms, .language = "en", .workers = 2 };
 *     vet_totals totals = { .size = sizeof totals };
 *     vet_fault fault = { 0 };
 *     if (vet_run("rules/cn-village", "samples/village", "out", &terms, &totals, &fault) !=
 * VET_OK)
 *         fprintf(stderr, "%s:%u: %s\n", fault.file, (unsigned)fault.line, fault.text);
 */
#ifndef VET_H
#define VET_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

#define VET_API 1
int vet_api(void);                 /* compare with VET_API when loaded dynamically */
const char *vet_version(void);     /* "0.1.0"; a constant */

enum {
    VET_OK = 0,
    VET_BAD_USE = -2,              /* an argument is missing or of no meaning */
    VET_BAD_DATA = -3,             /* the docket or a file of it cannot be used */
    VET_BAD_PACK = -4,             /* the pack cannot be used */
    /* output could not be written; nothing of it is left behind */
    VET_NOT_WRITTEN = -5,
    VET_NO_MEMORY = -6
};

/* What went wrong and where. Owned by the caller; filled when a call does not return VET_OK. */
typedef struct vet_fault {
    int32_t code;                  /* one of the above */
    uint32_t line, column;         /* 1-based; 0: none */
    char file[256];                /* as a person would name it; "": none */
    char text[768];                /* one line: what was found, what was expected */
} vet_fault;

/* How to run. `size` is sizeof(vet_terms), so that it can grow; NULL in place of it means the
 * defaults. */
typedef struct vet_terms {
    size_t size;
    /* of reason texts and reports: "en", "zh"; NULL: the pack's first */
    const char *language;
    /* threads, 1 to 64; 0: one. Changes the speed, never a byte */
    uint32_t workers;
    int32_t replace;               /* not 0: an output folder of an earlier run is replaced */
    /* not 0: no copies of the inputs are kept in the output folder */
    int32_t no_inputs;
    /* the last stage to judge; NULL or "": all stages. What later stages need may then be
     * missing from the docket */
    const char *through;
    /* not 0: decisions.csv, counts and what went in, but no reasons, no report and no copies of
     * the inputs: nobody can ask that run why */
    int32_t decisions_only;
} vet_terms;

/* What came out. accepted + rejected + referred = candidates; held ones are among the
 * referred. */
typedef struct vet_totals {
    size_t size;                   /* sizeof(vet_totals) */
    uint64_t candidates, accepted, rejected, referred, held;
    int32_t gaps; /* not 0: rows were unreadable, a rule failed, a source was not asked, or a
                                      file that may belong to one was not read */
} vet_totals;

/* Vets the list of a docket folder against a pack folder and writes the output folder `out`,
 * which appears complete or not at all. `terms`, `totals` and `fault` may be NULL. Returns
 * VET_OK or one of the codes above. */
int vet_run(const char *pack, const char *docket, const char *out, const vet_terms *terms,
            vet_totals *totals, vet_fault *fault);

/* Loads a pack and checks it, without any data. VET_OK, VET_BAD_PACK (the first mistake is in
 * `fault`) or VET_NO_MEMORY. */
int vet_check_pack(const char *pack, vet_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

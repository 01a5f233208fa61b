/* manifest: what went into a run, as a list of named values: inputs, pack, versions, days,
 * parameters and who set them, counts. Nothing of time, place, user, threads or path. */
#ifndef AUDIT_MANIFEST_H
#define AUDIT_MANIFEST_H
#include "ground/digest.h"
#include "tally/tally.h"

typedef struct manifest_item {
    text part, name, value;
} manifest_item;
typedef struct manifest {
    manifest_item *items; /* in a fixed order; (part, name) is unique */
    size_t count, room;
    digest sha256; /* over the canonical form */
    arena memory;
} manifest;

/* Part "unread": files in the docket's folders that nothing read, and whether they may belong
 * to a source. */
#define MANIFEST_MAY_BELONG "may belong to a source"

/* `versions`: name and version of everything that can change a result ("vet", "lua", "libcsv",
 * "utf8proc", "unicode", "pcre2"); `value` is borrowed, `part` is ignored. */
int manifest_make(manifest *out, const outcome_set *o, const tally *t,
                  const manifest_item *versions, size_t version_count, fault *f);
/* The canonical form: "vet-manifest 1\n", then part, name, value of each, every one after
 * its length as 8 bytes little-endian. */
void manifest_canonical(const manifest *m, sink *to);
void manifest_clear(manifest *m);

/* A parameter as text, the same in every locale. >= 64 bytes for all but text parameters, which
 * are borrowed. */
text param_text(const param_value *v, char buffer[64]);
#endif

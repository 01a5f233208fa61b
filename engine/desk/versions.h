/* versions: of vet and of everything that can change a result. */
#ifndef DESK_VERSIONS_H
#define DESK_VERSIONS_H
#include "audit/manifest.h"

#define VET_VERSION "0.1.0"

/* Borrowed; a constant list in a fixed order. */
const manifest_item *versions_all(size_t *count);
#endif

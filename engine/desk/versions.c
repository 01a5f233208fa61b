/* versions: of vet and of everything that can change a result.
 *
 * They stand in the manifest, so that two runs that differ can be told apart by what
 * ran them. The C library is not named: what it decides for us (iconv) is part of the
 * encodings page and its tests. */
/* SPDX-License-Identifier: Apache-2.0 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "desk/versions.h"

#include <csv.h>
#include <lua.h>
#include <pcre2.h>
#include <utf8proc.h>

#define WORDS_OF(x) #x
#define NUMBER_WORDS(x) WORDS_OF(x)

const manifest_item *versions_all(size_t *count) {
    static const manifest_item items[] = {
        { .name = TEXT("libcsv"),
          .value = TEXT(NUMBER_WORDS(CSV_MAJOR) "." NUMBER_WORDS(CSV_MINOR) "." NUMBER_WORDS(
              CSV_RELEASE)) },
        { .name = TEXT("lua"),
          .value = TEXT(LUA_VERSION_MAJOR "." LUA_VERSION_MINOR "." LUA_VERSION_RELEASE) },
        { .name = TEXT("pcre2"),
          .value = TEXT(NUMBER_WORDS(PCRE2_MAJOR) "." NUMBER_WORDS(PCRE2_MINOR)) },
        { .name = TEXT("utf8proc"),
          .value = TEXT(NUMBER_WORDS(UTF8PROC_VERSION_MAJOR) "." NUMBER_WORDS(
              UTF8PROC_VERSION_MINOR) "." NUMBER_WORDS(UTF8PROC_VERSION_PATCH)) },
        { .name = TEXT("vet"), .value = TEXT(VET_VERSION) },
    };
    *count = sizeof items / sizeof *items;
    return items;
}

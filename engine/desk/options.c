/* options: the words of a command line, read against a table.
 *
 * Not getopt: a misspelt option must be answered with the right one, and nothing may
 * depend on the environment. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/options.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "ground/text.h"

enum { OPTIONS_MAX = 32, NUMBER_MAX = 1000000 };

static int unknown(const char *command, const char *word, size_t len,
                   const option_decl *options, size_t count, fault *f) {
    text names[OPTIONS_MAX] = { { 0 } }, given = { word, len };
    for (size_t i = 0; i < count; i++) names[i] = text_of(options[i].name);
    size_t near = text_nearest(given, names, count);
    if (near < count)
        return fault_plain(f, FAULT_USAGE, "unknown option '%.*s'; did you mean '%s'?",
                           TEXT_ARGS(given), names[near].at);
    return fault_plain(f, FAULT_USAGE, "unknown option '%.*s'; see vet help %s",
                       TEXT_ARGS(given), command);
}

static int set_number(const option_decl *o, const char *said, const char *value, fault *f) {
    char *end;
    unsigned long n = strtoul(value, &end, 10);
    if (*value < '0' || *value > '9' || *end != '\0' || n > NUMBER_MAX)
        return fault_plain(f, FAULT_USAGE, "%s takes a whole number, not '%s'", said, value);
    *(unsigned *)o->into = (unsigned)n;
    return 0;
}

/* "512M", "2G": bytes with K, M or G behind them. */
static int set_size(const option_decl *o, const char *said, const char *value, fault *f) {
    static const char units[] = "KMG";
    char *end;
    unsigned long n = strtoul(value, &end, 10);
    const char *unit = *end != '\0' ? strchr(units, *end) : NULL;
    if (*value < '0' || *value > '9' || n == 0 || n > NUMBER_MAX || unit == NULL ||
        end[1] != '\0')
        return fault_plain(f, FAULT_USAGE, "%s takes a size like 512M or 2G, not '%s'", said,
                           value);
    *(uint64_t *)o->into = (uint64_t)n << 10 * (unit - units + 1);
    return 0;
}

/* `said`: the option as it was given, "-o" or "--out". */
static int set(const option_decl *o, const char *said, const char *value, fault *f) {
    if (o->kind == OPTION_NUMBER) return set_number(o, said, value, f);
    if (o->kind == OPTION_SIZE) return set_size(o, said, value, f);
    if (*value == '\0') return fault_plain(f, FAULT_USAGE, "%s needs a value", said);
    *(const char **)o->into = value;
    return 0;
}

static const option_decl *find(const char *word, size_t len, const option_decl *options,
                               size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (strlen(options[i].name) == len && memcmp(options[i].name, word, len) == 0)
            return &options[i];
        if (options[i].letter != NULL && len == 2 && memcmp(options[i].letter, word, 2) == 0)
            return &options[i];
    }
    return NULL;
}

/* `seen`: per option, whether it was given before. */
static int read_option(int argc, char **argv, int *i, const option_decl *options, size_t count,
                       bool *seen, fault *f) {
    const char *word = argv[*i], *equals = strchr(word, '=');
    size_t len = equals == NULL ? strlen(word) : (size_t)(equals - word);
    const option_decl *o = find(word, len, options, count);
    if (o == NULL) return unknown(argv[1], word, len, options, count, f);
    const char *said = len == 2 ? o->letter : o->name;
    if (seen[o - options]) return fault_plain(f, FAULT_USAGE, "%s is given twice", said);
    seen[o - options] = true;
    if (o->kind == OPTION_FLAG) {
        if (equals != NULL) return fault_plain(f, FAULT_USAGE, "%s takes no value", said);
        *(bool *)o->into = true;
        return 0;
    }
    if (equals != NULL) return set(o, said, equals + 1, f);
    if (*i + 1 >= argc) return fault_plain(f, FAULT_USAGE, "%s needs a value", said);
    return set(o, said, argv[++*i], f);
}

int options_read(int argc, char **argv, int from, const option_decl *options, size_t count,
                 const char **plain, size_t most, size_t *plain_count, fault *f) {
    bool ended = false, seen[OPTIONS_MAX] = { false };
    *plain_count = 0;
    for (int i = from; i < argc; i++) {
        if (!ended && strcmp(argv[i], "--") == 0) {
            ended = true;
        } else if (!ended && argv[i][0] == '-' && argv[i][1] != '\0') {
            int status = read_option(argc, argv, &i, options, count, seen, f);
            if (status != 0) return status;
        } else if (*plain_count == most) {
            return fault_plain(f, FAULT_USAGE,
                               "'%s' is one word too many (what has a blank in it stands in "
                               "quotes); see vet help %s",
                               argv[i], argv[1]);
        } else {
            plain[(*plain_count)++] = argv[i];
        }
    }
    return 0;
}

/* profiler: the profile of a run, for who writes rules.
 *
 * A line per rule: how often it was asked, how many answers came from a known path and how
 * many from Lua, what the latter took, and how big its trees have grown; under it, why a rule
 * that keeps asking Lua learns nothing. Another run on another machine shows other figures, so
 * nothing of this is written to the output folder. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/profiler.h"

#include <inttypes.h>
#include <time.h>

#include "ground/sink.h"

uint64_t profiler_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* Shares of less than a tenth of a percent are not rounded away to nothing learned or
 * everything. */
static double known_share(const rule_profile *r) {
    uint64_t known = r->asked > r->by_lua ? r->asked - r->by_lua : 0;
    return r->asked == 0 ? 0 : 100.0 * (double)known / (double)r->asked;
}

static void print_rule(sink *to, text id, const rule_profile *r) {
    const char *why = profile_why(r);
    sink_print(to, "%12" PRIu64 " %9" PRIu64 " %7.2f%% %10.3f %8" PRIu64 " %9.1f  ", r->asked,
               r->by_lua, known_share(r), (double)r->nanoseconds / 1e6, r->nodes,
               (double)r->bytes / 1024);
    sink_terminal(to, id);
    sink_words(to, "\n");
    if (why != NULL) sink_print(to, "%63s learns little: %s\n", "", why);
}

void profiler_print(FILE *to, const profile *p, const pack *of) {
    sink page;
    sink_memory(&page);
    sink_print(&page, "\nWhat each rule cost (%u %s):\n%12s %9s %8s %10s %8s %9s  %s\n",
               p->workers, p->workers == 1 ? "worker" : "workers, nodes of the largest tree",
               "asked", "by Lua", "by path", "Lua ms", "nodes", "tree KiB", "rule");
    for (size_t i = 0; i < p->count; i++) print_rule(&page, of->rules[i].id, &p->rules[i]);
    if (!page.failed) fwrite(page.buffer, 1, page.used, to);
    sink_drop(&page);
}

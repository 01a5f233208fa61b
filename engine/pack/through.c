/* through: up to which stage a run decides, and what it leaves out for that.
 *
 * A list is vetted in stages that lie weeks apart. A run through the second stage must not
 * know of the third: its rules are not run, and the sources that the pack says belong to it
 * are not read, whether their files are there or not. So the same list gives the same
 * decisions through joint review before and after the first file of the inspection arrives.
 * Nothing else may look at stages to decide what is run: it is asked here. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/through.h"

#include <stdio.h>

text through_name(const pack *p) {
    return p->stage_count == 0 ? (text){ "", 0 } : p->stages[through_last(p)].id;
}

text through_title(const pack *p, size_t language) {
    if (p->stage_count == 0) return (text){ "", 0 };
    return label_text(&p->stages[through_last(p)].title, language, through_name(p));
}

/* "preliminary, joint-review, inspection" */
static void list_stages(const pack *p, char *buffer, size_t size) {
    size_t used = 0;
    buffer[0] = '\0';
    for (size_t i = 0; i < p->stage_count && used < size; i++)
        used += (size_t)snprintf(buffer + used, size - used, "%s%.*s", i > 0 ? ", " : "",
                                 TEXT_ARGS(p->stages[i].id));
}

static int no_such_stage(const pack *p, text stage, fault *f) {
    text names[STAGE_MAX];
    char all[400];
    for (size_t i = 0; i < p->stage_count; i++) names[i] = p->stages[i].id;
    size_t near = text_nearest(stage, names, p->stage_count);
    if (near < p->stage_count)
        return fault_plain(f, FAULT_USAGE, "--through: no stage '%.*s'; did you mean '%.*s'?",
                           TEXT_ARGS(stage), TEXT_ARGS(names[near]));
    list_stages(p, all, sizeof all);
    return fault_plain(f, FAULT_USAGE, "--through: no stage '%.*s'; the pack has %s",
                       TEXT_ARGS(stage), p->stage_count > 0 ? all : "no stages");
}

/* The first stage with a statute in it; stage_count: none. */
static uint16_t first_statute(const pack *p) {
    uint16_t first = (uint16_t)p->stage_count;
    for (size_t i = 0; i < p->rule_count; i++)
        if (p->rules[i].severity == STATUTE && p->rules[i].stage < first)
            first = p->rules[i].stage;
    return first;
}

int through_choose(pack *p, text stage, fault *f) {
    p->left_out = 0;
    if (stage.len == 0) return 0;
    uint16_t last = pack_find_stage(p, stage), statute = first_statute(p);
    if (last == NO_INDEX) return no_such_stage(p, stage, f);
    if (last < statute && statute < p->stage_count)
        return fault_plain(f, FAULT_USAGE,
                           "--through %.*s: no statute is judged by then, so nobody could be "
                           "accepted; the first comes with '%.*s'",
                           TEXT_ARGS(stage), TEXT_ARGS(p->stages[statute].id));
    p->left_out = (uint16_t)(p->stage_count - 1 - last);
    return 0;
}

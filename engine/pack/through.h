/* through: up to which stage a run decides, and what it leaves out for that. */
#ifndef PACK_THROUGH_H
#define PACK_THROUGH_H
#include "ground/fault.h"
#include "pack/decl.h"

/* The last stage that is judged; 0 when the pack has no stages. */
static inline uint16_t through_last(const pack *p) {
    return p->stage_count == 0 ? 0 : (uint16_t)(p->stage_count - 1 - p->left_out);
}

/* Are rules of this stage run? */
static inline bool through_judges(const pack *p, uint16_t stage) {
    return stage <= through_last(p);
}

/* Are files of this source read? */
static inline bool through_reads(const pack *p, const source_decl *s) {
    return through_judges(p, s->stage);
}

/* The stages that are judged; 0: the pack has none. */
static inline size_t through_count(const pack *p) {
    return p->stage_count - p->left_out;
}

/* The name of the last stage that is judged; empty when the pack has none. */
text through_name(const pack *p);
text through_title(const pack *p, size_t language);

/* Leaves out the stages after the one named; empty: none. FAULT_USAGE: there is no such stage,
 * or no statute in the stages that are left, so that nobody could be accepted. */
int through_choose(pack *p, text stage, fault *f);
#endif

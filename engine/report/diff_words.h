/* diff_words: what `vet diff` says, in English and Chinese. */
#ifndef REPORT_DIFF_WORDS_H
#define REPORT_DIFF_WORDS_H
#include "report/page.h"
#include "report/words.h"

/* Causes stand in the order of diff_cause_kind, why there is no trace in that of diff_trace. */
typedef enum diff_word {
    DIFFER_BEFORE,
    DIFFER_AFTER,
    DIFFER_RUN,          /* {1} folder, {2} pack, {3} version, {4} candidates */
    DIFFER_SAME_TERMS,
    DIFFER_TERMS,
    DIFFER_TERM,         /* {1} what, {2} from, {3} to */
    DIFFER_TERM_OTHER,   /* {1} what */
    DIFFER_TERM_NEW,
    DIFFER_TERM_GONE,
    DIFFER_ALL_STAGES,
    DIFFER_PART_PACK,
    DIFFER_PART_FILE,
    DIFFER_PART_DOCKET,
    DIFFER_PART_INPUT,
    DIFFER_PART_DAY,
    DIFFER_PART_PARAM,
    DIFFER_PART_COVERAGE,
    DIFFER_PART_SAYS,
    DIFFER_PART_SEARCHED_ON,
    DIFFER_NOT_SAID,
    DIFFER_PART_VERSION,
    DIFFER_PART_THROUGH,
    DIFFER_PART_UNREAD,
    DIFFER_FROM_TO,
    DIFFER_NOT_LISTED,
    DIFFER_ALL,
    DIFFER_NOTHING,
    DIFFER_KIND_DECIDED,
    DIFFER_KIND_REASONS,
    DIFFER_KIND_JOINED,
    DIFFER_KIND_LEFT,
    DIFFER_ARROW,        /* {1} from, {2} to */
    DIFFER_CAME,
    DIFFER_WENT,
    DIFFER_OTHERWISE,
    DIFFER_CAUSE_RULED,
    DIFFER_CAUSE_RULE_NEW,
    DIFFER_CAUSE_RULE_GONE,
    DIFFER_CAUSE_STAGE,
    DIFFER_CAUSE_TEXT,
    DIFFER_CAUSE_LAW_DAY,
    DIFFER_CAUSE_PARAM,
    DIFFER_CAUSE_DAY,
    DIFFER_CAUSE_CELL,
    DIFFER_CAUSE_FACT,
    DIFFER_CAUSE_SEARCHED,
    DIFFER_CAUSE_ROW_NEW,
    DIFFER_CAUSE_ROW_GONE,
    DIFFER_CAUSE_PACK_FILE,
    DIFFER_CAUSE_INPUT,
    DIFFER_CAUSE_NO_TRACE,
    DIFFER_CAUSE_NOT_TOLD,
    DIFFER_TRACE_KEPT,
    DIFFER_TRACE_NO_INPUTS,
    DIFFER_TRACE_OTHER,
    DIFFER_TRACE_MANY,
    DIFFER_NOBODY_RULED,
    DIFFER_EARLIER_RUN,
    DIFFER_LATER_RUN,
    DIFFER_WORDS
} diff_word;

const char *diff_say(tongue in, diff_word which);
/* The phrase with {1}, {2}, ... filled in, which are from the records and escaped here. */
void diff_put(page *to, tongue in, diff_word which, const text *given, size_t count);
#define DIFF_PUT(to, in, which, ...)                                                           \
    diff_put((to), (in), (which), (const text[]){ __VA_ARGS__ },                               \
             sizeof((const text[]){ __VA_ARGS__ }) / sizeof(text))
#endif

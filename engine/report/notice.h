/* notice: the letter to a candidate who is excluded, referred or held. */
#ifndef REPORT_NOTICE_H
#define REPORT_NOTICE_H
#include "report/notice_blocks.h"

/* Fills the days of `run` from the pack's terms in the record; `on` as somebody gave it, or
 * lo == DAY_NONE. The rest of `run` is the caller's. */
void notice_begin(notice_run *run, span on);
/* Writes one letter. FAULT_DATA: the trace is damaged. Not about who is accepted. */
int notice_write(sink *to, const notice_run *run, const record_decision *d,
                 record_reason *reasons, size_t count, text trace, fault *f);
#endif

/* why_replies: the replies somebody's acceptance rests on, with their dates. */
#ifndef REPORT_WHY_REPLIES_H
#define REPORT_WHY_REPLIES_H
#include "report/why_view.h"

/* Of a source of replies: each answer that counts, and on which day all are judged. Nothing
 * where the inputs are not at hand, for another source, or of somebody who is not accepted. */
void why_replies_text(why_view *v, uint16_t source);
/* Further members of the source's object. */
void why_replies_json(why_view *v, uint16_t source);
#endif

/* check_memo: what a function returned when it was gone through with the same arguments. */
#ifndef PACK_CHECK_MEMO_H
#define PACK_CHECK_MEMO_H
#include "pack/checker.h"

/* NULL: it was not. Valid until the next check_memo_keep. */
const check_value *check_memo_find(const checker *c, const check_value *fn,
                                   const check_value *arguments, size_t count);
/* When there is no room it is forgotten: then it is gone through again. */
void check_memo_keep(checker *c, const check_value *fn, const check_value *arguments,
                     size_t count, check_value result);
#endif

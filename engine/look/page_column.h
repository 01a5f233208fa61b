/* page_column: what the clerk reads of one column. */
#ifndef LOOK_PAGE_COLUMN_H
#define LOOK_PAGE_COLUMN_H
#include "look/page_words.h"
#include "pack/decl.h"

/* `decl`: the column of the pack it feeds; NULL: none. */
void page_column(paging *g, const holding *h, size_t position, const column_decl *decl);
/* "day first" in the reader's language. */
text page_form(word_language in, date_form form);
#endif

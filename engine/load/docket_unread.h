/* docket_unread: files of data that lie in the docket's folders and that nothing reads. */
#ifndef LOAD_DOCKET_UNREAD_H
#define LOAD_DOCKET_UNREAD_H
#include "load/docket_words.h"

/* Warns of files with an ending of data, in the folder and in those a source names, that no
 * source, table of days or rulings read; links too. d->unread_files names them. d->unread, the
 * first of them, may belong to a source: they stand in a folder that a pattern names, or have
 * the name of a source or of a file it reads, but for the ending. A file of a source that is
 * not asked, or that a later stage needs, is passed over. To be asked last. */
void docket_unread(docket_reading *r);
#endif

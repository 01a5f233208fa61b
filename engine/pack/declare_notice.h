/* declare_notice: notice { ... }: how letters to excluded and referred candidates are
 * written. */
#ifndef PACK_DECLARE_NOTICE_H
#define PACK_DECLARE_NOTICE_H
#include "pack/reading.h"

/* The word; its first upvalue holds the declarer. Days and parameters it names are declared
 * before it. */
int declare_notice_word(struct lua_State *L);
/* After all files: reads the templates, which become files of the pack behind the others,
 * checks their placeholders and the things that are named. Mistakes go to the notes. */
void declare_notice_finish(declarer *d);
/* How many templates a pack may have: room that pack->files keeps for them. */
enum { LETTERS_MAX = LANGUAGE_MAX * LETTER_FORMATS };
#endif

/* errors_words: what a clerk did wrong or cannot have, in Chinese. */
#ifndef REPORT_ERRORS_WORDS_H
#define REPORT_ERRORS_WORDS_H
#include <stdbool.h>
#include <stddef.h>

/* The Chinese of an error, in `buffer`; false: it has none, and is told as it is. Mistakes in a
 * pack have none: they are about Lua, and are told to who writes it. */
bool errors_chinese(const char *error, char *buffer, size_t size);
#endif

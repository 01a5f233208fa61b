/* notes_words: warnings about a pack and its data, in Chinese. */
#ifndef REPORT_NOTES_WORDS_H
#define REPORT_NOTES_WORDS_H
#include <stdbool.h>
#include <stddef.h>

/* The Chinese of a warning, in `buffer`; false: it has none, and is told as it is. */
bool notes_chinese(const char *warning, char *buffer, size_t size);
#endif

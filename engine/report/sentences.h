/* sentences: what the engine says in English, looked up sentence by sentence in Chinese. */
#ifndef REPORT_SENTENCES_H
#define REPORT_SENTENCES_H
#include <stdbool.h>
#include <stddef.h>

/* {1} to {9} stand for what differs, each once in `en`. In `zh` {1w} is why something cannot be
 * read, {1r} what became of a ruling, {1s} the state of a key, {1f} whether more follow, {1e}
 * what the system says of a file, {1k} a kind of value, {1n} a sentence of the same table; and
 * {3?words} are the words where {3} is not empty. */
typedef struct sentence {
    const char *en, *zh;
} sentence;

/* By the first sentence that fits, in `buffer`; false: none does. */
bool sentences_chinese(const sentence *from, size_t count, const char *english, char *buffer,
                       size_t size);
#endif

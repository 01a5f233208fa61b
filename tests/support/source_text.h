/* source_text: the texts in the engine's own source, for tests that hold tables against it. */
#ifndef SUPPORT_SOURCE_TEXT_H
#define SUPPORT_SOURCE_TEXT_H

enum { SOURCE_TEXT_BYTES = 2000 };

/* The whole file, ended by NUL; free it. */
char *source_read(const char *path);
/* The text at a quote, with those that follow it at once; what stands behind it. */
const char *source_text(const char *at, char out[SOURCE_TEXT_BYTES]);
/* "%zu more rows of %.*s" -> "7 more rows of x" */
void source_fill(const char *format, char *out);
#endif

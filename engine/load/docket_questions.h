/* docket_questions: what a drafted docket still asks the clerk. */
#ifndef LOAD_DOCKET_QUESTIONS_H
#define LOAD_DOCKET_QUESTIONS_H
#include "load/docket_words.h"

/* A text that begins so is a question, not an answer. */
#define DOCKET_QUESTION "? "

/* Every question in the docket is a mistake, with its line and its words. */
void docket_questions(docket_reading *r, const data *root);
#endif

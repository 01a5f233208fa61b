/* say: what the desk tells people on standard error, and the exit status it comes to.
 *
 * Words from data are escaped for the terminal. Success is only said after standard
 * output was really written. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/errors_words.h"
#include "report/notes_words.h"

enum { NOTES_SHOWN = 20 };

int say_exit(int code) {
    switch (code) {
    case FAULT_NONE: return EXIT_DONE;
    case FAULT_USAGE: return EXIT_USAGE;
    case FAULT_DATA: return EXIT_DATA;
    case FAULT_PACK: return EXIT_PACK;
    default: return EXIT_OUTPUT;
    }
}

/* Where there is no memory left to escape the words, what is not plain ASCII becomes "?". */
static void say_safely(char *words) {
    sink to;
    sink_wrap(&to, STDERR_FILENO, "standard error");
    sink_terminal(&to, text_of(words));
    sink_words(&to, "\n");
    if (sink_flush(&to, NULL) != 0) {
        for (char *at = words; *at != '\0'; at++)
            if (*at < ' ' || *at > '~') *at = '?';
        fprintf(stderr, "%s\n", words);
    }
    free(to.buffer);
}

static bool same_place(const fault *a, const fault *b) {
    return a->line == b->line && strcmp(a->file, b->file) == 0 &&
           strcmp(a->message, b->message) == 0;
}

/* "candidates.csv:116: 警告：..." */
static bool print_chinese(const note *n, char *buffer, size_t size) {
    fault place = n->at;
    char words[sizeof place.message * 2];
    bool error = n->kind == NOTE_ERROR;
    bool known = error ? errors_chinese(n->at.message, words, sizeof words)
                       : notes_chinese(n->at.message, words, sizeof words);
    if (!known) return false;
    place.message[0] = '\0';
    fault_print(&place, buffer, size);
    char *mark = strstr(buffer + strlen(place.file), "error: ");
    size_t used = mark != NULL ? (size_t)(mark - buffer) : strlen(buffer);
    snprintf(buffer + used, size - used, error ? "错误：%s" : "警告：%s", words);
    return true;
}

static void say_note(const note *n, bool chinese) {
    char words[2400];
    if (!chinese || !print_chinese(n, words, sizeof words)) note_print(n, words, sizeof words);
    say_safely(words);
}

void say_fault(const fault *f, bool chinese) {
    say_note(&(note){ NOTE_ERROR, *f }, chinese && f->code != FAULT_PACK);
}

bool say_notes(const notes *n, const fault *f, bool chinese) {
    size_t shown = 0, left = n->dropped;
    bool told = false, of_pack = f != NULL && f->code == FAULT_PACK;
    for (size_t i = 0; i < n->count; i++) {
        bool same = f != NULL && same_place(&n->items[i].at, f);
        if (same && told) continue;
        if (of_pack && n->items[i].kind == NOTE_WARNING) continue;
        if (shown == NOTES_SHOWN) {
            left++;
            continue;
        }
        shown++;
        told |= same;
        say_note(&n->items[i], chinese && !of_pack);
    }
    if (left > 0)
        fprintf(stderr, chinese ? "……另有%zu条\n" : "... and %zu more like these\n", left);
    return told;
}

int say_end(sink *to, int status, fault *f) {
    if (status == 0) status = sink_flush(to, f);
    free(to->buffer);
    return status;
}

int say_screen(sink *screen, bool chinese) {
    fault wrong = { 0 };
    screen->file = true;
    screen->fd = STDOUT_FILENO;
    screen->name = "standard output";
    int status = sink_flush(screen, &wrong);
    screen->file = false;                /* standard output is not ours to close */
    if (status != 0) say_fault(&wrong, chinese);
    return say_exit(status);
}

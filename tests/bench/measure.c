/* measure: runs a command and prints what it cost: wall nanoseconds, processor nanoseconds, peak
 * resident bytes, status.
 *
 *   measure COMMAND...        its output goes nowhere; errors are shown
 *
 * The peak is that of the whole process, program and libraries included. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fputs("usage: measure COMMAND...\n", stderr);
        return 2;
    }
    int64_t start = now();
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, 1);
        execvp(argv[1], argv + 1);
        perror(argv[1]);
        _exit(127);
    }
    int status = 0;
    struct rusage used;
    if (child < 0 || wait4(child, &status, 0, &used) < 0) {
        perror("measure");
        return 5;
    }
    int64_t busy = (int64_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000000 +
                   (int64_t)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1000;
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    printf("%" PRId64 " %" PRId64 " %ld %d\n", now() - start, busy, used.ru_maxrss * 1024, code);
    return 0;
}

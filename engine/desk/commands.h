/* commands: the command line. */
#ifndef DESK_COMMANDS_H
#define DESK_COMMANDS_H

/* Exit status: 0 done; 1 done, with gaps; 2 usage; 3 data, 4 pack cannot be used; 5 not written. */
enum {
    EXIT_DONE = 0,
    EXIT_GAPS = 1,
    EXIT_USAGE = 2,
    EXIT_DATA = 3,
    EXIT_PACK = 4,
    EXIT_OUTPUT = 5
};
int desk_main(int argc, char **argv);
#endif

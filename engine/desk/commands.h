/* commands: the command line. */
#ifndef DESK_COMMANDS_H
#define DESK_COMMANDS_H

int desk_main(int argc, char **argv);
#endif

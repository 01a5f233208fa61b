/* main: hands the command line to the desk. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/commands.h"

int main(int argc, char **argv) {
    return desk_main(argc, argv);
}

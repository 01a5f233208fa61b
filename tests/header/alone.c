/* The public header compiles alone, in C11 and in C++17, with every warning an error. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "vet.h"
#include "vet.h"

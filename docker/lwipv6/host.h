// SPDX-License-Identifier: Apache-2.0
//
// The host: one stack, one interface.
#ifndef HOST_H
#define HOST_H

#include <stdbool.h>

struct stack;

extern struct stack *host_stack;

// Makes them, with the addresses of docker/PROTOCOL.md, over the TAP device that was opened; false: no memory.
bool host_begin(void);

#endif

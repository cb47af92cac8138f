// SPDX-License-Identifier: Apache-2.0
//
// LWIPv6 as a program: a host on the other end of a TAP device, and the agent beside it.
#include "../agent/agent.h"
#include "../lwip/tap.h"
#include "host.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

int main(int count, char **words) {
    if (count != 3) {
        fprintf(stderr, "usage: %s TAP CONTROL\n", words[0]);
        return 64;
    }
    if (!tap_open(words[1])) {
        fprintf(stderr, "opening TAP device %s: %s; it must exist in this network namespace\n", words[1],
                strerror(errno));
        return 69;
    }
    if (!host_begin()) {
        fprintf(stderr, "making the stack: there is no memory\n");
        return 69;
    }
    return serve_control(words[2]);
}

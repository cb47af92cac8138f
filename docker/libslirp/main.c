// SPDX-License-Identifier: Apache-2.0
//
// libslirp as a program: the host side of it on a TAP device, and the agent, whose sockets are the kernel's in a network
// that nobody shares.
#include "../agent/agent.h"
#include "device.h"
#include "host.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

static void allow_many_files(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

int main(int count, char **words) {
    static const struct beside slirp = {host_wait_for, host_settle};
    if (count != 3) {
        fprintf(stderr, "usage: %s TAP CONTROL\n", words[0]);
        return 64;
    }
    if (!device_open(words[1])) {
        fprintf(stderr, "opening TAP device %s: %s; it must exist in this network namespace\n", words[1],
                strerror(errno));
        return 69;
    }
    if (!network_of_its_own()) {
        fprintf(stderr, "making a network for the users of slirp: %s; that takes CAP_SYS_ADMIN\n", strerror(errno));
        return 69;
    }
    allow_many_files();
    host_begin();
    return serve_control_beside(words[2], &slirp);
}

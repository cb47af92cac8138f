// SPDX-License-Identifier: Apache-2.0
//
// libslirp as a program: the host side of it on a TAP device, and the agent, whose sockets are the kernel's in a network
// that nobody shares.
#include "../agent/agent.h"
#include "device.h"
#include "host.h"
#include "network.h"

#include <errno.h>
#include <pthread.h>
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

struct serving {
    const char *control;
    int status;
};

// A thread has a network of its own. The first thread stays where the device is, for whoever looks for this process's
// network there.
static void *serve(void *argument) {
    static const struct beside slirp = {host_wait_for, host_settle};
    struct serving *serving = argument;
    if (!network_of_its_own()) {
        fprintf(stderr, "making a network for the users of slirp: %s; that takes CAP_SYS_ADMIN\n", strerror(errno));
        return NULL;
    }
    host_begin();
    serving->status = serve_control_beside(serving->control, &slirp);
    return NULL;
}

int main(int count, char **words) {
    if (count != 3) {
        fprintf(stderr, "usage: %s TAP CONTROL\n", words[0]);
        return 64;
    }
    if (!device_open(words[1])) {
        fprintf(stderr, "opening TAP device %s: %s; it must exist in this network namespace\n", words[1],
                strerror(errno));
        return 69;
    }
    allow_many_files();
    pthread_t users;
    struct serving serving = {.control = words[2], .status = 69};
    if (pthread_create(&users, NULL, serve, &serving) != 0 || pthread_join(users, NULL) != 0) {
        fprintf(stderr, "making a thread: there is no memory\n");
    }
    return serving.status;
}

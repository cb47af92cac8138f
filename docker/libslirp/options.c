// SPDX-License-Identifier: Apache-2.0
//
// Options that reach slirp: it looks at none, but the kernel's socket binds or closes in another way, or shows urgent
// data in another. The others would turn knobs of the kernel's TCP, which is not asked about.
#include "../agent/agent.h"
#include "../agent/stack.h"

#include <string.h>

// What the kernel keeps as a number, at the level of sockets; 0: none of those. Its two buffers are in a row with
// slirp's own, which nobody can set.
static int option_of(const char *name) {
    static const struct {
        const char *name;
        int option;
    } options[] = {
        {"oob-inline", SO_OOBINLINE},
        {"reuse-address", SO_REUSEADDR},
        {"receive-buffer", SO_RCVBUF},
        {"send-buffer", SO_SNDBUF},
    };
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        if (strcmp(options[i].name, name) == 0) {
            return options[i].option;
        }
    }
    return 0;
}

static enum answer answered(int status, struct reply *reply) {
    return status < 0 ? failed(reply, errno) : OK;
}

enum answer option_set(struct sock *sock, const char *name, long value, struct reply *reply) {
    int word = (int)value;
    int option = option_of(name);
    struct linger linger = {.l_onoff = value >= 0, .l_linger = value < 0 ? 0 : (int)value};
    if (strcmp(name, "no-delay") == 0 && value != 0) {
        return OK; // slirp knows no other way
    }
    if (strcmp(name, "linger") == 0) {
        return answered(setsockopt(sock->fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger), reply);
    }
    if (option == 0) {
        return lacks(reply, "an option of that name which would reach it");
    }
    return answered(setsockopt(sock->fd, SOL_SOCKET, option, &word, sizeof word), reply);
}

enum answer option_get(struct sock *sock, const char *name, struct reply *reply) {
    int word = 0;
    int option = option_of(name);
    struct linger linger = {0};
    bool lingers = strcmp(name, "linger") == 0;
    socklen_t length = lingers ? sizeof linger : sizeof word;
    if (!lingers && option == 0) {
        return lacks(reply, "an option of that name which would reach it");
    }
    int status = lingers ? getsockopt(sock->fd, SOL_SOCKET, SO_LINGER, &linger, &length)
                         : getsockopt(sock->fd, SOL_SOCKET, option, &word, &length);
    if (status == 0) {
        put(reply, "%d", !lingers ? word : linger.l_onoff ? linger.l_linger : -1);
    }
    return answered(status, reply);
}

// SPDX-License-Identifier: Apache-2.0
//
// Options that reach slirp: it looks at none, but the kernel's socket closes in another way, or shows urgent data in
// another. The others would turn knobs of the kernel's TCP, which is not asked about.
#include "../agent/agent.h"
#include "../agent/stack.h"

#include <string.h>

static enum answer answered(int status, struct reply *reply) {
    return status < 0 ? failed(reply, errno) : OK;
}

enum answer option_set(struct sock *sock, const char *name, long value, struct reply *reply) {
    int word = (int)value;
    struct linger linger = {.l_onoff = value >= 0, .l_linger = value < 0 ? 0 : (int)value};
    if (strcmp(name, "linger") == 0) {
        return answered(setsockopt(sock->fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger), reply);
    }
    if (strcmp(name, "oob-inline") == 0) {
        return answered(setsockopt(sock->fd, SOL_SOCKET, SO_OOBINLINE, &word, sizeof word), reply);
    }
    return lacks(reply, "an option of that name which would reach it");
}

enum answer option_get(struct sock *sock, const char *name, struct reply *reply) {
    int word = 0;
    struct linger linger = {0};
    socklen_t length = sizeof linger;
    if (strcmp(name, "linger") == 0) {
        int status = getsockopt(sock->fd, SOL_SOCKET, SO_LINGER, &linger, &length);
        put(reply, "%d", linger.l_onoff ? linger.l_linger : -1);
        return answered(status, reply);
    }
    if (strcmp(name, "oob-inline") == 0) {
        length = sizeof word;
        int status = getsockopt(sock->fd, SOL_SOCKET, SO_OOBINLINE, &word, &length);
        put(reply, "%d", word);
        return answered(status, reply);
    }
    return lacks(reply, "an option of that name which would reach it");
}

// SPDX-License-Identifier: Apache-2.0
//
// What slirp tells beyond the socket API, read from its control blocks.
#include "../agent/agent.h"
#include "../agent/stack.h"
#include "joins.h"

#include <poll.h>
#include <stdio.h>

const char *const stack_states = "all";

void stack_name(char *name, size_t size) {
    snprintf(name, size, "libslirp-%s", host_version());
}

// The kernel resets what it has to slirp, and slirp hands that on if it looks.
void stack_abort(int fd) {
    struct linger at_once = {.l_onoff = 1};
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

int stack_peek_error(int fd) {
    (void)fd; // connect() itself tells how an open ended
    return 0;
}

static bool read_info(int fd, struct tcp_info *info) {
    socklen_t length = sizeof *info;
    return getsockopt(fd, IPPROTO_TCP, TCP_INFO, info, &length) == 0;
}

static bool listens(int fd) {
    struct tcp_info info;
    return read_info(fd, &info) && info.tcpi_state == TCP_LISTEN;
}

enum answer stack_state(struct sock *sock, struct reply *reply) {
    host_settle();
    put(reply, "%s", listens(sock->fd) ? "LISTEN" : host_state(host_block(joined_to(sock->fd))));
    return OK;
}

enum answer stack_state_of(char *words[4], struct reply *reply) {
    struct sockaddr_storage own, peer;
    socklen_t length;
    if (!stack_address(4, words[0], words[1], &own, &length) ||
        !stack_address(4, words[2], words[3], &peer, &length)) {
        return wrong(reply, "two addresses of IPv4 with their ports are right");
    }
    host_settle();
    const struct tcpcb *found = host_find((struct sockaddr_in *)&own, (struct sockaddr_in *)&peer);
    put(reply, "%s", host_state(found));
    return OK;
}

enum answer stack_info(struct sock *sock, struct reply *reply) {
    char text[256];
    host_settle();
    const struct tcpcb *block = host_block(joined_to(sock->fd));
    if (block == NULL) {
        return lacks(reply, "anything to tell of a socket without a connection");
    }
    host_info(block, text, sizeof text);
    put(reply, "%s", text);
    return OK;
}

// Of the kernel's queue, in which slirp's connections are before they are complete.
enum answer stack_queue(struct sock *sock, struct reply *reply) {
    struct tcp_info info;
    host_settle();
    if (read_info(sock->fd, &info) && info.tcpi_state == TCP_LISTEN) {
        put(reply, "%u %u", info.tcpi_unacked, info.tcpi_sacked);
    }
    return OK;
}

enum answer stack_urgent(struct sock *sock, struct reply *reply) {
    struct pollfd polled = {.fd = sock->fd, .events = POLLPRI};
    host_settle();
    put(reply, "%d", poll(&polled, 1, 0) == 1 && (polled.revents & POLLPRI) != 0);
    return OK;
}

enum answer stack_setting(const char *name, const char *value, struct reply *reply) {
    (void)name, (void)value;
    return lacks(reply, "settings: slirp has constants");
}

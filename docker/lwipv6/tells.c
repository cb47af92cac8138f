// SPDX-License-Identifier: Apache-2.0
//
// What LWIPv6 tells beyond the socket API, read from its control blocks on its own thread.
#include "../agent/agent.h"
#include "sockets.h"
#include "host.h"

#include "lwip/opt.h"

#include "lwip/stack.h"
#include "lwip/tcp.h"

#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

bool stack_address(int family, const char *address, const char *port, struct sockaddr_storage *out, socklen_t *length);

const char *const stack_states = "all";

void stack_name(char *name, size_t size) {
    snprintf(name, size, "LWIPv6-1.5a");
}

static const char *name_of(enum tcp_state state) {
    static const char *const names[] = {
        [CLOSED] = "CLOSED",         [LISTEN] = "LISTEN",           [SYN_SENT] = "SYN-SENT",
        [SYN_RCVD] = "SYN-RECEIVED", [ESTABLISHED] = "ESTABLISHED", [FIN_WAIT_1] = "FIN-WAIT-1",
        [FIN_WAIT_2] = "FIN-WAIT-2", [CLOSE_WAIT] = "CLOSE-WAIT",   [CLOSING] = "CLOSING",
        [LAST_ACK] = "LAST-ACK",     [TIME_WAIT] = "TIME-WAIT",
    };
    return names[state];
}

void stack_abort(int fd) {
    v6_abort(fd);
}

int stack_peek_error(int fd) {
    return v6_peek_error(fd);
}

static void put_state(struct tcp_pcb *pcb, void *reply) {
    put(reply, "%s", pcb == NULL ? "CLOSED" : name_of(pcb->state));
}

enum answer stack_state(struct sock *sock, struct reply *reply) {
    v6_with_block(sock->fd, put_state, reply);
    return OK;
}

// ---- of any connection

struct end {
    struct ip_addr address;
    u16_t port;
};

struct wanted {
    struct end own, other;
    const char *state;
};

static bool parse_end(const char *address, const char *port, struct end *end) {
    struct sockaddr_storage from;
    socklen_t length;
    if (!stack_address(0, address, port, &from, &length)) {
        return false;
    }
    if (from.ss_family == AF_INET) {
        IP64_ADDR(&end->address, 0, 0, 0, 0);
        end->address.addr[3] = ((struct sockaddr_in *)&from)->sin_addr.s_addr;
        end->port = ntohs(((struct sockaddr_in *)&from)->sin_port);
    } else {
        memcpy(end->address.addr, &((struct sockaddr_in6 *)&from)->sin6_addr, sizeof end->address.addr);
        end->port = ntohs(((struct sockaddr_in6 *)&from)->sin6_port);
    }
    return true;
}

static void look(struct tcp_pcb *list, struct wanted *wanted) {
    for (struct tcp_pcb *pcb = list; pcb != NULL; pcb = pcb->next) {
        if (pcb->local_port == wanted->own.port && pcb->remote_port == wanted->other.port &&
            ip_addr_cmp(&pcb->local_ip, &wanted->own.address) &&
            ip_addr_cmp(&pcb->remote_ip, &wanted->other.address)) {
            wanted->state = name_of(pcb->state);
        }
    }
}

static void look_up(void *argument) {
    look(host_stack->tcp_tw_pcbs, argument);
    look(host_stack->tcp_active_pcbs, argument);
}

enum answer stack_state_of(char *words[4], struct reply *reply) {
    struct wanted wanted = {.state = "CLOSED"};
    if (!parse_end(words[0], words[1], &wanted.own) || !parse_end(words[2], words[3], &wanted.other)) {
        return wrong(reply, "two addresses with their ports are right");
    }
    v6_on_stack(look_up, &wanted);
    put(reply, "%s", wanted.state);
    return OK;
}

// ---- more of a socket's connection

static int count(const struct tcp_seg *segments) {
    int count = 0;
    for (; segments != NULL; segments = segments->next) {
        count++;
    }
    return count;
}

static void put_info(struct tcp_pcb *pcb, void *reply) {
    if (pcb == NULL || pcb->state == LISTEN) {
        return;
    }
    put(reply, "timestamps=0 sack=0 window-scale=0 snd-scale=0 rcv-scale=0 ");
    put(reply, "retransmits=%d rto-us=%ld ", pcb->nrtx, pcb->rto * TCP_SLOW_INTERVAL * 1000L);
    put(reply, "snd-mss=%d unacked=%d ", pcb->mss, count(pcb->unacked));
    put(reply, "rtt-us=%ld", (pcb->sa >> 3) * TCP_SLOW_INTERVAL * 1000L);
}

enum answer stack_info(struct sock *sock, struct reply *reply) {
    v6_with_block(sock->fd, put_info, reply);
    return reply->length > 0 ? OK : lacks(reply, "anything to tell of a socket without a connection");
}

enum answer stack_queue(struct sock *sock, struct reply *reply) {
    (void)sock, (void)reply; // it has no limit
    return OK;
}

enum answer stack_urgent(struct sock *sock, struct reply *reply) {
    (void)sock, (void)reply; // it has no urgent data
    return OK;
}

enum answer stack_setting(const char *name, const char *value, struct reply *reply) {
    (void)name, (void)value;
    return lacks(reply, "settings: LWIPv6 is configured when it is built");
}

// SPDX-License-Identifier: Apache-2.0
//
// What lwIP tells beyond the socket API, read from its control blocks while its lock is held.
#include "../agent/agent.h"
#include "../agent/stack.h"

#include "lwip/api.h"
#include "lwip/init.h"
#include "lwip/priv/sockets_priv.h"
#include "lwip/priv/tcp_priv.h"
#include "lwip/tcpip.h"

#include <stdio.h>
#include <string.h>

const char *const stack_states = "all";

void stack_name(char *name, size_t size) {
    snprintf(name, size, "lwIP-%s", LWIP_VERSION_STRING);
}

static const char *name_of(enum tcp_state state) {
    static const char *const names[] = {
        [CLOSED] = "CLOSED",           [LISTEN] = "LISTEN",         [SYN_SENT] = "SYN-SENT",
        [SYN_RCVD] = "SYN-RECEIVED",   [ESTABLISHED] = "ESTABLISHED", [FIN_WAIT_1] = "FIN-WAIT-1",
        [FIN_WAIT_2] = "FIN-WAIT-2",   [CLOSE_WAIT] = "CLOSE-WAIT", [CLOSING] = "CLOSING",
        [LAST_ACK] = "LAST-ACK",       [TIME_WAIT] = "TIME-WAIT",
    };
    return names[state];
}

static bool is_in(const struct tcp_pcb *list, const struct tcp_pcb *wanted) {
    while (list != NULL && list != wanted) {
        list = list->next;
    }
    return list != NULL;
}

// The control block of a socket that is in use; NULL: none. The lock is held. A socket keeps pointing to a block that
// its timer has freed in TIME-WAIT.
static struct tcp_pcb *block_of(int fd) {
    struct lwip_sock *sock = lwip_socket_dbg_get_socket(fd);
    struct tcp_pcb *pcb = sock == NULL || sock->conn == NULL ? NULL : sock->conn->pcb.tcp;
    bool used = pcb != NULL && (is_in(tcp_active_pcbs, pcb) || is_in(tcp_tw_pcbs, pcb) ||
                                is_in(tcp_listen_pcbs.pcbs, pcb));
    return used ? pcb : NULL;
}

void stack_abort(int fd) {
    LOCK_TCPIP_CORE();
    struct tcp_pcb *pcb = block_of(fd);
    if (pcb != NULL && pcb->state != LISTEN) {
        bool silent = pcb->state == TIME_WAIT;
        tcp_abort(pcb);
        if (silent) { // then nobody is told that the block is gone
            lwip_socket_dbg_get_socket(fd)->conn->pcb.tcp = NULL;
        }
    }
    UNLOCK_TCPIP_CORE();
}

int stack_peek_error(int fd) {
    int error = 0;
    socklen_t length = sizeof error;
    lwip_getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length);
    return error;
}

enum answer stack_state(struct sock *sock, struct reply *reply) {
    LOCK_TCPIP_CORE();
    struct tcp_pcb *pcb = block_of(sock->fd);
    put(reply, "%s", pcb == NULL ? "CLOSED" : name_of(pcb->state));
    UNLOCK_TCPIP_CORE();
    return OK;
}

static bool address_of(const struct sockaddr_storage *from, ip_addr_t *address, u16_t *port) {
    const struct sockaddr_in *four = (const struct sockaddr_in *)from;
    const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)from;
    memset(address, 0, sizeof *address);
    if (from->ss_family == AF_INET) {
        inet_addr_to_ip4addr(ip_2_ip4(address), &four->sin_addr);
        IP_SET_TYPE(address, IPADDR_TYPE_V4);
        *port = ntohs(four->sin_port);
    } else {
        inet6_addr_to_ip6addr(ip_2_ip6(address), &six->sin6_addr);
        IP_SET_TYPE(address, IPADDR_TYPE_V6);
        *port = ntohs(six->sin6_port);
    }
    return true;
}

static bool is_same(const ip_addr_t *one, const ip_addr_t *other) {
    if (IP_GET_TYPE(one) != IP_GET_TYPE(other)) {
        return false;
    }
    return IP_IS_V6(one) ? ip6_addr_cmp_zoneless(ip_2_ip6(one), ip_2_ip6(other))
                         : ip4_addr_cmp(ip_2_ip4(one), ip_2_ip4(other));
}

static const char *state_in(const struct tcp_pcb *list, const struct sockaddr_storage *own,
                            const struct sockaddr_storage *other) {
    ip_addr_t here, there;
    u16_t here_port, there_port;
    address_of(own, &here, &here_port);
    address_of(other, &there, &there_port);
    for (const struct tcp_pcb *pcb = list; pcb != NULL; pcb = pcb->next) {
        if (pcb->local_port == here_port && pcb->remote_port == there_port && is_same(&pcb->local_ip, &here) &&
            is_same(&pcb->remote_ip, &there)) {
            return name_of(pcb->state);
        }
    }
    return NULL;
}

enum answer stack_state_of(char *words[4], struct reply *reply) {
    struct sockaddr_storage own, other;
    socklen_t length;
    if (!stack_address(0, words[0], words[1], &own, &length) ||
        !stack_address(0, words[2], words[3], &other, &length)) {
        return wrong(reply, "two addresses with their ports are right");
    }
    LOCK_TCPIP_CORE();
    const char *state = state_in(tcp_active_pcbs, &own, &other);
    state = state == NULL ? state_in(tcp_tw_pcbs, &own, &other) : state;
    put(reply, "%s", state == NULL ? "CLOSED" : state);
    UNLOCK_TCPIP_CORE();
    return OK;
}

static int count(const struct tcp_seg *segments) {
    int count = 0;
    for (; segments != NULL; segments = segments->next) {
        count++;
    }
    return count;
}

enum answer stack_info(struct sock *sock, struct reply *reply) {
    LOCK_TCPIP_CORE();
    struct tcp_pcb *pcb = block_of(sock->fd);
    if (pcb == NULL || pcb->state == LISTEN) {
        UNLOCK_TCPIP_CORE();
        return lacks(reply, "anything to tell of a socket without a connection");
    }
    bool stamps = tcp_is_flag_set(pcb, TF_TIMESTAMP);
    put(reply, "timestamps=%d sack=%d ", stamps, tcp_is_flag_set(pcb, TF_SACK) != 0);
    put(reply, "window-scale=%d ", tcp_is_flag_set(pcb, TF_WND_SCALE) != 0);
    put(reply, "snd-scale=%d rcv-scale=%d ", pcb->snd_scale, pcb->rcv_scale);
    put(reply, "retransmits=%d rto-us=%ld ", pcb->nrtx, pcb->rto * TCP_SLOW_INTERVAL * 1000L);
    put(reply, "snd-mss=%d unacked=%d ", pcb->mss - (stamps ? 12 : 0), count(pcb->unacked));
    put(reply, "rtt-us=%ld", (pcb->sa >> 3) * TCP_SLOW_INTERVAL * 1000L);
    UNLOCK_TCPIP_CORE();
    return OK;
}

enum answer stack_queue(struct sock *sock, struct reply *reply) {
    LOCK_TCPIP_CORE();
    struct tcp_pcb *pcb = block_of(sock->fd);
    if (pcb != NULL && pcb->state == LISTEN) {
        const struct tcp_pcb_listen *listener = (const struct tcp_pcb_listen *)pcb;
        put(reply, "%d %d", listener->accepts_pending, listener->backlog);
    }
    UNLOCK_TCPIP_CORE();
    return OK;
}

enum answer stack_urgent(struct sock *sock, struct reply *reply) {
    (void)sock, (void)reply; // it has no urgent data
    return OK;
}

enum answer stack_setting(const char *name, const char *value, struct reply *reply) {
    (void)name, (void)value;
    return lacks(reply, "settings: lwIP is configured when it is built");
}

// SPDX-License-Identifier: Apache-2.0
#include "agent.h"
#include "stack.h"

#include <string.h>

// Where the stack keeps an option; what is not there it lacks.
struct option {
    const char *name;
    int level, four; // over IPv4 ...
    int level6, six; // ... and over IPv6
};

#define SAME(name, level, option) {name, level, option, level, option}

static const struct option options[] = {
    SAME("no-delay", IPPROTO_TCP, TCP_NODELAY),
    SAME("keep-alive", SOL_SOCKET, SO_KEEPALIVE),
    SAME("keep-alive-idle", IPPROTO_TCP, TCP_KEEPIDLE),
    SAME("reuse-address", SOL_SOCKET, SO_REUSEADDR),
#ifndef AGENT_LWIPV6
    SAME("keep-alive-interval", IPPROTO_TCP, TCP_KEEPINTVL),
    SAME("keep-alive-count", IPPROTO_TCP, TCP_KEEPCNT),
    SAME("receive-buffer", SOL_SOCKET, SO_RCVBUF),
#endif
#ifdef STACK_IS_NO_KERNEL
    SAME("type-of-service", IPPROTO_IP, IP_TOS), // over IPv6 too: it keeps both in one place
    SAME("time-to-live", IPPROTO_IP, IP_TTL),
#else
    SAME("cork", IPPROTO_TCP, TCP_CORK),
    SAME("send-buffer", SOL_SOCKET, SO_SNDBUF),
    SAME("max-segment", IPPROTO_TCP, TCP_MAXSEG),
    SAME("user-timeout", IPPROTO_TCP, TCP_USER_TIMEOUT),
    SAME("defer-accept", IPPROTO_TCP, TCP_DEFER_ACCEPT),
    SAME("fast-open", IPPROTO_TCP, TCP_FASTOPEN),
    SAME("fast-open-connect", IPPROTO_TCP, TCP_FASTOPEN_CONNECT),
    SAME("quick-ack", IPPROTO_TCP, TCP_QUICKACK),
    SAME("window-clamp", IPPROTO_TCP, TCP_WINDOW_CLAMP),
    SAME("oob-inline", SOL_SOCKET, SO_OOBINLINE),
    SAME("syn-count", IPPROTO_TCP, TCP_SYNCNT),
    SAME("linger2", IPPROTO_TCP, TCP_LINGER2),
    {"soft-errors", IPPROTO_IP, IP_RECVERR, IPPROTO_IPV6, IPV6_RECVERR},
    {"type-of-service", IPPROTO_IP, IP_TOS, IPPROTO_IPV6, IPV6_TCLASS},
    {"time-to-live", IPPROTO_IP, IP_TTL, IPPROTO_IPV6, IPV6_UNICAST_HOPS},
#endif
};

static const struct option *find(const char *name) {
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        if (strcmp(options[i].name, name) == 0) {
            return &options[i];
        }
    }
    return NULL;
}

static enum answer put_in(struct sock *sock, int level, int name, const void *value, size_t length,
                          struct reply *reply) {
    return STACK(setsockopt)(sock->fd, level, name, value, (socklen_t)length) < 0 ? failed(reply, errno) : OK;
}

#ifndef AGENT_LWIPV6

static enum answer set_linger(struct sock *sock, long seconds, struct reply *reply) {
    struct linger linger = {.l_onoff = seconds >= 0, .l_linger = seconds < 0 ? 0 : (int)seconds};
    return put_in(sock, SOL_SOCKET, SO_LINGER, &linger, sizeof linger, reply);
}

static enum answer get_linger(struct sock *sock, struct reply *reply) {
    struct linger linger = {0};
    socklen_t length = sizeof linger;
    if (STACK(getsockopt)(sock->fd, SOL_SOCKET, SO_LINGER, &linger, &length) < 0) {
        return failed(reply, errno);
    }
    put(reply, "%d", linger.l_onoff ? linger.l_linger : -1);
    return OK;
}

#endif

#ifndef STACK_IS_NO_KERNEL

// Another number, another secret.
static enum answer set_fast_open_key(struct sock *sock, long value, struct reply *reply) {
    unsigned char key[16] = {[15] = (unsigned char)value};
    return put_in(sock, IPPROTO_TCP, TCP_FASTOPEN_KEY, key, sizeof key, reply);
}

// A key of that many printable characters, for every peer, which is what a prefix of no bits says.
static enum answer set_signature_key(struct sock *sock, long length, struct reply *reply) {
    enum { EXTENDED = 32, FLAG_PREFIX = 1, KEY_LENGTH = 130, KEY = 136, FLAGS = 128, LONGEST_KEY = 80 };
    unsigned char order[KEY + LONGEST_KEY] = {0}; // struct tcp_md5sig of linux/tcp.h
    unsigned short family = sock->family == 4 ? AF_INET : AF_INET6;
    unsigned short key_length = (unsigned short)length;
    if (length < 1 || length > LONGEST_KEY) {
        return wrong(reply, "a key has 1 to 80 bytes");
    }
    memcpy(order, &family, sizeof family);
    order[FLAGS] = FLAG_PREFIX;
    memcpy(order + KEY_LENGTH, &key_length, sizeof key_length);
    for (int i = 0; i < length; i++) {
        order[KEY + i] = (unsigned char)('!' + i % 94);
    }
    return put_in(sock, IPPROTO_TCP, EXTENDED, order, sizeof order, reply);
}

// RFC 791 §3.1, loose, of one hop: the kernel puts the destination in its place.
static enum answer set_source_route(struct sock *sock, long hop, struct reply *reply) {
    unsigned char route[7] = {131, 7, 4};
    for (int i = 0; i < 4; i++) {
        route[3 + i] = (unsigned char)(hop >> (24 - 8 * i));
    }
    return put_in(sock, IPPROTO_IP, IP_OPTIONS, route, sizeof route, reply);
}

#endif

enum answer option_set(struct sock *sock, const char *name, long value, struct reply *reply) {
    int word = (int)value;
#ifndef AGENT_LWIPV6
    if (strcmp(name, "linger") == 0) {
        return set_linger(sock, value, reply);
    }
#endif
#ifndef STACK_IS_NO_KERNEL
    if (strcmp(name, "fast-open-key") == 0) {
        return set_fast_open_key(sock, value, reply);
    }
    if (strcmp(name, "signature-key") == 0) {
        return set_signature_key(sock, value, reply);
    }
    if (strcmp(name, "source-route") == 0) {
        return set_source_route(sock, value, reply);
    }
#endif
    const struct option *option = find(name);
    if (option == NULL) {
        return lacks(reply, "an option of that name");
    }
    return sock->family == 4 ? put_in(sock, option->level, option->four, &word, sizeof word, reply)
                             : put_in(sock, option->level6, option->six, &word, sizeof word, reply);
}

enum answer option_get(struct sock *sock, const char *name, struct reply *reply) {
    int value = 0;
    socklen_t length = sizeof value;
#ifndef AGENT_LWIPV6
    if (strcmp(name, "linger") == 0) {
        return get_linger(sock, reply);
    }
#endif
    const struct option *option = find(name);
    if (option == NULL) {
        return lacks(reply, "an option of that name that can be asked for");
    }
    bool four = sock->family == 4;
    if (STACK(getsockopt)(sock->fd, four ? option->level : option->level6, four ? option->four : option->six, &value,
                          &length) < 0) {
        return failed(reply, errno);
    }
    put(reply, "%d", value);
    return OK;
}

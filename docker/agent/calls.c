// SPDX-License-Identifier: Apache-2.0
#include "agent.h"
#include "stack.h"

#include <string.h>

enum { ADDRESS_TEXT = 64 };

bool stack_address(int family, const char *address, const char *port, struct sockaddr_storage *out,
                   socklen_t *length) {
    long value;
    memset(out, 0, sizeof *out);
    if (!number(port, 0, 0xffff, &value)) {
        return false;
    }
    struct sockaddr_in *four = (struct sockaddr_in *)out;
    struct sockaddr_in6 *six = (struct sockaddr_in6 *)out;
    bool colon = strchr(address, ':') != NULL;
    if (family != 0 && colon != (family == 6)) {
        return false;
    }
    if (!colon && STACK(inet_pton)(AF_INET, address, &four->sin_addr) == 1) {
        four->sin_family = AF_INET;
        four->sin_port = htons((unsigned short)value);
        *length = sizeof *four;
        return true;
    }
    if (colon && STACK(inet_pton)(AF_INET6, address, &six->sin6_addr) == 1) {
        six->sin6_family = AF_INET6;
        six->sin6_port = htons((unsigned short)value);
        *length = sizeof *six;
        return true;
    }
    return false;
}

static void put_address(struct reply *reply, const struct sockaddr_storage *address) {
    char text[ADDRESS_TEXT] = "";
    const struct sockaddr_in *four = (const struct sockaddr_in *)address;
    const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)address;
    bool is_six = address->ss_family == AF_INET6;
    STACK(inet_ntop)
    (address->ss_family, is_six ? (const void *)&six->sin6_addr : (const void *)&four->sin_addr, text, sizeof text);
    put(reply, "%s %d", text, ntohs(is_six ? six->sin6_port : four->sin_port));
}

static enum answer refused(struct reply *reply) {
    return failed(reply, errno);
}

static bool no_blocking(int fd) {
    int flags = STACK(fcntl)(fd, F_GETFL, 0);
    return flags >= 0 && STACK(fcntl)(fd, F_SETFL, flags | O_NONBLOCK) >= 0;
}

// Makes the socket the session's, or closes it.
static struct sock *own(struct session *session, int fd, int family, struct reply *reply) {
    struct sock *sock = no_blocking(fd) ? sock_add(session, fd, family) : NULL;
    if (sock == NULL) {
        stack_abort(fd);
        STACK(close)(fd);
        put(reply, "EMFILE");
    }
    return sock;
}

enum answer call_socket(struct session *session, long family, struct reply *reply) {
    int one = 1;
    int fd = STACK(socket)(family == 4 ? AF_INET : AF_INET6, SOCK_STREAM, 0);
    if (fd < 0) {
        return refused(reply);
    }
    if (family == 6) {
        STACK(setsockopt)(fd, IPPROTO_IPV6, IPV6_V6ONLY, &one, sizeof one);
    }
    struct sock *sock = own(session, fd, (int)family, reply);
    if (sock == NULL) {
        return ERROR;
    }
    put(reply, "%ld", sock->number);
    return OK;
}

enum answer call_bind(struct sock *sock, const char *address, const char *port, struct reply *reply) {
    struct sockaddr_storage where;
    socklen_t length;
    if (!stack_address(sock->family, address, port, &where, &length)) {
        return wrong(reply, "no address and port of this family");
    }
    if (STACK(bind)(sock->fd, (struct sockaddr *)&where, length) < 0) {
        return refused(reply);
    }
    length = sizeof where;
    if (STACK(getsockname)(sock->fd, (struct sockaddr *)&where, &length) < 0) {
        return refused(reply);
    }
    put_address(reply, &where);
    return OK;
}

enum answer call_listen(struct sock *sock, long backlog, struct reply *reply) {
    return STACK(listen)(sock->fd, (int)backlog) < 0 ? refused(reply) : OK;
}

enum answer call_connect(struct sock *sock, const char *address, const char *port, struct reply *reply) {
    struct sockaddr_storage where;
    socklen_t length;
    if (!stack_address(sock->family, address, port, &where, &length)) {
        return wrong(reply, "no address and port of this family");
    }
    int before = stack_peek_error(sock->fd);
    if (before != 0) {
        return failed(reply, before);
    }
    if (STACK(connect)(sock->fd, (struct sockaddr *)&where, length) == 0 || errno == EISCONN) {
        return OK;
    }
    return refused(reply);
}

enum answer call_accept(struct session *session, struct sock *sock, struct reply *reply) {
    struct sockaddr_storage peer;
    socklen_t length = sizeof peer;
    memset(&peer, 0, sizeof peer);
    int fd = STACK(accept)(sock->fd, (struct sockaddr *)&peer, &length);
    if (fd < 0) {
        return refused(reply);
    }
    struct sock *accepted = own(session, fd, sock->family, reply);
    if (accepted == NULL) {
        return ERROR;
    }
    put(reply, "%ld ", accepted->number);
    put_address(reply, &peer);
    return OK;
}

enum answer call_send(struct sock *sock, const char *hex, bool urgent, struct reply *reply) {
    static unsigned char data[MOST_DATA];
    int flags = 0;
    int length = unhex(hex, data, sizeof data);
    if (length <= 0) {
        return wrong(reply, length == -2 ? "too many bytes of data" : "no bytes in hexadecimal");
    }
#ifdef STACK_IS_NO_KERNEL
    if (urgent) {
        return lacks(reply, "urgent data");
    }
#else
    flags = MSG_NOSIGNAL | (urgent ? MSG_OOB : 0);
#endif
    int taken = (int)STACK(send)(sock->fd, data, (size_t)length, flags);
    if (taken < 0) {
        return refused(reply);
    }
    put(reply, "%d", taken);
    return OK;
}

enum answer call_receive(struct sock *sock, long most, bool urgent, struct reply *reply) {
    static unsigned char data[MOST_DATA];
    int flags = 0;
#ifdef STACK_IS_NO_KERNEL
    if (urgent) {
        return lacks(reply, "urgent data");
    }
#else
    flags = urgent ? MSG_OOB : 0;
#endif
    int got = (int)STACK(recv)(sock->fd, data, (size_t)most, flags);
    if (got < 0) {
        return refused(reply);
    }
    put_hex(reply, data, (size_t)got);
    return OK;
}

enum answer call_shutdown(struct sock *sock, struct reply *reply) {
    return STACK(shutdown)(sock->fd, SHUT_WR) < 0 ? refused(reply) : OK;
}

enum answer call_close(struct sock *sock, struct reply *reply) {
    int fd = sock->fd;
    sock->number = 0; // gone, whatever the stack says to it
    return STACK(close)(fd) < 0 ? refused(reply) : OK;
}

enum answer call_abort(struct sock *sock, struct reply *reply) {
    stack_abort(sock->fd);
    return call_close(sock, reply);
}

enum answer call_error(struct sock *sock, struct reply *reply) {
    int error = 0;
    socklen_t length = sizeof error;
    if (STACK(getsockopt)(sock->fd, SOL_SOCKET, SO_ERROR, &error, &length) == 0 && error != 0) {
        put(reply, "%s", error_name(error));
    }
    return OK;
}

void call_forget(struct session *session) {
    for (int i = 0; i < MOST_SOCKETS; i++) {
        if (session->socks[i].number != 0) {
            stack_abort(session->socks[i].fd);
            STACK(close)(session->socks[i].fd);
            session->socks[i].number = 0;
        }
    }
#ifdef AGENT_SLIRP
    user_forget();
#endif
}

// SPDX-License-Identifier: Apache-2.0
#include "user.h"

#include "host.h"
#include "joins.h"

#include <errno.h>
#include <string.h>

enum {
    MOST_FDS = 16384,
    RECEIVE_BUFFER = 8192, // bytes; the kernel doubles them. What does not fit waits in slirp's buffer, which has a window
    DOOR_MS = 1000,        // a connection over the loopback
};

static struct joined joins[MOST_FDS]; // by the user's descriptor
static int open_ones;

static bool fits(int fd) {
    if (fd >= 0 && fd < MOST_FDS) {
        joins[fd] = (struct joined){0};
        open_ones++;
        return true;
    }
    if (fd >= 0) {
        close(fd);
        errno = EMFILE;
    }
    return false;
}

const struct joined *joined_to(int fd) {
    return &joins[fd];
}

// The virtual host's address stands for the loopback's, as slirp has it.
static void outward(struct sockaddr_in *address) {
    if (address->sin_addr.s_addr == htonl(0xc6120001)) {
        address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    }
}

static void inward(struct sockaddr_in *address) {
    if (address->sin_addr.s_addr == htonl(INADDR_LOOPBACK)) {
        address->sin_addr.s_addr = htonl(0xc6120001);
    }
}

int user_socket(int family, int type, int protocol) {
    int size = RECEIVE_BUFFER;
    int one = 1;
    if (family != AF_INET) {
        errno = EAFNOSUPPORT;
        return -1;
    }
    int fd = socket(family, type | SOCK_CLOEXEC, protocol);
    if (!fits(fd)) {
        return -1;
    }
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one); // the kernel's TIME-WAIT is not slirp's
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one); // Nagle's algorithm is slirp's affair
    return fd;
}

int user_bind(int fd, const struct sockaddr *address, socklen_t length) {
    struct sockaddr_in where = *(const struct sockaddr_in *)address;
    outward(&where);
    return bind(fd, (struct sockaddr *)&where, length);
}

int user_getsockname(int fd, struct sockaddr *address, socklen_t *length) {
    int status = getsockname(fd, address, length);
    inward((struct sockaddr_in *)address);
    return status;
}

int user_listen(int fd, int backlog) {
    int status = listen(fd, backlog);
    host_settle();
    return status;
}

// Comes to a door that slirp opens for it, and waits until the kernel's connection stands.
static int come(int fd, const struct sockaddr_in *door) {
    struct pollfd polled = {.fd = fd, .events = POLLOUT};
    int error = 0;
    socklen_t length = sizeof error;
    if (connect(fd, (const struct sockaddr *)door, sizeof *door) == 0) {
        return 0;
    }
    if (errno != EINPROGRESS) {
        return -1;
    }
    if (poll(&polled, 1, DOOR_MS) <= 0) {
        errno = ETIMEDOUT;
        return -1;
    }
    getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length);
    errno = error;
    return error == 0 ? 0 : -1;
}

int user_connect(int fd, const struct sockaddr *address, socklen_t length) {
    const struct sockaddr_in *peer = (const struct sockaddr_in *)address;
    struct sockaddr_in door, here;
    (void)length;
    if (joins[fd].socket != NULL) {
        errno = EISCONN;
        return -1;
    }
    host_settle();
    if (!host_door(peer, &door)) {
        return -1;
    }
    int status = come(fd, &door);
    int error = errno;
    socklen_t size = sizeof here;
    host_settle();
    if (status == 0) {
        status = getsockname(fd, (struct sockaddr *)&here, &size);
        error = errno;
    }
    joins[fd] = host_shut(peer, &door, status == 0 ? here.sin_port : 0);
    errno = error;
    return status;
}

int user_accept(int fd, struct sockaddr *address, socklen_t *length) {
    struct sockaddr_in *peer = (struct sockaddr_in *)address;
    host_settle();
    int accepted = accept4(fd, address, length, SOCK_CLOEXEC);
    if (!fits(accepted)) {
        return -1;
    }
    joins[accepted] = host_from(peer->sin_port);
    *peer = joins[accepted].peer;
    return accepted;
}

ssize_t user_send(int fd, const void *data, size_t length, int flags) {
    host_settle();
    ssize_t sent = send(fd, data, length, flags);
    int error = errno;
    host_settle();
    errno = error;
    return sent;
}

ssize_t user_recv(int fd, void *data, size_t length, int flags) {
    host_settle();
    ssize_t got = recv(fd, data, length, flags);
    int error = errno;
    host_settle(); // its window may open
    errno = error;
    return got;
}

int user_shutdown(int fd, int how) {
    host_settle();
    int status = shutdown(fd, how);
    int error = errno;
    host_settle();
    errno = error;
    return status;
}

int user_close(int fd) {
    host_settle();
    int status = close(fd);
    int error = errno;
    joins[fd] = (struct joined){0};
    open_ones--;
    host_settle();
    errno = error;
    return status;
}

// What nobody uses any more goes on at slirp until a timer ends it, and a reset of the kernel's need not reach it.
void user_forget(void) {
    if (open_ones == 0) {
        host_clear();
    }
}

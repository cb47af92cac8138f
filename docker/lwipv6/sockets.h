// SPDX-License-Identifier: Apache-2.0
//
// The part of the socket API that the agent speaks, over the API of LWIPv6's TCP (lwip/tcp.h). Nothing blocks. The
// library has a socket layer of its own, which blocks in connect and send, sends no FIN on shutdown and cannot abort.
#ifndef SOCKETS_H
#define SOCKETS_H

#include <sys/socket.h>
#include <sys/types.h>

int v6_socket(int family, int type, int protocol);
int v6_bind(int fd, const struct sockaddr *address, socklen_t length);
int v6_listen(int fd, int backlog); // the library has no backlog: all that come wait
int v6_connect(int fd, const struct sockaddr *address, socklen_t length);
int v6_accept(int fd, struct sockaddr *address, socklen_t *length);
ssize_t v6_send(int fd, const void *data, size_t length, int flags);
ssize_t v6_recv(int fd, void *data, size_t most, int flags);
int v6_shutdown(int fd, int how); // SHUT_WR only
int v6_close(int fd);
int v6_abort(int fd); // with a reset; the descriptor stays
int v6_getsockname(int fd, struct sockaddr *address, socklen_t *length);
int v6_getsockopt(int fd, int level, int name, void *value, socklen_t *length);
int v6_setsockopt(int fd, int level, int name, const void *value, socklen_t length);
int v6_fcntl(int fd, int command, int flags); // there is but one mode
int v6_peek_error(int fd);                    // that of the connection, 0: none

#define v6_inet_pton inet_pton
#define v6_inet_ntop inet_ntop

// Calls it on the stack's thread, with the control block of the socket, NULL if it has none (any more).
struct tcp_pcb;
void v6_with_block(int fd, void (*use)(struct tcp_pcb *block, void *argument), void *argument);
void v6_on_stack(void (*call)(void *argument), void *argument);

#endif

// SPDX-License-Identifier: Apache-2.0
//
// The socket API as a user of slirp has it: the kernel's, with the addresses that slirp's network gives them. What is
// not named otherwise here is the kernel's as it is.
#ifndef USER_H
#define USER_H

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stddef.h>
#include <sys/socket.h>
#include <unistd.h>

int user_socket(int family, int type, int protocol);
int user_bind(int fd, const struct sockaddr *address, socklen_t length);
int user_listen(int fd, int backlog);
int user_connect(int fd, const struct sockaddr *address, socklen_t length);
int user_accept(int fd, struct sockaddr *address, socklen_t *length);
int user_getsockname(int fd, struct sockaddr *address, socklen_t *length);
ssize_t user_send(int fd, const void *data, size_t length, int flags);
ssize_t user_recv(int fd, void *data, size_t length, int flags);
int user_shutdown(int fd, int how);
int user_close(int fd);
void user_forget(void); // a session gave up what it had

#define user_fcntl fcntl
#define user_setsockopt setsockopt
#define user_getsockopt getsockopt
#define user_inet_pton inet_pton
#define user_inet_ntop inet_ntop

#endif

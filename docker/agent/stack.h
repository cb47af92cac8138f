// SPDX-License-Identifier: Apache-2.0
//
// The socket API that the agent speaks: the system's, lwIP's, what ../lwipv6 makes of LWIPv6's, or the system's as a
// user of slirp has it. Never two in one file.
#ifndef STACK_H
#define STACK_H

#include <errno.h>
#ifdef AGENT_LWIP
#include "lwip/sockets.h"
#define STACK(name) lwip_##name
#define STACK_IS_NO_KERNEL
#elif defined(AGENT_SLIRP)
#include "../libslirp/user.h"
#define STACK(name) user_##name
#else
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef AGENT_LWIPV6
#include "../lwipv6/sockets.h"
#define STACK(name) v6_##name
#define STACK_IS_NO_KERNEL
#else
#define STACK(name) name
#endif
#endif

// What inet_pton and a number make; false: no address, or no port. Family 0: whichever it is.
bool stack_address(int family, const char *address, const char *port, struct sockaddr_storage *out, socklen_t *length);

#endif

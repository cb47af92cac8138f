// SPDX-License-Identifier: Apache-2.0
//
// slirp and its two sides: frames of the device, and the kernel's sockets, each of which slirp joins to a connection of
// its own TCP. Who uses slirp has nothing but the other ends of those sockets.
#ifndef HOST_H
#define HOST_H

#include <netinet/in.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>

// A connection of slirp's, for as long as it lives and after.
struct joined {
    const void *socket; // slirp's; NULL: there never was one
    int fd;             // slirp's end of the kernel's connection
    unsigned turn;      // which use of that number it is
    struct sockaddr_in own, peer;
};

struct tcpcb;

void host_begin(void);
int host_wait_for(struct pollfd *polled, int room, int *timeout); // how many descriptors it put there
void host_settle(void); // until neither side has anything to say; before and after each user call

void host_clear(void);  // slirp forgets every connection, with a reset where there is somebody to tell

// The connection behind the kernel's port from which slirp came to a listener.
struct joined host_from(in_port_t port);
// Has slirp open a connection to the peer for whoever comes to a door of slirp's; which is at *door afterwards.
bool host_door(const struct sockaddr_in *peer, struct sockaddr_in *door);
// Shuts the door, and tells which connection came through it from that port, if any.
struct joined host_shut(const struct sockaddr_in *peer, const struct sockaddr_in *door, in_port_t from);

const struct tcpcb *host_block(const struct joined *joined); // NULL: it is over
const struct tcpcb *host_find(const struct sockaddr_in *own, const struct sockaddr_in *peer);
const char *host_state(const struct tcpcb *block); // as RFC 9293 names it; CLOSED where there is none

// What slirp's control block says, in the words of `info`; the length.
int host_info(const struct tcpcb *block, char *text, size_t size);
const char *host_version(void);

#endif

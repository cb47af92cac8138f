// SPDX-License-Identifier: Apache-2.0
#include "slirp.h"

#include "device.h"
#include "host.h"

#include <time.h>

enum {
    MTU = 1500,
    FRAME = 9216 + 14,  // what the device may hand us, whatever its MTU
    MOST_FDS = 16384,   // of this process
    ROUNDS = 64,        // of asking, where one thing leads to another
    FRAMES = 64,        // taken before the sockets have their turn
    KERNEL_BUFFER = 1,  // as small as the kernel makes it: what waits, waits in slirp's own buffers
};

static Slirp *slirp;
static unsigned turns[MOST_FDS];         // odd: slirp uses that descriptor
static struct joined from_port[1 << 16]; // by the kernel's port, the latest

// ---- what slirp calls

static ssize_t send_packet(const void *frame, size_t length, void *nothing) {
    (void)nothing;
    device_write(frame, length);
    return (ssize_t)length;
}

static void guest_error(const char *words, void *nothing) {
    (void)nothing;
    fprintf(stderr, "slirp says of its guest: %s\n", words);
}

static int64_t clock_get_ns(void *nothing) {
    struct timespec time;
    (void)nothing;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void *timer_new(SlirpTimerCb call, void *with, void *nothing) {
    (void)call, (void)with, (void)nothing;
    return NULL; // router advertisements only, and there is no IPv6
}

static void timer_free(void *timer, void *nothing) {
    (void)timer, (void)nothing;
}

static void timer_mod(void *timer, int64_t when, void *nothing) {
    (void)timer, (void)when, (void)nothing;
}

static void register_poll_fd(int fd, void *nothing) {
    int size = KERNEL_BUFFER;
    (void)nothing;
    setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
    if (fd < MOST_FDS) {
        turns[fd] |= 1;
    }
}

static void unregister_poll_fd(int fd, void *nothing) {
    (void)nothing;
    if (fd >= 0 && fd < MOST_FDS) {
        turns[fd] += turns[fd] & 1;
    }
}

static void notify(void *nothing) {
    (void)nothing;
}

static const SlirpCb calls = {
    .send_packet = send_packet,
    .guest_error = guest_error,
    .clock_get_ns = clock_get_ns,
    .timer_new = timer_new,
    .timer_free = timer_free,
    .timer_mod = timer_mod,
    .register_poll_fd = register_poll_fd,
    .unregister_poll_fd = unregister_poll_fd,
    .notify = notify,
};

void host_begin(void) {
    SlirpConfig config = {
        .version = 4,
        .in_enabled = true,
        .vnetwork.s_addr = htonl(0xc6120000), // 198.18.0.0
        .vnetmask.s_addr = htonl(0xffff0000),
        .vhost.s_addr = htonl(0xc6120001),
        .if_mtu = MTU,
        .if_mru = MTU,
        .disable_dns = true,
        .disable_dhcp = true,
    };
    slirp = slirp_new(&config, &calls, NULL);
    g_assert(slirp != NULL);
}

// ---- the loop

struct list {
    struct pollfd *polled;
    int room, count;
};

static int add(int fd, int events, void *opaque) {
    struct list *list = opaque;
    short wanted = 0;
    if (list->count == list->room) {
        return -1; // and waits for its turn
    }
    wanted |= events & SLIRP_POLL_IN ? POLLIN : 0;
    wanted |= events & SLIRP_POLL_OUT ? POLLOUT : 0;
    wanted |= events & SLIRP_POLL_PRI ? POLLPRI : 0;
    list->polled[list->count] = (struct pollfd){.fd = fd, .events = wanted};
    return list->count++;
}

static int events_of(int index, void *opaque) {
    const struct list *list = opaque;
    short found = list->polled[index].revents;
    int events = 0;
    events |= found & POLLIN ? SLIRP_POLL_IN : 0;
    events |= found & POLLOUT ? SLIRP_POLL_OUT : 0;
    events |= found & POLLPRI ? SLIRP_POLL_PRI : 0;
    events |= found & POLLERR ? SLIRP_POLL_ERR : 0;
    events |= found & POLLHUP ? SLIRP_POLL_HUP : 0;
    return events;
}

int host_wait_for(struct pollfd *polled, int room, int *timeout) {
    struct list list = {polled, room, 0};
    uint32_t patience = *timeout < 0 ? UINT32_MAX : (uint32_t)*timeout;
    slirp_pollfds_fill(slirp, &patience, add, &list);
    *timeout = patience > INT32_MAX ? -1 : (int)patience;
    add(device, SLIRP_POLL_IN, &list);
    return list.count;
}

// One turn of slirp's; whether there was anything to do.
static bool turn(void) {
    static struct pollfd polled[MOST_FDS];
    struct list list = {polled, MOST_FDS, 0};
    uint32_t patience = 0;
    slirp_pollfds_fill(slirp, &patience, add, &list);
    int found = poll(polled, (nfds_t)list.count, 0);
    slirp_pollfds_poll(slirp, found < 0, events_of, &list);
    return found > 0;
}

static void turn_until_quiet(void) {
    for (int i = 0; i < ROUNDS && turn(); i++) {
    }
}

static struct joined joined_of(const struct socket *so) {
    struct joined joined = {.socket = so, .fd = so->s, .own = so->fhost.sin, .peer = so->lhost.sin};
    joined.turn = so->s >= 0 && so->s < MOST_FDS ? turns[so->s] : 0;
    return joined;
}

// Keeps in mind from which port of the kernel's slirp went to a listener for the newest of its connections.
static void note_newest(void) {
    const struct socket *so = slirp->tcb.so_next;
    struct sockaddr_in here;
    socklen_t length = sizeof here;
    if (so != &slirp->tcb && so->s >= 0 && (so->so_state & SS_ISFCONNECTING) != 0 &&
        getsockname(so->s, (struct sockaddr *)&here, &length) == 0) {
        from_port[ntohs(here.sin_port)] = joined_of(so);
    }
}

// Nobody but the tester is on the device, and each of its frames tells whose it is, so that slirp need not ask.
static void note_sender(const uint8_t *frame, int length) {
    enum { AT_PROTOCOL = 12, AT_SENDER = 6, AT_SOURCE = ETH_HLEN + 12 };
    uint32_t source;
    if (length >= AT_SOURCE + (int)sizeof source && frame[AT_PROTOCOL] == 8 && frame[AT_PROTOCOL + 1] == 0) {
        memcpy(&source, frame + AT_SOURCE, sizeof source);
        arp_table_add(slirp, source, frame + AT_SENDER);
    }
}

void host_settle(void) {
    static uint8_t frame[FRAME];
    int length;
    turn_until_quiet();
    for (int i = 0; i < FRAMES && (length = device_read(frame, sizeof frame)) > 0; i++) {
        note_sender(frame, length);
        slirp_input(slirp, frame, length);
        note_newest();
        turn_until_quiet(); // so that what it makes slirp say comes before the answer to the next
    }
}

void host_clear(void) {
    for (struct socket *so = slirp->tcb.so_next, *next; so != &slirp->tcb; so = next) {
        next = so->so_next;
        tcp_drop(so->so_tcpcb, ECONNABORTED);
    }
    turn_until_quiet();
    slirp->last_slowtimo = 0; // its ticks begin with the next connection, as they do after the start
}

// ---- connections

struct joined host_from(in_port_t port) {
    return from_port[ntohs(port)];
}

bool host_door(const struct sockaddr_in *peer, struct sockaddr_in *door) {
    socklen_t length = sizeof *door;
    // not where those that come for the virtual host arrive
    struct in_addr here = {.s_addr = htonl(0x7f000002)};
    if (slirp_add_hostfwd(slirp, 0, here, 0, peer->sin_addr, ntohs(peer->sin_port)) < 0) {
        return false;
    }
    return getsockname(slirp->tcb.so_next->s, (struct sockaddr *)door, &length) == 0;
}

struct joined host_shut(const struct sockaddr_in *peer, const struct sockaddr_in *door, in_port_t from) {
    struct joined found = {0};
    for (const struct socket *so = slirp->tcb.so_next; so != &slirp->tcb && found.socket == NULL; so = so->so_next) {
        if ((so->so_state & SS_INCOMING) != 0 && so->so_fport == from && so->so_lport == peer->sin_port &&
            so->so_laddr.s_addr == peer->sin_addr.s_addr) {
            found = joined_of(so); // the newest comes first
        }
    }
    slirp_remove_hostfwd(slirp, 0, door->sin_addr, ntohs(door->sin_port));
    return found;
}

const struct tcpcb *host_block(const struct joined *joined) {
    bool lives = joined->socket != NULL && joined->turn % 2 == 1 && turns[joined->fd] == joined->turn;
    return lives ? ((const struct socket *)joined->socket)->so_tcpcb : NULL;
}

static bool is_same(const struct sockaddr_in *one, const struct sockaddr_in *other) {
    return one->sin_addr.s_addr == other->sin_addr.s_addr && one->sin_port == other->sin_port;
}

const struct tcpcb *host_find(const struct sockaddr_in *own, const struct sockaddr_in *peer) {
    for (const struct socket *so = slirp->tcb.so_next; so != &slirp->tcb; so = so->so_next) {
        if ((so->so_state & SS_FACCEPTCONN) == 0 && is_same(&so->fhost.sin, own) && is_same(&so->lhost.sin, peer)) {
            return so->so_tcpcb;
        }
    }
    return NULL;
}

const char *host_state(const struct tcpcb *block) {
    static const char *const names[] = {
        [TCPS_CLOSED] = "CLOSED",           [TCPS_LISTEN] = "LISTEN",
        [TCPS_SYN_SENT] = "SYN-SENT",       [TCPS_SYN_RECEIVED] = "SYN-RECEIVED",
        [TCPS_ESTABLISHED] = "ESTABLISHED", [TCPS_CLOSE_WAIT] = "CLOSE-WAIT",
        [TCPS_FIN_WAIT_1] = "FIN-WAIT-1",   [TCPS_CLOSING] = "CLOSING",
        [TCPS_LAST_ACK] = "LAST-ACK",       [TCPS_FIN_WAIT_2] = "FIN-WAIT-2",
        [TCPS_TIME_WAIT] = "TIME-WAIT",
    };
    return block == NULL ? "CLOSED" : names[block->t_state];
}

int host_info(const struct tcpcb *block, char *text, size_t size) {
    enum { TICK_US = 1000000 / PR_SLOWHZ };
    return snprintf(text, size,
                    "timestamps=0 sack=0 window-scale=0 snd-scale=0 rcv-scale=0 backoff=%d retransmits=%d rto-us=%d "
                    "snd-mss=%d rtt-us=%d",
                    block->t_rxtshift, block->t_rxtshift, block->t_rxtcur * TICK_US, block->t_maxseg,
                    (block->t_srtt >> TCP_RTT_SHIFT) * TICK_US);
}

const char *host_version(void) {
    return slirp_version_string();
}

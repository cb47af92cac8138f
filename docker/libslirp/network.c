// SPDX-License-Identifier: Apache-2.0
//
// Between slirp and its users are two buffers of the kernel, and what is in them moves when the kernel's timers let it.
// Each time slirp's window moves too, which the tester sees. So the kernel here leaves nothing to a timer.
#include "network.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <linux/if.h>
#include <linux/rtnetlink.h>

// Of full buffers a timer asks after 200 ms whether there is room. Older kernels cannot be told to wait longer.
static void wait_for_users(void) {
    int fd = open("/proc/sys/net/ipv4/tcp_rto_min_us", O_WRONLY | O_CLOEXEC);
    if (fd >= 0) {
        const char minute[] = "60000000";
        if (write(fd, minute, strlen(minute)) < 0) {
            perror("tcp_rto_min_us");
        }
        close(fd);
    }
}

struct route {
    struct nlmsghdr header;
    struct rtmsg message;
    char attributes[128];
};

static void put_attribute(struct route *route, unsigned short type, const void *data, size_t size) {
    struct rtattr *attribute = (struct rtattr *)((char *)route + NLMSG_ALIGN(route->header.nlmsg_len));
    attribute->rta_type = type;
    attribute->rta_len = (unsigned short)RTA_LENGTH(size);
    memcpy(RTA_DATA(attribute), data, size);
    route->header.nlmsg_len = NLMSG_ALIGN(route->header.nlmsg_len) + (unsigned)RTA_SPACE(size);
}

// Sends it and waits for the kernel's word.
static bool ask(int fd, struct route *route) {
    struct {
        struct nlmsghdr header;
        struct nlmsgerr error;
        char echo[256];
    } answer;
    if (send(fd, route, route->header.nlmsg_len, 0) < 0 || recv(fd, &answer, sizeof answer, 0) < 0) {
        return false;
    }
    errno = -answer.error.error;
    return answer.header.nlmsg_type == NLMSG_ERROR && errno == 0;
}

// ip route replace local ADDRESS/LENGTH dev lo table local src 127.0.0.1 quickack 1
static bool acknowledge_at_once(int fd, const char *address, unsigned char length, int loopback) {
    struct in_addr here = {.s_addr = htonl(INADDR_LOOPBACK)}, there = {.s_addr = inet_addr(address)};
    struct {
        struct rtattr head;
        unsigned on;
    } quick = {{sizeof quick, RTAX_QUICKACK}, 1};
    struct route route = {
        .header = {.nlmsg_len = NLMSG_LENGTH(sizeof(struct rtmsg)),
                   .nlmsg_type = RTM_NEWROUTE,
                   .nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK | NLM_F_REPLACE | NLM_F_CREATE},
        .message = {.rtm_family = AF_INET,
                    .rtm_dst_len = length,
                    .rtm_table = RT_TABLE_LOCAL,
                    .rtm_protocol = RTPROT_KERNEL,
                    .rtm_scope = RT_SCOPE_HOST,
                    .rtm_type = RTN_LOCAL},
    };
    put_attribute(&route, RTA_DST, &there, sizeof there);
    put_attribute(&route, RTA_PREFSRC, &here, sizeof here);
    put_attribute(&route, RTA_OIF, &loopback, sizeof loopback);
    put_attribute(&route, RTA_METRICS, &quick, sizeof quick);
    return ask(fd, &route);
}

static bool done(int fd, bool well) {
    int error = errno;
    close(fd);
    errno = error;
    return well;
}

static bool loopback_up(int *index) {
    struct ifreq request = {.ifr_name = "lo", .ifr_flags = IFF_UP};
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    bool up = ioctl(fd, SIOCSIFFLAGS, &request) == 0 && ioctl(fd, SIOCGIFINDEX, &request) == 0;
    *index = request.ifr_ifindex;
    return done(fd, up);
}

static bool loopback_quick(int index) {
    int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
    return done(fd, acknowledge_at_once(fd, "127.0.0.0", 8, index) && acknowledge_at_once(fd, "127.0.0.1", 32, index));
}

bool network_of_its_own(void) {
    int loopback;
    if (unshare(CLONE_NEWNET) < 0 || !loopback_up(&loopback) || !loopback_quick(loopback)) {
        return false;
    }
    wait_for_users();
    return true;
}

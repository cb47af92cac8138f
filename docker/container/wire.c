// SPDX-License-Identifier: Apache-2.0
//
// A host of this machine's kernel at the other end of a TAP device: a network namespace of its own with an interface
// eth0, a wire between the two, and the agent in there. Each ends with the other.
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/if_arp.h>
#include <linux/if_tun.h>

enum { FRAME = 9216, MISSING = 69 };

static const char hardware[] = {2, 0, 0, 0, 0, 1};

struct in6_ifreq { // <linux/ipv6.h> cannot stand beside <netinet/in.h>
    struct in6_addr address;
    unsigned prefix;
    int index;
};

static _Noreturn void fail(const char *what) {
    fprintf(stderr, "%s: %s\n", what, strerror(errno));
    exit(MISSING);
}

static void check(int result, const char *what) {
    if (result < 0) {
        fail(what);
    }
}

// ---- the host

static int tap(const char *name) {
    struct ifreq request = {.ifr_flags = IFF_TAP | IFF_NO_PI};
    int fd = open("/dev/net/tun", O_RDWR | O_CLOEXEC | O_NONBLOCK);
    check(fd, "opening /dev/net/tun");
    if (strlen(name) >= sizeof request.ifr_name) {
        errno = ENAMETOOLONG;
        fail(name);
    }
    strcpy(request.ifr_name, name);
    check(ioctl(fd, TUNSETIFF, &request), name);
    return fd;
}

static void set(const char *name, const char *value) {
    char path[256];
    snprintf(path, sizeof path, "/proc/sys/%s", name);
    for (char *at = path + strlen("/proc/sys/"); *at != '\0'; at++) {
        *at = *at == '.' ? '/' : *at;
    }
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    check(fd, path);
    check((int)write(fd, value, strlen(value)), path);
    close(fd);
}

static void up(int socket, const char *name) {
    struct ifreq request = {0};
    strcpy(request.ifr_name, name);
    check(ioctl(socket, SIOCGIFFLAGS, &request), name);
    request.ifr_flags |= IFF_UP;
    check(ioctl(socket, SIOCSIFFLAGS, &request), name);
}

static void put_four(int socket, unsigned long call, const char *address) {
    struct ifreq request = {.ifr_name = "eth0"};
    struct sockaddr_in *place = (struct sockaddr_in *)&request.ifr_addr;
    place->sin_family = AF_INET;
    inet_pton(AF_INET, address, &place->sin_addr);
    check(ioctl(socket, call, &request), address);
}

static void put_six(const char *address) {
    struct in6_ifreq request = {.prefix = 64, .index = (int)if_nametoindex("eth0")};
    int six = socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    check(six, "a socket of IPv6");
    inet_pton(AF_INET6, address, &request.address);
    check(ioctl(six, SIOCSIFADDR, &request), address);
    close(six);
}

static void address_it(void) {
    struct ifreq request = {.ifr_name = "eth0"};
    int four = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    check(four, "a socket of IPv4");
    request.ifr_hwaddr.sa_family = ARPHRD_ETHER;
    memcpy(request.ifr_hwaddr.sa_data, hardware, sizeof hardware);
    check(ioctl(four, SIOCSIFHWADDR, &request), "giving eth0 its hardware address");
    up(four, "lo");
    put_four(four, SIOCSIFADDR, "198.18.0.1");
    put_four(four, SIOCSIFNETMASK, "255.255.0.0");
    up(four, "eth0");
    put_six("fd74:6370:6173::1");
    close(four);
}

// The other end of eth0, in a new network namespace where this process then is.
static int make_host(char **settings) {
    check(unshare(CLONE_NEWNET), "making a network namespace");
    set("net.ipv6.conf.default.accept_dad", "0"); // an address is there at once
    set("net.ipv6.conf.default.router_solicitations", "0");
    for (; *settings != NULL; settings++) {
        char *value = strchr(*settings, '=');
        if (value == NULL) {
            errno = EINVAL;
            fail(*settings);
        }
        *value = '\0';
        set(*settings, value + 1);
    }
    int fd = tap("eth0");
    address_it();
    return fd;
}

// ---- the wire

static bool pass(int from, int to) {
    char frame[FRAME];
    ssize_t length = read(from, frame, sizeof frame);
    if (length < 0) {
        return errno == EAGAIN || errno == EINTR;
    }
    // a device that is not up loses frames, as a cable would; one that is gone has ended both
    return write(to, frame, (size_t)length) >= 0 || errno == EIO || errno == EAGAIN;
}

static int carry(int here, int there, pid_t agent, const sigset_t *waiting) {
    struct pollfd polled[] = {{.fd = here, .events = POLLIN}, {.fd = there, .events = POLLIN}};
    int status;
    while (waitpid(agent, &status, WNOHANG) == 0) {
        if (ppoll(polled, 2, NULL, waiting) < 0) {
            continue; // a child has ended
        }
        if ((polled[0].revents && !pass(here, there)) || (polled[1].revents && !pass(there, here))) {
            fprintf(stderr, "the TAP device is gone: %s\n", strerror(errno));
            kill(agent, SIGKILL);
            return MISSING;
        }
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void ignore(int number) {
    (void)number; // to be interrupted is all
}

int main(int count, char **words) {
    if (count < 4) {
        fprintf(stderr, "usage: %s TAP CONTROL AGENT [SETTING=VALUE...]\n", words[0]);
        return 64;
    }
    int there = tap(words[1]);
    int here = make_host(words + 4);
    sigset_t child, before; // a child's end interrupts the wait for frames and comes at no other time
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child, &before);
    signal(SIGCHLD, ignore);
    pid_t parent = getpid();
    pid_t agent = fork();
    check(agent, "starting the agent");
    if (agent == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        sigprocmask(SIG_SETMASK, &before, NULL);
        if (getppid() != parent) {
            return MISSING; // it has ended meanwhile
        }
        execl(words[3], words[3], words[2], NULL);
        fail(words[3]);
    }
    return carry(here, there, agent, &before);
}

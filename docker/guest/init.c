// SPDX-License-Identifier: Apache-2.0
//
// The first process in a guest: makes the network, and becomes the agent on a serial line. The kernel's command line
// says which line (line=ttyS0), and perhaps a folder of the host that is seen here (beside=FOLDER). A program in C, since
// a shell and its commands would take longer than all the rest of the start.
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static const char *const device = "eth0";

// As the kernel takes it.
struct six {
    struct in6_addr address;
    unsigned int prefix;
    int interface;
};

// The end of the first process is the end of the guest, and the kernel tells why.
static void check(const char *doing, long result) {
    if (result < 0) {
        fprintf(stderr, "init: %s: %s\n", doing, strerror(errno));
        exit(1);
    }
}

static void load(const char *name) {
    char path[300];
    snprintf(path, sizeof path, "/modules/%s", name);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    check(path, fd);
    check(path, syscall(SYS_finit_module, fd, "", 0));
    close(fd);
}

static int is_module(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static void load_all(void) {
    struct dirent **modules;
    int count = scandir("/modules", &modules, is_module, alphasort);
    check("looking for modules", count);
    for (int i = 0; i < count; i++) {
        load(modules[i]->d_name);
    }
}

static void write_setting(const char *path, const char *value) {
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    check(path, fd);
    check(path, write(fd, value, strlen(value)));
    close(fd);
}

static struct ifreq named(const char *interface) {
    struct ifreq request = {0};
    strcpy(request.ifr_name, interface);
    return request;
}

static void bring_up(int fd, const char *interface) {
    struct ifreq request = named(interface);
    check(interface, ioctl(fd, SIOCGIFFLAGS, &request));
    request.ifr_flags |= IFF_UP;
    check(interface, ioctl(fd, SIOCSIFFLAGS, &request));
}

static void set_four(int fd, unsigned long what, const char *text) {
    struct ifreq request = named(device);
    struct sockaddr_in *address = (struct sockaddr_in *)&request.ifr_addr;
    address->sin_family = AF_INET;
    inet_pton(AF_INET, text, &address->sin_addr);
    check(text, ioctl(fd, what, &request));
}

static void add_six(int fd, const char *text, unsigned int prefix) {
    struct six request = {.prefix = prefix, .interface = (int)if_nametoindex(device)};
    inet_pton(AF_INET6, text, &request.address);
    check(text, ioctl(fd, SIOCSIFADDR, &request));
}

static void make_network(void) {
    int four = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    int six = socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    check("a socket for the network", four < six ? four : six);
    // nobody else is there, and nobody waits a second for the address
    write_setting("/proc/sys/net/ipv6/conf/eth0/accept_dad", "0");
    bring_up(four, "lo");
    set_four(four, SIOCSIFADDR, "198.18.0.1");
    set_four(four, SIOCSIFNETMASK, "255.255.0.0");
    bring_up(four, device);
    add_six(six, "fd74:6370:6173::1", 64);
    close(four);
    close(six);
}

// TCP takes a timestamp that came in the first second after the start for none (tw_ts_recent_stamp is 0).
static void wait_out_the_first_second(void) {
    const struct timespec second = {.tv_sec = 1};
    int failure = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &second, NULL);
    errno = failure;
    check("waiting", -failure);
}

// A terminal, or a port of virtio, which passes bytes as they are.
static void take_line(const char *name) {
    char path[64];
    struct termios raw;
    snprintf(path, sizeof path, "/dev/%s", name);
    int fd = open(path, O_RDWR | O_NOCTTY);
    for (int i = 0; fd < 0 && i < 2000; i++) { // the driver hears of a port of virtio some time after it was loaded
        usleep(5000);
        fd = open(path, O_RDWR | O_NOCTTY);
    }
    check(path, fd);
    if (tcgetattr(fd, &raw) == 0) {
        cfmakeraw(&raw);
        check(path, tcsetattr(fd, TCSANOW, &raw));
    }
    check(path, dup2(fd, STDIN_FILENO));
    check(path, dup2(fd, STDOUT_FILENO));
    close(fd);
}

int main(void) {
    const char *line = getenv("line");
    const char *beside = getenv("beside");
    check("mounting /proc", mount("proc", "/proc", "proc", 0, NULL));
    check("mounting /dev", mount("dev", "/dev", "devtmpfs", 0, NULL));
    load_all();
    make_network();
    if (beside != NULL) {
        check(beside, mount("none", "/beside", "hostfs", 0, beside));
    }
    take_line(line == NULL ? "ttyS0" : line);
    wait_out_the_first_second();
    check("saying ready", write(STDOUT_FILENO, "ready\n", 6));
    // 1024 as bridge.c counts
    check("the agent", execl("/agent", "agent", "--line", "1024", beside == NULL ? NULL : "/beside", NULL));
}

// SPDX-License-Identifier: Apache-2.0
#include "device.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <linux/if.h>
#include <linux/if_tun.h>

int device = -1;

bool device_open(const char *name) {
    struct ifreq request = {.ifr_flags = IFF_TAP | IFF_NO_PI};
    if (strlen(name) >= sizeof request.ifr_name) {
        errno = ENAMETOOLONG;
        return false;
    }
    strcpy(request.ifr_name, name);
    device = open("/dev/net/tun", O_RDWR | O_CLOEXEC | O_NONBLOCK);
    return device >= 0 && ioctl(device, TUNSETIFF, &request) == 0;
}

static _Noreturn void gone(void) {
    fprintf(stderr, "the TAP device is gone: %s\n", strerror(errno));
    _Exit(69);
}

int device_read(void *frame, size_t size) {
    ssize_t length;
    do {
        length = read(device, frame, size);
    } while (length < 0 && errno == EINTR);
    if (length < 0 && errno != EAGAIN) {
        gone();
    }
    return length < 0 ? 0 : (int)length;
}

void device_write(const void *frame, size_t length) {
    ssize_t written;
    do {
        written = write(device, frame, length);
    } while (written < 0 && errno == EINTR);
    if (written < 0 && errno != EAGAIN) {
        gone();
    }
}

// Between slirp and its users are two buffers of the kernel. When they are full, its timer tries after 200 ms whether
// there is room, and moves slirp's window at a time that is nobody's choice. Older kernels cannot be asked for patience.
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

bool network_of_its_own(void) {
    struct ifreq request = {.ifr_name = "lo", .ifr_flags = IFF_UP};
    if (unshare(CLONE_NEWNET) < 0) {
        return false;
    }
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    bool up = fd >= 0 && ioctl(fd, SIOCSIFFLAGS, &request) == 0;
    if (fd >= 0) {
        close(fd);
    }
    wait_for_users();
    return up;
}

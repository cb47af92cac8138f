// SPDX-License-Identifier: Apache-2.0
#include "tap.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <linux/if.h>
#include <linux/if_tun.h>

static int fd = -1;

bool tap_open(const char *name) {
    struct ifreq request = {.ifr_flags = IFF_TAP | IFF_NO_PI};
    if (strlen(name) >= sizeof request.ifr_name) {
        errno = ENAMETOOLONG;
        return false;
    }
    strcpy(request.ifr_name, name);
    fd = open("/dev/net/tun", O_RDWR | O_CLOEXEC | O_NONBLOCK);
    return fd >= 0 && ioctl(fd, TUNSETIFF, &request) == 0;
}

void tap_wait(void) {
    struct pollfd device = {.fd = fd, .events = POLLIN};
    poll(&device, 1, -1); // a signal makes it look in vain
}

int tap_read(void *frame, size_t size) {
    ssize_t length;
    do {
        length = read(fd, frame, size);
    } while (length < 0 && errno == EINTR);
    return length < 0 && errno == EAGAIN ? 0 : (int)length;
}

bool tap_write(const void *frame, size_t length) {
    return write(fd, frame, length) == (ssize_t)length;
}

void tap_is_gone(void) {
    fprintf(stderr, "the TAP device is gone: %s\n", strerror(errno));
    _Exit(69);
}

// SPDX-License-Identifier: Apache-2.0
#include "device.h"

#include <errno.h>
#include <fcntl.h>
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

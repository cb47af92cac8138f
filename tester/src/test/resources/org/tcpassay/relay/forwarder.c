// SPDX-License-Identifier: Apache-2.0
/*
 * The least that a relay must do: what one TUN device gives goes into the other, both with offloads.
 *
 * forwarder LEFT RIGHT DEVICE: makes DEVICE in the network namespaces whose paths are LEFT and RIGHT, says "ready", and
 * forwards until its standard input ends. The yardstick of Bench.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define TURN 64 /* packets of one side before the other has its turn */

static char buffer[1 << 17];

static void must(int result, const char *what)
{
    if (result < 0) {
        perror(what);
        exit(1);
    }
}

static int device(const char *namespace, const char *name)
{
    struct ifreq request;
    int space = open(namespace, O_RDONLY);
    must(space, namespace);
    must(setns(space, CLONE_NEWNET), "setns");
    close(space);
    int fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK);
    must(fd, "/dev/net/tun");
    memset(&request, 0, sizeof request);
    strncpy(request.ifr_name, name, IFNAMSIZ - 1);
    request.ifr_flags = IFF_TUN | IFF_VNET_HDR;
    must(ioctl(fd, TUNSETIFF, &request), "TUNSETIFF");
    must(ioctl(fd, TUNSETOFFLOAD, TUN_F_CSUM | TUN_F_TSO4 | TUN_F_TSO6 | TUN_F_TSO_ECN), "TUNSETOFFLOAD");
    return fd;
}

static int serve(int from, int to)
{
    for (int i = 0; i < TURN; i++) {
        ssize_t count = read(from, buffer, sizeof buffer);
        if (count <= 0) {
            return i > 0;
        }
        if (write(to, buffer, count) != count) {
            perror("write"); /* lost, as the kernel does not want it */
        }
    }
    return 1;
}

int main(int count, char **words)
{
    if (count != 4) {
        return 64;
    }
    int left = device(words[1], words[3]);
    int right = device(words[2], words[3]);
    struct pollfd waits[3] = {{left, POLLIN, 0}, {right, POLLIN, 0}, {0, POLLIN, 0}};
    puts("ready");
    fflush(stdout);
    while (!(waits[2].revents & (POLLIN | POLLHUP))) {
        int busy = serve(left, right);
        busy |= serve(right, left);
        if (!busy) {
            poll(waits, 3, -1);
        }
    }
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
//
// lwIP as a program: a host on the other end of a TAP device, and the agent beside it.
#include "../agent/agent.h"
#include "tap.h"

#include "lwip/init.h"
#include "lwip/netif.h"
#include "lwip/priv/tcp_priv.h"
#include "lwip/tcpip.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

// lwIP adds its uptime to each initial sequence number, so that those of a host that has just started are all the same
// for some seconds, and then not: this one has been up for a day.
enum { UPTIME_TICKS = 24 * 60 * 60 * 1000 / TCP_SLOW_INTERVAL };

static struct netif interface;

static void add_six(const char *text) {
    ip6_addr_t address;
    s8_t place;
    ip6addr_aton(text, &address);
    netif_add_ip6_address(&interface, &address, &place);
    netif_ip6_addr_set_state(&interface, place, IP6_ADDR_PREFERRED);
}

static void begin(void *ready) {
    ip4_addr_t address, mask, none;
    tcp_ticks = UPTIME_TICKS;
    IP4_ADDR(&address, 198, 18, 0, 1);
    IP4_ADDR(&mask, 255, 255, 0, 0);
    ip4_addr_set_zero(&none);
    netif_add(&interface, &address, &mask, &none, NULL, tap_init, tcpip_input);
    netif_create_ip6_linklocal_address(&interface, 1);
    netif_ip6_addr_set_state(&interface, 0, IP6_ADDR_PREFERRED);
    netif_set_default(&interface);
    netif_set_up(&interface);
    add_six("fd74:6370:6173::1");
    sys_sem_signal(ready);
}

int main(int count, char **words) {
    sys_sem_t ready;
    if (count != 3) {
        fprintf(stderr, "usage: %s TAP CONTROL\n", words[0]);
        return 64;
    }
    if (!tap_open(words[1])) {
        fprintf(stderr, "opening TAP device %s: %s; it must exist in this network namespace\n", words[1],
                strerror(errno));
        return 69;
    }
    sys_sem_new(&ready, 0);
    tcpip_init(begin, &ready);
    sys_sem_wait(&ready);
    tap_start(&interface);
    return serve_control(words[2]);
}

// SPDX-License-Identifier: Apache-2.0
//
// The library's own interface, tapif.c, touches the table of neighbours in a thread beside the stack's, and has another
// hardware address than docker/PROTOCOL.md says; this one hands each frame to the stack's thread.
#include "../lwip/tap.h"
#include "host.h"

#include "lwip/opt.h"

#include "lwip/ip.h"
#include "lwip/mem.h"
#include "lwip/memp.h"
#include "lwip/netif.h"
#include "lwip/pbuf.h"
#include "lwip/stack.h"
#include "lwip/sys.h"
#include "lwip/tcp.h"
#include "lwip/tcpip.h"
#include "netif/etharp.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MTU = 1500, FRAME = MTU + 14 };

// The library adds its uptime to each initial sequence number, so that those of a host that has just started are all
// the same for some seconds, and then not: this one has been up for a day.
enum { UPTIME_TICKS = 24 * 60 * 60 * 1000 / TCP_SLOW_INTERVAL };

static const u8_t hardware[] = {2, 0, 0, 0, 0, 1};

struct stack *host_stack;
static struct netif interface;

// ---- time

static long long milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

u32_t __real_sys_arch_mbox_fetch(sys_mbox_t box, void **message, u32_t timeout);
u32_t __wrap_sys_arch_mbox_fetch(sys_mbox_t box, void **message, u32_t timeout);

// The linker puts this in the place of the library's, which counts up to a millisecond for each message, however soon it
// comes, and none for what is done with it: under load its timers would run fast or slow.
u32_t __wrap_sys_arch_mbox_fetch(sys_mbox_t box, void **message, u32_t timeout) {
    static _Thread_local long long counted; // until when time has been told to whoever waits here
    long long before = milliseconds();
    u32_t spent = counted == 0 || timeout == 0 ? 0 : (u32_t)(before - counted);
    u32_t result = SYS_ARCH_TIMEOUT;
    if (timeout == 0 || spent < timeout) {
        result = __real_sys_arch_mbox_fetch(box, message, timeout - (timeout == 0 ? 0 : spent));
    }
    long long after = milliseconds();
    if (result != SYS_ARCH_TIMEOUT && timeout != 0) {
        result = spent + (u32_t)(after - before);
    }
    counted = after;
    return result;
}

// ---- out

static err_t send_frame(struct netif *netif, struct pbuf *packet) {
    u8_t frame[FRAME];
    size_t length = 0;
    if (packet->tot_len > sizeof frame) {
        return ERR_BUF;
    }
    for (struct pbuf *p = packet; p != NULL; p = p->next) {
        memcpy(frame + length, p->payload, p->len);
        length += p->len;
    }
    return tap_write(frame, length) ? ERR_OK : ERR_IF;
}

static err_t send_packet(struct netif *netif, struct pbuf *packet, struct ip_addr *to) {
    return (netif->flags & NETIF_FLAG_UP) != 0 ? etharp_output(netif, to, packet) : ERR_OK;
}

// ---- in

// On the stack's thread, where neighbours and timers are.
static void arrive(void *argument) {
    struct pbuf *p = argument;
    struct eth_hdr *header = p->payload;
    switch (ntohs(header->type)) {
    case ETHTYPE_IP:
    case ETHTYPE_IP6:
        etharp_ip_input(&interface, p);
        pbuf_header(p, -(s16_t)sizeof *header);
        ip_input(p, &interface);
        break;
    case ETHTYPE_ARP:
        etharp_arp_input(&interface, (struct eth_addr *)interface.hwaddr, p);
        break;
    default:
        pbuf_free(p);
    }
}

static void take(void *argument) {
    u8_t frame[FRAME];
    int length;
    while ((length = tap_read(frame, sizeof frame)) >= 0) {
        if (length == 0) {
            tap_wait();
            continue;
        }
        if (length < (int)sizeof(struct eth_hdr) || !ETH_RECEIVING_RULE(frame, interface.hwaddr, interface.flags)) {
            continue;
        }
        struct pbuf *p = pbuf_alloc(PBUF_RAW, (u16_t)length, PBUF_POOL);
        if (p == NULL) {
            continue;
        }
        memcpy(p->payload, frame, (size_t)length);
        if (tcpip_callback(host_stack, arrive, p, ASYNC) != ERR_OK) {
            pbuf_free(p);
        }
    }
    tap_is_gone();
}

// ---- the interface

static void age_neighbours(void *argument) {
    etharp_tmr(argument);
    sys_timeout(ARP_TMR_INTERVAL, age_neighbours, argument);
}

static err_t begin(struct netif *netif) {
    netif->name[0] = 't';
    netif->name[1] = 'p';
    netif->link_type = NETIF_TAPIF;
    netif->num = netif_next_num(netif, NETIF_TAPIF);
    netif->mtu = MTU;
    netif->hwaddr_len = sizeof hardware;
    memcpy(netif->hwaddr, hardware, sizeof hardware);
    netif->flags |= NETIF_FLAG_BROADCAST;
    netif->output = send_packet;
    netif->linkoutput = send_frame;
    etharp_init();
    sys_timeout(ARP_TMR_INTERVAL, age_neighbours, netif);
    return ERR_OK;
}

static void add(struct ip_addr address, struct ip_addr mask) {
    netif_add_addr(&interface, &address, &mask);
}

static void begin_host(void *argument) {
    struct ip_addr address, mask;
    host_stack->tcp_ticks = UPTIME_TICKS;
    IP64_ADDR(&address, 198, 18, 0, 1);
    IP64_MASKADDR(&mask, 255, 255, 0, 0);
    add(address, mask);
    IP6_ADDR(&mask, 0xffff, 0xffff, 0xffff, 0xffff, 0, 0, 0, 0);
    IP6_ADDR_LINKSCOPE(&address, interface.hwaddr);
    add(address, mask);
    IP6_ADDR(&address, 0xfd74, 0x6370, 0x6173, 0, 0, 0, 0, 1);
    add(address, mask);
}

bool host_begin(void) {
    // as lwip_init() in unixlib.c; these are empty in the library's configuration, or seed what is random
    srand((unsigned int)time(NULL));
    sys_init();
    mem_init();
    memp_init();
    pbuf_init();
    tcpip_init();
    host_stack = tcpip_start(NULL, NULL, 0, NULL);
    if (host_stack == NULL ||
        tcpip_netif_add(host_stack, &interface, NULL, begin, tcpip_input, tcpip_notify) == NULL) {
        return false;
    }
    tcpip_callback(host_stack, begin_host, NULL, SYNC);
    netif_set_up(&interface, 0);
    sys_thread_new(take, NULL, 0);
    return true;
}

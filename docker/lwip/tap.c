// SPDX-License-Identifier: Apache-2.0
//
// A network interface of lwIP on the other end of a TAP device that exists.
#include "tap.h"
#include "../agent/agent.h"

#include "lwip/etharp.h"
#include "lwip/ethip6.h"
#include "lwip/pbuf.h"
#include "lwip/tcpip.h"

#include <string.h>

enum { MTU = 1500, FRAME = MTU + 18 };

static const u8_t hardware[] = {2, 0, 0, 0, 0, 1};

static err_t output(struct netif *netif, struct pbuf *packet) {
    u8_t frame[FRAME];
    (void)netif;
    if (packet->tot_len > sizeof frame) {
        return ERR_BUF;
    }
    pbuf_copy_partial(packet, frame, packet->tot_len, 0);
    return tap_write(frame, packet->tot_len) ? ERR_OK : ERR_IF;
}

static bool is_for_us(const u8_t *frame) {
    return (frame[0] & 1) != 0 || memcmp(frame, hardware, sizeof hardware) == 0;
}

static struct netif *taken_by; // NULL: not yet
static sys_mutex_t intake;     // frames go in one after the other, whoever takes them

static void hand_over(const u8_t *frame, int length) {
    struct pbuf *packet = length >= 14 && is_for_us(frame) ? pbuf_alloc(PBUF_RAW, (u16_t)length, PBUF_POOL) : NULL;
    if (packet == NULL) {
        return;
    }
    pbuf_take(packet, frame, (u16_t)length);
    if (taken_by->input(packet, taken_by) != ERR_OK) {
        pbuf_free(packet);
    }
}

void stack_settle(void) {
    u8_t frame[FRAME];
    int length = 1;
    while (taken_by != NULL && length > 0) {
        sys_mutex_lock(&intake);
        length = tap_read(frame, sizeof frame);
        hand_over(frame, length);
        sys_mutex_unlock(&intake);
    }
    if (length < 0) {
        tap_is_gone();
    }
}

// Hands frames to the stack for as long as there is a device.
static void take(void *nothing) {
    (void)nothing;
    for (;;) {
        tap_wait();
        stack_settle();
    }
}

err_t tap_init(struct netif *netif) {
    netif->name[0] = 't';
    netif->name[1] = 'p';
    netif->mtu = MTU;
    netif->hwaddr_len = sizeof hardware;
    memcpy(netif->hwaddr, hardware, sizeof hardware);
    netif->flags = NETIF_FLAG_BROADCAST | NETIF_FLAG_ETHARP | NETIF_FLAG_ETHERNET | NETIF_FLAG_LINK_UP;
    netif->flags |= NETIF_FLAG_MLD6; // else it is no member of its own solicited-node groups
    netif->output = etharp_output;
    netif->output_ip6 = ethip6_output;
    netif->linkoutput = output;
    return ERR_OK;
}

void tap_start(struct netif *netif) {
    sys_mutex_new(&intake);
    taken_by = netif;
    sys_thread_new("tap", take, NULL, 0, 0);
}

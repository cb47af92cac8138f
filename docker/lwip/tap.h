// SPDX-License-Identifier: Apache-2.0
#ifndef TAP_H
#define TAP_H

#include <stdbool.h>
#include <stddef.h>

struct netif;

// ---- device.c: the system's side, which lwIP's headers would not bear

bool tap_open(const char *name);
void tap_wait(void);                    // for a frame
int tap_read(void *frame, size_t size); // 0: there is none; -1: the device is gone
bool tap_write(const void *frame, size_t length);
void tap_is_gone(void); // ends the program, and says so

// ---- tap.c: lwIP's side

signed char tap_init(struct netif *netif); // an err_t
void tap_start(struct netif *netif);

#endif

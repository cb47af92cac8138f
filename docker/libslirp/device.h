// SPDX-License-Identifier: Apache-2.0
//
// The TAP device. slirp's headers would not bear the system's.
#ifndef DEVICE_H
#define DEVICE_H

#include <stdbool.h>
#include <stddef.h>

extern int device; // to be polled

bool device_open(const char *name);
int device_read(void *frame, size_t size); // 0: none waits; ends the program when the device is gone
void device_write(const void *frame, size_t length);

#endif

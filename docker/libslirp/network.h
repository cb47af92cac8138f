// SPDX-License-Identifier: Apache-2.0
//
// The network of slirp's users: a loopback that nobody shares.
#ifndef NETWORK_H
#define NETWORK_H

#include <stdbool.h>

// Leaves the network of the device for a fresh one, of which the loopback is up. False with errno otherwise.
bool network_of_its_own(void);

#endif

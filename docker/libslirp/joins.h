// SPDX-License-Identifier: Apache-2.0
#ifndef JOINS_H
#define JOINS_H

#include "host.h"

// The connection of slirp's to which a user's socket is joined.
const struct joined *joined_to(int fd);

#endif

// SPDX-License-Identifier: Apache-2.0
#ifndef ARCH_CC_H
#define ARCH_CC_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>

#define LWIP_PLATFORM_DIAG(words) \
    do {                          \
        printf words;             \
    } while (0)

// The target ends with its reason as its last words.
#define LWIP_PLATFORM_ASSERT(words)                                                 \
    do {                                                                            \
        fprintf(stderr, "lwIP: \"%s\" does not hold: %s:%d\n", words, __FILE__, __LINE__); \
        abort();                                                                    \
    } while (0)

unsigned int port_random(void);
#define LWIP_RAND() port_random()

#endif

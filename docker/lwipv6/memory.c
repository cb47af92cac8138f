// SPDX-License-Identifier: Apache-2.0
//
// What the library calls for malloc() and free(), so that outcomes do not depend on chance. It sends memory that it never
// wrote, such as most of the flow label of IPv6, so what is in each block is that block's own; and it reads what it has
// freed, so that is gone.
#include <malloc.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

void *host_memory(size_t size);
void host_release(void *memory);

void *host_memory(size_t size) {
    static atomic_ushort blocks;
    unsigned short own = ++blocks;
    unsigned short *memory = malloc(size);
    for (size_t i = 0; memory != NULL && i < size / sizeof own; i++) {
        memory[i] = own;
    }
    return memory;
}

void host_release(void *memory) {
    explicit_bzero(memory, malloc_usable_size(memory));
    free(memory);
}

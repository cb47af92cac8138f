// SPDX-License-Identifier: Apache-2.0
//
// Says how many thousand times a second this machine's time stamp counter counts. A guest without KVM reads that same
// counter, and would measure it against a clock that runs as unevenly as the guest itself.
#include <stdio.h>
#include <time.h>
#include <x86intrin.h>

static long long now_ns(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC_RAW, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

int main(void) {
    const struct timespec pause = {.tv_nsec = 20000000}; // 20 ms: both readings are then as exact as 1 in 100,000
    long long ns = now_ns();
    unsigned long long ticks = __rdtsc();
    nanosleep(&pause, NULL);
    ns = now_ns() - ns;
    ticks = __rdtsc() - ticks;
    printf("%llu\n", ticks * 1000000 / (unsigned long long)ns);
    return 0;
}

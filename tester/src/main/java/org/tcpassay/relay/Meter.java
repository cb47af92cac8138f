// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what passes a gate; one thread writes, any may read. */
final class Meter {

    private final AtomicLong came = new AtomicLong();
    private final AtomicLong cameBytes = new AtomicLong();
    private final AtomicLong went = new AtomicLong();
    private final AtomicLong wentBytes = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    void came(int packets, long bytes) {
        add(came, packets);
        add(cameBytes, bytes);
    }

    void went(int packets, long bytes) {
        add(went, packets);
        add(wentBytes, bytes);
    }

    void refused() {
        add(refused, 1);
    }

    private static void add(AtomicLong counter, long more) {
        counter.lazySet(counter.getPlain() + more); // there is one writer
    }

    Traffic traffic(long dropped) {
        return new Traffic(came.get(), cameBytes.get(), went.get(), wentBytes.get(), refused.get(), dropped);
    }
}

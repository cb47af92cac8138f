// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.util.List;

/** Waits for packets at several ports at once; another thread may end the waiting. */
public final class Readiness implements AutoCloseable {

    private static final int SIZE = 512;
    private static final int ENTRY = 8; // struct pollfd
    private static final int POLLIN = 1;
    private static final int TIMEOUT = SIZE - 32;
    private static final int COUNT = SIZE - 16;
    private static final long SECOND_NS = 1_000_000_000;

    private final int waker;
    private final int entries;
    private final NativeMemory memory = NativeMemory.borrow(SIZE);

    private Readiness(int waker, List<? extends PacketPort> ports) {
        this.waker = waker;
        this.entries = ports.size() + 1;
        put(0, waker);
        for (int i = 0; i < ports.size(); i++) {
            put(i + 1, ports.get(i).fd());
        }
    }

    /** @param ports at most 16; they must live longer */
    public static Readiness of(List<? extends PacketPort> ports) {
        int waker = NativeException.check(Kernel.eventfd(), "opening an event counter", "raise the limit of files");
        return new Readiness(waker, ports);
    }

    private void put(int index, int fd) {
        memory.buffer().putInt(index * ENTRY, fd).putInt(index * ENTRY + 4, POLLIN);
    }

    /**
     * Returns when a port may have something, when {@link #wake} was called since the last time, or when time is up.
     *
     * @param timeoutNs {@link Long#MAX_VALUE} for no limit
     */
    public void await(long timeoutNs) {
        long limit = 0;
        if (timeoutNs != Long.MAX_VALUE) {
            memory.buffer().putLong(TIMEOUT, timeoutNs / SECOND_NS).putLong(TIMEOUT + 8, timeoutNs % SECOND_NS);
            limit = memory.address() + TIMEOUT;
        }
        int result = Kernel.poll(memory.address(), entries, limit);
        if (result != -Errno.EINTR) {
            NativeException.check(result, "waiting for packets", "the ports must be open");
        }
        if (memory.buffer().getShort(6) != 0) {
            Kernel.eventfdRead(waker, memory.address() + COUNT); // so that one call wakes once
        }
    }

    /** Ends the waiting, now or the next time; from any thread. */
    public void wake() {
        Kernel.eventfdWrite(waker, 1);
    }

    @Override
    public void close() {
        if (memory.giveBack()) {
            Kernel.close(waker);
        }
    }
}

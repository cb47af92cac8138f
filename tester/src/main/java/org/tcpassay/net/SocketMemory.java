// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

/** Memory that the sockets of one thread share for their calls; outlives them. */
public final class SocketMemory implements AutoCloseable {

    /** Bytes; the most that one send or receive moves. */
    static final int SIZE = 1 << 17;

    private final NativeMemory memory = NativeMemory.borrow(SIZE);

    NativeMemory memory() {
        return memory;
    }

    @Override
    public void close() {
        memory.giveBack();
    }
}

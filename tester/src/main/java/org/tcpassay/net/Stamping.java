// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

/**
 * Keeps the kernel stamping received packets for as long as the process lives.
 *
 * <p>The kernel stamps only while some socket asks for it, and begins a little after the first one asked: packets
 * in between would get the time at which they were read.
 */
final class Stamping {

    private static final int SO_TIMESTAMPNS = 35;
    private static final int SIZE = 512;

    static {
        int fd = Kernel.socket(Kernel.AF_INET, Kernel.SOCK_DGRAM, 0);
        NativeMemory memory = NativeMemory.borrow(SIZE);
        memory.buffer().putInt(0, 1);
        Kernel.setsockopt(fd, Kernel.SOL_SOCKET, SO_TIMESTAMPNS, memory.address(), 4);
        memory.giveBack();
    }

    private Stamping() {}

    static void keep() {
        // the static initialiser did
    }
}

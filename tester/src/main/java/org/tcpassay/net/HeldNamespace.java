// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

/**
 * A network namespace that lives as long as this is open, or this process, and that other processes may enter.
 *
 * @param fd of the namespace
 */
public record HeldNamespace(int fd) implements AutoCloseable {

    private static final String OF_THIS_THREAD = "/proc/thread-self/ns/net";
    private static final int SIZE = 512;

    /** That of the calling thread. */
    public static HeldNamespace ofThisThread() {
        NativeMemory memory = NativeMemory.borrow(SIZE);
        try {
            memory.putText(0, OF_THIS_THREAD);
            return new HeldNamespace(NativeException.check(
                    Kernel.open(memory.address(), 0), "holding a network namespace", "raise the limit of files"));
        } finally {
            memory.giveBack();
        }
    }

    /** Where other processes of this user find it, as {@code nsenter --net=} takes it. */
    public String path() {
        return "/proc/" + ProcessHandle.current().pid() + "/fd/" + fd;
    }

    /** Called once. */
    @Override
    public void close() {
        Kernel.close(fd);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** A netlink socket of the calling thread's namespace: one request, one answer. */
final class Netlink implements AutoCloseable {

    static final int ROUTE = 0;
    static final int SOCK_DIAG = 4;

    static final int F_REQUEST = 1;
    static final int F_ACK = 4;
    static final int F_DUMP = 0x300;
    static final int F_REPLACE = 0x100;
    static final int F_CREATE = 0x400;
    static final int F_CREATE_EXCLUSIVELY = 0x600;

    static final int HEADER = 16; // struct nlmsghdr

    private static final int TYPE_ERROR = 2;
    private static final int TYPE_DONE = 3;
    private static final int SIZE = 1 << 14;
    private static final int ANSWER = SIZE / 2;

    private final int fd;
    private final NativeMemory memory = NativeMemory.borrow(SIZE);

    private int answered; // bytes of the last answer's body

    private Netlink(int fd) {
        this.fd = fd;
    }

    static Netlink open(int protocol) {
        return new Netlink(NativeException.check(
                Kernel.socket(Kernel.AF_NETLINK, Kernel.SOCK_RAW, protocol),
                "opening a netlink socket (protocol " + protocol + ")",
                "the kernel must be built with it"));
    }

    /** Switches an option on where the kernel has it. */
    void set(int level, int option) {
        memory.buffer().putInt(0, 1);
        Kernel.setsockopt(fd, level, option, memory.address(), Integer.BYTES);
    }

    /** Where the next request's body is to be written, zeroed; absolute indices from 0. */
    ByteBuffer body(int length) {
        memory.clear(0, HEADER + length);
        return memory.buffer()
                .slice(HEADER, ANSWER - HEADER)
                .order(memory.buffer().order());
    }

    /**
     * Sends the body as a message and waits for the kernel, which answers within the call.
     *
     * @return 0, or the kernel's negative error number; then {@link #answer} has the answer, if there is one
     */
    int request(int type, int flags, int bodyLength) {
        int length = HEADER + bodyLength;
        memory.buffer().putInt(0, length).putShort(4, (short) type).putShort(6, (short) (flags | F_REQUEST));
        int sent = Kernel.send(fd, memory.address(), length, 0);
        if (sent < 0) {
            return sent;
        }
        int count = Kernel.receive(fd, memory.address() + ANSWER, SIZE - ANSWER, 0);
        if (count < 0) {
            return count;
        }
        answered = Math.max(0, count - HEADER);
        return memory.buffer().getShort(ANSWER + 4) == TYPE_ERROR
                ? memory.buffer().getInt(ANSWER + HEADER)
                : 0;
    }

    /**
     * Sends the body as a message that asks for all there is.
     *
     * @param each is given the body of each answer, which it must not keep
     * @return 0, or the kernel's negative error number
     */
    int dump(int type, int bodyLength, Consumer<ByteBuffer> each) {
        int length = HEADER + bodyLength;
        memory.buffer().putInt(0, length).putShort(4, (short) type).putShort(6, (short) (F_REQUEST | F_DUMP));
        int result = Kernel.send(fd, memory.address(), length, 0);
        while (result >= 0) {
            result = Kernel.receive(fd, memory.address() + ANSWER, SIZE - ANSWER, 0);
            int end = ANSWER + result;
            for (int at = ANSWER; at + HEADER <= end; at += (memory.buffer().getInt(at) + 3) & ~3) {
                int answer = memory.buffer().getShort(at + 4);
                if (answer == TYPE_DONE) {
                    return 0;
                }
                if (answer == TYPE_ERROR) {
                    return memory.buffer().getInt(at + HEADER);
                }
                each.accept(memory.buffer()
                        .slice(at + HEADER, memory.buffer().getInt(at) - HEADER)
                        .order(memory.buffer().order()));
            }
        }
        return result;
    }

    /** The body of the last answer. */
    ByteBuffer answer() {
        return memory.buffer()
                .slice(ANSWER + HEADER, answered)
                .order(memory.buffer().order());
    }

    @Override
    public void close() {
        if (memory.giveBack()) {
            Kernel.close(fd);
        }
    }
}

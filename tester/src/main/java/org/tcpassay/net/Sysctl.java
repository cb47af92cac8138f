// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/** The knobs under {@code /proc/sys}; those of {@code net} are the calling thread's namespace's. */
public final class Sysctl {

    private static final int SIZE = 4096;

    /** How an attempt to turn a knob ended. */
    public enum Turn {
        DONE,
        /** The kernel has no such knob. */
        NO_SUCH_KNOB,
        /** The knob is there, but not what the value names: a congestion control, say, or a mode of newer kernels. */
        VALUE_REFUSED
    }

    private Sysctl() {}

    /**
     * Turns a knob.
     *
     * @param key such as {@code net.ipv4.tcp_sack}
     * @throws NativeException if the kernel refuses us
     */
    public static Turn write(String key, String value) {
        NativeMemory memory = NativeMemory.borrow(SIZE);
        try {
            OptionalInt opened = open(memory, key, Kernel.O_WRONLY);
            if (opened.isEmpty()) {
                return Turn.NO_SUCH_KNOB;
            }
            int fd = opened.getAsInt();
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            memory.buffer().put(0, text);
            int written = Kernel.write(fd, memory.address(), text.length);
            Kernel.close(fd);
            if (written == -Errno.ENOENT || written == -Errno.EINVAL) {
                return Turn.VALUE_REFUSED;
            }
            NativeException.check(written, "setting " + key + " to " + value, "give a value that the kernel takes");
            return Turn.DONE;
        } finally {
            memory.giveBack();
        }
    }

    /** The knob's value without white space around it; empty where the kernel has no such knob. */
    public static Optional<String> read(String key) {
        NativeMemory memory = NativeMemory.borrow(SIZE);
        try {
            OptionalInt opened = open(memory, key, 0);
            if (opened.isEmpty()) {
                return Optional.empty();
            }
            int fd = opened.getAsInt();
            int count = Kernel.read(fd, memory.address(), SIZE);
            Kernel.close(fd);
            NativeException.check(count, "reading " + key, "name a knob that may be read");
            var text = new byte[count];
            memory.buffer().get(0, text);
            return Optional.of(new String(text, StandardCharsets.UTF_8).strip());
        } finally {
            memory.giveBack();
        }
    }

    private static OptionalInt open(NativeMemory memory, String key, int flags) {
        memory.putText(0, "/proc/sys/" + key.replace('.', '/'));
        int fd = Kernel.open(memory.address(), flags);
        if (fd == -Errno.ENOENT) {
            return OptionalInt.empty();
        }
        NativeException.check(fd, "opening sysctl " + key, "run as root, or in a user namespace of your own");
        return OptionalInt.of(fd);
    }
}

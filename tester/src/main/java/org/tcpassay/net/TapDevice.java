// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

/** A cable out of a namespace: this machine's kernel has an Ethernet interface at one end, a program takes the other. */
public final class TapDevice {

    private static final long TUNSETIFF = 0x4004_54ca;
    private static final long TUNSETPERSIST = 0x4004_54cb;
    private static final int IFF_TAP = 2;
    private static final int IFF_NO_PI = 0x1000;
    private static final int NAME = 16;
    private static final int SIZE = 512;
    private static final String PATH = "/dev/net/tun";

    private TapDevice() {}

    /**
     * Makes the device in the calling thread's namespace and leaves its other end to whoever asks for it by name. It is
     * down, and vanishes with the namespace.
     */
    public static void make(String name) {
        NativeMemory memory = NativeMemory.borrow(SIZE);
        try {
            memory.putText(0, PATH);
            int fd = NativeException.check(
                    Kernel.open(memory.address(), Kernel.O_RDWR),
                    "opening " + PATH,
                    "mode 0666 or root is right, and the module tun");
            try {
                memory.clear(0, NAME * 3);
                memory.putText(0, name);
                memory.buffer().putShort(NAME, (short) (IFF_TAP | IFF_NO_PI));
                String making = "making TAP device " + name;
                String remedy = "CAP_NET_ADMIN is needed here";
                NativeException.check(Kernel.ioctl(fd, TUNSETIFF, memory.address()), making, remedy);
                NativeException.check(Kernel.ioctl(fd, TUNSETPERSIST, 1), making, remedy);
            } finally {
                Kernel.close(fd);
            }
        } finally {
            memory.giveBack();
        }
    }
}

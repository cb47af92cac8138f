// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.MacAddress;

/** Puts Ethernet frames on one interface as they are; receives nothing. */
public final class FrameSender implements AutoCloseable {

    /** Bytes of the longest packet. */
    public static final int LONGEST = 65521;

    private static final int PACKET_QDISC_BYPASS = 20;
    private static final int SIZE = 1 << 16;
    private static final int HEADER = 14;

    private final int fd;
    private final NativeMemory memory = NativeMemory.borrow(SIZE);

    private FrameSender(int fd) {
        this.fd = fd;
    }

    /** @param interfaceIndex of the calling thread's namespace */
    public static FrameSender on(int interfaceIndex) {
        return open(interfaceIndex, false);
    }

    /** Past the interface's queue, which may not be awake yet right after it came up; captures there see nothing. */
    public static FrameSender pastTheQueue(int interfaceIndex) {
        return open(interfaceIndex, true);
    }

    private static FrameSender open(int interfaceIndex, boolean bypass) {
        var sender = new FrameSender(NativeException.check(
                Kernel.socket(Kernel.AF_PACKET, Kernel.SOCK_RAW, 0),
                "opening a packet socket",
                "give the tester CAP_NET_RAW"));
        sender.memory.buffer().putInt(0, bypass ? 1 : 0);
        NativeException.check(
                Kernel.setsockopt(sender.fd, PacketSocket.SOL_PACKET, PACKET_QDISC_BYPASS, sender.memory.address(), 4),
                "passing by the queue of interface " + interfaceIndex,
                "the kernel must be 3.14 or newer");
        int length = PacketBatch.putLinkAddress(sender.memory, 0, interfaceIndex, 0); // 0: receives nothing
        NativeException.check(
                Kernel.bind(sender.fd, sender.memory.address(), length),
                "binding a packet socket to interface " + interfaceIndex,
                "the interface must exist and be up");
        return sender;
    }

    /** @param etherType such as {@link PacketSocket#IPV4} */
    public void send(MacAddress destination, MacAddress source, int etherType, Bytes packet) {
        if (packet.length() > LONGEST) {
            throw new IllegalArgumentException("a packet of " + packet.length() + " bytes; at most " + LONGEST);
        }
        var buffer = memory.buffer().clear();
        destination.bytes().copyTo(buffer);
        source.bytes().copyTo(buffer);
        memory.putU16(HEADER - 2, etherType);
        packet.copyTo(buffer.position(HEADER));
        NativeException.check(
                Kernel.send(fd, memory.address(), HEADER + packet.length(), 0),
                "sending a packet of " + packet.length() + " bytes",
                "the interface must be up and its MTU at least that");
    }

    @Override
    public void close() {
        if (memory.giveBack()) {
            Closing.close(fd);
        }
    }
}

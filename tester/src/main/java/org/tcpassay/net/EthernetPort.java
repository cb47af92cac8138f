// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.util.Optional;
import org.tcpassay.wire.Bytes;

/**
 * An Ethernet interface as whole frames: what comes in from its cable, foreign addresses included, and what goes out.
 *
 * <p>The host's own frames on the interface are not seen. The sender's end should leave nothing to hardware: a frame
 * is taken and given as it is.
 */
public final class EthernetPort extends PacketPort {

    private static final int PACKET_ADD_MEMBERSHIP = 1;
    private static final int PACKET_STATISTICS = 6;
    private static final int PACKET_QDISC_BYPASS = 20;
    private static final int PACKET_IGNORE_OUTGOING = 23;
    private static final int PACKET_MR_PROMISC = 1;
    private static final int SO_RCVBUF = 8;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int ETH_P_ALL = 3;
    private static final int RECEIVE_BUFFER = 64 << 20; // bytes; only used as packets come
    private static final int SIZE = 1 << 16;

    private final int fd;
    private final NativeMemory memory = NativeMemory.borrow(SIZE);
    private boolean hasRoom;
    private long dropped;

    private EthernetPort(int fd) {
        this.fd = fd;
    }

    /** @param interfaceIndex of the calling thread's namespace; the interface is up */
    public static EthernetPort on(int interfaceIndex) {
        var port = new EthernetPort(NativeException.check(
                Kernel.socket(Kernel.AF_PACKET, Kernel.SOCK_RAW, 0),
                "opening a packet socket",
                "give the tester CAP_NET_RAW"));
        try {
            port.begin(interfaceIndex);
        } catch (NativeException e) {
            port.close();
            throw e;
        }
        return port;
    }

    private void begin(int interfaceIndex) {
        option(PacketSocket.SOL_PACKET, PACKET_IGNORE_OUTGOING, 1);
        option(PacketSocket.SOL_PACKET, PACKET_QDISC_BYPASS, 1);
        memory.buffer().putInt(0, RECEIVE_BUFFER);
        hasRoom = Kernel.setsockopt(fd, Kernel.SOL_SOCKET, SO_RCVBUFFORCE, memory.address(), 4) >= 0;
        if (!hasRoom) {
            option(Kernel.SOL_SOCKET, SO_RCVBUF, RECEIVE_BUFFER);
        }
        memory.clear(0, 16);
        memory.buffer().putInt(0, interfaceIndex).putShort(4, (short) PACKET_MR_PROMISC);
        NativeException.check(
                Kernel.setsockopt(fd, PacketSocket.SOL_PACKET, PACKET_ADD_MEMBERSHIP, memory.address(), 16),
                "listening for foreign addresses on interface " + interfaceIndex,
                "the interface must be an Ethernet");
        // protocol 0 until here: nothing was seen of another interface
        int length = PacketBatch.putLinkAddress(memory, 0, interfaceIndex, ETH_P_ALL);
        NativeException.check(
                Kernel.bind(fd, memory.address(), length),
                "binding a packet socket to interface " + interfaceIndex,
                "the interface must exist and be up");
    }

    /** Whether the system gave it as much room as was asked for; it gives a user in a namespace hardly any. */
    public boolean hasRoom() {
        return hasRoom;
    }

    @Override
    int fd() {
        return fd;
    }

    /** A frame, from its destination address to the end of what it carries. */
    @Override
    public Optional<Bytes> read() {
        int count = Kernel.receive(fd, memory.address(), SIZE, 0);
        if (count == -Errno.EAGAIN || count == -Errno.EINTR || count == -Errno.ENETDOWN) {
            return Optional.empty();
        }
        NativeException.check(count, "receiving a frame", "the interface must not vanish");
        return Optional.of(Bytes.copyOf(memory.buffer().slice(0, count)));
    }

    @Override
    public void write(Bytes frame) {
        if (frame.length() > SIZE) {
            throw new IllegalArgumentException("a frame of " + frame.length() + " bytes; at most " + SIZE);
        }
        frame.copyTo(memory.buffer().clear());
        NativeException.check(
                Kernel.send(fd, memory.address(), frame.length(), 0),
                "sending a frame of " + frame.length() + " bytes",
                "the interface must be up and its MTU at least that");
    }

    /** Frames that found no room before they were read, since the beginning. */
    public long dropped() {
        memory.buffer().putInt(8, 8);
        if (Kernel.getsockopt(fd, PacketSocket.SOL_PACKET, PACKET_STATISTICS, memory.address(), memory.address() + 8)
                == 0) {
            dropped += memory.buffer().getInt(4) & 0xffff_ffffL; // reading resets the kernel's count
        }
        return dropped;
    }

    private void option(int level, int name, int value) {
        memory.buffer().putInt(0, value);
        NativeException.check(
                Kernel.setsockopt(fd, level, name, memory.address(), 4),
                "setting option " + name + " of a packet socket",
                "the kernel must be 4.20 or newer");
    }

    @Override
    public void close() {
        if (memory.giveBack()) {
            Closing.close(fd);
        }
    }
}

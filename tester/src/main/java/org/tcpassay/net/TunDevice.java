// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Parcel;
import org.tcpassay.wire.Slate;

/**
 * A TUN device: what is written to it the kernel receives, synchronously within the call.
 *
 * <p>The kernel lives on the other side of it. Who wants the kernel's time stamps of both directions lets a {@link
 * PacketSocket} on the device see them, and only {@link #drain}s here; who carries packets on {@link #read}s.
 */
public final class TunDevice extends PacketPort {

    /** Packets that the kernel queues for a reader before it drops. */
    public static final int QUEUE_LENGTH = 500;

    /** Bytes of the longest packet that can be written. */
    public static final int LONGEST = 65531;

    private static final long TUNGETFEATURES = 0x8004_54cfL;
    private static final long TUNSETIFF = 0x4004_54ca;
    private static final long TUNSETPERSIST = 0x4004_54cb;
    private static final long TUNSETOFFLOAD = 0x4004_54d0;
    private static final int IFF_TUN = 1;
    private static final int IFF_VNET_HDR = 0x4000;
    private static final int OFFLOADS = 1 | 2 | 4 | 8; // checksums; segments over IPv4 and over IPv6, also with ECN
    private static final int NAME = 16;
    private static final int SIZE = 1 << 16;
    private static final int JOINED_SIZE = 1 << 17; // the longest packet, and what is in front of it
    private static final int INFO = 4; // flags and protocol: lets a packet through that claims an IP version 5
    private static final String PATH = "/dev/net/tun";

    private final int fd;
    private final NativeMemory memory;
    private final NativeMemory outgoing; // what was read is still to be forwarded when something else is written
    private final int header; // bytes in front of each packet
    private final Slate slate;
    private int length; // of what was read last, header included

    private TunDevice(int fd, NativeMemory memory, boolean isJoining) {
        this.fd = fd;
        this.memory = memory;
        this.outgoing = isJoining ? NativeMemory.borrow(JOINED_SIZE) : memory;
        this.header = isJoining ? INFO + Offload.LENGTH : INFO;
        this.slate = new Slate(isJoining ? JOINED_SIZE : 0);
    }

    /**
     * Makes the device in the calling thread's namespace; it has no address and is down. It lives as long as the
     * namespace.
     */
    public static TunDevice open(String name) {
        return lasting(open(name, false));
    }

    /** As {@link #open}, but it vanishes when it is closed or this process ends, which takes longer. */
    public static TunDevice openUntilClosed(String name) {
        return open(name, false);
    }

    /** As {@link #open}, and its kernel leaves checksums undone and segments joined. */
    public static TunDevice openJoining(String name) {
        TunDevice device = lasting(open(name, true));
        NativeException.check(
                Kernel.ioctl(device.fd, TUNSETOFFLOAD, OFFLOADS),
                "leaving offloads to TUN device " + name,
                "the kernel must be 2.6.27 or newer");
        return device;
    }

    /** Closing a device that is not persistent waits 36 ms for it to vanish; this one vanishes with its namespace. */
    private static TunDevice lasting(TunDevice device) {
        Kernel.ioctl(device.fd, TUNSETPERSIST, 1);
        return device;
    }

    private static TunDevice open(String name, boolean isJoining) {
        NativeMemory memory = NativeMemory.borrow(isJoining ? JOINED_SIZE : SIZE);
        memory.putText(0, PATH);
        int fd = Kernel.open(memory.address(), Kernel.O_RDWR | Kernel.O_NONBLOCK);
        if (fd < 0) {
            memory.giveBack();
            throw new NativeException("opening " + PATH, Errno.of(fd), "mode 0666, root, or a veth link is right");
        }
        var device = new TunDevice(fd, memory, isJoining);
        memory.clear(0, NAME * 3);
        memory.putText(0, name);
        memory.buffer().putShort(NAME, (short) (isJoining ? IFF_TUN | IFF_VNET_HDR : IFF_TUN));
        int result = Kernel.ioctl(fd, TUNSETIFF, memory.address());
        if (result < 0) {
            device.close();
            throw new NativeException("making TUN device " + name, Errno.of(result), "CAP_NET_ADMIN is needed here");
        }
        return device;
    }

    /** Whether {@code /dev/net/tun} can be opened and is what its name says. */
    public static boolean isAvailable() {
        NativeMemory memory = NativeMemory.borrow(SIZE);
        try {
            memory.putText(0, PATH);
            int fd = Kernel.open(memory.address(), Kernel.O_RDWR | Kernel.O_NONBLOCK);
            if (fd < 0) {
                return false;
            }
            int features = Kernel.ioctl(fd, TUNGETFEATURES, memory.address());
            Kernel.close(fd);
            return features >= 0;
        } finally {
            memory.giveBack();
        }
    }

    @Override
    int fd() {
        return fd;
    }

    /** The next IP packet that the kernel sent; empty if there is none yet. */
    @Override
    public Optional<Parcel> read() {
        int count = Kernel.read(fd, memory.address(), header > INFO ? JOINED_SIZE : SIZE);
        if (count == -Errno.EAGAIN || count == -Errno.EINTR) {
            return Optional.empty();
        }
        NativeException.check(count, "reading from the TUN device", "the device must not vanish");
        length = count;
        ByteBuffer packet = memory.buffer().slice(header, Math.max(0, count - header));
        return Optional.of(
                header > INFO ? Offload.of(memory, INFO, slate.write(packet)) : Parcel.of(Bytes.copyOf(packet)));
    }

    @Override
    public void forward(PacketPort other) {
        TunDevice device = (TunDevice) other;
        send(device.memory.address(), device.length);
    }

    private void send(long address, int count) {
        NativeException.check(
                Kernel.write(fd, address, count),
                "writing " + (count - header) + " bytes to the TUN device",
                "the device must be up, and the packet not empty");
    }

    /** Lets the kernel receive an IP packet, legal or not; its answer is under way when this returns. */
    @Override
    public void write(Bytes packet) {
        if (packet.length() > LONGEST) {
            throw new IllegalArgumentException("a packet of " + packet.length() + " bytes; at most " + LONGEST);
        }
        int protocol = !packet.isEmpty() && packet.at(0) >> 4 == 6 ? PacketSocket.IPV6 : PacketSocket.IPV4;
        outgoing.buffer().putShort(0, (short) 0);
        outgoing.putU16(2, protocol);
        if (header > INFO) {
            Offload.none(outgoing, INFO);
        }
        packet.copyTo(outgoing.buffer().clear().position(header));
        send(outgoing.address(), header + packet.length());
    }

    /** From now on the device vanishes when it is closed, even if its namespace lives on; closing takes longer then. */
    public void vanishWhenClosed() {
        Kernel.ioctl(fd, TUNSETPERSIST, 0);
    }

    /** Throws away what the kernel has queued for a reader. */
    public void drain() {
        while (Kernel.read(fd, memory.address(), INFO) > 0) {
            // the bytes are of no use, and the rest of each packet is cut off
        }
    }

    @Override
    public void close() {
        if (memory.giveBack()) {
            outgoing.giveBack();
            Closing.close(fd); // waits for the kernel's lock on all interfaces
        }
    }
}

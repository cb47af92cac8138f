// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Sees every packet that passes one interface, both directions in the kernel's order, with the kernel's time. */
public final class PacketSocket implements AutoCloseable {

    public static final int IPV4 = 0x0800;
    public static final int ARP = 0x0806;
    public static final int IPV6 = 0x86dd;

    static final int SOL_PACKET = 263;

    private static final int PACKET_ADD_MEMBERSHIP = 1;
    private static final int PACKET_STATISTICS = 6;
    private static final int PACKET_AUXDATA = 8;
    private static final int PACKET_VNET_HDR = 15;
    private static final int PACKET_MR_PROMISC = 1;
    private static final int SO_RCVBUF = 8;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int SO_TIMESTAMPNS = 35;
    private static final int SO_ATTACH_FILTER = 26;
    private static final int ETH_P_ALL = 3;
    private static final int CHECKSUM_NOT_READY = 8;
    private static final int RECEIVE_BUFFER = 8 << 20; // bytes; only used as packets come
    private static final int CLOCK_REALTIME = 0;
    private static final int SCRATCH = 0;
    private static final int SCRATCH_SIZE = 512;
    private static final int POLL = 256;

    private final int fd;
    private final NativeMemory memory;
    private final PacketBatch batch;
    private long dropped;

    private PacketSocket(int fd, NativeMemory memory, PacketBatch batch) {
        this.fd = fd;
        this.memory = memory;
        this.batch = batch;
    }

    /**
     * Begins to see.
     *
     * @param interfaceIndex of the calling thread's namespace
     * @param longest bytes of a packet beyond which it is cut off
     */
    public static PacketSocket capture(int interfaceIndex, int longest) {
        return capture(interfaceIndex, longest, PacketFilter.everything());
    }

    public static PacketSocket capture(int interfaceIndex, int longest, PacketFilter filter) {
        PacketSocket socket = open(Kernel.SOCK_DGRAM, PacketBatch.borrow(longest, 0));
        socket.begin(interfaceIndex, filter);
        return socket;
    }

    /** Of an Ethernet: frames to foreign addresses too, and what the interface joined can be told. */
    public static PacketSocket captureEthernet(int interfaceIndex, int longest, PacketFilter filter) {
        PacketSocket socket = open(Kernel.SOCK_RAW, PacketBatch.borrow(longest, PacketBatch.VIRTIO_AND_ETHERNET));
        try {
            socket.option(SOL_PACKET, PACKET_VNET_HDR, 1);
            socket.joinPromiscuously(interfaceIndex);
        } catch (NativeException e) {
            socket.close();
            throw e;
        }
        socket.begin(interfaceIndex, filter);
        return socket;
    }

    private static PacketSocket open(int type, PacketBatch batch) {
        int fd = Kernel.socket(Kernel.AF_PACKET, type, 0);
        if (fd < 0) {
            batch.giveBack();
            throw new NativeException("opening a packet socket", Errno.of(fd), "give the tester CAP_NET_RAW");
        }
        Stamping.keep();
        return new PacketSocket(fd, NativeMemory.borrow(SCRATCH_SIZE), batch);
    }

    private void begin(int interfaceIndex, PacketFilter filter) {
        try {
            enlarge();
            option(Kernel.SOL_SOCKET, SO_TIMESTAMPNS, 1);
            option(SOL_PACKET, PACKET_AUXDATA, 1);
            attach(filter);
            // protocol 0 until here: nothing was seen unfiltered or from another interface
            int length = PacketBatch.putLinkAddress(memory, SCRATCH, interfaceIndex, ETH_P_ALL);
            NativeException.check(
                    Kernel.bind(fd, memory.address(), length),
                    "binding a packet socket to interface " + interfaceIndex,
                    "the interface must exist and be up");
        } catch (NativeException e) {
            close();
            throw e;
        }
    }

    /** What was seen since the last call, at most a batch; empty if nothing. */
    public List<CapturedPacket> receive() {
        int count = Kernel.receiveMany(fd, batch.prepare(), PacketBatch.COUNT);
        if (count == -Errno.EAGAIN || count == -Errno.EINTR) {
            return List.of();
        }
        NativeException.check(count, "receiving from a packet socket", "the interface must stay up");
        var packets = new ArrayList<CapturedPacket>(count);
        for (int i = 0; i < count; i++) {
            packets.add(batch.packet(i));
        }
        return packets;
    }

    /** Whether {@link #receive} would find something, after waiting for it. */
    public boolean await(long timeoutNs) {
        ByteBuffer buffer = memory.buffer();
        buffer.putInt(POLL, fd).putInt(POLL + 4, 1); // POLLIN
        buffer.putLong(POLL + 8, timeoutNs / 1_000_000_000).putLong(POLL + 16, timeoutNs % 1_000_000_000);
        return Kernel.poll(memory.address() + POLL, 1, memory.address() + POLL + 8) > 0;
    }

    /** Now, on the clock that stamps packets: nanoseconds since 1970. */
    public long nowNs() {
        Kernel.clockGettime(CLOCK_REALTIME, memory.address() + POLL + 8);
        return memory.buffer().getLong(POLL + 8) * 1_000_000_000
                + memory.buffer().getLong(POLL + 16);
    }

    /** Packets that found no room, since the beginning. */
    public long dropped() {
        memory.buffer().putInt(SCRATCH + 8, 8);
        if (Kernel.getsockopt(fd, SOL_PACKET, PACKET_STATISTICS, memory.address(), memory.address() + 8) == 0) {
            dropped += memory.buffer().getInt(SCRATCH + 4) & 0xffff_ffffL; // reading resets the kernel's count
        }
        return dropped;
    }

    private void enlarge() {
        memory.buffer().putInt(SCRATCH, RECEIVE_BUFFER);
        if (Kernel.setsockopt(fd, Kernel.SOL_SOCKET, SO_RCVBUFFORCE, memory.address(), 4) < 0) {
            option(Kernel.SOL_SOCKET, SO_RCVBUF, RECEIVE_BUFFER); // in a user namespace: as much as the system allows
        }
    }

    private void joinPromiscuously(int interfaceIndex) {
        memory.clear(SCRATCH, 16);
        memory.buffer().putInt(SCRATCH, interfaceIndex).putShort(SCRATCH + 4, (short) PACKET_MR_PROMISC);
        NativeException.check(
                Kernel.setsockopt(fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, memory.address(), 16),
                "listening for foreign addresses on interface " + interfaceIndex,
                "the interface must be an Ethernet");
    }

    private void attach(PacketFilter filter) {
        if (!filter.instructions().isEmpty()) {
            attach(fd, filter, memory);
        }
    }

    /** @param memory whose beginning may be written to */
    static void attach(int fd, PacketFilter filter, NativeMemory memory) {
        NativeMemory program = NativeMemory.borrow(PacketFilter.SIZE);
        int length = filter.instructions().length();
        filter.instructions().copyTo(program.buffer().clear());
        memory.clear(SCRATCH, 16);
        memory.buffer().putShort(SCRATCH, (short) (length / 8)).putLong(SCRATCH + 8, program.address());
        int result = Kernel.setsockopt(fd, Kernel.SOL_SOCKET, SO_ATTACH_FILTER, memory.address(), 16);
        program.giveBack();
        NativeException.check(result, "attaching a packet filter", "the program must be valid");
    }

    private void option(int level, int name, int value) {
        memory.buffer().putInt(SCRATCH, value);
        NativeException.check(
                Kernel.setsockopt(fd, level, name, memory.address(), 4),
                "setting option " + name + " of a packet socket",
                "give the tester CAP_NET_ADMIN");
    }

    static boolean isChecksumReady(int status) {
        return (status & CHECKSUM_NOT_READY) == 0;
    }

    @Override
    public void close() {
        if (memory.giveBack()) {
            batch.giveBack();
            Closing.close(fd);
        }
    }
}

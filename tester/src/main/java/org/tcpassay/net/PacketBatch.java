// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.nio.ByteBuffer;
import org.tcpassay.wire.Bytes;

/** Memory for a batch of packets, laid out as recvmmsg(2) wants it: headers, addresses, controls, then data. */
final class PacketBatch {

    static final int COUNT = 16;

    /** What stands in front of a packet where the socket shows both. */
    static final int VIRTIO_AND_ETHERNET = 10 + 14;

    private static final int HEADER = 64; // struct mmsghdr
    private static final int VECTOR = 16;
    private static final int LINK_ADDRESS = 32; // struct sockaddr_ll, 20, padded
    private static final int CONTROL = 128;
    private static final int LINK_ADDRESS_LENGTH = 20;
    private static final int VECTORS = COUNT * HEADER;
    private static final int ADDRESSES = VECTORS + COUNT * VECTOR;
    private static final int CONTROLS = ADDRESSES + COUNT * LINK_ADDRESS;
    private static final int DATA = CONTROLS + COUNT * CONTROL;
    private static final int CONTROL_HEADER = 16; // struct cmsghdr
    private static final int SCM_TIMESTAMPNS = 35;
    private static final int PACKET_AUXDATA = 8;
    private static final int PACKET_OUTGOING = 4;

    private final NativeMemory memory;
    private final int longest;
    private final int skipped;

    private PacketBatch(NativeMemory memory, int longest, int skipped) {
        this.memory = memory;
        this.longest = longest;
        this.skipped = skipped;
    }

    /** @param skipped bytes in front of each packet: none, or {@link #VIRTIO_AND_ETHERNET} */
    static PacketBatch borrow(int longest, int skipped) {
        return new PacketBatch(NativeMemory.borrow(DATA + COUNT * longest), longest, skipped);
    }

    void giveBack() {
        memory.giveBack();
    }

    /** Writes a {@code sockaddr_ll} and tells its length. */
    static int putLinkAddress(NativeMemory memory, int index, int interfaceIndex, int protocol) {
        memory.clear(index, LINK_ADDRESS_LENGTH);
        memory.buffer().putShort(index, (short) Kernel.AF_PACKET).putInt(index + 4, interfaceIndex);
        memory.putU16(index + 2, protocol);
        return LINK_ADDRESS_LENGTH;
    }

    /** Makes all headers ready to be filled; the kernel changes them in each call. */
    long prepare() {
        ByteBuffer buffer = memory.buffer();
        long base = memory.address();
        for (int i = 0; i < COUNT; i++) {
            int header = i * HEADER;
            int vector = VECTORS + i * VECTOR;
            buffer.putLong(header, base + (ADDRESSES + i * LINK_ADDRESS));
            buffer.putLong(header + 8, LINK_ADDRESS);
            buffer.putLong(header + 16, base + vector);
            buffer.putLong(header + 24, 1);
            buffer.putLong(header + 32, base + (CONTROLS + i * CONTROL));
            buffer.putLong(header + 40, CONTROL);
            buffer.putLong(header + 48, 0);
            buffer.putLong(vector, base + (DATA + i * longest));
            buffer.putLong(vector + 8, longest);
        }
        return base;
    }

    CapturedPacket packet(int i) {
        ByteBuffer buffer = memory.buffer();
        int address = ADDRESSES + i * LINK_ADDRESS;
        int length = buffer.getInt(i * HEADER + 56);
        int addressLength = Math.min(buffer.get(address + 11) & 0xff, 8);
        long timeNs = 0;
        boolean ready = true;
        int control = CONTROLS + i * CONTROL;
        int end = control + (int) buffer.getLong(i * HEADER + 40);
        while (control + CONTROL_HEADER <= end) {
            int level = buffer.getInt(control + 8);
            int type = buffer.getInt(control + 12);
            int value = control + CONTROL_HEADER;
            if (level == Kernel.SOL_SOCKET && type == SCM_TIMESTAMPNS) {
                timeNs = buffer.getLong(value) * 1_000_000_000 + buffer.getLong(value + 8);
            } else if (level == PacketSocket.SOL_PACKET && type == PACKET_AUXDATA) {
                ready = PacketSocket.isChecksumReady(buffer.getInt(value));
            }
            control += ((int) buffer.getLong(control) + 7) & ~7;
        }
        return new CapturedPacket(
                timeNs,
                memory.u16(address + 2),
                buffer.get(address + 10) == PACKET_OUTGOING,
                Bytes.copyOf(buffer.slice(address + 12, addressLength)),
                Bytes.copyOf(buffer.slice(DATA + i * longest + skipped, length - skipped)),
                ready,
                joined(i));
    }

    /** The size of the segments that the interface joined; 0 if it did not. */
    private int joined(int i) {
        int header = DATA + i * longest; // struct virtio_net_hdr, in the machine's byte order
        boolean isJoined = skipped == VIRTIO_AND_ETHERNET && memory.buffer().get(header + 1) != 0;
        return isJoined ? memory.buffer().getShort(header + 4) & 0xffff : 0;
    }
}

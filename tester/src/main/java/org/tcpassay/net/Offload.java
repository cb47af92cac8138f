// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.nio.ByteBuffer;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Parcel;

/**
 * What a host leaves to hardware, as the kernel says it in front of a packet.
 *
 * <pre>
 * struct virtio_net_hdr, in the machine's byte order
 *   0  flags, 1: the checksum is not finished    1  what is joined
 *   2  bytes of headers                          4  bytes of payload of each segment
 *   6  where the checksum begins                 8  its field, from there
 * </pre>
 */
final class Offload {

    static final int LENGTH = 10;

    private static final int NEEDS_CHECKSUM = 1;
    private static final int ECN = 0x80;
    private static final int TCP_OVER_IPV4 = 1;
    private static final int TCP_OVER_IPV6 = 4;
    private static final int UDP = 5;

    private Offload() {}

    /**
     * The packet with what is left to do.
     *
     * @param at where the header is
     * @param bytes what is behind it, lent
     */
    static Parcel of(NativeMemory memory, int at, Bytes bytes) {
        ByteBuffer buffer = memory.buffer();
        boolean isUnsummed = (buffer.get(at) & NEEDS_CHECKSUM) != 0;
        int kind = buffer.get(at + 1) & 0xff & ~ECN;
        boolean isJoined = kind == TCP_OVER_IPV4 || kind == TCP_OVER_IPV6 || kind == UDP;
        int start = isUnsummed ? buffer.getShort(at + 6) & 0xffff : 0;
        int field = isUnsummed ? start + (buffer.getShort(at + 8) & 0xffff) : 0;
        return new Parcel(bytes, isJoined ? buffer.getShort(at + 4) & 0xffff : 0, start, field, true);
    }

    /** Nothing is left to do. */
    static void none(NativeMemory memory, int at) {
        memory.buffer().putLong(at, 0).putShort(at + 8, (short) 0);
    }
}

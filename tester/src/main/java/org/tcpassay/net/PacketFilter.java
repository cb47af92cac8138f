// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import org.tcpassay.wire.Bytes;

/**
 * A classic BPF program that a packet socket applies before it queues a packet.
 *
 * @param instructions 8 bytes each, in the machine's byte order; empty lets everything pass
 */
public record PacketFilter(Bytes instructions) {

    /** Room for the longest program. */
    static final int SIZE = 4096;

    public static PacketFilter everything() {
        return new PacketFilter(Bytes.EMPTY);
    }
}

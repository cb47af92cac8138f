// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import org.tcpassay.wire.Bytes;

/**
 * A packet as a packet socket saw it.
 *
 * @param timeNs the kernel's, since 1970
 * @param protocol the Ethernet type, such as {@link PacketSocket#IPV4}
 * @param outgoing whether the interface's own host sent it
 * @param sender the sending hardware address; empty where the interface has none
 * @param bytes without the link header
 * @param checksumReady false where the sender left the checksum to its hardware
 * @param joined bytes of payload of each of the segments that the interface shows as one; 0 where it is one
 */
public record CapturedPacket(
        long timeNs, int protocol, boolean outgoing, Bytes sender, Bytes bytes, boolean checksumReady, int joined) {

    /** Whether it says that it is an IP packet, of either version. */
    public boolean isIp() {
        return protocol == PacketSocket.IPV4 || protocol == PacketSocket.IPV6;
    }
}

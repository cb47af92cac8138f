// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.Optional;

/**
 * An Ethernet frame without its check sequence.
 *
 * <pre>
 * | destination (6) | source (6) | type (2) | payload ...
 * </pre>
 *
 * @param etherType 0..65535; below 0x600 it is a length
 * @param payload with the padding of a short frame, if it was received so
 */
public record EthernetFrame(MacAddress destination, MacAddress source, int etherType, Bytes payload) {

    public static final int IPV4 = 0x0800;
    public static final int ARP = 0x0806;
    public static final int VLAN = 0x8100;
    public static final int IPV6 = 0x86dd;

    /** Bytes in front of what it carries. */
    public static final int HEADER = 14;

    /** The frame's bytes; not padded. */
    public Bytes encode() {
        var out = new byte[HEADER + payload.length()];
        destination.bytes().copyTo(out, 0);
        source.bytes().copyTo(out, 6);
        Field.put16(out, 12, etherType);
        payload.copyTo(out, HEADER);
        return Bytes.owning(out);
    }

    /** The frame, unless even its header is cut short. */
    public static Optional<EthernetFrame> decode(Bytes bytes) {
        if (bytes.length() < HEADER) {
            return Optional.empty();
        }
        return Optional.of(new EthernetFrame(
                new MacAddress(bytes.slice(0, 6)),
                new MacAddress(bytes.slice(6, 12)),
                bytes.u16(12),
                bytes.slice(HEADER, bytes.length())));
    }
}

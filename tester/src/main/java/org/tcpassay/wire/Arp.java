// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.Optional;

/**
 * An ARP message for IPv4 over Ethernet.
 *
 * <pre>
 * |  hardware 1 (2)  | protocol 0x0800 (2) | 6 (1) | 4 (1) | operation (2) |
 * | sender mac (6) | sender (4) | sought mac (6) | sought (4) |
 * </pre>
 *
 * @param operation {@link #REQUEST}, {@link #REPLY} or any other, 0..65535
 * @param sought whose Ethernet address is asked for; RFC 826 calls it target
 * @see "RFC 826"
 */
public record Arp(int operation, MacAddress senderMac, IpAddress sender, MacAddress soughtMac, IpAddress sought) {

    public static final int REQUEST = 1;
    public static final int REPLY = 2;

    private static final int LENGTH = 28;
    private static final Bytes IPV4_OVER_ETHERNET = Bytes.of(0, 1, 8, 0, 6, 4);

    /** Who has {@code sought}? */
    public static Arp request(MacAddress senderMac, IpAddress sender, IpAddress sought) {
        return new Arp(REQUEST, senderMac, sender, MacAddress.UNKNOWN, sought);
    }

    /** The answer to this request: {@code mac} has it. */
    public Arp reply(MacAddress mac) {
        return new Arp(REPLY, mac, sought, /* soughtMac= */ senderMac, /* sought= */ sender);
    }

    /** The payload of an Ethernet frame. */
    public Bytes encode() {
        var out = new byte[LENGTH];
        IPV4_OVER_ETHERNET.copyTo(out, 0);
        Field.put16(out, 6, operation);
        senderMac.bytes().copyTo(out, 8);
        sender.bytes().copyTo(out, 14);
        soughtMac.bytes().copyTo(out, 18);
        sought.bytes().copyTo(out, 24);
        return Bytes.owning(out);
    }

    /** The message, unless it is cut short or for another kind of network; padding is dropped. */
    public static Optional<Arp> decode(Bytes bytes) {
        if (bytes.length() < LENGTH || !bytes.slice(0, 6).equals(IPV4_OVER_ETHERNET)) {
            return Optional.empty();
        }
        return Optional.of(new Arp(
                bytes.u16(6),
                new MacAddress(bytes.slice(8, 14)),
                new IpAddress(bytes.slice(14, 18)),
                new MacAddress(bytes.slice(18, 24)),
                new IpAddress(bytes.slice(24, 28))));
    }
}

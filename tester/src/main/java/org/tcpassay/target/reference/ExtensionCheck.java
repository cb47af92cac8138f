// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.reference;

import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.ExtensionHeader;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IpPacket;

/**
 * What the headers between IPv6 and the payload forbid (RFC 8200 §4).
 *
 * @param code of the ICMPv6 Parameter Problem; empty where the packet is dropped silently
 * @param pointer to the octet that is the problem
 */
record ExtensionCheck(Optional<Integer> code, int pointer) {

    private static final int PARAMETER_PROBLEM = 4;
    private static final int ERRONEOUS_FIELD = 0;
    private static final int UNKNOWN_HEADER = 1;
    private static final int UNKNOWN_OPTION = 2;
    private static final int FIXED = 40; // bytes of the first header
    private static final int FIRST_NEXT = 6; // where it names the one behind it
    private static final int LONGEST_QUOTE = 1280 - 48; // RFC 4443 §2.4 (c)

    /** Empty where nothing is wrong. */
    static Optional<ExtensionCheck> of(Bytes packet) {
        int at = FIXED;
        int named = FIRST_NEXT;
        while (true) {
            int number = packet.at(named);
            switch (number) {
                case IpPacket.TCP, IpPacket.ICMPV6 -> {
                    return Optional.empty();
                }
                case ExtensionHeader.NONE -> {
                    return Optional.of(new ExtensionCheck(Optional.empty(), named));
                }
                case ExtensionHeader.HOP_BY_HOP, ExtensionHeader.DESTINATION_OPTIONS -> {
                    if (number == ExtensionHeader.HOP_BY_HOP && at != FIXED) {
                        return problem(UNKNOWN_HEADER, named);
                    }
                    Optional<ExtensionCheck> option = options(packet, at + 2, at + length(packet, at));
                    if (option.isPresent()) {
                        return option;
                    }
                }
                case ExtensionHeader.ROUTING -> {
                    if (packet.at(at + 3) != 0) { // segments left, of a type that nobody knows (RFC 5095)
                        return problem(ERRONEOUS_FIELD, at + 2);
                    }
                }
                case ExtensionHeader.FRAGMENT -> {
                    // fragments do not come here, and one that is the whole packet says nothing
                }
                default -> {
                    return problem(UNKNOWN_HEADER, named);
                }
            }
            named = at;
            at += number == ExtensionHeader.FRAGMENT ? 8 : length(packet, at);
        }
    }

    private static int length(Bytes packet, int at) {
        return 8 + 8 * packet.at(at + 1);
    }

    /** The first two bits of an unknown option say what becomes of the packet (RFC 8200 §4.2). */
    private static Optional<ExtensionCheck> options(Bytes packet, int from, int end) {
        int at = from;
        while (at < end) {
            int type = packet.at(at);
            if (type > 1 && type >> 6 == 1) {
                return Optional.of(new ExtensionCheck(Optional.empty(), at));
            }
            if (type > 1 && type >> 6 > 1) {
                return problem(UNKNOWN_OPTION, at);
            }
            at += type == 0 ? 1 : 2 + packet.at(at + 1);
        }
        return Optional.empty();
    }

    private static Optional<ExtensionCheck> problem(int code, int pointer) {
        return Optional.of(new ExtensionCheck(Optional.of(code), pointer));
    }

    /** What its sender is told. */
    Optional<Icmp> complaint(Bytes packet) {
        return code.map(number -> new Icmp(
                6,
                PARAMETER_PROBLEM,
                number,
                Checksum.RIGHT,
                pointer,
                packet.slice(0, Math.min(packet.length(), LONGEST_QUOTE))));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.Optional;

/** What stands before the IP packet in a captured frame. */
final class LinkHeader {

    private static final int NULL = 0;
    private static final int ETHERNET = 1;
    private static final int RAW_BSD = 12;
    private static final int RAW = 101;
    private static final int LOOP = 108;
    private static final int LINUX_COOKED = 113;
    private static final int IPV4 = 228;
    private static final int IPV6 = 229;
    private static final int LINUX_COOKED_2 = 276;

    private static final int PROVIDER_VLAN = 0x88a8;
    private static final int SENT_BY_US = 4;

    private LinkHeader() {}

    /**
     * The bytes from the IP header on, unless the frame carries something else.
     *
     * @param linkType by the registry of LINKTYPE_ values
     */
    static Optional<Bytes> strip(int linkType, Bytes frame) {
        return switch (linkType) {
            case RAW, RAW_BSD, IPV4, IPV6 -> Optional.of(frame);
            case NULL, LOOP -> from(frame, 4);
            case ETHERNET -> afterType(frame, 12);
            case LINUX_COOKED -> behindType(frame, 14, 16);
            case LINUX_COOKED_2 -> behindType(frame, 0, 20);
            default -> Optional.empty();
        };
    }

    /** Which way the link header says that the frame went; only Linux cooked ones do. */
    static Capture.Way way(int linkType, Bytes frame) {
        if (linkType == LINUX_COOKED && frame.length() >= 2) {
            return way(frame.u16(0));
        } else if (linkType == LINUX_COOKED_2 && frame.length() >= 11) {
            return way(frame.at(10));
        }
        return Capture.Way.UNKNOWN;
    }

    private static Capture.Way way(int packetType) {
        return packetType == SENT_BY_US ? Capture.Way.OUTBOUND : Capture.Way.INBOUND;
    }

    /** Passes over VLAN tags: each is two bytes and another type. */
    private static Optional<Bytes> afterType(Bytes frame, int type) {
        int at = type;
        while (frame.length() >= at + 2 && isVlan(frame.u16(at))) {
            at += 4;
        }
        return behindType(frame, at, at + 2);
    }

    private static boolean isVlan(int etherType) {
        return etherType == EthernetFrame.VLAN || etherType == PROVIDER_VLAN;
    }

    private static Optional<Bytes> behindType(Bytes frame, int type, int header) {
        if (frame.length() < header) {
            return Optional.empty();
        }
        int etherType = frame.u16(type);
        boolean ip = etherType == EthernetFrame.IPV4 || etherType == EthernetFrame.IPV6;
        return ip ? from(frame, header) : Optional.empty();
    }

    private static Optional<Bytes> from(Bytes frame, int header) {
        return frame.length() < header ? Optional.empty() : Optional.of(frame.slice(header, frame.length()));
    }
}

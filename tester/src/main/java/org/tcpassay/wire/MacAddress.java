// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/**
 * An Ethernet address.
 *
 * @param bytes six of them
 */
public record MacAddress(Bytes bytes) {

    public static final MacAddress BROADCAST = new MacAddress(Bytes.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff));

    /** All zeros: an address not known. */
    public static final MacAddress UNKNOWN = new MacAddress(Bytes.zeros(6));

    public MacAddress {
        if (bytes.length() != 6) {
            throw new IllegalArgumentException("an Ethernet address of " + bytes.length() + " bytes; 6 are right");
        }
    }

    /**
     * Reads six pairs of digits with colons between them.
     *
     * @throws IllegalArgumentException with the text, if it is none
     */
    public static MacAddress parse(String text) {
        if (!text.matches("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}")) {
            throw new IllegalArgumentException(
                    "reading an Ethernet address: '" + text + "' is none; 02:00:5e:10:00:01 is an example");
        }
        return new MacAddress(Bytes.fromHex(text));
    }

    /** Where IPv6 packets to a multicast address go (RFC 2464 §7). */
    public static MacAddress ofMulticast(IpAddress group) {
        return new MacAddress(Bytes.of(0x33, 0x33).concat(group.bytes().slice(12, 16)));
    }

    @Override
    public String toString() {
        return bytes.hex().replaceAll("(..)(?=.)", "$1:");
    }
}

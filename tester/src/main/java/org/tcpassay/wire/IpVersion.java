// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/** A version of the Internet Protocol. */
public enum IpVersion {
    V4(4, "v4", "IPv4"),
    V6(6, "v6", "IPv6");

    private final int number;
    private final String label;
    private final String text;

    IpVersion(int number, String label, String text) {
        this.number = number;
        this.label = label;
        this.text = text;
    }

    /** The version of an address. */
    public static IpVersion of(IpAddress address) {
        return address.version() == 4 ? V4 : V6;
    }

    /** 4 or 6, as the first field of every packet says. */
    public int number() {
        return number;
    }

    /** As in probe ids: {@code v4} or {@code v6}. */
    public String label() {
        return label;
    }

    /** For people: {@code IPv4} or {@code IPv6}. */
    public String text() {
        return text;
    }
}

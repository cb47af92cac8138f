// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.Optional;

/** Addresses that no host has for its own on a link. */
public enum SpecialAddress {
    /** To every host of the link; IPv4 only. */
    BROADCAST("255.255.255.255", ""),
    /** To the group that every host of the link is in. */
    ALL_HOSTS("224.0.0.1", "ff02::1"),
    UNSPECIFIED("0.0.0.0", "::"),
    LOOPBACK("127.0.0.1", "::1");

    private final String v4;
    private final String v6;

    SpecialAddress(String v4, String v6) {
        this.v4 = v4;
        this.v6 = v6;
    }

    /** Empty where that version of IP has none. */
    public Optional<IpAddress> in(int version) {
        String text = version == 4 ? v4 : v6;
        return text.isEmpty() ? Optional.empty() : Optional.of(IpAddress.parse(text));
    }
}

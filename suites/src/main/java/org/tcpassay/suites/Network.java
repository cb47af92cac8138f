// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;

/**
 * A range of addresses.
 *
 * @param prefix bits that all its addresses share with {@code base}
 */
record Network(IpAddress base, int prefix) {

    /**
     * Reads {@code 198.18.0.0/15}; an address alone is a network of one.
     *
     * @throws IllegalArgumentException with the text, if it is no network
     */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        IpAddress base = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        int bits = 8 * base.bytes().length();
        String prefix = slash < 0 ? String.valueOf(bits) : text.substring(slash + 1);
        if (!prefix.matches("\\d{1,3}") || Integer.parseInt(prefix) > bits) {
            throw new IllegalArgumentException("network " + text + ": prefix (" + prefix + "); 0 to " + bits);
        }
        return new Network(base, Integer.parseInt(prefix));
    }

    boolean contains(IpAddress address) {
        if (address.version() != base.version()) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            if (bit(address.bytes(), bit) != bit(base.bytes(), bit)) {
                return false;
            }
        }
        return true;
    }

    private static int bit(Bytes bytes, int number) {
        return bytes.at(number / 8) >> (7 - number % 8) & 1;
    }

    @Override
    public String toString() {
        return base + "/" + prefix;
    }
}

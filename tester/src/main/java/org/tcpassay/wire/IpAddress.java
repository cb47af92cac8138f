// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/**
 * An IPv4 or IPv6 address; never asks a name service.
 *
 * @param bytes 4 or 16, network byte order
 */
public record IpAddress(Bytes bytes) {

    public IpAddress {
        if (bytes.length() != 4 && bytes.length() != 16) {
            throw new IllegalArgumentException("an address of " + bytes.length() + " bytes; 4 or 16 are right");
        }
    }

    /** The four octets of an IPv4 address. */
    public static IpAddress v4(int a, int b, int c, int d) {
        return new IpAddress(Bytes.of(a, b, c, d));
    }

    /**
     * Reads dotted-quad or RFC 4291 text (with {@code ::}, without zone).
     *
     * @throws IllegalArgumentException with the text, if it is no address
     */
    public static IpAddress parse(String text) {
        return IpAddressText.parse(text);
    }

    /** 4 or 6. */
    public int version() {
        return bytes.length() == 4 ? 4 : 6;
    }

    /** The address {@code count} further on, carrying through all bytes. */
    public IpAddress plus(long count) {
        var sum = bytes.toArray();
        long carry = count;
        for (int i = sum.length - 1; i >= 0 && carry != 0; i--) {
            carry += sum[i] & 0xff;
            sum[i] = (byte) carry;
            carry >>= 8;
        }
        return new IpAddress(Bytes.copyOf(sum));
    }

    /** Of a group of hosts: 224.0.0.0/4, ff00::/8. */
    public boolean isMulticast() {
        return version() == 4 ? bytes.at(0) >>> 4 == 0xe : bytes.at(0) == 0xff;
    }

    /** 127.0.0.0/8, ::1. */
    public boolean isLoopback() {
        return version() == 4
                ? bytes.at(0) == 127
                : bytes.equals(Bytes.zeros(15).concat(Bytes.of(1)));
    }

    /** 0.0.0.0, ::. */
    public boolean isUnspecified() {
        return bytes.equals(Bytes.zeros(bytes.length()));
    }

    /** 255.255.255.255; a network's own broadcast address cannot be told by itself. */
    public boolean isBroadcast() {
        return bytes.equals(Bytes.of(255, 255, 255, 255));
    }

    /** Dotted quad, or RFC 5952 text. */
    @Override
    public String toString() {
        return IpAddressText.print(bytes);
    }
}

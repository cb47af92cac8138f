// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.Arrays;

/**
 * Addresses as text: dotted quad, and RFC 4291 read strictly and printed as RFC 5952 wants it.
 *
 * <p>Not read: leading zeros in a quad (some read them as octal), more than four digits in a group, zones.
 */
final class IpAddressText {

    private static final int GROUPS = 8;

    private IpAddressText() {}

    static IpAddress parse(String text) {
        var out = new byte[text.indexOf(':') < 0 ? 4 : 16];
        boolean read = out.length == 4 ? readQuad(text, out, 0) : readGroups(text, out);
        if (!read) {
            throw new IllegalArgumentException(
                    "reading an address: '" + text + "' is none; 192.0.2.1 and 2001:db8::1 are examples");
        }
        return new IpAddress(Bytes.owning(out));
    }

    /** Reads four octets to {@code out[at..at+4)}. */
    private static boolean readQuad(String text, byte[] out, int at) {
        int from = 0;
        for (int i = 0; i < 4; i++) {
            int dot = i < 3 ? text.indexOf('.', from) : text.length();
            int octet = dot < 0 ? -1 : number(text, from, dot, 10, 3);
            if (octet < 0 || octet > 255 || (text.charAt(from) == '0' && dot > from + 1)) {
                return false;
            }
            out[at + i] = (byte) octet;
            from = dot + 1;
        }
        return true;
    }

    /** Reads eight groups, of which one run may be {@code ::} and the last two a quad. */
    private static boolean readGroups(String text, byte[] out) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return readRun(text, out, 0) == GROUPS;
        }
        var tail = new byte[16];
        int before = readRun(text.substring(0, gap), out, 0);
        int after = readRun(text.substring(gap + 2), tail, 0);
        // a quad must be last, so it cannot stand before the gap
        if (before < 0 || after < 0 || before + after >= GROUPS || text.lastIndexOf('.', gap) >= 0) {
            return false;
        }
        Arrays.fill(out, before * 2, 16, (byte) 0);
        System.arraycopy(tail, 0, out, 16 - after * 2, after * 2);
        return true;
    }

    /** Reads groups without a gap and returns how many, or -1. */
    private static int readRun(String text, byte[] out, int at) {
        if (text.isEmpty()) {
            return 0;
        }
        int from = 0;
        int groups = 0;
        while (from <= text.length()) {
            int colon = text.indexOf(':', from);
            int end = colon < 0 ? text.length() : colon;
            if (colon < 0 && text.indexOf('.', from) >= 0) {
                return groups <= GROUPS - 2 && readQuad(text.substring(from), out, at + groups * 2) ? groups + 2 : -1;
            }
            int group = groups < GROUPS ? number(text, from, end, 16, 4) : -1;
            if (group < 0) {
                return -1;
            }
            Field.put16(out, at + groups * 2, group);
            groups++;
            from = end + 1;
        }
        return groups;
    }

    /** The number in {@code [from, end)} of at most {@code digits} digits, or -1. */
    private static int number(String text, int from, int end, int radix, int digits) {
        if (end <= from || end - from > digits) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < end; i++) {
            char letter = text.charAt(i);
            int digit = letter < 0x80 ? Character.digit(letter, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }

    static String print(Bytes bytes) {
        if (bytes.length() == 4) {
            return bytes.at(0) + "." + bytes.at(1) + "." + bytes.at(2) + "." + bytes.at(3);
        }
        boolean mapped = bytes.slice(0, 12).equals(Bytes.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff));
        return mapped ? "::ffff:" + print(bytes.slice(12, 16)) : printGroups(bytes);
    }

    private static String printGroups(Bytes bytes) {
        int gap = -1;
        int gapLength = 1; // RFC 5952 §4.2.2: one group of zeros is not shortened
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zerosFrom(bytes, i);
            if (zeros > gapLength) {
                gap = i;
                gapLength = zeros;
            }
        }
        var text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
                i += gapLength - 1;
            } else {
                text.append(i == 0 || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(bytes.u16(i * 2)));
            }
        }
        return text.toString();
    }

    private static int zerosFrom(Bytes bytes, int group) {
        int end = group;
        while (end < GROUPS && bytes.u16(end * 2) == 0) {
            end++;
        }
        return end - group;
    }
}

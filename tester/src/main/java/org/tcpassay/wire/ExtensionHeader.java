// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/**
 * An IPv6 extension header, legal or not.
 *
 * <pre>
 * | next header (1) | rest ... |
 * </pre>
 *
 * @param number by which the header before it calls it, 0..255
 * @param rest everything behind its first byte, which the chain fills in
 * @see "RFC 8200 §4"
 */
public record ExtensionHeader(int number, Bytes rest) {

    public static final int HOP_BY_HOP = 0;
    public static final int ROUTING = 43;
    public static final int FRAGMENT = 44;
    /** Stands for "nothing follows". */
    public static final int NONE = 59;

    public static final int DESTINATION_OPTIONS = 60;

    private static final int UNIT = 8; // bytes

    /** With these options, padded to a multiple of 8 bytes (RFC 8200 §4.3). */
    public static ExtensionHeader hopByHop(Bytes options) {
        return ofOptions(HOP_BY_HOP, options);
    }

    /** With these options, padded to a multiple of 8 bytes (RFC 8200 §4.6). */
    public static ExtensionHeader destination(Bytes options) {
        return ofOptions(DESTINATION_OPTIONS, options);
    }

    /** One option with four bytes of zeros. */
    public static Bytes option(int type) {
        return Bytes.of(type, 4, 0, 0, 0, 0);
    }

    /** Without addresses (RFC 8200 §4.4). */
    public static ExtensionHeader routing(int type, int segmentsLeft) {
        return new ExtensionHeader(ROUTING, Bytes.of(0, type, segmentsLeft, 0, 0, 0, 0));
    }

    /** Of a packet that is its own only fragment (RFC 6946). */
    public static ExtensionHeader atomicFragment(int identification) {
        return new ExtensionHeader(
                FRAGMENT,
                Bytes.of(
                        0,
                        0,
                        0,
                        identification >>> 24,
                        identification >>> 16 & 0xff,
                        identification >>> 8 & 0xff,
                        identification & 0xff));
    }

    private static ExtensionHeader ofOptions(int number, Bytes options) {
        int length = (options.length() + 2 + UNIT - 1) / UNIT * UNIT;
        int missing = length - 2 - options.length();
        Bytes padding = missing == 1 ? Bytes.of(0) : missing == 0 ? Bytes.EMPTY : padN(missing);
        return new ExtensionHeader(
                number, Bytes.of(length / UNIT - 1).concat(options).concat(padding));
    }

    private static Bytes padN(int length) {
        return Bytes.of(1, length - 2).concat(Bytes.zeros(length - 2));
    }
}

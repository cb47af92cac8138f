// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/** Numbers of a capture file, whose writer chose the byte order. */
record OrderedBytes(Bytes bytes, boolean little) {

    int length() {
        return bytes.length();
    }

    int u16(int at) {
        int value = bytes.u16(at);
        return little ? ((value & 0xff) << 8) | (value >>> 8) : value;
    }

    long u32(int at) {
        long value = bytes.u32(at);
        return little ? Integer.reverseBytes((int) value) & 0xffff_ffffL : value;
    }

    OrderedBytes slice(int first, int end) {
        return new OrderedBytes(bytes.slice(first, end), little);
    }
}

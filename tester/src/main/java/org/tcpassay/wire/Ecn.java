// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/**
 * The two lowest bits of TOS or traffic class.
 *
 * @see "RFC 3168 §5"
 */
public enum Ecn {
    /** The transport does not know ECN. */
    NOT_ECT(0),
    ECT_1(1),
    ECT_0(2),
    /** A router saw congestion. */
    CE(3);

    private final int bits;

    Ecn(int bits) {
        this.bits = bits;
    }

    /** 0..3. */
    public int bits() {
        return bits;
    }

    /** The codepoint in a TOS or traffic class, 0..255. */
    public static Ecn of(int trafficClass) {
        int bits = trafficClass & 3;
        return bits == 0 ? NOT_ECT : bits == 1 ? ECT_1 : bits == 2 ? ECT_0 : CE;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

/** In whose name a packet is forged, seen from the segment that the rule chose. */
public enum Voice {
    /** Of who sent the chosen segment: the forged one follows it. */
    SENDER("the sender's"),
    /** Of who is to receive it: the forged one goes back. */
    RECEIVER("the receiver's");

    private final String text;

    Voice(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}

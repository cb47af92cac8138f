// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace;

/** Which way something travels; prints as packetdrill's arrows. */
public enum Direction {
    TO_TARGET("<"),
    FROM_TARGET(">");

    private final String arrow;

    Direction(String arrow) {
        this.arrow = arrow;
    }

    public String arrow() {
        return arrow;
    }
}

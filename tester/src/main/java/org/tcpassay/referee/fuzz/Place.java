// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import org.tcpassay.expect.Position;
import org.tcpassay.expect.Symbol;

/** Where a segment's sequence number may lie, simplest first. */
public enum Place {
    AT_RCV_NXT("RCV_NXT", Symbol.RCV_NXT),
    JUST_BELOW("RCV_NXT.minus(1)", Symbol.RCV_NXT.minus(1)),
    A_LITTLE_BELOW("RCV_NXT.minus(5)", Symbol.RCV_NXT.minus(5)),
    JUST_ABOVE("RCV_NXT.plus(1)", Symbol.RCV_NXT.plus(1)),
    INSIDE("RCV_NXT.plus(100)", Symbol.RCV_NXT.plus(100)),
    LAST("RCV_NXT.plus(RCV_WND).minus(1)", Symbol.RCV_NXT.plus(Symbol.RCV_WND).minus(1)),
    RIGHT_EDGE("RCV_NXT.plus(RCV_WND)", Symbol.RCV_NXT.plus(Symbol.RCV_WND)),
    BEYOND(
            "RCV_NXT.plus(RCV_WND).plus(1000)",
            Symbol.RCV_NXT.plus(Symbol.RCV_WND).plus(1_000)),
    FAR_BELOW("RCV_NXT.minus(100000)", Symbol.RCV_NXT.minus(100_000)),
    AT_IRS("IRS", Symbol.IRS);

    private final String source;
    private final Position position;

    Place(String source, Position position) {
        this.source = source;
        this.position = position;
    }

    /** As the script language writes it. */
    public String source() {
        return source;
    }

    public Position position() {
        return position;
    }
}

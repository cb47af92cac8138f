// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;

import org.tcpassay.expect.Position;

/** Where a stimulus begins, relative to the window of the target. */
enum Place {
    RCV_NXT_ITSELF("at-rcv-nxt", RCV_NXT, "at RCV.NXT"),
    LEFT("left", RCV_NXT.minus(1_000), "left of the window"),
    LEFT_EDGE("at-left-edge", RCV_NXT.minus(1), "one left of the window"),
    IN_WINDOW("in-window", RCV_NXT.plus(10), "in the window"),
    RIGHT_EDGE("at-right-edge", RCV_NXT.plus(RCV_WND), "at the right edge"),
    BEYOND("beyond", RCV_NXT.plus(RCV_WND).plus(1_000), "beyond the window");

    private final String word;
    private final Position position;

    private final String text;

    Place(String word, Position position, String text) {
        this.word = word;
        this.position = position;
        this.text = text;
    }

    String word() {
        return word;
    }

    /** For titles. */
    String text() {
        return text;
    }

    Position position() {
        return position;
    }

    /** RFC 9293 §3.4, at an open window. */
    boolean isAcceptable(int length) {
        return switch (this) {
            case RCV_NXT_ITSELF, IN_WINDOW -> true;
            case LEFT_EDGE -> length > 1;
            case LEFT, RIGHT_EDGE, BEYOND -> false;
        };
    }
}

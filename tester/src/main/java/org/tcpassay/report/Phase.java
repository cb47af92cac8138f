// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import org.tcpassay.rules.State;

/** Which part of its life a connection is in, by which pictures are coloured. */
public final class Phase {

    /** Where nothing is known. */
    static final String NONE = "p0";

    private Phase() {}

    /** The class of a style sheet. */
    public static String of(State state) {
        return switch (state) {
            case CLOSED, LISTEN -> NONE;
            case SYN_SENT, SYN_RECEIVED -> "p1";
            case ESTABLISHED -> "p2";
            case FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK -> "p3";
            case TIME_WAIT -> "p4";
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import org.tcpassay.rules.State;
import org.tcpassay.script.Road;
import org.tcpassay.wire.Flags;

/** The requirement of RFC 9293 §3.10.7 that decides a cell: the first check, in the order of the text, that fails. */
final class Clause {

    private static final Flags SYN_ACK = Flags.SYN.with(Flags.ACK);
    private static final Flags FIN_ACK = Flags.FIN.with(Flags.ACK);

    private Clause() {}

    /** Its id in the catalogue of requirements. */
    static String of(Column column, Stimulus stimulus) {
        return switch (column.state()) {
            case CLOSED -> "RFC9293-3.10.7.1-CLOSED-" + closed(stimulus);
            case LISTEN -> "RFC9293-3.10.7.2-LISTEN-" + listen(stimulus);
            case SYN_SENT -> synSent(stimulus);
            case SYN_RECEIVED ->
                column.road() == Road.ACTIVE ? simultaneous(stimulus) : later(column.state(), stimulus);
            default -> later(column.state(), stimulus);
        };
    }

    private static String closed(Stimulus s) {
        if (s.has(Flags.RST)) {
            return "RST";
        }
        if (s.has(Flags.ACK)) {
            return s.has(Flags.SYN) ? "SYNACK" : s.has(Flags.FIN) ? "FINACK" : "ACK";
        }
        return !s.has(Flags.SYN) ? "NULL" : s.length() > 1 ? "SYNDATA" : "SYN";
    }

    private static String listen(Stimulus s) {
        if (s.has(Flags.RST)) {
            return "RST";
        }
        if (s.has(Flags.ACK)) {
            return s.has(Flags.SYN) ? "SYNACK" : s.has(Flags.FIN) ? "FINACK" : s.withText() ? "DATAACK" : "ACK";
        }
        if (s.has(Flags.SYN)) {
            return s.has(Flags.FIN) ? "SYNFIN" : s.withText() ? "SYNDATA" : "SYN";
        }
        return "OTHER";
    }

    private static String synSent(Stimulus s) {
        if (s.control() == Control.BARE_FIN) {
            return "RFC9293-3.10.7.4-FIN-SYNSENT";
        }
        boolean bad = s.has(Flags.ACK) && s.acknowledges() != Acknowledges.ALL;
        String check;
        if (s.has(Flags.RST)) {
            check = bad ? "BADACKRST" : s.has(Flags.ACK) ? "RSTACK" : "RSTNOACK";
        } else if (bad) {
            check = s.acknowledges() == Acknowledges.UNSENT ? "ACKHIGH" : "ACKLOW";
        } else if (s.has(SYN_ACK)) {
            check = s.length() > 1 ? "SYNACKDATA" : "SYNACK";
        } else if (s.has(Flags.SYN)) {
            check = s.length() > 1 ? "SYNTXT" : "SYN";
        } else {
            check = "OTHER";
        }
        return "RFC9293-3.10.7.3-SYNSENT-" + check;
    }

    /** SYN-RECEIVED after a simultaneous open. */
    private static String simultaneous(Stimulus s) {
        boolean acceptable = s.place().isAcceptable(s.length());
        if (acceptable && s.has(Flags.RST)) {
            return "RFC9293-3.10.7.4-SR-ACTIVE-RST";
        }
        if (s.has(SYN_ACK) && s.place() == Place.LEFT_EDGE) {
            return "RFC9293-3.10.7.4-SR-ACTIVE-SYNACK";
        }
        return acceptable && s.has(Flags.SYN) && !s.has(Flags.RST)
                ? "RFC9293-3.10.7.4-SR-ACTIVE-SYN"
                : later(State.SYN_RECEIVED, s);
    }

    /** §3.10.7.4, with RFC 7323 §5.3 before all. */
    private static String later(State state, Stimulus s) {
        boolean reset = s.has(Flags.RST);
        if (s.stamp() == Stamp.OLDER && !reset) {
            return "RFC7323-5.3-R1";
        }
        if (s.stamp() == Stamp.MISSING && !reset && !s.has(Flags.SYN)) {
            return "RFC7323-3.2-6";
        }
        String check;
        if (!s.place().isAcceptable(s.length())) {
            check = reset ? "RST-*-OOW" : "SEQ-*-OOW";
        } else if (reset) {
            check = s.place() == Place.RCV_NXT_ITSELF ? "RST-*-EXACT" : "RST-*-INWIN";
        } else if (s.has(Flags.SYN)) {
            check = s.has(Flags.ACK) ? "SYNACK-*" : "SYN-*";
        } else if (!s.has(Flags.ACK)) {
            check = "NOACK-*";
        } else if (state == State.SYN_RECEIVED) {
            check = synReceived(s);
        } else if (s.acknowledges() == Acknowledges.UNSENT) {
            check = "ACKHIGH-*";
        } else {
            check = taken(state, s);
        }
        return clause(state, check);
    }

    private static String synReceived(Stimulus s) {
        return switch (s.acknowledges()) {
            case UNSENT -> "ACK-SR-HIGH";
            case OLD, ANCIENT, AGAIN -> "ACK-SR-LOW";
            default -> s.has(Flags.FIN) ? "FIN-SR" : s.withText() ? "ACK-SR-DATA" : "ACK-SR-OK";
        };
    }

    /** What passes the fifth check. */
    private static String taken(State state, Stimulus s) {
        boolean all = s.acknowledges() == Acknowledges.ALL;
        if (state == State.LAST_ACK && all) {
            return "ACK-LA-FIN";
        }
        if (state == State.CLOSING && all) {
            return "ACK-CG-FIN";
        }
        if (s.has(FIN_ACK)) {
            return state == State.FIN_WAIT_1 ? all ? "FIN-F1-ACKED" : "FIN-F1-NOACK" : "FIN-*";
        }
        if (s.withText()) {
            return "TEXT-*";
        }
        return s.has(Flags.URG) ? "URG-*" : acknowledgment(state, all);
    }

    private static String acknowledgment(State state, boolean all) {
        return switch (state) {
            case FIN_WAIT_1 -> all ? "ACK-F1-FIN" : "ACK-F1-NOFIN";
            case FIN_WAIT_2 -> "ACK-F2";
            case CLOSE_WAIT -> "ACK-CW";
            case CLOSING -> "ACK-CG-OTHER";
            case LAST_ACK -> "ACK-LA-OTHER";
            case TIME_WAIT -> "ACK-TW-FIN";
            default -> all ? "ACK-ES-NEW" : "ACK-ES-DUP";
        };
    }

    private static String clause(State state, String check) {
        return "RFC9293-3.10.7.4-" + check.replace("*", state.shorthand());
    }
}

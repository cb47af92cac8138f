// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.rules.State.TIME_WAIT;

import java.util.List;
import java.util.stream.Stream;
import org.tcpassay.rules.State;

/**
 * Every change of state that the model knows: the diagram of RFC 9293 §3.3.2 (Figure 5), and what its notes and
 * §3.10 add. No other way leads from one state to another.
 */
public enum Transition {
    /** Of a port: a listener has no record, and each connection that comes of it starts at LISTEN. */
    PASSIVE_OPEN(CLOSED, LISTEN, "passive OPEN"),
    CLOSE_LISTENER(LISTEN, CLOSED, "CLOSE"),
    ACTIVE_OPEN(CLOSED, SYN_SENT, "active OPEN / SYN"),
    SYN_AT_LISTENER(LISTEN, SYN_RECEIVED, "SYN / SYN,ACK"),
    SYN_CROSSES(SYN_SENT, SYN_RECEIVED, "SYN / SYN,ACK"),
    SYN_ACKNOWLEDGED(SYN_SENT, ESTABLISHED, "SYN,ACK / ACK"),
    HANDSHAKE_COMPLETE(SYN_RECEIVED, ESTABLISHED, "ACK of SYN"),
    CLOSE_HALF_OPEN(SYN_RECEIVED, FIN_WAIT_1, "CLOSE / FIN"),
    CLOSE_FIRST(ESTABLISHED, FIN_WAIT_1, "CLOSE / FIN"),
    FIN_FIRST(ESTABLISHED, CLOSE_WAIT, "FIN / ACK"),
    FIN_ACKNOWLEDGED(FIN_WAIT_1, FIN_WAIT_2, "ACK of FIN"),
    FINS_CROSS(FIN_WAIT_1, CLOSING, "FIN / ACK"),
    FIN_LAST(FIN_WAIT_2, TIME_WAIT, "FIN / ACK"),
    CROSSED_FIN_ACKNOWLEDGED(CLOSING, TIME_WAIT, "ACK of FIN"),
    CLOSE_SECOND(CLOSE_WAIT, LAST_ACK, "CLOSE / FIN"),
    LAST_FIN_ACKNOWLEDGED(LAST_ACK, CLOSED, "ACK of FIN"),
    TWO_MSL_OVER(TIME_WAIT, CLOSED, "2MSL"),
    CLOSE_UNANSWERED_OPEN(SYN_SENT, CLOSED, "CLOSE"),
    RESET_OF_HALF_OPEN(SYN_RECEIVED, LISTEN, "RST, or SYN in the window"),
    REOPENED(TIME_WAIT, SYN_RECEIVED, "new SYN / SYN,ACK"),
    REOPENED_IN_ERROR(SYN_RECEIVED, TIME_WAIT, "RST of old SYN"),
    /** Reset, ABORT, user timeout or hard error, from any state; the diagram says so in a note. */
    GIVEN_UP(CLOSED, CLOSED, "RST, ABORT, time-out");

    private final State from;
    private final State to;
    private final String label;

    Transition(State from, State to, String label) {
        this.from = from;
        this.to = to;
        this.label = label;
    }

    public State from() {
        return from;
    }

    public State to() {
        return to;
    }

    /** Whether it is a way out of a state. */
    public boolean leaves(State state) {
        return this == GIVEN_UP ? state != CLOSED : from == state;
    }

    /** What brings it about, and what is sent. */
    public String label() {
        return label;
    }

    /** Those that a diagram shows as an arrow. */
    public static List<Transition> arrows() {
        return Stream.of(values()).filter(one -> one != GIVEN_UP).toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import java.util.Optional;
import org.tcpassay.model.Input;
import org.tcpassay.model.permits.Observation;
import org.tcpassay.referee.Asked;
import org.tcpassay.referee.matrix.Requirement;
import org.tcpassay.rules.State;

/** The requirement that decides on what a target was asked. */
final class Decisive {

    private Decisive() {}

    static String requirement(State state, Optional<Asked> asked) {
        if (asked.isEmpty()) {
            return "RFC9293-3.10.1-OPEN-ACTIVE";
        }
        Observation what = asked.get().what();
        if (what instanceof Observation.Arrives arrival) {
            return Requirement.of(state, asked.get().records().stream().findFirst(), arrival.segment());
        }
        return what instanceof Observation.Calls call ? ofCall(state, call.call()) : ofReceive(state);
    }

    private static String ofReceive(State state) {
        return state == State.CLOSE_WAIT ? "RFC9293-3.10.3-RECV-CW" : "RFC9293-3.10.7.4-TEXT-ES";
    }

    private static String ofCall(State state, Input call) {
        if (call instanceof Input.Send) {
            return state == State.CLOSE_WAIT ? "RFC9293-3.10.2-SEND-CW" : "RFC9293-3.10.2-SEND-QUEUE";
        }
        if (call instanceof Input.Abort) {
            return "RFC9293-3.10.5-ABORT-" + abort(state);
        }
        boolean closes = call instanceof Input.Close || call instanceof Input.Leave;
        return closes ? "RFC9293-3.10.4-CLOSE-" + close(state) : "RFC9293-3.10.1-OPEN-ACTIVE";
    }

    private static String abort(State state) {
        return switch (state) {
            case CLOSED, LISTEN, SYN_SENT -> "EARLY";
            case CLOSING, LAST_ACK, TIME_WAIT -> "LATE";
            default -> "SYNC";
        };
    }

    private static String close(State state) {
        return switch (state) {
            case LISTEN -> "LISTEN";
            case SYN_SENT -> "SYNSENT";
            case SYN_RECEIVED -> "SYNRCVD";
            case ESTABLISHED -> "ESTAB";
            case CLOSE_WAIT -> "CW";
            default -> "TWICE";
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.Optional;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Side;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Endpoint;

/**
 * A connection of a path.
 *
 * @param number as the path counts them, from 1
 * @param openerSide where the opener is
 * @param openerState the last that the path inferred
 * @param packets of it that came in, from both ends
 * @param bytes of their IP packets
 */
public record Life(
        int number,
        Side openerSide,
        Endpoint opener,
        Endpoint listener,
        Optional<State> openerState,
        Optional<State> listenerState,
        long packets,
        long bytes) {

    Side side(End end) {
        return end == End.OPENER ? openerSide : openerSide.other();
    }

    Endpoint at(Side side) {
        return side == openerSide ? opener : listener;
    }

    Optional<State> state(End end) {
        return end == End.OPENER ? openerState : listenerState;
    }

    /** Such as {@code ESTABLISHED / CLOSE-WAIT}, the opener's first. */
    String states() {
        return name(openerState) + " / " + name(listenerState);
    }

    private static String name(Optional<State> state) {
        return state.map(State::text).orElse("?");
    }

    boolean isOver() {
        return isOver(openerState) && isOver(listenerState);
    }

    private static boolean isOver(Optional<State> state) {
        return state.filter(one -> one != State.CLOSED && one != State.TIME_WAIT && one != State.LISTEN)
                .isEmpty();
    }

    Life and(int morePackets, long moreBytes) {
        return new Life(
                number,
                openerSide,
                opener,
                listener,
                openerState,
                listenerState,
                packets + morePackets,
                bytes + moreBytes);
    }

    Life with(End end, State state) {
        return new Life(
                number,
                openerSide,
                opener,
                listener,
                end == End.OPENER ? Optional.of(state) : openerState,
                end == End.OPENER ? listenerState : Optional.of(state),
                packets,
                bytes);
    }
}

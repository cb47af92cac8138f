// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import java.util.Optional;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Expectation;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Sighting;
import org.tcpassay.fault.Transit;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;

/**
 * No end sends a reset, and none arrives; but for those that meet no connection any more: what is sent twice at the end
 * of a connection, such as the acknowledgment of a repeated FIN, finds the other end closed, and is answered so.
 */
record NoReset() implements Expectation {

    /** For who is to get the reset; its sender has no connection in any case. */
    private static boolean isOver(Sighting sighting) {
        State other = sighting.state(sighting.sender().other());
        return other == State.TIME_WAIT || other == State.CLOSED;
    }

    @Override
    public String text() {
        return "no reset";
    }

    @Override
    public Optional<Condition> counts() {
        return Optional.empty();
    }

    @Override
    public Watch start() {
        return new Watch() {
            private long packets;
            private long late;
            private Optional<String> first = Optional.empty();

            @Override
            public void happened(Happening happening) {
                if (happening instanceof Happening.Came came) {
                    packets++;
                    look(came.transit(), "came in from the ");
                } else if (happening instanceof Happening.Went went) {
                    look(went.transit(), "was made, as from the ");
                }
            }

            private void look(Transit transit, String how) {
                if (transit.segment().filter(segment -> segment.has(Flags.RST)).isEmpty()) {
                    return;
                }
                if (transit.sighting().filter(NoReset::isOver).isPresent()) {
                    late++;
                } else if (first.isEmpty()) {
                    first = Optional.of("a reset " + how + transit.from().name().toLowerCase(java.util.Locale.ROOT)
                            + (transit.number() == Transit.MADE ? "" : " as packet " + transit.number()));
                }
            }

            @Override
            public Judgement judged(long nowNs) {
                return first.map(Judgement::fails)
                        .orElseGet(() -> packets == 0
                                ? Judgement.inconclusive("there was no packet")
                                : Judgement.holds("none among " + packets + " packets"
                                        + (late == 0 ? "" : " that met a connection")));
            }
        };
    }
}

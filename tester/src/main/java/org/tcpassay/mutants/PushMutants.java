// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Flight;
import org.tcpassay.model.Input;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Mistakes with PUSH and with what several SENDs have in common (RFC 9293 §3.9.1.2). */
final class PushMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "push-missing",
                    "Never sets PSH, so that a receiver may wait for more.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Segment textOf(Tcb tcb, Flight flight) {
                            Segment whole = super.textOf(tcb, flight);
                            return Altered.flags(whole, whole.flags().without(Flags.PSH));
                        }
                    },
                    "RFC9293-MUST-61"),
            Mutant.of(
                    "push-on-first-segment",
                    "Sets PSH on all segments of a text but the last.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Segment textOf(Tcb tcb, Flight flight) {
                            Segment whole = super.textOf(tcb, flight);
                            boolean last = whole.has(Flags.PSH);
                            return Altered.flags(
                                    whole,
                                    last
                                            ? whole.flags().without(Flags.PSH)
                                            : whole.flags().with(Flags.PSH));
                        }
                    },
                    "RFC9293-MUST-61"),
            Mutant.of(
                    "segment-per-send",
                    "Keeps the text of each SEND in a segment of its own.",
                    settings -> new Rfc9293(settings) {
                        private SeqNum boundary = SeqNum.of(0);
                        private boolean several;

                        @Override
                        protected void send(Input.Send call) {
                            host.connection(call.id()).ifPresent(tcb -> {
                                boundary = tcb.sendBufferSeq.plus(tcb.sendBuffer.length());
                                several = tcb.unsent() > 0;
                            });
                            super.send(call);
                        }

                        @Override
                        protected int sendable(Tcb tcb) {
                            int length = super.sendable(tcb);
                            boolean crosses = several
                                    && tcb.sndNxt.isBefore(boundary)
                                    && tcb.sndNxt.plus(length).isAfter(boundary);
                            return crosses ? (int) tcb.sndNxt.distanceTo(boundary) : length;
                        }
                    },
                    "RFC9293-SHLD-27",
                    "RFC9293-SHLD-7"),
            Mutant.of(
                    "cork-ignored",
                    "Sends text that its user wants held back.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean mayBeSmall(Tcb tcb, boolean idle) {
                            return idle || !tcb.options.nagle();
                        }
                    },
                    "RFC9293-MAY-16"));

    private PushMutants() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Optional;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes with the own window: how it shrinks, opens again, and what of a segment lies inside. */
final class OwnWindowMutants {

    private static final int OVERHEAD = 100;

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "right-edge-moves-left",
                    "Charges the buffer for the headers of each segment, so that the right edge moves left.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeText(Tcb tcb, Segment segment) {
                            if (tcb.rcvWnd() > segment.payload().length() + OVERHEAD) {
                                tcb.rcvEdge = tcb.rcvEdge.minus(OVERHEAD);
                            }
                            super.takeText(tcb, segment);
                        }

                        @Override
                        protected void advanceEdge(Tcb tcb) {
                            // what is gone is gone
                        }
                    },
                    "RFC9293-SHLD-14",
                    "RFC9293-3.10.7.4-TEXT-ES-EDGE"),
            Mutant.of(
                    "silly-window-advertised",
                    "Advertises every octet of room that the user makes, however few.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void advanceEdge(Tcb tcb) {
                            long free = tcb.buffer - tcb.received.length();
                            if (free > tcb.rcvWnd()) {
                                tcb.rcvEdge = tcb.rcvNxt.plus(free);
                            }
                        }
                    },
                    "RFC9293-MUST-39"),
            Mutant.of(
                    "window-update-not-sent",
                    "Tells of the room that a reading user makes only with the next acknowledgment that is due.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void tellOfSpace(Tcb tcb) {
                            // until asked
                        }
                    },
                    "RFC9293-MUST-39"),
            Mutant.of(
                    "closed-window-never-opens",
                    "Never opens a window again that was closed.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void advanceEdge(Tcb tcb) {
                            if (tcb.rcvWnd() > 0) {
                                super.advanceEdge(tcb);
                            }
                        }
                    },
                    "RFC9293-3.8.6.1-ZWPACK",
                    "RFC9293-3.4-ACC-4",
                    "RFC9293-MUST-39"),
            Mutant.of(
                    "cut-text-acknowledged",
                    "Cuts off text beyond the right edge and acknowledges it all the same.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void deliver(Tcb tcb) {
                            super.deliver(tcb);
                            if (tcb.rcvNxt.equals(tcb.rcvEdge)) {
                                tcb.rcvNxt = tcb.rcvNxt.plus(cut);
                                tcb.rcvEdge = tcb.rcvNxt;
                            }
                        }

                        @Override
                        protected void takeText(Tcb tcb, Segment segment) {
                            cut = Math.max(0, segment.end().offsetFrom(tcb.rcvEdge));
                            super.takeText(tcb, segment);
                        }

                        private long cut;
                    },
                    "RFC9293-3.10.7.4-STRADDLE-R"),
            Mutant.of(
                    "cut-fin-taken",
                    "Cuts off text beyond the right edge and takes the FIN behind it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void noteFin(Tcb tcb, Segment segment) {
                            boolean beyond = segment.end().isAfter(tcb.rcvEdge);
                            if (segment.has(Flags.FIN)
                                    && beyond
                                    && !segment.payload().isEmpty()) {
                                tcb.finBeyondHole = Optional.of(tcb.rcvEdge);
                            } else {
                                super.noteFin(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-STRADDLE-R"));

    private OwnWindowMutants() {}
}

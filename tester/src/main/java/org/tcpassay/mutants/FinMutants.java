// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Signal;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes with the FIN of the peer. */
final class FinMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "fin-takes-no-number",
                    "Counts no sequence number for a FIN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void deliver(Tcb tcb) {
                            boolean before = tcb.finReceived;
                            super.deliver(tcb);
                            if (tcb.finReceived && !before) {
                                tcb.rcvNxt = tcb.rcvNxt.minus(1);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-FIN-*",
                    "RFC9293-3.4-SEGLEN",
                    "RFC9293-3.6-CASE*",
                    "RFC9293-3.10.7.4-ACK-SR-DATA",
                    "RFC9293-3.10.7.4-OOOFIN"),
            Mutant.of(
                    "fin-with-other-flags-overlooked",
                    "Recognizes a FIN only by the flags FIN and ACK and no other.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void noteFin(Tcb tcb, Segment segment) {
                            if (segment.flags().equals(Flags.FIN.with(Flags.ACK))) {
                                super.noteFin(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-FIN-ES",
                    "RFC9293-3.10.7.4-FIN-F1-ACKED",
                    "RFC9293-3.8.5-URPBAD"),
            Mutant.of(
                    "fin-swallows-its-text",
                    "Acknowledges the text of a FIN segment and delivers only the end of the stream.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void give(Tcb tcb, Bytes text) {
                            boolean last = tcb.finBeyondHole
                                    .filter(tcb.rcvNxt.plus(text.length())::equals)
                                    .isPresent();
                            super.give(tcb, text);
                            if (last) {
                                tcb.received = tcb.received.slice(0, tcb.received.length() - text.length());
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-FIN-ES-DATA",
                    "RFC9293-3.10.7.4-TEXT-*",
                    "RFC9293-3.10.3-RECV-CW",
                    "RFC9293-3.10.7.4-OOOFIN",
                    "RFC9293-3.10.7.4-FIN-*"),
            Mutant.of(
                    "fin-discards-unread-text",
                    "Throws away what the user has not read yet when the FIN comes.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void processFin(Tcb tcb) {
                            boolean before = mayReceive(tcb);
                            super.processFin(tcb);
                            if (before && !mayReceive(tcb)) {
                                tcb.received = Bytes.EMPTY;
                            }
                        }
                    },
                    "RFC9293-3.10.3-RECV-CW",
                    "RFC9293-3.8-FINPUSH",
                    "RFC9293-3.10.7.4-FIN-*",
                    "RFC9293-3.10.7.4-TEXT-F1",
                    "RFC9293-3.10.7.4-TEXT-F2",
                    "RFC9293-3.10.7.4-OOOFIN"),
            Mutant.of(
                    "fin-before-hole-filled",
                    "Takes a FIN at once although text before it is missing.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void noteFin(Tcb tcb, Segment segment) {
                            if (segment.has(Flags.FIN) && segment.seq().isAfter(tcb.rcvNxt)) {
                                tcb.finReceived = true;
                            } else {
                                super.noteFin(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-OOOFIN",
                    "RFC9293-3.10.7.4-FIN-ES",
                    "RFC9293-SHLD-31"),
            Mutant.of(
                    "fin-beyond-hole-forgotten",
                    "Keeps text beyond a hole, but not the FIN behind it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void noteFin(Tcb tcb, Segment segment) {
                            if (segment.seq().isAtOrBefore(tcb.rcvNxt)) {
                                super.noteFin(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-OOOFIN",
                    "RFC9293-SHLD-31"),
            Mutant.of(
                    "fin-told-as-reset",
                    "Tells the user that the connection was reset when the peer closes in good order.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void processFin(Tcb tcb) {
                            boolean before = mayReceive(tcb);
                            super.processFin(tcb);
                            if (before && !mayReceive(tcb)) {
                                tell(tcb, Signal.CONNECTION_RESET);
                            }
                        }
                    },
                    "RFC9293-MUST-12",
                    "RFC9293-3.10.7.4-FIN-ES",
                    "RFC9293-3.10.7.4-FIN-F2",
                    "RFC9293-3.6-CASE3"),
            Mutant.of(
                    "urgent-pointer-holds-fin-back",
                    "Waits for the urgent byte that an urgent pointer without sense promises before it takes a FIN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void noteFin(Tcb tcb, Segment segment) {
                            if (!segment.has(Flags.URG)) {
                                super.noteFin(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.8.5-URPBAD",
                    "RFC9293-3.10.7.4-FIN-ES",
                    "RFC9293-3.10.7.4-FIN-F1-ACKED"));

    private FinMutants() {}
}

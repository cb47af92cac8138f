// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Flight;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;

/** Mistakes with what a reset brings about, and with what else it carries. */
final class ResetEffectMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "rst-answered-from-closed",
                    "Deletes the connection and then treats the same RST as one that belongs to none, and resets back.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void segmentArrives(FourTuple ends, Segment segment) {
                            boolean known = host.connection(ends).isPresent();
                            super.segmentArrives(ends, segment);
                            if (known
                                    && segment.has(Flags.RST)
                                    && host.connection(ends).isEmpty()) {
                                resetStranger(ends, segment);
                            }
                        }
                    },
                    "RFC5961-3.2-5",
                    "RFC9293-3.10.7.3-SYNSENT-RSTACK",
                    "RFC9293-3.10.7.4-SR-ACTIVE-RST",
                    "RFC9293-3.5.2-NORSTTORST",
                    "RFC9293-3.10.7.4-RST-*-EXACT",
                    "RFC5961-3.2-2"),
            Mutant.of(
                    "rst-user-not-told",
                    "A reset ends the connection, but its user never hears of it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeReset(Tcb tcb) {
                            if (tcb.state == State.SYN_RECEIVED) {
                                super.takeReset(tcb);
                            } else {
                                delete(tcb);
                            }
                        }
                    },
                    "RFC9293-3.5.1-HALFOPEN-2",
                    "RFC9293-3.10.7.4-RST-*-EXACT",
                    "RFC9293-MUST-12",
                    "RFC9293-SHLD-2"),
            Mutant.of(
                    "rst-timer-left-running",
                    "A reset ends the connection, but its retransmission timer goes on.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeReset(Tcb tcb) {
                            List<Flight> queue = List.copyOf(tcb.flights);
                            long due = tcb.retransmitAtNs;
                            super.takeReset(tcb);
                            if (tcb.state == State.CLOSED) {
                                tcb.flights.addAll(queue);
                                tcb.retransmitAtNs = due;
                                host.add(tcb);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-RST-*-EXACT"),
            Mutant.of(
                    "rst-ignored-after-fins",
                    "Has no case for a RST in CLOSING and LAST-ACK, and ignores it there.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeReset(Tcb tcb) {
                            if (tcb.state != State.CLOSING && tcb.state != State.LAST_ACK) {
                                super.takeReset(tcb);
                            }
                        }
                    },
                    "RFC5961-3.2-2",
                    "RFC5961-3.2-5",
                    "RFC9293-3.10.7.4-RST-CG-EXACT",
                    "RFC9293-3.10.7.4-RST-LA-EXACT"),
            Mutant.of(
                    "rst-ends-receiving-only",
                    "Takes a RST in ESTABLISHED for a FIN without a number, and waits for its user to close.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeReset(Tcb tcb) {
                            if (tcb.state == State.ESTABLISHED) {
                                tcb.finReceived = true;
                                processFin(tcb);
                            } else {
                                super.takeReset(tcb);
                            }
                        }
                    },
                    "RFC5961-3.2-5",
                    "RFC5961-4.2-3",
                    "RFC9293-3.5.1-HALFOPEN-*",
                    "RFC5961-3.2-2",
                    "RFC9293-3.10.7.4-RST-ES-EXACT",
                    "RFC9293-MUST-12",
                    "RFC9293-SHLD-2"),
            Mutant.of(
                    "rst-with-data-dropped",
                    "Drops a RST that carries octets.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesResetCheck(Tcb tcb, Segment segment) {
                            boolean talks =
                                    segment.has(Flags.RST) && !segment.payload().isEmpty();
                            return !talks && super.passesResetCheck(tcb, segment);
                        }
                    },
                    "RFC9293-SHLD-2"),
            Mutant.of(
                    "rst-judged-by-ack",
                    "Wants a RST to acknowledge what was sent, and challenges one that does not.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isExactReset(Tcb tcb, Segment segment) {
                            boolean sensible = !segment.has(Flags.ACK)
                                    || segment.ack().isAtOrAfter(tcb.sndUna)
                                            && segment.ack().isAtOrBefore(tcb.sndNxt);
                            return sensible && super.isExactReset(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ORDER",
                    "RFC9293-3.10.7.4-RST-*-EXACT"),
            Mutant.of(
                    "ack-checked-before-sequence",
                    "Checks the ACK field before the sequence number, and answers a wrong one whatever else comes with it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSequenceCheck(Tcb tcb, Segment segment) {
                            boolean wrong = segment.has(Flags.ACK)
                                    && tcb.state != State.SYN_RECEIVED
                                    && (acknowledgesUnsent(tcb, segment) || !isAckPlausible(tcb, segment));
                            if (wrong) {
                                acknowledge(tcb);
                            }
                            return !wrong && super.passesSequenceCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ORDER"),
            Mutant.of(
                    "rst-in-time-wait-ignored",
                    "Ignores a RST in TIME-WAIT, without a claim to RFC 1337.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void resetTimeWait(Tcb tcb) {}
                    },
                    "RFC1337-1-TWA",
                    "RFC9293-3.10.7.4-RST-TW-EXACT"),
            Mutant.of(
                    "rst-in-time-wait-always-taken",
                    "A RST ends TIME-WAIT even where the fix of RFC 1337 is switched on.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void resetTimeWait(Tcb tcb) {
                            delete(tcb);
                        }
                    },
                    "RFC1337-3-F1"));

    private ResetEffectMutants() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Optional;
import org.tcpassay.model.Flight;
import org.tcpassay.model.Refusal;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Signal;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Mistakes with urgent text. */
final class UrgentMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "urgent-pointer-sent-names-last",
                    "Sends a pointer to the last urgent octet, as RFC 1122 had it, instead of to the one behind.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Optional<Integer> urgentPointer(Tcb tcb, Flight flight) {
                            return super.urgentPointer(tcb, flight).map(pointer -> pointer - 1);
                        }
                    },
                    "RFC9293-MUST-62",
                    "RFC6093-2.2-1"),
            Mutant.of(
                    "urgent-pointer-sent-always-one",
                    "Sends a pointer of 1 with all urgent text, however much stands before the urgent octet.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Optional<Integer> urgentPointer(Tcb tcb, Flight flight) {
                            return super.urgentPointer(tcb, flight).map(pointer -> 1);
                        }
                    },
                    "RFC9293-MUST-62"),
            Mutant.of(
                    "urgent-text-sent-as-ordinary",
                    "Sends urgent text without URG and pointer.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Optional<Integer> urgentPointer(Tcb tcb, Flight flight) {
                            return Optional.empty();
                        }
                    },
                    "RFC9293-MUST-30",
                    "RFC9293-MUST-62",
                    "RFC6093-2.2-1"),
            Mutant.of(
                    "urgent-pointer-read-names-last",
                    "Takes a pointer for the number of the last urgent octet instead of the one behind.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected SeqNum urgentEnd(Segment segment) {
                            return super.urgentEnd(segment).plus(1);
                        }
                    },
                    "RFC9293-3.10.7.4-URG-*",
                    "RFC9293-MUST-30"),
            Mutant.of(
                    "urgent-after-own-fin-ignored",
                    "Looks at URG in ESTABLISHED only.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void checkUrgent(Tcb tcb, Segment segment) {
                            if (tcb.state == State.ESTABLISHED) {
                                super.checkUrgent(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-URG-F1",
                    "RFC9293-3.10.7.4-URG-F2"),
            Mutant.of(
                    "urgent-text-without-effect",
                    "Never looks at URG.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void checkUrgent(Tcb tcb, Segment segment) {}
                    },
                    "RFC9293-3.10.7.4-URG-*",
                    "RFC9293-MUST-30",
                    "RFC9293-MUST-32"),
            Mutant.of(
                    "urgent-behind-fin-counted",
                    "Counts the octets that a pointer behind the FIN promises as received.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeAcknowledgment(Tcb tcb, Segment segment) {
                            if (tcb.finReceived && segment.has(Flags.URG)) {
                                tcb.rcvNxt = urgentEnd(segment);
                            }
                            super.takeAcknowledgment(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-URG-*"),
            Mutant.of(
                    "urgent-octet-taken-out",
                    "Takes the last urgent octet out of the text even for a user that reads in line.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeText(Tcb tcb, Segment segment) {
                            super.takeText(tcb, segment);
                            if (segment.has(Flags.URG)) {
                                takeOut(tcb, urgentEnd(segment).minus(1));
                            }
                        }
                    },
                    "RFC9293-3.8.5-URPBAD",
                    "RFC9293-MUST-31",
                    "RFC6093-2.1-1",
                    "RFC9293-3.10.7.4-URG-*"),
            Mutant.of(
                    "urgent-text-awaited",
                    "Drops urgent text until all of it, up to the pointer, fits one segment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeText(Tcb tcb, Segment segment) {
                            if (!segment.has(Flags.URG) || !urgentEnd(segment).isAfter(segment.end())) {
                                super.takeText(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-MUST-31",
                    "RFC6093-2.1-1",
                    "RFC9293-3.8.5-URPBAD"),
            Mutant.of(
                    "urgent-pointer-zero-refused",
                    "Drops a segment with URG and a pointer of 0 as malformed.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesAckCheck(Tcb tcb, Segment segment) {
                            boolean senseless = segment.has(Flags.URG) && segment.urgent() == 0;
                            return !senseless && super.passesAckCheck(tcb, segment);
                        }
                    },
                    "RFC9293-MUST-31",
                    "RFC6093-2.1-1",
                    "RFC9293-3.8.5-URPBAD"),
            Mutant.of(
                    "urgent-pointer-backwards-reset",
                    "Resets a connection whose urgent pointer moves backwards.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeUrgent(Tcb tcb, Segment segment) {
                            boolean back = tcb.rcvUp
                                    .filter(up -> urgentEnd(segment).isBefore(up))
                                    .isPresent();
                            super.takeUrgent(tcb, segment);
                            if (back) {
                                resetConnection(tcb);
                                fail(tcb, Signal.CONNECTION_RESET, Refusal.CONNECTION_RESET);
                            }
                        }

                        @Override
                        protected void processText(Tcb tcb, Segment segment) {
                            if (tcb.state != State.CLOSED) {
                                super.processText(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.8.5-URPBAD"),
            Mutant.of(
                    "urgent-text-told-once",
                    "Tells its user of the first urgent text of a connection and of no other.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeUrgent(Tcb tcb, Segment segment) {
                            if (tcb.rcvUp.isEmpty()) {
                                super.takeUrgent(tcb, segment);
                            } else {
                                tcb.rcvUp = Optional.of(urgentEnd(segment));
                            }
                        }
                    },
                    "RFC9293-MUST-32"),
            Mutant.of(
                    "pointer-without-urg-refused",
                    "Drops a segment that has an urgent pointer and no URG.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void segmentArrives(FourTuple ends, Segment segment) {
                            if (segment.urgent() == 0 || segment.has(Flags.URG)) {
                                super.segmentArrives(ends, segment);
                            }
                        }
                    },
                    "RFC6093-3.4-1"),
            Mutant.of(
                    "first-urgent-octet-kept",
                    "Keeps the first of several urgent octets that its user has not fetched.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void checkUrgent(Tcb tcb, Segment segment) {
                            Optional<SeqNum> before = tcb.rcvUp.filter(up -> up.isAfter(tcb.receivedSeq));
                            super.checkUrgent(tcb, segment);
                            tcb.rcvUp = before.or(() -> tcb.rcvUp);
                        }
                    },
                    "RFC6093-3.3-1"));

    private UrgentMutants() {}

    /** Takes one octet out of what waits for the user. */
    static void takeOut(Tcb tcb, SeqNum octet) {
        if (octet.isIn(tcb.receivedSeq, tcb.received.length())) {
            int at = (int) tcb.receivedSeq.distanceTo(octet);
            tcb.received = tcb.received.slice(0, at).concat(tcb.received.slice(at + 1, tcb.received.length()));
        }
    }
}

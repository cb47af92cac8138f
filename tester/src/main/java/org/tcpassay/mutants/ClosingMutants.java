// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.model.Transition;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes of a connection whose FINs are both sent: CLOSING and LAST-ACK. */
final class ClosingMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "ack-before-fin-ends-closing",
                    "Leaves CLOSING at an acknowledgment of all but its FIN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void ackInClosing(Tcb tcb) {
                            boolean nearly = tcb.sndUna.equals(tcb.sndNxt.minus(1));
                            if (nearly) {
                                move(tcb, Transition.CROSSED_FIN_ACKNOWLEDGED);
                                startTimeWait(tcb);
                            } else {
                                super.ackInClosing(tcb);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-CG-OTHER"),
            Mutant.of(
                    "ack-before-fin-ends-last-ack",
                    "Leaves LAST-ACK at an acknowledgment of all but its FIN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean ackInState(Tcb tcb, Segment segment) {
                            boolean nearly = tcb.finSent && tcb.sndUna.equals(tcb.sndNxt.minus(1));
                            if (tcb.state == State.LAST_ACK && nearly) {
                                move(tcb, Transition.LAST_FIN_ACKNOWLEDGED);
                                delete(tcb);
                                return false;
                            }
                            return super.ackInState(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-LA-OTHER",
                    "RFC9293-3.10.7.4-*-LA"),
            Mutant.of(
                    "closing-ends-without-time-wait",
                    "Forgets the connection when its FIN is acknowledged in CLOSING.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void ackInClosing(Tcb tcb) {
                            super.ackInClosing(tcb);
                            if (tcb.state == State.TIME_WAIT) {
                                delete(tcb);
                            }
                        }
                    },
                    "RFC9293-MUST-13",
                    "RFC9293-3.10.7.4-ACK-CG-*",
                    "RFC9293-3.6-CASE3"),
            Mutant.of(
                    "closing-to-fin-wait-2",
                    "Goes from CLOSING to FIN-WAIT-2 and waits there for the FIN that it has taken already.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void ackInClosing(Tcb tcb) {
                            if (tcb.finAcknowledged()) {
                                tcb.state = State.FIN_WAIT_2;
                                tcb.finReceived = false;
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-CG-FIN",
                    "RFC9293-3.6-CASE3"),
            Mutant.of(
                    "last-ack-to-time-wait",
                    "Stays in TIME-WAIT though the peer closed first.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean ackInState(Tcb tcb, Segment segment) {
                            if (tcb.state == State.LAST_ACK && tcb.finAcknowledged()) {
                                tcb.state = State.TIME_WAIT;
                                startTimeWait(tcb);
                                return false;
                            }
                            return super.ackInState(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-LA-FIN",
                    "RFC9293-3.10.4-CLOSE-CW"),
            Mutant.of(
                    "last-ack-answers-text",
                    "Answers text that comes with the last acknowledgment by a reset.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean ackInState(Tcb tcb, Segment segment) {
                            boolean last = tcb.state == State.LAST_ACK && tcb.finAcknowledged();
                            if (last && !segment.payload().isEmpty()) {
                                resetAcknowledging(tcb.ends, segment);
                            }
                            return super.ackInState(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-TEXT-LA",
                    "RFC9293-3.10.7.4-ACK-LA-FIN"),
            Mutant.of(
                    "last-ack-resets-repeated-fin",
                    "Resets the connection when the peer's FIN comes again in LAST-ACK.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            if (tcb.state == State.LAST_ACK && segment.has(Flags.FIN)) {
                                resetConnection(tcb);
                                delete(tcb);
                            } else {
                                super.unacceptable(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-FIN-LA",
                    "RFC9293-3.10.7.4-SEQ-LA-OOW"),
            Mutant.of(
                    "ack-in-last-ack-must-be-bare",
                    "Takes the last acknowledgment only from a segment without text.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean ackInState(Tcb tcb, Segment segment) {
                            boolean text = tcb.state == State.LAST_ACK
                                    && !segment.payload().isEmpty();
                            return !text && super.ackInState(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-LA-FIN",
                    "RFC9293-3.10.7.4-TEXT-LA"));

    private ClosingMutants() {}
}

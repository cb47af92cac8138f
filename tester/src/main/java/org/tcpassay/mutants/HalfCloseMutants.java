// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.model.Transition;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes between the own FIN and the peer's: FIN-WAIT-1 and FIN-WAIT-2. */
final class HalfCloseMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "ack-before-fin-ends-fin-wait-1",
                    "Takes an acknowledgment of all but its FIN for one of the FIN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean ackInState(Tcb tcb, Segment segment) {
                            boolean nearly = tcb.finSent && segment.ack().equals(tcb.sndNxt.minus(1));
                            if (tcb.state == State.FIN_WAIT_1 && nearly) {
                                move(tcb, Transition.FIN_ACKNOWLEDGED);
                            }
                            return super.ackInState(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-F1-NOFIN",
                    "RFC9293-3.10.7.4-FIN-F1-NOACK",
                    "RFC9293-3.6-CASE*"),
            Mutant.of(
                    "ack-of-fin-on-text-overlooked",
                    "Looks for the acknowledgment of its FIN only on segments without text.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean ackInState(Tcb tcb, Segment segment) {
                            boolean text = tcb.state == State.FIN_WAIT_1
                                    && !segment.payload().isEmpty();
                            return text || super.ackInState(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-F1-FIN",
                    "RFC9293-3.10.7.4-TEXT-F1"),
            Mutant.of(
                    "fin-looked-at-before-ack",
                    "Goes to CLOSING for every FIN in FIN-WAIT-1, though it acknowledges the own FIN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean ackInState(Tcb tcb, Segment segment) {
                            boolean fin = tcb.state == State.FIN_WAIT_1 && segment.has(Flags.FIN);
                            return fin || super.ackInState(tcb, segment);
                        }

                        @Override
                        protected void finInFinWait1(Tcb tcb) {
                            move(tcb, Transition.FINS_CROSS);
                        }
                    },
                    "RFC9293-3.10.7.4-FIN-F1-ACKED",
                    "RFC9293-3.3.2-FW1TW",
                    "RFC9293-3.10.7.4-TEXT-F1",
                    "RFC9293-3.10.7.4-OOOFIN",
                    "RFC9293-3.8.5-URPBAD"),
            Mutant.of(
                    "crossing-fin-to-time-wait",
                    "Goes from FIN-WAIT-1 to TIME-WAIT for any FIN, though its own was not acknowledged.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void finInFinWait1(Tcb tcb) {
                            move(tcb, Transition.FINS_CROSS);
                            move(tcb, Transition.CROSSED_FIN_ACKNOWLEDGED);
                            startTimeWait(tcb);
                        }
                    },
                    "RFC9293-3.10.7.4-FIN-F1-NOACK",
                    "RFC9293-3.6-CASE3",
                    "RFC9293-3.10.7.4-TEXT-F1",
                    "RFC9293-3.10.7.4-OOOFIN"),
            Mutant.of(
                    "text-after-close-dropped",
                    "Receives nothing any more once its user has closed: text in FIN-WAIT-1 goes unanswered.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void processText(Tcb tcb, Segment segment) {
                            boolean text = tcb.state == State.FIN_WAIT_1
                                    && !segment.payload().isEmpty();
                            if (!text) {
                                super.processText(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-TEXT-F1"),
            Mutant.of(
                    "text-in-fin-wait-2-thrown-away",
                    "Acknowledges text in FIN-WAIT-2 and throws it away.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void give(Tcb tcb, Bytes text) {
                            if (tcb.state == State.FIN_WAIT_2) {
                                tcb.rcvNxt = tcb.rcvNxt.plus(text.length());
                                tcb.receivedSeq = tcb.rcvNxt;
                            } else {
                                super.give(tcb, text);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-TEXT-F2",
                    "RFC9293-3.6.1-HALFSEND",
                    "RFC9293-3.8-DUPDATA",
                    "RFC9293-3.10.7.4-OOOFIN"),
            Mutant.of(
                    "window-never-reopened-after-close",
                    "Opens the window no more once its own FIN is acknowledged.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void advanceEdge(Tcb tcb) {
                            if (tcb.state != State.FIN_WAIT_2) {
                                super.advanceEdge(tcb);
                            }
                        }
                    },
                    "RFC9293-3.6.1-HALFSEND"),
            Mutant.of(
                    "repeated-ack-of-fin-answered",
                    "Answers a repeated acknowledgment in FIN-WAIT-2 by one of its own.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean ackInState(Tcb tcb, Segment segment) {
                            if (tcb.state == State.FIN_WAIT_2 && segment.len() == 0) {
                                acknowledge(tcb);
                            }
                            return super.ackInState(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-F2",
                    "RFC9293-3.5-NOACKACK"),
            Mutant.of(
                    "fin-with-old-ack-dropped",
                    "Drops a FIN whose acknowledgment is older than the last.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesAckCheck(Tcb tcb, Segment segment) {
                            boolean old = segment.has(Flags.FIN.with(Flags.ACK))
                                    && segment.ack().isBefore(tcb.sndUna);
                            return !old && super.passesAckCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.6-CASE3",
                    "RFC9293-A.2-SIMPROBE",
                    "RFC9293-3.10.7.4-ACK-ES-DUP",
                    "RFC9293-3.10.7.4-FIN-F2"),
            Mutant.of(
                    "last-fin-closes-at-once",
                    "Forgets the connection at the peer's FIN once its own is acknowledged, without TIME-WAIT.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void processFin(Tcb tcb) {
                            boolean last = tcb.state == State.FIN_WAIT_2;
                            super.processFin(tcb);
                            if (last && tcb.state == State.TIME_WAIT) {
                                delete(tcb);
                            }
                        }
                    },
                    "RFC9293-MUST-13",
                    "RFC9293-3.10.7.4-FIN-F2",
                    "RFC9293-3.10.7.4-TEXT-F2",
                    "RFC9293-3.10.7.4-OOOFIN",
                    "RFC9293-3.10.7.4-FIN-F1-ACKED",
                    "RFC9293-3.3.2-FW1TW"),
            Mutant.of(
                    "fin-without-user-reset",
                    "Answers the peer's FIN by a reset when no user is left to be told.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean losesText(Tcb tcb, Segment segment) {
                            return tcb.orphan && segment.has(Flags.FIN) || super.losesText(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-FIN-F2",
                    "RFC9293-3.10.7.4-FIN-F1-*"),
            Mutant.of(
                    "ack-of-fin-to-time-wait",
                    "Goes to TIME-WAIT when its FIN is acknowledged and waits for no FIN of the peer.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean ackInState(Tcb tcb, Segment segment) {
                            boolean before = tcb.state == State.FIN_WAIT_1;
                            boolean goesOn = super.ackInState(tcb, segment);
                            if (before && tcb.state == State.FIN_WAIT_2 && segment.len() == 0) {
                                tcb.state = State.TIME_WAIT;
                                startTimeWait(tcb);
                            }
                            return goesOn;
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-F1-FIN",
                    "RFC9293-3.6-CASE1",
                    "RFC9293-3.10.7.4-ACK-F1-NOFIN"),
            Mutant.of(
                    "fin-wait-2-for-a-minute",
                    "Ends FIN-WAIT-2 after a minute although its user waits for more.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void move(Tcb tcb, Transition transition) {
                            super.move(tcb, transition);
                            if (tcb.state == State.FIN_WAIT_2) {
                                tcb.timeWaitAtNs = nowNs + 60_000_000_000L;
                            }
                        }

                        @Override
                        protected void timeWaitOver(Tcb tcb) {
                            if (tcb.state == State.FIN_WAIT_2) {
                                delete(tcb);
                            } else {
                                super.timeWaitOver(tcb);
                            }
                        }
                    },
                    "RFC9293-3.6.1-HALFSEND"));

    private HalfCloseMutants() {}
}

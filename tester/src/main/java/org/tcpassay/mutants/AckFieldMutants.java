// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes with acknowledgments that are wrong, needless or missing. */
final class AckFieldMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "ack-above-snd-nxt-off-by-one",
                    "Takes an ACK of the number after SND.NXT for an acknowledgment of everything.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean acknowledgesUnsent(Tcb tcb, Segment segment) {
                            return segment.ack().isAfter(tcb.sndNxt.plus(1));
                        }

                        @Override
                        protected void takeAcknowledgment(Tcb tcb, Segment segment) {
                            super.takeAcknowledgment(tcb, segment);
                            if (segment.ack().equals(tcb.sndNxt.plus(1))) {
                                takeOffQueue(tcb, tcb.sndNxt);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-ACKHIGH-*",
                    "RFC9293-3.4-NEWACK",
                    "RFC9293-3.5.2-SYNC",
                    "RFC5961-5.2-2"),
            Mutant.of(
                    "ack-above-snd-nxt-unanswered",
                    "Drops a segment that acknowledges what was not sent, and says nothing.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesAckCheck(Tcb tcb, Segment segment) {
                            boolean silent =
                                    isSynchronized(tcb) && segment.has(Flags.ACK) && acknowledgesUnsent(tcb, segment);
                            return !silent && super.passesAckCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACKHIGH-*",
                    "RFC9293-3.5.2-SYNC",
                    "RFC5961-5.2-2"),
            Mutant.of(
                    "ack-above-snd-nxt-text-taken",
                    "Answers an ACK of what was not sent, but goes on to take the text that comes with it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesAckCheck(Tcb tcb, Segment segment) {
                            boolean passes = super.passesAckCheck(tcb, segment);
                            return passes || isSynchronized(tcb) && acknowledgesUnsent(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACKHIGH-*",
                    "RFC5961-5.2-2"),
            Mutant.of(
                    "ack-below-snd-una-answered",
                    "Answers an ACK below SND.UNA by an ACK, as if it were one above SND.NXT.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeAcknowledgment(Tcb tcb, Segment segment) {
                            super.takeAcknowledgment(tcb, segment);
                            if (segment.ack().isBefore(tcb.sndUna)) {
                                acknowledge(tcb);
                            }
                        }
                    },
                    "RFC9293-3.4-NEWACK",
                    "RFC9293-3.10.7.4-ACK-ES-DUP"),
            Mutant.of(
                    "ack-below-snd-una-drops-segment",
                    "Drops a segment whose ACK is old with all that it carries, instead of ignoring just the ACK.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesAckCheck(Tcb tcb, Segment segment) {
                            boolean old = isSynchronized(tcb)
                                    && segment.has(Flags.ACK)
                                    && segment.ack().isBefore(tcb.sndUna);
                            return !old && super.passesAckCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-ES-DUP",
                    "RFC5961-5.2-1",
                    "RFC5961-5.2-3",
                    "RFC9293-MAY-12"),
            Mutant.of(
                    "ack-far-below-taken",
                    "Has the checks of RFC 5961 but the one for acknowledgments that are too old.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isAckPlausible(Tcb tcb, Segment segment) {
                            return true;
                        }
                    },
                    "RFC5961-5.2-1",
                    "RFC5961-5.2-5",
                    "RFC9293-MAY-12"),
            Mutant.of(
                    "ack-at-max-snd-wnd-dropped",
                    "Takes an ACK exactly MAX.SND.WND below SND.UNA for too old.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isAckPlausible(Tcb tcb, Segment segment) {
                            return super.isAckPlausible(tcb, segment)
                                    && !segment.ack().equals(tcb.sndUna.minus(tcb.maxSndWnd));
                        }
                    },
                    "RFC5961-5.2-3"),
            Mutant.of(
                    "ack-far-below-unanswered",
                    "Drops a segment whose ACK is too old, and says nothing.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesAckCheck(Tcb tcb, Segment segment) {
                            boolean silent =
                                    isSynchronized(tcb) && segment.has(Flags.ACK) && !isAckPlausible(tcb, segment);
                            return !silent && super.passesAckCheck(tcb, segment);
                        }
                    },
                    "RFC5961-5.2-1",
                    "RFC5961-5.2-5",
                    "RFC9293-MAY-12"),
            Mutant.of(
                    "pure-ack-acknowledged",
                    "Answers an acknowledgment that brings nothing new by another.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeAcknowledgment(Tcb tcb, Segment segment) {
                            boolean empty = segment.len() == 0 && !acknowledgesNew(tcb, segment);
                            super.takeAcknowledgment(tcb, segment);
                            if (empty) {
                                acknowledge(tcb);
                            }
                        }
                    },
                    "RFC9293-3.4-NEWACK",
                    "RFC9293-3.5-NOACKACK",
                    "RFC9293-3.4-ACC-2"),
            Mutant.of(
                    "time-wait-acknowledges-everything",
                    "Answers whatever arrives in TIME-WAIT by an ACK, as only a repeated FIN should be.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean ackInState(Tcb tcb, Segment segment) {
                            boolean waits = tcb.state == State.TIME_WAIT;
                            boolean passes = super.ackInState(tcb, segment);
                            if (waits) {
                                acknowledge(tcb);
                            }
                            return passes;
                        }
                    },
                    "RFC9293-3.5-NOACKACK"));

    private AckFieldMutants() {}
}

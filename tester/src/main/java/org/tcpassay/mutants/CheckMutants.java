// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Piece;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes with the checks of a synchronized connection for sequence number, RST and SYN. */
final class CheckMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "text-across-right-edge-unanswered",
                    "Drops text that begins inside the window and ends behind it, without a word.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSequenceCheck(Tcb tcb, Segment segment) {
                            boolean across = !segment.payload().isEmpty()
                                    && segment.seq().isIn(tcb.rcvNxt, tcb.rcvWnd())
                                    && segment.end().isAfter(tcb.rcvEdge);
                            return !across && super.passesSequenceCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.4-ACC-4",
                    "RFC9293-3.10.7.4-STRADDLE-R"),
            Mutant.of(
                    "text-before-wrap-cut-off",
                    "Compares the end of text with the right edge as plain numbers: before a wrap all is cut off.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Piece trimmed(Tcb tcb, Segment segment) {
                            Piece piece = super.trimmed(tcb, segment);
                            long end = piece.seq().toLong() + piece.data().length();
                            boolean behind = end > rightEdge(tcb).toLong();
                            return behind ? new Piece(piece.seq(), Bytes.EMPTY, piece.order()) : piece;
                        }
                    },
                    "RFC9293-3.4-MOD32"),
            Mutant.of(
                    "fin-outside-window-closes",
                    "Looks at the FIN of a segment whose sequence number is not acceptable.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            super.unacceptable(tcb, segment);
                            tcb.finReceived |= segment.has(Flags.FIN);
                            processFin(tcb);
                        }
                    },
                    "RFC9293-3.10.7.4-SEQ-*-OOW"),
            Mutant.of(
                    "reset-with-fin-taken-for-fin",
                    "Takes a segment with FIN and RST for a FIN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesResetCheck(Tcb tcb, Segment segment) {
                            return segment.has(Flags.FIN.with(Flags.RST)) || super.passesResetCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ORDER",
                    "RFC9293-3.10.7.4-RST-*-EXACT"),
            Mutant.of(
                    "reset-in-window-unanswered",
                    "Drops a RST that misses RCV.NXT without a challenge, so that a legitimate one is lost for good.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesResetCheck(Tcb tcb, Segment segment) {
                            boolean misses = segment.has(Flags.RST) && !isExactReset(tcb, segment);
                            return !misses && super.passesResetCheck(tcb, segment);
                        }
                    },
                    "RFC5961-3.2-3",
                    "RFC5961-3.2-5",
                    "RFC9293-3.10.7.4-RST-*-INWIN",
                    "RFC5961-3.2-7"),
            Mutant.of(
                    "challenged-reset-taken",
                    "Challenges a RST that misses RCV.NXT and resets the connection all the same.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesResetCheck(Tcb tcb, Segment segment) {
                            if (segment.has(Flags.RST) && !isExactReset(tcb, segment)) {
                                challenge(tcb);
                                takeReset(tcb);
                                return false;
                            }
                            return super.passesResetCheck(tcb, segment);
                        }
                    },
                    "RFC5961-3.2-4",
                    "RFC9293-3.10.7.4-RST-*-INWIN"),
            Mutant.of(
                    "reset-outside-window-challenged",
                    "Challenges a RST outside the window as it challenges one inside.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSequenceCheck(Tcb tcb, Segment segment) {
                            return segment.has(Flags.RST) || super.passesSequenceCheck(tcb, segment);
                        }
                    },
                    "RFC5961-3.2-1",
                    "RFC9293-3.10.7.4-RST-*-OOW"),
            Mutant.of(
                    "reset-without-ack-ignored",
                    "Wants an acknowledgment on every RST, as if all connections were in SYN-SENT.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesResetCheck(Tcb tcb, Segment segment) {
                            boolean bare = segment.has(Flags.RST) && !segment.has(Flags.ACK);
                            return !bare && super.passesResetCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-RST-*",
                    "RFC5961-3.2-*",
                    "RFC5961-4.2-3",
                    "RFC9293-3.5.1-HALFOPEN-*",
                    "RFC9293-3.10.7.4-SR-ACTIVE-RST",
                    "RFC9293-MUST-11",
                    "RFC9293-MUST-66",
                    "RFC9293-SHLD-2"),
            Mutant.of(
                    "reset-told-as-end-of-stream",
                    "Tells the user of a reset connection that the stream has ended in good order.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeReset(Tcb tcb) {
                            if (tcb.state == State.SYN_RECEIVED || tcb.state == State.TIME_WAIT) {
                                super.takeReset(tcb);
                            } else {
                                tcb.finReceived = true;
                                delete(tcb);
                            }
                        }
                    },
                    "RFC9293-MUST-12",
                    "RFC9293-3.10.7.4-RST-*-EXACT",
                    "RFC9293-3.5.1-HALFOPEN-2"),
            Mutant.of(
                    "challenge-from-snd-una",
                    "Sends challenges from SND.UNA.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void challenge(Tcb tcb) {
                            Flags flags = Flags.ACK;
                            emit(
                                    tcb,
                                    segment(
                                            tcb.ends,
                                            tcb.sndUna,
                                            tcb.rcvNxt,
                                            flags,
                                            windowField(tcb),
                                            optionsOf(tcb, true)));
                        }
                    },
                    "RFC9293-3.10.7.4-CHALLENGE-FORM"),
            Mutant.of(
                    "syn-outside-window-unanswered",
                    "Challenges a SYN only if it lies inside the window.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            if (!segment.has(Flags.SYN)) {
                                super.unacceptable(tcb, segment);
                            }
                        }
                    },
                    "RFC5961-4.2-1",
                    "RFC5961-4.2-3",
                    "RFC9293-3.10.7.4-SYN-*",
                    "RFC9293-3.10.7.4-OLDSYN",
                    "RFC9293-3.5.1-HALFOPEN-1"));

    private CheckMutants() {}
}

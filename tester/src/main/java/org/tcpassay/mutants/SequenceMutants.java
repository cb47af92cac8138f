// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Mistakes with the window that sequence numbers must lie in, and with what lies outside. */
final class SequenceMutants {

    private static final String OUT_OF_WINDOW = "RFC9293-3.10.7.4-SEQ-*-OOW";

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "unacceptable-unanswered",
                    "Drops an unacceptable segment without the acknowledgment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {}
                    },
                    "RFC9293-3.10.7.4-OLDSYN",
                    "RFC9293-3.10.7.4-FIN-*",
                    "RFC9293-3.4-ACC-1",
                    "RFC9293-3.4-ACC-3",
                    "RFC9293-3.8.6.1-ZWPACK",
                    OUT_OF_WINDOW,
                    "RFC9293-3.5.2-SYNC",
                    "RFC9293-3.4-ACC-2",
                    "RFC9293-3.8-DUPDATA",
                    "RFC9293-3.10.7.4-FIN-TW"),
            Mutant.of(
                    "unacceptable-reset",
                    "Answers an unacceptable segment by a reset, as if it belonged to no connection.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            resetStranger(tcb.ends, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-OLDSYN",
                    "RFC9293-3.10.7.4-FIN-*",
                    "RFC9293-3.4-ACC-1",
                    "RFC9293-3.4-ACC-3",
                    "RFC9293-3.8.6.1-ZWPACK",
                    OUT_OF_WINDOW,
                    "RFC9293-3.5.2-SYNC",
                    "RFC9293-3.4-ACC-2",
                    "RFC9293-3.8-DUPDATA"),
            Mutant.of(
                    "unacceptable-answered-from-snd-una",
                    "Puts SND.UNA instead of SND.NXT into the acknowledgment that answers an unacceptable segment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            var flags = Flags.ACK;
                            emit(
                                    tcb,
                                    segment(
                                            tcb.ends,
                                            tcb.sndUna,
                                            tcb.rcvNxt,
                                            flags,
                                            windowField(tcb),
                                            optionsOf(tcb, true)));
                            acknowledged(tcb);
                        }
                    },
                    "RFC9293-3.10.7.4-OLDSYN",
                    "RFC9293-3.10.7.4-FIN-CG",
                    "RFC9293-3.10.7.4-FIN-LA",
                    OUT_OF_WINDOW,
                    "RFC9293-3.5.2-SYNC"),
            Mutant.of(
                    "unacceptable-still-acknowledges",
                    "Processes the ACK field of an unacceptable segment after it has answered it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            super.unacceptable(tcb, segment);
                            passesAckCheck(tcb, segment);
                        }
                    },
                    OUT_OF_WINDOW,
                    "RFC9293-3.5.2-SYNC"),
            Mutant.of(
                    "unacceptable-empty-unanswered",
                    "Answers unacceptable text by an acknowledgment, but no empty segment, so that no keep-alive succeeds.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            if (segment.len() > 0) {
                                super.unacceptable(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.4-ACC-1",
                    OUT_OF_WINDOW,
                    "RFC9293-3.5.2-SYNC",
                    "RFC9293-3.4-ACC-2"),
            Mutant.of(
                    "unacceptable-answered-in-established-only",
                    "Answers unacceptable segments while the connection is open, and is silent once it closes.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            if (tcb.state == State.ESTABLISHED) {
                                super.unacceptable(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-OLDSYN",
                    "RFC9293-3.10.7.4-FIN-CW",
                    "RFC9293-3.10.7.4-FIN-CG",
                    "RFC9293-3.10.7.4-FIN-LA",
                    "RFC9293-3.10.7.4-FIN-TW",
                    OUT_OF_WINDOW,
                    "RFC9293-3.5.2-SYNC",
                    "RFC9293-3.8-DUPDATA"),
            Mutant.of(
                    "left-edge-unchecked",
                    "Checks only that a segment begins before the right edge: whatever is old is acceptable.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isAcceptable(Tcb tcb, Segment segment) {
                            return segment.seq().isBefore(tcb.rcvNxt.plus(tcb.rcvWnd()));
                        }
                    },
                    "RFC9293-3.4-ACC-1",
                    "RFC9293-3.8-DUPDATA",
                    "RFC9293-3.10.7.4-FIN-*",
                    OUT_OF_WINDOW,
                    "RFC9293-3.4-ACC-2",
                    "RFC9293-3.5.2-SYNC",
                    "RFC5961-3.2-1",
                    "RFC9293-3.10.7.4-RST-*-OOW"),
            Mutant.of(
                    "right-edge-unchecked",
                    "Checks only that a segment ends behind RCV.NXT: however far ahead, it is acceptable and kept.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isAcceptable(Tcb tcb, Segment segment) {
                            return segment.end().isAfter(tcb.rcvNxt)
                                    || segment.seq().equals(tcb.rcvNxt);
                        }

                        @Override
                        protected SeqNum rightEdge(Tcb tcb) {
                            return tcb.rcvNxt.plus(0x7fff_ffffL);
                        }
                    },
                    "RFC9293-3.4-ACC-1",
                    "RFC9293-3.4-ACC-3",
                    "RFC9293-3.8.6.1-ZWPACK",
                    OUT_OF_WINDOW,
                    "RFC9293-3.4-ACC-2",
                    "RFC9293-3.4-ACC-4",
                    "RFC9293-3.5.2-SYNC",
                    "RFC5961-3.2-1",
                    "RFC9293-3.10.7.4-RST-*-OOW"),
            Mutant.of(
                    "right-edge-inside",
                    "Counts the number at the right edge, RCV.NXT+RCV.WND, to the window.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isAcceptable(Tcb tcb, Segment segment) {
                            return super.isAcceptable(tcb, segment)
                                    || tcb.rcvWnd() > 0 && segment.seq().equals(tcb.rcvEdge);
                        }

                        @Override
                        protected SeqNum rightEdge(Tcb tcb) {
                            return tcb.rcvEdge.plus(1);
                        }
                    },
                    "RFC9293-3.10.7.4-RST-*-OOW",
                    "RFC5961-3.2-1",
                    "RFC9293-3.10.7.4-STRADDLE-R",
                    OUT_OF_WINDOW,
                    "RFC9293-3.4-ACC-2",
                    "RFC9293-3.4-ACC-4"),
            Mutant.of(
                    "last-number-outside",
                    "Takes the window to be one number shorter than it says.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isAcceptable(Tcb tcb, Segment segment) {
                            return super.isAcceptable(tcb, segment)
                                    && !segment.seq().equals(tcb.rcvEdge.minus(1));
                        }
                    },
                    "RFC9293-3.10.7.4-RST-*-INWIN",
                    "RFC5961-3.2-3",
                    "RFC9293-3.4-ACC-2",
                    "RFC9293-3.4-ACC-4",
                    "RFC9293-SHLD-31"),
            Mutant.of(
                    "number-below-window-inside",
                    "Counts the number before RCV.NXT to the window when nothing comes with it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isAcceptable(Tcb tcb, Segment segment) {
                            return super.isAcceptable(tcb, segment)
                                    || segment.len() == 0 && segment.seq().equals(tcb.rcvNxt.minus(1));
                        }
                    },
                    OUT_OF_WINDOW,
                    "RFC9293-3.4-ACC-2",
                    "RFC9293-3.5.2-SYNC",
                    "RFC9293-3.10.7.4-ACK-ES-WNDUPD",
                    "RFC9293-3.10.7.4-RST-*-OOW",
                    "RFC5961-3.2-1"),
            Mutant.of(
                    "empty-segment-at-rcv-nxt-only",
                    "Finds an empty segment acceptable at RCV.NXT alone, as if the window were closed.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isAcceptable(Tcb tcb, Segment segment) {
                            boolean elsewhere = segment.len() == 0
                                    && !segment.has(Flags.RST)
                                    && !segment.seq().equals(tcb.rcvNxt);
                            return !elsewhere && super.isAcceptable(tcb, segment);
                        }
                    },
                    "RFC9293-3.4-ACC-2"));

    private SequenceMutants() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Mistakes with windows that are large, shrink, or were offered before (RFC 9293 §3.8.6, RFC 7323 §2.4). */
final class ShrunkWindowMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "windows-of-fifteen-bits",
                    "Uses no more than 32767 bytes of an unscaled window, as if the field were signed.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void setWindow(Tcb tcb, Segment segment, long window) {
                            super.setWindow(tcb, segment, tcb.sndShift == 0 ? Math.min(32_767, window) : window);
                        }
                    },
                    "RFC9293-MUST-1"),
            Mutant.of(
                    "windows-of-sixteen-bits",
                    "Keeps the window of its peer in sixteen bits, however it is scaled.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void setWindow(Tcb tcb, Segment segment, long window) {
                            super.setWindow(tcb, segment, Math.min(65_535, window));
                        }
                    },
                    "RFC9293-REC-1"),
            Mutant.of(
                    "largest-edge-kept",
                    "Goes on using the largest right edge that was ever offered when the peer takes it back.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void setWindow(Tcb tcb, Segment segment, long window) {
                            SeqNum edge = tcb.sndUna.plus(tcb.sndWnd);
                            boolean known = tcb.sndWnd > 0 && edge.isAfter(segment.ack());
                            long kept = known ? segment.ack().distanceTo(edge) : 0;
                            super.setWindow(tcb, segment, Math.max(window, kept));
                        }
                    },
                    "RFC7323-2.4-2",
                    "RFC9293-SHLD-15",
                    "RFC9293-3.8.6-WNDFIT"),
            Mutant.of(
                    "shrunk-window-fatal",
                    "Resets the connection when its peer takes back window that is in use.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void updateWindow(Tcb tcb, Segment segment) {
                            super.updateWindow(tcb, segment);
                            if (tcb.sndUna.plus(tcb.sndWnd).isBefore(tcb.sndNxt)) {
                                resetConnection(tcb);
                                delete(tcb);
                            }
                        }
                    },
                    "RFC9293-MUST-34",
                    "RFC9293-SHLD-15",
                    "RFC9293-SHLD-16",
                    "RFC9293-MAY-7",
                    "RFC9293-MUST-35",
                    "RFC9293-SHLD-17"),
            Mutant.of(
                    "shrunk-window-ends-repetition",
                    "Repeats nothing any more once its peer has taken back window that was in use.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void sendAgain(Tcb tcb, int place) {
                            if (tcb.sndUna.plus(tcb.sndWnd).isBefore(tcb.sndNxt)) {
                                tcb.retransmitAtNs = nowNs + timeOutNs(tcb);
                            } else {
                                super.sendAgain(tcb, place);
                            }
                        }
                    },
                    "RFC9293-SHLD-16",
                    "RFC9293-MAY-7",
                    "RFC9293-MUST-35"),
            Mutant.of(
                    "shrunk-window-sends-on",
                    "Counts a window that was taken back as a huge one, as unsigned arithmetic does.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int sendable(Tcb tcb) {
                            boolean shrunk = tcb.sndUna.plus(tcb.sndWnd).isBefore(tcb.sndNxt);
                            long least = Math.min(tcb.unsent(), effectiveMss(tcb));
                            return shrunk && tcb.sndWnd > 0 && congestionRoom(tcb) >= least
                                    ? (int) least
                                    : super.sendable(tcb);
                        }
                    },
                    "RFC9293-SHLD-15",
                    "RFC9293-MAY-7",
                    "RFC7323-2.4-2",
                    "RFC9293-3.8.6-WNDFIT"),
            Mutant.of(
                    "shrunk-window-given-up",
                    "Gives up a peer that answers every repetition with a closed window.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void noteAnswer(Tcb tcb) {
                            // only an acknowledgment of something new counts
                        }
                    },
                    "RFC9293-SHLD-17"),
            Mutant.of(
                    "scaled-edge-taken-back",
                    "Rounds its window down to what scaling can say, and refuses what it offered above that before.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int windowField(Tcb tcb) {
                            advanceEdge(tcb);
                            int field = (int) Math.min(tcb.rcvWnd() >> tcb.rcvShift, 65_535);
                            tcb.rcvEdge = tcb.rcvNxt.plus((long) field << tcb.rcvShift);
                            return field;
                        }
                    },
                    "RFC7323-2.4-1"));

    private ShrunkWindowMutants() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Mistakes with segments that arrive while the own window is closed. */
final class ZeroWindowMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "zero-window-octet-taken",
                    "Takes one octet for a closed window, as if a window probe were a gift.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isAcceptable(Tcb tcb, Segment segment) {
                            return super.isAcceptable(tcb, segment)
                                    || closed(tcb)
                                            && !segment.payload().isEmpty()
                                            && segment.seq().isAtOrBefore(tcb.rcvNxt)
                                            && segment.end().isAfter(tcb.rcvNxt);
                        }

                        @Override
                        protected SeqNum rightEdge(Tcb tcb) {
                            return closed(tcb) ? tcb.rcvEdge.plus(1) : super.rightEdge(tcb);
                        }
                    },
                    "RFC9293-3.4-ACC-3"),
            Mutant.of(
                    "zero-window-ended",
                    "Ends a connection whose user has not read for half a minute.",
                    settings -> new Rfc9293(settings) {
                        private long closedSinceNs = Tcb.NEVER;

                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            closedSinceNs = closed(tcb) ? Math.min(closedSinceNs, nowNs) : Tcb.NEVER;
                            if (closed(tcb) && nowNs - closedSinceNs > 30_000_000_000L) {
                                resetConnection(tcb);
                                delete(tcb);
                            } else {
                                super.unacceptable(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-MAY-8"),
            Mutant.of(
                    "zero-window-unanswered",
                    "Drops what does not fit a closed window without an acknowledgment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            if (!closed(tcb)) {
                                super.unacceptable(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.8.6.1-ZWPACK",
                    "RFC9293-3.4-ACC-1",
                    "RFC9293-3.4-ACC-3",
                    "RFC5961-4.2-1"),
            Mutant.of(
                    "zero-window-accepts-nothing",
                    "Finds no segment acceptable while the window is closed, not even an empty one at RCV.NXT.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isAcceptable(Tcb tcb, Segment segment) {
                            return !closed(tcb) && super.isAcceptable(tcb, segment);
                        }
                    },
                    "RFC9293-3.4-ACC-1",
                    "RFC9293-MUST-66",
                    "RFC9293-3.10.7.4-WNDZERO"),
            Mutant.of(
                    "zero-window-edge-included",
                    "Takes the number at the right edge of a closed window for a part of it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isAcceptable(Tcb tcb, Segment segment) {
                            boolean empty = segment.len() == 0;
                            return super.isAcceptable(tcb, segment)
                                    || closed(tcb) && empty && segment.seq().isIn(tcb.rcvNxt, 2);
                        }
                    },
                    "RFC9293-3.4-ACC-1",
                    "RFC5961-3.2-1",
                    "RFC9293-3.10.7.4-RST-ES-OOW"),
            Mutant.of(
                    "zero-window-empty-anywhere",
                    "Takes an empty segment for acceptable wherever it lies while the window is closed.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isAcceptable(Tcb tcb, Segment segment) {
                            return super.isAcceptable(tcb, segment) || closed(tcb) && segment.len() == 0;
                        }
                    },
                    "RFC9293-3.4-ACC-1",
                    "RFC5961-3.2-1",
                    "RFC9293-3.10.7.4-RST-ES-OOW"),
            Mutant.of(
                    "zero-window-reset-ignored",
                    "Ignores resets while the window is closed.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesResetCheck(Tcb tcb, Segment segment) {
                            boolean ignored = closed(tcb) && segment.has(Flags.RST);
                            return !ignored && super.passesResetCheck(tcb, segment);
                        }
                    },
                    "RFC9293-MUST-66",
                    "RFC9293-3.10.7.4-WNDZERO"),
            Mutant.of(
                    "zero-window-acknowledgment-ignored",
                    "Does not look at acknowledgments while its own window is closed.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeAcknowledgment(Tcb tcb, Segment segment) {
                            if (!closed(tcb)) {
                                super.takeAcknowledgment(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-WNDZERO"),
            Mutant.of(
                    "zero-window-stops-sending",
                    "Sends no text while its own window is closed.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean maySendText(State state) {
                            return host.connections().stream().noneMatch(ZeroWindowMutants::closed)
                                    && super.maySendText(state);
                        }
                    },
                    "RFC9293-3.10.7.4-WNDZERO"),
            Mutant.of(
                    "zero-window-urgent-ignored",
                    "Looks at an urgent pointer only while the window is open.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void checkUrgent(Tcb tcb, Segment segment) {
                            if (!closed(tcb)) {
                                super.checkUrgent(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-MUST-66",
                    "RFC9293-3.10.7.4-WNDZERO"),
            Mutant.of(
                    "zero-window-syn-dropped",
                    "Drops a SYN for a closed window without an answer.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            if (!closed(tcb) || !segment.has(Flags.SYN)) {
                                super.unacceptable(tcb, segment);
                            }
                        }
                    },
                    "RFC5961-4.2-1"),
            Mutant.of(
                    "zero-window-fin-acknowledged-only",
                    "Acknowledges a FIN for a closed window and forgets it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            if (!closed(tcb)
                                    || !segment.has(Flags.FIN)
                                    || !segment.seq().equals(tcb.rcvNxt)) {
                                super.unacceptable(tcb, segment);
                                return;
                            }
                            int window = windowField(tcb);
                            SeqNum ack = segment.end();
                            emit(tcb, segment(tcb.ends, tcb.sndNxt, ack, Flags.ACK, window, optionsOf(tcb, true)));
                        }
                    },
                    "RFC9293-3.4-ACC-3",
                    "RFC9293-3.10.7.4-STRADDLE-R"),
            Mutant.of(
                    "zero-window-probe-answered-once",
                    "Answers what does not fit a closed window at most once in half a second.",
                    settings -> new Rfc9293(settings) {
                        private long answeredNs = Long.MIN_VALUE / 2;

                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            if (closed(tcb) && nowNs - answeredNs < 500_000_000L) {
                                return;
                            }
                            answeredNs = nowNs;
                            super.unacceptable(tcb, segment);
                        }
                    },
                    "RFC9293-3.8.6.1-ZWPACK"));

    private ZeroWindowMutants() {}

    private static boolean closed(Tcb tcb) {
        return tcb.state == State.ESTABLISHED && tcb.rcvWnd() == 0;
    }
}

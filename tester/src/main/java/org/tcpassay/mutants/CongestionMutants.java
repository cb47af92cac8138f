// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Segment;

/** Mistakes in congestion control (RFC 5681, RFC 3042). */
final class CongestionMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "congestion-window-missing",
                    "Sends as much as the window of the peer allows.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long congestionRoom(Tcb tcb) {
                            return Long.MAX_VALUE / 2;
                        }
                    },
                    "RFC9293-MUST-19",
                    "RFC5681-3.1-IW",
                    "RFC6928-2-IW10",
                    "RFC5681-3.1-SS",
                    "RFC5681-3.1-RTO"),
            Mutant.of(
                    "initial-window-of-twenty",
                    "Starts with twenty segments.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long initialWindow(Tcb tcb) {
                            return 20L * effectiveMss(tcb);
                        }
                    },
                    "RFC5681-3.1-IW",
                    "RFC6928-2-IW10"),
            Mutant.of(
                    "initial-window-after-lost-syn",
                    "Starts with the full initial window although its SYN was lost.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void startCarefully(Tcb tcb) {
                            super.startCarefully(tcb);
                            tcb.cwnd = initialWindow(tcb);
                        }
                    },
                    "RFC5681-3.1-IWLOSS"),
            Mutant.of(
                    "handshake-grows-window",
                    "Lets the acknowledgment of its SYN enlarge the initial window.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long initialWindow(Tcb tcb) {
                            return super.initialWindow(tcb) + effectiveMss(tcb);
                        }
                    },
                    "RFC5681-3.1-SYNCWND",
                    "RFC5681-3.1-IW"),
            Mutant.of(
                    "slow-start-by-acknowledgments",
                    "Grows by a segment for each acknowledgment, however few bytes it covers.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void grow(Tcb tcb, long acknowledged) {
                            super.grow(tcb, effectiveMss(tcb));
                        }
                    },
                    "RFC5681-3.1-ABC"),
            Mutant.of(
                    "slow-start-too-fast",
                    "Grows by twice what an acknowledgment covers in slow start.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void grow(Tcb tcb, long acknowledged) {
                            tcb.cwnd += tcb.cwnd < tcb.ssthresh ? acknowledged : 0;
                            super.grow(tcb, acknowledged);
                        }
                    },
                    "RFC5681-3.1-SS",
                    "RFC9293-MUST-19"),
            Mutant.of(
                    "slow-start-for-ever",
                    "Never leaves slow start.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void halve(Tcb tcb) {
                            super.halve(tcb);
                            tcb.cwnd = tcb.ssthresh;
                            tcb.ssthresh = Long.MAX_VALUE;
                        }
                    },
                    "RFC5681-3.1-CA",
                    "RFC5681-3.1-SSTHRESH",
                    "RFC9293-MUST-19"),
            Mutant.of(
                    "time-out-keeps-window",
                    "Keeps the congestion window at a time-out.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void collapse(Tcb tcb) {
                            long window = tcb.cwnd;
                            super.collapse(tcb);
                            tcb.cwnd = window;
                        }
                    },
                    "RFC5681-3.1-RTO",
                    "RFC9293-MUST-19"),
            Mutant.of(
                    "fast-retransmit-keeps-window",
                    "Sends the lost segment again and does not slow down.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void startRecovery(Tcb tcb) {
                            long window = tcb.cwnd;
                            super.startRecovery(tcb);
                            tcb.cwnd = window;
                            tcb.ssthresh = window;
                        }
                    },
                    "RFC5681-3.2-HALF",
                    "RFC5681-3.1-SSTHRESH"),
            Mutant.of(
                    "recovery-not-inflated",
                    "Sends nothing new in a recovery, however many duplicates arrive (without SACK).",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void duplicateAcknowledgment(Tcb tcb) {
                            long window = tcb.cwnd;
                            super.duplicateAcknowledgment(tcb);
                            tcb.cwnd = window;
                        }
                    },
                    "RFC5681-3.2-INFL"),
            Mutant.of(
                    "limited-transmit-missing",
                    "Claims RFC 3042 and sends nothing new for the first two duplicates.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long congestionRoom(Tcb tcb) {
                            return Math.max(0, tcb.cwnd - pipe(tcb));
                        }
                    },
                    "RFC3042-2-1",
                    "RFC5681-3.2-LT"),
            Mutant.of(
                    "window-kept-when-idle",
                    "Sends a whole window at once after a long silence.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void restartIfIdle(Tcb tcb) {
                            // as if the path had waited too
                        }
                    },
                    "RFC5681-4.1-IDLE"),
            Mutant.of(
                    "unsent-acknowledgment-grows-window",
                    "Lets an acknowledgment of what was never sent enlarge the congestion window.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean acknowledgesUnsent(Tcb tcb, Segment segment) {
                            boolean unsent = super.acknowledgesUnsent(tcb, segment);
                            if (unsent) {
                                grow(tcb, segment.ack().offsetFrom(tcb.sndNxt));
                            }
                            return unsent;
                        }
                    },
                    "RFC5681-5-OPTACK"),
            Mutant.of(
                    "repetition-lost-counts-once",
                    "Takes the loss of a repeated segment for the sign of congestion that it has seen already.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean repetitionIsLost(Tcb tcb) {
                            return false;
                        }
                    },
                    "RFC5681-4.3-LOSS2"));

    private CongestionMutants() {}
}

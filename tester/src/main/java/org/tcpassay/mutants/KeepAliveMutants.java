// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.time.Duration;
import java.util.List;
import org.tcpassay.model.Choice;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.SocketOptions;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes with keep-alives (RFC 9293 §3.8.4). */
final class KeepAliveMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "keep-alive-by-default",
                    "Sends keep-alives that nobody has asked for.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void keepAlive(Tcb tcb) {
                            tcb.keepAliveAtNs =
                                    nowNs + tcb.options.keepAliveIdle().toNanos();
                        }
                    },
                    "RFC9293-MUST-25"),
            Mutant.of(
                    "keep-alive-never-off",
                    "Goes on with keep-alives that the user has switched off.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void keepAlive(Tcb tcb) {
                            if (tcb.keepAliveAtNs == Tcb.NEVER) {
                                super.keepAlive(tcb);
                            }
                        }
                    },
                    "RFC9293-MUST-24"),
            Mutant.of(
                    "keep-alive-under-load",
                    "Sends keep-alives while text is unacknowledged, too.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void keepAliveTimeOut(Tcb tcb) {
                            var flights = List.copyOf(tcb.flights);
                            tcb.flights.clear();
                            super.keepAliveTimeOut(tcb);
                            tcb.flights.addAll(flights);
                        }
                    },
                    "RFC9293-MUST-26"),
            Mutant.of(
                    "keep-alive-interval-fixed",
                    "Waits two hours whatever the user has set.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void keepAlive(Tcb tcb) {
                            super.keepAlive(tcb);
                            if (tcb.options.keepAlive()) {
                                tcb.keepAliveAtNs = nowNs + Duration.ofHours(2).toNanos();
                            }
                        }
                    },
                    "RFC9293-MUST-27"),
            Mutant.of(
                    "keep-alive-after-minutes",
                    "Waits ten minutes where the user has set nothing.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void keepAlive(Tcb tcb) {
                            boolean unset = tcb.options.keepAliveIdle().equals(SocketOptions.ORDINARY.keepAliveIdle());
                            super.keepAlive(tcb);
                            if (tcb.options.keepAlive() && unset) {
                                tcb.keepAliveAtNs =
                                        nowNs + Duration.ofMinutes(10).toNanos();
                            }
                        }
                    },
                    "RFC9293-MUST-28"),
            Mutant.of(
                    "one-missing-answer-ends",
                    "Takes a single keep-alive without an answer for a dead peer.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void keepAliveTimeOut(Tcb tcb) {
                            if (tcb.keepAlivesSent > 0) {
                                giveUp(tcb);
                            } else {
                                super.keepAliveTimeOut(tcb);
                            }
                        }
                    },
                    "RFC9293-MUST-29"),
            Mutant.of(
                    "keep-alive-answers-ignored",
                    "Counts keep-alives although each was answered, and ends a live connection.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void heardFrom(Tcb tcb) {
                            int sent = tcb.keepAlivesSent;
                            super.heardFrom(tcb);
                            tcb.keepAlivesSent = sent;
                        }
                    },
                    "RFC9293-MUST-29"),
            Mutant.of(
                    "keep-alive-with-text",
                    "Puts a byte of garbage into a keep-alive although nobody has asked for it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean chooses(Choice choice) {
                            return choice != Choice.KEEP_ALIVE_EMPTY && super.chooses(choice);
                        }
                    },
                    "RFC9293-SHLD-12"),
            Mutant.of(
                    "keep-alive-to-a-talker",
                    "Counts the idle time from the start of the connection, not from the last segment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void heardFrom(Tcb tcb) {
                            tcb.keepAlivesSent = 0;
                        }
                    },
                    "RFC9293-MUST-26"),
            Mutant.of(
                    "keep-alive-unanswered",
                    "Does not answer an empty segment at RCV.NXT-1, so that its peer takes it for dead.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            boolean probe = segment.seq().equals(tcb.rcvNxt.minus(1))
                                    && segment.payload().length() <= 1
                                    && !segment.flags().hasAny(Flags.SYN.with(Flags.FIN));
                            if (!probe) {
                                super.unacceptable(tcb, segment);
                            }
                        }
                    },
                    "RFC1122-4.2.3.6-1",
                    "RFC9293-3.4-ACC-1",
                    "RFC9293-3.4-ACC-2",
                    "RFC9293-3.8.6.1-ZWPACK",
                    "RFC9293-3.10.7.4-SEQ-*-OOW",
                    "RFC9293-3.5.2-SYNC"),
            Mutant.of(
                    "reset-to-keep-alive-ignored",
                    "Does not heed a reset that answers a keep-alive.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesResetCheck(Tcb tcb, Segment segment) {
                            boolean answers = tcb.keepAlivesSent > 0 && segment.has(Flags.RST);
                            return !answers && super.passesResetCheck(tcb, segment);
                        }
                    },
                    "RFC1122-4.2.3.6-2"));

    private KeepAliveMutants() {}
}

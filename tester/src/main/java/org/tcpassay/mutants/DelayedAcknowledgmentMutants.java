// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Segment;

/** Mistakes with delayed acknowledgments (RFC 9293 §3.8.6.3 and §3.10.7.4). */
final class DelayedAcknowledgmentMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "acknowledgment-after-a-second",
                    "Delays an acknowledgment for a second.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void oweAcknowledgment(Tcb tcb, Segment segment, boolean atOnce) {
                            long due = tcb.acknowledgeAtNs;
                            super.oweAcknowledgment(tcb, segment, atOnce);
                            if (due == Tcb.NEVER && tcb.acknowledgeAtNs != Tcb.NEVER) {
                                tcb.acknowledgeAtNs = nowNs + 1_000_000_000L;
                            }
                        }
                    },
                    "RFC9293-MUST-40",
                    "RFC5681-4.2-500"),
            Mutant.of(
                    "delay-started-anew",
                    "Starts the delay anew with each segment, so that a steady trickle is never acknowledged.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void oweAcknowledgment(Tcb tcb, Segment segment, boolean atOnce) {
                            tcb.unacknowledgedSegments = 0;
                            tcb.acknowledgeAtNs = Tcb.NEVER;
                            super.oweAcknowledgment(tcb, segment, atOnce);
                        }
                    },
                    "RFC9293-MUST-40",
                    "RFC9293-SHLD-19",
                    "RFC5681-4.2-500",
                    "RFC5681-4.2-2ND"),
            Mutant.of(
                    "every-fifth-segment-acknowledged",
                    "Acknowledges every fifth full-sized segment, and the rest after the delay.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void oweAcknowledgment(Tcb tcb, Segment segment, boolean atOnce) {
                            int owed = tcb.unacknowledgedSegments;
                            if (!atOnce && owed < 4) {
                                tcb.unacknowledgedSegments = 0;
                                super.oweAcknowledgment(tcb, segment, false);
                                if (tcb.unacknowledgedSegments > 0) {
                                    tcb.unacknowledgedSegments = owed + 1;
                                }
                            } else {
                                super.oweAcknowledgment(tcb, segment, atOnce);
                            }
                        }
                    },
                    "RFC9293-SHLD-19",
                    "RFC5681-4.2-2ND"),
            Mutant.of(
                    "never-delays",
                    "Acknowledges each segment at once, also of a train.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean mayDelay(Tcb tcb) {
                            return false;
                        }
                    },
                    "RFC9293-SHLD-18",
                    "RFC9293-MUST-58"),
            Mutant.of(
                    "acknowledges-twice",
                    "Acknowledges each text at once and after the delay again.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void oweAcknowledgment(Tcb tcb, Segment segment, boolean atOnce) {
                            super.oweAcknowledgment(tcb, segment, true);
                            tcb.acknowledgeAtNs =
                                    nowNs + settings.delayedAcknowledgment().toNanos();
                        }
                    },
                    "RFC5681-4.2-ONEACK",
                    "RFC9293-MUST-58"),
            Mutant.of(
                    "acknowledges-piece-by-piece",
                    "Acknowledges each queued segment of its own when a hole is filled.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void deliver(Tcb tcb) {
                            var waiting = List.copyOf(tcb.pieces);
                            if (waiting.size() == 1 && waiting.get(0).seq().equals(tcb.rcvNxt)) {
                                var whole = waiting.get(0);
                                super.deliver(tcb);
                                if (whole.data().length() > 1 && hole) {
                                    tcb.rcvNxt = tcb.rcvNxt.minus(1);
                                    acknowledge(tcb);
                                    tcb.rcvNxt = tcb.rcvNxt.plus(1);
                                }
                            } else {
                                super.deliver(tcb);
                            }
                        }

                        @Override
                        protected void takeText(Tcb tcb, Segment segment) {
                            hole = !tcb.pieces.isEmpty();
                            super.takeText(tcb, segment);
                        }

                        private boolean hole;
                    },
                    "RFC9293-MUST-59",
                    "RFC9293-MUST-58",
                    "RFC5681-4.2-ONEACK"),
            Mutant.of(
                    "acknowledgment-never-rides",
                    "Sends a delayed acknowledgment of its own before the text that could carry it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void sendText(Tcb tcb, int length) {
                            if (tcb.acknowledgeAtNs != Tcb.NEVER) {
                                acknowledge(tcb);
                            }
                            super.sendText(tcb, length);
                        }
                    },
                    "RFC9293-3.10.7.4-TEXT-ES-PIGGY",
                    "RFC1122-4.2.3.2-1"));

    private DelayedAcknowledgmentMutants() {}
}

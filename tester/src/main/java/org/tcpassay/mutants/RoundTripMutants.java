// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Segment;

/** Mistakes in the estimate of the round trip (RFC 6298 §2 and §3). */
final class RoundTripMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "karn-forgotten",
                    "Times the round trip of a segment that it has sent twice.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void sendAgain(Tcb tcb, int place) {
                            var timed = tcb.timed;
                            super.sendAgain(tcb, place);
                            tcb.timed = timed;
                        }
                    },
                    "RFC6298-3-1",
                    "RFC9293-MUST-18"),
            Mutant.of(
                    "first-sample-without-variance",
                    "Sets the time-out to the first round trip itself, and not to three times that.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void measure(Tcb tcb, long sampleNs) {
                            boolean first = !tcb.measured;
                            super.measure(tcb, sampleNs);
                            tcb.rttvarNs = first ? 0 : tcb.rttvarNs;
                            tcb.rtoNs = first ? bounded(sampleNs) : tcb.rtoNs;
                        }
                    },
                    "RFC6298-2.2",
                    "RFC9293-MUST-18"),
            Mutant.of(
                    "samples-not-smoothed",
                    "Lets each sample replace all earlier ones.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void measure(Tcb tcb, long sampleNs) {
                            tcb.measured = false;
                            super.measure(tcb, sampleNs);
                        }
                    },
                    "RFC6298-2.3"),
            Mutant.of(
                    "only-handshake-measured",
                    "Measures the round trip of the handshake and never again.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void measure(Tcb tcb, long sampleNs) {
                            if (!tcb.measured) {
                                super.measure(tcb, sampleNs);
                            }
                        }
                    },
                    "RFC6298-3-2",
                    "RFC6298-2.3"),
            Mutant.of(
                    "time-out-of-ten-seconds-at-most",
                    "Waits no longer than ten seconds before it sends again.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long bounded(long rtoNs) {
                            return Math.min(super.bounded(rtoNs), 10_000_000_000L);
                        }
                    },
                    "RFC6298-2.5"),
            Mutant.of(
                    "back-off-kept",
                    "Keeps the doubled time-out after new text was acknowledged at once.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void newAcknowledgment(Tcb tcb, Segment segment) {
                            int backoff = tcb.backoff;
                            super.newAcknowledgment(tcb, segment);
                            tcb.backoff = backoff;
                        }
                    },
                    "RFC6298-5-8"),
            Mutant.of(
                    "time-out-not-restarted",
                    "Lets the timer run on when a part is acknowledged, and sends the rest again too early.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void restartRetransmissionTimer(Tcb tcb) {
                            if (tcb.flights.isEmpty()) {
                                super.restartRetransmissionTimer(tcb);
                            }
                        }
                    },
                    "RFC6298-5.3",
                    "RFC6298-5-0"),
            Mutant.of(
                    "one-second-after-lost-syn",
                    "Goes on with a time-out of a second after its SYN was lost, not of three.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void startCarefully(Tcb tcb) {
                            long rto = tcb.rtoNs;
                            super.startCarefully(tcb);
                            tcb.rtoNs = rto;
                        }
                    },
                    "RFC6298-5.7"));

    private RoundTripMutants() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Flight;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes of a sender and a receiver who use ECN (RFC 3168 §6.1.2 to §6.1.6). */
final class EcnMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "congestion-claimed",
                    "Sets both bits of the field for ECT, which is CE.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void emit(Tcb tcb, Segment segment, Ecn ecn) {
                            super.emit(tcb, segment, ecn == Ecn.ECT_0 ? Ecn.CE : ecn);
                        }
                    },
                    "RFC3168-6.1.2-1"),
            Mutant.of(
                    "echo-not-heeded",
                    "Negotiates ECN and never looks at ECE again.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void heedEcho(Tcb tcb, Segment segment) {
                            // nothing
                        }
                    },
                    "RFC3168-6.1.2-2",
                    "RFC3168-6.1.2-4",
                    "RFC3168-5-1"),
            Mutant.of(
                    "every-echo-heeded",
                    "Halves its window for every acknowledgment that has ECE.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void heedEcho(Tcb tcb, Segment segment) {
                            tcb.heeded = java.util.Optional.empty();
                            super.heedEcho(tcb, segment);
                        }
                    },
                    "RFC3168-6.1.2-2"),
            Mutant.of(
                    "echo-costs-all",
                    "Falls back to one segment at an echo, as after a time-out.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void heedEcho(Tcb tcb, Segment segment) {
                            super.heedEcho(tcb, segment);
                            tcb.cwnd = effectiveMss(tcb);
                        }
                    },
                    "RFC3168-6.1.2-2",
                    "RFC3168-5-1"),
            Mutant.of(
                    "echo-costs-a-segment",
                    "Takes one segment off its window at an echo.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void heedEcho(Tcb tcb, Segment segment) {
                            long before = tcb.cwnd;
                            super.heedEcho(tcb, segment);
                            tcb.cwnd = Math.max(tcb.cwnd, before - effectiveMss(tcb));
                        }
                    },
                    "RFC3168-5-1"),
            Mutant.of(
                    "cwr-missing",
                    "Heeds echoes and never tells.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Segment telling(Tcb tcb, Segment text) {
                            return text;
                        }
                    },
                    "RFC3168-6.1.2-2",
                    "RFC3168-6.1.2-5"),
            Mutant.of(
                    "cwr-for-ever",
                    "Sets CWR on all new data once it has heeded an echo.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Segment telling(Tcb tcb, Segment text) {
                            Segment told = super.telling(tcb, text);
                            tcb.reductionUntold = told.has(Flags.CWR);
                            return told;
                        }
                    },
                    "RFC3168-6.1.2-2"),
            Mutant.of(
                    "cwr-after-loss-missing",
                    "Sets CWR after echoes only.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void startRecovery(Tcb tcb) {
                            super.startRecovery(tcb);
                            tcb.reductionUntold = false;
                        }
                    },
                    "RFC3168-6.1.2-5"),
            Mutant.of(
                    "cwr-on-whatever-is-next",
                    "Sets CWR on the next segment with data, new or sent again.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void emitText(Tcb tcb, Flight flight) {
                            Segment text = textOf(tcb, flight);
                            emit(tcb, telling(tcb, text), isNewOnEcn(tcb, flight) ? Ecn.ECT_0 : Ecn.NOT_ECT);
                        }
                    },
                    "RFC3168-6.1.2-3"),
            Mutant.of(
                    "window-of-one-goes-on",
                    "Has no smaller window than one segment, and sends that at once.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void hold(Tcb tcb) {
                            // nothing
                        }
                    },
                    "RFC3168-6.1.2-4"),
            Mutant.of(
                    "mark-not-echoed",
                    "Does not look at the IP header of what it receives.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void noteCongestion(Tcb tcb, Segment segment) {
                            // nothing
                        }
                    },
                    "RFC3168-6.1.3-*"),
            Mutant.of(
                    "mark-echoed-once",
                    "Sets ECE on one acknowledgment for each mark.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void emit(Tcb tcb, Segment segment, Ecn ecn) {
                            super.emit(tcb, segment, ecn);
                            tcb.echoes = false;
                        }
                    },
                    "RFC3168-6.1.3-2"),
            Mutant.of(
                    "mark-echoed-for-ever",
                    "Does not stop at CWR.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void noteCongestion(Tcb tcb, Segment segment) {
                            super.noteCongestion(
                                    tcb, segment.withFlags(segment.flags().without(Flags.CWR)));
                        }
                    },
                    "RFC3168-6.1.3-2"),
            Mutant.of(
                    "mark-with-cwr-lost",
                    "Reads the mark first and CWR then, which stops the echo of a mark that is new.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void noteCongestion(Tcb tcb, Segment segment) {
                            super.noteCongestion(tcb, segment);
                            tcb.echoes &= !segment.has(Flags.CWR);
                        }
                    },
                    "RFC3168-6.1.3-1"),
            Mutant.of(
                    "echo-of-last-segment-only",
                    "Echoes what stands on the last segment, as DCTCP does.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void noteCongestion(Tcb tcb, Segment segment) {
                            super.noteCongestion(tcb, segment);
                            tcb.echoes = tcb.ecn && arriving == Ecn.CE;
                        }
                    },
                    "RFC3168-6.1.3-2",
                    "RFC3168-6.1.3-3"),
            Mutant.of(
                    "acknowledgment-ect",
                    "Sends all of an ECN connection as ECT(0), acknowledgments too.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void emit(Tcb tcb, Segment segment, Ecn ecn) {
                            boolean bare = segment.flags().equals(Flags.ACK) && segment.len() == 0;
                            super.emit(tcb, segment, tcb.ecn && bare ? Ecn.ECT_0 : ecn);
                        }
                    },
                    "RFC3168-6.1.4-1"),
            Mutant.of(
                    "mark-on-acknowledgment-echoed",
                    "Notes marks before it looks whether there is data.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesAckCheck(Tcb tcb, Segment segment) {
                            tcb.echoes |= tcb.ecn && arriving == Ecn.CE;
                            return super.passesAckCheck(tcb, segment);
                        }
                    },
                    "RFC3168-6.1.4-2"),
            Mutant.of(
                    "repetition-ect",
                    "Sends data again as it sent it first, ECT(0).",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isNewOnEcn(Tcb tcb, Flight flight) {
                            return tcb.ecn && flight.length() > 0;
                        }
                    },
                    "RFC3168-6.1.5-1",
                    "RFC3168-6.1.2-3"),
            Mutant.of(
                    "mark-out-of-window-echoed",
                    "Notes marks before it looks whether the segment is acceptable.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSequenceCheck(Tcb tcb, Segment segment) {
                            noteCongestion(tcb, segment);
                            return super.passesSequenceCheck(tcb, segment);
                        }
                    },
                    "RFC3168-6.1.5-2"),
            Mutant.of(
                    "window-probe-as-data",
                    "Sends a probe of a closed window as it sends any other data, with ECT(0) and CWR.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void probeWindow(Tcb tcb) {
                            Flight probe = Flight.first(tcb.sndUna, 1, false, false, nowNs);
                            tcb.sndNxt = tcb.sndNxt.isAfter(probe.end()) ? tcb.sndNxt : probe.end();
                            emitText(tcb, probe);
                            acknowledged(tcb);
                        }
                    },
                    "RFC3168-6.1.6-1"));

    private EcnMutants() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;

/** Mistakes where nobody listens: what is answered at all. Those in the form of the answer: {@link StrangerMutants}. */
final class ClosedMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "closed-reset-answered",
                    "Answers a reset for a closed port by a reset, as any other segment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inClosed(FourTuple ends, Segment segment) {
                            resetStranger(ends, segment);
                        }
                    },
                    "RFC9293-3.10.7.1-CLOSED-RST",
                    "RFC9293-3.5.2-NORSTTORST"),
            Mutant.of(
                    "closed-syn-before-reset",
                    "Looks for SYN before RST on a closed port, so that a SYN,RST is refused like a SYN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inClosed(FourTuple ends, Segment segment) {
                            if (segment.has(Flags.SYN)) {
                                resetStranger(ends, segment);
                            } else {
                                super.inClosed(ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.1-CLOSED-RST",
                    "RFC9293-3.5.2-NORSTTORST"),
            Mutant.of(
                    "closed-silent",
                    "Drops everything for a closed port, in order to hide, so that opens time out and no stale"
                            + " connection is ever cleared.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inClosed(FourTuple ends, Segment segment) {
                            // hides
                        }
                    },
                    "RFC9293-3.10.7.1-CLOSED-SYN*",
                    "RFC9293-3.10.7.1-CLOSED-NULL",
                    "RFC9293-3.10.7.1-CLOSED-ACK",
                    "RFC9293-3.10.7.1-CLOSED-FINACK",
                    "RFC9293-3.5.2-RSTFORM-*"),
            Mutant.of(
                    "closed-syn-dropped",
                    "Drops a SYN for a closed port instead of refusing it; other segments are reset.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inClosed(FourTuple ends, Segment segment) {
                            if (!segment.has(Flags.SYN) || segment.has(Flags.ACK)) {
                                super.inClosed(ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.1-CLOSED-SYN",
                    "RFC9293-3.10.7.1-CLOSED-SYNDATA"),
            Mutant.of(
                    "closed-only-syn-answered",
                    "Refuses SYNs for a closed port and drops all else, so that the peer of a lost connection"
                            + " never learns of it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inClosed(FourTuple ends, Segment segment) {
                            if (segment.has(Flags.SYN) && !segment.has(Flags.ACK)) {
                                super.inClosed(ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.1-CLOSED-ACK",
                    "RFC9293-3.10.7.1-CLOSED-SYNACK",
                    "RFC9293-3.10.7.1-CLOSED-FINACK",
                    "RFC9293-3.10.7.1-CLOSED-NULL"),
            Mutant.of(
                    "closed-fin-dropped",
                    "Drops a FIN for a closed port: there is nothing to close.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inClosed(FourTuple ends, Segment segment) {
                            if (!segment.has(Flags.FIN) || segment.has(Flags.SYN)) {
                                super.inClosed(ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.1-CLOSED-FINACK",
                    "RFC9293-3.10.7.1-CLOSED-NULL"),
            Mutant.of(
                    "closed-null-dropped",
                    "Drops a segment for a closed port that has neither SYN nor ACK as malformed.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inClosed(FourTuple ends, Segment segment) {
                            if (segment.flags().hasAny(Flags.SYN.with(Flags.ACK))) {
                                super.inClosed(ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.1-CLOSED-NULL"),
            Mutant.of(
                    "closed-syn-ack-dropped",
                    "Drops a SYN,ACK for which there is no open, so that a half-open connection of another host stays.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inClosed(FourTuple ends, Segment segment) {
                            if (!segment.has(Flags.SYN.with(Flags.ACK))) {
                                super.inClosed(ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.1-CLOSED-SYNACK"),
            Mutant.of(
                    "closed-quiet-after-reset",
                    "Remembers the ends of a connection that was reset and drops whatever else comes between them.",
                    settings -> new Rfc9293(settings) {
                        private final Set<FourTuple> gone = new HashSet<>();

                        @Override
                        protected void takeReset(Tcb tcb) {
                            gone.add(tcb.ends);
                            super.takeReset(tcb);
                        }

                        @Override
                        protected void inClosed(FourTuple ends, Segment segment) {
                            if (!gone.contains(ends)) {
                                super.inClosed(ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.1-CLOSED-ACK",
                    "RFC9293-3.10.7.4-RST-*-EXACT",
                    "RFC9293-3.10.7.4-SR-ACTIVE-RST"));

    private ClosedMutants() {}
}

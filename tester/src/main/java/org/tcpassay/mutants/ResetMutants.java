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

/** Mistakes with the sequence number of an arriving reset. */
final class ResetMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "rst-anywhere-in-window",
                    "Any RST inside the window ends the connection, as before RFC 5961.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isExactReset(Tcb tcb, Segment segment) {
                            return true;
                        }
                    },
                    "RFC9293-3.10.7.4-CHALLENGE-FORM",
                    "RFC5961-3.2-3",
                    "RFC5961-3.2-4",
                    "RFC5961-3.2-5",
                    "RFC5961-3.2-7",
                    "RFC9293-3.10.7.4-RST-*-INWIN"),
            Mutant.of(
                    "rst-exact-challenged",
                    "Even a RST at RCV.NXT is only challenged, so that no reset ever succeeds.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isExactReset(Tcb tcb, Segment segment) {
                            return false;
                        }
                    },
                    "RFC5961-4.2-3",
                    "RFC9293-3.10.7.4-ORDER",
                    "RFC9293-3.5.1-HALFOPEN-*",
                    "RFC9293-MUST-11",
                    "RFC9293-MUST-12",
                    "RFC5961-3.2-2",
                    "RFC5961-3.2-5",
                    "RFC5961-3.2-7",
                    "RFC9293-3.10.7.4-RST-*-EXACT",
                    "RFC9293-3.10.7.4-SR-ACTIVE-RST",
                    "RFC9293-3.5.2-NORSTTORST",
                    "RFC9293-SHLD-2"),
            Mutant.of(
                    "rst-exact-after-challenge-ignored",
                    "A connection that has challenged one RST ignores every other, also the one that answers it.",
                    settings -> new Rfc9293(settings) {
                        private final Set<FourTuple> challenged = new HashSet<>();

                        @Override
                        protected boolean passesResetCheck(Tcb tcb, Segment segment) {
                            boolean first = !segment.has(Flags.RST)
                                    || isExactReset(tcb, segment) && !challenged.contains(tcb.ends)
                                    || challenged.add(tcb.ends);
                            return first && super.passesResetCheck(tcb, segment);
                        }
                    },
                    "RFC5961-3.2-5",
                    "RFC9293-3.10.7.4-RST-*-EXACT"),
            Mutant.of(
                    "rst-at-end-of-sacked",
                    "Takes a RST behind the last octet that waits beyond a hole for one at RCV.NXT.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isExactReset(Tcb tcb, Segment segment) {
                            return super.isExactReset(tcb, segment)
                                    || tcb.pieces.stream()
                                            .anyMatch(piece -> piece.end().equals(segment.seq()));
                        }
                    },
                    "RFC5961-3.2-7"),
            Mutant.of(
                    "rst-matched-against-highest-received",
                    "Wants a RST behind the highest octet received instead of at RCV.NXT.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isExactReset(Tcb tcb, Segment segment) {
                            return tcb.pieces.isEmpty()
                                    ? super.isExactReset(tcb, segment)
                                    : tcb.pieces
                                            .get(tcb.pieces.size() - 1)
                                            .end()
                                            .equals(segment.seq());
                        }
                    },
                    "RFC5961-3.2-2",
                    "RFC5961-3.2-7"),
            Mutant.of(
                    "rst-anywhere",
                    "Obeys a RST before it looks at its sequence number.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSequenceCheck(Tcb tcb, Segment segment) {
                            return segment.has(Flags.RST) || super.passesSequenceCheck(tcb, segment);
                        }

                        @Override
                        protected boolean isExactReset(Tcb tcb, Segment segment) {
                            return true;
                        }
                    },
                    "RFC9293-3.10.7.4-CHALLENGE-FORM",
                    "RFC5961-3.2-*",
                    "RFC9293-3.10.7.4-ORDER",
                    "RFC9293-3.10.7.4-RST-*-INWIN",
                    "RFC9293-3.10.7.4-RST-*-OOW"),
            Mutant.of(
                    "rst-one-below-window",
                    "Takes a RST one below RCV.NXT, the number of the last octet that it received.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSequenceCheck(Tcb tcb, Segment segment) {
                            return isLastOctet(tcb, segment) || super.passesSequenceCheck(tcb, segment);
                        }

                        @Override
                        protected boolean isExactReset(Tcb tcb, Segment segment) {
                            return isLastOctet(tcb, segment) || super.isExactReset(tcb, segment);
                        }

                        private boolean isLastOctet(Tcb tcb, Segment segment) {
                            return segment.has(Flags.RST) && segment.seq().equals(tcb.rcvNxt.minus(1));
                        }
                    },
                    "RFC5961-3.2-1",
                    "RFC9293-3.10.7.4-RST-*-OOW"));

    private ResetMutants() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Optional;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Mistakes where sequence numbers begin again at 0. */
final class WrapMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "window-compared-without-wrap",
                    "Compares sequence numbers with the edges of the window as plain numbers.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isAcceptable(Tcb tcb, Segment segment) {
                            long seq = segment.seq().toLong();
                            return seq >= tcb.rcvNxt.toLong()
                                    && seq < tcb.rcvNxt.plus(tcb.rcvWnd()).toLong();
                        }
                    },
                    "RFC9293-3.4-ACC-1",
                    "RFC9293-3.4-MOD32",
                    "RFC9293-3.4-SEGLEN",
                    "RFC9293-3.4-ACC-5",
                    "RFC9293-3.10.7.4-STRADDLE-L",
                    "RFC9293-3.10.7.4-OVERLAP"),
            Mutant.of(
                    "fin-compared-without-wrap",
                    "Compares the number of a FIN with the right edge as plain numbers.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void noteFin(Tcb tcb, Segment segment) {
                            Optional<SeqNum> before = tcb.finBeyondHole;
                            super.noteFin(tcb, segment);
                            if (segment.end().minus(1).toLong()
                                    >= rightEdge(tcb).toLong()) {
                                tcb.finBeyondHole = before;
                            }
                        }
                    },
                    "RFC9293-3.4-MOD32",
                    "RFC9293-3.4-SEGLEN"),
            Mutant.of(
                    "number-zero-skipped",
                    "Keeps 0 for a number that is not set, and so goes from 2^32-1 to 1.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void deliver(Tcb tcb) {
                            SeqNum before = tcb.rcvNxt;
                            super.deliver(tcb);
                            if (tcb.rcvNxt.toLong() < before.toLong()) {
                                tcb.rcvNxt = tcb.rcvNxt.plus(1);
                            }
                        }
                    },
                    "RFC9293-3.4-MOD32",
                    "RFC9293-3.4-SEGLEN"));

    private WrapMutants() {}
}

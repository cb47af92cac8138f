// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.SeqNum;

/** Mistakes with initial sequence numbers (RFC 9293 §3.4.1, RFC 6528). */
final class InitialSequenceNumberMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "isn-of-clock-alone",
                    "Takes initial sequence numbers from the clock, so that one tells all others.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected SeqNum initialSequenceNumber(FourTuple ends) {
                            return SeqNum.of(isnClock());
                        }
                    },
                    "RFC6528-3-1",
                    "RFC6528-3-2",
                    "RFC9293-MUST-9",
                    "RFC9293-SHLD-1"),
            Mutant.of(
                    "isn-without-secret",
                    "Adds to the clock what anybody can compute from the ends.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected SeqNum initialSequenceNumber(FourTuple ends) {
                            return SeqNum.of(isnClock() + ends.hashCode());
                        }
                    },
                    "RFC6528-3-2",
                    "RFC9293-MUST-9"),
            Mutant.of(
                    "isn-of-constant-step",
                    "Adds 64,000 to its initial sequence number with every connection, as 4.2BSD did.",
                    settings -> new Rfc9293(settings) {
                        private long next = isnClock();

                        @Override
                        protected SeqNum initialSequenceNumber(FourTuple ends) {
                            next += 64_000;
                            return SeqNum.of(next);
                        }
                    },
                    "RFC6528-3-1",
                    "RFC6528-3-2",
                    "RFC6528-3-3",
                    "RFC9293-MUST-8",
                    "RFC9293-MUST-9",
                    "RFC9293-SHLD-1"),
            Mutant.of(
                    "isn-of-random-library",
                    "Draws initial sequence numbers from a linear congruential generator, that of the C library.",
                    settings -> new Rfc9293(settings) {
                        private long next = 1;

                        @Override
                        protected SeqNum initialSequenceNumber(FourTuple ends) {
                            next = next * 1_103_515_245 + 12_345;
                            return SeqNum.of(next);
                        }
                    },
                    "RFC6528-3-1",
                    "RFC6528-3-2",
                    "RFC6528-3-3",
                    "RFC9293-MUST-8",
                    "RFC9293-MUST-9",
                    "RFC9293-SHLD-1"),
            Mutant.of(
                    "isn-of-sixteen-bits",
                    "Makes initial sequence numbers of sixteen random bits and sixteen zeros.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long isnHash(FourTuple ends) {
                            return super.isnHash(ends) << 16;
                        }
                    },
                    "RFC6528-3-2",
                    "RFC9293-MUST-9"),
            Mutant.of(
                    "isn-clock-slow",
                    "Advances the clock of its initial sequence numbers once in ten seconds.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long isnClock() {
                            return nowNs / 10_000_000_000L;
                        }
                    },
                    "RFC9293-MUST-8",
                    "RFC6528-3-1",
                    "RFC6528-3-3",
                    "RFC9293-SHLD-1"),
            Mutant.of(
                    "isn-clock-backwards",
                    "Lets the initial sequence numbers of the same ends fall.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long isnClock() {
                            return -super.isnClock();
                        }
                    },
                    "RFC9293-MUST-8",
                    "RFC6528-3-3",
                    "RFC9293-3.4.1-REOPEN"));

    private InitialSequenceNumberMutants() {}
}

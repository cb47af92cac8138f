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
                            "RFC9293-SHLD-1")
                    .awaiting("a probe of many initial sequence numbers at one time"),
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
                            "RFC9293-MUST-9")
                    .awaiting("a probe of many initial sequence numbers at one time"),
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

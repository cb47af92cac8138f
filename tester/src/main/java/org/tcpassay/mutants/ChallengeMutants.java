// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;

/** Mistakes with the number of challenges (RFC 5961 §7). */
final class ChallengeMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "challenges-unlimited",
                    "Challenges each forged segment, however many there are.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void challenge(Tcb tcb) {
                            acknowledge(tcb);
                        }
                    },
                    "RFC5961-7-1"),
            Mutant.of(
                    "challenges-used-up",
                    "Has a number of challenges for a connection and none when it is used up.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void challenge(Tcb tcb) {
                            super.challenge(tcb);
                            if (!settings.challengeInterval().isZero()) {
                                tcb.challengeAgainNs = Tcb.NEVER;
                            }
                        }
                    },
                    "RFC5961-7-1"));

    private ChallengeMutants() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.rules.State.ESTABLISHED;

import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Two hundred resets inside the window of one connection, within a second, then one on another connection. */
final class ChallengeBudget {

    @Probe(
            id = "robustness.challenge-budget.tells-nothing",
            rules = "RFC5961-7-3",
            state = ESTABLISHED,
            claim = "Counting the challenges on one's own connection does not tell whether another was challenged",
            resembles = "CVE-2016-5696 (challenge ACK counting)",
            tags = "slow")
    void tellsNothing(Lab lab) {
        ChallengeCount.count(lab);
    }

    @Probe(
            id = "robustness.challenge-budget-of-stack.tells-nothing",
            rules = "RFC5961-7-3",
            state = ESTABLISHED,
            claim = "Counting challenge ACKs tells nothing where the whole stack sends so many a second and no more",
            resembles = "CVE-2016-5696 (challenge ACK counting)",
            settings = "net.ipv4.tcp_challenge_ack_limit=100",
            tags = "slow")
    void ofStackTellsNothing(Lab lab) {
        ChallengeCount.count(lab);
    }
}

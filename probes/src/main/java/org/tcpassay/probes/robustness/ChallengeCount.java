// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;

/** Counts the challenges on one connection, and looks whether any is left for another. */
final class ChallengeCount {

    private static final int RESETS = 200;
    private static final int ROUNDS = 4;

    /** Every budget that is known of begins anew each second. */
    private static final Duration NEXT_SECOND = Duration.ofMillis(1_100);

    private ChallengeCount() {}

    /** Two hundred resets on one connection and one on another, as often as it takes for a habit to show. */
    static void count(Lab lab) {
        lab.needs(RFC5961);
        Listener listener = lab.listen();
        Connection mine = lab.connect(listener, syn().mss(1460));
        Connection other = lab.connect(listener, syn().mss(1460));
        Set<Integer> budgets = new TreeSet<>();
        int starved = 0;
        for (int round = 0; round < ROUNDS; round++) {
            mine.expectSilence(NEXT_SECOND, "a new second, a new budget");
            budgets.add(challenges(mine, RESETS));
            starved += 1 - challenges(other, 1);
        }
        mine.judge(
                "where one connection takes all that the stack gives, the last missing one betrays the other",
                "challenges left for the other connection, or a different number of them each second",
                starved < ROUNDS || budgets.size() > 1,
                "none left, each time after " + budgets + " of " + RESETS);
        Alive.expect(lab, listener);
    }

    /** How many of so many resets inside the window are challenged. */
    private static int challenges(Connection c, int resets) {
        int challenged = 0;
        for (int i = 0; i < resets; i++) {
            c.send(rst().seq(RCV_NXT.plus(100)));
            challenged += c.expect(anyOf(ack(), silence()), "challenged, unless that is throttled")
                    .map(seen -> 1)
                    .orElse(0);
        }
        return challenged;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import java.util.concurrent.atomic.AtomicBoolean;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;

/**
 * Runs of packets, as losses on the air come: good times and bad times follow each other by chance (the model of
 * Gilbert), and each packet of a bad time is chosen.
 *
 * @param begin probability that a bad time begins with a packet
 * @param end probability that it is over with a packet; a bad time lasts {@code 1 / end} packets in the mean
 */
public record Bursts(double begin, double end) implements Condition {

    public Bursts {
        Wording.checkProbability(begin);
        Wording.checkProbability(end);
    }

    @Override
    public Watch start(Dice dice) {
        var bad = new AtomicBoolean();
        return transit -> {
            boolean turns = dice.chance(bad.get() ? end : begin);
            if (turns) {
                bad.set(!bad.get());
            }
            return bad.get();
        };
    }

    @Override
    public String text() {
        return "bad times by chance: " + Wording.percent(begin) + " begin one, " + Wording.percent(end) + " end it";
    }
}

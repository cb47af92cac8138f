// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.trace.Breach;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.SeqNum;

/**
 * Nothing is acknowledged that the tester never sent.
 *
 * <p>Domain: per life whose SYNs were both seen, segments of the target with ACK but no RST. Anything that the tester
 * sent counts as sent, damaged or not, unless it lies farther ahead than any window reaches.
 */
final class AckOfWhatWasSent implements PerLife {

    private static final long LARGEST_WINDOW = 1L << 30;

    @Override
    public String id() {
        return "ack-of-what-was-sent";
    }

    @Override
    public String ruleId() {
        return "RFC9293-3.1-ACK-1";
    }

    @Override
    public List<Breach> check(Incarnation life) {
        var breaches = new ArrayList<Breach>();
        if (life.iss().isEmpty() || life.testerSyns().isEmpty() || life.irs().isEmpty()) {
            return breaches;
        }
        SeqNum acknowledged = life.irs().get();
        SeqNum sent = acknowledged.plus(1);
        for (Step step : life.steps()) {
            if (step.isFromTester()) {
                boolean within = step.end().isIn(acknowledged, LARGEST_WINDOW);
                sent = within && step.end().isAfter(sent) ? step.end() : sent;
            } else if (step.has(Flags.ACK) && !step.has(Flags.RST) && step.ack().isAfter(sent)) {
                breaches.add(Breaches.of(
                        life,
                        step,
                        "SEG.ACK " + life.ackText(step.ack()) + " acknowledges what was never sent",
                        "ack " + life.ackText(sent) + " or earlier"));
            } else if (step.has(Flags.ACK) && !step.has(Flags.RST) && step.ack().isAfter(acknowledged)) {
                acknowledged = step.ack();
            }
        }
        return breaches;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.trace.Breach;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.SeqNum;

/**
 * SEG.ACK never goes back.
 *
 * <p>Domain: per life of a connection, segments of the target with ACK. Resets are exempt, since theirs may answer
 * anything; so are SYN,ACKs, which may be repeated late.
 */
final class AckNeverRetreats implements PerLife {

    @Override
    public String id() {
        return "ack-never-retreats";
    }

    @Override
    public String ruleId() {
        return "RFC9293-3.4-CUMACK";
    }

    @Override
    public List<Breach> check(Incarnation life) {
        var breaches = new ArrayList<Breach>();
        Optional<SeqNum> highest = Optional.empty();
        for (Step step : life.steps()) {
            if (!step.isFromTarget() || !step.has(Flags.ACK) || step.hasAny(Flags.RST.with(Flags.SYN))) {
                continue;
            }
            SeqNum before = highest.orElse(step.ack());
            if (step.ack().isBefore(before)) {
                breaches.add(Breaches.of(
                        life,
                        step,
                        "SEG.ACK goes back from " + life.ackText(before) + " to " + life.ackText(step.ack()),
                        "ack " + life.ackText(before) + " or later"));
            } else {
                highest = Optional.of(step.ack());
            }
        }
        return breaches;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Optional;
import org.tcpassay.wire.Flags;

/**
 * Every segment but a first SYN or a reset carries ACK.
 *
 * <p>Domain: all segments of the target.
 */
final class AckOnEverySegment implements PerSegment {

    @Override
    public String id() {
        return "ack-carried";
    }

    @Override
    public String ruleId() {
        return "RFC9293-3.1-ACK-1";
    }

    @Override
    public Optional<Wrong> judge(Incarnation life, Step step) {
        return step.hasAny(Flags.ACK.with(Flags.RST).with(Flags.SYN))
                ? Optional.empty()
                : Optional.of(new Wrong("a segment without ACK that is neither SYN nor reset", "ACK set"));
    }
}

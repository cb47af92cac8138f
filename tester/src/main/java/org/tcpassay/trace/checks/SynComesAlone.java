// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Optional;
import org.tcpassay.wire.Flags;

/**
 * A SYN has neither FIN nor RST beside it.
 *
 * <p>Domain: all segments of the target.
 */
final class SynComesAlone implements PerSegment {

    @Override
    public String id() {
        return "syn-comes-alone";
    }

    @Override
    public String ruleId() {
        return "RFC9293-3.10.1-OPEN-ACTIVE";
    }

    @Override
    public Optional<Wrong> judge(Incarnation life, Step step) {
        return step.has(Flags.SYN) && step.hasAny(Flags.FIN.with(Flags.RST))
                ? Optional.of(
                        new Wrong("a SYN with " + step.segment().flags().without(Flags.SYN), "SYN, or SYN and ACK"))
                : Optional.empty();
    }
}

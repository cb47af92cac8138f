// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Optional;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.TcpOption;

/**
 * The MSS option comes with SYN only.
 *
 * <p>Domain: all segments of the target.
 */
final class MssOnSynOnly implements PerSegment {

    @Override
    public String id() {
        return "mss-on-syn-only";
    }

    @Override
    public String ruleId() {
        return "RFC9293-MUST-65";
    }

    @Override
    public Optional<Wrong> judge(Incarnation life, Step step) {
        return !step.has(Flags.SYN)
                        && step.segment().option(TcpOption.Mss.class).isPresent()
                ? Optional.of(new Wrong("an MSS option without SYN", "no MSS option"))
                : Optional.empty();
    }
}

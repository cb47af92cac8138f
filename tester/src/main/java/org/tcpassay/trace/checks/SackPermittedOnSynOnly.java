// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Optional;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.TcpOption;

/**
 * The SACK-permitted option comes with SYN only.
 *
 * <p>Domain: all segments of the target.
 */
final class SackPermittedOnSynOnly implements PerSegment {

    @Override
    public String id() {
        return "sack-permitted-on-syn-only";
    }

    @Override
    public String ruleId() {
        return "RFC2018-2-1";
    }

    @Override
    public Optional<Wrong> judge(Incarnation life, Step step) {
        return !step.has(Flags.SYN)
                        && step.segment().option(TcpOption.SackPermitted.class).isPresent()
                ? Optional.of(new Wrong("a SACK-permitted option without SYN", "no SACK-permitted option"))
                : Optional.empty();
    }
}

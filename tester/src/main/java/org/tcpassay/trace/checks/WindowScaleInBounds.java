// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Optional;
import org.tcpassay.wire.TcpOption;

/**
 * The shift count that a target asks for is at most 14.
 *
 * <p>Domain: SYNs of the target.
 */
final class WindowScaleInBounds implements PerSegment {

    @Override
    public String id() {
        return "window-scale-in-bounds";
    }

    @Override
    public String ruleId() {
        return "RFC7323-2.3-5";
    }

    @Override
    public Optional<Wrong> judge(Incarnation life, Step step) {
        return step.segment()
                .option(TcpOption.WindowScale.class)
                .filter(scale -> scale.shift() > 14)
                .map(scale -> new Wrong("a shift count of " + scale.shift(), "at most 14"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Optional;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.TcpOption;

/**
 * Once both SYNs carried timestamps, every segment does.
 *
 * <p>Domain: segments of the target without RST, in a life in which every SYN of both sides carried them.
 */
final class TimestampsOnEverySegment implements PerSegment {

    @Override
    public String id() {
        return "timestamps-on-every-segment";
    }

    @Override
    public String ruleId() {
        return "RFC7323-3.2-5";
    }

    @Override
    public Optional<Wrong> judge(Incarnation life, Step step) {
        return !step.has(Flags.RST)
                        && life.isAgreed(TcpOption.Timestamps.class)
                        && step.segment().option(TcpOption.Timestamps.class).isEmpty()
                ? Optional.of(new Wrong("a segment without the timestamps that were agreed", "timestamps"))
                : Optional.empty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Optional;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.TcpOption;

/**
 * The window scale option comes with SYN only, and with SYN,ACK only in answer to one.
 *
 * <p>Domain: all segments of the target; SYN,ACKs where the tester's SYN was seen and the target did not open by
 * itself; of several SYNs the most generous counts.
 */
final class WindowScaleIfOffered implements PerSegment {

    @Override
    public String id() {
        return "window-scale-if-offered";
    }

    @Override
    public String ruleId() {
        return "RFC7323-2.2-2";
    }

    @Override
    public Optional<Wrong> judge(Incarnation life, Step step) {
        if (step.segment().option(TcpOption.WindowScale.class).isEmpty()) {
            return Optional.empty();
        }
        if (!step.has(Flags.SYN)) {
            return Optional.of(new Wrong("a window scale option without SYN", "no window scale option"));
        }
        boolean unasked = step.has(Flags.ACK)
                && !life.isActive()
                && !life.testerSyns().isEmpty()
                && !life.testerOffered(TcpOption.WindowScale.class);
        return unasked
                ? Optional.of(
                        new Wrong("a window scale option though the tester offered none", "no window scale option"))
                : Optional.empty();
    }
}

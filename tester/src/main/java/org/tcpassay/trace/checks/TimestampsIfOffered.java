// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Optional;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.TcpOption;

/**
 * Timestamps come only where the tester's SYN carried them, but for the SYNs of a target that opens by
 * itself.
 *
 * <p>Domain: segments of the target in a life in which the tester's SYN was seen; of several SYNs the most generous
 * counts.
 */
final class TimestampsIfOffered implements PerSegment {

    @Override
    public String id() {
        return "timestamps-if-offered";
    }

    @Override
    public String ruleId() {
        return "RFC7323-3.2-4";
    }

    @Override
    public Optional<Wrong> judge(Incarnation life, Step step) {
        boolean own = step.has(Flags.SYN) && life.isActive();
        boolean unasked = !own && !life.testerSyns().isEmpty() && !life.testerOffered(TcpOption.Timestamps.class);
        return unasked && step.segment().option(TcpOption.Timestamps.class).isPresent()
                ? Optional.of(new Wrong("timestamps though the tester's SYN had none", "no timestamps"))
                : Optional.empty();
    }
}

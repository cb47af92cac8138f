// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Optional;
import org.tcpassay.wire.TcpOption;

/**
 * SACK blocks come only where the tester's SYN permitted them.
 *
 * <p>Domain: segments of the target in a life in which the tester's SYN was seen; of several SYNs the most generous
 * counts.
 */
final class SackIfPermitted implements PerSegment {

    @Override
    public String id() {
        return "sack-if-permitted";
    }

    @Override
    public String ruleId() {
        return "RFC2018-4-1";
    }

    @Override
    public Optional<Wrong> judge(Incarnation life, Step step) {
        boolean forbidden = !life.testerSyns().isEmpty() && !life.testerOffered(TcpOption.SackPermitted.class);
        return forbidden && step.segment().option(TcpOption.Sack.class).isPresent()
                ? Optional.of(new Wrong("SACK blocks though the tester's SYN did not permit them", "no SACK option"))
                : Optional.empty();
    }
}

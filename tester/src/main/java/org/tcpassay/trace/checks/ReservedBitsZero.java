// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Optional;
import org.tcpassay.wire.Flags;

/**
 * The reserved bits are zero.
 *
 * <p>Domain: all segments of the target. AE is one of those bits where neither side spoke of Accurate ECN (RFC 9768):
 * no segment of the tester and no SYN of the target had it.
 */
final class ReservedBitsZero implements PerSegment {

    @Override
    public String id() {
        return "reserved-bits-zero";
    }

    @Override
    public String ruleId() {
        return "RFC9293-3.1-RSRV-1";
    }

    @Override
    public Optional<Wrong> judge(Incarnation life, Step step) {
        if (step.segment().reserved() != 0) {
            return Optional.of(new Wrong("reserved bits " + step.segment().reserved(), "reserved bits 0"));
        }
        return step.has(Flags.AE) && !isSpokenOf(life)
                ? Optional.of(new Wrong("AE set without Accurate ECN", "the bit before CWR 0"))
                : Optional.empty();
    }

    private static boolean isSpokenOf(Incarnation life) {
        return life.steps().stream()
                .anyMatch(step -> step.has(Flags.AE) && (step.isFromTester() || step.has(Flags.SYN)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Optional;
import java.util.Set;
import org.tcpassay.wire.TcpOption;

/**
 * Every option of the target has a length that fits it.
 *
 * <p>Domain: all segments of the target; kinds that this tester does not know are only asked for a length.
 */
final class OptionsWellFormed implements PerSegment {

    /** MSS, window scale, SACK-permitted, SACK, timestamps: another length makes them unknown to the codec. */
    private static final Set<Integer> FIXED = Set.of(2, 3, 4, 5, 8);

    @Override
    public String id() {
        return "options-well-formed";
    }

    @Override
    public String ruleId() {
        return "RFC9293-MUST-68";
    }

    @Override
    public Optional<Wrong> judge(Incarnation life, Step step) {
        for (TcpOption option : step.segment().options()) {
            if (option instanceof TcpOption.EndOfList) {
                return Optional.empty(); // what follows is padding, and no option
            }
            if (option instanceof TcpOption.Broken broken) {
                return Optional.of(new Wrong("options that cannot be read: " + broken.reason(), "a list of options"));
            }
            if (option instanceof TcpOption.Unknown unknown && FIXED.contains(unknown.kind())) {
                return Optional.of(new Wrong(
                        "option kind " + unknown.kind() + " with length "
                                + (unknown.body().length() + 2),
                        "the length that its definition gives"));
            }
        }
        return Optional.empty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Locale;
import java.util.Optional;
import org.tcpassay.trace.Event;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Segment;

/**
 * The checksum of every segment is right.
 *
 * <p>Domain: every readable segment of the target. A sum that was left to hardware is unknown, not wrong.
 */
final class RightChecksum implements PerPacket {

    @Override
    public String id() {
        return "checksum-right";
    }

    @Override
    public String ruleId() {
        return "RFC9293-MUST-2";
    }

    @Override
    public Optional<Wrong> judge(Event.Passed packet) {
        return packet.packet().content() instanceof Segment segment
                        && segment.checksum() instanceof Checksum.Wrong wrong
                ? Optional.of(new Wrong(
                        "the checksum of a segment is wrong",
                        "checksum " + hex(wrong.right()),
                        "checksum " + hex(wrong.field())))
                : Optional.empty();
    }

    private static String hex(int field) {
        return String.format(Locale.ROOT, "0x%04x", field);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Optional;
import org.tcpassay.trace.Event;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Malformed;

/**
 * Every TCP segment can be read: header complete, data offset within it.
 *
 * <p>Domain: every packet of the target that carries TCP, whole or not at all.
 */
final class ReadableSegment implements PerPacket {

    @Override
    public String id() {
        return "segment-readable";
    }

    @Override
    public String ruleId() {
        return "RFC9293-3.1-DOFF-1";
    }

    @Override
    public Optional<Wrong> judge(Event.Passed packet) {
        boolean tcp = packet.packet()
                .ip()
                .filter(ip -> ip.protocol() == IpPacket.TCP && !ip.isFragment())
                .isPresent();
        return tcp && packet.packet().content() instanceof Malformed malformed
                ? Optional.of(new Wrong(
                        "a segment cannot be read: " + malformed.reason(),
                        "a whole segment",
                        malformed.bytes().toString()))
                : Optional.empty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ipv6;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import java.util.function.UnaryOperator;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Ruled;
import org.tcpassay.wire.ExtensionHeader;
import org.tcpassay.wire.IpVersion;

/** Data in packets that IPv6 must discard without a word. */
final class SilentHeaders {

    private static final int NOT_TOLD = 0x5e; // an option of RFC 4727

    enum Chain implements Ruled {
        NOTHING_FOLLOWS("RFC8200-4.7-1", spec -> spec.ip(packet -> packet.withProtocol(ExtensionHeader.NONE))),
        UNKNOWN_OPTION(
                "RFC8200-4.2-01", spec -> spec.behind(ExtensionHeader.destination(ExtensionHeader.option(NOT_TOLD))));

        private final String rule;
        private final UnaryOperator<SegmentSpec> bend;

        Chain(String rule, UnaryOperator<SegmentSpec> bend) {
            this.rule = rule;
            this.bend = bend;
        }

        @Override
        public String rule() {
            return rule;
        }
    }

    @Probe(
            id = "ipv6.silently-discarded-header.no-complaint",
            ip = IpVersion.V6,
            state = ESTABLISHED,
            claim = "A packet that says that it may be discarded is, and nobody is told")
    void noComplaint(Lab lab, Chain row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(row.bend.apply(data("hello")).refused());
        c.expectNoIcmp("the packet itself says that nobody need be told");
        c.expectSilence("TCP has not seen it");
        c.expectNothingReceived("nor has the user");

        c.send(data("bare"));
        c.expect(ack(), "the connection is as it was");
    }
}

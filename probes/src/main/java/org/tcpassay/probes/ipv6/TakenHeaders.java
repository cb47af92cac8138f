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
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.ExtensionHeader;
import org.tcpassay.wire.IpVersion;

/** Data behind extension headers that ask for nothing. */
final class TakenHeaders {

    private static final ExtensionHeader PADDING = ExtensionHeader.destination(Bytes.EMPTY);
    private static final int TO_BE_SKIPPED = 0x1e; // RFC 4727 keeps it for experiments

    enum Chain implements Ruled {
        HOP_BY_HOP("RFC8200-4.1-1", spec -> spec.behind(ExtensionHeader.hopByHop(Bytes.EMPTY))),
        DESTINATION("RFC8200-4.1-1", spec -> spec.behind(PADDING)),
        TWICE_DESTINATION("RFC8200-4.1-1", spec -> spec.behind(PADDING).behind(PADDING)),
        ATOMIC_FRAGMENT("RFC8200-4.1-1", spec -> spec.behind(ExtensionHeader.atomicFragment(7))),
        OPTION_TO_BE_SKIPPED(
                "RFC8200-4.2-00",
                spec -> spec.behind(ExtensionHeader.destination(ExtensionHeader.option(TO_BE_SKIPPED)))),
        ROUTING_AT_ITS_END("RFC8200-4.4-1", spec -> spec.behind(ExtensionHeader.routing(0, 0)));

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
            id = "ipv6.extension-headers.data-taken",
            ip = IpVersion.V6,
            state = ESTABLISHED,
            claim = "Data behind extension headers that ask for nothing is data")
    void dataTaken(Lab lab, Chain row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(row.bend.apply(data("hello")));
        c.expect(ack(), "TCP is the payload, whatever stands before it");
        c.expectReceived("hello", "and is delivered");
    }
}

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
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.IpVersion;

/** Data in packets that IPv6 must discard and complain about. */
final class RefusedHeaders {

    private static final int UNASSIGNED = 252; // a protocol; those for experiments, 253 and 254, are known to some
    private static final int TOLD = 0x9e; // options of RFC 4727
    private static final int TOLD_UNLESS_MULTICAST = 0xde;

    enum Chain implements Ruled {
        UNKNOWN_PROTOCOL(
                "RFC8200-4-NH",
                IcmpError.PROTOCOL_UNREACHABLE,
                spec -> spec.ip(packet -> packet.withProtocol(UNASSIGNED))),
        HOP_BY_HOP_LATE("RFC8200-4-NH", IcmpError.PROTOCOL_UNREACHABLE, spec -> spec.behind(
                        ExtensionHeader.destination(Bytes.EMPTY))
                .behind(ExtensionHeader.hopByHop(Bytes.EMPTY))),
        UNKNOWN_OPTION("RFC8200-4.2-1X", IcmpError.OPTION_UNKNOWN, spec -> behindOption(spec, TOLD)),
        UNKNOWN_OPTION_OF_ONE(
                "RFC8200-4.2-1X", IcmpError.OPTION_UNKNOWN, spec -> behindOption(spec, TOLD_UNLESS_MULTICAST)),
        SOURCE_ROUTE("RFC8200-4.4-2", IcmpError.PARAMETER_PROBLEM, spec -> spec.behind(ExtensionHeader.routing(0, 1)));

        private final String rule;
        private final IcmpError complaint;
        private final UnaryOperator<SegmentSpec> bend;

        Chain(String rule, IcmpError complaint, UnaryOperator<SegmentSpec> bend) {
            this.rule = rule;
            this.complaint = complaint;
            this.bend = bend;
        }

        private static SegmentSpec behindOption(SegmentSpec spec, int type) {
            return spec.behind(ExtensionHeader.destination(ExtensionHeader.option(type)));
        }

        @Override
        public String rule() {
            return rule;
        }
    }

    @Probe(
            id = "ipv6.refused-header.parameter-problem",
            ip = IpVersion.V6,
            state = ESTABLISHED,
            claim = "A packet that asks for what the target does not know is discarded, and its sender is told")
    void parameterProblem(Lab lab, Chain row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(row.bend.apply(data("hello")).refused());
        c.expectIcmp(row.complaint, "the sender must learn why nothing comes of it");
        c.expectSilence("TCP has not seen it");
        c.expectNothingReceived("nor has the user");

        c.send(data("bare"));
        c.expect(ack(), "the connection is as it was");
    }
}

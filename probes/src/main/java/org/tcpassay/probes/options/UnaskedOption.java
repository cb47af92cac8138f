// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.options;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** A SYN,ACK with an option that the target's SYN did not offer. */
final class UnaskedOption {

    @Probe(
            id = "options.timestamps-unasked-in-syn-ack.not-used",
            rules = {"RFC7323-3.2-4", "RFC7323-3.2-8"},
            state = SYN_SENT,
            settings = "net.ipv4.tcp_timestamps=0",
            claim = "Timestamps that the opener did not offer are not in force")
    void timestamps(Lab lab) {
        Connection c = synSent(lab, TcpOption.Timestamps.class);

        c.send(synAck().mss(1460).timestamp(1_000));
        c.expect(ack().without(TcpOption.Timestamps.class), "the handshake ends as any other");
        c.send(data("hello").withoutTimestamps());
        c.expect(ack().without(TcpOption.Timestamps.class), "data without them is taken");
        c.expectReceived("hello", "and delivered");
    }

    @Probe(
            id = "options.window-scale-unasked-in-syn-ack.not-used",
            rules = "RFC7323-2.2-2",
            state = SYN_SENT,
            settings = "net.ipv4.tcp_window_scaling=0",
            claim = "A window scale that the opener did not ask for is not in force")
    void windowScale(Lab lab) {
        Connection c = synSent(lab, TcpOption.WindowScale.class);

        c.send(synAck().mss(1460).windowScale(7).window(10));
        c.expect(ack(), "the handshake ends as any other");
        c.user().send(lab.payload(1_000));
        c.expectRepeated(ack().anyPayload(Range.exactly(10)), "the window is 10 bytes, not 1,280");
        c.send(ack().window(20));
        c.expectRepeated(
                ack().seq(SND_UNA).anyPayload(Range.exactly(20)), "a later window is what its field says, too");
    }

    private static Connection synSent(Lab lab, Class<? extends TcpOption> option) {
        lab.needs(Given.RFC7323);
        return lab.preamble("SYN-SENT without an offer", () -> {
            Connection c = lab.open();
            SegmentSpec without = syn().without(option);
            c.expect(without, "the target is set not to offer it");
            return c;
        });
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ipv6;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.IpVersion;

/** The flow labels of a connection's segments. */
final class FlowLabel {

    private static final String SAME = "what belongs together says so, or its packets take different roads";

    @Probe(
            id = "ipv6.flow-label-of-listener.constant",
            rules = "RFC6437-2-1",
            ip = IpVersion.V6,
            state = LISTEN,
            claim = "Every segment of a connection carries the flow label of its SYN,ACK")
    void constant(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().mss(1440));
        int label = c.expect(synAck(), "a listener answers a SYN").ip().flowLabel();
        c.send(ack());
        c.accept();
        converse(c, label);
    }

    @Probe(
            id = "ipv6.flow-label-of-opener.constant",
            rules = "RFC6437-2-1",
            ip = IpVersion.V6,
            state = SYN_SENT,
            claim = "Every segment of a connection carries the flow label of its SYN")
    void constantOfOpener(Lab lab) {
        Connection c = lab.open();

        int label = c.expect(syn(), "an active open sends a SYN").ip().flowLabel();
        c.send(synAck().mss(1440));
        c.expect(ack().flowLabel(label), SAME);
        converse(c, label);
    }

    private static void converse(Connection c, int label) {
        c.send(data("hello"));
        c.expect(ack().flowLabel(label), SAME);
        c.user().send("bye");
        c.expect(data("bye").flowLabel(label), SAME);
        c.send(ack());
        c.user().shutdown();
        c.expect(fin().flowLabel(label), SAME);
    }
}

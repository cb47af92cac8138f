// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.wire.TcpOption;

/** The target opens the connection. */
final class ActiveOpen {

    @Probe(
            id = "timestamps.active-open.echo-zero",
            rules = "RFC7323-3.2-2",
            state = CLOSED,
            claim = "A SYN that offers timestamps has nothing to echo: TSecr is zero")
    void echoZero(Lab lab) {
        Connection c = lab.open();

        c.expect(
                anyOf(syn().echoing(0), syn().without(TcpOption.Timestamps.class)),
                "timestamps may be offered, and without ACK their TSecr is zero");
    }

    @Probe(
            id = "timestamps.not-answered-in-syn-ack.absent",
            rules = "RFC7323-3.2-5",
            state = SYN_SENT,
            claim = "An offer that the SYN,ACK does not take up is void: no later segment carries timestamps")
    void absent(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(synAck().mss(1460));
        c.expect(ack().without(TcpOption.Timestamps.class), "only both SYNs together negotiate timestamps");
        c.user().send("out");
        c.expect(data("out").without(TcpOption.Timestamps.class), "only both SYNs together negotiate timestamps");
    }

    @Probe(
            id = "timestamps.answered-in-syn-ack.echoed",
            rules = {"RFC7323-3.2-5", "RFC7323-3.2-1"},
            state = SYN_SENT,
            claim = "The acknowledgment of a SYN,ACK with timestamps echoes its TSval")
    void echoed(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.open();
        Seen opening = c.expect(syn(), "an active OPEN sends a SYN");
        lab.needs(opening.option(TcpOption.Timestamps.class).isPresent(), "the target does not offer timestamps");

        c.send(synAck().mss(1460).timestamp(7_000));
        c.expect(ack().echoing(7_000), "timestamps are negotiated and the last TSval is echoed");
    }
}

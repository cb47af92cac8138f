// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** A SYN that offers no timestamps. */
final class SynWithoutTimestamps {

    @Probe(
            id = "timestamps.not-offered-in-syn.absent",
            rules = {"RFC7323-3.2-4", "RFC7323-3.2-5"},
            state = LISTEN,
            claim = "Without an offer neither the SYN,ACK nor any later segment carries timestamps")
    void absent(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().mss(1460));
        c.expect(synAck().without(TcpOption.Timestamps.class), "a SYN,ACK only answers what the SYN offered");
        c.send(ack());
        c.accept();

        c.send(data("in"));
        c.expect(ack().without(TcpOption.Timestamps.class), "nothing was negotiated");
        c.user().send("out");
        c.expect(data("out").without(TcpOption.Timestamps.class), "nothing was negotiated");
    }

    @Probe(
            id = "timestamps.not-negotiated.ignored",
            rules = "RFC7323-3.2-8",
            state = ESTABLISHED,
            claim = "Timestamps that were not negotiated are ignored, however old, and not answered")
    void ignored(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("one").timestamp(1_000_000));
        c.expect(ack().without(TcpOption.Timestamps.class), "the option is ignored and the data taken");
        c.send(data("two").timestamp(1));
        c.expect(ack().without(TcpOption.Timestamps.class), "without timestamps there is no PAWS to fail");
        c.expectReceived("onetwo", "both are ordinary data");
    }
}

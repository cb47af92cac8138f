// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.wire.TcpOption;

/** A SYN that offers timestamps. */
final class SynWithTimestamps {

    @Probe(
            id = "timestamps.offered-in-syn.echoed",
            rules = {"RFC7323-3.2-4", "RFC7323-3.2-1"},
            state = LISTEN,
            claim = "A SYN with timestamps is answered with timestamps that echo its TSval")
    void echoed(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.reach(LISTEN);

        c.send(syn().timestamp(0x1234_5678));
        c.expect(synAck().echoing(0x1234_5678), "the SYN,ACK accepts the offer and echoes the TSval of the SYN");
    }

    @Probe(
            id = "timestamps.offered-in-syn.its-echo-ignored",
            rules = "RFC7323-3.2-3",
            state = LISTEN,
            claim = "TSecr of a SYN without ACK means nothing")
    void itsEchoIgnored(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.reach(LISTEN);

        c.send(syn().timestamp(5_000).echoing(0xdead_beefL));
        c.expect(synAck().echoing(5_000), "without ACK there is nothing that TSecr could echo");

        c.send(data("works"));
        c.expect(ack().timestamps(), "the connection opens as ever");
    }

    @Probe(
            id = "timestamps.offered-in-syn.offset-of-its-own",
            rules = "RFC7323-7-1",
            state = LISTEN,
            claim = "Each connection's timestamps start at a random offset of their own")
    void offsetOfItsOwn(Lab lab) {
        lab.needs(Given.RFC7323);
        Listener l = lab.listen();
        Connection one = lab.dial(l);
        Connection other = lab.dial(l);

        one.send(syn().timestamps());
        Seen first = one.expect(synAck().timestamps(), "a listener answers a SYN");
        other.send(syn().timestamps());
        Seen second = other.expect(synAck().timestamps(), "a listener answers a SYN");
        long apart = Math.abs((int) (stamp(second) - stamp(first)));
        other.judge(
                "a clock that all connections share tells how long the host has been up",
                "TSvals of two connections more than 10000 apart",
                apart > 10_000,
                apart + " apart");
    }

    private static long stamp(Seen seen) {
        return seen.option(TcpOption.Timestamps.class).orElseThrow().value();
    }
}

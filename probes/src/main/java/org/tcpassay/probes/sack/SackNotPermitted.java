// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.expect.Symbol.RCV_NXT;
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

/** A SYN, or a SYN,ACK, that does not permit SACK. */
final class SackNotPermitted {

    @Probe(
            id = "sack.not-permitted-in-syn.absent",
            rules = "RFC2018-2-2",
            state = LISTEN,
            claim = "A SYN without SACK-permitted is answered without it")
    void absent(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().mss(1460));
        c.expect(synAck().without(TcpOption.SackPermitted.class), "a SYN,ACK only answers what the SYN offered");
    }

    @Probe(
            id = "sack.not-permitted-in-syn.no-blocks",
            rules = "RFC2018-4-1",
            state = ESTABLISHED,
            claim = "Without permission nothing is reported, neither what waits nor what came twice")
    void noBlocks(Lab lab) {
        Connection c = lab.connect(syn().mss(1460));

        c.send(data("later").seq(RCV_NXT.plus(10)));
        c.expect(ack().without(TcpOption.Sack.class), "the tester has not said that it reads SACK");
        c.send(data("0123456789"));
        c.expect(ack().without(TcpOption.Sack.class), "the hole is filled");
        c.send(data("later").seq(RCV_NXT.minus(5)));
        c.expect(ack().without(TcpOption.Sack.class), "a duplicate is not reported either");
    }

    @Probe(
            id = "sack.not-permitted-in-syn-ack.no-blocks",
            rules = "RFC2018-4-1",
            state = ESTABLISHED,
            claim = "A SYN,ACK without SACK-permitted forbids reports to the opener")
    void noBlocksActive(Lab lab) {
        Connection c = lab.connectActively(synAck().mss(1460));

        c.send(data("later").seq(RCV_NXT.plus(10)));
        c.expect(ack().without(TcpOption.Sack.class), "the tester has not said that it reads SACK");
    }
}

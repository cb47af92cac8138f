// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** A SYN that permits SACK. */
final class SackPermitted {

    @Probe(
            id = "sack.permitted-in-syn.answered",
            rules = "RFC2018-2-2",
            state = LISTEN,
            claim = "A SYN with SACK-permitted is answered with SACK-permitted")
    void answered(Lab lab) {
        lab.needs(Given.RFC2018);
        Connection c = lab.reach(LISTEN);

        c.send(syn().mss(1460).sackPermitted());
        c.expect(synAck().sackPermitted(), "a stack that can send and read SACK says so");
    }

    @Probe(
            id = "sack.permitted-in-syn.only-on-syn",
            rules = "RFC2018-2-1",
            state = ESTABLISHED,
            claim = "SACK-permitted is sent on no segment without SYN")
    void onlyOnSyn(Lab lab) {
        Connection c = lab.connect(syn().mss(1460).sackPermitted());

        c.send(data("in"));
        c.expect(ack().without(TcpOption.SackPermitted.class), "it belongs to the SYN");
        c.send(data("later").seq(RCV_NXT.plus(10)));
        c.expect(ack().without(TcpOption.SackPermitted.class), "a report is another option");
        c.user().send("out");
        c.expect(data("out").without(TcpOption.SackPermitted.class), "it belongs to the SYN");
        c.user().shutdown();
        c.expect(fin().without(TcpOption.SackPermitted.class), "it belongs to the SYN");
    }
}

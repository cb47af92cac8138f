// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.fastopen;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** The target opens with data on its SYN, and that is not acknowledged. */
final class OpenerUnheard {

    @Probe(
            id = "fast-open.data-of-syn-unacknowledged.sent-with-ack",
            rules = "RFC7413-4.2.2-6",
            state = SYN_SENT,
            settings = Cookies.BOTH_SIDES,
            claim = "Where the SYN,ACK acknowledges the SYN alone, the data comes again with the ACK of the handshake")
    void sentWithAck(Lab lab) {
        Connection c = synSent(lab);

        c.send(synAck().mss(1460).ack(ISS.plus(1)).accepted());
        c.expect(data("hello").seq(ISS.plus(1)), "what was not acknowledged leaves at once, as in any other handshake");
    }

    @Probe(
            id = "fast-open.syn-with-data-lost.plain-syn",
            rules = "RFC7413-4.2.2-5",
            state = SYN_SENT,
            settings = Cookies.BOTH_SIDES,
            claim = "When the SYN with data times out, a plain SYN follows")
    void plainSyn(Lab lab) {
        Connection c = synSent(lab);

        c.expectRepeated(
                syn().seq(ISS).without(TcpOption.FastOpen.class),
                "what is on the path may drop SYNs with data or with this option");
    }

    @Probe(
            id = "fast-open.syn-with-data-lost.remembered",
            rules = "RFC7413-4.1.3.1-1",
            state = CLOSED,
            settings = Cookies.BOTH_SIDES,
            claim = "When only the plain SYN got through, the next open to that address puts no data on its SYN")
    void remembered(Lab lab) {
        Connection lost = synSent(lab);
        lab.preamble("a SYN with data was lost", () -> {
            lost.expectRepeated(syn().seq(ISS), "the SYN is repeated");
            lost.send(synAck().mss(1460).ack(ISS.plus(1)).accepted());
            return lost.await(data("hello").seq(ISS.plus(1)), "the data follows");
        });
        Connection c = CookieOfTester.openWith(lab, "again");

        c.expect(syn(), "the path does not let Fast Open through: each further try would cost a time-out");
    }

    private static Connection synSent(Lab lab) {
        CookieOfTester.give(lab);
        return lab.preamble("SYN-SENT with data", () -> {
            Connection c = CookieOfTester.openWith(lab, "hello");
            c.expect(CookieOfTester.synWith("hello"), "an opener that has a cookie shows it");
            return c;
        });
    }
}

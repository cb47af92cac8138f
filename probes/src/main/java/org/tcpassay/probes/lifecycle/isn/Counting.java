// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.isn;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** What takes sequence numbers, and how many. */
final class Counting {

    @Probe(
            id = "lifecycle.counting.octets-syn-and-fin",
            rules = {"RFC9293-3.4-SEGLEN", "RFC9293-3.4-CUMACK", "RFC9293-MUST-9", "DOC-051"},
            state = ESTABLISHED,
            claim =
                    "Numbers begin with that of the SYN, which differs each time, and rise by the octets that are sent; SYN"
                            + " and FIN count one each",
            tags = {"isn", "data"})
    void octetsSynAndFin(Lab lab) {
        Listener listener = lab.listen();
        Connection c = lab.connect(listener, syn().mss(1460));

        c.user().send("one");
        c.expect(data("one").seq(ISS.plus(1)), "the SYN took ISS");
        c.send(ack());
        c.user().send("three");
        c.expect(data("three").seq(ISS.plus(4)), "three octets took three numbers");
        c.send(ack());
        c.user().shutdown();
        c.expect(fin().seq(ISS.plus(9)), "five octets took five");
        c.send(ack().ack(ISS.plus(10)));
        c.expectState(FIN_WAIT_2, "FIN took one: with it all is acknowledged");

        Connection other = lab.connect(listener, syn().mss(1460));
        other.judge(
                "where numbers begin is not to be guessed",
                "another ISS than " + c.value(ISS),
                other.value(ISS) != c.value(ISS),
                Long.toString(other.value(ISS)));
    }

    @Probe(
            id = "lifecycle.counting.across-the-wrap",
            rules = {"RFC9293-3.4-MOD32", "RFC7323-5.3-R1", "DOC-157"},
            state = ESTABLISHED,
            claim = "After 2^32-1 comes 0, so a number alone does not tell old data from new; a timestamp does",
            tags = {"isn", "data"})
    void acrossTheWrap(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.connect(syn().seq(0xffff_fff0L).mss(1460).timestamps());

        Bytes text = lab.payload(64);
        c.send(data(text));
        c.expect(ack().ack(49), "64 octets from 0xfffffff1 on end at 48");
        c.expectReceived(text, "the wrap in between is nothing special");

        c.send(data("old").timestampOlderBy(1_000).refused());
        c.expect(ack(), "its number is the next, and might be so by a turn of the circle: its timestamp is old");
        c.expectNothingReceived("so it is not delivered");
    }
}

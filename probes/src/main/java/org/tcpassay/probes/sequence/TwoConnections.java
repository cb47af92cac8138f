// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sequence;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** Two connections through one listener, with data in turns. */
final class TwoConnections {

    @Probe(
            id = "sequence.two-connections.kept-apart",
            rules = "RFC9293-3.10.7.4-TEXT-ES",
            state = ESTABLISHED,
            claim = "Each connection has numbers of its own: what fills a hole in one fills none in the other")
    void keptApart(Lab lab) {
        Listener listener = lab.listen();
        Connection one = lab.connect(listener, syn().seq(1_000).mss(1460));
        Connection other = lab.connect(listener, syn().seq(1_000).mss(1460));

        one.send(data("world").seq(RCV_NXT.plus(5)));
        one.expect(ack(), "the hole is pointed out");
        other.send(data("other"));
        other.expect(ack(), "the same numbers are in order here");
        one.expectNothingReceived("and fill nothing there");

        one.send(data("hello"));
        one.expect(ack(), "the hole is filled by its own connection");
        one.expectReceived("helloworld", "with its own data");
        other.expectReceived("other", "each user gets what was meant for him");
    }
}

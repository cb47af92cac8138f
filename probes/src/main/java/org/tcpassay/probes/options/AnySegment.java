// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.options;

import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** Options on segments without SYN. */
final class AnySegment {

    @Probe(
            id = "options.nop-in-data-and-fin.taken",
            rules = "RFC9293-MUST-5",
            state = ESTABLISHED,
            claim = "Segments with options are processed as those without")
    void taken(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("hello").option(new TcpOption.NoOperation()).option(new TcpOption.NoOperation()));
        c.expect(ack(), "data with options is data");
        c.expectReceived("hello", "and is delivered whole");

        c.send(fin().option(new TcpOption.NoOperation()).option(new TcpOption.EndOfList()));
        c.expect(ack(), "a FIN with options is a FIN");
        c.expectState(CLOSE_WAIT, "and closes");
    }
}

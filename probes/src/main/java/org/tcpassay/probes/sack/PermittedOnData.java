// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** SACK-permitted on a segment without SYN. */
final class PermittedOnData {

    @Probe(
            id = "sack.permitted-on-data.ignored",
            rules = "RFC2018-4-1",
            state = ESTABLISHED,
            claim = "SACK-permitted behind the handshake permits nothing")
    void ignored(Lab lab) {
        Connection c = lab.connect(syn().mss(1460));

        c.send(data("hello").sackPermitted());
        c.expect(ack(), "the data is taken as any other");
        c.send(data("later").seq(RCV_NXT.plus(10)));
        c.expect(ack().without(TcpOption.Sack.class), "what a SYN did not permit is not permitted");
    }
}

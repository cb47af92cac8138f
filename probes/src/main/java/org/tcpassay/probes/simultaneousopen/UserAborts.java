// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousopen;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** The user aborts after two SYNs have crossed. */
final class UserAborts {

    @Probe(
            id = "simultaneous-open.user-aborts.reset",
            rules = "RFC9293-3.10.5-ABORT-SYNC",
            state = SYN_RECEIVED,
            claim = "ABORT in SYN-RECEIVED sends <SEQ=SND.NXT><CTL=RST> and deletes the record")
    void reset(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED, Road.ACTIVE);

        c.user().abort();
        c.expectEither(rst(), rstAck(), "the tester is told at SND.NXT, where it must believe it");
        c.expectState(CLOSED, "the record is deleted");

        c.send(ack());
        c.expect(rst().seq(SEG_ACK), "a late ACK finds nobody");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.segments;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The user has sent its FIN. */
final class OwnFin {

    @Probe(
            id = "lifecycle.own-fin.no-more-data",
            rules = {"RFC9293-3.10.2-SEND-CLOSED", "RFC9293-3.10.7.4-TEXT-F2", "DOC-055"},
            state = FIN_WAIT_2,
            claim = "FIN says that this side has no more data: nothing is sent behind it, and the other side may go on",
            tags = {"half-close", "data"})
    void noMoreData(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().send("last words");
        c.expect(data("last words"), "what was sent before");
        c.user().shutdown();
        c.expect(fin(), "stands before the FIN");
        c.send(ack());

        c.user().send("too late");
        c.expectSilence("there is no number behind the FIN, so nothing is sent");
        c.expectState(FIN_WAIT_2, "this side has ended");
        c.send(data("not me"));
        c.expect(ack(), "the other has not");
        c.expectReceived("not me", "and is heard");
    }
}

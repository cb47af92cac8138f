// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait1;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.expect.Position;
import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data for a user that has closed its own direction only. */
final class Data {

    enum Acknowledges {
        NOTHING_NEW(SND_NXT.minus(1), FIN_WAIT_1),
        THE_FIN(SND_NXT, FIN_WAIT_2);

        private final Position ack;
        private final State next;

        Acknowledges(Position ack, State next) {
            this.ack = ack;
            this.next = next;
        }
    }

    @Probe(
            id = "fin-wait-1.data.delivered",
            rules = "RFC9293-3.10.7.4-TEXT-F1",
            claim = "Data is delivered and acknowledged although the target has sent its FIN")
    void delivered(Lab lab, Acknowledges row) {
        Connection c = lab.reach(FIN_WAIT_1);

        c.send(data("still talking").ack(row.ack));
        c.expect(ack(), "the data is in order; the acknowledgment comes behind the target's FIN");
        c.expectState(row.next, "only an acknowledgment of the FIN changes the state, data does not");
        c.expectReceived("still talking", "a close ends sending, not receiving");
    }
}

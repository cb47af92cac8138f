// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synreceived;

import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data and FIN in the segment that acknowledges the target's SYN. */
final class FinWithData {

    @Probe(
            id = "syn-received.fin-with-data.close-wait",
            rules = {"RFC9293-3.10.7.4-FIN-SR", "RFC9293-3.10.7.4-ACK-SR-DATA"},
            claim = "ACK, text and FIN of one segment are all processed, in this order")
    void closeWait(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(fin().payload("all of it"));
        c.expect(ack(), "text and FIN are acknowledged together");
        c.expectState(CLOSE_WAIT, "first the ACK establishes, then the FIN closes");
        c.accept();
        c.expectReceived("all of it", "the text comes before the FIN");
        c.expectEndOfStream("after it the stream ends");
        c.user().send("answer");
        c.expect(data("answer"), "the other direction is open");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The peer closes, and the program does nothing for a while. */
final class IdleUser {

    @Probe(
            id = "lifecycle.idle-user.acknowledges-and-waits",
            rules = {"RFC9293-3.6-CASE2", "RFC9293-3.10.7.4-FIN-ES", "RFC9293-3.10.4-CLOSE-CW", "DOC-037", "DOC-040"},
            claim =
                    "A FIN is acknowledged by the kernel at once; CLOSE-WAIT then waits for the program, which may send yet, and"
                            + " whose close() sends the other FIN",
            tags = {"teardown", "half-close"})
    void acknowledgesAndWaits(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        Moment sent = c.send(fin());
        Timing soon = Timing.between(sent, Duration.ZERO, lab.time("delayed-ack-max-ms"));
        c.expect(ack().at(soon), "the kernel needs no program for that, so FIN-WAIT-1 is rarely seen at the peer");
        c.expectState(CLOSE_WAIT, "the passive side waits for its program");
        c.expectSilence("which does nothing");

        c.user().send("not yet");
        c.expect(data("not yet"), "its own direction is open");
        c.send(ack());
        c.user().close();
        c.expect(fin(), "only close() sends the FIN");
        c.expectState(LAST_ACK, "which must be acknowledged");
    }

    @Probe(
            id = "lifecycle.idle-user.end-behind-text",
            rules = {"RFC9293-3.10.7.4-FIN-ES-DATA", "RFC9293-3.10.7.4-FIN-ES", "DOC-135"},
            claim = "The end of the stream stands behind what came before it and is not read yet",
            tags = "half-close")
    void endBehindText(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.send(data("before "));
        c.expect(ack(), "nobody reads yet");
        c.send(fin().payload("and with"));
        c.expect(ack(), "text and FIN are acknowledged together");

        c.expectReceived("before and with", "first all the text");
        c.expectEndOfStream("then the end");
    }
}

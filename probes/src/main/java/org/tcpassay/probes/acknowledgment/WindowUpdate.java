// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.acknowledgment;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Acknowledgments that only open the window. */
final class WindowUpdate {

    @Probe(
            id = "acknowledgment.window-update.data-flows",
            rules = {"RFC9293-3.10.7.4-ACK-ES-WNDDUP", "RFC9293-3.10.7.4-ACK-ES-WNDUPD"},
            state = ESTABLISHED,
            claim = "An acknowledgment with the same numbers and a larger window lets queued data go")
    void dataFlows(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.send(ack().window(0));
        c.user().send("waiting");
        c.expectSilence("the window is closed");

        c.send(ack());
        c.expect(data("waiting"), "SND.WL1 = SEG.SEQ and SND.WL2 =< SEG.ACK: the window is updated");
    }

    @Probe(
            id = "acknowledgment.window-update-in-old-segment.not-used",
            rules = "RFC9293-3.10.7.4-ACK-ES-WNDUPD",
            state = ESTABLISHED,
            claim = "The window of a segment below RCV.NXT is old and is not used")
    void notUsed(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(ack().seq(RCV_NXT.minus(1)).window(0));
        c.expect(ack(), "an unacceptable segment is answered by an acknowledgment");

        c.user().send("not stopped");
        c.expect(data("not stopped"), "and dropped: SND.WND is what it was");
    }
}

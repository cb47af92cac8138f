// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.windowscale;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.target.UserOption;

/** The window fields that the target sends. */
final class OwnWindow {

    private static final int BUFFER = 60_000;

    @Probe(
            id = "window-scale.negotiated.own-window-shifted",
            rules = "RFC7323-2.3-3",
            state = ESTABLISHED,
            claim = "The window fields after the SYN,ACK are those of the buffer, shifted right by the own shift")
    void ownWindowShifted(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.dial(lab.listen(UserOption.RECEIVE_BUFFER, BUFFER));
        c.send(syn().mss(1460).windowScale(0));
        Seen opening = c.expect(synAck(), "a listener answers a SYN");
        c.send(ack());

        c.send(data(lab.payload(1_000)));
        Seen answer = c.expect(ack(), "data is acknowledged");
        long window = (long) answer.window() << c.windowShift();
        long granule = 1L << c.windowShift();
        c.judge(
                "1000 bytes came, nobody read them, and no buffer has grown",
                "a window of more than " + (opening.window() - 1_000 - granule) + " and less than " + 4 * BUFFER,
                window > opening.window() - 1_000 - granule && window < 4 * BUFFER,
                answer.window() + " << " + c.windowShift() + " = " + window);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.util.stream.Stream;
import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** Many connections that close their window with the handshake and never open it. */
final class ManyZeroWindows {

    private static final int MANY = 60;

    @Probe(
            id = "robustness.many-zero-windows.survived",
            rules = {"RFC9293-MUST-41", "RFC9293-MUST-37"},
            state = ESTABLISHED,
            claim = "Connections that never take anything neither starve others nor are given up",
            resembles = "CVE-2008-4609 (sockstress)")
    void survived(Lab lab) {
        Listener listener = lab.listen();
        var stalled = Stream.generate(() -> stalled(lab, listener)).limit(MANY).toList();
        Alive.expect(lab, listener);

        Connection last = stalled.get(MANY - 1);
        last.expectState(ESTABLISHED, "a closed window is no reason to close a connection");
        last.send(ack().window(65_535));
        last.await(
                ack().anySeq().anyPayload(new Range(6, 7)),
                "when it opens, what has waited leaves, perhaps without an octet that asked for the window");
    }

    private static Connection stalled(Lab lab, Listener listener) {
        Connection c = lab.dial(listener);
        c.send(syn().mss(1460));
        c.expect(synAck(), "each is a connection like any other");
        c.send(ack().window(0));
        c.accept();
        c.user().send("for you");
        return c;
    }
}

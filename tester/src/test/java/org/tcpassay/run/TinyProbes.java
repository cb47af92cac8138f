// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** What is asked of a {@link TinyStack}. */
final class TinyProbes {

    @Probe(id = "established.data.acknowledged", rules = "RFC9293-MUST-58", claim = "Data is acknowledged.")
    void acknowledged(Lab lab) {
        Connection c = lab.connect();
        c.send(data("hello"));
        c.expect(ack(), "data is acknowledged");
        c.user().send("hello").result();
        c.expectNothingReceived("the tiny stack keeps no data");
        c.expectSilence("it has nothing to say");
    }

    /** The same, called forever: only the tester itself can be to blame. */
    @Probe(id = "established.nothing.endless", rules = "RFC9293-MUST-58", claim = "This probe never ends.")
    void endless(Lab lab) {
        while (Hangs.goOn()) {
            Thread.onSpinWait();
        }
    }
}

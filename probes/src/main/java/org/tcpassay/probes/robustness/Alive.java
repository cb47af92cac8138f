// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;

/** The proof that a target still serves: a fresh connection is made, and text passes both ways. */
final class Alive {

    private Alive() {}

    static void expect(Lab lab, Listener listener) {
        Connection fresh = lab.dial(listener);
        fresh.send(syn().mss(1460));
        fresh.expect(synAck(), "the target lives and still takes connections");
        fresh.send(ack());
        fresh.accept();

        fresh.send(data("alive?"));
        fresh.expect(ack(), "and acknowledges what they bring");
        if (lab.hasUser()) {
            fresh.expectReceived("alive?", "and delivers it");
            fresh.user().send("yes");
            fresh.expect(data("yes"), "and sends");
        }
    }
}

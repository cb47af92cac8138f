// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.closewait;

import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A user that reads only when everything has come. */
final class LateReader {

    @Probe(
            id = "close-wait.late-reader.data-before-end",
            rules = {"RFC9293-3.10.3-RECV-CW", "RFC9293-3.8-FINPUSH"},
            claim = "Data that came before the FIN waits for the user, and the end of the stream waits behind it")
    void dataBeforeEnd(Lab lab) {
        Connection c = lab.connect();

        c.send(data("one, "));
        c.expect(ack(), "the data is in order");
        c.send(fin().payload("two"));
        c.expect(ack(), "data and FIN are acknowledged");
        c.expectState(CLOSE_WAIT, "the peer has closed");
        c.expectReceived("one, two", "a FIN implies push: what came before it is delivered");
        c.expectEndOfStream("only then the stream ends");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.data;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A program writes records, and the other reads octets. */
final class Records {

    @Probe(
            id = "lifecycle.records.split-and-merged",
            rules = {"RFC9293-3.10.7.4-TEXT-ES", "DOC-007"},
            claim =
                    "Records that arrive split at odd places, or several in a segment, are a stream of octets to the reader",
            tags = {"data", "nagle"})
    void splitAndMerged(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("(1"));
        c.expect(ack(), "a part of the first record");
        c.send(data(")(2)(3"));
        c.expect(ack(), "its rest, the second, and a part of the third");
        c.send(data(")"));
        c.expect(ack(), "and the rest of that");

        c.expectReceived("(1)(2)(3)", "the order of octets is kept, and no border of a record");
    }

    @Probe(
            id = "lifecycle.records.held-back",
            rules = {"RFC9293-SHLD-7", "DOC-005"},
            claim = "Nagle's algorithm is on by itself, and it holds small text back only while earlier text is"
                    + " unacknowledged: the first small write leaves at once",
            tags = {"data", "nagle"})
    void heldBack(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.user().send("1");
        c.expect(data("1"), "nothing is unacknowledged, so there is nothing to wait for");
        c.user().send("2");
        c.user().send("3");
        c.expectSilence("now there is");
        c.send(ack());
        c.expect(data("23"), "what was written meanwhile leaves as one");
    }
}

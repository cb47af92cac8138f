// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.timewait;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** Without TIME-WAIT a connection between the same ports follows at once, and an old segment arrives. */
final class Reincarnation {

    private static final SegmentSpec STAMPED = syn().mss(1460).timestamps();

    @Probe(
            id = "lifecycle.reincarnation.old-text-taken",
            rules = {"RFC9293-3.10.7.4-TEXT-ES", "DOC-110"},
            claim =
                    "A reset leaves no TIME-WAIT: without timestamps text of the old connection that fits into the window of"
                            + " the new one is taken for its own",
            tags = "time-wait")
    void oldTextTaken(Lab lab) {
        Listener listener = lab.listen();
        Connection old = lab.preamble("a connection that its user has reset", () -> {
            Connection gone = lab.connect(listener, syn().mss(1460));
            gone.user().abort();
            gone.takeIn();
            gone.expectState(CLOSED, "nothing is left of it");
            return gone;
        });
        Connection c = lab.dial(listener, old.testerPort());
        c.send(syn().mss(1460));
        c.expect(synAck(), "there is no TIME-WAIT to stand in the way");
        c.send(ack());
        c.accept();

        c.send(data("old"));
        c.expect(ack(), "its number is right, and there is nothing else to judge by");
        c.expectReceived("old", "the new connection has got what was not meant for it");
    }

    @Probe(
            id = "lifecycle.reincarnation.old-text-refused",
            rules = {"RFC7323-5.3-R1", "DOC-110"},
            claim = "With timestamps the same text is too old for the new connection and is refused",
            tags = "time-wait")
    void oldTextRefused(Lab lab) {
        lab.needs(Given.RFC7323);
        Listener listener = lab.listen();
        Connection old = lab.preamble("a connection that its user has reset", () -> {
            Connection gone = lab.connect(listener, STAMPED);
            gone.user().abort();
            gone.takeIn();
            gone.expectState(CLOSED, "nothing is left of it");
            return gone;
        });
        Connection c = lab.dial(listener, old.testerPort());
        c.send(STAMPED);
        c.expect(synAck().timestamps(), "there is no TIME-WAIT to stand in the way");
        c.send(ack());
        c.accept();

        c.send(data("old").timestampOlderBy(1_000));
        c.expect(ack().timestamps(), "PAWS: a timestamp from before the handshake proves an old duplicate");
        c.expectNothingReceived("which is not delivered");
    }
}

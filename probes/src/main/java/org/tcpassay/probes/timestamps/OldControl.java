// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A FIN or an ACK whose timestamp is older than the newest that was taken. */
final class OldControl {

    private static final long AGE = 100_000;

    @Probe(
            id = "timestamps.fin-with-old-timestamp.dropped",
            rules = "RFC7323-5.3-R1SYN",
            state = ESTABLISHED,
            claim = "PAWS: a FIN with an old timestamp is acknowledged and closes nothing")
    void droppedFin(Lab lab) {
        Connection c = WithTimestamps.established(lab);

        c.send(fin().timestampOlderBy(AGE));
        c.expect(ack(), "the answer acknowledges what came before the FIN");
        c.expectState(ESTABLISHED, "a FIN of an earlier incarnation closes nothing");

        c.send(fin());
        c.expect(ack(), "the right FIN does");
    }

    @Probe(
            id = "timestamps.ack-with-old-timestamp.dropped",
            rules = {"RFC7323-5.3-R1SYN", "RFC7323-5.3-R1"},
            state = ESTABLISHED,
            claim = "PAWS: the acknowledgment in an old segment is not used")
    void droppedAck(Lab lab) {
        Connection c = WithTimestamps.established(lab);
        c.user().send("out");
        c.expect(data("out"), "data is on its way");

        c.send(ack().timestampOlderBy(AGE).refused());
        c.expect(ack(), "PAWS comes before all else: the answer is an acknowledgment");
        c.expectRepeated(data("out").seq(SND_UNA), "the data is still unacknowledged, so it comes again");
    }

    @Probe(
            id = "timestamps.handshake-ack-with-old-timestamp.dropped",
            rules = "RFC7323-5.3-R1SYN",
            state = SYN_RECEIVED,
            claim = "PAWS: an acknowledgment older than the SYN does not finish the handshake")
    void droppedHandshakeAck(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.reach(SYN_RECEIVED, syn().mss(1460).timestamps());

        c.send(ack().timestampOlderBy(AGE).refused());
        c.expect(ack(), "an old segment is answered by an acknowledgment and dropped");
        c.expectState(SYN_RECEIVED, "an older incarnation's acknowledgment opens nothing");
    }
}

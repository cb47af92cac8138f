// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.timewait;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The FIN of the passive side comes again while its peer is in TIME-WAIT. */
final class RepeatedFin {

    @Probe(
            id = "lifecycle.repeated-fin.begins-anew",
            rules = {"RFC9293-MUST-13", "RFC9293-3.10.7.4-ACK-TW-FIN", "DOC-033", "DOC-108"},
            claim = "A FIN that comes again is acknowledged and begins the time of TIME-WAIT anew",
            tags = {"slow", "time-wait"})
    void beginsAnew(Lab lab) {
        Duration whole = lab.time("time-wait-ms");
        Connection left = lab.reach(TIME_WAIT);
        Connection asked = lab.reach(TIME_WAIT);
        Connection askedOnce = lab.reach(TIME_WAIT);

        left.expectSilence(whole.dividedBy(3), "nothing comes of itself");
        asked.send(fin().seq(RCV_NXT.minus(1)));
        asked.expect(ack(), "a FIN that comes again is acknowledged");
        askedOnce.send(fin().seq(RCV_NXT.minus(1)));
        askedOnce.expect(ack(), "here as well");

        left.expectSilence(whole.multipliedBy(9).dividedBy(10), "1.23 times the whole length after the close");
        left.send(fin().seq(RCV_NXT.minus(1)));
        left.expect(rst().seq(SEG_ACK), "where nothing came TIME-WAIT is over");
        asked.send(fin().seq(RCV_NXT.minus(1)));
        asked.expect(ack(), "where the FIN came it has begun anew, and is there yet");

        left.expectSilence(whole.multipliedBy(3).dividedBy(10), "1.2 times the whole length after that FIN");
        askedOnce.send(fin().seq(RCV_NXT.minus(1)));
        askedOnce.expect(rst().seq(SEG_ACK), "now it is over here too");
    }

    @Probe(
            id = "lifecycle.repeated-fin.hops-and-seconds",
            rules = {"RFC9293-3.10.8-TW", "RFC9293-MUST-13", "DOC-107"},
            claim =
                    "The time to live of a segment is a number of hops; the time in TIME-WAIT is one of seconds, on Linux 60"
                            + " as of a maximum segment lifetime of 30",
            tags = {"slow", "time-wait"})
    void hopsAndSeconds(Lab lab) {
        Duration whole = lab.time("time-wait-ms");
        int hops = (int) lab.number("default-ttl");
        Connection c = lab.reach(ESTABLISHED);

        c.user().close();
        c.expect(fin().ttl(hops), "a segment may pass so many routers, however long that takes");
        c.send(fin());
        c.expect(ack().ttl(hops), "and so may the last acknowledgment");
        c.expectState(TIME_WAIT, "both directions are closed");

        c.expectSilence(whole.multipliedBy(9).dividedBy(10), "nothing comes of itself");
        c.expectState(TIME_WAIT, "the seconds are not over");
        c.expectSilence(whole.dividedBy(4), "nothing comes of itself");
        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(rst().seq(SEG_ACK), "now they are");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.wire.TcpOption;

/** Timestamps were negotiated; every kind of segment carries them from then on. */
final class Negotiated {

    @Probe(
            id = "timestamps.negotiated.on-every-segment",
            rules = "RFC7323-3.2-5",
            state = ESTABLISHED,
            claim = "Data, acknowledgments, duplicate acknowledgments and FIN carry timestamps once negotiated")
    void onEverySegment(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.connect(syn().mss(1460).timestamps());

        c.send(data("in"));
        c.expect(ack().timestamps(), "an acknowledgment carries them");
        c.user().send("out");
        c.expect(data("out").timestamps(), "data carry them");
        c.send(data("later").seq(RCV_NXT.plus(10)));
        c.expect(ack().timestamps(), "a duplicate acknowledgment carries them");
        c.send(ack().seq(RCV_NXT.minus(10)));
        c.expect(ack().timestamps(), "the answer to an unacceptable segment carries them");
        c.user().shutdown();
        c.expect(fin().timestamps(), "a FIN carries them");
    }

    @Probe(
            id = "timestamps.negotiated.on-challenge-ack",
            rules = "RFC7323-3.2-5",
            state = ESTABLISHED,
            claim = "A challenge ACK carries timestamps once negotiated")
    void onChallengeAck(Lab lab) {
        lab.needs(Given.RFC7323);
        lab.needs(Given.RFC5961);
        Connection c = lab.connect(syn().mss(1460).timestamps());

        c.send(syn().seq(RCV_NXT));
        c.expect(ack().timestamps(), "a SYN in the window is challenged, with timestamps as on any segment");
        c.send(rst().seq(RCV_NXT.plus(1)));
        c.expect(ack().timestamps(), "so is a reset that misses RCV.NXT");
    }

    @Probe(
            id = "timestamps.negotiated.on-ack-in-syn-received",
            rules = "RFC7323-3.2-5",
            state = SYN_RECEIVED,
            claim = "The answer to an unacceptable segment carries timestamps in SYN-RECEIVED too")
    void onAckInSynReceived(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.reach(SYN_RECEIVED, syn().mss(1460).timestamps());

        c.send(ack().seq(RCV_NXT.minus(10)));
        c.expect(ack().timestamps(), "both SYNs have passed, so timestamps are negotiated");
    }

    @Probe(
            id = "timestamps.negotiated.echo-of-later-ack-taken",
            rules = {"RFC9293-3.10.7.4-ACK-SR-OK", "RFC7323-3.2-1"},
            state = SYN_RECEIVED,
            claim = "The handshake ends with an echo of any TSval that the target has sent, not only of its SYN,ACK")
    void echoOfLaterAckTaken(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.reach(SYN_RECEIVED, syn().mss(1460).timestamps());
        c.expectSilence(Duration.ofMillis(30), "the clock of the target runs on");

        c.send(ack().seq(RCV_NXT.minus(10)));
        c.expect(ack().timestamps(), "an unacceptable segment is answered, with a newer TSval");
        c.send(ack());
        c.expectState(ESTABLISHED, "the newest TSval of the target is the right one to echo");
    }

    @Probe(
            id = "timestamps.negotiated.on-ack-in-time-wait",
            rules = "RFC7323-3.2-5",
            state = TIME_WAIT,
            claim = "The acknowledgment of a repeated FIN carries timestamps in TIME-WAIT too")
    void onAckInTimeWait(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.reach(TIME_WAIT, syn().mss(1460).timestamps());

        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(ack().timestamps(), "the connection keeps its timestamps until its last segment");
    }

    @Probe(
            id = "timestamps.negotiated.on-reset",
            rules = "RFC7323-3.2-9",
            state = ESTABLISHED,
            claim = "The reset of an abort carries timestamps")
    void onReset(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.connect(syn().mss(1460).timestamps());

        c.user().abort();
        c.expect(anyOf(rstAck().timestamps(), rst().timestamps()), "a reset should carry timestamps as well");
    }

    @Probe(
            id = "timestamps.negotiated.clock-runs",
            rules = {"RFC7323-5.4-1", "RFC7323-4.1-1"},
            state = ESTABLISHED,
            claim = "TSval rises by 1 to 1000 in a second")
    void clockRuns(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.connect(syn().mss(1460).timestamps());

        c.send(data("one"));
        Seen first = c.expect(ack().timestamps(), "data is acknowledged");
        c.expectSilence(Duration.ofMillis(1_100), "the clock of the target runs");
        c.send(data("two"));
        Seen second = c.expect(ack().timestamps(), "data is acknowledged");
        long ticks = stamp(second) - stamp(first) & 0xffff_ffffL;
        long milliseconds = (second.timeNs() - first.timeNs()) / 1_000_000;
        c.judge(
                "a tick lasts between a millisecond and a second",
                "1 to " + (milliseconds + milliseconds / 10) + " ticks in " + milliseconds + " ms",
                ticks >= 1 && ticks <= milliseconds + milliseconds / 10,
                ticks + " ticks");
    }

    private static long stamp(Seen seen) {
        return seen.option(TcpOption.Timestamps.class).orElseThrow().value();
    }
}

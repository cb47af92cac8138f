// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

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
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.mss;

import static org.tcpassay.rules.Given.RFC7323;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Expectation;
import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** A SYN that offers an MSS. */
final class OfferedMss {

    enum Offer {
        SMALL(536),
        ODD(777),
        LARGE(1_400);

        private final int size;

        Offer(int size) {
            this.size = size;
        }
    }

    @Probe(
            id = "mss.offered-in-syn.respected",
            rules = {"RFC9293-MUST-14", "RFC9293-MUST-16", "RFC9293-SHLD-28"},
            state = ESTABLISHED,
            claim = "Data comes in segments of exactly the offered size while there is enough of it")
    void respected(Lab lab, Offer row) {
        Connection c = lab.preamble("ESTABLISHED, two segments may be sent", () -> {
            Connection growing = lab.connect(syn().mss(row.size));
            growing.user().send(lab.payload(row.size)); // for the first window may be of one
            growing.expectBurst(Range.exactly(row.size), "a first segment");
            growing.send(ack());
            return growing;
        });

        c.user().send(lab.payload(2 * row.size));
        c.expect(ack().anyPayload(Range.exactly(row.size)), "the segment is as large as was offered, no larger");
        c.expect(ack().anyPayload(Range.exactly(row.size)), "and so is the next");
    }

    @Probe(
            id = "mss.offered-in-syn-ack.respected",
            rules = {"RFC9293-MUST-14", "RFC9293-MUST-16"},
            state = ESTABLISHED,
            claim = "The opener respects the MSS of the SYN,ACK")
    void respectedActive(Lab lab, Offer row) {
        Connection c = lab.connectActively(synAck().mss(row.size));

        c.user().send(lab.payload(2 * row.size));
        c.expect(ack().anyPayload(Range.exactly(row.size)), "the segment is as large as was offered, no larger");
    }

    @Probe(
            id = "mss.offered-with-timestamps.less-options",
            rules = {"RFC6691-2-2", "RFC9293-3.7.1-OPTLEN"},
            state = ESTABLISHED,
            claim = "Options of a segment are taken off its payload, not off the MSS")
    void lessOptions(Lab lab, Offer row) {
        Connection c = lab.connect(syn().mss(row.size).timestamps());

        c.user().send(lab.payload(2 * row.size));
        Expectation less = ack().anyPayload(Range.exactly(row.size - 12)).timestamps();
        Expectation whole = ack().anyPayload(Range.exactly(row.size)).without(TcpOption.Timestamps.class);
        c.expect(
                lab.given(RFC7323, less, anyOf(less, whole)),
                "twelve bytes of timestamps go off the payload; a stack without them has nothing to take off");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.mss;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The MSS that the target itself announces. */
final class AnnouncedMss {

    @Probe(
            id = "mss.announced-in-syn-ack.fits-the-link",
            rules = {"RFC9293-SHLD-5", "RFC6691-2-1", "RFC9293-MUST-67"},
            state = LISTEN,
            claim = "The SYN,ACK announces the link's MTU less the fixed headers, whatever options are agreed")
    void fitsTheLink(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().mss(536).timestamps());
        c.expect(
                synAck().mss(lab.roadMss()),
                "the receive MSS is not the default here, so it is announced, fixed headers off");
    }

    @Probe(
            id = "mss.announced-in-syn.fits-the-link",
            rules = {"RFC9293-SHLD-5", "RFC6691-2-1", "RFC9293-MUST-67"},
            state = SYN_SENT,
            claim = "The opener's SYN announces the link's MTU less the fixed headers")
    void fitsTheLinkActive(Lab lab) {
        Connection c = lab.open();

        c.expect(
                syn().mss(lab.roadMss()),
                "the receive MSS is not the default here, so it is announced, fixed headers off");
    }

    @Probe(
            id = "mss.option-in-data.ignored",
            rules = "RFC9293-MUST-5",
            state = ESTABLISHED,
            claim = "An MSS option behind the handshake changes nothing")
    void ignored(Lab lab) {
        Connection c = lab.connect(syn().mss(1_000));

        c.send(data("hello").mss(100));
        c.expect(ack(), "the data is taken");
        c.user().send(lab.payload(2_000));
        c.expect(ack().anyPayload(Range.exactly(1_000)), "the MSS of the SYN is still in force");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.mss;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** What both sides say of their largest segment. */
final class Offers {

    private static final int MUCH = 9_000;

    @Probe(
            id = "lifecycle.offers.mtu-less-headers",
            rules = {"RFC9293-SHLD-5", "RFC6691-2-1", "DOC-070"},
            state = LISTEN,
            claim = "On a link of 1500 octets MSS is 1460 over IPv4 and 1440 over IPv6: the MTU less the fixed headers",
            tags = "mss")
    void mtuLessHeaders(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().mss(1_000).timestamps());
        c.expect(synAck().mss(lab.roadMss()), "the limit of this side, whatever the other has said");
    }

    @Probe(
            id = "lifecycle.offers.each-tells-its-own",
            rules = {"RFC9293-MUST-16", "RFC6691-5.3-1", "RFC9293-MUST-15", "DOC-072"},
            state = ESTABLISHED,
            claim =
                    "Nothing is negotiated: data comes in segments that the other side takes and the path carries whole, and"
                            + " in the smallest of all where nothing was said",
            tags = "mss")
    void eachTellsItsOwn(Lab lab) {
        Connection small = lab.connect(syn().mss(536));
        small.user().send(lab.payload(MUCH));
        small.expect(ack().anyPayload(Range.exactly(536)), "no more than was offered");

        Connection large = lab.connect(syn().mss(9_000));
        large.user().send(lab.payload(MUCH));
        large.expect(ack().anyPayload(Range.exactly(lab.roadMss())), "no more than the link carries");

        Connection silent = lab.connect(syn());
        silent.user().send(lab.payload(MUCH));
        silent.expect(
                ack().anyPayload(Range.exactly(lab.defaultMss())), "what every host takes: 536, or 1220 over IPv6");
    }
}

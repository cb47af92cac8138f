// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ipheader;

import static org.tcpassay.probes.ipheader.SourceRoute.ON;
import static org.tcpassay.probes.ipheader.SourceRoute.ON_THE_LINK;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;
import static org.tcpassay.wire.IpVersion.V4;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.IpAddress;

/** A segment comes by a loose source route. */
final class RouteOfSegment {

    @Probe(
            id = "ipheader.source-route.back-again",
            rules = "RFC9293-MUST-53",
            claim = "Segments go back the way that the SYN came",
            ip = V4,
            state = LISTEN,
            settings = {ON, ON_THE_LINK})
    void backAgain(Lab lab) {
        Connection c = lab.dial(lab.listen());

        c.send(syn().mss(1460).ipOptions(SourceRoute.taken(lab, lab.nobodysAddress())));
        c.expect(
                synAck().ipOptions(SourceRoute.back(lab, lab.nobodysAddress())),
                "the way of the SYN, the other way round");
        c.send(ack());
        c.accept();
        c.user().send("text");
        c.expect(data("text").ipOptions(SourceRoute.back(lab, lab.nobodysAddress())), "and all that follows");
    }

    @Probe(
            id = "ipheader.source-route.newer-goes-first",
            rules = "RFC9293-SHLD-24",
            claim = "When a later segment comes another way, the answers go back that way",
            ip = V4,
            state = ESTABLISHED,
            settings = {ON, ON_THE_LINK})
    void newerGoesFirst(Lab lab) {
        IpAddress newer = lab.nobodysAddress().plus(1);
        Connection c = lab.connect(syn().mss(1460).ipOptions(SourceRoute.taken(lab, lab.nobodysAddress())));

        c.send(data("hello").ipOptions(SourceRoute.taken(lab, newer)));
        c.expect(ack().ipOptions(SourceRoute.back(lab, newer)), "the newer way is the better one");
    }
}

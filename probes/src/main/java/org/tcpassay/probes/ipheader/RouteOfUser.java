// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ipheader;

import static org.tcpassay.probes.ipheader.SourceRoute.ON;
import static org.tcpassay.probes.ipheader.SourceRoute.ON_THE_LINK;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;
import static org.tcpassay.wire.IpVersion.V4;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Bytes;

/** The user says which way the segments go. */
final class RouteOfUser {

    @Probe(
            id = "ipheader.source-route.of-open",
            rules = "RFC9293-MUST-51",
            claim = "A user who opens can say which way the segments go",
            ip = V4,
            state = SYN_SENT)
    void ofOpen(Lab lab) {
        Connection c = lab.open(UserOption.SOURCE_ROUTE, SourceRoute.number(lab.testerAddress()));

        c.expect(syn().ipOptions(SourceRoute.ahead(lab.testerAddress())), "the user chose the way");
    }

    @Probe(
            id = "ipheader.source-route.of-user-goes-first",
            rules = "RFC9293-MUST-52",
            claim = "The way that the user chose goes before the one that a segment came",
            ip = V4,
            state = SYN_SENT,
            settings = {ON, ON_THE_LINK})
    void ofUserGoesFirst(Lab lab) {
        Bytes chosen = SourceRoute.ahead(lab.testerAddress());
        Connection c = lab.open(UserOption.SOURCE_ROUTE, SourceRoute.number(lab.testerAddress()));
        c.expect(syn().ipOptions(chosen), "the user chose the way");

        c.send(synAck().mss(1460).ipOptions(SourceRoute.taken(lab, lab.nobodysAddress())));
        c.expect(ack().ipOptions(chosen), "the segment came another way, which changes nothing");
        c.user().send("text");
        c.expect(data("text").ipOptions(chosen), "text goes the same way");
    }
}

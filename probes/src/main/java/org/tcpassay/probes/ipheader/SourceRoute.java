// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ipheader;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
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
import org.tcpassay.wire.IpAddress;

/** A loose source route of IPv4; every hop of it is the tester, so that whatever takes it comes here. */
final class SourceRoute {

    private static final String ON = "net.ipv4.conf.all.accept_source_route=1";
    private static final String ON_THE_LINK = "net.ipv4.conf.default.accept_source_route=1";
    private static final int LSRR = 131;

    private static long number(IpAddress address) {
        return address.bytes().u32(0);
    }

    /** A route of one hop that is still to be taken (RFC 791 §3.1). */
    private static Bytes ahead(IpAddress hop) {
        return Bytes.of(LSRR, 7, 4).concat(hop.bytes()).concat(Bytes.of(0));
    }

    /** A route through some hop and the tester, completed. */
    private static Bytes taken(Lab lab, IpAddress hop) {
        return Bytes.of(LSRR, 11, 12)
                .concat(hop.bytes())
                .concat(lab.testerAddress().bytes())
                .concat(Bytes.of(0));
    }

    /** The same back: the packet goes to the nearer hop first, the other and the tester stand in the route. */
    private static Bytes back(Lab lab, IpAddress hop) {
        return Bytes.of(LSRR, 11, 4)
                .concat(hop.bytes())
                .concat(lab.testerAddress().bytes())
                .concat(Bytes.of(0));
    }

    @Probe(
            id = "ipheader.source-route.of-open",
            rules = "RFC9293-MUST-51",
            claim = "A user who opens can say which way the segments go",
            ip = V4,
            state = SYN_SENT)
    void ofOpen(Lab lab) {
        Connection c = lab.open(UserOption.SOURCE_ROUTE, number(lab.testerAddress()));

        c.expect(syn().ipOptions(ahead(lab.testerAddress())), "the user chose the way");
    }

    @Probe(
            id = "ipheader.source-route.of-user-goes-first",
            rules = "RFC9293-MUST-52",
            claim = "The way that the user chose goes before the one that a segment came",
            ip = V4,
            state = SYN_SENT,
            settings = {ON, ON_THE_LINK})
    void ofUserGoesFirst(Lab lab) {
        Bytes chosen = ahead(lab.testerAddress());
        Connection c = lab.open(UserOption.SOURCE_ROUTE, number(lab.testerAddress()));
        c.expect(syn().ipOptions(chosen), "the user chose the way");

        c.send(synAck().mss(1460).ipOptions(taken(lab, lab.nobodysAddress())));
        c.expect(ack().ipOptions(chosen), "the segment came another way, which changes nothing");
        c.user().send("text");
        c.expect(data("text").ipOptions(chosen), "text goes the same way");
    }

    @Probe(
            id = "ipheader.source-route.back-again",
            rules = "RFC9293-MUST-53",
            claim = "Segments go back the way that the SYN came",
            ip = V4,
            state = LISTEN,
            settings = {ON, ON_THE_LINK})
    void backAgain(Lab lab) {
        Connection c = lab.dial(lab.listen());

        c.send(syn().mss(1460).ipOptions(taken(lab, lab.nobodysAddress())));
        c.expect(synAck().ipOptions(back(lab, lab.nobodysAddress())), "the way of the SYN, the other way round");
        c.send(ack());
        c.accept();
        c.user().send("text");
        c.expect(data("text").ipOptions(back(lab, lab.nobodysAddress())), "and all that follows");
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
        Connection c = lab.connect(syn().mss(1460).ipOptions(taken(lab, lab.nobodysAddress())));

        c.send(data("hello").ipOptions(taken(lab, newer)));
        c.expect(ack().ipOptions(back(lab, newer)), "the newer way is the better one");
    }
}

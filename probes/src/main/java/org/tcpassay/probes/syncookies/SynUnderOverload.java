// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.syncookies;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.Given.RFC2018;
import static org.tcpassay.rules.Given.RFC4987;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** A SYN that offers whatever there is, with and without overload. */
final class SynUnderOverload {

    private static final SegmentSpec OFFER = syn().mss(1460).sackPermitted().windowScale(7);

    @Probe(
            id = "syn-cookies.offer-before-overload.recorded",
            rules = "RFC4987-3.7-1",
            state = LISTEN,
            claim = "Cookies begin where the backlog ends: before that a SYN has its record and its options")
    void recorded(Lab lab) {
        lab.needs(RFC4987);
        Connection c = lab.dial(lab.listen());

        c.send(OFFER);
        c.expect(lab.given(RFC2018, synAck().sackPermitted(), synAck()), "there is room to remember what was offered");
        c.expectState(SYN_RECEIVED, "in a record");
    }

    @Probe(
            id = "syn-cookies.offer-without-timestamps.not-taken-up",
            rules = {"RFC4987-3.6-4", "RFC4987-3.7-1"},
            state = LISTEN,
            claim = "Under overload, without timestamps to carry it, no option is taken up that must be remembered")
    void notTakenUp(Lab lab) {
        Connection c = lab.dial(Overload.of(lab));

        c.send(OFFER);
        c.expect(
                synAck().without(TcpOption.SackPermitted.class).without(TcpOption.WindowScale.class),
                "32 bits of a cookie have no room for them");
        c.expectState(CLOSED, "and there is no record");
    }

    @Probe(
            id = "syn-cookies.offer-with-timestamps.kept",
            rules = "RFC4987-3.6-4",
            state = LISTEN,
            claim = "What a SYN,ACK takes up under overload is still known when its ACK comes")
    void kept(Lab lab) {
        Connection c = lab.dial(Overload.of(lab));

        c.send(OFFER.timestamps());
        boolean sack = c.expect(synAck(), "the echo of TSval can carry what the cookie cannot")
                .option(TcpOption.SackPermitted.class)
                .isPresent();
        lab.needs(sack, "the target does not take up selective acknowledgments under overload");
        c.send(ack());
        c.accept();

        c.send(data("behind").seq(RCV_NXT.plus(10)));
        c.expect(
                ack().timestamps().sack(RCV_NXT.plus(10), RCV_NXT.plus(16)),
                "selective acknowledgments were agreed upon, and timestamps");
    }
}

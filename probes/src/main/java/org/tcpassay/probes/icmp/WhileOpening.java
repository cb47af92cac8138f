// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.icmp;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.hostUnreachable;
import static org.tcpassay.script.Segments.icmp;
import static org.tcpassay.script.Segments.portUnreachable;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.util.List;
import org.tcpassay.expect.Symbol;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.IpVersion;

/** An error about the SYN or the SYN,ACK of the target. */
final class WhileOpening {

    @Probe(
            id = "icmp.while-opening.refused",
            rules = {"RFC9293-SHLD-26", "RFC1122-4.2.3.9-1"},
            claim = "An open ends when the host says that nobody is there to answer",
            state = SYN_SENT)
    void refused(Lab lab) {
        refusedBy(lab, IcmpError.PORT_UNREACHABLE);
    }

    @Probe(
            id = "icmp.while-opening.refused-as-protocol",
            rules = {"RFC9293-SHLD-26", "RFC1122-4.2.3.9-1"},
            claim = "An open ends when the host says that it knows no TCP; ICMPv6 has no hard error for that",
            state = SYN_SENT,
            ip = IpVersion.V4)
    void refusedAsProtocol(Lab lab) {
        refusedBy(lab, IcmpError.PROTOCOL_UNREACHABLE);
    }

    private static void refusedBy(Lab lab, IcmpError error) {
        Connection c = lab.reach(SYN_SENT);

        c.send(icmp(error));
        c.expectError(
                List.of("ECONNREFUSED", "ENOPROTOOPT", "EPROTO"), "the user need not wait for what will not come");
        c.expectState(CLOSED, "a hard error ends the open");

        c.send(synAck());
        c.expect(rst().seq(Symbol.SEG_ACK), "there is no connection any more");
    }

    @Probe(
            id = "icmp.while-opening.half-open-dropped",
            rules = "RFC9293-SHLD-26",
            claim = "A connection that a listener has half open ends by a hard error about its SYN,ACK",
            state = SYN_RECEIVED)
    void halfOpenDropped(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(portUnreachable());
        c.expectState(CLOSED, "a hard error ends the connection");

        c.send(ack());
        c.expect(rst().seq(Symbol.SEG_ACK), "there is no connection any more");
        c.expectNotAccepted("the handshake was never completed");
    }

    @Probe(
            id = "icmp.while-opening.half-open-kept",
            rules = "RFC9293-MUST-56",
            claim = "A connection that a listener has half open outlives an error that may pass",
            state = SYN_RECEIVED)
    void halfOpenKept(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(hostUnreachable());
        c.expectState(SYN_RECEIVED, "a soft error ends nothing");

        c.send(ack());
        c.accept();
        c.user().send("text");
        c.expect(data("text"), "the handshake comes to its end");
    }

    @Probe(
            id = "icmp.while-opening.syn-repeated",
            rules = "RFC9293-MUST-56",
            claim = "An open outlives an error that may pass, and repeats its SYN",
            state = SYN_SENT)
    void synRepeated(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(hostUnreachable());
        c.expectRepeated(syn().seq(Symbol.ISS), "a soft error ends nothing: the SYN is sent again");

        c.send(synAck());
        c.expect(ack(), "the open comes to its end");
    }

    @Probe(
            id = "icmp.while-opening.user-learns",
            rules = {"RFC5461-4.1-1", "RFC9293-SHLD-25"},
            claim = "A user who opens and asks for it learns at once of a soft error, whether the open goes on or not",
            state = SYN_SENT)
    void userLearns(Lab lab) {
        Connection c = lab.preamble(SYN_SENT.text(), () -> {
            Connection opening = lab.open(UserOption.SOFT_ERRORS, 1);
            opening.expect(syn(), "an active open sends a SYN");
            return opening;
        });

        c.send(hostUnreachable());
        c.expectError(List.of("EHOSTUNREACH"), "whoever tries several addresses can go on to the next");
        c.expectState(List.of(SYN_SENT, CLOSED), "many stacks give up here, which RFC 5461 describes");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Flags;

/** Connections on which both ends use ECN. */
final class Setup {

    /** Makes Linux ask for ECN when it opens; by default it only answers. */
    static final String ASKING = "net.ipv4.tcp_ecn=1";

    static final Flags ECN_SETUP = Flags.ECE.with(Flags.CWR);

    /** Bytes of a segment in bulk. */
    static final int SIZE = 1_000;

    private static final int MUCH = 100; // segments; more than any initial window, twice over

    private Setup() {}

    /** An ECN-setup SYN. */
    static SegmentSpec setupSyn() {
        return syn().mss(SIZE).and(ECN_SETUP);
    }

    /** An ECN-setup SYN,ACK. */
    static SegmentSpec setupSynAck() {
        return synAck().mss(SIZE).and(Flags.ECE);
    }

    /** ESTABLISHED with ECN, opened by the tester. */
    static Connection established(Lab lab) {
        return established(lab, lab.listen());
    }

    private static Connection established(Lab lab, Listener listener) {
        lab.needs(Given.RFC3168);
        return lab.preamble("ESTABLISHED with ECN", () -> {
            Connection c = lab.dial(listener);
            c.send(setupSyn());
            c.expect(synAck().and(Flags.ECE), "who claims ECN answers an ECN-setup SYN with an ECN-setup SYN,ACK");
            c.send(ack());
            return c.accept();
        });
    }

    /** ESTABLISHED with ECN, the congestion window full and more waiting to be sent. */
    static Connection sending(Lab lab) {
        Connection c = established(lab);
        return lab.preamble("ESTABLISHED with ECN and a full window", () -> {
            c.user().set(UserOption.SEND_BUFFER, 2 * MUCH * SIZE);
            c.user().send(lab.payload(MUCH * SIZE));
            takeAll(c);
            c.judge(
                    "a congestion window holds two segments at least, and not all there is",
                    "2 to " + (MUCH - 1) + " segments in flight",
                    flight(c) >= 2 && flight(c) < MUCH,
                    flight(c) + " segments");
            return c;
        });
    }

    /** Segments in flight. */
    static long flight(Connection c) {
        return (c.value(SND_NXT.minus(SND_UNA)) & 0xffff_ffffL) / SIZE;
    }

    /** Acknowledges all that is in flight, segment by segment. */
    static void acknowledgeEach(Connection c, SegmentSpec acknowledgment) {
        for (long left = flight(c); left > 0; left--) {
            c.send(acknowledgment.ack(SND_UNA.plus(SIZE)));
        }
        takeAll(c);
    }

    /** Takes in all that the window lets out: a stack may hold back a part until the link has carried the rest. */
    static void takeAll(Connection c) {
        long before = -1;
        while (flight(c) != before) {
            before = flight(c);
            c.takeIn();
        }
    }
}

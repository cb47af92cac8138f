// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synflood;

import static org.tcpassay.probes.synflood.Flood.BACKLOG;
import static org.tcpassay.probes.synflood.Flood.MANY;
import static org.tcpassay.rules.Given.RFC4987;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** A handshake among SYNs that nobody follows up. */
final class HandshakeInFlood {

    @Probe(
            id = "syn-flood.full-backlog.handshake-completes",
            rules = "RFC4987-3.4-1",
            state = LISTEN,
            claim = "However full the backlog, whoever answers the SYN,ACK is connected",
            resembles = "CVE-1999-0116 (SYN flood)")
    void handshakeCompletes(Lab lab) {
        lab.needs(RFC4987);
        Listener flooded = lab.listen(BACKLOG);

        Flood.of(lab, flooded, MANY);
        completes(lab, flooded);
    }

    @Probe(
            id = "syn-flood.backlog-with-room.handshake-completes",
            rules = "RFC4987-3.4-1",
            state = LISTEN,
            claim = "What is half open does not hinder a handshake as long as there is room",
            resembles = "CVE-1999-0116 (SYN flood)")
    void handshakeCompletesBelow(Lab lab) {
        Listener flooded = lab.listen(BACKLOG);

        Flood.of(lab, flooded, BACKLOG / 2);
        completes(lab, flooded);
    }

    private static void completes(Lab lab, Listener listener) {
        Connection honest = lab.dial(listener);
        honest.send(syn().mss(1460));
        honest.expect(synAck(), "an honest SYN is answered");
        honest.send(ack());
        honest.accept();
        honest.send(data("hello"));
        honest.expect(ack(), "and its connection is like any other");
        honest.expectReceived("hello", "whatever else is half open");
    }
}

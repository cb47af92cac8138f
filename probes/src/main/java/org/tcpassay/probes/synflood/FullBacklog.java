// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synflood;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.Given.RFC4987;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.util.List;
import java.util.stream.Stream;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** SYNs that nobody follows up, more of them than the backlog holds. */
final class FullBacklog {

    private static final int BACKLOG = 8;
    private static final int MANY = 3 * BACKLOG;

    @Probe(
            id = "syn-flood.full-backlog.others-undisturbed",
            rules = {"RFC4987-3.2-1", "RFC9293-MUST-41"},
            state = LISTEN,
            claim = "A full backlog disturbs neither connections of that port nor other ports",
            resembles = "CVE-1999-0116 (SYN flood)")
    void othersUndisturbed(Lab lab) {
        Listener flooded = lab.listen(BACKLOG);
        Listener other = lab.listenElsewhere();
        Connection old = lab.connect(flooded, syn().mss(1460));

        flood(lab, flooded, MANY);
        old.send(data("still here"));
        old.expect(ack(), "an established connection has its record already");
        old.expectReceived("still here", "and goes on as before");
        Connection elsewhere = lab.dial(other);
        elsewhere.send(syn());
        elsewhere.expect(synAck(), "the backlog of one port is not that of another");
        elsewhere.send(ack());
        elsewhere.accept();
        elsewhere.expectState(ESTABLISHED, "so its connections are made");
    }

    @Probe(
            id = "syn-flood.full-backlog.handshake-completes",
            rules = "RFC4987-3.4-1",
            state = LISTEN,
            claim = "However full the backlog, whoever answers the SYN,ACK is connected",
            resembles = "CVE-1999-0116 (SYN flood)")
    void handshakeCompletes(Lab lab) {
        lab.needs(RFC4987);
        Listener flooded = lab.listen(BACKLOG);

        flood(lab, flooded, MANY);
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

        flood(lab, flooded, BACKLOG / 2);
        completes(lab, flooded);
    }

    @Probe(
            id = "syn-flood.full-backlog.room-after-reset",
            rules = "RFC9293-3.10.7.4-RST-SR-EXACT",
            state = LISTEN,
            claim = "A half-open connection that is reset makes room for another",
            resembles = "CVE-1999-0116 (SYN flood)")
    void roomAfterReset(Lab lab) {
        Listener flooded = lab.listen(BACKLOG);

        List<Connection> halfOpen = flood(lab, flooded, MANY);
        halfOpen.forEach(c -> c.send(rst().seq(RCV_NXT)));
        Connection honest = lab.dial(flooded);
        honest.send(syn().mss(1460));
        honest.expect(synAck(), "an honest SYN is answered");
        honest.expectState(SYN_RECEIVED, "and has a record, for those that were reset have none");
    }

    private static List<Connection> flood(Lab lab, Listener listener, int syns) {
        var halfOpen = Stream.generate(() -> lab.dial(listener)).limit(syns).toList();
        halfOpen.forEach(c -> c.send(syn()));
        return halfOpen;
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

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synflood;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.probes.synflood.Flood.BACKLOG;
import static org.tcpassay.probes.synflood.Flood.MANY;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.util.List;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** SYNs that nobody follows up, more of them than the backlog holds. */
final class FullBacklog {

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

        Flood.of(lab, flooded, MANY);
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
            id = "syn-flood.full-backlog.room-after-reset",
            rules = "RFC9293-3.10.7.4-RST-SR-EXACT",
            state = LISTEN,
            claim = "A half-open connection that is reset makes room for another",
            resembles = "CVE-1999-0116 (SYN flood)")
    void roomAfterReset(Lab lab) {
        Listener flooded = lab.listen(BACKLOG);

        List<Connection> halfOpen = Flood.of(lab, flooded, MANY);
        halfOpen.forEach(c -> c.send(rst().seq(RCV_NXT)));
        Connection honest = lab.dial(flooded);
        honest.send(syn().mss(1460));
        honest.expect(synAck(), "an honest SYN is answered");
        honest.expectState(SYN_RECEIVED, "and has a record, for those that were reset have none");
    }
}

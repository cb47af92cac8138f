// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ipheader;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** A user of the target chooses how far its segments may go. */
final class HopLimit {

    private static final int HOPS = 7;

    @Probe(
            id = "ipheader.hop-limit.as-set",
            rules = "RFC9293-MUST-49",
            claim = "What the user chose before it opened is on the SYN and on all that follows",
            state = SYN_SENT)
    void asSet(Lab lab) {
        Connection c = lab.open(UserOption.TIME_TO_LIVE, HOPS);
        c.expect(syn().ttl(HOPS), "the time to live can be configured");

        c.send(synAck().mss(1460));
        c.expect(ack().ttl(HOPS), "the time to live can be configured");
        c.user().send("text");
        c.expect(data("text").ttl(HOPS), "the time to live can be configured");
    }

    @Probe(
            id = "ipheader.hop-limit.changed",
            rules = "RFC9293-MUST-49",
            claim = "A user can choose again while the connection lasts",
            state = ESTABLISHED)
    void changed(Lab lab) {
        Connection c = lab.connect();
        c.user().set(UserOption.TIME_TO_LIVE, HOPS);
        c.user().send("text");
        c.expect(data("text").ttl(HOPS), "the user chose it");
        c.send(ack());

        c.user().set(UserOption.TIME_TO_LIVE, HOPS + 1);
        c.user().send("more");
        c.expect(data("more").ttl(HOPS + 1), "the user chose again");
    }
}

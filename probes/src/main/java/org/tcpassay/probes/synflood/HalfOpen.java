// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synflood;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.synAck;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN,ACK that is never answered, but too late. */
final class HalfOpen {

    @Probe(
            id = "syn-flood.half-open.reaped",
            rules = "RFC4987-3.3-1",
            state = SYN_RECEIVED,
            claim = "What nobody completes is forgotten after the last retransmission of its SYN,ACK",
            resembles = "CVE-1999-0116 (SYN flood)",
            tags = "slow")
    void reaped(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED);
        Duration life = lab.time("syn-received-ms");
        c.expectOnly(
                anyOf(synAck().seq(ISS), rst(), rstAck()),
                life.plus(life.dividedBy(10)),
                "the SYN,ACK comes again, and at the end perhaps a reset");
        c.expectState(CLOSED, "the record is gone, and its place in the backlog free");

        c.send(ack());
        c.expect(rst().seq(SEG_ACK), "so the ACK has come too late");
        c.expectNotAccepted("and makes nothing");
    }
}

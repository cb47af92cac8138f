// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.wire.TcpOption;

/** Segments with timestamps for a connection that does not exist. */
final class ToStranger {

    private static final long TSVAL = 1_234;

    @Probe(
            id = "timestamps.segment-to-closed-port.reset-echoes-if-at-all",
            rules = "RFC7323-5.2-2",
            state = CLOSED,
            claim = "The reset for a segment with timestamps echoes its TSval, with TSval 0, or has no timestamps")
    void resetEchoesIfAtAll(Lab lab) {
        Connection c = lab.reach(CLOSED);

        c.send(syn().timestamp(TSVAL).echoing(0));
        Seen reset = c.expect(rstAck().seq(0).ack(SEG_SEQ.plus(1)), "nobody listens");
        c.judge(
                "a host without the connection has no clock for it",
                "no timestamps, or TSval 0 and TSecr " + TSVAL,
                reset.option(TcpOption.Timestamps.class)
                        .map(own -> own.equals(new TcpOption.Timestamps(0, TSVAL)))
                        .orElse(true),
                "" + reset.segment().options());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.timewait;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN comes in for a connection in TIME-WAIT. */
final class SynInTimeWait {

    @Probe(
            id = "lifecycle.syn-in-time-wait.whatever-reuse-says",
            rules = {"RFC6191-2-TS-GT", "DOC-114"},
            claim = "tcp_tw_reuse is for opens: a SYN that comes in with a newer timestamp is taken though it is 0",
            tags = "time-wait",
            settings = "net.ipv4.tcp_tw_reuse=0")
    void whateverReuseSays(Lab lab) {
        lab.needs(Given.RFC6191);
        Connection c = lab.reach(TIME_WAIT, syn().mss(1460).timestamps());

        c.send(syn().seq(IRS.plus(1)).timestampNewerBy(1_000).accepted());
        c.expect(synAck().ack(IRS.plus(1)).timestamps(), "the timestamp proves a new incarnation");
    }
}

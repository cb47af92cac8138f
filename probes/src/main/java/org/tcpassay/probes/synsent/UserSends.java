// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Call;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The user sends before the handshake is done. */
final class UserSends {

    @Probe(
            id = "syn-sent.user-sends.queued",
            rules = {"RFC9293-3.10.2-SEND-QUEUE", "RFC9293-3.10.7.3-SYNSENT-SYNACK"},
            claim = "Data that the user sends in SYN-SENT waits for ESTABLISHED")
    void queued(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        Call<Integer> sending = c.user().send("early");
        c.expectSilence("no data leaves before the tester's SYN is known");

        c.send(synAck());
        sending.result();
        c.await(data("early"), "ESTABLISHED: the data leaves, with the acknowledgment of the SYN or after it");
    }
}

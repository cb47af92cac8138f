// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.icmp;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.hostUnreachable;
import static org.tcpassay.script.Segments.portUnreachable;
import static org.tcpassay.script.Segments.synAck;

import java.util.List;
import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** An error that quotes a number which is not under way: whoever forges one has to guess. */
final class WrongSequence {

    /** Outside of SND.UNA =< SEG.SEQ < SND.NXT. */
    enum Quoted {
        OLD(SND_UNA.minus(1)),
        LONG_PAST(SND_UNA.minus(100_000)),
        NEXT(SND_NXT),
        FAR_AHEAD(SND_NXT.plus(100_000));

        private final Position seq;

        Quoted(Position seq) {
            this.seq = seq;
        }
    }

    @Probe(
            id = "icmp.wrong-sequence.not-told",
            rules = "RFC5927-4.1-1",
            claim = "A soft error about a segment that is not under way is told to nobody",
            state = ESTABLISHED)
    void notTold(Lab lab, Quoted quoted) {
        Connection c = lab.connect();
        c.user().set(UserOption.SOFT_ERRORS, 1);
        c.user().send("text");
        c.expect(data("text"), "the window is open");

        c.send(hostUnreachable().quotingSeq(quoted.seq));
        c.expectSilence("an error is not answered");
        c.expectNoError("it may be forged: nothing that was sent has this number");

        c.send(hostUnreachable());
        c.expectError(List.of("EHOSTUNREACH"), "the same error about the segment under way counts");
    }

    @Probe(
            id = "icmp.wrong-sequence.open-goes-on",
            rules = "RFC5927-4.1-1",
            claim = "A hard error about a SYN that was not sent does not end an open",
            rows = {"OLD", "NEXT", "FAR_AHEAD"},
            state = SYN_SENT)
    void openGoesOn(Lab lab, Quoted quoted) {
        Connection c = lab.reach(SYN_SENT);

        c.send(portUnreachable().quotingSeq(quoted.seq));
        c.expectState(SYN_SENT, "it may be forged: nothing that was sent has this number");

        c.send(synAck());
        c.expect(ack(), "the open comes to its end");
    }
}

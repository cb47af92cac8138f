// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.pathmtu;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.pathmtu.Sizes.fitting;
import static org.tcpassay.probes.pathmtu.Sizes.full;
import static org.tcpassay.probes.pathmtu.Sizes.narrower;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** Fragmentation Needed or Packet Too Big about a segment that is not under way. */
final class Forged {

    /** Outside of SND.UNA =< SEG.SEQ < SND.NXT. */
    enum Quoted {
        OLD(SND_UNA.minus(1)),
        NEXT(SND_NXT),
        FAR_AHEAD(SND_NXT.plus(100_000));

        private final Position seq;

        Quoted(Position seq) {
            this.seq = seq;
        }
    }

    @Probe(
            id = "pathmtu.forged.size-kept",
            rules = "RFC5927-4.1-1",
            claim = "A message about a segment that is not under way makes no segment smaller",
            state = ESTABLISHED)
    void sizeKept(Lab lab, Quoted quoted) {
        Connection c = lab.connect();
        Bytes text = full(lab);
        c.user().send(text);
        c.expect(data(text), "the window is open");

        c.send(narrower().quotingSeq(quoted.seq));
        c.send(ack());
        Bytes more = full(lab);
        c.user().send(more);
        c.expect(data(more), "it may be forged: nothing that was sent has this number");
    }

    @Probe(
            id = "pathmtu.forged.acknowledged-ignored",
            rules = "RFC5927-7.2-1",
            claim = "A message about text that has arrived is ignored, one about text under way is not",
            state = ESTABLISHED)
    void acknowledgedIgnored(Lab lab) {
        Connection c = lab.connect();
        Bytes text = full(lab);
        c.user().send(text);
        c.expect(data(text), "the window is open");
        c.send(ack());

        c.send(narrower());
        Bytes more = full(lab);
        c.user().send(more);
        c.expect(data(more), "what has arrived was not too large");

        c.send(narrower());
        c.expectRepeated(fitting(lab).seq(SND_UNA), "at once, or when nothing goes on without it");
    }
}

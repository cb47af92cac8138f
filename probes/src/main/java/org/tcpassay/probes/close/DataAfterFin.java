// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.close;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.silence;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data at RCV.NXT although the peer has sent its FIN. */
final class DataAfterFin {

    @Probe(
            id = "close.data-after-fin.ignored",
            rules = "RFC9293-3.10.7.4-TEXT-{state}",
            rows = {"CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"},
            claim = "Data behind the peer's FIN is neither acknowledged nor delivered")
    void ignored(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(data("one more thing").ack(SND_UNA));
        c.expectEither(silence(), ack(), "there can be no such data: RCV.NXT stays where it is");
        c.expectState(row, "it changes nothing");
        c.expectEndOfStream("the stream has ended before it");
    }
}

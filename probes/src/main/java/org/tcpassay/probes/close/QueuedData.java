// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.close;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** The user closes with data still to be sent. */
final class QueuedData {

    @Probe(
            id = "close.queued-data.before-fin",
            rules = {"RFC9293-3.10.4-CLOSE-ESTAB", "RFC9293-3.8.6-WNDFIT"},
            state = ESTABLISHED,
            claim = "A close waits its turn: the FIN follows the last byte of what the user sent")
    void beforeFin(Lab lab) {
        Connection c = lab.preamble("ESTABLISHED with a closed window", () -> {
            Connection waiting = lab.connect(syn().mss(1000));
            waiting.closeWindow();
            return waiting;
        });
        Bytes stream = lab.payload(3_000);

        c.user().send(stream);
        c.user().shutdown();
        c.expectSilence("the window is closed for data, and the FIN stands behind it");
        c.send(ack().window(2_000));
        c.expect(data(stream.slice(0, 1_000)), "the window opens");
        c.expect(data(stream.slice(1_000, 2_000)), "for two segments");
        c.expectSilence("and neither for the third nor for the FIN");

        c.send(ack().window(2_000));
        c.await(fin().anySeq().anyPayload(Range.atMost(1_000)), "the rest of the data and the FIN");
        long inFlight = c.value(SND_NXT.minus(SND_UNA)) & 0xffff_ffffL;
        c.judge(
                "the FIN stands behind the last byte",
                "1001 numbers in flight: the last 1000 bytes and the FIN",
                inFlight == 1_001,
                inFlight + " numbers in flight");
        c.send(ack());
        c.expectState(FIN_WAIT_2, "data and FIN are acknowledged");
    }
}

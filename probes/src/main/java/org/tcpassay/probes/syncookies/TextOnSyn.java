// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.syncookies;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN with text, under overload. */
final class TextOnSyn {

    @Probe(
            id = "syn-cookies.text-on-syn.not-kept",
            rules = "RFC4987-3.5-1",
            state = LISTEN,
            claim = "Under overload text on a SYN is neither kept nor acknowledged, and must come again")
    void notKept(Lab lab) {
        Connection c = lab.dial(Overload.of(lab));

        c.send(syn().mss(1460).payload("early"));
        c.expect(synAck().ack(IRS.plus(1)), "the SYN is acknowledged, its text is not");
        c.send(ack().seq(IRS.plus(1)));
        c.accept();
        c.expectNothingReceived("without a record there was nowhere to keep it");

        c.send(data("early").seq(IRS.plus(1)));
        c.expect(ack().ack(IRS.plus(6)), "the second copy is taken");
        c.expectReceived("early", "and delivered");
    }
}

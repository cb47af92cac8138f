// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.expect.Symbol.SEG_LEN;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** A SYN with an option whose length cannot be. */
final class MalformedOptionInSyn {

    @Probe(
            id = "robustness.malformed-option-in-syn.survived",
            rules = "RFC9293-MUST-7",
            state = LISTEN,
            claim = "A malformed option in a SYN costs at most that connection",
            resembles = {"CVE-2020-24337 (picoTCP, endless loop)", "CVE-2019-12260 (URGENT/11, malformed TCP-AO)"})
    void survived(Lab lab, Malformed row) {
        Listener listener = lab.listen();
        Connection c = lab.dial(listener);

        c.send(syn().option(row.option));
        c.expect(
                anyOf(synAck(), silence(), rstAck().seq(0).ack(SEG_SEQ.plus(SEG_LEN))),
                "the options are ignored, or the segment is, or the connection is refused");

        Alive.expect(lab, listener);
    }
}

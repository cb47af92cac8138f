// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.mss;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** A SYN without an MSS option. */
final class AnsweredWithout {

    @Probe(
            id = "mss.syn-without-option.answered-with-or-without",
            rules = "RFC9293-MAY-3",
            state = LISTEN,
            claim = "The SYN,ACK may carry an MSS option whether the SYN had one or not; if so, it is the link's")
    void answeredWithOrWithout(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(syn());
        c.expect(
                anyOf(synAck().mss(lab.roadMss()), synAck().without(TcpOption.Mss.class)),
                "the option may be sent always, and is not an answer to the peer's");
    }
}

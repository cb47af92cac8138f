// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ipheader;

import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** The user of the target opens without saying from which address. */
final class OwnAddress {

    @Probe(
            id = "ipheader.own-address.chosen",
            rules = "RFC9293-MUST-44",
            claim = "The SYN of an open that names no address comes from the address that the network knows",
            state = SYN_SENT)
    void chosen(Lab lab) {
        Connection c = lab.open();

        Seen seen = c.expect(syn(), "an active open sends a SYN");
        String got = "from " + seen.ip().source();
        c.judge(
                "IP chooses an address before TCP sends its SYN",
                "from " + lab.targetAddress(),
                seen.ip().source().equals(lab.targetAddress()),
                got);
    }
}

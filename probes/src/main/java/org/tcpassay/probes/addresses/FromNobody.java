// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.addresses;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.SpecialAddress;

/** A segment from an address that no host can have sent it from. */
final class FromNobody {

    @Probe(
            id = "addresses.from-nobody.syn-dropped",
            rules = {"RFC9293-MUST-63", "RFC1122-3.2.1.3-2"},
            claim = "A SYN from an address that is no host's of the link draws nothing",
            state = LISTEN)
    void synDropped(Lab lab, SpecialAddress address) {
        Connection c = lab.dial(lab.listen());

        c.send(syn().from(lab.address(address)));
        c.expectSilence("nobody can have sent it, so nobody is answered");
        c.expectNotAccepted("no connection came about");
    }

    @Probe(
            id = "addresses.from-nobody.stranger-dropped",
            rules = "RFC1122-3.2.1.3-2",
            claim = "An acknowledgment from an address that is no host's of the link draws no reset",
            state = CLOSED)
    void strangerDropped(Lab lab, SpecialAddress address) {
        Connection c = lab.stranger();

        c.send(ack().from(lab.address(address)));
        c.expectSilence("a reset would go to all, or to nobody");
    }
}

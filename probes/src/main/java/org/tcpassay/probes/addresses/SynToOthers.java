// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.addresses;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.SpecialAddress;

/** A SYN to a port that is open, but to an address that is not the target's alone. */
final class SynToOthers {

    @Probe(
            id = "addresses.to-others.syn-dropped",
            rules = "RFC9293-MUST-57",
            claim = "A SYN that is sent to all draws nothing",
            rows = {"BROADCAST", "ALL_HOSTS"},
            state = LISTEN)
    void synDropped(Lab lab, SpecialAddress address) {
        Connection c = lab.dial(lab.listen());

        c.send(syn().to(lab.address(address)));
        c.expectSilence("a connection has two ends: nobody can open one to all");
        c.expectNotAccepted("no connection came about");
    }

    @Probe(
            id = "addresses.to-others.neighbours-syn-dropped",
            rules = "RFC1122-3.2.1.3-1",
            claim = "A SYN to an address that the target does not have draws nothing, not even a reset",
            state = LISTEN)
    void neighboursSynDropped(Lab lab) {
        Connection c = lab.dial(lab.listen());

        c.send(syn().to(lab.nobodysAddress()));
        c.expectSilence("it was meant for somebody else");
        c.expectNotAccepted("no connection came about");
    }
}

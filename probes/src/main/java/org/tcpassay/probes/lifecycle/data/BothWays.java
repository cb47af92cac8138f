// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.data;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.position;
import static org.tcpassay.fault.conditions.Conditions.positionFrom;

import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** Both programs write at the same time. */
final class BothWays {

    private static final int LENGTH = 32_000;

    @Probe(
            id = "lifecycle.both-ways.independent",
            rules = {"RFC9293-3.10.7.4-TEXT-ES", "DOC-154"},
            claim = "Both directions carry their own octets under their own numbers at the same time",
            tags = "data")
    void independent(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        Bytes there = Bytes.utf8("question".repeat(LENGTH / 8));
        Bytes back = Bytes.utf8("answers,".repeat(LENGTH / 8));

        life.opener().send(there);
        life.listener().send(back);
        life.listener().expectReceived(there, "one direction is whole");
        life.opener().expectReceived(back, "and so is the other");
        hosts.expect(
                allOf(Conditions.from(OPENER), position(LENGTH, LENGTH + 1)), "the opener has numbered its own octets");
        hosts.expect(
                allOf(Conditions.from(LISTENER), position(LENGTH, LENGTH + 1)),
                "and the listener its own, from its own beginning");
        hosts.expectCount(0, positionOf(OPENER), "what has come from the other end moves no number");
        hosts.expectCount(0, positionOf(LISTENER), "here neither");
    }

    /** Octets behind the last that this end has. */
    private static Condition positionOf(End end) {
        return allOf(Conditions.from(end), positionFrom(LENGTH + 1L));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.data;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.text;
import static org.tcpassay.fault.conditions.Conditions.textSize;

import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** Small writes one after the other, and Nagle is switched off. */
final class WritesWithoutNagle {

    private static final Condition FROM_LISTENER = Conditions.from(LISTENER);

    @Probe(
            id = "lifecycle.writes-apart.nagle-off",
            rules = {"RFC9293-MUST-17", "DOC-006", "DOC-007"},
            claim =
                    "Without Nagle's algorithm each write leaves at once as a segment of its own; messages stick together all the"
                            + " same where they are read",
            tags = {"data", "nagle"})
    void nagleOff(Hosts hosts) {
        hosts.losing("each bare acknowledgment of the listener", allOf(FROM_LISTENER, flags(".")));
        Life life = hosts.connect();
        life.opener().set(UserOption.NO_DELAY, 1);

        life.opener().send("(1)");
        life.opener().send("(2)");
        life.opener().send("(3)");
        hosts.expect(allOf(text(1), textSize(3, 3)), "the first leaves");
        hosts.expect(allOf(text(2), textSize(3, 3)), "and the second, though nothing is acknowledged");
        hosts.expect(allOf(text(3), textSize(3, 3)), "and the third");
        hosts.expect(nth(3, allOf(FROM_LISTENER, flags("."))), "all have arrived");
        life.listener().expectOneRead("(1)(2)(3)", "the reader's stream has no borders");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.data;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.payload;
import static org.tcpassay.fault.conditions.Conditions.text;

import java.time.Duration;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** Several small writes, a pause between them or none, and a reader who comes late. */
final class WritesApart {

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Condition TEXT = allOf(Conditions.from(OPENER), data());
    private static final Condition FROM_LISTENER = Conditions.from(LISTENER);

    @Probe(
            id = "lifecycle.writes-apart.one-read",
            rules = {"RFC9293-3.10.7.4-TEXT-ES", "DOC-156"},
            claim = "A pause between two writes makes two segments, but a reader who comes late reads both at once",
            tags = {"data", "nagle"})
    void oneRead(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();

        life.opener().send("one,");
        hosts.expect(nth(1, TEXT), "the first leaves");
        hosts.pause(PAUSE);
        life.opener().send("two");
        hosts.expect(allOf(text(2), payload("two")), "the second is a segment of its own");
        hosts.expect(nth(3, FROM_LISTENER), "and has arrived");
        life.listener().expectOneRead("one,two", "segments are no messages");
    }

    @Probe(
            id = "lifecycle.writes-apart.two-reads",
            rules = {"RFC9293-3.10.7.4-TEXT-ES", "DOC-156"},
            claim = "Only a reader who reads at once finds the two apart",
            tags = {"data", "nagle"})
    void twoReads(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();

        life.opener().send("one,");
        life.listener().expectReceived("one,", "who reads at once reads the first alone");
        life.opener().send("two");
        life.listener().expectReceived("two", "and the second alone");
    }
}

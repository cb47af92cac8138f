// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.urgent;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Flags;

/** Urgent data comes, is fetched, and more comes. */
final class Told {

    @Probe(
            id = "urgent.pointer-advances.told-again",
            rules = "RFC9293-MUST-32",
            state = ESTABLISHED,
            claim = "The user is told when urgent data is pending, and again when the pointer advances")
    void toldAgain(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        judge(c, false, "nothing is urgent yet");

        c.send(data("abc!").and(Flags.URG).urgent(4));
        c.expect(ack(), "urgent data is data");
        judge(c, true, "an urgent pointer came, and no urgent data was pending");

        c.user().receiveUrgent().result();
        c.user().receive().result();
        judge(c, false, "the user has fetched it all");
        c.send(data("def!").and(Flags.URG).urgent(4));
        c.expect(ack(), "urgent data is data");
        judge(c, true, "the urgent pointer has advanced");
    }

    private static void judge(Connection c, boolean told, String because) {
        boolean is = c.user().isToldOfUrgent();
        c.judge(because, words(told), is == told, words(is));
    }

    private static String words(boolean told) {
        return told ? "the user is told of urgent data" : "the user is not told of urgent data";
    }
}

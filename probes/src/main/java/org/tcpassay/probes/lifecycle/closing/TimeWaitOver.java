// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.after;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.rst;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.rules.State.TIME_WAIT;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** The fourth segment of a close is lost, and then the road is cut for longer than TIME-WAIT lasts. */
final class TimeWaitOver {

    private static final Condition FIN = fin(LISTENER);
    private static final Condition RESET = rst(OPENER);

    /** Of the opener; the first is the third segment of the handshake. */
    private static final Condition ACK = allOf(Conditions.from(OPENER), flags("."));

    @Probe(
            id = "lifecycle.time-wait-over.reset-in-the-end",
            rules = {"RFC9293-3.10.8-TW", "RFC9293-3.10.7.1-CLOSED-ACK", "DOC-140"},
            claim = "TIME-WAIT does not wait until its last acknowledgment has arrived: when it is over and the"
                    + " FIN comes once more the answer is a reset",
            tags = {"slow", "teardown", "time-wait", "reset"})
    void resetInTheEnd(Hosts hosts) {
        hosts.losing("every acknowledgment of the second FIN", after(1, ACK));
        Life life = hosts.connect();
        Duration length = hosts.time("time-wait-ms");
        Duration timeOut = life.listener().retransmissionTimeOut();
        life.opener().close();
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "the opener closes first");

        life.listener().shutdown();
        Passage fin = hosts.expect(FIN, "then the listener");
        life.expectStates(TIME_WAIT, LAST_ACK, "its FIN is acknowledged, and that is lost");
        hosts.cut();
        Timing over = Timing.between(fin, length, length.plus(timeOut));
        life.expectState(OPENER, CLOSED, over, "TIME-WAIT ends by its timer, arrived or not");
        life.expectState(LISTENER, LAST_ACK, "the listener knows nothing yet");

        hosts.heal();
        Timing next = Timing.between(fin, length, length.multipliedBy(2).plus(timeOut)); // gaps double
        hosts.expect(RESET, next, "it asks once more, and now nobody knows of the connection");
        life.listener().expectError("ECONNRESET", "an orderly end, and the user hears of a reset");
        life.expectState(LISTENER, CLOSED, "that was no guarantee");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.crashes;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.rst;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;

import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Lasting;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Repeats;

/** A host that has lost its address gets it back when the other end has given up. */
final class AddressBackTooLate {

    private static final Condition TEXT = allOf(Conditions.from(LISTENER), data());

    @Probe(
            id = "lifecycle.address-back-too-late.reset",
            rules = {"RFC9293-MUST-20", "DOC-161"},
            claim = "When the address comes back too late the other end has given up, and answers by a reset",
            tags = {"slow", "crashes", "reset", "retransmission"},
            settings = {"net.ipv4.tcp_early_retrans=0", "net.ipv4.tcp_retries2=2"})
    void reset(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        int retries = (int) hosts.listener().setting("net.ipv4.tcp_retries2");
        Lasting lasting = hosts.listener().lasting(life.listener().retransmissionTimeOut(), retries);
        hosts.opener().loseAddress();

        life.listener().send("anybody?");
        Repeats tries = life.expectRepeats(LISTENER, TEXT, lasting, "nobody acknowledges it");
        life.expectState(LISTENER, CLOSED, tries.end(), "tcp_retries2 says how long that goes on");
        life.listener().expectError("ETIMEDOUT", "the user is told");

        hosts.opener().regainAddress();
        life.expectState(OPENER, ESTABLISHED, "who lost the address knows nothing of that");
        life.opener().send("here I am");
        hosts.expect(rst(LISTENER), "there is no connection for it any more");
        life.opener().expectError("ECONNRESET", "and so the other user learns of it");
    }
}

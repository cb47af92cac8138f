// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.crashes;

import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.anything;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.ESTABLISHED;

import java.time.Duration;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** A host with a connection has no address for a while. */
final class HostWithoutAddress {

    private static final Duration AWAY = Duration.ofMillis(500);
    private static final int DOUBLINGS = 6; // more than there are while it is away, on a busy machine too
    private static final Condition OWN_TEXT = allOf(Conditions.from(OPENER), data());

    @Probe(
            id = "lifecycle.host-without-address.own-text-waits",
            rules = "DOC-001",
            claim = "What the user of a host without an address sends waits there, and goes when the address is"
                    + " back: that the host cannot send is no end of the connection",
            tags = {"slow", "crashes", "data"})
    void ownTextWaits(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        Duration timeOut = life.opener().retransmissionTimeOut();
        Duration patient = hosts.opener().backoff(timeOut, DOUBLINGS).end();
        hosts.opener().loseAddress();

        life.opener().send("one, ");
        hosts.pause(AWAY);
        life.opener().send("two");
        hosts.expectCount(0, OWN_TEXT, "there is no address to send from");
        life.expectStates(ESTABLISHED, ESTABLISHED, "no kernel ends a connection for that");

        hosts.opener().regainAddress();
        life.listener().expectReceived(Bytes.utf8("one, two"), patient, "it was kept all the time");
    }

    @Probe(
            id = "lifecycle.host-without-address.unnoticed",
            rules = "DOC-152",
            claim = "If nobody sends anything meanwhile, neither end notices that an address was gone",
            tags = "crashes")
    void unnoticed(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        long before = hosts.count(anything());

        hosts.opener().loseAddress();
        hosts.expectNone(nth(before + 1, anything()), AWAY, "nothing has to be said");
        hosts.opener().regainAddress();
        life.listener().send("hello");
        life.opener().expectReceived("hello", "as if nothing had been");
        life.opener().send("hello");
        life.listener().expectReceived("hello", "in the other direction as well");
    }
}

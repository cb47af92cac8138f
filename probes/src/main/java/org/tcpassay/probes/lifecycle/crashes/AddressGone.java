// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.crashes;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.fromSide;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.ESTABLISHED;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Backoff;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** The other end sends to a host that has lost its address, and gets it back. */
final class AddressGone {

    private static final int DOUBLINGS = 6; // more than there are while it is away, on a busy machine too
    private static final Condition TEXT = allOf(Conditions.from(LISTENER), data());
    private static final Condition ALL_OF_OPENER = fromSide(Side.LEFT); // not segments alone, but ICMP too

    @Probe(
            id = "lifecycle.address-gone.sent-again-until-back",
            rules = {"RFC9293-3.10.8-RTX", "DOC-001"},
            claim = "While a host has no address what is sent to it meets silence, and is sent again; when the"
                    + " address comes back in time all of it arrives in order",
            tags = {"slow", "crashes", "retransmission"},
            settings = "net.ipv4.tcp_early_retrans=0")
    void sentAgainUntilBack(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        Duration timeOut = life.listener().retransmissionTimeOut();
        Backoff backoff = hosts.listener().backoff(timeOut, 2);
        long before = hosts.count(ALL_OF_OPENER);
        hosts.opener().loseAddress();

        life.listener().send("one, ");
        Passage sent = hosts.expect(nth(1, TEXT), "the listener does not know that nobody is there");
        hosts.expect(nth(2, TEXT), Timing.about(sent, backoff.again().get(0)), "there is no acknowledgment");
        life.listener().send("two");
        hosts.expect(nth(3, TEXT), Timing.about(sent, backoff.again().get(1)), "the gap doubles");
        hosts.expectCount(before, ALL_OF_OPENER, "neither a reset nor an error of ICMP comes from there");
        life.expectStates(ESTABLISHED, ESTABLISHED, "no kernel ends a connection for want of an address");

        hosts.pause(timeOut); // the next gap is four of them
        hosts.opener().regainAddress();
        Duration patient = hosts.listener().backoff(timeOut, DOUBLINGS).end();
        life.opener().expectReceived(Bytes.utf8("one, two"), patient, "nothing is lost, and nothing is out of order");
        life.expectStates(ESTABLISHED, ESTABLISHED, "the listener had not given up");
    }
}

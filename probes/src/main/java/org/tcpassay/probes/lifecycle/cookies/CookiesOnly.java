// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.cookies;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_SENT;

import org.tcpassay.script.Backoff;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** A listener that answers every SYN by a cookie (tcp_syncookies=2). */
final class CookiesOnly {

    private static final String ALWAYS = "net.ipv4.tcp_syncookies=2";

    @Probe(
            id = "lifecycle.cookies-only.no-record",
            rules = {"RFC4987-3.6-1", "DOC-090", "DOC-091"},
            claim =
                    "A listener that sends a cookie stays in LISTEN and keeps nothing; the acknowledgment that brings the"
                            + " cookie back puts the connection straight into the accept queue",
            tags = {"syn-cookies", "handshake"},
            settings = ALWAYS)
    void noRecord(Hosts hosts) {
        hosts.open();
        HostListener listener = hosts.listener().listen();

        Life life = hosts.opener().connect(listener);
        life.expectOpened("the opener sees nothing unusual");
        hosts.listener().expectCounter(Flood.SENT, 1, "the number of the SYN,ACK is a cookie");
        life.expectWalk(LISTENER, "the listener was never in SYN-RECEIVED: it kept no record", LISTEN, ESTABLISHED);
        life.expectWalk(OPENER, "the opener's walk is as ever", SYN_SENT, ESTABLISHED);
        life.listener().send("hello");
        life.opener().expectReceived("hello", "the connection was accepted, and is like any other");
    }

    @Probe(
            id = "lifecycle.cookies-only.sent-once",
            rules = {"RFC4987-3.6-5", "DOC-093"},
            claim = "A SYN,ACK with a cookie is never sent again; if its acknowledgment is lost, only the opener's data"
                    + " makes the connection",
            tags = {"slow", "syn-cookies", "retransmission"},
            settings = ALWAYS)
    void sentOnce(Hosts hosts) {
        hosts.losing("the third segment", nth(1, handshake(3)));
        Backoff usual = hosts.listener().synAckBackoff();
        Life life = hosts.opener().connect(hosts.listener().listen());
        life.expectOpened("the opener has seen SYN,ACK");
        life.expectStates(ESTABLISHED, LISTEN, "the listener knows nothing");

        hosts.expectNone(
                nth(2, flags("S.")), usual.again().get(1).multipliedBy(11).dividedBy(10), "no record, no timer");
        life.opener().send("late");
        life.expectStates(ESTABLISHED, ESTABLISHED, "data brings the cookie back as well as an empty segment");
        life.listener().expectReceived("late", "and is not lost");
    }
}

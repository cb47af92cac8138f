// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.cookies;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.option;
import static org.tcpassay.fault.conditions.Conditions.sack;

import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.HostSocket;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** A SYN that offers timestamps and everything else, where the answer is a cookie. */
final class HiddenInTimestamps {

    private static final String ALWAYS = "net.ipv4.tcp_syncookies=2";

    @Probe(
            id = "lifecycle.offer-to-cookie.kept-by-timestamps",
            rules = {"RFC4987-3.6-4", "DOC-090"},
            claim =
                    "With timestamps the rest of the offer is hidden in the listener's own, and comes back with the echo",
            tags = "syn-cookies",
            settings = {ALWAYS, "net.ipv4.tcp_timestamps=1"})
    void keptByTimestamps(Hosts hosts) {
        hosts.losing("the first text of the opener", nth(1, allOf(Conditions.from(OPENER), data())));
        HostSocket socket = hosts.opener().socket();
        socket.set(UserOption.NO_DELAY, 1);
        Life life = socket.connect(hosts.listener().listen());

        Condition whole = allOf(handshake(2), option("wscale"), option("sackOK"), option("TS"));
        hosts.expect(whole, "the listener takes up everything");
        hosts.listener().expectCounter(Flood.SENT, 1, "though its SYN,ACK is a cookie");
        life.expectOpened("the opener believes that all was agreed upon");

        socket.send("lost");
        socket.send("after it");
        hosts.expect(
                allOf(Conditions.from(LISTENER), sack()),
                "the listener knows it from the echo: it acknowledges" + " selectively");
        life.listener().expectReceived("lostafter it", "what was lost is sent again");
    }
}

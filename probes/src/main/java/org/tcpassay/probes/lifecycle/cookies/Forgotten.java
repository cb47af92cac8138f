// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.cookies;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.option;
import static org.tcpassay.fault.conditions.Conditions.textSize;

import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.HostSocket;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Bytes;

/** What a SYN offers, where the answer is a cookie. */
final class Forgotten {

    private static final String ALWAYS = "net.ipv4.tcp_syncookies=2";
    private static final int OFFERED = 1_430; // bytes; none of the few sizes that Linux's cookies can say
    private static final int LONG = 20_000;
    private static final int ANY = 65_535;

    @Probe(
            id = "lifecycle.offer-to-cookie.options-forgotten",
            rules = {"RFC4987-3.6-4", "RFC4987-3.6-3", "DOC-091"},
            claim =
                    "Without timestamps a cookie forgets window scale and selective acknowledgments, and has an MSS out of a"
                            + " table",
            tags = {"syn-cookies", "mss"},
            settings = {ALWAYS, "net.ipv4.tcp_timestamps=0"})
    void optionsForgotten(Hosts hosts) {
        hosts.open();
        HostSocket socket = hosts.opener().socket();
        socket.set(UserOption.MAX_SEGMENT, OFFERED);
        Life life = socket.connect(hosts.listener().listen());

        hosts.expect(allOf(handshake(1), option("wscale"), option("sackOK")), "the SYN offers both");
        hosts.expect(handshake(2), "the listener answers");
        hosts.expectCount(0, allOf(handshake(2), option("wscale")), "it cannot remember the scale");
        hosts.expectCount(0, allOf(handshake(2), option("sackOK")), "nor that selective ones were offered");

        life.listener().send(Bytes.zeros(LONG));
        hosts.expect(allOf(Conditions.from(LISTENER), data(), textSize(1, OFFERED - 1)), "smaller than was offered");
        life.opener().expectReceived(Bytes.zeros(LONG), "everything arrives");
        hosts.expectCount(
                0,
                allOf(Conditions.from(LISTENER), textSize(OFFERED, ANY)),
                "no segment has the size that was offered");
    }
}

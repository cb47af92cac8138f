// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.segments;

import static org.tcpassay.fault.conditions.Conditions.segment;

import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;
import org.tcpassay.wire.SpecialAddress;

/** A user opens towards an address that many hosts have. */
final class OpenToAll {

    @Probe(
            id = "lifecycle.open-to-all.group-refused",
            rules = {"RFC9293-MUST-46", "DOC-142"},
            claim = "Nobody can open a connection to a multicast group: the user is told so at once, and no SYN leaves",
            tags = "handshake")
    void groupRefused(Hosts hosts) {
        refused(hosts, SpecialAddress.ALL_HOSTS);
    }

    @Probe(
            id = "lifecycle.open-to-all.broadcast-refused",
            rules = {"RFC9293-MUST-46", "DOC-142"},
            ip = IpVersion.V4,
            claim = "Nobody can open a connection to a broadcast address: the user is told so at once, and no SYN"
                    + " leaves",
            tags = "handshake")
    void broadcastRefused(Hosts hosts) {
        refused(hosts, SpecialAddress.BROADCAST);
    }

    private static void refused(Hosts hosts, SpecialAddress special) {
        hosts.open();
        HostListener listener = hosts.listener().listen();
        IpAddress all = hosts.address(special);

        hosts.opener().socket().expectOpenFails(all, listener, "ENETUNREACH", "a connection has two ends");
        hosts.expectCount(0, segment(), "so nobody is asked");
        hosts.opener().connect(listener).expectOpened("the same port of one host alone can be opened");
    }
}

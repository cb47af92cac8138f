// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.cookies;

import org.tcpassay.script.Hosts;
import org.tcpassay.script.Probe;

/** An honest SYN behind hundreds of others. */
final class SynFlood {

    @Probe(
            id = "lifecycle.syn-flood.shuts-out-without-cookies",
            rules = "DOC-085",
            claim =
                    "Without cookies a flood of SYNs fills what may be half open, and others are shut out until that has"
                            + " timed out",
            tags = {"slow", "syn-cookies", "backlog"},
            settings = {"net.ipv4.tcp_syncookies=0", "net.ipv4.tcp_synack_retries=1"})
    void shutsOutWithoutCookies(Hosts hosts) {
        ShutOut.by(Flood.HUNDREDS, hosts);
    }

    @Probe(
            id = "lifecycle.syn-flood.served-with-cookies",
            rules = {"RFC4987-3.4-1", "DOC-012", "DOC-085"},
            claim =
                    "With tcp_syncookies=1 every SYN of a flood is answered, by a cookie where there is no room, and who"
                            + " answers the SYN,ACK is served",
            tags = {"syn-cookies", "backlog"},
            settings = {"net.ipv4.tcp_syncookies=1", "net.ipv4.tcp_max_syn_backlog=4"})
    void servedWithCookies(Hosts hosts) {
        Served.atOnce(Flood.HUNDREDS, hosts);
    }
}

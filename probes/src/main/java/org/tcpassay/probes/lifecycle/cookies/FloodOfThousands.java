// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.cookies;

import org.tcpassay.script.Hosts;
import org.tcpassay.script.Probe;

/** An honest SYN behind thousands of others, each from another address. */
final class FloodOfThousands {

    @Probe(
            id = "lifecycle.flood-of-thousands.shuts-out-without-cookies",
            rules = "DOC-085",
            claim = "With tcp_syncookies=0 nobody gets in for as long as strangers keep half-open places taken",
            tags = {"slow", "syn-cookies", "backlog"},
            settings = {"net.ipv4.tcp_syncookies=0", "net.ipv4.tcp_synack_retries=3"})
    void shutsOutWithoutCookies(Hosts hosts) {
        ShutOut.by(Flood.THOUSANDS, hosts);
    }

    @Probe(
            id = "lifecycle.flood-of-thousands.served-with-cookies",
            rules = {"RFC4987-3.4-1", "DOC-012", "DOC-085"},
            claim = "With tcp_syncookies=1 thousands of strangers take nothing from who answers the SYN,ACK",
            tags = {"slow", "syn-cookies", "backlog"},
            settings = "net.ipv4.tcp_syncookies=1")
    void servedWithCookies(Hosts hosts) {
        Served.inTheEnd(Flood.THOUSANDS, hosts);
    }

    @Probe(
            id = "lifecycle.flood-of-thousands.served-by-cookies-only",
            rules = {"RFC4987-3.4-1", "DOC-085"},
            claim = "With tcp_syncookies=2 there is a cookie for each of thousands, whether there is room or not",
            tags = {"slow", "syn-cookies", "backlog"},
            settings = "net.ipv4.tcp_syncookies=2")
    void servedByCookiesOnly(Hosts hosts) {
        Served.byCookiesOnly(Flood.THOUSANDS, hosts);
    }
}

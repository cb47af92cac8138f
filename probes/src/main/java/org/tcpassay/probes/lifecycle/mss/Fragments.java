// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.mss;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.IpVersion;

/** A segment that comes in two fragments of IP. */
final class Fragments {

    private static final int SPLIT = 520; // octets of the first fragment; a multiple of eight

    @Probe(
            id = "lifecycle.fragments.lost-one-costs-the-segment",
            rules = "DOC-071",
            ip = IpVersion.V4,
            state = ESTABLISHED,
            claim = "A segment counts when all its fragments are there; if one is lost the whole is to be sent again",
            tags = {"mss", "data"},
            settings = "net.ipv4.ipfrag_time=30")
    void lostOneCostsTheSegment(Lab lab) {
        Bytes text = lab.payload(1_000);
        Connection c = lab.reach(ESTABLISHED);
        c.send(data(text).refused().ip(packet -> first(packet, 1)));
        c.expectSilence("half a segment is none");
        c.send(data(text).ip(packet -> rest(packet, 1)).accepted());
        c.expect(ack(), "two halves are one");
        c.expectReceived(text, "so fragments are put together here");

        c.send(data(text).refused().ip(packet -> first(packet, 2)));
        c.expectSilence("the rest of this one is lost, and nothing says that half of it came");
        c.expectNothingReceived("nor is half of it delivered");

        c.send(data(text));
        c.expect(ack(), "the sender has to send all of it again");
        c.expectReceived(text, "then it is delivered");
    }

    private static IpPacket first(IpPacket whole, int number) {
        return fragment(whole, number, true, 0, whole.payload().slice(0, SPLIT));
    }

    private static IpPacket rest(IpPacket whole, int number) {
        Bytes payload = whole.payload();
        return fragment(whole, number, false, SPLIT / 8, payload.slice(SPLIT, payload.length()));
    }

    private static IpPacket fragment(IpPacket whole, int number, boolean more, int offset, Bytes payload) {
        return new IpPacket(
                whole.source(),
                whole.destination(),
                whole.trafficClass(),
                number,
                whole.flowLabel(),
                false,
                more,
                offset,
                whole.hopLimit(),
                whole.protocol(),
                whole.options(),
                whole.firstHeader(),
                whole.headerChecksum(),
                whole.totalLength(),
                payload);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Flags;

/** A TCP header that is cut off, or says that it is longer than the packet. */
final class BrokenHeader {

    enum Damage {
        NOTHING_AT_ALL(cut(0)),
        HALF_A_PORT(cut(1)),
        HALF_A_NUMBER(cut(6)),
        UP_TO_DATA_OFFSET(cut(12)),
        UP_TO_FLAGS(cut(13)),
        BEFORE_CHECKSUM(cut(16)),
        ONE_OCTET_SHORT(cut(19)),
        OFFSET_BEYOND_PACKET(ack().dataOffset(15)),
        OFFSET_INSIDE_HEADER(ack().dataOffset(1)),
        OFFSET_ZERO(ack().dataOffset(0));

        private final SegmentSpec segment;

        Damage(SegmentSpec segment) {
            this.segment = segment;
        }

        private static SegmentSpec cut(int octets) {
            return ack().ip(packet -> packet.withPayload(packet.payload().slice(0, octets)));
        }
    }

    @Probe(
            id = "robustness.broken-header-on-connection.survived",
            rules = "RFC9293-3.1-DOFF-1",
            state = ESTABLISHED,
            claim = "A header that cannot be is dropped, and nothing is read beyond the packet",
            resembles = {"CVE-2020-24341 (picoTCP, reads beyond the segment)", "AMNESIA:33"})
    void survived(Lab lab, Damage row) {
        Listener listener = lab.listen();
        Connection c = lab.connect(listener, syn().mss(1460));

        c.send(row.segment);
        c.expectSilence("what cannot be read is not answered");
        c.expectState(ESTABLISHED, "nor acted upon");

        c.send(data("sound"));
        c.expect(ack(), "the connection goes on");
        c.expectReceived("sound", "and nothing strange is delivered");
        Alive.expect(lab, listener);
    }

    @Probe(
            id = "robustness.broken-header-at-listener.survived",
            rules = "RFC9293-3.1-DOFF-1",
            state = LISTEN,
            claim = "A SYN whose header cannot be opens nothing",
            resembles = {"CVE-2020-24341 (picoTCP, reads beyond the segment)", "AMNESIA:33"})
    void survivedByListener(Lab lab, Damage row) {
        Listener listener = lab.listen();
        Connection c = lab.dial(listener);

        c.send(row.segment.flags(Flags.SYN));
        c.expectSilence("what cannot be read is not answered");
        Alive.expect(lab, listener);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.segments;

import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.TcpOption;

/** Headers of different lengths, in front of the same payload. */
final class HeaderLength {

    private static final TcpOption FORTY_OCTETS = new TcpOption.Unknown(253, Bytes.zeros(38));
    private static final int PADDING = 6;

    @Probe(
            id = "lifecycle.header-length.twenty-to-sixty",
            rules = {"RFC9293-3.1-DOFF-1", "RFC9293-MUST-6", "DOC-004"},
            state = ESTABLISHED,
            claim = "A header has 20 to 60 octets: data offsets of 5 to 15 words, and nothing below",
            tags = "data")
    void twentyToSixty(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("shortest"));
        c.expect(ack(), "20 octets of header, and the payload behind them");
        c.send(data("longest").option(FORTY_OCTETS));
        c.expect(ack(), "60 octets of header, and the payload behind them");
        c.send(data("too short").dataOffset(4));
        c.expectSilence("16 octets cannot be a header");
        c.expectReceived("shortestlongest", "what had a header is delivered, from its first octet on");
    }

    @Probe(
            id = "lifecycle.header-length.payload-is-the-rest",
            rules = {"RFC9293-MUST-6", "RFC9293-3.4-SEGLEN", "DOC-061"},
            state = ESTABLISHED,
            claim = "The length of the payload is that of the IP packet less both headers, with or without options, and"
                    + " padding of the link behind it does not count",
            tags = "data")
    void payloadIsTheRest(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("plain").option(new TcpOption.NoOperation()));
        c.expect(ack().ack(SEG_SEQ.plus(5)), "an option, padded to a word, is no payload");
        c.send(data("padded").ip(HeaderLength::padded));
        c.expect(ack().ack(SEG_SEQ.plus(6)), "the IP packet ends before the octets that the link has added");
        c.expectReceived("plainpadded", "and nothing else is delivered");
    }

    private static IpPacket padded(IpPacket packet) {
        int length = packet.payload().length() + (packet.version() == 4 ? 20 : 0);
        return packet.withPayload(packet.payload().concat(Bytes.zeros(PADDING))).withTotalLength(length);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Malformed;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;

/** Mistakes with the fixed fields of the header. */
final class HeaderMutants {

    private static final int HEADER = 20; // octets without options
    private static final int OFFSET = 12; // where the data offset stands
    private static final String UNUSABLE = "RFC9293-3.1-DOFF-1";

    static final List<Mutant> ALL = List.of(
            Mutant.around(
                    "short-data-offset-taken-for-five",
                    "Never checks that a data offset is at least 5, and takes a smaller one for 5.",
                    Interposed.readingUnreadable(
                            bytes -> bytes.length() >= HEADER && offset(bytes) < 5 ? withOffset(bytes, 5) : bytes),
                    UNUSABLE),
            Mutant.around(
                    "long-data-offset-taken-for-five",
                    "Takes a data offset that points behind the segment for 5, so that all is text.",
                    Interposed.readingUnreadable(
                            bytes -> bytes.length() >= HEADER && offset(bytes) > 5 ? withOffset(bytes, 5) : bytes),
                    UNUSABLE),
            Mutant.around(
                    "bad-data-offset-answered",
                    "Reads the numbers of a segment before the data offset, and acknowledges one that it cannot use.",
                    Interposed.readingUnreadable(bytes -> bytes.length() >= HEADER ? old(withOffset(bytes, 5)) : bytes),
                    UNUSABLE),
            Mutant.around(
                    "truncated-header-read-beyond-end",
                    "Reads a header that ends too soon on into the buffer behind it, which holds an ACK with zeros.",
                    Interposed.readingUnreadable(
                            bytes -> bytes.length() < HEADER && bytes.length() > 2 ? completed(bytes) : bytes),
                    UNUSABLE),
            Mutant.around(
                    "truncated-header-fatal",
                    "Falls over a packet that ends inside the header.",
                    Interposed.hangingOn(HeaderMutants::isTruncated),
                    UNUSABLE),
            Mutant.around(
                    "reserved-bits-refused",
                    "Drops a segment with a reserved bit set as one that is malformed.",
                    Interposed.reading(segment -> segment.reserved() == 0 ? Optional.of(segment) : Optional.empty()),
                    "RFC9293-3.1-RSRV-2"),
            Mutant.around(
                    "reserved-bits-read-into-data-offset",
                    "Reads the data offset with the bit beside it, which shifts the text by octets that are none.",
                    Interposed.reading(segment -> Optional.of(
                            (segment.reserved() & 0b100) == 0
                                            || segment.payload().isEmpty()
                                    ? segment
                                    : Altered.content(
                                            segment,
                                            segment.options(),
                                            segment.payload()
                                                    .slice(1, segment.payload().length())))),
                    "RFC9293-3.1-RSRV-2"),
            reservedBitsReflected(),
            Mutant.of(
                    "urgent-pointer-read-without-urg",
                    "Takes the octet before the urgent pointer out of the text, whether URG is set or not.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeText(Tcb tcb, Segment segment) {
                            super.takeText(tcb, segment);
                            if (segment.urgent() > 0 && !segment.has(Flags.URG)) {
                                UrgentMutants.takeOut(tcb, segment.seq().plus(segment.urgent() - 1));
                            }
                        }
                    },
                    "RFC6093-3.4-1",
                    "RFC9293-3.1-URP-1"));

    private HeaderMutants() {}

    private static Mutant reservedBitsReflected() {
        return Mutant.around(
                "reserved-bits-reflected",
                "Makes its answer in the buffer of what it answers, and clears no reserved bits in it.",
                inner -> {
                    var last = new AtomicInteger();
                    return Interposed.writing(segment -> Altered.reserved(segment, last.get()))
                            .apply(Interposed.reading(segment -> {
                                        last.set(segment.reserved());
                                        return Optional.of(segment);
                                    })
                                    .apply(inner));
                },
                "RFC9293-3.1-RSRV-1",
                "RFC9293-3.1-RSRV-2");
    }

    private static boolean isTruncated(Packet packet) {
        return packet.content() instanceof Malformed malformed
                && packet.ip().filter(ip -> ip.protocol() == IpPacket.TCP).isPresent()
                && malformed.bytes().length() < HEADER;
    }

    private static int offset(Bytes bytes) {
        return bytes.at(OFFSET) >> 4;
    }

    private static Bytes withOffset(Bytes bytes, int words) {
        Bytes octet = Bytes.of(words << 4 | bytes.at(OFFSET) & 0xf);
        return bytes.slice(0, OFFSET).concat(octet).concat(bytes.slice(OFFSET + 1, bytes.length()));
    }

    /** The same at a sequence number that is nowhere near. */
    private static Bytes old(Bytes bytes) {
        return bytes.slice(0, 4).concat(Bytes.of(bytes.at(4) ^ 0x80)).concat(bytes.slice(5, bytes.length()));
    }

    private static Bytes completed(Bytes bytes) {
        Bytes before = Bytes.zeros(OFFSET).concat(Bytes.of(0x50, 0x10)).concat(Bytes.zeros(6));
        return bytes.concat(before.slice(bytes.length(), HEADER));
    }
}

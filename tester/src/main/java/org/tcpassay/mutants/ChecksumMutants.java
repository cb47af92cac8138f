// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.tcpassay.target.EmbeddedStack;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes with checksums, which the procedures of TCP never see. */
final class ChecksumMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.around(
                    "checksum-unchecked",
                    "Verifies no checksum, trusting hardware that is not there.",
                    trusting(segment -> true),
                    "RFC9293-MUST-3"),
            Mutant.around(
                    "checksum-zero-unchecked",
                    "Takes a checksum of zero for one that was not computed, as in UDP.",
                    trusting(segment -> field(segment) == 0),
                    "RFC9293-MUST-3"),
            Mutant.around(
                    "checksum-all-ones-unchecked",
                    "Takes a checksum of all ones for one that hardware is to check.",
                    trusting(segment -> field(segment) == 0xffff),
                    "RFC9293-MUST-3"),
            Mutant.around(
                    "checksum-of-resets-unchecked",
                    "Handles a RST before it verifies the checksum.",
                    trusting(segment -> segment.has(Flags.RST)),
                    "RFC9293-MUST-3"),
            Mutant.around(
                    "checksum-of-text-unchecked",
                    "Verifies the checksum of the header alone.",
                    trusting(segment -> !segment.payload().isEmpty()),
                    "RFC9293-MUST-3"),
            Mutant.around(
                    "checksum-mistake-answered",
                    "Answers a segment with a wrong checksum as one outside the window, to have it sent again.",
                    Interposed.reading(segment -> Optional.of(
                            isWrong(segment) ? Altered.checksum(outsideWindow(segment), Checksum.RIGHT) : segment)),
                    "RFC9293-MUST-3"),
            Mutant.around(
                    "checksum-without-last-odd-octet-read",
                    "Verifies whole words only: a segment whose last octet stands alone never verifies.",
                    Interposed.reading(segment -> isOdd(segment) ? Optional.empty() : Optional.of(segment)),
                    "RFC9293-3.1-CKSUM-ODD"),
            Mutant.around(
                    "checksum-without-last-odd-octet-written",
                    "Sums up whole words only, and leaves out the last octet of a segment of odd length.",
                    Interposed.writing(
                            segment -> isOdd(segment) ? Altered.checksum(segment, lastOctetLeftOut(segment)) : segment),
                    "RFC9293-3.1-CKSUM-ODD",
                    "RFC9293-MUST-2"),
            Mutant.around(
                    "checksum-padding-delivered",
                    "Delivers the padding of an odd length together with the text.",
                    Interposed.reading(segment -> Optional.of(isOdd(segment) ? padded(segment) : segment)),
                    "RFC9293-3.1-CKSUM-ODD"),
            Mutant.around(
                    "checksum-padding-sent",
                    "Sends the padding of an odd length together with the text.",
                    Interposed.writing(segment -> isOdd(segment) ? padded(segment) : segment),
                    "RFC9293-3.1-CKSUM-ODD"),
            Mutant.around(
                    "checksum-of-text-left-to-hardware",
                    "Leaves the checksum of text to hardware that is not there, and sends a zero.",
                    Interposed.writing(segment ->
                            segment.payload().isEmpty() ? segment : Altered.checksum(segment, Checksum.exactly(0))),
                    "RFC9293-MUST-2"));

    private ChecksumMutants() {}

    private static UnaryOperator<EmbeddedStack> trusting(Predicate<Segment> unchecked) {
        return Interposed.reading(segment -> Optional.of(
                isWrong(segment) && unchecked.test(segment) ? Altered.checksum(segment, Checksum.RIGHT) : segment));
    }

    private static boolean isWrong(Segment segment) {
        return segment.checksum() instanceof Checksum.Wrong;
    }

    private static int field(Segment segment) {
        return segment.checksum() instanceof Checksum.Wrong wrong ? wrong.field() : -1;
    }

    private static boolean isOdd(Segment segment) {
        return segment.payload().length() % 2 == 1;
    }

    private static Segment padded(Segment segment) {
        return Altered.content(segment, segment.options(), segment.payload().concat(Bytes.of(0)));
    }

    /** The octet counts as the upper half of a word; what is not summed is missing from the complement. */
    private static Checksum lastOctetLeftOut(Segment segment) {
        return Checksum.wrongBy(segment.payload().at(segment.payload().length() - 1) << 8);
    }

    private static Segment outsideWindow(Segment segment) {
        return Altered.seq(segment, segment.seq().minus(100_000));
    }
}

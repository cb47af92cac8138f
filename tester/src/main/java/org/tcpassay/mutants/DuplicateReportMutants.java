// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.model.Piece;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption.Sack.Block;

/** Mistakes of a receiver that reports duplicates (RFC 2883). */
final class DuplicateReportMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "duplicate-not-reported",
                    "Reports what waits, but no duplicates.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Optional<Block> duplicateOf(Tcb tcb, Segment segment) {
                            return Optional.empty();
                        }
                    },
                    "RFC2883-4-1",
                    "RFC2883-4-2",
                    "RFC2883-4-3",
                    "RFC2883-4.2-*"),
            Mutant.of(
                    "duplicate-below-ack-not-reported",
                    "Reports duplicates of what waits, but not of what is acknowledged.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Optional<Block> duplicateOf(Tcb tcb, Segment segment) {
                            return super.duplicateOf(tcb, segment)
                                    .filter(block -> block.left().isAfter(tcb.rcvNxt));
                        }
                    },
                    "RFC2883-4-1",
                    "RFC2883-4.2-1"),
            Mutant.of(
                    "duplicate-reported-on-and-on",
                    "Reports a duplicate until there is another.",
                    settings -> new Rfc9293(settings) {
                        private Optional<Block> last = Optional.empty();

                        @Override
                        protected List<Block> blocks(Tcb tcb) {
                            last = tcb.duplicate.or(() -> last);
                            tcb.duplicate = last;
                            return super.blocks(tcb);
                        }
                    },
                    "RFC2883-4-2"),
            SackReportMutants.reporting(
                    "duplicate-reported-last",
                    "Reports a duplicate behind what waits.",
                    (tcb, blocks) -> {
                        var turned = new ArrayList<>(blocks);
                        java.util.Collections.rotate(turned, contains(blocks) ? -1 : 0);
                        return turned;
                    },
                    "RFC2883-4-3",
                    "RFC2883-4.2-2"),
            SackReportMutants.reporting(
                    "duplicate-reported-alone",
                    "Reports a duplicate without the block that it is a part of.",
                    (tcb, blocks) -> contains(blocks) ? blocks.subList(0, 1) : blocks,
                    "RFC2883-4-3",
                    "RFC2883-4.2-2"),
            Mutant.of(
                    "half-duplicate-reported-whole",
                    "Reports a whole segment as a duplicate of which a part is new.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Optional<Block> duplicateOf(Tcb tcb, Segment segment) {
                            return super.duplicateOf(tcb, segment)
                                    .map(block -> new Block(
                                            block.left(),
                                            firstByte(segment)
                                                    .plus(segment.payload().length())));
                        }
                    },
                    "RFC2883-4.2-1"),
            Mutant.of(
                    "last-duplicate-part-reported",
                    "Reports the last of several parts that a segment repeats.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Optional<Block> duplicateOf(Tcb tcb, Segment segment) {
                            Optional<Block> found = super.duplicateOf(tcb, segment);
                            for (Piece piece : tcb.pieces) {
                                boolean repeated = segment.seq().isAtOrBefore(piece.seq())
                                        && segment.end().isAtOrAfter(piece.end());
                                found = found.isPresent() && repeated
                                        ? Optional.of(new Block(piece.seq(), piece.end()))
                                        : found;
                            }
                            return found;
                        }
                    },
                    "RFC2883-4.2-2"),
            Mutant.of(
                    "duplicate-fin-reported-empty",
                    "Reports a repeated FIN by a block from its number to the same number.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Optional<Block> duplicateOf(Tcb tcb, Segment segment) {
                            SeqNum at = segment.seq();
                            boolean fin = tcb.sack
                                    && segment.has(Flags.FIN)
                                    && segment.payload().isEmpty()
                                    && at.isBefore(tcb.rcvNxt);
                            return fin ? Optional.of(new Block(at, at)) : super.duplicateOf(tcb, segment);
                        }
                    },
                    "RFC2883-4-1"),
            Mutant.of(
                    "repeated-fin-counted-again",
                    "Gives a repeated FIN a sequence number of its own, and acknowledges that.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            if (tcb.finReceived && segment.has(Flags.FIN)) {
                                tcb.rcvNxt = tcb.rcvNxt.plus(1);
                            }
                            super.unacceptable(tcb, segment);
                        }
                    },
                    "RFC2018-3-2",
                    "RFC9293-3.10.7.4-FIN-CW",
                    "RFC9293-3.10.7.4-FIN-CG",
                    "RFC9293-3.10.7.4-FIN-LA",
                    "RFC9293-3.10.7.4-FIN-TW",
                    "RFC9293-3.6-CASE1"));

    private DuplicateReportMutants() {}

    /** Whether the first of several blocks lies in the second, which makes it the report of a duplicate. */
    private static boolean contains(List<Block> blocks) {
        return blocks.size() > 1
                && blocks.get(0).left().isAtOrAfter(blocks.get(1).left())
                && blocks.get(0).right().isAtOrBefore(blocks.get(1).right());
    }
}

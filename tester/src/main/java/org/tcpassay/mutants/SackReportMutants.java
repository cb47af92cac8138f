// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tcpassay.model.Piece;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.model.Tcb;
import org.tcpassay.model.Transition;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;
import org.tcpassay.wire.TcpOption.Sack.Block;

/** Mistakes of a receiver that reports what waits beyond a hole (RFC 2018). */
final class SackReportMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "sack-not-answered",
                    "Never answers SACK-permitted, although it offers it itself.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean answersSack(Segment syn) {
                            return false;
                        }
                    },
                    "RFC2018-2-2"),
            Mutant.of(
                    "sack-unasked",
                    "Puts SACK-permitted on a SYN,ACK that nobody has asked for.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected List<TcpOption> optionsOfSyn(Tcb tcb, boolean stamps, boolean scale, boolean sack) {
                            return super.optionsOfSyn(tcb, stamps, scale, true);
                        }
                    },
                    "RFC2018-2-2"),
            Mutant.of(
                    "sack-permitted-on-fin",
                    "Puts SACK-permitted on each segment that ends or begins a stream.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected List<TcpOption> optionsOf(Tcb tcb, boolean acknowledges) {
                            var options = new ArrayList<>(super.optionsOf(tcb, acknowledges));
                            if (tcb.sack && tcb.finSent) {
                                options.add(new TcpOption.SackPermitted());
                            }
                            return options;
                        }
                    },
                    "RFC2018-2-1"),
            Mutant.of(
                    "sack-without-permission",
                    "Reports what waits whether the peer has permitted it or not.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void enterEstablished(Tcb tcb, Transition how) {
                            super.enterEstablished(tcb, how);
                            tcb.sack = true;
                        }
                    },
                    "RFC2018-4-1"),
            Mutant.of(
                    "sack-by-own-offer",
                    "Takes its own offer of an active open for the permission of the peer.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void negotiate(Tcb tcb, Segment syn, boolean stamps, boolean scale, boolean sack) {
                            super.negotiate(tcb, syn, stamps, scale, sack);
                            tcb.sack |= tcb.state == State.SYN_SENT;
                        }
                    },
                    "RFC2018-4-1"),
            reporting(
                    "sack-right-edge-inclusive",
                    "Gives the last byte of a block as its right edge.",
                    (tcb, blocks) -> blocks.stream()
                            .map(block -> new Block(block.left(), block.right().minus(1)))
                            .toList(),
                    "RFC2018-3-1"),
            Mutant.of(
                    "sack-blocks-not-joined",
                    "Reports segments that touch as blocks of their own.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void store(Tcb tcb, Piece piece) {
                            boolean overlaps = tcb.pieces.stream()
                                    .anyMatch(other -> other.seq().isBefore(piece.end())
                                            && other.end().isAfter(piece.seq()));
                            if (overlaps || piece.data().isEmpty()) {
                                super.store(tcb, piece);
                                return;
                            }
                            tcb.pieces.add(piece);
                            tcb.pieces.sort(
                                    Comparator.comparingLong(one -> one.seq().offsetFrom(tcb.rcvNxt)));
                        }
                    },
                    "RFC2018-3-1"),
            Mutant.of(
                    "reported-text-acknowledged",
                    "Acknowledges what lies above a hole, as if a report were an acknowledgment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void acknowledge(Tcb tcb) {
                            SeqNum ack = tcb.pieces.isEmpty()
                                    ? tcb.rcvNxt
                                    : tcb.pieces.get(0).end();
                            int window = windowField(tcb);
                            emit(tcb, segment(tcb.ends, tcb.sndNxt, ack, Flags.ACK, window, optionsOf(tcb, true)));
                            acknowledged(tcb);
                        }
                    },
                    "RFC2018-3-2"),
            Mutant.of(
                    "only-first-above-hole-acknowledged",
                    "Delays the acknowledgment of further segments above a hole.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void oweAcknowledgment(Tcb tcb, Segment segment, boolean atOnce) {
                            boolean further = tcb.pieces.stream()
                                    .anyMatch(piece -> piece.seq().isBefore(segment.seq()));
                            super.oweAcknowledgment(tcb, segment, atOnce && !further);
                        }
                    },
                    "RFC2018-4-6",
                    "RFC5681-3.2-DUP"),
            Mutant.of(
                    "hole-filler-acknowledged-late",
                    "Delays the acknowledgment of a segment that fills a hole.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void oweAcknowledgment(Tcb tcb, Segment segment, boolean atOnce) {
                            boolean moved = !tcb.rcvNxt.equals(tcb.lastAckSent);
                            super.oweAcknowledgment(tcb, segment, atOnce && !moved);
                        }
                    },
                    "RFC5681-3.2-FILL"),
            reporting(
                    "sack-on-duplicates-only",
                    "Reports nothing on an acknowledgment that moves on, whatever still waits.",
                    (tcb, blocks) -> tcb.rcvNxt.equals(tcb.lastAckSent) ? blocks : List.of(),
                    "RFC2018-4-2"),
            Mutant.of(
                    "sack-stale-blocks",
                    "Goes on to report what ACK covers, until something else waits.",
                    settings -> new Rfc9293(settings) {
                        private final Map<Integer, List<Block>> last = new HashMap<>();

                        @Override
                        protected List<Block> blocks(Tcb tcb) {
                            List<Block> blocks = super.blocks(tcb);
                            if (!blocks.isEmpty()) {
                                last.put(tcb.id, blocks);
                            }
                            return last.getOrDefault(tcb.id, blocks);
                        }
                    },
                    "RFC2018-3-2"),
            reporting(
                    "sack-blocks-ascending",
                    "Reports blocks in the order of their numbers, and of many the lowest.",
                    (tcb, blocks) -> blocks.stream()
                            .sorted(Comparator.comparingLong(
                                    block -> block.left().offsetFrom(tcb.rcvNxt)))
                            .toList(),
                    "RFC2018-4-3",
                    "RFC2018-4-5"),
            reporting(
                    "sack-oldest-first",
                    "Reports first the block that has waited longest.",
                    (tcb, blocks) -> {
                        var reversed = new ArrayList<>(blocks);
                        java.util.Collections.reverse(reversed);
                        return reversed;
                    },
                    "RFC2018-4-3",
                    "RFC2018-4-4",
                    "RFC2018-4-5"),
            reporting(
                    "sack-newest-only",
                    "Reports one block, the newest.",
                    (tcb, blocks) -> blocks.subList(0, Math.min(1, blocks.size())),
                    "RFC2018-4-4",
                    "RFC2018-4-5"),
            reporting(
                    "sack-three-at-most",
                    "Leaves room for timestamps that were not negotiated: three blocks at most.",
                    (tcb, blocks) -> blocks.subList(0, Math.min(3, blocks.size())),
                    "RFC2018-4-4"),
            reporting(
                    "sack-two-beside-timestamps",
                    "Reports two blocks beside timestamps, where there is room for three.",
                    (tcb, blocks) -> blocks.subList(0, Math.min(tcb.timestamps ? 2 : 4, blocks.size())),
                    "RFC2018-4-4"),
            Mutant.of(
                    "reneged-block-not-newest",
                    "Throws away the segment that just came when its buffer is full, and reports older ones.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void store(Tcb tcb, Piece piece) {
                            boolean crowded = tcb.pieces.stream()
                                            .mapToInt(one -> one.data().length())
                                            .sum()
                                    > tcb.buffer / 2;
                            if (!crowded || piece.seq().isAtOrBefore(tcb.rcvNxt)) {
                                super.store(tcb, piece);
                            }
                        }
                    },
                    "RFC2018-8-2"));

    private SackReportMutants() {}

    /** What becomes of the blocks of an option. */
    @FunctionalInterface
    interface Reporting {
        List<Block> of(Tcb tcb, List<Block> right);
    }

    static Mutant reporting(String name, String mistake, Reporting reporting, String... rules) {
        return Mutant.of(name, mistake, settings -> new Reporter(settings, reporting), rules);
    }

    private static final class Reporter extends Rfc9293 {

        private final Reporting reporting;

        Reporter(Settings settings, Reporting reporting) {
            super(settings);
            this.reporting = reporting;
        }

        @Override
        protected List<Block> blocks(Tcb tcb) {
            return reporting.of(tcb, super.blocks(tcb));
        }
    }
}

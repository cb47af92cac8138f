// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.model.Piece;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Mistakes with text: what is in order, what is not, and what is there already. */
final class ReassemblyMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "text-acknowledged-one-short",
                    "Acknowledges the last octet of a text instead of the one behind it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void oweAcknowledgment(Tcb tcb, Segment segment, boolean atOnce) {
                            SeqNum next = tcb.rcvNxt;
                            tcb.rcvNxt = segment.payload().isEmpty() ? next : next.minus(1);
                            acknowledge(tcb);
                            tcb.rcvNxt = next;
                        }
                    },
                    "RFC9293-3.10.7.4-TEXT-*",
                    "RFC9293-3.4-CUMACK"),
            Mutant.of(
                    "text-after-own-fin-dropped",
                    "Takes no text any more once its own user has closed, as if both directions had.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeText(Tcb tcb, Segment segment) {
                            if (tcb.state == State.ESTABLISHED
                                    || segment.payload().isEmpty()) {
                                super.takeText(tcb, segment);
                            } else {
                                acknowledge(tcb);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-TEXT-F1",
                    "RFC9293-3.10.7.4-TEXT-F2",
                    "RFC9293-SHLD-31",
                    "RFC9293-3.8-DUPDATA",
                    "RFC9293-3.10.7.4-STRADDLE-L",
                    "RFC9293-3.4-ACC-5"),
            Mutant.of(
                    "text-across-left-edge-dropped",
                    "Takes a segment that begins below RCV.NXT for a duplicate as a whole, and drops its new octets too.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeText(Tcb tcb, Segment segment) {
                            if (segment.seq().isBefore(tcb.rcvNxt)) {
                                acknowledge(tcb);
                            } else {
                                super.takeText(tcb, segment);
                            }
                        }
                    },
                    "RFC2883-4.2-1",
                    "RFC9293-3.10.7.4-STRADDLE-L",
                    "RFC9293-3.10.7.4-OVERLAP",
                    "RFC9293-3.4-ACC-5"),
            Mutant.of(
                    "old-octets-cut-at-wrong-end",
                    "Cuts as many octets as are old off the end of a segment instead of off its beginning.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Piece trimmed(Tcb tcb, Segment segment) {
                            Piece right = super.trimmed(tcb, segment);
                            return new Piece(
                                    right.seq(),
                                    segment.payload().slice(0, right.data().length()),
                                    right.order());
                        }
                    },
                    "RFC9293-3.10.7.4-STRADDLE-L",
                    "RFC9293-3.4-ACC-5"),
            Mutant.of(
                    "duplicate-delivered-again",
                    "Gives the user a copy of the last text again, because its end still touches RCV.NXT.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            if (segment.end().equals(tcb.rcvNxt) && mayReceive(tcb)) {
                                tcb.received = tcb.received.concat(segment.payload());
                            }
                            super.unacceptable(tcb, segment);
                        }
                    },
                    "RFC9293-3.8-DUPDATA",
                    "RFC9293-3.10.7.4-SEQ-*-OOW"),
            Mutant.of(
                    "text-beyond-hole-dropped",
                    "Keeps nothing that does not begin at RCV.NXT.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void store(Tcb tcb, Piece piece) {
                            if (piece.seq().isAtOrBefore(tcb.rcvNxt)) {
                                super.store(tcb, piece);
                            }
                        }
                    },
                    "RFC9293-SHLD-31",
                    "RFC9293-MUST-59",
                    "RFC9293-3.4-CUMACK",
                    "RFC9293-3.10.7.4-OVERLAP",
                    "RFC2018-*"),
            Mutant.of(
                    "text-beyond-hole-taken-as-next",
                    "Takes every text in the window as the next one, without a look at the hole before it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Piece trimmed(Tcb tcb, Segment segment) {
                            Piece right = super.trimmed(tcb, segment);
                            return new Piece(tcb.rcvNxt, right.data(), right.order());
                        }
                    },
                    "RFC9293-SHLD-31",
                    "RFC9293-MAY-13",
                    "RFC9293-MUST-59",
                    "RFC9293-3.4-CUMACK",
                    "RFC9293-3.4-MOD32",
                    "RFC9293-3.10.7.4-OVERLAP",
                    "RFC9293-3.10.7.4-TEXT-ES",
                    "RFC5961-3.2-7",
                    "RFC2018-*"),
            Mutant.of(
                    "one-piece-beyond-hole",
                    "Has room for one piece of text beyond a hole: the next one takes its place.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void store(Tcb tcb, Piece piece) {
                            if (piece.seq().isAfter(tcb.rcvNxt)) {
                                tcb.pieces = new ArrayList<>();
                            }
                            super.store(tcb, piece);
                        }
                    },
                    "RFC9293-SHLD-31",
                    "RFC9293-MUST-59",
                    "RFC9293-3.4-CUMACK",
                    "RFC9293-3.10.7.4-OVERLAP",
                    "RFC2018-*"),
            Mutant.of(
                    "overlap-kept-twice",
                    "Strings pieces of text that touch together without a look at what they have in common.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Piece merge(Piece earlier, Piece later) {
                            boolean swapped = later.seq().isBefore(earlier.seq());
                            Piece first = swapped ? later : earlier;
                            Piece second = swapped ? earlier : later;
                            return new Piece(first.seq(), first.data().concat(second.data()), later.order());
                        }
                    },
                    "RFC9293-3.10.7.4-OVERLAP"),
            Mutant.of(
                    "ack-for-each-queued-piece",
                    "Acknowledges the text that fills a hole before it looks at what waits beyond, and then again.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void give(Tcb tcb, Bytes text) {
                            super.give(tcb, text);
                            acknowledge(tcb);
                        }

                        @Override
                        protected void store(Tcb tcb, Piece piece) {
                            boolean fills = piece.seq().equals(tcb.rcvNxt) && !tcb.pieces.isEmpty();
                            if (fills) {
                                give(tcb, piece.data());
                            } else {
                                super.store(tcb, piece);
                            }
                        }

                        @Override
                        protected void oweAcknowledgment(Tcb tcb, Segment segment, boolean atOnce) {
                            if (!tcb.lastAckSent.equals(tcb.rcvNxt)
                                    || segment.seq().isAfter(tcb.rcvNxt)) {
                                super.oweAcknowledgment(tcb, segment, atOnce);
                            }
                        }
                    },
                    "RFC9293-MUST-58",
                    "RFC9293-MUST-59"),
            Mutant.of(
                    "second-hole-acknowledged",
                    "Acknowledges up to the end of all that it holds, holes or not, once the first hole is filled.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void oweAcknowledgment(Tcb tcb, Segment segment, boolean atOnce) {
                            SeqNum next = tcb.rcvNxt;
                            boolean fills = segment.seq().isBefore(next) && !tcb.pieces.isEmpty();
                            if (!fills) {
                                super.oweAcknowledgment(tcb, segment, atOnce);
                                return;
                            }
                            tcb.rcvNxt = tcb.pieces.get(tcb.pieces.size() - 1).end();
                            acknowledge(tcb);
                            tcb.rcvNxt = next;
                        }
                    },
                    "RFC5681-3.2-FILL",
                    "RFC9293-3.4-CUMACK"),
            Mutant.of(
                    "reassembly-queue-shared",
                    "Has one queue for text beyond holes for all its connections.",
                    settings -> new Rfc9293(settings) {
                        private List<Piece> queue = List.of();

                        @Override
                        protected void takeText(Tcb tcb, Segment segment) {
                            tcb.pieces = new ArrayList<>(queue);
                            super.takeText(tcb, segment);
                            queue = List.copyOf(tcb.pieces);
                        }
                    },
                    "RFC9293-3.10.7.4-TEXT-ES"));

    private ReassemblyMutants() {}
}

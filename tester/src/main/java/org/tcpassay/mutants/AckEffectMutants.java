// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Flight;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Mistakes with what an acknowledgment covers and with the window that comes with it. */
final class AckEffectMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "ack-covers-one-segment",
                    "Takes one segment off the retransmission queue for each acknowledgment, however many it covers.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeOffQueue(Tcb tcb, SeqNum ack) {
                            boolean several = tcb.flights.size() > 1
                                    && tcb.flights.get(0).end().isBefore(ack);
                            super.takeOffQueue(tcb, several ? tcb.flights.get(0).end() : ack);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-ES-NEW",
                    "RFC9293-3.4-CUMACK"),
            Mutant.of(
                    "partial-ack-covers-segment",
                    "Takes a segment for acknowledged as soon as its first octet is.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeOffQueue(Tcb tcb, SeqNum ack) {
                            SeqNum whole = tcb.flights.stream()
                                    .filter(flight -> flight.seq().isBefore(ack)
                                            && flight.end().isAfter(ack))
                                    .findFirst()
                                    .map(Flight::end)
                                    .orElse(ack);
                            super.takeOffQueue(tcb, whole);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-ES-PARTIAL",
                    "RFC9293-3.4-CUMACK"),
            Mutant.of(
                    "partial-ack-moves-number-only",
                    "After an ACK of part of a segment it repeats the segment's first octets under the numbers of its last.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeOffQueue(Tcb tcb, SeqNum ack) {
                            boolean part = tcb.flights.stream()
                                    .anyMatch(flight -> flight.seq().isBefore(ack)
                                            && flight.end().isAfter(ack));
                            var text = tcb.sendBuffer;
                            super.takeOffQueue(tcb, ack);
                            if (part) {
                                tcb.sendBuffer = text.slice(0, tcb.sendBuffer.length());
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-ES-PARTIAL"),
            Mutant.of(
                    "text-counts-as-acknowledgment",
                    "Takes text that arrives for an answer, and so for an acknowledgment of all that it has sent.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeAcknowledgment(Tcb tcb, Segment segment) {
                            super.takeAcknowledgment(tcb, segment);
                            if (!segment.payload().isEmpty() && segment.ack().equals(tcb.sndUna)) {
                                tcb.flights.clear();
                                restartRetransmissionTimer(tcb);
                            }
                        }
                    },
                    "RFC9293-3.4-NEWACK",
                    "RFC9293-3.4-CUMACK"),
            Mutant.of(
                    "crossing-text-dropped",
                    "Drops text that comes without an acknowledgment of its own outstanding text, as a duplicate.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeText(Tcb tcb, Segment segment) {
                            boolean crosses = !tcb.flights.isEmpty()
                                    && tcb.flights.get(0).length() > 0
                                    && segment.ack().equals(tcb.sndUna);
                            if (!crosses) {
                                super.takeText(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-TEXT-ES"),
            Mutant.of(
                    "window-of-old-ack-used",
                    "Takes over the window of every segment that passes the first check, however old its ACK.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void updateWindow(Tcb tcb, Segment segment) {
                            super.updateWindow(tcb, segment);
                            tcb.sndWnd = windowOf(tcb, segment);
                        }
                    },
                    "RFC9293-3.8.6-WNDOLD",
                    "RFC9293-3.10.7.4-ACK-*-WNDUPD"),
            Mutant.of(
                    "window-of-duplicate-ack-ignored",
                    "Updates the send window only with an acknowledgment of something new.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void updateWindow(Tcb tcb, Segment segment) {
                            if (tcb.sndWl1.isBefore(segment.seq()) || tcb.sndWl2.isBefore(segment.ack())) {
                                super.updateWindow(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-*-WNDDUP",
                    "RFC9293-3.10.7.4-ACK-*-WNDUPD",
                    "RFC9293-3.8.6-*"),
            Mutant.of(
                    "window-taken-before-checks",
                    "Copies the window of a segment into its record before it checks anything else.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inOtherStates(Tcb tcb, Segment segment) {
                            if (segment.has(Flags.ACK) && isSynchronized(tcb)) {
                                tcb.sndWnd = windowOf(tcb, segment);
                            }
                            super.inOtherStates(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-*-WNDUPD",
                    "RFC9293-3.8.6-WNDOLD"),
            Mutant.of(
                    "max-snd-wnd-shrinks",
                    "Measures how old an ACK may be by the window of the moment instead of by the largest ever.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void setWindow(Tcb tcb, Segment segment, long window) {
                            super.setWindow(tcb, segment, window);
                            tcb.maxSndWnd = window;
                        }
                    },
                    "RFC5961-5.2-4"));

    private AckEffectMutants() {}
}

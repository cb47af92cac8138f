// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;

/** Mistakes with TS.Recent, which is what TSecr echoes, and with the clock behind TSval. */
final class TimestampEchoMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "echo-newer-than-syn-ack-refused",
                    "Takes the echo of an ACK that it sent after its SYN,ACK for a forgery, and goes on waiting.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesTimestampCheck(Tcb tcb, Segment segment) {
                            boolean halfOpen = tcb.state == State.SYN_RECEIVED && tcb.timestamps;
                            if (halfOpen
                                    && echoOf(segment)
                                            .filter(echo -> isAfterSyn(tcb, echo))
                                            .isPresent()) {
                                acknowledge(tcb);
                                return false;
                            }
                            return super.passesTimestampCheck(tcb, segment);
                        }

                        private Optional<Long> echoOf(Segment segment) {
                            return segment.option(TcpOption.Timestamps.class).map(TcpOption.Timestamps::echoReply);
                        }

                        private boolean isAfterSyn(Tcb tcb, long echo) {
                            long sentNs = tcb.flights.get(0).sentNs();
                            return isBefore(sentNs / tickNs() + tcb.tsOffset & 0xffff_ffffL, echo);
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-SR-OK"),
            Mutant.of(
                    "stamp-of-any-acceptable-segment",
                    "Lets any acceptable segment move TS.Recent, also one above a hole.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void updateTimestamp(Tcb tcb, Segment segment) {
                            if (tcb.timestamps && !segment.has(Flags.RST)) {
                                stampOf(segment).ifPresent(stamp -> remember(tcb, stamp));
                            }
                        }
                    },
                    "RFC7323-4.3-2",
                    "RFC7323-4.3-A",
                    "RFC7323-4.3-B"),
            Mutant.of(
                    "stamp-before-sequence-check",
                    "Lets a segment move TS.Recent before its sequence numbers are looked at.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSequenceCheck(Tcb tcb, Segment segment) {
                            if (tcb.timestamps && !segment.has(Flags.RST) && !isAcceptable(tcb, segment)) {
                                stampOf(segment).ifPresent(stamp -> remember(tcb, stamp));
                            }
                            return super.passesSequenceCheck(tcb, segment);
                        }
                    },
                    "RFC7323-4.3-2"),
            Mutant.of(
                    "stamp-of-old-copy",
                    "Lets a copy of acknowledged text move TS.Recent, since it does not lie above Last.ACK.sent.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            updateTimestamp(tcb, segment);
                            super.unacceptable(tcb, segment);
                        }
                    },
                    "RFC7323-4.3-2"),
            Mutant.of(
                    "stamp-of-reset",
                    "Lets a reset move TS.Recent.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesResetCheck(Tcb tcb, Segment segment) {
                            if (tcb.timestamps && segment.has(Flags.RST)) {
                                stampOf(segment).ifPresent(stamp -> remember(tcb, stamp));
                            }
                            return super.passesResetCheck(tcb, segment);
                        }
                    },
                    "RFC7323-5.2-3"),
            Mutant.of(
                    "latest-stamp-echoed",
                    "Echoes the latest of several segments that one acknowledgment covers.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void updateTimestamp(Tcb tcb, Segment segment) {
                            if (tcb.timestamps
                                    && !segment.has(Flags.RST)
                                    && segment.seq().isAtOrBefore(tcb.rcvNxt)) {
                                stampOf(segment).ifPresent(stamp -> remember(tcb, stamp));
                            }
                        }
                    },
                    "RFC7323-4.3-A"),
            Mutant.of(
                    "stamp-of-hole-filler-ignored",
                    "Does not echo a segment that fills a hole.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void updateTimestamp(Tcb tcb, Segment segment) {
                            if (tcb.pieces.isEmpty()) {
                                super.updateTimestamp(tcb, segment);
                            }
                        }
                    },
                    "RFC7323-4.3-C"),
            Mutant.of(
                    "queued-text-judged-again",
                    "Judges queued text by its timestamp again when a hole is filled.",
                    settings -> new Rfc9293(settings) {
                        private final Map<Integer, Long> queued = new HashMap<>();

                        @Override
                        protected void takeText(Tcb tcb, Segment segment) {
                            if (segment.seq().isAfter(tcb.rcvNxt)) {
                                stampOf(segment).ifPresent(stamp -> queued.put(tcb.id, stamp));
                            } else if (queued.containsKey(tcb.id) && isBefore(queued.get(tcb.id), tcb.tsRecent)) {
                                tcb.pieces.clear();
                            }
                            super.takeText(tcb, segment);
                        }
                    },
                    "RFC7323-5.3-R3"),
            Mutant.of(
                    "stamp-clock-stands",
                    "Stamps all segments of a connection with the same TSval.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long stamp(Tcb tcb) {
                            return tcb.tsOffset;
                        }
                    },
                    "RFC7323-5.4-1",
                    "RFC7323-4.1-1"),
            Mutant.of(
                    "stamp-clock-of-microseconds",
                    "Counts microseconds in TSval, which wraps after little more than an hour.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long stamp(Tcb tcb) {
                            return nowNs / 1_000 + tcb.tsOffset & 0xffff_ffffL;
                        }
                    },
                    "RFC7323-5.4-1"),
            Mutant.of(
                    "stamp-clock-of-minutes",
                    "Counts minutes in TSval, too slow to tell segments apart.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long stamp(Tcb tcb) {
                            return nowNs / 60_000_000_000L + tcb.tsOffset & 0xffff_ffffL;
                        }
                    },
                    "RFC7323-5.4-1"),
            Mutant.of(
                    "stamp-clock-of-all",
                    "Uses one clock without an offset for all connections, which tells how long the host is up.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long stamp(Tcb tcb) {
                            tcb.tsOffset = 0;
                            return super.stamp(tcb);
                        }
                    },
                    "RFC7323-7-1"));

    private TimestampEchoMutants() {}
}

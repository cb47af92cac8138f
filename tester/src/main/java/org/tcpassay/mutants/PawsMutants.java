// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes in the protection against wrapped sequence numbers (RFC 7323 §5). */
final class PawsMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "paws-missing",
                    "Negotiates timestamps and never judges a segment by them.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isOldByTimestamp(Tcb tcb, Segment segment) {
                            return false;
                        }
                    },
                    "RFC7323-5.3-R1",
                    "RFC7323-5.3-R1SYN"),
            Mutant.of(
                    "paws-unsigned",
                    "Compares timestamps as plain numbers, so that a clock that wraps stands still.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isBefore(long stamp, long other) {
                            return stamp < other;
                        }
                    },
                    "RFC7323-5.3-WRAP"),
            Mutant.of(
                    "paws-signed",
                    "Compares timestamps as signed numbers of 32 bits.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isBefore(long stamp, long other) {
                            return (int) stamp < (int) other;
                        }
                    },
                    "RFC7323-5.3-WRAP"),
            Mutant.of(
                    "paws-or-equal",
                    "Drops a segment of the same tick as the one before.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isOldByTimestamp(Tcb tcb, Segment segment) {
                            boolean same = tcb.timestamps
                                    && !segment.payload().isEmpty()
                                    && stampOf(segment)
                                            .filter(stamp -> stamp == tcb.tsRecent)
                                            .isPresent();
                            return same || super.isOldByTimestamp(tcb, segment);
                        }
                    },
                    "RFC7323-5.3-EQ"),
            Mutant.of(
                    "paws-zero-is-none",
                    "Takes a TS.Recent of 0 for none at all, and any segment for new.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isOldByTimestamp(Tcb tcb, Segment segment) {
                            return tcb.tsRecent != 0 && super.isOldByTimestamp(tcb, segment);
                        }
                    },
                    "RFC7323-5.3-R1",
                    "RFC7323-5.3-WRAP"),
            Mutant.of(
                    "paws-one-tick-late",
                    "Takes a segment that is older by one tick.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isBefore(long stamp, long other) {
                            return super.isBefore(stamp + 1, other);
                        }
                    },
                    "RFC7323-5.3-R1"),
            Mutant.of(
                    "paws-silent",
                    "Drops an old segment without an acknowledgment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesTimestampCheck(Tcb tcb, Segment segment) {
                            boolean old = !segment.has(Flags.RST) && isOldByTimestamp(tcb, segment);
                            return !old && super.passesTimestampCheck(tcb, segment);
                        }
                    },
                    "RFC7323-5.3-R1",
                    "RFC7323-5.3-R1SYN",
                    "RFC7323-5.3-WRAP",
                    "RFC2883-4.3-1"),
            Mutant.of(
                    "paws-for-text-only",
                    "Judges text by its timestamp, and neither a FIN nor a pure acknowledgment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isOldByTimestamp(Tcb tcb, Segment segment) {
                            return !segment.payload().isEmpty() && super.isOldByTimestamp(tcb, segment);
                        }
                    },
                    "RFC7323-5.3-R1SYN"),
            Mutant.of(
                    "paws-not-in-syn-received",
                    "Judges no segment by its timestamp before the connection is established.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isOldByTimestamp(Tcb tcb, Segment segment) {
                            return tcb.state != State.SYN_RECEIVED && super.isOldByTimestamp(tcb, segment);
                        }
                    },
                    "RFC7323-5.3-R1SYN"),
            Mutant.of(
                    "paws-acknowledgment-used",
                    "Drops the text of an old segment and uses its acknowledgment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesTimestampCheck(Tcb tcb, Segment segment) {
                            if (tcb.state == State.ESTABLISHED && isOldByTimestamp(tcb, segment)) {
                                if (acknowledgesNew(tcb, segment)) {
                                    takeAcknowledgment(tcb, segment);
                                }
                            }
                            return super.passesTimestampCheck(tcb, segment);
                        }
                    },
                    "RFC7323-5.3-R1",
                    "RFC7323-5.3-R1SYN"),
            Mutant.of(
                    "paws-for-resets",
                    "Drops a reset because of its timestamp.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesTimestampCheck(Tcb tcb, Segment segment) {
                            boolean old = segment.has(Flags.RST) && isOldByTimestamp(tcb, segment);
                            return !old && super.passesTimestampCheck(tcb, segment);
                        }
                    },
                    "RFC7323-5.2-1"),
            Mutant.of(
                    "bare-reset-dropped",
                    "Drops a reset that has no timestamps.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesTimestampCheck(Tcb tcb, Segment segment) {
                            boolean bare = segment.has(Flags.RST)
                                    && tcb.timestamps
                                    && stampOf(segment).isEmpty();
                            return !bare && super.passesTimestampCheck(tcb, segment);
                        }
                    },
                    "RFC7323-3.2-6"),
            Mutant.of(
                    "bare-segment-aborts",
                    "Resets the connection when timestamps are missing.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean dropsMissingTimestamp(Tcb tcb, Segment segment) {
                            resetConnection(tcb);
                            delete(tcb);
                            return true;
                        }
                    },
                    "RFC7323-3.2-7",
                    "RFC7323-3.2-6"),
            Mutant.of(
                    "bare-segment-acknowledged",
                    "Drops a segment whose timestamps are missing, but not silently.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean dropsMissingTimestamp(Tcb tcb, Segment segment) {
                            acknowledge(tcb);
                            return true;
                        }
                    },
                    "RFC7323-3.2-6"));

    private PawsMutants() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Output;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** Mistakes in the form of a reset for a segment that has no place. */
final class StrangerMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "reset-with-own-timestamp",
                    "Puts its own clock into the reset for a stranger with timestamps.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void resetStranger(FourTuple ends, Segment segment) {
                            boolean stamped = has(segment, TcpOption.Timestamps.class);
                            if (!stamped || segment.has(Flags.ACK)) {
                                super.resetStranger(ends, segment);
                                return;
                            }
                            var stamps = new TcpOption.Timestamps(nowNs / 1_000_000 & 0xffff_ffffL, 0);
                            Flags flags = Flags.RST.with(Flags.ACK);
                            put(new Output.Sent(
                                    ends, segment(ends, SeqNum.of(0), segment.end(), flags, 0, List.of(stamps))));
                        }
                    },
                    "RFC7323-5.2-2"),
            Mutant.of(
                    "reset-without-ack-always",
                    "Builds every reset for a stranger as <SEQ=0><CTL=RST,ACK>, which the sender of an ACK cannot"
                            + " believe.",
                    settings -> new Resetting(settings) {
                        @Override
                        protected void resetStranger(FourTuple ends, Segment segment) {
                            reset(ends, SeqNum.of(0), segment.end(), Flags.RST.with(Flags.ACK));
                        }
                    },
                    "RFC9293-3.5.2-RSTFORM-ACK",
                    "RFC9293-3.10.7.1-CLOSED-ACK",
                    "RFC9293-3.10.7.1-CLOSED-SYNACK",
                    "RFC9293-3.10.7.1-CLOSED-FINACK"),
            Mutant.of(
                    "reset-with-both-numbers",
                    "Sets ACK in every reset, in those that take their place from SEG.ACK too.",
                    settings -> new Resetting(settings) {
                        @Override
                        protected void resetAcknowledging(FourTuple ends, Segment segment) {
                            reset(ends, segment.ack(), segment.end(), Flags.RST.with(Flags.ACK));
                        }
                    },
                    "RFC9293-3.5.2-RSTFORM-ACK",
                    "RFC9293-3.5.2-NONSYNC",
                    "RFC9293-3.10.7.1-CLOSED-*ACK",
                    "RFC9293-3.10.7.2-LISTEN-*ACK",
                    "RFC9293-3.10.7.3-SYNSENT-ACK*",
                    "RFC9293-3.10.7.4-ACK-SR-LOW",
                    "RFC9293-3.10.7.4-ACK-SR-HIGH"),
            Mutant.of(
                    "reset-from-stray-ack-field",
                    "Takes the SEQ of a reset from the acknowledgment field whether ACK is set or not.",
                    settings -> new Resetting(settings) {
                        @Override
                        void resetWithoutAck(FourTuple ends, Segment segment) {
                            reset(ends, segment.ack(), segment.end(), Flags.RST.with(Flags.ACK));
                        }
                    },
                    "RFC9293-3.10.7.1-CLOSED-SYN",
                    "RFC9293-3.5.2-RSTFORM-NOACK"),
            Mutant.of(
                    "reset-for-ack-of-zero",
                    "Takes an acknowledgment of 0 for none at all and builds the reset as for a segment without ACK.",
                    settings -> new Resetting(settings) {
                        @Override
                        protected void resetAcknowledging(FourTuple ends, Segment segment) {
                            if (segment.ack().bits() == 0) {
                                resetWithoutAck(ends, segment);
                            } else {
                                super.resetAcknowledging(ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.5.2-RSTFORM-ACK",
                    "RFC9293-3.10.7.1-CLOSED-ACK",
                    "RFC9293-3.10.7.2-LISTEN-ACK"),
            Mutant.of(
                    "reset-acknowledges-no-text",
                    "Does not count the text of a refused segment in the ACK of the reset.",
                    settings -> new Resetting(settings) {
                        @Override
                        void resetWithoutAck(FourTuple ends, Segment segment) {
                            SeqNum end = segment.end().minus(segment.payload().length());
                            reset(ends, SeqNum.of(0), end, Flags.RST.with(Flags.ACK));
                        }
                    },
                    "RFC9293-3.5.2-RSTFORM-NOACK",
                    "RFC9293-3.10.7.1-CLOSED-SYNDATA",
                    "RFC9293-3.10.7.1-CLOSED-NULL"),
            Mutant.of(
                    "reset-acknowledges-no-fin",
                    "Does not count the FIN of a refused segment in the ACK of the reset.",
                    settings -> new Resetting(settings) {
                        @Override
                        void resetWithoutAck(FourTuple ends, Segment segment) {
                            SeqNum end = segment.end().minus(segment.has(Flags.FIN) ? 1 : 0);
                            reset(ends, SeqNum.of(0), end, Flags.RST.with(Flags.ACK));
                        }
                    },
                    "RFC9293-3.5.2-RSTFORM-NOACK",
                    "RFC9293-3.10.7.1-CLOSED-SYNDATA",
                    "RFC9293-3.10.7.1-CLOSED-NULL"),
            Mutant.of(
                    "reset-acknowledges-no-syn",
                    "Acknowledges SEG.SEQ instead of SEG.SEQ+1 when it refuses a SYN.",
                    settings -> new Resetting(settings) {
                        @Override
                        void resetWithoutAck(FourTuple ends, Segment segment) {
                            SeqNum end = segment.end().minus(segment.has(Flags.SYN) ? 1 : 0);
                            reset(ends, SeqNum.of(0), end, Flags.RST.with(Flags.ACK));
                        }
                    },
                    "RFC9293-3.5.2-RSTFORM-NOACK",
                    "RFC9293-3.10.7.1-CLOSED-SYN",
                    "RFC9293-3.10.7.1-CLOSED-SYNDATA",
                    "RFC9293-3.10.4-CLOSE-LISTEN"),
            Mutant.of(
                    "reset-acknowledges-one-at-least",
                    "Acknowledges SEG.SEQ+1 for every refused segment without ACK, as if it were a bare SYN.",
                    settings -> new Resetting(settings) {
                        @Override
                        void resetWithoutAck(FourTuple ends, Segment segment) {
                            reset(ends, SeqNum.of(0), segment.seq().plus(1), Flags.RST.with(Flags.ACK));
                        }
                    },
                    "RFC9293-3.5.2-RSTFORM-NOACK",
                    "RFC9293-3.10.7.1-CLOSED-SYNDATA",
                    "RFC9293-3.10.7.1-CLOSED-NULL"),
            Mutant.of(
                    "reset-acknowledgment-saturates",
                    "Stops at 2^32-1 when it adds SEG.LEN to SEG.SEQ for a reset.",
                    settings -> new Resetting(settings) {
                        @Override
                        void resetWithoutAck(FourTuple ends, Segment segment) {
                            long end = Math.min(segment.seq().toLong() + segment.len(), 0xffff_ffffL);
                            reset(ends, SeqNum.of(0), SeqNum.of(end), Flags.RST.with(Flags.ACK));
                        }
                    },
                    "RFC9293-3.5.2-RSTFORM-NOACK",
                    "RFC9293-3.4-MOD32"),
            Mutant.of(
                    "reset-without-ack-flag",
                    "Leaves ACK out of the reset that refuses a SYN, so that the opener must not believe it.",
                    settings -> new Resetting(settings) {
                        @Override
                        void resetWithoutAck(FourTuple ends, Segment segment) {
                            reset(ends, SeqNum.of(0), segment.end(), Flags.RST);
                        }
                    },
                    "RFC9293-3.5.2-RSTFORM-NOACK",
                    "RFC9293-3.10.7.1-CLOSED-SYN",
                    "RFC9293-3.10.7.1-CLOSED-SYNDATA",
                    "RFC9293-3.10.7.1-CLOSED-NULL",
                    "RFC9293-3.10.4-CLOSE-LISTEN"));

    private StrangerMutants() {}

    /** A stack whose resets can be built otherwise. */
    private static class Resetting extends Rfc9293 {

        Resetting(Settings settings) {
            super(settings);
        }

        @Override
        protected void resetStranger(FourTuple ends, Segment segment) {
            if (segment.has(Flags.ACK)) {
                resetAcknowledging(ends, segment);
            } else {
                resetWithoutAck(ends, segment);
            }
        }

        void resetWithoutAck(FourTuple ends, Segment segment) {
            super.resetStranger(ends, segment);
        }

        final void reset(FourTuple ends, SeqNum seq, SeqNum ack, Flags flags) {
            put(new Output.Sent(ends, segment(ends, seq, ack, flags, 0, List.of())));
        }
    }
}

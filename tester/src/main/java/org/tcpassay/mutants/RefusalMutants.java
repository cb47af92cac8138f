// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes with resets in SYN-SENT. */
final class RefusalMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "syn-sent-any-reset-refuses",
                    "Looks for RST before the acknowledgment, so that a reset that acknowledges anything refuses an open.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            if (segment.has(Flags.RST.with(Flags.ACK))) {
                                refuse(tcb);
                            } else {
                                super.inSynSent(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-BADACKRST",
                    "RFC9293-3.5.3-SYNSENT",
                    "RFC5961-3.2-6"),
            Mutant.of(
                    "syn-sent-reset-without-ack-refuses",
                    "Lets a reset without ACK refuse an open, which anybody can forge.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            if (segment.has(Flags.RST) && !segment.has(Flags.ACK)) {
                                refuse(tcb);
                            } else {
                                super.inSynSent(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-RSTNOACK",
                    "RFC9293-3.5.3-SYNSENT",
                    "RFC5961-3.2-6"),
            Mutant.of(
                    "syn-sent-reset-without-ack-opens",
                    "Looks for SYN before RST where there is no ACK, so that a SYN,RST counts as a crossing SYN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            boolean crossing = segment.has(Flags.SYN) && !segment.has(Flags.ACK);
                            super.inSynSent(tcb, crossing ? Altered.flags(segment, Flags.SYN) : segment);
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-RSTNOACK",
                    "RFC9293-3.5.3-SYNSENT"),
            Mutant.of(
                    "syn-sent-bad-reset-answered",
                    "Answers a reset with an unacceptable acknowledgment as it answers other segments: by a reset.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            if (segment.has(Flags.ACK) && !isAckOfSyn(tcb, segment)) {
                                resetAcknowledging(tcb.ends, segment);
                            } else {
                                super.inSynSent(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-BADACKRST",
                    "RFC9293-3.5.2-NORSTTORST",
                    "RFC5961-3.2-6"),
            Mutant.of(
                    "syn-sent-reset-ignored",
                    "Takes a reset for a loss and goes on trying until its time is up.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void refuse(Tcb tcb) {
                            // tries again when the timer runs out
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-RSTACK",
                    "RFC9293-3.10.7.3-SYNSENT-RSTSEQ",
                    "RFC9293-3.5.3-SYNSENT"),
            Mutant.of(
                    "syn-sent-reset-tried-again",
                    "Sends its SYN again at once when a reset refuses it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void refuse(Tcb tcb) {
                            sendAgain(tcb, 0);
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-RSTACK",
                    "RFC9293-3.10.7.3-SYNSENT-RSTSEQ",
                    "RFC9293-3.5.3-SYNSENT"),
            Mutant.of(
                    "syn-sent-refusal-not-told",
                    "Deletes a refused connection without a word to its user.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void refuse(Tcb tcb) {
                            delete(tcb);
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-RSTACK",
                    "RFC9293-3.10.7.3-SYNSENT-RSTSEQ",
                    "RFC9293-3.5.3-SYNSENT"),
            Mutant.of(
                    "syn-sent-reset-challenged",
                    "Compares a reset with RCV.NXT in SYN-SENT too, where it is not known, and challenges what differs.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            boolean reset = segment.has(Flags.RST.with(Flags.ACK)) && isAckOfSyn(tcb, segment);
                            if (reset && !isExactReset(tcb, segment)) {
                                challenge(tcb);
                            } else {
                                super.inSynSent(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-RSTSEQ",
                    "RFC9293-3.10.7.3-SYNSENT-RSTACK"));

    private RefusalMutants() {}
}

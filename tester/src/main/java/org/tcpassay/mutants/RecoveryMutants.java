// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Flight;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;
import org.tcpassay.wire.TcpOption.Sack.Block;

/** Mistakes of a sender that is told of losses (RFC 2018 §5, RFC 5681 §3.2, RFC 6582, RFC 6675). */
final class RecoveryMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "bogus-block-aborts",
                    "Resets the connection when a block reports what cannot be.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void noteBlock(Tcb tcb, Block block) {
                            if (isBogus(tcb, block)) {
                                resetConnection(tcb);
                                delete(tcb);
                            } else {
                                super.noteBlock(tcb, block);
                            }
                        }
                    },
                    "RFC2018-5-4"),
            Mutant.of(
                    "bogus-block-acknowledges",
                    "Takes a block above SND.NXT for an acknowledgment of all that it has sent.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void noteBlock(Tcb tcb, Block block) {
                            if (block.right().isAfter(tcb.sndNxt)) {
                                tcb.sndNxt = block.right();
                            } else {
                                super.noteBlock(tcb, block);
                            }
                        }
                    },
                    "RFC2018-5-4"),
            Mutant.of(
                    "bogus-block-repairs",
                    "Takes a block that reports what cannot be for a sign of loss and sends again.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void noteBlock(Tcb tcb, Block block) {
                            if (isBogus(tcb, block) && !tcb.flights.isEmpty()) {
                                sendAgain(tcb, 0);
                            } else {
                                super.noteBlock(tcb, block);
                            }
                        }
                    },
                    "RFC2018-5-4"),
            Mutant.of(
                    "reports-ignored",
                    "Permits reports and does not read them.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void noteSack(Tcb tcb, Segment segment) {
                            // the timer will find out
                        }
                    },
                    "RFC2018-5-2",
                    "RFC6675-5-1"),
            Mutant.of(
                    "loss-left-to-the-timer",
                    "Sends nothing again before the retransmission time-out.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean lossIsFound(Tcb tcb) {
                            return false;
                        }
                    },
                    "RFC5681-3.2-FR",
                    "RFC6675-5-1"),
            Mutant.of(
                    "reported-text-sent-again",
                    "Sends all that is under way again in a recovery, reported or not.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void startRecovery(Tcb tcb) {
                            super.startRecovery(tcb);
                            for (int i = 1; i < tcb.flights.size(); i++) {
                                sendAgain(tcb, i);
                            }
                        }
                    },
                    "RFC2018-5-2"),
            Mutant.of(
                    "second-hole-left-to-the-timer",
                    "Sends the first hole again and leaves the others to the retransmission time-out.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void repair(Tcb tcb) {
                            // one hole at a time
                        }
                    },
                    "RFC6675-5-1",
                    "RFC2018-5-2"),
            Mutant.of(
                    "full-acknowledgment-deflates-to-nothing",
                    "Takes what ends a recovery off the congestion window until nothing is left of it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void goOnRecovering(Tcb tcb, long acknowledged) {
                            super.goOnRecovering(tcb, acknowledged);
                            if (tcb.recover.isEmpty()) {
                                tcb.cwnd = Math.max(0, tcb.cwnd - acknowledged);
                            }
                        }
                    },
                    "RFC6675-5-2",
                    "RFC6582-3.2-FULL"),
            Mutant.of(
                    "reported-head-skipped-at-time-out",
                    "Sends at a time-out the first segment that was not reported, not the first.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void retransmissionTimeOut(Tcb tcb) {
                            long reported = tcb.flights.stream()
                                    .takeWhile(Flight::sacked)
                                    .count();
                            head = (int) Math.min(reported, tcb.flights.size() - 1);
                            super.retransmissionTimeOut(tcb);
                            head = 0;
                        }

                        @Override
                        protected void sendAgain(Tcb tcb, int place) {
                            super.sendAgain(tcb, Math.max(place, head));
                        }

                        private int head;
                    },
                    "RFC2018-5-1",
                    "RFC2018-8-1"),
            Mutant.of(
                    "one-report-starts-recovery",
                    "Takes a single report of one segment for a loss, although it may be reordering.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean lossIsFound(Tcb tcb) {
                            return super.lossIsFound(tcb)
                                    || tcb.flights.stream().anyMatch(flight -> flight.sacked());
                        }
                    },
                    "RFC2018-5-3",
                    "RFC5681-3.2-FR2"),
            Mutant.of(
                    "second-duplicate-starts-recovery",
                    "Sends the first segment again at the second duplicate acknowledgment, not the third.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean lossIsFound(Tcb tcb) {
                            return tcb.duplicateAcks >= 2 || super.lossIsFound(tcb);
                        }
                    },
                    "RFC5681-3.2-FR2"),
            Mutant.of(
                    "any-old-acknowledgment-is-duplicate",
                    "Counts acknowledgments with text or another window as duplicates.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isDuplicate(Tcb tcb, Segment segment) {
                            return !tcb.flights.isEmpty() && segment.ack().isAtOrBefore(tcb.sndUna);
                        }
                    },
                    "RFC5681-2-DUPDEF"),
            Mutant.of(
                    "partial-acknowledgment-waits",
                    "Leaves the next hole to the timer when a partial acknowledgment shows it (without SACK).",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void goOnRecovering(Tcb tcb, long acknowledged) {
                            SeqNum end = tcb.recover.orElseThrow();
                            if (tcb.sndUna.isAtOrAfter(end) || tcb.flights.isEmpty()) {
                                super.goOnRecovering(tcb, acknowledged);
                            }
                        }
                    },
                    "RFC6582-3.2-PARTIAL"),
            Mutant.of(
                    "recovery-keeps-inflated-window",
                    "Keeps the inflated congestion window when a recovery ends, and sends a burst.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void goOnRecovering(Tcb tcb, long acknowledged) {
                            long inflated = tcb.cwnd;
                            super.goOnRecovering(tcb, acknowledged);
                            tcb.cwnd = Math.max(tcb.cwnd, inflated);
                        }
                    },
                    "RFC6582-3.2-FULL"),
            Mutant.of(
                    "recovery-after-time-out",
                    "Starts a recovery by duplicates of what was sent before the last time-out.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean mayRecover(Tcb tcb) {
                            return tcb.recover.isEmpty();
                        }
                    },
                    "RFC6582-3.2-AVOID"),
            Mutant.of(
                    "reported-text-freed",
                    "Throws away what is reported as if it were acknowledged, and has nothing to send again.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void retransmissionTimeOut(Tcb tcb) {
                            var reported =
                                    tcb.flights.stream().filter(Flight::sacked).toList();
                            super.retransmissionTimeOut(tcb);
                            tcb.flights.removeIf(flight ->
                                    reported.stream().anyMatch(one -> one.seq().equals(flight.seq())));
                        }
                    },
                    "RFC2018-8-1",
                    "RFC6675-4-1"),
            Mutant.of(
                    "duplicate-without-report-lets-out",
                    "Lets a new segment out for a duplicate although that reports nothing (with SACK).",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected long congestionRoom(Tcb tcb) {
                            int extra = tcb.recover.isEmpty() ? Math.min(tcb.duplicateAcks, 2) : 0;
                            return super.congestionRoom(tcb) + (tcb.sack ? (long) extra * effectiveMss(tcb) : 0);
                        }
                    },
                    "RFC3042-2-2"));

    private RecoveryMutants() {}

    private static boolean isBogus(Tcb tcb, TcpOption.Sack.Block block) {
        return !block.left().isBefore(block.right())
                || block.left().isBefore(tcb.sndUna)
                || block.right().isAfter(tcb.sndNxt);
    }
}

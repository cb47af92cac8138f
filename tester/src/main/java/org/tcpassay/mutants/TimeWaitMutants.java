// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Optional;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Mistakes of TIME-WAIT. */
final class TimeWaitMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "time-wait-answers-only-fin",
                    "Answers nothing but a FIN in TIME-WAIT.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            if (tcb.state != State.TIME_WAIT || segment.has(Flags.FIN)) {
                                super.unacceptable(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-SEQ-TW-OOW",
                    "RFC1337-1-TWA",
                    "RFC9293-3.5.2-SYNC"),
            Mutant.of(
                    "time-wait-not-restarted",
                    "Lets the time of TIME-WAIT go on when the FIN comes again.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            long end = tcb.timeWaitAtNs;
                            super.unacceptable(tcb, segment);
                            tcb.timeWaitAtNs = end;
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-TW-FIN",
                    "RFC9293-3.10.7.4-FIN-TW"),
            Mutant.of(
                    "time-wait-too-short",
                    "Leaves TIME-WAIT after one MSL.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void startTimeWait(Tcb tcb) {
                            super.startTimeWait(tcb);
                            tcb.timeWaitAtNs = nowNs + settings.twoMsl().toNanos() / 2;
                        }
                    },
                    "RFC9293-MUST-13",
                    "RFC9293-3.10.8-TW"),
            Mutant.of(
                    "time-wait-never-ends",
                    "Never leaves TIME-WAIT by itself.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void startTimeWait(Tcb tcb) {
                            tcb.stopTimers();
                        }
                    },
                    "RFC9293-3.10.8-TW",
                    "RFC9293-MUST-13"),
            Mutant.of(
                    "reopened-record-lost",
                    "Forgets the connection in TIME-WAIT once a SYN has taken its place.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void returnToListen(Tcb tcb) {
                            tcb.reopened = Optional.empty();
                            super.returnToListen(tcb);
                        }
                    },
                    "RFC1122-4.2.2.13-DUP"),
            Mutant.of(
                    "time-wait-reopened-by-syn-ack",
                    "Opens a new connection from TIME-WAIT for a SYN,ACK as for a SYN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean reopens(Tcb tcb, Segment segment) {
                            boolean answer = segment.has(Flags.SYN.with(Flags.ACK)) && !segment.has(Flags.RST);
                            return answer && host.listener(tcb.ends.target()).isPresent()
                                    || super.reopens(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-SYNACK-TW",
                    "RFC5961-4.2-1"),
            Mutant.of(
                    "time-wait-judges-number-only",
                    "Judges a SYN in TIME-WAIT by its sequence number and never by its timestamp.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isNewIncarnation(Tcb tcb, Segment syn) {
                            return syn.seq().isAfter(tcb.rcvNxt);
                        }
                    },
                    "RFC6191-2-TS-GT",
                    "RFC6191-2-TS-LT",
                    "RFC6191-2-OLDNOTS-TS"),
            Mutant.of(
                    "time-wait-judges-timestamp-only",
                    "Judges a SYN in TIME-WAIT by its timestamp and never by its sequence number.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isNewIncarnation(Tcb tcb, Segment syn) {
                            Optional<Long> stamp = stampOf(syn);
                            return stamp.isPresent() && (!tcb.timestamps || isBefore(tcb.tsRecent, stamp.get()));
                        }
                    },
                    "RFC6191-2-TS-EQ",
                    "RFC6191-2-NOTS-GT",
                    "RFC6191-2-OLDNOTS-GT",
                    "RFC9293-MAY-2"),
            Mutant.of(
                    "equal-timestamp-taken-for-newer",
                    "Takes a timestamp equal to the last of TIME-WAIT for a newer one.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isNewIncarnation(Tcb tcb, Segment syn) {
                            boolean equal = tcb.timestamps
                                    && stampOf(syn)
                                            .filter(stamp -> stamp == tcb.tsRecent)
                                            .isPresent();
                            return equal || super.isNewIncarnation(tcb, syn);
                        }
                    },
                    "RFC6191-2-TS-EQLOW"),
            Mutant.of(
                    "syn-without-timestamp-taken-for-new",
                    "Takes any SYN without a timestamp for new if the connection in TIME-WAIT had timestamps.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isNewIncarnation(Tcb tcb, Segment syn) {
                            return tcb.timestamps && stampOf(syn).isEmpty() || super.isNewIncarnation(tcb, syn);
                        }
                    },
                    "RFC6191-2-NOTS-LE"),
            Mutant.of(
                    "time-wait-reopened-by-any-syn",
                    "Opens a new connection from TIME-WAIT for any SYN without timestamps, an old duplicate too.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isNewIncarnation(Tcb tcb, Segment syn) {
                            return stampOf(syn).isEmpty() || super.isNewIncarnation(tcb, syn);
                        }
                    },
                    "RFC6191-2-OLDNOTS-GT",
                    "RFC6191-2-NOTS-LE",
                    "RFC9293-3.10.7.4-SYN-TW",
                    "RFC9293-MAY-2"),
            Mutant.of(
                    "fin-number-reopens",
                    "Takes a SYN with the number of the old FIN for a new one.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isNewIncarnation(Tcb tcb, Segment syn) {
                            return syn.seq().equals(tcb.rcvNxt.minus(1)) || super.isNewIncarnation(tcb, syn);
                        }
                    },
                    "RFC6191-2-OLDNOTS-GT",
                    "RFC6191-2-TS-EQLOW",
                    "RFC9293-3.10.7.4-SYN-TW"),
            Mutant.of(
                    "reopened-with-iss-of-old",
                    "Reopens a connection with the initial sequence number of the one before.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected SeqNum initialSequenceNumberAfter(Tcb before, FourTuple ends) {
                            return before.iss;
                        }
                    },
                    "RFC1122-4.2.2.13-ISN",
                    "RFC9293-SHLD-4",
                    "RFC9293-MAY-2"),
            Mutant.of(
                    "reopened-keeps-timestamps",
                    "Goes on with the timestamps of the connection in TIME-WAIT though the new SYN has none.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void negotiate(Tcb tcb, Segment syn, boolean stamps, boolean scale, boolean sack) {
                            super.negotiate(tcb, syn, stamps, scale, sack);
                            tcb.timestamps |=
                                    tcb.reopened.filter(old -> old.timestamps).isPresent();
                        }
                    },
                    "RFC6191-2-NOTS-GT",
                    "RFC7323-3.2-*"),
            Mutant.of(
                    "old-time-wait-ignores-reset",
                    "Ignores a reset when TIME-WAIT has lasted for seconds, and only then.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesResetCheck(Tcb tcb, Segment segment) {
                            long begunNs = tcb.timeWaitAtNs - settings.twoMsl().toNanos();
                            boolean old = tcb.state == State.TIME_WAIT && nowNs - begunNs > 2_000_000_000L;
                            return !(old && segment.has(Flags.RST)) && super.passesResetCheck(tcb, segment);
                        }
                    },
                    "RFC1337-3-F2"));

    private TimeWaitMutants() {}
}

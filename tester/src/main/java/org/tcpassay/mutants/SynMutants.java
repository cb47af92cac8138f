// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;

/** Mistakes with a SYN on a connection that has long had one. */
final class SynMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "syn-before-sequence-resets",
                    "Looks for SYN before the sequence check, so that the oldest copy of a SYN ends a connection.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            if (isSynchronized(tcb) && tcb.state != State.TIME_WAIT && segment.has(Flags.SYN)) {
                                resetForSyn(tcb, segment);
                            } else {
                                super.unacceptable(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-OLDSYN",
                    "RFC9293-3.10.7.4-SYN-*",
                    "RFC9293-3.10.7.4-ORDER",
                    "RFC5961-4.2-1",
                    "RFC5961-4.2-4",
                    "RFC5961-10-1"),
            Mutant.of(
                    "syn-in-window-resets",
                    "Resets a connection for a SYN inside the window, as before RFC 5961.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSynCheck(Tcb tcb, Segment segment) {
                            boolean fatal = isSynchronized(tcb) && tcb.state != State.TIME_WAIT;
                            if (fatal && segment.has(Flags.SYN)) {
                                resetForSyn(tcb, segment);
                                return false;
                            }
                            return super.passesSynCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-SYN-*",
                    "RFC9293-3.10.7.4-SYNACK-*",
                    "RFC9293-3.10.7.4-ORDER",
                    "RFC5961-4.2-1",
                    "RFC5961-4.2-2",
                    "RFC5961-4.2-3"),
            Mutant.of(
                    "syn-in-window-dropped",
                    "Drops a SYN inside the window instead of asking, so that a restarted peer has to wait for ever.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSynCheck(Tcb tcb, Segment segment) {
                            boolean dropped = isSynchronized(tcb) && segment.has(Flags.SYN);
                            return !dropped && super.passesSynCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-SYN-*",
                    "RFC9293-3.10.7.4-SYNACK-*",
                    "RFC9293-3.10.7.4-ORDER",
                    "RFC5961-4.2-*"),
            Mutant.of(
                    "syn-challenged-in-established-only",
                    "Challenges a SYN in ESTABLISHED and resets the connection for one in all later states.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSynCheck(Tcb tcb, Segment segment) {
                            boolean later = isSynchronized(tcb)
                                    && tcb.state != State.ESTABLISHED
                                    && tcb.state != State.TIME_WAIT;
                            if (later && segment.has(Flags.SYN)) {
                                resetForSyn(tcb, segment);
                                return false;
                            }
                            return super.passesSynCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-SYN-F*",
                    "RFC9293-3.10.7.4-SYN-C*",
                    "RFC9293-3.10.7.4-SYN-LA",
                    "RFC9293-3.10.7.4-SYNACK-*",
                    "RFC5961-4.2-1"),
            Mutant.of(
                    "syn-challenge-acknowledges-syn",
                    "Acknowledges the SYN that it challenges: ACK=SEG.SEQ+1 instead of RCV.NXT.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSynCheck(Tcb tcb, Segment segment) {
                            var next = tcb.rcvNxt;
                            if (isSynchronized(tcb) && segment.has(Flags.SYN)) {
                                tcb.rcvNxt = segment.seq().plus(1);
                            }
                            boolean passes = super.passesSynCheck(tcb, segment);
                            tcb.rcvNxt = next;
                            return passes;
                        }
                    },
                    "RFC9293-3.10.7.4-SYN-*",
                    "RFC9293-3.10.7.4-SYNACK-*",
                    "RFC9293-3.10.7.4-ORDER",
                    "RFC9293-3.10.7.4-CHALLENGE-FORM",
                    "RFC5961-4.2-*"),
            Mutant.of(
                    "syn-ack-field-processed",
                    "Processes the acknowledgment of a SYN,ACK that it challenges, so that a forged one ends a close.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSynCheck(Tcb tcb, Segment segment) {
                            boolean passes = super.passesSynCheck(tcb, segment);
                            if (!passes && isSynchronized(tcb) && segment.has(Flags.ACK)) {
                                passesAckCheck(tcb, segment);
                            }
                            return passes;
                        }
                    },
                    "RFC9293-3.10.7.4-SYNACK-F1",
                    "RFC9293-3.10.7.4-SYNACK-CG",
                    "RFC9293-3.10.7.4-SYNACK-LA",
                    "RFC9293-3.10.7.4-ORDER",
                    "RFC5961-4.2-2"),
            Mutant.of(
                    "syn-rest-processed",
                    "Challenges a SYN and goes on with the rest of the segment as if it had none.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inOtherStates(Tcb tcb, Segment segment) {
                            boolean challenged = isSynchronized(tcb)
                                    && tcb.state != State.TIME_WAIT
                                    && segment.has(Flags.SYN)
                                    && !segment.has(Flags.RST)
                                    && isAcceptable(tcb, segment);
                            Flags rest = segment.flags().without(Flags.SYN);
                            if (challenged) {
                                challenge(tcb);
                            }
                            super.inOtherStates(tcb, challenged ? Altered.flags(segment, rest) : segment);
                        }
                    },
                    "RFC5961-4.2-2",
                    "RFC9293-3.10.7.4-ORDER",
                    "RFC9293-3.10.7.4-SYNACK-*"),
            Mutant.of(
                    "syn-old-goes-on",
                    "Acknowledges a segment outside the window and goes on with the other checks if it has a SYN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            super.unacceptable(tcb, segment);
                            if (isSynchronized(tcb) && segment.has(Flags.SYN)) {
                                challenge(tcb);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-ORDER",
                    "RFC5961-4.2-4",
                    "RFC5961-10-1"),
            Mutant.of(
                    "syn-old-acknowledged-once",
                    "Acknowledges an old SYN once in the life of a connection: its throttle is never released.",
                    settings -> new Rfc9293(settings) {
                        private final Set<FourTuple> asked = new HashSet<>();

                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            if (!isSynchronized(tcb) || !segment.has(Flags.SYN) || asked.add(tcb.ends)) {
                                super.unacceptable(tcb, segment);
                            }
                        }
                    },
                    "RFC5961-4.2-4",
                    "RFC9293-3.10.7.4-OLDSYN"),
            Mutant.of(
                    "syn-before-reset",
                    "Looks for SYN before RST, so that a SYN,RST at RCV.NXT is challenged.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesResetCheck(Tcb tcb, Segment segment) {
                            boolean both = isSynchronized(tcb) && segment.has(Flags.SYN.with(Flags.RST));
                            return both || super.passesResetCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-ORDER"),
            Mutant.of(
                    "syn-and-reset-both-challenged",
                    "Challenges a SYN,RST inside the window twice, for the RST and then for the SYN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesResetCheck(Tcb tcb, Segment segment) {
                            boolean passes = super.passesResetCheck(tcb, segment);
                            if (!passes && segment.has(Flags.SYN) && !isExactReset(tcb, segment)) {
                                passesSynCheck(tcb, segment);
                            }
                            return passes;
                        }
                    },
                    "RFC9293-3.10.7.4-ORDER",
                    "RFC5961-10-1"),
            Mutant.of(
                            "syn-in-window-dropped-without-word",
                            "Knows no RFC 5961 and drops a SYN inside the window without a reset.",
                            settings -> new Rfc9293(settings) {
                                @Override
                                protected void resetForSyn(Tcb tcb, Segment segment) {
                                    // not even the connection ends
                                }
                            },
                            "RFC9293-3.10.7.4-SYN-LEGACY")
                    .in(Settings.ordinary().with(Given.RFC5961, false)));

    private SynMutants() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes in SYN-RECEIVED: the checks of sequence, RST and SYN. Those with ACK: {@link HandshakeAckMutants}. */
final class SynReceivedMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "half-open-sequence-unchecked",
                    "Looks at the acknowledgment alone in SYN-RECEIVED, wherever a segment lies.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isAcceptable(Tcb tcb, Segment segment) {
                            return tcb.state == State.SYN_RECEIVED || super.isAcceptable(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-SEQ-SR-OOW",
                    "RFC9293-3.10.7.4-RST-SR-OOW",
                    "RFC9293-3.10.7.4-SYN-SR",
                    "RFC9293-3.5-OLDSYNRCVD"),
            Mutant.of(
                    "half-open-unacceptable-dropped",
                    "Drops what lies outside the window in SYN-RECEIVED without a word.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            if (tcb.state != State.SYN_RECEIVED) {
                                super.unacceptable(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-SEQ-SR-OOW",
                    "RFC9293-3.10.7.4-SYN-SR",
                    "RFC9293-3.10.7.4-SR-ACTIVE-SYN",
                    "RFC9293-3.5-OLDSYNRCVD"),
            Mutant.of(
                    "half-open-unacceptable-reset",
                    "Resets what lies outside the window in SYN-RECEIVED, as it resets a wrong acknowledgment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unacceptable(Tcb tcb, Segment segment) {
                            if (tcb.state == State.SYN_RECEIVED) {
                                resetStranger(tcb.ends, segment);
                            } else {
                                super.unacceptable(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-SEQ-SR-OOW",
                    "RFC9293-3.10.7.4-SYN-SR",
                    "RFC9293-3.10.7.4-SR-ACTIVE-SYN",
                    "RFC9293-3.5-OLDSYNRCVD"),
            Mutant.of(
                    "half-open-reset-anywhere",
                    "Lets a reset end a half-open connection wherever it lies.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSequenceCheck(Tcb tcb, Segment segment) {
                            boolean reset = tcb.state == State.SYN_RECEIVED && segment.has(Flags.RST);
                            return reset || super.passesSequenceCheck(tcb, segment);
                        }

                        @Override
                        protected boolean isExactReset(Tcb tcb, Segment segment) {
                            return tcb.state == State.SYN_RECEIVED || super.isExactReset(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-RST-SR-OOW",
                    "RFC9293-3.10.7.4-RST-SR-INWIN"),
            Mutant.of(
                    "half-open-reset-in-window-taken",
                    "Takes any reset inside the window in SYN-RECEIVED, as RFC 5961 protects what is synchronized only.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isExactReset(Tcb tcb, Segment segment) {
                            return tcb.state == State.SYN_RECEIVED || super.isExactReset(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-RST-SR-INWIN"),
            Mutant.of(
                    "half-open-reset-in-window-dropped",
                    "Drops a reset that misses RCV.NXT in SYN-RECEIVED instead of asking its sender.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesResetCheck(Tcb tcb, Segment segment) {
                            boolean misses = segment.has(Flags.RST) && !isExactReset(tcb, segment);
                            boolean dropped = tcb.state == State.SYN_RECEIVED && misses;
                            return !dropped && super.passesResetCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-RST-SR-INWIN"),
            Mutant.of(
                    "half-open-reset-ignored",
                    "Ignores resets in SYN-RECEIVED and lets the record time out.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void resetHalfOpen(Tcb tcb) {
                            // times out
                        }
                    },
                    "RFC9293-3.10.7.4-RST-SR-EXACT",
                    "RFC9293-3.10.7.4-SR-ACTIVE-RST",
                    "RFC9293-3.5-OLDDUP",
                    "RFC9293-3.5.1-OLDSYNACK",
                    "RFC9293-MUST-11"),
            Mutant.of(
                    "half-open-reset-by-good-ack-only",
                    "Checks the acknowledgment of a RST,ACK in SYN-RECEIVED and drops it where it is wrong.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesResetCheck(Tcb tcb, Segment segment) {
                            boolean wrong = segment.has(Flags.RST.with(Flags.ACK)) && acknowledgesUnsent(tcb, segment);
                            boolean dropped = tcb.state == State.SYN_RECEIVED && wrong;
                            return !dropped && super.passesResetCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-RST-SR-EXACT"),
            Mutant.of(
                    "half-open-reset-accepted",
                    "Hands a half-open connection that was reset to its user, who finds an error.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isReady(State state) {
                            return super.isReady(state) || state == State.CLOSED;
                        }

                        @Override
                        protected void returnToListen(Tcb tcb) {
                            super.returnToListen(tcb);
                            tcb.state = State.CLOSED;
                            tcb.stopTimers();
                            host.add(tcb);
                        }
                    },
                    "RFC9293-3.10.7.4-RST-SR-EXACT",
                    "RFC9293-3.5.1-OLDSYNACK",
                    "RFC9293-MUST-11"),
            Mutant.of(
                    "half-open-reset-ends-listening",
                    "Deletes the listener together with the half-open connection that was reset.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void returnToListen(Tcb tcb) {
                            super.returnToListen(tcb);
                            host.remove(tcb.listener);
                        }
                    },
                    "RFC9293-3.10.7.4-RST-SR-EXACT",
                    "RFC9293-3.10.7.4-SYN-SR",
                    "RFC9293-3.5-OLDDUP",
                    "RFC9293-MUST-11"),
            Mutant.of(
                    "half-open-syn-before-sequence",
                    "Looks for SYN before the sequence check in SYN-RECEIVED, so that any SYN ends the record.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inOtherStates(Tcb tcb, Segment segment) {
                            boolean syn = segment.has(Flags.SYN) && !segment.has(Flags.RST);
                            if (tcb.state == State.SYN_RECEIVED && tcb.listener != 0 && syn) {
                                returnToListen(tcb);
                            } else {
                                super.inOtherStates(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-SYN-SR",
                    "RFC9293-3.10.7.4-SEQ-SR-OOW",
                    "RFC9293-3.5-OLDSYNRCVD"),
            Mutant.of(
                    "half-open-syn-challenged",
                    "Challenges a SYN in SYN-RECEIVED as on a synchronized connection.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSynCheck(Tcb tcb, Segment segment) {
                            if (tcb.state == State.SYN_RECEIVED && tcb.listener != 0 && segment.has(Flags.SYN)) {
                                challenge(tcb);
                                return false;
                            }
                            return super.passesSynCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-SYN-SR",
                    "RFC9293-3.10.7.4-SYNACK-SR"),
            Mutant.of(
                    "half-open-syn-served",
                    "Serves a SYN that ended a half-open connection at once with another SYN,ACK.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSynCheck(Tcb tcb, Segment segment) {
                            boolean half = tcb.state == State.SYN_RECEIVED && tcb.listener != 0;
                            boolean passes = super.passesSynCheck(tcb, segment);
                            if (half && !passes) {
                                host.listener(tcb.listener)
                                        .ifPresent(listener -> inListen(listener, tcb.ends, segment));
                            }
                            return passes;
                        }
                    },
                    "RFC9293-3.10.7.4-SYN-SR"),
            Mutant.of(
                    "half-open-syn-ack-establishes",
                    "Looks at the acknowledgment of a SYN,ACK in SYN-RECEIVED and takes it for the end of the handshake.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSynCheck(Tcb tcb, Segment segment) {
                            boolean half = tcb.state == State.SYN_RECEIVED && segment.has(Flags.ACK);
                            return half || super.passesSynCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-SYNACK-SR"));

    private SynReceivedMutants() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Listener;
import org.tcpassay.model.Output;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.model.Tcb;
import org.tcpassay.model.Transition;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Mistakes where two SYNs cross, and with the user's calls before such a handshake is done. */
final class CrossingMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "crossing-syn-reset",
                    "Knows no simultaneous open: resets a SYN that crosses its own.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            if (segment.has(Flags.SYN) && !segment.flags().hasAny(Flags.ACK.with(Flags.RST))) {
                                resetStranger(tcb.ends, segment);
                            } else {
                                super.inSynSent(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-SYN",
                    "RFC9293-3.10.7.3-SYNSENT-SYNTXT",
                    "RFC9293-MUST-10"),
            Mutant.of(
                    "crossing-syn-dropped",
                    "Waits for a SYN,ACK and drops a SYN that crosses its own.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            if (segment.flags().hasAny(Flags.ACK.with(Flags.RST)) || !segment.has(Flags.SYN)) {
                                super.inSynSent(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-SYN",
                    "RFC9293-3.10.7.3-SYNSENT-SYNTXT",
                    "RFC9293-MUST-10"),
            Mutant.of(
                    "crossing-syn-acknowledged-without-syn",
                    "Answers a crossing SYN by a bare ACK instead of its SYN,ACK.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void sendAgain(Tcb tcb, int place) {
                            if (tcb.state == State.SYN_RECEIVED && tcb.listener == 0 && tcb.retransmitAtNs > nowNs) {
                                acknowledge(tcb);
                            } else {
                                super.sendAgain(tcb, place);
                            }
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-SYN",
                    "RFC9293-3.10.7.3-SYNSENT-SYNTXT",
                    "RFC9293-MUST-10"),
            Mutant.of(
                    "crossing-syn-answered-at-snd-nxt",
                    "Sends the SYN,ACK that answers a crossing SYN at SND.NXT, so that its SYN has two numbers.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Segment synOf(Tcb tcb) {
                            SeqNum iss = tcb.iss;
                            if (tcb.state == State.SYN_RECEIVED && tcb.listener == 0) {
                                tcb.iss = tcb.sndNxt;
                            }
                            Segment syn = super.synOf(tcb);
                            tcb.iss = iss;
                            return syn;
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-SYN",
                    "RFC9293-3.10.7.3-SYNSENT-SYNTXT",
                    "RFC9293-MUST-10"),
            Mutant.of(
                    "crossing-syn-establishes",
                    "Takes a crossing SYN for the answer to its own and is established at once.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void synInSynSent(Tcb tcb, Segment segment) {
                            super.synInSynSent(tcb, segment);
                            if (tcb.state == State.SYN_RECEIVED) {
                                takeOffQueue(tcb, tcb.sndNxt);
                                restartRetransmissionTimer(tcb);
                                enterEstablished(tcb, Transition.HANDSHAKE_COMPLETE);
                            }
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-SYN",
                    "RFC9293-3.10.7.3-SYNSENT-SYNTXT",
                    "RFC9293-MUST-10"),
            Mutant.of(
                    "crossing-fin-closes",
                    "Processes the FIN of a crossing SYN before the handshake is done.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void synInSynSent(Tcb tcb, Segment segment) {
                            super.synInSynSent(tcb, segment);
                            if (tcb.state == State.SYN_RECEIVED && segment.has(Flags.FIN)) {
                                tcb.state = State.CLOSE_WAIT;
                            }
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-SYN"),
            Mutant.of(
                    "crossing-syn-ack-unacceptable",
                    "Takes the crossing SYN,ACK for an old segment, as it repeats the number of a SYN that is known.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean completesSimultaneousOpen(Tcb tcb, Segment segment) {
                            return false;
                        }
                    },
                    "RFC9293-3.10.7.4-SR-ACTIVE-SYNACK",
                    "RFC9293-MUST-10"),
            Mutant.of(
                    "crossing-second-syn-ends-open",
                    "Gives a simultaneous open up for another SYN in the window, as if there were a LISTEN to return to.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean passesSynCheck(Tcb tcb, Segment segment) {
                            boolean active = tcb.state == State.SYN_RECEIVED && tcb.listener == 0;
                            boolean again = completesSimultaneousOpen(tcb, segment);
                            if (active && segment.has(Flags.SYN) && !again) {
                                delete(tcb);
                                return false;
                            }
                            return super.passesSynCheck(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-SR-ACTIVE-SYN"),
            Mutant.of(
                    "crossing-second-syn-taken",
                    "Takes the number of every SYN that comes before the handshake is done.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inOtherStates(Tcb tcb, Segment segment) {
                            boolean active = tcb.state == State.SYN_RECEIVED && tcb.listener == 0;
                            boolean plain =
                                    segment.has(Flags.SYN) && !segment.flags().hasAny(Flags.ACK.with(Flags.RST));
                            if (active && plain) {
                                takeSyn(tcb, segment, tcb.timestamps, tcb.windowScale, tcb.sack);
                                acknowledge(tcb);
                            } else {
                                super.inOtherStates(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-SR-ACTIVE-SYN"),
            Mutant.of(
                    "crossing-reset-listens",
                    "Forgets who has opened: a reset of a simultaneous open leads back to a LISTEN that nobody asked for.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void resetHalfOpen(Tcb tcb) {
                            if (tcb.listener == 0) {
                                host.add(new Listener(host.freshId(), tcb.ends.target(), 1, tcb.options));
                                host.remove(tcb.id);
                            } else {
                                super.resetHalfOpen(tcb);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-SR-ACTIVE-RST",
                    "RFC9293-MUST-11"),
            Mutant.of(
                            "crossing-scale-one-sided",
                            "Scales the windows that it advertises after a simultaneous open whatever the peer has offered.",
                            settings -> new Rfc9293(settings) {
                                @Override
                                protected void synInSynSent(Tcb tcb, Segment segment) {
                                    super.synInSynSent(tcb, segment);
                                    if (tcb.state == State.SYN_RECEIVED) {
                                        tcb.rcvShift = shiftToOffer(tcb);
                                    }
                                }
                            },
                            "RFC7323-2.2-2",
                            "RFC9293-SHLD-14")
                    .in(Settings.ordinary().withBuffer(100_000)),
            Mutant.of(
                    "close-of-half-open-deletes",
                    "Deletes a half-open connection when the user closes it, as in SYN-SENT, and sends no FIN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void closeSending(Tcb tcb, Transition how) {
                            if (tcb.state == State.SYN_RECEIVED) {
                                delete(tcb);
                                put(new Output.Moved(0, Bytes.EMPTY));
                            } else {
                                super.closeSending(tcb, how);
                            }
                        }
                    },
                    "RFC9293-3.10.4-CLOSE-SYNRCVD"));

    private CrossingMutants() {}
}

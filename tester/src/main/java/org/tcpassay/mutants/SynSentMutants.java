// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.model.Transition;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Mistakes in SYN-SENT with acknowledgments and with what has no SYN. Those with resets: {@link RefusalMutants}. */
final class SynSentMutants {

    private static final Flags SYN_OR_RST = Flags.SYN.with(Flags.RST);

    private static final long HASTE_NS = 2_000;

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "syn-sent-stale-ack-dropped",
                    "Drops an acknowledgment of something else than its SYN instead of resetting it, so that the"
                            + " old connection blocks the new one.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            if (!segment.has(Flags.ACK) || isAckOfSyn(tcb, segment)) {
                                super.inSynSent(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-ACKLOW",
                    "RFC9293-3.10.7.3-SYNSENT-ACKHIGH",
                    "RFC9293-3.5.2-NONSYNC"),
            Mutant.of(
                    "syn-sent-syn-first",
                    "Drops whatever has no SYN before it looks at the acknowledgment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            if (segment.flags().hasAny(SYN_OR_RST)) {
                                super.inSynSent(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-ACKLOW",
                    "RFC9293-3.10.7.3-SYNSENT-ACKHIGH",
                    "RFC9293-3.5.2-NONSYNC"),
            Mutant.of(
                    "syn-sent-stale-ack-ends-open",
                    "Gives the open up when it has reset a stale acknowledgment.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            boolean stale = segment.has(Flags.ACK) && !isAckOfSyn(tcb, segment);
                            super.inSynSent(tcb, segment);
                            if (stale && !segment.has(Flags.RST)) {
                                refuse(tcb);
                            }
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-ACKLOW",
                    "RFC9293-3.10.7.3-SYNSENT-ACKHIGH",
                    "RFC9293-3.5.2-NONSYNC"),
            Mutant.of(
                    "syn-sent-reset-from-snd-nxt",
                    "Resets a stale acknowledgment at SND.NXT instead of SEG.ACK, where its sender cannot believe it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            boolean stale = segment.has(Flags.ACK) && !isAckOfSyn(tcb, segment);
                            if (stale && !segment.has(Flags.RST)) {
                                resetConnection(tcb);
                            } else {
                                super.inSynSent(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-ACKLOW",
                    "RFC9293-3.10.7.3-SYNSENT-ACKHIGH",
                    "RFC9293-3.5.2-NONSYNC"),
            Mutant.of(
                    "syn-sent-stale-ack-collapses-time-out",
                    "Sends its SYN again 2 us after a stale acknowledgment, and backs off from there.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            boolean stale = segment.has(Flags.ACK) && !isAckOfSyn(tcb, segment);
                            super.inSynSent(tcb, segment);
                            if (stale && tcb.state == State.SYN_SENT) {
                                tcb.rtoNs = HASTE_NS;
                                tcb.retransmitAtNs = nowNs + HASTE_NS;
                            }
                        }

                        @Override
                        protected long timeOutNs(Tcb tcb) {
                            return tcb.rtoNs == HASTE_NS ? HASTE_NS << tcb.backoff : super.timeOutNs(tcb);
                        }
                    },
                    "RFC6298-5-0"),
            Mutant.of(
                    "syn-sent-ack-of-iss-taken",
                    "Takes an acknowledgment of ISS itself for one of its SYN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isAckOfSyn(Tcb tcb, Segment segment) {
                            return segment.ack().isAtOrAfter(tcb.sndUna)
                                    && segment.ack().isAtOrBefore(tcb.sndNxt);
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-ACKLOW",
                    "RFC9293-3.10.7.3-SYNSENT-BADACKRST",
                    "RFC9293-3.5.3-SYNSENT",
                    "RFC5961-3.2-6"),
            Mutant.of(
                    "syn-sent-any-ack-taken",
                    "Takes whatever a SYN,ACK acknowledges for its SYN, as nothing else can be under way.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            boolean synAck = segment.has(Flags.SYN.with(Flags.ACK)) && !segment.has(Flags.RST);
                            super.inSynSent(tcb, synAck ? Altered.ack(segment, tcb.sndNxt) : segment);
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-ACKLOW",
                    "RFC9293-3.10.7.3-SYNSENT-ACKHIGH"),
            Mutant.of(
                    "syn-sent-ack-establishes",
                    "Takes a bare acknowledgment of its SYN for the end of the handshake, with no SYN of the peer.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            super.inSynSent(tcb, segment);
                            boolean bare =
                                    segment.has(Flags.ACK) && !segment.flags().hasAny(SYN_OR_RST);
                            if (bare && isAckOfSyn(tcb, segment)) {
                                takeOffQueue(tcb, segment.ack());
                                restartRetransmissionTimer(tcb);
                                enterEstablished(tcb, Transition.SYN_ACKNOWLEDGED);
                            }
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-OTHER"),
            Mutant.of(
                    "syn-sent-other-reset",
                    "Resets whatever has no SYN while it waits for one.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            if (segment.flags().hasAny(SYN_OR_RST)) {
                                super.inSynSent(tcb, segment);
                            } else {
                                resetStranger(tcb.ends, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-OTHER",
                    "RFC9293-3.10.7.4-FIN-SYNSENT"),
            Mutant.of(
                    "syn-sent-fin-remembered",
                    "Remembers a FIN that came before any SYN and closes when the handshake is done.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            if (segment.has(Flags.FIN) && !segment.flags().hasAny(SYN_OR_RST)) {
                                tcb.finReceived = true;
                            }
                            super.inSynSent(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.4-FIN-SYNSENT",
                    "RFC9293-3.10.7.3-SYNSENT-OTHER"),
            Mutant.of(
                    "syn-sent-text-delivered",
                    "Delivers text that comes before any SYN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            if (!segment.flags().hasAny(SYN_OR_RST)) {
                                tcb.received = tcb.received.concat(segment.payload());
                            }
                            super.inSynSent(tcb, segment);
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-OTHER",
                    "RFC9293-3.10.7.4-FIN-SYNSENT"),
            Mutant.of(
                    "syn-not-repeated-after-stale-ack",
                    "Stops to repeat its SYN when it has answered a stale acknowledgment with a reset.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void inSynSent(Tcb tcb, Segment segment) {
                            super.inSynSent(tcb, segment);
                            if (tcb.state == State.SYN_SENT && !segment.has(Flags.SYN)) {
                                tcb.retransmitAtNs = Tcb.NEVER;
                            }
                        }
                    },
                    "RFC1337-2.4-H3"));

    private SynSentMutants() {}
}

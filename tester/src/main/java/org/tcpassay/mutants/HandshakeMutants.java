// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Flight;
import org.tcpassay.model.Input;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** Mistakes in taking a SYN, whoever opens, and in what it brings along. */
final class HandshakeMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "syn-not-counted",
                    "Acknowledges a SYN by SEG.SEQ: it forgets that the SYN counts for one.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeSyn(Tcb tcb, Segment syn, boolean stamps, boolean scale, boolean sack) {
                            super.takeSyn(tcb, syn, stamps, scale, sack);
                            tcb.rcvNxt = tcb.irs;
                            tcb.receivedSeq = tcb.irs;
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-SYN",
                    "RFC9293-3.10.7.3-SYNSENT-SYN*",
                    "RFC9293-3.4-SEGLEN",
                    "RFC9293-3.5-3WHS",
                    "RFC9293-MUST-10"),
            Mutant.of(
                    "syn-number-saturates",
                    "Stops at 2^32-1 when it adds 1 to the number of a SYN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void takeSyn(Tcb tcb, Segment syn, boolean stamps, boolean scale, boolean sack) {
                            super.takeSyn(tcb, syn, stamps, scale, sack);
                            tcb.rcvNxt = SeqNum.of(Math.min(syn.seq().toLong() + 1, 0xffff_ffffL));
                            tcb.receivedSeq = tcb.rcvNxt;
                        }
                    },
                    "RFC9293-3.4-MOD32"),
            Mutant.of(
                    "syn-answered-twice",
                    "Lets a bare ACK follow its SYN,ACK, since the SYN has left an acknowledgment owing.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void put(Tcb tcb, Flight flight) {
                            super.put(tcb, flight);
                            if (flight.syn() && tcb.state == State.SYN_RECEIVED) {
                                acknowledge(tcb);
                            }
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-SYN",
                    "RFC9293-3.10.7.3-SYNSENT-SYN"),
            Mutant.of(
                    "accepts-half-open",
                    "Hands a connection to its user as soon as the SYN is there, before anybody has shown to exist.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isReady(State state) {
                            return super.isReady(state) || state == State.SYN_RECEIVED;
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-SYN",
                    "RFC9293-3.10.7.2-LISTEN-SYNDATA",
                    "RFC9293-3.5-SYNDATA",
                    "RFC9293-3.5-3WHS"),
            Mutant.of(
                    "handshake-waits-for-text",
                    "Waits for the first text before it lets a bare ACK complete a handshake.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean completesHandshake(Tcb tcb, Segment segment) {
                            boolean bare = segment.len() == 0 && acknowledgesNew(tcb, segment);
                            return !bare && super.completesHandshake(tcb, segment);
                        }
                    },
                    "RFC9293-3.5-3WHS",
                    "RFC9293-3.10.7.4-ACK-SR-OK",
                    "RFC9293-MUST-10"),
            Mutant.of(
                    "handshake-ack-acknowledged",
                    "Acknowledges the acknowledgment that completes a handshake.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean completesHandshake(Tcb tcb, Segment segment) {
                            boolean complete = super.completesHandshake(tcb, segment);
                            if (complete && segment.len() == 0) {
                                acknowledge(tcb);
                            }
                            return complete;
                        }
                    },
                    "RFC9293-3.5-NOACKACK",
                    "RFC9293-3.5-3WHS"),
            Mutant.of(
                    "syn-text-twice",
                    "Delivers the text of a SYN at once without acknowledging it, and again when it is repeated.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void keepTextOfSyn(Tcb tcb, Segment syn) {
                            tcb.received = tcb.received.concat(syn.payload());
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-SYNDATA",
                    "RFC9293-3.10.7.3-SYNSENT-SYNTXT",
                    "RFC9293-3.10.7.3-SYNSENT-SYNACKDATA",
                    "RFC9293-3.5-SYNDATA"),
            Mutant.of(
                    "syn-text-acknowledged-and-lost",
                    "Acknowledges all that a SYN occupies and keeps none of its text.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void keepTextOfSyn(Tcb tcb, Segment syn) {
                            tcb.rcvNxt = tcb.rcvNxt.plus(syn.payload().length());
                            tcb.receivedSeq = tcb.rcvNxt;
                        }
                    },
                    "RFC9293-3.10.7.2-LISTEN-SYNDATA",
                    "RFC9293-3.10.7.3-SYNSENT-SYNTXT",
                    "RFC9293-3.10.7.3-SYNSENT-SYNACKDATA"),
            Mutant.of(
                    "syn-with-text-dropped",
                    "Drops a SYN with text, which is rare enough to be suspect.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void process(Input input) {
                            boolean odd = input instanceof Input.Arrives event
                                    && event.segment().has(Flags.SYN)
                                    && !event.segment().payload().isEmpty();
                            if (!odd) {
                                super.process(input);
                            }
                        }
                    },
                    "RFC9293-3.10.7.1-CLOSED-SYNDATA",
                    "RFC9293-3.10.7.2-LISTEN-SYNDATA",
                    "RFC9293-3.10.7.3-SYNSENT-SYNTXT",
                    "RFC9293-3.10.7.3-SYNSENT-SYNACKDATA",
                    "RFC5961-4.2-2"),
            Mutant.of(
                    "unknown-options-echoed",
                    "Answers an option that it does not know in kind.",
                    settings -> new Rfc9293(settings) {
                        private List<TcpOption> unknown = List.of();

                        @Override
                        protected void negotiate(Tcb tcb, Segment syn, boolean stamps, boolean scale, boolean sack) {
                            super.negotiate(tcb, syn, stamps, scale, sack);
                            unknown = syn.options().stream()
                                    .filter(TcpOption.Unknown.class::isInstance)
                                    .toList();
                        }

                        @Override
                        protected List<TcpOption> optionsOfSyn(Tcb tcb, boolean stamps, boolean scale, boolean sack) {
                            List<TcpOption> options = super.optionsOfSyn(tcb, stamps, scale, sack);
                            options.addAll(unknown);
                            return options;
                        }
                    },
                    "RFC7805-1-1"));

    private HandshakeMutants() {}
}

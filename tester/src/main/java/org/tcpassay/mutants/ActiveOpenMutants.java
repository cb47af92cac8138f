// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Flight;
import org.tcpassay.model.Input;
import org.tcpassay.model.Output;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Mistakes of an active open: its SYN, what a good SYN,ACK brings about, and what the user does meanwhile. */
final class ActiveOpenMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "open-syn-twice",
                    "Sends its SYN twice in a row to be sure.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void open(Input.Open call) {
                            super.open(call);
                            host.connection(call.ends()).ifPresent(tcb -> sendAgain(tcb, 0));
                        }
                    },
                    "RFC9293-3.10.1-OPEN-ACTIVE"),
            Mutant.of(
                    "syn-ack-not-acknowledged",
                    "Leaves a SYN,ACK unacknowledged until the user has something to send.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void textOfSynAck(Tcb tcb, Segment segment) {
                            transmit(tcb);
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-SYNACK*",
                    "RFC9293-3.5-3WHS"),
            Mutant.of(
                    "syn-ack-acknowledged-at-iss",
                    "Acknowledges a SYN,ACK with SEQ=ISS, as if its own SYN had not counted.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void textOfSynAck(Tcb tcb, Segment segment) {
                            SeqNum next = tcb.sndNxt;
                            tcb.sndNxt = tcb.iss;
                            acknowledge(tcb);
                            tcb.sndNxt = next;
                            transmit(tcb);
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-SYNACK",
                    "RFC9293-3.5-3WHS"),
            Mutant.of(
                    "syn-ack-window-ignored",
                    "Leaves the send window at 65535 until an acknowledgment after the SYN,ACK brings another.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void synInSynSent(Tcb tcb, Segment segment) {
                            super.synInSynSent(tcb, segment);
                            tcb.sndWnd = 65_535;
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-WND",
                    "RFC1122-4.2.2.20-C"),
            Mutant.of(
                    "syn-ack-fin-ignored",
                    "Ignores the FIN of a SYN,ACK until it comes again.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void textOfSynAck(Tcb tcb, Segment segment) {
                            super.textOfSynAck(
                                    tcb, Altered.flags(segment, segment.flags().without(Flags.FIN)));
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-SYNACKDATA"),
            Mutant.of(
                    "syn-ack-fin-acknowledged-only",
                    "Acknowledges the FIN of a SYN,ACK but stays in ESTABLISHED and tells the user nothing.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void textOfSynAck(Tcb tcb, Segment segment) {
                            keepTextOfSyn(tcb, segment);
                            deliver(tcb);
                            tcb.finReceived = false;
                            acknowledge(tcb);
                            transmit(tcb);
                        }
                    },
                    "RFC9293-3.10.7.3-SYNSENT-SYNACKDATA"),
            Mutant.of(
                    "abort-in-syn-sent-resets",
                    "Sends a reset when the user aborts an open that nobody has answered.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void abort(Input.Abort call) {
                            host.connection(call.id())
                                    .filter(tcb -> tcb.state == State.SYN_SENT)
                                    .ifPresent(this::resetConnection);
                            super.abort(call);
                        }
                    },
                    "RFC9293-3.10.5-ABORT-EARLY"),
            Mutant.of(
                    "close-in-syn-sent-sends-fin",
                    "Sends a FIN when the user closes an open that nobody has answered.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void leave(Input.Leave call) {
                            host.connection(call.id())
                                    .filter(tcb -> tcb.state == State.SYN_SENT)
                                    .ifPresent(tcb -> put(tcb, Flight.first(tcb.sndNxt, 0, false, true, nowNs)));
                            super.leave(call);
                        }
                    },
                    "RFC9293-3.10.4-CLOSE-SYNSENT"),
            Mutant.of(
                    "close-in-syn-sent-waits",
                    "Goes on opening after the user has closed, in order to close properly later.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void leave(Input.Leave call) {
                            if (host.connection(call.id())
                                    .filter(tcb -> tcb.state == State.SYN_SENT)
                                    .isPresent()) {
                                put(new Output.Moved(0, Bytes.EMPTY));
                            } else {
                                super.leave(call);
                            }
                        }
                    },
                    "RFC9293-3.10.4-CLOSE-SYNSENT"),
            Mutant.of(
                    "text-before-established-lost",
                    "Takes what the user sends in SYN-SENT and throws it away, for there is no connection yet.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void send(Input.Send call) {
                            if (host.connection(call.id())
                                    .filter(tcb -> tcb.state == State.SYN_SENT)
                                    .isPresent()) {
                                put(new Output.Moved(call.data().length(), Bytes.EMPTY));
                            } else {
                                super.send(call);
                            }
                        }
                    },
                    "RFC9293-3.10.2-SEND-QUEUE"),
            Mutant.of(
                    "text-before-established-stuck",
                    "Queues what the user sends in SYN-SENT and forgets to send it when the handshake is done.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void textOfSynAck(Tcb tcb, Segment segment) {
                            keepTextOfSyn(tcb, segment);
                            deliver(tcb);
                            processFin(tcb);
                            acknowledge(tcb);
                        }
                    },
                    "RFC9293-3.10.2-SEND-QUEUE"));

    private ActiveOpenMutants() {}
}

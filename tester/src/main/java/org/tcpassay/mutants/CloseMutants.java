// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Optional;
import org.tcpassay.model.Input;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.model.Transition;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Segment;

/** Mistakes with the user's CLOSE. */
final class CloseMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "close-drops-unsent-text",
                    "Throws away what waits to be sent when its user closes.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void closeSending(Tcb tcb, Transition how) {
                            int sent = tcb.sendBuffer.length() - (int) tcb.unsent();
                            tcb.sendBuffer = tcb.sendBuffer.slice(0, sent);
                            super.closeSending(tcb, how);
                        }
                    },
                    "RFC9293-3.10.4-CLOSE-ESTAB",
                    "RFC9293-3.10.4-CLOSE-CW"),
            Mutant.of(
                    "close-ignores-window",
                    "Pushes out what is left when its user closes, whatever the window.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected int sendable(Tcb tcb) {
                            int left = (int) Math.min(tcb.unsent(), effectiveMss(tcb));
                            return tcb.closeRequested ? left : super.sendable(tcb);
                        }
                    },
                    "RFC9293-3.8.6-WNDFIT"),
            Mutant.of(
                    "close-always-resets",
                    "Ends a connection whose user will not receive any more by a reset, though nothing is lost.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void leave(Input.Leave call) {
                            host.connection(call.id())
                                    .filter(tcb -> tcb.state == State.ESTABLISHED)
                                    .ifPresentOrElse(
                                            tcb -> {
                                                resetConnection(tcb);
                                                tcb.orphan = true;
                                                delete(tcb);
                                                done();
                                            },
                                            () -> super.leave(call));
                        }
                    },
                    "RFC9293-3.10.4-CLOSE-ESTAB",
                    "RFC9293-SHLD-3",
                    "RFC9293-MAY-1",
                    "RFC9293-3.10.7.4-FIN-F2"),
            Mutant.of(
                    "unread-text-closed-by-fin",
                    "Closes by a FIN although text was received that its user never read.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void leave(Input.Leave call) {
                            host.connection(call.id()).ifPresent(tcb -> tcb.received = Bytes.EMPTY);
                            super.leave(call);
                        }
                    },
                    "RFC9293-SHLD-3"),
            Mutant.of(
                    "text-without-user-acknowledged",
                    "Acknowledges text although its user has left and nobody will read it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean losesText(Tcb tcb, Segment segment) {
                            return false;
                        }
                    },
                    "RFC9293-SHLD-3",
                    "RFC9293-MAY-1"),
            Mutant.of(
                    "reset-of-lost-text-forgets-record",
                    "Sends a reset for text without a user and keeps the connection.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void processText(Tcb tcb, Segment segment) {
                            if (losesText(tcb, segment)) {
                                resetConnection(tcb);
                            } else {
                                super.processText(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-SHLD-3",
                    "RFC9293-MAY-1"),
            Mutant.of(
                    "second-close-sends-second-fin",
                    "Sends another FIN for another CLOSE.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void closeAgain(Tcb tcb) {
                            sendFin(tcb);
                        }
                    },
                    "RFC9293-3.10.4-CLOSE-TWICE"),
            Mutant.of(
                    "second-close-deletes",
                    "Deletes the connection when its user closes twice.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void closeAgain(Tcb tcb) {
                            delete(tcb);
                        }
                    },
                    "RFC9293-3.10.4-CLOSE-TWICE"),
            Mutant.of(
                    "text-sent-behind-fin",
                    "Sends text that its user hands over after CLOSE.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void send(Input.Send call) {
                            Optional<Tcb> closed = host.connection(call.id()).filter(tcb -> tcb.finSent);
                            closed.ifPresent(tcb -> tcb.closeRequested = false);
                            super.send(call);
                            closed.ifPresent(tcb -> tcb.closeRequested = true);
                        }

                        @Override
                        protected boolean isWorthSending(Tcb tcb, long waiting, long length) {
                            return tcb.finSent || super.isWorthSending(tcb, waiting, length);
                        }

                        @Override
                        protected boolean maySendText(State state) {
                            return state == State.FIN_WAIT_2 || super.maySendText(state);
                        }
                    },
                    "RFC9293-3.10.2-SEND-CLOSED"),
            Mutant.of(
                    "close-in-syn-sent-resets",
                    "Sends a reset when its user closes a connection that nobody has answered.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void closeUnanswered(Tcb tcb) {
                            resetConnection(tcb);
                            super.closeUnanswered(tcb);
                        }
                    },
                    "RFC9293-3.10.4-CLOSE-SYNSENT"),
            Mutant.of(
                    "close-in-syn-received-forgotten",
                    "Takes no notice of a CLOSE before the handshake is complete.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void closeSending(Tcb tcb, Transition how) {
                            if (how == Transition.CLOSE_HALF_OPEN) {
                                done();
                            } else {
                                super.closeSending(tcb, how);
                            }
                        }
                    },
                    "RFC9293-3.10.4-CLOSE-SYNRCVD"),
            Mutant.of(
                    "closed-listener-listens-on",
                    "Goes on answering SYNs after its user has closed the listener.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void closeListener(int id) {
                            done();
                        }
                    },
                    "RFC9293-3.10.4-CLOSE-LISTEN",
                    "RFC9293-3.10.7.1-CLOSED-SYN"),
            Mutant.of(
                    "closed-listener-takes-connections-along",
                    "Resets the connections that a listener has made when the listener is closed.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void closeListener(int id) {
                            host.connections().stream()
                                    .filter(tcb -> tcb.listener == id)
                                    .forEach(this::abandon);
                            super.closeListener(id);
                        }
                    },
                    "RFC9293-3.10.4-CLOSE-LISTEN"));

    private CloseMutants() {}
}

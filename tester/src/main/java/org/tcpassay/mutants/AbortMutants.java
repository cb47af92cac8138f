// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Optional;
import org.tcpassay.model.Input;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Segment;

/** Mistakes with the user's ABORT. */
final class AbortMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "abort-silent",
                    "Deletes an aborted connection without telling its peer.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void abort(Input.Abort call) {
                            host.connection(call.id()).ifPresent(this::delete);
                            super.abort(call);
                        }
                    },
                    "RFC9293-3.10.5-ABORT-SYNC"),
            Mutant.of(
                    "abort-after-close-silent",
                    "Sends no reset for an ABORT once its user has closed.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void abort(Input.Abort call) {
                            host.connection(call.id())
                                    .filter(tcb -> tcb.closeRequested)
                                    .ifPresent(this::delete);
                            super.abort(call);
                        }
                    },
                    "RFC9293-3.10.5-ABORT-SYNC"),
            Mutant.of(
                    "abort-closes",
                    "Treats ABORT as CLOSE.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void abort(Input.Abort call) {
                            host.connection(call.id())
                                    .filter(tcb -> tcb.state == State.ESTABLISHED || tcb.state == State.CLOSE_WAIT)
                                    .ifPresentOrElse(tcb -> close(new Input.Close(call.id())), () -> super.abort(call));
                        }
                    },
                    "RFC9293-3.10.5-ABORT-SYNC"),
            Mutant.of(
                    "abort-resets-from-snd-una",
                    "Sends the reset of an ABORT from SND.UNA, below what is in flight.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void abort(Input.Abort call) {
                            host.connection(call.id()).ifPresent(tcb -> tcb.sndNxt = tcb.sndUna);
                            super.abort(call);
                        }
                    },
                    "RFC9293-3.10.5-ABORT-SYNC"),
            Mutant.of(
                    "abort-keeps-record",
                    "Sends the reset of an ABORT and keeps the connection, its queue and its timers.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void abort(Input.Abort call) {
                            Optional<Tcb> connection =
                                    host.connection(call.id()).filter(this::isSynchronized);
                            connection
                                    .filter(tcb -> !tcb.finReceived)
                                    .ifPresentOrElse(
                                            tcb -> {
                                                resetConnection(tcb);
                                                tcb.orphan = true;
                                                done();
                                            },
                                            () -> super.abort(call));
                        }
                    },
                    "RFC9293-3.10.5-ABORT-SYNC"),
            Mutant.of(
                    "abort-sends-what-waits",
                    "Sends what waits for the window before the reset of an ABORT.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void abort(Input.Abort call) {
                            host.connection(call.id())
                                    .filter(tcb -> tcb.unsent() > 0)
                                    .ifPresent(tcb -> {
                                        sendText(tcb, (int) Math.min(tcb.unsent(), effectiveMss(tcb)));
                                    });
                            super.abort(call);
                        }
                    },
                    "RFC9293-3.10.5-ABORT-SYNC",
                    "RFC9293-3.8.6-WNDFIT"),
            Mutant.of(
                    "abort-in-syn-received-silent",
                    "Deletes a connection without a reset when its user aborts in SYN-RECEIVED.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void abort(Input.Abort call) {
                            host.connection(call.id())
                                    .filter(tcb -> tcb.state == State.SYN_RECEIVED)
                                    .ifPresent(this::delete);
                            super.abort(call);
                        }
                    },
                    "RFC9293-3.10.5-ABORT-SYNC"),
            Mutant.of(
                    "abort-in-syn-sent-forgotten",
                    "Takes no notice of an ABORT in SYN-SENT.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void abort(Input.Abort call) {
                            host.connection(call.id())
                                    .filter(tcb -> tcb.state == State.SYN_SENT)
                                    .ifPresentOrElse(tcb -> done(), () -> super.abort(call));
                        }
                    },
                    "RFC9293-3.10.5-ABORT-EARLY"),
            Mutant.of(
                    "abort-after-both-fins-resets",
                    "Sends a reset for an ABORT although both FINs were sent.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void abort(Input.Abort call) {
                            host.connection(call.id())
                                    .filter(tcb -> tcb.finSent && tcb.finReceived)
                                    .ifPresent(this::resetConnection);
                            super.abort(call);
                        }
                    },
                    "RFC9293-3.10.5-ABORT-LATE"),
            Mutant.of(
                    "abort-in-time-wait-forgotten",
                    "Takes no notice of an ABORT in TIME-WAIT.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void abort(Input.Abort call) {
                            host.connection(call.id())
                                    .filter(tcb -> tcb.state == State.TIME_WAIT)
                                    .ifPresentOrElse(tcb -> done(), () -> super.abort(call));
                        }
                    },
                    "RFC9293-3.10.5-ABORT-LATE"),
            Mutant.of(
                    "aborted-ends-blocked",
                    "Lets no new connection take the place of an aborted one.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void abort(Input.Abort call) {
                            Optional<Tcb> aborted =
                                    host.connection(call.id()).filter(tcb -> tcb.state == State.ESTABLISHED);
                            super.abort(call);
                            aborted.ifPresent(tcb -> {
                                tcb.state = State.TIME_WAIT;
                                startTimeWait(tcb);
                                host.add(tcb);
                            });
                        }

                        @Override
                        protected boolean reopens(Tcb tcb, Segment segment) {
                            return !tcb.orphan && super.reopens(tcb, segment);
                        }
                    },
                    "RFC9293-3.5.2-TWAFTERRST",
                    "RFC9293-3.10.5-ABORT-SYNC"));

    private AbortMutants() {}
}

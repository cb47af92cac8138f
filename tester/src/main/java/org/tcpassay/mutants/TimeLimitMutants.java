// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.time.Duration;
import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Signal;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;

/** Mistakes with how long a connection may last without an answer. */
final class TimeLimitMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "sends-again-for-ever",
                    "Never gives up a peer that is silent.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean givesUp(Tcb tcb) {
                            return false;
                        }
                    },
                    "RFC9293-MUST-20",
                    "RFC9293-MUST-21",
                    "RFC9293-3.10.8-USER",
                    "RFC9293-3.9.1.1-TIMEOUT"),
            Mutant.of(
                    "user-timeout-not-settable",
                    "Gives up after its own time whatever the user has set.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean givesUp(Tcb tcb) {
                            var options = tcb.options;
                            tcb.options = options.withUserTimeout(java.util.Optional.empty());
                            boolean over = super.givesUp(tcb);
                            tcb.options = options;
                            return over;
                        }
                    },
                    "RFC9293-MUST-21",
                    "RFC9293-3.9.1.1-TIMEOUT",
                    "RFC5482-3.1-1"),
            Mutant.of(
                    "gives-up-after-half-a-minute",
                    "Gives up a peer that was silent for half a minute.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean givesUp(Tcb tcb) {
                            long patience = Duration.ofSeconds(30).toNanos();
                            return super.givesUp(tcb)
                                    || tcb.options.userTimeout().isEmpty()
                                            && tcb.state != State.SYN_SENT
                                            && nowNs - tcb.unansweredSinceNs >= patience;
                        }
                    },
                    "RFC9293-SHLD-11"),
            Mutant.of(
                    "opens-for-half-a-minute",
                    "Gives up to open after half a minute.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean givesUp(Tcb tcb) {
                            long patience = Duration.ofSeconds(30).toNanos();
                            return super.givesUp(tcb)
                                    || tcb.state == State.SYN_SENT && nowNs - tcb.unansweredSinceNs >= patience;
                        }
                    },
                    "RFC9293-MUST-23"),
            Mutant.of(
                    "user-timeout-not-told",
                    "Gives up and does not tell the user, who waits on.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void tell(Tcb tcb, Signal signal) {
                            if (signal != Signal.USER_TIMEOUT) {
                                super.tell(tcb, signal);
                            }
                        }
                    },
                    "RFC9293-3.10.8-USER",
                    "RFC9293-MUST-22"),
            Mutant.of(
                    "half-open-for-a-minute",
                    "Sends a SYN,ACK again for a minute and then forgets the connection.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean givesUp(Tcb tcb) {
                            long patience = Duration.ofMinutes(1).toNanos();
                            return super.givesUp(tcb)
                                    || tcb.state == State.SYN_RECEIVED && nowNs - tcb.unansweredSinceNs >= patience;
                        }
                    },
                    "RFC9293-MUST-23"));

    private TimeLimitMutants() {}
}

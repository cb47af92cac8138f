// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Input;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.SeqNum;

/** Mistakes with errors that ICMP reports (RFC 9293 §3.9.2.2, RFC 5927, RFC 1191). */
final class IcmpMutants {

    private static final String MISSING = "a probe that sends ICMP";

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "soft-error-aborts",
                    "Ends a connection because of a soft error.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void unreachable(Input.Unreachable message) {
                            boolean soft = !message.hard() && message.mtu().isEmpty();
                            super.unreachable(
                                    soft
                                            ? new Input.Unreachable(message.ends(), message.seq(), true, message.mtu())
                                            : message);
                        }

                        @Override
                        protected boolean endsConnection(Tcb tcb) {
                            return true;
                        }
                    },
                    "RFC9293-MUST-56*"),
            Mutant.of(
                            "hard-error-ignored-while-opening",
                            "Goes on to open although the host says that nobody listens.",
                            settings -> new Rfc9293(settings) {
                                @Override
                                protected boolean endsConnection(Tcb tcb) {
                                    return isSynchronized(tcb) && super.endsConnection(tcb);
                                }
                            },
                            "RFC1122-4.2.3.9-1",
                            "RFC9293-SHLD-26")
                    .awaiting(MISSING),
            Mutant.of(
                            "error-of-any-number-heeded",
                            "Believes an error whatever sequence number it quotes.",
                            settings -> new Rfc9293(settings) {
                                @Override
                                protected boolean quotes(Tcb tcb, SeqNum seq) {
                                    return true;
                                }
                            },
                            "RFC5927-4.1-1",
                            "RFC5927-7.2-1")
                    .awaiting(MISSING),
            Mutant.of(
                            "error-at-right-end-heeded",
                            "Believes an error that quotes SND.NXT, which was never sent.",
                            settings -> new Rfc9293(settings) {
                                @Override
                                protected boolean quotes(Tcb tcb, SeqNum seq) {
                                    return super.quotes(tcb, seq) || seq.equals(tcb.sndNxt);
                                }
                            },
                            "RFC5927-4.1-1")
                    .awaiting(MISSING),
            Mutant.of(
                            "errors-not-matched",
                            "Tells no connection of any error.",
                            settings -> new Rfc9293(settings) {
                                @Override
                                protected void unreachable(Input.Unreachable message) {
                                    // as a firewall would have it
                                }
                            },
                            "RFC9293-MUST-54",
                            "RFC9293-MUST-47",
                            "RFC9293-SHLD-25",
                            "RFC1122-4.2.3.9-1",
                            "RFC9293-3.7.2-PMTUD",
                            "RFC7323-5.7-1")
                    .awaiting(MISSING),
            Mutant.of(
                            "path-only-widens",
                            "Keeps the size of its segments when the path is narrower.",
                            settings -> new Rfc9293(settings) {
                                @Override
                                protected void narrowPath(Tcb tcb, FourTuple ends, int mtu) {
                                    // the path will see reason
                                }
                            },
                            "RFC9293-3.7.2-PMTUD",
                            "RFC7323-5.7-1")
                    .awaiting(MISSING),
            Mutant.of(
                            "path-of-any-width-believed",
                            "Believes any next-hop MTU, down to a byte a segment.",
                            settings -> new Rfc9293(settings) {
                                @Override
                                protected void narrowPath(Tcb tcb, FourTuple ends, int mtu) {
                                    super.narrowPath(tcb, ends, mtu);
                                    tcb.sndMss = Math.max(1, Math.min(tcb.sndMss, mtu - 40));
                                }
                            },
                            "RFC1191-3-1")
                    .awaiting(MISSING),
            Mutant.of(
                            "path-widened-by-error",
                            "Lets Fragmentation Needed with a large MTU raise the size of segments.",
                            settings -> new Rfc9293(settings) {
                                @Override
                                protected void narrowPath(Tcb tcb, FourTuple ends, int mtu) {
                                    super.narrowPath(tcb, ends, mtu);
                                    tcb.sndMss = Math.min(tcb.rcvMss, Math.max(tcb.sndMss, mtu - 40));
                                }
                            },
                            "RFC1191-3-2")
                    .awaiting(MISSING));

    private IcmpMutants() {}
}

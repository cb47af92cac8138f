// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Set;
import org.tcpassay.model.Input;
import org.tcpassay.model.Refusal;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Signal;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.SeqNum;

/** Mistakes with errors that ICMP reports (RFC 9293 §3.9.2.2, RFC 5927). */
final class IcmpMutants {

    static final List<Mutant> ALL = List.of(
            aborting(
                    "unreachable-aborts",
                    "Ends a connection when a network or a host cannot be reached for a moment.",
                    Set.of(IcmpError.NETWORK_UNREACHABLE, IcmpError.HOST_UNREACHABLE, IcmpError.SOURCE_ROUTE_FAILED),
                    "RFC9293-MUST-56",
                    "RFC9293-MUST-56-V6"),
            aborting(
                    "time-exceeded-aborts",
                    "Ends a connection because a packet of it went in circles.",
                    Set.of(IcmpError.TIME_EXCEEDED, IcmpError.REASSEMBLY_TIME_EXCEEDED),
                    "RFC9293-MUST-56-TIMX",
                    "RFC9293-MUST-56-V6"),
            aborting(
                    "parameter-problem-aborts",
                    "Ends a connection because somebody did not understand an IP header of it.",
                    Set.of(
                            IcmpError.PARAMETER_PROBLEM,
                            IcmpError.OPTION_UNKNOWN,
                            IcmpError.PROTOCOL_UNREACHABLE), // hard for IPv4, so that it does not get here
                    "RFC9293-MUST-56-PARM",
                    "RFC9293-MUST-56-V6"),
            Mutant.of(
                    "soft-error-kept-quiet",
                    "Tells no user of a soft error.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void softError(Tcb tcb, IcmpError error) {
                            // the next time-out will tell
                        }
                    },
                    "RFC9293-SHLD-25",
                    "RFC9293-MUST-47",
                    "RFC9293-MUST-54",
                    "RFC5461-4.1-1"),
            Mutant.of(
                    "soft-error-fails-calls",
                    "Remembers a soft error as the end of a connection, though it goes on.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void softError(Tcb tcb, IcmpError error) {
                            super.softError(tcb, error);
                            fail(tcb, Signal.UNREACHABLE, Refusal.CONNECTION_RESET);
                        }
                    },
                    "RFC9293-SHLD-25",
                    "RFC9293-MUST-47"),
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
                    "RFC9293-SHLD-26"),
            Mutant.of(
                    "hard-error-ends-synchronized",
                    "Claims RFC 5927 and lets a hard error end a connection that is synchronized.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean endsConnection(Tcb tcb) {
                            return true;
                        }
                    },
                    "RFC5927-5.2-1"),
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
                    "RFC5927-7.2-1"),
            Mutant.of(
                    "error-about-acknowledged-heeded",
                    "Believes an error about what has arrived long ago.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean quotes(Tcb tcb, SeqNum seq) {
                            return seq.isBefore(tcb.sndNxt);
                        }
                    },
                    "RFC5927-4.1-1",
                    "RFC5927-7.2-1"),
            Mutant.of(
                    "error-at-right-end-heeded",
                    "Believes an error that quotes SND.NXT, which was never sent.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean quotes(Tcb tcb, SeqNum seq) {
                            return super.quotes(tcb, seq) || seq.equals(tcb.sndNxt);
                        }
                    },
                    "RFC5927-4.1-1"),
            Mutant.of(
                    "errors-not-matched",
                    "Tells no connection of any error.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void complaint(Input.Complaint message) {
                            // as a firewall would have it
                        }
                    },
                    "RFC9293-MUST-54",
                    "RFC9293-MUST-47",
                    "RFC9293-SHLD-25",
                    "RFC1122-4.2.3.9-1",
                    "RFC9293-3.7.2-PMTUD",
                    "RFC7323-5.7-1"),
            Mutant.of(
                    "errors-touch-every-connection",
                    "Lets an error about one connection touch every other to the same host.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void complaint(Input.Complaint message) {
                            for (Tcb tcb : host.connections()) {
                                if (tcb.state != State.CLOSED) {
                                    super.complaint(
                                            new Input.Complaint(tcb.ends, tcb.sndUna, message.error(), message.mtu()));
                                }
                            }
                        }
                    },
                    "RFC9293-MUST-54"),
            Mutant.of(
                    "source-quench-heeded",
                    "Slows down when a router asks it to.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void quench(Tcb tcb) {
                            tcb.cwnd = tcb.sndMss;
                        }
                    },
                    "RFC9293-MUST-55",
                    "RFC6633-3-2"),
            Mutant.around(
                    "source-quench-sent",
                    "Asks the peer to slow down when it has no room left.",
                    Quenching::new,
                    "RFC6633-3-1"),
            Mutant.of(
                    "source-quench-told",
                    "Tells the user that a router asked it to slow down.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void quench(Tcb tcb) {
                            tell(tcb, Signal.UNREACHABLE);
                        }
                    },
                    "RFC9293-MUST-55",
                    "RFC6633-3-2"));

    private IcmpMutants() {}

    private static Mutant aborting(String name, String mistake, Set<IcmpError> errors, String... rules) {
        return Mutant.of(
                name,
                mistake,
                settings -> new Rfc9293(settings) {
                    @Override
                    protected void softError(Tcb tcb, IcmpError error) {
                        super.softError(tcb, error);
                        if (errors.contains(error)) {
                            fail(tcb, Signal.CONNECTION_RESET, Refusal.CONNECTION_RESET);
                        }
                    }
                },
                rules);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Optional;
import org.tcpassay.model.Listener;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** Mistakes of a listener that has more SYNs than room (RFC 4987), with cookies and before them. */
final class SynCookieMutants {

    private static final int QUARTER = 4;

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "cookie-not-checked",
                    "Takes any number for a cookie of its own: it trusts the secrecy of the MSS in it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Optional<Integer> sizeOf(FourTuple ends, SeqNum irs, SeqNum number) {
                            return Optional.of((int) (number.toLong() >> 24 & 0x7));
                        }
                    },
                    "RFC4987-3.6-2",
                    "RFC9293-3.10.7.2-LISTEN-*"),
            Mutant.of(
                    "cookie-for-anybody",
                    "Makes cookies without the ends in them, so that one is good for every port.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected SeqNum cookie(FourTuple ends, SeqNum irs, long period, int size) {
                            var target = new FourTuple(ends.target(), ends.target());
                            return super.cookie(target, irs, period, size);
                        }
                    },
                    "RFC4987-3.6-2"),
            Mutant.of(
                    "cookie-without-number",
                    "Makes cookies without the number of the SYN in them.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected SeqNum cookie(FourTuple ends, SeqNum irs, long period, int size) {
                            return super.cookie(ends, SeqNum.of(0), period, size);
                        }
                    },
                    "RFC4987-3.6-2"),
            Mutant.of(
                    "cookie-never-old",
                    "Makes cookies without a clock in them, so that they are good for ever.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected SeqNum cookie(FourTuple ends, SeqNum irs, long period, int size) {
                            return super.cookie(ends, irs, 0, size);
                        }
                    },
                    "RFC4987-3.6-2"),
            Mutant.of(
                    "cookie-on-record",
                    "Keeps a record of what it has sent a cookie for, and sends it again.",
                    settings -> new Rfc9293(settings) {
                        private boolean cookie;

                        @Override
                        protected void sendCookie(Listener listener, FourTuple ends, Segment syn, int size) {
                            cookie = true;
                            super.sendCookie(listener, ends, syn, size);
                            cookie = false;
                        }

                        @Override
                        protected void sendSyn(Tcb tcb) {
                            if (cookie) {
                                host.add(tcb);
                            }
                            super.sendSyn(tcb);
                        }
                    },
                    "RFC4987-3.6-1",
                    "RFC4987-3.6-5",
                    "RFC4987-3.7-1"),
            Mutant.of(
                    "cookie-size-rounded-up",
                    "Rounds the MSS up to one that its cookies can say.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected Optional<Integer> sizeIndex(Segment syn, FourTuple ends) {
                            return super.sizeIndex(syn, ends).map(index -> Math.min(index + 1, 7));
                        }
                    },
                    "RFC4987-3.6-3",
                    "RFC9293-MUST-16"),
            Mutant.of(
                    "cookie-promises-options",
                    "Takes up options in a SYN,ACK that it cannot remember.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean echoTells(boolean stamps) {
                            return true;
                        }
                    },
                    "RFC4987-3.6-4"),
            Mutant.of(
                    "cookie-forgets-options",
                    "Never reads in the echo what its cookies have promised there.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean answersSack(Segment syn) {
                            return super.answersSack(syn) && !isRebuilt(syn);
                        }

                        /** A SYN that was rebuilt from a cookie still has the echo, which no first SYN has. */
                        private boolean isRebuilt(Segment syn) {
                            return syn.option(TcpOption.Timestamps.class)
                                    .filter(stamps -> stamps.echoReply() != 0)
                                    .isPresent();
                        }
                    },
                    "RFC4987-3.6-4"),
            Mutant.of(
                    "cookie-acknowledges-text",
                    "Acknowledges the text of a SYN under overload, and keeps none of it.",
                    settings -> new Rfc9293(settings) {
                        private int text;

                        @Override
                        protected void sendCookie(Listener listener, FourTuple ends, Segment syn, int size) {
                            text = syn.payload().length();
                            super.sendCookie(listener, ends, syn, size);
                            text = 0;
                        }

                        @Override
                        protected void sendSyn(Tcb tcb) {
                            tcb.rcvNxt = tcb.rcvNxt.plus(text);
                            super.sendSyn(tcb);
                        }
                    },
                    "RFC4987-3.5-1"),
            Mutant.of(
                    "cookies-always",
                    "Sends cookies to everybody, however much room there is.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean hasRoom(Listener listener) {
                            return false;
                        }
                    },
                    "RFC4987-3.7-1"),
            Mutant.of(
                    "full-backlog-deaf",
                    "Drops SYNs for which there is no room.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void overflow(Listener listener, FourTuple ends, Segment syn) {}
                    },
                    "RFC4987-3.4-1",
                    "RFC4987-3.6-*"),
            Mutant.of(
                    "quarter-of-backlog-half-open",
                    "Leaves half-open connections a quarter of the backlog, and drops what comes beyond it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean hasRoom(Listener listener) {
                            long halfOpen = host.connections().stream()
                                    .filter(tcb -> tcb.listener == listener.id() && tcb.state == State.SYN_RECEIVED)
                                    .count();
                            return QUARTER * halfOpen < listener.backlog();
                        }

                        @Override
                        protected void overflow(Listener listener, FourTuple ends, Segment syn) {}
                    },
                    "RFC4987-3.4-1"),
            Mutant.of(
                    "half-open-never-reaped",
                    "Repeats a SYN,ACK for ever.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean givesUp(Tcb tcb) {
                            return tcb.state != State.SYN_RECEIVED && super.givesUp(tcb);
                        }
                    },
                    "RFC4987-3.3-1"));

    private SynCookieMutants() {}
}
